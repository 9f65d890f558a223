from __future__ import annotations

import gc
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from support.budget import (
    BUDGET_S,
    FAST_IN_SLOW_FOLDERS,
    MARGIN,
    SLOW_FOLDERS,
    Budget,
    spent,
)
from support.mouse import release_buttons
from support.network.name_space import private_network

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from PySide6.QtWidgets import QWidget

    from support.network.name_space import PrivateNetwork

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# numpy is imported later: its threads spin for what one does in the same time, the more
# so the more a machine has to do
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# how long an example takes says something about the machine's load, not about the code;
# continuous integration tries the same examples every time, others go on searching
settings.register_profile(
    "dosiscope",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    max_examples=50,
)
settings.load_profile("dosiscope")


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep widgets as long as their test, and no longer: qtbot does neither.

    A widget that only its own cycles refer to when its test has returned is painted
    once more, and where Python collects it within that, the process ends.  One that is
    marked to go stays until a loop of events runs, and is dressed with each new look.
    """
    kept: list[QWidget] = []
    add = QtBot.addWidget

    def add_and_keep(self: QtBot, widget: QWidget, **rest: Any) -> None:
        kept.append(widget)
        add(self, widget, **rest)

    monkeypatch.setattr(QtBot, "addWidget", add_and_keep)
    yield
    if kept:
        release_buttons()
        # where a test has left the mouse, the windows of others would come beneath it
        QCursor.setPos(-100, -100)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kept.clear()


@pytest.fixture(autouse=True)
def _nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that a test does not answer fails it: it would wait for ever."""

    def question(*words: object) -> None:
        raise AssertionError(f"nobody answers {words[-3:-2]}")

    monkeypatch.setattr(QMessageBox, "question", question)


@pytest.fixture(scope="module")
def network() -> Iterator[PrivateNetwork]:
    """A network in which the tests of a module are alone; skips where there is none."""
    with private_network() as made:
        yield made


# Modules and tests are some hundred thousand objects that stay to the end: while they
# are made, Python looks for no garbage, and later only among what tests make.
gc.disable()


def pytest_collection_finish() -> None:
    """Look for garbage from now on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def _swept() -> None:
    """Let go what the tests of another module made: few objects, but pixels of cases.

    What is left stays to the end: imported modules, caches.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def _undressed() -> Iterator[None]:
    """Leave the look as it was found: what is painted next may ask for no other."""
    yield
    theming = sys.modules.get("dosiscope.viewer.theming")
    app = QApplication.instance()
    if theming is None or not isinstance(app, QApplication):
        return
    from dosiscope.resources.theme import DARK

    state = theming.state
    if state.theme is not DARK or state.text_scale != 1.0:
        from dosiscope.viewer.style import apply_style

        apply_style(app, DARK)


_BUDGET = pytest.StashKey[Budget]()


def keep_byte_code(folder: Path) -> None:
    """Let byte code be kept here where the environment says that none is.

    Tests start the program some two hundred times: each time it would be compiled anew,
    which takes longer than most of what is asked of it.
    """
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode = False
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(folder)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fast",
        action="store_true",
        help="leave out what is marked as slow, and most of app and fuzz",
    )


def pytest_configure(config: pytest.Config) -> None:
    if (cache := getattr(config, "cache", None)) is not None:
        keep_byte_code(cache.mkdir("byte-code"))
    if config.getoption("--fast"):
        config.stash[_BUDGET] = Budget()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out whole modules where ``--fast`` asks for it."""
    if not config.getoption("--fast") or collection_path.suffix != ".py":
        return None
    folder = collection_path.parent
    is_slow = folder.parent == Path(__file__).parent and folder.name in SLOW_FOLDERS
    is_kept = collection_path.name in ("conftest.py", *FAST_IN_SLOW_FOLDERS)
    return True if is_slow and not is_kept else None


# an address, or several members of a set in an order that changes
_FLEETING = re.compile(r" at 0x|\{[^}:]*, [^}:]*\}")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what is marked as slow where ``--fast`` asks for it.

    The processes that share the tests must find them under the same names.
    """
    fleeting = [item.nodeid for item in items if _FLEETING.search(item.name)]
    if fleeting:
        raise pytest.UsageError(f"named otherwise in every process: {fleeting[0]}")
    if config.getoption("--fast"):
        slow = {item for item in items if item.get_closest_marker("slow")}
        config.hook.pytest_deselected(items=[*slow])
        items[:] = [item for item in items if item not in slow]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Count what a test takes, with its fixtures."""
    begun = spent()
    try:
        return (yield)
    finally:
        if _BUDGET in item.config.stash:
            module = item.nodeid.partition("::")[0]
            item.config.stash[_BUDGET].add(module, spent() - begun)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where the fast tests are no longer fast, whatever else the machine does."""
    if _BUDGET in session.config.stash:
        taken, _ = session.config.stash[_BUDGET].taken
        if taken > MARGIN * BUDGET_S and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Tell what the fast tests took, and of how much."""
    if _BUDGET in config.stash:
        taken, sentence = config.stash[_BUDGET].taken
        if taken > BUDGET_S:
            sentence = f"TOO MUCH: {sentence}. Mark as slow, or make less of it."
        terminalreporter.write_line(sentence, red=taken > BUDGET_S)
