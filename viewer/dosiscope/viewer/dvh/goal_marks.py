"""Goals in a DVH: a sign at the limit, and a bar between what the value lies."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from dosiscope.core.goals.goal import Comparison
from dosiscope.viewer.dvh.painting import visible_ink
from dosiscope.viewer.dvh.sides import Side
from dosiscope.viewer.scene_view import EVERYWHERE, SceneItem
from dosiscope.viewer.theming import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.goals.outcome import GoalOutcome
    from dosiscope.core.isodose import Reference
    from dosiscope.resources.theme import Theme
    from dosiscope.viewer.dvh.curves import Curve, CurveSet
    from dosiscope.viewer.dvh.painting import PlotView

_SIZE: Final = 6.0  # px, from the middle of a sign to its points
_CAP: Final = 4.0  # px, half the stroke at an end of a bar
# what has no number behind it: the part of the volume at which it stands
_PARTS: Final = {"max": 0.0, "mean": 0.0, "median": 0.5, "min": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPlace:
    """Where a goal stands in the plot of one curve, in the units of the axes.

    Attributes
    ----------
    x, y
        Of its limit.
    is_dose
        Whether its limit is a dose: then what it limits runs along x, else along y.
    is_most
        Whether its limit is the largest that is accepted.
    low, high, number
        Of the value, along that axis; None where it has none.
    """

    x: float
    y: float
    is_dose: bool
    is_most: bool
    low: float | None = None
    high: float | None = None
    number: float | None = None

    def at(self, value: float) -> tuple[float, float]:
        """Return the place of a value beside the limit."""
        return (value, self.y) if self.is_dose else (self.x, value)

    @property
    def of_value(self) -> tuple[float, float] | None:
        """Where the value stands; None where it has none."""
        return None if self.number is None else self.at(self.number)


@dataclass(frozen=True, slots=True)
class _Axes:
    """How quantities lie on the axes of one curve."""

    curve: Curve
    reference: Reference | None

    def dose(self, value: float, unit: str) -> float | None:
        """Return the place of a dose along x."""
        if unit == "%":
            if self.reference is None:
                return None
            value = value / 100 * self.reference.gray
        elif unit == "cGy":
            value /= 100
        return value / self.curve.dose_per_unit

    def volume(self, value: float, unit: str) -> float | None:
        """Return the place of a volume along y."""
        dvh, wants_percent = self.curve.dvh, self.curve.scale.percent_volume
        if unit == ("%" if wants_percent else "cc"):
            return value
        if not dvh.volume_cc:
            return None
        if wants_percent:
            return value / dvh.volume_cc * 100
        return value / 100 * dvh.volume_cc

    @property
    def whole(self) -> float | None:
        """Return the whole volume along y."""
        return self.volume(100.0, "%")


def place_of(
    outcome: GoalOutcome, curve: Curve, reference: Reference | None
) -> GoalPlace | None:
    """Return where a goal stands in the plot of a curve; None where it has no place.

    It has none in a differential DVH, and where its quantity is read off something
    else, such as a conformity index.  A mean stands at the dose axis: the curve does
    not show it at any volume.
    """
    if curve.scale.differential:
        return None
    axes, goal = _Axes(curve, reference), outcome.goal
    kind, metric = goal.metric.kind.name, goal.metric
    is_dose = metric.is_dose
    unit = metric.unit_in("Gy")

    def along(value: float) -> float | None:
        if is_dose:
            return axes.dose(value, unit)
        place = axes.volume(value, unit)
        if kind == "CV" and place is not None and axes.whole is not None:
            return axes.whole - place
        return place

    across = _across(kind, axes, metric.at, metric.at_unit)
    limit = along(goal.limit)
    if across is None or limit is None:
        return None
    x, y = (limit, across) if is_dose else (across, limit)
    is_turned = kind == "CV"  # it counts what is below the curve's other end
    low, high, number = _ends(outcome.value, along)
    return GoalPlace(
        x=x,
        y=y,
        is_dose=is_dose,
        is_most=(goal.comparison is Comparison.AT_MOST) is not is_turned,
        low=high if is_turned else low,
        high=low if is_turned else high,
        number=number,
    )


def _across(kind: str, axes: _Axes, at: float | None, unit: str) -> float | None:
    """Return where a metric is read off, along the other axis than its value."""
    whole = axes.whole
    if kind in ("V", "CV") and at is not None:
        return axes.dose(at, unit)
    if kind in ("D", "DC") and at is not None:
        place = axes.volume(at, unit)
        if kind == "DC" and place is not None:
            return None if whole is None else whole - place
        return place
    part = _PARTS.get(kind.lower())
    return None if part is None or whole is None else part * whole


def _ends(
    value: Interval | None, along: Callable[[float], float | None]
) -> tuple[float | None, float | None, float | None]:
    if value is None:
        return None, None, None
    low = along(value.low) if isfinite(value.low) else None
    high = along(value.high) if isfinite(value.high) else None
    return low, high, None if value.number is None else along(value.number)


class Plot(Protocol):
    """The plot that goals stand in."""

    curves: CurveSet
    highlight: int | None

    def view(self) -> PlotView:
        """Return the part of the axes that is seen, and where."""


class GoalItem(SceneItem):
    """The goals of the ROI that is pointed at, or of all that have a curve.

    Attributes
    ----------
    outcomes, others
        All goals that are judged on the shown dose, and on the one beside it.
    reference, other_reference
        The doses that are 100 % of the two.
    chosen
        The goal that the user points at, whose structure's goals are seen.
    is_all
        Whether those of all curves are seen.
    """

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot)
        self._plot = plot
        self.outcomes: Sequence[GoalOutcome] = ()
        self.others: Sequence[GoalOutcome] = ()
        self.reference: Reference | None = None
        self.other_reference: Reference | None = None
        self.chosen: GoalOutcome | None = None
        self.is_all = False
        self.setZValue(998)  # below the cross-hair and the levels

    def boundingRect(self) -> QRectF:
        """Everything: goals stand anywhere."""
        return EVERYWHERE

    def shown(self) -> list[tuple[GoalOutcome, Curve, GoalPlace]]:
        """Return the goals that are drawn, with their curves; the chosen one last."""
        number = self._plot.highlight
        if number is None and self.chosen is not None:
            number = self.chosen.roi_number
        found = []
        for side, outcomes, reference in (
            (Side.A, self.outcomes, self.reference),
            (Side.B, self.others, self.other_reference),
        ):
            curves = computed_curves(self._plot.curves, side)
            for outcome in outcomes:
                curve = curves.get(outcome.roi_number or 0)
                if curve is None or not (self.is_all or outcome.roi_number == number):
                    continue
                place = place_of(outcome, curve, reference)
                if place is not None:
                    found.append((outcome, curve, place))
        found.sort(key=lambda one: self._is_chosen(one[0]))
        return found

    def _is_chosen(self, outcome: GoalOutcome) -> bool:
        """Whether it is the goal that is pointed at, in either dose."""
        return self.chosen is not None and outcome.goal is self.chosen.goal

    def draw(self, painter: QPainter) -> None:
        """Paint the goals."""
        if self._plot.curves.message:
            return
        view, theme = self._plot.view(), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(view.area.adjusted(-_SIZE - 2, -_SIZE - 2, _SIZE, _SIZE))
        for outcome, curve, place in self.shown():
            ink = visible_ink(curve.colour, theme)
            paint_goal(
                painter,
                view,
                place,
                ink,
                theme,
                wide=self._is_chosen(outcome),
                is_hollow=curve.side is Side.B,
            )


def computed_curves(curves: CurveSet, side: Side = Side.A) -> dict[int, Curve]:
    """Return the computed curves by ROI Number: goals are judged on these.

    Of the shown dose, which is A or alone, or of B beside it.
    """
    wanted = (Side.ALONE, Side.A) if side.is_shown else (side,)
    return {
        one.number: one
        for one in curves.curves
        if not one.is_stored and one.side in wanted
    }


def paint_goal(
    painter: QPainter,
    view: PlotView,
    place: GoalPlace,
    ink: str,
    theme: Theme,
    *,
    wide: bool = False,
    is_hollow: bool = False,
) -> None:
    """Paint the bar of the value, and a triangle at the limit.

    The triangle points to the side that is accepted; it is hollow in dose B.
    """
    width = 2.5 if wide else 1.5
    _paint_bar(painter, view, place, QPen(QColor(ink), width), theme)
    centre = view.to_px(place.x, place.y)
    sign = 1.0 if place.is_most else -1.0
    size = _SIZE + (1.5 if wide else 0.0)
    points = [
        centre + _turned(sign * along, sign * across, is_dose=place.is_dose)
        for along, across in (
            (-size, 0.0),
            (size * 0.6, -size * 0.8),
            (size * 0.6, size * 0.8),
        )
    ]
    painter.setPen(QPen(QColor(ink if is_hollow else theme.panel), 1.5))
    painter.setBrush(QColor(theme.panel if is_hollow else ink))
    painter.drawPolygon(QPolygonF(points))
    if wide:
        painter.setPen(QPen(QColor(theme.text), 1.2))
        painter.drawPolygon(QPolygonF(points))


def _turned(along: float, across: float, *, is_dose: bool) -> QPointF:
    """Return a step along the axis of a limit, px: less volume is further down."""
    return QPointF(along, across) if is_dose else QPointF(across, -along)


def _paint_bar(
    painter: QPainter, view: PlotView, place: GoalPlace, pen: QPen, theme: Theme
) -> None:
    """Paint between what the value lies, with a stroke at each end that is known."""
    if place.low is None and place.high is None:
        return
    ends = _range(view, place)
    first, last = (view.to_px(*place.at(end)) for end in ends)
    back = QPen(pen)
    back.setColor(QColor(theme.panel))
    back.setWidthF(pen.widthF() + 2.5)
    for one in (back, pen):  # it lies on curves of its own colour
        painter.setPen(one)
        painter.drawLine(first, last)
        for end, point in ((place.low, first), (place.high, last)):
            if end is not None:
                painter.drawLine(*_cap(point, place))
    if place.number is not None:
        painter.setBrush(QColor(pen.color()))
        painter.setPen(QPen(QColor(theme.panel), 1))
        painter.drawEllipse(view.to_px(*place.at(place.number)), 3.0, 3.0)


def _range(view: PlotView, place: GoalPlace) -> tuple[float, float]:
    """Return both ends of a bar; an end that is not known is the end of the axis."""
    first, last = (view.left, view.right) if place.is_dose else (view.bottom, view.top)
    return (
        first if place.low is None else place.low,
        last if place.high is None else place.high,
    )


def _cap(point: QPointF, place: GoalPlace) -> tuple[QPointF, QPointF]:
    off = QPointF(0.0, _CAP) if place.is_dose else QPointF(_CAP, 0.0)
    return point - off, point + off
