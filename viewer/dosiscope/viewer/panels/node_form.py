"""The fields of one archive."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from dosiscope.core.language import tr
from dosiscope.core.network.ae_title import LONGEST
from dosiscope.core.network.checks import LONGEST_USER, MOST_PORT
from dosiscope.core.network.node import Login, Node, NodeKind
from dosiscope.resources.theme import GRID
from dosiscope.viewer.panels.login import LOGIN_WORDS
from dosiscope.viewer.panels.tls_form import TlsForm
from dosiscope.viewer.widgets.number_field import NumberField, Refusal
from dosiscope.viewer.widgets.text import Line

_LONGEST: Final = 256  # letters of a host or a URL
_KINDS: Final = {
    NodeKind.DIMSE: "DICOM (C-FIND, C-GET, C-MOVE)",
    NodeKind.DICOMWEB: "DICOMweb (QIDO-RS, WADO-RS)",
}
_LOGINS: Final = {Login.NONE: tr("Where it asks for it")} | LOGIN_WORDS
USUAL_PORT: Final = 104  # PS3.8 9.1.1: of DICOM, well known


class NodeForm(QWidget):
    """Shows an archive, and tells what is typed of it.

    Attributes
    ----------
    changed
        Something else is set.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = _field(tr("Name"), tr("By which you know it"), _LONGEST)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("How it speaks"))
        self.kind.addItems(list(_KINDS.values()))
        self.host = _field(
            tr("Host"), tr("Its name or address in the network"), _LONGEST
        )
        self.port = NumberField(1, MOST_PORT, 0, 0)
        self.port.setAccessibleName(tr("Port"))
        self.refusal = Refusal()
        self.refusal.watch(self.port)
        self.title = _field(
            tr("AE title"), tr("Of the archive: capitals matter"), LONGEST
        )
        self.own_title = _field(
            tr("Our AE title"),
            tr(
                "By which the archive knows this program; it has to be told of it, "
                "with the address of this computer"
            ),
            LONGEST,
        )
        self.url = _field(
            "URL", tr("The root of its services: https://archive/dicom-web"), _LONGEST
        )
        self.login = QComboBox()
        self.login.setAccessibleName(tr("Log in"))
        self.login.setToolTip(
            tr(
                "What tells it who asks. A password or a token is asked for when it is "
                "needed, and never written"
            )
        )
        self.login.addItems(list(_LOGINS.values()))
        self.user = _field(
            tr("Name to log in"), tr("By which it knows you"), LONGEST_USER
        )
        self._lay_out()
        texts = (self.name, self.host, self.title, self.own_title, self.url, self.user)
        for field in texts:
            field.textEdited.connect(self.changed)
        self.port.textEdited.connect(self.changed)
        for choice in (self.kind, self.login):
            choice.activated.connect(self._show_kind)
            choice.activated.connect(self.changed)
        self.tls.changed.connect(self.changed)
        self._show_kind()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(2 * GRID)
        where.addWidget(self.host, 1)
        where.addWidget(Line(tr("Port"), "secondary"))
        where.addWidget(self.port)
        self._form = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(2 * GRID)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Speaks"), self.kind)
        form.addRow(tr("Host"), where)
        self._where = where
        form.addRow("", self.refusal)
        form.addRow(tr("AE title"), self.title)
        form.addRow(tr("Our AE title"), self.own_title)
        form.addRow("URL", self.url)
        form.addRow(tr("Log in"), self.login)
        form.addRow(tr("Your name"), self.user)
        self.tls = TlsForm(
            tr("Encrypted (TLS)"),
            tr("The certificate of the archive is checked, and its name"),
            form,
        )

    @property
    def _chosen_kind(self) -> NodeKind:
        return list(_KINDS)[self.kind.currentIndex()]

    @property
    def _chosen_login(self) -> Login:
        return list(_LOGINS)[self.login.currentIndex()]

    def _show_kind(self) -> None:
        is_web = self._chosen_kind is NodeKind.DICOMWEB
        is_named = is_web and self._chosen_login is Login.BASIC
        self._form.setRowVisible(self._where, not is_web)
        for field in (self.title, self.own_title):
            self._form.setRowVisible(field, not is_web)
        self._form.setRowVisible(self.url, is_web)
        self._form.setRowVisible(self.login, is_web)
        self._form.setRowVisible(self.user, is_named)
        self.tls.tick.setText(
            tr("Certificates of its own") if is_web else tr("Encrypted (TLS)")
        )

    def show_node(self, node: Node) -> None:
        """Show an archive."""
        self.kind.setCurrentIndex(list(_KINDS).index(node.kind))
        self.login.setCurrentIndex(list(_LOGINS).index(node.login))
        for field, text in (
            (self.name, node.name),
            (self.host, node.host),
            (self.title, node.title),
            (self.own_title, node.own_title),
            (self.url, node.url),
            (self.user, node.user),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self.port.show_value(node.port or USUAL_PORT)
        self.refusal.hide()
        self.tls.show_files(node.tls)
        self._show_kind()

    def node(self) -> Node:
        """Return what is typed, as it is: it may be none that can be reached."""
        kind = self._chosen_kind
        if kind is NodeKind.DICOMWEB:
            return Node(
                name=self.name.text(),
                kind=kind,
                url=self.url.text(),
                login=self._chosen_login,
                user=self.user.text(),
                tls=self.tls.files(),
            )
        return Node(
            name=self.name.text(),
            host=self.host.text(),
            port=round(self.port.value()),
            title=self.title.text(),
            own_title=self.own_title.text(),
            tls=self.tls.files(),
        )


def _field(name: str, hint: str, longest: int) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setToolTip(hint)
    field.setMaxLength(longest)
    return field
