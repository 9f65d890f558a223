"""What pydicom and Python's own ``float`` read from the same bytes.

Only for damaged files that were accepted without a word: every value that was
taken from them must be what an independent reader finds, too.
"""

from __future__ import annotations

import io
import math
import warnings
from typing import TYPE_CHECKING

import numpy as np
import pydicom
from pydicom import config

from fuzz.peer_image import image_by_peer
from fuzz.peer_plan import plan_by_peer
from fuzz.peer_record import record_by_peer
from fuzz.peer_registration import registration_by_peer
from fuzz.peer_values import (
    HEADER,
    floats,
    one_float,
    one_int,
    packed,
    text,
    texts,
    versions,
)

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from fuzz.record import Record

_STRUCTURES = {
    "label": "StructureSetLabel",
    "name": "StructureSetName",
    "description": "StructureSetDescription",
    "date": "StructureSetDate",
    "time": "StructureSetTime",
    "approval": "ApprovalStatus",
}


def read_by_peer(data: bytes, kind: str) -> Record:
    """Return values by the paths of `fuzz.record`; may raise anything."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        config.settings.reading_validation_mode = config.IGNORE
        ds = pydicom.dcmread(io.BytesIO(data))
        match kind:
            case "RT Structure Set":
                return _structures(ds)
            case "RT Plan" | "RT Ion Plan" | "Plan of brachytherapy":
                return plan_by_peer(ds)
            case "RT Image":
                return image_by_peer(ds)
            case "Spatial Registration":
                return registration_by_peer(ds)
            case "RT Dose":
                return _dose(ds)
            case _ if kind.endswith("Record"):
                return record_by_peer(ds)
            case "Enhanced CT" | "Enhanced PET":
                return _frames(ds)
            case _:
                return _ct(ds)


def _structures(ds: Dataset) -> Record:
    record = texts(ds, HEADER, "structure_set.header")
    record |= texts(ds, _STRUCTURES, "structure_set")
    record["structure_set.header.software_versions"] = versions(ds)
    frames = ds.get("ReferencedFrameOfReferenceSequence", [])
    studies = [s for f in frames for s in f.get("RTReferencedStudySequence", [])]
    series = [s for one in studies for s in one.get("RTReferencedSeriesSequence", [])]
    images = [i for one in series for i in one.get("ContourImageSequence", [])]
    for name, items, keyword in (
        ("frame_of_reference_uids", frames, "FrameOfReferenceUID"),
        ("study_uids", studies, "ReferencedSOPInstanceUID"),
        ("series_uids", series, "SeriesInstanceUID"),
        ("image_uids", images, "ReferencedSOPInstanceUID"),
    ):
        uids = tuple(uid for item in items if (uid := text(item, keyword)))
        record[f"structure_set.{name}"] = uids
    rois = ds.get("StructureSetROISequence", [])
    record["structure_set.rois.count"] = len(rois)
    contours = {
        one_int(item, "ReferencedROINumber"): item
        for item in ds.get("ROIContourSequence", [])
    }
    seen: dict[int | None, list[Dataset]] = {}
    for item in ds.get("RTROIObservationsSequence", []):
        seen.setdefault(one_int(item, "ReferencedROINumber"), []).append(item)
    for n, roi in enumerate(rois):
        number, path = one_int(roi, "ROINumber"), f"structure_set.rois[{n}]"
        record[f"{path}.number"] = number
        record[f"{path}.name"] = text(roi, "ROIName")
        record[f"{path}.description"] = text(roi, "ROIDescription")
        record[f"{path}.generation_algorithm"] = text(roi, "ROIGenerationAlgorithm")
        record[f"{path}.frame_of_reference_uid"] = text(
            roi, "ReferencedFrameOfReferenceUID"
        )
        record[f"{path}.interpreted_types"] = tuple(
            kind
            for item in seen.get(number, [])
            if (kind := text(item, "RTROIInterpretedType"))
        )
        item = contours.get(number)
        colour = floats(item, "ROIDisplayColor") if item is not None else []
        record[f"{path}.colour"] = tuple(int(c) for c in colour) or None
        drawn = item.get("ContourSequence", []) if item is not None else []
        points = [np.array(floats(c, "ContourData")).reshape(-1, 3) for c in drawn]
        joined = np.concatenate(points) if points else np.empty((0, 3))
        path += ".contours"
        record[f"{path}.points"] = packed(joined)
        lengths = [0, *(len(p) for p in points)]
        record[f"{path}.starts"] = packed(np.cumsum(lengths), np.int64)
        record[f"{path}.kinds"] = tuple(text(c, "ContourGeometricType") for c in drawn)
        closed = [text(c, "ContourGeometricType").startswith("CLOSED") for c in drawn]
        record[f"{path}.closed"] = packed(closed, np.bool_)
        record[f"{path}.attached"] = tuple(
            tuple(map(int, floats(c, "AttachedContours")))
            if "AttachedContours" in c
            else None
            for c in drawn
        )
        record[f"{path}.numbers"] = tuple(one_int(c, "ContourNumber") for c in drawn)
        record[f"{path}.image_uids"] = tuple(
            tuple(
                text(i, "ReferencedSOPInstanceUID")
                for i in c.get("ContourImageSequence", [])
            )
            for c in drawn
        )
    return record


def _dose(ds: Dataset) -> Record:
    path = "doses[0]"
    record = texts(ds, HEADER, f"{path}.header")
    record[f"{path}.header.software_versions"] = versions(ds)
    record[f"{path}.units"] = text(ds, "DoseUnits")
    record[f"{path}.type"] = text(ds, "DoseType")
    record[f"{path}.summation"] = text(ds, "DoseSummationType")
    record[f"{path}.comment"] = text(ds, "DoseComment")
    record[f"{path}.content_date"] = text(ds, "ContentDate")
    record[f"{path}.content_time"] = text(ds, "ContentTime")
    record[f"{path}.scaling"] = one_float(ds, "DoseGridScaling")
    found = ds.get("TissueHeterogeneityCorrection")
    many = [found] if isinstance(found, str) else list(found or [])
    record[f"{path}.tissue_heterogeneity"] = tuple(str(v).strip(" \0") for v in many)
    origin = np.array(floats(ds, "ImagePositionPatient"))
    orientation = _orientation(ds)
    normal = np.cross(orientation[:3], orientation[3:])
    offsets = np.array(floats(ds, "GridFrameOffsetVector") or [0.0])
    if offsets[0] != 0:  # absolute, PS3.3 C.8.8.3.2
        offsets = (offsets - origin[2]) / normal[2]
    kind = np.dtype(f"<u{ds.BitsAllocated // 8}")
    frames = int(ds.get("NumberOfFrames", 1) or 1)
    size = ds.Rows * ds.Columns * frames * kind.itemsize
    values = np.frombuffer(ds.PixelData[:size], kind)
    stored = values.reshape(frames, ds.Rows, ds.Columns)
    order = np.argsort(offsets * normal[2])
    record[f"{path}.stored"] = packed(stored[order], kind)
    record |= _geometry(ds, f"{path}.geometry", origin, orientation)
    record[f"{path}.geometry.origin"] = packed(origin + offsets[order[0]] * normal)
    record[f"{path}.geometry.offsets"] = packed(offsets[order] - offsets[order[0]])
    record["stored_dvhs.count"] = len(ds.get("DVHSequence", []))
    for n, one in enumerate(ds.get("DVHSequence", [])):
        path = f"stored_dvhs[{n}]"
        record[f"{path}.dose_uid"] = text(ds, "SOPInstanceUID")
        data = np.array(floats(one, "DVHData")).reshape(-1, 2)
        record[f"{path}.widths"] = packed(data[:, 0])
        record[f"{path}.volumes"] = packed(data[:, 1])
        record[f"{path}.scaling"] = one_float(one, "DVHDoseScaling")
        record[f"{path}.type"] = text(one, "DVHType")
        record[f"{path}.dose_units"] = text(one, "DoseUnits")
        record[f"{path}.dose_type"] = text(one, "DoseType")
        record[f"{path}.volume_units"] = text(one, "DVHVolumeUnits")
        for name in ("minimum", "maximum", "mean"):
            keyword = f"DVH{name.capitalize()}Dose"
            record[f"{path}.{name}"] = one_float(one, keyword)
        by_type: dict[str, list[int | None]] = {"INCLUDED": [], "EXCLUDED": []}
        for item in one.get("DVHReferencedROISequence", []):
            number = one_int(item, "ReferencedROINumber")
            by_type.setdefault(text(item, "DVHROIContributionType"), []).append(number)
        record[f"{path}.included"] = tuple(by_type["INCLUDED"])
        record[f"{path}.excluded"] = tuple(by_type["EXCLUDED"])
        record[f"{path}.normalization_dose"] = one_float(
            ds, "DVHNormalizationDoseValue"
        )
    return record


def _orientation(ds: Dataset) -> np.ndarray:
    """Return the directions, made unit vectors at exactly right angles."""
    values = np.array(floats(ds, "ImageOrientationPatient"))
    row = values[:3] / math.sqrt(sum(v * v for v in values[:3]))
    column = values[3:] - row * sum(row * values[3:])
    return np.concatenate([row, column / math.sqrt(sum(v * v for v in column))])


def _geometry(
    ds: Dataset, path: str, origin: np.ndarray, orientation: np.ndarray
) -> Record:
    return {
        f"{path}.row_direction": packed(orientation[:3]),
        f"{path}.column_direction": packed(orientation[3:]),
        f"{path}.spacing": tuple(floats(ds, "PixelSpacing")),
        f"{path}.size": (int(ds.Rows), int(ds.Columns)),
        f"{path}._normal": packed(np.cross(orientation[:3], orientation[3:])),
    }


def _ct(ds: Dataset) -> Record:
    """Values of the one image, plane 0; arrays over the planes as ``[0]``."""
    record = texts(ds, HEADER, "ct.header")
    record["ct.header.software_versions"] = versions(ds)
    # of the series, taken from any of its images
    del record["ct.header.creation_date"], record["ct.header.creation_time"]
    record["ct.header.sop_instance_uid"] = ""
    record["ct.image_uids[0]"] = text(ds, "SOPInstanceUID")
    record["ct.patient_position"] = text(ds, "PatientPosition")
    record["ct.slope[0]"] = one_float(ds, "RescaleSlope")
    record["ct.intercept[0]"] = one_float(ds, "RescaleIntercept")
    origin = np.array(floats(ds, "ImagePositionPatient"))
    orientation = _orientation(ds)
    record["ct.geometry.origin"] = packed(origin)
    record |= _geometry(ds, "ct.geometry", origin, orientation)
    if not ds.file_meta.TransferSyntaxUID.is_compressed:
        kind = np.dtype(f"<u{ds.BitsAllocated // 8}")
        size = ds.Rows * ds.Columns * kind.itemsize
        plane = np.frombuffer(ds.PixelData[:size], kind).reshape(ds.Rows, ds.Columns)
        plane = (plane >> (ds.HighBit + 1 - ds.BitsStored)) & (2**ds.BitsStored - 1)
        record["ct.stored[0]"] = plane.astype(np.int64).tobytes()
    elif ds.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.5":
        plane = ds.pixel_array
        record["ct.stored[0]"] = plane.astype(np.int64).tobytes()
    return record


def _frames(ds: Dataset) -> Record:
    """Values of a multi-frame image, its frames by their place."""
    record = texts(ds, HEADER, "ct.header")
    record["ct.header.software_versions"] = versions(ds)
    record["ct.header.sop_instance_uid"] = ""
    record["ct.patient_position"] = text(ds, "PatientPosition")
    (shared,) = ds.SharedFunctionalGroupsSequence
    each = list(ds.PerFrameFunctionalGroupsSequence)

    def group(n: int, keyword: str) -> Dataset | None:
        there = each[n].get(keyword) or shared.get(keyword)
        return there[0] if there else None

    count = int(ds.NumberOfFrames)
    places, rescales, units = [], [], []
    for n in range(count):
        plane = group(n, "PlanePositionSequence")
        values = group(n, "PixelValueTransformationSequence")
        assert plane is not None
        places.append(floats(plane, "ImagePositionPatient"))
        rescale, unit = (1.0, 0.0), ""
        if values is not None and "RescaleSlope" in values:
            rescale = (
                floats(values, "RescaleSlope")[0],
                floats(values, "RescaleIntercept")[0],
            )
            unit = text(values, "RescaleType")
        mapped = group(n, "RealWorldValueMappingSequence")
        if mapped is not None and unit in ("", "US"):
            whole = (0, 2 ** int(ds.BitsStored) - 1)
            first = int(mapped.RealWorldValueFirstValueMapped)
            last = int(mapped.RealWorldValueLastValueMapped)
            if first <= whole[0] and last >= whole[1]:
                rescale = (
                    float(mapped.RealWorldValueSlope),
                    float(mapped.RealWorldValueIntercept),
                )
                unit = text(mapped.MeasurementUnitsCodeSequence[0], "CodeValue")
        rescales.append(rescale)
        units.append("" if unit == "US" else unit)
    record["ct.unit"] = units[0] if len(set(units)) == 1 else ""
    origins = np.array(places)
    order = np.argsort(origins[:, 2])
    pose = group(0, "PlaneOrientationSequence")
    measures = group(0, "PixelMeasuresSequence")
    assert pose is not None
    assert measures is not None
    together = pydicom.Dataset()
    together.PixelSpacing = measures.PixelSpacing
    together.Rows, together.Columns = ds.Rows, ds.Columns
    orientation = _orientation(pose)
    origin = origins[order[0]]
    normal = np.cross(orientation[:3], orientation[3:])
    record["ct.geometry.origin"] = packed(origin)
    record["ct.geometry.offsets"] = packed((origins[order] - origin) @ normal)
    record |= _geometry(together, "ct.geometry", origin, orientation)
    record["ct.slope"] = packed([rescales[n][0] for n in order])
    record["ct.intercept"] = packed([rescales[n][1] for n in order])
    uid = text(ds, "SOPInstanceUID")
    record["ct.image_uids"] = tuple(f"{uid} frame {n + 1}" for n in order)
    kind = np.dtype(f"<u{ds.BitsAllocated // 8}")
    size = ds.Rows * ds.Columns * count * kind.itemsize
    planes = np.frombuffer(ds.PixelData[:size], kind)
    planes = planes.reshape(count, ds.Rows, ds.Columns)[order]
    planes = (planes >> (ds.HighBit + 1 - ds.BitsStored)) & (2**ds.BitsStored - 1)
    signed = int(ds.PixelRepresentation) == 1
    values = planes.astype(np.int64)
    if signed:
        half = 2 ** (int(ds.BitsStored) - 1)
        values = (values ^ half) - half
    record["ct.stored"] = packed(values, np.int16 if signed else np.uint16)
    return record
