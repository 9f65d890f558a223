from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core.not_shown import Withheld
from dosiscope.core.plan import Beam, FractionGroup, PatientSetup
from dosiscope.core.plan_words import (
    energy_text,
    fractions_text,
    gantry_text,
    position_text,
)
from dosiscope.core.reason import Reason
from dosiscope.core.text import MINUS
from dosiscope.viewer.details_rows import columns_of, rows_of
from dosiscope.viewer.panels.plan import PlanPanel
from dosiscope.viewer.panels.plan_text import reference_chain
from dosiscope.viewer.review import Review
from dosiscope.viewer.widgets.facts import Facts
from support import panel_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.core.case import Case


def shown(qtbot: QtBot, case: Case | None) -> PlanPanel:
    review = Review()
    panel = PlanPanel(review)
    qtbot.addWidget(panel)
    panel.resize(340, 900)
    panel.show()
    review.set_case(case)
    return panel


def test_label_date_time_and_approval(qtbot: QtBot) -> None:
    panel = shown(qtbot, panel_case.case())
    assert panel.title.text() == "Prostate VMAT"
    assert panel.facts.value("RT Plan Label") == "Prostate VMAT"
    assert panel.facts.value("Date") == "2024-03-15"
    assert panel.facts.value("Time") == "09:30:12"
    assert panel.facts.value("Fractions") == "39"
    assert panel.facts.value("Position") == "HFS (scanned HFS)"
    assert (panel.approval.text(), panel.approval.tone) == ("UNAPPROVED", "caution")
    assert panel.structure_set.value("Label") == "Pelvis final"
    assert panel.structure_set.value("Date") == "2024-03-14"


def test_prescriptions_and_beams_are_tables(qtbot: QtBot) -> None:
    panel = shown(qtbot, panel_case.case())
    first, _, last = panel.prescriptions.texts()
    assert first == ["PTV_7800\nTARGET · VOLUME · ROI #2", "78.00", "83.50"]
    assert last[1:] == ["—", "75.00"]
    arc, _, setup = panel.beams.texts()
    assert arc == [
        "Arc 1 CW\nDYNAMIC · PHOTON · 6 MV", "181 → 179 CW", "30", "0", "312.4"
    ]  # fmt: skip
    assert setup[0].startswith("Setup kV\nSETUP")
    assert setup[-1] == "—"
    assert panel.beams_heading.aside.text() == "3 beams · 39 fractions"


def test_a_click_on_a_beam_chooses_it(qtbot: QtBot) -> None:
    panel = shown(qtbot, panel_case.case())
    chosen = panel._review.beam
    panel.beams.clicked.emit(panel.beams.model().index(1, 0))
    assert chosen.beam is not None
    assert chosen.beam is panel.beams.row_at(1).beam


def test_the_reference_chain_is_followed() -> None:
    case = panel_case.case()
    dose = case.doses[0]
    assert [row[-1] for row in reference_chain(case, dose)] == ["good"] * 3
    assert case.plan is not None
    other = replace(case, plan=replace(case.plan, structure_set_uid="elsewhere"))
    assert "another structure set" in reference_chain(other, dose)[1][1]
    silent = replace(case, doses=(replace(dose, plan_uid=""),))
    assert "names no plan" in reference_chain(silent, silent.doses[0])[0][1]
    gone = replace(case, ct=None)
    assert "not here" in reference_chain(gone, dose)[2][1]


def test_another_position_than_that_of_the_scan_is_marked() -> None:
    case = panel_case.case()
    assert case.plan is not None
    turned = replace(case.plan, setups=(PatientSetup(number=1, position="FFS"),))
    assert position_text(replace(case, plan=turned)) == (
        "FFS, but scanned HFS",
        "caution",
    )


def test_setup_technique_and_table_top_displacements_are_shown(qtbot: QtBot) -> None:
    case = panel_case.case()
    assert case.plan is not None
    setups = (
        PatientSetup(
            number=1,
            position="HFS",
            technique="ISOCENTRIC",
            vertical=12.5,
            longitudinal=-340.0,
            lateral=7.25,
        ),
        PatientSetup(number=2, position="HFS", technique="FIXED_SSD", lateral=-3.0),
    )
    shifted = replace(case, plan=replace(case.plan, setups=setups))
    panel = shown(qtbot, shifted)
    assert panel.setups.texts() == [
        ["HFS\nsetup 1 · ISOCENTRIC", "12.5", f"{MINUS}340", "7.25"],
        ["HFS\nsetup 2 · FIXED_SSD", "—", "—", f"{MINUS}3"],
    ]
    assert panel.setups.isVisible()
    stated = {row.name: row.cells for row in rows_of(columns_of(shifted))}
    assert "1: ISOCENTRIC\n2: FIXED_SSD" in stated["Setup Technique"]
    assert (
        f"1: vertical 12.5 mm, longitudinal {MINUS}340 mm, lateral 7.25 mm\n"
        f"2: lateral {MINUS}3 mm"
    ) in stated["Table Top Displacements"]


