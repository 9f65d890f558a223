"""The view is driven as a person drives it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QCursor,
    QImage,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from dosiscope.core.isodose import Level
from dosiscope.resources.theme import DARK
from dosiscope.viewer.plane_slider import PlaneSlider
from dosiscope.viewer.review import Review
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.slice_painter import SlicePainter
from dosiscope.viewer.slice_view import SliceView
from dosiscope.viewer.view_box import whole_box
from support.axial import small_case
from support.painted import failing, grabbed
from support.pointer import NO_BUTTON, NO_KEY, mouse, turn_wheel
from support.second_images import second_image

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.frame import Frame

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
RIGHT = Qt.MouseButton.RightButton


@pytest.fixture
def view(qtbot: QtBot) -> SliceView:
    review = Review()
    view = SliceView(review.axial)
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    qtbot.waitExposed(view)
    review.set_case(small_case())
    return view


def drag(
    view: SliceView,
    button: Qt.MouseButton,
    start: QPointF,
    end: QPointF,
    keys: Qt.KeyboardModifier = NO_KEY,
) -> None:
    port = view
    mouse(port, QEvent.Type.MouseButtonPress, start, button, keys=keys)
    for n in range(1, 5):
        at = start + (end - start) * n / 4
        mouse(port, QEvent.Type.MouseMove, at, NO_BUTTON, button)
    mouse(port, QEvent.Type.MouseButtonRelease, end, button, NO_BUTTON)


def test_the_wheel_goes_one_plane_and_with_shift_ten(view: SliceView) -> None:
    assert view.review.axial.at == 0
    turn_wheel(view, 1)
    assert view.review.axial.at == 5
    turn_wheel(view, -2)
    assert view.review.axial.at == -5
    turn_wheel(view, 1, keys=SHIFT)
    assert view.review.axial.at == 10


def test_small_turns_of_a_touch_pad_add_up(view: SliceView) -> None:
    for _ in range(3):
        turn_wheel(view, 0.25)
    assert view.review.axial.at == 0
    turn_wheel(view, 0.25)
    assert view.review.axial.at == 5


def test_only_the_newest_of_many_planes_is_drawn(
    view: SliceView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.processEvents()
    painted: list[float] = []
    paint = view.painter.stack.paint_still

    def counted(painter: QPainter, frame: Frame) -> None:
        painted.append(frame.plane.at)
        paint(painter, frame)

    monkeypatch.setattr(view.painter.stack, "paint_still", counted)
    for notches in (1, 1, -1, -1, -1):
        turn_wheel(view, notches)
    qtbot.waitUntil(lambda: bool(painted))
    QApplication.processEvents()
    assert painted == [-5]


def test_control_and_wheel_enlarge_at_the_mouse(view: SliceView) -> None:
    at = QPointF(173, 311)
    before, step = view.point_at(at), view.mm_per_pixel
    turn_wheel(view, 2, at, CONTROL)
    assert view.mm_per_pixel == pytest.approx(step / 1.25**2)
    assert view.point_at(at) == pytest.approx(before)
    assert view.review.axial.at == 0


def test_pixels_are_square_and_y_runs_down(view: SliceView) -> None:
    x0, y0, _ = view.point_at(QPointF(100, 100))
    x1, y1, _ = view.point_at(QPointF(200, 200))
    assert x1 - x0 == pytest.approx(y1 - y0)
    assert x1 > x0


def test_a_click_sets_the_cross_hair_and_a_drag_moves_it(view: SliceView) -> None:
    at = view.pixel_of((12.5, -7.25, 0))
    mouse(view, QEvent.Type.MouseButtonPress, at, LEFT)
    assert view.review.cursor == pytest.approx((12.5, -7.25, 0))
    mouse(view, QEvent.Type.MouseButtonRelease, at, LEFT, NO_BUTTON)
    drag(view, LEFT, at, view.pixel_of((-20, 10, 0)))
    assert view.review.cursor == pytest.approx((-20, 10, 0))


def test_the_mouse_tells_where_it_is_until_it_leaves(view: SliceView) -> None:
    at = view.pixel_of((3, 4, 0))
    mouse(view, QEvent.Type.MouseMove, at)
    assert view.review.hover == pytest.approx((3, 4, 0))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.review.hover is None


def test_the_point_under_a_still_mouse_follows_the_planes(view: SliceView) -> None:
    mouse(view, QEvent.Type.MouseMove, view.pixel_of((3, 4, 0)))
    turn_wheel(view, 1)
    assert view.review.hover == pytest.approx((3, 4, 5))


def test_while_panning_the_mouse_stays_over_its_point(view: SliceView) -> None:
    at = QPointF(300, 250)
    before = view.point_at(at)
    drag(view, MIDDLE, at, QPointF(340, 220))
    assert view.review.hover == pytest.approx(before)


def test_the_point_under_a_still_mouse_follows_the_picture(
    view: SliceView, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = QPointF(300, 250)
    mouse(view, QEvent.Type.MouseMove, at)
    there = view.mapToGlobal(at.toPoint())
    monkeypatch.setattr(QCursor, "pos", lambda: there)
    view.pan(QPointF(50, 20))
    assert view.review.hover == pytest.approx(view.point_at(at))


def test_a_middle_drag_pans(view: SliceView) -> None:
    at = QPointF(300, 250)
    before = view.point_at(at)
    drag(view, MIDDLE, at, QPointF(340, 220))
    assert view.point_at(QPointF(340, 220)) == pytest.approx(before)


def test_a_right_drag_changes_the_window(view: SliceView) -> None:
    view.review.look.set_window(40, 400)
    drag(view, RIGHT, QPointF(100, 100), QPointF(160, 70))
    centre, width = view.review.look.window
    assert centre == pytest.approx(0, abs=1)
    assert width == pytest.approx(480, abs=1)


def test_a_right_drag_with_shift_changes_the_window_of_the_second_image(
    view: SliceView,
) -> None:
    review = view.review
    review.look.set_window(40, 400)
    drag(view, RIGHT, QPointF(100, 100), QPointF(160, 70), SHIFT)
    assert review.look.window != (40, 400)  # without one it is that of the base
    review.look.set_window(40, 400)
    review.second.set_image(second_image())
    review.second.set_window(1000, 1500)
    drag(view, RIGHT, QPointF(100, 100), QPointF(160, 70), SHIFT)
    centre, width = review.second.window
    assert (centre, width) == pytest.approx((1000 - 30 * 5, 1500 + 60 * 5), abs=1)
    assert review.look.window == (40, 400)
    review.second.set_on(False)  # what is not seen is not changed
    drag(view, RIGHT, QPointF(100, 100), QPointF(160, 70), SHIFT)
    assert review.second.window == (centre, width)


def test_a_right_click_changes_nothing(view: SliceView) -> None:
    at = view.pixel_of((5, 6, 0))
    window = view.review.look.window
    drag(view, RIGHT, at, at + QPointF(1, 1))
    assert view.review.look.window == window
    assert view.review.cursor is None


def test_a_click_with_control_on_a_line_points_at_its_roi(view: SliceView) -> None:
    at = view.pixel_of((20, 0, 0)) + QPointF(3, 0)
    mouse(view, QEvent.Type.MouseButtonPress, at, LEFT, keys=CONTROL)
    mouse(view, QEvent.Type.MouseButtonRelease, at, LEFT, keys=CONTROL)
    assert view.review.display.highlight == 1
    assert view.review.cursor is None
    at = view.pixel_of((0, 52, 0))
    mouse(view, QEvent.Type.MouseButtonPress, at, LEFT, keys=CONTROL)
    assert view.review.display.highlight is None


def test_a_double_click_asks_for_all_the_room(qtbot: QtBot, view: SliceView) -> None:
    with qtbot.waitSignal(view.enlarge_requested):
        mouse(view, QEvent.Type.MouseButtonDblClick, QPointF(50, 50), LEFT)


def test_keys_step(view: SliceView) -> None:
    keys = Qt.Key
    for key, z in (
        (keys.Key_Up, 5),
        (keys.Key_Down, 0),
        (keys.Key_Home, -10),
        (keys.Key_End, 10),
        (keys.Key_PageDown, -10),
        (keys.Key_PageUp, 10),
    ):
        QTest.keyClick(view, key)
        assert view.review.axial.at == z


def test_keys_of_a_window_that_is_not_active_change_nothing(view: SliceView) -> None:
    """Qt leaves out shortcuts there, so that those of menus come to the view."""
    turn_wheel(view, 3, keys=CONTROL)
    at, sight = view.review.axial.at, view.view_rect()
    alt = Qt.KeyboardModifier.AltModifier
    for key in (Qt.Key.Key_R, Qt.Key.Key_F, Qt.Key.Key_Up, Qt.Key.Key_End):
        for keys in (CONTROL, CONTROL | SHIFT, alt, SHIFT):
            QTest.keyClick(view, key, keys)
            assert (view.review.axial.at, view.view_rect()) == (at, sight)
    QTest.keyClick(view, Qt.Key.Key_R)
    assert view.view_rect() == sight  # letters are actions of the window


def test_what_was_whole_stays_whole_in_another_size(view: SliceView) -> None:
    view.resize(900, 400)
    rect = view.view_rect()
    assert rect.contains(-45, -45)
    assert rect.contains(45, 45)
    assert rect.height() < 110


def test_centring_brings_a_far_point_into_the_middle(view: SliceView) -> None:
    turn_wheel(view, 8, keys=CONTROL)
    view.review.centre_on((-30, 20, 5))
    assert view.review.axial.at == 5
    assert view.view_rect().center().toTuple() == pytest.approx((-30, 20))
    rect = view.view_rect()
    view.review.centre_on((-30.1, 20.1, 5))
    assert view.view_rect() == rect  # well in sight: nothing jumps


def test_the_screen_and_the_mouse_agree(view: SliceView) -> None:
    """A line drawn at x = 10 mm is where the mouse reads 10 mm."""
    review = view.review
    for overlay in ("contours", "wash", "isodoses", "points", "annotations"):
        review.look.set_shown(overlay, False)
    review.look.set_window(-500, 10)  # the round phantom is white, air is black
    image = view.grab().toImage()
    y = round(view.pixel_of((0, 0, 0)).y())
    ratio = image.devicePixelRatio()
    row = [
        image.pixelColor(int(x * ratio), int(y * ratio)).red() > 127
        for x in range(view.width())
    ]
    left, right = row.index(True), len(row) - row[::-1].index(True)
    x_left, *_ = view.point_at(QPointF(left, y))
    x_right, *_ = view.point_at(QPointF(right, y))
    # pixels with |x| <= 44.5 mm are inside
    assert (x_left, x_right) == pytest.approx((-44.5, 44.5), abs=view.mm_per_pixel)


def test_an_empty_review_is_black(qtbot: QtBot) -> None:
    view = SliceView(Review().axial)
    qtbot.addWidget(view)
    view.resize(300, 300)
    image = view.grab().toImage()
    colours = {image.pixelColor(x, 150).name() for x in range(300)}
    assert colours == {"#000000"}
    turn_wheel(view, 1)
    drag(view, LEFT, QPointF(10, 10), QPointF(50, 50))
    assert view.review.cursor is None


def test_hidden_overlays_come_back(view: SliceView) -> None:
    view.review.look.set_levels([Level(30, False, (255, 0, 255))])

    def picture() -> bytes:
        QApplication.processEvents()
        image = view.grab().toImage()  # its bits are gone with it
        return bytes(image.constBits())

    before = picture()
    view.review.look.hide_all(True)
    assert picture() != before
    view.review.look.hide_all(False)
    assert picture() == before


def test_what_is_kept_between_planes_looks_as_painted_anew(
    view: SliceView, qtbot: QtBot
) -> None:
    review = view.review

    def picture(of: SliceView) -> QImage:
        QApplication.processEvents()
        image: QImage = of.grab().toImage()
        return image.convertToFormat(QImage.Format.Format_RGB32)

    review.look.set_levels(
        [Level(30, False, (255, 0, 255)), Level(50, False, (0, 255, 0))]
    )
    before = picture(view)
    review.look.set_levels([Level(40, False, (255, 255, 0))])
    review.look.set_wash(low=1, high=55)
    picture(view)  # keeps its scales
    review.axial.step(1)
    stepped = picture(view)
    fresh = SliceView(review.axial)
    qtbot.addWidget(fresh)
    fresh.resize(view.size())
    fresh.show()
    assert stepped != before
    assert picture(fresh) == stepped


def painted_directly(view: SliceView) -> QImage:
    """The frame that the view shows, without view, scene or ViewBox."""
    frame = view.frame
    size = view.size() * frame.ratio
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(frame.ratio)
    image.fill(QColor(DARK.picture))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        SlicePainter(view.state).paint(painter, frame)
    return image


class Watch(QObject):
    """Notes which part of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRegion] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted.append(event.region())
        return False


