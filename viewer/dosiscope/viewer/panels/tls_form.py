"""Whether a connection is encrypted, and with which files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox

from dosiscope.core.language import tr
from dosiscope.core.network.node import TlsFiles
from dosiscope.viewer.widgets.path_field import PathField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QFormLayout

_KINDS: Final = tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)")


class TlsForm(QObject):
    """A tick, and three files below it while it is set: rows of a form.

    Attributes
    ----------
    changed
        Something else is set.
    """

    changed = Signal()

    def __init__(self, words: str, hint: str, form: QFormLayout) -> None:
        super().__init__(form)
        self._form = form
        self.tick = QCheckBox(words)
        self.tick.setToolTip(hint)
        self.authorities = PathField(
            tr("Trusted certificates"),
            kinds=_KINDS,
            hint=tr("Of those who sign the certificates of the other side, PEM"),
        )
        self.certificate = PathField(
            tr("Our certificate"), kinds=_KINDS, hint=tr("Shown to the other side, PEM")
        )
        self.key = PathField(
            tr("Our key"),
            kinds=_KINDS,
            hint=tr("Of our certificate, PEM, without a password"),
        )
        form.addRow("", self.tick)
        form.addRow(tr("Trusted"), self.authorities)
        form.addRow(tr("Certificate"), self.certificate)
        form.addRow(tr("Key"), self.key)
        self.tick.toggled.connect(self.show)
        self.tick.clicked.connect(self.changed)
        for field in self._fields:
            field.changed.connect(self.changed)
        self.show(False)

    @property
    def _fields(self) -> Sequence[PathField]:
        return (self.authorities, self.certificate, self.key)

    def show(self, is_on: bool) -> None:
        """Show or hide the files."""
        for field in self._fields:
            self._form.setRowVisible(field, is_on)

    def show_files(self, files: TlsFiles | None) -> None:
        """Show what is set."""
        self.tick.setChecked(files is not None)
        paths = (
            (files.authorities, files.certificate, files.key)
            if files is not None
            else (None, None, None)
        )
        for field, path in zip(self._fields, paths, strict=True):
            field.show_path(path)

    def files(self) -> TlsFiles | None:
        """Return what is set; a path that is missing is an empty one."""
        if not self.tick.isChecked():
            return None
        return TlsFiles(
            authorities=self.authorities.path or Path(),
            certificate=self.certificate.path,
            key=self.key.path,
        )
