"""Every plot offers itself as a file, PNG or SVG, and on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from dosiscope.app.plot_pictures import PlotPictures
from dosiscope.core.outputs import is_ours
from support.cases import write_good
from support.windows import measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.viewer.plot_picture import PlotPicture

PLOTS: dict[str, Callable[[Window], PlotPicture | None]] = {
    "dvh": lambda window: window.dvh.picture(),
    "ladder": lambda window: window.late.ladder.panel.picture(),
}


@pytest.fixture
def reviewed(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    measured(qtbot, window)
    return window


@pytest.mark.parametrize("name", PLOTS)
def test_a_plot_is_saved_and_copied(
    reviewed: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plots = PlotPictures(reviewed.saving, reviewed.notice, reviewed)
    asked: list[str] = []
    made: list[Path] = []

    def ask(_title: str, proposed: str, _kinds: str) -> str:
        asked.append(proposed)
        return str(made[-1])

    monkeypatch.setattr(reviewed.saving, "ask_where", ask)
    menu = plots.menu_of(reviewed, lambda: PLOTS[name](reviewed), name)
    copy, save, on_paper = menu.actions()
    for action, suffix in ((save, "png"), (on_paper, "png"), (save, "svg")):
        made.append(tmp_path / f"{len(made)}.{suffix}")
        action.trigger()
        assert is_ours(made[-1].read_bytes()[:4096])
    assert asked == [f"{name}.png"] * 3
    dark, light = (QImage(str(path)) for path in made[:2])
    assert dark.pixelColor(1, 1).lightness() < 60
    assert light.pixelColor(1, 1).name() == "#ffffff"
    text = made[2].read_text("utf-8")
    assert "not for clinical decisions" in text
    case = reviewed.review.case
    assert case is not None
    assert case.patient.spoken_name not in text
    copy.trigger()
    assert QGuiApplication.clipboard().image().width() == dark.width()


def test_a_plot_of_nothing_offers_nothing(window: Window) -> None:
    plots = PlotPictures(window.saving, window.notice, window)
    menu = plots.menu_of(window, window.late.ladder.panel.picture, "ladder")
    assert not any(action.isEnabled() for action in menu.actions())
