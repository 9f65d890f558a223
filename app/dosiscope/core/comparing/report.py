"""All that is told of two doses that are compared: A, the reference, and B."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.as_of import as_of
from dosiscope.core.dose_names import dose_names
from dosiscope.core.findings import worst_first
from dosiscope.core.made_findings import made_findings
from dosiscope.core.rivals import companion_notes

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.comparing.dose_difference import DoseDifference
    from dosiscope.core.comparing.plans import PlansComparison
    from dosiscope.core.comparing.roi_differences import RoiDifference
    from dosiscope.core.comparing.structure_sets import StructureSetsComparison
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.two_doses import DvhPair
    from dosiscope.core.findings import Finding
    from dosiscope.core.gamma.by_structure import StructureGamma
    from dosiscope.core.gamma.map import GammaMap
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.isodose import Reference


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ComparisonReport:
    """Two doses of a case and its companions, and what was worked out of both.

    Attributes
    ----------
    case
        With the companions of which A or B may be.
    difference
        A - B.
    noticed
        When A and B were made of others, if they were.
    rois
        The same in structures of the case.
    gamma
        Of A as the reference and B as evaluated; None where it was not asked for.
    gamma_rois
        Its numbers in structures.
    metrics
        What is read off the DVHs of the structures in both doses.
    structure_sets
        Those of A's case and of B's, where they are two; else None, and
        ``no_structure_sets`` says why two do not compare, a clause.
    plans
        The plans of A and B, attribute by attribute; None where that cannot be, and
        ``no_plans`` says why: a clause, "" where both doses are of one plan.
    goals
        Judged on A and on B; None where no goals were named.
    """

    case: Case
    difference: DoseDifference
    noticed: tuple[Finding, ...] = ()
    rois: tuple[RoiDifference, ...] = ()
    gamma: GammaMap | None = None
    gamma_rois: tuple[StructureGamma, ...] = ()
    metrics: tuple[DvhPair, ...] = ()
    structure_sets: StructureSetsComparison | None = None
    no_structure_sets: str = ""
    plans: PlansComparison | None = None
    no_plans: str = ""
    goals: tuple[GoalReport, GoalReport] | None = None

    @property
    def a(self) -> Dose:
        """The dose from which the other is taken away."""
        return self.difference.a

    @property
    def b(self) -> Dose:
        """The dose that is taken away."""
        return self.difference.b

    @property
    def reference(self) -> Reference | None:
        """The dose that is 100 %, of both."""
        return self.difference.reference

    @property
    def names(self) -> tuple[str, str]:
        """What A and B are called, with their plans."""
        a, b = dose_names((self.a, self.b), self.case)
        return a, b

    def roi_name(self, number: int) -> str:
        """Return what a structure is called; "" where there is none."""
        structures = self.case.structure_set
        roi = structures.roi(number) if structures is not None else None
        return "" if roi is None else roi.shown_name

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known of the objects that the doses do not have in common."""
        holders = {id(c): c for c in map(self.case.case_of, (self.a, self.b))}
        own = (one for one in holders.values() if one is not self.case)
        return companion_notes(self.case, *own)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed of A and what it belongs to, and of B, each once."""
        of_a, of_b = self.findings_of_each
        return worst_first(tuple(dict.fromkeys((*of_a, *of_b, *self.noticed))))

    @property
    def findings_of_each(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """What was noticed of A and what it belongs to, and the same of B.

        Not what was noticed of other doses of their plans.
        """
        a, b = map(self._findings_of, (self.a, self.b))
        return a, b

    def _findings_of(self, dose: Dose) -> tuple[Finding, ...]:
        told = as_of(self.case, dose)
        others = {one.key for one in told.doses} - dose.read_uids
        of_it = (one for one in told.findings if one.object_uid not in others)
        return (*of_it, *made_findings(dose))
