"""What jaws and leaves leave open (PC-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.delivery import JAW_AXES, LEAF_AXES
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import passed, unknown
from dosiscope.core.plan_check.of_beams import (
    Fault,
    beams_text,
    flagged_beams,
    is_shaped,
    numbers_of,
    points_of,
    require,
    treatment_beams,
)
from dosiscope.core.text import counted, first_few, in_row, mm_number, typed_number
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.limits import Limits
    from dosiscope.core.plan_check.subject import PlanSubject

_OVERLAP_MM: Final = 0.1  # what rounding and calibration may make
_OPEN_MM: Final = 0.01


def check_apertures(subject: PlanSubject) -> Iterator[Answer]:
    """Jaws and leaves are possible, and leave something open (PC-11)."""
    beams = treatment_beams(subject.plan)
    require(beams, "300A,011A", "300A,011C", "300A,00BE", "300A,0394")
    shaped = [beam for beam in beams if is_shaped(beam)]
    if not shaped:
        raise NotEvaluableError(tr("no beam states jaws, leaves or spots"))
    others = [
        beam
        for beam in beams
        if (beam not in shaped and beam.devices) or _unknown_devices(beam)
    ]
    if others:
        names = first_few(name for beam in others for name in _unknown_devices(beam))
        yield unknown(
            message=_not_known(others, names),
            found=names or tr("nothing"),
            expected=in_row(", ", (*JAW_AXES, *LEAF_AXES)),
            beams=numbers_of(others),
        )
    shaped = [beam for beam in shaped if beam not in others]
    faults = [
        (beam, fault) for beam in shaped for fault in _faults(beam, subject.limits)
    ]
    yield from flagged_beams(faults)
    if shaped and not faults:
        largest = max(_extent(points_of(beam)) for beam in shaped)
        bound = subject.limits.maximal_field_mm
        yield passed(
            message=tr(
                "The fields of {beams} are {width} mm wide at most: between jaws, or "
                "where there are none, leaves or spots.",
                beams=counted(len(shaped), "beam"),
                width=mm_number(largest),
            ),
            found=f"{mm_number(largest)} mm",
            expected=""
            if bound is None
            else tr("at most {limit} mm", limit=typed_number(bound)),
        )


def _not_known(beams: list[Beam], names: str) -> str:
    if names:
        return tr_count(
            "What {beams} leaves open is not known: positions of jaws or leaves of the "
            "kind {names} are not understood.",
            "What {beams} leave open is not known: positions of jaws or leaves of the "
            "kind {names} are not understood.",
            len(beams),
            beams=beams_text(beams),
            names=names,
        )
    return tr_count(
        "What {beams} leaves open is not known: positions of jaws or leaves are not "
        "stated.",
        "What {beams} leave open is not known: positions of jaws or leaves are not "
        "stated.",
        len(beams),
        beams=beams_text(beams),
    )


def _unknown_devices(beam: Beam) -> list[str]:
    """Return the kinds of devices with positions of which nothing is known here."""
    if beam.points is None:
        return []
    known = {*JAW_AXES, *LEAF_AXES}
    return [
        shown(one, 16) or tr("(none)", "device")
        for one in beam.points.positions
        if one not in known
    ]


def _faults(beam: Beam, limits: Limits) -> Iterator[Fault]:
    points = points_of(beam)
    for device, positions in points.positions.items():
        one, two = np.hsplit(positions.rows, 2)
        gaps = two - one
        if device in JAW_AXES or device in LEAF_AXES:
            overlap = float(-gaps.min(initial=0.0))
            if overlap > _OVERLAP_MM:
                told = {"device": _axis(device), "overlap": mm_number(overlap)}
                yield Fault(
                    tr("opposite jaws {device} overlap by {overlap} mm", **told)
                    if device in JAW_AXES
                    else tr("opposite leaves {device} overlap by {overlap} mm", **told),
                    f"{mm_number(overlap)} mm",
                    tr("no overlap"),
                )
                return
        if device in LEAF_AXES:
            yield from _narrow_gaps(gaps, limits)
    widest, most = _extent(points), limits.maximal_field_mm
    if most is not None and widest > most + _OPEN_MM:
        yield Fault(
            tr("the field is {width} mm wide", width=mm_number(widest)),
            f"{mm_number(widest)} mm",
            tr("at most {limit} mm", limit=typed_number(most)),
        )
    elif most is not None and (farthest := _farthest(points)) > most / 2 + _OVERLAP_MM:
        yield Fault(
            tr(
                "the field reaches {distance} mm from its axis",
                distance=mm_number(farthest),
            ),
            f"{mm_number(farthest)} mm",
            tr("at most {limit} mm", limit=mm_number(most / 2)),
        )
    if points.positions and not _is_ever_open(beam, points):
        yield Fault(
            tr("jaws and leaves leave nothing open at any control point"),
            tr("closed"),
            tr("an opening"),
        )


def _axis(device: str) -> str:
    return (JAW_AXES.get(device) or LEAF_AXES[device]).upper()


def _narrow_gaps(gaps: NDArray[np.float64], limits: Limits) -> Iterator[Fault]:
    least = limits.minimal_leaf_gap_mm
    if least is None:
        return
    narrow = gaps[(gaps > _OPEN_MM) & (gaps < least - _OPEN_MM)]
    if len(narrow):
        yield Fault(
            tr("leaves are {gap} mm apart", gap=mm_number(float(narrow.min()))),
            f"{mm_number(float(narrow.min()))} mm",
            tr("closed, or at least {limit} mm", limit=typed_number(least)),
        )


def _extent(points: ControlPoints) -> float:
    """Return the largest width at a control point, mm.

    Jaws tell it; along an axis without jaws, the leaves that are open; and spots.
    """
    widths = []
    axes = {JAW_AXES[device] for device in points.positions if device in JAW_AXES}
    for device, positions in points.positions.items():
        one, two = np.hsplit(positions.rows, 2)
        if device in JAW_AXES:
            widths.append(float((two - one).max()))
        elif device in LEAF_AXES and LEAF_AXES[device] not in axes:
            is_open = two - one > _OPEN_MM
            ends = np.where(is_open, two, -np.inf).max(axis=1, initial=-np.inf)
            starts = np.where(is_open, one, np.inf).min(axis=1, initial=np.inf)
            widths.append(float((ends - starts).max(initial=0.0)))
    for spots in points.spots:
        if spots is not None and len(spots.positions):
            used = spots.positions[spots.weights > 0]
            if len(used):
                widths.append(float(np.ptp(used, axis=0).max()))
    return max(widths, default=0.0)


def _farthest(points: ControlPoints) -> float:
    """Return how far from the axis jaws that leave something open stand, mm."""
    reach = 0.0
    for device, positions in points.positions.items():
        if device in JAW_AXES:
            one, two = np.hsplit(positions.rows, 2)
            ends = np.where(two - one > _OPEN_MM, np.maximum(-one, two), 0.0)
            reach = max(reach, float(ends.max(initial=0.0)))
    return reach


def _is_ever_open(beam: Beam, points: ControlPoints) -> bool:
    """Whether anything is open within jaws and leaves at some control point."""
    bounds = {one.type: np.array(one.boundaries) for one in beam.devices}
    return any(_is_open(points, bounds, n) for n in range(len(points)))


def _is_open(
    points: ControlPoints, bounds: dict[str, NDArray[np.float64]], n: int
) -> bool:
    jaws = {"x": (-np.inf, np.inf), "y": (-np.inf, np.inf)}
    for device, positions in points.positions.items():
        row = positions.at(n)
        if row is not None and device in JAW_AXES and len(row) == 2:
            low, high = jaws[JAW_AXES[device]]
            jaws[JAW_AXES[device]] = max(low, row[0]), min(high, row[1])
    if any(high - low <= _OPEN_MM for low, high in jaws.values()):
        return False
    for device, axis in LEAF_AXES.items():
        positions_of = points.positions.get(device)
        row = None if positions_of is None else positions_of.at(n)
        if row is None:
            continue
        one, two = np.split(row, 2)
        low, high = jaws[axis]
        width = np.minimum(two, high) - np.maximum(one, low)
        across = bounds.get(device, np.empty(0))
        if len(across) == len(one) + 1:
            low, high = jaws["y" if axis == "x" else "x"]
            height = np.minimum(across[1:], high) - np.maximum(across[:-1], low)
            width = np.where(height > _OPEN_MM, width, 0.0)
        if not (width > _OPEN_MM).any():
            return False
    return True


CHECKS = {"PC-11": check_apertures}
