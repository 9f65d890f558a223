"""The Compare panel: A and B, numbers of A - B, plans, gamma, never of other doses."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QMenu

from dosiscope.app.features.compare import Compare
from dosiscope.app.plot_pictures import PlotPictures
from dosiscope.app.saving import Saving
from dosiscope.app.session import Session
from dosiscope.core.comparing.roi_differences import RoiDifference
from dosiscope.core.dose import DoseType
from dosiscope.core.isodose import Reference
from dosiscope.core.text import DASH, MINUS
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.panels.compare import Part
from dosiscope.viewer.panels.compare_difference import NO_REFERENCE
from dosiscope.viewer.panels.compare_rois import columns_of
from dosiscope.viewer.panels.structures import StructuresPanel
from dosiscope.viewer.review import Review
from dosiscope.viewer.shown_doses import A_MINUS_B
from dosiscope.viewer.widgets.notice import Notice
from support.axial import circle, closed, make_roi, small_case
from support.data import case_dir
from support.made_doses import weighted_sum
from support.rivals import OWN, OWN_PLAN, RIVAL, dose_of, rival_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from dosiscope.core.dose import Dose
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.panels.compare import ComparePanel

NEAR = dose_of("1.2.3", OWN_PLAN, 59.0, summation=OWN.summation)
EFFECTIVE = replace(dose_of("1.2.4", OWN_PLAN), type=DoseType.EFFECTIVE, label="RBE")
ELSEWHERE = replace(
    NEAR,
    header=replace(NEAR.header, sop_instance_uid="1.2.5", frame_of_reference_uid="9.9"),
)


def cylinder(number: int, radius: float, name: str) -> Roi:
    """Return a round ROI of few vertices, which is measured at once."""
    z = (-10.0, -5.0, 0.0, 5.0, 10.0)
    return make_roi(number, [closed(circle(0, 0, v, radius, 24)) for v in z], name)


FEW = small_case(rois=(cylinder(1, 20, "Target"), cylinder(2, 5, "Spot")))


class Opened:
    """What the feature works with, without the rest of a window."""

    def __init__(self, top: QMainWindow) -> None:
        self.review = Review()
        self.session = Session(self.review)
        self.structures = StructuresPanel(self.review)
        self.dock = QDockWidget("Compare", top)
        top.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.notice = Notice(top)
        self.saving = Saving(lambda: (), self.notice, top)
        self.compare = Compare(
            self.session, self.review, self.structures, self.dock,
            self.saving, PlotPictures(self.saving, self.notice, top), self.notice,
            top,
        )  # fmt: skip


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Two plans: A has 60 Gy, B 50 Gy at the left edge, both linear."""
    top = QMainWindow()
    qtbot.addWidget(top)
    top.resize(460, 700)
    made = Opened(top)
    qtbot.addWidget(made.structures)
    case = replace(rival_case(), structure_set=FEW.structure_set, graphs=FEW.graphs)
    case = replace(case, doses=(*case.doses, NEAR, EFFECTIVE, ELSEWHERE))
    made.review.set_case(case)
    made.session.measuring.start()
    top.show()
    yield made
    made.session.close()


def compare(opened: Opened) -> Compare:
    return opened.compare


def panel_of(opened: Opened) -> ComparePanel:
    return opened.compare.panel


def compared(qtbot: QtBot, opened: Opened, dose: Dose = RIVAL) -> Compare:
    """Compare with a dose, and wait for the difference."""
    found = compare(opened)
    found.compare_with(dose)
    qtbot.waitUntil(lambda: found.comparing.difference.value is not None)
    return found


def look_at(opened: Opened, part: Part) -> None:
    panel_of(opened).chips.button(part).click()


def wait_for(qtbot: QtBot, done: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(done()), timeout=20_000)


def rows(panel: ComparePanel) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in panel.difference.whole.texts()}


# --- which doses ---------------------------------------------------------------------


