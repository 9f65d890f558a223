"""What a gamma is asked with, as it is typed: differences, threshold, what is 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dosiscope.core.gamma.criteria import (
    MM,
    PERCENT,
    THRESHOLD_PERCENT,
    GammaCriteria,
)
from dosiscope.core.language import tr
from dosiscope.core.text import dose_text
from dosiscope.resources.theme import GRID
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.chips import Chips
from dosiscope.viewer.widgets.number_field import NumberField, Refusal
from dosiscope.viewer.widgets.side_by_side import side_by_side
from dosiscope.viewer.widgets.text import Line

if TYPE_CHECKING:
    from dosiscope.core.isodose import Reference

_WIDE: Final = 52  # px of a field
_GLOBAL, _LOCAL = range(2)
_MAXIMUM, _NAMED = range(2)


class GammaForm(QWidget):
    """Criteria, which of the doses is the reference, and the button that computes.

    Attributes
    ----------
    requested
        The user wants gamma computed as it is asked here.
    exchanged
        The user wants the other dose as the reference.
    """

    requested = Signal()
    exchanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        usual = GammaCriteria()
        self.percent = NumberField(*PERCENT, 2, 0, _WIDE)
        self.percent.setToolTip(tr("The difference of dose that counts as 1"))
        self.percent.setAccessibleName(tr("Difference of dose that counts as 1, %"))
        self.mm = NumberField(*MM, 2, 0, _WIDE)
        self.mm.setToolTip(tr("The distance that counts as 1, mm"))
        self.mm.setAccessibleName(tr("Distance that counts as 1, mm"))
        self.threshold = NumberField(*THRESHOLD_PERCENT, 2, 0, _WIDE)
        self.threshold.setToolTip(
            tr("Where the reference dose is below so many % there are no points")
        )
        self.threshold.setAccessibleName(tr("Threshold, %"))
        for field, value in (
            (self.percent, usual.percent),
            (self.mm, usual.mm),
            (self.threshold, usual.threshold_percent),
        ):
            field.show_value(value)
        self.kind = Chips(
            (tr("Global"), tr("Local")),
            (
                tr("The difference of dose is in % of one dose everywhere"),
                tr(
                    "The difference of dose is in % of the reference dose at each point"
                ),
            ),
        )
        self.whole = Chips((tr("Maximum"), "100 %"), ("", ""))
        self.kind.choose(_GLOBAL)
        self.whole.choose(_MAXIMUM)
        self._is_local, self._is_named = False, False
        self._named: Reference | None = None
        self.kind.chosen.connect(self._take_kind)
        self.whole.chosen.connect(self._take_whole)
        self.refusal = Refusal()
        for field in (self.percent, self.mm, self.threshold):
            self.refusal.watch(field)
        self.roles = Line(role="secondary")
        self.exchange = quiet_button(
            "arrow-left-right", tr("Exchange reference and evaluated")
        )
        self.exchange.clicked.connect(self.exchanged)
        self.compute = QPushButton(tr("Compute"))
        self.compute.setProperty("primary", True)
        self.compute.clicked.connect(self.requested)
        self._arrange()
        self.show_named(None, "Gy")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(
            side_by_side(
                self.percent,
                Line("%", role="secondary"),
                self.mm,
                Line("mm", role="secondary"),
                None,
                self.kind,
            )
        )
        column.addLayout(
            side_by_side(
                Line(tr("Threshold"), role="secondary"),
                self.threshold,
                Line(tr("% of"), role="secondary"),
                None,
                self.whole,
            )
        )
        column.addWidget(self.refusal)
        column.addLayout(side_by_side(self.roles, self.exchange, None, self.compute))

    # --- what is asked ---------------------------------------------------------------

    @property
    def criteria(self) -> GammaCriteria:
        """The criteria that are typed."""
        return GammaCriteria(
            self.percent.value(),
            self.mm.value(),
            is_local=self._is_local,
            threshold_percent=self.threshold.value(),
            normalisation=self._named if self._is_named else None,
        )

    def show_named(self, named: Reference | None, unit: str) -> None:
        """Offer the reference dose of the Dose panel as what is 100 %."""
        self._named = named
        self.whole.button(_MAXIMUM).setToolTip(
            tr("100 % is the maximum of the reference of gamma")
        )
        button = self.whole.button(_NAMED)
        button.setEnabled(named is not None)
        if named is None:
            self._is_named = False
            self.whole.choose(_MAXIMUM)
            button.setText(tr("Reference dose"))
            button.setToolTip(tr("No reference dose is named in the Dose panel"))
        else:
            button.setText(dose_text(named.gray, unit))
            button.setToolTip(
                tr("100 % is the reference dose: {source}", source=named.source)
            )

    def show_roles(self, reference: str, evaluated: str) -> None:
        """Show which dose is the reference, and which is evaluated."""
        self.roles.setText(
            tr(
                "Reference {reference}, evaluated {evaluated}",
                reference=reference,
                evaluated=evaluated,
            )
        )

    def _take_kind(self, n: int) -> None:
        self._is_local = n == _LOCAL

    def _take_whole(self, n: int) -> None:
        self._is_named = n == _NAMED
