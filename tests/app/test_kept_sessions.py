"""A session is saved, and seen again as it was: pixel by pixel, in another window."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from dosiscope.app.features.kept_sessions import KeptSessions
from dosiscope.app.window import Window
from dosiscope.core.dose_expression import DoseRequest, Ratios, Term, making
from dosiscope.core.isodose import Dash, Level, Reference
from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.core.plane import AXIAL, Plane
from dosiscope.core.progress import finish
from dosiscope.core.sidecar.text import read_sidecar
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.roi_style import RoiStyle
from support.cases import write_good
from support.look import dress
from support.painted import grabbed
from support.reading import settle
from support.rival_plans import write_two_plans
from support.windows import feature, measured, open_and_wait, own_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def save(qtbot: QtBot, window: Window, path: Path) -> Path:
    """Save the session of a window, as the dialog would have it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        feature(window, KeptSessions).save_as()
        qtbot.waitUntil(path.exists, timeout=20_000)
        qtbot.waitUntil(lambda: not window.session.jobs.is_working, timeout=20_000)
    return path


def reopen(
    qtbot: QtBot, folder: Path, path: Path, *given: Path, theme: Any = None
) -> Window:
    """Open a session in a new window with settings of its own."""
    window = Window(own_settings(folder))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    sessions = feature(window, KeptSessions)
    with qtbot.waitSignal(sessions.reopened, timeout=60_000):
        window.opening.open_paths([path, *given])
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=60_000)
    measured(qtbot, window)
    return window


def pictures(qtbot: QtBot, window: Window) -> list[QImage]:
    """Paint all pictures of a window, once nothing is at work any more."""
    qtbot.waitUntil(lambda: not window.session.jobs.is_working, timeout=60_000)
    return [grabbed(view) for view in window.pictures.shown]


def assert_seen_again(
    qtbot: QtBot, window: Window, folder: Path, *, theme: Any = None
) -> Window:
    window.notice.hide()
    settle(window)
    before = pictures(qtbot, window)
    path = save(qtbot, window, folder / "kept" / "session.json")
    again = reopen(qtbot, folder / "settings", path, theme=theme)
    after = pictures(qtbot, again)
    assert [one.size() for one in after] == [one.size() for one in before]
    for n, (one, other) in enumerate(zip(before, after, strict=True)):
        assert one == other, f"picture {n} is another"
    return again


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("kept", "settings"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def reviewed(qtbot: QtBot, window: Window, folder: Path) -> Window:
    window.resize(1200, 660)  # the screen has room for more
    open_and_wait(qtbot, window, write_good(folder / "good"))
    measured(qtbot, window)
    return window


def change_much(window: Window) -> None:
    """Set all kinds of things away from where they are at first."""
    review = window.review
    look, display = review.look, review.display
    look.set_window(60.0, 333.0)
    look.set_reference(Reference(41.5))
    look.set_levels(
        [
            Level(95, True, (250, 20, 10), width=3.0),
            Level(12.34, False, (10, 250, 20), dash=Dash.DASHED, is_filled=True),
            Level(50, True, (10, 20, 250), is_shown=False),
        ]
    )
    look.set_wash(low=7.5, high=33.25, opacity=0.63, table="heat")
    look.toggle("points")
    look.toggle("isodose_labels")
    first, second, *_ = display.rois
    display.set_visible([first.number], False)
    display.set_colour(second.number, (255, 128, 1))
    display.set_style([second.number], RoiStyle(width=4.0, dash=Dash.DOTTED, fill=0.3))
    display.set_common_style(replace(display.common_style, width=1.0))
    display.set_style([second.number], RoiStyle(width=3.0, opacity=0.5))
    display.set_halo(True)
    display.set_names(True)
    display.move(display.rois[0].number, display.rois[-1].number)
    review.set_cursor((12.0, -7.0, 4.0))
    plane = review.axial.plane
    for kind, points in (
        (MarkKind.POINT, ((5.0, 6.0, plane.at),)),
        (MarkKind.RULER, ((-20.0, 3.0, plane.at), (30.0, 8.5, plane.at))),
        (MarkKind.CIRCLE, ((0.0, 0.0, plane.at), (9.0, 0.0, plane.at))),
    ):
        review.marks.add(Mark(kind=kind, plane=plane, points=points, name=""))
    review.marks.rename(review.marks.all[1], "my ruler")
    review.marks.select(None)
    window.pictures.current.zoom(
        1.7, window.pictures.current.rect().center().toPointF()
    )


@pytest.mark.parametrize("arrangement", ["axial", "three", "four", "two", "sagittal"])
def test_every_arrangement_is_seen_again(
    qtbot: QtBot, reviewed: Window, folder: Path, arrangement: str
) -> None:
    reviewed.menus.actions[f"pictures_{arrangement}"].trigger()
    change_much(reviewed)
    again = assert_seen_again(qtbot, reviewed, folder)
    assert again.pictures.arrangement.name == arrangement
    assert again.review.look.levels == reviewed.review.look.levels
    assert again.review.marks.all == reviewed.review.marks.all
    again.close()
