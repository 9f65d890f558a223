"""What the plan states of its prescription and fractions (PC-06, PC-07, PC-08)."""

from __future__ import annotations

import re
from math import inf, isfinite
from typing import TYPE_CHECKING, Final

from dosiscope.core.dose import SummationType
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.isocentres import isocentre_groups
from dosiscope.core.plan_check.of_beams import require_of_plan
from dosiscope.core.text import counted, dose_text, first_few, listed, typed_number
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosiscope.core.plan import Beam, FractionGroup, Plan
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_UNIT: Final = r"(?P<unit>c?gy)"
_NUMBER: Final = r"(?P<dose>\d{1,4}(?:[.,]\d{1,3})?)"
# "78 Gy/39", "60 Gy in 30", "60Gy 30#", "78/39"; a date has more parts
_IN_FRACTIONS: Final = re.compile(
    rf"(?<![\d./-]){_NUMBER}\s*{_UNIT}?\s*(?:/|in|en|(?<=gy)\s)\s*(?P<fractions>\d{{1,3}})"
    r"(?=\s*(?:#|f|x|$|[^\d./-]))",
    re.ASCII | re.IGNORECASE,
)
# "20 x 2.75 Gy"
_TIMES: Final = re.compile(
    rf"(?<![\d./-])(?P<fractions>\d{{1,3}})\s*x\s*{_NUMBER}\s*{_UNIT}?(?![\d/-])",
    re.ASCII | re.IGNORECASE,
)
_ALONE: Final = re.compile(
    rf"(?<![\d./-]){_NUMBER}\s*{_UNIT}\b", re.ASCII | re.IGNORECASE
)
_MOST_TEXT: Final = 200  # letters of a name that are read
_ROUNDED_GY: Final = 0.05  # of a dose in a name


def prescriptions(plan: Plan) -> tuple[float, ...]:
    """Return the distinct target prescriptions, Gy, the largest first."""
    stated = {one.prescription_gy for one in plan.dose_references}
    return tuple(sorted((gray for gray in stated if gray), reverse=True))


def check_prescription(subject: PlanSubject) -> Iterator[Answer]:
    """Prescription, doses of the beams and norm of the DVHs agree (PC-06)."""
    plan, limits = subject.plan, subject.limits
    stated = prescriptions(plan)
    told = first_few(dose_text(gray, "Gy") for gray in stated)
    if not stated:
        of_beams = _doses_of_beams(plan, limits.same_isocentre_mm)
        added = dose_text(of_beams[0], "Gy") if of_beams else ""
        yield reported(
            message=tr(
                "The plan states no prescription dose of a target; its beams add up to "
                "{dose}.",
                dose=added,
            )
            if added
            else tr("The plan states no prescription dose of a target."),
            found=added or tr("nothing"),
            expected=tr("a Target Prescription Dose"),
        )
        return
    within = _share(limits.prescription_percent)
    wide = _share(limits.beam_doses_percent)
    norms = {one.normalization_dose for one in subject.case.stored_dvhs} - {None, 0.0}
    off = [n for n in norms if n is not None and not _agrees(n, stated, within)]
    if off:
        yield flagged(
            message=tr(
                "The stored DVHs are normalised to {dose}, the prescription is "
                "{prescribed}.",
                dose=dose_text(off[0], "Gy"),
                prescribed=told,
            ),
            found=dose_text(off[0], "Gy"),
            expected=told,
        )
    of_beams = _doses_of_beams(plan, limits.same_isocentre_mm)
    if not of_beams:
        if not off:
            yield (passed if norms else reported)(
                message=tr(
                    "The plan prescribes {prescribed}, as the DVHs are normalised to; "
                    "its beams state no dose.",
                    prescribed=told,
                )
                if norms
                else tr(
                    "The plan prescribes {prescribed}; its beams state no dose.",
                    prescribed=told,
                ),
                found=told,
            )
        return
    if any(_agrees(gray, stated, within) for gray in of_beams):
        if not off:
            yield passed(
                message=tr(
                    "The plan prescribes {prescribed}, to which the doses of its beams "
                    "add up.",
                    prescribed=told,
                ),
                found=told,
            )
        return
    added = dose_text(of_beams[0], "Gy")
    is_near = any(_agrees(gray, stated, wide) for gray in of_beams)
    at_point = _dose_at_point(subject)
    is_there = at_point is not None and _agrees(of_beams[0], [at_point], wide)
    doses = {"dose": added, "prescribed": told}
    yield (reported if is_near or is_there else flagged)(
        message=tr(
            "The doses of the beams add up to {dose} at their points, as the dose "
            "does; the prescription is {prescribed}.",
            **doses,
        )
        if is_there
        else tr(
            "The doses of the beams add up to {dose} at their points; the prescription "
            "is {prescribed}.",
            **doses,
        ),
        found=added,
        expected=told,
    )


def _dose_at_point(subject: PlanSubject) -> float | None:
    """Return the dose of the plan at the one point where its beams state theirs, Gy.

    A point between several targets is no place of a prescription.
    """
    groups, dose = subject.plan.fraction_groups, subject.chosen_dose
    points = {
        one.dose_point for group in groups for one in group.planned if one.dose_gy
    }
    if dose is None or not dose.is_gray or dose.summation is not SummationType.PLAN:
        return None
    point = points.pop() if len(points) == 1 else None
    if point is None:
        return None
    value = float(dose.sample([point])[0])
    return value if isfinite(value) else None


def _share(percent: float | None) -> float:
    return inf if percent is None else percent / 100


def _agrees(gray: float, stated: Iterable[float], within: float) -> bool:
    return any(abs(gray - one) <= within * one + 1e-6 for one in stated)


