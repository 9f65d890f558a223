from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from dosiscope.core.case import Case
from dosiscope.core.contours.graph import contour_graph
from dosiscope.core.kinds import Kind
from dosiscope.core.reason import Reason
from dosiscope.core.structures import (
    Contour,
    Contours,
    GeometricType,
    Roi,
    StructureSet,
)
from dosiscope.viewer.ladder.layout import spread
from dosiscope.viewer.ladder.model import LadderModel, ladder_of
from dosiscope.viewer.ladder.painting import radius_of
from dosiscope.viewer.ladder.panel import LadderPanel
from dosiscope.viewer.ladder.plot import LadderPlot
from dosiscope.viewer.review import Review
from dosiscope.viewer.theming import current_theme
from support.dvh_review import PATIENT, dose, header
from support.ladder_rois import chain, roi_of, skipped, stack, vessel
from support.pointer import turn_wheel

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

IMAGES = np.arange(-2.0, 30.0, 2.0)


def model_of(roi: Roi, images: NDArray[np.float64] | None = None) -> LadderModel:
    images = IMAGES if images is None else images
    return ladder_of(roi, contour_graph(roi, images), images)


def crossings(model: LadderModel) -> int:
    """How many pairs of edges between the same two planes cross."""
    low, high = model.edges.T
    count = 0
    for a in range(len(low)):
        for b in range(a):
            if (
                model.z[low[a]] != model.z[low[b]]
                or model.z[high[a]] != model.z[high[b]]
            ):
                continue
            below = model.column[low[a]] - model.column[low[b]]
            above = model.column[high[a]] - model.column[high[b]]
            count += below * above < 0
    return count


# --- layout ---


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=40))
def test_spread_keeps_the_order_and_the_distance(wishes: list[float]) -> None:
    wanted = np.sort(np.array(wishes))
    places = spread(wanted)
    assert np.all(np.diff(places) >= 1 - 1e-6)
    if np.all(np.diff(wanted) >= 1):
        assert places == pytest.approx(wanted)
    assert places.mean() == pytest.approx(wanted.mean(), abs=1e-6)


def test_branches_stand_side_by_side_and_the_rest_is_straight() -> None:
    model = model_of(vessel())
    column = dict(enumerate(model.column.tolist(), 1))
    assert len({round(column[n], 6) for n in (1, 2, 3, 4, 5)}) == 1
    assert column[6] < column[5] < column[7]  # as in the patient: -8 and 8 mm
    assert column[7] - column[6] >= 1
    assert column[6] == pytest.approx(column[8])
    assert column[8] == pytest.approx(column[10])
    assert crossings(model) == 0


def test_no_two_contours_of_a_plane_share_a_place() -> None:
    for roi in (vessel(), chain(300)):
        model = model_of(roi)
        places = np.round(np.column_stack([model.z, model.column]), 6)
        assert len(np.unique(places, axis=0)) == len(places)


def test_a_trunk_stays_straight_where_short_branches_leave_it() -> None:
    model = model_of(chain(300), np.arange(0, 300, 3.0))
    contours = model.roi.contours
    is_trunk = contours.points[contours.starts[:-1], 0] < 6
    # but at its end, where both branches are as long
    below = model.z < 285
    assert np.ptp(model.column[is_trunk & below]) < 0.01


def test_crossed_attachments_are_untangled() -> None:
    # 1 continues as 4, 2 as 3, though 3 lies to the left of 4
    roi = roi_of(
        1,
        "Crossed",
        [
            (1, 0.0, 10.0, ()),
            (2, 0.0, -10.0, ()),
            (3, 2.0, 10.0, (2,)),
            (4, 2.0, -10.0, (1,)),
            (5, 4.0, 0.0, (3, 4)),
        ],
    )
    assert crossings(model_of(roi)) == 0


def test_renumbered_and_reordered_contours_give_the_same_picture() -> None:
    roi = vessel()
    model = model_of(roi)
    order = np.random.default_rng(4).permutation(len(roi.contours))
    moved = Roi(
        1, "Vessel", contours=Contours.of([roi.contours[int(n)] for n in order])
    )
    other = model_of(moved)
    one = sorted(zip(model.z.tolist(), np.round(model.column, 6).tolist(), strict=True))
    two = sorted(zip(other.z.tolist(), np.round(other.column, 6).tolist(), strict=True))
    assert one == two