def on_the_screen(view: SliceView) -> QImage:
    """What stands there, painted in whatever parts; nothing is painted for it."""
    QApplication.processEvents()
    shown: QImage = view.screen().grabWindow(view.winId()).toImage()
    return shown.convertToFormat(QImage.Format.Format_RGB32)


def test_lines_that_move_leave_nothing_behind(view: SliceView) -> None:
    """Only what they leave and where they are is painted again: no pixel differs."""
    review = view.review
    for other in (review.coronal, review.sagittal):
        other.is_shown = True
    for point in ((4, 3, 0), (-7, 3, 0), (-7, 9.5, 0), (12, -6, 0), (4, 3, 0)):
        for other in (review.coronal, review.sagittal):
            other.go_to_point(point)
        assert on_the_screen(view) == painted_directly(view)
    watch = Watch()
    view.viewport().installEventFilter(watch)
    review.sagittal.go_to_point((9, 3, 0))
    assert on_the_screen(view) == painted_directly(view)
    line = view.pixel_of((9, 0, 0)).toPoint()
    beside = line + QPoint(30, 0)
    assert any(region.contains(QPoint(line.x(), 20)) for region in watch.painted)
    assert not any(region.contains(beside) for region in watch.painted)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_what_is_kept_is_drawn_in_all_places_that_are_asked_for(
    view: SliceView, ratio: float
) -> None:
    frame, painter_of = replace(view.frame, ratio=ratio), SlicePainter(view.state)
    asked = QRegion(30, 0, 3, 500) | QRegion(0, 211, 600, 5) | QRegion(97, 89, 41, 83)

    def painted(region: QRegion) -> QImage:
        image = QImage(QSize(600, 500) * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("magenta"))
        with QPainter(image) as painter:
            painter.setClipRegion(region)
            painter_of.paint(painter, frame, region)
        return image

    everywhere = QRegion(0, 0, 600, 500)
    for _ in range(2):  # the second one is of the image that is kept
        whole = painted(everywhere)
    expected = QImage(whole.size(), QImage.Format.Format_RGB32)
    expected.setDevicePixelRatio(ratio)
    expected.fill(QColor("magenta"))
    with QPainter(expected) as painter:
        painter.setClipRegion(asked)
        painter.drawImage(0, 0, whole)
    assert painted(asked) == expected


