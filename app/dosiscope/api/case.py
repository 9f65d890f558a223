"""A case: what belongs together, what was noticed, and what is measured of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dosiscope.api.dose import Dose
from dosiscope.api.dvh import Dvh
from dosiscope.api.errors import told_errors
from dosiscope.api.facts import Skipped, finding_of, left_out_of, plan_of
from dosiscope.api.goals import goals_of
from dosiscope.api.structure import Structure
from dosiscope.app.chosen_reference import reference_of
from dosiscope.app.chosen_rois import chosen_roi, numbered_roi
from dosiscope.app.dvhs_asked import dvh_report_steps, end_rule_of, refuse_no_dose
from dosiscope.app.goals_asked import judging_steps, names_of_pairs, template_of
from dosiscope.app.measure import measure_solids
from dosiscope.app.probing import probed
from dosiscope.core.case import of_no_case
from dosiscope.core.dvh.choice import DvhChoice
from dosiscope.core.identity import anonymous
from dosiscope.core.progress import finish
from dosiscope.core.text import counted
from dosiscope.io.out.report import case_report, finding_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from dosiscope.api.facts import Finding, LeftOut, Plan
    from dosiscope.api.goals import Goals
    from dosiscope.app.measure import Measured
    from dosiscope.core import case as of_core
    from dosiscope.core.header import Patient
    from dosiscope.core.inventory import Inventory
    from dosiscope.core.structures import Roi
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
        inventory: Inventory,
        notes: tuple[str, ...],
        *,
        with_identity: bool,
    ) -> None:
        self._case, self._inventory = case, inventory
        self._notes, self._with_identity = notes, with_identity
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
        return Structure(self._roi(name), self._measured_of)

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
        if isinstance(structures, (str, int)):
            structures = [structures]
        with told_errors(identity=self._with_identity):
            refuse_no_dose(case, "there is no dose to make a DVH of.")
            rois = self._rois
            if structures is not None:
                rois = tuple(map(self._roi, structures))
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
        name = str(goals.name) if self._with_identity else anonymous(goals.name)
        return goals_of(report, name)

    # --- how -------------------------------------------------------------------------

    @cached_property
    def _record(self) -> CaseRecord:
        return case_report(self._case, {})

    @property
    def _rois(self) -> tuple[Roi, ...]:
        structures = self._case.structure_set
        return structures.rois if structures else ()

    def _roi(self, name: str | int) -> Roi:
        # a number is no name, though an ROI may be called "5"
        if isinstance(name, int):
            return numbered_roi(self._case, name)
        return chosen_roi(self._case, name)

    def _measured_of(self, number: int) -> Measured:
        if number not in self._measured:
            self._measured |= finish(measure_solids(self._case, numbers={number}))
        return self._measured[number]

    def _all_measured(self) -> Mapping[int, Measured]:
        left = {roi.number for roi in self._rois} - self._measured.keys()
        if left:
            self._measured |= finish(measure_solids(self._case, numbers=left))
        return self._measured
