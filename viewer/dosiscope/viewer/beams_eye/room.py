"""How much of the isocentre plane shows a beam well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from dosiscope.core.errors import DosiscopeError

if TYPE_CHECKING:
    from dosiscope.core.plan import Beam
    from dosiscope.viewer.beams_eye.sight import BeamSight

_MARGIN: Final = 0.22  # of the larger side, on each side
_LEAST: Final = 60.0  # mm
_UNKNOWN: Final = 250.0  # mm, where nothing bounds the beam
_NEAR: Final = 0.5  # of the larger side: so far off a jaw is shown too
_FARTHEST: Final = 1000.0  # mm
_LOOKED_AT: Final = 24  # control points, of many


def field_box(sight: BeamSight) -> QRectF:
    """Return a part of the plane, u and v in mm, around all openings of a beam.

    With the jaws, as far as they are near. What it shows does not move while the beam
    is played.
    """
    ends = _ends(sight.beam)
    if sight.spots is not None:
        ends = sight.spots.ends
    if ends is None:
        half = _UNKNOWN / 2
        return QRectF(-half, -half, _UNKNOWN, _UNKNOWN)
    (x1, y1), (x2, y2) = np.clip(ends, -_FARTHEST, _FARTHEST).tolist()
    box = QRectF(QPointF(x1, -y2), QPointF(x2, -y1)).united(QRectF(-5, -5, 10, 10))
    wide = max(box.width(), box.height(), _LEAST)
    more = _MARGIN * wide
    middle = box.center()
    width, height = max(box.width(), _LEAST / 2), max(box.height(), _LEAST / 2)
    grown = QRectF(0, 0, width + 2 * more, height + 2 * more)
    grown.moveCenter(middle)
    return grown


def _ends(beam: Beam) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the least and the largest x, y that is open at any control point."""
    from dosiscope.core.beams.aperture import aperture_of

    count = 0 if beam.points is None else len(beam.points)
    low, high = np.full(2, np.inf), np.full(2, -np.inf)
    jaws: list[tuple[int, float]] = []  # x or y, and where
    for n in np.unique(np.linspace(0, max(count - 1, 0), _LOOKED_AT).astype(int)):
        try:
            shape = aperture_of(beam, int(n))
        except DosiscopeError:
            continue  # it is told where it is shown
        one = shape.jaws
        stated = enumerate((one.x1, one.x2, one.y1, one.y2))
        jaws += [(n // 2, at) for n, at in stated if at is not None]
        for outline in shape.open_polygons:
            low = np.minimum(low, outline.min(axis=0))
            high = np.maximum(high, outline.max(axis=0))
    if not np.isfinite(low).all():
        return None
    reach = _NEAR * float((high - low).max())
    least, most = low - reach, high + reach
    for axis, at in jaws:
        if least[axis] <= at <= most[axis]:
            low[axis], high[axis] = min(low[axis], at), max(high[axis], at)
    (x1, y1), (x2, y2) = low.tolist(), high.tolist()
    return (x1, y1), (x2, y2)
