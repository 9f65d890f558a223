from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from dosiscope.core.contours.modes import SlicePlanes
from dosiscope.core.dose import DoseUnits
from dosiscope.core.dvh.band import Band, Variant
from dosiscope.core.dvh.choice import DvhChoice
from dosiscope.core.dvh.curve import DvhSource, WithheldDvh
from dosiscope.core.isodose import Reference
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.on_slice import build_on_slice
from dosiscope.core.text import dose_number, volume_text
from dosiscope.resources.theme import GRID
from dosiscope.viewer.dvh.bar import DvhBar
from dosiscope.viewer.dvh.choice_menu import ChoiceMenu
from dosiscope.viewer.dvh.curves import curves_of
from dosiscope.viewer.dvh.metric_menu import MetricMenu
from dosiscope.viewer.dvh.panel import DvhPanel
from dosiscope.viewer.dvh.picture import legend_lines
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.dvh.strip import strip_of
from dosiscope.viewer.widgets.elided import ElidedLabel, ElidedParts
from dosiscope.viewer.widgets.text import tip
from support.dvh_review import dose, fill, review_of, sigmoid

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.viewer.review import Review


@pytest.fixture
def review() -> Review:
    return review_of(3)


@pytest.fixture
def panel(qtbot: QtBot, review: Review) -> DvhPanel:
    panel = DvhPanel(review)
    qtbot.addWidget(panel)
    panel.resize(1000, 230)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def texts(panel: DvhPanel) -> list[list[str]]:
    """The table as a person copies it, cells of rows."""
    return [line.split("\t") for line in panel.table.text().split("\n")]


def button(panel: DvhPanel, word: str) -> QPushButton:
    buttons = panel.findChildren(QPushButton)
    return next(b for b in buttons if word in (b.text(), b.accessibleName()))


def test_curves_and_rows_appear_as_they_are_computed(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    assert panel.plot.curves.progress_text == "computing 1 of 3"
    assert texts(panel)[1][2] == "…"
    review.results.add_dvh(1, sigmoid(1, "Prostate", 52.5, 102.8, 1.9))
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 1)
    assert panel.plot.curves.progress_text == "computing 2 of 3"
    assert texts(panel)[1][:3] == ["Prostate", "computed", "52.5"]


