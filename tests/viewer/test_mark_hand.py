"""Marks are drawn, moved and forgotten with the mouse, as a person does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.resources.theme import DARK
from dosiscope.viewer.review import Review
from dosiscope.viewer.slice_view import SliceView
from support.axial import small_case
from support.painted import grabbed
from support.pointer import NO_BUTTON, mouse, turn_wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton
PRESS = QEvent.Type.MouseButtonPress
RELEASE = QEvent.Type.MouseButtonRelease
MOVE = QEvent.Type.MouseMove


@pytest.fixture(params=["axial", "coronal", "sagittal"])
def view(qtbot: QtBot, request: pytest.FixtureRequest) -> SliceView:
    review = Review()
    made = SliceView(getattr(review, request.param))
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitExposed(made)
    review.set_case(small_case())
    return made


def drag(view: SliceView, start: QPointF, end: QPointF) -> None:
    mouse(view, PRESS, start, LEFT)
    for n in range(1, 5):
        mouse(view, MOVE, start + (end - start) * n / 4, NO_BUTTON, LEFT)
    mouse(view, RELEASE, end, LEFT, NO_BUTTON)


def click(view: SliceView, at: QPointF) -> None:
    mouse(view, MOVE, at, NO_BUTTON)
    mouse(view, PRESS, at, LEFT)
    mouse(view, RELEASE, at, LEFT, NO_BUTTON)


def only(view: SliceView) -> Mark:
    (mark,) = view.review.marks.all
    return mark


def at(view: SliceView, pixel: QPointF) -> object:
    return pytest.approx(view.point_at(pixel))


A, B, C = QPointF(200, 200), QPointF(330, 240), QPointF(260, 330)


@pytest.mark.parametrize(
    "kind",
    [MarkKind.RULER, MarkKind.PROFILE, MarkKind.CIRCLE, MarkKind.RECTANGLE],
)
@pytest.mark.parametrize("by", [drag, "clicks"])
def test_two_points_make_a_mark(view: SliceView, kind: MarkKind, by: object) -> None:
    before = view.review.cursor
    view.review.marks.take_tool(kind)
    if by is drag:
        drag(view, A, B)
    else:
        click(view, A)
        assert not view.review.marks.all
        click(view, B)
    mark = only(view)
    assert mark.kind is kind
    assert mark.plane == view.state.plane
    assert mark.points[0] == at(view, A)
    assert mark.points[1] == at(view, B)
    assert mark.length == pytest.approx(np.hypot(130, 40) * view.mm_per_pixel)
    assert view.review.cursor == before  # the cross-hair stays where it was
    assert view.review.marks.selected == mark
    assert view.review.marks.tool is kind  # for the next one


def test_an_angle_is_a_drag_and_a_click_or_three_clicks(view: SliceView) -> None:
    marks = view.review.marks
    marks.take_tool(MarkKind.ANGLE)
    drag(view, A, B)
    mouse(view, MOVE, C, NO_BUTTON)
    click(view, C)
    for place in (A, B, C):
        click(view, place)
    one, other = marks.all
    assert np.allclose(one.points, other.points)
    to_a, to_c = np.array((A - B).toTuple()), np.array((C - B).toTuple())
    cosine = to_a @ to_c / np.linalg.norm(to_a) / np.linalg.norm(to_c)
    assert one.angle == pytest.approx(np.degrees(np.arccos(cosine)))


def test_a_click_sets_a_point(view: SliceView) -> None:
    view.review.marks.take_tool(MarkKind.POINT)
    click(view, A)
    mouse(view, QEvent.Type.MouseButtonDblClick, A, LEFT)
    mouse(view, RELEASE, A, LEFT, NO_BUTTON)
    click(view, B)
    found = view.review.marks.all
    assert [mark.title for mark in found] == ["Point 1", "Point 2", "Point 3"]
    assert found[0].at == at(view, A)
    assert found[2].at == at(view, B)


def test_a_selected_mark_shows_where_it_can_be_taken_hold_of(view: SliceView) -> None:
    marks = view.review.marks

    def have_grips() -> list[bool]:
        QApplication.processEvents()
        shown = grabbed(view)
        accent = QColor(DARK.accent)
        return [shown.pixelColor(one.toPoint()) == accent for one in (A, B)]

    assert have_grips() == [False, False]
    marks.take_tool(MarkKind.RULER)
    drag(view, A, B)
    marks.take_tool(None)
    mark = only(view)
    assert have_grips() == [True, True]
    marks.select(None)
    assert have_grips() == [False, False]
    marks.select(mark)
    view.state.step(1)  # it lies in another plane now
    assert have_grips() == [False, False]
    view.state.step(-1)
    assert have_grips() == [True, True]
    marks.remove(mark)
    assert have_grips() == [False, False]


def test_a_grip_is_dragged_and_a_line_takes_the_whole(view: SliceView) -> None:
    marks = view.review.marks
    marks.take_tool(MarkKind.RULER)
    drag(view, A, B)
    marks.take_tool(None)
    drag(view, B, C)
    assert only(view).points[0] == at(view, A)
    assert only(view).points[1] == at(view, C)
    length = only(view).length
    drag(view, (A + C) / 2, (A + C) / 2 + QPointF(40, -25))
    assert only(view).length == pytest.approx(length)
    assert only(view).points[0] == at(view, A + QPointF(40, -25))
    assert view.state.plane.holds(only(view).points).all()


def test_beside_a_mark_the_mouse_moves_the_cross_hair(view: SliceView) -> None:
    marks = view.review.marks
    marks.take_tool(MarkKind.CIRCLE)
    drag(view, A, B)
    marks.take_tool(None)
    click(view, A + QPointF(30, 0))  # within the circle, on none of its lines
    assert view.review.cursor == at(view, A + QPointF(30, 0))
    assert marks.selected is None
    click(view, A)
    assert marks.selected == only(view)
    assert view.review.cursor != at(view, A)


def test_escape_ends_the_draft_then_the_tool_then_the_selection(
    view: SliceView,
) -> None:
    marks = view.review.marks
    marks.take_tool(MarkKind.RULER)
    drag(view, A, B)
    click(view, C)
    assert marks.draft is not None
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert marks.draft is None
    assert marks.tool is MarkKind.RULER
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert marks.selected is not None
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert marks.selected is None
    assert len(marks.all) == 1


def test_a_step_gives_up_what_is_being_drawn(view: SliceView) -> None:
    marks = view.review.marks
    marks.take_tool(MarkKind.RULER)
    click(view, A)
    turn_wheel(view, 1)
    click(view, B)
    click(view, C)
    mark = only(view)
    assert mark.points[0] == at(view, B)
    assert mark.plane == view.state.plane


def test_a_drag_back_to_its_beginning_is_nothing(view: SliceView) -> None:
    marks = view.review.marks
    marks.take_tool(MarkKind.RULER)
    mouse(view, PRESS, A, LEFT)
    mouse(view, MOVE, B, NO_BUTTON, LEFT)
    mouse(view, MOVE, A, NO_BUTTON, LEFT)
    mouse(view, RELEASE, A, LEFT, NO_BUTTON)
    assert not marks.all
    assert marks.draft is None


def test_another_case_begins_without_marks(view: SliceView) -> None:
    marks = view.review.marks
    marks.take_tool(MarkKind.RULER)
    drag(view, A, B)
    view.review.set_case(small_case())
    assert (marks.all, marks.tool, marks.selected) == ((), None, None)


def test_more_of_the_same_case_leaves_them(view: SliceView) -> None:
    marks = view.review.marks
    marks.take_tool(MarkKind.RULER)
    drag(view, A, B)
    assert view.review.case is not None
    view.review.amend_case(view.review.case)
    assert len(marks.all) == 1


def test_numbers_are_never_given_twice(view: SliceView) -> None:
    marks = view.review.marks
    first = marks.add_point((0.0, 0.0, 0.0), view.state.plane)
    marks.remove(first)
    assert marks.add_point((1.0, 0.0, 0.0), view.state.plane).title == "Point 2"


def test_a_mark_is_drawn_even_where_they_were_hidden(view: SliceView) -> None:
    look = view.review.look
    look.set_shown("marks", False)
    view.review.marks.add_point((0.0, 0.0, 0.0), view.state.plane)
    assert look.is_shown("marks")


def test_what_is_hidden_cannot_be_taken_hold_of(view: SliceView) -> None:
    view.review.marks.take_tool(MarkKind.RULER)
    drag(view, A, B)
    view.review.marks.take_tool(None)
    view.review.marks.select(None)
    view.review.look.set_shown("marks", False)
    click(view, A)
    assert view.review.marks.selected is None
    assert view.review.cursor == at(view, A)


def test_the_cursor_tells_what_can_be_taken(view: SliceView) -> None:
    marks = view.review.marks
    marks.take_tool(MarkKind.RULER)
    drag(view, A, B)
    marks.take_tool(None)
    shapes = []
    for place in (A, (A + B) / 2, C):
        mouse(view, MOVE, place, NO_BUTTON)
        shapes.append(view.cursor().shape())
    kinds = Qt.CursorShape
    assert shapes == [
        kinds.PointingHandCursor, kinds.SizeAllCursor, kinds.CrossCursor
    ]  # fmt: skip
    QApplication.processEvents()
