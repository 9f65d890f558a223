"""A case: what belongs together, what was noticed, and what is measured of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.api.beams import beams_of
from dosiscope.api.comparison import Comparison
from dosiscope.api.dose import Dose
from dosiscope.api.dvh import Dvh
from dosiscope.api.errors import told_errors
from dosiscope.api.facts import Skipped, finding_of, left_out_of, plan_of
from dosiscope.api.goals import goals_of
from dosiscope.api.plan_check import plan_check_of
from dosiscope.api.records import course_of
from dosiscope.api.structure import Structure
from dosiscope.app.chosen_reference import reference_in, reference_of
from dosiscope.app.chosen_rois import chosen_roi, numbered_roi
from dosiscope.app.compared import ComparisonAsked, compared
from dosiscope.app.dvhs_asked import dvh_report_steps, end_rule_of, refuse_no_dose
from dosiscope.app.goals_asked import (
    judging_steps,
    names_of_pairs,
    template_if_asked,
    template_of,
)
from dosiscope.app.measure import measure_solids
from dosiscope.app.opening_pairs import criteria_of, opening_pairs
from dosiscope.app.plan_checking import limits_of, measured_subject
from dosiscope.app.probing import probed
from dosiscope.app.records_text import records_not_counted, why_no_course
from dosiscope.app.why_nothing import no_plan
from dosiscope.core.case import of_no_case
from dosiscope.core.dvh.choice import DvhChoice
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import about
from dosiscope.core.identity import anonymous
from dosiscope.core.kinds import RECORDS
from dosiscope.core.plan_check.check import check_plan
from dosiscope.core.progress import finish
from dosiscope.core.text import counted
from dosiscope.io.out.provenance import made_of
from dosiscope.io.out.records_json import course_values
from dosiscope.io.out.report import case_report, finding_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.api.beams import PlannedBeam
    from dosiscope.api.facts import Finding, LeftOut, Plan
    from dosiscope.api.goals import Goals
    from dosiscope.api.plan_check import PlanCheck
    from dosiscope.api.records import Course
    from dosiscope.app.case_asked import CaseAsked
    from dosiscope.app.measure import Measured
    from dosiscope.core import case as of_core
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.structure_match import StructureNames
    from dosiscope.core.header import Patient
    from dosiscope.core.structures import Roi
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.out.report_record import CaseRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What is at a point: see ``probe --json``.

    Attributes
    ----------
    at_mm
        The point (x, y, z), mm.
    hu
        Of a CT in Hounsfield units; None outside it and for other images.
    image_value
        The value of other images; None where `hu` is meant.
    dose_gy
        None outside the grid, and where the dose is not in gray.
    inside
        The names of the structures that it lies in.
    """

    at_mm: tuple[float, float, float]
    hu: float | None
    image_value: float | None
    dose_gy: float | None
    inside: tuple[str, ...]