def test_the_table_has_the_statistics_with_units_in_its_heads(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    heads, first, *_ = texts(panel)
    assert heads[:6] == ["ROI", "Source", "cc", "Min Gy", "Mean Gy", "Max Gy"]
    assert heads[6:] == ["D98% Gy", "D95% Gy", "D50% Gy", "D2% Gy"]
    # V = 95 % where tanh((D - m) / w) = -0.9: D = m - 1.4722 w
    assert float(first[7]) == pytest.approx(102.8 - 1.47222 * 1.9, abs=0.02)
    assert float(first[8]) == pytest.approx(102.8, abs=0.02)


def test_stored_and_computed_stand_one_below_the_other(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    stored = sigmoid(1, "Prostate", 52.9, 103.6, 1.7, DvhSource.STORED)
    review.results.set_stored_dvhs((stored,))
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 4)
    assert [row[1] for row in texts(panel)[1:3]] == ["computed", "stored"]
    assert [row[0] for row in texts(panel)[1:3]] == ["Prostate", "Prostate"]


def test_a_missing_statistic_is_a_dash_with_its_reason(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    doubt = "DVH Minimum Dose is in percent though DVH Dose Units says GY"
    stored = sigmoid(
        1, "Prostate", 52.9, 103.6, 1.7, DvhSource.STORED, minimum=None, doubts=(doubt,)
    )
    review.results.set_stored_dvhs((stored,))
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 1)
    row = next(
        n for n in range(panel.table.model().rowCount()) if panel.table.row_at(n).dvh
    )
    cell = panel.table.model().index(row, 3)
    assert cell.data() == "—"
    assert doubt in cell.data(Qt.ItemDataRole.ToolTipRole)
    name = panel.table.model().index(row, 0)
    assert name.data().startswith("⚠")
    assert doubt in name.data(Qt.ItemDataRole.ToolTipRole)


def test_what_lies_outside_the_dose_grid_gets_a_column(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    cut = sigmoid(1, "Prostate", 47, 100, 2, volume_cc=50.0, covered_cc=47.0)
    review.results.add_dvh(1, cut)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 1)
    assert texts(panel)[0][-1] == "outside %"
    assert texts(panel)[1][-1] == "6.0"
    # what lies outside may have any dose: bounds, and no D98% of 94 %
    row = dict(zip(*texts(panel)[:2], strict=True))
    assert row["D95% Gy"] == "—"
    assert row["D50% Gy"].startswith("≥")
    assert row["Min Gy"].startswith("≤")


def test_reasons_of_the_measurement_reach_table_and_plot(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    review.display.set_visible([1, 2], False)
    review.results.add_no_dvh(3, "it lies wholly outside the dose grid")
    sentence = "Bladder: it lies wholly outside the dose grid"
    qtbot.waitUntil(lambda: panel.plot.curves.message == sentence)
    cell = panel.table.model().index(0, 2)
    assert cell.data() == "—"
    reason = "it lies wholly outside the dose grid"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == tip(reason)
    assert not button(panel, "Export").isEnabled()


def test_a_withheld_stored_dvh_is_named_with_its_reason(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    reason = "it refers to another structure set"
    panel.set_withheld(
        [
            WithheldDvh(2, "Seminal Vesicles", reason),
            WithheldDvh(None, "A minus B", reason),
        ]
    )
    qtbot.waitUntil(lambda: len(texts(panel)) == 6)
    rows = [row[:3] for row in texts(panel)[1:]]
    assert ["Seminal Vesicles", "stored", "—"] in rows
    assert ["A minus B", "stored", "—"] in rows
    review.display.set_visible([2], False)
    qtbot.waitUntil(lambda: len(texts(panel)) == 4)


def test_percent_dose_needs_a_named_reference(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    percent = button(panel, "%")
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    assert not percent.isEnabled()
    assert "No reference dose" in percent.toolTip()
    review.look.set_reference(Reference(80.0))
    qtbot.waitUntil(percent.isEnabled)
    assert percent.toolTip() == tip("100 % = 80.00 Gy (typed by the user)")
    QTest.mouseClick(percent, Qt.MouseButton.LeftButton)
    assert panel.plot.curves.dose_unit == "%"
    heads, first, *_ = texts(panel)
    assert heads[8] == "D50% %"
    assert float(first[8]) == pytest.approx(102.8 / 0.8, abs=0.1)
    review.look.set_reference(None)
    qtbot.waitUntil(lambda: panel.plot.curves.dose_unit == "Gy")


def test_a_relative_dose_offers_neither_gy_nor_percent(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    review.set_dose(dose(100, DoseUnits.RELATIVE))
    qtbot.waitUntil(lambda: panel.plot.curves.dose_unit == "")
    assert not button(panel, "%").isEnabled()
    assert button(panel, "relative").isChecked()


def test_chips_change_the_axes(qtbot: QtBot, review: Review, panel: DvhPanel) -> None:
    fill(review)
    QTest.mouseClick(button(panel, "cc"), Qt.MouseButton.LeftButton)
    assert panel.plot.curves.volume_unit == "cc"
    QTest.mouseClick(button(panel, "Differential"), Qt.MouseButton.LeftButton)
    assert panel.plot.curves.volume_unit == "cc/Gy"
    assert panel.scale.differential


def test_pointing_at_a_row_points_at_its_curve_and_back(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    table = panel.table
    with qtbot.waitSignal(review.display.highlight_changed):
        table.row_hovered.emit(3)
    assert review.display.highlight == 3
    before = panel.plot.grab().toImage()
    with qtbot.waitSignal(review.display.highlight_changed):
        panel.plot.curve_hovered.emit(1)
    assert panel.plot.grab().toImage() != before


def test_clicking_a_value_marks_it_on_the_curve(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    before = panel.plot.grab().toImage()
    table = panel.table
    place = table.visualRect(table.model().index(0, 7)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert panel.plot.grab().toImage() != before


def test_a_volume_at_a_dose_is_marked_at_that_dose_in_both_units(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    panel.set_metrics(["V100Gy(cc)", "V50%"])
    assert panel.table.row_at(0).cells[-1].text == "—"  # no reference dose
    review.look.set_reference(Reference(80.0))
    qtbot.waitUntil(lambda: panel.table.row_at(0).cells[-1].text != "—")
    cells = panel.table.row_at(0).cells
    assert [cell.place for cell in cells[-2:]] == [100.0, 40.0]
    panel.set_scale(percent_dose=True)
    cells = panel.table.row_at(0).cells
    assert [cell.place for cell in cells[-2:]] == [pytest.approx(125.0), 50.0]
    table = panel.table
    column = table.model().columnCount() - 2
    table.scrollTo(table.model().index(0, column))
    place = table.visualRect(table.model().index(0, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    mark = panel.plot.mark
    assert mark is not None
    assert mark.x == pytest.approx(125.0)
    assert mark.lines[1].startswith("V100Gy = ")
    assert mark.lines[1].endswith(" cc")


def test_the_user_adds_columns_by_writing_them(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    menu = panel.findChild(MetricMenu)
    assert isinstance(menu, MetricMenu)
    with qtbot.waitSignal(panel.metrics_changed):
        QTest.keyClicks(menu.field, "v60gy, D2cc")
        QTest.keyClick(menu.field, Qt.Key.Key_Return)
    assert list(panel.metrics) == ["V60Gy", "D2cc"]
    heads, first, *_ = texts(panel)
    assert heads[-2:] == ["V60Gy %", "D2cc Gy"]
    assert float(first[-2]) == pytest.approx(100, abs=0.1)
    QTest.keyClicks(menu.field, "V20")
    QTest.keyClick(menu.field, Qt.Key.Key_Return)
    assert "has no unit" in menu.message
    remove = next(a for a in menu.actions() if a.text() == "Remove V60Gy")
    remove.trigger()
    assert list(panel.metrics) == ["D2cc"]


def test_a_metric_in_percent_of_dose_needs_a_reference(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    panel.set_metrics(["V95%"])
    cell = panel.table.model().index(0, 10)
    assert cell.data() == "—"
    assert "100 %" in cell.data(Qt.ItemDataRole.ToolTipRole)
    review.look.set_reference(Reference(100.0))
    qtbot.waitUntil(lambda: texts(panel)[1][10] not in "—")


def test_differences_are_computed_minus_stored_the_largest_first(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    assert not button(panel, "Differences").isVisible()
    review.results.set_stored_dvhs(
        (
            sigmoid(1, "Prostate", 52.5, 102.3, 1.9, DvhSource.STORED),
            sigmoid(3, "Bladder", 140.0, 67.4, 22.0, DvhSource.STORED),
        )
    )
    qtbot.waitUntil(button(panel, "Differences").isVisible)
    QTest.mouseClick(button(panel, "Differences"), Qt.MouseButton.LeftButton)
    heads, bladder, prostate = texts(panel)
    assert heads[2:5] == ["Δ volume cc", "Δ Dmin Gy", "Δ Dmean Gy"]
    assert (bladder[0], prostate[0]) == ("Bladder", "Prostate")
    assert bladder[2] == "+8.20 (+5.9 %)"
    assert prostate[4] == "+0.50 (+0.5 %)"
    assert heads[1] == "Why"
    agreement = panel.findChild(ElidedLabel, "dvh-agreement")
    assert isinstance(agreement, ElidedLabel)
    assert agreement.isVisible()
    assert agreement.text().startswith("2 structures compared")
    QTest.mouseClick(button(panel, "Differences"), Qt.MouseButton.LeftButton)
    assert not agreement.isVisible()


def test_sorting_follows_numbers_not_letters(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    panel.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    names = [panel.table.row_at(n).name for n in range(3)]
    assert names == ["Seminal Vesicles", "Prostate", "Bladder"]


def test_copy_takes_the_selected_rows(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    panel.table.selectRow(1)
    panel.table.setFocus()
    QTest.keyClick(
        panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, delay=1
    )
    lines = QGuiApplication.clipboard().text().split("\n")
    # numbers without the objects they are of could be anybody's
    made_of = [line for line in lines if line.startswith("#")]
    assert any("Dose: PLAN, Gy, 1.2.3.DOSE" in line for line in made_of)
    heads, row = lines[len(made_of) :]
    assert heads.startswith("ROI\tSource\tcc\tMin Gy")
    assert row.startswith("Seminal Vesicles\tcomputed\t9.80")


def test_the_method_is_on_the_panel(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    label = panel.findChild(ElidedLabel, "dvh-method")
    assert isinstance(label, ElidedLabel)
    qtbot.waitUntil(lambda: label.text() == "ends: ½ slice · dose: trilinear")
    assert "bin width: 0.0155" in label.toolTip()
    assert "end rule: half a slice" in label.toolTip()
    how = button(panel, "How DVHs are made").toolTip()
    assert how.endswith(label.toolTip().removeprefix("<qt>"))


def test_the_export_hands_over_what_is_shown(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    review.display.set_visible([2], False)
    qtbot.waitUntil(lambda: len(panel.dvhs()) == 2)
    assert [d.name for d in panel.dvhs()] == ["Prostate", "Bladder"]
    menu = button(panel, "Export").menu()
    assert isinstance(menu, QMenu)
    csv = next(a for a in menu.actions() if "CSV" in a.text())
    with qtbot.waitSignal(panel.export_requested) as asked:
        csv.trigger()
    assert asked.args == ["csv"]


def test_the_picture_names_no_patient(review: Review, panel: DvhPanel) -> None:
    from dosiscope.viewer.dvh.sentences import picture_title

    title = picture_title(review)
    assert "Nobody" not in title
    assert "not for clinical decisions" in title
    assert not panel.picture().image().isNull()


def test_the_panel_works_at_a_height_of_220(panel: DvhPanel) -> None:
    panel.resize(900, 220)
    assert (panel.width(), panel.height()) == (900, 220)
    assert panel.plot.height() >= 170


def bands_of(review: Review) -> dict[Dvh, Band]:
    """A band for every DVH: it lies 2 % of the volume above a variant."""
    bands = {}
    for dvh in review.results.dvhs.values():
        other = replace(dvh, volume=0.98 * dvh.volume, volume_cc=0.98 * dvh.total)
        bands[dvh] = Band(
            dvh, (Variant(source="ends", share=1.0, against=dvh, others=(other,)),)
        )
    return bands


def test_the_band_is_shown_on_demand_and_as_plus_minus(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    panel.set_bands(bands_of(review))
    panel.set_metrics(["V100Gy(cc)"])
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    row = panel.table.row_at(0)
    assert row.cells[0].text == "52.5"
    assert row.cells[0].hint == "± 1.1 (ends 1.1)"  # 2 % of 52.5 cc
    assert all(curve.shade is None for curve in panel.plot.curves.curves)
    QTest.mouseClick(button(panel, "Band"), Qt.MouseButton.LeftButton)
    row = panel.table.row_at(0)
    assert row.cells[0].text == "52.5 ± 1.1"
    assert "±" not in row.cells[1].text  # the least dose is a single point
    assert row.cells[5].text.endswith("± <0.01")  # D95%: parts of a whole, the same
    volume = row.cells[-1]
    assert volume.text.endswith(f"± {0.02 * float(volume.text.split()[0]):.1f}")
    for curve in panel.plot.curves.curves:
        assert curve.shade is not None
    panel.set_scale(percent_volume=False)
    shade = panel.plot.curves.curves[0].shade
    assert shade is not None
    assert shade.low[0] == pytest.approx(0.98 * 52.5)
    assert shade.high[0] == pytest.approx(1.02 * 52.5)


def test_the_uncertainty_is_in_the_unit_of_its_value(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    review.look.set_reference(Reference(80.0))
    dvh = review.results.dvhs[1]
    # all doses 2 % higher
    other = replace(dvh, dose=1.02 * dvh.dose, maximum=130.0)
    ends = Variant(source="ends", share=1.0, against=dvh, others=(other,))
    panel.set_bands({dvh: Band(dvh, (ends,))})
    QTest.mouseClick(button(panel, "Band"), Qt.MouseButton.LeftButton)
    assert panel.table.row_at(0).cells[6].text == "102.80 ± 2.06"  # D50%
    panel.set_scale(percent_dose=True)
    assert panel.table.row_at(0).cells[6].text == "128.5 ± 2.6"
    panel.set_scale(percent_dose=False)
    assert panel.table.row_at(0).cells[6].text == "102.80 ± 2.06"


def test_the_legend_of_a_picture_has_one_line_for_computed_and_stored(
    review: Review,
) -> None:
    fill(review)
    names = ["Prostate", "Seminal Vesicles", "Bladder"]
    assert [line.text for line in legend_lines(curves_of(review, Scale()))] == names
    stored = sigmoid(1, "Prostate", 52.9, 103.6, 1.7, DvhSource.STORED)
    both = replace(
        sigmoid(1, "A \N{MINUS SIGN} B", 40, 101, 2, DvhSource.STORED), excluded=(2,)
    )
    review.results.set_stored_dvhs((stored, both))
    lines = legend_lines(curves_of(review, Scale()))
    assert [line.text for line in lines] == [
        "computed",
        "stored",
        *names,
        # what nothing is computed of has a line of its own
        "A \N{MINUS SIGN} B (stored)",
    ]
    assert not lines[0].dashes
    assert lines[1].dashes


def test_a_stored_combination_is_compared_with_no_single_structure(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    stored = sigmoid(1, "A \N{MINUS SIGN} B", 40, 101, 2, DvhSource.STORED)
    review.results.set_stored_dvhs((replace(stored, excluded=(2,)),))
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 4)
    assert not button(panel, "Differences").isVisible()


def test_going_to_another_dose_and_back_loses_no_dvh(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    first = review.dose
    assert first is not None
    review.results.add_dvh(1, sigmoid(1, "Prostate", 52.5, 102.8, 1.9))
    review.results.add_no_dvh(3, "it lies wholly outside the dose grid")
    other = replace(first, header=replace(first.header, sop_instance_uid="1.2.3.4"))
    review.set_dose(other)
    assert (review.results.dvhs, review.results.reasons) == ({}, {})
    review.results.add_dvh(
        1, sigmoid(1, "Prostate", 52.5, 51.4, 1.9, dose_uid="1.2.3.4")
    )
    assert review.results.dvhs[1].mean == 51.4
    review.set_dose(first)
    assert review.results.dvhs[1].mean == 102.8
    assert review.results.reasons == {3: "it lies wholly outside the dose grid"}
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 1)
    review.results.forget_dvhs()  # they are to be made in another way, in every dose
    review.set_dose(other)
    assert (review.results.dvhs, review.results.reasons) == ({}, {})


def test_the_band_is_painted_around_its_curve(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    panel.set_scale(percent_volume=False)
    panel.set_bands(bands_of(review))
    plain = panel.plot.grab().toImage()
    QTest.mouseClick(button(panel, "Band"), Qt.MouseButton.LeftButton)
    assert panel.plot.grab().toImage() != plain
    QTest.mouseClick(button(panel, "Band"), Qt.MouseButton.LeftButton)
    assert panel.plot.grab().toImage() == plain


def test_the_user_chooses_how_dvhs_are_made(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    menu = panel.findChild(ChoiceMenu)
    assert isinstance(menu, ChoiceMenu)
    actions = {action.text(): action for action in menu.actions()}
    with qtbot.waitSignal(panel.choice_changed) as told:
        actions["None: end at the contours"].trigger()
    assert told.args == [DvhChoice(EndRule.NONE)]
    with qtbot.waitSignal(panel.choice_changed) as told:
        actions["Smooth profile (tapered ends)"].trigger()
    assert told.args[0].solid_rule is EndRule.TAPERED
    assert actions["Tapered"].isChecked()
    assert not actions["Half a slice (default)"].isEnabled()
    with qtbot.waitSignal(panel.choice_changed) as told:
        actions["Smooth profile (tapered ends)"].trigger()
    assert told.args == [DvhChoice(EndRule.NONE)]  # what was chosen before


def test_words_of_files_stand_in_the_menu_as_they_are(panel: DvhPanel) -> None:
    """A lone "&" would be left out, and underline what follows."""
    panel.set_sources({"1.2": "…1.2 Head & neck", "1.3": "…1.3 boost"}, "1.2")
    menu = panel.findChild(ChoiceMenu)
    assert isinstance(menu, ChoiceMenu)
    assert "…1.2 Head && neck" in [action.text() for action in menu.actions()]


def test_a_second_source_gets_the_room_of_its_column(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    assert panel.table.isColumnHidden(1)
    more = tuple(
        sigmoid(1, "Prostate", 52.9, 103.6, 1.7, DvhSource.STORED, origin=f"{n} of 2")
        for n in (1, 2)
    )
    review.results.set_stored_dvhs(more)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 5)
    table = panel.table
    assert not table.isColumnHidden(1)
    metrics = table.fontMetrics()
    for column in (1, 2):  # the source, and the volume beside it
        texts = [
            table.model().index(row, column).data()
            for row in range(table.model().rowCount())
        ]
        wide = max(map(metrics.horizontalAdvance, texts))
        assert table.columnWidth(column) > wide, texts


def test_notes_stay_above_the_curves_and_the_rest_is_counted(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    reason = "its Dose Type is ERROR, which is the uncertainty of a dose, not a dose"
    panel.set_withheld(
        [WithheldDvh(n, f"ROI {n}", f"{reason} {n}") for n in range(1, 4)]
    )
    qtbot.waitUntil(lambda: len(panel.plot.curves.absences) == 3)
    for size, seen in ((QRectF(0, 0, 300, 110), 1), (QRectF(0, 0, 900, 400), 3)):
        strip = strip_of(panel.plot.curves, size.width(), size.height())
        assert all(size.contains(note.place) for note in strip.notes)
        assert strip.height <= size.height() / 3
        assert len(strip.notes) == seen
        for n in range(1, 4):
            told = strip.told or "\n".join(note.text for note in strip.notes)
            assert f"{reason} {n}" in told
        if seen < 3:
            left = " · and 2 more notes: see the table"
            assert strip.notes[-1].text.endswith(left)


def test_a_structure_without_a_dvh_has_its_volume(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    solid = build_on_slice(
        review.display.rois[0],
        SlicePlanes(
            np.arange(0.0, 15.0, 3.0, dtype=np.float64), np.ones(5, dtype=bool), 3.0
        ),
        EndRule.HALF_SLICE,
        np.arange(5),
    )
    # squares of 20 mm on five planes 3 mm apart
    review.results.add_solid(1, solid, 20 * 20 * 15 / 1000)
    review.results.add_no_dvh(1, "all of it lies outside the dose grid")
    qtbot.waitUntil(lambda: texts(panel)[1][3] == "—")
    assert texts(panel)[1][:3] == ["Prostate", "computed", "6.00"]


def test_numbers_of_the_table_are_those_of_every_other_place(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    review.results.add_dvh(1, sigmoid(1, "Prostate", 0.0472, 0.0468, 0.002))
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 1)
    volume, _least, mean = texts(panel)[1][2:5]
    assert (volume, mean) == (volume_text(0.0472), dose_number(0.0468))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "below"), [((1000, 260), False), ((1000, 600), True), ((520, 420), True)]
)
def test_a_high_panel_has_its_table_below_the_plot(
    qtbot: QtBot, review: Review, panel: DvhPanel, size: tuple[int, int], below: bool
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    panel.resize(*size)
    plot, table = (part.mapTo(panel, QPoint()) for part in (panel.plot, panel.table))
    assert (table.y() > plot.y()) is below
    assert (table.x() > plot.x()) is not below
    assert panel.plot.height() >= 90


def test_a_column_just_typed_is_in_sight(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    panel.resize(900, 240)
    table = panel.table
    panel.set_metrics([f"V{n}Gy" for n in range(5, 60, 5)])
    panel.set_metrics([*panel.metrics, "D2cc"])
    heads = [column.title for column in table.source.columns]
    column = heads.index("D2cc")
    left, wide = table.columnViewportPosition(column), table.columnWidth(column)
    assert table.horizontalScrollBar().maximum() > 0
    assert left >= table.frozen_width
    assert left + wide <= table.viewport().width()
    # taking one away leaves the table where it is
    table.horizontalScrollBar().setValue(0)
    panel.set_metrics(list(panel.metrics[:-1]))
    assert table.horizontalScrollBar().value() == 0


def test_rows_are_copied_with_heads_or_without(
    qtbot: QtBot, review: Review, panel: DvhPanel
) -> None:
    fill(review)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 3)
    panel.copy_rows()
    bare = QGuiApplication.clipboard().text().splitlines()
    assert len(bare) == 3
    assert bare[0].startswith("Prostate\t")
    panel.copy_table()
    whole = QGuiApplication.clipboard().text().splitlines()
    assert whole[-3:] == bare
    assert whole[-4].startswith("ROI\t")
    assert {line.count("\t") for line in (whole[-4], *bare)} == {bare[0].count("\t")}


def test_results_that_come_one_by_one_are_shown_together(
    review: Review, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("dosiscope.viewer.pace._now", lambda: now[0])
    panel = DvhPanel(review)
    qtbot.addWidget(panel)
    made: list[float] = []
    monkeypatch.setattr(panel, "_show_table", lambda _: made.append(now[0]))
    for n in range(300):  # one every 10 ms; the timer fires when its time has come
        now[0] = 10.0 * n
        due = panel._soon.isActive() and now[0] >= made[-1] + panel._soon.interval()
        if due or not n:
            panel.refresh()
        review.results.dvhs_changed.emit()
    assert len(made) <= 1 + 3000 / 100
    assert len(made) >= 25, "they are shown while they come"
    # what the user does is not waited for
    review.display.rois_changed.emit()
    assert panel._soon.interval() == 0


def test_what_is_copied_has_all_results_there_are(
    review: Review, panel: DvhPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as if something had been shown just now
    monkeypatch.setattr(panel._soon.pace, "next_in", lambda: 3_600_000)
    before = len(panel.dvhs())
    roi = review.display.rois[0]
    review.results.add_dvh(roi.number, sigmoid(roi.number, roi.name, 50, 30, 5))
    assert panel._soon.isActive()
    assert roi.name in panel.table_text()
    assert len(panel.dvhs()) == before + 1


@pytest.mark.parametrize("method", [[], ["ends: ½ slice", "dose: trilinear"]])
def test_buttons_keep_their_widths_in_a_row_of_their_own(
    qtbot: QtBot, method: list[str]
) -> None:
    bar = DvhBar()
    qtbot.addWidget(bar)
    bar.show_method(method, "")
    bar.method.setVisible(bool(method))
    bar.resize(560, 90)
    with qtbot.waitExposed(bar):
        bar.show()
    assert bar.band.y() > bar.kind.y()
    for button in (bar.band, bar.how, bar.more, bar.export, bar.larger):
        assert button.width() == button.sizeHint().width()
    assert bar.width() - bar.larger.geometry().right() < 4 * GRID


def test_no_part_of_the_method_is_cut(qtbot: QtBot) -> None:
    label = ElidedParts()
    qtbot.addWidget(label)
    label.show_parts(["ends: ½ slice", "dose: trilinear"])
    seen = set()
    for width in range(0, label.sizeHint().width() + 1):
        label.resize(width, 20)
        seen.add(label.seen)
        assert label.fontMetrics().horizontalAdvance(label.seen) <= width
    assert seen == {"", "ends: ½ slice · …", "ends: ½ slice · dose: trilinear"}
    label.show_parts([])
    assert label.seen == ""


def test_the_bar_takes_more_rows_where_pictures_need_the_width(qtbot: QtBot) -> None:
    page = QWidget()  # a window of its own would be as wide as one row
    bar = DvhBar(page)
    qtbot.addWidget(page)
    page.resize(1500, 300)
    with qtbot.waitExposed(page):
        page.show()
    rows = bar.kind, bar.dose, bar.band, bar.larger
    bar.resize(bar.minimumSizeHint().width(), 180)
    QApplication.processEvents()
    for above, below in pairwise(rows):
        assert above.geometry().bottom() < below.y()
    bar.resize(1400, 60)
    QApplication.processEvents()
    assert len({one.geometry().center().y() for one in rows}) == 1
