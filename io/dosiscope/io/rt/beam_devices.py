"""The jaws and leaves of a beam."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.delivery import LimitingDevice
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.core.visible import shown
from dosiscope.io.files import tags

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange

_MOST_LETTERS: Final = 16  # of a code string


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
    found = numbers.code(item, tags.RTBeamLimitingDeviceType)
    if 0 < len(found) <= _MOST_LETTERS:
        return found
    told = shown(found, _MOST_LETTERS)
    numbers.object_to(tags.RTBeamLimitingDeviceType, told, tr("a type such as ASYMX"))
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
            told = tr(
                "{numbers} of {device}",
                numbers=counted(len(places), "number"),
                device=device.type,
            )
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
            counted(len(boundaries), "number"),
            tr("{edges} for {pairs}", edges=pairs + 1, pairs=counted(pairs, "pair")),
        )
        boundaries = None
    return LimitingDevice(
        type=device_type(item, numbers),
        pairs=pairs,
        distance=numbers.number(item, tags.SourceToBeamLimitingDeviceDistance),
        boundaries=() if boundaries is None else tuple(boundaries.tolist()),
    )


def texts(beam: Dataset, sequence: int, tag: int, numbers: InRange) -> tuple[str, ...]:
    """Return a text of every item of a sequence that has one."""
    found = (numbers.text(item, tag) for item in numbers.items(beam, sequence))
    return tuple(text for text in found if text)
