"""``dosiscope records``: text, JSON and CSV of a course, and its exit status."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from pydicom import dcmread
from pydicom.uid import UID

from dosiscope.app.main import main
from dosiscope.demo.dicom.header import items
from support.broken_courses import interrupted, points_of, sessions
from support.cases import good_built
from support.command_line import run_json
from support.courses import brachy_plan_object, good_plan_object
from support.synthetic.treatment_records import (
    beams_record,
    course,
    override,
    summary_record,
    write_records,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from support.synthetic.build import BuiltCase

OPERATOR = "Therapist"


def folder_of(tmp_path: Path, *records: Dataset) -> Path:
    folder = tmp_path / "in"
    good_built().write(folder)
    write_records(folder, records)
    return folder


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return folder_of(tmp_path, *course(good_plan_object(), 3))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The first beam of the second fraction is not completed; a table is overridden."""
    plan = good_plan_object()
    records = course(plan, 3)
    interrupted(records)
    point = points_of(sessions(records[2])[0])[0]
    point.OverrideSequence = items([override(0x300A0128, "Bolus")])
    return folder_of(tmp_path, *records, summary_record(plan, 3, "ON_TREATMENT"))


def test_a_good_course_is_told_and_the_status_is_0(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["records", str(good)]) == 0
    told = capsys.readouterr().out
    assert "Plan: Good plan, 2024-03-06" in told
    assert "3 of 20 fractions recorded, all as planned." in told
    assert told.count("As planned") == 6
    assert "Overrides" not in told


def test_what_warns_is_told_first_and_the_status_is_1(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["records", str(broken)]) == 1
    told = capsys.readouterr().out
    assert "3 of 20 fractions recorded, 1 as planned." in told
    assert (
        'Fraction 2, beam 1 "Anterior": ended by MACHINE after 40.2 MU of 100.0 MU; '
        "nothing recorded completes it." in told
    )
    assert "Target: 6.00 Gy (calculated)" in told
    assert "Not completed (ended by MACHINE)" in told
    assert "Table Top Vertical Position (300A,0128)" in told
    assert "Bolus" in told
    assert told.index("nothing recorded completes it") < told.index("Over the course")