def test_nothing_is_compared_before_a_dose_is_chosen(opened: Opened) -> None:
    found = compare(opened)
    found.show_panel()
    panel = panel_of(opened)
    assert panel.head.a.name.text()
    assert not panel.head.choose.isHidden()
    assert panel.parts.isHidden()
    assert found.comparing.pair is None


def test_a_and_b_stand_with_plan_and_date(qtbot: QtBot, opened: Opened) -> None:
    compared(qtbot, opened)
    head = panel_of(opened).head
    assert head.a.name.text().startswith("IMRT · PLAN")
    assert head.a.plan.text() == "2024-01-01 10:11:12"
    assert head.b.name.text() == "VMAT · PLAN"
    assert head.b.plan.text() == "2025-02-02 20:21:22"
    assert head.choose.isHidden()


def test_what_cannot_be_compared_is_named_with_the_reason(opened: Opened) -> None:
    menu = QMenu()
    compare(opened).fill_others(menu)
    told = {one.text(): one for one in menu.actions()}
    assert len(told) == 4
    (effective,) = (one for text, one in told.items() if "Dose Types" in text)
    (elsewhere,) = (one for text, one in told.items() if "frames of reference" in text)
    for one in (effective, elsewhere):
        assert not one.isEnabled()
        assert "cannot be taken" in one.toolTip()
    assert sum(one.isEnabled() for one in menu.actions()) == 2


def test_one_click_exchanges_a_and_b(qtbot: QtBot, opened: Opened) -> None:
    found = compared(qtbot, opened)
    opened.review.comparison.set_wash(Wash.DIFFERENCE)
    first = found.comparing.difference.value
    assert first is not None
    panel_of(opened).head.exchange.click()
    assert opened.review.dose is RIVAL
    assert opened.review.comparison.other is OWN
    assert opened.review.comparison.wash is Wash.DIFFERENCE
    wait_for(qtbot, lambda: found.comparing.difference.value)
    second = found.comparing.difference.value
    assert second is not None
    assert second.whole.maximum == pytest.approx(-first.whole.minimum)
    assert panel_of(opened).head.a.name.text().startswith("VMAT")
    # what was worked out of the first is kept
    panel_of(opened).head.exchange.click()
    assert found.comparing.difference.value is first


def test_c_and_d_stand_below_b_with_a_way_to_give_them_up(
    qtbot: QtBot, opened: Opened
) -> None:
    compared(qtbot, opened)
    review, head = opened.review, panel_of(opened).head
    assert head.kept.isHidden()
    head.keep.click()
    assert review.comparison.kept[0] is RIVAL
    assert head.kept.lines["C"].text() == "C: VMAT · PLAN now B"
    assert head.keep.isHidden()
    half = review.add_made(weighted_sum([OWN], [0.5]))
    review.comparison.set_other(half)
    assert head.kept.lines["C"].text() == "C: VMAT · PLAN 2025-02-02 20:21:22"
    assert head.kept.lines["D"].isHidden()
    assert not head.keep.isHidden()
    assert "C: VMAT · PLAN" in head.text()
    head.kept.buttons["C"].click()
    assert not any(review.comparison.kept)
    assert head.kept.isHidden()


def test_comparing_no_longer_leaves_nothing(qtbot: QtBot, opened: Opened) -> None:
    found = compared(qtbot, opened)
    panel_of(opened).head.clear.click()
    assert found.comparing.difference.value is None
    assert opened.review.comparison.difference is None
    assert panel_of(opened).parts.isHidden()


# --- the difference ------------------------------------------------------------------


def test_numbers_are_those_of_the_closed_form(qtbot: QtBot, opened: Opened) -> None:
    """A - B falls from 10 Gy at x = -40 mm to 5 Gy at 40 mm, in 17 samples."""
    compared(qtbot, opened)
    told = rows(panel_of(opened))
    assert told["Maximum"][:2] == ["+10.00", "+16.7"]
    assert told["Maximum"][2].startswith(f"x {MINUS}40.0")
    assert told["Minimum"][:2] == ["+5.00", "+8.3"]
    assert told["Minimum"][2].startswith("x 40.0")
    assert told[f"Max |{A_MINUS_B}|"][0] == "10.00"
    assert told["Mean"][0] == "+7.50"
    rms = sqrt(7.5**2 + 0.3125**2 * (17**2 - 1) / 12)
    assert told["RMS"][0] == f"{rms:.2f}"
    assert told[f"|{A_MINUS_B}| > 3 %"][0] == "100.0 %"
    assert "60.00 Gy" in panel_of(opened).difference.remark.text()


