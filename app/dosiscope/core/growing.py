"""What more files make of a case that is open: it grows, and nothing of it changes.

An object that is shown stays, whatever else may fit as well; what is missing is taken
where the files leave no choice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import ChoiceError
from dosiscope.core.identity import without_stop
from dosiscope.core.inventory import Selection
from dosiscope.core.kinds import Role, rank_of
from dosiscope.core.language import tr, tr_count
from dosiscope.core.link import propose
from dosiscope.core.reference_graph import ReferenceGraph
from dosiscope.core.text import capitalised, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dosiscope.core.inventory import Entry, Inventory
    from dosiscope.core.kinds import Kind


# as planes of a dose are, of which another lies at the same height
NO_LONGER_ONE: Final = tr("an object that is shown would no longer be one")


@dataclass(frozen=True, slots=True, kw_only=True)
class GrownSelection:
    """What a case is made of when more files are there.

    Attributes
    ----------
    selection
        All that it was made of, by the UIDs of now, and what is new.
    question
        What has to be chosen before more of what is here is taken; "" for nothing.
    """

    selection: Selection
    question: str = ""


def grown_selection(
    before: Inventory,
    now: Inventory,
    selection: Selection,
    any_frame: Collection[Role] = (),
    /,
) -> GrownSelection | None:
    """Return what a case of ``selection`` is made of in the inventory of ``now``.

    What the user has left out of what was here ``before`` stays so.  None where an
    object of the case is not listed any more.
    """
    mapped = _mapped(before, now, selection)
    if mapped is None:
        return None
    question, found = "", None
    is_left_open = selection == _proposed(before, any_frame)
    if is_left_open:
        found = _proposed(now, any_frame)
    if found is None or not _holds(found, mapped):
        try:
            found = propose(now, any_frame, **_fixed(mapped))
        except ChoiceError as error:
            question, found = error.question, mapped
    if not is_left_open and selection != _proposed(before, any_frame, selection):
        found = _only_new(found, mapped, before, now)
    if not _holds(found, mapped):
        found = mapped
    return GrownSelection(selection=_with_doses(found, mapped), question=question)


class Coming(Enum):
    """Whether more files of a case may come.

    Somebody is sending them; has ended to send a moment ago; nobody is.
    """

    MORE = auto()
    PERHAPS = auto()
    NOTHING = auto()


def belonging(inventory: Inventory, files: Collection[str]) -> tuple[Entry, ...]:
    """Return the objects of the patients of those in some files, these too.

    As of a choice: those that state the same patient, or are joined by references.
    """
    wanted = set(files)
    groups = ReferenceGraph(inventory.entries).groups()
    return tuple(
        entry
        for group in groups
        if any(not wanted.isdisjoint(one.header.files) for one in group)
        for entry in group
    )


def arrived_text(counts: Iterable[tuple[Kind, int]]) -> str:
    """Return in a sentence how many objects of which kinds came; "" of none."""
    in_order = sorted(counts, key=lambda one: rank_of(one[0]))
    words = [_counted(kind, count) for kind, count in in_order]
    if not words:
        return ""
    return tr(
        "{objects} of this patient arrived.", objects=capitalised(listed(words, "and"))
    )


def not_added_text(why: str, count: int = 0) -> str:
    """Return in sentences that what came is not of what is shown, and why.

    ``count``: that many files of it; 0 where it is all of it.
    """
    why = without_stop(why)
    if not count:
        return tr(
            "What arrived was not added: {why}. Open the patient again to see all that "
            "is here.",
            why=why,
        )
    return tr_count(
        "Of what arrived, {n} file was not added: {why}. Open the patient again to see "
        "all that is here.",
        "Of what arrived, {n} files were not added: {why}. Open the patient again to "
        "see all that is here.",
        count,
        why=why,
    )


def taken_apart_text(count: int = 0) -> str:
    """Return in sentences why files are not added; ``count`` as of `not_added_text`."""
    why = tr("with it, an object that is shown would no longer be one")
    if count > 1:
        why = tr("with them, an object that is shown would no longer be one")
    return not_added_text(why, count)


def _counted(kind: Kind, count: int) -> str:
    if kind.is_series:
        return kind.counted(count)
    return _ONE.get(kind.role, "") if count == 1 and kind.role else kind.counted(count)


_ONE: Final = {
    Role.DOSE: tr("a dose"),
    Role.PLAN: tr("a plan"),
    Role.STRUCTURE_SET: tr("a structure set"),
}


def _proposed(
    inventory: Inventory, any_frame: Collection[Role], fixed: Selection | None = None
) -> Selection | None:
    try:
        if fixed is None:
            return propose(inventory, any_frame)
        return propose(inventory, any_frame, **_fixed(fixed))
    except ChoiceError:
        return None


def _fixed(selection: Selection) -> dict[str, str]:
    doses = (*selection.doses[:1], selection.dvhs)
    return {
        "plan": selection.plan,
        "dose": ",".join(filter(None, doses)),
        "structure_set": selection.structure_set,
        "ct_series": selection.ct_series,
        "along": "" if selection.has_role else next(iter(selection.along), ""),
    }


def _holds(selection: Selection, other: Selection) -> bool:
    """Whether all of another selection is in one, with the same dose first."""
    return all(
        not its or its == own
        for own, its in (
            (selection.ct_series, other.ct_series),
            (selection.structure_set, other.structure_set),
            (selection.plan, other.plan),
            (selection.dvhs, other.dvhs),
            (selection.doses[:1], other.doses[:1]),
        )
    ) and set(other.along) <= set(selection.along)


def _with_doses(selection: Selection, before: Selection) -> Selection:
    """Return it with all doses of before, in their order, and then the others."""
    doses = dict.fromkeys((*before.doses, *selection.doses))
    return replace(selection, doses=tuple(doses))


def _only_new(
    found: Selection, mapped: Selection, before: Inventory, now: Inventory
) -> Selection:
    """Return it without what was here before and was not chosen."""
    old = {file for entry in before.entries for file in entry.header.files}
    new = {e.uid for e in now.entries if old.isdisjoint(e.header.files)}
    return Selection(
        ct_series=_one(mapped.ct_series, found.ct_series, new),
        structure_set=_one(mapped.structure_set, found.structure_set, new),
        plan=_one(mapped.plan, found.plan, new),
        doses=tuple(uid for uid in found.doses if uid in new or uid in mapped.doses),
        dvhs=mapped.dvhs,
        along=tuple(uid for uid in found.along if uid in new or uid in mapped.along),
    )


def _one(chosen: str, found: str, new: Collection[str]) -> str:
    return chosen or (found if found in new else "")


def _mapped(
    before: Inventory, now: Inventory, selection: Selection
) -> Selection | None:
    """Return a selection by the UIDs of now: by the files that the objects are in."""
    wanted = selection.uids | ({selection.dvhs} if selection.dvhs else frozenset())
    found: dict[tuple[bool, str], str] = {}
    for entry in before.entries:
        if entry.uid not in wanted:
            continue
        files = set(entry.header.files)
        like = (
            one
            for one in now.entries
            if one.kind is entry.kind and files.issubset(one.header.files)
        )
        same = sorted(like, key=lambda one: (one.uid != entry.uid, one.images))
        if same:
            found[entry.kind.is_series, entry.uid] = same[0].uid
    try:
        return Selection(
            ct_series=found[True, selection.ct_series] if selection.ct_series else "",
            structure_set=_single(found, selection.structure_set),
            plan=_single(found, selection.plan),
            doses=tuple(_single(found, uid) for uid in selection.doses),
            dvhs=_single(found, selection.dvhs),
            along=tuple(_single(found, uid) for uid in selection.along),
        )
    except KeyError:
        return None


def _single(found: dict[tuple[bool, str], str], uid: str) -> str:
    return found[False, uid] if uid else ""
