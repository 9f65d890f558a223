"""BED and EQD2 of a dose, sample by sample, and of which doses there is none.

The linear-quadratic model holds for the dose that a place receives in every fraction.
So what is converted is the whole dose of a course of equal fractions, never a part of
it and never a sum of several: these are converted first, and added then.

    BED = D (1 + (D / n) / (alpha/beta)),    EQD2 = BED / (1 + 2 / (alpha/beta))
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beam_doses import beams_with_dose
from dosiscope.core.conversion import ALPHA_BETA, Conversion, OwnRatio, Quantity
from dosiscope.core.dose import Dose, DoseType, DoseUnits, SummationType
from dosiscope.core.dose_origin import MadeDose, Part, ReadDose, labelled
from dosiscope.core.dose_sum import shared_header
from dosiscope.core.effort import spend
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.text import listed, typed_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.dose_origin import Origin
    from dosiscope.core.geometry import Geometry
    from dosiscope.core.plan import FractionGroup, Plan
    from dosiscope.core.progress import Steps
    from dosiscope.core.solids.solid import Solid

#: The alpha/beta that may be typed, Gy, and the fractions.
TYPED_RATIO: Final = (0.1, 100.0)
TYPED_FRACTIONS: Final = (1, 200)
_STANDARD_GY: Final = 2.0
# of one fraction; all others are of the whole delivery (PS3.3 C.8.8.3)
_OF_ONE: Final = (SummationType.FRACTION_SESSION, SummationType.BEAM_SESSION)
_OF_BEAMS: Final = (SummationType.BEAM, SummationType.BEAM_SESSION)

_OF_GROUP: Final = (SummationType.FRACTION, SummationType.FRACTION_SESSION)
_OF_FRACTIONS: Final = (SummationType.PLAN, *_OF_GROUP)
# sources that stay, or come by the hour: no fractions of the model
_SLOW: Final = ("LDR", "PDR", "MDR")


def bed(
    dose: NDArray[np.float64], fractions: float, alpha_beta: float | NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the biologically effective dose of a dose in equal fractions, Gy."""
    return dose * (1 + dose / (fractions * alpha_beta))


