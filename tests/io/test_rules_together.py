"""Where two rules of evidence meet on one object, a contradiction stays one."""

from __future__ import annotations

import copy
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pydicom.uid import UID

from dosiscope.core.findings import Action
from dosiscope.core.kinds import Kind
from dosiscope.core.solids.builder import build_solid
from support.cases import contours, points_of, set_points, setting
from support.opened import mutated, rules, the
from support.same_patient import every_contour

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.structures import Roi
    from support.synthetic.build import BuiltCase

    Change = Callable[[BuiltCase], None]

pytestmark = pytest.mark.slow

FOREIGN = UID("1.2.3.4.5")
OTHER_NAME = setting("structures", "PatientName", "Another^Person")


def _frame_of_module(built: BuiltCase) -> None:
    built.structures.FrameOfReferenceUID = FOREIGN


def _frame_of_one_roi(built: BuiltCase) -> None:
    built.structures.StructureSetROISequence[1].ReferencedFrameOfReferenceUID = FOREIGN


def _frame_of_all(built: BuiltCase) -> None:
    _frame_of_module(built)
    (listed,) = built.structures.ReferencedFrameOfReferenceSequence
    listed.FrameOfReferenceUID = FOREIGN
    for roi in built.structures.StructureSetROISequence:
        roi.ReferencedFrameOfReferenceUID = FOREIGN


def _image_of_one_contour(built: BuiltCase) -> None:
    (named,) = contours(built, 2)[3].ContourImageSequence
    named.ReferencedSOPInstanceUID = FOREIGN


def test_another_name_of_what_every_reference_ties_is_shown(tmp_path: Path) -> None:
    case = mutated(tmp_path, OTHER_NAME)
    assert not case.withheld
    assert the(case.findings, "PAT-04").action is Action.WARN


@pytest.mark.parametrize(
    "change",
    [_frame_of_module, _frame_of_one_roi, _frame_of_all, _image_of_one_contour],
)
def test_another_name_and_a_reference_that_leads_elsewhere_is_withheld(
    tmp_path: Path, change: Change
) -> None:
    case = mutated(tmp_path, OTHER_NAME, change)
    assert [one.header.kind for one in case.withheld] == [Kind.STRUCTURE_SET]
    assert "PAT-04" in rules(case.findings)
    assert case.structure_set is None


def _rounded(built: BuiltCase) -> None:
    """Every contour 0.1 mm beside the image that it names."""
    for contour in every_contour(built):
        if contour.ContourGeometricType == "CLOSED_PLANAR":
            set_points(contour, points_of(contour) + np.array([0, 0, 0.1]), 3)


def _miscounted(built: BuiltCase) -> None:
    for contour in every_contour(built):
        contour.NumberOfContourPoints = 3 * int(contour.NumberOfContourPoints)


def _untyped(built: BuiltCase) -> None:
    for contour in every_contour(built):
        if contour.ContourGeometricType == "CLOSED_PLANAR":
            del contour.ContourGeometricType


def _written_twice(built: BuiltCase) -> None:
    for roi in built.structures.ROIContourSequence:
        roi.ContourSequence.append(copy.deepcopy(roi.ContourSequence[0]))


def _another_phase(built: BuiltCase) -> None:
    """The series once more at the same places, of another acquisition."""
    for n, image in enumerate(built.ct[:]):
        other = copy.deepcopy(image)
        other.SOPInstanceUID = other.file_meta.MediaStorageSOPInstanceUID = UID(
            f"1.2.9.{n}"
        )
        other.AcquisitionNumber = "77"
        other.PixelData = bytes(len(other.PixelData))
        built.ct.append(other)


LOOSENED = (
    _rounded,
    _miscounted,
    _untyped,
    _written_twice,
    _another_phase,
    _frame_of_module,
    _frame_of_all,
)
PAIRS: list[tuple[Change, Change]] = [*combinations_with_replacement(LOOSENED, 2)]


def each(pairs: list[tuple[Change, Change]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "changes",
        pairs,
        ids=lambda pair: " ".join(change.__name__ for change in pair),
    )


loosened = each(PAIRS)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The good case, which is only looked at."""
    return mutated(tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="module")
def volumes(sound: Case) -> dict[int, float]:
    """Its volumes, cm³; a point has none."""
    assert sound.structure_set is not None
    return {
        roi.number: _volume(roi, sound)
        for roi in sound.structure_set.rois
        if np.unique(roi.contours.z).size > 1
    }


def _volume(roi: Roi, case: Case) -> float:
    assert case.ct is not None
    return build_solid(roi, case.ct.geometry.z, image_uids=case.ct.image_uids).volume_cc


def _all(*changes: Change) -> list[Change]:
    return list(dict.fromkeys(changes))


@loosened
def test_each_pair_is_shown_and_measured_as_the_sound_case(
    tmp_path: Path,
    changes: tuple[Change, Change],
    sound: Case,
    volumes: dict[int, float],
) -> None:
    case = mutated(tmp_path, *_all(*changes))
    assert not case.withheld
    assert case.structure_set is not None
    assert sound.structure_set is not None
    for mine, its in zip(
        case.structure_set.rois, sound.structure_set.rois, strict=True
    ):
        assert not mine.withheld
        assert mine.number == its.number
        if mine.number in volumes:
            expected = pytest.approx(volumes[mine.number], rel=1e-9)
            assert _volume(mine, case) == expected
    assert case.ct is not None
    assert sound.ct is not None
    np.testing.assert_array_equal(case.ct.stored, sound.ct.stored)


@loosened
def test_beside_each_pair_another_patient_is_withheld(
    tmp_path: Path, changes: tuple[Change, Change]
) -> None:
    other = setting("structures", "PatientID", "OTHER")
    case = mutated(tmp_path, *_all(*changes), other)
    assert [one.header.kind for one in case.withheld] == [Kind.STRUCTURE_SET]
    assert "PAT-03" in rules(case.findings)


# where no ROI states the frame of the CT, the images tell where all lie
@each([pair for pair in PAIRS if _frame_of_all not in pair])
def test_beside_each_pair_an_roi_of_another_frame_is_withheld(
    tmp_path: Path, changes: tuple[Change, Change]
) -> None:
    case = mutated(tmp_path, *_all(*changes), _frame_of_one_roi)
    assert case.structure_set is not None
    assert [bool(roi.withheld) for roi in case.structure_set.rois].index(True) == 1


def _one_lies_elsewhere(built: BuiltCase) -> None:
    """One contour more than a quarter of the distance of the images beside its own."""
    one = contours(built, 2)[3]
    set_points(one, points_of(one) + np.array([0, 0, 0.9]), 3)


@loosened
def test_beside_each_pair_a_contour_elsewhere_stays_there_or_is_no_proof(
    tmp_path: Path, changes: tuple[Change, Change], sound: Case
) -> None:
    case = mutated(tmp_path, *_all(*changes), _one_lies_elsewhere)
    if _frame_of_all in changes:
        assert [one.header.kind for one in case.withheld] == [Kind.STRUCTURE_SET]
        return
    assert case.structure_set is not None
    assert sound.structure_set is not None
    roi, its = case.structure_set.roi(2), sound.structure_set.roi(2)
    assert roi is not None
    assert its is not None
    apart = np.abs(roi.contours.z[:, None] - its.contours.z[None]).min(axis=1)
    assert (apart > 0.5).sum() == 1
    assert "RC-05/E13" in rules(case.findings)
