"""The doses of the beams of a plan: whether they are all there, and their sum."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.bend import bending
from dosiscope.core.dose import Dose, SummationType
from dosiscope.core.dose_sum import adding, is_read_between, subtracting
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.findings import Finding
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.rules import verdict
from dosiscope.core.text import counted, listed, mm_number, two_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.core.dose import DoseType
    from dosiscope.core.field import Place
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.progress import Steps


def beams_with_dose(plan: Plan) -> tuple[Beam, ...]:
    """Return the beams of a plan that give dose: no setup beams, none without MU."""
    return tuple(
        beam
        for beam in plan.beams
        if not beam.is_setup and (beam.meterset is None or beam.meterset > 0)
    )


def doses_of_all_beams(plan: Plan, doses: Iterable[Dose]) -> tuple[Dose, ...]:
    """Return the BEAM doses of a plan, of every beam once, in the plan's order.

    A dose that is zero everywhere, of a beam that gives none (such as for setup), is
    left out.

    Raises
    ------
    NotEvaluableError
        They are not all here, or which of them are meant is not clear.
    """
    uid = plan.header.sop_instance_uid
    found = [
        dose
        for dose in doses
        if dose.made is None
        and dose.summation is SummationType.BEAM
        and uid in dose.plan_uids
    ]
    giving = [beam.number for beam in beams_with_dose(plan)]
    found = [dose for dose in found if not _is_of_none(dose, giving)]
    why = _problem(giving, found)
    if why:
        raise NotEvaluableError(tr("no sum of all beams: {why}", why=why))
    order = {beam.number: place for place, beam in enumerate(plan.beams)}
    return tuple(
        sorted(found, key=lambda dose: min(order[n] for n in dose.beam_numbers))
    )


def _is_of_none(dose: Dose, beams: Sequence[int]) -> bool:
    """Whether it is the dose of beams that give none, as it should be: nothing."""
    named = dose.beam_numbers
    return bool(named) and dose.is_zero and set(named).isdisjoint(beams)


def _problem(beams: Sequence[int], doses: Sequence[Dose]) -> str:
    """Return why some doses are not those of these beams, each once; "" if they are."""
    if not beams:
        return tr("the plan has no beam that gives dose")
    if not doses:
        return tr("there is no BEAM dose of the plan")
    if not all(dose.beam_numbers for dose in doses):
        return tr("a BEAM dose does not state of which beam it is")
    times = Counter(number for dose in doses for number in dose.beam_numbers)
    foreign = sorted(set(times) - set(beams))
    if foreign:
        return tr(
            "there is a dose of {beams}, which gives none in the plan",
            beams=_beams(foreign),
        )
    twice = [number for number in beams if times[number] > 1]
    if twice:
        count = counted(times[twice[0]], "BEAM dose")
        return tr(
            "beam {number} is in {doses}, and which of them counts is not known",
            number=twice[0],
            doses=count,
        )
    absent = [number for number in beams if not times[number]]
    return tr("there is no dose of {beams}", beams=_beams(absent)) if absent else ""


def _beams(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return tr("beam {number}", number=numbers[0])
    return tr("beams {numbers}", numbers=listed(map(str, numbers), "and"))


def adding_beams(
    plan: Plan, doses: Iterable[Dose], labels: Mapping[str, str] | None = None
) -> Steps[Dose]:
    """Add up the doses of all beams of a plan; ``labels`` as in `adding`.

    Raises
    ------
    NotEvaluableError
        As `doses_of_all_beams` and `adding`.
    """
    found = doses_of_all_beams(plan, doses)
    uid = plan.header.sop_instance_uid
    weights = [1.0] * len(found)
    return (yield from adding(found, weights, whole_plan=uid, labels=labels))


def dose_of_whole(plan: Plan, doses: Iterable[Dose], kind: DoseType) -> Dose | None:
    """Return the one PLAN dose of a plan of a type; None where none is, or several."""
    found = [
        dose
        for dose in doses
        if dose.made is None
        and dose.summation is SummationType.PLAN
        and plan.header.sop_instance_uid in dose.plan_uids
        and dose.type is kind
    ]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeamsAgainstPlan:
    """How far the dose of a plan and the sum of its beams are apart.

    Attributes
    ----------
    name, uid
        Of the dose of the plan.
    largest, at
        The difference PLAN - sum of the largest size, in the unit of the dose, and
        where it is, mm.
    rounding
        As much as the steps in which the files keep their values can make: half a step
        of each of them.
    between
        As much as reading between samples can make, where not all have the same
        (`bending`).
    """

    name: str
    uid: str
    largest: float
    at: Place
    rounding: float
    unit: str
    between: float = 0.0

    @property
    def agrees(self) -> bool:
        """Whether rounding is all that they differ by."""
        return self._is_within(self.rounding)

    def _is_within(self, size: float) -> bool:
        # the sums of products have roundings of their own
        return abs(self.largest) <= 1.001 * size

    @property
    def finding(self) -> Finding:
        """What was found, for the case."""
        place = ", ".join(map(mm_number, self.at))
        allowed = self.rounding
        if self.agrees:
            outcome = "SUM-01:agrees"
        elif not self.between:
            outcome = "SUM-01:differs"
        else:
            allowed += self.between
            is_within = self._is_within(allowed)
            outcome = "SUM-01:between" if is_within else "SUM-01:beyond"
        return Finding(
            outcome=verdict(outcome),
            fields=(("name", self.name), ("place", place)),
            object_kind=Kind.DOSE.name,
            object_uid=self.uid,
            found=self._size_text(abs(self.largest)),
            expected=self._size_text(allowed),
        )

    def _size_text(self, size: float) -> str:
        return f"{two_figures(size)} {self.unit}"


def checking_beams(
    plan: Plan,
    plan_dose: Dose,
    doses: Iterable[Dose],
    labels: Mapping[str, str] | None = None,
    total: Dose | None = None,
) -> Steps[BeamsAgainstPlan]:
    """Compare the dose of a plan with the sum of all its beams.

    ``labels`` as in `adding`; ``total`` is that sum, where it has been made.

    Raises
    ------
    NotEvaluableError
        The beams are not all there, or they do not compare (`subtracting`).
    """
    beams = doses_of_all_beams(plan, doses)
    if total is None:
        total = yield from adding_beams(plan, beams)
    left = yield from subtracting(plan_dose, total)
    read = [(dose, total.geometry) for dose in beams]
    read += [(total, left.geometry), (plan_dose, left.geometry)]
    between = 0.0
    for dose, grid in read:
        if is_read_between(grid, dose):
            between += yield from bending(dose)
    is_above = left.maximum >= -left.minimum
    return BeamsAgainstPlan(
        name=(labels or {}).get(plan_dose.key, plan_dose.label),
        uid=plan_dose.key,
        largest=left.maximum if is_above else left.minimum,
        at=left.maximum_at if is_above else left.minimum_at,
        rounding=sum(dose.scaling for dose in (plan_dose, *beams)) / 2,
        unit=plan_dose.unit_text,
        between=between,
    )
