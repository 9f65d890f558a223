"""What shapes a beam: jaws, leaves, wedges, blocks, boli, what ions pass through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.delivery import Block, LimitingDevice, RangeShifter, Wedge
from dosiscope.core.kinds import Kind
from dosiscope.core.visible import shown
from dosiscope.io.files import tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange

_MOST_LETTERS: Final = 16  # of a code string
_FEWEST_CORNERS: Final = 3  # of a block


def read_devices(
    beam: Dataset, kind: Kind, numbers: InRange
) -> tuple[LimitingDevice, ...]:
    """Return the jaws and leaves of a beam."""
    sequence = (
        tags.IonBeamLimitingDeviceSequence
        if kind is Kind.ION_PLAN
        else tags.BeamLimitingDeviceSequence
    )
    return tuple(_device(item, numbers) for item in numbers.items(beam, sequence))


def device_type(item: Dataset, numbers: InRange) -> str:
    """Return RT Beam Limiting Device Type (300A,00B8), by which positions are kept.

    "" where none can be told from others: there is none, or it is no code string
    (PS3.5 6.2).  Types of vendors, such as MLCX1, are taken.
    """
    found = numbers.text(item, tags.RTBeamLimitingDeviceType)
    if 0 < len(found) <= _MOST_LETTERS:
        return found
    told = shown(found, _MOST_LETTERS)
    numbers.object_to(tags.RTBeamLimitingDeviceType, told, "a type such as ASYMX")
    return ""


def read_shaping(
    exposure: Dataset, kind: Kind, numbers: InRange
) -> tuple[tuple[LimitingDevice, ...], dict[str, NDArray[np.float64]]]:
    """Return jaws and leaves that state where they stand themselves, and where.

    Of an exposure of an RT Image (PS3.3 C.8.8.2); positions by device type, all of side
    1 (X1, Y1), then all of side 2, mm.
    """
    devices = read_devices(exposure, kind, numbers)
    found = {}
    items = numbers.items(exposure, tags.BeamLimitingDeviceSequence)
    for device, item in zip(devices, items, strict=True):
        places = numbers.numbers(item, tags.LeafJawPositions)
        if places is None or not device.type:
            continue
        expected = 2 * (device.pairs or len(places) // 2 or 1)
        if len(places) != expected:
            told = f"{len(places)} numbers of {device.type}"
            numbers.object_to(tags.LeafJawPositions, told, str(expected))
            continue
        found[device.type] = places
    return devices, found


def _device(item: Dataset, numbers: InRange) -> LimitingDevice:
    boundaries = None
    if tags.LeafPositionBoundaries in item:
        boundaries = numbers.numbers(item, tags.LeafPositionBoundaries)
    pairs = numbers.integer(item, tags.NumberOfLeafJawPairs)
    if boundaries is not None and pairs is not None and len(boundaries) != pairs + 1:
        numbers.object_to(
            tags.LeafPositionBoundaries,
            f"{len(boundaries)} numbers",
            f"{pairs + 1} for {pairs} pairs",
        )
        boundaries = None
    return LimitingDevice(
        type=device_type(item, numbers),
        pairs=pairs,
        distance=numbers.number(item, tags.SourceToBeamLimitingDeviceDistance),
        boundaries=() if boundaries is None else tuple(boundaries.tolist()),
    )


def read_wedges(
    beam: Dataset, points: Sequence[Dataset], kind: Kind, numbers: InRange
) -> tuple[Wedge, ...]:
    """Return the wedges of a beam; one that no control point has IN is not used."""
    is_ion = kind is Kind.ION_PLAN
    of_beam = tags.IonWedgeSequence if is_ion else tags.WedgeSequence
    of_point = tags.IonWedgePositionSequence if is_ion else tags.WedgePositionSequence
    return wedges_in(beam, of_beam, points, of_point, numbers)


def wedges_in(
    beam: Dataset,
    of_beam: int,
    points: Sequence[Dataset],
    of_point: int,
    numbers: InRange,
) -> tuple[Wedge, ...]:
    """Return the wedges that a sequence of a beam holds, as `read_wedges`.

    Parameters
    ----------
    of_beam, of_point
        The sequences of wedges, and of their positions in the control points.
    """
    places: dict[int | None, set[str]] = {}
    for point in points:
        for item in numbers.items(point, of_point):
            number = numbers.integer(item, tags.ReferencedWedgeNumber)
            stated = numbers.text(item, tags.WedgePosition)
            places.setdefault(number, set()).add(stated)
    found = []
    for item in numbers.items(beam, of_beam):
        number = numbers.integer(item, tags.WedgeNumber)
        wedge = Wedge(
            number=number,
            type=numbers.text(item, tags.WedgeType),
            id=numbers.text(item, tags.WedgeID),
            angle=numbers.number(item, tags.WedgeAngle),
            orientation=numbers.number(item, tags.WedgeOrientation),
            is_used=places.get(number, {"IN"}) != {"OUT"},
        )
        found.append(wedge)
    return tuple(found)


def read_blocks(beam: Dataset, kind: Kind, numbers: InRange) -> tuple[Block, ...]:
    """Return the blocks and inserts of a beam."""
    is_ion = kind is Kind.ION_PLAN
    sequence = tags.IonBlockSequence if is_ion else tags.BlockSequence
    distance = (
        tags.IsocenterToBlockTrayDistance if is_ion else tags.SourceToBlockTrayDistance
    )
    return tuple(
        Block(
            number=numbers.integer(item, tags.BlockNumber),
            name=numbers.text(item, tags.BlockName),
            type=numbers.text(item, tags.BlockType),
            outline=_block_outline(item, numbers),
            transmission=numbers.number(item, tags.BlockTransmission),
            thickness=numbers.number(item, tags.BlockThickness),
            tray_distance=numbers.number(item, distance),
            divergence=numbers.text(item, tags.BlockDivergence),
            mounting=numbers.text(item, tags.BlockMountingPosition),
            material=numbers.text(item, tags.MaterialID),
            tray=numbers.text(item, tags.BlockTrayID),
        )
        for item in numbers.items(beam, sequence)
    )


def _block_outline(item: Dataset, numbers: InRange) -> tuple[tuple[float, float], ...]:
    """Return Block Data (300A,0106): corners on the isocentre plane (C.8.8.14)."""
    if tags.BlockData not in item:
        return ()
    values = numbers.numbers(item, tags.BlockData)
    if values is None:
        return ()
    stated = numbers.integer(item, tags.BlockNumberOfPoints)
    points = len(values) / 2 if stated is None else stated
    if len(values) != 2 * points or points < _FEWEST_CORNERS:
        expected = "three pairs at least" if stated is None else f"{stated} pairs"
        numbers.object_to(tags.BlockData, f"{len(values)} numbers", expected)
        return ()
    return tuple((float(x), float(y)) for x, y in values.reshape(-1, 2))


def count_compensators(beam: Dataset, kind: Kind, numbers: InRange) -> int:
    """Return how many compensators a beam has."""
    is_ion = kind is Kind.ION_PLAN
    sequence = tags.IonRangeCompensatorSequence if is_ion else tags.CompensatorSequence
    return len(numbers.items(beam, sequence))


def read_bolus_rois(beam: Dataset, numbers: InRange) -> tuple[int, ...]:
    """Return the numbers of the ROIs that a beam names as boli."""
    found = (
        numbers.integer(item, tags.ReferencedROINumber)
        for item in numbers.items(beam, tags.ReferencedBolusSequence)
    )
    return tuple(number for number in found if number is not None)


def read_range_shifters(beam: Dataset, numbers: InRange) -> tuple[RangeShifter, ...]:
    """Return the range shifters of an ion beam."""
    return tuple(
        RangeShifter(
            number=numbers.integer(item, tags.RangeShifterNumber),
            id=numbers.text(item, tags.RangeShifterID),
        )
        for item in numbers.items(beam, tags.RangeShifterSequence)
    )


def texts(beam: Dataset, sequence: int, tag: int, numbers: InRange) -> tuple[str, ...]:
    """Return a text of every item of a sequence that has one."""
    found = (numbers.text(item, tag) for item in numbers.items(beam, sequence))
    return tuple(text for text in found if text)