@pytest.mark.parametrize(
    "change",
    [
        lambda view: view.pan(QPointF(3, 0)),
        lambda view: view.zoom(1.1, QPointF(300, 250)),
        lambda view: view.resize(590, 480),
        lambda view: view.state.step(1),
        lambda view: setattr(view, "is_brief", True),
        lambda view: screen_identity.set_hidden(True),
    ],
    ids=["pan", "zoom", "size", "plane", "brief", "identity"],
)
def test_the_frame_follows_all_that_it_says(
    view: SliceView, change: Callable[[SliceView], object]
) -> None:
    before = view.frame
    assert view.frame is before  # it is asked for several times for a painting
    change(view)
    QApplication.processEvents()
    after = view.frame
    screen_identity.set_hidden(False)
    assert after != before


@pytest.mark.slow
def test_the_graphics_view_changes_no_pixel(view: SliceView) -> None:
    """What is painted through pyqtgraph is what the stack of layers paints."""
    review = view.review
    review.set_cursor((4, 3, 0))
    review.look.set_levels(
        [Level(30, False, (255, 0, 255)), Level(50, False, (0, 255, 0))]
    )

    def assert_same() -> None:
        QApplication.processEvents()
        shown = view.viewport().grab().toImage()
        assert shown.convertToFormat(QImage.Format.Format_RGB32) == painted_directly(
            view
        )

    assert_same()
    for z in (5, 7.5, -10):
        review.axial.go_to(z)
        assert_same()
    turn_wheel(view, 3, QPointF(173, 311), CONTROL)
    assert_same()
    view.pan(QPointF(31.5, -20.25))
    assert_same()
    for size in ((703, 411), (240, 200), (640, 480)):
        view.resize(*size)
        assert_same()
    review.display.set_highlight(1)
    assert_same()
    view.box.show_whole(whole_box(view.state))
    assert_same()


