"""How structures are drawn: line, fill, halo, names; and in which order they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dosiscope.core.isodose import Dash
from dosiscope.core.sections.solid_cut import SolidCut
from dosiscope.core.solids.builder import build_solid
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.standard import stack_of
from dosiscope.viewer.panels.structure_style import StyleDialog
from dosiscope.viewer.panels.structures import StructuresPanel
from dosiscope.viewer.panels.structures_model import RoiColumn
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.review import Review, ViewState
from dosiscope.viewer.roi_style import RoiStyle
from dosiscope.viewer.view_box import body_box
from support.axial import ORIENTATIONS, circle, closed, make_ct, make_roi, small_case
from support.axial import stack as geometry_of
from support.pointer import mouse

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

BOX = (-60.0, -60.0, 120.0, 120.0)
SIDE = 600  # px: 5 px a mm
Z = (-10.0, -5.0, 0.0, 5.0, 10.0)


def picture(view: ViewState) -> NDArray[np.int64]:
    """Red, green and blue of a picture without words, [v, u]."""
    for one in ("wash", "isodoses", "points", "annotations", "cursor"):
        view.review.look.set_shown(one, False)
    image = render_picture(view, (SIDE, SIDE), words=False, view_box=BOX)
    data = np.array(image.convertToFormat(image.Format.Format_RGB32).constBits())
    return data.reshape(SIDE, SIDE, 4)[..., 2::-1].astype(np.int64)


def one_roi(*radii: float) -> Review:
    """A red structure of nested circles on a CT of one value."""
    ct = make_ct(
        geometry_of(ORIENTATIONS[0], (1, 1), Z, (-60, -60), (60, 60)),
        lambda x, *_: 0 * x + 40,
    )
    contours = [closed(circle(0, 0, z, r)) for z in Z for r in radii]
    review = Review()
    review.set_case(small_case(ct=ct, rois=(make_roi(1, contours),)))
    solid = build_solid(review.display.rois[0], ct.geometry.z)
    review.results.add_solid(1, solid, solid.volume_cc)
    review.results.add_cut(1, solid, SolidCut(solid))
    return review


def reddened(before: NDArray[np.int64], after: NDArray[np.int64]) -> int:
    """How many pixels are redder."""
    gain = (after[..., 0] - after[..., 1]) - (before[..., 0] - before[..., 1])
    return int((gain > 40).sum())


@pytest.mark.usefixtures("qapp")
def test_a_fill_tints_what_the_outlines_enclose_and_nothing_else() -> None:
    """Of a ring between 40 and 20 mm: pi (40^2 - 20^2) mm^2, 25 pixels each."""
    review = one_roi(40.0, 20.0)
    plain = picture(review.axial)
    review.display.set_style([1], RoiStyle(fill=0.4))
    found = reddened(plain, picture(review.axial))
    assert found == pytest.approx(np.pi * (40**2 - 20**2) * 25, rel=0.02)


@pytest.mark.usefixtures("qapp")
def test_across_the_slices_the_cut_of_the_solid_is_filled() -> None:
    """Through the middle: bars from 20 to 40 mm at both sides, 25 mm high."""
    review = one_roi(40.0, 20.0)
    plain = picture(review.coronal)
    review.display.set_style([1], RoiStyle(fill=0.4))
    found = reddened(plain, picture(review.coronal))
    assert found == pytest.approx(2 * 20 * 25 * 25, rel=0.06)


@pytest.mark.usefixtures("qapp")
def test_a_wider_line_covers_more_and_a_faint_one_is_fainter() -> None:
    review = one_roi(40.0)
    review.look.set_shown("contours", False)
    nothing = picture(review.axial)
    review.look.set_shown("contours", True)
    counts = []
    for width in (1.0, 2.0, 4.0):
        review.display.set_style([1], RoiStyle(width=width))
        counts.append(reddened(nothing, picture(review.axial)))
    length = 2 * np.pi * 40 * 5
    assert counts[2] - counts[1] == pytest.approx(2 * length, rel=0.1)
    assert counts[0] < counts[1]
    review.display.set_style([1], RoiStyle(opacity=1.0))
    strong = picture(review.axial)[..., 0].max()
    review.display.set_style([1], RoiStyle(opacity=0.4))
    assert picture(review.axial)[..., 0].max() < strong


@pytest.mark.parametrize("dash", [Dash.DASHED, Dash.DOTTED])
@pytest.mark.usefixtures("qapp")
def test_dashes_leave_gaps(dash: Dash) -> None:
    review = one_roi(40.0)
    review.look.set_shown("contours", False)
    nothing = picture(review.axial)
    review.look.set_shown("contours", True)
    whole = reddened(nothing, picture(review.axial))
    review.display.set_style([1], RoiStyle(dash=dash))
    assert 0.2 * whole < reddened(nothing, picture(review.axial)) < 0.8 * whole


@pytest.mark.usefixtures("qapp")
def test_a_halo_makes_a_bright_line_seen_on_bright_ground() -> None:
    review = one_roi(40.0)
    review.look.set_window(40 - 200, 100)  # all white
    review.display.set_colour(1, (255, 255, 255))
    assert picture(review.axial)[200:400, 50:550].min() > 240
    review.display.set_halo(True)
    assert picture(review.axial)[200:400, 50:550].min() < 100


def words(view: ViewState) -> list[str]:
    frame = replace(Frame.fitting(body_box(view), 900, 900, view.plane), is_export=True)
    return [one.text for one in stack_of(view).measure(frame)]


@pytest.mark.parametrize("name", ["axial", "coronal", "sagittal"])
@pytest.mark.usefixtures("qapp")
def test_names_stand_on_outlines_within_the_picture(name: str) -> None:
    review = Review()
    review.set_case(small_case())
    case = review.case
    assert case is not None
    assert case.ct is not None
    for roi in review.display.rois:
        solid = build_solid(roi, case.ct.geometry.z)
        review.results.add_solid(roi.number, solid, solid.volume_cc)
        review.results.add_cut(roi.number, solid, SolidCut(solid))
    view = getattr(review, name)
    assert "Target" not in words(view)
    review.display.set_names(True)
    assert {"Target", "Body"} <= set(words(view))
    frame = Frame.fitting(body_box(view), 900, 900, view.plane)
    near = replace(frame, left=frame.left + 30 / frame.scale)
    for one in stack_of(view).measure(near):
        if one.text in ("Target", "Body"):
            assert 0 <= one.place.left() <= one.place.right() <= 900
    review.display.set_visible([1], False)
    assert "Target" not in words(view)


def test_what_is_said_of_all_holds_for_all_and_outlives_the_case() -> None:
    review = Review()
    review.set_case(small_case())
    review.display.set_style([1], RoiStyle(width=4.0))
    assert review.display.style(1).width == 4.0
    assert review.display.style(2) == RoiStyle()
    review.display.set_common_style(RoiStyle(width=3.0))
    assert review.display.style(1).width == 3.0
    review.display.set_style([1], RoiStyle(width=4.0))
    review.set_case(small_case())
    assert review.display.style(1).width == 3.0


@pytest.mark.parametrize(
    "style", [RoiStyle(), RoiStyle(width=1.5, dash=Dash.DOTTED, fill=0.35, opacity=0.5)]
)
def test_settings_give_a_style_back(style: RoiStyle) -> None:
    assert RoiStyle.of_text(style.text()) == style


@pytest.mark.parametrize("text", ["", "2", "9 solid 0 1", "2 wavy 0 1", "2 solid 2 1"])
def test_what_is_no_style_is_none(text: str) -> None:
    assert RoiStyle.of_text(text) is None


def test_solo_and_back() -> None:
    review = Review()
    review.set_case(small_case())
    display = review.display
    display.set_visible([2], False)
    display.solo(2)
    assert [roi.number for roi in display.visible_rois] == [2]
    display.solo(1)
    assert [roi.number for roi in display.visible_rois] == [1]
    display.solo(1)
    assert [roi.number for roi in display.visible_rois] == [1]  # as it was: 2 hidden
    display.set_visible([2], True)
    display.solo(1)
    display.solo(1)
    assert [roi.number for roi in display.visible_rois] == [1, 2]


def test_a_dialog_shows_at_once_and_takes_back(qtbot: QtBot) -> None:
    first = RoiStyle(width=3.0)
    dialog = StyleDialog("Line and fill", first, None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    seen: list[RoiStyle] = []
    dialog.changed.connect(seen.append)
    dialog.fill.setValue(25)
    dialog.dash_box.setCurrentIndex(1)
    dialog.dash_box.activated.emit(1)
    assert seen[-1] == RoiStyle(width=3.0, fill=0.25, dash=Dash.DASHED)
    dialog.reject()
    assert seen[-1] == first


@pytest.fixture
def panel(qtbot: QtBot) -> StructuresPanel:
    review = Review()
    review.set_case(small_case())
    made = StructuresPanel(review)
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(panel: StructuresPanel) -> list[str]:
    return [panel.view.row_at(n).name for n in range(panel.view.model().rowCount())]


def test_the_order_is_the_users(panel: StructuresPanel) -> None:
    panel.view.setFocus()
    panel.view.selectRow(1)
    panel.move_current(-1)
    assert names(panel) == ["Body", "Target"]
    assert panel.current is not None
    assert panel.current.name == "Body"
    panel.move_current(-1)  # it is the first already
    assert names(panel) == ["Body", "Target"]
    panel._review.display.restore_order()
    assert names(panel) == ["Target", "Body"]


def drag(panel: StructuresPanel, name: str, *places: float) -> None:
    """Drag the row of a name over heights of the list, px."""
    view, kind = panel.view, QEvent.Type
    index = view.model().index(names(panel).index(name), RoiColumn.NAME)
    at = QPointF(view.visualRect(index).center())
    left = Qt.MouseButton.LeftButton
    mouse(view, kind.MouseButtonPress, at, left)
    for y in places:
        mouse(view, kind.MouseMove, QPointF(at.x(), y), held=left)
    mouse(view, kind.MouseButtonRelease, at, left, Qt.MouseButton.NoButton)


def row(panel: StructuresPanel, n: int) -> tuple[float, float]:
    """Return the upper and lower edge of a row, px."""
    top = panel.view.rowViewportPosition(n)
    return top, top + panel.view.rowHeight(n) - 1


@pytest.fixture
def long(panel: StructuresPanel) -> StructuresPanel:
    """One with three structures, of which the second is higher than the others."""
    case = small_case()
    assert case.structure_set is not None
    first, second = case.structure_set.rois
    third = replace(first, number=3, name="Heart")
    structures = replace(case.structure_set, rois=(first, second, third))
    panel._review.set_case(replace(case, structure_set=structures))
    panel.view.setRowHeight(1, 2 * panel.view.rowHeight(0))
    return panel


def test_a_row_is_dragged(long: StructuresPanel) -> None:
    drag(long, "Target", row(long, 2)[1])
    assert names(long) == ["Body", "Heart", "Target"]
    assert long.current is not None
    assert long.current.name == "Target"
    drag(long, "Target", row(long, 0)[0])
    assert names(long) == ["Target", "Body", "Heart"]
    drag(long, "Heart", -5.0)  # beyond the list
    assert names(long) == ["Heart", "Target", "Body"]
    drag(long, "Heart", row(long, 2)[1] + 9.0)  # below all rows
    assert names(long) == ["Target", "Body", "Heart"]
    drag(long, "Target", row(long, 0)[1])  # within its own row
    assert names(long) == ["Target", "Body", "Heart"]


def test_a_row_that_is_dragged_over_a_higher_one_does_not_dance(
    long: StructuresPanel,
) -> None:
    """It moves where it then lies below the mouse, and not before."""
    top, bottom = row(long, 1)
    drag(long, "Target", top, top + 1)
    assert names(long) == ["Target", "Body", "Heart"]
    drag(long, "Target", bottom)
    assert names(long) == ["Body", "Target", "Heart"]


def test_a_sorted_list_is_not_dragged(long: StructuresPanel) -> None:
    heads = long.view.horizontalHeader()
    heads.setSortIndicator(RoiColumn.NAME, Qt.SortOrder.AscendingOrder)
    assert names(long) == ["Body", "Heart", "Target"]
    drag(long, "Target", row(long, 0)[0])
    assert names(long) == ["Body", "Heart", "Target"]
    assert long._review.display.rois[0].name == "Target"


def test_another_case_lets_go(long: StructuresPanel) -> None:
    name = long.view.model().index(0, RoiColumn.NAME)
    at = QPointF(long.view.visualRect(name).center())
    mouse(long.view, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
    case = small_case()
    assert case.structure_set is not None
    other = [replace(r, number=90 + r.number) for r in case.structure_set.rois]
    structures = replace(case.structure_set, rois=tuple(other))
    long._review.set_case(replace(case, structure_set=structures))
    below = QPointF(at.x(), row(long, 1)[1])
    held = Qt.MouseButton.LeftButton
    mouse(long.view, QEvent.Type.MouseMove, below, held=held)
    assert names(long) == ["Target", "Body"]


def test_a_move_passes_what_is_listed(long: StructuresPanel) -> None:
    """Past those that the filter hides too."""
    long.filter.setText("ar")
    assert names(long) == ["Target", "Heart"]
    long.view.selectRow(1)
    long.move_current(-1)
    assert names(long) == ["Heart", "Target"]
    long.filter.clear()
    assert names(long) == ["Heart", "Target", "Body"]


def test_types_are_switches(panel: StructuresPanel) -> None:
    menu = panel.buttons["Types"].menu()
    assert menu is not None
    panel.fill_types(menu)
    words = [action.text() for action in menu.actions()]
    assert words == ["ORGAN  1 of 1", "EXTERNAL  1 of 1"]
    menu.actions()[1].trigger()
    assert [r.name for r in panel._review.display.visible_rois] == ["Target"]
    panel.fill_types(menu)
    assert not menu.actions()[1].isChecked()
    menu.actions()[1].trigger()
    assert len(panel._review.display.visible_rois) == 2


def test_alt_on_the_eye_is_solo(
    panel: StructuresPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = panel.view.model().index(0, RoiColumn.EYE)
    at: QPoint = panel.view.visualRect(index).center()
    alt = Qt.KeyboardModifier.AltModifier
    monkeypatch.setattr(QApplication, "keyboardModifiers", staticmethod(lambda: alt))
    for shown in (["Target"], ["Target", "Body"]):
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, alt, at)
        assert [r.name for r in panel._review.display.visible_rois] == shown