def eqd2(
    dose: NDArray[np.float64], fractions: float, alpha_beta: float | NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the dose in fractions of 2 Gy that does the same, Gy."""
    whole: NDArray[np.float64] = bed(dose, fractions, alpha_beta)
    return whole / (1 + _STANDARD_GY / alpha_beta)


def conversion_of(
    dose: Dose,
    plan: Plan | None,
    alpha_beta: float,
    *,
    quantity: Quantity = Quantity.EQD2,
    own: Sequence[OwnRatio] = (),
    structure_set_uid: str = "",
    fractions: int | None = None,
    accepts_effective: bool = False,
    labels: Mapping[str, str] | None = None,
) -> Conversion:
    """Return how a dose is converted.

    Parameters
    ----------
    plan
        The plan of the dose, where it is here.
    alpha_beta, own
        Gy; ``own`` are those of structures, of which the first counts where they
        overlap.
    fractions
        As a person typed them; None: those of the plan.
    accepts_effective
        Whether the user accepts a dose that is not said to be physical.
    labels
        As in `adding`: what it is called where it has none.

    Raises
    ------
    NotEvaluableError
        It has no BED and no EQD2, or the number of fractions is not known.
    """
    of = tr(
        "no {quantity} of {dose}",
        quantity=quantity,
        dose=_name(labelled(dose.origin, labels or {})),
    )
    for ratio in (alpha_beta, *(one.alpha_beta for one in own)):
        least, most = TYPED_RATIO
        if not (isfinite(ratio) and least <= ratio <= most):
            raise NotEvaluableError(
                tr(
                    "{what}: {alpha_beta} is from {least} to {most} Gy, not {ratio}",
                    what=of,
                    alpha_beta=ALPHA_BETA,
                    least=typed_number(least),
                    most=typed_number(most),
                    ratio=typed_number(ratio),
                )
            )
    named = [one.number for one in own]
    twice = [one.name for one in own if named.count(one.number) > 1]
    why = (
        tr("{structure} is named twice", structure=twice[0])
        if twice
        else _problem(dose, plan, accepts_effective=accepts_effective)
    )
    if why:
        raise NotEvaluableError(f"{of}: {why}")
    number = fractions
    if number is None:
        number, why = planned_fractions(dose, plan)
    elif not TYPED_FRACTIONS[0] <= number <= TYPED_FRACTIONS[1]:
        least_n, most_n = TYPED_FRACTIONS
        why = tr(
            "the number of fractions is from {least} to {most}, not {number}",
            least=least_n,
            most=most_n,
            number=number,
        )
    if number is None or why:
        raise NotEvaluableError(f"{of}: {why}")
    return Conversion(
        quantity=quantity,
        alpha_beta=float(alpha_beta),
        fractions=number,
        own=tuple(own),
        structure_set_uid=structure_set_uid if own else "",
        is_typed=fractions not in (None, planned_fractions(dose, plan)[0]),
        of_type=dose.type.value,
        fraction_gy=dose.maximum / (1 if dose.summation in _OF_ONE else number),
    )


def converting(
    dose: Dose,
    conversion: Conversion,
    solids: Mapping[int, Solid] | None = None,
    labels: Mapping[str, str] | None = None,
) -> Steps[Dose]:
    """Convert a dose at its own samples, plane by plane.

    ``conversion`` is what `conversion_of` returned for it, ``solids`` those of its
    structures by ROI Number: a sample within one has its alpha/beta.  ``labels`` as in
    `adding`.

    Raises
    ------
    NotEvaluableError
        One of the structures has no solid.
    """
    inside = [(one, _solid_of(one, solids or {})) for one in conversion.own]
    convert = bed if conversion.quantity is Quantity.BED else eqd2
    times = conversion.fractions if dose.summation in _OF_ONE else 1
    values = np.empty(dose.geometry.shape)
    count = len(values)
    for k, plane in enumerate(values):
        yield Progress(
            k, count, tr("Converting to {quantity}", quantity=conversion.quantity)
        )
        spend()
        whole = times * dose.values(slice(k, k + 1))[0]
        ratio = _ratios(dose.geometry, k, conversion.alpha_beta, inside)
        plane[...] = convert(whole, conversion.fractions, ratio)
    origin = labelled(dose.origin, labels or {})
    made = MadeDose((Part(1.0, origin, conversion=conversion),))
    yield Progress(
        count, count, tr("Converting to {quantity}", quantity=conversion.quantity)
    )
    return Dose(
        header=shared_header((dose,)),
        geometry=dose.geometry,
        stored=values,
        units=DoseUnits.GY,
        type=DoseType.EFFECTIVE,
        summation=SummationType.NOT_STATED,
        label=made.text,
        made=made,
    )


def fraction_size(dose: Dose, plan: Plan | None) -> float:
    """Return the most that one of the equal fractions of a dose gives, in its unit.

    0 where its plan does not state it, of what is no whole dose of fractions, and of
    what is converted: that is no physical dose of a fraction.
    """
    is_of_all_beams = dose.made is not None and bool(dose.made.whole_plan)
    is_whole = dose.summation in _OF_FRACTIONS or is_of_all_beams
    if not (dose.is_gray and is_whole) or dose.quantity:
        return 0.0
    number = 1 if dose.summation in _OF_ONE else planned_fractions(dose, plan)[0]
    return 0.0 if number is None else dose.maximum / number


def _name(origin: Origin) -> str:
    return origin.what if isinstance(origin, MadeDose) else origin.name


def _problem(dose: Dose, plan: Plan | None, *, accepts_effective: bool) -> str:
    """Return why a dose cannot be converted, as a clause; "" where it can."""
    if dose.units is DoseUnits.RELATIVE:
        return tr("the dose is relative, not in Gy")
    if dose.units is DoseUnits.NOT_STATED:
        return tr("the unit of the dose is not stated")
    if dose.made is not None and not dose.made.whole_plan:
        return _made_problem(dose.made)
    if dose.type is DoseType.ERROR:
        return tr("the dose is a difference (Dose Type ERROR), not one that is given")
    if dose.type is not DoseType.PHYSICAL and not accepts_effective:
        return (
            tr(
                "the dose is EFFECTIVE, weighted for biological effect already; it is "
                "converted only if that is accepted (EQ-01)"
            )
            if dose.type is DoseType.EFFECTIVE
            else tr(
                "whether the dose is physical is not stated; it is converted only if "
                "that is accepted (EQ-01)"
            )
        )
    return _part_problem(dose, plan) or _slow_problem(plan)


def _made_problem(made: MadeDose) -> str:
    if made.conversions:
        return tr("it is {quantity} already", quantity=made.conversions[0].quantity)
    if made.is_difference:
        return tr("a difference of doses is not the dose of a fraction")
    beams = [
        part.origin
        for part in made.added
        if isinstance(part.origin, ReadDose) and part.origin.summation in _OF_BEAMS
    ]
    plans = [uid for one in beams for uid in one.plan_uids]
    if len(set(plans)) < len(plans):  # each alone has no EQD2 that adds
        return tr(
            "it is a sum of beams that is not known to be the whole dose of a "
            "fraction; the dose of the plan, or the sum of all its beams, can be "
            "converted"
        )
    return tr(
        "it is a sum of doses that are given in other fractions; each is converted "
        "first, and added then"
    )


def _part_problem(dose: Dose, plan: Plan | None) -> str:
    """Return why it is not the whole dose of each of its fractions; "" where it is."""
    if dose.made is None and dose.summation in _OF_BEAMS:
        beams = beams_with_dose(plan) if plan and _is_of(dose, plan) else ()
        if not beams or {beam.number for beam in beams} != set(dose.beam_numbers):
            return tr(
                "a {summation} dose is not the whole dose of a fraction; the dose of "
                "the plan, or the sum of all its beams, can be converted",
                summation=dose.summation,
            )
    elif dose.made is None and dose.summation not in _OF_FRACTIONS:
        return _SUMMATIONS.get(
            dose.summation,
            tr(
                "a {summation} dose is not known to be the whole dose of fractions",
                summation=dose.summation,
            ),
        )
    count = max(len(_groups(dose, plan)), len(_named_groups(dose)))
    if count > 1 and (_named_groups(dose) or dose.summation not in _OF_GROUP):
        return (
            tr(
                "the dose is of {n} fraction groups: how much of it a fraction gives "
                "is not known",
                n=count,
            )
            if _named_groups(dose)
            else tr(
                "the plan has {n} fraction groups, and the dose is of all: how much of "
                "it a fraction gives is not known",
                n=count,
            )
        )
    return ""


_SUMMATIONS: Final = {
    SummationType.NOT_STATED: tr("of what it is the dose is not stated"),
    SummationType.MULTI_PLAN: tr(
        "it is of several plans; the dose of each is converted first, and added then"
    ),
    SummationType.PLAN_OVERVIEW: tr(
        "it is of several plans; the dose of each is converted first, and added then"
    ),
}


def _slow_problem(plan: Plan | None) -> str:
    kind = plan.brachy.type if plan is not None and plan.brachy is not None else ""
    if kind not in _SLOW:
        return ""
    return tr(
        "the plan is of {kind} brachytherapy, whose dose rate counts as well", kind=kind
    )


def planned_fractions(dose: Dose, plan: Plan | None) -> tuple[int | None, str]:
    """Return the fractions that the plan of a dose states, or None and why."""
    if plan is None or not _is_of(dose, plan):
        return None, tr(
            "its plan is not shown, so the number of fractions is not known"
        ) if dose.all_plan_uids else tr(
            "it names no plan, so the number of fractions is not known"
        )
    groups = _groups(dose, plan)
    if len(groups) > 1:
        count = len(groups)
        if _named_groups(dose):
            return None, tr("the dose is of {n} fraction groups", n=count)
        return None, tr(
            "the plan has {n} fraction groups, and of which one the dose is, is not "
            "stated",
            n=count,
        )
    absent = _absent_groups(dose, plan)
    if absent:
        return None, tr(
            "the plan has no fraction group {numbers}",
            numbers=listed(map(str, absent), "and"),
        )
    number = groups[0].fractions if groups else None
    if number is None:
        return None, tr("the plan does not state the number of fractions")
    if number < 1:
        return None, tr(
            "the plan states {number} fractions", number=typed_number(number)
        )
    return number, ""


def _groups(dose: Dose, plan: Plan | None) -> tuple[FractionGroup, ...]:
    """Return the fraction groups of a plan that a dose may be of."""
    if plan is None or not _is_of(dose, plan):
        return ()
    named = _named_groups(dose)
    groups = plan.fraction_groups
    return tuple(one for one in groups if not named or one.number in named)


def _named_groups(dose: Dose) -> tuple[int, ...]:
    """Return the fraction groups of which a dose says that it is; () if of the plan."""
    return dose.fraction_groups if dose.summation in _OF_GROUP else ()


def _absent_groups(dose: Dose, plan: Plan) -> tuple[int, ...]:
    """Return those of them that the plan does not have."""
    there = {group.number for group in plan.fraction_groups}
    return tuple(number for number in _named_groups(dose) if number not in there)


def _is_of(dose: Dose, plan: Plan) -> bool:
    uids = dose.made.plan_uids if dose.made is not None else dose.plan_uids
    return plan.header.sop_instance_uid in uids


def _solid_of(one: OwnRatio, solids: Mapping[int, Solid]) -> Solid:
    solid = solids.get(one.number)
    if solid is None:
        raise NotEvaluableError(
            tr(
                "{structure} has no volume, so its {alpha_beta} cannot be used",
                structure=one.name,
                alpha_beta=ALPHA_BETA,
            )
        )
    return solid


def _ratios(
    geometry: Geometry,
    k: int,
    alpha_beta: float,
    inside: Sequence[tuple[OwnRatio, Solid]],
) -> float | NDArray[np.float64]:
    """Return the alpha/beta of the samples of a plane, Gy."""
    if not inside:
        return alpha_beta
    index = np.moveaxis(np.indices((1, *geometry.size), np.float64)[:, 0], 0, -1)
    index[..., 0] = k
    points = geometry.to_mm(index).reshape(-1, 3)
    ratio = np.full(len(points), alpha_beta)
    # that which stands first is laid on last: it counts where they overlap
    for one, solid in reversed(inside):
        box = solid.extent
        if box is None:
            continue
        low, high = np.array(box[:3]), np.array(box[3:])
        near = np.flatnonzero(((points >= low) & (points <= high)).all(axis=1))
        ratio[near[solid.contains(points[near])]] = one.alpha_beta
    return ratio.reshape(geometry.size)
