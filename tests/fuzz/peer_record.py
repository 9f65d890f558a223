"""A treatment record as pydicom reads it: sessions, points, sources, summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pydicom.multival import MultiValue
from pydicom.uid import (
    RTBrachyTreatmentRecordStorage,
    RTTreatmentSummaryRecordStorage,
)

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
    from collections.abc import Sequence

    from pydicom.dataset import Dataset

    from fuzz.record import Record

_PATH = "along[0]"
_SESSIONS = (
    "TreatmentSessionBeamSequence",
    "TreatmentSessionIonBeamSequence",
    "TreatmentSessionApplicationSetupSequence",
)
_STATED = {
    "Fraction Group": "ReferencedFractionGroupNumber",
    "Fractions Planned": "NumberOfFractionsPlanned",
    "Primary Dosimeter Unit": "PrimaryDosimeterUnit",
    "Brachy Treatment Type": "BrachyTreatmentType",
    "Current Treatment Status": "CurrentTreatmentStatus",
    "First Treatment Date": "FirstTreatmentDate",
    "Most Recent Treatment Date": "MostRecentTreatmentDate",
}
_DELIVERY = {
    "purpose": "TreatmentDeliveryType",
    "termination": "TreatmentTerminationStatus",
    "termination_code": "TreatmentTerminationCode",
    "verification": "TreatmentVerificationStatus",
}
_CARRIED = {
    "gantry": "GantryAngle",
    "collimator": "BeamLimitingDeviceAngle",
    "couch": "PatientSupportAngle",
    "energies": "NominalBeamEnergy",
}


def record_by_peer(ds: Dataset) -> Record:
    """Return values by the paths of `fuzz.record`; may raise anything."""
    record = texts(ds, HEADER, f"{_PATH}.header")
    record[f"{_PATH}.header.software_versions"] = versions(ds)
    plans = [
        uid
        for item in ds.get("ReferencedRTPlanSequence", [])
        if (uid := text(item, "ReferencedSOPInstanceUID"))
    ]
    machines = ds.get("TreatmentMachineSequence", [])
    machine = text(machines[0], "TreatmentMachineName") if machines else ""
    is_of_sources = text(ds, "SOPClassUID") == RTBrachyTreatmentRecordStorage
    record |= {
        f"{_PATH}.date": text(ds, "TreatmentDate"),
        f"{_PATH}.time": text(ds, "TreatmentTime"),
        f"{_PATH}.plan_uid": plans[0] if plans else "",
        f"{_PATH}.machine": machine,
        f"{_PATH}.operators": text(ds, "OperatorsName"),
        f"{_PATH}.group": one_int(ds, "ReferencedFractionGroupNumber"),
        f"{_PATH}.fractions_planned": one_int(ds, "NumberOfFractionsPlanned"),
        f"{_PATH}.unit": "s" if is_of_sources else text(ds, "PrimaryDosimeterUnit"),
    }
    stated = [(name, text(ds, keyword)) for name, keyword in _STATED.items()]
    stated.append(("Treatment Machine", machine))
    record[f"{_PATH}.stated"] = tuple(pair for pair in stated if pair[1])
    items: Sequence[Dataset] = next(
        (ds[name].value for name in _SESSIONS if name in ds), []
    )
    is_session = text(ds, "SOPClassUID") != RTTreatmentSummaryRecordStorage
    numbers = dict.fromkeys(text(one, "CurrentFractionNumber") for one in items)
    told = [number for number in numbers if number]
    label = f"Fraction{'s' if len(told) > 1 else ''} {', '.join(told)}" if told else ""
    record[f"{_PATH}.label"] = label or ("" if is_session else "Course")
    record[f"{_PATH}.deliveries.count"] = len(items)
    for n, one in enumerate(items):
        record |= _delivery(one, f"{_PATH}.deliveries[{n}]", is_of_sources)
    record |= _sources(ds) | _summary(ds)
    return record


def _delivery(item: Dataset, path: str, is_of_sources: bool) -> Record:
    record = texts(item, _DELIVERY, path)
    record[f"{path}.fraction"] = one_int(item, "CurrentFractionNumber")
    record[f"{path}.type"] = text(
        item, "ApplicationSetupType" if is_of_sources else "BeamType"
    )
    if is_of_sources:
        return record | _application(item, path)
    record |= {
        f"{path}.number": one_int(item, "ReferencedBeamNumber"),
        f"{path}.name": text(item, "BeamName"),
        f"{path}.radiation": text(item, "RadiationType"),
        f"{path}.specified": one_float(item, "SpecifiedPrimaryMeterset"),
        f"{path}.delivered": one_float(item, "DeliveredPrimaryMeterset"),
        f"{path}.time_specified": one_float(item, "SpecifiedTreatmentTime"),
        f"{path}.time_delivered": one_float(item, "DeliveredTreatmentTime"),
    }
    is_ion = "IonControlPointDeliverySequence" in item
    points = item.get(f"{'Ion' if is_ion else ''}ControlPointDeliverySequence", [])
    record |= _overrides([item, *points], path, first=-1)
    if not points:
        record[f"{path}.points"] = None
        return record
    path += ".points"
    named = [one_int(one, "ReferencedControlPointIndex") for one in points]
    known = [n if n is not None and 0 <= n < 1 << 31 else -1 for n in named]
    record[f"{path}.indices"] = packed(known, np.intp)
    for name, keyword in _CARRIED.items():
        record[f"{path}.{name}"] = packed(_carried(points, keyword))
    rate = "MetersetRateDelivered" if is_ion else "DoseRateDelivered"
    for name, keyword in (
        ("dose_rates", rate),
        ("specified", "SpecifiedMeterset"),
        ("delivered", "DeliveredMeterset"),
    ):
        record[f"{path}.{name}"] = packed(_stated(points, keyword))
    record[f"{path}.moments"] = tuple(
        (
            text(one, "TreatmentControlPointDate"),
            text(one, "TreatmentControlPointTime"),
        )
        for one in points
    )
    return record


def _stated(points: Sequence[Dataset], keyword: str) -> list[float]:
    found = [one_float(one, keyword) for one in points]
    return [float("nan") if value is None else value for value in found]


def _carried(points: Sequence[Dataset], keyword: str) -> list[float]:
    values, last = [], float("nan")
    for value in _stated(points, keyword):
        last = last if np.isnan(value) else value
        values.append(last)
    return values


def _application(item: Dataset, path: str) -> Record:
    channels = item.get("RecordedChannelSequence", [])
    times = {
        name: [one_float(one, keyword) for one in channels]
        for name, keyword in (
            ("specified", "SpecifiedChannelTotalTime"),
            ("delivered", "DeliveredChannelTotalTime"),
        )
    }
    record: Record = {
        f"{path}.number": one_int(item, "ReferencedBrachyApplicationSetupNumber"),
        f"{path}.air_kerma": one_float(item, "TotalReferenceAirKerma"),
        f"{path}.channels.count": len(channels),
    }
    points = [
        point
        for one in channels
        for point in one.get("BrachyControlPointDeliveredSequence", [])
    ]
    record |= _overrides(points, path, first=0)
    for name, values in times.items():
        known = [value for value in values if value is not None]
        is_whole = bool(values) and len(known) == len(values)
        record[f"{path}.{name}"] = sum(known) if is_whole else None
        for n, value in enumerate(values):
            record[f"{path}.channels[{n}].{name}"] = value
    for n, one in enumerate(channels):
        number = one_int(one, "ReferencedChannelNumber")
        if number is None:
            number = one_int(one, "ChannelNumber")
        its = f"{path}.channels[{n}]"
        points = one.get("BrachyControlPointDeliveredSequence", [])
        record[f"{its}.number"] = number
        record[f"{its}.source"] = one_int(one, "ReferencedSourceNumber")
        record[f"{its}.points"] = len(points)
    return record


def _overrides(items: Sequence[Dataset], path: str, first: int) -> Record:
    """Alike overrides once, with the points at which they are."""
    found: dict[tuple[int | None, str, str], list[int]] = {}
    for n, item in enumerate(items, first):
        for one in item.get("OverrideSequence", []):
            value = one.get("OverrideParameterPointer")
            many = value if isinstance(value, (list, MultiValue)) else [value]
            for pointer in [None if v in (None, "") else int(v) for v in many] or [
                None
            ]:
                key = (pointer, text(one, "OverrideReason"), text(one, "OperatorsName"))
                found.setdefault(key, []).extend([n] if n >= 0 else [])
    record: Record = {f"{path}.overrides.count": len(found)}
    for n, ((pointer, reason, operator), at) in enumerate(found.items()):
        its = f"{path}.overrides[{n}]"
        record |= {
            f"{its}.reason": reason,
            f"{its}.operator": operator,
            f"{its}.points": tuple(at),
        }
        if pointer is None:
            record[f"{its}.parameter"] = None
        else:
            record[f"{its}.parameter.tag"] = pointer
    return record


def _sources(ds: Dataset) -> Record:
    items = ds.get("RecordedSourceSequence", [])
    record: Record = {f"{_PATH}.sources.count": len(items)}
    for n, one in enumerate(items):
        its = f"{_PATH}.sources[{n}]"
        record |= {
            f"{its}.number": one_int(one, "SourceNumber"),
            f"{its}.isotope": text(one, "SourceIsotopeName"),
            f"{its}.air_kerma_rate": one_float(one, "ReferenceAirKermaRate"),
            f"{its}.half_life_days": one_float(one, "SourceIsotopeHalfLife"),
            f"{its}.date": text(one, "SourceStrengthReferenceDate"),
            f"{its}.time": text(one, "SourceStrengthReferenceTime"),
        }
    return record


def _summary(ds: Dataset) -> Record:
    groups = ds.get("FractionGroupSummarySequence", [])
    path = f"{_PATH}.summary"
    if not text(ds, "CurrentTreatmentStatus") and not groups:
        return {path: None}
    record: Record = {
        f"{path}.status": text(ds, "CurrentTreatmentStatus"),
        f"{path}.comment": text(ds, "TreatmentStatusComment"),
        f"{path}.first_date": text(ds, "FirstTreatmentDate"),
        f"{path}.last_date": text(ds, "MostRecentTreatmentDate"),
        f"{path}.groups.count": len(groups),
    }
    doses = [
        (origin, one)
        for origin in ("calculated", "measured")
        for one in ds.get(
            f"TreatmentSummary{origin.capitalize()}DoseReferenceSequence", []
        )
        if floats(one, "CumulativeDoseToDoseReference")
    ]
    record[f"{path}.doses.count"] = len(doses)
    for n, (origin, one) in enumerate(doses):
        its = f"{path}.doses[{n}]"
        record |= {
            f"{its}.origin": origin,
            f"{its}.dose_gy": one_float(one, "CumulativeDoseToDoseReference"),
            f"{its}.reference": one_int(one, "ReferencedDoseReferenceNumber"),
            f"{its}.description": text(one, "DoseReferenceDescription"),
        }
    for n, one in enumerate(groups):
        its = f"{path}.groups[{n}]"
        record |= {
            f"{its}.group": one_int(one, "ReferencedFractionGroupNumber"),
            f"{its}.planned": one_int(one, "NumberOfFractionsPlanned"),
            f"{its}.delivered": one_int(one, "NumberOfFractionsDelivered"),
        }
        stated = one.get("FractionStatusSummarySequence", [])
        fractions = [f for f in stated if floats(f, "ReferencedFractionNumber")]
        record[f"{its}.fractions.count"] = len(fractions)
        for k, fraction in enumerate(fractions):
            record |= {
                f"{its}.fractions[{k}].number": one_int(
                    fraction, "ReferencedFractionNumber"
                ),
                f"{its}.fractions[{k}].date": text(fraction, "TreatmentDate"),
                f"{its}.fractions[{k}].time": text(fraction, "TreatmentTime"),
                f"{its}.fractions[{k}].termination": text(
                    fraction, "TreatmentTerminationStatus"
                ),
            }
    return record
