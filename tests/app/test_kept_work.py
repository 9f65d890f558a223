"""Work whose results are kept: once each, of nothing else, and given up when told."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from dosiscope.app.jobs import Jobs
from dosiscope.app.kept_work import KeptWork
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from dosiscope.core.progress import PartSteps

MOST = 2


class Worker:
    """Doubles a number; how often is counted, and it waits where it is told to."""

    def __init__(self) -> None:
        self.jobs, self.parent = Jobs(), QObject()
        self.work: KeptWork[int] = KeptWork("work", self.jobs, self.parent, most=MOST)
        self.asked: list[int] = []
        self.may_end = Event()
        self.may_end.set()

    def ask(self, number: int) -> None:
        self.work.ask(number, lambda: self._steps(number))

    def _steps(self, number: int) -> PartSteps[str, int]:
        self.asked.append(number)
        yield Progress(0, 2, "doubling", part=f"half of {number}")
        while not self.may_end.wait(0.01):
            yield Progress(1, 2, "doubling")
        if number < 0:
            raise NotEvaluableError("negative numbers are not doubled")
        if number == 0:
            raise ZeroDivisionError
        return 2 * number


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.may_end.set()
    made.jobs.close()


def done(qtbot: QtBot, worker: Worker, number: int) -> int | None:
    worker.ask(number)
    qtbot.waitUntil(lambda: not worker.work.is_running)
    return worker.work.value


def test_each_is_worked_out_once_and_the_last_ones_are_kept(
    qtbot: QtBot, worker: Worker
) -> None:
    assert [done(qtbot, worker, n) for n in (1, 2, 1)] == [2, 4, 2]
    assert worker.asked == [1, 2]
    assert done(qtbot, worker, 3) == 6
    assert not worker.work.has(2)  # 1 was asked for later
    assert worker.work.has(1)


def test_what_is_asked_next_has_no_result_of_before(
    qtbot: QtBot, worker: Worker
) -> None:
    assert done(qtbot, worker, 1) == 2
    worker.may_end.clear()
    worker.ask(2)
    assert worker.work.value is None
    assert worker.work.is_running
    qtbot.waitUntil(lambda: bool(worker.work.parts))
    assert list(worker.work.parts) == ["half of 2"]
    worker.ask(3)  # 2 is given up
    assert not worker.work.parts
    worker.may_end.set()
    qtbot.waitUntil(lambda: not worker.work.is_running)
    assert worker.work.value == 6
    assert not worker.work.has(2)


def test_what_is_dropped_is_not_there_and_nothing_comes_of_it(
    qtbot: QtBot, worker: Worker
) -> None:
    worker.may_end.clear()
    worker.ask(1)
    worker.work.drop()
    assert not worker.work.is_running
    assert worker.work.of is None
    worker.may_end.set()
    qtbot.waitUntil(lambda: not worker.jobs.is_working)
    assert worker.work.value is None
    assert not worker.work.has(1)


@pytest.mark.parametrize("number", [-1, 0])
def test_why_there_is_none_is_told(qtbot: QtBot, worker: Worker, number: int) -> None:
    failed: list[Exception] = []
    worker.work.tells.failed.connect(failed.append)
    assert done(qtbot, worker, number) is None
    told = {-1: "negative numbers are not doubled.", 0: "It could not be worked out."}
    assert worker.work.reason == told[number]
    assert len(failed) == (number == 0)  # a mistake of the program alone
    assert done(qtbot, worker, 1) == 2
    assert not worker.work.reason


def test_of_another_case_nothing_is_kept(qtbot: QtBot, worker: Worker) -> None:
    changes: list[int | None] = []
    worker.work.tells.changed.connect(lambda: changes.append(worker.work.value))
    assert done(qtbot, worker, 1) == 2
    worker.work.forget()
    assert not worker.work.has(1)
    assert changes == [None, 2, None]
