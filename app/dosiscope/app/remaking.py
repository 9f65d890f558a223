"""Makes again the doses that were made, as a sidecar names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dosiscope.app.measure import measure_solids
from dosiscope.core.beam_doses import adding_beams
from dosiscope.core.conversion import OwnRatio
from dosiscope.core.dose_expression import BEAMS, DoseRequest, Term, making
from dosiscope.core.dose_names import dose_labels
from dosiscope.core.dose_sum import adding
from dosiscope.core.eqd2 import conversion_of, converting, fraction_size
from dosiscope.core.errors import DosiscopeError, NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.progress import without_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.conversion import Conversion
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.choice import DvhChoice
    from dosiscope.core.findings import Finding
    from dosiscope.core.plan import Plan
    from dosiscope.core.progress import Steps
    from dosiscope.core.sidecar.record import KeptConversion, KeptMade, KeptPart
    from dosiscope.core.solids.solid import Solid


class NotMadeAgainError(DosiscopeError):
    """A dose that was made is not the same any more."""


class Remade(NamedTuple):
    """Doses that were made again, what was noticed, and why others are not there."""

    doses: tuple[Dose, ...]
    findings: tuple[Finding, ...]
    refused: tuple[str, ...]


def remaking(
    made: Sequence[KeptMade], case: Case, choice: DvhChoice | None = None
) -> Steps[Remade]:
    """Make doses again, in their order.

    Parameters
    ----------
    choice
        How solids end, of structures that have an alpha/beta of their own.
    """
    numbers = set(_own_numbers(made))
    solids: dict[int, Solid] = {}
    if numbers:
        steps = measure_solids(case, choice, numbers)
        measured = yield from without_parts(steps)
        solids = {n: one.solid for n, one in measured.items() if one.solid is not None}
    found: list[Dose] = []
    findings: list[Finding] = []
    refused: list[str] = []
    for one in made:
        try:
            if one.whole_plan and _is_plan_of(case, one.whole_plan):
                # the sum is held against the dose of the plan, as when it was made
                request = DoseRequest(terms=(Term(1.0, BEAMS),))
                dose, noticed = yield from making(request, case)
                findings += noticed
            else:
                dose = yield from _make(one, case, solids)
            if dose.key != one.key:
                raise NotMadeAgainError(tr("a made dose is another than it was"))
        except NotEvaluableError as error:
            refused.append(tr("there is {error}", error=error))
        except NotMadeAgainError as error:
            refused.append(error.told())
        else:
            found.append(dose)
    return Remade(tuple(found), tuple(findings), tuple(refused))


def _is_plan_of(case: Case, uid: str) -> bool:
    return case.plan is not None and case.plan.header.sop_instance_uid == uid


def _own_numbers(made: Iterable[KeptMade]) -> Iterable[int]:
    for one in made:
        for part in one.parts:
            if part.conversion is not None:
                yield from (own.number for own in part.conversion.own)
            if part.made is not None:
                yield from _own_numbers([part.made])


def _make(made: KeptMade, case: Case, solids: Mapping[int, Solid]) -> Steps[Dose]:
    labels = dose_labels(case)
    if not made.parts:
        raise NotMadeAgainError(tr("a made dose is made of nothing"))
    if made.whole_plan:
        plan = _plan(made.whole_plan, case)
        return (yield from adding_beams(plan, case.every_dose, labels))
    doses = []
    for part in made.parts:
        dose = yield from _part(part, case, solids)
        if part.conversion is not None:
            conversion = _conversion(part.conversion, dose, case, solids)
            dose = yield from converting(dose, conversion, solids, labels)
        doses.append(dose)
    weights = [part.weight for part in made.parts]
    if weights == [1.0] and made.parts[0].conversion is not None:
        return doses[0]
    sizes = [fraction_size(dose, case.case_of(dose).plan) for dose in doses]
    return (yield from adding(doses, weights, labels=labels, fractions_gy=sizes))


def _plan(uid: str, case: Case) -> Plan:
    plans = (one.plan for one in (case, *case.companions))
    found = (p for p in plans if p is not None and p.header.sop_instance_uid == uid)
    plan = next(found, None)
    if plan is None:
        raise NotMadeAgainError(tr("the plan whose beams were added up is not there"))
    return plan


def _part(part: KeptPart, case: Case, solids: Mapping[int, Solid]) -> Steps[Dose]:
    if part.made is not None:
        return (yield from _make(part.made, case, solids))
    return _read(part.uid, case)


def _read(uid: str, case: Case) -> Dose:
    dose = next((one for one in case.every_dose if one.key == uid), None)
    if dose is None:
        raise NotMadeAgainError(tr("a dose that another was made of is not there"))
    return dose


def _conversion(
    kept: KeptConversion, dose: Dose, case: Case, solids: Mapping[int, Solid]
) -> Conversion:
    structures = case.structure_set
    rois = {roi.number: roi for roi in structures.rois} if structures else {}
    if not {one.number for one in kept.own} <= rois.keys():
        raise NotMadeAgainError(tr("a structure with an alpha/beta of its own is gone"))
    return conversion_of(
        dose,
        case.case_of(dose).plan,
        kept.alpha_beta,
        quantity=kept.quantity,
        own=tuple(
            OwnRatio(
                number=one.number,
                name=rois[one.number].shown_name,
                alpha_beta=one.alpha_beta,
                end_rule=str(solids[one.number].end_rule)
                if one.number in solids
                else "",
            )
            for one in kept.own
        ),
        structure_set_uid=structures.header.uid if structures else "",
        fractions=kept.fractions,
        accepts_effective=kept.accepts_effective,
        labels=dose_labels(case),
    )
