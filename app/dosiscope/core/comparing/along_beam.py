"""What two beams do along their control points: angles, openings, metersets, spots.

Where they have as many control points all are compared, else only how they begin and
end, and what never moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.comparing.plan_row import (
    ANGLE,
    DEGREES,
    LENGTH,
    METERSET,
    decimals_for,
    most_apart,
    row,
)
from dosiscope.core.delivery import JAW_AXES
from dosiscope.core.language import marked, tr
from dosiscope.core.text import counted, in_row, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from dosiscope.core.comparing.plan_row import PlanRow, Stated
    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam

    Floats = NDArray[np.float64]

ARROW: Final = "\N{RIGHTWARDS ARROW}"
_WEIGHT: Final = 0.01  # % of a beam


_ANGLES: Final[tuple[tuple[str, Callable[[ControlPoints], Floats], bool], ...]] = (
    (marked("Gantry"), lambda points: points.gantry, True),
    (marked("Collimator"), lambda points: points.collimator, True),
    (marked("Couch"), lambda points: points.couch, True),
    (marked("Table top pitch"), lambda points: points.pitch, False),
    (marked("Table top roll"), lambda points: points.roll, False),
    (marked("Table top eccentric"), lambda points: points.eccentric, False),
)


def angle_rows(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    """Yield every angle: where it starts and ends, and whether it is the same between.

    Where the beams have as many control points all of them are compared, else the ends.
    """
    if a.points is None or b.points is None:
        yield row(subject, tr("Gantry"), a.gantry, b.gantry, unit=DEGREES, within=ANGLE)
        for what, one, two in (
            (tr("Collimator"), a.collimator, b.collimator),
            (tr("Couch"), a.couch, b.couch),
        ):
            yield row(subject, what, one, two, unit=DEGREES, within=ANGLE)
    else:
        for what, read, is_usual in _ANGLES:
            made = _angle(subject, tr(what), read(a.points), read(b.points))
            if is_usual or made.differs:
                yield made
    yield row(subject, tr("Gantry turns"), a.gantry_direction, b.gantry_direction)


def _angle(subject: str, what: str, a: Floats, b: Floats) -> PlanRow:
    ends = tuple(_ends(angles) for angles in (a, b))
    note, is_same = "", None
    if len(a) == len(b) and all(ends):
        unknown = np.isnan(a) != np.isnan(b)
        most = most_apart((a - b + 180) % 360 - 180)
        is_same = most <= ANGLE and not bool(unknown.any())
        if len(a) > 1 and most > ANGLE:
            note = tr(
                "up to {angle} apart",
                angle=f"{trimmed(most, decimals_for(ANGLE))}{DEGREES}",
            )

    def text(value: Stated) -> str:
        assert isinstance(value, tuple)
        numbers = [trimmed(float(one), decimals_for(ANGLE)) for one in value]
        return f" {ARROW} ".join(numbers)

    return row(
        subject,
        what,
        *ends,
        unit=DEGREES,
        within=ANGLE,
        text=text,
        note=note,
        is_same=is_same,
    )


def _ends(angles: Floats) -> tuple[float, ...]:
    """Return the angle; where it changes, the first and the last."""
    known = angles[~np.isnan(angles)]
    if not len(known):
        return ()
    if np.ptp(known) <= ANGLE:
        return (float(known[0]),)
    return float(known[0]), float(known[-1])


def opening_rows(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    """Yield jaws as they start, and for all that moves how far it is apart."""
    if a.points is None or b.points is None:
        return
    held = (a.points.positions, b.points.positions)
    for device in dict.fromkeys((*held[0], *held[1])):
        one, two = (points.along(device) for points in (a.points, b.points))
        note, is_same = "", None
        if one is not None and two is not None:
            note, is_same = _moved(one, two)
        is_jaw = device in JAW_AXES
        yield row(
            subject,
            tr("Jaws {device}", device=device)
            if is_jaw
            else tr("Leaves {device}", device=device),
            *(_opening(values, is_jaw=is_jaw) for values in (one, two)),
            unit="mm" if is_jaw else "",
            within=LENGTH,
            note=note,
            is_same=is_same,
        )
    yield from _block_rows(subject, a, b)


def _block_rows(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    """Yield how many corners the blocks have, and how far these are apart."""
    outlines = tuple([np.array(one.outline) for one in beam.blocks] for beam in (a, b))
    corners = tuple(sum(map(len, some)) for some in outlines)
    if not any(corners):
        return
    note, is_same = "", None
    if [len(one) for one in outlines[0]] == [len(one) for one in outlines[1]]:
        pairs = zip(*outlines, strict=True)
        apart = max(most_apart((one - two).ravel()) for one, two in pairs if len(one))
        is_same = apart <= LENGTH
        note = (
            tr("up to {distance} mm apart", distance=trimmed(apart, 2))
            if apart > LENGTH
            else ""
        )
    yield row(
        subject,
        tr("Outlines of blocks"),
        *(counted(some, "corner") if some else "" for some in corners),
        note=note,
        is_same=is_same,
    )


def weight_rows(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    """Yield the parts of the meterset up to every control point, where they differ."""
    if a.points is None or b.points is None or len(a.points) != len(b.points):
        return
    one, two = (
        100 * beam.points.weights / beam.final_weight
        if beam.points is not None and beam.final_weight
        else np.full(len(a.points), np.nan)
        for beam in (a, b)
    )
    apart = most_apart(one - two)
    if apart > _WEIGHT:
        told = trimmed(apart, decimals_for(_WEIGHT))
        ends = (tuple(one.tolist()), tuple(two.tolist()))
        yield row(
            subject,
            tr("Meterset along the control points"),
            *ends,
            unit="%",
            within=_WEIGHT,
            text=lambda value: counted(len(ends[0]), "value"),
            note=tr("up to {percent} % of the beam apart", percent=told),
        )


def _moved(one: Floats, two: Floats) -> tuple[str, bool]:
    """Return how far positions are apart, in words, and whether they are the same."""
    if one.shape[1] != two.shape[1]:
        return tr("not as many pairs"), False
    if len(one) != len(two):
        # what never moves can be held against any number of control points
        one, two = (rows[:1] if _stands(rows) else rows for rows in (one, two))
        if len(one) > 1 and len(two) > 1:
            return tr("not as many control points"), False
        one, two = np.broadcast_arrays(one, two)
    if not np.array_equal(np.isnan(one), np.isnan(two)):
        return tr("not stated by both everywhere"), False
    apart = most_apart(one - two)
    return tr("up to {distance} mm apart", distance=trimmed(apart, 2)), apart <= LENGTH


def _stands(rows: Floats) -> bool:
    return len(rows) > 0 and bool((np.ptp(rows, axis=0) <= LENGTH).all())


def _opening(values: Floats | None, *, is_jaw: bool) -> Stated:
    """Return both jaws as they start; of leaves how many there are."""
    if values is None:
        return None
    if is_jaw:
        known = values[~np.isnan(values).any(axis=1)]
        return tuple(float(v) for v in known[0]) if len(known) else None
    return counted(values.shape[1] // 2, "pair")


def spot_rows(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    """Yield how many spots there are, and whether they lie and weigh the same."""
    if a.points is None or b.points is None:
        return
    both = (a.points.spots, b.points.spots)
    if not any(both):
        return
    counts = tuple(sum(len(s.weights) for s in one if s is not None) for one in both)
    places, weights = (
        tuple(
            np.concatenate([getattr(s, name) for s in one if s is not None] or [empty])
            for one in both
        )
        for name, empty in (("positions", np.empty((0, 2))), ("weights", np.empty(0)))
    )
    notes, is_same = [], places[0].shape == places[1].shape
    is_same = is_same and weights[0].shape == weights[1].shape
    if is_same:
        apart = most_apart(places[0] - places[1])
        heavier = most_apart(weights[0] - weights[1])
        is_stated = all(
            np.array_equal(np.isnan(one), np.isnan(two))
            for one, two in (places, weights)
        )
        is_same = apart <= LENGTH and heavier <= METERSET and is_stated
        if not is_stated:
            notes.append(tr("not stated by both everywhere"))
        if apart > LENGTH:
            notes.append(tr("up to {distance} mm apart", distance=trimmed(apart, 2)))
        if heavier > METERSET:
            notes.append(
                tr("weights up to {difference} apart", difference=trimmed(heavier, 4))
            )
    yield row(
        subject,
        tr("Spots"),
        *(float(count) if count else None for count in counts),
        note=in_row(", ", notes),
        is_same=is_same,
    )
