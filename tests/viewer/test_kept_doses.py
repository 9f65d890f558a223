"""DVHs of a third and a fourth dose stay beside those of A and B, as C and D."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.text import MINUS
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.dvh.a_minus_b import rois_in_doses, verdict
from dosiscope.viewer.dvh.cross_list import cross_rows
from dosiscope.viewer.dvh.curves import curves_of
from dosiscope.viewer.dvh.goal_marks import computed_curves
from dosiscope.viewer.dvh.painting import dashes_of, legend_of
from dosiscope.viewer.dvh.panel import DvhPanel
from dosiscope.viewer.dvh.picture import legend_lines
from dosiscope.viewer.dvh.readout import CrossPlace
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.dvh.sentences import made_of_lines, picture_title
from dosiscope.viewer.dvh.sides import Side, sides_of
from dosiscope.viewer.dvh.strip import strip_of
from support.made_doses import weighted_sum
from support.two_doses import SHIFT, compared, stored, with_kept

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.core.dose import Dose
    from dosiscope.viewer.review import Review

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def review(qapp: object) -> Review:
    return with_kept()


def of_key(review: Review, letter: str) -> Dose:
    keys = {"A": "1.2.3.DOSE", "B": "1.2.3.B", "C": "1.2.3.C", "D": "1.2.3.D"}
    return next(dose for dose in review.doses if dose.key == keys[letter])


def letters(review: Review) -> dict[str, str]:
    """Which dose is which, by the last part of its UID."""
    doses = review.compared_doses.items()
    return {letter: dose.key.split(".")[-1] for letter, dose in doses}


# --- which is which ------------------------------------------------------------------


def test_letters_stay_when_another_dose_is_b(review: Review) -> None:
    all_four = {"A": "DOSE", "B": "B", "C": "C", "D": "D"}
    assert letters(review) == all_four
    review.comparison.set_other(of_key(review, "C"))
    assert letters(review) == {"A": "DOSE", "B": "C", "D": "D"}
    review.comparison.set_other(of_key(review, "B"))
    assert letters(review) == all_four
    review.exchange_doses()
    assert letters(review) == {"A": "B", "B": "DOSE", "C": "C", "D": "D"}


def test_no_more_than_two_are_kept_each_once(review: Review) -> None:
    comparison, kept = review.comparison, review.comparison.kept
    assert not comparison.has_room
    comparison.keep_other()
    assert comparison.kept == kept
    comparison.keep_no_longer(of_key(review, "C"))
    assert letters(review) == {"A": "DOSE", "B": "B", "D": "D"}
    comparison.keep_other()
    comparison.keep_other()
    assert [one.key for one in comparison.kept if one] == ["1.2.3.B", "1.2.3.D"]


def test_without_b_nothing_is_kept(review: Review) -> None:
    review.comparison.set_other(None)
    assert review.compared_doses == {}
    assert review.comparison.kept == (None, None)
    assert sides_of(review) is None


def test_what_is_shown_as_a_is_no_more_b_and_c_takes_its_place(review: Review) -> None:
    review.set_dose(of_key(review, "B"))
    assert letters(review) == {"A": "B", "B": "C", "D": "D"}
    review.set_dose(of_key(review, "D"))  # it is A now, and so not D
    assert letters(review) == {"A": "D", "B": "C"}


def test_a_dose_that_is_gone_leaves(review: Review) -> None:
    assert review.case is not None
    gone = of_key(review, "C")
    there = tuple(dose for dose in review.case.doses if dose is not gone)
    review.amend_case(replace(review.case, doses=there))
    assert letters(review) == {"A": "DOSE", "B": "B", "D": "D"}


@pytest.mark.parametrize("letter", "ABCD")
def test_a_dose_that_was_read_anew_has_its_letter_and_no_dvh_of_before(
    review: Review, letter: str
) -> None:
    assert review.case is not None
    before, all_four = of_key(review, letter), letters(review)
    others = {one.key: review.results.dvhs_of(one) for one in review.doses}
    assert others.pop(before.key)
    now = replace(before, stored=before.stored + 1)
    doses = [now if one is before else one for one in review.case.doses]
    review.amend_case(replace(review.case, doses=tuple(doses)))
    assert letters(review) == all_four
    assert review.compared_doses[letter] is now
    assert not review.results.dvhs_of(now)
    found = {one.key: review.results.dvhs_of(one) for one in review.doses}
    assert found == {**others, now.key: {}}


# --- the plot ------------------------------------------------------------------------


def test_every_dose_has_dashes_of_its_own_and_what_is_stored_too(
    review: Review,
) -> None:
    stored(review)
    curves = curves_of(review, Scale())
    legend = legend_of(curves)
    assert [text for text, _ in legend][:4] == [
        "A: PLAN", "B: REPLAN", "C: BOOST", "D: OLD",
    ]  # fmt: skip
    dashes = [tuple(line) for _, line in legend]
    assert dashes[0] == ()
    assert len(set(dashes)) == len(dashes) == 6
    of_prostate = [one for one in curves.curves if one.number == 1 and one.side]
    assert [str(one.side) for one in of_prostate] == ["A", "B", "C", "D"]
    means = [one.dvh.mean for one in of_prostate]
    assert means == pytest.approx([102.8 - n * SHIFT for n in range(4)])
    assert not dashes_of(of_prostate[0])


def test_goals_are_marked_on_a_and_b_alone(review: Review) -> None:
    curves = curves_of(review, Scale())
    for side in (Side.A, Side.B):
        assert {c.side for c in computed_curves(curves, side).values()} == {side}


def test_the_cross_hair_reads_all_four(review: Review) -> None:
    rows = cross_rows(curves_of(review, Scale()), CrossPlace(90.0, 50.0))
    assert [row.name for row in rows][:4] == [
        "A  Prostate", "B  Prostate", "C  Prostate", "D  Prostate",
    ]  # fmt: skip


def test_the_legend_of_a_picture_has_one_line_for_all(review: Review) -> None:
    lines = [line.text for line in legend_lines(curves_of(review, Scale()))]
    assert lines[:4] == ["A: PLAN", "B: REPLAN", "C: BOOST", "D: OLD"]
    assert lines[4:] == ["Prostate", "Seminal Vesicles", "Bladder"]


def test_in_a_low_plot_the_legend_has_letters_and_the_tool_tip_names(
    review: Review,
) -> None:
    curves = curves_of(review, Scale())
    high = strip_of(curves, 300.0, 600.0)
    assert [one.text for one in high.samples][1] == "B: REPLAN"
    low = strip_of(curves, 150.0, 130.0)
    assert [one.text for one in low.samples] == ["A", "B", "C", "D"]
    assert "C: BOOST" in low.told


def test_what_leaves_the_program_names_all(review: Review) -> None:
    lines = made_of_lines(review)
    assert "# Dose C: BOOST, Gy, 1.2.3.C" in lines
    assert "# Dose D: OLD, Gy, 1.2.3.D" in lines
    assert "D: OLD, Gy, " in picture_title(review)


# --- the table of differences --------------------------------------------------------


def test_the_table_has_a_minus_each_of_the_others(qtbot: QtBot, review: Review) -> None:
    panel = DvhPanel(review)
    qtbot.addWidget(panel)
    panel._bar.against.setChecked(True)
    assert panel._bar.against.text() == f"A {MINUS} B, C, D"
    model = panel.table.source
    heads = [column.head for column in model.columns]
    row = next(one for one in model.rows if one.name == "Prostate")

    def cell(head: str) -> str:
        return model.columns[heads.index(head)].cell(row).text

    assert cell("Mean A Gy") == "102.80"
    found = {letter: cell(f"Mean A {MINUS} {letter}") for letter in "BCD"}
    assert found == {"B": "+4.00", "C": "+8.00", "D": "+12.00"}
    # the differences stand beside A, and say what they are from
    at = heads.index("Mean A Gy")
    minus = [f"Mean A {MINUS} {letter}" for letter in "BCD"]
    assert heads[at : at + 4] == ["Mean A Gy", *minus]
    assert "Mean D" not in heads
    told = model.columns[heads.index(minus[-1])].cell(row).hint
    assert told.startswith("D: 90.80 Gy; ")
    line = panel._verdict.text()
    assert line.startswith(f"3 structures compared · most in A {MINUS} D, ")
    assert line.endswith("A: PLAN · B: REPLAN · C: BOOST · D: OLD")
    review.comparison.keep_no_longer(of_key(review, "D"))
    qtbot.waitUntil(lambda: panel._bar.against.text() == f"A {MINUS} B, C")
    assert f"Mean A {MINUS} D" not in [one.head for one in model.columns]


def test_a_structure_without_a_dvh_in_one_dose_is_compared_in_the_others(
    review: Review,
) -> None:
    del review.results._dvhs[review.results._key(1, "1.2.3.B")]
    curves, sides = curves_of(review, Scale()), sides_of(review)
    assert sides is not None
    rois = rois_in_doses(curves, (), lambda curve: review.result_of(curve.dvh))
    (one,) = [roi for roi in rois if roi.curve.number == 1]
    assert [str(side) for side in one.pairs] == ["C", "D"]
    assert "3 structures compared" in verdict(rois, sides)


def test_metrics_are_read_off_the_dose_that_a_dvh_is_of(review: Review) -> None:
    for letter, dose in review.compared_doses.items():
        result = review.result_of(review.results.dvhs_of(dose)[1])
        assert (letter, result.dose_uid) == (letter, dose.key)
        assert result.dose is dose


# --- what stays from one B to the next ------------------------------------------------


def test_colours_of_the_difference_stay_when_another_dose_is_b(
    review: Review,
) -> None:
    comparison = review.comparison
    comparison.set_difference_colours(end=7.0, threshold=0.7, in_percent=True)
    comparison.set_wash(Wash.DIFFERENCE)

    def shown() -> tuple[object, ...]:
        ends = comparison.difference_end, comparison.difference_threshold
        return (*ends, comparison.is_in_percent, comparison.wash)

    for dose in (of_key(review, "C"), of_key(review, "D")):
        comparison.set_other(dose)
        assert shown() == (7.0, 0.7, True, Wash.DIFFERENCE)
    review.exchange_doses()
    assert shown() == (7.0, 0.7, True, Wash.DIFFERENCE)


def test_an_exchange_is_told_once(qapp: object) -> None:
    review = compared()
    told: list[str] = []
    review.dose_changed.connect(lambda: told.append("dose"))
    review.comparison.changed.connect(lambda: told.append("other"))
    a, b = review.dose, review.other_dose
    review.exchange_doses()
    assert told == ["dose"]
    assert (review.dose, review.other_dose) == (b, a)


# --- whatever is done ----------------------------------------------------------------

STEPS = (
    *("show", "compare", "keep", "give up"),
    *("exchange", "remove", "none", "beside"),
)


@pytest.mark.slow
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), max_size=14))
@settings(max_examples=30)
def test_every_dose_has_one_letter_and_is_there(steps: list[tuple[str, int]]) -> None:
    review = with_kept()
    shown = review.dose
    assert shown is not None
    for share in (0.5, 0.25):
        review.add_made(weighted_sum([shown], [share]))
    comparison = review.comparison
    for what, n in steps:
        dose = review.doses[n % len(review.doses)]
        match what:
            case "show":
                review.set_dose(dose)
            case "compare" if dose is not review.dose:
                comparison.set_other(dose)
            case "keep":
                comparison.keep_other()
            case "give up":
                comparison.keep_no_longer(dose)
            case "exchange":
                review.exchange_doses()
            case "remove":
                review.remove_made(dose)
            case "none":
                comparison.set_other(None)
            case "beside":
                review.beside.set_dose(dose)
        compared = review.compared_doses
        assert len({dose.key for dose in compared.values()}) == len(compared)
        assert set(compared.values()) <= set(review.doses)
        assert ("B" in compared) is (review.other_dose is not None)
        assert compared or not any(comparison.kept)
        assert {view.dose for view in review.views} <= set(review.doses)
        kept = dict(zip("CD", comparison.kept, strict=True))
        assert all(kept[x] is dose for x, dose in compared.items() if x in kept)
