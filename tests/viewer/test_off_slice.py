"""What a person sees of off-slice contours: planes, ghosts, flashes, the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from dosiscope.core.ignoring import ignoring_off_slice
from dosiscope.core.plane import CORONAL, SAGITTAL
from dosiscope.resources.theme import DARK
from dosiscope.viewer.header_bar import findings_badge
from dosiscope.viewer.ladder.panel import LadderPanel
from dosiscope.viewer.layers.ghosts import sentence_of
from dosiscope.viewer.layers.strokes import dashes
from dosiscope.viewer.panels.structures import StructuresPanel
from dosiscope.viewer.panels.structures_model import RoiColumn
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.picture_text import banners
from dosiscope.viewer.plane_slider import PlaneSlider
from dosiscope.viewer.review import Review
from dosiscope.viewer.slice_view import SliceView
from support.off_slice import good, read, roi, rung, unstated
from support.synthetic.off_slice import EXAMPLES, example_roi

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from dosiscope.core.plane import Orientation
    from dosiscope.demo.dicom.description import Roi

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("qapp")]
TURQUOISE = (64, 224, 208)
BOX = (-40.0, -40.0, 80.0, 80.0)


def review_of(folder: Path, *rois: Roi, ignore: bool = False) -> Review:
    case = read(folder, *rois).case
    review = Review()
    review.set_case(ignoring_off_slice(case) if ignore else case)
    for overlay in ("wash", "isodoses", "points", "cursor"):
        review.look.toggle(overlay)
    return review


def pixels(image: QImage) -> NDArray[np.int64]:
    """Red, green, blue of a picture, shape (rows, columns, 3)."""
    data = np.frombuffer(image.constBits(), dtype=np.uint8)
    rows = data.reshape(image.height(), image.bytesPerLine())[:, : 4 * image.width()]
    return rows.reshape(image.height(), image.width(), 4)[..., 2::-1].astype(np.int64)


def count(review: Review, colour: tuple[int, int, int], reach: int = 30) -> int:
    """How many pixels of the axial picture are about of this colour."""
    image = pixels(render_picture(review.axial, (500, 500), words=False, view_box=BOX))
    return int((np.abs(image - colour).max(axis=2) <= reach).sum())


BAD = tuple(int(DARK.bad[n : n + 2], 16) for n in (1, 3, 5))


def red(review: Review) -> int:
    return count(review, (BAD[0], BAD[1], BAD[2]))


# --- planes ------------------------------------------------------------------------


def test_off_slice_planes_are_reachable_unless_only_images_are_wanted(
    tmp_path: Path,
) -> None:
    review = review_of(tmp_path, roi(good()))
    assert {7.0, 13.0} <= set(review.axial.planes.tolist())
    review.axial.go_to(7.0)
    assert banners(review.axial) == ("no CT image at z = 7.0 mm: interpolated",)
    review.axial.set_images_only(True)
    assert not {7.0, 13.0} & set(review.axial.planes.tolist())
    assert review.axial.at in review.axial.image_planes


def test_the_banner_has_a_true_minus(tmp_path: Path) -> None:
    review = review_of(tmp_path, roi([rung(-7.35, 1), rung(-4, 2, 1)]))
    review.axial.go_to(-7.35)
    (banner,) = banners(review.axial)
    assert banner == "no CT image at z = \N{MINUS SIGN}7.35 mm: interpolated"


def test_contours_are_solid_on_their_plane_and_dashed_beside_it(
    tmp_path: Path,
) -> None:
    review = review_of(tmp_path, roi([rung(7, 1), rung(8, 2, 1), rung(9.5, 3, 2)]))
    review.axial.go_to(7.0)
    solid = count(review, TURQUOISE, 60)
    only = review_of(tmp_path / "b", roi([rung(9.5, 1), rung(12, 2, 1)]))
    only.axial.go_to(8.0)
    dashed = count(only, TURQUOISE, 60)
    assert solid > 0
    assert 0 < dashed < solid
    only.look.toggle("off_slice")
    assert count(only, TURQUOISE, 60) == 0


def test_dashes_run_along_a_line_and_begin_anew_with_the_next() -> None:
    square = np.array([[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], dtype=float)
    lines = np.concatenate(
        [np.concatenate([s[:-1], s[1:]], axis=1) for s in (square, square + 50)]
    )
    cut = dashes(lines, 3.0, 4.0)
    length = np.hypot(cut[:, 2] - cut[:, 0], cut[:, 3] - cut[:, 1])
    # 40 px are five periods of 7 with 3 px each, and another 3 of the 5 that are left
    assert length.sum() == pytest.approx(2 * (5 * 3 + 3))
    assert (length <= 3.0 + 1e-9).all()
    assert cut[0].tolist() == [0, 0, 3, 0]
    assert [50, 50, 53, 50] in cut.tolist()


def test_a_gap_draws_nothing(tmp_path: Path) -> None:
    review = review_of(tmp_path, example_roi(EXAMPLES["e"]))
    review.axial.go_to(0.0)
    assert count(review, TURQUOISE, 60) == 0
    assert red(review) == 0
    assert PlaneSlider(review.axial).missing_planes == ()


# --- the missing contour -----------------------------------------------------------


@pytest.fixture
def torn(tmp_path: Path, qtbot: QtBot) -> Review:
    """The invalid example: attached across the image at z = 0."""
    review = review_of(tmp_path, example_roi(EXAMPLES["f"]))
    review.axial.go_to(0.0)
    return review


def test_a_missing_contour_is_a_ghost_with_a_sentence(torn: Review) -> None:
    assert red(torn) > 800
    graph = torn.display.graph(1)
    assert sentence_of(torn.display.rois[0], graph.ghosts) == (
        "«Vessel»: no contour on this image plane although contours 3 (z "
        "\N{MINUS SIGN}4.0) and 4 (z 4.0) are attached. Volume and DVH are withheld."
    )
    assert count(torn, TURQUOISE, 60) == 0  # nothing looks like data


def test_no_switch_hides_a_missing_contour_but_hiding_its_roi(torn: Review) -> None:
    shown = red(torn)
    for overlay in ("annotations", "contours", "off_slice"):
        torn.look.toggle(overlay)
    assert red(torn) > 0.7 * shown  # the headline in the corner is gone
    torn.look.hide_all(True)
    assert red(torn) > 0.7 * shown
    torn.look.hide_all(False)
    torn.display.set_visible([1], False)
    assert red(torn) == 0


def test_a_missing_contour_is_on_its_plane_only(torn: Review) -> None:
    torn.look.toggle("annotations")
    torn.axial.go_to(-4.0)
    assert red(torn) == 0
    slider = PlaneSlider(torn.axial)
    assert list(slider.missing_planes) == [0.0]
    torn.display.set_visible([1], False)
    assert list(slider.missing_planes) == []


def test_an_invalid_roi_is_red_in_list_and_header(torn: Review, qtbot: QtBot) -> None:
    panel = StructuresPanel(torn)
    qtbot.addWidget(panel)
    assert panel.model.index(0, RoiColumn.STATE).data() == "invalid"
    assert panel.model.index(0, RoiColumn.VOLUME).data() == "withheld"
    assert "z = 0.00 mm" in panel.model.state(panel.model.rows[0]).notice
    assert panel.view.rowHeight(0) == 44
    panel.resize(360, 300)
    panel.show()
    grabbed = pixels(panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    assert (np.abs(grabbed - BAD).max(axis=2) < 25).sum() > 30
    assert torn.case is not None
    assert findings_badge(torn.case)[1] == "bad"


# --- reaching and pointing out -----------------------------------------------------


def test_an_roi_between_two_images_is_listed_reachable_and_drawn(
    tmp_path: Path, qtbot: QtBot
) -> None:
    review = review_of(tmp_path, example_roi(EXAMPLES["b"]))
    review.axial.set_images_only(True)
    panel = StructuresPanel(review)
    qtbot.addWidget(panel)
    panel.show()
    cells = {c: panel.model.index(0, c).data() for c in RoiColumn}
    assert cells[RoiColumn.CONTOURS] == "3"
    assert cells[RoiColumn.OFF_SLICE] == "3"
    assert cells[RoiColumn.ISLANDS] == "1"
    assert cells[RoiColumn.MODE] == "off-slice"
    assert cells[RoiColumn.STATE] == "shown"
    at = panel.view.visualRect(panel.view.sorted.index(0, RoiColumn.NAME)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert review.axial.at == 1.2
    assert not review.axial.images_only
    assert count(review, TURQUOISE) > 0


def test_a_ladder_click_goes_to_the_contour_and_flashes_it(
    tmp_path: Path, qtbot: QtBot
) -> None:
    review = review_of(tmp_path, example_roi(EXAMPLES["d"]))
    view, ladder = SliceView(review.axial), LadderPanel(review)
    for widget in (view, ladder):
        qtbot.addWidget(widget)
        widget.resize(400, 500)
        widget.show()
    plot = ladder._plot
    assert plot.model is not None
    node = int(np.flatnonzero(np.isclose(plot.model.z, 5.1))[0])
    x, y = plot.view.places(plot.model)[node].tolist()
    flash = view.painter.flash
    assert flash.strength == 0
    with qtbot.waitSignal(review.flash_requested) as asked:
        qtbot.mouseClick(
            plot.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(round(x), round(y)),
        )
    assert asked.args == [1, int(plot.model.contour[node])]
    assert review.axial.at == 5.1
    assert flash.strength > 0.5
    lit = pixels(view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    with qtbot.waitSignal(flash._fade.finished, timeout=5000):
        pass
    calm = pixels(view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    assert (np.abs(lit - calm).max(axis=2) > 40).sum() > 50
    assert flash.strength == 0


@pytest.mark.parametrize("orientation", [CORONAL, SAGITTAL], ids=lambda o: o.name)
def test_across_its_plane_a_contour_flashes_as_it_is_seen_from_the_side(
    tmp_path: Path, qtbot: QtBot, orientation: Orientation
) -> None:
    review = review_of(tmp_path, example_roi(EXAMPLES["d"]))
    (state,) = (one for one in review.views if one.orientation == orientation)
    view, (roi,) = SliceView(state), review.display.visible_rois
    qtbot.addWidget(view)
    view.resize(400, 500)
    view.show()
    contour = int(np.flatnonzero(np.isclose(roi.contours.z, 5.1))[0])
    review.flash(roi.number, contour)
    places = state.plane.to_uv(roi.contours[contour].points)
    lit = pixels(view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    view.painter.flash._fade.stop()
    calm = pixels(view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    rows, columns = np.nonzero(np.abs(lit - calm).max(axis=2) > 40)
    low = view.frame.to_pixel(*places.min(axis=0).tolist())
    high = view.frame.to_pixel(*places.max(axis=0).tolist())
    ratio = view.devicePixelRatioF()
    assert rows.mean() / ratio == pytest.approx(low.y(), abs=1)
    assert columns.min() / ratio == pytest.approx(low.x(), abs=10)
    assert columns.max() / ratio == pytest.approx(high.x(), abs=10)
    # on a plane that the contour does not reach there is nothing of it
    state.go_to(float(state.planes[0]))
    away = pixels(view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    review.flash_requested.emit(roi.number, contour)
    lit = pixels(view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    assert np.array_equal(lit, away)


def test_outlines_of_unknown_connection_are_drawn_with_a_warning(
    tmp_path: Path,
) -> None:
    review = review_of(tmp_path, roi([unstated(8), unstated(10), unstated(12)]))
    review.axial.go_to(10.0)
    assert count(review, TURQUOISE) > 0
    assert review.case is not None
    assert any(f.rule == "OS-03" for f in review.case.warnings)


# --- ignored -----------------------------------------------------------------------


def test_ignored_contours_are_hidden_and_the_list_says_so(
    tmp_path: Path, qtbot: QtBot
) -> None:
    review = review_of(tmp_path, roi(good()), ignore=True)
    assert not {7.0, 13.0} & set(review.axial.planes.tolist())
    assert review.display.outlines(1).z.tolist() == [8.0, 12.0]
    panel, ladder = StructuresPanel(review), LadderPanel(review)
    for widget in (panel, ladder):
        qtbot.addWidget(widget)
        widget.show()
    assert panel.model.index(0, RoiColumn.STATE).data() == "off-slice hidden"
    assert panel.model.index(0, RoiColumn.OFF_SLICE).data() == "2"
    notice = "off-slice content hidden: 2 of 4 contours"
    assert panel.model.state(panel.model.rows[0]).notice == notice
    assert "hidden in the picture" in ladder._summary.text()


def test_the_same_case_told_anew_keeps_what_the_user_chose(tmp_path: Path) -> None:
    review = review_of(tmp_path, roi(good()))
    review.look.set_window(300.0, 1500.0)
    review.axial.go_to(13.0)
    assert review.case is not None
    whole = review.case
    review.amend_case(ignoring_off_slice(whole))
    assert review.axial.at == 12.0
    assert review.look.window == (300.0, 1500.0)
    review.amend_case(whole)
    assert 13.0 in review.axial.planes
