"""What has no room ends in dots, and is told as a whole where the mouse rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from dosiscope.viewer.widgets.elided import ElidedChoice
from dosiscope.viewer.widgets.text import tip
from support.painted import grabbed

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

LONG = "Dose of the first and of the second plan, <both> & their sum"


def test_a_choice_is_cut_by_dots_and_told_as_a_whole(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_: told.append(text))
    choice = ElidedChoice("Dose", "The dose that is shown")
    qtbot.addWidget(choice)
    choice.addItems([LONG, "B"])
    choice.show()

    def rest() -> str:
        told.clear()
        at = QPoint(5, 5)
        event = QHelpEvent(QEvent.Type.ToolTip, at, choice.mapToGlobal(at))
        QApplication.sendEvent(choice, event)
        return told[0]

    choice.resize(160, 30)
    assert choice.seen.endswith("…")
    assert LONG.startswith(choice.seen[:-1].rstrip())
    cut = grabbed(choice)
    assert "&lt;both&gt; &amp; their sum" in rest()
    assert "The dose that is shown" in rest()
    choice.resize(900, 30)
    assert choice.seen == LONG
    assert rest() == tip("The dose that is shown")
    choice.setCurrentIndex(1)
    choice.resize(160, 30)
    assert choice.seen == "B"
    assert grabbed(choice) != cut
    assert choice.accessibleName() == "Dose"
    assert choice.minimumSizeHint().width() < 160
