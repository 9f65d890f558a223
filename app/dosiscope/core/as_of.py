"""A case as it is told where one of its doses is shown, of whichever plan that is."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar

from dosiscope.core.findings import Attribute, Finding
from dosiscope.core.kinds import KINDS, Role
from dosiscope.core.made_findings import made_findings
from dosiscope.core.not_shown import Apart
from dosiscope.core.rules import verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.kinds import Kind
    from dosiscope.core.not_shown import Outside
    from dosiscope.core.plan import Plan
    from dosiscope.core.structures import StructureSet

_T = TypeVar("_T")
# what rival plans do not share, nor what comes along with them
_OF_A_PLAN: Final = (Role.PLAN, Role.DOSE)
_NAMES_STRUCTURES: Final = Attribute(0x300C0060, "ReferencedStructureSetSequence")


def as_of(case: Case, dose: Dose | None) -> Case:
    """Return the case as it is told where one of its doses is shown.

    It has images and structures of this case; its plan is that of the dose, its
    doses are those beside which the dose stands, and what was noticed of them: of a
    dose of several plans, all of all.  Apart from it is what is not of its own.
    """
    holder, plan = case.case_of(dose), case.plan_of(dose)
    is_read = dose is None or dose.made is None
    is_whole = is_read or (dose is not None and holder.holds(dose))
    # the files store none of what is made, and each those of its own doses
    stored = case.stored_dvhs if holder is case and is_read else ()
    if (holder, plan, stored) == (case, case.plan, case.stored_dvhs) and is_whole:
        return case
    holders = (holder,) if is_whole else (case, *case.companions)
    findings = _kept(case.findings, [one.findings for one in holders], _about_plan)
    return replace(
        case,
        plan=plan,
        doses=_each_once(one.doses for one in holders),
        stored_dvhs=stored,
        along=_each_once(one.along for one in holders),
        course=holder.course if plan is holder.plan else None,
        findings=(*findings, *_structures_of_others(case.structure_set, plan)),
        withheld=_kept(
            case.withheld,
            [one.withheld for one in holders],
            lambda one: _is_of_plan(one.header.kind),
        ),
        missing=_kept(
            case.missing,
            [one.missing for one in holders],
            lambda one: one.role in _OF_A_PLAN,
        ),
        outside=_apart_from(case, holder, dose),
        companions=(),
    )


def _apart_from(case: Case, holder: Case, dose: Dose | None) -> tuple[Outside, ...]:
    """Return what is not in a case as it is told of a dose, with the reasons."""
    if holder is not case:
        others = [one for one in (case, *case.companions) if one is not holder]
        beside = {uid for one in others for uid in one.uids}
        return tuple(
            replace(one, why=Apart.COMPARED) if one.entry.own_uid in beside else one
            for one in holder.outside
        )
    if dose is None or dose.made is None:
        return case.outside
    added = dose.read_uids | dose.all_plan_uids
    return tuple(
        replace(one, why=Apart.ADDED)
        if one.why is Apart.COMPARED and one.entry.own_uid in added
        else one
        for one in case.outside
    )


def told_whole(case: Case, made: Sequence[Dose] = ()) -> Case:
    """Return the case with what was noticed of the plans and doses of its rivals.

    And with the doses that were made of them all, and what has to be known of these.
    """
    if not case.companions and not made:
        return case
    held = (case, *case.companions)
    findings = _kept(case.findings, [one.findings for one in held], _about_plan)
    return replace(
        case,
        doses=(*_each_once(one.doses for one in held), *made),
        findings=_each_once((findings, *map(made_findings, made))),
        withheld=_kept(
            case.withheld,
            [one.withheld for one in held],
            lambda one: _is_of_plan(one.header.kind),
        ),
    )


def _about_plan(finding: Finding) -> bool:
    """Whether a finding is about an object of a plan."""
    kinds = (kind for kind in KINDS if kind.name == finding.object_kind)
    return any(map(_is_of_plan, kinds))


def _is_of_plan(kind: Kind) -> bool:
    return kind.role in _OF_A_PLAN or kind.comes_along


def _kept(
    own: Iterable[_T],
    of_holders: Iterable[Iterable[_T]],
    is_of_plan: Callable[[_T], bool],
) -> tuple[_T, ...]:
    """Return what a case has of images and structures, and others of plan and doses."""
    kept = (one for one in own if not is_of_plan(one))
    of_plans = (one for one in chain.from_iterable(of_holders) if is_of_plan(one))
    return _each_once((kept, of_plans))


def _each_once(several: Iterable[Iterable[_T]]) -> tuple[_T, ...]:
    found: list[_T] = []
    for one in chain.from_iterable(several):
        if one not in found:
            found.append(one)
    return tuple(found)


def _structures_of_others(
    structures: StructureSet | None, plan: Plan | None
) -> tuple[Finding, ...]:
    """Return that the structures that are shown are not those of the plan."""
    if structures is None or plan is None:
        return ()
    named, shown = plan.structure_set_uid, structures.header.sop_instance_uid
    if not named or named == shown:
        return ()
    return (
        Finding(
            outcome=verdict("PL-03:other"),
            fields=(("label", structures.label),),
            object_kind=plan.header.kind.name,
            object_uid=plan.header.uid,
            attribute=_NAMES_STRUCTURES,
            found=named,
            expected=shown,
        ),
    )
