"""Which way the patient and the gantry lie on the picture from a beam's source."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from dosiscope.core.language import tr
from dosiscope.core.plane import Orientation, Plane
from dosiscope.resources.theme import SMALL
from dosiscope.viewer.layers.annotations import MARGIN
from dosiscope.viewer.layers.lettering import QUIET, Run, draw_line, height_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.viewer.frame import Frame

_ARROW: Final = 26.0  # px
_HEAD: Final = 5.0
_LETTER: Final = 15.0


def plane_of(eye: BeamsEye) -> Plane:
    """Return the isocentre plane as the source sees it."""
    x, y = eye.place(np.eye(2)) - eye.isocentre
    orientation = Orientation(
        name="isocentre plane",
        right=_vector(x),
        down=_vector(-y),
        normal=_vector(eye.axes[2]),
    )
    return Plane(orientation, float(eye.isocentre @ eye.axes[2]))


def _vector(values: NDArray[np.float64]) -> tuple[float, float, float]:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z


def paint_directions(painter: QPainter, frame: Frame, eye: BeamsEye) -> None:
    """Write the patient's sides at the edges, and draw which way the gantry is."""
    sides = plane_of(eye).orientation.sides
    height = height_of((Run("A", size=_LETTER),))
    middle = frame.height / 2 - height - 4
    across = frame.width / 2 + 6
    for text, x, y, align in (
        (sides[0], MARGIN, middle, 0.0),
        (sides[1], frame.width - MARGIN, middle, 1.0),
        (sides[2], across, MARGIN - 4, 0.0),
        (sides[3], across, frame.height - MARGIN - height + 4, 0.0),
    ):
        line = (Run(text, weight=600, size=_LETTER),)
        draw_line(painter, QPointF(x, y), line, frame, align)
    _paint_compass(painter, frame, eye.collimator)


def _paint_compass(painter: QPainter, frame: Frame, collimator: float) -> None:
    """Draw x and y of the beam limiting device, and the way to the gantry."""
    reach = _ARROW + 24
    corner = QPointF(MARGIN + reach, frame.height - MARGIN - reach)
    turn = math.radians(collimator)
    for text, way, length in (
        ("x", QPointF(1, 0), _ARROW),
        ("y", QPointF(0, -1), _ARROW),
        ("gantry", QPointF(math.sin(turn), -math.cos(turn)), 0.62 * _ARROW),
    ):
        is_gantry = text == "gantry"
        ink = QColor(frame.colours.caution if is_gantry else frame.colours.quiet)
        tip = corner + way * length
        aside = QPointF(-way.y(), way.x())
        for colour, width in ((QColor(frame.colours.halo), 4.0), (ink, 1.6)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(corner, tip)
        painter.setBrush(ink)
        painter.drawPolygon(
            QPolygonF(
                [
                    tip + way * _HEAD,
                    tip + aside * (0.6 * _HEAD),
                    tip - aside * (0.6 * _HEAD),
                ]
            )
        )
        role = "caution" if is_gantry else QUIET
        line = (Run(tr(text), role, size=SMALL),)
        beyond = corner + way * (_ARROW + 14) if not is_gantry else tip
        at = beyond - QPointF(0, height_of(line) / 2)
        if is_gantry:
            at = corner + QPointF(8, 6)
        draw_line(painter, at, line, frame, 0.0 if is_gantry else 0.5)
