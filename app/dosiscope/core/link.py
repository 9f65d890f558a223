"""Which objects make a case: the reference path dose, plan, structure set, CT.

A choice is made only where the files leave no other; else the candidates are named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.along import alone, along_with
from dosiscope.core.case_pool import Pool
from dosiscope.core.choice_left import NOTHING_FOUND, AmbiguousError, there_are
from dosiscope.core.errors import ChoiceError
from dosiscope.core.inventory import Entry, Inventory, Selection
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.language import tr
from dosiscope.core.link_roles import (
    ct_of_case,
    doses_of_case,
    plan_of_case,
    structure_set_of_case,
)
from dosiscope.core.reference_graph import ReferenceGraph
from dosiscope.core.text import capitalised
from dosiscope.core.wanted import Wanted, wanted_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


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
    wanted = wanted_of(inventory, dose, plan, structure_set, ct_series)
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
    wanted, chosen = Wanted(), tuple(chosen)
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
    wanted = wanted_of(inventory, dose, plan, structure_set, ct_series)
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
            raise AmbiguousError(what, named)
        if named:
            return named[0]
    if entry.kind.comes_along:
        return entry
    what = tr(
        "The {kind} is not shown, and names nothing that is here", kind=str(entry.kind)
    )
    raise ChoiceError(f"{what}.", (), what)


def _proposals(inventory: Inventory, wanted: Wanted) -> Iterable[Selection]:
    try:
        yield _propose(inventory, wanted)
    except AmbiguousError as error:
        for entry in error.candidates:
            yield from _proposals(inventory, wanted.also(entry))


def _propose(inventory: Inventory, wanted: Wanted) -> Selection:
    has_roles = any(one.kind.role is not None for one in inventory.entries)
    if wanted.is_open and (wanted.along or not has_roles):
        found = [s for s in alone(inventory) if wanted.along in ("", *s.along)]
        if len(found) > 1:
            firsts = {selection.along[0] for selection in found}
            entries = (one for one in inventory.entries if one.uid in firsts)
            raise AmbiguousError(
                tr("What is here is of {number} patients or plans", number=len(found)),
                entries,
            )
        if found:
            return found[0]
    pool = Pool(_of_one_patient(inventory, wanted))
    if wanted.ct_series:
        chosen = wanted.structure_set, wanted.plan, wanted.dose, wanted.dvhs
        pool = pool.of_ct(wanted.ct_series, chosen)
    doses = doses_of_case(pool, wanted)
    plan = plan_of_case(pool, wanted, doses)
    structure_set = structure_set_of_case(pool, wanted, doses, plan)
    ct = ct_of_case(pool, wanted, structure_set, plan, doses)
    return Selection(
        ct_series=ct.uid if ct else "",
        structure_set=structure_set.uid if structure_set else "",
        plan=plan.uid if plan else "",
        doses=tuple(dose.uid for dose in (*doses, *pool.dvhs_of(structure_set, doses))),
        dvhs=wanted.dvhs,
        along=along_with(inventory, plan.uid) if plan else (),
    )


def _of_one_patient(inventory: Inventory, wanted: Wanted) -> tuple[Entry, ...]:
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
            raise there_are(what, inventory.entries, listed)
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
            raise there_are(
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
        raise AmbiguousError(
            tr("There are {number} patients", number=len(groups)),
            (entry for group in groups for entry in Pool(group).starters()),
        )
    return groups[0]


def _each_once(entries: Iterable[Entry], wanted: Wanted) -> list[Entry]:
    """Leave out objects that hold the same as another, those chosen stand for both."""
    entries = tuple(entries)
    chosen = (wanted.dose, wanted.dvhs)
    replaced = {one.same_as for one in entries if one.same_as and one.uid in chosen}
    return [
        one
        for one in entries
        if one.uid in chosen or not (one.same_as or one.uid in replaced)
    ]
