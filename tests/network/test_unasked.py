"""No socket is opened unless an archive or the receiver is asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dosiscope.app.command_line import names
from dosiscope.io.network.pynetdicom_needed import MISSING
from support.cases import good_built, write_good
from support.network.guarded import OPENED, WITHOUT_LIBRARY, run_guarded
from support.synthetic.treatment_records import with_course

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
_OPENING = re.compile(
    r"^\s*(?:import|from) (?:socket|socketserver|ssl|http|urllib\.request|asyncio|"
    r"ftplib|smtplib|xmlrpc|pynetdicom|PySide6\.QtNetwork)\b",
    re.MULTILINE,
)
# a pair within the process, by which a signal wakes it
_A_PAIR = "app/dosiscope/app/leaving.py"
#: Verbs that are for the network, with what they need.
ASKING = {
    "receive": ["--inbox", "inbox", "--port", "0"],
    "echo": ["--host", "127.0.0.1", "--port", "104", "--called-title", "A"],
    "query": ["--host", "127.0.0.1", "--port", "104", "--called-title", "A"],
    "retrieve": [
        *("--host", "127.0.0.1", "--port", "104", "--called-title", "A"),
        *("--study", "1.2", "got"),
    ],
}
#: What the other verbs are given beside the case.
OTHERS = {
    "check": [],
    "dvh": [],
    "goals": ["--goals", "quantec"],
    "plancheck": [],
    "probe": ["--at", "10,5,0"],
    "snapshot": ["-o", "a.png"],
    "report": ["-o", "a.pdf"],
    "profile": ["--from", "0,0,0", "--to", "10,0,0"],
    "beams": [],
    "records": [],
}
_MAIN = """
import json
from dosiscope.app.main import main

statuses = []
for words in json.loads({words!r}):
    try:
        statuses.append(main(words))
    except SystemExit as end:
        statuses.append(end.code)
print("statuses", statuses)
assert "pynetdicom" not in sys.modules or sys.modules["pynetdicom"] is None
"""
_WINDOW = """
from pathlib import Path
from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from dosiscope.app.settings import Settings

app = QApplication([])
from dosiscope.app.window import Window

window = Window(Settings(QSettings("settings.ini", QSettings.Format.IniFormat)))
window.resize(1366, 768)
window.show()
loop = QEventLoop()
window.session.opened.connect(loop.quit)
QTimer.singleShot(60_000, loop.quit)
window.opening.open_paths([Path("case")])
loop.exec()
assert window.review.case is not None
for dock in window.docks.values():
    dock.raise_()
    window.grab()
    app.processEvents()
window.close()
app.processEvents()
assert "pynetdicom" not in sys.modules or sys.modules["pynetdicom"] is None
print("shown")
"""


def test_only_what_is_of_the_network_can_open_a_socket() -> None:
    """Whatever is not tried below: nothing else imports what opens one."""
    users = {
        path.relative_to(ROOT).as_posix()
        for folder in ("app", "viewer", "io", "resources")
        for path in (ROOT / folder).rglob("*.py")
        if _OPENING.search(path.read_text("utf-8"))
    }
    folders = {path.rpartition("/")[0] for path in users - {_A_PAIR}}
    assert folders == {"io/dosiscope/io/network"}


def run_verbs(
    folder: Path, *words: list[str], before: str = ""
) -> tuple[list[int], str]:
    """Run verbs in one process; return their statuses, and what was complained of."""
    done = run_guarded(_MAIN.format(words=json.dumps(words)), folder, before=before)
    assert done.returncode == 0, done.stderr
    told = [x for x in done.stdout.splitlines() if x.startswith("statuses ")]
    statuses: list[int] = json.loads(told[-1].removeprefix("statuses "))
    return statuses, done.stderr


def words_of_others(folder: Path) -> list[list[str]]:
    """The words of every verb that has nothing to do with the network."""
    with_course()(write_good(folder / "case"))  # without records one verb has none
    dose = str(good_built().dose.SOPInstanceUID)
    own = {"compare": ["--dose", dose, "--with", f"0.5*{dose}"]}
    # the window has a test of its own, and to make the demo patient takes half a minute
    there = set(names()) - set(ASKING) - {"view", "demo", "selftest"}
    words = [[verb, "case", *{**OTHERS, **own}[verb]] for verb in sorted(there)]
    return [*words, ["selftest"]]


def test_verbs_open_no_socket(tmp_path: Path) -> None:
    words = words_of_others(tmp_path)
    statuses, said = run_verbs(tmp_path, *words)
    assert len(statuses) == len(words)
    assert set(statuses) <= {0, 1}, list(zip(words, statuses, strict=True))
    assert "Traceback" not in said


def test_verbs_need_no_library(tmp_path: Path) -> None:
    write_good(tmp_path / "case")
    words = [["check", "case"], ["snapshot", "case", "-o", "a.png"]]
    statuses, said = run_verbs(tmp_path, *words, before=WITHOUT_LIBRARY)
    assert statuses == [0, 0]
    assert said == ""


@pytest.mark.parametrize("before", ["", WITHOUT_LIBRARY], ids=["with", "without"])
def test_the_window_opens_no_socket_and_needs_no_library(
    tmp_path: Path, before: str
) -> None:
    write_good(tmp_path / "case")
    done = run_guarded(_WINDOW, tmp_path, before=before)
    assert done.returncode == 0, done.stderr
    assert "shown" in done.stdout


@pytest.mark.parametrize("verb", ASKING)
def test_the_guard_sees_who_does_ask(tmp_path: Path, verb: str) -> None:
    code = _MAIN.format(words=json.dumps([[verb, *ASKING[verb]]]))
    assert run_guarded(code, tmp_path).returncode == OPENED


def test_without_the_library_a_verb_says_how_to_get_it(tmp_path: Path) -> None:
    words = [[verb, *rest] for verb, rest in ASKING.items()]
    statuses, said = run_verbs(tmp_path, *words, before=WITHOUT_LIBRARY)
    assert statuses == [2] * len(ASKING)
    assert said == f"dosiscope: {MISSING}\n" * len(ASKING)
    assert not [*tmp_path.glob("inbox"), *tmp_path.glob("got")]
