"""One object twice: a copy written otherwise is one note, another content a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pydicom
import pytest
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    RLELossless,
)

from dosiscope.core.findings import Action
from support.cases import write_good
from support.made_cases import made_case
from support.opened import opened, scanned, the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

pytestmark = pytest.mark.slow

OBJECTS = ("RS.dcm", "RP.dcm", "RD.dcm", "CT.0003.dcm")


def _again(folder: Path, name: str, change: Callable[[Dataset], None]) -> Path:
    """Write an object once more, changed, in a folder read after the first."""
    dataset = pydicom.dcmread(folder / name)
    change(dataset)
    path = folder / "pacs" / name
    path.parent.mkdir(exist_ok=True)
    dataset.save_as(path)
    return path


def _as(syntax: UID) -> Callable[[Dataset], None]:
    def change(dataset: Dataset) -> None:
        if syntax == RLELossless:
            dataset.compress(
                syntax, encoding_plugin="pydicom", generate_instance_uid=False
            )
        elif syntax == ExplicitVRBigEndian and "PixelData" in dataset:
            width = dataset.BitsAllocated // 8
            pixels = np.frombuffer(dataset.PixelData, f"<u{width}").byteswap()
            dataset.PixelData = pixels.tobytes()
        dataset.file_meta.TransferSyntaxUID = syntax

    return change


def _described(dataset: Dataset) -> None:
    dataset.InstitutionName = "Archive"
    dataset.RetrieveAETitle = "PACS"
    dataset.SeriesDescription = "another"
    dataset.file_meta.ImplementationVersionName = "OTHER"


@pytest.mark.parametrize("name", OBJECTS)
@pytest.mark.parametrize(
    "change",
    [
        _described,
        _as(ImplicitVRLittleEndian),
        _as(DeflatedExplicitVRLittleEndian),
    ],
    ids=["header", "implicit", "deflated"],
)
def test_a_copy_written_otherwise_is_a_note(
    tmp_path: Path, name: str, change: Callable[[Dataset], None]
) -> None:
    folder = write_good(tmp_path)
    path = _again(folder, name, change)
    case = opened(folder)
    finding = the(case.findings, "T07")
    assert finding.action is Action.NOTE
    assert "copy" in finding.message
    assert [one.file for one in scanned(folder).inventory.skipped] == [str(path)]


def test_compressed_pixels_that_are_equal_are_a_copy(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    _again(folder, "CT.0003.dcm", _as(RLELossless))
    assert the(opened(folder).findings, "T07").action is Action.NOTE


def _pixel(dataset: Dataset) -> None:
    pixels = bytearray(dataset.PixelData)
    pixels[100] ^= 1
    dataset.PixelData = bytes(pixels)


def _moved(dataset: Dataset) -> None:
    x, y, z = dataset.ImagePositionPatient
    dataset.ImagePositionPatient = [x + 1, y, z]


def _point(dataset: Dataset) -> None:
    contour = dataset.ROIContourSequence[0].ContourSequence[0]
    contour.ContourData[0] = contour.ContourData[0] + 1


def _scaled(dataset: Dataset) -> None:
    dataset.DoseGridScaling = float(dataset.DoseGridScaling) * 1.01


def _labelled(dataset: Dataset) -> None:
    dataset.RTPlanLabel = "another"


def _patient(dataset: Dataset) -> None:
    dataset.PatientID = "OTHER"


def _unit(dataset: Dataset) -> None:
    dataset.Units = "CNTS"


DIFFERENT = (
    ("CT.0003.dcm", _unit),
    ("CT.0003.dcm", _pixel),
    ("CT.0003.dcm", _moved),
    ("RD.dcm", _pixel),
    ("RD.dcm", _scaled),
    ("RS.dcm", _point),
    ("RP.dcm", _labelled),
    ("RP.dcm", _patient),
)


@pytest.mark.parametrize(("name", "change"), DIFFERENT)
def test_another_content_is_a_warning_with_both_files(
    tmp_path: Path, name: str, change: Callable[[Dataset], None]
) -> None:
    folder = write_good(tmp_path)
    path = _again(folder, name, change)
    finding = the(opened(folder).findings, "T07")
    assert finding.action is Action.WARN
    assert str(path) in finding.message
    assert str(folder / name) in finding.message


@pytest.mark.parametrize("is_stranger_first", [True, False])
def test_of_two_contents_the_one_that_the_others_go_with_is_taken(
    tmp_path: Path, *, is_stranger_first: bool
) -> None:
    folder = write_good(tmp_path)

    def elsewhere(dataset: Dataset) -> None:
        dataset.FrameOfReferenceUID = "1.2.3.4.5"
        dataset.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = "1.2.3"

    stranger = _again(folder, "RD.dcm", elsewhere)
    good = folder / "RD.dcm"
    if is_stranger_first:
        good = good.rename(folder / "pacs" / "Z.dcm")
    case = opened(folder)
    assert len(case.doses) == 1
    assert not case.withheld
    assert case.doses[0].header.files == (str(good),)
    (left,) = scanned(folder).inventory.skipped
    assert left.file == str(stranger)
    message = the(case.findings, "T07").message
    assert message.index(str(good)) < message.index(str(stranger))


def test_a_series_exported_twice_is_one_note(tmp_path: Path) -> None:
    case = opened(made_case("c07", tmp_path))
    assert case.ct is not None
    assert len(case.ct.image_uids) == 20
    finding = the(case.findings, "T07")
    assert finding.action is Action.NOTE
    assert "20 files" in finding.message
    assert not case.withheld


def test_what_is_left_out_is_compared_with_the_file_that_is_taken(
    tmp_path: Path,
) -> None:
    folder = write_good(tmp_path)
    _again(folder, "RD.dcm", _described)
    (folder / "pacs" / "RD.dcm").rename(folder / "pacs" / "good.dcm")

    def elsewhere(dataset: Dataset) -> None:
        dataset.FrameOfReferenceUID = "1.2.3.4.5"
        dataset.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = "1.2.3"

    # first a stranger, then what the others go with, twice, then the stranger's copy
    _again(folder, "RD.dcm", elsewhere).rename(folder / "A.dcm")
    stranger = pydicom.dcmread(folder / "A.dcm")
    _described(stranger)
    stranger.save_as(folder / "pacs" / "stranger.dcm")
    reasons = {
        one.file.rpartition("/")[2]: one.reason
        for one in scanned(folder).inventory.skipped
    }
    assert sorted(reasons) == ["A.dcm", "good.dcm", "stranger.dcm"]
    assert "differs" in reasons["A.dcm"]
    assert "differs" in reasons["stranger.dcm"]
    assert "the same content" in reasons["good.dcm"]
    found = [f for f in opened(folder).findings if f.rule == "T07"]
    assert sorted(f.action.name for f in found) == ["NOTE", "WARN"]
    assert {"A.dcm", "stranger.dcm"} <= set(
        next(f for f in found if f.action is Action.WARN)
        .message.replace(",", "")
        .replace("/", " ")
        .split()
    )


def _person(dataset: Dataset) -> None:
    dataset.PatientName = "Another^Person"


def _dated(dataset: Dataset) -> None:
    dataset.ContentDate = "19990101"


@pytest.mark.parametrize("change", [_person, _dated])
def test_whose_and_of_when_is_content(
    tmp_path: Path, change: Callable[[Dataset], None]
) -> None:
    folder = write_good(tmp_path)
    _again(folder, "RD.dcm", change)
    assert the(opened(folder).findings, "T07").action is Action.WARN


def test_a_name_in_other_letters_is_no_content(tmp_path: Path) -> None:
    folder = write_good(tmp_path)

    def shouted(dataset: Dataset) -> None:
        dataset.PatientName = str(dataset.PatientName).upper() + "^^"

    _again(folder, "RD.dcm", shouted)
    assert the(opened(folder).findings, "T07").action is Action.NOTE
