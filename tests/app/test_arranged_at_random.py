"""Whatever the user does with pictures and DVH, in whatever order: nothing is lost."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar

from dosiscope.viewer.picture_area import ARRANGEMENTS, DVH
from support.cases import write_good
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window

STEPS = 45
KEYS = (
    *(f"pictures_{one.name}" for one in ARRANGEMENTS),
    "enlarge_picture",
    "maximise_dvh",
    "full_screen",
    "restore_layout",
)
OTHERS = ("double click", "float", "dock", "close dock", "measurements", "case")


def do(window: Window, what: str) -> None:
    dock = window.docks["DVH"]
    if what in window.menus.actions:
        window.menus.actions[what].trigger()
    elif what == "double click":
        window.pictures.current.enlarge()
    elif what == "float":
        if not dock.isHidden():
            dock.setFloating(not dock.isFloating())
    elif what == "dock":
        dock.toggleViewAction().trigger()
    elif what == "close dock":
        dock.close()
    elif what == "measurements":
        window.docks["Measurements"].toggleViewAction().trigger()


def look(window: Window) -> tuple[object, ...]:
    """What no arrangement may change."""
    review = window.review
    return (
        review.case,
        review.dose,
        review.cursor,
        *(view.plane for view in review.views),
        review.look.window,
        review.look.levels,
        review.look.wash_range,
        tuple(roi.number for roi in review.display.visible_rois),
    )


def check(window: Window, done: list[str]) -> None:
    """Every part stands in one place, and no place is empty."""
    pictures, dvh, place = window.pictures, window.dvh, window.dvh_place
    dock = window.docks["DVH"]
    # the DVH: in its dock, in a cell, or in place of the pictures
    assert pictures.isHidden() is place.is_maximised, done
    assert place.is_lent is pictures.has_place_for_dvh
    assert (dock.widget() is dvh) is not (place.is_lent or place.is_maximised)
    assert dock.isHidden() or dock.widget() is dvh
    if place.is_maximised:
        assert window.picture_row.indexOf(dvh) >= 0
        assert not dvh.isHidden()
    elif place.is_lent:
        assert dvh.parent() is pictures
        assert dvh.isHidden() is pictures.is_enlarged
    # the pictures: as many as there are places, each known to the review
    shown = {view.state.name for view in pictures.shown}
    places = {one.view for one in pictures.arrangement.places} - {DVH}
    assert len(shown) == 1 if pictures.is_enlarged else shown == places
    assert {view.name for view in window.review.views if view.is_shown} == shown
    assert pictures.current in pictures.shown
    for name in pictures._panes:
        pane = pictures.pane(name)
        assert pane is not None
        assert pane.isHidden() is (name not in shown)
    # no bar of tabs without two panels that are seen
    seen = {one.windowTitle() for one in window.docks.values() if not one.isHidden()}
    bars = window.findChildren(
        QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    for bar in bars:
        if bar.isVisible() and window.rect().intersects(bar.geometry()):
            tabs = [bar.tabText(n) for n in range(bar.count())]
            assert len(tabs) > 1
            assert set(tabs) <= seen


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_lost_in_any_order(
    qtbot: QtBot, window: Window, tmp_path: Path, seed: int
) -> None:
    chance, folder = random.Random(seed), write_good(tmp_path / "good")
    window.resize(1366, 768)
    window.show()
    open_and_wait(qtbot, window, folder)
    done = []
    for _ in range(STEPS):
        what = chance.choice(KEYS + OTHERS)
        done.append(what)
        if what == "case":
            window.session.close_case()
            QApplication.processEvents()
            do(window, chance.choice((*KEYS[:6], "full_screen", "dock", "float")))
            open_and_wait(qtbot, window, folder)
        else:
            before = look(window)
            do(window, what)
            assert look(window) == before, done
        QApplication.processEvents()
        check(window, done)
