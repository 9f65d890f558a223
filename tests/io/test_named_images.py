"""The images that a structure set names are the CT where the series holds more."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pydicom.uid import UID

from dosiscope.core.findings import Action
from support.cases import setting, write_good
from support.defects.listing import listed_series, listing_all
from support.made_cases import made_case
from support.opened import mutated, opened, the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from support.synthetic.build import BuiltCase

pytestmark = pytest.mark.slow


def _copies(built: BuiltCase, change: Callable[[Dataset], None], every: int = 1) -> int:
    """Put copies with UIDs of their own beside the images, each changed."""
    added = 0
    for n, image in enumerate(list(built.ct)[::every]):
        other = copy.deepcopy(image)
        uid = UID(f"1.2.77.{n}")
        other.SOPInstanceUID = other.file_meta.MediaStorageSOPInstanceUID = uid
        change(other)
        built.ct.insert(0, other)  # read first: nothing is won by coming early
        added += 1
    return added


def _same(_image: Dataset) -> None:
    """A copy with a new UID."""


def _phase(image: Dataset) -> None:
    pixels = np.frombuffer(image.PixelData, "<u2") ^ 1
    image.PixelData = pixels.tobytes()


def _between(image: Dataset) -> None:
    """A phase whose images lie between those of the other."""
    x, y, z = image.ImagePositionPatient
    image.ImagePositionPatient = [x, y, z + 1.3]
    image.AcquisitionNumber = 7


def _reformatted(image: Dataset) -> None:
    image.ImageOrientationPatient = [1, 0, 0, 0, 0, -1]


def _other_matrix(image: Dataset) -> None:
    image.PixelSpacing = [7, 7]


def _other_patient(image: Dataset) -> None:
    image.PatientID = "OTHER"


@pytest.mark.parametrize(
    ("change", "action"),
    [
        (_same, Action.NOTE),
        (_phase, Action.NOTE),
        (_between, Action.NOTE),
        (_other_matrix, Action.NOTE),
        (_other_patient, Action.WARN),
    ],
)
def test_exactly_those_that_are_named_are_the_ct(
    tmp_path: Path, change: Callable[[Dataset], None], action: Action
) -> None:
    good = opened(write_good(tmp_path / "good"))
    counts = []
    case = mutated(
        tmp_path / "more", lambda built: counts.append(_copies(built, change))
    )
    assert case.ct is not None
    assert good.ct is not None
    assert case.ct.image_uids == good.ct.image_uids
    np.testing.assert_array_equal(case.ct.stored, good.ct.stored)
    np.testing.assert_array_equal(case.ct.geometry.z, good.ct.geometry.z)
    finding = the(case.findings, "SS-06")  # once, however many there are
    assert finding.action is action
    assert f"{counts[0]} CT images" in finding.message
    assert [one.rule for one in case.findings] == ["SS-06"]


def test_more_reformatted_images_than_axial_ones_do_not_outvote_them(
    tmp_path: Path,
) -> None:
    def change(built: BuiltCase) -> None:
        _copies(built, _reformatted)
        extra = copy.deepcopy(built.ct[0])
        extra.SOPInstanceUID = UID("1.2.78")
        built.ct.insert(0, extra)

    case = mutated(tmp_path, change)
    assert case.ct is not None
    assert not case.withheld
    assert abs(case.ct.geometry.normal[2]) == 1


@pytest.mark.parametrize("change", [_phase, _other_matrix, _other_patient])
def test_where_all_are_named_nothing_tells_which_are_the_ct(
    tmp_path: Path, change: Callable[[Dataset], None]
) -> None:
    def all_named(built: BuiltCase) -> None:
        _copies(built, change)

    case = mutated(tmp_path, listing_all(all_named))
    assert case.ct is None
    assert max(one.action for one in case.findings) is Action.REFUSE


def test_a_structure_set_that_names_its_slices_only_takes_no_image_away(
    tmp_path: Path,
) -> None:
    def change(built: BuiltCase) -> None:
        series = listed_series(built)
        series.ContourImageSequence = series.ContourImageSequence[3:9]

    case = mutated(tmp_path, change)
    assert case.ct is not None
    assert len(case.ct.image_uids) == 16
    assert "SS-06" in {one.rule for one in case.findings}


@pytest.mark.parametrize(
    ("spacing", "is_one"), [("2.0001", True), ("2.0006", False), ("2.01", False)]
)
def test_spacings_are_one_within_a_hundredth_over_the_image(
    tmp_path: Path, spacing: str, is_one: bool
) -> None:
    folder = write_good(tmp_path)
    ct = opened(folder).ct
    assert ct is not None
    columns = ct.geometry.shape[2]
    assert ((columns - 1) * (float(spacing) - 2) < 0.01) is is_one

    def change(built: BuiltCase) -> None:
        built.ct[4].PixelSpacing = [spacing, "2"]

    case = mutated(tmp_path / "changed", change)
    assert (case.ct is not None) is is_one
    action = Action.NOTE if is_one else Action.REFUSE
    assert the(case.findings, "C08").action is action


def test_spacings_rounded_from_image_to_image_are_one_ct(tmp_path: Path) -> None:
    case = opened(made_case("c26", tmp_path))
    assert case.ct is not None
    assert case.ct.geometry.shape[0] == 20
    assert case.ct.geometry.spacing == pytest.approx((0.9765625, 0.9765625), abs=1e-6)
    assert max(one.action for one in case.findings) is Action.NOTE
    assert not case.withheld


def test_the_commonest_spacing_is_used(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        setting("ct", "PixelSpacing", ["2", "2"])(built)
        built.ct[0].PixelSpacing = ["2.00002", "2.00001"]

    case = mutated(tmp_path, change)
    assert case.ct is not None
    assert case.ct.geometry.spacing == (2, 2)
