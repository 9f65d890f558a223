"""DVHs of two doses: A solid and B dashed in one colour, each with its name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF

from dosiscope.core.dose import DoseUnits
from dosiscope.core.dvh.curve import DvhSource
from dosiscope.viewer.dvh.cross_list import cross_rows, heads_of
from dosiscope.viewer.dvh.curves import curves_of
from dosiscope.viewer.dvh.painting import (
    absence_texts,
    dashes_of,
    legend_of,
    legend_text,
)
from dosiscope.viewer.dvh.panel import DvhPanel
from dosiscope.viewer.dvh.readout import CrossPlace, readout_lines
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.dvh.sentences import made_of_lines, picture_title
from dosiscope.viewer.dvh.sides import Side, sides_of
from dosiscope.viewer.dvh.strip import strip_of
from support.dvh_review import PATIENT, ROIS, dose, fill, review_of, sigmoid
from support.panel_case import plan

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.core.dose import Dose
    from dosiscope.viewer.dvh.curves import Curve, CurveSet
    from dosiscope.viewer.review import Review

SHIFT = 4.0  # Gy that B is below A


def other_dose(units: DoseUnits = DoseUnits.GY) -> Dose:
    """B, whose structures have SHIFT less than in A."""
    made = dose(units=units)
    head = replace(made.header, sop_instance_uid="1.2.3.B")
    return replace(made, header=head, label="REPLAN")


def compared(count: int = 3, other: Dose | None = None) -> Review:
    """A review of two doses with all DVHs of both."""
    review = review_of(count)
    assert review.case is not None
    other = other or other_dose()
    review.set_case(replace(review.case, doses=(*review.case.doses, other)))
    fill(review)
    review.comparison.set_other(other)
    fill_other(review)
    return review


def fill_other(review: Review) -> None:
    other = review.comparison.other
    assert other is not None
    for n, (name, _, _, cc, middle, width) in enumerate(ROIS, 1):
        if any(roi.number == n for roi in review.display.rois):
            dvh = sigmoid(n, name, cc, middle - SHIFT, width, dose_uid=other.key)
            review.results.add_dvh(n, dvh)


def stored(review: Review) -> None:
    """Let the file hold two DVHs of the first structure, of two sources."""
    dvhs = [
        sigmoid(1, "Prostate", 52.5, 100, 2, DvhSource.STORED, origin=origin)
        for origin in ("one", "two")
    ]
    review.results.set_stored_dvhs(tuple(dvhs))


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
    # a dose of several plans bears the label of none
    several = replace(other, further_plan_uids=("1.2.3.4.5",))
    review.comparison.set_other(several)
    sides = sides_of(review)
    assert sides is not None
    assert sides.b == "REPLAN"


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
    rows = cross_rows(curves, at, {})
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
    named = [legend_text(curve) for curve in panel.plot.curves.curves]
    assert named[0] == "Prostate (A)"
    assert "Prostate (B)" in named
