"""What is said of a beam in words, wherever it stands: tables, reports, comparisons.

Metersets, angles and lengths are those of the file; what a beam does not state is "".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.delivery import JAW_AXES
from dosiscope.core.dose_words import TIMES
from dosiscope.core.language import tr
from dosiscope.core.plan_words import ARROW
from dosiscope.core.text import counted, ordinal, trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dosiscope.core.accessories import Applicator, Wedge
    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam, Plan

    Floats = NDArray[np.float64]

_BOTH: Final = 2  # jaws of an axis
STEADY: Final = 0.05  # degrees; less is no turn, as it reads as none


def beam_name(beam: Beam) -> str:
    """Return what a beam is called: 'Beam 1 "AP"'."""
    name = beam.name.strip()
    if not name:
        return tr("Beam {number}", number=beam.number)
    return tr('Beam {number} "{name}"', number=beam.number, name=name)


def point_name(point: int, count: int) -> str:
    """Return which control point of how many: "control point 0 (1st of 178)".

    The number is the Control Point Index, from 0 as in the file, lists and messages.
    """
    return tr(
        "control point {point} ({which} of {count})",
        point=point,
        which=ordinal(point + 1),
        count=count,
    )


def wedge_words(beam: Beam) -> tuple[str, ...]:
    """Return the wedges of a beam, each in words."""
    return tuple(map(wedge_text, beam.wedges))


def wedge_text(one: Wedge) -> str:
    """Return a wedge in words."""
    angle = "" if one.angle is None else f"{trimmed(one.angle)}°"
    to = (
        ""
        if one.orientation is None
        else tr("towards {angle}°", angle=trimmed(one.orientation))
    )
    used = "" if one.is_used else tr("(not used)")
    words = (one.type, one.id, angle, to, used)
    return " ".join(filter(None, words)) or tr("number {number}", number=one.number)


def block_words(beam: Beam) -> tuple[str, ...]:
    """Return the blocks and inserts of a beam, each in words."""
    return tuple(
        " ".join(filter(None, (one.type, one.name)))
        or tr("block {number}", number=one.number)
        for one in beam.blocks
    )


def compensator_words(beam: Beam) -> tuple[str, ...]:
    """Return the compensators of a beam, each in words."""
    return tuple(
        one.id or tr("number {number}", number=one.number) for one in beam.compensators
    )


def applicator_words(beam: Beam) -> tuple[str, ...]:
    """Return the applicators of a beam, each in words."""
    return tuple(filter(None, map(_applicator_text, beam.applicators)))


def _applicator_text(one: Applicator) -> str:
    """Return an applicator with the size of its opening: A10 and 100 by 100 mm."""
    size = ""
    if one.opening is not None:
        x, y = (trimmed(side, 1) for side in one.opening)
        is_round = one.shape == "SYM_CIRCULAR"
        size = tr("{x} mm across", x=x) if is_round else f"{x} {TIMES} {y} mm"
    return " ".join(filter(None, (one.id or one.type, size)))


def applicator_gap(beam: Beam) -> str:
    """Return what is not known of an opening behind an applicator; "" where it is.

    An insert, which is a block, bounds the beam within it.
    """
    if not beam.applicators or beam.blocks:
        return ""
    told = ", ".join(applicator_words(beam))
    if not told:
        return tr(
            "what its applicator leaves open on the isocentre plane is not stated"
        )
    return tr(
        "what its applicator ({applicator}) leaves open on the isocentre plane is not "
        "stated",
        applicator=told,
    )


def shifter_words(beam: Beam) -> tuple[str, ...]:
    """Return the range shifters of an ion beam, each in words."""
    return tuple(
        one.id or tr("number {number}", number=one.number)
        for one in beam.range_shifters
    )


def tolerance_words(plan: Plan, beam: Beam) -> str:
    """Return the tolerance table that a beam names; "" where it names none."""
    if beam.tolerance_table is None:
        return ""
    found = [one for one in plan.tolerance_tables if one.number == beam.tolerance_table]
    label = found[0].label if len(found) == 1 else ""
    return label or tr("number {number}", number=beam.tolerance_table)


def bolus_words(beam: Beam, rois: Mapping[int, str]) -> tuple[str, ...]:
    """Return the boli of a beam by the names of their ROIs.

    Parameters
    ----------
    rois
        Names of ROIs by their numbers.
    """
    return tuple(rois.get(n) or f"ROI #{n}" for n in beam.bolus_rois)


def fluence_words(beam: Beam) -> str:
    """Return the fluence mode: "NON_STANDARD FFF"."""
    return f"{beam.fluence_mode} {beam.fluence_id}".strip()


def known(values: Floats) -> Floats:
    """Return the values that are stated, in order."""
    found: Floats = values[~np.isnan(values)]
    return found


def first_known(values: Floats | None) -> float | None:
    """Return the first value that is stated; None where none is."""
    stated = known(values) if values is not None else np.empty(0)
    return float(stated[0]) if len(stated) else None


def angle_words(first: float | None, along: Floats | None) -> str:
    """Return an angle in degrees; where it changes, the first and last, or how far.

    Parameters
    ----------
    along
        Those of the control points, shape (points,); NaN where not stated.
    """
    if first is None:
        return ""
    stated = known(along) if along is not None else np.empty(0)
    most = most_turn(stated)
    if most <= STEADY:
        return trimmed(first, 1)
    ends = [trimmed(float(stated[n]), 1) for n in (0, -1)]
    if ends[0] == ends[1]:
        return tr(
            "{angle}, turns by up to {most}", angle=ends[0], most=trimmed(most, 1)
        )
    return f" {ARROW} ".join(ends)


def most_turn(angles: Floats) -> float:
    """Return how far angles are at most from the first one, degrees.

    Those that are not stated, NaN, are left out.
    """
    angles = known(angles)
    turned = np.abs((angles - angles[:1] + 180) % 360 - 180)
    return float(np.max(turned, initial=0.0))


def jaw_words(points: ControlPoints | None, axis: str) -> str:
    """Return both jaws of an axis, mm: "40 / 50", where they move "30 to 40 / 20"."""
    positions = jaws_along(points, axis)
    if positions is None:
        return ""
    return " / ".join(reach_words(positions[:, side]) for side in range(2))


def jaws_along(points: ControlPoints | None, axis: str) -> Floats | None:
    """Return both jaws of an axis at every control point, shape (points, 2), mm."""
    if points is None:
        return None
    for device in (name for name, along in JAW_AXES.items() if along == axis):
        positions = points.along(device)
        if positions is not None and positions.shape[1] == _BOTH:
            return positions
    return None


def field_words(points: ControlPoints | None) -> str:
    """Return what the jaws leave open, x by y, mm: 100 by 120.

    Where they move, from the least to the most: (40 to 100) by 120.
    """
    sizes = []
    for axis in "xy":
        positions = jaws_along(points, axis)
        if positions is None or not len(known(positions[:, 1] - positions[:, 0])):
            return ""
        size = reach_words(positions[:, 1] - positions[:, 0])
        sizes.append(f"({size})" if " " in size else size)
    return f" {TIMES} ".join(sizes)


def reach_words(values: Floats) -> str:
    """Return from where to where values go, or the one that they are."""
    stated = known(values)
    if not len(stated):
        return tr("not stated")
    low, high = (trimmed(float(end), 1) for end in (stated.min(), stated.max()))
    return low if low == high else tr("{low} to {high}", low=low, high=high)


def leaf_words(beam: Beam) -> str:
    """Return the leaves of a beam: "MLCX 60 pairs"."""
    told = []
    for device in beam.devices:
        if device.type in JAW_AXES:
            continue
        pairs = "" if device.pairs is None else counted(device.pairs, "pair")
        told.append(" ".join(filter(None, (device.type, pairs))))
    return ", ".join(told)


def spot_count(beam: Beam) -> int | None:
    """Return how many spots of a beam are given a weight; None where none is.

    Control points come in pairs, and the second of each repeats the spots with none.
    """
    points = beam.points
    if points is None or not points.spots:
        return None
    weights = (one.weights for one in points.spots if one is not None)
    return sum(int(np.count_nonzero(each > 0)) for each in weights) or None
