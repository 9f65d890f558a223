"""How the patient is set up, and by how much what is set may differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.kinds import Kind
from dosiscope.core.language import marked, tr
from dosiscope.core.plan import PatientSetup, Tolerance, ToleranceTable
from dosiscope.io.files import tags
from dosiscope.io.rt.beam_devices import device_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange

_TOLERANCES: Final = (
    (marked("gantry"), tags.GantryAngleTolerance, "°"),
    (marked("gantry pitch"), tags.GantryPitchAngleTolerance, "°"),
    (marked("collimator"), tags.BeamLimitingDeviceAngleTolerance, "°"),
    (marked("couch"), tags.PatientSupportAngleTolerance, "°"),
    (marked("table top eccentric"), tags.TableTopEccentricAngleTolerance, "°"),
    (marked("table top pitch"), tags.TableTopPitchAngleTolerance, "°"),
    (marked("table top roll"), tags.TableTopRollAngleTolerance, "°"),
    (marked("table top vertical"), tags.TableTopVerticalPositionTolerance, "mm"),
    (
        marked("table top longitudinal"),
        tags.TableTopLongitudinalPositionTolerance,
        "mm",
    ),
    (marked("table top lateral"), tags.TableTopLateralPositionTolerance, "mm"),
    (marked("snout"), tags.SnoutPositionTolerance, "mm"),
)


def read_tolerance_tables(
    dataset: Dataset, kind: Kind, numbers: InRange
) -> tuple[ToleranceTable, ...]:
    """Return the tolerance tables of a plan."""
    is_ion = kind is Kind.ION_PLAN
    sequence = tags.IonToleranceTableSequence if is_ion else tags.ToleranceTableSequence
    return tuple(
        ToleranceTable(
            number=numbers.integer(item, tags.ToleranceTableNumber),
            label=numbers.text(item, tags.ToleranceTableLabel),
            tolerances=tuple(_tolerances(item, numbers)),
        )
        for item in numbers.items(dataset, sequence)
    )


def _tolerances(item: Dataset, numbers: InRange) -> Iterator[Tolerance]:
    for what, tag, unit in _TOLERANCES:
        value = numbers.number(item, tag)
        if value is not None:
            yield Tolerance(what=tr(what), value=value, unit=unit)
    for device in numbers.items(item, tags.BeamLimitingDeviceToleranceSequence):
        value = numbers.number(device, tags.BeamLimitingDevicePositionTolerance)
        if value is not None:
            yield Tolerance(what=device_type(device, numbers), value=value, unit="mm")


def read_setup(item: Dataset, numbers: InRange, parts: InRange) -> PatientSetup:
    """Return a patient setup; ``parts`` reads what nothing but lists needs."""
    return PatientSetup(
        number=numbers.integer(item, tags.PatientSetupNumber),
        position=item.text(tags.PatientPosition),
        technique=item.text(tags.SetupTechnique),
        vertical=numbers.number(item, tags.TableTopVerticalSetupDisplacement),
        longitudinal=numbers.number(item, tags.TableTopLongitudinalSetupDisplacement),
        lateral=numbers.number(item, tags.TableTopLateralSetupDisplacement),
        technique_description=parts.text(item, tags.SetupTechniqueDescription),
        fixation=_called(
            item,
            tags.FixationDeviceSequence,
            (tags.FixationDeviceLabel, tags.FixationDeviceType),
            parts,
        ),
        shielding=_called(
            item,
            tags.ShieldingDeviceSequence,
            (tags.ShieldingDeviceLabel, tags.ShieldingDeviceType),
            parts,
        ),
        devices=_called(
            item,
            tags.SetupDeviceSequence,
            (tags.SetupDeviceLabel, tags.SetupDeviceType),
            parts,
        ),
    )


def _called(
    item: Dataset, sequence: int, names: tuple[int, int], parts: InRange
) -> tuple[str, ...]:
    """Return what items of a sequence are called: their label, else their type."""
    found = (
        parts.text(one, names[0]) or parts.text(one, names[1])
        for one in parts.items(item, sequence)
    )
    return tuple(filter(None, found))
