"""DVHs of two doses: A solid and B dashed in one colour, each with its name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QPushButton

from dosiscope.core.dose import DoseUnits
from dosiscope.core.dvh.band import Band, Variant
from dosiscope.viewer.dvh.cross_list import cross_rows, heads_of
from dosiscope.viewer.dvh.curves import curves_of
from dosiscope.viewer.dvh.painting import (
    absence_texts,
    dashes_of,
    legend_of,
)
from dosiscope.viewer.dvh.panel import DvhPanel
from dosiscope.viewer.dvh.picture import legend_lines
from dosiscope.viewer.dvh.readout import CrossPlace, readout_lines
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.dvh.sentences import made_of_lines, picture_title
from dosiscope.viewer.dvh.sides import Side, sides_of
from dosiscope.viewer.dvh.strip import strip_of
from support.dvh_review import PATIENT, fill, review_of, sigmoid
from support.panel_case import plan
from support.two_doses import SHIFT, compared, fill_other, other_dose, stored

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.dvh.curves import Curve, CurveSet
    from dosiscope.viewer.review import Review


def button(panel: DvhPanel, word: str) -> QPushButton:
    found = [b for b in panel.findChildren(QPushButton) if b.text() == word]
    assert found, word
    return found[0]


def of(curves: CurveSet, number: int) -> dict[str, Curve]:
    return {c.source_text: c for c in curves.curves if c.number == number}


@pytest.fixture
def review(qtbot: QtBot) -> Review:
    return compared()


def test_both_have_a_curve_in_one_colour(review: Review) -> None:
    curves = curves_of(review, Scale())
    for roi in review.display.rois:
        pair = of(curves, roi.number)
        assert set(pair) == {"A", "B"}
        assert pair["A"].colour == pair["B"].colour
        assert pair["A"].dvh is review.results.dvhs[roi.number]
        # what is closed form: all of B is SHIFT Gy further left
        at = 50.0
        a = pair["A"].y_at(at + SHIFT)
        assert pair["B"].y_at(at) == pytest.approx(a, abs=0.1)


def test_without_another_dose_nothing_names_a_side(review: Review) -> None:
    review.comparison.set_other(None)
    curves = curves_of(review, Scale())
    assert curves.sides is None
    assert {c.side for c in curves.curves} == {Side.ALONE}
    assert {c.source_text for c in curves.curves} == {"computed"}
    assert legend_of(curves) == [("computed", [])]


def test_a_is_solid_b_dashed_and_stored_ones_are_neither(review: Review) -> None:
    stored(review)
    pair = of(curves_of(review, Scale()), 1)
    dashes = [tuple(dashes_of(curve)) for curve in pair.values()]
    assert dashes_of(pair["A"]) == []
    assert dashes_of(pair["B"])
    assert len(set(dashes)) == 4  # A, B, and two that are stored
    before = dashes_of(pair["B"])
    review.comparison.set_other(None)
    alone = of(curves_of(review, Scale()), 1)
    assert dashes_of(alone["stored one"]) == before  # as it was, where there is no B


def test_the_legend_names_both_with_their_plan(qtbot: QtBot) -> None:
    review = compared()
    case, other = review.case, review.comparison.other
    assert case is not None
    assert other is not None
    rival = replace(case, plan=replace(plan(), label="Rival"), doses=(other,))
    review.set_case(
        replace(
            case,
            plan=replace(plan(), label="Mine"),
            doses=case.doses[:1],
            companions=(rival,),
        )
    )
    review.comparison.set_other(other)
    fill(review)
    fill_other(review)
    words = [word for word, _ in legend_of(curves_of(review, Scale()))]
    assert words == ["A: Mine · PLAN", "B: Rival · REPLAN"]


def test_the_legend_stands_above_the_curves(review: Review) -> None:
    strip = strip_of(curves_of(review, Scale()), 600.0, 240.0)
    assert [one.text for one in strip.samples] == ["A: PLAN", "B: REPLAN"]
    assert strip.samples[0].dashes == ()
    assert strip.samples[1].dashes


def test_exchanging_both_exchanges_the_styles(review: Review) -> None:
    shown, other = review.dose, review.comparison.other
    assert shown is not None
    assert other is not None
    before = of(curves_of(review, Scale()), 1)
    review.set_dose(other)
    assert sides_of(review) is None  # for a moment both are one
    review.comparison.set_other(shown)
    # DVHs of the first dose were kept under its key
    after = of(curves_of(review, Scale()), 1)
    assert after["A"].dvh is before["B"].dvh
    assert after["B"].dvh is before["A"].dvh


def test_what_is_still_measured_of_b_is_counted(qtbot: QtBot) -> None:
    review = review_of(3)
    assert review.case is not None
    review.set_case(replace(review.case, doses=(*review.case.doses, other_dose())))
    fill(review)
    review.comparison.set_other(review.case.doses[1])
    curves = curves_of(review, Scale())
    assert curves.pending == 3
    assert curves.progress_text == "computing 4 of 6"
    other = review.comparison.other
    assert other is not None
    review.results.add_no_dvh(1, "it lies outside the dose grid", other.key)
    texts = absence_texts(curves_of(review, Scale()))
    assert texts == ["Prostate, B: it lies outside the dose grid"]
    assert not review.results.reasons  # A has no reason


def test_a_dose_in_another_unit_is_named_and_not_drawn(qtbot: QtBot) -> None:
    other = other_dose(units=DoseUnits.RELATIVE)
    review = compared(other=other)
    for roi in review.display.rois:
        dvh = review.results.dvhs_of(other)[roi.number]
        review.results.add_dvh(roi.number, replace(dvh, dose_unit="relative"))
    curves = curves_of(review, Scale())
    assert {c.side for c in curves.curves} == {Side.A}
    assert "its dose is relative, the axis in Gy" in absence_texts(curves)[0]
    assert curves.dose_end == pytest.approx(124.0)


def test_the_axis_holds_both_doses(qtbot: QtBot) -> None:
    hotter = replace(other_dose(), scaling=200.0 / 1000)
    assert curves_of(compared(other=hotter), Scale()).dose_end == pytest.approx(200.0)


def test_the_cross_hair_lists_a_and_b(review: Review) -> None:
    curves = curves_of(review, Scale())
    at = CrossPlace(100.0, 50.0)
    rows = cross_rows(curves, at)
    assert [row.name for row in rows][:4] == [
        "A  Prostate",
        "B  Prostate",
        "A  Seminal Vesicles",
        "B  Seminal Vesicles",
    ]
    # D50% of the closed form is its middle: 102.8 Gy, and SHIFT less
    assert [row.dose for row in rows][:2] == ["102.80 Gy", "98.80 Gy"]
    assert heads_of(curves, at)[1] == "V at 100.00 Gy"


def test_the_tag_says_which_dose_a_curve_is_of(review: Review) -> None:
    curves = curves_of(review, Scale())
    pair = of(curves, 1)
    assert readout_lines(curves, pair["B"], 90.0)[-1] == "B: REPLAN"
    assert readout_lines(curves, pair["A"], 90.0)[-1] == "A: PLAN"


@pytest.fixture
def panel(qtbot: QtBot, review: Review) -> DvhPanel:
    made = DvhPanel(review)
    qtbot.addWidget(made)
    made.resize(1200, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_mouse_finds_both_and_points_at_their_structure(
    panel: DvhPanel, review: Review
) -> None:
    view = panel.plot.view_shown
    for at, side in ((102.8, Side.A), (102.8 - SHIFT, Side.B)):
        found = panel.plot.curve_at(view.to_px(at, 50.0) + QPointF(0, 0))
        assert found is not None
        assert (found.number, found.side) == (1, side)


def test_the_table_has_a_row_of_each(panel: DvhPanel) -> None:
    table = panel.table
    rows = [table.row_at(n) for n in range(table.sorted.rowCount())]
    assert [(row.name, row.origin) for row in rows][:4] == [
        ("Prostate", "A"),
        ("Prostate", "B"),
        ("Seminal Vesicles", "A"),
        ("Seminal Vesicles", "B"),
    ]
    assert not table.isColumnHidden(1)
    assert "B: REPLAN" in rows[1].tooltip


def test_a_second_dose_is_shown_when_it_is_chosen(
    qtbot: QtBot, panel: DvhPanel, review: Review
) -> None:
    review.comparison.set_other(None)
    qtbot.waitUntil(lambda: panel.plot.curves.sides is None)
    assert len(panel.plot.curves.curves) == 3
    assert review.case is not None
    review.comparison.set_other(review.case.doses[1])
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 6)


def test_what_leaves_the_program_names_both(panel: DvhPanel, review: Review) -> None:
    lines = made_of_lines(review)
    assert "# Dose A: PLAN, Gy, 1.2.3.DOSE" in lines
    assert "# Dose B: REPLAN, Gy, 1.2.3.B" in lines
    title = picture_title(review)
    assert "A: PLAN, Gy, " in title
    assert "B: REPLAN, Gy, " in title
    for word in (PATIENT.name.split("^")[0], PATIENT.id):
        assert word not in title


def test_the_legend_of_a_picture_has_one_line_for_both(review: Review) -> None:
    lines = [line.text for line in legend_lines(curves_of(review, Scale()))]
    names = ["Prostate", "Seminal Vesicles", "Bladder"]
    assert lines == ["A: PLAN", "B: REPLAN", *names]
    other = review.comparison.other
    assert other is not None
    dvh = review.results.dvhs_of(other)[2]
    review.results.add_dvh(2, replace(dvh, covered_cc=9.0))
    lines = [line.text for line in legend_lines(curves_of(review, Scale()))]
    assert lines[2:5] == names
    # what is said of B alone has a line of its own
    assert lines[5] == ("Seminal Vesicles, B: lower bound, 8.2 % outside the dose grid")


# --- A minus B in the table ----------------------------------------------------------


def column(panel: DvhPanel, head: str) -> dict[str, str]:
    """What the rows say under a head, by the name of their structure."""
    model = panel.table.source
    n = [one.head for one in model.columns].index(head)
    return {row.name: model.columns[n].cell(row).text for row in model.rows}


@pytest.fixture
def against(panel: DvhPanel) -> DvhPanel:
    button(panel, "A \N{MINUS SIGN} B").click()
    return panel


def test_the_table_of_differences_has_a_b_and_a_minus_b(against: DvhPanel) -> None:
    minus = "\N{MINUS SIGN}"
    assert column(against, "Mean A Gy")["Prostate"] == "102.80"
    assert column(against, "Mean B")["Prostate"] == "98.80"
    assert set(column(against, f"Mean A {minus} B").values()) == {"+4.00"}
    names = [row.name for row in against.table.source.rows]
    # 4 Gy of the largest dose of each: the prostate's is 108.5, the bladder's 124
    assert set(names) == {"Prostate", "Seminal Vesicles", "Bladder"}
    text = against.table_text()
    assert f"Mean A {minus} B" in text
    assert "# Dose B: REPLAN" in text


def test_the_largest_difference_stands_first_and_can_be_sorted_by(
    qtbot: QtBot, review: Review, against: DvhPanel
) -> None:
    other = review.comparison.other
    assert other is not None
    far = sigmoid(3, "Bladder", 148.2, 40.0, 22.0, dose_uid=other.key)
    review.results.add_dvh(3, far)
    qtbot.waitUntil(lambda: against.table.source.rows[0].name == "Bladder")
    sizes = [float(size) for size in column(against, "Largest %").values()]
    assert sizes == sorted(sizes, reverse=True)
    assert against.table.source.columns[0].title == "ROI"
    assert against.table.frozen_columns == 1
    heads = [one.head for one in against.table.source.columns]
    against.table.sortByColumn(
        heads.index("Largest %"), against.table.horizontalHeader().sortIndicatorOrder()
    )


def test_what_is_within_the_bands_is_marked(
    qtbot: QtBot, review: Review, against: DvhPanel
) -> None:
    other = review.comparison.other
    assert other is not None
    bands = {}
    for dvh in (review.results.dvhs[1], review.results.dvhs_of(other)[1]):
        assert dvh.mean is not None
        off = replace(dvh, mean=dvh.mean + 5.0)  # 7.1 Gy both
        variant = Variant(source="ends", share=1.0, against=dvh, others=(off,))
        bands[dvh] = Band(dvh, (variant,))
    against.set_bands(bands)
    head = "Mean A \N{MINUS SIGN} B"
    qtbot.waitUntil(lambda: column(against, head)["Prostate"] == "≈ +4.00")
    assert column(against, head)["Bladder"] == "+4.00"  # its bands are not known


def test_bands_are_wanted_while_two_doses_are_compared(
    qtbot: QtBot, panel: DvhPanel, review: Review
) -> None:
    with qtbot.waitSignal(panel.bands_wanted) as told:
        button(panel, "A \N{MINUS SIGN} B").click()
    assert told.args == [True]
    with qtbot.waitSignal(panel.bands_wanted) as told:
        review.comparison.set_other(None)
    assert told.args == [False]
    qtbot.waitUntil(lambda: not button(panel, "A \N{MINUS SIGN} B").isVisible())
    # and the table is that of one dose again
    assert column(panel, "Mean Gy")["Prostate"] == "102.80"


@pytest.mark.slow
def test_the_table_compares_with_one_thing_at_a_time(
    qtbot: QtBot, panel: DvhPanel, review: Review
) -> None:
    stored(review)
    qtbot.waitUntil(lambda: button(panel, "Differences").isVisible())
    a_minus_b = button(panel, "A \N{MINUS SIGN} B")
    a_minus_b.click()
    button(panel, "Differences").click()
    assert not a_minus_b.isChecked()
    rows = panel.table.source.rows
    assert {row.name for row in rows} == {"Prostate (one)", "Prostate (two)"}


def test_an_added_metric_is_compared_too(panel: DvhPanel) -> None:
    button(panel, "A \N{MINUS SIGN} B").click()
    panel.set_metrics(["V100Gy"])
    assert (
        column(panel, "V100Gy A %")["Prostate"] != column(panel, "V100Gy B")["Prostate"]
    )
