"""What was worked out of a case: solids, volumes and DVHs, as they arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dosiscope.viewer.appearance import Appearance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.solids.solid import Solid


class Results(Appearance):
    """The part of the review that is filled by whoever measures."""

    solids_changed = Signal()  # solids or volumes arrived
    dvhs_changed = Signal()  # computed or stored DVHs arrived
    reasons_changed = Signal()  # an ROI has no solid or no DVH, or has one after all

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._forget_results()

    def _forget_results(self) -> None:
        self._forget_computed()
        self._stored: tuple[Dvh, ...] = ()

    def _forget_computed(self) -> None:
        self._solids: dict[int, Solid] = {}
        self._volumes: dict[int, float] = {}
        self._dvhs: dict[int, Dvh] = {}
        self._reasons: dict[int, str] = {}

    @property
    def reasons(self) -> Mapping[int, str]:
        """Why ROIs have no solid, or no DVH in the shown dose, by ROI Number."""
        return self._reasons

    # --- solids ------------------------------------------------------------------

    @property
    def solids(self) -> Mapping[int, Solid]:
        """The solids computed so far, by ROI Number."""
        return self._solids

    @property
    def volumes(self) -> Mapping[int, float]:
        """Volumes computed so far, cc, by ROI Number."""
        return self._volumes

    def add_solid(self, number: int, solid: Solid, volume_cc: float) -> None:
        """Take a computed solid."""
        self._solids[number] = solid
        self._volumes[number] = volume_cc
        self.solids_changed.emit()
        if self._reasons.pop(number, ""):
            self.reasons_changed.emit()

    def add_no_solid(self, number: int, reason: str) -> None:
        """Take why an ROI has no solid, and so neither volume nor DVH."""
        self._solids.pop(number, None)  # one that was made in another way
        self._volumes.pop(number, None)
        self._add_reason(number, reason)

    def _add_reason(self, number: int, reason: str) -> None:
        self._reasons[number] = reason
        self.reasons_changed.emit()

    # --- DVHs --------------------------------------------------------------------

    @property
    def dvhs(self) -> Mapping[int, Dvh]:
        """DVHs computed here for the shown dose, by ROI Number."""
        return self._dvhs

    def add_dvh(self, number: int, dvh: Dvh) -> None:
        """Take a computed DVH."""
        self._dvhs[number] = dvh
        self.dvhs_changed.emit()

    def add_no_dvh(self, number: int, reason: str) -> None:
        """Take why an ROI that has a solid has no DVH in the shown dose."""
        self._add_reason(number, reason)

    def _forget_dvhs(self) -> None:
        self._dvhs = {}
        # without a solid there is none in any dose
        self._reasons = {
            n: why for n, why in self._reasons.items() if n not in self._solids
        }

    def forget_dvhs(self) -> None:
        """Drop the computed DVHs: they are to be made in another way."""
        self._forget_dvhs()
        self.dvhs_changed.emit()
        self.reasons_changed.emit()

    @property
    def stored_dvhs(self) -> tuple[Dvh, ...]:
        """DVHs stored in the RT Dose, as they are shown."""
        return self._stored

    def set_stored_dvhs(self, dvhs: tuple[Dvh, ...]) -> None:
        """Take the DVHs stored in the file."""
        self._stored = dvhs
        self.dvhs_changed.emit()
