"""How is received: where, from whom, within which limits, and how long it is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.core.network.ae_title import LONGEST
from dosiscope.core.network.checks import MOST_PORT
from dosiscope.core.network.receiving import (
    DEFAULT_HOST,
    Limits,
    ReceiverSettings,
    Retention,
)
from dosiscope.resources.theme import GRID
from dosiscope.viewer.panels.tls_form import TlsForm
from dosiscope.viewer.widgets.number_field import NumberField, Refusal
from dosiscope.viewer.widgets.path_field import PathField
from dosiscope.viewer.widgets.section import Fold
from dosiscope.viewer.widgets.side_by_side import side_by_side
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

_GB: Final = 10**9
_MOST_GB: Final = 100_000.0
_EVERYWHERE: Final = "0.0.0.0"
_HOSTS: Final = {
    DEFAULT_HOST: tr("This computer alone (127.0.0.1)"),
    _EVERYWHERE: tr("Every network of this computer (0.0.0.0)"),
}
_USUAL_DAYS: Final = 30
_OPEN: Final = tr(
    "Anyone in the network can send to this computer: name who may call, or encrypt."
)


class ReceiverForm(QWidget):
    """Shows the settings of a receiver, and tells what is set."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: ReceiverSettings | None = None
        self.host = QComboBox()
        self.host.setAccessibleName(tr("Listens on"))
        self.host.setEditable(True)
        self.host.setToolTip(tr("One of the addresses of this computer"))
        for address, words in _HOSTS.items():
            self.host.addItem(words, address)
        self.port = NumberField(0, MOST_PORT, 0, 0)
        self.port.setAccessibleName(tr("Port"))
        self.port.setToolTip(tr("0: any that is free"))
        self.title = _field(
            tr("AE title"), tr("By which others must call this program")
        )
        self.title.setMaxLength(LONGEST)
        self.callers = _field(
            tr("AE titles that may call"),
            tr(
                "Separated by commas, so that none has one in it; nothing: any. "
                "A title is no proof of who calls"
            ),
        )
        self.callers.setPlaceholderText(tr("Any AE title"))
        self.addresses = _field(
            tr("Addresses that may call"),
            tr("Separated by commas, also networks: 192.168.1.20, 10.1.0.0/16"),
        )
        self.addresses.setPlaceholderText(tr("Any address"))
        self.inbox = PathField(
            tr("Inbox"),
            is_folder=True,
            hint=tr("The folder for what comes; yours alone"),
        )
        self.starts = QCheckBox(tr("Start the receiver with the program"))
        self.warning = Paragraph(role="caution", size="small")
        self.refusal = Refusal()
        self._make_limits()
        self._lay_out()
        self.host.currentTextChanged.connect(self._warn)
        for field in (self.callers, self.addresses):
            field.textChanged.connect(self._warn)
        self.tls.tick.toggled.connect(self._warn)

    def _make_limits(self) -> None:
        self.calls = _number(tr("Calls at a time"), 1, 100, 0)
        self.idle = _number(tr("Seconds without a word"), 1, 3600, 0)
        self.object = _number(tr("GB of an object"), 0.001, 1000, 3)
        self.free = _number(tr("GB of the disk that stay free"), 0, _MOST_GB, 1)
        self.whole = _number(tr("GB of the inbox"), 0.1, _MOST_GB, 1)
        self.days = _number(tr("Days that objects are kept"), 1, 36_500, 0)
        self.kept = _number(tr("GB that are kept"), 0.1, _MOST_GB, 1)
        self.by_days = QCheckBox(tr("Delete what came more than"))
        self.by_size = QCheckBox(tr("Delete the oldest beyond"))
        for tick, field in ((self.by_days, self.days), (self.by_size, self.kept)):
            tick.toggled.connect(field.setEnabled)
            field.setEnabled(False)
        for field in (self.port, *self._numbers):
            self.refusal.watch(field)

    @property
    def _numbers(self) -> Iterable[NumberField]:
        return (
            *(self.calls, self.idle, self.object, self.free, self.whole),
            *(self.days, self.kept),
        )

    def _lay_out(self) -> None:
        where = side_by_side(self.host, Line(tr("Port"), "secondary"), self.port)
        where.setStretch(0, 1)
        limits = QWidget()
        inner = QFormLayout(limits)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setVerticalSpacing(2 * GRID)
        for words, field, unit in (
            (tr("Calls at a time"), self.calls, ""),
            (tr("Silence until a call ends"), self.idle, "s"),
            (tr("An object"), self.object, tr("GB at most")),
            (tr("The disk"), self.free, tr("GB stay free")),
            (tr("The inbox"), self.whole, tr("GB at most")),
        ):
            inner.addRow(words, side_by_side(field, Line(unit, "secondary"), None))
        self.limits = Fold(tr("Limits"), limits)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(2 * GRID)
        form.addRow(tr("Listens on"), where)
        form.addRow(tr("AE title"), self.title)
        form.addRow(tr("May call"), self.callers)
        form.addRow(tr("From", "who may call"), self.addresses)
        form.addRow("", self.warning)
        self.tls = TlsForm(
            tr("Encrypted (TLS)"),
            tr("Whoever calls has to show a certificate that is trusted"),
            form,
        )
        form.addRow(tr("Inbox"), self.inbox)
        days, size = Line(tr("days ago"), "secondary"), Line("GB", "secondary")
        form.addRow("", side_by_side(self.by_days, self.days, days, None))
        form.addRow("", side_by_side(self.by_size, self.kept, size, None))
        form.addRow("", self.limits)
        form.addRow("", self.refusal)
        form.addRow("", self.starts)

    # --- what is set ---------------------------------------------------------------

    def show_settings(self, settings: ReceiverSettings, *, starts: bool) -> None:
        """Show these settings."""
        self._shown = settings
        known = list(_HOSTS)
        if settings.host in known:
            self.host.setCurrentIndex(known.index(settings.host))
        else:
            self.host.setEditText(settings.host)
        self.port.show_value(settings.port)
        self.title.setText(settings.title)
        self.callers.setText(", ".join(settings.callers))
        self.addresses.setText(", ".join(settings.addresses))
        self.tls.show_files(settings.tls)
        self.inbox.show_path(settings.inbox)
        limits, retention = settings.limits, settings.retention
        self.calls.show_value(limits.associations)
        self.idle.show_value(limits.idle_s)
        self.object.show_value(limits.object_bytes / _GB)
        self.free.show_value(limits.free_bytes / _GB)
        self.whole.show_value(limits.inbox_bytes / _GB)
        self.by_days.setChecked(retention.days is not None)
        self.days.show_value(retention.days or _USUAL_DAYS)
        self.by_size.setChecked(retention.total_bytes is not None)
        self.kept.show_value((retention.total_bytes or limits.inbox_bytes) / _GB)
        self.starts.setChecked(starts)
        self._warn()

    def settings(self) -> ReceiverSettings:
        """Return what is set, as it is: it may be nothing that can be started."""
        assert self._shown is not None
        before = self._shown.limits
        return replace(
            self._shown,
            host=self._address,
            port=round(self.port.value()),
            title=self.title.text(),
            callers=_parts(self.callers.text()),
            addresses=_parts(self.addresses.text()),
            tls=self.tls.files(),
            inbox=self.inbox.path or Path(),
            limits=Limits(
                associations=round(self.calls.value()),
                idle_s=self.idle.value(),
                object_bytes=_bytes(self.object, before.object_bytes),
                free_bytes=_bytes(self.free, before.free_bytes),
                inbox_bytes=_bytes(self.whole, before.inbox_bytes),
            ),
            retention=Retention(
                days=round(self.days.value()) if self.by_days.isChecked() else None,
                total_bytes=_bytes(self.kept, before.inbox_bytes)
                if self.by_size.isChecked()
                else None,
            ),
        )

    @property
    def _address(self) -> str:
        """The address that is meant by what is chosen or typed."""
        text = self.host.currentText().strip()
        return next((one for one, words in _HOSTS.items() if words == text), text)

    def _warn(self) -> None:
        """Say what an open door means."""
        is_local = self._address in (DEFAULT_HOST, "localhost", "::1")
        is_guarded = bool(_parts(self.addresses.text())) or self.tls.tick.isChecked()
        is_open = not is_local and not is_guarded
        self.warning.setText(_OPEN if is_open else "")
        self.warning.setVisible(is_open)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _bytes(field: NumberField, before: int) -> int:
    """Return the bytes that a number of GB means; what is not changed stays exact."""
    shown = round(field.value() * _GB)
    return before if abs(shown - before) < 0.0005 * _GB else shown


def _field(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setToolTip(hint)
    return field


def _number(name: str, least: float, most: float, decimals: int) -> NumberField:
    field = NumberField(least, most, decimals, 0)
    field.setAccessibleName(name)
    return field