def _doses_of_beams(plan: Plan, same_mm: float | None) -> list[float]:
    """Return fractions times the Beam Doses: of all beams, then of each isocentre.

    Raises `NotEvaluableError` where one could not be read.
    """
    require_of_plan(plan, "300A,0084")
    totals = {
        beam.number: gray
        for beam in plan.beams
        if not beam.is_setup and (gray := _total_of(plan, beam))
    }
    with_dose = [beam for beam in plan.beams if beam.number in totals]
    if not with_dose:
        return []
    sets: list[list[Beam]] = [with_dose]
    try:
        groups = isocentre_groups(with_dose, same_mm)
    except NotEvaluableError:
        groups = []
    if len(groups) > 1:
        sets += [members for _, members in groups]
    return [sum(totals[beam.number] for beam in one) for one in sets]


def _total_of(plan: Plan, beam: Beam) -> float:
    """Return the dose of a beam in all fractions of all groups, Gy."""
    if plan.fractions is not None:
        return plan.fractions * (beam.dose_gy or 0)
    return sum(
        (group.fractions or 0) * (one.dose_gy or 0)
        for group in plan.fraction_groups
        for one in group.planned
        if one.number == beam.number
    )


def check_names(subject: PlanSubject) -> Iterator[Answer]:
    """Compare what names say of dose and fractions with what is stated (PC-07)."""
    plan = subject.plan
    texts = {
        shown(text, _MOST_TEXT): None
        for text in (plan.label, plan.name, plan.description)
        if text.strip()
    }
    stated, number = prescriptions(plan), plan.fractions
    seen = [(text, *one) for text in texts for one in _doses_in(text)]
    # numbers without a unit may be anything else where others have one
    seen = [one for one in seen if one[-1]] or seen
    if not seen:
        yield reported(
            message=tr("Label, name and description of the plan name no dose."),
            expected=tr("such as 60 Gy in 30"),
        )
        return
    if not stated and number is None:
        raise NotEvaluableError(
            tr("the plan states neither prescription nor fractions")
        )
    wanted = _wanted_text(stated, number)
    wrong = [
        (text, has_unit)
        for text, gray, fractions, has_unit in seen
        if not _is_stated(gray, fractions, stated, number)
    ]
    if not wrong:
        text = seen[0][0]
        yield passed(
            message=tr(
                '"{text}" names what is stated: {prescribed}.',
                text=text,
                prescribed=wanted,
            ),
            found=text,
        )
        return
    text, has_unit = wrong[0]
    yield (flagged if has_unit else reported)(
        message=tr(
            '"{text}" does not name what the plan states: {prescribed}.',
            text=text,
            prescribed=wanted,
        ),
        found=text,
        expected=wanted,
    )


def _wanted_text(stated: tuple[float, ...], number: int | None) -> str:
    gray = first_few(dose_text(one, "Gy") for one in stated) or tr("no prescription")
    return (
        gray
        if number is None
        else tr(
            "{dose} in {fractions}", dose=gray, fractions=counted(number, "fraction")
        )
    )


def _is_stated(
    gray: float, fractions: int | None, stated: tuple[float, ...], number: int | None
) -> bool:
    is_number = fractions is None or number is None or fractions == number
    doses = stated
    if number and fractions is None:  # a dose of its own may be that of a fraction
        doses = (*stated, *(one / number for one in stated))
    return is_number and (
        not doses or any(abs(gray - one) <= _ROUNDED_GY for one in doses)
    )


def _doses_in(text: str) -> Iterator[tuple[float, int | None, bool]]:
    """Yield total dose in Gy, fractions, and whether a unit is written."""
    rest = text
    for form in (_TIMES, _IN_FRACTIONS, _ALONE):
        for found in form.finditer(rest):
            parts = found.groupdict()
            unit = (parts["unit"] or "").casefold()
            gray = float(parts["dose"].replace(",", "."))
            gray = gray / 100 if unit == "cgy" else gray
            number = int(parts["fractions"]) if parts.get("fractions") else None
            if form is _TIMES and number:
                gray *= number
            yield gray, number, bool(unit)
        rest = form.sub(" ", rest)


def check_fractions(subject: PlanSubject) -> Iterator[Answer]:
    """There is one fraction group, with a plausible number of fractions (PC-08)."""
    groups = subject.plan.fraction_groups
    limit = subject.limits.maximal_fractions
    expected = tr("one fraction group with a number of fractions")
    if len(groups) != 1:
        found = [_group_text(group) for group in groups]
        told = counted(len(groups), "fraction group")
        yield flagged(
            message=tr(
                "The plan has {groups}: {fractions}.",
                groups=told,
                fractions=listed(found, "and"),
            )
            if found
            else tr("The plan has {groups}.", groups=told),
            found=told,
            expected=expected,
        )
        return
    (group,) = groups
    if not group.fractions:
        yield flagged(
            message=tr("The plan states no fractions: it cannot be delivered as it is.")
            if group.fractions == 0
            else tr("The plan does not state its number of fractions."),
            found="0" if group.fractions == 0 else "nothing",
            expected=expected,
        )
    elif limit is not None and group.fractions > limit:
        yield flagged(
            message=tr("The plan has {n} fractions.", n=group.fractions),
            found=str(group.fractions),
            expected=tr("at most {limit}", limit=typed_number(limit)),
        )
    else:
        number = counted(group.fractions, "fraction")
        yield passed(
            message=tr("The plan has {fractions} in one group.", fractions=number),
            found=number,
        )


def _group_text(group: FractionGroup) -> str:
    if group.fractions is None:
        return tr("number not stated")
    return counted(group.fractions, "fraction")


CHECKS = {
    "PC-06": check_prescription,
    "PC-07": check_names,
    "PC-08": check_fractions,
}
