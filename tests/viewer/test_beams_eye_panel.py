"""The beam's-eye panel follows the review, and says what it does not show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from dosiscope.core.beams.prepared import prepare_faces
from dosiscope.core.progress import finish
from dosiscope.core.text import unbroken
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.beams_eye.panel import (
    MAXIMISE,
    NO_BEAM,
    NO_BEAMS,
    NO_CASE,
    BeamsEyePanel,
    finest_at,
)
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.style import apply_style
from support.beam_sights import review_with
from support.checked_plan import PTV, good_case
from support.delivered_plan import (
    arc,
    beam,
    control_points,
    delivered,
    other_plan,
)
from support.painted import failing, grabbed
from support.reviews import review_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.review import Review

pytestmark = pytest.mark.usefixtures("qapp")


def panel_of(qtbot: QtBot, review: Review) -> BeamsEyePanel:
    panel = BeamsEyePanel(review)
    qtbot.addWidget(panel)
    panel.resize(420, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def review() -> Review:
    return review_with(delivered(arc(1), beam(2, 90)))


@pytest.fixture
def panel(qtbot: QtBot, review: Review) -> BeamsEyePanel:
    panel = panel_of(qtbot, review)
    panel.take_faces(finish(prepare_faces(review.results.solids)))
    return panel


def test_it_follows_beam_and_control_point(
    panel: BeamsEyePanel, review: Review
) -> None:
    assert panel.choice.currentText() == 'Beam 1 "G000"'
    review.beam.go_to(3)
    assert panel.sight is not None
    assert panel.sight.point == 3
    told = unbroken("Control point 3 (4th of 7) · gantry 0.0°", " · ")
    assert panel.told.text().startswith(told)
    assert panel.strip.item.line.value() == 4.0
    panel.choice.setCurrentIndex(1)
    panel.choice.activated.emit(1)
    assert review.beam.beam is not None
    assert review.beam.beam.number == 2
    assert panel.sight.beam.number == 2
    assert panel.bar.slider.maximum() == 1


@pytest.mark.slow
def test_it_is_coarser_while_it_plays_and_fine_where_it_rests(
    panel: BeamsEyePanel, review: Review
) -> None:
    def rows() -> float:
        assert panel.sight is not None
        return next(r for r in panel.sight.rois if r.number == PTV).silhouette.step

    fine = rows()
    panel.player.toggle()
    panel.player.step()
    assert review.beam.point == 1
    assert rows() == pytest.approx(2 * fine, rel=0.1)
    panel.player.stop()
    assert review.beam.point == 1
    assert rows() == pytest.approx(fine, rel=0.1)
    panel.player.toggle()
    while panel.player.is_playing:
        panel.player.step()
    assert rows() == pytest.approx(fine, rel=0.1)  # at the end, too


def test_structures_follow_the_list(panel: BeamsEyePanel, review: Review) -> None:
    def numbers() -> set[int]:
        assert panel.sight is not None
        return {roi.number for roi in panel.sight.rois}

    assert PTV in numbers()
    review.display.set_visible([PTV], visible=False)
    assert PTV not in numbers()
    review.display.set_visible([PTV], visible=True)
    review.display.set_colour(PTV, (1, 2, 3))
    assert panel.sight is not None
    assert (1, 2, 3) in {roi.colour for roi in panel.sight.rois}
    panel.drop_faces([PTV])
    panel.take_reason(PTV, "it cannot be told")
    assert "PTV_60 is not drawn: it cannot be told." in panel.notes.text()
    panel.forget_faces()
    assert not numbers()


def test_without_a_beam_it_says_so(qtbot: QtBot) -> None:
    review = review_of(good_case(plan=delivered(beam(1))))
    panel = panel_of(qtbot, review)
    assert panel.told.text() == NO_BEAM
    assert panel.sight is None
    assert panel.picture() is None
    without = replace(delivered(), beams=())
    review.set_case(good_case(plan=without))
    assert panel.told.text() == NO_BEAMS
    assert not panel.bar.isVisible()
    review.set_case(None)
    assert panel.told.text() == NO_CASE
    assert not panel.view.isVisible()


def test_the_picture_has_the_size_of_its_place_when_it_is_seen_again(
    qtbot: QtBot,
) -> None:
    """Its words take another line while it is laid out."""
    review = review_of(good_case(plan=delivered(arc(1), beam(2))))
    panel = panel_of(qtbot, review)
    panel.resize(560, 600)
    panel.show()
    assert not panel.view.isVisible()
    review.beam.choose(1)
    qtbot.waitUntil(panel.view.isVisible)
    grabbed(panel)
    assert panel.view.box.size().toSize() == panel.view.size()


def test_a_plan_that_is_withheld_is_not_told_as_absent(qtbot: QtBot) -> None:
    """And who its patient is stays hidden where identity is."""
    plan = other_plan()
    panel = panel_of(qtbot, review_of(good_case(plan=None, withheld=(plan,))))
    assert "Withheld: RT Plan" in panel.told.text()
    assert "ID-4711" in panel.told.text()
    with screen_identity.hidden(True):
        qtbot.waitUntil(lambda: "ID-4711" not in panel.told.text())
    assert panel.choice.isHidden()
    assert panel.told.width() > panel.width() / 2  # not a word a line


def test_what_is_withheld_is_told(qtbot: QtBot) -> None:
    tilted = control_points(0.0, roll=np.full(2, 3.0))
    review = review_with(delivered(beam(1, points=tilted)))
    panel = panel_of(qtbot, review)
    assert "roll angle is 3°" in panel.notes.text()
    assert panel.sight is not None
    assert panel.sight.eye is None
    assert not panel.view.isVisible()  # a black picture says nothing
    panel.view.place_at(QPointF(10, 10))
    panel.view.hovered.emit((0.0, 0.0))
    assert panel.place.text() == ""


def test_a_plan_that_is_read_anew_is_shown(
    panel: BeamsEyePanel, review: Review
) -> None:
    review.beam.go_to(2)
    case = review.case
    assert case is not None
    shorter = arc(1, name="again")
    review.amend_case(replace(case, plan=delivered(shorter, beam(2))))
    assert panel.sight is not None
    assert panel.sight.beam is shorter
    assert panel.choice.currentText() == 'Beam 1 "again"'
    review.set_case(good_case(plan=delivered(beam(5))))
    assert panel.sight is None
    assert panel.choice.count() == 1


def test_keys_step_and_go(qtbot: QtBot, panel: BeamsEyePanel, review: Review) -> None:
    def press(*keys: Qt.Key) -> int:
        for key in keys:
            qtbot.keyClick(panel, key)
        return review.beam.point

    keys = Qt.Key
    assert press(keys.Key_Right, keys.Key_Right) == 2
    assert press(keys.Key_Left) == 1
    assert press(keys.Key_End) == 6
    assert press(keys.Key_Home) == 0
    assert press(keys.Key_PageDown) == 6


def test_the_mouse_zooms_pans_and_tells(
    qtbot: QtBot, panel: BeamsEyePanel, review: Review
) -> None:
    view = panel.view
    place = view.pixel_of(4.0, -3.0)
    assert view.place_at(place) == pytest.approx((4.0, -3.0))
    qtbot.mouseMove(view.viewport(), place.toPoint())
    view.hovered.emit((0.0, 0.0))
    assert panel.place.text().startswith("x 0.0, y 0.0 mm at the isocentre · ")
    assert "PTV_60" in panel.place.text()
    assert not view.is_moved
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseMove(port, QPoint(130, 110))
    view.box.pan(QPointF(30, 10))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(130, 110))
    assert view.is_moved
    panel.fit.click()
    assert not view.is_moved
    asked: list[bool] = []
    panel.maximise_requested.connect(lambda: asked.append(True))
    qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    panel.larger.click()
    assert asked == [True, True]


def test_a_click_on_an_outline_points_at_its_structure(
    qtbot: QtBot, panel: BeamsEyePanel, review: Review
) -> None:
    assert panel.sight is not None
    (target,) = (roi for roi in panel.sight.rois if roi.number == PTV)
    x, y = target.silhouette.outline[0, :2]
    at = panel.view.pixel_of(float(x), float(y))
    assert panel.view.roi_at(at) is not None
    panel.view.picked.emit(PTV)
    assert review.display.highlight == PTV
    assert panel.view.highlight == PTV
    assert panel.view.roi_at(QPointF(-500, -500)) is None


@pytest.mark.slow
def test_it_stands_beside_or_below(panel: BeamsEyePanel) -> None:
    panel.resize(1200, 500)
    QApplication.processEvents()
    assert panel.strip.x() >= panel.view.geometry().right()
    panel.resize(420, 800)
    QApplication.processEvents()
    assert panel.strip.y() >= panel.view.geometry().bottom()
    panel.set_maximised(is_maximised=True)
    assert panel.larger.accessibleName() != MAXIMISE
    panel.set_maximised(is_maximised=False)
    assert panel.larger.accessibleName() == MAXIMISE


def test_pictures_name_the_patient_unless_that_is_hidden(
    panel: BeamsEyePanel,
) -> None:
    shown = panel.picture()
    with screen_identity.hidden(True):
        left_out = panel.picture()
    assert shown is not None
    assert left_out is not None
    assert "identity left out" not in shown.told
    assert "identity left out" in left_out.told


@pytest.mark.slow
def test_another_theme_is_painted(qapp: QApplication, panel: BeamsEyePanel) -> None:
    apply_style(qapp, DARK)
    dark = grabbed(panel.strip)
    try:
        apply_style(qapp, LIGHT)
        assert grabbed(panel.strip) != dark
    finally:
        apply_style(qapp, DARK)


def test_a_mistake_while_painting_is_told_and_ends_nothing(
    panel: BeamsEyePanel,
) -> None:
    with failing(panel.view, "highlight") as told:
        pass
    assert told == []
    with failing(type(panel.view), "frame") as told:
        panel.view.repaint()
    assert told


def test_rows_are_as_fine_as_the_picture() -> None:
    assert finest_at(2.0) == 0.5
    assert finest_at(100.0) == 0.1
    assert finest_at(0.1) == 1.0