def test_a_scene_that_is_rendered_elsewhere_shows_the_picture_there(
    view: SliceView,
) -> None:
    """Painting takes no notice of where: beside, scaled, as a printer asks for it."""
    QApplication.processEvents()
    image = QImage(1000, 700, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        view.render(painter, QRectF(200, 100, 600, 500), view.viewport().rect())
    found = image.copy(200, 100, 600, 500)
    assert found == painted_directly(view)
    beside = {
        image.pixelColor(x, y).name() for x in (0, 199, 800, 999) for y in (0, 650, 99)
    }
    assert beside == {"#ffffff"}


def test_moved_by_hand_it_keeps_its_scale_in_another_size(view: SliceView) -> None:
    view.pan(QPointF(30, 10))
    middle, scale = view.view_rect().center(), view.mm_per_pixel
    view.resize(900, 411)
    assert view.view_rect().center().toTuple() == pytest.approx(middle.toTuple())
    assert view.mm_per_pixel == pytest.approx(scale)


def test_the_view_box_and_the_frame_say_the_same(view: SliceView) -> None:
    """Whatever is put into the ViewBox, in mm, lies where the picture has it."""
    turn_wheel(view, 5, QPointF(173, 311), CONTROL)
    for at in (QPointF(0, 0), QPointF(173, 311), QPointF(600, 500)):
        x, y, _ = view.point_at(at)
        assert view.box.mapSceneToView(at).toTuple() == pytest.approx((x, y))
        assert view.pixel_of((x, y, 0)).toTuple() == pytest.approx(at.toTuple())


def test_what_moves_the_view_box_repaints_and_tells_the_point_below_the_mouse(
    view: SliceView, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.processEvents()
    at = QPointF(300, 250)
    mouse(view, QEvent.Type.MouseMove, at)
    there = view.mapToGlobal(at.toPoint())
    monkeypatch.setattr(QCursor, "pos", lambda: there)
    view.box.setRange(QRectF(-10, -20, 30, 25), padding=0)
    assert view.review.hover == pytest.approx(view.point_at(at))
    assert view.view_rect().contains(QRectF(-10, -20, 30, 25).center())
    QApplication.processEvents()
    shown = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert shown == painted_directly(view)


def test_no_menu_of_pyqtgraph_is_offered(view: SliceView) -> None:
    def menus() -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu)]

    before = menus()
    drag(view, RIGHT, QPointF(100, 100), QPointF(100, 100))
    at = QPointF(100, 100)
    for button in (LEFT, MIDDLE, RIGHT):
        QTest.mouseClick(view.viewport(), button, pos=at.toPoint())
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at.toPoint(), view.mapToGlobal(at.toPoint())
    )
    QApplication.sendEvent(view.viewport(), asked)
    assert not asked.isAccepted()
    assert QApplication.activePopupWidget() is None
    assert menus() == before
    assert view.box.menu is None
    assert view.scene().exportDialog is None