# --- what it tells ---


def test_gaps_islands_and_branches_are_counted() -> None:
    summary = model_of(vessel()).summary
    assert summary.startswith("off-slice · 15 contours · 5 off-slice · 2 gaps")
    assert "1 island" in summary
    assert "1 branching" in summary


def test_every_fault_has_its_sentence_and_its_place() -> None:
    model = model_of(skipped())
    assert [n for n, bad in enumerate(model.is_faulty, 1) if bad] == [5]
    assert [z for _, _, z in model.ghosts] == [4.0, 6.0]
    low, high = model.edges[model.edge_is_faulty][0].tolist()
    assert (model.z[low], model.z[high]) == (2.0, 8.0)
    assert model.faults[0] == "attached to a contour that is missing: 99"
    assert "image plane z = 4.0 mm" in model.faults[1]
    assert "missing: 99" in model.tooltip(4)


def test_an_on_slice_roi_shows_its_missing_slices_as_gaps() -> None:
    model = model_of(stack(12, 3.0, missing=(5, 6)), np.arange(12.0) * 3)
    assert model.summary == "on-slice · 10 contours · 1 gap"
    # slices 4 and 7 end half a slice beyond themselves
    assert model.gaps == ((13.5, 19.5),)


def test_without_images_nothing_is_called_off_slice() -> None:
    model = model_of(vessel(), np.empty(0))
    assert "off-slice · 15 contours · 2 gaps" in model.summary
    assert "not known" in model.tooltip(0)


def test_a_tooltip_tells_number_place_and_attachments() -> None:
    text = model_of(vessel()).tooltip(1)
    assert "number 2" in text
    assert "z 0.0 mm, on an image plane" in text
    assert "attached to 1" in text
    assert "24 points" in text


def test_one_point_is_no_plural() -> None:
    model = model_of(vessel())
    one = Contour(GeometricType.CLOSED_PLANAR, np.zeros((1, 3)), number=1)
    alone = replace(model.roi, contours=Contours.of([one]))
    assert "1 point\n" in replace(model, roi=alone).tooltip(0) + "\n"


# --- with the mouse ---


@pytest.fixture
def plot(qtbot: QtBot) -> LadderPlot:
    plot = LadderPlot()
    qtbot.addWidget(plot)
    plot.resize(300, 460)
    plot.set_model(model_of(vessel()), (255, 160, 64))
    plot.show()
    qtbot.waitExposed(plot)
    return plot


def place_of(plot: LadderPlot, node: int) -> QPoint:
    assert plot.model is not None
    return QPointF(*plot.view.places(plot.model)[node]).toPoint()


def test_clicking_a_dot_names_its_contour(qtbot: QtBot, plot: LadderPlot) -> None:
    with qtbot.waitSignal(plot.contour_clicked) as clicked:
        QTest.mouseClick(
            plot.viewport(), Qt.MouseButton.LeftButton, pos=place_of(plot, 6)
        )
    assert clicked.args == [6]


def test_clicking_beside_the_dots_names_the_plane(
    qtbot: QtBot, plot: LadderPlot
) -> None:
    with qtbot.waitSignal(plot.plane_clicked) as clicked:
        at = QPoint(plot.width() - 20, round(plot.view.y(18.0)))
        QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert clicked.args is not None
    assert clicked.args[0] == pytest.approx(18.0, abs=1 / plot.view.scale)


def test_the_wheel_zooms_at_the_mouse_and_a_double_click_shows_all(
    plot: LadderPlot,
) -> None:
    full = (plot.view.low, plot.view.high)
    at = QPointF(150, 120)
    before = plot.z_at(at)
    turn_wheel(plot, 4, at)
    assert plot.view.high - plot.view.low < 0.6 * (full[1] - full[0])
    assert plot.z_at(at) == pytest.approx(before)
    QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert (plot.view.low, plot.view.high) == full
    turn_wheel(plot, -10, at)  # never beyond everything
    assert (plot.view.low, plot.view.high) == pytest.approx(full)


