"""RT Structure Set: ROIs joined by their number (PS3.3 A.19.3)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.kinds import Kind
from dosiscope.core.language import marked, tr, tr_count
from dosiscope.core.progress import PartSteps, Progress, changed
from dosiscope.core.structures import Contours, Roi, SourcePixelPlanes, StructureSet
from dosiscope.core.text import counted
from dosiscope.io.completeness import note_incomplete
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.files.dictionary import label
from dosiscope.io.files.likeness import are_all_alike
from dosiscope.io.files.limits import LIMITS
from dosiscope.io.header import read_header
from dosiscope.io.ranges import SPACING_MM, InRange
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.contours import read_contours
from dosiscope.io.rt.observations import Observation, read_observations
from dosiscope.io.rt.references import check_references, read_references
from dosiscope.io.rt.structure_set_head import NEEDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.reason import Reason
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile

_WHAT: Final = marked("Reading RT Structure Set")
_ALGORITHMS: Final = ("AUTOMATIC", "SEMIAUTOMATIC", "MANUAL")
_NO_CONTOURS: Final = Contours(np.empty((0, 3)), np.zeros(1, dtype=np.int64), ())


def structure_set_steps(
    file: DicomFile,
) -> PartSteps[StructureSet, tuple[StructureSet, tuple[Finding, ...]]]:
    """Read a structure set, one step a ROI; return it and what was noticed.

    The ``part`` of a step is the structure set of the ROIs that were read until then.
    Everything the file names is in it: a ROI that must not be shown says why in
    ``withheld``; a contour that cannot be used is left out and is named in a
    finding.
    """
    dataset = file.dataset
    header = read_header(dataset, Kind.STRUCTURE_SET, [str(file.path)])
    remarks = Remarks(header)
    references = read_references(dataset)
    structure_set = StructureSet(
        header=header,
        label=dataset.text(tags.StructureSetLabel),
        rois=(),
        name=dataset.text(tags.StructureSetName),
        description=dataset.text(tags.StructureSetDescription),
        date=dataset.text(tags.StructureSetDate),
        time=dataset.text(tags.StructureSetTime),
        frame_of_reference_uids=references.frames,
        study_uids=references.studies,
        series_uids=references.series,
        image_uids=references.images,
        approval=dataset.text(tags.ApprovalStatus),
    )

    def so_far(step: Progress[tuple[Roi, ...]]) -> Progress[StructureSet]:
        return step.with_part(replace(structure_set, rois=step.part or ()))

    rois = yield from changed(_read_rois(dataset, remarks), so_far)
    structure_set = replace(structure_set, rois=rois)
    remarks.gather({roi.number: roi.name for roi in rois})
    _note_incomplete(dataset, remarks)
    _check_label(structure_set, remarks)
    check_references(references, remarks)
    return structure_set, tuple(remarks.found)


def _note_incomplete(dataset: Dataset, remarks: Remarks) -> None:
    for tag in NEEDED:
        if tag not in dataset:
            remarks.add("F05:none", tag=tag, name=label(tag), found=tr("nothing"))
    note_incomplete(dataset, (tags.RTROIObservationsSequence,), remarks)


def _check_label(structure_set: StructureSet, remarks: Remarks) -> None:
    remarks.lack(
        "SS-01",
        (
            (tags.StructureSetLabel, structure_set.label, tr("label")),
            (tags.StructureSetDate, structure_set.date, tr("date")),
            (tags.StructureSetTime, structure_set.time, tr("time")),
        ),
    )


def _read_rois(
    dataset: Dataset, remarks: Remarks
) -> PartSteps[tuple[Roi, ...], tuple[Roi, ...]]:
    """Read the ROIs; the part of a step are those that were read until then."""
    written = [
        (_roi_number(item), item)
        for item in dataset.items(tags.StructureSetROISequence)
    ]
    stated = _rois_once(written, remarks)
    names = {number: item.text(tags.ROIName) for number, item in stated}
    by_number: dict[int | None, list[Dataset]] = {}
    for item in dataset.items(tags.ROIContourSequence):
        number = item.integer(tags.ReferencedROINumber)
        by_number.setdefault(number, []).append(item)
    by_number = {
        number: _contours_once(number, items, names, remarks)
        for number, items in by_number.items()
    }
    numbers = [number for number, _ in stated]
    observations = read_observations(dataset, names, remarks)
    _check_orphans(by_number, set(numbers), remarks)
    _check_names([(n, item.text(tags.ROIName)) for n, item in stated], remarks)
    times = Counter(numbers)
    rois: list[Roi] = []
    volumes = InRange()
    for done, (number, item) in enumerate(stated):
        yield Progress(done, len(stated), tr(_WHAT), part=tuple(rois))
        rois.append(
            _read_roi(
                item,
                number,
                by_number.get(number, []),
                observations.get(number, Observation()),
                times[number],
                volumes,
                remarks,
            )
        )
    volumes.note(remarks)
    return tuple(rois)


def _rois_once(
    written: Sequence[tuple[int, Dataset]], remarks: Remarks
) -> list[tuple[int, Dataset]]:
    """Return the ROIs; those of one number that all say the same are one."""
    by_number: dict[int, list[Dataset]] = {}
    for number, item in written:
        by_number.setdefault(number, []).append(item)
    once = set()
    for number, items in by_number.items():
        if are_all_alike(items):
            once.add(number)
            name = items[0].text(tags.ROIName)
            _note_repetition(tr("items"), number, name, len(items), remarks)
    return [
        (number, item)
        for number, item in written
        if number not in once or item is by_number[number][0]
    ]


def _contours_once(
    number: int | None,
    items: list[Dataset],
    names: dict[int, str],
    remarks: Remarks,
) -> list[Dataset]:
    """Return the items of one ROI of the ROI Contour Sequence; all alike are one."""
    if number not in names or not are_all_alike(items):
        return items
    _note_repetition(tr("contours"), number, names[number], len(items), remarks)
    return items[:1]


def _note_repetition(
    what: str, number: int, name: str, times: int, remarks: Remarks
) -> None:
    remarks.add(
        "SS-07:same",
        what=what,
        name=name,
        times=times,
        tag=tags.ROINumber,
        found=counted(times, "item"),
        expected=tr("one"),
        roi=number,
    )


def _roi_number(item: Dataset) -> int:
    number = item.integer(tags.ROINumber)
    if number is None:
        raise BadValueError(tags.ROINumber, "", tr("a number for every ROI"))
    return number


def _check_orphans(
    by_number: dict[int | None, list[Dataset]], numbers: set[int], remarks: Remarks
) -> None:
    for number, items in by_number.items():
        if number in numbers:
            continue
        count = sum(len(item.items(tags.ContourSequence)) for item in items)
        remarks.add(
            "SS-12",
            count=count,
            share=counted(count, "contour"),
            tag=tags.ReferencedROINumber,
            found=str(number),
            expected=tr("a number of the Structure Set ROI Sequence"),
            roi=number,
        )


def _check_names(rois: Sequence[tuple[int, str]], remarks: Remarks) -> None:
    times = Counter(name for _, name in rois)
    for number, name in rois:
        if not name.strip():
            remarks.add(
                "SS-09:none",
                tag=tags.ROIName,
                found=tr("nothing"),
                expected=tr("a name"),
                roi=number,
            )
        elif times[name] > 1:
            remarks.add(
                "SS-09:several",
                times=times[name],
                tag=tags.ROIName,
                found=name,
                expected=tr("a name no other ROI has"),
                roi=number,
            )


def _read_roi(
    item: Dataset,
    number: int,
    contour_items: Sequence[Dataset],
    observation: Observation,
    times: int,
    numbers: InRange,
    remarks: Remarks,
) -> Roi:
    name = item.text(tags.ROIName)
    algorithm = item.text(tags.ROIGenerationAlgorithm)
    if algorithm not in _ALGORITHMS:
        remarks.add(
            "SS-10" if algorithm else "SS-10:none",
            name=name,
            tag=tags.ROIGenerationAlgorithm,
            found=algorithm or tr("nothing"),
            expected=", ".join(_ALGORITHMS),
            roi=number,
        )
    withheld = _why_withheld(number, name, contour_items, times, remarks)
    contours = _NO_CONTOURS
    not_measured: tuple[Reason, ...] = ()
    colour, planes = None, None
    if contour_items and not withheld:
        contours, not_measured = read_contours(
            contour_items[0].items(tags.ContourSequence), number, name, remarks
        )
        colour = _read_colour(contour_items[0])
        planes = _read_source_planes(contour_items[0])
    stated = contour_items and contour_items[0].items(tags.ContourSequence)
    if not stated and not withheld:
        remarks.add(
            "RC-02",
            name=name,
            tag=tags.ContourSequence,
            found=tr("no contour"),
            expected=tr("at least one contour"),
            roi=number,
        )
    return Roi(
        number,
        name,
        contours=contours,
        interpreted_types=observation.types,
        colour=colour,
        generation_algorithm=algorithm,
        description=item.text(tags.ROIDescription),
        laterality=observation.laterality,
        stated_volume_cc=numbers.number(item, tags.ROIVolume),
        physical_properties=observation.properties,
        frame_of_reference_uid=item.uid(tags.ReferencedFrameOfReferenceUID),
        source_planes=planes,
        withheld=withheld,
        not_measured=not_measured,
    )


def _why_withheld(
    number: int,
    name: str,
    contour_items: Sequence[Dataset],
    times: int,
    remarks: Remarks,
) -> Reason | None:
    """Return why the ROI is ambiguous or lies at an unknown place; None if not."""
    if times > 1:
        return remarks.withhold(
            "SS-07:rois",
            name=name,
            times=times,
            tag=tags.ROINumber,
            found=tr("{times} ROIs {number}", times=times, number=number),
            expected=tr("one"),
            roi=number,
        )
    if len(contour_items) > 1:
        return remarks.withhold(
            "SS-07:contours",
            name=name,
            items=len(contour_items),
            tag=tags.ROIContourSequence,
            found=tr(
                "{items} for ROI {number}",
                items=counted(len(contour_items), "item"),
                number=number,
            ),
            expected=tr("one"),
            roi=number,
        )
    if contour_items and (offset := _offset(contour_items[0])):
        return remarks.withhold(
            "RC-15",
            name=name,
            tag=tags.ContourOffsetVector,
            found=offset,
            expected="(0, 0, 0)",
            roi=number,
        )
    return None


def _offset(contour_item: Dataset) -> str:
    """Return the first Contour Offset Vector that is not zero; "" if none."""
    for contour in contour_item.items(tags.ContourSequence):
        if tags.ContourOffsetVector not in contour:
            continue
        try:
            vector = contour.numbers(tags.ContourOffsetVector)
        except BadValueError as error:
            return error.found
        if vector is not None and np.any(vector != 0):
            return "(" + ", ".join(f"{value:g}" for value in vector) + ")"
    return ""


def _read_colour(contour_item: Dataset) -> tuple[int, int, int] | None:
    try:
        values = contour_item.numbers(tags.ROIDisplayColor, 3)
    except BadValueError as error:
        contour_item.doubt(error)  # not relied on (RC-01)
        return None
    if values is None:
        return None
    if values.min() < 0 or values.max() > 255:
        contour_item.doubt(
            tr(
                "{tag}: found values beyond 0 to 255",
                tag=label(tags.ROIDisplayColor),
            )
        )
        return None
    red, green, blue = (int(value) for value in values)
    return red, green, blue


def _read_source_planes(contour_item: Dataset) -> SourcePixelPlanes | None:
    """Source Pixel Planes Characteristics, PS3.3 C.8.8.6.4."""
    planes = tags.SourcePixelPlanesCharacteristicsSequence
    items = contour_item.items(planes)
    if not items:
        return None
    position = items[0].numbers(tags.ImagePositionPatient, 3)
    spacing = items[0].number(tags.SpacingBetweenSlices)
    count = items[0].integer(tags.NumberOfFrames)
    if position is None or spacing is None or count is None:
        return None
    if not (SPACING_MM.holds(abs(spacing)) and 0 < count <= LIMITS.files):
        contour_item.doubt(
            tr_count(
                "{tag}: found {n} plane {spacing:g} mm apart; not used",
                "{tag}: found {n} planes {spacing:g} mm apart; not used",
                count,
                tag=label(planes),
                spacing=spacing,
            )
        )
        return None
    x, y, z = (float(value) for value in position)
    return SourcePixelPlanes((x, y, z), spacing, count)
