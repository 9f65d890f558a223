"""What opens archives: asked for when one refuses, kept in memory as long as a window.

Nothing of it is written: not in the settings, not in a session, not in a log.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dosiscope.core.network.node import Node
    from dosiscope.core.network.secret import NodeAndSecret
    from dosiscope.io.network.archive_errors import LoginRefusedError
    from dosiscope.viewer.panels.login import LoginDialog


class Logins:
    """The passwords and tokens of one window.

    Attributes
    ----------
    dialog
        What asks just now.
    """

    def __init__(self) -> None:
        self._known: dict[Node, NodeAndSecret] = {}
        self._waiting: list[tuple[Callable[[], object], Callable[[], object]]] = []
        self._asked: Node | None = None
        self.dialog: LoginDialog | None = None

    def opened(self, node: Node) -> Node:
        """Return an archive with what opens it, where that is known."""
        return self._known.get(_kept_under(node), node)

    def or_ask(
        self,
        node: Node,
        parent: QWidget,
        again: Callable[[], object],
        otherwise: Callable[[Exception], object],
    ) -> Callable[[Exception], None]:
        """Return what takes an error of asking an archive that is `opened` now.

        Where the archive wants to be told who asks, that is asked for: what several
        questions wait for once.

        Parameters
        ----------
        node
            The archive as it is set.
        parent
            The window over which is asked.
        again
            Asks the archive once more.
        otherwise
            Takes every other error, and this one where nobody logs in.
        """
        used = self.opened(node)

        def take(error: Exception) -> None:
            from dosiscope.io.network.archive_errors import LoginRefusedError

            if isinstance(error, LoginRefusedError):
                self._ask(used, node, error, parent, again, otherwise)
            else:
                otherwise(error)

        return take

    def _ask(
        self,
        used: Node,
        node: Node,
        error: LoginRefusedError,
        parent: QWidget,
        again: Callable[[], object],
        otherwise: Callable[[Exception], object],
    ) -> None:
        key = _kept_under(node)
        if self.dialog is None and self._known.get(key, node) is not used:
            again()  # another question has asked meanwhile
            return

        def refuse() -> None:
            otherwise(error)

        if self.dialog is not None:
            if self._asked == key:
                self._waiting.append((again, refuse))
            else:
                refuse()
            return
        self._known.pop(key, None)
        if not error.logins:
            refuse()
            return
        from dosiscope.core.network.checks import check_login_is_unread

        try:
            check_login_is_unread(node.url)
        except DosiscopeError as reason:
            otherwise(DosiscopeError(joined(". ", [error.told(), reason.told()])))
            return
        from dosiscope.viewer.panels.login import LoginDialog

        self._asked, self._waiting = key, [(again, refuse)]
        self.dialog = dialog = LoginDialog(node, error.logins, error.sentence, parent)
        dialog.finished.connect(self._take)
        dialog.open()

    def _take(self) -> None:
        dialog, waiting, key = self.dialog, self._waiting, self._asked
        self.dialog, self._asked, self._waiting = None, None, []
        if dialog is None or key is None:
            return
        dialog.deleteLater()
        if dialog.opened is not None:
            self._known[key] = dialog.opened
        for again, refuse in waiting:
            if dialog.opened is not None:
                again()
            else:
                refuse()


def _kept_under(node: Node) -> Node:
    """Return what of an archive decides what opens it: not what it is called."""
    return replace(node, name="")
