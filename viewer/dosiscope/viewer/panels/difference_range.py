"""Where the colours of a difference end, as a dose or in % of the reference dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.shown_doses import A_MINUS_B
from dosiscope.viewer.widgets.number_field import NumberField, Refusal
from dosiscope.viewer.widgets.text import Line

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review

_LIMITS = (0.01, 1e4)  # Gy or %


class DifferenceRange(QWidget):
    """A field and its unit, in sight while the colours are those of a difference."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self.end = NumberField(*_LIMITS, 3, 0)
        self.end.setToolTip(
            tr(
                "The difference at which the colours of {difference} end, on both "
                "sides",
                difference=A_MINUS_B,
            )
        )
        self.end.setAccessibleName(tr("End of the colours of the difference"))
        self.unit = QPushButton()
        self.unit.setProperty("quiet", True)
        self.unit.setProperty("unit", True)
        self.unit.setAccessibleName(tr("Unit of differences"))
        self.refusal = Refusal()
        self.refusal.watch(self.end)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(
            Line(
                tr("Colours end at ±"),
                role="secondary",
            )
        )
        row.addWidget(self.end)
        row.addWidget(self.unit)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.refusal)
        self.end.edited.connect(self._take)
        self.unit.clicked.connect(self._change_unit)
        for changed in (
            review.dose_changed,
            review.comparison.shown_changed,
            review.look.levels_changed,  # and with them the reference
        ):
            changed.connect(self._show)
        self._show()

    @property
    def _per_percent(self) -> float | None:
        """The dose of 1 % where differences are told in %; None where they are not."""
        reference = self._review.look.reference
        if reference is None or not self._review.comparison.is_in_percent:
            return None
        return reference.gray / 100

    def _show(self) -> None:
        comparison, dose = self._review.comparison, self._review.dose
        is_shown = comparison.other is not None and comparison.wash is Wash.DIFFERENCE
        self.setVisible(is_shown)
        if not is_shown or dose is None:
            return
        per_percent = self._per_percent
        self.end.show_value(comparison.difference_end / (per_percent or 1.0))
        self.unit.setText(dose.unit_text if per_percent is None else "%")
        has_reference = self._review.look.reference is not None
        self.unit.setEnabled(has_reference)
        self.unit.setToolTip(
            tr("Tell differences as doses, or in % of the reference dose")
            if has_reference
            else tr("In % only where a reference dose is named in the Dose panel")
        )

    def _take(self, value: float) -> None:
        end = value * (self._per_percent or 1.0)
        self._review.comparison.set_difference_colours(end=end)

    def _change_unit(self) -> None:
        comparison = self._review.comparison
        comparison.set_difference_colours(in_percent=not comparison.is_in_percent)
