"""Importing ahead: when the window has gone, and what is done in the thread."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dosiscope.app.ahead import FOR_READING, Ahead

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    import pytest
    from pytestqt.qtbot import QtBot

# A window is closed while a module is being imported.
_CLOSED_EARLY = """
import importlib, threading, time
from argparse import Namespace
from PySide6.QtCore import QTimer
from dosiscope.app import ahead, gui

app = gui.application(headless=True)
real, begun, imported = importlib.import_module, threading.Event(), []

def slowly(name):
    if threading.current_thread() is not threading.main_thread():
        imported.append(name)
        begun.set()
        time.sleep(0.3)
    return real(name)

def close_when_begun():
    if begun.is_set():
        app.closeAllWindows()
    else:
        QTimer.singleShot(1, close_when_begun)

importlib.import_module = slowly
QTimer.singleShot(0, close_when_begun)
words = dict.fromkeys(("plan", "dose", "structure_set"))
flags = dict.fromkeys(("ignore_off_slice", "shift_to_slices", "demo"), False)
assert gui.run_window(Namespace(paths=[], **words, **flags)) == 0
left = [t.name for t in threading.enumerate() if t.name == "dosiscope-import"]
print(imported, left)
"""
# What is made of Qt's classes, its own and those derived, in the thread.
_CLASSES_MADE = """
import importlib
from shiboken6 import Shiboken
from dosiscope.app import ahead, gui

window = gui.first_window(gui.application(headless=True))

def made(base=Shiboken.Object):
    return {base.__name__}.union(*map(made, type.__subclasses__(base)))

for stage in (ahead.FOR_READING, ahead.FOR_SHOWING):
    before = made()
    for name in stage.in_thread:
        importlib.import_module(name)
    print(sorted(made() - before))
    for name in stage.in_turns:
        importlib.import_module(name)
window.close()
"""


def run(code: str, home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def test_the_thread_has_ended_before_the_program_does(tmp_path: Path) -> None:
    assert run(_CLOSED_EARLY, tmp_path).strip() == f"{[FOR_READING.in_thread[0]]} []"


def test_no_class_of_qt_is_made_in_the_thread(tmp_path: Path) -> None:
    # while the window's thread makes some or handles events, PySide6 crashes
    assert run(_CLASSES_MADE, tmp_path).split() == ["[]", "[]"]


def test_a_closed_window_is_told_of_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go, real = threading.Event(), threading.Event(), importlib.import_module

    def wait(name: str) -> ModuleType:
        if threading.current_thread() is not threading.main_thread():
            begun.set()
            assert go.wait(5)
        return real(name)

    parent = QObject()
    made = Ahead(parent)
    told: list[str] = []
    made.can_read.connect(lambda: told.append("read"))
    made.can_show.connect(lambda: told.append("show"))
    monkeypatch.setattr("importlib.import_module", wait)
    made.start()
    qtbot.waitUntil(begun.is_set)
    made.stop()
    made.go_on()
    go.set()
    made.join()
    qtbot.wait(50)
    assert told == []