def test_without_a_reference_dose_no_share_is_told(
    qtbot: QtBot, opened: Opened
) -> None:
    found = compared(qtbot, opened)
    opened.review.look.set_reference(None)
    wait_for(qtbot, lambda: found.comparing.difference.value)
    part = panel_of(opened).difference
    heads = [column.head for column in part.whole.source.columns]
    assert "%" not in heads
    assert "No reference dose" in part.remark.text()
    assert part.part.isHidden()


def test_a_click_on_a_place_goes_there(qtbot: QtBot, opened: Opened) -> None:
    compared(qtbot, opened)
    table = panel_of(opened).difference.whole
    table.clicked.emit(table.sorted.index(0, 0))
    assert opened.review.cursor is not None
    assert opened.review.cursor[0] == pytest.approx(-40.0)


def test_the_histogram_has_all_of_the_volume(qtbot: QtBot, opened: Opened) -> None:
    compared(qtbot, opened)
    bars = panel_of(opened).difference.plot.bars
    assert bars is not None
    assert bars.shares.sum() == pytest.approx(100)
    assert bars.unit == "Gy"
    assert bars.edges[0] <= 5.0
    assert bars.edges[-1] >= 10.0


def test_pictures_are_given_the_difference_though_nobody_looks_at_the_panel(
    qtbot: QtBot, opened: Opened
) -> None:
    comparison = opened.review.comparison
    opened.dock.hide()
    comparison.set_other(RIVAL)
    found = compare(opened).comparing
    assert found.difference.of is None  # nobody needs it
    comparison.set_wash(Wash.DIFFERENCE)
    wait_for(qtbot, lambda: comparison.difference is not None)
    assert comparison.difference is not None
    assert comparison.difference.maximum == pytest.approx(10.0)


def test_what_is_worked_out_is_never_shown_of_other_doses(
    qtbot: QtBot, opened: Opened
) -> None:
    found = compared(qtbot, opened)
    opened.review.comparison.set_other(NEAR)
    assert found.comparing.difference.value is None
    assert opened.review.comparison.difference is None
    assert panel_of(opened).difference.whole.isHidden()
    wait_for(qtbot, lambda: found.comparing.difference.value)
    assert rows(panel_of(opened))["Maximum"][0] == "+1.00"
    opened.review.set_dose(NEAR)  # A is B: nothing is compared
    assert found.comparing.difference.value is None


def test_what_was_worked_out_is_not_worked_out_again(
    qtbot: QtBot, opened: Opened
) -> None:
    found = compared(qtbot, opened)
    first = found.comparing.difference.value
    opened.review.comparison.set_other(None)
    opened.review.comparison.set_other(RIVAL)
    assert found.comparing.difference.value is first


def test_another_reference_dose_is_told_anew(qtbot: QtBot, opened: Opened) -> None:
    found = compared(qtbot, opened)
    opened.review.look.set_reference(Reference(50.0))
    wait_for(qtbot, lambda: found.comparing.difference.value)
    assert rows(panel_of(opened))["Maximum"][1] == "+20.0"


# --- structures ----------------------------------------------------------------------


def test_every_structure_has_its_difference(qtbot: QtBot, opened: Opened) -> None:
    """In a cylinder around 0 the mean is that in the middle; the largest is at -20."""
    found = compared(qtbot, opened)
    look_at(opened, Part.ROIS)
    wait_for(qtbot, lambda: found.comparing.rois.value)
    texts = {row[0].split()[0]: row[1:] for row in panel_of(opened).rois.view.texts()}
    assert texts["Target"][:3] == ["+7.50", "8.75", "100.0 %"]
    assert set(texts) == {"Target", "Spot"}
    panel_of(opened).rois.roi_chosen.emit(2)
    assert opened.structures.current is not None
    assert opened.structures.current.number == 2


