"""Images of one volume that state a series of their own each: joined where proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.core.kinds import Role
from dosiscope.core.progress import finish
from dosiscope.io.case.scan import scan
from support.cases import good_built
from support.opened import opened, the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.io.case.scan import Scan
    from support.synthetic.build import BuiltCase


def written(
    folder: Path, change: Callable[[BuiltCase], None] | None = None
) -> list[Path]:
    """Write the good case, every image in a series of its own."""
    built = good_built()
    for n, image in enumerate(built.ct):
        image.SeriesInstanceUID = f"1.2.11.{n}"
    if change is not None:
        change(built)
    return list(built.write(folder))


def sizes(found: Scan) -> list[int]:
    """How many images each series has."""
    return sorted(entry.images for entry in found.inventory.of(Role.CT))


def test_they_are_one_series_with_one_warning(tmp_path: Path) -> None:
    written(tmp_path)
    case = opened(tmp_path)
    assert case.ct is not None
    assert len(case.ct.image_uids) == 16
    assert case.structure_set is not None
    assert "16 different Series Instance UIDs" in the(case.findings, "ACT-05").message


def test_they_are_one_whatever_comes_first(tmp_path: Path) -> None:
    paths = written(tmp_path)
    half = len(paths) // 2
    first = finish(scan(paths[:half]))
    assert set(sizes(first)) == {1}  # nothing says what belongs together
    assert sizes(finish(scan(paths[half:], first))) == [16]
    whole = finish(scan(paths))
    assert sizes(finish(scan([], whole))) == [16]
    assert list(whole.images) == [whole.inventory.of(Role.CT)[0].uid]


def _other_study(built: BuiltCase) -> None:
    built.ct[3].StudyInstanceUID = "1.2.12"


def _other_frame(built: BuiltCase) -> None:
    built.ct[3].FrameOfReferenceUID = "1.2.12"


def _other_patient(built: BuiltCase) -> None:
    built.ct[3].PatientID = "OTHER"


def _one_place(built: BuiltCase) -> None:
    built.ct[3].ImagePositionPatient = built.ct[4].ImagePositionPatient


def _two_in_one(built: BuiltCase) -> None:
    built.ct[3].SeriesInstanceUID = built.ct[4].SeriesInstanceUID


@pytest.mark.parametrize(
    ("change", "count"),
    [
        (_other_study, 16),
        (_other_frame, 16),
        (_other_patient, 16),
        (_one_place, 16),
        (_two_in_one, 15),
    ],
)
def test_what_contradicts_keeps_all_apart(
    tmp_path: Path, change: Callable[[BuiltCase], None], count: int
) -> None:
    assert len(sizes(finish(scan(written(tmp_path, change))))) == count


def test_what_no_structure_set_names_stays_alone(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        frame = built.structures.ReferencedFrameOfReferenceSequence[0]
        series = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
        del series.ContourImageSequence[5]

    assert sizes(finish(scan(written(tmp_path, change)))) == [1, 15]
