"""The beams of a plan with their control points (PS3.3 C.8.8.14, C.8.8.25)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.plan import Beam, PlannedBeam
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.ranges import InRange
from dosiscope.io.rt.beam_devices import read_devices, texts
from dosiscope.io.rt.control_points import read_control_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.core.plan import FractionGroup
    from dosiscope.io.files.dataset import Dataset

# Nominal Beam Energy is in MV for photons, in MeV per nucleon for ions; of what it is
# where no radiation is stated nobody knows.
_ENERGY_UNITS: Final = {"PHOTON": "MV", "ION": "MeV/u", "": ""}
_ACCESSORIES: Final = (
    tags.WedgeSequence,
    tags.IonWedgeSequence,
    tags.BlockSequence,
    tags.IonBlockSequence,
    tags.CompensatorSequence,
    tags.IonRangeCompensatorSequence,
    tags.ReferencedBolusSequence,
    tags.ApplicatorSequence,
    tags.RangeShifterSequence,
    tags.RangeModulatorSequence,
    tags.LateralSpreadingDeviceSequence,
)


def read_beams(
    dataset: Dataset,
    kind: Kind,
    groups: Iterable[FractionGroup],
    numbers: InRange,
) -> tuple[Beam, ...]:
    """Return the beams of an RT Plan or RT Ion Plan, in the file's order."""
    planned = _agreed(groups)
    points = control_points(kind)
    return tuple(
        _with_delivery(
            _read_beam(item, item.items(points), planned, numbers), item, kind
        )
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


def _agreed(groups: Iterable[FractionGroup]) -> dict[int, PlannedBeam]:
    """Return what fraction groups state of beams; None where they differ on it."""
    result: dict[int, PlannedBeam] = {}
    for one in (beam for group in groups for beam in group.planned):
        first = result.setdefault(one.number, one)
        result[one.number] = PlannedBeam(
            number=one.number,
            meterset=one.meterset if one.meterset == first.meterset else None,
            dose_gy=one.dose_gy if one.dose_gy == first.dose_gy else None,
        )
    return result


def read_planned(
    group: Dataset, numbers: InRange, parts: InRange
) -> tuple[PlannedBeam, ...]:
    """Return what a fraction group states of its beams; ``parts`` reads their doses."""
    found = []
    for item in group.items(tags.ReferencedBeamSequence):
        number = numbers.integer(item, tags.ReferencedBeamNumber)
        if number is not None:
            beam = PlannedBeam(
                number=number,
                meterset=numbers.number(item, tags.BeamMeterset),
                dose_gy=parts.number(item, tags.BeamDose),
                dose_point=parts.point(item, tags.BeamDoseSpecificationPoint),
            )
            found.append(beam)
    return tuple(found)


def _with_delivery(beam: Beam, item: Dataset, kind: Kind) -> Beam:
    """Return a beam with what its delivery is checked by.

    What of that cannot be read makes no other plan of it: the beam names it.
    """
    numbers = InRange()
    devices = read_devices(item, kind, numbers)
    points = read_control_points(
        numbers.items(item, control_points(kind)),
        {device.type: device.pairs for device in devices},
        numbers,
    )
    fluence = numbers.items(item, tags.PrimaryFluenceModeSequence)
    snouts = texts(item, tags.SnoutSequence, tags.SnoutID, numbers)
    read = replace(
        beam,
        stated_points=numbers.integer(item, tags.NumberOfControlPoints),
        points=points,
        final_weight=numbers.number(item, tags.FinalCumulativeMetersetWeight),
        source_axis=_source_axis(item, kind, numbers),
        fluence_mode=numbers.text(fluence[0], tags.FluenceMode) if fluence else "",
        fluence_id=numbers.text(fluence[0], tags.FluenceModeID) if fluence else "",
        devices=devices,
        tolerance_table=numbers.integer(item, tags.ReferencedToleranceTableNumber),
        setup=numbers.integer(item, tags.ReferencedPatientSetupNumber),
        reference_images=texts(
            item,
            tags.ReferencedReferenceImageSequence,
            tags.ReferencedSOPInstanceUID,
            numbers,
        ),
        snout=snouts[0] if snouts else "",
        scan_mode=numbers.code(item, tags.ScanMode),
        patient_support=(
            numbers.code(item, tags.PatientSupportType),
            numbers.text(item, tags.PatientSupportID),
        ),
    )
    read = _with_accessories(read, item, kind, numbers)
    return replace(read, wrong=numbers.wrong())


def _with_accessories(beam: Beam, item: Dataset, kind: Kind, numbers: InRange) -> Beam:
    """Return a beam with what stands in it, if anything does."""
    if not any(tag in item for tag in _ACCESSORIES):
        return beam
    from dosiscope.io.rt.beam_accessories import (
        read_applicators,
        read_blocks,
        read_boli,
        read_compensators,
        read_wedges,
    )
    from dosiscope.io.rt.ion_devices import (
        read_range_modulators,
        read_range_shifters,
        read_spreading_devices,
    )

    points = beam.points
    return replace(
        beam,
        wedges=read_wedges(
            item, kind, points.wedge_positions if points is not None else {}, numbers
        ),
        blocks=read_blocks(item, kind, numbers),
        compensators=read_compensators(item, kind, numbers),
        boli=read_boli(item, numbers),
        applicators=read_applicators(item, numbers),
        range_shifters=read_range_shifters(item, numbers),
        range_modulators=read_range_modulators(item, numbers),
        spreading_devices=read_spreading_devices(item, numbers),
    )


def _source_axis(
    item: Dataset, kind: Kind, numbers: InRange
) -> tuple[float, float] | None:
    """Return the distance from source to axis, that of ions in x and in y, mm."""
    if kind is Kind.ION_PLAN:
        values = numbers.numbers(item, tags.VirtualSourceAxisDistances)
        if values is None or len(values) != 2:
            return None
        return float(values[0]), float(values[1])
    value = numbers.number(item, tags.SourceAxisDistance)
    return None if value is None else (value, value)


def _read_beam(
    item: Dataset,
    points: Sequence[Dataset],
    planned: Mapping[int, PlannedBeam],
    numbers: InRange,
) -> Beam:
    number = item.integer(tags.BeamNumber)
    if number is None:
        raise BadValueError(tags.BeamNumber, "", tr("a number for every beam"))
    in_fraction = planned.get(number, PlannedBeam(number=number))
    radiation = item.code(tags.RadiationType)
    energies = [numbers.number(point, tags.NominalBeamEnergy) for point in points]
    angles = [numbers.number(point, tags.GantryAngle) for point in points]
    stated = [angle for angle in angles if angle is not None]
    unit = item.text(tags.PrimaryDosimeterUnit)
    return Beam(
        number=number,
        name=item.text(tags.BeamName),
        description=item.text(tags.BeamDescription),
        type=item.code(tags.BeamType),
        radiation=radiation,
        delivery=item.code(tags.TreatmentDeliveryType),
        machine=item.text(tags.TreatmentMachineName),
        energies=tuple(
            dict.fromkeys(energy for energy in energies if energy is not None)
        ),
        energy_unit=_ENERGY_UNITS.get(radiation, "MeV"),
        gantry=(stated[0], stated[-1]) if stated else None,
        gantry_direction=_first_text(points, tags.GantryRotationDirection),
        collimator=_first(points, tags.BeamLimitingDeviceAngle, numbers),
        couch=_first(points, tags.PatientSupportAngle, numbers),
        meterset=in_fraction.meterset,
        dose_gy=in_fraction.dose_gy,
        meterset_unit=unit,
        isocentre=numbers.point(points[0], tags.IsocenterPosition) if points else None,
        control_points=len(points),
    )


def _first(points: Sequence[Dataset], tag: int, numbers: InRange) -> float | None:
    """Return the value of the first control point; later ones state only changes."""
    return numbers.number(points[0], tag) if points else None


def _first_text(points: Sequence[Dataset], tag: int) -> str:
    return points[0].text(tag) if points else ""
