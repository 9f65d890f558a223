"""Every dialog that the menus of a window open, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QMessageBox,
)
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from dosiscope.app.window import Window

# nothing that is opened by them is ours, or the program ends
NOT_TRIED = ("quit", "selftest")


def each_dialog(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, QDialog]]:
    """Show every dialog that an action of the menus opens; nothing is taken."""
    shown: list[QDialog] = []

    def show(self: QDialog) -> int:
        self.show()
        shown.append(self)
        return 0

    monkeypatch.setattr(QDialog, "exec", show)
    monkeypatch.setattr(QMessageBox, "exec", show)
    for ask in ("getOpenFileName", "getSaveFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_, **__: QColor())
    for name, action in window.menus.actions.items():
        is_asking = "…" in action.text() or name in ("keys", "about")
        if not is_asking or not action.isEnabled() or name in NOT_TRIED:
            continue
        action.trigger()
        open_now = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QDialog) and one.isVisible()
        ]
        for dialog in {*shown, *open_now}:
            QTest.qWait(10)
            if isValid(dialog):
                yield name, dialog
            if isValid(dialog):
                dialog.reject()
        shown.clear()
