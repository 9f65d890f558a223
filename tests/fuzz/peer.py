"""What pydicom and Python's own ``float`` read from the same bytes.

Only for damaged files that were accepted without a word: every value that was
taken from them must be what an independent reader finds, too.
"""

from __future__ import annotations

import io
import math
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
from pydicom import config
from pydicom.charset import decode_bytes
from pydicom.valuerep import PN_DELIMS

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from fuzz.record import Record

_HEADER = {
    "sop_class_uid": "SOPClassUID",
    "sop_instance_uid": "SOPInstanceUID",
    "series_uid": "SeriesInstanceUID",
    "study_uid": "StudyInstanceUID",
    "frame_of_reference_uid": "FrameOfReferenceUID",
    "study_date": "StudyDate",
    "study_time": "StudyTime",
    "study_id": "StudyID",
    "accession_number": "AccessionNumber",
    "study_description": "StudyDescription",
    "series_date": "SeriesDate",
    "series_time": "SeriesTime",
    "series_description": "SeriesDescription",
    "series_number": "SeriesNumber",
    "creation_date": "InstanceCreationDate",
    "creation_time": "InstanceCreationTime",
    "manufacturer": "Manufacturer",
    "model": "ManufacturerModelName",
    "operator": "OperatorsName",
    "modality": "Modality",
    "position_reference": "PositionReferenceIndicator",
    "patient.name": "PatientName",
    "patient.id": "PatientID",
    "patient.birth_date": "PatientBirthDate",
    "patient.sex": "PatientSex",
}
_STRUCTURES = {
    "label": "StructureSetLabel",
    "name": "StructureSetName",
    "description": "StructureSetDescription",
    "date": "StructureSetDate",
    "time": "StructureSetTime",
    "approval": "ApprovalStatus",
}
_PLAN = {
    "label": "RTPlanLabel",
    "name": "RTPlanName",
    "description": "RTPlanDescription",
    "date": "RTPlanDate",
    "time": "RTPlanTime",
    "geometry": "RTPlanGeometry",
    "intent": "PlanIntent",
    "approval": "ApprovalStatus",
    "review_date": "ReviewDate",
    "review_time": "ReviewTime",
    "reviewer": "ReviewerName",
}
_BEAM = {
    "name": "BeamName",
    "description": "BeamDescription",
    "type": "BeamType",
    "radiation": "RadiationType",
    "delivery": "TreatmentDeliveryType",
    "machine": "TreatmentMachineName",
    "meterset_unit": "PrimaryDosimeterUnit",
}
_POINTS = {
    "weights": "CumulativeMetersetWeight",
    "gantry": "GantryAngle",
    "collimator": "BeamLimitingDeviceAngle",
    "couch": "PatientSupportAngle",
    "energies": "NominalBeamEnergy",
    "dose_rates": "DoseRateSet",
    "skin_distances": "SourceToSurfaceDistance",
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
            case "RT Plan" | "RT Ion Plan":
                return _plan(ds)
            case "RT Dose":
                return _dose(ds)
            case "Enhanced CT" | "Enhanced PET":
                return _frames(ds)
            case _:
                return _ct(ds)


def _text(ds: Dataset, keyword: str) -> str:
    raw = ds.get_item(keyword) if keyword in ds else None
    if raw is not None and isinstance(raw.value, bytes):
        as_it_stands = raw.value.decode("latin-1").strip(" \0")
        if raw.VR == "IS":  # pydicom makes numbers of them
            return as_it_stands
        if raw.VR == "PN" and b"=" in raw.value:
            return _name_in_groups(raw.value, ds)
    value = ds.get(keyword, "")
    if value is None:
        return ""
    if isinstance(value, (list, pydicom.multival.MultiValue)):
        return "\\".join(str(v) for v in value)
    return str(value).strip(" \0")


def _name_in_groups(raw: bytes, ds: Dataset) -> str:
    """Decode a name as pydicom does, and keep empty groups, which it leaves out."""
    stated = ds.original_character_set
    encodings = [stated] if isinstance(stated, str) else list(stated)
    names = (
        "=".join(
            decode_bytes(group, encodings, PN_DELIMS) for group in name.split(b"=")
        )
        for name in raw.split(b"\\")
    )
    return "\\".join(name.strip(" \0") for name in names)


def _versions(ds: Dataset) -> str:
    return ", ".join(_text(ds, "SoftwareVersions").split("\\"))


def _texts(ds: Dataset, table: dict[str, str], path: str) -> Record:
    return {f"{path}.{name}": _text(ds, keyword) for name, keyword in table.items()}


def _floats(ds: Dataset, keyword: str) -> list[float]:
    value = ds.get(keyword)
    if value is None or not str(value).strip():
        return []
    many = value if isinstance(value, (list, pydicom.multival.MultiValue)) else [value]
    return [float(v) for v in many]


def _float(ds: Dataset, keyword: str) -> float | None:
    found = _floats(ds, keyword)
    return found[0] if found else None


def _int(ds: Dataset, keyword: str) -> int | None:
    value = _float(ds, keyword)
    return None if value is None else int(value)


def _array(values: Any, dtype: Any = np.float64) -> object:
    array = np.ascontiguousarray(values, dtype)
    return (array.shape, array.dtype.str, array.tobytes())


def _structures(ds: Dataset) -> Record:
    record = _texts(ds, _HEADER, "structure_set.header")
    record |= _texts(ds, _STRUCTURES, "structure_set")
    record["structure_set.header.software_versions"] = _versions(ds)
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
        uids = tuple(uid for item in items if (uid := _text(item, keyword)))
        record[f"structure_set.{name}"] = uids
    rois = ds.get("StructureSetROISequence", [])
    record["structure_set.rois.count"] = len(rois)
    contours = {
        _int(item, "ReferencedROINumber"): item
        for item in ds.get("ROIContourSequence", [])
    }
    seen: dict[int | None, list[Dataset]] = {}
    for item in ds.get("RTROIObservationsSequence", []):
        seen.setdefault(_int(item, "ReferencedROINumber"), []).append(item)
    for n, roi in enumerate(rois):
        number, path = _int(roi, "ROINumber"), f"structure_set.rois[{n}]"
        record[f"{path}.number"] = number
        record[f"{path}.name"] = _text(roi, "ROIName")
        record[f"{path}.description"] = _text(roi, "ROIDescription")
        record[f"{path}.generation_algorithm"] = _text(roi, "ROIGenerationAlgorithm")
        record[f"{path}.frame_of_reference_uid"] = _text(
            roi, "ReferencedFrameOfReferenceUID"
        )
        record[f"{path}.interpreted_types"] = tuple(
            kind
            for item in seen.get(number, [])
            if (kind := _text(item, "RTROIInterpretedType"))
        )
        item = contours.get(number)
        colour = _floats(item, "ROIDisplayColor") if item is not None else []
        record[f"{path}.colour"] = tuple(int(c) for c in colour) or None
        drawn = item.get("ContourSequence", []) if item is not None else []
        points = [np.array(_floats(c, "ContourData")).reshape(-1, 3) for c in drawn]
        joined = np.concatenate(points) if points else np.empty((0, 3))
        path += ".contours"
        record[f"{path}.points"] = _array(joined)
        lengths = [0, *(len(p) for p in points)]
        record[f"{path}.starts"] = _array(np.cumsum(lengths), np.int64)
        record[f"{path}.kinds"] = tuple(_text(c, "ContourGeometricType") for c in drawn)
        closed = [_text(c, "ContourGeometricType").startswith("CLOSED") for c in drawn]
        record[f"{path}.closed"] = _array(closed, np.bool_)
        record[f"{path}.attached"] = tuple(
            tuple(map(int, _floats(c, "AttachedContours")))
            if "AttachedContours" in c
            else None
            for c in drawn
        )
        record[f"{path}.numbers"] = tuple(_int(c, "ContourNumber") for c in drawn)
        record[f"{path}.image_uids"] = tuple(
            tuple(
                _text(i, "ReferencedSOPInstanceUID")
                for i in c.get("ContourImageSequence", [])
            )
            for c in drawn
        )
    return record


def _plan(ds: Dataset) -> Record:
    record = _texts(ds, _HEADER, "plan.header") | _texts(ds, _PLAN, "plan")
    record["plan.header.software_versions"] = _versions(ds)
    ion = "IonBeamSequence" in ds
    beams = ds.get("IonBeamSequence" if ion else "BeamSequence", [])
    record["plan.beams.count"] = len(beams)
    groups = ds.get("FractionGroupSequence", [])
    record["plan.fraction_groups.count"] = len(groups)
    metersets = {}
    for n, group in enumerate(groups):
        path = f"plan.fraction_groups[{n}]"
        record[f"{path}.number"] = _int(group, "FractionGroupNumber")
        record[f"{path}.fractions"] = _int(group, "NumberOfFractionsPlanned")
        record[f"{path}.beams"] = _int(group, "NumberOfBeams")
        record[f"{path}.brachy_setups"] = _int(group, "NumberOfBrachyApplicationSetups")
        for used in group.get("ReferencedBeamSequence", []):
            metersets[_int(used, "ReferencedBeamNumber")] = _float(used, "BeamMeterset")
    for n, beam in enumerate(beams):
        path = f"plan.beams[{n}]"
        record |= _texts(beam, _BEAM, path)
        record[f"{path}.number"] = _int(beam, "BeamNumber")
        record[f"{path}.meterset"] = metersets.get(_int(beam, "BeamNumber"))
        points = beam.get(
            "IonControlPointSequence" if ion else "ControlPointSequence", []
        )
        record[f"{path}.control_points"] = len(points)
        record |= _points(points, f"{path}.points")
        record[f"{path}.final_weight"] = _float(beam, "FinalCumulativeMetersetWeight")
        first = points[0] if points else pydicom.Dataset()
        record[f"{path}.collimator"] = _float(first, "BeamLimitingDeviceAngle")
        record[f"{path}.couch"] = _float(first, "PatientSupportAngle")
        isocentre = tuple(_floats(first, "IsocenterPosition"))
        record[f"{path}.isocentre"] = isocentre or None
        record[f"{path}.gantry_direction"] = _text(first, "GantryRotationDirection")
        angles = [a for p in points if (a := _float(p, "GantryAngle")) is not None]
        record[f"{path}.gantry"] = (angles[0], angles[-1]) if angles else None
        energies = [_float(p, "NominalBeamEnergy") for p in points]
        record[f"{path}.energies"] = tuple(
            dict.fromkeys(e for e in energies if e is not None)
        )
    references = ds.get("DoseReferenceSequence", [])
    record["plan.dose_references.count"] = len(references)
    for n, one in enumerate(references):
        path = f"plan.dose_references[{n}]"
        record[f"{path}.number"] = _int(one, "DoseReferenceNumber")
        record[f"{path}.structure_type"] = _text(one, "DoseReferenceStructureType")
        record[f"{path}.description"] = _text(one, "DoseReferenceDescription")
        record[f"{path}.type"] = _text(one, "DoseReferenceType")
        record[f"{path}.roi_number"] = _int(one, "ReferencedROINumber")
        record[f"{path}.prescription_gy"] = _float(one, "TargetPrescriptionDose")
        record[f"{path}.maximum_gy"] = _float(one, "DeliveryMaximumDose")
        record[f"{path}.uid"] = _text(one, "DoseReferenceUID")
    setups = ds.get("PatientSetupSequence", [])
    record["plan.setups.count"] = len(setups)
    for n, one in enumerate(setups):
        path = f"plan.setups[{n}]"
        record[f"{path}.number"] = _int(one, "PatientSetupNumber")
        record[f"{path}.position"] = _text(one, "PatientPosition")
        record[f"{path}.technique"] = _text(one, "SetupTechnique")
        for name in ("vertical", "longitudinal", "lateral"):
            keyword = f"TableTop{name.capitalize()}SetupDisplacement"
            record[f"{path}.{name}"] = _float(one, keyword)
    return record


def _points(points: Any, path: str) -> Record:
    """Return what the control points hold, carried forward but for the weights."""
    if not points:
        return {path: None}
    record: Record = {}
    for name, keyword in _POINTS.items():
        held, values = np.nan, []
        for point in points:
            stated = _float(point, keyword)
            is_kept = stated is None and name != "weights"
            held = held if is_kept else np.nan if stated is None else stated
            values.append(held)
        record[f"{path}.{name}"] = _array(values)
    return record


def _dose(ds: Dataset) -> Record:
    path = "doses[0]"
    record = _texts(ds, _HEADER, f"{path}.header")
    record[f"{path}.header.software_versions"] = _versions(ds)
    record[f"{path}.units"] = _text(ds, "DoseUnits")
    record[f"{path}.type"] = _text(ds, "DoseType")
    record[f"{path}.summation"] = _text(ds, "DoseSummationType")
    record[f"{path}.comment"] = _text(ds, "DoseComment")
    record[f"{path}.content_date"] = _text(ds, "ContentDate")
    record[f"{path}.content_time"] = _text(ds, "ContentTime")
    record[f"{path}.scaling"] = _float(ds, "DoseGridScaling")
    found = ds.get("TissueHeterogeneityCorrection")
    many = [found] if isinstance(found, str) else list(found or [])
    record[f"{path}.tissue_heterogeneity"] = tuple(str(v).strip(" \0") for v in many)
    origin = np.array(_floats(ds, "ImagePositionPatient"))
    orientation = _orientation(ds)
    normal = np.cross(orientation[:3], orientation[3:])
    offsets = np.array(_floats(ds, "GridFrameOffsetVector") or [0.0])
    if offsets[0] != 0:  # absolute, PS3.3 C.8.8.3.2
        offsets = (offsets - origin[2]) / normal[2]
    kind = np.dtype(f"<u{ds.BitsAllocated // 8}")
    frames = int(ds.get("NumberOfFrames", 1) or 1)
    size = ds.Rows * ds.Columns * frames * kind.itemsize
    values = np.frombuffer(ds.PixelData[:size], kind)
    stored = values.reshape(frames, ds.Rows, ds.Columns)
    order = np.argsort(offsets * normal[2])
    record[f"{path}.stored"] = _array(stored[order], kind)
    record |= _geometry(ds, f"{path}.geometry", origin, orientation)
    record[f"{path}.geometry.origin"] = _array(origin + offsets[order[0]] * normal)
    record[f"{path}.geometry.offsets"] = _array(offsets[order] - offsets[order[0]])
    record["stored_dvhs.count"] = len(ds.get("DVHSequence", []))
    for n, one in enumerate(ds.get("DVHSequence", [])):
        path = f"stored_dvhs[{n}]"
        record[f"{path}.dose_uid"] = _text(ds, "SOPInstanceUID")
        data = np.array(_floats(one, "DVHData")).reshape(-1, 2)
        record[f"{path}.widths"] = _array(data[:, 0])
        record[f"{path}.volumes"] = _array(data[:, 1])
        record[f"{path}.scaling"] = _float(one, "DVHDoseScaling")
        record[f"{path}.type"] = _text(one, "DVHType")
        record[f"{path}.dose_units"] = _text(one, "DoseUnits")
        record[f"{path}.dose_type"] = _text(one, "DoseType")
        record[f"{path}.volume_units"] = _text(one, "DVHVolumeUnits")
        for name in ("minimum", "maximum", "mean"):
            keyword = f"DVH{name.capitalize()}Dose"
            record[f"{path}.{name}"] = _float(one, keyword)
        by_type: dict[str, list[int | None]] = {"INCLUDED": [], "EXCLUDED": []}
        for item in one.get("DVHReferencedROISequence", []):
            number = _int(item, "ReferencedROINumber")
            by_type.setdefault(_text(item, "DVHROIContributionType"), []).append(number)
        record[f"{path}.included"] = tuple(by_type["INCLUDED"])
        record[f"{path}.excluded"] = tuple(by_type["EXCLUDED"])
        record[f"{path}.normalization_dose"] = _float(ds, "DVHNormalizationDoseValue")
    return record


def _orientation(ds: Dataset) -> np.ndarray:
    """Return the directions, made unit vectors at exactly right angles."""
    values = np.array(_floats(ds, "ImageOrientationPatient"))
    row = values[:3] / math.sqrt(sum(v * v for v in values[:3]))
    column = values[3:] - row * sum(row * values[3:])
    return np.concatenate([row, column / math.sqrt(sum(v * v for v in column))])


def _geometry(
    ds: Dataset, path: str, origin: np.ndarray, orientation: np.ndarray
) -> Record:
    return {
        f"{path}.row_direction": _array(orientation[:3]),
        f"{path}.column_direction": _array(orientation[3:]),
        f"{path}.spacing": tuple(_floats(ds, "PixelSpacing")),
        f"{path}.size": (int(ds.Rows), int(ds.Columns)),
        f"{path}._normal": _array(np.cross(orientation[:3], orientation[3:])),
    }


def _ct(ds: Dataset) -> Record:
    """Values of the one image, plane 0; arrays over the planes as ``[0]``."""
    record = _texts(ds, _HEADER, "ct.header")
    record["ct.header.software_versions"] = _versions(ds)
    # of the series, taken from any of its images
    del record["ct.header.creation_date"], record["ct.header.creation_time"]
    record["ct.header.sop_instance_uid"] = ""
    record["ct.image_uids[0]"] = _text(ds, "SOPInstanceUID")
    record["ct.patient_position"] = _text(ds, "PatientPosition")
    record["ct.slope[0]"] = _float(ds, "RescaleSlope")
    record["ct.intercept[0]"] = _float(ds, "RescaleIntercept")
    origin = np.array(_floats(ds, "ImagePositionPatient"))
    orientation = _orientation(ds)
    record["ct.geometry.origin"] = _array(origin)
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
    record = _texts(ds, _HEADER, "ct.header")
    record["ct.header.software_versions"] = _versions(ds)
    record["ct.header.sop_instance_uid"] = ""
    record["ct.patient_position"] = _text(ds, "PatientPosition")
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
        places.append(_floats(plane, "ImagePositionPatient"))
        rescale, unit = (1.0, 0.0), ""
        if values is not None and "RescaleSlope" in values:
            rescale = (
                _floats(values, "RescaleSlope")[0],
                _floats(values, "RescaleIntercept")[0],
            )
            unit = _text(values, "RescaleType")
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
                unit = _text(mapped.MeasurementUnitsCodeSequence[0], "CodeValue")
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
    record["ct.geometry.origin"] = _array(origin)
    record["ct.geometry.offsets"] = _array((origins[order] - origin) @ normal)
    record |= _geometry(together, "ct.geometry", origin, orientation)
    record["ct.slope"] = _array([rescales[n][0] for n in order])
    record["ct.intercept"] = _array([rescales[n][1] for n in order])
    uid = _text(ds, "SOPInstanceUID")
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
    record["ct.stored"] = _array(values, np.int16 if signed else np.uint16)
    return record