def test_files_and_the_tab_key_are_left_to_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    # the order of their making is that of the key
    before = QLineEdit(window)
    view = SliceView(Review().axial, window)
    after = QLineEdit(window)
    assert not view.acceptDrops()
    assert not view.viewport().acceptDrops()
    rows = QVBoxLayout(window)
    for widget in (before, view, after):
        rows.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()
    for focused in (view, after, before):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is focused


def test_a_closed_view_can_be_shown_again(view: SliceView) -> None:
    before = view.grab().toImage()
    assert view.close()
    view.review.axial.step(1)
    view.review.axial.step(-1)
    view.show()
    assert view.grab().toImage() == before


def test_the_slider_goes_where_it_is_dragged(view: SliceView, qtbot: QtBot) -> None:
    slider = PlaneSlider(view.review.axial)
    qtbot.addWidget(slider)
    slider.resize(32, 400)
    slider.show()
    qtbot.waitExposed(slider)
    assert slider.pixel_of(10) < slider.pixel_of(-10)  # the head on top
    at = QPointF(16, slider.pixel_of(5) + 2)
    mouse(slider, QEvent.Type.MouseButtonPress, at, LEFT)
    assert view.review.axial.at == 5
    at = QPointF(16, slider.pixel_of(-10) + 50)
    mouse(slider, QEvent.Type.MouseMove, at, NO_BUTTON, LEFT)
    assert view.review.axial.at == -10
    assert not slider.grab().isNull()


