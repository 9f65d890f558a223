"""Of the objects of one patient those that make the case, role by role.

What is chosen goes first, then what is named, then what is the only one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.case_pool import planning, rank
from dosiscope.core.choice_left import AmbiguousError, one_of
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.reference_graph import only

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.core.case_pool import Pool
    from dosiscope.core.inventory import Entry
    from dosiscope.core.wanted import Wanted


def doses_of_case(pool: Pool, wanted: Wanted) -> tuple[Entry, ...]:
    """Return the doses of the case, the one to start with first.

    DVHs without a grid that are chosen go with the grids of their plan, or if they
    name none, of their structure set.
    """
    dvhs = only(dose for dose in pool.doses if dose.uid == wanted.dvhs)
    if dvhs is None:
        return _grids(pool, wanted, _going_with(pool, wanted, pool.doses))
    beside = _going_with(pool, wanted, _beside(pool, dvhs))
    if not wanted.dose and not any(dose.images for dose in beside):
        return dvhs, *sorted(beside, key=rank)
    return *(d for d in _grids(pool, wanted, beside) if d is not dvhs), dvhs


def _going_with(
    pool: Pool, wanted: Wanted, doses: tuple[Entry, ...]
) -> tuple[Entry, ...]:
    """Return the doses of the plan or structure set that is chosen, of some."""
    if wanted.dose:
        return doses
    if wanted.plan:
        named = _own_uid(pool, wanted.plan)
        return tuple(dose for dose in doses if named in dose.plan_uids)
    if wanted.structure_set:
        uid = wanted.structure_set
        return tuple(dose for dose in doses if _may_go_with(pool, dose, uid))
    return doses


def _beside(pool: Pool, dvhs: Entry) -> tuple[Entry, ...]:
    """Return the other doses that DVHs without a grid may belong to."""
    others = tuple(dose for dose in pool.doses if dose is not dvhs)
    if dvhs.plan_uids:
        return tuple(d for d in others if set(d.plan_uids) & set(dvhs.plan_uids))
    named = dvhs.structure_set_uids[:1]
    return tuple(
        dose
        for dose in others
        if dose.images and all(_may_go_with(pool, dose, uid) for uid in named)
    )


def _grids(pool: Pool, wanted: Wanted, doses: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the doses of the case among some, the one to start with first."""
    groups = pool.dose_groups(doses)
    if wanted.dose:
        for group in pool.dose_groups() + [[d] for d in pool.doses]:
            first = only(dose for dose in group if dose.uid == wanted.dose)
            if first is not None:
                return first, *_beside_first(group, first)
    if not groups:
        return ()
    starters = pool.candidates(groups)
    if len(starters) > 1:
        of_plan = any(dose.summation == "PLAN" for dose in starters)
        number = len(starters)
        what = tr("There are {number} doses", number=number)
        if not of_plan:
            what = tr("There are {number} doses, none of a whole plan", number=number)
        raise AmbiguousError(what, map(pool.told_by_plan, starters))
    first = starters[0]
    group = next(group for group in groups if first in group)
    return first, *_beside_first(group, first)


def _beside_first(group: Iterable[Entry], first: Entry) -> tuple[Entry, ...]:
    """Return the other doses of a group, but none of which it is open what they are."""
    return tuple(dose for dose in group if dose is not first and not dose.stated_uid)


def _may_go_with(pool: Pool, dose: Entry, structure_set: str) -> bool:
    """Whether a dose does not lead to another structure set than this."""
    found = pool.structure_set_behind(dose)
    return found is None or found.uid == structure_set


def plan_of_case(pool: Pool, wanted: Wanted, doses: Sequence[Entry]) -> Entry | None:
    """Return the plan that is chosen, or that of the doses, or the only one."""
    if wanted.plan:
        return only(plan for plan in pool.plans if plan.uid == wanted.plan)
    if doses:
        return _named(pool.plans_of(doses[0]))
    plans = pool.plans
    if wanted.structure_set:
        named = _own_uid(pool, wanted.structure_set)
        plans = tuple(p for p in plans if named in p.structure_set_uids)
    return one_of(plans, Role.PLAN.counted(len(plans)))


def _own_uid(pool: Pool, uid: str) -> str:
    """Return by what UID others refer to an object that was chosen."""
    return next((one.own_uid for one in pool.entries if one.uid == uid), uid)


def _named(entries: Sequence[Entry]) -> Entry | None:
    """Return the one object that is named; None where there is none or several.

    Raises `AmbiguousError` where one UID names several contents.
    """
    if len(entries) > 1 and len({entry.own_uid for entry in entries}) == 1:
        raise AmbiguousError("", entries)
    return only(entries)


def structure_set_of_case(
    pool: Pool, wanted: Wanted, doses: Sequence[Entry], plan: Entry | None
) -> Entry | None:
    """Return the structure set that is chosen, or named, or lies with the others."""
    if wanted.structure_set:
        uid = wanted.structure_set
        return only(s for s in pool.structure_sets if s.uid == uid)
    for entry in (*([plan] if plan else []), *doses[:1]):
        found = _named(pool.structure_sets_of(entry))
        if found is not None:
            return found
    others = plan, *doses[:1]
    sets = _of_patient(_in_frame(pool.structure_sets, others, wanted), others)
    return one_of(sets, Role.STRUCTURE_SET.counted(len(sets)))


def ct_of_case(
    pool: Pool,
    wanted: Wanted,
    structure_set: Entry | None,
    plan: Entry | None,
    doses: Sequence[Entry],
) -> Entry | None:
    """Return the images that are chosen, or named, or lie with the others."""
    if wanted.ct_series:
        return only(ct for ct in pool.series if ct.uid == wanted.ct_series)
    if structure_set is not None:
        named = pool.series_of(structure_set)
        if named:
            return _one_series(named)
    others = structure_set, plan, *doses[:1]
    return _one_series(_of_patient(_in_frame(pool.series, others, wanted), others))


def _one_series(series: Sequence[Entry]) -> Entry | None:
    """Return the one CT among some series; without a CT the one that is in its place.

    Raises `AmbiguousError` where there are several.
    """
    found = planning(series)
    objects = Role.CT.counted(len(found))
    if not any(one.kind.is_ct for one in found):
        objects = tr("{number} image series, none of them a CT", number=len(found))
    return one_of(found, objects)


def _in_frame(
    entries: Sequence[Entry], others: Iterable[Entry | None], wanted: Wanted
) -> tuple[Entry, ...]:
    """Return those in the frame of reference of the others; all if there are none.

    All, too, where none is and each of the others may lie in any frame.
    """
    present = [other for other in others if other is not None]
    if not present:
        return tuple(entries)
    frames = {other.frame_of_reference_uid for other in present} - {""}
    found = tuple(one for one in entries if one.frame_of_reference_uid in frames)
    if not found and all(one.kind.role in wanted.any_frame for one in present):
        return tuple(entries)
    return found


def _of_patient(
    entries: Sequence[Entry], others: Iterable[Entry | None]
) -> Sequence[Entry]:
    """Return those of the patient of the others: the rest would be withheld.

    All where none is, so that it is told why nothing is shown.
    """
    patients = [other.header.patient for other in others if other is not None]
    mine = [e for e in entries if all(map(e.header.patient.is_same, patients))]
    by_id = [e for e in entries if all(map(e.header.patient.has_same_id, patients))]
    return mine or by_id or entries
