"""In which frame of reference a structure set is shown, and where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from pydicom.uid import UID

from dosiscope.core.findings import Action, Result
from dosiscope.core.kinds import Kind
from dosiscope.io.rt.references import stated_frame
from support.cases import contours, points_of, set_points, setting, without
from support.opened import mutated, the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.case import Case
    from dosiscope.core.structures import Roi
    from support.synthetic.build import BuiltCase

    Change = Callable[[BuiltCase], None]

FOREIGN = UID("1.2.3.4.5")
OTHER = UID("1.2.3.4.6")
LISTED = "ReferencedFrameOfReferenceSequence.0.FrameOfReferenceUID"


def roi(case: Case, number: int) -> Roi:
    assert case.structure_set is not None
    found = case.structure_set.roi(number)
    assert found is not None
    return found


def withheld(case: Case) -> dict[Kind, str]:
    return {one.header.kind: str(one.reason) for one in case.withheld}


def of_rois(uid: str | None, *numbers: int) -> Change:
    """Let the ROIs of these numbers, else all, state a frame of reference."""

    def change(built: BuiltCase) -> None:
        for item in built.structures.StructureSetROISequence:
            if not numbers or int(item.ROINumber) in numbers:
                item.ReferencedFrameOfReferenceUID = uid

    return change


def of_copies(uid: str) -> Change:
    def change(built: BuiltCase) -> None:
        built.structures.FrameOfReferenceUID = uid
        listed = built.structures.ReferencedFrameOfReferenceSequence[0]
        listed.FrameOfReferenceUID = uid

    return change


def one_contour(change: Callable[..., None]) -> Change:
    return lambda built: change(contours(built, 2)[3])


def _names_none(item: Dataset) -> None:
    del item.ContourImageSequence


def _names_unknown(item: Dataset) -> None:
    named = item.ContourImageSequence[0]
    named.ReferencedSOPInstanceUID = FOREIGN


def _lies_elsewhere(item: Dataset) -> None:
    set_points(item, np.add(points_of(item), [0, 0, 0.76]), 4)


@pytest.mark.parametrize(
    "change",
    [
        setting("structures", "FrameOfReferenceUID", FOREIGN),
        setting("structures", LISTED, FOREIGN),
        of_copies(FOREIGN),
    ],
)
def test_the_frame_of_the_rois_counts_not_a_copy(
    tmp_path: Path, change: Change
) -> None:
    case = mutated(tmp_path, change)
    assert case.structure_set is not None
    assert not any(one.withheld for one in case.structure_set.rois)
    finding = the(case.findings, "SS-03")
    assert (finding.result, finding.action) == (Result.FAIL, Action.WARN)
    assert finding.found == FOREIGN
    assert finding.expected == case.frame_of_reference_uid
    assert len(case.findings) == 1


def test_an_roi_of_another_frame_is_withheld_whatever_the_copies_say(
    tmp_path: Path,
) -> None:
    case = mutated(tmp_path, of_copies(FOREIGN), of_rois(FOREIGN, 2))
    assert FOREIGN in str(roi(case, 2).withheld)
    assert not roi(case, 3).withheld
    assert the(case.findings, "SS-08").action is Action.WITHHOLD


def test_an_roi_without_frame_lies_in_that_of_the_module(tmp_path: Path) -> None:
    case = mutated(tmp_path / "a", of_copies(FOREIGN), of_rois(None, 2))
    assert FOREIGN in str(roi(case, 2).withheld)
    case = mutated(tmp_path / "b", of_rois(None, 2))
    assert case.findings == ()


@pytest.mark.parametrize(
    "change",
    [
        (of_rois(FOREIGN),),
        (of_rois(FOREIGN), of_copies(FOREIGN)),
        (of_rois(FOREIGN), of_copies(OTHER)),
        (of_rois(None), of_copies(FOREIGN)),
    ],
)
def test_images_tell_where_no_roi_does(
    tmp_path: Path, change: tuple[Change, ...]
) -> None:
    case = mutated(tmp_path, *change)
    assert case.structure_set is not None
    assert not any(one.withheld for one in case.structure_set.rois)
    finding = the(case.findings, "SS-03")
    assert finding.action is Action.WARN
    assert FOREIGN in finding.found
    assert len(case.findings) == 1


@pytest.mark.parametrize("neighbour", [_names_none, _names_unknown, _lies_elsewhere])
def test_one_contour_that_does_not_fit_keeps_the_structure_set_out(
    tmp_path: Path, neighbour: Callable[..., None]
) -> None:
    case = mutated(
        tmp_path, of_rois(FOREIGN), of_copies(FOREIGN), one_contour(neighbour)
    )
    assert case.structure_set is None
    assert FOREIGN in withheld(case)[Kind.STRUCTURE_SET]
    assert the(case.findings, "SS-03").action is Action.WITHHOLD


def test_a_structure_set_without_any_frame(tmp_path: Path) -> None:
    nowhere = (
        without("structures", "FrameOfReferenceUID"),
        without("structures", "ReferencedFrameOfReferenceSequence"),
        of_rois(None),
    )
    case = mutated(tmp_path / "named", *nowhere)
    assert case.structure_set is not None
    assert the(case.findings, "SS-03").action is Action.WARN
    case = mutated(tmp_path / "unnamed", *nowhere, one_contour(_names_none))
    assert case.structure_set is None
    assert Kind.STRUCTURE_SET in withheld(case)


@pytest.mark.parametrize(
    ("module", "rois", "listed", "found"),
    [
        ("A", ("B", "B"), ("C",), "B"),
        ("A", ("B", "C"), ("C",), "A"),
        ("A", ("", ""), ("C",), "A"),
        ("", (), ("C",), "C"),
        ("", ("B", "C"), ("C",), ""),
        ("", ("", "B"), (), "B"),
        ("", (), (), ""),
    ],
)
def test_what_a_structure_set_states(
    module: str, rois: tuple[str, ...], listed: tuple[str, ...], found: str
) -> None:
    assert stated_frame(module, rois, listed) == found
