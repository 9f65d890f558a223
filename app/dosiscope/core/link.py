"""Which objects make a case: the reference path dose, plan, structure set, CT.

A choice is made only where the files leave no other; else the candidates are named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.along import alone, along_with
from dosiscope.core.case_pool import Pool, planning, rank
from dosiscope.core.errors import ChoiceError
from dosiscope.core.identity import Personal, joined
from dosiscope.core.inventory import Entry, Inventory, Selection
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.language import tr
from dosiscope.core.reference_graph import ReferenceGraph, only
from dosiscope.core.text import capitalised, moment_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

#: What is told where no object is here that a case is made of.
NOTHING_FOUND: Final = tr("nothing that can be shown was found")


def propose(
    inventory: Inventory,
    any_frame: Collection[Role] = (),
    /,
    *,
    plan: str | None = None,
    dose: str | None = None,
    structure_set: str | None = None,
    ct_series: str | None = None,
    along: str | None = None,
) -> Selection:
    """Return the one case that the objects make, given what is chosen by UID.

    A dose leads to the plan it names, a plan to its structure set, that to its CT
    series.  Where a reference is missing or leads nowhere, an object of the same
    frame of reference is taken if it is the only one; never a plan for a dose.  Images
    of another kind (MR, PET) are taken where there is no CT.
    All doses of the plan go with it, that of the whole plan first; where there is
    none or several, one has to be chosen.  So does what comes along with the plan
    (`dosiscope.core.along`); where one of that is chosen ``along`` and names no plan
    that is here, or where nothing else is here, it makes a case of its own.
    Among several objects only those count that can be shown together with the others
    of the case.

    A chosen ``dose`` that holds DVHs without a grid chooses what is shown as stored:
    the grid beside it is looked for as ever, or chosen too, behind a comma.

    Objects of the roles ``any_frame`` may lie in another frame of reference than the
    rest: where they name nothing that is here, they take what is there.

    Raises
    ------
    ChoiceError
        Several cases fit; ``candidates`` are the objects to choose among.
    """
    wanted = _wanted(inventory, dose, plan, structure_set, ct_series)
    wanted = replace(wanted, any_frame=frozenset(any_frame))
    if along:
        found = [e for e in inventory.entries if e.uid == along and e.kind.comes_along]
        if not found:
            raise ChoiceError(tr("There is no object with the UID {uid}.", uid=along))
        wanted = wanted.also(_leading(ReferenceGraph(inventory.entries), found[0], ()))
    return _propose(inventory, wanted)


def propose_with(inventory: Inventory, chosen: Iterable[Entry]) -> Selection:
    """Return the one case that objects make that were chosen one after the other.

    Of two of a role the latter counts; in place of an object without a role that which
    it names.  Errors as `propose`, also where one that is listed only names nothing
    that is here.
    """
    wanted, chosen = _Wanted(), tuple(chosen)
    graph = ReferenceGraph(inventory.entries)
    for entry in chosen:
        wanted = wanted.also(_leading(graph, entry, chosen))
    return _propose(inventory, wanted)


def proposals(
    inventory: Inventory,
    any_frame: Collection[Role] = (),
    /,
    *,
    plan: str | None = None,
    dose: str | None = None,
    structure_set: str | None = None,
    ct_series: str | None = None,
) -> tuple[Selection, ...]:
    """Return every case that the objects make, given what is chosen by UID.

    ``any_frame`` as in `propose`.

    Raises
    ------
    ChoiceError
        What is chosen is not there.
    """
    wanted = _wanted(inventory, dose, plan, structure_set, ct_series)
    wanted = replace(wanted, any_frame=frozenset(any_frame))
    found: dict[object, Selection] = {}
    for one in _proposals(inventory, wanted):
        # the parts of one plan's dose make one case, whichever comes first
        key = (
            *(one.ct_series, one.structure_set, one.plan, one.dvhs),
            *(frozenset(one.doses), frozenset(one.along)),
        )
        found.setdefault(key, one)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is chosen, by UID; ``any_frame`` as in `propose`."""

    dose: str = ""
    plan: str = ""
    structure_set: str = ""
    ct_series: str = ""
    dvhs: str = ""
    along: str = ""
    any_frame: frozenset[Role] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether nothing with a role is chosen."""
        chosen = self.dose, self.plan, self.structure_set, self.ct_series, self.dvhs
        return not any(chosen)

    def also(self, entry: Entry) -> _Wanted:
        match entry.kind.role:
            case Role.DOSE if not entry.images:
                return replace(self, dvhs=entry.uid)
            case Role.DOSE:
                return replace(self, dose=entry.uid)
            case Role.PLAN:
                return replace(self, plan=entry.uid)
            case Role.STRUCTURE_SET:
                return replace(self, structure_set=entry.uid)
            case Role.CT:
                return replace(self, ct_series=entry.uid)
        return replace(self, along=entry.uid) if entry.kind.comes_along else self


def _leading(graph: ReferenceGraph, entry: Entry, chosen: Collection[Entry]) -> Entry:
    """Return what leads to the case of an object: itself, if it can be chosen.

    In place of what comes along the plan that it names, of what is listed only the
    first object that it names.
    """
    if entry.kind.role is not None:
        return entry
    roles = (Role.PLAN,) if entry.kind.comes_along else tuple(Role)
    for role in roles:
        named = [one for one in graph.named_by(entry) if one.kind.role is role]
        named = [one for one in named if one in chosen] or named
        if len(named) > 1:
            what = tr(
                "The {kind} names {objects}",
                kind=str(entry.kind),
                objects=role.counted(len(named)),
            )
            raise _AmbiguousError(what, named)
        if named:
            return named[0]
    if entry.kind.comes_along:
        return entry
    what = tr(
        "The {kind} is not shown, and names nothing that is here", kind=str(entry.kind)
    )
    raise ChoiceError(f"{what}.", (), what)


def _wanted(
    inventory: Inventory,
    dose: str | None,
    plan: str | None,
    structure_set: str | None,
    ct_series: str | None,
) -> _Wanted:
    """Return what is chosen by UID; ``dose`` may name a grid and DVHs without one."""
    wanted = _Wanted("", plan or "", structure_set or "", ct_series or "")
    gridless = {entry.uid for entry in inventory.of(Role.DOSE) if not entry.images}
    for uid in filter(None, map(str.strip, (dose or "").split(","))):
        if uid in gridless:
            wanted = replace(wanted, dvhs=uid)
        else:
            wanted = replace(wanted, dose=uid)
    return wanted


def _proposals(inventory: Inventory, wanted: _Wanted) -> Iterable[Selection]:
    try:
        yield _propose(inventory, wanted)
    except _AmbiguousError as error:
        for entry in error.candidates:
            yield from _proposals(inventory, wanted.also(entry))


class _AmbiguousError(ChoiceError):
    """Several objects fit; each of them makes a case."""

    def __init__(self, what: str, candidates: Iterable[Entry]) -> None:
        entries = tuple(candidates)
        if all(entry.stated_uid == entries[0].stated_uid != "" for entry in entries):
            kind = entries[0].kind
            what = tr(
                "{number} different {kind} files have one UID",
                number=len(entries),
                kind=str(kind),
            )
            if kind.is_series:
                what = tr(
                    "Files of one {kind} series have the same UID but differ",
                    kind=str(kind),
                )
        listed = joined("\n  ", ["", *map(described, entries)])
        message = tr("{what}; choose one:{list}", what=what, list=listed)
        super().__init__(message, entries, tr("{what}; choose one", what=what))


def described(entry: Entry) -> str:
    """Return an entry as one line: kind, label, date, time, patient and UID."""
    patient = entry.header.patient
    parts = [
        f'{entry.kind} "{entry.label}"' if entry.label else str(entry.kind),
        moment_text(entry.date, entry.time) if entry.date else "",
        entry.detail,
        Personal(patient.spoken_name or patient.id),
        entry.uid,
    ]
    return joined(", ", [part for part in parts if part])


def _propose(inventory: Inventory, wanted: _Wanted) -> Selection:
    has_roles = any(one.kind.role is not None for one in inventory.entries)
    if wanted.is_open and (wanted.along or not has_roles):
        found = [s for s in alone(inventory) if wanted.along in ("", *s.along)]
        if len(found) > 1:
            firsts = {selection.along[0] for selection in found}
            entries = (one for one in inventory.entries if one.uid in firsts)
            raise _AmbiguousError(
                tr("What is here is of {number} patients or plans", number=len(found)),
                entries,
            )
        if found:
            return found[0]
    pool = Pool(_of_one_patient(inventory, wanted))
    if wanted.ct_series:
        chosen = wanted.structure_set, wanted.plan, wanted.dose, wanted.dvhs
        pool = pool.of_ct(wanted.ct_series, chosen)
    doses = _doses(pool, wanted)
    plan = _plan(pool, wanted, doses)
    structure_set = _structure_set(pool, wanted, doses, plan)
    ct = _ct(pool, wanted, structure_set, plan, doses)
    return Selection(
        ct_series=ct.uid if ct else "",
        structure_set=structure_set.uid if structure_set else "",
        plan=plan.uid if plan else "",
        doses=tuple(dose.uid for dose in (*doses, *pool.dvhs_of(structure_set, doses))),
        dvhs=wanted.dvhs,
        along=along_with(inventory, plan.uid) if plan else (),
    )


def _of_one_patient(inventory: Inventory, wanted: _Wanted) -> tuple[Entry, ...]:
    """Return the objects of the one patient, or of the patient of what is chosen."""
    entries = tuple(
        one
        for one in _each_once(inventory.entries, wanted)
        if one.kind.role is not None
    )
    if not entries:
        what = capitalised(NOTHING_FOUND)
        if inventory.entries:
            listed = tr("{what}; what is here is listed", what=what)
            raise _there_are(what, inventory.entries, listed)
        raise ChoiceError(f"{what}.")
    chosen = []
    for uid, kind, role in (
        (wanted.dose, Kind.DOSE, Role.DOSE),
        (wanted.dvhs, Kind.DOSE, Role.DOSE),
        (wanted.plan, Kind.PLAN, Role.PLAN),
        (wanted.structure_set, Kind.STRUCTURE_SET, Role.STRUCTURE_SET),
        (wanted.ct_series, Kind.CT, Role.CT),
    ):
        here = inventory.of(role)
        found = [entry for entry in here if entry.uid == uid]
        if uid and not found:
            raise _there_are(
                tr("There is no {kind} with the UID {uid}", kind=str(kind), uid=uid),
                here,
            )
        chosen += found
    groups = ReferenceGraph(entries).groups()
    if chosen:
        groups = [group for group in groups if any(entry in group for entry in chosen)]
        return tuple(entry for group in groups for entry in group)
    # a dose alone belongs to nothing here: it is no rival of another patient's own
    more = [g for g in groups if any(entry.kind.role is not Role.DOSE for entry in g)]
    if any(entry.kind.role is Role.DOSE for group in more for entry in group):
        groups = more
    if len(groups) > 1:
        raise _AmbiguousError(
            tr("There are {number} patients", number=len(groups)),
            (entry for group in groups for entry in Pool(group).starters()),
        )
    return groups[0]


def _each_once(entries: Iterable[Entry], wanted: _Wanted) -> list[Entry]:
    """Leave out objects that hold the same as another, those chosen stand for both."""
    entries = tuple(entries)
    chosen = (wanted.dose, wanted.dvhs)
    replaced = {one.same_as for one in entries if one.same_as and one.uid in chosen}
    return [
        one
        for one in entries
        if one.uid in chosen or not (one.same_as or one.uid in replaced)
    ]


def _there_are(what: str, here: tuple[Entry, ...], question: str = "") -> ChoiceError:
    there = joined("\n  ", ["", *map(described, here)]) or f" {tr('none')}"
    message = tr("{what}; there are:{list}", what=what, list=there)
    return ChoiceError(message, here, question or what)


def _doses(pool: Pool, wanted: _Wanted) -> tuple[Entry, ...]:
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
    pool: Pool, wanted: _Wanted, doses: tuple[Entry, ...]
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


def _grids(pool: Pool, wanted: _Wanted, doses: tuple[Entry, ...]) -> tuple[Entry, ...]:
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
        raise _AmbiguousError(what, map(pool.told_by_plan, starters))
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


def _plan(pool: Pool, wanted: _Wanted, doses: Sequence[Entry]) -> Entry | None:
    if wanted.plan:
        return only(plan for plan in pool.plans if plan.uid == wanted.plan)
    if doses:
        return _named(pool.plans_of(doses[0]))
    plans = pool.plans
    if wanted.structure_set:
        named = _own_uid(pool, wanted.structure_set)
        plans = tuple(p for p in plans if named in p.structure_set_uids)
    return _one_of(plans, Role.PLAN.counted(len(plans)))


def _own_uid(pool: Pool, uid: str) -> str:
    """Return by what UID others refer to an object that was chosen."""
    return next((one.own_uid for one in pool.entries if one.uid == uid), uid)


def _named(entries: Sequence[Entry]) -> Entry | None:
    """Return the one object that is named; None where there is none or several.

    Raises `_AmbiguousError` where one UID names several contents.
    """
    if len(entries) > 1 and len({entry.own_uid for entry in entries}) == 1:
        raise _AmbiguousError("", entries)
    return only(entries)


def _structure_set(
    pool: Pool, wanted: _Wanted, doses: Sequence[Entry], plan: Entry | None
) -> Entry | None:
    if wanted.structure_set:
        uid = wanted.structure_set
        return only(s for s in pool.structure_sets if s.uid == uid)
    for entry in (*([plan] if plan else []), *doses[:1]):
        found = _named(pool.structure_sets_of(entry))
        if found is not None:
            return found
    others = plan, *doses[:1]
    sets = _of_patient(_in_frame(pool.structure_sets, others, wanted), others)
    return _one_of(sets, Role.STRUCTURE_SET.counted(len(sets)))


def _ct(
    pool: Pool,
    wanted: _Wanted,
    structure_set: Entry | None,
    plan: Entry | None,
    doses: Sequence[Entry],
) -> Entry | None:
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

    Raises `_AmbiguousError` where there are several.
    """
    found = planning(series)
    objects = Role.CT.counted(len(found))
    if not any(one.kind.is_ct for one in found):
        objects = tr("{number} image series, none of them a CT", number=len(found))
    return _one_of(found, objects)


def _in_frame(
    entries: Sequence[Entry], others: Iterable[Entry | None], wanted: _Wanted
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


def _one_of(entries: Sequence[Entry], objects: str) -> Entry | None:
    if len(entries) > 1:
        raise _AmbiguousError(tr("There are {objects}", objects=objects), entries)
    return entries[0] if entries else None
