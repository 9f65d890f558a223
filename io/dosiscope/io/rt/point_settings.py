"""How wedges and what ions pass through stand at control points, carried forward.

What a control point does not state stays as it was at the one before (PS3.3
C.8.8.14.5): each is held by the number of what it is of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from dosiscope.core.language import tr
from dosiscope.io.files import tags
from dosiscope.io.rt.point_items import forward

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosiscope.core.accessories import DeviceSetting, ModulatorSetting
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange
    from dosiscope.io.rt.point_items import Points

T = TypeVar("T")

_MOST: Final = 64  # of a kind that a beam may have


def read_wedge_positions(
    points: Points, numbers: InRange
) -> Mapping[int | None, tuple[str, ...]]:
    """Return IN, OUT or what the file has at every control point; "" before."""
    found: dict[int | None, tuple[str, ...]] = {}
    for sequence in (tags.WedgePositionSequence, tags.IonWedgePositionSequence):
        held = _held(
            points,
            sequence,
            tags.ReferencedWedgeNumber,
            lambda item: numbers.code(item, tags.WedgePosition),
            numbers,
        )
        found |= {n: tuple(one or "" for one in row) for n, row in held.items()}
    return found


def read_shifter_settings(
    points: Points, numbers: InRange
) -> Mapping[int | None, tuple[DeviceSetting | None, ...]]:
    """Return how the range shifters stand."""
    return _held(
        points,
        tags.RangeShifterSettingsSequence,
        tags.ReferencedRangeShifterNumber,
        lambda item: _device(
            item,
            numbers,
            setting=tags.RangeShifterSetting,
            distance=tags.IsocenterToRangeShifterDistance,
            water=tags.RangeShifterWaterEquivalentThickness,
        ),
        numbers,
    )


def read_spreader_settings(
    points: Points, numbers: InRange
) -> Mapping[int | None, tuple[DeviceSetting | None, ...]]:
    """Return how the lateral spreading devices stand."""
    return _held(
        points,
        tags.LateralSpreadingDeviceSettingsSequence,
        tags.ReferencedLateralSpreadingDeviceNumber,
        lambda item: _device(
            item,
            numbers,
            setting=tags.LateralSpreadingDeviceSetting,
            distance=tags.IsocenterToLateralSpreadingDeviceDistance,
            water=tags.LateralSpreadingDeviceWaterEquivalentThickness,
        ),
        numbers,
    )


def _device(
    item: Dataset, numbers: InRange, *, setting: int, distance: int, water: int
) -> DeviceSetting:
    """Return how a device stands, by the attributes that tell it."""
    from dosiscope.core.accessories import DeviceSetting

    return DeviceSetting(
        setting=numbers.text(item, setting),
        distance=numbers.number(item, distance),
        water_mm=numbers.number(item, water),
    )


def read_modulator_settings(
    points: Points, numbers: InRange
) -> Mapping[int | None, tuple[ModulatorSetting | None, ...]]:
    """Return between which values the range modulators let the beam pass."""
    return _held(
        points,
        tags.RangeModulatorSettingsSequence,
        tags.ReferencedRangeModulatorNumber,
        lambda item: _modulator(item, numbers),
        numbers,
    )


def _modulator(item: Dataset, numbers: InRange) -> ModulatorSetting:
    from dosiscope.core.accessories import ModulatorSetting

    water = (
        tags.RangeModulatorGatingStartWaterEquivalentThickness,
        tags.RangeModulatorGatingStopWaterEquivalentThickness,
    )
    return ModulatorSetting(
        gating=(
            numbers.number(item, tags.RangeModulatorGatingStartValue),
            numbers.number(item, tags.RangeModulatorGatingStopValue),
        ),
        water_mm=(
            numbers.number(item, water[0]),
            numbers.number(item, water[1]),
        ),
        distance=numbers.number(item, tags.IsocenterToRangeModulatorDistance),
    )


def _held(
    points: Points,
    sequence: int,
    number_tag: int,
    read: Callable[[Dataset], T],
    numbers: InRange,
) -> dict[int | None, tuple[T | None, ...]]:
    """Return what holds at every control point by the number of what it is of."""
    stating = points.stating(sequence)
    if not stating:
        return {}
    found: dict[int | None, dict[int, T]] = {}
    for n in stating:
        for item in numbers.items(points.items[n], sequence):
            number = numbers.integer(item, number_tag)
            if number not in found and len(found) == _MOST:
                numbers.object_to(
                    number_tag,
                    tr("more than {most}", most=_MOST),
                    tr("at most {most}", most=_MOST),
                )
                continue
            found.setdefault(number, {})[n] = read(item)
    return {number: forward(found[number], len(points.items)) for number in found}
