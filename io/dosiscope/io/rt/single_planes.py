"""Doses written one plane a file, as older systems do: together they are one dose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.findings import Action
from dosiscope.core.geometry import SAME_PLANE_MM, Geometry
from dosiscope.core.language import tr, tr_count
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.dose_meaning import judge_maximum, named_numbers, term
from dosiscope.io.rt.references import referenced_uids

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.io.files.part10 import DicomFile

# said of a plane, not of the dose that it is part of
_OF_A_PLANE: Final = ("DO-04", "DO-15:zero", "D09")
# what all planes must have in common, as it is written
_COMMON: Final = (
    tags.PatientID,
    tags.PatientName,
    tags.PatientBirthDate,
    tags.PatientSex,
    tags.StudyInstanceUID,
    tags.SeriesInstanceUID,
    tags.FrameOfReferenceUID,
    tags.DoseGridScaling,
    tags.Rows,
    tags.Columns,
    tags.PixelSpacing,
    tags.ImageOrientationPatient,
    tags.BitsAllocated,
    tags.PixelRepresentation,
)


class PlaneGroup(NamedTuple):
    """The files that are planes of one dose.

    Attributes
    ----------
    files
        One for each z, ascending.
    again
        What holds the same as one of these, exported again under another UID.
    """

    files: tuple[DicomFile, ...]
    again: tuple[DicomFile, ...] = ()

    @property
    def as_again(self) -> tuple[DicomFile, ...]:
        """The planes as they were exported again, as far as they were."""
        others = {_z(file): file for file in self.again}
        return tuple(others.get(_z(file), file) for file in self.files)


def plane_groups(
    files: Iterable[DicomFile], hold_the_same: Callable[[DicomFile, DicomFile], bool]
) -> list[PlaneGroup]:
    """Return the files, all of RT Doses, that are planes of one dose, by z ascending.

    They are of one series, plan, scaling and kind of dose, and lie above one another:
    what differs in one of these is a dose of its own, and so are two at one z, unless
    they ``hold_the_same``.
    """
    groups: dict[Hashable, dict[float, list[DicomFile]]] = {}
    for file in files:
        try:
            key, z = _key(file)
        except BadValueError:
            continue
        if key is not None:
            groups.setdefault(key, {}).setdefault(z, []).append(file)
    found = []
    for group in groups.values():
        heights = sorted(group)
        at_each = [group[z] for z in heights]
        steps = np.diff(heights)
        if (
            len(steps)
            and steps.min() > SAME_PLANE_MM
            and all(hold_the_same(first, o) for first, *more in at_each for o in more)
        ):
            firsts = tuple(first for first, *_ in at_each)
            again = tuple(one for _, *more in at_each for one in more)
            found.append(PlaneGroup(firsts, again))
    return found


def _z(file: DicomFile) -> float:
    return _key(file)[1]


def _key(file: DicomFile) -> tuple[Hashable, float]:
    """Return what tells to which dose a plane belongs (None: it is none), and z."""
    dataset = file.dataset
    position = dataset.vector(tags.ImagePositionPatient, 3)
    is_plane = tags.PixelData in dataset and dataset.integer(tags.NumberOfFrames) in (
        None,
        1,
    )
    series = dataset.uid(tags.SeriesInstanceUID)
    plans = referenced_uids(dataset, tags.ReferencedRTPlanSequence)
    if not is_plane or position is None or not series or not plans:
        return None, 0.0
    coded = (tags.DoseUnits, tags.DoseType, tags.DoseSummationType)
    return (
        *dataset.raws(_COMMON),
        *(term(dataset, tag) for tag in coded),
        *(plans, named_numbers(dataset), position[:2]),
    ), position[2]


def read_planes(files: Sequence[DicomFile]) -> tuple[Dose | None, list[Finding]]:
    """Return the dose that single planes make, z ascending; findings as `read_dose`.

    None where one of the planes cannot be shown: a part would be taken for the whole.
    """
    from dosiscope.io.rt.dose import read_dose
    from dosiscope.io.rt.dose_geometry import judge_steps

    planes: list[Dose] = []
    findings: dict[tuple[str, str], Finding] = {}
    for file in files:
        dose, found = read_dose(file)
        kept = [one for one in found if one.outcome.key not in _OF_A_PLANE]
        if dose is None:
            return None, [one for one in kept if one.action >= Action.WITHHOLD] or kept
        planes.append(dose)
        findings |= {(one.outcome.key, one.message): one for one in kept}
    first = planes[0]
    header = replace(
        first.header, files=tuple(path for one in planes for path in one.header.files)
    )
    remarks = Remarks(header)
    remarks.add(
        "DO-04:stacked",
        count=len(planes),
        tag=tags.NumberOfFrames,
        found=tr_count("{n} file of 1 frame", "{n} files of 1 frame", len(planes)),
        expected=tr("one file"),
    )
    origins = np.array([one.geometry.origin for one in planes])
    judge_steps(np.diff(origins[:, 2]), remarks)
    stacked = replace(
        first,
        header=header,
        geometry=_geometry(first.geometry, origins),
        stored=np.concatenate([one.stored for one in planes]),
    )
    judge_maximum(stacked, remarks)
    return stacked, [*findings.values(), *remarks.found]


def _geometry(first: Geometry, origins: NDArray[np.float64]) -> Geometry:
    return Geometry(
        origin=origins[0],
        row_direction=first.row_direction,
        column_direction=first.column_direction,
        spacing=first.spacing,
        offsets=(origins - origins[0]) @ first.normal,
        size=first.size,
    )
