"""The Plan panel: the plan, what it prescribes, its beams, and whom it refers to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dosiscope.core.language import tr
from dosiscope.core.text import DASH, capitalised, counted, moment_text, trimmed
from dosiscope.resources.theme import GRID
from dosiscope.viewer.origin import origin_facts, patient_facts
from dosiscope.viewer.panels.beam_columns import beam_rows, brief_columns
from dosiscope.viewer.panels.plan_columns import (
    prescription_columns,
    setup_columns,
)
from dosiscope.viewer.panels.plan_text import (
    plan_facts,
    reference_chain,
    structure_set_facts,
)
from dosiscope.viewer.picture_text import several_text
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.facts import Facts
from dosiscope.viewer.widgets.out_of_sight import Refresher
from dosiscope.viewer.widgets.pill import APPROVAL_TONES, Pill
from dosiscope.viewer.widgets.section import Fold, Heading, clear, fill, scrolling
from dosiscope.viewer.widgets.table import Table
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.header import Header
    from dosiscope.core.plan import Plan
    from dosiscope.viewer.review import Review


class PlanPanel(QWidget):
    """Everything about the plan, and the details of every object of the case."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.title = Paragraph(size="large", weight="semibold")
        self.approval = Pill()
        self.facts = Facts()
        self.chain_heading = Heading(tr("References"))
        self.chain = Facts()
        self.structure_set = Facts()
        self.prescriptions_heading = Heading(tr("Prescription"))
        self.prescriptions = Table(prescription_columns(), tr("Prescription"))
        self.beams_heading = Heading(tr("Beams"))
        self.beams = Table(brief_columns(()), tr("Beams"))
        self.beams.clicked.connect(self._choose_beam)
        self.setups_heading = Heading(tr("Patient setup"))
        self.setups = Table(setup_columns(), tr("Patient setup"))
        self.setups.setToolTip(
            tr(
                "Table top displacements from the initial setup to the treatment "
                "position"
            )
        )
        self._plan_parts = (
            self.prescriptions_heading,
            self.beams_heading,
            self.setups_heading,
        )
        self.details = ObjectFacts()
        self.details_fold = Fold(tr("Details of every object"), self.details)
        self.details_fold.toggled.connect(self._fill_details)
        fill(
            self,
            scrolling(
                self._head(),
                self.facts,
                None,
                self.prescriptions_heading,
                self.prescriptions,
                self.beams_heading,
                self.beams,
                None,
                self.setups_heading,
                self.setups,
                None,
                self.chain_heading,
                self.chain,
                None,
                Heading(tr("Structure set")),
                self.structure_set,
                None,
                self.details_fold,
                panel=self,
            ),
        )
        self._refresher = Refresher(self, self._reload)
        screen_identity.changed.connect(self._refresher.request)
        review.case_changed.connect(self._refresher.request)
        review.dose_changed.connect(self._refresher.request)
        review.doses_changed.connect(self._refresher.request)
        self._reload()

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.title, 1)
        row.addWidget(self.approval, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _reload(self) -> None:
        case, dose = self._review.shown_case, self._review.dose
        here = self._review.case.plans_here(dose) if self._review.case else ()
        if case is not None and case.plan is None and len(here) == 1:
            case = replace(case, plan=here[0])  # one of several that the dose names
        plan = case.plan if case is not None else None
        self.title.setText(self._title(plan))
        for part in self._plan_parts:
            part.setVisible(plan is not None)
        approval = plan.approval if plan is not None else ""
        self.approval.show_text(
            approval, APPROVAL_TONES.get(approval, "neutral"), tr("Approval Status")
        )
        self.facts.set_rows(plan_facts(case, dose) if case is not None else [])
        self.structure_set.set_rows(structure_set_facts(case) if case else [])
        self._reload_tables(case)
        self._reload_chain(case)
        self._fill_details(self.details_fold.button.isChecked())

    def _title(self, plan: Plan | None) -> str:
        """Return whose plan is told, or that the shown dose has none."""
        case, dose = self._review.case, self._review.dose
        label = (plan.label or DASH) if plan is not None else tr("No plan")
        if case is None or dose is None or not case.is_of_several(dose):
            return label
        if plan is not None:
            return tr("One of several plans: {plan}", plan=label)
        return capitalised(several_text(case, dose))

    def _reload_tables(self, case: Case | None) -> None:
        plan = case.plan if case is not None else None
        prescribed = plan.dose_references if plan is not None else ()
        beams = plan.beams if plan is not None else ()
        self.prescriptions.set_rows(prescribed)
        self.prescriptions.setVisible(bool(prescribed))
        self.prescriptions_heading.aside.setText(
            "" if prescribed or plan is None else tr("none in the file")
        )
        rows = beam_rows((plan,)) if plan is not None else ()
        self.beams.set_rows(rows, brief_columns(rows))
        self.beams.setVisible(bool(beams))
        setups = plan.setups if plan is not None else ()
        self.setups.set_rows(setups)
        self.setups.setVisible(bool(setups))
        self.setups_heading.aside.setText("" if setups else tr("none in the file"))
        total = counted(len(beams), "beam") if beams else tr("none in the file")
        if plan is not None and plan.fractions is not None:
            total += f" · {counted(plan.fractions, 'fraction')}"
        self.beams_heading.aside.setText(total)

    def _choose_beam(self, index: QModelIndex) -> None:
        row = self.beams.row_of(index)
        self._review.beam.choose(row.beam.number, row.plan)

    def _reload_chain(self, case: Case | None) -> None:
        chain = reference_chain(case, self._review.dose) if case is not None else []
        self.chain.set_rows(chain)
        broken = [row for row in chain if row[-1] != "good"]
        aside = tr("incomplete") if broken else tr("complete") if chain else ""
        self.chain_heading.aside.setText(aside)

    def _fill_details(self, is_open: bool) -> None:
        if is_open:
            self.details.show_case(self._review.case, self._review.made)


class ObjectFacts(QWidget):
    """Every attribute that is displayed, object by object; "—" where empty."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * GRID)

    def show_case(self, case: Case | None, made: Sequence[Dose] = ()) -> None:
        """Show the objects of a case, and what was made of its doses."""
        clear(self._column)
        for title, aside, rows in _objects(case, made) if case is not None else ():
            self._column.addWidget(Heading(title, aside))
            self._column.addWidget(Facts(rows))


def _objects(
    case: Case, made: Sequence[Dose]
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    found: list[tuple[str, str, list[tuple[str, str]]]] = []
    if case.ct is not None:
        ct = case.ct
        rows = [
            (tr("Position"), ct.patient_position),
            (tr("Images"), str(len(ct.image_uids))),
            (
                tr("Pixel spacing"),
                " / ".join(trimmed(v, 3) for v in ct.geometry.spacing),
            ),
        ]
        found.append((ct.noun, "mm", rows + _header_rows(ct.header)))
    if case.structure_set is not None:
        structures = case.structure_set
        rows = [
            (tr("Label"), structures.label),
            (tr("Name"), structures.name),
            (tr("Description"), structures.description),
        ]
        found.append(
            (
                "RT Structure Set",
                structures.label,
                rows + _header_rows(structures.header),
            )
        )
        stated = [
            (
                roi.shown_name,
                " · ".join(
                    part for part in (roi.generation_algorithm, *roi.laterality) if part
                ),
            )
            for roi in structures.rois
        ]
        found.append(("ROIs", tr("algorithm · laterality"), stated))
    for plan in case.every_plan:
        rows = [
            (tr("Name"), plan.name),
            (tr("Geometry"), plan.geometry),
            (
                tr("Reviewed"),
                moment_text(plan.review_date, plan.review_time),
            ),
            (tr("Reviewer"), plan.reviewer),
        ]
        found.append(
            (str(plan.header.kind), plan.label, rows + _header_rows(plan.header))
        )
    for dose in case.every_dose:
        found.append(
            (
                "RT Dose",
                dose.label,
                [(tr("Comment"), dose.comment), *_header_rows(dose.header)],
            )
        )
    for dose in made:
        parts = dose.made.read if dose.made is not None else ()
        found.append(
            (
                tr("Made in the window"),
                "",
                [(tr("Dose"), dose.label), *((one.name, one.uid) for one in parts)],
            )
        )
    return found


def _header_rows(header: Header) -> list[tuple[str, str]]:
    return [*patient_facts(header), *origin_facts(header)]
