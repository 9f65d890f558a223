"""The dialog of EQD2 and BED: fractions of the plan or typed, refusals, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtWidgets import QScrollArea

from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.plan import FractionGroup
from dosiscope.core.progress import finish
from dosiscope.core.solids.builder import build_solid
from dosiscope.viewer.panels.eqd2_dialog import Eqd2Dialog
from dosiscope.viewer.widgets.text import Line
from support.rivals import OWN, RIVAL, rival_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose

pytestmark = pytest.mark.usefixtures("qapp")

POINT = (-40.0, 0.0, 0.0)  # where the doses have their maxima, 60 Gy and 50 Gy


def case_in(fractions: int | None = 30, of_rival: int | None = 25) -> Case:
    case = rival_case()
    (companion,) = case.companions

    def planned(plan: Any, count: int | None) -> Any:
        group = FractionGroup(number=1, fractions=count, beams=1)
        return replace(plan, fraction_groups=(group,))

    companion = replace(companion, plan=planned(companion.plan, of_rival))
    return replace(case, plan=planned(case.plan, fractions), companions=(companion,))


def dialog_of(
    *doses: Dose, case: Case | None = None, shown: int | None = 0, **more: Any
) -> Eqd2Dialog:
    of = doses[shown] if shown is not None else None
    held = case or case_in()
    held = replace(held, doses=tuple(one for one in doses if one is not RIVAL))
    return Eqd2Dialog(doses, held, more.get("solids", {}), (of,))


def test_fractions_are_those_of_the_plan_and_said_to_be() -> None:
    dialog = dialog_of(OWN, RIVAL)
    assert [field.value() for field in dialog.fractions] == [30, 25]
    assert [source.text() for source in dialog.sources] == [
        "fractions, of plan IMRT",
        "fractions, of plan VMAT",
    ]
    assert dialog.name.text() == (
        "EQD2 (\N{GREEK SMALL LETTER ALPHA}/\N{GREEK SMALL LETTER BETA} 3, "
        "30 fractions) of IMRT · PLAN, not a plan dose"
    )


def test_published_values() -> None:
    """30 x 2 Gy: BED 100 Gy, EQD2 60 Gy at alpha/beta 3; 5 x 8 Gy: 88 Gy."""
    dialog = dialog_of(OWN)
    assert np.isclose(finish(dialog.steps()).sample(POINT), 60.0, atol=1e-5)
    dialog.quantity.setCurrentText("BED")
    made = finish(dialog.steps())
    assert np.isclose(made.sample(POINT), 100.0, atol=1e-5)
    assert made.unit_text == "Gy (BED)"
    forty = replace(OWN, scaling=OWN.scaling * 40 / 60)
    dialog = dialog_of(forty, case=case_in(5))
    assert np.isclose(finish(dialog.steps()).sample(POINT), 88.0, atol=1e-5)
    dialog.ratio._take(10.0)
    assert np.isclose(finish(dialog.steps()).sample(POINT), 60.0, atol=1e-5)


def test_typed_fractions_are_said_to_be_typed() -> None:
    dialog = dialog_of(OWN, case=case_in(None))
    assert dialog.fractions[0].text() == ""
    assert "does not state the number of fractions" in dialog.says.text()
    assert not dialog.make.isEnabled()
    dialog.fractions[0]._take(20.0)
    assert dialog.sources[0].text() == "fractions, typed"
    assert "20 fractions as typed" in dialog.name.text()
    assert dialog.make.isEnabled()


def test_several_are_converted_first_and_added_then() -> None:
    """50 Gy in 25 and 20 Gy in 2, alpha/beta 3: 102.0 Gy, not 78.3 Gy."""
    twenty = replace(RIVAL, scaling=RIVAL.scaling * 20 / 50)
    fifty = replace(OWN, scaling=OWN.scaling * 50 / 60)
    case = case_in(25, 2)
    (companion,) = case.companions
    case = replace(case, companions=(replace(companion, doses=(twenty,)),))
    dialog = Eqd2Dialog((fifty, twenty), replace(case, doses=(fifty,)), {}, (fifty,))
    dialog.ticks[1].setChecked(True)
    assert dialog.name.text().startswith("Composite of EQD2")
    assert np.isclose(finish(dialog.steps()).sample(POINT), 102.0, atol=1e-5)
    # 10 Gy a fraction
    assert dialog.note.text() == (
        "A fraction gives up to 10.00 Gy: above about 8 Gy the linear-quadratic model "
        "is doubtful."
    )


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"units": DoseUnits.RELATIVE}, "the dose is relative, not in Gy"),
        ({"summation": SummationType.MULTI_PLAN}, "it is of several plans"),
        ({"summation": SummationType.BEAM}, "is not the whole dose of a fraction"),
    ],
)
def test_what_has_no_eqd2_is_refused(fields: dict[str, Any], why: str) -> None:
    dialog = dialog_of(replace(OWN, **fields))
    assert why in dialog.says.text()
    assert dialog.says.text().startswith("No EQD2 of ")
    assert dialog.accepts.isHidden()
    assert not dialog.make.isEnabled()


def test_an_effective_dose_is_converted_only_if_that_is_accepted() -> None:
    dialog = dialog_of(replace(OWN, type=DoseType.EFFECTIVE))
    assert not dialog.accepts.isHidden()
    assert "weighted for biological effect already" in dialog.says.text()
    dialog.accepts.setChecked(True)
    assert dialog.make.isEnabled()


def test_structures_have_an_own_ratio() -> None:
    case = case_in()
    assert case.structure_set is not None
    assert case.ct is not None
    target = case.structure_set.rois[0]
    solid = build_solid(target, case.ct.geometry.z)
    dialog = dialog_of(OWN, case=case, solids={target.number: solid})
    (field,) = dialog.own.values()
    field._take(10.0)
    assert "10 in Target" in dialog.name.text()
    made = finish(dialog.steps())

    def eqd2(dose: float, ratio: float) -> float:
        return dose * (dose / 30 + ratio) / (2 + ratio)

    for x, ratio in ((0.0, 10.0), (-30.0, 3.0)):  # in the target, and beside it
        dose = float(OWN.sample((x, 0.0, 0.0)))
        assert np.isclose(made.sample((x, 0.0, 0.0)), eqd2(dose, ratio), atol=1e-4)


def test_nothing_is_ticked_where_no_dose_is_shown() -> None:
    dialog = dialog_of(OWN, shown=None)
    assert dialog.hint.text() == "Tick at least one dose."
    assert not dialog.make.isEnabled()


def test_rows_keep_their_height_when_more_is_told(qtbot: QtBot) -> None:
    fast = replace(OWN, scaling=OWN.scaling * 5)
    dialog = dialog_of(fast, RIVAL, replace(RIVAL, label="other"), shown=None)
    qtbot.addWidget(dialog)
    dialog.show()
    rows = dialog.findChildren(QScrollArea)[0]
    qtbot.waitUntil(lambda: rows.height() >= rows.sizeHint().height())
    dialog.ticks[0].setChecked(True)
    assert "doubtful" in dialog.note.text()
    assert not dialog.note.isHidden()
    assert rows.height() >= rows.sizeHint().height()
    for words in dialog.findChildren(Line):
        if words.isVisible():
            assert words.width() >= words.sizeHint().width(), words.text()
