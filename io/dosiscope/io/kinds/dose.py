"""RT Dose, with a grid or with DVHs alone (PS3.3 A.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.findings import Action
from dosiscope.core.inventory import Entry
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.kinds.registration import ObjectKind, OutOfFrame
from dosiscope.io.rt.dose_meaning import dose_label, term
from dosiscope.io.rt.references import referenced_uids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.header import Header
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.parts import Parts
    from dosiscope.io.kinds.registration import Reading


def _entry(dataset: Dataset, header: Header) -> Entry:
    summation = term(dataset, tags.DoseSummationType)
    columns, rows, planes = _size(dataset) if tags.PixelData in dataset else (0, 0, 0)
    dvhs = len(dataset.items(tags.DVHSequence))
    parts = []
    if planes:
        units, kind = term(dataset, tags.DoseUnits), term(dataset, tags.DoseType)
        words = units or tr("unit not stated"), kind, summation
        parts = [" ".join(word for word in words if word)]
        parts.append(f"{columns}x{rows}x{planes}")
    if dvhs:
        parts.append(counted(dvhs, "DVH"))
    if not planes:
        # nothing else tells objects of DVHs apart in a list
        parts += filter(None, [dataset.text(tags.DoseComment)])
    return Entry(
        header=header,
        uid=header.sop_instance_uid,
        label=dose_label(dataset) if planes else tr("DVHs without a dose grid"),
        date=dataset.text(tags.ContentDate),
        time=dataset.text(tags.ContentTime),
        detail=", ".join(parts),
        plan_uids=referenced_uids(dataset, tags.ReferencedRTPlanSequence),
        structure_set_uids=referenced_uids(
            dataset, tags.ReferencedStructureSetSequence
        ),
        images=planes,
        frame_of_reference_uid=header.frame_of_reference_uid,
        summation=summation,
    )


def _size(dataset: Dataset) -> tuple[int, int, int]:
    """Columns, rows and planes of a dose; a missing count is one plane."""
    columns, rows = dataset.integer(tags.Columns), dataset.integer(tags.Rows)
    frames = dataset.integer(tags.NumberOfFrames)
    return columns or 0, rows or 0, 1 if frames is None else frames


def _needed(dataset: Dataset) -> Iterator[int]:
    yield tags.DoseUnits
    if dataset.integer(tags.Rows):
        yield tags.PixelData


def _read(entry: Entry, file: DicomFile, parts: Parts) -> Reading:
    from dosiscope.io.rt.dose import read_dose
    from dosiscope.io.rt.single_planes import read_planes
    from dosiscope.io.rt.stored_dvh import read_stored_dvhs

    planes = parts.planes.get(entry.uid, ())
    dose, findings = read_planes(planes) if planes else read_dose(file)
    yield from ()
    for item in file.dataset.items(tags.ReferencedRTPlanSequence)[:1]:
        parts.plan_classes[entry.own_uid] = item.uid(tags.ReferencedSOPClassUID)
    if dose is None and any(f.action >= Action.WITHHOLD for f in findings):
        parts.withhold(entry, findings)
        return findings
    dvhs, more = read_stored_dvhs(file, dose.maximum if dose else None)
    if dose is not None:
        parts.doses.append(dose)
    if dvhs:
        parts.dvhs.append((entry.header, dvhs))
    return [*findings, *more]


DOSE = ObjectKind(
    kind=Kind.DOSE,
    sop_classes=("1.2.840.10008.5.1.4.1.1.481.2",),
    modality="RTDOSE",
    out_of_frame=OutOfFrame(
        "DO-24:none", "DO-24:anchor", "DO-24:other", "DO-24:accepted"
    ),
    entry=_entry,
    needed=_needed,
    has_pixels=True,
    read=_read,
)
