"""What jaws, leaves and blocks leave open of a beam (PS3.3 C.8.8.14).

All as it is seen on the isocentre plane: x and y of the IEC beam limiting device
system, mm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beams.openings import Openings, open_outlines
from dosiscope.core.delivery import JAW_AXES, LEAF_AXES
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.accessories import Block
    from dosiscope.core.delivery import Axis, LimitingDevice
    from dosiscope.core.plan import Beam

_SHIELDING: Final = "SHIELDING"
_APERTURE: Final = "APERTURE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jaws:
    """Where the jaws stand, mm; None on a side that no jaw bounds."""

    x1: float | None = None
    x2: float | None = None
    y1: float | None = None
    y2: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Leaves:
    """The pairs of one layer of leaves.

    Attributes
    ----------
    type
        RT Beam Limiting Device Type, such as MLCX.
    axis
        "x" or "y": along which they move.
    boundaries
        Of the pairs across their motion, ascending, shape (pairs + 1,), mm.
    first, second
        Where the tips of side 1 (X1, Y1) and of side 2 stand, shape (pairs,), mm.
    """

    type: str
    axis: Axis
    boundaries: NDArray[np.float64]
    first: NDArray[np.float64]
    second: NDArray[np.float64]

    def rectangles(self, reach: float) -> NDArray[np.float64]:
        """Return what all leaves cover: x1, y1, x2, y2, shape (2 * pairs, 4), mm.

        Parameters
        ----------
        reach
            How far from the axis they are drawn, since how long they are is not
            stated; all of side 1 come before all of side 2.
        """
        low, high = self.boundaries[:-1], self.boundaries[1:]
        one = np.column_stack([np.minimum(-reach, self.first), low, self.first, high])
        two = np.column_stack([self.second, low, np.maximum(reach, self.second), high])
        found = np.concatenate([one, two])
        return found if self.axis == "x" else found[:, [1, 0, 3, 2]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BlockOutline:
    """A block as it is seen; ``points`` are its corners, shape (n, 2), mm.

    What is inside is stopped, or all but that where it is an aperture.
    """

    block: Block
    points: NDArray[np.float64]
    is_aperture: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Aperture:
    """What shapes a beam at one control point.

    Attributes
    ----------
    open_polygons
        Outlines of what is left open, each of shape (n, 2), mm, together by even-odd;
        () where all is closed, or where nothing bounds the beam.
    is_bounded
        Whether jaws, leaves and apertures bound the beam on all sides.
    """

    jaws: Jaws
    leaves: tuple[Leaves, ...]
    blocks: tuple[BlockOutline, ...]
    open_polygons: tuple[NDArray[np.float64], ...]
    is_bounded: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bounds:
    """What is known of what bounds a beam at one control point.

    Attributes
    ----------
    reasons
        What is missing to tell what is left open, each a clause; () for nothing.
    """

    jaws: Jaws
    leaves: tuple[Leaves, ...]
    blocks: tuple[BlockOutline, ...]
    reasons: tuple[str, ...]


def aperture_of(beam: Beam, point: int) -> Aperture:
    """Return what shapes a beam at a control point.

    Raises
    ------
    NotEvaluableError
        What jaws, leaves and blocks leave open does not follow from what is stated;
        the message is one clause, why not.
    """
    bounds = bounds_of(beam, point)
    if bounds.reasons:
        raise NotEvaluableError(bounds.reasons[0])
    jaws, blocks = bounds.jaws, bounds.blocks
    openings = Openings(
        x=(jaws.x1, jaws.x2),
        y=(jaws.y1, jaws.y2),
        layers=tuple(
            (one.axis, one.boundaries, one.first, one.second) for one in bounds.leaves
        ),
        apertures=tuple(one.points for one in blocks if one.is_aperture),
        shields=tuple(one.points for one in blocks if not one.is_aperture),
    )
    found = open_outlines(openings)
    return Aperture(
        jaws=jaws,
        leaves=bounds.leaves,
        blocks=blocks,
        open_polygons=() if found is None else tuple(found),
        is_bounded=found is not None,
    )


def bounds_of(beam: Beam, point: int) -> Bounds:
    """Return where jaws, leaves and blocks stand at a control point.

    One of which that is not known leaves the others as they are.

    Raises
    ------
    NotEvaluableError
        The beam has no such control point.
    """
    points = beam.points
    if points is None or not 0 <= point < len(points):
        raise NotEvaluableError(
            tr("the beam has no control point {point}", point=point)
        )
    jaws, leaves, blocks, reasons = Jaws(), [], [], []
    held = {name: carried.at(point) for name, carried in points.positions.items()}
    for device in dict.fromkeys((*(one.type for one in beam.devices), *held)):
        try:
            row = _positions(device, held.get(device))
            if device in LEAF_AXES:
                leaves.append(_leaves(device, row, beam.devices))
            else:
                jaws = _narrowed(jaws, device, row)
        except NotEvaluableError as error:
            reasons.append(str(error))
    for block in beam.blocks:
        try:
            blocks.append(_block(block))
        except NotEvaluableError as error:
            reasons.append(str(error))
    return Bounds(
        jaws=jaws, leaves=tuple(leaves), blocks=tuple(blocks), reasons=tuple(reasons)
    )


def _positions(device: str, row: NDArray[np.float64] | None) -> NDArray[np.float64]:
    if device not in JAW_AXES and device not in LEAF_AXES:
        told = shown(device, 16) or tr("without a type")
        raise NotEvaluableError(
            tr("jaws or leaves {device} are not understood", device=told)
        )
    if row is None:
        raise NotEvaluableError(
            tr(
                "the positions of {device} are not stated or cannot be used",
                device=device,
            )
        )
    return row


def _narrowed(jaws: Jaws, device: str, row: NDArray[np.float64]) -> Jaws:
    """Return jaws with a pair more; where two pairs bound a side, the inner one."""
    if len(row) != 2:
        raise NotEvaluableError(tr("the jaws {device} are not two", device=device))
    first, second = float(row[0]), float(row[1])
    if JAW_AXES[device] == "x":
        low, high = _inner((jaws.x1, jaws.x2), (first, second))
        return Jaws(x1=low, x2=high, y1=jaws.y1, y2=jaws.y2)
    low, high = _inner((jaws.y1, jaws.y2), (first, second))
    return Jaws(x1=jaws.x1, x2=jaws.x2, y1=low, y2=high)


def _inner(
    known: tuple[float | None, float | None], other: tuple[float, float]
) -> tuple[float, float]:
    low, high = known
    return (
        other[0] if low is None else max(low, other[0]),
        other[1] if high is None else min(high, other[1]),
    )


def _leaves(
    device: str, row: NDArray[np.float64], devices: Sequence[LimitingDevice]
) -> Leaves:
    stated = next((one.boundaries for one in devices if one.type == device), ())
    if not stated:
        raise NotEvaluableError(
            tr("the boundaries of the leaves {device} are not stated", device=device)
        )
    boundaries = np.array(stated)
    first, second = np.split(row, 2)
    if len(boundaries) != len(first) + 1:
        raise NotEvaluableError(
            tr(
                "{device} has {pairs} pairs of positions and boundaries of {bounded}",
                device=device,
                pairs=len(first),
                bounded=len(boundaries) - 1,
            )
        )
    steps = np.diff(boundaries)
    if (steps < 0).all():
        boundaries, first, second = boundaries[::-1], first[::-1], second[::-1]
    elif not (steps > 0).all():
        raise NotEvaluableError(
            tr(
                "the boundaries of the leaves {device} are not in ascending order",
                device=device,
            )
        )
    return Leaves(
        type=device,
        axis=LEAF_AXES[device],
        boundaries=boundaries,
        first=first,
        second=second,
    )


def _block(block: Block) -> BlockOutline:
    name = (
        tr("block {number}", number=block.number)
        if block.number is not None
        else tr("a block")
    )
    if not block.outline:
        raise NotEvaluableError(tr("the outline of {block} is not stated", block=name))
    if block.type not in (_SHIELDING, _APERTURE):
        told = shown(block.type, 16) or tr("not stated")
        raise NotEvaluableError(
            tr("the type of {block} is {type}", block=name, type=told)
        )
    return BlockOutline(
        block=block,
        points=np.array(block.outline),
        is_aperture=block.type == _APERTURE,
    )