def test_without_a_reference_dose_a_dash_says_that_there_is_no_share() -> None:
    row = RoiDifference(
        number=1, name="Target", unit="Gy", limit_percent=3.0, volume_cc=1.0, mean=2.0
    )
    columns = columns_of("Gy", 3.0, None, lambda _: None)
    shares = [one for one in columns if one.title == ">3 %" or "% of" in one.unit]
    assert len(shares) == 2
    for column in shares:
        cell = column.cell(row)
        assert cell.text == DASH
        assert cell.hint == NO_REFERENCE


# --- plans ---------------------------------------------------------------------------


def test_plans_are_told_by_what_differs(qtbot: QtBot, opened: Opened) -> None:
    found = compared(qtbot, opened)
    look_at(opened, Part.PLANS)
    wait_for(qtbot, lambda: found.comparing.plans.value)
    part = panel_of(opened).plans
    told = {row[0]: row[1:3] for row in part.view.texts()}
    assert told["Label"] == ["IMRT", "VMAT"]
    assert told["Approval"] == ["APPROVED", "REJECTED"]
    value = found.comparing.plans.value
    assert value is not None
    before = part.view.sorted.rowCount()
    part.only.click()
    assert part.view.sorted.rowCount() > before
    changed = [line for line in part.view.source.rows if line.row and line.row.differs]
    assert len(changed) == len(value.changed)


def test_doses_of_one_plan_have_one_plan(qtbot: QtBot, opened: Opened) -> None:
    found = compared(qtbot, opened, NEAR)
    look_at(opened, Part.PLANS)
    wait_for(qtbot, lambda: found.comparing.plans.value)
    assert panel_of(opened).plans.count.text() == "A and B are doses of one plan"


# --- gamma ---------------------------------------------------------------------------


def test_gamma_is_computed_when_it_is_asked_for(qtbot: QtBot, opened: Opened) -> None:
    """1 Gy to 0.5 Gy apart, where 1.8 Gy count as 1: all points pass."""
    found = compared(qtbot, opened, NEAR)
    look_at(opened, Part.GAMMA)
    part = panel_of(opened).gamma
    assert found.comparing.gamma.value is None
    part.form.compute.click()
    wait_for(qtbot, lambda: found.comparing.gamma.value)
    assert part.rate.text() == "100.0 %"
    told = part.criteria.text()
    assert told.startswith("3 %/2 mm, global of 60.00 Gy, threshold 10 %")
    assert told.endswith("Reference A, evaluated B.")
    assert "TG-218" in part.tg_218.text()
    wait_for(qtbot, lambda: found.comparing.gamma_rois.value)
    assert [row[0].splitlines()[0] for row in part.table.texts()] == ["Target", "Spot"]
    assert part.table.texts()[0][1] == "100.0"


def test_typed_criteria_are_those_of_the_result(qtbot: QtBot, opened: Opened) -> None:
    """At most 1 Gy apart of 0.6 Gy + 0.369 Gy/mm * 0.5 mm: a part fails, 5 mm off."""
    found = compared(qtbot, opened, NEAR)
    look_at(opened, Part.GAMMA)
    form = panel_of(opened).gamma.form
    form.percent.setText("1")
    form.percent.editingFinished.emit()
    form.mm.setText("0.5")
    form.mm.editingFinished.emit()
    form.compute.click()
    wait_for(qtbot, lambda: found.comparing.gamma.value)
    value = found.comparing.gamma.value
    assert value is not None
    assert (value.criteria.percent, value.criteria.mm) == (1.0, 0.5)
    # gamma of a linear dose: |d| / sqrt(DD² + (g DTA)²), with d from 1 to 0.5 Gy
    one = sqrt(0.6**2 + (59 / 160 * 0.5) ** 2)
    passing = [k for k in range(17) if 1 - k / 32 <= one]
    assert value.pass_percent == pytest.approx(100 * len(passing) / 17, abs=0.1)


