"""The cross-hair, and the planes of other pictures on this one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from dosiscope.core.plane import CORONAL, SAGITTAL, Plane, axial
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers import cross_hair
from dosiscope.viewer.layers.cross_hair import CrossHairLayer, lines_of_planes
from dosiscope.viewer.review import Review
from dosiscope.viewer.slice_view import SliceView
from support.axial import small_case
from support.pointer import mouse

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

BOX = QRectF(-50, -40, 100, 80)
FORMAT = QImage.Format.Format_RGB32


def places(planes: list[Plane], shown: Plane) -> list[tuple[float, ...]]:
    """Both ends of every line, x, y, z each, mm."""
    frame = Frame.fitting(BOX, 1000, 800, shown)
    return [
        (*frame.to_mm(line.p1()), *frame.to_mm(line.p2()))
        for line in lines_of_planes(planes, frame)
    ]


def test_lines_lie_on_both_planes() -> None:
    found = places([Plane(CORONAL, 12.0), Plane(SAGITTAL, -7.0)], axial(3.0))
    across = [line for line in found if line[1] == pytest.approx(12, abs=0.1)]
    down = [line for line in found if line[0] == pytest.approx(-7, abs=0.1)]
    assert len(across) == len(down) == 2  # on both sides of where they meet
    for x1, y1, z1, x2, y2, z2 in across:
        assert (y1, y2) == pytest.approx((12, 12), abs=0.1)
        assert z1 == z2 == 3
        assert not x1 < -7 < x2


def test_the_axial_plane_is_a_line_across_the_others() -> None:
    for shown in (Plane(CORONAL, 0.0), Plane(SAGITTAL, 4.0)):
        (line,) = places([axial(-12.5)], shown)
        assert (line[2], line[5]) == pytest.approx((-12.5, -12.5), abs=0.1)


def test_an_oblique_plane_is_an_oblique_line() -> None:
    other = Plane.through((0, 0, 0), (10, 6, 0), (0, 1, 9))
    (line,) = places([other], axial(5.0))
    ends = np.array(line).reshape(2, 3)
    assert other.distance(ends) == pytest.approx(0, abs=1e-6)
    assert np.linalg.norm(ends[1] - ends[0]) > 100  # beyond the picture


def test_a_parallel_plane_has_no_line() -> None:
    assert places([axial(9.0)], axial(5.0)) == []


@pytest.fixture
def linked(qtbot: QtBot) -> SliceView:
    """An axial view beside a coronal and a sagittal one, all through (10, -8, 5)."""
    review = Review()
    review.set_case(small_case())
    review.arrange({"axial", "coronal", "sagittal"})
    view = SliceView(review.axial)
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    view.fit()
    review.set_cursor((10.0, -8.0, 5.0))
    return view


def dragged(view: SliceView, start: QPointF, end: QPointF) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
    mouse(view, QEvent.Type.MouseMove, end, held=Qt.MouseButton.LeftButton)
    mouse(view, QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.LeftButton)


def test_a_line_is_a_handle_of_its_plane_alone(linked: SliceView) -> None:
    review = linked.review
    y, z = review.coronal.at, review.axial.at
    start = linked.pixel_of((review.sagittal.at, 30, 0)) + QPointF(2, 0)
    dragged(linked, start, linked.pixel_of((-15, 25, 0)))
    assert review.sagittal.at == pytest.approx(-15, abs=0.5)
    assert (review.coronal.at, review.axial.at) == (y, z)
    x = review.sagittal.at
    dragged(linked, linked.pixel_of((40, y, 0)), linked.pixel_of((40, 12, 0)))
    assert review.coronal.at == pytest.approx(12, abs=0.5)
    assert (review.sagittal.at, review.axial.at) == (x, z)
    assert review.cursor == pytest.approx((x, 12, z), abs=1)


def test_where_lines_meet_and_beside_them_both_are_moved(linked: SliceView) -> None:
    review = linked.review
    dragged(linked, linked.pixel_of((10, -8, 0)), linked.pixel_of((20, 6, 0)))
    assert review.sagittal.at == pytest.approx(20, abs=0.5)
    assert review.coronal.at == pytest.approx(6, abs=0.5)
    dragged(linked, linked.pixel_of((-20, -20, 0)), linked.pixel_of((-30, -25, 0)))
    assert review.sagittal.at == pytest.approx(-30, abs=0.5)
    assert review.coronal.at == pytest.approx(-25, abs=0.5)


def test_the_mouse_shows_which_way_a_line_goes(linked: SliceView) -> None:
    review, shape = linked.review, Qt.CursorShape
    for point, expected in (
        ((review.sagittal.at, 30, 0), shape.SplitHCursor),
        ((40, review.coronal.at, 0), shape.SplitVCursor),
        ((40, 30, 0), shape.CrossCursor),
    ):
        mouse(linked, QEvent.Type.MouseMove, linked.pixel_of(point))
        assert linked.cursor().shape() is expected
    review.look.set_shown("cursor", False)  # what is not seen is no handle
    mouse(linked, QEvent.Type.MouseMove, linked.pixel_of((40, review.coronal.at, 0)))
    assert linked.cursor().shape() is shape.CrossCursor


def test_a_parallel_view_is_no_line(linked: SliceView) -> None:
    review = linked.review
    review.arrange({"axial", "beside"})
    dragged(linked, linked.pixel_of((10, 30, 0)), linked.pixel_of((20, 20, 0)))
    assert review.cursor == pytest.approx((20, 20, review.axial.at), abs=0.5)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_upright_line_is_the_same_on_the_screen_and_in_a_file(ratio: float) -> None:
    # on the screen it is filled in pieces: none is missing, none is there twice
    review = Review()
    review.set_case(small_case())
    review.set_cursor((3.3, -7.7, 0.0))
    frame = replace(Frame.fitting(BOX, 300, 401, axial(0.0)), ratio=ratio)
    layer = CrossHairLayer(review.axial)
    shown: list[QImage] = []
    for one in (frame, replace(frame, is_export=True)):
        image = QImage(round(300 * ratio), round(401 * ratio), FORMAT)
        image.setDevicePixelRatio(ratio)
        image.fill(0)
        with QPainter(image) as painter:
            layer.paint(painter, one)
        shown.append(image)
    at = round(frame.pixel_of((3.3, -7.7, 0.0)).x() * ratio)
    column = max(range(at - 4, at + 5), key=lambda x: shown[0].pixelColor(x, 5).blue())
    assert shown[0].pixelColor(column, 5).blue() > 100
    assert shown[0] == shown[1]


def test_lines_are_made_once_for_a_place_however_often_they_are_asked_for(
    linked: SliceView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each view that follows asks, and so does the painting."""
    made: list[None] = []
    cross = cross_hair._cross

    def counted(at: QPointF, frame: Frame) -> list[QLineF]:
        made.append(None)
        return cross(at, frame)

    monkeypatch.setattr(cross_hair, "_cross", counted)
    review = linked.review
    for views in ({"axial", "coronal", "sagittal"}, {"axial"}):
        review.arrange(views)
        for n in range(3):
            linked.repaint()  # from the second time on, what lies still is kept
            made.clear()
            review.set_cursor((12.0 + n, -6.0, review.axial.at))
            QApplication.processEvents()
            # beside other pictures, their planes come one after the other
            assert 1 <= len(made) <= len(views)
