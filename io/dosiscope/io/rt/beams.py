"""The beams of a plan with their first control points (PS3.3 C.8.8.14, C.8.8.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.header import Kind
from dosiscope.core.plan import Beam
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.io.files.dataset import Dataset

# Nominal Beam Energy is in MV for photons, in MeV per nucleon for ions.
_ENERGY_UNITS: Final = {"PHOTON": "MV", "ION": "MeV/u"}


def read_beams(dataset: Dataset, kind: Kind) -> tuple[Beam, ...]:
    """Return the beams of an RT Plan or RT Ion Plan, in the file's order."""
    metersets = _metersets(dataset)
    if kind is Kind.ION_PLAN:
        beams, points = tags.IonBeamSequence, tags.IonControlPointSequence
    else:
        beams, points = tags.BeamSequence, tags.ControlPointSequence
    return tuple(
        _read_beam(item, item.items(points), metersets) for item in dataset.items(beams)
    )


def _metersets(dataset: Dataset) -> dict[int, float | None]:
    """Beam Meterset by beam number; None where fraction groups differ on it."""
    result: dict[int, float | None] = {}
    for group in dataset.items(tags.FractionGroupSequence):
        for item in group.items(tags.ReferencedBeamSequence):
            number = item.integer(tags.ReferencedBeamNumber)
            value = item.number(tags.BeamMeterset)
            if number is None:
                continue
            result[number] = value if result.get(number, value) == value else None
    return result


def _read_beam(
    item: Dataset, points: Sequence[Dataset], metersets: dict[int, float | None]
) -> Beam:
    number = item.integer(tags.BeamNumber)
    if number is None:
        raise BadValueError(tags.BeamNumber, "", "a number for every beam")
    radiation = item.text(tags.RadiationType)
    energies = [point.number(tags.NominalBeamEnergy) for point in points]
    angles = [point.number(tags.GantryAngle) for point in points]
    stated = [angle for angle in angles if angle is not None]
    unit = item.text(tags.PrimaryDosimeterUnit)
    return Beam(
        number,
        item.text(tags.BeamName),
        item.text(tags.BeamDescription),
        item.text(tags.BeamType),
        radiation,
        item.text(tags.TreatmentDeliveryType),
        item.text(tags.TreatmentMachineName),
        tuple(dict.fromkeys(energy for energy in energies if energy is not None)),
        _ENERGY_UNITS.get(radiation, "MeV"),
        (stated[0], stated[-1]) if stated else None,
        _first_text(points, tags.GantryRotationDirection),
        _first(points, tags.BeamLimitingDeviceAngle),
        _first(points, tags.PatientSupportAngle),
        metersets.get(number),
        unit,
        _isocentre(points),
        len(points),
    )


def _first(points: Sequence[Dataset], tag: int) -> float | None:
    """Return the value of the first control point; later ones state only changes."""
    return points[0].number(tag) if points else None


def _first_text(points: Sequence[Dataset], tag: int) -> str:
    return points[0].text(tag) if points else ""


def _isocentre(points: Sequence[Dataset]) -> tuple[float, float, float] | None:
    values = points[0].numbers(tags.IsocenterPosition) if points else None
    if values is None:
        return None
    if len(values) != 3:
        raise BadValueError(
            tags.IsocenterPosition, f"{len(values)} values", "3 numbers"
        )
    x, y, z = (float(value) for value in values)
    return x, y, z
