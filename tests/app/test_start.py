"""The start: the window first, the libraries and panels after it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from dosiscope.app import gui
from dosiscope.app.features.goals import Goals
from dosiscope.app.shell import MENUS
from dosiscope.app.window import Window
from dosiscope.core.goals.goals_csv import HEADS, parse_goals
from dosiscope.resources.roi_names import bundled_rules
from support.cases import write_good
from support.look import dress
from support.reading import docked_words
from support.rival_plans import good_dose, write_two_plans
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings


@pytest.fixture
def bare(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Window]:
    dress(qapp)
    window = Window(settings, furnish=False)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


# The program as its command line starts it, to its first window.
_FIRST_WINDOW = """
import gc, os, sys
from PySide6.QtCore import Qt
from dosiscope.app import gui
show = gui.first_window

def first_window(app):
    window = show(app)
    app.processEvents()
    assert window.isVisible()
    heavy = {"numpy", "scipy", "skimage", "pyqtgraph", "pydicom", "imagecodecs"}
    print(sorted(heavy & set(sys.modules)), gc.isenabled())
    print(os.environ["OPENBLAS_NUM_THREADS"])  # numpy reads it when it is imported
    queued = Qt.ConnectionType.QueuedConnection
    window.furnished.connect(lambda: print(gc.isenabled()), queued)
    window.furnished.connect(app.quit, queued)
    return window

gui.first_window = first_window
from dosiscope.app.main import main
main(["view"])
"""


def test_the_window_comes_before_the_libraries(tmp_path: Path) -> None:
    # nor is what is made at the start looked through before all of it is there
    others = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_WINDOW],
        env=others | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["[] False", "1", "True"]


_WAYS_TO_ASK = """
import sys
from dosiscope.app.asking import asking_archives
asking_archives()
heavy = {"numpy", "pydicom", "pynetdicom", "dosiscope.io.kinds"}
print(sorted(heavy & set(sys.modules)))
"""


def test_knowing_how_archives_are_asked_costs_no_reader_of_objects() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WAYS_TO_ASK],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["[]"]


# The window as it starts, to its first picture.
_FIRST_PICTURE = """
import sys
from dosiscope.app import gui
from dosiscope.app.command_line import parse

def has_it():
    return any(name.partition(".")[0] == "pyqtgraph" for name in sys.modules)

app = gui.application(headless=True)
window = gui.first_window(app)
app.processEvents()
assert window.isVisible() and not has_it()

def quit_when_read(*_):
    print(has_it(), getattr(sys.modules.get("pyqtgraph.Qt"), "QT_LIB", None))
    window.close()
    app.quit()

def wait_for_it():
    window.session.part_read.connect(quit_when_read)

gui.begin(window, parse(sys.argv[1:]))
wait_for_it()
app.exec()
"""


# What a whole case needs, or some cases, and the first picture does not.
_FOR_LATER = (
    "app.features.table",
    "app.grow",
    "app.late_panels",
    "core.accessories",
    "core.beams.spots",
    "core.brachy",
    "core.goals",
    "core.marks.reading",
    "core.network.receiving",
    "core.records.comparison",
    "core.rt_image",
    "core.solids.solid",
    "core.spatial_registration",
    "core.treatment_record",
    "io.rt.beam_accessories",
    "io.rt.ion_devices",
    "viewer.beam_cuts",
    "viewer.case_browser",
    "viewer.dvh.panel",
    "viewer.ladder",
    "viewer.panels.checks",
    "viewer.panels.dose",
    "viewer.panels.plan",
    "viewer.panels.structures",
    "viewer.seen_beam",
)
# What comes after the first images, in the thread that reads.
_READ_AFTER_IMAGES = (
    "core.contour_checks.checks",
    "core.contours.graph",
    "io.case.contour_review",
    "io.case.relations",
    "io.case.whole",
    "io.rt.dose",
    "io.rt.stored_dvh",
    "io.rt.structure_set",
)
# What no window needs for a case of CT, plan, dose and structures.
_IF_LOOKED_AT = (
    "app.export",
    "app.grow",
    "app.report_asked",
    "core.accessories",
    "core.beams.spots",
    "core.brachy",
    "core.dvh.compare",
    "core.dvh.hot_places",
    "core.dvh.two_doses",
    "core.goals.evaluate",
    "core.goals.goal_file",
    "core.network",
    "core.plan_check",
    "core.records.comparison",
    "core.rt_image",
    "core.spatial_registration",
    "core.tag_node",
    "core.treatment_record",
    "io.network",
    "resources.goal_examples",
    "viewer.acceptance_dialog",
    "viewer.beam_cuts",
    "viewer.case_browser",
    "viewer.dvh.picture",
    "viewer.ladder",
    "viewer.panels.checks",
    "viewer.panels.dose",
    "viewer.panels.plan",
)

_IMPORTED = """
import os, sys
from pathlib import Path
from dosiscope.app import gui
from dosiscope.app.command_line import parse

