"""Several pictures in the window: arranged, linked, each in its own planes."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from dosiscope.app.features.picture_dialog import TIMES, PictureDialog
from dosiscope.app.features.picture_export import PictureExport
from dosiscope.app.window import Window
from dosiscope.viewer.layers.lettering import written
from dosiscope.viewer.legend import entries
from support.cases import write_good
from support.windows import feature, measured, open_and_wait, own_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.slice_view import SliceView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def fresh(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    measured(qtbot, window)
    return window


@pytest.fixture(scope="module")
def lasting(
    module_bot: QtBot, lasting_window: Window, tmp_path_factory: pytest.TempPathFactory
) -> Window:
    folder = write_good(tmp_path_factory.mktemp("pictures") / "good")
    open_and_wait(module_bot, lasting_window, folder)
    measured(module_bot, lasting_window)
    return lasting_window


@pytest.fixture
def reviewed(lasting: Window) -> Iterator[Window]:
    """One picture of a case, and so again afterwards, with its planes and places."""
    review = lasting.review
    cursor, places = review.cursor, review.places
    yield lasting
    lasting.restore_layout()
    review.go_back(cursor, places)
    review.set_hover(None)
    for view in lasting.pictures.shown:
        view.fit()
    lasting.notice.hide()


def view_of(window: Window, name: str) -> SliceView:
    pane = window.pictures.pane(name)
    assert pane is not None
    return pane.view


def words_of(view: SliceView) -> list[str]:
    return [one.text for one in view.painter.stack.measure(view.frame)]


def test_the_other_pictures_are_made_when_they_are_asked_for(fresh: Window) -> None:
    assert fresh.pictures.pane("coronal") is None
    fresh.menus.actions["pictures_three"].trigger()
    assert fresh.menus.actions["pictures_three"].isChecked()
    for name in ("axial", "coronal", "sagittal"):
        assert view_of(fresh, name).isVisible()
    fresh.menus.actions["pictures_sagittal"].trigger()
    assert not view_of(fresh, "axial").isVisible()
    assert view_of(fresh, "sagittal").isVisible()


def test_structures_are_cut_when_a_picture_needs_it(
    qtbot: QtBot, fresh: Window
) -> None:
    results = fresh.review.results
    assert results.uncut
    fresh.menus.actions["pictures_three"].trigger()
    qtbot.waitUntil(lambda: not results.uncut, timeout=20_000)
    coronal = view_of(fresh, "coronal")
    assert not [text for text in words_of(coronal) if "still to be cut" in text]
    fresh.menus.actions["pictures_axial"].trigger()
    fresh.session.measuring.start()
    qtbot.waitUntil(lambda: bool(fresh.session.measuring.measured))
    assert results.uncut  # nobody looks


def test_a_click_in_one_picture_moves_the_others(
    qtbot: QtBot, reviewed: Window
) -> None:
    reviewed.menus.actions["pictures_three"].trigger()
    coronal, review = view_of(reviewed, "coronal"), reviewed.review
    point = (20.0, review.coronal.at, 5.0)
    pixel = coronal.pixel_of(point).toPoint()
    qtbot.mouseClick(coronal.viewport(), LEFT, pos=pixel)
    assert review.cursor == pytest.approx(point, abs=1.0)
    assert review.axial.at == pytest.approx(5.0, abs=review.axial.slab()[1])
    assert review.sagittal.at == pytest.approx(20.0, abs=2.0)


def test_steps_are_those_of_the_picture_that_has_the_focus(
    qtbot: QtBot, reviewed: Window
) -> None:
    reviewed.menus.actions["pictures_three"].trigger()
    review, before = reviewed.review, reviewed.review.axial.at
    port = view_of(reviewed, "sagittal").viewport()
    qtbot.mouseClick(port, LEFT, pos=QPoint(port.width() // 2, port.height() // 2))
    at, axial = review.sagittal.at, review.axial.at
    reviewed.menus.actions["next_plane"].trigger()
    assert review.sagittal.at > at
    assert review.axial.at == axial
    reviewed.menus.actions["pictures_axial"].trigger()
    reviewed.menus.actions["next_plane"].trigger()
    assert review.axial.at > axial
    assert before != review.axial.at


def test_a_picture_beside_another_says_where_it_is_and_a_saved_one_everything(
    reviewed: Window,
) -> None:
    reviewed.menus.actions["pictures_three"].trigger()
    coronal = view_of(reviewed, "coronal")
    assert any(text.startswith("y ") for text in words_of(coronal))
    assert not any("not for clinical" in text for text in words_of(coronal))
    assert "not for clinical" in " ".join(words_of(view_of(reviewed, "axial")))
    coronal.setFocus()
    coronal.focused.emit()  # an offscreen window may have no focus to give
    with written() as words:
        feature(reviewed, PictureExport).of_view(1, identity=True)
    told = " ".join(one.text for one in words)
    assert "not for clinical decisions" in told
    assert "coronal plane" in told


def test_words_of_a_small_picture_do_not_lie_on_each_other(reviewed: Window) -> None:
    view = view_of(reviewed, "axial")
    small = replace(view.frame, width=320.0, height=180.0)
    written = [one for one in view.painter.stack.measure(small) if one.text]
    right = [one for one in written if one.place.left() > small.width / 2]
    assert "not for clinical" in " ".join(one.text for one in right)
    for one, other in combinations(right, 2):
        common = one.place.intersected(other.place)
        assert min(common.width(), common.height()) < 1.0, (one.text, other.text)


def test_the_arrangement_is_remembered(
    qtbot: QtBot, tmp_path: Path, window: Window
) -> None:
    window.menus.actions["pictures_three"].trigger()
    settings = window.settings
    window.close()
    again = Window(settings)
    qtbot.addWidget(again)
    assert again.pictures.arrangement.name == "three"
    fresh = Window(own_settings(tmp_path / "fresh"))
    qtbot.addWidget(fresh)
    assert fresh.pictures.arrangement.name == "axial"


def test_the_point_under_the_mouse_is_of_the_picture_below_it(
    qtbot: QtBot, reviewed: Window
) -> None:
    reviewed.menus.actions["pictures_three"].trigger()
    axial, review = view_of(reviewed, "axial"), reviewed.review
    for name in ("coronal", "sagittal"):
        qtbot.waitExposed(view_of(reviewed, name))
        view_of(reviewed, name).zoom(4, QPointF(20, 20))  # what is asked for is far off
    review.set_hover(axial.point_at(QPointF(50, 60)), review.axial)
    reviewed.menus.actions["go_maximum"].trigger()
    assert review.hover is not None
    assert review.axial.plane.holds(review.hover)  # though the others have moved
    assert not review.coronal.plane.holds(review.hover)


def test_the_read_out_says_where_no_picture_shows_the_cross_hair(
    reviewed: Window,
) -> None:
    review, label = reviewed.review, reviewed.at_cursor
    reviewed.menus.actions["pictures_coronal"].trigger()
    review.set_hover(None)
    z = review.axial.at + review.axial.slab()[1] / 3
    point = (20.0, review.coronal.at, z)
    review.set_cursor(point)
    assert not review.axial.plane.holds(point)  # nobody sees that one
    assert "cross-hair" not in label.text()
    review.coronal.step(1)
    assert label.text().startswith("cross-hair at x 20.0")
    reviewed.menus.actions["pictures_three"].trigger()
    review.set_cursor(point)
    review.coronal.step(1)
    review.sagittal.go_to(0.0)
    assert label.text().startswith("cross-hair at x 20.0")
    review.set_cursor((20.0, review.coronal.at, z))
    assert "cross-hair" not in label.text()


def test_a_picture_of_the_window_names_the_structures_of_all_its_pictures(
    qtbot: QtBot, reviewed: Window
) -> None:
    review = reviewed.review
    reviewed.menus.actions["pictures_three"].trigger()
    qtbot.waitUntil(lambda: not review.results.uncut, timeout=20_000)
    review.axial.go_to(review.axial.planes[0])  # below all but the body
    on_axial = {one.name for one in entries(review.axial)}
    on_coronal = {one.name for one in entries(review.coronal)}
    assert on_coronal - on_axial
    with written() as words:
        feature(reviewed, PictureExport).of_window(1, identity=True)
    below = [one.text for one in words if one.place.top() >= reviewed.height()]
    for name in on_axial | on_coronal:
        assert [text.startswith(name) for text in below].count(True) == 1


def test_the_size_of_a_picture_of_the_window_is_told_as_it_will_be(
    qtbot: QtBot, reviewed: Window
) -> None:
    export = feature(reviewed, PictureExport)
    dialog = PictureDialog(export)
    qtbot.addWidget(dialog)
    dialog.what.setCurrentIndex(1)
    for n in (1, 3):
        image = export.of_window(n, identity=True)
        told = f"{image.width()} {TIMES} {image.height()}"
        assert told in dialog.scale.itemText(n - 1)


def test_four_stand_alike_with_the_dvh_and_give_it_back(
    qtbot: QtBot, reviewed: Window
) -> None:
    dock, dvh = reviewed.docks["DVH"], reviewed.dvh
    reviewed.resize(1366, 768)
    reviewed.menus.actions["pictures_four"].trigger()
    assert dvh.parentWidget() is reviewed.pictures
    assert dock.isHidden()
    views = [view_of(reviewed, n) for n in ("axial", "coronal", "sagittal")]
    panes = [reviewed.pictures.pane(n) for n in ("axial", "coronal", "sagittal")]

    def are_alike() -> bool:
        sizes = {(p.width(), p.height()) for p in (*panes, dvh) if p is not None}
        widths, heights = zip(*sizes, strict=True)
        return bool(max(widths) - min(widths) <= 2 and max(heights) - min(heights) <= 2)

    qtbot.waitUntil(are_alike)
    assert all(view.isVisible() for view in views)
    reviewed.menus.actions["pictures_axial"].trigger()
    assert dock.widget() is dvh
    assert dock.isVisible()
    assert dvh.isVisible()


def test_the_dock_called_back_leaves_three_pictures(reviewed: Window) -> None:
    reviewed.menus.actions["pictures_four"].trigger()
    reviewed.docks["DVH"].toggleViewAction().trigger()
    assert reviewed.pictures.arrangement.name == "three"
    assert reviewed.docks["DVH"].widget() is reviewed.dvh
    assert reviewed.menus.actions["pictures_three"].isChecked()
    reviewed.menus.actions["pictures_four"].trigger()
    reviewed.restore_layout()
    assert reviewed.docks["DVH"].widget() is reviewed.dvh
    assert reviewed.docks["DVH"].isVisible()


def test_four_are_remembered_with_their_dvh(qtbot: QtBot, window: Window) -> None:
    window.menus.actions["pictures_four"].trigger()
    settings = window.settings
    window.close()
    again = Window(settings)
    qtbot.addWidget(again)
    assert again.pictures.arrangement.name == "four"
    assert again.dvh.parentWidget() is again.pictures
    again.menus.actions["pictures_three"].trigger()
    assert not again.docks["DVH"].isHidden()
    again.close()


def test_the_dvh_of_four_is_maximised_and_goes_back_to_its_cell(
    reviewed: Window,
) -> None:
    reviewed.menus.actions["pictures_four"].trigger()
    reviewed.menus.actions["maximise_dvh"].trigger()
    assert reviewed.pictures.isHidden()
    reviewed.menus.actions["maximise_dvh"].trigger()
    assert reviewed.dvh.parentWidget() is reviewed.pictures
    assert reviewed.dvh.isVisible()


def test_a_double_click_gives_a_picture_all_the_room_and_brings_back(
    qtbot: QtBot, reviewed: Window
) -> None:
    for arrangement in ("three", "four", "two"):
        reviewed.menus.actions[f"pictures_{arrangement}"].trigger()
        gives_all_the_room(qtbot, reviewed, is_dvh_in_it=arrangement == "four")


def gives_all_the_room(qtbot: QtBot, reviewed: Window, *, is_dvh_in_it: bool) -> None:
    before = reviewed.pictures.shown
    small = before[-1]
    is_brief = small.is_brief
    place = QPoint(40, 40)
    qtbot.mouseDClick(small.viewport(), LEFT, pos=place)
    assert reviewed.pictures.shown == (small,)
    assert not small.is_brief
    assert not before[0].isVisible()
    assert reviewed.dvh.isVisible() is not is_dvh_in_it
    qtbot.waitUntil(lambda: small.width() > reviewed.pictures.width() * 0.9)
    assert reviewed.pictures.current is small
    qtbot.mouseDClick(small.viewport(), LEFT, pos=place)
    assert reviewed.pictures.shown == before
    assert small.is_brief is is_brief
    assert all(view.isVisible() for view in before)
    assert reviewed.dvh.isVisible()


def test_a_double_click_leaves_cross_hair_and_planes_where_they_were(
    qtbot: QtBot, reviewed: Window
) -> None:
    reviewed.menus.actions["pictures_three"].trigger()
    review = reviewed.session.review
    small = view_of(reviewed, "sagittal")
    for cross_hair in ((3.0, 4.0, 5.0), None):
        review.set_cursor(cross_hair)
        cursor, places = review.cursor, review.places
        qtbot.mouseClick(small.viewport(), LEFT, pos=QPoint(40, 40))
        assert review.places != places  # a click is one
        review.go_back(cursor, places)
        for _ in ("all the room", "back"):
            qtbot.mouseClick(small.viewport(), LEFT, pos=QPoint(40, 40))
            qtbot.mouseDClick(small.viewport(), LEFT, pos=QPoint(40, 40))
            assert (review.cursor, review.places) == (cursor, places)


def test_a_picture_alone_cannot_be_larger(qtbot: QtBot, reviewed: Window) -> None:
    reviewed.menus.actions["pictures_axial"].trigger()
    port = view_of(reviewed, "axial").viewport()
    qtbot.mouseDClick(port, LEFT, pos=QPoint(40, 40))
    assert not reviewed.pictures.is_enlarged
    assert view_of(reviewed, "axial").isVisible()


def test_the_key_enlarges_the_picture_that_was_clicked_last(reviewed: Window) -> None:
    reviewed.menus.actions["pictures_three"].trigger()
    view_of(reviewed, "sagittal").focused.emit()
    enlarge = reviewed.menus.actions["enlarge_picture"]
    enlarge.trigger()
    assert reviewed.pictures.shown == (view_of(reviewed, "sagittal"),)
    assert enlarge.isChecked()
    reviewed.menus.actions["pictures_three"].trigger()
    assert not reviewed.pictures.is_enlarged


def test_two_axial_pictures_go_together(qtbot: QtBot, fresh: Window) -> None:
    fresh.menus.actions["pictures_two"].trigger()
    left, right = (view_of(fresh, name) for name in ("axial", "beside"))
    fresh.menus.actions["next_plane"].trigger()
    assert right.state.at == left.state.at
    right.focused.emit()
    fresh.menus.actions["previous_plane"].trigger()
    fresh.menus.actions["previous_plane"].trigger()
    assert right.state.at == left.state.at
    for one, other in ((left, right), (right, left)):
        one.zoom(1.7, QPointF(60, 80))
        one.pan(QPointF(13, -9))
        middles = [view.view_rect().center() for view in (one, other)]
        assert middles[0].x() == pytest.approx(middles[1].x(), abs=0.01)
        assert middles[0].y() == pytest.approx(middles[1].y(), abs=0.01)
        assert one.frame.scale == pytest.approx(other.frame.scale, rel=1e-3)
    fresh.menus.actions["images_only"].trigger()
    assert fresh.review.beside.images_only is fresh.review.axial.images_only


def test_full_screen_and_back(reviewed: Window) -> None:
    full = reviewed.menus.actions["full_screen"]
    full.trigger()
    assert reviewed.isFullScreen()
    assert full.isChecked()
    full.trigger()
    assert not reviewed.isFullScreen()
    assert reviewed.isVisible()
