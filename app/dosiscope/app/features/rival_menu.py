"""Doses that were found and are not of the case, as entries of a menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenu

    from dosiscope.core.rivals import Rival

_LONGEST = 100  # letters of why a dose cannot be chosen, in a menu


def offer_rivals(
    menu: QMenu, rivals: Iterable[Rival], take: Callable[[str], object]
) -> None:
    """Offer by UID those that have not been read; say of others why they are not."""
    unread = [one for one in rivals if one.dose is None]
    if unread and not menu.isEmpty():
        menu.addSeparator()
    for one in unread:
        name = screen_identity.text(one.name)
        if one.refusal:
            refuse(menu, name, screen_identity.text(one.refusal))
        else:
            action = menu.addAction(verbatim(name), partial(take, one.uid))
            action.setToolTip(tr("It is read first, with its plan"))


def refuse(menu: QMenu, name: str, reason: str) -> None:
    """Name a dose that cannot be chosen, with the reason."""
    line = f"{name}: {reason}"
    if len(line) > _LONGEST:
        line = f"{line[: _LONGEST - 1]}…"
    action = menu.addAction(verbatim(line))
    action.setEnabled(False)
    action.setToolTip(tr("{dose} cannot be taken: {why}", dose=name, why=reason))