def tell(stage, names):
    print(stage, [n for n in names.split() if f"dosiscope.{n}" in sys.modules])

folder, for_later, after_images, looked_at = sys.argv[1:]

def read_first():
    from dosiscope.app.loading import load_steps
    from dosiscope.core.acceptance import NOTHING_ACCEPTED
    from dosiscope.core.link import propose
    from dosiscope.io.case.scan import scan
    steps = scan([Path(folder)])
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            found = stop.value
            break
    steps = load_steps(found, propose(found.inventory), NOTHING_ACCEPTED)
    while next(steps).part is None:
        pass
    tell("images", after_images)

app = gui.application(headless=True)
window = gui.first_window(app)

def shown(*_):
    tell("picture", for_later)
    window.session.part_read.disconnect(shown)

def opened():
    tell("opened", looked_at)
    window.close()
    app.quit()

window.get_ready()
read_first()
window.session.part_read.connect(shown)
window.session.opened.connect(opened)
gui.begin(window, parse([folder]))
app.exec()
"""


def test_what_the_first_picture_does_not_need_is_imported_after_it(
    tmp_path: Path,
) -> None:
    """Every module takes 0.7 ms: until the first image it waits for all of them."""
    folder = write_good(tmp_path / "good")
    lists = (_FOR_LATER, _READ_AFTER_IMAGES, _IF_LOOKED_AT)
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTED, str(folder), *map(" ".join, lists)],
        env=os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stdout.splitlines() if line]
    assert told == ["images []", "picture []", "opened []"]


def test_what_is_waited_for_has_not_changed_its_name() -> None:
    for name in {*_FOR_LATER, *_READ_AFTER_IMAGES, *_IF_LOOKED_AT}:
        assert importlib.util.find_spec(f"dosiscope.{name}"), name


_TURNS = """
import sys
from dosiscope.app import gui
app = gui.application(headless=True)
window = gui.first_window(app)
window.get_ready()
steps, before, most = window._furnishing(), len(sys.modules), 0
is_there = False
while not is_there:
    is_there = next(steps, steps) is steps
    most, before = max(most, len(sys.modules) - before), len(sys.modules)
assert window.is_furnished
print(most)
"""


def test_no_turn_of_the_start_imports_much(tmp_path: Path) -> None:
    """A module takes 0.7 ms, and a turn keeps the window from answering."""
    done = subprocess.run(
        [sys.executable, "-c", _TURNS],
        env=os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert 20 < int(done.stdout) < 80


# What is made of Qt's classes, its own and those derived, by what runs in threads.
_CLASSES_MADE = """
import sys
from pathlib import Path
from shiboken6 import Shiboken
from dosiscope.app import gui, loading, measure

def made(base=Shiboken.Object):
    return {base.__name__}.union(*map(made, type.__subclasses__(base)))

def run(steps):
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value

