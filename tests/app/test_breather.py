"""After a picture the window rests, if there is work that waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QObject

from dosiscope.app import breather as module
from dosiscope.app.breather import LONGEST_REST_S, Breather

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Clock:
    """Time that passes when it is told to, and while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(module, "time", made)
    return made


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def come(breather: Breather, clock: Clock, seconds: float) -> list[float]:
    """Paint for so long, and return the rests that come of it."""
    clock.slept.clear()
    clock.now += seconds
    breather.picture_painted()
    breather.picture_painted()  # another view of the same turn
    assert not clock.slept, "it rests before the picture is on the screen"
    QCoreApplication.sendPostedEvents()
    return list(clock.slept)


def test_it_rests_as_long_as_it_was_busy_but_pictures_stay_smooth(
    parent: QObject, clock: Clock
) -> None:
    breather = Breather(lambda: True, parent)
    assert come(breather, clock, 1.0) == [LONGEST_REST_S]
    assert come(breather, clock, 0.003) == [pytest.approx(0.003)]
    assert come(breather, clock, 0.012) == [LONGEST_REST_S]
    # a picture of ten milliseconds and the rest: fifty a second
    assert LONGEST_REST_S + 0.010 < 0.020


def test_without_work_there_is_no_rest(parent: QObject, clock: Clock) -> None:
    work = [False]
    breather = Breather(lambda: work[0], parent)
    assert come(breather, clock, 0.01) == []
    work[0] = True
    assert come(breather, clock, 0.01) == [LONGEST_REST_S]
