"""The start: the window first, the libraries and panels after it."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from dosiscope.app import gui
from dosiscope.app.ahead import Ahead
from dosiscope.app.shell import MENUS
from dosiscope.app.window import Window
from dosiscope.resources.theme import DARK
from dosiscope.viewer.style import apply_style
from support.cases import write_good

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings


@pytest.fixture
def bare(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Window]:
    apply_style(qapp, DARK)
    window = Window(settings, furnish=False)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def test_the_window_comes_before_the_libraries() -> None:
    heavy = ("numpy", "scipy", "skimage", "pyqtgraph", "pydicom", "imagecodecs")
    code = (
        "import sys, dosiscope.app.main, dosiscope.app.gui, dosiscope.app.window;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"


# The window as it starts, to its first picture.
_FIRST_PICTURE = """
import sys
from dosiscope.app import gui
from dosiscope.app.cli.arguments import parse

def has_it():
    return any(name.partition(".")[0] == "pyqtgraph" for name in sys.modules)

app = gui.application(headless=True)
window = gui.first_window(app)
app.processEvents()
assert window.isVisible() and not has_it()
window.open_paths(parse(sys.argv[1:]).paths)

def quit_when_read(*_):
    print(has_it(), getattr(sys.modules.get("pyqtgraph.Qt"), "QT_LIB", None))
    window.close()
    app.quit()

def wait_for_it():
    window.session.part_read.connect(quit_when_read)

window.when_ready(wait_for_it)
ahead = gui.furnish_soon(window)
app.exec()
ahead.join()
"""


def test_what_draws_comes_after_the_window_and_before_the_picture(
    tmp_path: Path,
) -> None:
    environment = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "PYQTGRAPH_QT_LIB": "PyQt5",  # as another program may want it
    }
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_PICTURE, str(write_good(tmp_path / "good"))],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["True", "PySide6"]


@pytest.mark.parametrize(
    "words",
    [["check"], ["dvh"], ["probe", "--at", "0,0,0"], ["snapshot", "-o", "OUT"]],
    ids=lambda words: words[0],
)
def test_verbs_without_a_window_do_not_import_what_draws_one(
    tmp_path: Path, words: list[str]
) -> None:
    verb, *more = [str(tmp_path / "out.png") if w == "OUT" else w for w in words]
    code = (
        "import sys; from dosiscope.app.main import main; main(sys.argv[1:]);"
        "print([n for n in sys.modules if n.startswith('pyqtgraph')], file=sys.stderr)"
    )
    case = write_good(tmp_path / "good")
    done = subprocess.run(
        [sys.executable, "-c", code, verb, str(case), *more],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_nothing_moves_when_the_panels_come(bare: Window) -> None:
    QApplication.processEvents()
    shown = [d for d in bare.docks.values() if not d.visibleRegion().isEmpty()]
    assert shown
    before = [dock.geometry() for dock in shown], bare.pages.geometry()
    titles = [action.text() for action in bare.menu_bar.actions()]
    bare.furnish()
    QApplication.processEvents()
    assert ([dock.geometry() for dock in shown], bare.pages.geometry()) == before
    assert [action.text() for action in bare.menu_bar.actions()] == titles
    assert titles == list(MENUS)


def test_what_is_dropped_before_the_panels_are_there_is_opened(
    qtbot: QtBot, bare: Window, tmp_path: Path
) -> None:
    bare.open_paths([write_good(tmp_path / "good")])
    assert bare.strip.isVisible()
    ahead = Ahead(bare)
    ahead.can_read.connect(bare.get_ready)
    ahead.can_show.connect(bare.furnish_in_turns)
    with qtbot.waitSignal(ahead.can_show, timeout=20_000):
        ahead.start()
    with qtbot.waitSignal(bare.session.opened, timeout=20_000):
        pass
    assert bare.review.case is not None


def test_a_window_closed_at_once_leaves_its_layout(bare: Window) -> None:
    bare.close()
    assert bare.settings.layout() is not None


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_the_title_of_a_dock_is_there_when_it_leaves_its_tabs(bare: Window) -> None:
    dock = bare.docks["Dose"]
    title = dock.titleBarWidget()
    assert not title.findChildren(QToolButton)
    dock.setFloating(True)
    assert [label.text() for label in title.findChildren(QLabel)] == ["Dose"]
    assert len(title.findChildren(QToolButton)) == 2
    dock.setFloating(False)


def test_the_start_leaves_the_collector_as_it_was(
    qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dosiscope.app.settings.Settings", lambda: settings)
    assert gc.isenabled()
    window = gui.first_window(gui.application())
    assert gc.isenabled()
    window.close()


def test_panels_go_with_a_window_that_closes_while_they_are_made(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    apply_style(qapp, DARK)
    window = Window(settings, furnish=False)
    window.show()
    steps = window._furnishing()
    for _ in range(3):
        next(steps)
    made = [
        window.header, window.view, window.slider, window.structures, window.dose_panel
    ]  # fmt: skip
    window.close()
    steps.close()
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    assert not [panel for panel in made if shiboken6.isValid(panel)]
