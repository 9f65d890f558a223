"""The chart of a course: a sign a delivery, told apart by shape and by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from dosiscope.core.course import State
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.panels.records_chart import RecordsChart
from dosiscope.viewer.panels.records_chart_item import (
    chart_points,
    lines_of,
    records_picture,
)
from dosiscope.viewer.panels.records_look import LOOKS, paint_shape
from support.broken_courses import interrupted
from support.courses import course_in
from support.look import dress

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dosiscope.core.course import Course
    from dosiscope.resources.theme import Theme


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return course_in(tmp_path, lambda records: interrupted(records))


@pytest.fixture
def chart(qtbot: QtBot, qapp: QApplication, course: Course) -> RecordsChart:
    dress(qapp)
    made = RecordsChart()
    qtbot.addWidget(made)
    made.resize(400, 176)
    made.show()
    made.set_course(course)
    return made


def painted(state: State, theme: Theme) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.panel))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        paint_shape(painter, state, QPointF(12, 12), 6, theme, theme.panel)
    return image


def shape(image: QImage, ground: QColor) -> tuple[bool, ...]:
    """Which pixels are painted: the shape without its colour."""
    return tuple(image.pixelColor(x, y) != ground for y in range(24) for x in range(24))


def test_every_state_has_a_look_of_its_own() -> None:
    assert set(LOOKS) == set(State)
    assert len({look.shape for look in LOOKS.values()}) == len(State)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_states_are_told_apart_without_colour(qapp: QApplication, theme: Theme) -> None:
    ground = QColor(theme.panel)
    filled_and_open = {
        state: (
            shape(painted(state, theme), ground),
            painted(state, theme).pixel(12, 12),
        )
        for state in State
    }
    told = {(cover, centre) for cover, centre in filled_and_open.values()}
    assert len(told) == len(State)


def test_signs_stand_at_the_share_that_was_delivered(course: Course) -> None:
    points = {(p.row.fraction, p.row.number): p for p in chart_points(course)}
    assert points[1, 1].percent == 100.0
    assert points[2, 1].percent == pytest.approx(40.2)
    # beams stand beside each other, within their fraction
    assert points[1, 1].x < 1 < points[1, 2].x
    assert all(abs(p.x - (p.row.fraction or 0)) < 0.5 for p in points.values())


def test_the_mouse_reads_the_sign_that_is_next_to_it(chart: RecordsChart) -> None:
    item = chart.item
    (partial,) = (p for p in item.points if p.row.state is State.PARTIAL)
    at = item.view().to_px(partial.x, partial.percent)
    assert item.near(at + QPointF(3, -3)) is partial
    assert item.near(at + QPointF(40, 25)) is None
    item.point_at(partial)
    assert lines_of(partial.row) == (
        'Fraction 2: Beam 1 "Anterior"',
        "2024-03-19 10:00:00",
        "40.2 MU of 100.0 (40.2 %)",
        "Not completed (ended by MACHINE)",
    )
    chart.grab()


def test_signs_of_other_beams_step_back(chart: RecordsChart) -> None:
    before = chart.grab().toImage()
    chart.item.choose(2)
    after = chart.grab().toImage()
    assert before != after


def test_without_a_course_nothing_is_painted(chart: RecordsChart) -> None:
    chart.set_course(None)
    image = chart.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, 400, 3) for y in range(0, 176, 3)}
    assert len(colours) == 1


def test_the_chart_as_a_picture_has_its_title(
    qapp: QApplication, course: Course
) -> None:
    picture = records_picture(course, "Delivered against planned")
    image = picture.image(QSize(600, 240), 1.0)
    assert image.size() == QSize(600, 240)
    svg = picture.svg(QSize(600, 240))
    assert b"Delivered against planned" in svg
