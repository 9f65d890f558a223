"""The beam's eye in the window: made when looked at, its structures in a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.beams import Beams
from dosiscope.app.features.beams_eye import BeamsEye
from dosiscope.app.window import Window
from support.cases import write_good
from support.focus import focus
from support.picture_panels import offered
from support.synthetic.build import build_case
from support.synthetic.placed_beams import placed_case
from support.windows import feature, measured, open_and_wait, own_settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.beams_eye.panel import BeamsEyePanel


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build_case(placed_case("FFP")).write(tmp_path / "placed")
    return tmp_path / "placed"


@pytest.fixture
def reviewed(qtbot: QtBot, window: Window, folder: Path) -> Window:
    open_and_wait(qtbot, window, folder)
    measured(qtbot, window)
    return window


def shown(qtbot: QtBot, window: Window) -> BeamsEyePanel:
    """The panel, brought to the front, with all structures prepared."""
    window.menus.actions["beams_eye"].trigger()
    panel = feature(window, BeamsEye).panel
    qtbot.waitUntil(lambda: names(panel) != set() and not preparing(panel))
    return panel


def names(panel: BeamsEyePanel) -> set[str]:
    return set() if panel.sight is None else {roi.name for roi in panel.sight.rois}


def preparing(panel: BeamsEyePanel) -> bool:
    return "being prepared" in panel.notes.text()


def test_it_is_made_when_it_is_asked_for(qtbot: QtBot, reviewed: Window) -> None:
    eye = feature(reviewed, BeamsEye)
    assert eye._panel is None
    assert reviewed.docks["Beam's eye"].isHidden()
    assert reviewed.review.beam.beam is None
    panel = shown(qtbot, reviewed)
    assert reviewed.docks["Beam's eye"].widget() is panel
    chosen = reviewed.review.beam.beam
    assert chosen is not None  # the first that treats
    assert chosen.number == 1
    solids = {
        roi.shown_name
        for roi in reviewed.review.display.visible_rois
        if roi.number in reviewed.review.results.solids
    }
    assert names(panel) == solids
    assert panel.notes.text() == "No DRR in the files."


def test_space_presses_the_button_that_has_the_focus(
    qtbot: QtBot, reviewed: Window
) -> None:
    """And hides no overlay then, as it does elsewhere."""
    reviewed.menus.actions["beam_list"].trigger()
    chip = feature(reviewed, Beams).panel.every
    focus(qtbot, chip, Qt.FocusReason.TabFocusReason)
    qtbot.keyPress(chip, Qt.Key.Key_Space)
    assert reviewed.review.look.is_shown("contours")
    qtbot.keyRelease(chip, Qt.Key.Key_Space)
    assert reviewed.review.beam.shows_all


def test_it_is_opened_from_the_list_of_beams(qtbot: QtBot, reviewed: Window) -> None:
    reviewed.menus.actions["beam_list"].trigger()
    reviewed.review.beam.choose(2)
    feature(reviewed, Beams).panel.eye.click()
    panel = feature(reviewed, BeamsEye).panel
    assert not reviewed.docks["Beam's eye"].isHidden()
    assert panel.sight is not None
    assert panel.sight.beam.number == 2


def test_space_plays_and_hides_no_overlay(qtbot: QtBot, reviewed: Window) -> None:
    panel = shown(qtbot, reviewed)
    reviewed.review.beam.choose(2)
    focus(qtbot, panel)
    for is_playing in (True, False):
        qtbot.keyPress(panel, Qt.Key.Key_Space)
        assert panel.player.is_playing is is_playing
        assert reviewed.review.look.is_shown("contours")
        qtbot.keyRelease(panel, Qt.Key.Key_Space)


def test_what_is_switched_on_later_is_prepared_then(
    qtbot: QtBot, reviewed: Window
) -> None:
    display = reviewed.review.display
    first, *others = [
        roi
        for roi in display.visible_rois
        if roi.number in reviewed.review.results.solids
    ]
    display.show_only([first.number])
    panel = shown(qtbot, reviewed)
    assert set(panel.silhouettes.faces) == {first.number}
    display.set_visible([others[0].number], visible=True)
    qtbot.waitUntil(lambda: names(panel) == {first.shown_name, others[0].shown_name})


def test_another_case_has_its_own(
    qtbot: QtBot, reviewed: Window, tmp_path: Path
) -> None:
    panel = shown(qtbot, reviewed)
    reviewed.menus.actions["beams_eye"].trigger()
    before = dict(panel.silhouettes.faces)
    open_and_wait(qtbot, reviewed, write_good(tmp_path / "good"))
    measured(qtbot, reviewed)
    qtbot.waitUntil(lambda: bool(panel.silhouettes.faces))
    assert panel.sight is not None  # its first beam is chosen, as it is looked at
    assert reviewed.review.beam.beam is panel.sight.beam
    now = set(map(id, panel.silhouettes.faces.values()))
    assert not now & set(map(id, before.values()))


def test_without_a_plan_it_is_not_offered(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "good")
    for path in folder.glob("*"):
        if path.name.lower().startswith(("rp", "plan")):
            path.unlink()
    open_and_wait(qtbot, window, folder)
    assert window.review.beam.plan is None
    action = window.menus.actions["beams_eye"]
    assert not action.isVisible() or not action.isEnabled()


def test_one_panel_at_a_time_takes_the_room_of_the_pictures(
    qtbot: QtBot, reviewed: Window
) -> None:
    panel = shown(qtbot, reviewed)
    place = feature(reviewed, BeamsEye).place
    reviewed.menus.actions["maximise_beams_eye"].trigger()
    assert place.is_maximised
    assert reviewed.pictures.isHidden()
    assert reviewed.docks["Beam's eye"].isHidden()
    reviewed.menus.actions["maximise_dvh"].trigger()
    assert not place.is_maximised
    assert reviewed.dvh_place.is_maximised
    assert reviewed.docks["Beam's eye"].widget() is panel
    assert reviewed.pictures.isHidden()
    panel.maximise_requested.emit()
    assert place.is_maximised
    assert not reviewed.dvh_place.is_maximised
    reviewed.menus.actions["pictures_axial"].trigger()
    assert not place.is_maximised
    assert not reviewed.pictures.isHidden()
    reviewed.menus.actions["beams_eye"].trigger()
    assert not reviewed.docks["Beam's eye"].isHidden()


def test_the_dock_is_in_front_and_as_wide_again_when_the_panel_comes_home(
    qtbot: QtBot, reviewed: Window
) -> None:
    reviewed.resize(1366, 768)
    shown(qtbot, reviewed)
    dock, place = reviewed.docks["Beam's eye"], feature(reviewed, BeamsEye).place
    before = dock.width()
    place.toggle()
    qtbot.waitUntil(lambda: place.panel.width() > before)
    place.toggle()
    qtbot.waitUntil(lambda: is_in_sight(dock))
    assert dock.width() == before
    assert reviewed.width() == 1366


def test_a_window_closed_meanwhile_has_its_dock_the_next_time(
    qtbot: QtBot, reviewed: Window, tmp_path: Path
) -> None:
    shown(qtbot, reviewed)
    feature(reviewed, BeamsEye).place.toggle()
    reviewed.close()
    other = Window(own_settings(tmp_path))
    qtbot.addWidget(other)
    assert not other.docks["Beam's eye"].isHidden()


def test_it_is_saved_and_copied(
    qtbot: QtBot, reviewed: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = shown(qtbot, reviewed)
    reviewed.review.beam.choose(2)
    reviewed.review.beam.go_to(3)
    _, save, on_paper = offered(panel)
    for action, name in ((save, "a.png"), (on_paper, "b.png"), (save, "c.svg")):
        path = tmp_path / name
        monkeypatch.setattr(reviewed.saving, "ask_where", lambda *_, p=path: str(p))
        action.trigger()
    assert QImage(str(tmp_path / "b.png")).pixelColor(1, 1).name() == "#ffffff"
    text = (tmp_path / "c.svg").read_text("utf-8")
    assert "Control point 3 (4th of 5)" in text
    assert "Beam 2" in text
