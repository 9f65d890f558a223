"""Choosing the dose that is 100 %, always with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dosiscope.core.dose import DoseUnits
from dosiscope.core.isodose import (
    TYPED_REFERENCE,
    Prescription,
    Reference,
    is_plausible,
    proportion_text,
)
from dosiscope.core.language import tr
from dosiscope.core.text import dose_text
from dosiscope.resources.theme import GRID
from dosiscope.viewer.widgets.elided import ElidedChoice
from dosiscope.viewer.widgets.number_field import NumberField, Refusal
from dosiscope.viewer.widgets.out_of_sight import Refresher
from dosiscope.viewer.widgets.section import Heading
from dosiscope.viewer.widgets.text import Line, Paragraph, tip

if TYPE_CHECKING:
    from dosiscope.core.plan import DoseReference, Plan
    from dosiscope.viewer.review import Review

_TYPED_ITEM = tr("Typed here")


def references(plan: Plan | None) -> list[Reference]:
    """Return every dose that the plan states and that may be taken as 100 %.

    Target Prescription Dose (300A,0026), and Target Maximum Dose (300A,0027) of
    targets without a prescription, PS3.3 C.8.8.10.
    """
    if plan is None:
        return []
    return [
        Reference(value, Prescription(plan.label, _what(stated)))
        for stated in plan.dose_references
        if (value := stated.prescription_gy) is not None and value > 0
    ]


def _what(stated: DoseReference) -> str:
    return stated.description or (
        tr("dose reference {number}", number=stated.number)
        if stated.number is not None
        else ""
    )


_ASK = tr("Type the dose that is 100 % and press Enter; nothing changes before that.")


class ReferenceChooser(QWidget):
    """A list of stated doses, none, or a typed one."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self._stated: list[Reference] = []
        self.heading = Heading(tr("Reference dose"), "100 %")
        self.choice = ElidedChoice(tr("Reference dose, as stated or none"))
        self.choice.activated.connect(self._choose)
        self.value = NumberField(*TYPED_REFERENCE, 2, 2)
        self.value.setToolTip(tr("The dose that is 100 %; change it to type your own"))
        self.value.setAccessibleName(tr("Reference dose, the dose that is 100 %"))
        self.value.setPlaceholderText(tr("dose"))
        self.value.edited.connect(self._type)
        self.value.editingFinished.connect(self._end_typing)
        self.unit = Line("Gy", role="secondary")
        self.source = Paragraph(role="secondary", size="small")
        self.refusal = Refusal()
        self.refusal.watch(self.value)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.choice, 1)
        row.addWidget(self.value)
        row.addWidget(self.unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        column.addLayout(row)
        column.addWidget(self.refusal)
        column.addWidget(self.source)
        self._refresher = Refresher(self, self._refresh)
        for signal in (
            review.case_changed,
            review.dose_changed,
            review.look.levels_changed,
        ):
            signal.connect(self._refresher.request)
        self._refresh()

    def _refresh(self) -> None:
        dose = self._review.dose
        # no plan prescribes a dose that is made: what is 100 % of it is typed
        is_made = dose is not None and dose.made is not None
        self._stated = references(None if is_made else self._review.plan)
        reference = self._review.look.reference
        self.choice.clear()
        unit = dose.unit_text if dose is not None else "Gy"
        none = tr("None: {unit} only", unit=unit)
        self.choice.addItem(none)
        for stated in self._stated:
            name = (stated.stated.name if stated.stated else "") or tr("Prescription")
            self.choice.addItem(f"{dose_text(stated.gray, unit)}  {name}")
        self.choice.addItem(_TYPED_ITEM)
        is_gray = dose is not None and dose.units is DoseUnits.GY
        self.choice.setEnabled(is_gray)
        self.value.setEnabled(is_gray)
        self.choice.setCurrentIndex(self._row(reference))
        self.unit.setText(unit)
        if reference is not None:
            self.value.show_value(reference.gray)
        elif dose is not None:
            self.value.show_value(dose.maximum)
        for widget in (self.value, self.unit):
            widget.setVisible(reference is not None)
        self.source.setText(self._sentence(reference))
        self.choice.setToolTip(tip(reference.source if reference else none))

    def _row(self, reference: Reference | None) -> int:
        if reference is None:
            return 0
        same = [n for n, r in enumerate(self._stated) if r == reference]
        if not same and reference.stated is not None:
            # the same tag, named without its description
            same = [n for n, r in enumerate(self._stated) if r.gray == reference.gray]
        return same[0] + 1 if same else self.choice.count() - 1

    def _sentence(self, reference: Reference | None) -> str:
        dose = self._review.dose
        if dose is None:
            return ""
        if dose.units is DoseUnits.RELATIVE:
            return tr(
                "The dose is relative: its values have no unit and no 100 % in Gy."
            )
        if dose.units is DoseUnits.NOT_STATED:
            return tr("The unit of the dose is not stated: there is no 100 % in Gy.")
        if reference is None:
            unit = dose.unit_text
            if self._stated:
                return tr(
                    "No dose is chosen as 100 %: levels and read-outs are in {unit}. "
                    "Choose one above that the plan states, or type one.",
                    unit=unit,
                )
            return tr(
                "No dose is named as 100 %: levels and read-outs are in {unit}.",
                unit=unit,
            )
        stated = f"100 % = {dose_text(reference.gray, dose.unit_text)}, "
        stated += reference.source
        plan = self._review.plan
        if is_plausible(reference, dose, plan):
            return stated
        fractions = plan.fractions if plan is not None else None
        told = proportion_text(reference, dose, fractions)
        return tr(
            "{reference}. It does not fit the dose: {why}.", reference=stated, why=told
        )

    def _choose(self, row: int) -> None:
        if row == 0:
            self._review.look.set_reference(None)
        elif row <= len(self._stated):
            self._review.look.set_reference(self._stated[row - 1])
        else:
            # nothing is 100 % "typed by the user" before it was typed
            for widget in (self.value, self.unit):
                widget.setVisible(True)
            self.source.setText(_ASK)
            self.value.ask()

    def _end_typing(self) -> None:
        """Go back to what is in force where nothing was typed."""
        if not self.value.text():
            self._refresh()

    def _type(self, value: float) -> None:
        self._review.look.set_reference(Reference(value))
