"""What the sections of reports tell of a case: every part, and what is not there."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.app.report_text import tables_csv
from dosiscope.core.accessories import Applicator, Compensator, Wedge
from dosiscope.core.dose import DoseUnits
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.findings import Action, Result
from dosiscope.core.goals.goal import GoalTemplate
from dosiscope.core.goals.outcome import GoalOutcome, GoalReport, GoalResult
from dosiscope.core.identity import LEFT_OUT, Personal
from dosiscope.core.kinds import Kind
from dosiscope.core.not_shown import Unread, Withheld
from dosiscope.core.plan import DoseReference, FractionGroup, PatientSetup
from dosiscope.core.plan_check.item import ItemResult
from dosiscope.core.reason import Reason
from dosiscope.core.report.document import Figure, Table, Tone
from dosiscope.core.report.inputs import digest_of
from dosiscope.core.report.material import Input, PictureKind, PictureNote
from dosiscope.core.report.parts import PARTS, document_of
from dosiscope.core.report.template import OPTIONS, Detail, Place, Rows, Structures
from dosiscope.core.text import DASH
from dosiscope.resources.report_templates import PRESETS, preset
from support.axial import header
from support.beam_sights import image_of
from support.checked_plan import LEFT, PTV, good_case
from support.delivered_plan import (
    arc,
    beam,
    boli_of,
    brachy,
    channel,
    control_points,
    delivered,
    held,
    ions,
    setup_beam,
    with_beam,
)
from support.findings import finding
from support.goals import goal_of
from support.report_material import (
    cells_of,
    facts_of,
    good_material,
    has,
    material_for,
    of_plan,
    rows_of,
    section,
    sentences_of,
    table_of,
    texts_of,
    whole,
)

if TYPE_CHECKING:
    from dosiscope.core.report.material import Material
A10 = Applicator(id="A10")


def test_every_part_of_templates_has_a_section() -> None:
    assert list(PARTS) == list(OPTIONS)


@pytest.mark.parametrize("name", PRESETS)
def test_sections_stand_as_the_template_has_them(name: str) -> None:
    template = preset(name)
    keys = [one.key for one in document_of(good_material(), template).sections]
    wanted = [part.key for part in template.parts]
    assert keys == [key for key in wanted if has(good_material(), key)]
    assert {"plan", "findings"} <= set(keys)


def test_tables_are_whole_and_numbers_are_numbers() -> None:
    document = whole(good_material())
    keys = []
    for found in document.sections:
        assert found.blocks
        for block in found.blocks:
            if not isinstance(block, Table):
                continue
            columns = block.columns
            keys.append(block.key)
            assert all(len(row) == len(columns) for row in block.rows)
            assert len({column.key for column in columns}) == len(columns)
            assert block.rows or block.empty or block.note
    assert len(set(keys)) == len(keys)
    for cell in cells_of(document):
        assert cell.text.strip()
        if cell.value is not None:
            assert isfinite(cell.value)
            assert any(c.isdigit() for c in cell.text)


# --- plan and dose -----------------------------------------------


def test_the_plan_says_what_identifies_it() -> None:
    plan = delivered()
    facts = facts_of(section(of_plan(plan), "plan"))
    assert facts["RT Plan Label"].text == "60 Gy/30"
    assert (facts["Approval"].text, facts["Approval"].tone) == ("APPROVED", Tone.GOOD)
    assert facts["Reviewed"].text == "2024-02-01"
    assert facts["Reviewer"].text == "Physicist^Ph"
    assert facts["Technique"].text == "STATIC PHOTON"
    assert facts["Machine"].text == "Linac 1"
    assert (facts["Fractions"].text, facts["Fractions"].value) == ("30", 30)
    assert facts["Intent"].text == (plan.intent or DASH)
    unapproved = facts_of(section(of_plan(delivered(approval="")), "plan"))
    assert unapproved["Approval"].text == "not stated"


def references() -> tuple[DoseReference, ...]:
    return (
        DoseReference(
            number=1,
            structure_type="VOLUME",
            description="Target",
            type="TARGET",
            roi_number=PTV,
            prescription_gy=61.5,
        ),
        DoseReference(
            number=2,
            structure_type="VOLUME",
            description="",
            type="ORGAN_AT_RISK",
            roi_number=77,
            maximum_gy=45.0,
        ),
    )


def test_a_prescription_has_its_dose_a_fraction() -> None:
    plan = delivered(dose_references=references())
    rows = rows_of(section(of_plan(plan), "plan"), "prescription")
    target, organ = rows
    assert target["structure"].text == "PTV_60"
    assert target["prescription_gy"].value == 61.5
    assert target["fraction_gy"].value == pytest.approx(2.05)
    assert target["fraction_gy"].text == "2.05"
    assert target["maximum_gy"].text == DASH
    assert organ["for"].text == DASH
    assert organ["structure"].text == "ROI #77"
    assert (organ["prescription_gy"].text, organ["fraction_gy"].text) == (DASH, DASH)
    assert organ["maximum_gy"].value == 45.0


@pytest.mark.parametrize("fractions", [(None,), (0,), (10, 20), ()])
def test_without_one_number_of_fractions_there_is_no_dose_of_one(
    fractions: tuple[int | None, ...],
) -> None:
    groups = tuple(
        FractionGroup(number=n, fractions=f) for n, f in enumerate(fractions, 1)
    )
    plan = delivered(dose_references=references(), fraction_groups=groups)
    found = section(of_plan(plan), "plan")
    assert rows_of(found, "prescription")[0]["fraction_gy"].text == DASH
    assert table_of(found, "prescription").note == ""
    if len(fractions) > 1:
        groups_told = texts_of(found, "fraction groups")
        assert [row["fractions"] for row in groups_told] == ["10", "20"]


def test_the_dose_says_its_maximum_and_where() -> None:
    material = good_material()
    dose = material.dose
    assert dose is not None
    facts = facts_of(section(material, "plan"))
    assert facts["Maximum dose"].value == dose.maximum
    assert facts["Maximum dose"].text == "63.00 Gy"
    x, y, z = dose.maximum_at
    told = [float(v.replace("\N{MINUS SIGN}", "-")) for v in _numbers(facts)]
    assert told == pytest.approx([x, y, z], abs=0.051)
    assert facts["100 %"].value == 60.0
    assert "Target Prescription Dose" in facts["100 %"].text
    without = facts_of(section(replace(material, reference=None), "plan"))
    assert without["100 %"].tone is Tone.CAUTION


def _numbers(facts: Any) -> list[str]:
    return str(facts["Maximum at"].text).removesuffix(" mm").split(", ")


def test_plans_in_brief_leave_out_what_warns_of_nothing() -> None:
    short = section(good_material(), "plan", detail=Detail.BRIEF)
    facts = facts_of(short)
    assert {"RT Plan Label", "Date", "Time", "Approval", "Maximum dose"} <= set(facts)
    assert "SOP Instance UID" not in facts
    unapproved = replace(good_material(), reference=None)
    assert "100 %" in facts_of(section(unapproved, "plan", detail=Detail.BRIEF))


# --- beams -------------------------------------------------------


def test_beams_have_angles_metersets_jaws_and_distances() -> None:
    found = section(of_plan(delivered()), "beams")
    first, second, _, setup = rows_of(found, "beams")
    assert (first["number"].value, first["name"].text) == (1, "G000")
    assert (first["gantry_deg"].value, second["gantry_deg"].value) == (0.0, 90.0)
    assert (first["collimator_deg"].text, first["couch_deg"].text) == ("10", "0")
    assert (first["energy"].text, first["meterset"].value) == ("6 MV", 100.0)
    assert first["dose_gy"].value == pytest.approx(2 / 3)
    assert setup["delivery"].text == "SETUP"
    assert (setup["meterset"].text, setup["dose_gy"].text) == (DASH, DASH)
    assert facts_of(found)["Meterset of a fraction"].value == 300.0
    placed = rows_of(found, "beam geometry")[0]
    assert placed["machine"].text == "Linac 1"
    assert placed["leaves"].text == "MLCX 2 pairs"
    assert placed["isocentre_mm"].text == "50.0, 0.0, 0.0"
    assert placed["ssd_mm"].value == pytest.approx(1000 - np.sqrt(95**2 - 50**2))
    assert placed["sad_mm"].value == 1000.0
    (told,) = {row["tolerance_table"] for row in texts_of(found, "beam accessories")}
    assert told == "Head"


def test_of_an_arc_the_ends_are_told_and_what_moves_between() -> None:
    points = control_points(
        [181.0, 0.0, 179.0],
        collimator=np.array([10.0, 30.0, 10.0]),
        couch=np.array([350.0, 355.0, 5.0]),
        positions={
            "ASYMX": held([-50.0, 60.0], [-40.0, 60.0], [-45.5, 55.0], points=3),
            "Y": held([-20.0, 20.0], points=3),
        },
    )
    plan = delivered(arc(1, points=points), setup_beam(2, points=None))
    found = section(of_plan(plan), "beams")
    row = rows_of(found, "beams")[0]
    assert row["gantry_deg"].text == "181 → 179"
    assert row["gantry_deg"].value is None
    assert row["turns"].text == "CW"
    assert row["collimator_deg"].text == "10, turns by up to 20"
    assert row["couch_deg"].text == "350 → 5"
    placed = texts_of(found, "beam geometry")
    minus = "\N{MINUS SIGN}"
    assert placed[0]["x_mm"] == f"{minus}50 to {minus}40 / 55 to 60"
    assert placed[0]["y_mm"] == f"{minus}20 / 20"
    assert (placed[1]["x_mm"], placed[1]["ssd_mm"]) == (DASH, DASH)


def test_what_stands_in_a_beam_is_named() -> None:
    wedge = Wedge(number=1, type="DYNAMIC", id="W15", angle=15.0, orientation=90.0)
    plan = with_beam(
        1,
        wedges=(wedge,),
        applicators=(A10,),
        compensators=(Compensator(number=1),),
        boli=boli_of(LEFT, 55),
    )
    row = texts_of(section(of_plan(plan), "beams"), "beam accessories")[0]
    assert row["wedges"] == "DYNAMIC W15 15° towards 90°"
    assert (row["applicators"], row["compensators"]) == ("A10", "number 1")
    left = good_case().structure_set
    assert left is not None
    roi = left.roi(LEFT)
    assert roi is not None
    assert row["bolus"] == f"{roi.shown_name}, ROI #55"


def test_columns_in_which_nothing_is_stated_are_named_once() -> None:
    plan = delivered(arc(1), setups=(PatientSetup(number=1, position="HFS"),))
    table = table_of(section(of_plan(plan), "plan"), "patient setups")
    assert [one.key for one in table.columns] == ["number", "position"]
    lacks = "Technique, Vertical, Longitudinal, Lateral"
    assert table.note == f"Not stated: {lacks}."
    lifted = PatientSetup(number=1, position="HFS", vertical=0.0)
    plan = delivered(arc(1), setups=(lifted,))
    table = table_of(section(of_plan(plan), "plan"), "patient setups")
    assert [one.key for one in table.columns][2:] == ["vertical_mm"]
    assert "Not stated: Technique, Longitudinal, Lateral. Displacements" in table.note
    found = section(of_plan(with_beam(1, applicators=(A10,))), "beams")
    table = table_of(found, "beam accessories")
    keys = [one.key for one in table.columns]
    assert keys[:2] == ["number", "name"]
    assert keys[-2:] == ["applicators", "tolerance_table"]
    assert table.note == "Not stated: Wedges, Blocks, Compensators, Bolus."


def test_metersets_of_several_units_are_never_summed() -> None:
    plan = delivered(beam(1), beam(2, 90, meterset_unit="MINUTE"))
    found = section(of_plan(plan), "beams")
    assert "Meterset of a fraction" not in facts_of(found)
    cells = [row["meterset"] for row in rows_of(found, "beams")]
    assert [cell.text for cell in cells] == ["100.0 MU", "100.0 MINUTE"]


def test_ion_beams_have_layers_spots_and_range_shifters() -> None:
    found = section(of_plan(ions()), "beams")
    (row,) = rows_of(found, "ion beams")
    assert (row["snout"].text, row["range_shifters"].text) == ("S1", "RS 40")
    assert (row["energies"].value, row["spots"].value) == (2, 4)
    assert not any(
        getattr(block, "key", "") == "ion beams"
        for block in section(of_plan(delivered()), "beams").blocks
    )


def test_brachytherapy_has_sources_channels_and_times() -> None:
    plan = brachy(channel(), channel(number=2, total_time=None))
    found = section(of_plan(plan), "beams")
    facts = facts_of(found)
    assert facts["Treatment type"].text == "HDR"
    (source,) = rows_of(found, "brachy sources")
    assert (source["isotope"].text, source["strength"].value) == ("Ir-192", 40800.0)
    assert source["half_life"].value == 73.83
    one, two = rows_of(found, "brachy channels")
    assert (one["time_s"].value, one["control_points"].value) == (30.0, 4)
    assert two["time_s"].text == DASH


def test_what_of_beams_could_not_be_read_is_told() -> None:
    plan = with_beam(2, wrong=("(300A,011E) Gantry Angle: no number",))
    told = sentences_of(section(of_plan(plan), "beams"))
    assert told == ['Not read: Beam 2 "G090": (300A,011E) Gantry Angle: no number.']
    (none,) = sentences_of(section(of_plan(replace(delivered(), beams=())), "beams"))
    assert none == "The plan states no beam."


# --- DVHs, indices, structures, goals, plan check ----------------


def test_every_value_of_the_dvhs_is_that_of_its_result() -> None:
    material = good_material()
    found = section(material, "dvh", structures=Structures.ALL)
    rows = rows_of(found, "dvh")
    computed = [one for one in material.results if one.dvh is not None]
    for row, result in zip(rows, computed, strict=True):
        assert row["name"].text == result.name
        assert row["volume"].value == result.volume_cc
        for name in ("Mean", "D95%", "D2%"):
            value = result.value(parse_metric(name))
            assert row[name].value == value.number
            if value.number is not None:
                assert row[name].text.startswith(value.sign + value.number_text)
        assert row["Mean"].spread is None
        assert row["D95%"].spread == result.uncertainty(parse_metric("D95%"))
    assert any(row["D95%"].spread for row in rows)
    absent = [one for one in material.results if one.dvh is None]
    assert absent  # the isocentre has no volume: no row, but the reason
    told = [row["remark"] for row in texts_of(found, "dvh remarks")]
    assert f"withheld: {absent[0].reason}" in told


def test_structures_that_are_not_shown_are_left_out_and_counted() -> None:
    material = replace(good_material(), shown=frozenset((PTV,)))
    found = section(material, "dvh")
    assert [row["name"] for row in texts_of(found, "dvh")] == ["PTV_60"]
    rest = len({one.number for one in material.results}) - 1
    assert f"{rest} structures that are not shown" in table_of(found, "dvh").note
    nobody = section(replace(material, shown=frozenset()), "dvh")
    assert sentences_of(nobody) == ["No structure that has a DVH is shown."]


def test_colours_are_those_of_the_pictures() -> None:
    material = replace(good_material(), colours={PTV: (255, 0, 16)})
    for key in ("dvh", "structures"):
        rows = rows_of(section(material, key), key)
        colours = {row["name"].text: row["name"].colour for row in rows}
        assert colours["PTV_60"] == "#ff0010"


def test_indices_are_those_of_targets_and_what_the_dvh_verb_reads() -> None:
    material = good_material()
    rows = rows_of(section(material, "indices"), "indices")
    assert [row["structure"].text for row in rows[::5]] == [
        "PTV_60",
        "CTV_60",
        "GTV_60",
    ]
    by_name = {one.name: one for one in material.results}
    for row in rows:
        value = by_name[row["structure"].text].value(parse_metric(row["index"].text))
        assert row["value"].value == value.number
    assert all(row["value"].value for row in rows)
    # what holds for the index of every target is told once
    table = table_of(section(material, "indices"), "indices")
    assert "remark" not in {column.key for column in table.columns}
    remark = by_name["PTV_60"].value(parse_metric("GI@100%")).reason
    assert table.note.count(remark) == 1
    assert table.note.startswith("CI_RTOG@100%, CI_Paddick@100%, GI@100%, R50@100%: ")
    without = replace(material, reference=None)
    results = tuple(
        replace(one, reference=None) if one.dvh is not None else one
        for one in without.results
    )
    found = section(replace(without, results=results), "indices")
    assert {row["index"] for row in texts_of(found, "indices")} == {"HI"}
    assert "No dose is named that is 100 %" in sentences_of(found)[0]


def test_what_is_known_of_the_index_of_one_target_stands_with_it() -> None:
    material = good_material()
    results = tuple(
        replace(one, reference=None) if one.name == "PTV_60" else one
        for one in material.results
    )
    found = section(replace(material, results=results), "indices")
    told = {
        row["remark"]
        for row in texts_of(found, "indices")
        if row["structure"] == "PTV_60" and row["value"] == DASH
    }
    assert told
    assert DASH not in told


def test_structures_have_number_type_volume_and_state() -> None:
    material = good_material()
    rows = rows_of(section(material, "structures"), "structures")
    structures = material.case.structure_set
    assert structures is not None
    assert [row["number"].value for row in rows] == [r.number for r in structures.rois]
    ptv = rows[[row["name"].text for row in rows].index("PTV_60")]
    assert (ptv["type"].text, ptv["state"].text) == ("PTV", "shown")
    assert ptv["volume_cc"].value == material.rois[PTV].volume_cc
    # a sphere of 20 mm
    assert ptv["volume_cc"].value == pytest.approx(4 / 3 * np.pi * 2**3, rel=0.01)


def test_a_withheld_structure_is_told_with_its_reason() -> None:
    structures = good_case().structure_set
    assert structures is not None
    why = Reason("it names another frame of reference")
    rois = tuple(
        replace(roi, withheld=why) if roi.number == LEFT else roi
        for roi in structures.rois
    )
    material = material_for(good_case(rois))
    row = next(
        one
        for one in rows_of(section(material, "structures"), "structures")
        if one["number"].value == LEFT
    )
    assert (row["state"].text, row["state"].tone) == ("withheld", Tone.CAUTION)
    assert "it names another frame of reference" in row["remark"].text
    assert row["volume_cc"].text == DASH
    told = texts_of(section(material, "dvh"), "dvh remarks")
    assert any("it names another frame of reference" in one["remark"] for one in told)


def outcome(result: GoalResult, line: str, **more: Any) -> GoalOutcome:
    return GoalOutcome(goal=goal_of(line), result=result, **more)


def judged() -> GoalReport:
    outcomes = (
        outcome(GoalResult.PASS, "PTV;;Max;<=;80;;;;;", roi_number=PTV, roi_name="PTV"),
        outcome(
            GoalResult.NOT_EVALUABLE,
            "Brain;;Max;<=;60;;;;;",
            reason="no structure is named “Brain”",
        ),
        outcome(
            GoalResult.NOT_EVALUABLE,
            "Lens;;Max;<=;6;;;;;",
            reason="no structure is named “Lens”",
        ),
        outcome(GoalResult.FAIL, "CTV;;Mean;<=;1;;;;;", roi_number=3, roi_name="CTV"),
    )
    template = GoalTemplate(
        name="mine", goals=tuple(one.goal for one in outcomes), left_out=("line 9",)
    )
    return GoalReport(template=template, outcomes=outcomes)


def test_goals_stand_worst_first_and_nothing_is_left_out_unsaid() -> None:
    material = replace(good_material(), goals=judged())
    found = section(material, "goals")
    rows = texts_of(found, "goals")
    results = ["Fail", "Not evaluable", "Not evaluable", "Pass"]
    assert [row["result"] for row in rows] == results
    told = sentences_of(found)
    assert told[0] == f"mine: {judged().total}."
    assert told[-1] == "Left out: line 9"
    short = section(material, "goals", rows=Rows.NOTABLE)
    assert [row["result"] for row in texts_of(short, "goals")] == ["Fail", "Pass"]
    (named,) = (one for one in sentences_of(short) if " goals not evaluable, " in one)
    assert named.startswith("2 goals not evaluable, ")
    assert named.endswith("Brain Max, Lens Max.")
    assert not has(good_material(), "goals")


@pytest.mark.parametrize(
    ("name", "told"), [("QUANTEC", "QUANTEC"), (Personal("Zyxwolf goals"), LEFT_OUT)]
)
def test_without_identity_goals_of_a_file_have_no_name(name: str, told: str) -> None:
    report = judged()
    report = replace(report, template=replace(report.template, name=name))
    material = replace(good_material(), goals=report)
    assert sentences_of(section(material, "goals"))[0].startswith(f"{name}: ")
    first = sentences_of(section(hidden(material), "goals"))[0]
    assert first.startswith(f"{told}: 1 pass")


def test_plan_check_has_the_most_urgent_first() -> None:
    material = good_material()
    assert material.plan_check is not None
    found = section(material, "plan check")
    order = [result.word for result in ItemResult]
    told = [order.index(row["result"]) for row in texts_of(found, "plan check")]
    assert told == sorted(told)
    assert len(told) == len(material.plan_check)
    short = section(material, "plan check", rows=Rows.NOTABLE)
    rows = texts_of(short, "plan check")
    assert "PASS" not in {row["result"] for row in rows}
    passed = len(told) - len(rows)
    assert (
        f"{passed} items that passed are not listed."
        in table_of(short, "plan check").note
    )
    assert not has(replace(material, plan_check=None), "plan check")


# --- findings, inputs, pictures ----------------------------------


def test_findings_have_rule_object_found_and_expected() -> None:
    material = good_material()
    warned = finding("The dose is odd.", rule="XX-01")
    noted = finding("All is well.", Action.NOTE, rule="XX-02", result=Result.PASS)
    case = replace(material.case, findings=(noted, warned))
    found = section(replace(material, case=case), "findings")
    rows = texts_of(found, "findings")
    assert [row["result"] for row in _named(rows)] == ["Warning", "Note"]
    assert rows[0]["message"] == "The dose is odd."
    short = section(replace(material, case=case), "findings", rows=Rows.NOTABLE)
    assert [row["message"] for row in texts_of(short, "findings")] == [
        "The dose is odd."
    ]
    assert table_of(short, "findings").note == "1 note or passed check not listed."


def _named(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{"result": row["action"]} for row in rows]


def test_what_was_accepted_is_told_before_all_findings() -> None:
    material = good_material()
    odd = finding("The dose is odd.", rule="XX-01")
    odd = replace(odd, outcome=replace(odd.outcome, is_accepted=True))
    case = replace(material.case, findings=(odd,))
    for rows in Rows:
        found = section(replace(material, case=case), "findings", rows=rows)
        assert sentences_of(found)[0] == "Accepted (XX-01): The dose is odd."


def test_the_hash_of_several_files_can_be_made_again() -> None:
    texts = [b"one", b"two", b"three"]
    hashes = [sha256(text).hexdigest() for text in texts]
    files = [
        Input(file=f"{n}", kind="CT Image", uid="1.2", bytes=3, sha256=one)
        for n, one in enumerate(hashes)
    ]
    # as `sha256sum * | cut -d" " -f1 | sort | sha256sum` has it
    known = sha256("".join(f"{one}\n" for one in sorted(hashes)).encode()).hexdigest()
    assert digest_of(files) == digest_of(files[::-1]) == known
    assert digest_of([*files, replace(files[0], sha256="")]) == ""
    material = replace(good_material(), inputs=tuple(files))
    every = rows_of(section(material, "inputs"), "inputs")
    assert [row["sha256"].text for row in every] == hashes
    (row,) = rows_of(section(material, "inputs", rows=Rows.NOTABLE), "inputs")
    assert (row["file"].text, row["bytes"].value) == ("3 files", 9)
    assert row["sha256"].text == known


def test_what_came_along_with_the_plan_is_among_its_objects() -> None:
    """A report says of all that is shown what it is made of."""
    good = good_material()
    plan = good.case.plan
    assert plan is not None
    image = image_of(plan, np.zeros((3, 3), np.uint16), label="Field 1")
    image = replace(image, header=header(Kind.RT_IMAGE))
    material = replace(good, case=replace(good.case, along=(image,)))
    told = [
        [cell.text for cell in row.values()]
        for row in rows_of(section(material, "inputs"), "objects")
    ]
    assert ["RT Image", "Field 1"] in [row[:2] for row in told]


def notes() -> tuple[PictureNote, ...]:
    plane, tray = PictureKind.PLANE, PictureKind.TRAY
    return (
        PictureNote(key="isocentre axial", kind=plane, caption="I"),
        PictureNote(key="maximum axial", kind=plane, caption="M"),
        PictureNote(key="maximum coronal", kind=plane, caption="C"),
        PictureNote(key="dvh", kind=PictureKind.DVH, caption="D"),
        PictureNote(key="tray 1", kind=tray, caption="T"),
    )


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        ({}, ["isocentre axial", "maximum axial", "maximum coronal", "tray 1"]),
        ({"tray": False, "planes": ("coronal",)}, ["maximum coronal"]),
        (
            {"tray": False, "places": (Place.MAXIMUM,), "dvh": True},
            ["maximum axial", "maximum coronal", "dvh"],
        ),
    ],
)
def test_pictures_are_those_that_are_asked_for(
    options: dict[str, Any], keys: list[str]
) -> None:
    material = replace(good_material(), pictures=notes())
    found = section(material, "pictures", **options)
    assert [getattr(block, "key", "") for block in found.blocks] == keys
    assert not found.scant
    assert not has(good_material(), "pictures")


def test_planes_to_spare_stand_where_there_is_room() -> None:
    """With them all lines are told, without them those that the plot does not name."""
    lines = [
        PictureNote(key=key, kind=PictureKind.PLANE, caption="", aspect=12.0)
        for key in ("lines", "levels")
    ]
    material = replace(good_material(), pictures=(*notes(), *lines))
    options = {"places": (Place.MAXIMUM,), "tray": False, "dvh": True}
    found = section(
        material, "pictures", planes=("axial",), spare=("coronal",), **options
    )
    told = [
        [getattr(block, "key", "") for block in blocks]
        for blocks in (found.blocks, found.scant)
    ]
    assert told == [
        ["maximum axial", "maximum coronal", "lines", "dvh"],
        ["maximum axial", "dvh", "levels"],
    ]


@pytest.mark.parametrize(
    ("aspect", "least", "height"), [(1.0, 0.0, 0.38), (1.5, 0.3, 0.3), (1.0, 0.9, 0.62)]
)
def test_a_plot_beside_a_picture_is_as_high_as_that_or_as_its_words(
    aspect: float, least: float, height: float
) -> None:
    picture, plot = (
        PictureNote(key=key, kind=kind, caption="", aspect=aspect, least_height=words)
        for key, kind, words in (
            ("isocentre axial", PictureKind.PLANE, 0.0),
            ("dvh", PictureKind.DVH, least),
        )
    )
    material = replace(good_material(), pictures=(picture, plot))
    found = section(material, "pictures", planes=("axial",), dvh=True)
    beside = found.blocks[1]
    assert isinstance(beside, Figure)
    assert beside.width / beside.aspect == pytest.approx(height)


# --- what is not there -------------------------------------------


def test_without_a_plan_it_is_said() -> None:
    material = material_for(good_case(plan=None))
    found = section(material, "plan")
    assert sentences_of(found) == ["No plan is here."]
    assert whole(material).subject.startswith("No plan · dose ")
    assert not has(material, "beams")
    assert not has(material, "plan check")


def test_without_a_dose_a_ct_or_structures_all_else_is_told() -> None:
    for part in ("doses", "ct"):
        material = material_for(good_case(**{part: () if part == "doses" else None}))
        document = whole(material)
        keys = {one.key for one in document.sections}
        assert {"plan", "beams", "structures", "findings", "inputs"} <= keys
        if part == "doses":
            facts = facts_of(section(material, "plan"))
            assert facts["Dose"].text == "No dose is here."
            assert "indices" not in keys
    bare = replace(good_case(), structure_set=None, graphs={})
    found = section(material_for(bare), "structures")
    assert sentences_of(found) == ["No structure set is here."]


def test_a_relative_dose_is_never_told_in_gray() -> None:
    case = good_case()
    (dose,) = case.doses
    relative = replace(dose, units=DoseUnits.RELATIVE)
    material = material_for(replace(case, doses=(relative,)))
    found = section(material, "dvh")
    units = {column.unit for column in table_of(found, "dvh").columns}
    assert "relative" in units
    assert "Gy" not in units
    facts = facts_of(section(material, "plan"))
    assert facts["Maximum dose"].text.endswith(" relative")
    assert facts["Units"].text == "RELATIVE: not in Gy"


def hidden(material: Material) -> Material:
    return replace(material, case=material.case.without_identity(), with_identity=False)


def test_a_withheld_plan_is_told_with_the_reason() -> None:
    plan = Withheld(
        header=header(Kind.PLAN), label="Boost", reason=Reason("it is damaged")
    )
    material = material_for(good_case(plan=None, withheld=(plan,)))
    told = 'Withheld: RT Plan "Boost": it is damaged.'
    assert sentences_of(section(material, "plan")) == [told]
    assert told in sentences_of(section(material, "findings"))
    assert told in sentences_of(section(hidden(material), "findings"))


@pytest.mark.parametrize("name", PRESETS)
def test_a_report_of_a_case_that_is_not_all_here_says_so_first(name: str) -> None:
    good = good_material()
    unread = (Unread(Kind.CT, 80, 120, is_arriving=True), Unread(Kind.DOSE))
    part = replace(good, case=replace(good.case, unread=unread))
    first, *rest = document_of(part, preset(name)).sections
    assert first.title == "The case is not complete"
    (told,) = sentences_of(first)
    assert told.startswith("Still arriving: 80 of 120 CT Images; being read: RT Dose. ")
    assert f"# warning,{told}" in tables_csv(part, document_of(part, preset(name)))
    (found,) = (one for one in rest if one.key == "findings")
    told_of_none = "Nothing was found so far; the case is not complete."
    assert table_of(found, "findings").empty.startswith(told_of_none)
    assert "incomplete" not in {one.key for one in rest}
    sections = document_of(good, preset(name)).sections
    assert "incomplete" not in {one.key for one in sections}