def test_json_has_every_delivery_with_its_parts(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, values = run_json(capsys, "records", broken)
    assert status == 1
    assert values["plan"]["label"] == "Good plan"
    assert values["fractions"] == {
        "planned": 20,
        "recorded": [1, 2, 3],
        "as_planned": 1,
    }
    assert values["course"]["status"] == "ON_TREATMENT"
    assert values["course"]["doses"][0]["dose_gy"] == 6.0
    rows: list[dict[str, Any]] = values["deliveries"]
    (partial,) = (row for row in rows if row["state"] == "PARTIAL")
    assert (partial["fraction"], partial["number"], partial["name"]) == (
        2,
        1,
        "Anterior",
    )
    assert (partial["planned"], partial["delivered"]) == (100.0, 40.2)
    assert partial["difference"] == pytest.approx(-59.8)
    (part,) = partial["parts"]
    assert (part["termination"], part["termination_code"]) == ("MACHINE", "CHMB")
    assert part["control_points"]["gantry"] == [0.0, 0.0]
    assert [fault["rule"] for fault in partial["faults"]] == ["REC-03:partial"]
    (flagged,) = (row for row in rows if row["state"] == "FLAGGED")
    (told,) = flagged["parts"][0]["overrides"]
    assert told["operator"] == "Therapist^Tess"
    assert told["reason"] == "Bolus"
    assert [one["delivered"] for one in values["beams"]] == [240.2, 300.0]
    assert {one["rule"] for one in values["findings"]} == {"REC-03", "REC-05"}


def test_without_identity_no_operator_is_named(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["records", str(broken)])
    assert OPERATOR in capsys.readouterr().out
    main(["records", str(broken), "--no-identity"])
    assert OPERATOR not in capsys.readouterr().out
    main(["records", str(broken), "--no-identity", "--json"])
    assert OPERATOR not in capsys.readouterr().out


def test_csv_has_every_table_and_no_operator(broken: Path, tmp_path: Path) -> None:
    file = tmp_path / "records.csv"
    assert main(["records", str(broken), "--csv", str(file)]) == 1
    text = file.read_text("utf-8")
    assert OPERATOR not in text
    assert "Test^Patient" not in text
    rows = list(csv.reader(text.splitlines()))
    heads = [row for row in rows if row and row[0] in ("fraction", "beam")]
    assert heads[0][:5] == ["fraction", "when", "beam", "planned MU", "delivered MU"]
    assert ["# table", "Over the course"] in rows
    assert ["# table", "Overrides"] in rows
    (partial,) = (row for row in rows if "Not completed (ended by MACHINE)" in row)
    assert partial[3:5] == ["100", "40.2"]


def test_records_of_another_plan_are_named_and_the_status_is_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = beams_record(good_plan_object(), 2)
    other.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = "1.2.3.4"
    folder = folder_of(tmp_path, beams_record(good_plan_object(), 1), other)
    assert main(["records", str(folder)]) == 1
    told = capsys.readouterr().out
    (line,) = (one for one in told.splitlines() if "Not counted" in one)
    assert line.endswith(
        'RT Beams Treatment Record "Fraction 2", 2024-03-19: of a plan that is not '
        "here (UID 1.2.3.4)"
    )
    _, values = run_json(capsys, "records", folder)
    assert len(values["not_counted"]) == 1
    assert values["fractions"]["recorded"] == [1]


def test_records_of_an_earlier_plan_are_counted_by_their_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan that another took the place of: its twelve fractions are one line."""
    plan = good_plan_object()
    earlier = good_plan_object()
    earlier.SOPInstanceUID = f"{plan.SOPInstanceUID}.7"
    earlier.file_meta.MediaStorageSOPInstanceUID = earlier.SOPInstanceUID
    earlier.RTPlanLabel = "First"
    folder = folder_of(tmp_path, *course(earlier, 12), *course(plan, 3))
    assert main(["records", str(folder)]) == 1
    told = capsys.readouterr().out
    what = "12 RT Beams Treatment Records, 2024-03-18 to 2024-04-02"
    assert told.count("Not counted") == 1
    assert f"{what}: of a plan that is not here (UID …" in told
    earlier.save_as(folder / "RP first.dcm", enforce_file_format=True)
    status, values = run_json(capsys, "records", folder)
    assert status == 0
    assert values["not_counted"] == [f'{what}: of the plan "First"']


def test_a_brachytherapy_plan_alone_leaves_the_status_to_its_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No structure set is here, and applicators are not shown: `check` says so."""
    plan = brachy_plan_object()
    plan.save_as(tmp_path / "RP.dcm", enforce_file_format=True)
    write_records(tmp_path, course(plan, 3))
    assert main(["check", str(tmp_path)]) == 1
    capsys.readouterr()
    assert main(["records", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "Fraction  Date and time        Setup    Specified s  Delivered s" in told
    assert "Planned s" not in told
    assert "Specified is what the record has as such" in told


def test_what_warns_of_the_files_of_records_is_told_with_the_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = good_plan_object()
    empty = beams_record(plan, 4)
    empty.TreatmentSessionBeamSequence = items([])
    folder = folder_of(tmp_path, *course(plan, 3), empty)
    assert main(["records", str(folder)]) == 1
    message = "does not state any beam that was delivered"
    assert message in capsys.readouterr().out
    _, values = run_json(capsys, "records", folder)
    assert [one["rule"] for one in values["findings"]] == ["REC-04"]
    assert message in values["findings"][0]["message"]


def test_without_a_record_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(tmp_path)
    assert main(["records", str(folder)]) == 2
    assert "there is no treatment record of the plan" in capsys.readouterr().err


def test_records_alone_are_told_without_a_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_records(tmp_path, course(good_plan_object(), 2))
    assert main(["records", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("No plan is here")
    assert "2 fractions recorded, all as planned." in told


def test_check_counts_them_and_tells_what_warns(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(broken)]) == 1
    told = capsys.readouterr().out
    assert "RT Beams Treatment Record: 3" in told
    assert "REC-03" in told


def test_dvh_carries_no_warning_of_records(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was delivered changes no number of the planned dose."""
    main(["dvh", str(broken), "--rois", "Target"])
    assert "ended by MACHINE" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda built: setattr(built.dose, "DoseSummationType", "ODD"), 0),
        (
            lambda built: setattr(
                built.plan.FractionGroupSequence[0], "NumberOfBeams", 5
            ),
            0,
        ),
    ],
    ids=["dose", "plan"],
)
def test_what_is_noticed_of_other_objects_does_not_count_for_the_status(
    change: Callable[[BuiltCase], None], status: int, good: Path
) -> None:
    built = good_built()
    change(built)
    built.write(good)
    assert main(["check", str(good)]) == 1
    assert main(["records", str(good)]) == status


def test_which_of_several_doses_is_shown_does_not_matter(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As for beams: records are of the plan, and all doses here are of that."""
    status, before = run_json(capsys, "records", good)
    (path,) = (
        path
        for path in good.rglob("*.dcm")
        if dcmread(path, stop_before_pixels=True).Modality == "RTDOSE"
    )
    second = dcmread(path)
    second.SOPInstanceUID = second.file_meta.MediaStorageSOPInstanceUID = UID("2.25.9")
    second.save_as(good / "second.dcm")
    again, after = run_json(capsys, "records", good)
    assert again == status
    assert after["fractions"] == before["fractions"]
