"""What a case lacks, each with a sentence for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.case import Missing
from dosiscope.core.header import Kind
from dosiscope.core.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Inventory


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
    if not count:
        return "here"
    files = "1 damaged file" if count == 1 else f"{count} damaged files"
    return f"here (it may be in {files})"


def _ct(case: Case, here: str) -> Iterator[str]:
    structure_set = case.structure_set
    named = len(set(structure_set.image_uids)) if structure_set else 0
    if case.ct is None:
        if any(one.header.kind is Kind.CT for one in case.withheld):
            return
        shown = [
            word
            for word, there in (
                ("the dose", bool(case.doses)),
                ("the contours", structure_set is not None),
            )
            if there
        ]
        what = " and ".join(shown)
        tail = f": {what} {_are(len(shown))} shown on black" if shown else ""
        referenced = (
            f"{counted(named, 'image')} {_are(named)} referenced, no CT image is {here}"
            if named
            else f"No CT is {here}"
        )
        yield f"{referenced}{tail}."
    elif structure_set is not None and named:
        count = len(set(structure_set.image_uids) & set(case.ct.image_uids))
        if 0 < count < named:
            yield (
                f"{named} CT images are referenced, {count} {_are(count)} here: "
                "elsewhere contours and dose are shown on black."
            )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _unchosen(case: Case, inventory: Inventory, kind: Kind, what: str) -> str:
    """Return that objects of a kind are here but none of them belongs to the case."""
    here = inventory.of(kind)
    if not here:
        return ""
    count = sum(case.patient.is_same(entry.header.patient) for entry in here)
    if not count:
        return f"No {what} of this patient is here: {_strangers(len(here))}."
    return f"No {what} is shown: {count} {_are(count)} here and can be chosen."


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