@pytest.mark.slow
def test_dots_shrink_where_they_are_dense(plot: LadderPlot) -> None:
    few = radius_of(model_of(skipped()), plot.view)
    plot.set_model(model_of(chain(500)), (1, 2, 3))
    assert plot.model is not None
    assert radius_of(plot.model, plot.view) < few
    image = plot.picture().image(QSize(200, 400))
    assert (image.width(), image.height()) == (400, 800)


def test_dots_on_images_are_filled_and_the_others_hollow(plot: LadderPlot) -> None:
    image = plot.grab().toImage()
    ratio = image.devicePixelRatio()
    on, off = (place_of(plot, n) * ratio for n in (1, 0))
    assert image.pixelColor(on).red() > 200
    assert image.pixelColor(off).red() < 60


def test_the_shown_plane_stands_alone_where_a_label_of_the_scale_is(
    plot: LadderPlot,
) -> None:
    places = plot.centralWidget.scale_labels()
    place = next(place for place, text in places if text.startswith("0"))
    plot.set_plane(0.0)
    # the sign of the shown plane begins further right than the longer label
    left = QRect(round(place.left()), round(place.top()), 4, round(place.height()))
    image = plot.grab(left).toImage()
    shades = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
    }
    assert shades == {QColor(current_theme().panel).name()}


# --- in the review ---


@pytest.fixture
def review() -> Review:
    torn = Roi(2, "Torn", contours=skipped().contours)
    structure_set = StructureSet(
        header=header(Kind.STRUCTURE_SET), label="set", rois=(stack(5), vessel(), torn)
    )
    review = Review()
    review.set_case(
        Case(
            patient=PATIENT,
            frame_of_reference_uid="1.2.6",
            structure_set=structure_set,
            doses=(dose(),),
        )
    )
    return review


@pytest.fixture
def panel(qtbot: QtBot, review: Review) -> LadderPanel:
    panel = LadderPanel(review)
    qtbot.addWidget(panel)
    panel.resize(300, 520)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_the_first_roi_with_attached_contours_is_shown_first(
    panel: LadderPanel,
) -> None:
    assert panel.roi_number == 1
    assert panel.plot.model is not None
    assert panel.plot.model.roi.name == "Vessel"


def test_the_ladder_follows_what_is_pointed_at(
    qtbot: QtBot, review: Review, panel: LadderPanel
) -> None:
    review.display.set_highlight(2)
    qtbot.waitUntil(lambda: panel.roi_number == 2)
    review.display.set_highlight(None)  # it stays when nothing is pointed at
    assert panel.roi_number == 2
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert any("missing: 99" in t and "withheld" in t for t in texts)


def test_an_roi_can_be_chosen_by_name(panel: LadderPanel) -> None:
    box = panel.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    names = [box.itemText(n) for n in range(box.count())]
    assert names == ["Stack", "Vessel", "Torn"]
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert panel.roi_number == 3


def test_clicking_a_dot_goes_to_its_plane_and_flashes_it(
    qtbot: QtBot, review: Review, panel: LadderPanel
) -> None:
    with qtbot.waitSignal(panel.flash_requested) as flashed:
        at = place_of(panel.plot, 9)
        QTest.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert flashed.args == [1, 9]
    assert review.axial.at == pytest.approx(11.2)
    assert review.display.highlight == 1


def test_a_withheld_roi_says_why(qtbot: QtBot, review: Review) -> None:
    reason = "it is in another frame of reference"
    roi = Roi(7, "Elsewhere", contours=vessel().contours, withheld=Reason(reason))
    structure_set = StructureSet(
        header=header(Kind.STRUCTURE_SET), label="set", rois=(roi,)
    )
    panel = LadderPanel(review)
    qtbot.addWidget(panel)
    panel.show()
    review.set_case(
        Case(
            patient=PATIENT, frame_of_reference_uid="1.2.6", structure_set=structure_set
        )
    )
    assert panel.plot.model is None
    assert not panel.grab().isNull()


def test_another_case_empties_the_ladder(review: Review, panel: LadderPanel) -> None:
    review.set_case(None)
    assert panel.plot.model is None
    assert panel.roi_number is None


def test_a_hidden_panel_builds_nothing(qtbot: QtBot, review: Review) -> None:
    panel = LadderPanel(review)
    qtbot.addWidget(panel)
    assert panel.plot.model is None
    panel.show()
    assert panel.plot.model is not None
