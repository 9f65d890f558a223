"""A dose written one plane a file is one dose; what differs in one thing is not."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import numpy as np
import pydicom
import pytest
from pydicom.uid import UID

from dosiscope.core.errors import ChoiceError
from dosiscope.core.findings import Action
from dosiscope.core.kinds import Role
from dosiscope.core.link import propose
from dosiscope.core.not_shown import Apart
from dosiscope.core.progress import finish
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import scan
from dosiscope.io.case.scanned_files import files_of, tag_files
from support.cases import write_good
from support.opened import opened, scanned, the
from support.single_planes import split

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from support.synthetic.build import BuiltCase

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("orientation", ["HFS", "HFP", "FFS", "FFDR"])
def test_single_planes_are_the_dose_they_were_cut_from(
    tmp_path: Path, orientation: str
) -> None:
    good = opened(write_good(tmp_path / "good", orientation=orientation))
    folder = write_good(
        tmp_path / "planes",
        lambda built: (split(built), None)[1],
        orientation=orientation,
    )
    inventory = scanned(folder).inventory
    (listed,) = inventory.of(Role.DOSE)
    assert sorted(listed.header.files) == sorted(map(str, folder.glob("RD*")))
    case = opened(folder)
    (dose,), (whole,) = case.doses, good.doses
    np.testing.assert_array_equal(dose.stored, whole.stored)
    np.testing.assert_allclose(dose.geometry.z, whole.geometry.z, atol=1e-9)
    np.testing.assert_allclose(dose.geometry.origin, whole.geometry.origin, atol=1e-9)
    assert dose.maximum == whole.maximum
    assert dose.maximum_at == pytest.approx(whole.maximum_at)
    assert len(dose.header.files) == 16
    assert [(f.rule, f.action) for f in case.findings] == [("DO-04", Action.NOTE)]
    assert "16 files" in case.findings[0].message


def _scaling(plane: Dataset) -> None:
    plane.DoseGridScaling = float(plane.DoseGridScaling) * 2


def _series(plane: Dataset) -> None:
    plane.SeriesInstanceUID = "1.2.3.9.9"


def _plan(plane: Dataset) -> None:
    plane.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = "1.2.3.9.9"


def _frame(plane: Dataset) -> None:
    plane.FrameOfReferenceUID = "1.2.3.9.9"


def _aside(plane: Dataset) -> None:
    x, y, z = plane.ImagePositionPatient
    plane.ImagePositionPatient = [x + 2, y, z]


def _type(plane: Dataset) -> None:
    plane.DoseType = "EFFECTIVE"


def _fraction_group(plane: Dataset) -> None:
    group = type(plane)()
    group.ReferencedFractionGroupNumber = 2
    plane.ReferencedRTPlanSequence[0].ReferencedFractionGroupSequence = [group]


def _name(plane: Dataset) -> None:
    plane.PatientName = "Another^Person"


def _birth_date(plane: Dataset) -> None:
    plane.PatientBirthDate = "19010101"


def _sex(plane: Dataset) -> None:
    plane.PatientSex = "F" if plane.PatientSex == "M" else "M"


@pytest.mark.parametrize(
    "change",
    [
        _scaling,
        _series,
        _plan,
        _frame,
        _aside,
        _type,
        _fraction_group,
        _name,
        _birth_date,
        _sex,
    ],
)
def test_a_plane_that_differs_is_no_part_of_the_others(
    tmp_path: Path, change: Callable[[Dataset], None]
) -> None:
    def changed(built: BuiltCase) -> None:
        change(split(built)[5])

    inventory = scanned(write_good(tmp_path, changed)).inventory
    assert sorted(dose.images for dose in inventory.of(Role.DOSE)) == [1, 15]


def test_two_planes_at_one_place_are_not_joined(tmp_path: Path) -> None:
    def changed(built: BuiltCase) -> None:
        planes = split(built)
        planes[5].ImagePositionPatient = planes[6].ImagePositionPatient

    inventory = scanned(write_good(tmp_path, changed)).inventory
    assert len(inventory.of(Role.DOSE)) == 16
    with pytest.raises(ChoiceError):
        propose(inventory)


def test_a_plane_that_is_missing_shows_in_the_distances(tmp_path: Path) -> None:
    def changed(built: BuiltCase) -> None:
        split(built)
        del built.doses[5]

    case = opened(write_good(tmp_path, changed))
    assert case.doses[0].geometry.shape[0] == 15
    assert the(case.findings, "DO-05").action is Action.WARN


def test_a_plane_that_cannot_be_shown_takes_all_with_it(tmp_path: Path) -> None:
    def changed(built: BuiltCase) -> None:
        for plane in split(built):
            plane.PixelRepresentation = 1
        pixels = bytearray(built.doses[4].PixelData)
        pixels[: built.doses[4].BitsAllocated // 8] = (
            b"\0" * (built.doses[4].BitsAllocated // 8 - 1) + b"\x80"
        )
        built.doses[4].PixelData = bytes(pixels)

    case = opened(write_good(tmp_path, changed))
    assert not case.doses
    assert case.withheld


def test_planes_that_are_opened_later_join_the_others(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "all", lambda built: (split(built), None)[1])
    later = tmp_path / "later"
    later.mkdir()
    doses = [p for p in sorted(folder.iterdir()) if p.name.startswith("RD")]
    for path in doses[:6]:
        path.rename(later / path.name)
    first = finish(scan([folder]))
    assert [dose.images for dose in first.inventory.of(Role.DOSE)] == [10]
    both = finish(scan([later], first))
    assert [dose.images for dose in both.inventory.of(Role.DOSE)] == [16]
    case = finish(load(both, propose(both.inventory)))
    assert case.doses[0].geometry.shape[0] == 16


def test_planes_without_a_plan_are_not_joined(tmp_path: Path) -> None:
    def changed(built: BuiltCase) -> None:
        for plane in split(built):
            del plane.ReferencedRTPlanSequence

    assert len(scanned(write_good(tmp_path, changed)).inventory.of(Role.DOSE)) == 16


def test_another_content_of_any_plane_of_a_dose_is_told(tmp_path: Path) -> None:
    folder = write_good(tmp_path, lambda built: (split(built), None)[1])
    (path,) = (
        path
        for path in folder.iterdir()
        if path.name.startswith("RD")
        and pydicom.dcmread(path).SOPInstanceUID == "1.2.55.3"
    )
    dataset = pydicom.dcmread(path)
    pixels = bytearray(dataset.PixelData)
    pixels[100] ^= 1
    dataset.PixelData = bytes(pixels)
    (folder / "pacs").mkdir()
    dataset.save_as(folder / "pacs" / path.name)
    finding = the(opened(folder).findings, "T07")
    assert finding.action is Action.WARN
    assert path.name in finding.message


def _again(built: BuiltCase, planes: list[Dataset], series: str = "") -> list[Dataset]:
    """Export planes again, under other UIDs; return these."""
    again = copy.deepcopy(planes)
    for plane in again:
        uid = UID(f"{plane.SOPInstanceUID}.7")
        plane.SOPInstanceUID = plane.file_meta.MediaStorageSOPInstanceUID = uid
        plane.SeriesInstanceUID = series or plane.SeriesInstanceUID
    built.doses = [*built.doses, *again]
    return again


# planes of another series are a dose of their own: all of them, or another dose
@pytest.mark.parametrize(("series", "count"), [("", 16), ("", 3), ("1.2.3.9.9", 16)])
def test_planes_that_were_exported_again_count_once(
    tmp_path: Path, series: str, count: int
) -> None:
    good = opened(write_good(tmp_path / "good"))

    def changed(built: BuiltCase) -> None:
        _again(built, split(built)[:count], series)

    found = scanned(write_good(tmp_path / "again", changed))
    one, other = sorted(found.inventory.of(Role.DOSE), key=lambda dose: dose.same_as)
    assert (one.images, other.images, other.same_as) == (16, count, one.uid)
    for dose in (None, one.uid, other.uid):
        case = finish(load(found, propose(found.inventory, dose=dose)))
        (shown,) = case.doses
        np.testing.assert_array_equal(shown.stored, good.doses[0].stored)
        if dose != other.uid:
            assert the(case.findings, "T07").action is Action.NOTE
            (left,) = case.outside
            assert left.why is Apart.SAME_DOSE


def test_planes_exported_again_of_which_one_differs_are_another_dose(
    tmp_path: Path,
) -> None:
    def changed(built: BuiltCase) -> None:
        again = _again(built, split(built), "1.2.3.9.9")
        again[5].PixelData = bytes(len(again[5].PixelData))

    inventory = scanned(write_good(tmp_path, changed)).inventory
    assert [dose.images for dose in inventory.of(Role.DOSE)] == [16, 16]
    with pytest.raises(ChoiceError):
        propose(inventory)


def test_all_planes_are_files_of_their_dose(tmp_path: Path) -> None:
    found = scanned(write_good(tmp_path, lambda built: (split(built), None)[1]))
    selection = propose(found.inventory)
    names = [path.rpartition("/")[2] for path in files_of(found, [selection])]
    assert len([name for name in names if name.startswith("RD")]) == 16
    files = tag_files(found, selection.doses[0])
    assert [file.title for file in files] == [f"File {n} of 16" for n in range(1, 17)]
