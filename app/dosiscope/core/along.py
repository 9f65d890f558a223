"""What comes along with the plan of a case: it is read with it where it names it.

Such objects have no role: no choice of a case depends on them, and any number of them
may be there.  Without a plan they make a case of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from dosiscope.core.inventory import Selection, by_patient
from dosiscope.core.kinds import Role, rank_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.header import Header
    from dosiscope.core.inventory import Entry, Inventory


class Along(Protocol):
    """An object that came along, as it was read; its type is that of its kind."""

    @property
    def header(self) -> Header:
        """What all objects state."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def date(self) -> str:
        """When it was made or taken, DICOM's form."""

    @property
    def time(self) -> str:
        """As ``date``."""

    @property
    def plan_uid(self) -> str:
        """The plan that it names; "" where it names none."""

    @property
    def stated(self) -> tuple[tuple[str, str], ...]:
        """Its own attributes by their names, as its entry has them."""


T = TypeVar("T")


def those(along: Iterable[Along], kind: type[T]) -> tuple[T, ...]:
    """Return those of a type."""
    return tuple(one for one in along if isinstance(one, kind))


def along_with(inventory: Inventory, plan: str) -> tuple[str, ...]:
    """Return what names a plan and comes along with it, by UID, in its order.

    Parameters
    ----------
    plan
        UID by which the plan is known in the inventory; "" where there is none.
    """
    names = {one.own_uid for one in inventory.of(Role.PLAN) if one.uid == plan}
    return _uids(one for one in _all(inventory) if names.intersection(one.plan_uids))


def alone(inventory: Inventory) -> list[Selection]:
    """Return the cases that what comes along makes where nothing else is here.

    What is of one patient and names the same plan is one; so is what names none.
    """
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for n, entries in enumerate(by_patient(_all(inventory))):
        for one in entries:
            groups.setdefault((n, *sorted(one.plan_uids)), []).append(one)
    return [Selection(along=_uids(group)) for group in groups.values()]


def _all(inventory: Inventory) -> list[Entry]:
    return [one for one in inventory.entries if one.kind.comes_along]


def _uids(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return them in one order, whatever that of the files is."""
    return tuple(one.uid for one in sorted(entries, key=place_of))


def place_of(entry: Entry) -> tuple[int, *tuple[str, ...]]:
    """Return the place of an object in lists: by its kind, what came along by time."""
    place = rank_of(entry.kind)
    if not entry.kind.comes_along:
        return (place,)
    return (place, entry.date, entry.time, entry.label, entry.uid)
