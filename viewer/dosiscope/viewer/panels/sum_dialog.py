"""The dialog that makes a sum of doses: which, how often, and whether they add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from dosiscope.core.beam_doses import (
    BeamsAgainstPlan,
    adding_beams,
    checking_beams,
    dose_of_whole,
    doses_of_all_beams,
)
from dosiscope.core.dose import SummationType
from dosiscope.core.dose_names import dose_labels, dose_names
from dosiscope.core.dose_origin import MadeDose, Part, labelled
from dosiscope.core.dose_sum import TYPED_WEIGHTS, adding
from dosiscope.core.eqd2 import TYPED_FRACTIONS, fraction_size
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.made_findings import mixed_fractions
from dosiscope.core.text import dose_text
from dosiscope.resources.theme import GRID
from dosiscope.viewer.panels.dose_rows import DoseTick, rows_that_scroll
from dosiscope.viewer.panels.making_dialog import Choice, MakingDialog, begin
from dosiscope.viewer.widgets.number_field import NumberField, Refusal
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Plan
    from dosiscope.core.progress import Steps

# PS3.3 C.8.8.3: the dose of one fraction; it counts once for each
_OF_ONE_FRACTION: Final = (
    SummationType.FRACTION_SESSION,
    SummationType.BEAM_SESSION,
    SummationType.BRACHY_SESSION,
)
_ASK: Final = tr("Tick at least two doses, or one with a weight.")


class SumDialog(MakingDialog):
    """Rows of doses with a tick and a weight, and the beams of a plan by one click.

    Parameters
    ----------
    doses
        All that can be added, read and made.
    """

    comparison_wanted = Signal(object)  # Steps of a BeamsAgainstPlan
    eqd2_wanted = Signal(object)  # of what is chosen here, a Choice

    def __init__(
        self, doses: Sequence[Dose], case: Case, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Sum of doses"), parent)
        self.doses, self._case = tuple(doses), case
        self._labels = dose_labels(case)
        self._names = dose_names(doses, case)
        self._plans = [case.plan_of(dose) for dose in doses]
        self.ticks: list[DoseTick] = []
        self.weights: list[NumberField] = []
        self.beams: list[QPushButton] = []  # of plans of which all beams are here
        self.found = Paragraph(role="secondary", size="small")
        self.found.hide()
        self.refusal = Refusal()
        self.as_eqd2 = QPushButton(tr("Convert these to EQD2 or BED…"))
        self.as_eqd2.clicked.connect(lambda: self.eqd2_wanted.emit(self.for_eqd2))
        self.lay_out(
            Paragraph(
                tr(
                    "Doses are added where all of them have data. What comes of it "
                    "is a composite, not the dose of a plan, and is named so "
                    "wherever it is shown."
                ),
                "secondary",
            ),
            rows_that_scroll(self._rows()),
            self.refusal,
            self._beams(),
        )
        self.add_offer(self.as_eqd2)
        self.check()

    def _rows(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        named = zip(self._names, self.doses, strict=True)
        for row, (name, dose) in enumerate(named):
            tick = DoseTick(name)
            is_of_one = dose.summation in _OF_ONE_FRACTION
            weight = NumberField(*TYPED_WEIGHTS, 3, 0)
            weight.show_value(self._fractions(row) if is_of_one else 1.0)
            weight.setAccessibleName(tr("Weight of {dose}", dose=name))
            what = tr("fractions") if is_of_one else tr("times")
            most = dose_text(dose.maximum, dose.unit_text)
            tick.toggled.connect(self.check)
            weight.edited.connect(self.check)
            self.refusal.watch(weight)
            grid.addWidget(tick, row, 0)
            grid.addWidget(Line(tr("max {dose}", dose=most), "secondary"), row, 1)
            grid.addWidget(weight, row, 2)
            grid.addWidget(Line(what, "secondary"), row, 3)
            self.ticks.append(tick)
            self.weights.append(weight)
        return box

    def _fractions(self, row: int) -> float:
        plan = self._plans[row]
        planned = plan.fractions if plan is not None else None
        return float(planned or 1)

    # --- the beams of a plan -----------------------------------------------------

    def _beams(self) -> QWidget:
        """Return a button for each plan of which all beams have a dose here.

        Where the plan has a dose of its own too, they are not offered to be added, but
        held against that.
        """
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for plan in self._case.every_plan:
            label = plan.label or tr("the plan")
            try:
                beams = doses_of_all_beams(plan, self.doses)
            except NotEvaluableError as error:
                if self._has_beams(plan):
                    told = tr(
                        "Beams of {plan}: {sentence}",
                        plan=label,
                        sentence=error.sentence,
                    )
                    column.addWidget(Paragraph(told, "secondary", "small"))
                continue
            whole = dose_of_whole(plan, self.doses, beams[0].type)
            if whole is None:
                button = QPushButton(
                    tr(
                        "Tick all {n} beams of {plan}",
                        n=len(beams),
                        plan=label,
                    )
                )
                button.clicked.connect(lambda _, beams=beams: self.tick(beams))
            else:
                button = QPushButton(
                    tr("Compare all beams of {plan} with its PLAN dose", plan=label)
                )
                button.clicked.connect(
                    lambda _, plan=plan, whole=whole: self.begin(
                        lambda: checking_beams(plan, whole, self.doses, self._labels),
                        self.comparison_wanted.emit,
                    )
                )
            self.beams.append(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.found)
        box.setVisible(column.count() > 1)
        return box

    def _has_beams(self, plan: Plan) -> bool:
        uid = plan.header.sop_instance_uid
        return any(
            dose.summation is SummationType.BEAM and uid in dose.plan_uids
            for dose in self.doses
        )

    def tick(self, doses: Sequence[Dose]) -> None:
        """Choose these doses, once each, and no others."""
        for dose, box, weight in zip(self.doses, self.ticks, self.weights, strict=True):
            if dose in doses:
                weight.show_value(1.0)
            box.setChecked(dose in doses)
        self.check()

    def show_comparison(self, found: BeamsAgainstPlan) -> None:
        """Tell how far beams and plan are apart."""
        self.found.setText(found.finding.message)
        self.found.setVisible(True)
        self.end()

    # --- what is chosen ----------------------------------------------------------

    @property
    def chosen(self) -> tuple[tuple[Dose, ...], tuple[float, ...]]:
        """The doses that are ticked, and their weights."""
        rows = [
            (dose, weight.value())
            for dose, tick, weight in zip(
                self.doses, self.ticks, self.weights, strict=True
            )
            if tick.isChecked()
        ]
        return tuple(dose for dose, _ in rows), tuple(weight for _, weight in rows)

    @property
    def choice(self) -> Choice:
        """What is ticked, and all weights."""
        rows = zip(self.doses, self.ticks, self.weights, strict=True)
        return Choice(
            ticked=frozenset(dose.key for dose in self.chosen[0]),
            weights={dose.key: weight.value() for dose, _, weight in rows},
        )

    def choose(self, choice: Choice) -> None:
        """Tick what was ticked, with its weights; what is new here is as it was."""
        for dose, tick, weight in zip(
            self.doses, self.ticks, self.weights, strict=True
        ):
            weight.show_value(choice.weights.get(dose.key, weight.value()))
            tick.setChecked(dose.key in choice.ticked)
        self.check()

    @property
    def for_eqd2(self) -> Choice:
        """What is ticked, as it is converted.

        The weight of the dose of one fraction is the number of fractions; where that
        is none, it counts so often what one fraction does.
        """
        weights, fractions = {}, {}
        for dose, weight in zip(*self.chosen, strict=True):
            least, most = TYPED_FRACTIONS
            if dose.summation not in _OF_ONE_FRACTION:
                weights[dose.key] = weight
            elif weight == round(weight) and least <= weight <= most:
                fractions[dose.key] = weight
            else:
                weights[dose.key], fractions[dose.key] = weight, 1.0
        ticked = frozenset(dose.key for dose in self.chosen[0])
        return Choice(ticked=ticked, weights=weights, fractions=fractions)

    def _whole_plan(self) -> Plan | None:
        """Return the plan of which all beams are chosen, once each, and no more."""
        doses, weights = self.chosen
        for plan in self._case.every_plan:
            try:
                beams = doses_of_all_beams(plan, self.doses)
            except NotEvaluableError:
                continue
            if set(beams) == set(doses) and set(weights) == {1.0}:
                return plan
        return None

    def steps(self) -> Steps[Dose]:
        """Return how the sum is made."""
        doses, weights = self.chosen
        plan = self._whole_plan()
        if plan is not None:
            return adding_beams(plan, doses, self._labels)
        return adding(doses, weights, labels=self._labels, fractions_gy=self._sizes())

    def _sizes(self) -> list[float]:
        """Return the most that a fraction of each chosen dose gives; 0: not known."""
        rows = zip(self.doses, self._plans, self.ticks, strict=True)
        return [fraction_size(d, plan) for d, plan, tick in rows if tick.isChecked()]

    def asks(self) -> str:
        """Return that more is to be ticked; "" where there is something to add."""
        doses, weights = self.chosen
        return _ASK if not doses or (len(doses) == 1 and weights[0] == 1) else ""

    def check(self) -> None:
        """Tell what would be made; offer EQD2 where effects do not add as doses do."""
        super().check()
        self.as_eqd2.setVisible(bool(self.note.text()))
        self.grow()

    def told(self) -> tuple[str, str]:
        """Return what the sum will be called, and that EQD2 of the doses adds."""
        doses, weights = self.chosen
        begin(self.steps())
        plan = self._whole_plan()
        made = MadeDose(
            tuple(
                Part(weight, labelled(dose.origin, self._labels), fraction_gy=size)
                for dose, weight, size in zip(
                    doses, weights, self._sizes(), strict=True
                )
            ),
            whole_plan=plan.header.sop_instance_uid if plan is not None else "",
        )
        told = mixed_fractions(made, "", doses[0].unit_text)
        return made.text, " ".join(finding.message for finding in told)
