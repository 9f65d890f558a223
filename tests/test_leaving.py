"""An interrupt and a request to end always end the program, and nothing is left.

Every program is its own process here.  What it is at when the signal comes is not
guessed from the time: it prints READY there.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.choices import REMEMBER_FOLDERS
from dosiscope.app.leaving import PATIENCE_S
from dosiscope.app.temporary import RunFolder, remove_abandoned
from support.cases import write_good
from support.platforms import SENT_SIGNALS
from support.synthetic.build import build_case
from support.synthetic.good import good_case
from support.windows import own_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":  # whose Python has not even the names
    pytest.skip(str(SENT_SIGNALS.kwargs["reason"]), allow_module_level=True)
pytestmark = pytest.mark.slow

TOO_LONG_S = 120  # for this the machine would have to stand still
SIGNALS = [signal.SIGINT, signal.SIGTERM]
HEAD = """
import sys, json, time
sys.path[:] = json.loads(sys.argv.pop(1))
def ready():
    print("READY", flush=True)
def dwell(*_, **__):
    ready()
    while True:
        time.sleep(0.01)
"""
RUN = """
from dosiscope.app.main import main
raise SystemExit(main())
"""


@pytest.fixture(autouse=True)
def _heeded() -> Iterator[None]:
    """Let the programs heed signals that a background job inherits as ignored."""
    before = {n: signal.getsignal(n) for n in (signal.SIGINT, signal.SIGHUP)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


START = """
import dosiscope.app.leaving as m
install = m.install
def install_and_tell():
    install()
    ready()
m.install = install_and_tell
"""
# what the program is at when the signal comes: code that goes before, and its words
DOING = {
    # amid instructions of its own
    "check": ("import dosiscope.core.link as m; m.proposals = dwell", "check CASE"),
    "dvh": ("import dosiscope.core.link as m; m.propose = dwell", "dvh CASE"),
    # in a library that does not return, for which it waits for itself: the main thread
    # hears nothing
    "a lock of a library": (
        "import dosiscope.core.link as m\n"
        "from ctypes import CDLL, create_string_buffer\n"
        "def propose(*_, **__):\n"
        "    library, mutex = CDLL(None), create_string_buffer(256)\n"
        "    library.pthread_mutex_init(mutex, None)\n"
        "    library.pthread_mutex_lock(mutex)\n"
        "    ready(); library.pthread_mutex_lock(mutex)\n"
        "m.propose = propose",
        "probe CASE --at 0,0,0",
    ),
    # where Python only tells of an exception and goes on
    "a destructor": (
        "import dosiscope.core.link as m\n"
        "class Slow:\n"
        "    __del__ = dwell\n"
        "def propose(*_, **__):\n"
        "    slow = Slow(); del slow\n"
        "    while True: time.sleep(0.01)\n"
        "m.propose = propose",
        "dvh CASE",
    ),
    # the other process decodes and does not answer
    "a decoder that hangs": (
        "import dosiscope.io.files.worker as m\n"
        "m._command = lambda: [sys.executable, '-c', "
        '\'import os, time; open("PID", "w").write(str(os.getpid())); \'\n'
        "'time.sleep(600)']\n"
        "ask = m._ask\n"
        "def _ask(*words):\n"
        "    import os\n"
        "    while not (os.path.exists('PID') and open('PID').read()):\n"
        "        time.sleep(0.01)\n"
        "    ready(); return ask(*words)\n"
        "m._ask = _ask",
        "check COMPRESSED",
    ),
    # Qt at work, through which no exception may go
    "a picture": (
        "import dosiscope.viewer.picture as m\n"
        "def painting(page, painter, *_, **__):\n"
        "    painter.save(); dwell()\n"
        "m.Page.painting = painting",
        "snapshot CASE -o picture.png",
    ),
    # an export and the demo on their way: nothing of them is left
    "an export": (
        "import os; os.fsync = dwell; import dosiscope.core.outputs",
        "check CASE --html report.html",
    ),
    "the demo": (
        "import dosiscope.demo.patient as m\n"
        "from unittest.mock import MagicMock\n"
        "from numpy import zeros\n"
        "m.planning_target = lambda: None\n"
        "m.Drawer = lambda *_: MagicMock()\n"
        "m.Painter = lambda *_: MagicMock(painted=lambda *_: zeros((512, 512)))\n"
        "build, made = m.build_image, []\n"
        "def build_image(*words):\n"
        "    made.append(1)\n"
        "    if len(made) == 3: dwell()\n"
        "    return build(*words)\n"
        "m.build_image = build_image",
        "demo OUT",
    ),
    # the window: idle, with a dialog over it, reading, writing its demo
    "an idle window": ("WHEN(ready)", "view"),
    "a window with a case": ("WHEN(opened=ready)", "view CASE"),
    "a dialog": (
        "def ask(window):\n"
        "    from PySide6.QtCore import QTimer\n"
        "    from dosiscope.app.features.program import show_about\n"
        "    QTimer.singleShot(0, ready); show_about(window)\n"
        "WHEN(ask)",
        "view",
    ),
    "a window that reads": (
        "import dosiscope.io.case.scan as m\n"
        "def scan(*_):\n"
        "    dwell(); yield\n"
        "m.scan = scan",
        "view CASE",
    ),
    "a window that waits for a file system": (
        "import dosiscope.io.case.scan as m\n"
        "def scan(*_):\n"
        "    ready(); time.sleep(600); yield\n"
        "m.scan = scan",
        "view CASE",
    ),
    "the demo of the window": (
        "import dosiscope.demo.patient as m; m.Painter = m.planning_target = dwell",
        "view --demo",
    ),
    "the window's start": (START, "view CASE"),
    "the start of a verb": (START, "check CASE"),
}
WHEN = """
def when(furnished=None, opened=None):
    import dosiscope.app.gui as gui
    furnish = gui.furnish_soon
    def furnish_soon(window):
        from PySide6.QtCore import QTimer
        def there():
            if opened:
                if window.review.case is not None:
                    opened()
                else:
                    window.session.opened.connect(opened)
            else:
                call = (lambda: furnished(window)) if furnished is not ready else ready
                QTimer.singleShot(0, call)
        window.furnished.connect(there)
        return furnish(window)
    gui.furnish_soon = furnish_soon
