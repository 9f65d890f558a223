"""Where sources of brachytherapy dwell, and the way from one place to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from dosiscope.core.language import tr
from dosiscope.resources.theme import PRINT_PICTURE, blend
from dosiscope.viewer.beam_colours import channel_colour, on_ground
from dosiscope.viewer.layers.contours import SHADOW
from dosiscope.viewer.layers.labels import Label, missing
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.strokes import Lines, clipped, pen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.plan import Plan
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.labels import Placed
    from dosiscope.viewer.seen_channels import SeenChannel

    Floats = NDArray[np.float64]

_LEAST, _MOST = 1.5, 5.5  # px, radius of the shortest and of the longest dwell
_FAINT: Final = 0.6  # of the colour, over the ground


class DwellLayer(Layer):
    """The dwells that are nearer to this plane than to others, as dots.

    The area of a dot is its time, as part of the longest of the plan.
    """

    overlay = "beams"

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the ways, then the dots."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(PRINT_PICTURE.ground) if frame.is_on_white else QColor(*SHADOW)
        box = frame.box.adjusted(-1, -1, 1, 1)
        for plan, longest in self._plans():
            for seen in self._channels(plan):
                colour = _colour(seen, frame)
                (rows,) = clipped((self._way(seen),), box)
                faint = QColor(blend(ground.name(), colour.name(), _FAINT))
                painter.setPen(pen(faint, 1.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                Lines(rows).stroke(painter, frame)
                painter.setPen(pen(ground, 1.0))
                painter.setBrush(colour)
                for at, time in self._dots(seen, frame):
                    radius = _radius(time, longest)
                    painter.drawEllipse(at, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def labels(self, frame: Frame) -> Iterator[Placed]:
        """Yield the numbers of the channels, and what of them cannot be drawn."""
        whys: list[str] = []
        for plan, _ in self._plans():
            channels = self.review.beam.seen_channels(plan)
            whys += [seen.why for seen in channels if seen.why]
            for seen in self._channels(plan):
                first = next(self._dots(seen, frame), None)
                if first is not None and seen.channel.number is not None:
                    text, colour = (
                        tr("channel {number}", number=seen.channel.number),
                        _colour(seen, frame),
                    )
                    yield Label(first[0], text, colour.name(), reach=_MOST)
        yield from missing(whys, frame)

    def _plans(self) -> Iterator[tuple[Plan, float]]:
        """Yield the plans beside the dose of this picture, with their longest dwell."""
        case = self.review.case
        for plan in case.plans_here(self.view.dose) if case is not None else ():
            if plan.brachy is not None:
                times = [
                    float(seen.dwells.times.max(initial=0.0))
                    for seen in self._channels(plan)
                    if seen.dwells is not None
                ]
                yield plan, max(times, default=0.0)

    def _channels(self, plan: Plan) -> tuple[SeenChannel, ...]:
        """Return the channels that can be drawn."""
        return tuple(
            seen for seen in self.review.beam.seen_channels(plan) if not seen.why
        )

    def _dots(self, seen: SeenChannel, frame: Frame) -> Iterator[tuple[QPointF, float]]:
        """Yield where dwells of this plane lie on the picture, and their times, s."""
        dwells = seen.dwells
        if dwells is None or not len(dwells):
            return
        low, high = self.view.slab()
        at = self.view.at + self.view.plane.distance(dwells.places)
        near = ((low <= at) & (at <= high)) | self.view.plane.holds(dwells.places)
        places = frame.pixels(self.view.plane.to_uv(dwells.places[near]))
        for (x, y), time in zip(places.tolist(), dwells.times[near], strict=True):
            yield QPointF(x, y), float(time)

    def _way(self, seen: SeenChannel) -> Floats:
        """Return the way of the source as far as it is nearer to this plane, (n, 4)."""
        from dosiscope.core.beams.in_plane import between

        dwells = seen.dwells
        if dwells is None or len(dwells) < 2:
            return np.empty((0, 4))
        lines = np.stack([dwells.places[:-1], dwells.places[1:]], axis=1)
        parts, _ = between(lines, self.view.plane, *self.view.slab())
        return self.view.plane.to_uv(parts).reshape(-1, 4)


def _radius(time: float, longest: float) -> float:
    """Return the radius of a dot, px."""
    share = time / longest if longest > 0 else 0.0
    return max(_LEAST, _MOST * float(np.sqrt(max(share, 0.0))))


def _colour(seen: SeenChannel, frame: Frame) -> QColor:
    return on_ground(channel_colour(seen.place), is_on_white=frame.is_on_white)
