"""Asks for what opens an archive: a name and a password, or a token."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.network.checks import LONGEST_USER, checked_node
from dosiscope.core.network.node import Login
from dosiscope.core.network.secret import (
    LONGEST_SECRET,
    checked_secret,
    with_secret,
    word_of,
)
from dosiscope.core.text import capitalised
from dosiscope.resources.theme import GRID
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.style import restyle
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.network.node import Node
    from dosiscope.core.network.secret import NodeAndSecret

#: What tells an archive who asks.
LOGIN_WORDS: Final = {
    Login.BASIC: tr("By name and password"),
    Login.BEARER: tr("By a token"),
}
_WIDTH: Final = 480  # px
_KEPT: Final = tr(
    "It is kept in memory until the program ends, written nowhere, and sent to this "
    "archive alone."
)


class LoginDialog(QDialog):
    """Asks once, and says why what was told before was not taken.

    Parameters
    ----------
    node
        The archive; how it is told who asks at first, and the name.
    logins
        How else it can be told.
    why
        The sentence with which it refused.

    Attributes
    ----------
    opened
        The archive with what opens it, once the dialog is accepted.
    """

    def __init__(
        self,
        node: Node,
        logins: Sequence[Login],
        why: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Log in to {name}", name=node.name))
        self.setMinimumWidth(_WIDTH)
        self._node, self._logins, self._said = node, tuple(logins), why
        self.opened: NodeAndSecret | None = None
        self.says = Paragraph()
        self.how = QComboBox()
        self.how.setAccessibleName(tr("Log in"))
        self.how.addItems([LOGIN_WORDS[one] for one in self._logins])
        if node.login in self._logins:
            self.how.setCurrentIndex(self._logins.index(node.login))
        self.user = QLineEdit(node.user)
        self.user.setAccessibleName(tr("Name"))
        self.user.setMaxLength(LONGEST_USER)
        self._word, self.secret = QLabel(), QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setMaxLength(LONGEST_SECRET + 1)  # what is too long is told
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(tr("Log in"))
        button.setProperty("primary", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.how.activated.connect(self._show_how)
        screen_identity.changed.connect(self._write)
        self._lay_out()
        self._show_how()
        self._write()

    def _lay_out(self) -> None:
        self._form = form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(2 * GRID)
        form.addRow(tr("Log in"), self.how)
        form.setRowVisible(self.how, len(self._logins) > 1)
        form.addRow(tr("Name"), self.user)
        form.addRow(self._word, self.secret)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(self.says)
        column.addLayout(form)
        column.addWidget(Paragraph(_KEPT, role="secondary", size="small"))
        column.addWidget(self.buttons)

    @property
    def login(self) -> Login:
        """How the archive is to be told who asks."""
        return self._logins[self.how.currentIndex()]

    def _show_how(self) -> None:
        is_named = self.login is Login.BASIC
        word = capitalised(word_of(self.login))
        self._form.setRowVisible(self.user, is_named)
        self._word.setText(word)
        self.secret.setAccessibleName(word)
        needs_name = is_named and not self.user.text()
        (self.user if needs_name else self.secret).setFocus()

    def _write(self) -> None:
        self.says.setText(screen_identity.sentence(self._said))

    def accept(self) -> None:
        """Take it, or say why it cannot be sent."""
        try:
            node = checked_node(
                replace(self._node, login=self.login, user=self.user.text())
            )
            secret = checked_secret(self.login, self.secret.text())
        except DosiscopeError as error:
            self._said = error.sentence
            self._write()
            restyle(self.says, role="bad")
            return
        self.opened = with_secret(node, secret)
        super().accept()
