"""The dialog that converts doses to EQD2 or BED, and adds what comes of several."""

from __future__ import annotations

from math import isnan, nan
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QWidget,
)

from dosiscope.core.conversion import ALPHA_BETA, DOUBTFUL_GY, OwnRatio, Quantity
from dosiscope.core.dose import DoseType
from dosiscope.core.dose_names import dose_labels, dose_names
from dosiscope.core.dose_origin import MadeDose, Part, labelled
from dosiscope.core.dose_sum import TYPED_WEIGHTS, adding
from dosiscope.core.eqd2 import (
    TYPED_FRACTIONS,
    TYPED_RATIO,
    conversion_of,
    converting,
)
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.text import dose_text, typed_number
from dosiscope.resources.theme import GRID
from dosiscope.viewer.panels.dose_rows import DoseTick, rows_that_scroll
from dosiscope.viewer.panels.making_dialog import Choice, MakingDialog, begin
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.number_field import NumberField, Refusal
from dosiscope.viewer.widgets.section import Fold
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.conversion import Conversion
    from dosiscope.core.dose import Dose
    from dosiscope.core.progress import Steps
    from dosiscope.core.solids.solid import Solid

_USUAL_RATIO: Final = 3.0  # Gy; a number to begin with, told with the result
_FORMULA: Final = tr(
    "BED = D (1 + (D / n) / ({ratio})), EQD2 = BED / (1 + 2 / "
    "({ratio})), point by point: right where a point receives the "
    "same dose in each of the n fractions. Several doses are converted "
    "each with its own n, and added then.",
    ratio=ALPHA_BETA,
)
_WIDTH: Final = 780  # px, that no number of a row is cut
_WIDE: Final = 104  # px, of a field that says "as above"
_ASK: Final = tr("Tick at least one dose.")