def test_reference_and_evaluated_are_exchanged_by_a_click(
    qtbot: QtBot, opened: Opened
) -> None:
    found = compared(qtbot, opened, NEAR)
    look_at(opened, Part.GAMMA)
    part = panel_of(opened).gamma
    part.form.compute.click()
    wait_for(qtbot, lambda: found.comparing.gamma.value)
    first = found.comparing.gamma.value
    part.form.exchange.click()
    wait_for(qtbot, lambda: found.comparing.gamma.value)
    second = found.comparing.gamma.value
    assert second is not None
    assert second.reference_key == NEAR.key
    assert part.criteria.text().endswith("Reference B, evaluated A.")
    part.form.exchange.click()
    assert found.comparing.gamma.value is first


def test_which_dose_is_the_reference_is_told_and_not_changed_by_asking(
    qtbot: QtBot, opened: Opened
) -> None:
    found = compared(qtbot, opened)
    found.show_gamma()
    panel_of(opened).gamma.form.compute.click()
    wait_for(qtbot, lambda: found.comparing.gamma.value)
    before = dict(vars(found))
    assert not found.is_gamma_of_b
    assert vars(found) == before
    opened.review.exchange_doses()
    assert found.is_gamma_of_b
    half = opened.review.add_made(weighted_sum([OWN], [0.5]))
    opened.review.comparison.set_other(half)
    assert found.comparing.gamma.of is None
    assert found.is_gamma_of_b  # the next one has the reference of the last


def test_gamma_stays_with_its_doses_where_a_and_b_are_exchanged(
    qtbot: QtBot, opened: Opened
) -> None:
    found = compared(qtbot, opened, NEAR)
    look_at(opened, Part.GAMMA)
    part = panel_of(opened).gamma
    part.form.compute.click()
    wait_for(qtbot, lambda: found.comparing.gamma.value)
    found.exchange()
    assert found.comparing.gamma.value is not None
    assert part.criteria.text().endswith("Reference B, evaluated A.")
    assert part.form.roles.text() == "Reference B, evaluated A"
    opened.review.comparison.set_other(RIVAL)
    assert found.comparing.gamma.value is None
    assert part.rate.isHidden()


def test_plans_compare_though_their_doses_do_not(qtbot: QtBot, opened: Opened) -> None:
    found = compare(opened)
    case = opened.review.case
    assert case is not None
    other = replace(
        RIVAL,
        header=replace(RIVAL.header, sop_instance_uid="1.2.9"),
        type=DoseType.EFFECTIVE,
    )
    rival = replace(case.companions[0], doses=(other,))
    opened.review.amend_case(replace(case, companions=(rival,)))
    found.compare_with(other)
    look_at(opened, Part.PLANS)
    wait_for(qtbot, lambda: found.comparing.plans.value)
    assert "differ" in panel_of(opened).plans.count.text()
    look_at(opened, Part.DIFFERENCE)
    told = panel_of(opened).difference.says.text()
    assert told.startswith("A and B cannot be compared: they are of different Dose")
    look_at(opened, Part.GAMMA)
    assert not panel_of(opened).gamma.form.compute.isEnabled()


# --- structure sets ------------------------------------------------------------------


def test_one_structure_set_of_both_is_told_as_one(qtbot: QtBot, opened: Opened) -> None:
    compared(qtbot, opened, NEAR)
    look_at(opened, Part.OUTLINES)
    part = panel_of(opened).outlines
    wait_for(qtbot, lambda: "one structure set" in part.says.text())
    assert part.view.isHidden()


