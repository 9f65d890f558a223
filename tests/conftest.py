from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

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
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kept.clear()


def pytest_collection_finish() -> None:
    """Let Python look for garbage among what tests make, not among all that is there.

    Modules and tests are some hundred thousand objects that stay to the end.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


# folders whose tests open whole windows, start processes or damage files by the hundred
_SLOW = ("app", "fuzz")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fast",
        action="store_true",
        help="leave out what is marked as slow, and all of app and fuzz",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out whole folders where ``--fast`` asks for it."""
    is_slow = collection_path in [Path(__file__).parent / name for name in _SLOW]
    return True if is_slow and config.getoption("--fast") else None


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what is marked as slow where ``--fast`` asks for it."""
    if config.getoption("--fast"):
        slow = {item for item in items if item.get_closest_marker("slow")}
        config.hook.pytest_deselected(items=[*slow])
        items[:] = [item for item in items if item not in slow]
