"""What is chosen for all structures is remembered; colours go by names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from dosiscope.app.features.colour_schemes import ColourSchemes
from dosiscope.app.window import Window
from dosiscope.viewer.roi_style import RoiStyle
from support.cases import write_good
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings


@pytest.fixture
def opened(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    write_good(tmp_path / "case")
    open_and_wait(qtbot, window, tmp_path / "case")
    return window


def test_the_look_of_all_is_remembered(
    qtbot: QtBot, opened: Window, settings: Settings
) -> None:
    actions, display = opened.menus.actions, opened.review.display
    actions["contour_halo"].trigger()
    actions["contour_names"].trigger()
    assert actions["contour_names"].isChecked()
    display.set_common_style(RoiStyle(width=3.0, fill=0.2))
    other = Window(settings)
    qtbot.addWidget(other)
    assert other.review.display.common_style == RoiStyle(width=3.0, fill=0.2)
    assert other.review.display.has_halo
    assert other.review.display.has_names


def test_a_saved_scheme_colours_the_next_case_until_it_is_stopped(
    qtbot: QtBot, opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    display = opened.review.display
    first = {roi.number: display.colour(roi.number) for roi in display.rois}
    roi = display.rois[0]
    display.set_colour(roi.number, (1, 2, 3))
    target = tmp_path / "colours.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    opened.menus.actions["save_colours"].trigger()
    display.set_colour(roi.number, first[roi.number])
    feature(opened, ColourSchemes).use(target)
    assert display.colour(roi.number) == (1, 2, 3)
    open_and_wait(qtbot, opened, tmp_path / "case")
    assert display.colour(roi.number) == (1, 2, 3)
    opened.menus.actions["file_colours"].trigger()
    assert {r.number: display.colour(r.number) for r in display.rois} == first
    open_and_wait(qtbot, opened, tmp_path / "case")
    assert display.colour(roi.number) == first[roi.number]


def test_what_is_no_scheme_is_told_and_changes_nothing(
    opened: Window, tmp_path: Path
) -> None:
    display = opened.review.display
    first = {roi.number: display.colour(roi.number) for roi in display.rois}
    for content in (b"pattern,colour\r\nPTV,red\r\n", b"\xff\xfe\x00"):
        (tmp_path / "bad.csv").write_bytes(content)
        feature(opened, ColourSchemes).use(tmp_path / "bad.csv")
        assert "bad.csv" in opened.notice.text()
        opened.notice.hide()
    feature(opened, ColourSchemes).use(tmp_path / "gone.csv")
    assert "it is not there" in opened.notice.text()
    assert {r.number: display.colour(r.number) for r in display.rois} == first
