"""The beams of a plan with their first control points (PS3.3 C.8.8.14, C.8.8.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.kinds import Kind
from dosiscope.core.plan import Beam
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange

# Nominal Beam Energy is in MV for photons, in MeV per nucleon for ions.
_ENERGY_UNITS: Final = {"PHOTON": "MV", "ION": "MeV/u"}


def read_beams(dataset: Dataset, kind: Kind, numbers: InRange) -> tuple[Beam, ...]:
    """Return the beams of an RT Plan or RT Ion Plan, in the file's order."""
    metersets = _metersets(dataset, numbers)
    points = control_points(kind)
    return tuple(
        _read_beam(item, item.items(points), metersets, numbers)
        for item in dataset.items(beam_sequence(kind))
    )


def beam_sequence(kind: Kind) -> int:
    """Return the sequence that holds the beams of an RT Plan or RT Ion Plan."""
    return tags.IonBeamSequence if kind is Kind.ION_PLAN else tags.BeamSequence


def control_points(kind: Kind) -> int:
    """Return the sequence that holds the control points of a beam."""
    if kind is Kind.ION_PLAN:
        return tags.IonControlPointSequence
    return tags.ControlPointSequence


def _metersets(dataset: Dataset, numbers: InRange) -> dict[int, float | None]:
    """Beam Meterset by beam number; None where fraction groups differ on it."""
    result: dict[int, float | None] = {}
    for group in dataset.items(tags.FractionGroupSequence):
        for item in group.items(tags.ReferencedBeamSequence):
            number = numbers.integer(item, tags.ReferencedBeamNumber)
            value = numbers.number(item, tags.BeamMeterset)
            if number is None:
                continue
            result[number] = value if result.get(number, value) == value else None
    return result


def _read_beam(
    item: Dataset,
    points: Sequence[Dataset],
    metersets: dict[int, float | None],
    numbers: InRange,
) -> Beam:
    number = item.integer(tags.BeamNumber)
    if number is None:
        raise BadValueError(tags.BeamNumber, "", "a number for every beam")
    radiation = item.text(tags.RadiationType)
    energies = [numbers.number(point, tags.NominalBeamEnergy) for point in points]
    angles = [numbers.number(point, tags.GantryAngle) for point in points]
    stated = [angle for angle in angles if angle is not None]
    unit = item.text(tags.PrimaryDosimeterUnit)
    return Beam(
        number=number,
        name=item.text(tags.BeamName),
        description=item.text(tags.BeamDescription),
        type=item.text(tags.BeamType),
        radiation=radiation,
        delivery=item.text(tags.TreatmentDeliveryType),
        machine=item.text(tags.TreatmentMachineName),
        energies=tuple(
            dict.fromkeys(energy for energy in energies if energy is not None)
        ),
        energy_unit=_ENERGY_UNITS.get(radiation, "MeV"),
        gantry=(stated[0], stated[-1]) if stated else None,
        gantry_direction=_first_text(points, tags.GantryRotationDirection),
        collimator=_first(points, tags.BeamLimitingDeviceAngle, numbers),
        couch=_first(points, tags.PatientSupportAngle, numbers),
        meterset=metersets.get(number),
        meterset_unit=unit,
        isocentre=numbers.point(points[0], tags.IsocenterPosition) if points else None,
        control_points=len(points),
    )


def _first(points: Sequence[Dataset], tag: int, numbers: InRange) -> float | None:
    """Return the value of the first control point; later ones state only changes."""
    return numbers.number(points[0], tag) if points else None


def _first_text(points: Sequence[Dataset], tag: int) -> str:
    return points[0].text(tag) if points else ""
