"""What a case lacks, each with a sentence for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.case import Missing
from dosiscope.core.header import Kind
from dosiscope.core.text import counted
from dosiscope.io.ct.remarks import are

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Inventory
    from dosiscope.core.structures import StructureSet


def missing_of(case: Case, inventory: Inventory) -> tuple[Missing, ...]:
    """Return everything that is not there to be shown, each with a sentence.

    What is there but withheld is not named here.
    """
    withheld = {one.header.kind for one in case.withheld}
    here = here_of(inventory)
    return tuple(
        Missing(kinds[0], sentence)
        for kinds, sentences in (
            ((Kind.CT,), _ct(case, here)),
            ((Kind.STRUCTURE_SET,), _structure_set(case, inventory, here)),
            ((Kind.PLAN, Kind.ION_PLAN), _plan(case, inventory, here)),
            ((Kind.DOSE,), _dose(case, inventory, here)),
        )
        if withheld.isdisjoint(kinds) or Kind.CT in kinds
        for sentence in sentences
    )


def here_of(inventory: Inventory) -> str:
    """Return "here", and that it may be in files that could not be read."""
    count = len(inventory.damaged)
    return f"here (it may be in {counted(count, 'damaged file')})" if count else "here"


def no_ct_text(structure_set: StructureSet | None, here: str) -> str:
    """Return that there is no CT, and how many images are referenced."""
    named = len(set(structure_set.image_uids)) if structure_set else 0
    if not named:
        return f"No CT is {here}"
    return f"{counted(named, 'image')} {are(named)} referenced, no CT image is {here}"


def _ct(case: Case, here: str) -> Iterator[str]:
    structure_set = case.structure_set
    if case.ct is None:
        if any(one.header.kind is Kind.CT for one in case.withheld):
            return
        shown = ["the dose"] if case.doses else []
        shown += ["the contours"] if structure_set is not None else []
        verb = "are" if structure_set is not None else "is"
        tail = f": {' and '.join(shown)} {verb} shown on black" if shown else ""
        yield f"{no_ct_text(structure_set, here)}{tail}."
    elif structure_set is not None:
        named = set(structure_set.image_uids)
        count = len(named & set(case.ct.image_uids))
        if 0 < count < len(named):
            yield (
                f"{len(named)} CT images are referenced, {count} {are(count)} here: "
                "elsewhere contours and dose are shown on black."
            )


def _unchosen(case: Case, inventory: Inventory, kind: Kind, what: str) -> str:
    """Return that objects of a kind are here but none of them belongs to the case."""
    here = inventory.of(kind)
    if not here:
        return ""
    count = sum(case.patient.is_same(entry.header.patient) for entry in here)
    if not count:
        return f"No {what} of this patient is here: {_strangers(len(here))}."
    return f"No {what} is shown: {count} {are(count)} here and can be chosen."


def _strangers(count: int) -> str:
    return f"what is here is of {'another patient' if count == 1 else 'other patients'}"


def _structure_set(case: Case, inventory: Inventory, here: str) -> Iterator[str]:
    if case.structure_set is not None:
        return
    named = case.plan.structure_set_uid if case.plan else ""
    others = _unchosen(case, inventory, Kind.STRUCTURE_SET, "structure set")
    if named:
        yield f"The structure set that the plan names ({named}) is not {here}."
    elif others:
        yield others
    else:
        yield f"No structure set is {here}: there are no contours and no DVH."


def _plan(case: Case, inventory: Inventory, here: str) -> Iterator[str]:
    if case.plan is not None:
        return
    named = case.doses[0].plan_uid if case.doses else ""
    plans = inventory.plans
    mine = [plan for plan in plans if case.patient.is_same(plan.header.patient)]
    others = ", ".join(f'"{plan.label}"' for plan in mine)
    if named:
        yield f"The plan that the dose names ({named}) is not {here}."
    elif others and case.doses:
        yield f"The dose names no plan, so it is not known whether it is of {others}."
    elif others:
        yield f"No plan is shown: {others} can be chosen in the case browser."
    elif plans:
        yield f"No plan of this patient is here: {_strangers(len(plans))}."
    else:
        yield f"No plan is {here}."


def _dose(case: Case, inventory: Inventory, here: str) -> Iterator[str]:
    if case.doses:
        return
    others = _unchosen(case, inventory, Kind.DOSE, "dose")
    if case.stored_dvhs:
        yield f"No dose grid is {here}: only stored DVHs are shown."
    elif others:
        yield others
    else:
        yield f"No dose is {here}."
