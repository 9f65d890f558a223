"""A plan as pydicom reads it: beams, control points, devices, brachytherapy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from pydicom.dataset import Dataset

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
    "gantry_pitch": "GantryPitchAngle",
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


def _pair(ds: Dataset, keyword: str) -> tuple[float, ...] | None:
    return tuple(floats(ds, keyword)) or None


def _called(ds: Dataset, what: str) -> tuple[str, ...]:
    """Return the labels of the items of a sequence, else their types."""
    found = (
        text(one, f"{what}Label") or text(one, f"{what}Type")
        for one in ds.get(f"{what}Sequence", [])
    )
    return tuple(filter(None, found))


# how a field of an item is read, and the keyword that it is read from
_Fields = dict[str, "tuple[Callable[[Dataset, str], object], str]"]

_WEDGE: _Fields = {
    "number": (one_int, "WedgeNumber"),
    "type": (code, "WedgeType"),
    "id": (text, "WedgeID"),
    "angle": (one_float, "WedgeAngle"),
    "orientation": (one_float, "WedgeOrientation"),
    "factor": (one_float, "WedgeFactor"),
}
_BLOCK: _Fields = {
    "number": (one_int, "BlockNumber"),
    "name": (text, "BlockName"),
    "type": (code, "BlockType"),
    "transmission": (one_float, "BlockTransmission"),
    "thickness": (one_float, "BlockThickness"),
    "divergence": (text, "BlockDivergence"),
    "mounting": (text, "BlockMountingPosition"),
    "material": (text, "MaterialID"),
    "tray": (text, "BlockTrayID"),
}
_COMPENSATOR: _Fields = {
    "number": (one_int, "CompensatorNumber"),
    "id": (text, "CompensatorID"),
    "type": (text, "CompensatorType"),
    "material": (text, "MaterialID"),
    "rows": (one_int, "CompensatorRows"),
    "columns": (one_int, "CompensatorColumns"),
    "spacing": (_pair, "CompensatorPixelSpacing"),
    "position": (_pair, "CompensatorPosition"),
    "divergence": (text, "CompensatorDivergence"),
    "mounting": (text, "CompensatorMountingPosition"),
    "tray": (text, "CompensatorTrayID"),
}
_BOLUS: _Fields = {
    "roi_number": (one_int, "ReferencedROINumber"),
    "id": (text, "BolusID"),
    "description": (text, "BolusDescription"),
}
_APPLICATOR: _Fields = {
    "id": (text, "ApplicatorID"),
    "type": (text, "ApplicatorType"),
    "description": (text, "ApplicatorDescription"),
    "mounting_distance": (one_float, "SourceToApplicatorMountingPositionDistance"),
}
_RANGE_SHIFTER: _Fields = {
    "number": (one_int, "RangeShifterNumber"),
    "id": (text, "RangeShifterID"),
    "type": (text, "RangeShifterType"),
    "description": (text, "RangeShifterDescription"),
}


def _ion_device(name: str) -> _Fields:
    return {
        "number": (one_int, f"{name}Number"),
        "id": (text, f"{name}ID"),
        "type": (text, f"{name}Type"),
        "description": (text, f"{name}Description"),
    }


_DEVICE: _Fields = {
    "type": (code, "RTBeamLimitingDeviceType"),
    "pairs": (one_int, "NumberOfLeafJawPairs"),
    "distance": (one_float, "SourceToBeamLimitingDeviceDistance"),
}


def _gating(ds: Dataset, what: str) -> tuple[float | None, ...]:
    ends = ("Start", "Stop")
    return tuple(one_float(ds, f"RangeModulatorGating{end}{what}") for end in ends)


def _setting(name: str) -> _Fields:
    return {
        "setting": (text, f"{name}Setting"),
        "distance": (one_float, f"IsocenterTo{name}Distance"),
        "water_mm": (one_float, f"{name}WaterEquivalentThickness"),
    }


_SETTINGS: tuple[tuple[str, tuple[str, ...], str, _Fields], ...] = (
    (
        "wedge_positions",
        ("WedgePositionSequence", "IonWedgePositionSequence"),
        "ReferencedWedgeNumber",
        {},
    ),
    (
        "shifter_settings",
        ("RangeShifterSettingsSequence",),
        "ReferencedRangeShifterNumber",
        _setting("RangeShifter"),
    ),
    (
        "modulator_settings",
        ("RangeModulatorSettingsSequence",),
        "ReferencedRangeModulatorNumber",
        {
            "gating": (_gating, "Value"),
            "water_mm": (_gating, "WaterEquivalentThickness"),
            "distance": (one_float, "IsocenterToRangeModulatorDistance"),
        },
    ),
    (
        "spreader_settings",
        ("LateralSpreadingDeviceSettingsSequence",),
        "ReferencedLateralSpreadingDeviceNumber",
        _setting("LateralSpreadingDevice"),
    ),
)
_SOURCE: _Fields = {
    "number": (one_int, "SourceNumber"),
    "isotope": (text, "SourceIsotopeName"),
    "type": (text, "SourceType"),
    "strength": (one_float, "SourceStrength"),
    "strength_unit": (text, "SourceStrengthUnits"),
    "active_length": (one_float, "ActiveSourceLength"),
    "active_diameter": (one_float, "ActiveSourceDiameter"),
    "air_kerma_rate": (one_float, "ReferenceAirKermaRate"),
    "half_life_days": (one_float, "SourceIsotopeHalfLife"),
    "date": (text, "SourceStrengthReferenceDate"),
    "time": (text, "SourceStrengthReferenceTime"),
}
_APPLICATION: _Fields = {
    "number": (one_int, "ApplicationSetupNumber"),
    "name": (text, "ApplicationSetupName"),
    "type": (text, "ApplicationSetupType"),
    "total_air_kerma": (one_float, "TotalReferenceAirKerma"),
}
_CHANNEL: _Fields = {
    "number": (one_int, "ChannelNumber"),
    "total_time": (one_float, "ChannelTotalTime"),
    "final_weight": (one_float, "FinalCumulativeTimeWeight"),
    "source": (one_int, "ReferencedSourceNumber"),
    "movement": (code, "SourceMovementType"),
    "length": (one_float, "ChannelLength"),
    "pulses": (one_int, "NumberOfPulses"),
    "pulse_interval": (one_float, "PulseRepetitionInterval"),
    "transfer_tube": (one_int, "TransferTubeNumber"),
    "transfer_tube_length": (one_float, "TransferTubeLength"),
}
_SOURCE_APPLICATOR: _Fields = {
    "number": (one_int, "SourceApplicatorNumber"),
    "id": (text, "SourceApplicatorID"),
    "type": (text, "SourceApplicatorType"),
    "length": (one_float, "SourceApplicatorLength"),
    "step": (one_float, "SourceApplicatorStepSize"),
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
    "technique_description": (text, "SetupTechniqueDescription"),
    "fixation": (_called, "FixationDevice"),
    "shielding": (_called, "ShieldingDevice"),
    "devices": (_called, "SetupDevice"),
}
_TOLERANCE_TABLE: _Fields = {
    "number": (one_int, "ToleranceTableNumber"),
    "label": (text, "ToleranceTableLabel"),
}
_TOLERANCES = {
    "gantry": ("GantryAngle", "°"),
    "gantry pitch": ("GantryPitchAngle", "°"),
    "collimator": ("BeamLimitingDeviceAngle", "°"),
    "couch": ("PatientSupportAngle", "°"),
    "table top eccentric": ("TableTopEccentricAngle", "°"),
    "table top pitch": ("TableTopPitchAngle", "°"),
    "table top roll": ("TableTopRollAngle", "°"),
    "table top vertical": ("TableTopVerticalPosition", "mm"),
    "table top longitudinal": ("TableTopLongitudinalPosition", "mm"),
    "table top lateral": ("TableTopLateralPosition", "mm"),
    "snout": ("SnoutPosition", "mm"),
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
        if name == "tolerance_tables":
            for n, table in enumerate(ds.get(keyword, [])):
                record |= _tolerances(table, f"plan.{name}[{n}].tolerances")
    return record | _brachy(ds, "plan.brachy")


def _items(items: Sequence[Dataset], path: str, fields: _Fields) -> Record:
    record: Record = {f"{path}.count": len(items)}
    for n, item in enumerate(items):
        for name, (read, keyword) in fields.items():
            record[f"{path}[{n}].{name}"] = read(item, keyword)
    return record


def _tolerances(table: Dataset, path: str) -> Record:
    stated = [
        (what, one_float(table, f"{keyword}Tolerance"), unit)
        for what, (keyword, unit) in _TOLERANCES.items()
    ]
    for device in table.get("BeamLimitingDeviceToleranceSequence", []):
        value = one_float(device, "BeamLimitingDevicePositionTolerance")
        stated.append((code(device, "RTBeamLimitingDeviceType"), value, "mm"))
    known = [one for one in stated if one[1] is not None]
    record: Record = {f"{path}.count": len(known)}
    for n, (what, value, unit) in enumerate(known):
        its = f"{path}[{n}]"
        record |= {f"{its}.what": what, f"{its}.value": value, f"{its}.unit": unit}
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
    record = texts(beam, _BEAM, path) | {
        f"{path}.type": code(beam, "BeamType"),
        f"{path}.radiation": code(beam, "RadiationType"),
        f"{path}.delivery": code(beam, "TreatmentDeliveryType"),
    }
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
    record[f"{path}.reference_images"] = _each(
        beam, _IMAGES, text, "ReferencedSOPInstanceUID"
    )
    record[f"{path}.scan_mode"] = code(beam, "ScanMode")
    record[f"{path}.patient_support"] = (
        code(beam, "PatientSupportType"),
        text(beam, "PatientSupportID"),
    )
    snouts = _each(beam, "SnoutSequence", text, "SnoutID")
    record[f"{path}.snout"] = snouts[0] if snouts else ""
    return record | _devices(beam, points, path, "Ion" if is_ion else "")


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
        | _items(beam.get("ReferencedBolusSequence", []), f"{path}.boli", _BOLUS)
        | _items(beam.get("ApplicatorSequence", []), f"{path}.applicators", _APPLICATOR)
    )
    compensators = beam.get(f"{'IonRange' if ion else ''}CompensatorSequence", [])
    record |= _items(compensators, f"{path}.compensators", _COMPENSATOR)
    for name, what in (
        ("range_modulators", "RangeModulator"),
        ("spreading_devices", "LateralSpreadingDevice"),
    ):
        items = beam.get(f"{what}Sequence", [])
        record |= _items(items, f"{path}.{name}", _ion_device(what))
    start = "IsocenterTo" if ion else "SourceTo"
    for name, what, items in (
        ("wedges", "Wedge", wedges),
        ("blocks", "Block", beam.get(f"{ion}BlockSequence", [])),
        ("compensators", "Compensator", compensators),
    ):
        for n, one in enumerate(items):
            distance = one_float(one, f"{start}{what}TrayDistance")
            record[f"{path}.{name}[{n}].tray_distance"] = distance
    for n, block in enumerate(beam.get(f"{ion}BlockSequence", [])):
        corners = np.reshape(floats(block, "BlockData"), (-1, 2))
        record[f"{path}.blocks[{n}].outline"] = tuple(map(tuple, corners.tolist()))
    for n, applicator in enumerate(beam.get("ApplicatorSequence", [])):
        record |= _aperture(applicator, f"{path}.applicators[{n}]")
    for n, device in enumerate(devices):
        boundaries = tuple(floats(device, "LeafPositionBoundaries"))
        record[f"{path}.devices[{n}].boundaries"] = boundaries
    placed = [
        (one_int(one, "ReferencedWedgeNumber"), code(one, "WedgePosition"))
        for point in points
        for one in point.get(f"{ion}WedgePositionSequence", [])
    ]
    for n, wedge in enumerate(wedges):
        its = [
            place for number, place in placed if number == one_int(wedge, "WedgeNumber")
        ]
        is_out = bool(its) and all(place == "OUT" for place in its)
        record[f"{path}.wedges[{n}].is_used"] = not is_out
    return record


def _aperture(applicator: Dataset, path: str) -> Record:
    first = (applicator.get("ApplicatorGeometrySequence") or [Dataset()])[0]
    size = one_float(first, "ApplicatorOpening")
    sides = tuple(one_float(first, f"ApplicatorOpening{axis}") for axis in "XY")
    opening = sides if None not in sides else None
    return {
        f"{path}.shape": text(first, "ApplicatorApertureShape"),
        f"{path}.opening": opening if size is None else (size, size),
    }


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
    if any("MetersetRate" in point for point in points):
        rates = _held(points, "MetersetRate", one_float, np.nan)
        record[f"{path}.dose_rates"] = packed(rates)
    tops = [_held(points, keyword, one_float, np.nan) for keyword in _TABLE_TOP]
    record[f"{path}.table_tops"] = packed(np.transpose(tops))
    nowhere = (np.nan,) * 3
    places = _held(points, "IsocenterPosition", _point, nowhere)
    record[f"{path}.isocentres"] = packed(places)
    directions = _held(points, "GantryRotationDirection", text, "")
    record[f"{path}.gantry_directions"] = tuple(directions)
    record |= _jaws_and_leaves(points, path) | _spots(points, path)
    return record | _settings(points, path)


def _settings(points: Sequence[Dataset], path: str) -> Record:
    """Return how wedges and what ions pass through stand, carried forward."""
    record: Record = {}
    for name, sequences, number, fields in _SETTINGS:
        held: dict[int | None, list[Dataset | None]] = {}
        for n, point in enumerate(points):
            stated = [one for keyword in sequences for one in point.get(keyword, [])]
            for one in stated:
                its = held.setdefault(one_int(one, number), [None] * len(points))
                its[n:] = [one] * (len(points) - n)
        record[f"{path}.{name}.keys"] = tuple(held)
        for key, its in held.items():
            place = f"{path}.{name}[{key}]"
            if name == "wedge_positions":
                record[place] = tuple(
                    "" if one is None else code(one, "WedgePosition") for one in its
                )
                continue
            record[f"{place}.count"] = len(its)
            for n, one in enumerate(its):
                if one is None:
                    record[f"{place}[{n}]"] = None
                    continue
                for field, (read, keyword) in fields.items():
                    record[f"{place}[{n}].{field}"] = read(one, keyword)
    return record


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
                device = code(one, "RTBeamLimitingDeviceType")
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
        record[f"{path}.spots[{n}].tune"] = text(point, "ScanSpotTuneID")
        record[f"{path}.spots[{n}].size"] = _pair(point, "ScanningSpotSize")
        record[f"{path}.spots[{n}].paintings"] = one_int(point, "NumberOfPaintings")
    return record


def _brachy(ds: Dataset, path: str) -> Record:
    setups = ds.get("ApplicationSetupSequence", [])
    if not setups:
        return {path: None}
    machine = (ds.get("TreatmentMachineSequence") or [Dataset()])[0]
    record: Record = {
        f"{path}.technique": text(ds, "BrachyTreatmentTechnique"),
        f"{path}.type": code(ds, "BrachyTreatmentType"),
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
            along = [
                _or_nan(one_float(p, "ControlPointRelativePosition")) for p in points
            ]
            is_stated = not np.isnan(along).all()
            record[f"{its}.relative"] = packed(along) if is_stated else None
            if "SourceApplicatorNumber" not in channel:
                record[f"{its}.applicator"] = None
                continue
            for name, (read, keyword) in _SOURCE_APPLICATOR.items():
                record[f"{its}.applicator.{name}"] = read(channel, keyword)
    return record
