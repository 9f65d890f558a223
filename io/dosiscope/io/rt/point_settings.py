"""How wedges and what ions pass through stand at control points, carried forward.

What a control point does not state stays as it was at the one before (PS3.3
C.8.8.14.5): each is held by the number of what it is of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from dosiscope.core.accessories import DeviceSetting, ModulatorSetting
from dosiscope.io.files import tags

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange

T = TypeVar("T")


def read_wedge_positions(
    points: Sequence[Dataset], numbers: InRange
) -> Mapping[int | None, tuple[str, ...]]:
    """Return IN, OUT or what the file has at every control point; "" before."""
    found: dict[int | None, tuple[str, ...]] = {}
    for sequence in (tags.WedgePositionSequence, tags.IonWedgePositionSequence):
        held = _held(
            points,
            sequence,
            tags.ReferencedWedgeNumber,
            lambda item: numbers.text(item, tags.WedgePosition),
            numbers,
        )
        found |= {n: tuple(one or "" for one in row) for n, row in held.items()}
    return found


def read_shifter_settings(
    points: Sequence[Dataset], numbers: InRange
) -> Mapping[int | None, tuple[DeviceSetting | None, ...]]:
    """Return how the range shifters stand."""
    return _held(
        points,
        tags.RangeShifterSettingsSequence,
        tags.ReferencedRangeShifterNumber,
        lambda item: DeviceSetting(
            setting=numbers.text(item, tags.RangeShifterSetting),
            distance=numbers.number(item, tags.IsocenterToRangeShifterDistance),
            water_mm=numbers.number(item, tags.RangeShifterWaterEquivalentThickness),
        ),
        numbers,
    )


def read_spreader_settings(
    points: Sequence[Dataset], numbers: InRange
) -> Mapping[int | None, tuple[DeviceSetting | None, ...]]:
    """Return how the lateral spreading devices stand."""
    distance = tags.IsocenterToLateralSpreadingDeviceDistance
    water = tags.LateralSpreadingDeviceWaterEquivalentThickness
    return _held(
        points,
        tags.LateralSpreadingDeviceSettingsSequence,
        tags.ReferencedLateralSpreadingDeviceNumber,
        lambda item: DeviceSetting(
            setting=numbers.text(item, tags.LateralSpreadingDeviceSetting),
            distance=numbers.number(item, distance),
            water_mm=numbers.number(item, water),
        ),
        numbers,
    )


def read_modulator_settings(
    points: Sequence[Dataset], numbers: InRange
) -> Mapping[int | None, tuple[ModulatorSetting | None, ...]]:
    """Return between which values the range modulators let the beam pass."""
    water = (
        tags.RangeModulatorGatingStartWaterEquivalentThickness,
        tags.RangeModulatorGatingStopWaterEquivalentThickness,
    )
    return _held(
        points,
        tags.RangeModulatorSettingsSequence,
        tags.ReferencedRangeModulatorNumber,
        lambda item: ModulatorSetting(
            gating=(
                numbers.number(item, tags.RangeModulatorGatingStartValue),
                numbers.number(item, tags.RangeModulatorGatingStopValue),
            ),
            water_mm=(
                numbers.number(item, water[0]),
                numbers.number(item, water[1]),
            ),
            distance=numbers.number(item, tags.IsocenterToRangeModulatorDistance),
        ),
        numbers,
    )


def _held(
    points: Sequence[Dataset],
    sequence: int,
    number_tag: int,
    read: Callable[[Dataset], T],
    numbers: InRange,
) -> dict[int | None, tuple[T | None, ...]]:
    """Return what holds at every control point by the number of what it is of."""
    if not any(sequence in point for point in points):
        return {}
    found: dict[int | None, list[T | None]] = {}
    for n, point in enumerate(points):
        for held in found.values():
            held.append(held[-1])
        if sequence not in point:
            continue
        for item in numbers.items(point, sequence):
            number = numbers.integer(item, number_tag)
            held = found.setdefault(number, [None] * (n + 1))
            held[n] = read(item)
    return {number: tuple(held) for number, held in found.items()}