def test_outlines_of_a_rival_are_held_against_those_of_the_case(
    qtbot: QtBot, opened: Opened
) -> None:
    """Cylinders of radius 20 and 10 mm: Dice is 2 · 100 / (400 + 100)."""
    case = opened.review.case
    assert case is not None
    assert case.structure_set is not None
    small = cylinder(7, 10, "target")
    own = replace(case.structure_set, frame_of_reference_uids=("4",))
    other = replace(
        own, header=replace(own.header, sop_instance_uid="1.3.9"), rois=(small,)
    )
    rival = rival_case(structure_set=other).companions[0]
    opened.review.amend_case(replace(case, structure_set=own, companions=(rival,)))
    opened.session.measuring.start()
    found = compare(opened)
    found.compare_with(RIVAL)
    look_at(opened, Part.OUTLINES)
    wait_for(qtbot, lambda: found.comparing.sets.value)
    part = panel_of(opened).outlines
    told = {row[0].splitlines()[0]: row for row in part.view.texts()}
    assert told["Target"][0].splitlines()[1] == "in B “target”"
    assert float(told["Target"][3]) == pytest.approx(0.4, abs=0.001)
    assert "only in A" in told["Spot"][0]


# --- out of the program --------------------------------------------------------------


def test_what_is_shown_is_copied_with_the_doses_and_the_criteria(
    qtbot: QtBot, opened: Opened
) -> None:
    found = compared(qtbot, opened, NEAR)
    look_at(opened, Part.GAMMA)
    panel_of(opened).gamma.form.compute.click()
    wait_for(qtbot, lambda: found.comparing.gamma_rois.value)
    found.copy()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("A: IMRT · PLAN")
    assert lines[1].startswith("B: IMRT · PLAN")
    assert "3 %/2 mm, global of 60.00 Gy" in lines[2]
    assert any(line.startswith("Target\t100.0") for line in lines)
    table = panel_of(opened).gamma.table
    table.selectRow(0)
    assert table.text().startswith("3 %/2 mm, global of 60.00 Gy")
    look_at(opened, Part.DIFFERENCE)
    found.copy()
    assert "Maximum\t+1.00" in QApplication.clipboard().text()


def test_all_is_saved_as_csv_once_it_is_there(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[str] = []
    monkeypatch.setattr(
        opened.saving, "ask_and_write", lambda _name, text: saved.append(text)
    )
    found = compared(qtbot, opened)
    found.export()
    assert not saved
    assert "still worked out" in opened.notice.text()
    wait_for(qtbot, found.comparing.report)
    found.export()
    (text,) = saved
    assert "# difference,A - B" in text
    assert "Approval" in text
    assert "Target" in text


def test_colours_of_a_gamma_that_is_not_there_lead_to_its_form(
    qtbot: QtBot, opened: Opened
) -> None:
    found = compared(qtbot, opened, NEAR)
    panel = panel_of(opened)
    panel.head.washes.button(2).click()
    assert opened.review.comparison.wash is Wash.GAMMA
    assert panel.part is Part.GAMMA
    panel.gamma.form.compute.click()
    wait_for(qtbot, lambda: found.comparing.gamma.value)
    assert opened.review.comparison.gamma is found.comparing.gamma.value


def test_a_rival_is_read_when_it_is_chosen(qtbot: QtBot) -> None:
    top = QMainWindow()
    qtbot.addWidget(top)
    opened = Opened(top)
    qtbot.addWidget(opened.structures)
    imrt = "1.2.752.243.1.1.20180405114728128.4000.85245"
    opened.session.want(dose=imrt)
    with qtbot.waitSignal(opened.session.opened, timeout=20_000):
        opened.session.open([case_dir("raystation-brain-two-plans")])
    menu = QMenu()
    compare(opened).fill_others(menu)
    (vmat,) = menu.actions()
    assert vmat.text().startswith("VMAT · PLAN")
    assert opened.review.comparison.other is None
    vmat.trigger()
    wait_for(qtbot, lambda: opened.review.comparison.other)
    head = panel_of(opened).head
    assert head.a.name.text() == "imrt 4 · PLAN"
    assert head.b.name.text() == "VMAT · PLAN"
    assert compare(opened).comparing.has_one_set
    opened.session.close()
