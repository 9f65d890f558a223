"""What pydicom reads of an RT Image, for the independent reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydicom.datadict import keyword_for_tag

from dosiscope.io.kinds.rt_image import STATED
from fuzz.peer_values import (
    HEADER,
    code,
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

_PATH = "along[0]"
_TEXTS = {
    "label": "RTImageLabel",
    "name": "RTImageName",
    "description": "RTImageDescription",
    "relationship": "PixelIntensityRelationship",
    "plane": "RTImagePlane",
    "values_origin": "ReportedValuesOrigin",
    "machine": "RadiationMachineName",
    "patient_position": "PatientPosition",
    "meterset_unit": "PrimaryDosimeterUnit",
}
_NUMBERS = {
    "sid": "RTImageSID",
    "sad": "RadiationMachineSAD",
    "ssd": "RadiationMachineSSD",
    "receptor_angle": "XRayImageReceptorAngle",
    "gantry": "GantryAngle",
    "gantry_pitch": "GantryPitchAngle",
    "collimator": "BeamLimitingDeviceAngle",
    "couch": "PatientSupportAngle",
    "eccentric": "TableTopEccentricAngle",
    "pitch": "TableTopPitchAngle",
    "roll": "TableTopRollAngle",
}
_WHOLE = {
    "beam_number": "ReferencedBeamNumber",
    "fraction_group": "ReferencedFractionGroupNumber",
    "fraction": "FractionNumber",
    "relationship_sign": "PixelIntensityRelationshipSign",
}
_VECTORS = {
    "spacing": "ImagePlanePixelSpacing",
    "position": "RTImagePosition",
    "receptor_translation": "XRayImageReceptorTranslation",
    "isocentre": "IsocenterPosition",
}
_EXPOSURE = {
    "meterset": "MetersetExposure",
    "kvp": "KVP",
    "current": "XRayTubeCurrent",
    "milliseconds": "ExposureTime",
}


def image_by_peer(ds: Dataset) -> Record:
    """Return values by the paths of `fuzz.record`; may raise anything."""
    record = texts(ds, HEADER, f"{_PATH}.header")
    record[f"{_PATH}.header.software_versions"] = versions(ds)
    record |= texts(ds, _TEXTS, _PATH)
    for name, keyword in _NUMBERS.items():
        record[f"{_PATH}.{name}"] = one_float(ds, keyword)
    for name, keyword in _WHOLE.items():
        record[f"{_PATH}.{name}"] = one_int(ds, keyword)
    for name, keyword in _VECTORS.items():
        record[f"{_PATH}.{name}"] = tuple(floats(ds, keyword)) or None
    has_taken = bool(text(ds, "AcquisitionDate"))
    for name in ("Date", "Time"):
        keyword = f"{'Acquisition' if has_taken else 'Content'}{name}"
        record[f"{_PATH}.{name.lower()}"] = text(ds, keyword)
    kinds = text(ds, "ImageType")
    record[f"{_PATH}.image_type"] = tuple(kinds.split("\\")) if kinds else ()
    inverted = text(ds, "PhotometricInterpretation") == "MONOCHROME1"
    record[f"{_PATH}.is_inverted"] = inverted
    slope, intercept = one_float(ds, "RescaleSlope"), one_float(ds, "RescaleIntercept")
    is_rescaled = slope is not None and intercept is not None
    record[f"{_PATH}.slope"] = slope if is_rescaled else 1.0
    record[f"{_PATH}.intercept"] = intercept if is_rescaled else 0.0
    record[f"{_PATH}.unit"] = text(ds, "RescaleType") if is_rescaled else ""
    centre, width = floats(ds, "WindowCenter"), floats(ds, "WindowWidth")
    window = (centre[0], width[0]) if centre and width else (0.0, 0.0)
    record[f"{_PATH}.window"] = window if window[1] > 0 else None
    record[f"{_PATH}.stated"] = tuple(
        (name, " / ".join(map(str.strip, text(ds, keyword_for_tag(tag)).split("\\"))))
        for name, tag in STATED.items()
    )
    plans = ds.get("ReferencedRTPlanSequence", [])
    uids = [uid for one in plans if (uid := text(one, "ReferencedSOPInstanceUID"))]
    record[f"{_PATH}.plan_uid"] = uids[0] if uids else ""
    record |= _pixels(ds)
    exposures = ds.get("ExposureSequence", [])
    record[f"{_PATH}.exposures.count"] = len(exposures)
    for n, item in enumerate(exposures):
        record |= _exposure(item, f"{_PATH}.exposures[{n}]")
    return record


def _pixels(ds: Dataset) -> Record:
    kind = np.dtype(f"<{'i' if ds.PixelRepresentation else 'u'}{ds.BitsAllocated // 8}")
    size = ds.Rows * ds.Columns * kind.itemsize
    stored = np.frombuffer(ds.PixelData[:size], kind).reshape(ds.Rows, ds.Columns)
    values = (stored.astype(np.int64) >> (ds.HighBit + 1 - ds.BitsStored)) & (
        2**ds.BitsStored - 1
    )
    if ds.PixelRepresentation:
        values[values >= 2 ** (ds.BitsStored - 1)] -= 2**ds.BitsStored
    return {f"{_PATH}.stored": packed(values, kind)}


def _exposure(item: Dataset, path: str) -> Record:
    record: Record = {f"{path}.frame": one_int(item, "ReferencedFrameNumber")}
    for name, keyword in _EXPOSURE.items():
        record[f"{path}.{name}"] = one_float(item, keyword)
    devices = item.get("BeamLimitingDeviceSequence", [])
    record[f"{path}.devices.count"] = len(devices)
    held = {}
    for n, device in enumerate(devices):
        of = f"{path}.devices[{n}]"
        kind = code(device, "RTBeamLimitingDeviceType")
        record[f"{of}.type"] = kind
        record[f"{of}.pairs"] = one_int(device, "NumberOfLeafJawPairs")
        distance = one_float(device, "SourceToBeamLimitingDeviceDistance")
        record[f"{of}.distance"] = distance
        record[f"{of}.boundaries"] = tuple(floats(device, "LeafPositionBoundaries"))
        places = floats(device, "LeafJawPositions")
        if places and kind:
            held[kind] = packed(places)
    record[f"{path}.positions.keys"] = tuple(held)
    record |= {f"{path}.positions[{kind}]": one for kind, one in held.items()}
    record[f"{path}.blocks.count"] = len(item.get("BlockSequence", []))
    return record
