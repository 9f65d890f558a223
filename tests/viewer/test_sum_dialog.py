"""The dialog of sums: what adds is named, what does not is refused at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt

from dosiscope.core.beam_doses import adding_beams
from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.made_findings import made_findings
from dosiscope.core.plan import Beam, FractionGroup
from dosiscope.core.progress import finish
from dosiscope.viewer.panels.sum_dialog import SumDialog
from support.rivals import OWN, OWN_PLAN, RIVAL, boost_case, dose_of, rival_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.core.beam_doses import BeamsAgainstPlan
    from dosiscope.core.dose import Dose
    from dosiscope.core.progress import Steps
    from dosiscope.viewer.panels.making_dialog import Choice

pytestmark = pytest.mark.usefixtures("qapp")

BEAMS = tuple(
    dose_of(
        f"1.2.1{n}",
        OWN_PLAN,
        20.0 * n,
        summation=SummationType.BEAM,
        beam_numbers=(n,),
        label=f"BEAM {n}",
    )
    for n in (1, 2)
)


def dialog_of(*doses: Dose, plan: int = 30) -> SumDialog:
    case = rival_case()
    assert case.plan is not None
    own = replace(
        case.plan,
        beams=tuple(Beam(number=n, name=f"B{n}", meterset=100.0 / n) for n in (1, 2)),
        fraction_groups=(FractionGroup(number=1, fractions=plan, beams=2),),
    )
    mine = tuple(dose for dose in doses if dose is not RIVAL)
    case = replace(case, plan=own, doses=mine)
    return SumDialog(doses, case)


def boost_dialog() -> SumDialog:
    return SumDialog((OWN, RIVAL), boost_case())


def ticked(dialog: SumDialog, *rows: int) -> SumDialog:
    for row in rows:
        dialog.ticks[row].setChecked(True)
    return dialog


def test_nothing_is_refused_before_anything_is_ticked() -> None:
    dialog = dialog_of(OWN, RIVAL)
    assert dialog.hint.text() == "Tick at least two doses, or one with a weight."
    assert dialog.says.isHidden()
    assert not dialog.make.isEnabled()


def test_it_names_what_will_be_made() -> None:
    dialog = ticked(dialog_of(OWN, RIVAL), 0, 1)
    told = "Composite of IMRT · PLAN + VMAT · PLAN, not a plan dose"
    assert dialog.name.text() == told
    assert dialog.make.isEnabled()
    dialog.weights[1]._take(0.5)
    assert "0.5 \N{MULTIPLICATION SIGN} VMAT · PLAN" in dialog.name.text()
    made = finish(dialog.steps())
    assert made.key == "1.2.1+0.5*1.2.2"
    point = (3.0, -7.0, 2.0)
    expected = OWN.sample(point) + 0.5 * RIVAL.sample(point)
    assert np.isclose(made.sample(point), expected, atol=1e-6)


def test_one_dose_with_a_weight_is_made_too() -> None:
    dialog = ticked(dialog_of(OWN), 0)
    assert not dialog.make.isEnabled()
    dialog.weights[0]._take(2.0)
    assert dialog.make.isEnabled()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (replace(RIVAL, units=DoseUnits.RELATIVE), "a relative dose adds to none"),
        (replace(RIVAL, type=DoseType.EFFECTIVE), "they are of different Dose Types"),
        (
            replace(RIVAL, header=replace(RIVAL.header, frame_of_reference_uid="9")),
            "they are in different frames of reference",
        ),
        (BEAMS[0], "are of one plan, and one may be part of the other"),
    ],
)
def test_what_does_not_add_is_refused_at_once(other: Dose, why: str) -> None:
    dialog = ticked(dialog_of(OWN, other), 0, 1)
    assert why in dialog.says.text()
    assert dialog.says.text().startswith("No composite of IMRT · PLAN")
    assert dialog.name.isHidden()
    assert not dialog.make.isEnabled()


def test_of_many_the_two_are_named_that_do_not_add() -> None:
    """BEAM 1 and BEAM 2 add; PLAN and BEAM 2 do not."""
    dialog = ticked(dialog_of(RIVAL, *BEAMS), 0, 1, 2)
    assert dialog.make.isEnabled()
    dialog = ticked(dialog_of(RIVAL, OWN, BEAMS[1]), 0, 1, 2)
    assert dialog.says.text().startswith(
        "No composite of VMAT · PLAN + IMRT · PLAN + IMRT · BEAM 2: IMRT · PLAN and "
        "IMRT · BEAM 2 are of one plan"
    )
    astray = replace(BEAMS[1], header=replace(RIVAL.header, frame_of_reference_uid="9"))
    dialog = ticked(dialog_of(RIVAL, OWN, replace(astray, label="BEAM 2")), 0, 1, 2)
    assert "in different frames of reference (VMAT · PLAN and " in dialog.says.text()


def test_the_dose_of_one_fraction_counts_once_for_each() -> None:
    session = replace(RIVAL, summation=SummationType.FRACTION_SESSION)
    session = replace(session, plan_uid=OWN_PLAN, label="FRACTION_SESSION")
    dialog = dialog_of(session, plan=28)
    assert dialog.weights[0].value() == 28
    made = finish(ticked(dialog, 0).steps())
    point = (3.0, -7.0, 2.0)
    assert np.isclose(made.sample(point), 28 * RIVAL.sample(point), atol=1e-6)


@pytest.mark.parametrize(
    ("typed", "fractions", "weights"),
    [(20.0, {"1.2.1": 20.0}, {}), (2.5, {"1.2.1": 1.0}, {"1.2.1": 2.5})],
)
def test_fractions_of_the_dose_of_one_are_those_of_its_eqd2(
    typed: float, fractions: dict[str, float], weights: dict[str, float]
) -> None:
    one = replace(OWN, summation=SummationType.FRACTION_SESSION)
    dialog = ticked(dialog_of(one), 0)
    dialog.weights[0]._take(typed)
    assert dialog.for_eqd2.fractions == fractions
    assert dialog.for_eqd2.weights == weights


def test_all_beams_of_a_plan_are_ticked_by_one_click() -> None:
    dialog = dialog_of(RIVAL, *BEAMS)
    (button,) = dialog.beams
    assert button.text() == "Tick all 2 beams of IMRT"
    ticked(dialog, 0)
    button.click()
    doses, weights = dialog.chosen
    assert [dose.key for dose in doses] == [dose.key for dose in BEAMS]
    assert weights == (1.0, 1.0)
    made = finish(dialog.steps())
    assert made.made is not None
    assert made.made.whole_plan == OWN_PLAN
    point = (3.0, -7.0, 2.0)
    expected = sum(dose.sample(point) for dose in BEAMS)
    assert np.isclose(made.sample(point), expected, atol=1e-6)


def test_beams_are_held_against_the_one_dose_of_the_plan_of_their_type() -> None:
    """As when a case is read: not against the first of several, or another type."""
    effective = replace(OWN, type=DoseType.EFFECTIVE)
    again = replace(OWN, header=replace(OWN.header, sop_instance_uid="1.2.9"))
    for doses in ((effective,), (OWN, again)):
        (button,) = dialog_of(*doses, *BEAMS).beams
        assert button.text() == "Tick all 2 beams of IMRT"
    (button,) = dialog_of(effective, OWN, *BEAMS).beams
    assert button.text() == "Compare all beams of IMRT with its PLAN dose"


def test_beams_of_a_plan_with_a_dose_of_its_own_are_held_against_that() -> None:
    """20 Gy and 40 Gy at the same place are the 60 Gy of the plan."""
    dialog = dialog_of(OWN, *BEAMS)
    (button,) = dialog.beams
    assert button.text() == "Compare all beams of IMRT with its PLAN dose"
    asked: list[Steps[BeamsAgainstPlan]] = []
    dialog.comparison_wanted.connect(asked.append)
    button.click()
    assert dialog.is_busy
    dialog.show_comparison(finish(asked[0]))
    assert not dialog.is_busy
    assert "PLAN" in dialog.found.text()
    assert not dialog.found.isHidden()


def test_why_beams_are_not_offered_is_told() -> None:
    dialog = dialog_of(RIVAL, BEAMS[0])
    assert dialog.beams == []
    words = " ".join(label.text() for label in dialog.findChildren(type(dialog.hint)))
    assert "Beams of IMRT: no sum of all beams: there is no dose of beam 2." in words


def test_while_it_is_made_it_stays_and_can_be_given_up() -> None:
    dialog = ticked(dialog_of(OWN, RIVAL), 0, 1)
    wanted: list[object] = []
    given_up: list[None] = []
    dialog.wanted.connect(wanted.append)
    dialog.cancelled.connect(lambda: given_up.append(None))
    dialog._want()
    assert len(wanted) == 1
    assert dialog.is_busy
    assert not dialog.make.isEnabled()
    dialog.strip.cancelled.emit()
    assert len(given_up) == 1
    assert not dialog.is_busy
    assert dialog.make.isEnabled()


def test_return_in_a_field_takes_its_number_and_makes_nothing(qtbot: QtBot) -> None:
    """What a field refuses must not be made with the number of before."""
    dialog = ticked(dialog_of(OWN, RIVAL), 0, 1)
    qtbot.addWidget(dialog)
    dialog.show()
    wanted: list[object] = []
    dialog.wanted.connect(wanted.append)
    for typed, weight in (("0.5", 0.5), ("-3", 0.5)):
        field = dialog.weights[1]
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.value() == weight
    assert wanted == []
    assert dialog.isVisible()
    assert "is not between" in dialog.refusal.text()


def test_that_fractions_are_of_other_sizes_is_told_before_it_is_made() -> None:
    """The same as of the sum itself, wherever that stands: 60 / 30 and 50 / 5."""
    dialog = ticked(boost_dialog(), 0, 1)
    assert "up to 2.00 Gy and up to 10.00 Gy" in dialog.note.text()
    assert dialog.note.text().endswith("EQD2 of each can be added.")
    assert not dialog.note.isHidden()
    assert dialog.make.isEnabled()  # in Gy they do add up
    made = finish(dialog.steps())
    assert [one.message for one in made_findings(made)] == [dialog.note.text()]
    wanted: list[Choice] = []
    dialog.eqd2_wanted.connect(wanted.append)
    assert not dialog.as_eqd2.isHidden()
    dialog.as_eqd2.click()
    assert [one.ticked for one in wanted] == [{"1.2.1", "1.2.2"}]


def test_of_fractions_alike_nothing_is_told() -> None:
    dialog = boost_dialog()
    (rival,) = dialog._case.companions
    assert rival.plan is not None
    many = (FractionGroup(number=1, fractions=25, beams=1),)
    rival = replace(rival, plan=replace(rival.plan, fraction_groups=many))
    dialog = SumDialog((OWN, RIVAL), replace(dialog._case, companions=(rival,)))
    ticked(dialog, 0, 1)
    assert dialog.note.isHidden()
    assert dialog.as_eqd2.isHidden()
    assert made_findings(finish(dialog.steps())) == ()


def test_all_beams_of_a_plan_are_a_dose_of_fractions_too() -> None:
    """BEAM 1 and 2 of 30 fractions give 2 Gy in each; 10 Gy are added."""
    dialog = boost_dialog()
    assert dialog._case.plan is not None
    plan = replace(
        dialog._case.plan,
        beams=tuple(Beam(number=n, name=f"B{n}", meterset=100.0) for n in (1, 2)),
    )
    total = finish(adding_beams(plan, BEAMS))
    case = replace(dialog._case, plan=plan, doses=BEAMS)
    dialog = ticked(SumDialog((total, RIVAL), case), 0, 1)
    assert "up to 2.00 Gy and up to 10.00 Gy" in dialog.note.text()
