"""What comes one by one is shown ten times a second at most, less amid pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.viewer import pace as module
from dosiscope.viewer.pace import AMID_PICTURES_MS, EVERY_MS, Pace

if TYPE_CHECKING:
    from collections.abc import Callable

Clock = list[float]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the time, ms, in its only place."""
    now = [5000.0]
    monkeypatch.setattr(module, "_now", lambda: now[0])
    return now


def shown(pace: Pace, clock: Clock, paint: Callable[[], None]) -> list[float]:
    """Let something come every 7 ms for five seconds; return when it is shown."""
    times: list[float] = []
    due: float | None = None
    for _ in range(700):
        if due is not None and clock[0] >= due:
            times.append(due)
            due = None
        if due is None:
            due = clock[0] + pace.next_in()
        paint()
        clock[0] += 7
    return times


def test_the_first_is_shown_at_once(clock: Clock) -> None:
    pace = Pace()
    assert pace.next_in() == 0
    clock[0] += 30
    assert pace.next_in() == EVERY_MS - 30
    clock[0] += 10_000
    assert pace.next_in() == 0


def test_ten_times_a_second(clock: Clock) -> None:
    times = shown(Pace(), clock, lambda: None)
    assert len(times) == pytest.approx(4.9 * 1000 / EVERY_MS, rel=0.1)
    assert np.diff(times).min() >= EVERY_MS - 1


def test_rarely_while_one_picture_follows_another(clock: Clock) -> None:
    pace = Pace()
    times = shown(pace, clock, pace.picture_painted)
    assert np.diff(times)[1:].min() >= AMID_PICTURES_MS - 1
    assert len(times) >= 9, "it is still shown"