@pytest.mark.slow
def test_a_fault_while_painting_ends_neither_the_program_nor_the_view(
    view: SliceView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, qtlog: Any
) -> None:
    """A painter left open by an exception would crash Qt at the next paint."""
    before = view.grab().toImage()

    failed: list[ZeroDivisionError] = []  # with their tracebacks

    def fail(*_: object) -> None:
        failed.append(ZeroDivisionError())
        raise failed[-1]

    with monkeypatch.context() as broken, qtbot.capture_exceptions():
        broken.setattr(view.painter.stack.layers[-1], "paint", fail)
        for _ in range(20):
            view.painter.stack.new_style()  # else the image that is kept is shown
            with suppress(ZeroDivisionError):
                view.repaint()
    assert len(failed) == 20
    assert not [one.message for one in qtlog.records if "paint" in one.message.lower()]
    assert view.grab().toImage() == before


def test_an_error_in_painting_is_told_and_the_view_lives(view: SliceView) -> None:
    """Raised through a scene it would end the process, unheard."""
    before = view.grab().toImage()
    with failing(view.painter, "paint") as told:
        for n in range(3):
            view.update()
            QApplication.processEvents()
            assert told == [ZeroDivisionError] * (n + 1)
    assert view.grab().toImage() == before


def test_what_has_not_changed_is_painted_once_and_looks_alike(
    view: SliceView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines of other planes move over an image that is kept from the second time on."""
    review = view.review
    review.arrange({"axial", "coronal", "sagittal"})
    painted: list[None] = []
    paint = view.painter.stack.paint_still

    def counted(painter: QPainter, frame: Frame) -> None:
        painted.append(None)
        paint(painter, frame)

    monkeypatch.setattr(view.painter.stack, "paint_still", counted)
    for y in (0.0, 4.0, 8.0, 12.0):
        review.coronal.go_to(y)
        moved = grabbed(view)
    assert len(painted) <= 2
    painted.clear()
    view.painter.stack.new_style()
    assert grabbed(view) == moved  # painted anew, without the image
    assert len(painted) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        lambda review: review.look.set_window(50, 300),
        lambda review: review.look.toggle("contours"),
        lambda review: review.look.set_levels(()),
        lambda review: review.display.set_highlight(1),
        lambda review: review.display.set_visible([1], False),
        lambda review: review.axial.step(1),
        lambda review: review.set_case(small_case(doses=())),
        lambda review: review.marks.add_point((9, 9, 0), review.axial.plane),
        lambda review: review.look.set_slab(5.0),
        lambda review: screen_identity.set_hidden(True),
    ],
    ids=[
        "window",
        "overlay",
        "levels",
        "highlight",
        "visible",
        "plane",
        "case",
        "mark",
        "slab",
        "identity",
    ],
)
def test_nothing_that_is_kept_outlives_a_change(
    view: SliceView, change: Callable[[Review], object]
) -> None:
    for _ in range(3):
        view.repaint()
    before = grabbed(view)
    change(view.review)
    after = grabbed(view)
    assert after != before
    view.painter.stack.new_case()
    assert grabbed(view) == after
    screen_identity.set_hidden(False)


def test_words_of_the_picture_are_not_crossed_by_lines(view: SliceView) -> None:
    place = next(
        one.place for one in view.painter.stack.measure(view.frame) if "z " in one.text
    )
    x, y, _ = view.point_at(place.center())
    without = grabbed(view).copy(place.toRect())
    view.review.set_cursor((x, y, view.review.axial.at))
    assert grabbed(view).copy(place.toRect()) == without


@pytest.mark.slow
@pytest.mark.parametrize("factor", [0.3, 1.0, 1.003, 1.02, 6.0])
def test_every_pixel_is_painted_whether_or_not_the_image_covers_it(
    view: SliceView, factor: float
) -> None:
    view.box.show_whole(whole_box(view.state))
    view.zoom(factor, QPointF(301.5, 244.0))
    stray = QColor("magenta")
    image = QImage(600, 500, QImage.Format.Format_RGB32)
    image.fill(stray)
    painted = SlicePainter(view.state, view)
    with QPainter(image) as painter:
        painted.paint(painter, view.frame)
    assert painted.stack.covers(view.frame) == (factor > 1.01)
    left = sum(image.pixelColor(x, y) == stray for x in range(600) for y in range(500))
    assert left == 0
