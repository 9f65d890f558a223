"""Objects that end too early: refused or told, with the first attribute missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.core.errors import NotReadableError
from dosiscope.core.findings import Action
from dosiscope.io.files.part10 import read_file
from fuzz.cuts import encoded
from fuzz.elements import elements_of
from support.cases import write_good
from support.data import case_dir
from support.opened import opened, scanned

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {"structures": "RS.dcm", "plan": "RP.dcm", "dose": "RD.dcm"}


def cut_before(path: Path, tag: int) -> None:
    """Cut a file where the first element at or behind ``tag`` begins."""
    data = path.read_bytes()
    outer = [one for one in elements_of(data) if not one.parents]
    path.write_bytes(data[: next(one.start for one in outer if one.tag >= tag)])


@pytest.mark.parametrize(
    ("name", "tag", "missing"),
    [
        ("structures", 0x30060020, "StructureSetROISequence"),
        ("structures", 0x30060039, "ROIContourSequence"),
        ("plan", 0x300A000C, "RTPlanGeometry"),
        ("plan", 0x300A00B0, "BeamSequence"),
        ("plan", 0x300A0180, "PatientSetupSequence"),
        ("dose", 0x00280002, "DoseUnits"),
        ("dose", 0x30040002, "PixelData"),
        ("dose", 0x7FE00010, "PixelData"),
    ],
)
def test_what_is_cut_short_is_refused_with_what_is_missing(
    name: str, tag: int, missing: str, tmp_path: Path
) -> None:
    path = write_good(tmp_path) / NAMES[name]
    cut_before(path, tag)
    inventory = scanned(tmp_path).inventory
    (skipped,) = inventory.skipped
    assert "cut short" in skipped.reason
    assert missing in skipped.reason or tag == 0x30040002
    assert skipped.is_damaged
    (finding,) = (f for f in inventory.findings if f.rule == "F17")
    assert finding.action is Action.REFUSE


def test_a_ct_image_without_pixels_is_cut_short(tmp_path: Path) -> None:
    path = write_good(tmp_path) / "CT.0003.dcm"
    cut_before(path, 0x00280030)
    (skipped,) = scanned(tmp_path).inventory.skipped
    assert "cut short" in skipped.reason
    assert "PixelData" in skipped.reason


def test_a_plan_without_its_approval_is_told(tmp_path: Path) -> None:
    """All that can be known: the plan was approved, and nobody is named who did."""
    path = write_good(tmp_path) / NAMES["plan"]
    cut_before(path, 0x300E0004)
    case = opened(tmp_path)
    (found,) = (f for f in case.findings if f.rule == "F05")
    assert found.action is Action.WARN
    assert "ReviewDate" in found.message


@pytest.mark.parametrize(
    "encoding", ["explicit, no preamble", "implicit, no preamble", "implicit"]
)
def test_the_failure_told_is_that_of_the_encoding_used(
    encoding: str, tmp_path: Path
) -> None:
    data = encoded((write_good(tmp_path) / NAMES["plan"]).read_bytes(), encoding)
    path = tmp_path / "cut.dcm"
    for end in (len(data) - 5, len(data) // 2, len(data) // 3 | 1):
        path.write_bytes(data[:end])
        with pytest.raises(NotReadableError, match="incomplete"):
            read_file(path)


def test_a_wrong_transfer_syntax_does_not_hide_that_the_file_is_incomplete(
    tmp_path: Path,
) -> None:
    data = (write_good(tmp_path) / NAMES["plan"]).read_bytes()
    explicit, implicit = b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2\0\0\0"
    path = tmp_path / "cut.dcm"
    path.write_bytes(data.replace(explicit, implicit)[:-5])
    with pytest.raises(NotReadableError, match="incomplete"):
        read_file(path)


@pytest.mark.parametrize("length", [132, 140, 158, 200])
def test_a_file_that_ends_within_its_meta_information_is_incomplete(
    length: int, tmp_path: Path
) -> None:
    data = (write_good(tmp_path) / NAMES["plan"]).read_bytes()
    path = tmp_path / "cut.dcm"
    path.write_bytes(data[:length])
    with pytest.raises(NotReadableError, match="incomplete"):
        read_file(path)


@pytest.mark.parametrize(
    "name",
    [
        "eclipse-breast",
        "ihero-brto-equidistant",
        "monaco-becker",
        "nelms-dvh",
        "oncentra-phantom",
        "raystation-brain-two-plans",
        "raystation-proton",
    ],
)
def test_no_real_object_is_taken_for_a_cut_one(name: str) -> None:
    inventory = scanned(case_dir(name)).inventory
    assert not any("cut short" in one.reason for one in inventory.skipped)
    assert not any(finding.rule == "F05" for finding in inventory.findings)