class Case:
    """One consistent set of images, structures, plan and doses of a patient."""

    def __init__(
        self,
        case: of_core.Case,
        *,
        asked: CaseAsked,
        scan: Scan,
        notes: tuple[str, ...],
    ) -> None:
        self._case, self._notes = case, notes
        self._asked, self._scan = asked, scan
        self._with_identity = asked.with_identity
        self._inventory = scan.inventory
        if not asked.with_identity:
            self._inventory = scan.inventory.without_identity()
        self._measured: dict[int, Measured] = {}

    def __repr__(self) -> str:
        plan = self.plan.label if self.plan else "no plan"
        structures = counted(len(self.structures), "structure")
        return f"<Case: {plan}, {structures}, {counted(len(self.doses), 'dose')}>"

    # --- what is there ---------------------------------------------------------------

    @property
    def patient(self) -> Patient:
        """Name, ID, birth date and sex as the files state them."""
        return self._case.patient

    @property
    def frame_of_reference_uid(self) -> str:
        """The frame of reference in which all of it lies; "" where none is stated."""
        return self._case.frame_of_reference_uid

    @cached_property
    def plan(self) -> Plan | None:
        """The plan of the dose; None where there is none, or it is of several."""
        record = self._record["plan"]
        return None if record is None else plan_of(record)

    @cached_property
    def doses(self) -> tuple[Dose, ...]:
        """The doses that may be shown with it, the chosen one first."""
        return tuple(Dose(dose) for dose in self._case.doses)

    @property
    def dose(self) -> Dose | None:
        """The dose in which all is measured; None where there is no grid."""
        return self.doses[0] if self.doses else None

    @cached_property
    def structures(self) -> tuple[Structure, ...]:
        """All structures, in the order of the file."""
        return tuple(Structure(roi, self._measured_of) for roi in self._rois)

    def structure(self, name: str | int) -> Structure:
        """Return the structure of a name; a number is an ROI Number.

        Raises
        ------
        ChoiceError
            None has it, or several have; the message lists all.
        """
        return Structure(_named(self._case, name)[0], self._measured_of)

    # --- what was noticed ------------------------------------------------------------

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings about the case."""
        return tuple(finding_of(one) for one in self._record["findings"])

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings because of which verbs end with status 1."""
        return tuple(one for one in self.findings if one.warns)

    @cached_property
    def file_findings(self) -> tuple[Finding, ...]:
        """The findings about the opened files that are not of the case."""
        found = of_no_case(self._inventory.findings, [self._case])
        return tuple(finding_of(finding_report(one)) for one in found)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not there to be shown, in sentences."""
        return tuple(self._record["missing"])

    @property
    def withheld(self) -> tuple[LeftOut, ...]:
        """What is there and is not shown, with the reason."""
        return tuple(left_out_of(one) for one in self._record["withheld"])

    @property
    def outside(self) -> tuple[LeftOut, ...]:
        """What else was opened and is not in the case, with the reason."""
        return tuple(left_out_of(one) for one in self._record["outside"])

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The files that were not taken, with the reason."""
        return tuple(
            Skipped(file=one.file, reason=one.reason, is_damaged=one.is_damaged)
            for one in self._inventory.skipped
        )

    @property
    def accepted(self) -> tuple[str, ...]:
        """The rules against which ``accept`` decided, and that applied."""
        return tuple(self._record["accepted"])

    @property
    def notes(self) -> tuple[str, ...]:
        """What ``accept`` has not led to, and what is left out, in sentences."""
        return self._notes

    # --- what is measured ------------------------------------------------------------

    def at(self, x: float, y: float, z: float) -> Probe:
        """Return what is at a point in patient coordinates, mm."""
        found = probed(self._case, (x, y, z), self._all_measured())
        return Probe(
            at_mm=found.at,
            hu=found.hu,
            image_value=found.image_value,
            dose_gy=found.dose_gy,
            inside=found.inside,
        )

    def dvhs(
        self,
        structures: Iterable[str | int] | str | int | None = None,
        *,
        reference: float | None = None,
        end_rule: str = "half",
        smooth: bool = False,
        cubic_dose: bool = False,
        with_band: bool = False,
    ) -> tuple[Dvh, ...]:
        """Return DVHs: those computed in the dose, then those that the files store.

        Parameters
        ----------
        structures
            Names (or numbers, as numbers); None: all.
        reference
            The dose that is 100 %, Gy; None: the plan's, where it states exactly one.
        end_rule, smooth, cubic_dose
            As the options of ``dosiscope dvh``.
        with_band
            Whether uncertainties are estimated: it takes longer.

        Raises
        ------
        DosiscopeError
            There is no dose or no structure, with the reasons; or a choice is none.
        """
        case = self._case
        with told_errors(identity=self._with_identity):
            refuse_no_dose(case, "there is no dose to make a DVH of.")
            rois = _named(case, structures)
            report = finish(
                dvh_report_steps(
                    case,
                    rois,
                    reference_of(case, reference),
                    is_every=structures is None,
                    choice=DvhChoice(end_rule_of(end_rule), smooth, cubic_dose),
                    with_band=with_band,
                )
            )
        return tuple(map(Dvh, report.results))

    def dvh(
        self,
        structure: str | int,
        *,
        reference: float | None = None,
        end_rule: str = "half",
        smooth: bool = False,
        cubic_dose: bool = False,
        with_band: bool = False,
    ) -> Dvh:
        """Return the DVH of one structure: computed, or stored where there is no grid.

        Parameters and errors are those of `dvhs`.
        """
        return self.dvhs(
            [structure],
            reference=reference,
            end_rule=end_rule,
            smooth=smooth,
            cubic_dose=cubic_dose,
            with_band=with_band,
        )[0]

    def goals(
        self,
        template: str | Path,
        *,
        assign: Mapping[str, str] | None = None,
        reference: float | None = None,
    ) -> Goals:
        """Judge the goals of a template on the dose.

        Parameters
        ----------
        template
            A file (CSV; JSON of ProKnow or PlanScoreCard), or the name of an example.
        assign
            The names of ROIs by the structures of the template that they are taken for.
        reference
            As of `dvhs`.

        Raises
        ------
        DosiscopeError
            There is no such template, no dose, or not what is assigned.
        """
        case = self._case
        with told_errors(identity=self._with_identity):
            goals = template_of(str(template))
            refuse_no_dose(case, "there is no dose to judge goals on.")
            names = names_of_pairs(goals, (assign or {}).items(), case)
            report = finish(
                judging_steps(goals, names, case, reference_of(case, reference))
            )
        return goals_of(report, self._name_of(goals))

    def plan_check(
        self,
        *,
        limits: str | Path | None = None,
        goals: str | Path | None = None,
        assign: Mapping[str, str] | None = None,
        reference: float | None = None,
    ) -> PlanCheck:
        """Check the plan as its reviewer does, as far as files can tell.

        Parameters
        ----------
        limits
            A file of the clinic's limits, which stand in front of the program's.
        goals, assign, reference
            As of `goals`; None: no goals are judged.

        Raises
        ------
        DosiscopeError
            There is no plan, or not what is named.
        """
        case = self._case
        with told_errors(identity=self._with_identity):
            kept_limits = limits_of(None if limits is None else Path(limits))
            asked = _goals_asked(self._case, goals, assign)
            if case.plan is None:
                raise DosiscopeError(no_plan(case, "to check"))
            subject = finish(
                measured_subject(
                    case,
                    self._inventory,
                    limits=kept_limits,
                    reference=reference_of(case, reference),
                    asked=asked,
                )
            )
            return plan_check_of(check_plan(subject), identity=self._with_identity)

    def compare(
        self,
        other: str | Dose,
        *,
        gamma: str = "",
        threshold: float | None = None,
        structures: Iterable[str | int] | str | int | None = None,
        goals: str | Path | None = None,
        assign: Mapping[str, str] | None = None,
        reference: float | None = None,
    ) -> Comparison:
        """Compare the dose of this case, A, with another one of the opened files, B.

        The objects of both are read anew: B may be of another plan.

        Parameters
        ----------
        other
            Its SOP Instance UID or the end of it, a sum of several; or a `Dose`.
        gamma
            Criteria such as "3%/2mm" or "3%/2mm,local"; "": none is worked out.
        threshold
            No gamma where A is below this part of its maximum, %; None: 10.
        structures
            As of `dvhs`.
        goals, assign
            As of `goals`, to be judged on both; None: none are.
        reference
            As of `dvhs`, for both.

        Raises
        ------
        DosiscopeError
            There is no such dose, or it may not be compared with this one.
        """
        uid = other if isinstance(other, str) else other.uid
        with told_errors(identity=self._with_identity):
            criteria = criteria_of(gamma, threshold)
            template = _goals_asked(self._case, goals, assign)
            steps = opening_pairs(self._asked, self._scan, [uid])
            (two,) = finish(steps).pairs
            two.refuse_unlike("comparison")
            report = finish(
                compared(
                    ComparisonAsked(
                        case=two.case,
                        a=two.a,
                        b=two.b,
                        reference=reference_in(two.case, two.a, reference),
                        rois=_named(two.case, structures),
                        criteria=criteria,
                        goals=template,
                        noticed=two.noticed,
                    )
                )
            )
        name = "" if template is None else self._name_of(template[0])
        return Comparison(report, name)

    def beams(
        self,
        *,
        point: tuple[float, float, float] | None = None,
        with_spots: bool = False,
    ) -> tuple[PlannedBeam, ...]:
        """Return the beams of the plan with their control points.

        Parameters
        ----------
        point
            Of the patient (x, y, z), mm: `ControlPoint.point_mm` is where it is seen.
        with_spots
            Whether the records have every spot of ions, not their layers alone.

        Raises
        ------
        DosiscopeError
            There is no plan, with the reason.
        """
        plan = self._case.plan
        if plan is None:
            with told_errors(identity=self._with_identity):
                raise DosiscopeError(no_plan(self._case, "to tell of"))
        names = {roi.number: roi.shown_name for roi in self._rois}
        return beams_of(plan, at=point, rois=names, with_spots=with_spots)

    def records(self) -> Course:
        """Return what was delivered of the plan, held against it.

        Raises
        ------
        DosiscopeError
            There are no treatment records of the plan, with the reasons.
        """
        case = self._case
        if case.course is None:
            with told_errors(identity=self._with_identity):
                raise DosiscopeError(why_no_course(case))
        noticed = about(case.findings, RECORDS)
        made = made_of(case, case.doses[0] if case.doses else None)
        values = course_values(case.course, made, noticed, identity=self._with_identity)
        return course_of(values, records_not_counted(case))

    # --- how -------------------------------------------------------------------------

    @cached_property
    def _record(self) -> CaseRecord:
        return case_report(self._case, {})

    @property
    def _rois(self) -> tuple[Roi, ...]:
        return _named(self._case, None)

    def _name_of(self, template: GoalTemplate) -> str:
        """Return what a template is called: its file may be the patient's."""
        name = template.name
        return str(name) if self._with_identity else anonymous(name)

    def _measured_of(self, number: int) -> Measured:
        if number not in self._measured:
            self._measured |= finish(measure_solids(self._case, numbers={number}))
        return self._measured[number]

    def _all_measured(self) -> Mapping[int, Measured]:
        left = {roi.number for roi in self._rois} - self._measured.keys()
        if left:
            self._measured |= finish(measure_solids(self._case, numbers=left))
        return self._measured


def _named(
    case: of_core.Case, structures: Iterable[str | int] | str | int | None
) -> tuple[Roi, ...]:
    """Return the ROIs that are named; None: all."""
    if structures is None:
        return case.structure_set.rois if case.structure_set else ()
    if isinstance(structures, (str, int)):
        structures = [structures]
    # a number is no name, though an ROI may be called "5"
    return tuple(
        numbered_roi(case, one) if isinstance(one, int) else chosen_roi(case, one)
        for one in structures
    )


def _goals_asked(
    case: of_core.Case, template: str | Path | None, assign: Mapping[str, str] | None
) -> tuple[GoalTemplate, StructureNames] | None:
    """Return goals, and how they find their structures, where they are asked for."""
    pairs = (assign or {}).items()
    found = template_if_asked("" if template is None else str(template), pairs)
    return None if found is None else (found, names_of_pairs(found, pairs, case))
