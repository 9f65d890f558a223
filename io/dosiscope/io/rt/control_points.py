"""Every control point of a beam (PS3.3 C.8.8.14.5, C.8.8.25).

Nothing here refuses a plan: what cannot be read is named by who asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.delivery import Carried, ControlPoints, Spots, never
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.files.decimals import DecimalError, parse_decimals
from dosiscope.io.ranges import within
from dosiscope.io.rt.beam_devices import device_type
from dosiscope.io.rt.point_items import Points, forward, is_empty
from dosiscope.io.rt.point_settings import (
    read_modulator_settings,
    read_shifter_settings,
    read_spreader_settings,
    read_wedge_positions,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange

_TABLE_TOP = (
    tags.TableTopVerticalPosition,
    tags.TableTopLongitudinalPosition,
    tags.TableTopLateralPosition,
)


def read_control_points(
    points: Sequence[Dataset], pairs: Mapping[str, int | None], numbers: InRange
) -> ControlPoints | None:
    """Return the control points; None where there are none.

    Parameters
    ----------
    pairs
        Of jaws or leaves by device type, as the beam states them.
    """
    if not points:
        return None

    stated = Points(points)

    def carried(tag: int) -> NDArray[np.float64]:
        return read_only(carried_values(stated, tag, numbers))

    of_ions = bool(stated.stating(tags.MetersetRate))

    return ControlPoints(
        weights=read_only(
            stated_values(stated, tags.CumulativeMetersetWeight, numbers)
        ),
        gantry=carried(tags.GantryAngle),
        collimator=carried(tags.BeamLimitingDeviceAngle),
        couch=carried(tags.PatientSupportAngle),
        eccentric=carried(tags.TableTopEccentricAngle),
        pitch=carried(tags.TableTopPitchAngle),
        roll=carried(tags.TableTopRollAngle),
        gantry_pitch=carried(tags.GantryPitchAngle),
        energies=carried(tags.NominalBeamEnergy),
        dose_rates=carried(tags.MetersetRate if of_ions else tags.DoseRateSet),
        skin_distances=carried(tags.SourceToSurfaceDistance),
        snout_positions=carried(tags.SnoutPosition),
        table_tops=read_only(
            np.stack(
                [carried_values(stated, tag, numbers) for tag in _TABLE_TOP], axis=1
            )
        ),
        isocentres=read_only(_isocentres(stated, numbers)),
        gantry_directions=_directions(stated, numbers),
        positions=_positions(stated, pairs, numbers),
        spots=_spots(stated, numbers),
        wedge_positions=read_wedge_positions(stated, numbers),
        shifter_settings=read_shifter_settings(stated, numbers),
        modulator_settings=read_modulator_settings(stated, numbers),
        spreader_settings=read_spreader_settings(stated, numbers),
    )


def read_only(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return an array that nobody changes."""
    values.setflags(write=False)
    return values


def stated_values(points: Points, tag: int, numbers: InRange) -> NDArray[np.float64]:
    """Return what every control point states itself, NaN where that is nothing."""
    values = never(len(points.items))
    for n in points.stating(tag):
        value = numbers.number(points.items[n], tag)
        if value is not None:
            values[n] = value
    return values


def carried_values(points: Points, tag: int, numbers: InRange) -> NDArray[np.float64]:
    """Return what holds at every control point; NaN before it is first stated.

    NaN, too, from a value that cannot be used up to the next that can.
    """
    values = stated_values(points, tag, numbers)
    return _forward(points, tag, values[:, np.newaxis])[:, 0]