window = gui.first_window(gui.application(headless=True))
window.get_ready()
before = made()
from dosiscope.core.acceptance import Accepted
from dosiscope.core.link import propose
from dosiscope.io.case.scan import scan
found = run(scan([Path(sys.argv[1])]))
a, b = sys.argv[2:]
chosen = propose(found.inventory, dose=a)
case = run(loading.load_steps(found, chosen, Accepted(), [b])).case
assert case.companions
measured = run(measure.measure_solids(case))
solids = {n: one.solid for n, one in measured.items() if one.solid}
dvhs = run(measure.measure_dvhs(solids, case.doses[0], {}, solids))
pairs = [(one.solid, one.dvh) for one in dvhs.values()]
run(measure.measure_bands(pairs, case.doses[0], among=len(pairs)))
print(len(dvhs), sorted(made() - before))
window.close()
"""


def test_no_class_of_qt_is_made_in_a_thread(tmp_path: Path) -> None:
    # while the window's thread makes some or handles events, PySide6 crashes
    folder = tmp_path / "good"
    rival = write_two_plans(folder)
    done = subprocess.run(
        [sys.executable, "-c", _CLASSES_MADE, str(folder), good_dose(), rival.dose],
        env=os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    count, classes = done.stdout.split(maxsplit=1)
    assert int(count) > 0
    assert classes.strip() == "[]"


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


def test_verbs_without_a_window_do_not_import_what_draws_one(tmp_path: Path) -> None:
    code = (
        "import sys; from dosiscope.app.main import main\n"
        "case, picture = sys.argv[1:]\n"
        "for verb in 'check', 'dvh', 'probe --at 0,0,0', f'snapshot -o {picture}':\n"
        "    name, *more = verb.split()\n"
        "    assert main([name, case, *more]) == 0\n"
        "    drawn = [n for n in sys.modules if n.startswith('pyqtgraph')]\n"
        "    print(name, drawn, file=sys.stderr)"
    )
    case = write_good(tmp_path / "good")
    done = subprocess.run(
        [sys.executable, "-c", code, str(case), str(tmp_path / "out.png")],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    told = [line for line in done.stderr.splitlines() if line.endswith("]")]
    assert told == ["check []", "dvh []", "probe []", "snapshot []"]


def test_dvhs_and_bands_of_plain_outlines_do_not_import_scipy(tmp_path: Path) -> None:
    """It takes 0.2 s, and keeps the window from painting where it is loaded."""
    code = (
        "import sys; from dosiscope.app.main import main; main(sys.argv[1:]);"
        "print([n for n in sys.modules if n == 'scipy'], file=sys.stderr)"
    )
    case = write_good(tmp_path / "good")
    done = subprocess.run(
        [sys.executable, "-c", code, "dvh", str(case), "--band"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_no_table_of_names_is_read_before_it_is_needed(bare: Window) -> None:
    bundled_rules.cache_clear()
    bare.furnish()
    assert bundled_rules.cache_info().currsize == 0
    goals = feature(bare, Goals)
    goals.in_use.use(parse_goals(f"{';'.join(HEADS)}\nTarget;;Mean[Gy];<=;50;;;;;\n"))
    assert goals.judging.names.rules == bundled_rules()


@pytest.mark.parametrize(
    ("name", "panel"),
    [
        ("Dose", "dose"),
        ("Plan", "plan"),
        ("Checks", "checks"),
        ("Ladder", "ladder"),
        ("Cases", "cases"),
    ],
)
def test_a_panel_is_made_when_its_dock_comes_into_sight(
    bare: Window, name: str, panel: str
) -> None:
    bare.furnish()
    late, dock = getattr(bare.late, panel), bare.docks[name]
    assert late.made is None
    seen: list[object] = []
    late.when_made(seen.append)
    dock.show()
    dock.raise_()
    QApplication.processEvents()
    assert late.made is not None
    assert dock.widget() is late.made
    assert seen == [late.made]
    late.when_made(seen.append)
    assert seen == [late.made, late.made]


def test_a_panel_in_sight_at_the_start_is_made_with_the_others(bare: Window) -> None:
    bare.docks["Checks"].raise_()
    QApplication.processEvents()
    bare.furnish()
    assert bare.docks["Checks"].widget() is bare.late.checks.made


def test_panels_that_are_made_late_show_what_was_found(
    qtbot: QtBot, bare: Window, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "good")
    (folder / "notes.txt").write_text("not DICOM")
    bare.furnish()
    open_and_wait(qtbot, bare, folder)
    late = bare.late
    assert late.checks.made is None
    assert late.cases.made is None
    assert "notes.txt" in docked_words(bare)["Checks"]
    assert late.cases.panel._inventory is bare.session.inventory


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
    assert titles == list(MENUS.values())


def test_a_window_that_does_not_fit_on_the_screen_fills_it(
    qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else its lower edge, with the read-out, would lie below that of the screen."""
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    rooms = {QSize(1366, 768): True, QSize(1920, 800): True, QSize(1440, 860): False}
    for room, fills in rooms.items():
        there = QRect(QPoint(0, 0), room)
        monkeypatch.setattr(QScreen, "availableGeometry", lambda _, r=there: r)
        window = Window(settings, furnish=False)
        qtbot.addWidget(window)
        assert window.isMaximized() is fills, room
        assert fills or window.size() == QSize(1366, 768)


