"""What a case lacks, and what of that may still come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.growing import Coming
from dosiscope.core.kinds import KINDS, Role
from dosiscope.core.not_shown import Lack, Missing, Unread
from dosiscope.core.reference_chain import Leads, reference_chain
from dosiscope.io.case.outside import left_out_cts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Inventory


def missing_of(case: Case, inventory: Inventory) -> tuple[Missing, ...]:
    """Return everything that is not there to be shown.

    What is there but withheld is not named here.
    """
    withheld = {one.header.kind.role for one in case.withheld}
    if case.is_of_along_alone and withheld <= {None}:
        return tuple(_plan_of_alone(case, inventory))
    found = (
        _ct(case, inventory),
        _structure_set(case, inventory) if Role.STRUCTURE_SET not in withheld else None,
        _plan(case, inventory) if Role.PLAN not in withheld else None,
        _dose(case, inventory) if Role.DOSE not in withheld else None,
    )
    return tuple(one for one in found if one is not None)


def _plan_of_alone(case: Case, inventory: Inventory) -> Iterator[Missing]:
    """Yield the plan that is named by what makes a case of its own."""
    first = case.along[0]
    if first.plan_uid:
        named = _named(Role.PLAN, first.plan_uid, inventory)
        yield replace(named, by=first.header.kind.noun)


def _ct(case: Case, inventory: Inventory) -> Missing | None:
    structure_set = case.structure_set
    named = set(structure_set.image_uids) if structure_set is not None else set()
    if case.ct is None:
        if case.withheld_of(Role.CT) is not None:
            return None
        left_out = left_out_cts(case.outside)
        if left_out:
            return Missing(role=Role.CT, why=Lack.NOT_CHOSEN, here=left_out)
        shown = [Role.DOSE] if case.doses else []
        shown += [Role.STRUCTURE_SET] if structure_set is not None else []
        return Missing(
            role=Role.CT,
            why=Lack.NONE_HERE,
            named=len(named),
            damaged=len(inventory.damaged),
            shown=tuple(shown),
        )
    here = len(named & set(case.ct.image_uids))
    if not 0 < here < len(named):
        return None
    return Missing(
        role=Role.CT,
        why=Lack.IN_PART,
        named=len(named),
        here=here,
        modality=case.ct.noun,
    )


def _structure_set(case: Case, inventory: Inventory) -> Missing | None:
    if case.structure_set is not None:
        return None
    link = reference_chain(case).links[1]
    if link.leads is Leads.NOT_CHOSEN:
        return _left_out(Role.STRUCTURE_SET, link.named, case)
    if link.leads is Leads.NOT_HERE:
        return _named(Role.STRUCTURE_SET, link.named, inventory)
    return _unchosen(case, inventory, Role.STRUCTURE_SET)


def _plan(case: Case, inventory: Inventory) -> Missing | None:
    if case.plan is not None:
        return None
    link = reference_chain(case).links[0]
    if link.leads is Leads.NOT_CHOSEN:
        return _left_out(Role.PLAN, link.named, case)
    if link.leads is Leads.NOT_HERE:
        return _named(Role.PLAN, link.named, inventory)
    plans = inventory.plans
    mine = [plan for plan in plans if case.patient.is_same(plan.header.patient)]
    labels = tuple(plan.label for plan in mine)
    if labels:
        why = Lack.NOT_TIED if case.doses else Lack.NOT_CHOSEN
        return Missing(role=Role.PLAN, why=why, here=len(mine), labels=labels)
    if plans:
        return Missing(role=Role.PLAN, why=Lack.OF_OTHERS, here=len(plans))
    return _none_here(Role.PLAN, inventory)


def _dose(case: Case, inventory: Inventory) -> Missing | None:
    if case.doses:
        return None
    if case.stored_dvhs:
        return _none_here(Role.DOSE, inventory, shown=(Role.DOSE,))
    return _unchosen(case, inventory, Role.DOSE)


def _unchosen(case: Case, inventory: Inventory, role: Role) -> Missing:
    """Return that no object of a role belongs to the case, though some may be here."""
    here = inventory.of(role)
    if not here:
        return _none_here(role, inventory)
    count = sum(case.patient.is_same(entry.header.patient) for entry in here)
    if not count:
        return Missing(role=role, why=Lack.OF_OTHERS, here=len(here))
    return Missing(role=role, why=Lack.NOT_CHOSEN, here=count)


def _left_out(role: Role, uid: str, case: Case) -> Missing:
    """Return an object that was not chosen, though another one names it."""
    labels = {one.entry.own_uid: one.entry.label for one in case.outside}
    return Missing(role=role, why=Lack.NOT_CHOSEN, here=1, labels=(labels[uid],))


def _named(role: Role, uid: str, inventory: Inventory) -> Missing:
    damaged = len(inventory.damaged)
    return Missing(role=role, why=Lack.NAMED, uid=uid, damaged=damaged)


def _none_here(
    role: Role, inventory: Inventory, shown: tuple[Role, ...] = ()
) -> Missing:
    damaged = len(inventory.damaged)
    return Missing(role=role, why=Lack.NONE_HERE, damaged=damaged, shown=shown)


def awaited(case: Case, inventory: Inventory, coming: Coming) -> tuple[Unread, ...]:
    """Return what the objects of a case name, is not here and may still come.

    Of images that nothing names it cannot be known how many there will be.
    """
    if coming is Coming.NOTHING:
        return ()
    found = []
    for one in missing_of(case, inventory):
        kind = next(kind for kind in KINDS if kind.role is one.role)
        if one.why is Lack.IN_PART and case.ct is not None:
            kind, left = case.ct.header.kind, one.named - one.here
            found.append(Unread(kind, left, one.named, is_arriving=True))
        elif one.why is Lack.NONE_HERE and one.named:
            found.append(Unread(kind, one.named, one.named, is_arriving=True))
        elif one.why is Lack.NAMED:
            found.append(Unread(kind, is_arriving=True))
    is_open = coming is Coming.MORE and case.structure_set is None
    if is_open and case.ct is not None:
        found.append(Unread(case.ct.header.kind, 0, is_arriving=True))
    return tuple(found)