def _forward(
    points: Points, tag: int, values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return rows, each that of the last control point so far that states one.

    Parameters
    ----------
    values
        Shape (points, length); NaN where an attribute is not stated, is empty or
        cannot be used.
    """
    stating = [
        n
        for n in points.stating(tag)
        if not np.isnan(values[n, 0]) or not is_empty(points.items[n], tag)
    ]
    if not stating:
        return values
    last = _last(stating, len(values))
    return np.where((last < 0)[:, np.newaxis], np.nan, values[stating][last])


def _isocentres(points: Points, numbers: InRange) -> NDArray[np.float64]:
    tag = tags.IsocenterPosition
    values = never(len(points.items), 3)
    for n in points.stating(tag):
        place = numbers.point(points.items[n], tag)
        if place is not None:
            values[n] = place
    return _forward(points, tag, values)


def _directions(points: Points, numbers: InRange) -> tuple[str, ...]:
    tag = tags.GantryRotationDirection
    stated = {n: numbers.text(points.items[n], tag) for n in points.stating(tag)}
    known = {n: text for n, text in stated.items() if text}
    return tuple(text or "" for text in forward(known, len(points.items)))


def _positions(
    points: Points, pairs: Mapping[str, int | None], numbers: InRange
) -> dict[str, Carried]:
    """Return the positions of jaws and leaves by device type.

    What cannot be used holds nothing up to the next that can.
    """
    stated = [
        (n, device_type(item, numbers), item)
        for n in points.stating(tags.BeamLimitingDevicePositionSequence)
        for item in numbers.items(
            points.items[n], tags.BeamLimitingDevicePositionSequence
        )
    ]
    rows: dict[str, list[NDArray[np.float64]]] = {}
    #: at which control points each is stated, and in which row; -1 where in none
    places: dict[str, dict[int, int]] = {}
    found = _leaf_positions([item for _, _, item in stated], numbers)
    for (n, device, item), values in zip(stated, found, strict=True):
        if not device or is_empty(item, tags.LeafJawPositions):
            continue
        places.setdefault(device, {})[n] = -1
        if values is None:
            continue
        of_device = rows.setdefault(device, [])
        known = pairs.get(device)
        first = len(of_device[0]) if of_device else len(values)
        length = 2 * known if known else first
        if len(values) != length or length % 2:
            numbers.object_to(
                tags.LeafJawPositions,
                tr(
                    "{numbers} of {device}",
                    numbers=counted(len(values), "number"),
                    device=device,
                ),
                f"{length + length % 2}",
            )
            continue
        places[device][n] = len(of_device)
        of_device.append(values)
    held = {}
    for device, of_device in rows.items():
        if not of_device:
            continue
        row = np.array([*places[device].values(), -1])  # -1: before them all
        last = _last(list(places[device]), len(points.items))
        held[device] = Carried(rows=np.stack(of_device), index=row[last])
    return held


def _last(places: Sequence[int], count: int) -> NDArray[np.intp]:
    """Return which of some statements, each at a control point, is the last so far.

    Shape (count,); -1 before the first.
    """
    return np.searchsorted(places, np.arange(count), "right") - 1


def _leaf_positions(
    items: Sequence[Dataset], numbers: InRange
) -> Sequence[NDArray[np.float64] | None]:
    """Return Leaf/Jaw Positions of items, of which a beam has hundreds."""
    texts = [item.plain(tags.LeafJawPositions, b"DS") or b"," for item in items]
    if texts and not any(b"," in text for text in texts):
        parts = [text.rstrip(b" \0") for text in texts]
        counts = [part.count(b"\\") + 1 for part in parts]
        try:
            values = parse_decimals(b"\\".join(parts))
        except DecimalError:
            values = np.empty(0)
        if len(values) == sum(counts) and within(tags.LeafJawPositions, values):
            return np.split(values, np.cumsum(counts)[:-1])
    # one by one, each with what is wrong about it
    return [numbers.numbers(item, tags.LeafJawPositions) for item in items]


def _spots(points: Points, numbers: InRange) -> tuple[Spots | None, ...]:
    if not points.stating(tags.ScanSpotMetersetWeights):
        return ()
    return tuple(_spots_of(point, numbers) for point in points.items)


def _spots_of(point: Dataset, numbers: InRange) -> Spots | None:
    weights = numbers.numbers(point, tags.ScanSpotMetersetWeights)
    places = numbers.numbers(point, tags.ScanSpotPositionMap)
    if weights is None or places is None:
        return None
    if len(places) != 2 * len(weights):
        numbers.object_to(
            tags.ScanSpotPositionMap,
            counted(len(places), "number"),
            tr("two for each of {weights}", weights=counted(len(weights), "weight")),
        )
        return None
    return Spots(
        positions=read_only(places.reshape(-1, 2).copy()),
        weights=read_only(weights.copy()),
        tune=numbers.text(point, tags.ScanSpotTuneID),
        size=numbers.pair(point, tags.ScanningSpotSize),
        paintings=numbers.integer(point, tags.NumberOfPaintings),
    )