def test_what_is_dropped_before_the_panels_are_there_is_opened(
    qtbot: QtBot, bare: Window, tmp_path: Path
) -> None:
    bare.get_ready()
    bare.opening.open_paths([write_good(tmp_path / "good")])
    assert bare.strip.isVisible()
    with qtbot.waitSignal(bare.session.part_read, timeout=20_000):
        pass
    assert not bare.is_furnished
    with qtbot.waitSignals([bare.furnished, bare.session.opened], timeout=20_000):
        bare.furnish_in_turns()
    assert bare.review.case is not None


def test_the_first_image_does_not_wait_for_the_panels(
    qtbot: QtBot, bare: Window, tmp_path: Path
) -> None:
    seen: list[bool] = []
    bare.get_ready()
    bare.session.part_read.connect(lambda *_: seen.append(bare.is_furnished))
    bare.opening.open_paths([write_good(tmp_path / "good")])
    gui.furnish_soon(bare)
    with qtbot.waitSignal(bare.session.opened, timeout=20_000):
        pass
    assert seen[0] is False
    assert bare.is_furnished


def test_reading_begins_when_the_window_has_been_painted(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    dress(qapp)
    window = Window(settings, furnish=False)
    qtbot.addWidget(window)
    done: list[str] = []
    window.painted.connect(lambda: done.append("painted"))
    gui.when_painted(window, lambda: done.append("begun"))
    window.show()
    qtbot.waitUntil(lambda: "begun" in done)
    window.repaint()
    qtbot.wait(50)
    assert done == ["painted", "begun"]
    window.close()


def test_reading_begins_where_the_window_has_been_painted_already(
    qtbot: QtBot, bare: Window
) -> None:
    qtbot.waitExposed(bare)
    bare.repaint()
    assert bare.is_painted
    done: list[int] = []
    gui.when_painted(bare, lambda: done.append(1))
    qtbot.waitUntil(lambda: bool(done), timeout=gui.PATIENCE_MS // 2)


def test_reading_begins_once_where_the_window_is_not_seen_for_long(
    qtbot: QtBot,
    qapp: QApplication,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dress(qapp)
    monkeypatch.setattr(gui, "PATIENCE_MS", 10)
    window = Window(settings, furnish=False)
    qtbot.addWidget(window)
    done: list[int] = []
    gui.when_painted(window, lambda: done.append(1))
    qtbot.waitUntil(lambda: bool(done))
    window.show()
    window.repaint()
    qtbot.wait(50)
    assert done == [1]
    window.close()


def test_a_mistake_before_anything_can_be_read_is_told(bare: Window) -> None:
    bare.faults.show(ValueError("x"))
    assert "ValueError" in bare.notice.text()
    assert not bare.notice._offer.isHidden()


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


def test_panels_go_with_a_window_that_closes_while_they_are_made(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    dress(qapp)
    window = Window(settings, furnish=False)
    window.show()
    steps = window._furnishing()
    while not hasattr(window, "dvh"):
        next(steps)
    late = window.late.dose.panel
    made = [window.header, window.pictures, window.structures, window.dvh, late]
    window.close()
    steps.close()
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    assert not [panel for panel in made if shiboken6.isValid(panel)]
