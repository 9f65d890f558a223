"""Playing control points: each as it is in the file, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from dosiscope.viewer.beams_eye.course import course_of
from dosiscope.viewer.beams_eye.player import Player, PlayerBar
from dosiscope.viewer.beams_eye.strip import CourseStrip
from support.checked_plan import good_case
from support.delivered_plan import arc, beam, control_points, delivered, ions
from support.reviews import review_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.shown_beam import ShownBeam

pytestmark = pytest.mark.usefixtures("qapp")


class Clock:
    """A clock that goes only when it is told to, and how long players wait."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def shown() -> ShownBeam:
    shown = review_of(good_case(plan=delivered(arc(1), beam(2)))).beam
    shown.choose(1)
    return shown


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_every_control_point_is_shown_once(shown: ShownBeam, holder: QWidget) -> None:
    points: list[int] = []
    shown.changed.connect(lambda: points.append(shown.point))
    player = Player(shown, holder, Clock())
    player.toggle()
    assert player.is_playing
    while player.is_playing:
        player.step()
    assert points == [1, 2, 3, 4, 5, 6]
    player.toggle()  # at the end: from the first one again
    assert shown.point == 0
    assert player.is_playing


def test_it_plays_while_it_shows_one_and_may_be_stopped_then(
    qtbot: QtBot, shown: ShownBeam, holder: QWidget
) -> None:
    player = Player(shown, holder)
    told: list[bool] = []

    def look() -> None:
        told.append(player.is_playing)
        if shown.point == 2:
            player.stop()

    shown.changed.connect(look)
    player.set_rate(1000)
    player.toggle()
    qtbot.waitUntil(lambda: len(told) > 1, timeout=10_000)
    assert told == [True, True]
    assert not player.is_playing
    assert not player._timer.isActive()


def test_the_next_one_waits_for_what_is_left_of_its_time(
    shown: ShownBeam, holder: QWidget
) -> None:
    clock = Clock()
    player = Player(shown, holder, clock)
    player.set_rate(10)
    player.toggle()
    assert player._timer.interval() == 100
    clock.now = 0.13  # that took 30 ms longer
    player.step()
    assert player._timer.interval() == 70
    clock.now = 5.0  # a picture was very slow: none is left out to catch up
    player.step()
    assert shown.point == 2
    assert player._timer.interval() == 0
    clock.now = 5.01
    player.step()
    assert player._timer.interval() == 90


def test_it_plays_by_itself(qtbot: QtBot, shown: ShownBeam, holder: QWidget) -> None:
    player = Player(shown, holder)
    player.set_rate(1000)
    player.toggle()
    qtbot.waitUntil(lambda: shown.point == 6, timeout=10_000)
    assert not player.is_playing


def test_another_beam_stops_it(shown: ShownBeam, holder: QWidget) -> None:
    player = Player(shown, holder, Clock())
    player.toggle()
    shown.choose(2)
    assert not player.is_playing
    assert shown.point == 0
    shown.choose(None)
    player.toggle()
    assert not player.is_playing  # there is nothing to be played


def test_the_bar_follows_and_goes(
    qtbot: QtBot, shown: ShownBeam, holder: QWidget
) -> None:
    player = Player(shown, holder, Clock())
    bar = PlayerBar(player, shown, holder)
    assert (bar.slider.minimum(), bar.slider.maximum()) == (0, 6)
    assert not bar.back.isEnabled()
    bar.on.click()
    assert (shown.point, bar.slider.value()) == (1, 1)
    bar.slider.setValue(5)
    assert shown.point == 5
    bar.play.click()
    assert player.is_playing
    assert bar.play.accessibleName() == "Pause (Space)"
    bar.back.click()  # a step by hand ends it
    assert not player.is_playing
    assert shown.point == 4
    bar.speed.setCurrentIndex(2)
    bar.speed.activated.emit(2)
    assert player.rate == 30
    shown.go_to(6)
    assert not bar.on.isEnabled()


def test_the_course_is_what_the_file_states() -> None:
    one = arc(1)
    course = course_of(one)
    assert course is not None
    assert course.cumulated is not None
    assert course.steps is not None
    assert course.cumulated.tolist() == pytest.approx([100 * n / 6 for n in range(7)])
    assert course.steps.tolist() == pytest.approx([100 / 6] * 6)
    assert [name for name, _ in course.names] == [
        "MU so far",
        "to the next point, \N{LESS-THAN OR EQUAL TO} 16.67 MU",
        "600 MU/min",
    ]


def test_nothing_is_drawn_of_what_is_not_stated() -> None:
    assert course_of(beam(1, points=None)) is None
    unknown = beam(1, meterset=None)
    course = course_of(unknown)
    assert course is not None
    assert course.cumulated is None
    assert [name for name, _ in course.names] == ["600 MU/min"]
    (one,) = ions().beams
    layered = course_of(one)
    assert layered is not None
    assert [role for _, role, _ in layered.further] == []  # neither rate nor change
    changing = control_points(0.0, energies=np.array([120.0, 110.0]))
    further = course_of(beam(1, points=changing, energy_unit="MeV"))
    assert further is not None
    assert [name for name, _, _ in further.further] == [
        "600 MU/min",
        "110 to 120 MeV",
    ]


def test_a_click_on_the_strip_goes_to_its_control_point(qtbot: QtBot) -> None:
    strip = CourseStrip()
    qtbot.addWidget(strip)
    strip.resize(700, 112)
    strip.item.set_course(course_of(arc(1)))
    strip.show()
    qtbot.waitExposed(strip)
    left, right = (
        strip.item.vb.mapViewToScene(strip.item.vb.viewRect().topLeft()).x(),
        strip.item.vb.mapViewToScene(strip.item.vb.viewRect().bottomRight()).x(),
    )
    assert strip.point_at(left) == 0
    assert strip.point_at(right) == 6
    assert strip.point_at((left + right) / 2) == 3
    assert strip.point_at(-1000) == 0
    strip.item.show_point(3)
    assert strip.item.line.value() == 4.0