def test_fraction_groups_are_never_added_up() -> None:
    groups = (
        FractionGroup(number=1, fractions=25),
        FractionGroup(number=2, fractions=None),
    )
    plan = replace(panel_case.plan(), fraction_groups=groups)
    assert fractions_text(plan) == "25, ? in 2 fraction groups"
    assert fractions_text(replace(plan, fraction_groups=())) == "—"


def test_energies_and_angles() -> None:
    beam = Beam(
        number=1, name="x", energies=(142.5, 70.0, 100.0, 120.0), energy_unit="MeV"
    )
    assert energy_text(beam) == "4 energies, 70 to 142.5 MeV"
    assert energy_text(Beam(number=1, name="x")) == "—"
    assert gantry_text(Beam(number=1, name="x")) == "—"
    assert gantry_text(Beam(number=1, name="x", gantry=(90.0, 90.0))) == "90"
    full = Beam(number=1, name="x", gantry=(180.0, 180.0), gantry_direction="CW")
    assert gantry_text(full) == "180 → 180"


@pytest.mark.slow
def test_every_attribute_is_one_click_away(qtbot: QtBot) -> None:
    panel = shown(qtbot, panel_case.case())
    panel.details_fold.button.click()
    from dosiscope.viewer.widgets.facts import Facts

    texts = {
        value
        for facts in panel.details.findChildren(Facts)
        for _, value in facts.rows()
    }
    case = panel_case.case()
    assert case.ct is not None
    stated = case.ct.header
    for name in ("study_id", "accession_number", "study_description"):
        assert getattr(stated, name) in texts
    for text in ("2024-03-11", "10:15:00", "2024-03-12", "11:30:00", "2024-03-13",
                 "12:45:00", "Sample^Paula^M", "QA-0042", "1956-03-14", "F", "HFS",
                 "SEMIAUTOMATIC", "Left"):  # fmt: skip
        assert text in texts, text


@pytest.mark.slow
def test_the_review_has_a_date_as_all_dates_are_written(qtbot: QtBot) -> None:
    case = panel_case.case()
    assert case.plan is not None
    plan = replace(case.plan, review_date="20240308", review_time="101500")
    panel = shown(qtbot, replace(case, plan=plan))
    panel.details_fold.button.click()
    stated = dict(row for one in panel.findChildren(Facts) for row in one.rows())
    assert stated["Reviewed"] == "2024-03-08 10:15:00"


@pytest.mark.slow
def test_empty_attributes_are_dashes(qtbot: QtBot) -> None:
    case = panel_case.case()
    assert case.plan is not None
    header = case.plan.header
    stated = ("_date", "_time", "_id", "_number", "_description")
    names = [f.name for f in fields(header) if f.name.endswith(stated)]
    changes: dict[str, Any] = dict.fromkeys(names, "")
    empty = replace(header, **changes)
    bare = replace(
        case.plan, header=empty, label="", date="", time="", approval="", beams=(),
        dose_references=(), fraction_groups=(), setups=(), intent="", description="",
    )  # fmt: skip
    panel = shown(qtbot, replace(case, plan=bare))
    assert panel.title.text() == "—"
    assert panel.facts.value("Date") == "—"
    assert panel.approval.isHidden()
    assert panel.prescriptions_heading.aside.text() == "none in the file"
    panel.details_fold.button.click()


@pytest.mark.slow
@pytest.mark.parametrize("part", ["plan", "structure_set", "ct"])
def test_a_missing_object_is_named(qtbot: QtBot, part: str) -> None:
    panel = shown(qtbot, panel_case.case_without(part))
    if part == "plan":
        assert panel.title.text() == "No plan"
    if part == "structure_set":
        assert panel.structure_set.rows()[0][1] == "No structure set is open"


def test_a_withheld_plan_is_named_with_its_reason(qtbot: QtBot) -> None:
    case = panel_case.case()
    assert case.plan is not None
    withheld = Withheld(
        header=case.plan.header,
        label="Prostate VMAT",
        reason=Reason("it is of another patient"),
    )
    changed = replace(case, plan=None, withheld=(withheld,))
    panel = shown(qtbot, changed)
    assert panel.facts.value("RT Plan Label") == "Prostate VMAT"
    assert panel.facts.value("Withheld") == "it is of another patient"
    assert "withheld" in reference_chain(changed, case.doses[0])[0][1]


def test_nothing_open(qtbot: QtBot) -> None:
    panel = shown(qtbot, None)
    assert panel.title.text() == "No plan"
    assert panel.beams.isHidden()
