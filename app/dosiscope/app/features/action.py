"""What an action of the user is: its words, its keys, its place, what it does."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenu


@dataclass(frozen=True, slots=True)
class Action:
    """One line of a menu, with or without keys.

    Attributes
    ----------
    name
        What it is called in the program.
    keys
        Separated by blanks; "" where it has none.
    is_on
        Whether a switch is on, which ``do`` turns over; None: it is no switch.
    has_line
        Whether a line stands above it.
    needs_case
        Whether it makes sense only while a case is open.
    is_offered
        Whether it makes sense with the case that is open.
    is_of_picture
        Whether its keys belong to the picture alone: lists need them for themselves.
    words
        What to say in place of ``text``, where that changes.
    """

    name: str
    menu: str
    text: str
    keys: str
    tip: str
    do: Callable[[], object]
    _: KW_ONLY
    icon: str = ""
    is_on: Callable[[], bool] | None = None
    has_line: bool = False
    needs_case: bool = False
    is_offered: Callable[[], bool] | None = None
    is_of_picture: bool = False
    words: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu within a menu: of actions, and of what fills it whenever it is opened."""

    menu: str
    title: str
    _: KW_ONLY
    actions: tuple[Action, ...] = ()
    fill: Callable[[QMenu], None] | None = None
    has_line: bool = False


Entry: TypeAlias = Action | Submenu


class Feature(Protocol):
    """A controller that adds to the menus."""

    def entries(self) -> Iterable[Entry]:
        """Return what stands in the menus, in its order there."""
        ...
