"""What a beam of ions passes through (PS3.3 C.8.8.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.accessories import RangeModulator, RangeShifter, SpreadingDevice
from dosiscope.io.files import tags

if TYPE_CHECKING:
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange


def read_range_shifters(beam: Dataset, numbers: InRange) -> tuple[RangeShifter, ...]:
    """Return the range shifters of an ion beam."""
    return tuple(
        RangeShifter(
            number=numbers.integer(item, tags.RangeShifterNumber),
            id=numbers.text(item, tags.RangeShifterID),
            type=numbers.text(item, tags.RangeShifterType),
            description=numbers.text(item, tags.RangeShifterDescription),
        )
        for item in numbers.items(beam, tags.RangeShifterSequence)
    )


def read_range_modulators(
    beam: Dataset, numbers: InRange
) -> tuple[RangeModulator, ...]:
    """Return the range modulators of an ion beam."""
    return tuple(
        RangeModulator(
            number=numbers.integer(item, tags.RangeModulatorNumber),
            id=numbers.text(item, tags.RangeModulatorID),
            type=numbers.text(item, tags.RangeModulatorType),
            description=numbers.text(item, tags.RangeModulatorDescription),
        )
        for item in numbers.items(beam, tags.RangeModulatorSequence)
    )


def read_spreading_devices(
    beam: Dataset, numbers: InRange
) -> tuple[SpreadingDevice, ...]:
    """Return the lateral spreading devices of an ion beam."""
    return tuple(
        SpreadingDevice(
            number=numbers.integer(item, tags.LateralSpreadingDeviceNumber),
            id=numbers.text(item, tags.LateralSpreadingDeviceID),
            type=numbers.text(item, tags.LateralSpreadingDeviceType),
            description=numbers.text(item, tags.LateralSpreadingDeviceDescription),
        )
        for item in numbers.items(beam, tags.LateralSpreadingDeviceSequence)
    )
