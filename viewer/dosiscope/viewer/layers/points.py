"""Points, isocentres and the dose maximum."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QPainter

from dosiscope.core.language import tr
from dosiscope.core.structures import GeometricType
from dosiscope.core.text import dose_text
from dosiscope.viewer.layers.labels import SIZE, Label
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import Run, elided
from dosiscope.viewer.layers.markers import REACH, plus, target
from dosiscope.viewer.plane_step import offset_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import ViewState

Point = tuple[float, float, float]
_SHORT = 64.0  # px, of a name that a key beside the picture has whole


class _Sign(NamedTuple):
    """A sign on the picture: place in pixels, name, colour, and how it is drawn."""

    at: QPointF
    name: str
    offset: str  # how far it lies beside the plane
    colour: QColor
    is_lit: bool = False
    is_in_key: bool = True  # beside a small picture; nothing else says an isocentre's

    def text(self, frame: Frame) -> str:
        """Return name and offset, the name no longer than there is room for it."""
        name = self.name
        if frame.is_captioned and self.is_in_key:
            name = elided(Run(name, size=SIZE), _SHORT).text
        return f"{name} {self.offset}".strip()


class PointLayer(Layer):
    """ROIs of type POINT and the isocentres of the plan, each with its name.

    One that lies beside the plane, but nearer to it than to the next, is dotted
    and says by how much.
    """

    overlay = "points"

    def set_case(self) -> None:
        """Find the points of the new case and name its isocentres."""
        self._with_points = frozenset(
            roi.number
            for roi in self.review.display.rois
            if GeometricType.POINT in roi.contours.kinds
        )
        self._isocentres = self._named_isocentres()

    def _named_isocentres(self) -> dict[Point, str]:
        case = self.review.case
        plans = case.plans_here(self.view.dose) if case is not None else ()
        beams: dict[Point, list[str]] = {}
        for beam in chain.from_iterable(plan.beams for plan in plans):
            if beam.isocentre is not None:
                beams.setdefault(beam.isocentre, []).append(str(beam.number))
        if len(beams) == 1:
            return dict.fromkeys(beams, tr("isocentre"))
        return {
            at: tr("isocentre of {beams}", beams=", ".join(names))
            for at, names in beams.items()
        }

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw those on this plane or nearest to it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for sign in self._signs(frame):
            width = 2.5 if sign.is_lit else 1.5
            target(painter, sign.at, sign.colour, width, bool(sign.offset))

    def labels(self, frame: Frame) -> Iterator[Label]:
        """Yield their names, each once at a place."""
        told: list[_Sign] = []
        for sign in self._signs(frame):
            # an ROI of the same name at the same place says it already
            is_told = any(
                other.name.casefold() == sign.name.casefold()
                and other.offset == sign.offset
                and (other.at - sign.at).manhattanLength() < 1
                for other in told
            )
            told.append(sign)
            name = "" if is_told else sign.text(frame)
            yield Label(sign.at, name, sign.colour.name(), reach=REACH)

    def _signs(self, frame: Frame) -> Iterator[_Sign]:
        for roi in self.review.display.visible_rois:
            if roi.number not in self._with_points:
                continue
            colour = QColor(*self.review.display.colour(roi.number))
            is_lit = roi.number == self.review.display.highlight and not frame.is_export
            for point, offset in near_points(self.view, roi.number):
                at = frame.pixel_of(point)
                yield _Sign(at, roi.shown_name, offset, colour, is_lit)
        for point, name in self._isocentres.items():
            shown = beside(self.view, point)
            if shown is not None:
                at = frame.pixel_of(point)
                colour = QColor(frame.signs.accent)
                yield _Sign(at, name, shown, colour, is_in_key=False)


def near_points(view: ViewState, number: int) -> list[tuple[Point, str]]:
    """Return the points of an ROI that a view shows, and how far beside each lies."""
    points = map(tuple, view.review.display.outlines(number).markers.tolist())
    told = ((point, beside(view, point)) for point in points)
    return [(point, offset) for point, offset in told if offset is not None]


def beside(view: ViewState, point: Point) -> str | None:
    """Return how far a point lies from the plane of a view; None where not shown there.

    It is shown on its plane, or on the image plane nearest to it.
    """
    offset = float(view.plane.distance(point))
    low, high = view.slab()
    if low <= view.at + offset <= high or view.plane.holds(point):
        return offset_text(offset)
    return None


class MaximumLayer(Layer):
    """Where the shown dose has its maximum."""

    overlay = "points"

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the mark on the plane nearest to the maximum."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for label in self.labels(frame):
            plus(painter, label.at, QColor(label.colour))

    def labels(self, frame: Frame) -> Iterator[Label]:
        """Yield what the maximum is, on that plane."""
        dose = self.view.dose
        if dose is None or dose.is_zero:
            return
        offset = beside(self.view, dose.maximum_at)
        if offset is not None:
            value = tr("max {dose}", dose=dose_text(dose.maximum, dose.unit_text))
            at = frame.pixel_of(dose.maximum_at)
            yield Label(at, f"{value} {offset}".strip(), frame.signs.text, reach=REACH)
