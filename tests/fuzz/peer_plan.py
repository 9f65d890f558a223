"""A plan as pydicom reads it: beams, control points, devices, brachytherapy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.dataset import Dataset

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
    from collections.abc import Callable, Sequence

    from fuzz.record import Record

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
_CARRIED = {
    "gantry": "GantryAngle",
    "collimator": "BeamLimitingDeviceAngle",
    "couch": "PatientSupportAngle",
    "eccentric": "TableTopEccentricAngle",
    "pitch": "TableTopPitchAngle",
    "roll": "TableTopRollAngle",
    "energies": "NominalBeamEnergy",
    "dose_rates": "DoseRateSet",
    "skin_distances": "SourceToSurfaceDistance",
    "snout_positions": "SnoutPosition",
}
_TABLE_TOP = tuple(
    f"TableTop{way}Position" for way in ("Vertical", "Longitudinal", "Lateral")
)


def _maximum(ds: Dataset, keyword: str) -> float | None:
    stated = one_float(ds, keyword)
    return one_float(ds, "OrganAtRiskMaximumDose") if stated is None else stated


# how a field of an item is read, and the keyword that it is read from
_Fields = dict[str, "tuple[Callable[[Dataset, str], object], str]"]

_WEDGE: _Fields = {
    "number": (one_int, "WedgeNumber"),
    "type": (text, "WedgeType"),
    "id": (text, "WedgeID"),
    "angle": (one_float, "WedgeAngle"),
    "orientation": (one_float, "WedgeOrientation"),
}
_BLOCK: _Fields = {
    "number": (one_int, "BlockNumber"),
    "name": (text, "BlockName"),
    "type": (text, "BlockType"),
}
_RANGE_SHIFTER: _Fields = {
    "number": (one_int, "RangeShifterNumber"),
    "id": (text, "RangeShifterID"),
}
_DEVICE: _Fields = {
    "type": (text, "RTBeamLimitingDeviceType"),
    "pairs": (one_int, "NumberOfLeafJawPairs"),
    "distance": (one_float, "SourceToBeamLimitingDeviceDistance"),
}
_SOURCE: _Fields = {
    "number": (one_int, "SourceNumber"),
    "isotope": (text, "SourceIsotopeName"),
    "air_kerma_rate": (one_float, "ReferenceAirKermaRate"),
    "half_life_days": (one_float, "SourceIsotopeHalfLife"),
    "date": (text, "SourceStrengthReferenceDate"),
    "time": (text, "SourceStrengthReferenceTime"),
}
_APPLICATION: _Fields = {
    "number": (one_int, "ApplicationSetupNumber"),
    "type": (text, "ApplicationSetupType"),
    "total_air_kerma": (one_float, "TotalReferenceAirKerma"),
}
_CHANNEL: _Fields = {
    "number": (one_int, "ChannelNumber"),
    "total_time": (one_float, "ChannelTotalTime"),
    "final_weight": (one_float, "FinalCumulativeTimeWeight"),
    "source": (one_int, "ReferencedSourceNumber"),
}
_DOSE_REFERENCE: _Fields = {
    "number": (one_int, "DoseReferenceNumber"),
    "structure_type": (text, "DoseReferenceStructureType"),
    "description": (text, "DoseReferenceDescription"),
    "type": (text, "DoseReferenceType"),
    "roi_number": (one_int, "ReferencedROINumber"),
    "prescription_gy": (one_float, "TargetPrescriptionDose"),
    "maximum_gy": (_maximum, "DeliveryMaximumDose"),
    "uid": (text, "DoseReferenceUID"),
}
_GROUP: _Fields = {
    "number": (one_int, "FractionGroupNumber"),
    "fractions": (one_int, "NumberOfFractionsPlanned"),
    "beams": (one_int, "NumberOfBeams"),
    "brachy_setups": (one_int, "NumberOfBrachyApplicationSetups"),
}
_SETUP: _Fields = {
    "number": (one_int, "PatientSetupNumber"),
    "position": (text, "PatientPosition"),
    "technique": (text, "SetupTechnique"),
    "vertical": (one_float, "TableTopVerticalSetupDisplacement"),
    "longitudinal": (one_float, "TableTopLongitudinalSetupDisplacement"),
    "lateral": (one_float, "TableTopLateralSetupDisplacement"),
}
_TOLERANCE_TABLE: _Fields = {
    "number": (one_int, "ToleranceTableNumber"),
    "label": (text, "ToleranceTableLabel"),
}


def plan_by_peer(ds: Dataset) -> Record:
    """Return the values of a plan by the paths of `fuzz.record`."""
    record = texts(ds, HEADER, "plan.header") | texts(ds, _PLAN, "plan")
    record["plan.header.software_versions"] = versions(ds)
    record["plan.structure_set_uid"] = next(
        iter(
            _each(
                ds, "ReferencedStructureSetSequence", text, "ReferencedSOPInstanceUID"
            )
        ),
        "",
    )
    is_ion = ds.SOPClassUID.name == "RT Ion Plan Storage"
    groups = ds.get("FractionGroupSequence", [])
    record |= _items(groups, "plan.fraction_groups", _GROUP)
    for n, group in enumerate(groups):
        record |= _planned(group, f"plan.fraction_groups[{n}].planned")
    beams = ds.get("IonBeamSequence" if is_ion else "BeamSequence", [])
    record["plan.beams.count"] = len(beams)
    for n, beam in enumerate(beams):
        record |= _beam(beam, groups, f"plan.beams[{n}]", is_ion=is_ion)
    for name, fields, keyword in (
        ("dose_references", _DOSE_REFERENCE, "DoseReferenceSequence"),
        ("setups", _SETUP, "PatientSetupSequence"),
        (
            "tolerance_tables",
            _TOLERANCE_TABLE,
            "IonToleranceTableSequence" if is_ion else "ToleranceTableSequence",
        ),
    ):
        record |= _items(ds.get(keyword, []), f"plan.{name}", fields)
    return record | _brachy(ds, "plan.brachy")


def _items(items: Sequence[Dataset], path: str, fields: _Fields) -> Record:
    record: Record = {f"{path}.count": len(items)}
    for n, item in enumerate(items):
        for name, (read, keyword) in fields.items():
            record[f"{path}[{n}].{name}"] = read(item, keyword)
    return record


def _each(
    ds: Dataset, sequence: str, read: Callable[[Dataset, str], Any], keyword: str
) -> tuple[Any, ...]:
    """Return what the items of a sequence state, leaving out what is nothing."""
    found = (read(item, keyword) for item in ds.get(sequence, []))
    return tuple(value for value in found if value not in (None, ""))


def _planned(group: Dataset, path: str) -> Record:
    used = [
        item
        for item in group.get("ReferencedBeamSequence", [])
        if one_int(item, "ReferencedBeamNumber") is not None
    ]
    fields: _Fields = {
        "number": (one_int, "ReferencedBeamNumber"),
        "meterset": (one_float, "BeamMeterset"),
        "dose_gy": (one_float, "BeamDose"),
        "dose_point": (_point, "BeamDoseSpecificationPoint"),
    }
    return _items(used, path, fields)


def _point(ds: Dataset, keyword: str) -> tuple[float, ...] | None:
    return tuple(floats(ds, keyword)) or None


def _of_groups(
    groups: Sequence[Dataset], beam: int | None, keyword: str
) -> float | None:
    """Return what fraction groups state of a beam; None where they differ on it."""
    stated = {
        one_float(used, keyword)
        for group in groups
        for used in group.get("ReferencedBeamSequence", [])
        if one_int(used, "ReferencedBeamNumber") == beam
    }
    return stated.pop() if len(stated) == 1 else None


def _beam(
    beam: Dataset, groups: Sequence[Dataset], path: str, *, is_ion: bool
) -> Record:
    record = texts(beam, _BEAM, path)
    number = one_int(beam, "BeamNumber")
    record[f"{path}.number"] = number
    record[f"{path}.meterset"] = _of_groups(groups, number, "BeamMeterset")
    record[f"{path}.dose_gy"] = _of_groups(groups, number, "BeamDose")
    points = beam.get("IonControlPointSequence" if is_ion else "ControlPointSequence")
    points = points or []
    record[f"{path}.control_points"] = len(points)
    record[f"{path}.stated_points"] = one_int(beam, "NumberOfControlPoints")
    record |= _points(points, f"{path}.points")
    record[f"{path}.final_weight"] = one_float(beam, "FinalCumulativeMetersetWeight")
    first = points[0] if points else Dataset()
    record[f"{path}.collimator"] = one_float(first, "BeamLimitingDeviceAngle")
    record[f"{path}.couch"] = one_float(first, "PatientSupportAngle")
    record[f"{path}.isocentre"] = _point(first, "IsocenterPosition")
    record[f"{path}.gantry_direction"] = text(first, "GantryRotationDirection")
    angles = [a for p in points if (a := one_float(p, "GantryAngle")) is not None]
    record[f"{path}.gantry"] = (angles[0], angles[-1]) if angles else None
    energies = [one_float(p, "NominalBeamEnergy") for p in points]
    record[f"{path}.energies"] = tuple(
        dict.fromkeys(e for e in energies if e is not None)
    )
    if is_ion:
        distances = tuple(floats(beam, "VirtualSourceAxisDistances"))
    else:
        distances = tuple(floats(beam, "SourceAxisDistance")) * 2
    record[f"{path}.source_axis"] = distances or None
    fluence = (beam.get("PrimaryFluenceModeSequence") or [Dataset()])[0]
    record[f"{path}.fluence_mode"] = text(fluence, "FluenceMode")
    record[f"{path}.fluence_id"] = text(fluence, "FluenceModeID")
    record[f"{path}.tolerance_table"] = one_int(beam, "ReferencedToleranceTableNumber")
    record[f"{path}.setup"] = one_int(beam, "ReferencedPatientSetupNumber")
    for name, values in (
        ("bolus_rois", _each(beam, "ReferencedBolusSequence", one_int, _ROI)),
        ("applicators", _each(beam, "ApplicatorSequence", text, "ApplicatorID")),
        ("reference_images", _each(beam, _IMAGES, text, "ReferencedSOPInstanceUID")),
    ):
        record[f"{path}.{name}"] = values
    snouts = _each(beam, "SnoutSequence", text, "SnoutID")
    record[f"{path}.snout"] = snouts[0] if snouts else ""
    return record | _devices(beam, points, path, "Ion" if is_ion else "")


_ROI = "ReferencedROINumber"
_IMAGES = "ReferencedReferenceImageSequence"


def _devices(beam: Dataset, points: Sequence[Dataset], path: str, ion: str) -> Record:
    devices = beam.get(f"{ion}BeamLimitingDeviceSequence", [])
    wedges = beam.get(f"{ion}WedgeSequence", [])
    shifters = beam.get("RangeShifterSequence", [])
    record = (
        _items(devices, f"{path}.devices", _DEVICE)
        | _items(wedges, f"{path}.wedges", _WEDGE)
        | _items(beam.get(f"{ion}BlockSequence", []), f"{path}.blocks", _BLOCK)
        | _items(shifters, f"{path}.range_shifters", _RANGE_SHIFTER)
    )
    for n, device in enumerate(devices):
        boundaries = tuple(floats(device, "LeafPositionBoundaries"))
        record[f"{path}.devices[{n}].boundaries"] = boundaries
    placed = [
        (one_int(one, "ReferencedWedgeNumber"), text(one, "WedgePosition"))
        for point in points
        for one in point.get(f"{ion}WedgePositionSequence", [])
    ]
    for n, wedge in enumerate(wedges):
        its = [
            place for number, place in placed if number == one_int(wedge, "WedgeNumber")
        ]
        is_out = bool(its) and all(place == "OUT" for place in its)
        record[f"{path}.wedges[{n}].is_used"] = not is_out
    compensators = "IonRangeCompensatorSequence" if ion else "CompensatorSequence"
    record[f"{path}.compensators"] = len(beam.get(compensators, []))
    return record


def _points(points: Sequence[Dataset], path: str) -> Record:
    """Return what the control points hold, carried forward but for the weights."""
    if not points:
        return {path: None}
    record: Record = {
        f"{path}.weights": packed(
            [_or_nan(one_float(p, "CumulativeMetersetWeight")) for p in points]
        )
    }
    for name, keyword in _CARRIED.items():
        record[f"{path}.{name}"] = packed(_held(points, keyword, one_float, np.nan))
    tops = [_held(points, keyword, one_float, np.nan) for keyword in _TABLE_TOP]
    record[f"{path}.table_tops"] = packed(np.transpose(tops))
    nowhere = (np.nan,) * 3
    places = _held(points, "IsocenterPosition", _point, nowhere)
    record[f"{path}.isocentres"] = packed(places)
    directions = _held(points, "GantryRotationDirection", text, "")
    record[f"{path}.gantry_directions"] = tuple(directions)
    return record | _jaws_and_leaves(points, path) | _spots(points, path)


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value


def _held(
    points: Sequence[Dataset],
    keyword: str,
    read: Callable[[Dataset, str], Any],
    before: Any,
) -> list[Any]:
    """Return what holds at every point, from the last that states something."""
    values = []
    for point in points:
        stated = read(point, keyword)
        before = before if stated in (None, "") else stated
        values.append(before)
    return values


def _jaws_and_leaves(points: Sequence[Dataset], path: str) -> Record:
    rows: dict[str, list[list[float]]] = {}
    index: dict[str, list[int]] = {}
    for n, point in enumerate(points):
        for one in point.get("BeamLimitingDevicePositionSequence", []):
            values = floats(one, "LeafJawPositions")
            if values:
                device = text(one, "RTBeamLimitingDeviceType")
                rows.setdefault(device, []).append(values)
                held = index.setdefault(device, [-1] * len(points))
                held[n:] = [len(rows[device]) - 1] * (len(points) - n)
    record: Record = {f"{path}.positions.keys": tuple(rows)}
    for device, found in rows.items():
        record[f"{path}.positions[{device}].rows"] = packed(found)
        record[f"{path}.positions[{device}].index"] = packed(index[device], np.intp)
    return record


def _spots(points: Sequence[Dataset], path: str) -> Record:
    if not any("ScanSpotMetersetWeights" in point for point in points):
        return {f"{path}.spots.count": 0}
    record: Record = {f"{path}.spots.count": len(points)}
    for n, point in enumerate(points):
        places = floats(point, "ScanSpotPositionMap")
        weights = floats(point, "ScanSpotMetersetWeights")
        if not places or not weights:
            record[f"{path}.spots[{n}]"] = None
            continue
        record[f"{path}.spots[{n}].positions"] = packed(np.reshape(places, (-1, 2)))
        record[f"{path}.spots[{n}].weights"] = packed(weights)
    return record


def _brachy(ds: Dataset, path: str) -> Record:
    setups = ds.get("ApplicationSetupSequence", [])
    if not setups:
        return {path: None}
    machine = (ds.get("TreatmentMachineSequence") or [Dataset()])[0]
    record: Record = {
        f"{path}.technique": text(ds, "BrachyTreatmentTechnique"),
        f"{path}.type": text(ds, "BrachyTreatmentType"),
        f"{path}.machine": text(machine, "TreatmentMachineName"),
    }
    record |= _items(ds.get("SourceSequence", []), f"{path}.sources", _SOURCE)
    record |= _items(setups, f"{path}.setups", _APPLICATION)
    for n, setup in enumerate(setups):
        channels = setup.get("ChannelSequence", [])
        record |= _items(channels, f"{path}.setups[{n}].channels", _CHANNEL)
        for m, channel in enumerate(channels):
            its = f"{path}.setups[{n}].channels[{m}]"
            points = channel.get("BrachyControlPointSequence", [])
            weights = [_or_nan(one_float(p, "CumulativeTimeWeight")) for p in points]
            places = [
                _point(p, "ControlPoint3DPosition") or (np.nan,) * 3 for p in points
            ]
            record[f"{its}.weights"] = packed(weights)
            record[f"{its}.places"] = packed(np.reshape(places, (-1, 3)))
    return record
