"""Which object is meant by a UID that is typed: by the whole of it, or by its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.text import uid_tail
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.inventory import Inventory

_LEAST: Final = 4  # characters of the end of a UID


def uid_of(typed: str, uids: Iterable[str]) -> str:
    """Return the one UID of a dose that is meant.

    Parameters
    ----------
    typed
        All of it, or its end, as lists show it ("…85245").

    Raises
    ------
    DosiscopeError
        None is meant, or several are.
    """
    found, known = _meant(typed, uids)
    if len(found) != 1:
        raise _unclear(typed, found, known, Role.DOSE)
    return found[0]


def meant_by(typed: str, uids: Iterable[str]) -> str:
    """Return the one UID that is meant; as it is typed if none is, or several are."""
    found, _ = _meant(typed, uids)
    return found[0] if len(found) == 1 else typed


def typed_uid(typed: str, inventory: Inventory, role: Role) -> str:
    """Return the UID of an object of a role that is meant; as it is typed if none is.

    Raises
    ------
    DosiscopeError
        Several are meant.
    """
    found, known = _meant(typed, (one.uid for one in inventory.of(role)))
    if len(found) > 1:
        raise _unclear(typed, found, known, role)
    return found[0] if found else typed


def typed_doses(typed: str, inventory: Inventory) -> str:
    """Return the UIDs of a dose, and of DVHs beside it, with commas; as `typed_uid`.

    What is typed of a sum is returned as it is.
    """
    names = (name.strip() for name in typed.split(","))
    return ",".join(typed_uid(name, inventory, Role.DOSE) for name in names)


def typed_choice(
    inventory: Inventory, *, plan: str, dose: str, structure_set: str, ct_series: str
) -> dict[str, str]:
    """Return the UIDs of what is chosen of a case, by the words of `propose`.

    Raises
    ------
    DosiscopeError
        One of them means several objects.
    """
    return {
        "plan": typed_uid(plan, inventory, Role.PLAN),
        "dose": typed_doses(dose, inventory),
        "structure_set": typed_uid(structure_set, inventory, Role.STRUCTURE_SET),
        "ct_series": typed_uid(ct_series, inventory, Role.CT),
    }


def _meant(typed: str, uids: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the UIDs that may be meant, and all there are."""
    known = tuple(dict.fromkeys(uids))
    end = typed.lstrip("\N{HORIZONTAL ELLIPSIS}")
    if end in known:
        return (end,), known
    is_end = len(end) >= _LEAST
    return tuple(uid for uid in known if is_end and uid.endswith(end)), known


def _unclear(
    typed: str, found: tuple[str, ...], known: tuple[str, ...], role: Role
) -> DosiscopeError:
    there = ", ".join(uid_tail(uid, known) for uid in known) or tr("none")
    end = visible(typed)
    if found:
        return DosiscopeError(
            tr(
                "{objects} have a UID that ends in {end}; there are: {there}",
                objects=role.counted(len(found)),
                end=end,
                there=there,
            )
        )
    return DosiscopeError(
        tr(
            "no {object} has a UID that ends in {end}; there are: {there}",
            object=role.noun,
            end=end,
            there=there,
        )
    )
