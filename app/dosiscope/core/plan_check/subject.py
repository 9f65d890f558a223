"""What the plan check looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.roi_names import propose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.inventory import Entry
    from dosiscope.core.isodose import Reference
    from dosiscope.core.plan import Plan
    from dosiscope.core.plan_check.limits import Limits
    from dosiscope.core.roi_names import NameRule, Proposal
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import StructureSet

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanSubject:
    """A case with what was measured of it, and the limits to hold it against.

    Attributes
    ----------
    chosen_dose
        The dose that is shown and was measured; None where there is none.
    reference
        The dose that is 100 %.
    solids, results
        By ROI Number: solids, and the computed DVHs in ``chosen_dose``.
    goals
        Where a template was chosen.
    entries
        Everything found beside and in the case: other plans, doses, RT Images.
    name_rules
        The table of ROI names.
    """

    case: Case
    limits: Limits
    chosen_dose: Dose | None = None
    reference: Reference | None = None
    solids: Mapping[int, Solid] = field(default_factory=dict)
    results: Mapping[int, DvhResult] = field(default_factory=dict)
    goals: GoalReport | None = None
    entries: tuple[Entry, ...] = ()
    name_rules: tuple[NameRule, ...] = ()
    _proposals: dict[str, Proposal | None] = field(
        default_factory=dict, init=False, repr=False
    )

    def proposal(self, name: str) -> Proposal | None:
        """Return what the table of ROI names proposes for one; it is looked up once."""
        if name not in self._proposals:
            self._proposals[name] = propose(name, self.name_rules)
        return self._proposals[name]

    # Each of these raises NotEvaluableError where there is none: that is then what
    # the item says.

    @property
    def plan(self) -> Plan:
        """The plan of the case."""
        return _given(self.case.plan, tr("there is no plan"))

    @property
    def structure_set(self) -> StructureSet:
        """The structure set of the case."""
        return _given(self.case.structure_set, tr("there is no structure set"))

    @property
    def ct(self) -> Ct:
        """The CT of the case."""
        return _given(self.case.ct, tr("there is no CT"))

    @property
    def dose(self) -> Dose:
        """The dose that is shown and was measured; none that was made is the plan's."""
        self.refuse_made()
        return _given(self.chosen_dose, tr("there is no dose"))

    def refuse_made(self) -> None:
        """Raise `NotEvaluableError` where what was measured is no dose of the plan."""
        dose = self.chosen_dose
        if dose is not None and dose.made is not None:
            raise NotEvaluableError(tr("the dose is {origin}", origin=dose.made.text))


def _given(value: T | None, otherwise: str) -> T:
    if value is None:
        raise NotEvaluableError(otherwise)
    return value
