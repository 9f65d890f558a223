"""The list of measurements and the plot of a profile."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest

from dosiscope.core.dose import DoseUnits
from dosiscope.core.isodose import Reference
from dosiscope.core.kinds import Kind
from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.core.solids.builder import build_solid
from dosiscope.viewer.panels.marks import MarksPanel
from dosiscope.viewer.review import Review
from support.axial import small_case
from support.pointer import mouse

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(qtbot: QtBot) -> MarksPanel:
    review = Review()
    review.set_case(small_case())
    made = MarksPanel(review)
    qtbot.addWidget(made)
    made.resize(1000, 240)
    made.show()
    qtbot.waitExposed(made)
    return made


def add(panel: MarksPanel, kind: MarkKind, *xy: tuple[float, float]) -> Mark:
    review = panel._review
    z = review.axial.at
    points = tuple((x, y, z) for x, y in xy)
    mark = review.marks.add(Mark(kind=kind, plane=review.axial.plane, points=points))
    panel.refresh()
    return mark


def test_a_point_is_read_like_the_read_out(panel: MarksPanel) -> None:
    review = panel._review
    for roi in review.display.rois:
        assert review.case is not None
        assert review.case.ct is not None
        solid = build_solid(roi, review.case.ct.geometry.z)
        review.results.add_solid(roi.number, solid, solid.volume_cc)
    add(panel, MarkKind.POINT, (10, 0))
    (words,) = panel.view.texts()
    dose = 60 * math.exp(-100 / 1200)
    assert words == [
        "Point 1", "", "10.0", "0.0", "0.0", "40", f"{dose:.2f}", "", "Target, Body"
    ]  # fmt: skip
    add(panel, MarkKind.POINT, (58, 0))
    assert panel.view.texts()[1][6] == "no dose data"


def test_values_of_an_mr_are_no_hu_and_a_relative_dose_is_no_gray(
    panel: MarksPanel,
) -> None:
    review, case = panel._review, small_case()
    assert case.ct is not None
    header = replace(case.ct.header, kind=Kind.MR)
    ct = replace(case.ct, header=header, unit="")
    dose = replace(case.doses[0], units=DoseUnits.RELATIVE)
    review.set_case(replace(case, ct=ct, doses=(dose,)))
    review.look.set_reference(Reference(50.0))
    add(panel, MarkKind.POINT, (0, 0))
    columns = panel.view.source.columns
    assert [(one.title, one.unit) for one in columns[5:8]] == [
        ("MR", ""),
        ("relative", ""),
        ("%", ""),
    ]
    (words,) = panel.view.texts()
    assert words[5] == "40"  # as the read-out has it
    assert words[6:8] == ["60.00", ""]


def test_the_percent_column_tells_of_what(panel: MarksPanel) -> None:
    panel._review.look.set_reference(Reference(50.0))
    add(panel, MarkKind.POINT, (0, 0))
    (words,) = panel.view.texts()
    assert words[7].startswith("120")
    assert panel.view.source.columns[7].hint == "Of the reference dose: 50.00 Gy"


def test_areas_have_means_and_tell_more(panel: MarksPanel) -> None:
    add(panel, MarkKind.CIRCLE, (0, 0), (10, 0))
    (words,) = panel.view.texts()
    assert words[:6] == ["Circle 1", "3.14 cm²", "0.0", "0.0", "0.0", "40.0 ± 0.0"]
    cell = panel.view.source.columns[6].cell(panel.view.row_at(0))
    assert "317 pixels" in cell.hint
    assert " to 60.00)" in cell.hint


def test_a_removed_or_renamed_one_follows(panel: MarksPanel) -> None:
    marks = panel._review.marks
    mark = add(panel, MarkKind.POINT, (10, 0))
    marks.rename(mark, "  Marker A ")
    panel.refresh()
    assert panel.view.texts()[0][0] == "Marker A"
    panel.view.setFocus()
    panel.view.selectRow(0)
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert not marks.all


def test_a_double_click_goes_to_it(panel: MarksPanel) -> None:
    review = panel._review
    add(panel, MarkKind.RULER, (10, 0), (20, 0))
    review.axial.step(2)
    panel._go_to(panel.view.model().index(0, 0))
    assert review.axial.at == 0


def test_another_case_empties_it(panel: MarksPanel) -> None:
    add(panel, MarkKind.PROFILE, (-10, 0), (20, 0))
    panel._review.set_case(small_case())
    panel.refresh()
    assert panel.view.texts() == []
    assert panel.profile is None
    assert panel.plot.isHidden()


def test_the_chips_take_tools(panel: MarksPanel) -> None:
    marks = panel._review.marks
    panel._chips[MarkKind.RULER].click()
    assert panel._chips[MarkKind.RULER].isChecked()
    panel._chips[MarkKind.ANGLE].click()
    assert marks.tool is MarkKind.ANGLE
    assert not panel._chips[MarkKind.RULER].isChecked()
    panel._chips[MarkKind.ANGLE].click()
    assert marks.tool is None


def test_the_plot_shows_the_selected_line_else_the_last(panel: MarksPanel) -> None:
    first = add(panel, MarkKind.PROFILE, (-30, 0), (30, 0))
    last = add(panel, MarkKind.PROFILE, (0, -20), (0, 20))
    assert panel.profile is not None
    assert panel.profile.mark == last
    panel._review.marks.select(first)
    panel.refresh()
    assert panel.profile.mark == first
    add(panel, MarkKind.POINT, (0, 0))
    assert panel.profile.mark == last


def test_its_curves_are_the_dose_along_the_line(panel: MarksPanel) -> None:
    add(panel, MarkKind.PROFILE, (-30, 0), (30, 0))
    curves = panel.profile
    assert curves is not None
    (dose,) = curves.profile.doses
    x = curves.profile.points[:, 0]
    is_sample = np.isclose(x % 2.5, 0)
    expected = 60 * np.exp(-(x[is_sample] ** 2) / 1200)
    assert np.allclose(dose[is_sample], expected, atol=1e-6)
    assert curves.unit == "Gy"
    assert curves.image_range == (40.0, 40.0)


def test_the_cross_hair_reads_the_plot_and_shows_the_place(
    panel: MarksPanel, qtbot: QtBot
) -> None:
    add(panel, MarkKind.PROFILE, (-30, 0), (30, 0))
    view = panel.plot._item.view()
    at = view.to_px(30.0, 1.0)
    mouse(panel.plot, QEvent.Type.MouseMove, QPointF(at))
    pointed = panel._review.marks.pointed
    assert pointed is not None
    assert pointed[0] == pytest.approx(0.0, abs=0.3)
    curves = panel.profile
    assert curves is not None
    lines = curves.lines_at(curves.nearest(30.0))
    assert lines == ("30.0 mm", "60.00 Gy", "HU 40")
    panel.plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert panel._review.marks.pointed is None


def test_beside_the_grid_it_reads_no_data(panel: MarksPanel) -> None:
    add(panel, MarkKind.PROFILE, (-55, 0), (55, 0))
    curves = panel.profile
    assert curves is not None
    assert curves.lines_at(0) == ("0.0 mm", "no data", "HU \N{MINUS SIGN}1000")


@pytest.mark.slow
def test_the_picture_has_title_and_curves(panel: MarksPanel) -> None:
    add(panel, MarkKind.PROFILE, (-55, 0), (55, 0))
    image = panel.profile_picture().image()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert len(colours) > 5
    top = {image.pixelColor(x, 30).name() for x in range(image.width())}
    assert len(top) > 3  # the title