class Eqd2Dialog(MakingDialog):
    """Doses with their fractions, alpha/beta of all or of structures.

    Parameters
    ----------
    doses
        All that are there; of which there is no EQD2, that is told in its row.
    solids
        Those that are known, by ROI Number: structures that can have an
        alpha/beta of their own.
    shown
        The doses that are ticked at first.
    """

    def __init__(
        self,
        doses: Sequence[Dose],
        case: Case,
        solids: Mapping[int, Solid],
        shown: Sequence[Dose | None] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("EQD2 or BED of a dose"), parent)
        self.setMinimumWidth(_WIDTH)
        self.doses, self._case, self._solids = tuple(doses), case, dict(solids)
        self._labels = dose_labels(case)
        self._names = dose_names(doses, case)
        self._plans = [case.plan_of(dose) for dose in doses]
        self.ticks: list[DoseTick] = []
        self.fractions: list[NumberField] = []
        self.weights: list[NumberField] = []
        self.sources: list[Line] = []  # where the number of fractions is from
        self.own: dict[int, NumberField] = {}
        self._typed: set[int] = set()  # rows of which the fractions were typed
        self.quantity = QComboBox()
        self.quantity.setAccessibleName(tr("Quantity"))
        self.quantity.addItems([str(one) for one in Quantity])
        self.ratio = NumberField(*TYPED_RATIO, 2, 0)
        self.ratio.show_value(_USUAL_RATIO)
        self.ratio.setAccessibleName(ALPHA_BETA)
        self.accepts = QCheckBox(
            tr("Convert it all the same: I take it for a physical dose")
        )
        self.refusal = Refusal()
        self.refusal.watch(self.ratio)
        self.own_fold = Fold(
            tr("Own {ratio} of structures", ratio=ALPHA_BETA),
            self._own_ratios(),
        )
        self.lay_out(
            Paragraph(_FORMULA, "secondary"),
            self._head(),
            rows_that_scroll(self._rows(shown)),
            self.accepts,
            self.own_fold,
            self.refusal,
        )
        self.quantity.currentIndexChanged.connect(self.check)
        self.ratio.edited.connect(self.check)
        self.accepts.toggled.connect(self.check)
        self.own_fold.toggled.connect(lambda _: self.adjustSize())
        self.check()

    def _head(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.quantity)
        row.addSpacing(2 * GRID)
        row.addWidget(Line(tr("with {ratio}", ratio=ALPHA_BETA)))
        row.addWidget(self.ratio)
        row.addWidget(Line("Gy"))
        row.addStretch(1)
        return box

    def _rows(self, shown: Sequence[Dose | None]) -> QWidget:
        box = QWidget()
        keys = {dose.key for dose in shown if dose is not None}
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        for n, (name, dose) in enumerate(zip(self._names, self.doses, strict=True)):
            tick, source = DoseTick(name), Line(role="secondary", size="small")
            fractions = NumberField(*TYPED_FRACTIONS, 0, 0)
            fractions.setPlaceholderText("n")
            fractions.setAccessibleName(tr("Fractions of {dose}", dose=name))
            self._begin_with_plan(n, fractions)
            tick.setChecked(dose.key in keys)
            tick.toggled.connect(self.check)
            fractions.edited.connect(lambda _, n=n: self._type(n))
            self.refusal.watch(fractions)
            weight = NumberField(*TYPED_WEIGHTS, 3, 0)
            weight.show_value(1.0)
            weight.setAccessibleName(tr("Weight of {dose}", dose=name))
            weight.edited.connect(self.check)
            self.refusal.watch(weight)
            grid.addWidget(tick, n, 0)
            most = dose_text(dose.maximum, dose.unit_text)
            grid.addWidget(Line(tr("max {dose}", dose=most), "secondary"), n, 1)
            grid.addWidget(fractions, n, 2)
            grid.addWidget(source, n, 3)
            grid.addWidget(weight, n, 4)
            grid.addWidget(Line(tr("times"), "secondary"), n, 5)
            self.weights.append(weight)
            self.ticks.append(tick)
            self.fractions.append(fractions)
            self.sources.append(source)
        return box

    def _own_ratios(self) -> QWidget:
        """Return a row for each structure whose solid is known; empty: as all."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        structures = self._case.structure_set
        rois = structures.rois if structures is not None else ()
        for row, roi in enumerate(one for one in rois if one.number in self._solids):
            field = NumberField(*TYPED_RATIO, 2, 0, _WIDE)
            field.show_value(nan)
            field.setPlaceholderText(tr("as above"))
            field.setAccessibleName(
                tr(
                    "{ratio} of {roi}",
                    ratio=ALPHA_BETA,
                    roi=roi.shown_name,
                )
            )
            field.edited.connect(self.check)
            self.refusal.watch(field)
            clear = quiet_button("x", tr("As above: {roi}", roi=roi.shown_name))
            clear.clicked.connect(lambda _, field=field: self._clear(field))
            grid.addWidget(Line(roi.shown_name), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(Line("Gy", "secondary"), row, 2)
            grid.addWidget(clear, row, 3)
            self.own[roi.number] = field
        if not self.own:
            words = tr("No structure has a volume yet: they are still being measured.")
            grid.addWidget(Paragraph(words, "secondary", "small"), 0, 0)
        told = tr("Where structures overlap, that which stands first counts.")
        grid.addWidget(
            Paragraph(told, "secondary", "small"), len(self.own) + 1, 0, 1, 4
        )
        return rows_that_scroll(box)

    def _clear(self, field: NumberField) -> None:
        field.show_value(nan)
        self.check()

    # --- fractions ---------------------------------------------------------------

    def _begin_with_plan(self, row: int, field: NumberField) -> None:
        """Show the fractions that the plan states, if it does."""
        dose, plan = self.doses[row], self._plans[row]
        try:
            found = conversion_of(dose, plan, _USUAL_RATIO, accepts_effective=True)
        except NotEvaluableError:
            field.show_value(nan)
        else:
            field.show_value(float(found.fractions))

    def _type(self, row: int) -> None:
        self._typed.add(row)
        self.check()

    # --- what is chosen ----------------------------------------------------------

    @property
    def _own(self) -> tuple[OwnRatio, ...]:
        structures = self._case.structure_set
        rois = structures.rois if structures is not None else ()
        return tuple(
            OwnRatio(
                number=roi.number,
                name=roi.shown_name,
                alpha_beta=self.own[roi.number].value(),
                end_rule=str(self._solids[roi.number].end_rule),
            )
            for roi in rois
            if roi.number in self.own and not isnan(self.own[roi.number].value())
        )

    def _conversion(self, row: int) -> Conversion:
        dose = self.doses[row]
        structures = self._case.structure_set
        typed = int(self.fractions[row].value()) if row in self._typed else None
        return conversion_of(
            dose,
            self._plans[row],
            self.ratio.value(),
            quantity=Quantity(self.quantity.currentText()),
            own=self._own,
            structure_set_uid=(
                structures.header.sop_instance_uid if structures is not None else ""
            ),
            fractions=typed,
            accepts_effective=self.accepts.isChecked(),
            labels=self._labels,
        )

    @property
    def _ticked(self) -> list[int]:
        return [row for row, tick in enumerate(self.ticks) if tick.isChecked()]

    @property
    def choice(self) -> Choice:
        """All that is chosen: doses with their numbers, and how they are converted."""
        keys = [dose.key for dose in self.doses]
        own = {number: field.value() for number, field in self.own.items()}
        return Choice(
            ticked=frozenset(keys[row] for row in self._ticked),
            weights={
                key: field.value()
                for key, field in zip(keys, self.weights, strict=True)
            },
            fractions={keys[row]: self.fractions[row].value() for row in self._typed},
            quantity=self.quantity.currentText(),
            ratio=self.ratio.value(),
            own={number: ratio for number, ratio in own.items() if not isnan(ratio)},
            accepts=self.accepts.isChecked(),
        )

    def choose(self, choice: Choice) -> None:
        """Choose the same of what is here; the rest stays as it is at first."""
        for row, dose in enumerate(self.doses):
            if dose.key in choice.weights:
                self.weights[row].show_value(choice.weights[dose.key])
            if dose.key in choice.fractions:
                self.fractions[row].show_value(choice.fractions[dose.key])
                self._typed.add(row)
            self.ticks[row].setChecked(dose.key in choice.ticked)
        if choice.quantity:
            self.quantity.setCurrentText(choice.quantity)
        if choice.ratio is not None:
            self.ratio.show_value(choice.ratio)
        for number, ratio in choice.own.items():
            if number in self.own:
                self.own[number].show_value(ratio)
        self.accepts.setChecked(choice.accepts)
        self.check()

    def steps(self) -> Steps[Dose]:
        """Return how the doses are converted, and then added."""
        chosen = [(self.doses[row], self._conversion(row)) for row in self._ticked]
        weights = [self.weights[row].value() for row in self._ticked]
        return _made(chosen, weights, self._solids, self._labels)

    def check(self) -> None:
        """Tell in each row where its fractions are from, or why there are none."""
        self.accepts.setVisible(
            any(self.doses[n].type is not DoseType.PHYSICAL for n in self._ticked)
        )
        for row, source in enumerate(self.sources):
            try:
                found = self._conversion(row)
            except NotEvaluableError:  # told where it is ticked
                found = None
            source.setText(self._source_text(row, found))
        super().check()

    def _source_text(self, row: int, found: Conversion | None) -> str:
        if found is None:
            return tr("fractions")
        if found.is_typed:
            return tr("fractions, typed")
        plan = self._plans[row]
        if plan is None or not plan.label:
            return tr("fractions, of the plan")
        return tr("fractions, of plan {plan}", plan=plan.label)

    def asks(self) -> str:
        """Return that a dose is to be ticked; "" where one is."""
        return "" if self._ticked else _ASK

    def told(self) -> tuple[str, str]:
        """Return what the dose will be called, and where the model is doubtful."""
        chosen = [(self.doses[row], self._conversion(row)) for row in self._ticked]
        if len(chosen) > 1:
            doses = [dose for dose, _ in chosen]
            begin(adding(doses, [1.0] * len(doses), labels=self._labels))
        parts = tuple(
            Part(
                self.weights[row].value(),
                labelled(dose.origin, self._labels),
                conversion=how,
            )
            for row, (dose, how) in zip(self._ticked, chosen, strict=True)
        )
        made = MadeDose(parts)
        doubtful = [how.fraction_gy for _, how in chosen if how.is_doubtful]
        note = ""
        if doubtful:
            note = tr(
                "A fraction gives up to {dose}: above about {limit} Gy "
                "the linear-quadratic model is doubtful.",
                dose=dose_text(max(doubtful), "Gy"),
                limit=typed_number(DOUBTFUL_GY),
            )
        return made.text, note


def _made(
    chosen: Sequence[tuple[Dose, Conversion]],
    weights: Sequence[float],
    solids: Mapping[int, Solid],
    labels: Mapping[str, str],
) -> Steps[Dose]:
    """Convert each dose, then add what came of it, each so many times."""
    parts = []
    for dose, how in chosen:
        part = yield from converting(dose, how, solids, labels)
        parts.append(part)
    if len(parts) == 1 and weights[0] == 1:
        return parts[0]
    return (yield from adding(parts, weights))