WHEN = when
"""


@contextmanager
def program(
    code: str, words: list[str], folder: Path
) -> Iterator[subprocess.Popen[str]]:
    """Start the program in a folder and wait until it is at what is asked for."""
    temp = folder / "temp"
    temp.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": str(temp),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "HOME": str(folder),
    }
    source = "\n".join((HEAD, WHEN, code, RUN))
    child = subprocess.Popen(
        [sys.executable, "-c", source, json.dumps(sys.path), *words],
        cwd=folder, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    watch = threading.Timer(TOO_LONG_S, child.kill)
    watch.start()
    try:
        assert child.stdout is not None
        line = child.stdout.readline()
        assert line == "READY\n", (line, child.stderr and child.stderr.read())
        yield child
    finally:
        watch.cancel()
        child.kill()
        child.wait()
        for stream in (child.stdout, child.stderr):
            if stream is not None:
                stream.close()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # what has ended and is not yet collected is not alive
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


@pytest.mark.parametrize(
    ("doing", "number"),
    [
        # one or the other in turns: the same thread is woken by both
        *((doing, SIGNALS[n % 2]) for n, doing in enumerate(DOING)),
        *(
            (doing, number)
            for doing in ("check", "an idle window", "a window that reads")
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
            if number is not SIGNALS[[*DOING].index(doing) % 2]
        ),
    ],
    ids=lambda value: value.name if isinstance(value, signal.Signals) else value,
)
def test_a_signal_ends_it(tmp_path: Path, doing: str, number: signal.Signals) -> None:
    code, words = DOING[doing]
    if "CASE" in words:
        write_good(tmp_path / "CASE")
    if "COMPRESSED" in words:
        build_case(good_case()).write(tmp_path / "COMPRESSED", "jpeg-ls")
    before = {"CASE", "COMPRESSED", "temp", "config", "PID", ".cache", ".config"}
    with program(code, words.split(), tmp_path) as child:
        begun = time.monotonic()
        child.send_signal(number)
        out, told = child.communicate(timeout=TOO_LONG_S)
        took = time.monotonic() - begun
    assert child.returncode == 128 + number
    assert out == ""
    # without a display Qt says this of every window
    told = told.replace("This plugin does not support propagateSizeHints()\n", "")
    assert told in ("", "dosiscope: stopped\n")
    assert PATIENCE_S < 2
    assert took < 20  # a loaded machine; else it is 2 s
    # nothing of it is left
    assert set(os.listdir(tmp_path)) <= before
    assert os.listdir(tmp_path / "temp") == []
    if (tmp_path / "PID").exists():
        decoder = int((tmp_path / "PID").read_text())
        until = time.monotonic() + 20
        while is_alive(decoder) and time.monotonic() < until:
            time.sleep(0.01)
        assert not is_alive(decoder)


def test_an_interrupt_that_was_ignored_before_is_heard(tmp_path: Path) -> None:
    """Shells start what runs in the background so."""
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nWHEN(ready)"
    with program(code, ["view"], tmp_path) as child:
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=TOO_LONG_S)
    assert child.returncode == 130


def test_nohup_outlives_the_terminal(tmp_path: Path) -> None:
    code = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\nWHEN(ready)"
    with program(code, ["view"], tmp_path) as child:
        child.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(1)
        child.send_signal(signal.SIGTERM)
        child.communicate(timeout=TOO_LONG_S)
    assert child.returncode == 143


def test_the_layout_is_remembered_when_a_signal_ends_it(tmp_path: Path) -> None:
    with program("WHEN(ready)", ["view"], tmp_path) as child:
        child.send_signal(signal.SIGTERM)
        child.communicate(timeout=TOO_LONG_S)
    stored = tmp_path / "config" / "Dosiscope" / "Dosiscope.conf"
    assert "geometry" in stored.read_text()


# --- temporary folders -------------------------------------------------------------


def test_killed_runs_are_tidied_up_and_living_ones_left_alone(tmp_path: Path) -> None:
    code, _ = DOING["the demo of the window"]
    temp = tmp_path / "temp"
    with program(code, ["view", "--demo"], tmp_path) as living:
        kept = os.listdir(temp)
        with program(code, ["view", "--demo"], tmp_path) as killed:
            assert len(os.listdir(temp)) == 2
            killed.kill()
            killed.communicate(timeout=TOO_LONG_S)
        assert len(os.listdir(temp)) == 2
        with program("WHEN(ready)", ["view"], tmp_path) as third:
            until = time.monotonic() + TOO_LONG_S
            while os.listdir(temp) != kept and time.monotonic() < until:
                time.sleep(0.01)
            assert os.listdir(temp) == kept
            third.send_signal(signal.SIGTERM)
            third.communicate(timeout=TOO_LONG_S)
            assert third.returncode == 143
        assert living.poll() is None
        assert (temp / kept[0] / "demo").exists()
        living.send_signal(signal.SIGINT)
        living.communicate(timeout=TOO_LONG_S)
        assert living.returncode == 130
    assert os.listdir(temp) == []


def test_folders_of_others_are_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    names = ("dosiscope-abc", "dosiscope-run-unmarked", "other")
    for name in names:
        (tmp_path / name).mkdir()
    own = RunFolder()
    assert own.path.stat().st_mode & 0o077 == 0
    left = tmp_path / "dosiscope-run-left"
    left.mkdir()
    (left / "held").write_bytes(b"")
    (tmp_path / "dosiscope-run-link").symlink_to(left)
    (left / "data").write_bytes(b"x")
    remove_abandoned()
    assert set(os.listdir(tmp_path)) == {
        *names, own.path.name, "dosiscope-run-link"
    }  # fmt: skip
    own.remove()
    assert not own.path.exists()


# --- two at a time -----------------------------------------------------------------


def test_two_windows_keep_their_settings_apart(tmp_path: Path) -> None:
    """What one changes the other does not undo."""
    first, second = own_settings(tmp_path), own_settings(tmp_path)
    first.set(REMEMBER_FOLDERS, True)
    first.add_recent(Path("/a"))
    second.add_recent(Path("/b"))
    first.add_recent(Path("/c"))
    assert [Path(f).name for f in first.recent_folders()] == ["c", "b", "a"]
    second.set(REMEMBER_FOLDERS, False)
    first.add_recent(Path("/d"))
    assert own_settings(tmp_path).recent_folders() == []
    assert "/d" not in (tmp_path / "settings.ini").read_text()
