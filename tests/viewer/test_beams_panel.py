"""The Beams panel: all that plans state of beams, and the beam that pictures show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dosiscope.core.accessories import (
    Applicator,
    Block,
    Bolus,
    Compensator,
    Wedge,
)
from dosiscope.core.text import DASH
from dosiscope.viewer.panels.beams import BeamsPanel
from dosiscope.viewer.screen_identity import screen_identity
from support.checked_plan import EXTERNAL, good_case
from support.delivered_plan import (
    arc,
    beam,
    brachy,
    channel,
    control_points,
    delivered,
    ions,
    other_plan,
    setup_beam,
)
from support.focus import focus
from support.reviews import review_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.core.plan import Plan
    from dosiscope.viewer.widgets.table_view import TableView


MINUS, TIMES = "\N{MINUS SIGN}", "\N{MULTIPLICATION SIGN}"


def shown(qtbot: QtBot, plan: Plan | None) -> BeamsPanel:
    panel = BeamsPanel(review_of(good_case(plan=plan)))
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    return panel


def cells(table: TableView[Any], row: int = 0) -> dict[str, str]:
    """What a row says under each head."""
    heads = [column.head for column in table.source.columns]
    return dict(zip(heads, table.texts()[row], strict=True))


def test_a_beam_says_all_that_it_states(qtbot: QtBot) -> None:
    one = replace(
        arc(7),
        name="Arc 1",
        fluence_mode="NON_STANDARD",
        fluence_id="FFF",
        wedges=(Wedge(number=1, type="STANDARD", id="W30", angle=30.0),),
        blocks=(Block(number=1, name="B1", type="SHIELDING"),),
        boli=(Bolus(roi_number=EXTERNAL),),
        applicators=(Applicator(id="A10"),),
        compensators=(Compensator(number=1, id="C7"),),
    )
    panel = shown(qtbot, delivered(one))
    told = cells(panel.view)
    assert told["No."] == "7"
    assert told["Beam"] == "Arc 1"
    assert told["Energy"] == "6 MV"
    assert told["Fluence"] == "NON_STANDARD FFF"
    assert told["MU"] == "100.0"
    assert told["Gantry °"] == "181 → 179 CW"
    assert told["Coll. °"] == "10"
    assert told["Couch °"] == "0"
    assert told["Field mm"] == f"30 {TIMES} 20"
    assert told["Jaws X mm"] == f"{MINUS}15 / 15"
    assert told["Wedge"] == "STANDARD W30 30°"
    assert told["Block"] == "SHIELDING B1"
    assert told["Bolus"] == "External"
    assert told["Applicator"] == "A10"
    assert told["Compensator"] == "C7"
    assert told["Dose Gy"] == "0.667"
    assert told["Machine"] == "Linac 1"
    assert told["Leaves"] == "MLCX 2 pairs"
    assert told["Control points"] == "7"
    assert told["Isocentre mm"] == "50.0, 0.0, 0.0"
    assert told["Source to axis mm"] == "1000"
    assert told["Tolerance table"] == "Head"
    assert told["Setup"] == "1 HFS"
    assert panel.told.text().endswith("No beam states: SSD.")  # nor layers: no ions


def test_what_no_beam_states_has_a_name(qtbot: QtBot) -> None:
    panel = shown(qtbot, delivered(replace(beam(1), meterset=None, dose_gy=None)))
    assert "No beam states: Meterset, Dose, Wedge," in panel.told.text()


def test_what_one_beam_does_not_state_is_a_dash(qtbot: QtBot) -> None:
    panel = shown(
        qtbot, delivered(beam(1), replace(beam(2), applicators=(Applicator(id="A10"),)))
    )
    assert cells(panel.view, 0)["Applicator"] == DASH
    assert "Wedge, Block" in panel.told.text()


def test_jaws_that_move_are_told_from_least_to_most(qtbot: QtBot) -> None:
    one = beam(1)
    assert one.points is not None
    moving = np.array([[-15.0, 15.0], [-5.0, 10.0]])
    jaws = replace(one.points.positions["ASYMX"], rows=moving, index=np.arange(2))
    points = replace(one.points, positions={**one.points.positions, "ASYMX": jaws})
    told = cells(shown(qtbot, delivered(replace(one, points=points))).view)
    assert told["Jaws X mm"] == f"{MINUS}15 to {MINUS}5 / 10 to 15"
    assert told["Field mm"] == f"(15 to 30) {TIMES} 20"


def test_ion_beams_tell_layers_spots_snout_and_range_shifter(qtbot: QtBot) -> None:
    panel = shown(qtbot, ions())
    told = cells(panel.view)
    assert told["Energy"] == "110, 120 MeV"
    assert told["Layers"] == "2"
    assert told["Snout"].startswith("S1")
    assert told["Range shifter"] == "RS 40"


def test_channels_of_brachytherapy(qtbot: QtBot) -> None:
    panel = shown(qtbot, brachy(channel(movement="STEPWISE")))
    assert panel.view.isHidden()
    assert not panel.channels.isHidden()
    told = cells(panel.channels)
    assert told["Channel"] == "1"
    assert told["Source"] == "Ir-192"
    assert told["Strength µGy/h"] == "40800"
    assert told["Total time s"] == "30"
    assert told["Dwells"] == "2"
    first, second = cells(panel.dwells), cells(panel.dwells, 1)
    assert (first["Time s"], second["Time s"]) == ("12.0", "18.0")
    assert [first[f"{name} mm"] for name in "xyz"] == ["0.0"] * 3
    assert first["Along mm"] == DASH


def test_a_channel_whose_dwells_do_not_follow_says_why(qtbot: QtBot) -> None:
    panel = shown(qtbot, brachy(channel(movement="OSCILLATING")))
    assert cells(panel.channels)["Dwells"] == DASH
    assert panel.dwells.isHidden()
    assert "the movement of its source is OSCILLATING" in panel.why.text()


def test_what_a_plan_delivers_stands_above(qtbot: QtBot) -> None:
    panel = shown(qtbot, delivered(beam(1), beam(2), setup_beam(4)))
    assert panel.total.text() == (
        "60 Gy/30 · 2 beams · 1 setup beam · 30 fractions · 200.0 MU a fraction"
    )
    assert "No" in shown(qtbot, None).total.text()


def test_a_plan_that_is_withheld_is_told_without_whom_where_that_is_hidden(
    qtbot: QtBot,
) -> None:
    plan = other_plan()
    panel = BeamsPanel(review_of(good_case(plan=None, withheld=(plan,))))
    qtbot.addWidget(panel)
    panel.show()
    assert "ID-4711" in panel.told.text()
    with screen_identity.hidden(True):
        qtbot.waitUntil(lambda: "ID-4711" not in panel.told.text())
    assert not panel.eye.isEnabled()


def test_a_long_name_leaves_room_for_what_the_beam_is(qtbot: QtBot) -> None:
    long = replace(beam(1), name="left breast tangential " * 9)
    panel = shown(qtbot, delivered(long))
    heads = [column.head for column in panel.view.source.columns]
    assert panel.view.columnWidth(heads.index("Beam")) < 200


def test_a_click_chooses_the_beam_and_another_its_control_point(
    qtbot: QtBot,
) -> None:
    panel = shown(qtbot, delivered(beam(1), arc(2)))
    review = panel._review
    assert panel.points.isHidden()
    panel.view.setCurrentIndex(panel.view.model().index(1, 0))
    assert review.beam.beam is not None
    assert review.beam.beam.number == 2
    assert not panel.points.isHidden()
    assert panel.points.source.rowCount() == 7
    panel.points.setCurrentIndex(panel.points.model().index(3, 0))
    assert review.beam.point == 3
    review.beam.go_to(5)
    assert panel.points.is_marked(panel.points.model().index(5, 0))
    assert panel.view.is_marked(panel.view.model().index(1, 0))
    focus(qtbot, panel.view)
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: review.beam.beam is None)
    assert panel.points.isHidden()


def test_control_points_tell_angles_metersets_and_jaws(qtbot: QtBot) -> None:
    panel = shown(qtbot, delivered(arc(2)))
    panel._review.beam.choose(2)
    told = cells(panel.points, 3)
    assert told["Index"] == "3"
    assert told["Gantry °"] == "0"
    assert told["MU"] == "50.00"
    assert told["Rate MU/min"] == "600"
    assert told["Energy MV"] == "6"
    assert told["X1 mm"] == f"{MINUS}15"
    assert told["Y2 mm"] == "10"
    assert "SSD mm" not in told


def test_angles_of_control_points_have_the_decimals_that_they_need(
    qtbot: QtBot,
) -> None:
    """As many in all rows, and a whole number as lists have it: 327, not 327.0."""
    moving = control_points([327.0, 326.04, 180.54], couch=np.array([327.0, 326, 325]))
    panel = shown(qtbot, delivered(beam(2, points=moving)))
    panel._review.beam.choose(2)
    rows = [cells(panel.points, n) for n in range(3)]
    assert [row["Gantry °"] for row in rows] == ["327.0", "326.0", "180.5"]
    assert [row["Couch °"] for row in rows] == ["327", "326", "325"]


def test_the_control_point_that_is_shown_is_in_sight_however_they_are_sorted(
    qtbot: QtBot,
) -> None:
    many = control_points(np.linspace(0.0, 300.0, 101).tolist())
    panel = shown(qtbot, delivered(beam(2, points=many)))
    panel._review.beam.choose(2)
    table = panel.points
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    panel._review.beam.go_to(3)
    at = table.sorted.mapFromSource(table.source.index(3, 0))
    assert at.row() == 97
    assert table.is_marked(at)
    assert 0 <= table.visualRect(at).center().y() < table.viewport().height()


def test_the_switch_of_the_overlay_is_the_panels_too(qtbot: QtBot) -> None:
    panel = shown(qtbot, delivered(beam(1)))
    look = panel._review.look
    assert panel.on_pictures.isChecked()
    look.set_shown("beams", False)
    assert not panel.on_pictures.isChecked()
    panel.on_pictures.click()
    assert look.is_switched_on("beams")
    panel.every.click()
    assert panel._review.beam.shows_all


@pytest.mark.parametrize("is_wide", [True, False])
def test_why_a_beam_is_not_drawn_stands_below(qtbot: QtBot, is_wide: bool) -> None:
    one = beam(1)
    assert one.points is not None
    tilted = replace(one, points=replace(one.points, pitch=np.full(2, 2.0)))
    panel = shown(qtbot, delivered(tilted))
    panel.resize(900 if is_wide else 400, 300 if is_wide else 700)
    assert panel.why.isHidden()
    panel._review.beam.choose(1)
    assert "the table top is tilted: its pitch angle is 2°" in panel.why.text()
    assert not panel.why.isHidden()


def test_what_could_not_be_read_of_a_beam_is_said(qtbot: QtBot) -> None:
    wrong = replace(beam(1), wrong=("(300A,0114) is not a number",))
    panel = shown(qtbot, delivered(wrong))
    assert 'Beam 1 "G000": (300A,0114) is not a number' in panel.told.text()
