"""What was worked out of a case: solids, volumes and DVHs, as they arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.core.dvh.curve import DvhSource, ResultKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.sections.solid_cut import SolidCut
    from dosiscope.core.solids.solid import Solid


class Results(QObject):
    """The part of a review that is filled by whoever measures.

    What is of a dose is kept by ROI, dose and source: going to another dose and back
    loses nothing.
    """

    solids_changed = Signal()  # solids or volumes arrived
    cuts_changed = Signal()  # how planes cut solids arrived, or holds no more
    dvhs_changed = Signal()  # computed or stored DVHs arrived
    reasons_changed = Signal()  # an ROI has no solid or no DVH, or has one after all

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reset()

    def reset(self) -> None:
        """Begin anew, without a dose."""
        self._dose: Dose | None = None
        self._stored: tuple[Dvh, ...] = ()
        self._has_stored = True
        self.forget_computed()

    def take(self, dose: Dose | None, *, has_stored: bool = True) -> None:
        """Take which dose is shown, and whether stored DVHs may stand beside it."""
        self._dose, self._has_stored = dose, has_stored

    def forget_computed(self) -> None:
        """Drop what was computed, and is to be computed anew."""
        self._cuts: dict[int, SolidCut] = {}
        self._solids: dict[int, Solid] = {}
        self._volumes: dict[int, float] = {}
        self._no_solid: dict[int, str] = {}
        self._forget_dvhs()

    def _forget_dvhs(self) -> None:
        self._dvhs: dict[ResultKey, Dvh] = {}
        self._no_dvh: dict[ResultKey, str] = {}

    def share(self, other: Results) -> None:
        """Have what another review of the same case has, now and later."""
        self._cuts, self._solids = other._cuts, other._solids
        self._volumes, self._no_solid = other._volumes, other._no_solid
        self._dvhs, self._no_dvh = other._dvhs, other._no_dvh
        self._stored = other._stored

    @property
    def _dose_uid(self) -> str:
        return self._dose.key if self._dose is not None else ""

    def _key(self, number: int, dose_uid: str = "") -> ResultKey:
        """Return the key of what is computed; in the shown dose, unless told."""
        return ResultKey(number, dose_uid or self._dose_uid, DvhSource.COMPUTED)

    @property
    def reasons(self) -> Mapping[int, str]:
        """Why ROIs have no solid, or no DVH in the shown dose, by ROI Number."""
        return self._reasons(self._dose_uid)

    def reasons_of(self, dose: Dose) -> Mapping[int, str]:
        """Return why ROIs have no solid, or no DVH in this dose, by ROI Number."""
        return self._reasons(dose.key)

    def _reasons(self, uid: str) -> dict[int, str]:
        return self._no_solid | {
            key.roi_number: reason
            for key, reason in self._no_dvh.items()
            if key.dose_uid == uid
        }

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
        had_cut = self._cuts.pop(number, None) is not None
        self._volumes[number] = volume_cc
        self.solids_changed.emit()
        had_reason = number in self.reasons
        self._no_solid.pop(number, None)
        # what another solid of it had not, this one may have
        self._no_dvh = {k: v for k, v in self._no_dvh.items() if k.roi_number != number}
        if had_reason:
            self.reasons_changed.emit()
        if had_cut:
            self.cuts_changed.emit()

    def add_no_solid(self, number: int, reason: str) -> None:
        """Take why an ROI has no solid, and so neither volume nor DVH."""
        self._cuts.pop(number, None)
        self._solids.pop(number, None)  # one that was made in another way
        self._volumes.pop(number, None)
        self._no_solid[number] = reason
        self.reasons_changed.emit()

    def cut(self, number: int) -> SolidCut | None:
        """How planes cut the solid of an ROI; None where that is not known."""
        return self._cuts.get(number)

    @property
    def uncut(self) -> dict[int, Solid]:
        """The solids of which it is not known how planes cut them, by ROI Number."""
        return {n: solid for n, solid in self._solids.items() if n not in self._cuts}

    def add_cut(self, number: int, solid: Solid, cut: SolidCut) -> None:
        """Take how planes cut a solid, unless the ROI has another one by now."""
        if self._solids.get(number) is solid:
            self._cuts[number] = cut
            self.cuts_changed.emit()

    # --- DVHs --------------------------------------------------------------------

    @property
    def dvhs(self) -> Mapping[int, Dvh]:
        """DVHs computed here for the shown dose, by ROI Number."""
        return self._dvhs_in(self._dose_uid)

    def dvhs_of(self, dose: Dose) -> Mapping[int, Dvh]:
        """Return DVHs computed here for this dose, shown or not, by ROI Number."""
        return self._dvhs_in(dose.key)

    def _dvhs_in(self, uid: str) -> dict[int, Dvh]:
        return {
            key.roi_number: dvh
            for key, dvh in self._dvhs.items()
            if key.dose_uid == uid
        }

    def add_dvh(self, number: int, dvh: Dvh) -> None:
        """Take a computed DVH; one that names no dose is of the shown one."""
        self._dvhs[self._key(number, dvh.dose_uid)] = dvh
        self.dvhs_changed.emit()

    def add_no_dvh(self, number: int, reason: str, dose_uid: str = "") -> None:
        """Take why an ROI that has a solid has no DVH; in the shown dose, unless told.

        ``dose_uid`` is the key of another dose.
        """
        self._no_dvh[self._key(number, dose_uid)] = reason
        self.reasons_changed.emit()

    def forget_doses(self, keys: Iterable[str]) -> None:
        """Drop what was computed in doses that were read anew, or are gone."""
        for key in keys:
            for known in (self._dvhs, self._no_dvh):
                for one in [one for one in known if one.dose_uid == key]:
                    del known[one]

    def forget_dvhs(self) -> None:
        """Drop the computed DVHs: they are to be made in another way."""
        self._forget_dvhs()
        self.dvhs_changed.emit()
        self.reasons_changed.emit()

    @property
    def stored_dvhs(self) -> tuple[Dvh, ...]:
        """DVHs stored in the RT Dose, as they are shown.

        There are none of a dose that was made, nor of that of a rival plan.
        """
        return self._stored if self._has_stored else ()

    def set_stored_dvhs(self, dvhs: tuple[Dvh, ...]) -> None:
        """Take the DVHs stored in the file."""
        self._stored = dvhs
        self.dvhs_changed.emit()
