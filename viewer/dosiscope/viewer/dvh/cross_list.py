"""What all DVHs read at the cross-hair: V at its dose, D at its volume."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from dosiscope.core.dvh.metric import AT_LEAST, Metric
from dosiscope.core.dvh.metrics import METRICS, evaluate
from dosiscope.core.language import tr
from dosiscope.core.text import (
    DASH,
    counted,
    percent_text,
    quantity_number,
    volume_text,
)
from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.dvh.painting import curve_pen
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from dosiscope.core.isodose import Reference
    from dosiscope.viewer.dvh.curves import Curve, CurveSet
    from dosiscope.viewer.dvh.readout import CrossPlace

_DOSE_AT = next(kind for kind in METRICS if kind.name == "D")
_ROW = 17  # px
_STROKE, _GAP = 22, 3 * GRID  # px: the piece of line before a name, between columns
_MOST_NAME = 150  # px


class CrossRow(NamedTuple):
    """What one curve reads at the cross-hair, as words."""

    curve: Curve
    volume: str
    dose: str

    @property
    def name(self) -> str:
        """The structure; behind the letter of its dose where there are two."""
        curve = self.curve
        return f"{curve.side}  {curve.name}" if curve.side else curve.name


class Room(NamedTuple):
    """Where the list may stand in the window: usually, and where that is too low.

    With ``is_at_right`` it stands at the lower right end of it.
    """

    usual: QRect
    largest: QRect
    is_at_right: bool = False


def room_beside(panel: QRect, table: QRect | None, window: QRect) -> Room:
    """Return where a list hides no curve, all counted from the window's corner.

    Parameters
    ----------
    table
        The table of the panel as far as it is seen: it may be hidden for a while.
        None where it has no room, as among pictures; then other things are.
    window
        From (0, 0).
    """
    if table is not None:
        is_beside = table.left() > panel.left() + GRID
        rising = QRect(table)
        if is_beside:  # above it are no curves
            rising.setTop(window.top())
        return Room(table, rising)
    left = QRect(window.topLeft(), panel.bottomLeft()).adjusted(0, 0, -GRID, 0)
    right = QRect(panel.topRight(), window.bottomRight()).adjusted(GRID, 0, 0, 0)
    right.setTop(window.top())
    right.setBottom(panel.bottom())
    if left.width() >= right.width():
        return Room(left, left, is_at_right=True)
    return Room(right, right)


def heads_of(curves: CurveSet, at: CrossPlace) -> tuple[str, str, str]:
    """Return the heads of the three columns, with dose and volume of the cross-hair."""
    dose = f"{quantity_number(at.x, curves.dose_unit or 'relative')} "
    dose += curves.dose_unit
    if curves.scale.differential:
        return tr("Structure"), tr("V at {dose}", dose=dose).rstrip(), ""
    unit = curves.volume_unit
    volume = f"{quantity_number(at.y, unit)} {unit}"
    return (
        tr("Structure"),
        tr("V at {dose}", dose=dose).rstrip(),
        tr("D at {volume}", volume=volume),
    )


def cross_rows(
    curves: CurveSet, at: CrossPlace, reference: Reference | None = None
) -> list[CrossRow]:
    """Return what every curve reads, in the order of the structure set.

    ``reference`` is the dose that is 100 %.  A bound says so, and what cannot be told
    is a dash.
    """
    places = {number: n for n, number in enumerate(curves.order)}
    ordered = sorted(
        curves.curves,
        key=lambda c: (places.get(c.number, len(places)), c.dvh.source.value, c.side),
    )
    return [
        CrossRow(one, _volume(one, at.x), _dose(one, at, curves, reference))
        for one in ordered
    ]


def _volume(curve: Curve, x: float) -> str:
    percent, cc = curve.volume_at(x)
    parts = [] if percent is None else [percent_text(percent)]
    parts += [] if cc is None else [f"{volume_text(cc)} cc"]
    both = f"{parts[0]} ({parts[1]})" if len(parts) == 2 else "".join(parts)
    return f"{AT_LEAST} {both}" if curve.dvh.is_partial else both


def _dose(
    curve: Curve, at: CrossPlace, curves: CurveSet, reference: Reference | None
) -> str:
    if curves.scale.differential:
        return ""
    metric = Metric(
        kind=_DOSE_AT,
        at=at.y,
        at_unit=curves.volume_unit,
        unit="%" if curves.scale.percent_dose else "",
    )
    # not by the result, which keeps every value that it was ever asked for
    value = evaluate(metric, curve.dvh, reference)
    return DASH if value.number is None else value.text


class CrossList(QWidget):
    """The list beside the plot while the mouse is in it; the mouse goes through it.

    It belongs to the window: it is higher than a low panel where that takes it all.
    """

    def __init__(self, beside: QWidget) -> None:
        super().__init__(beside)
        self._beside = beside
        self._heads = ("", "", "")
        self._rows: list[CrossRow] = []
        self._seen = self._columns = 0
        self._widths = (0.0, 0.0, 0.0)
        self._highlight: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # what lies below need not be painted with every move
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setObjectName("dvh-cross-list")
        self.hide()

    @property
    def rows(self) -> list[CrossRow]:
        """All rows."""
        return self._rows

    @property
    def heads(self) -> tuple[str, str, str]:
        """The heads of the columns."""
        return self._heads

    @property
    def hidden_count(self) -> int:
        """How many rows have no room."""
        return len(self._rows) - self._seen

    def show_rows(
        self,
        heads: tuple[str, str, str],
        rows: list[CrossRow],
        room: Room,
        highlight: int | None,
    ) -> None:
        """Show rows within a room, in as many columns as that takes."""
        window = self._beside.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._heads, self._rows, self._highlight = heads, rows, highlight
        self._widths = self._wide()
        one = sum(self._widths) + _STROKE + 4 * _GAP
        most = max(int(room.usual.width() // one), 1)
        needed = (-(-len(rows) // most) + 1) * _ROW + 2 * GRID
        box = room.usual if needed <= room.usual.height() else room.largest
        in_column = max((box.height() - 2 * GRID) // _ROW - 1, 1)
        self._columns = min(-(-len(rows) // in_column), most)
        self._seen = len(rows)
        if len(rows) > in_column * self._columns:  # the last line counts the rest
            self._seen = in_column * self._columns - 1
        high = min(in_column, len(rows)) + 1
        size = QSize(round(one * self._columns), high * _ROW + 2 * GRID)
        place = QRect(box.topLeft(), size.boundedTo(box.size()))
        if room.is_at_right:
            place.moveRight(box.right())
        if box is not room.usual or room.is_at_right:
            place.moveBottom(box.bottom())
        self.setGeometry(place)
        self.setVisible(bool(rows))
        self.raise_()
        self.update()

    def _wide(self) -> tuple[float, float, float]:
        metrics = QFontMetricsF(font(SMALL, weight="semibold"))
        advance = metrics.horizontalAdvance
        names = max([advance(row.name) for row in self._rows], default=0)
        volumes = [self._heads[1], *(row.volume for row in self._rows)]
        doses = [self._heads[2], *(row.dose for row in self._rows)]
        name = max(min(names, _MOST_NAME), advance(self._heads[0]))
        wide = name + 1, max(map(advance, volumes)) + 1, max(map(advance, doses)) + 1
        if not self.isVisible():
            return wide
        # while it is seen it does not change its width with every number
        first, second, third = map(max, wide, self._widths)
        return first, second, third

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write heads and rows on a ground of their own."""
        theme = current_theme()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.raised))
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            in_column = (self.height() - 2 * GRID) // _ROW - 1
            one = self.width() / max(self._columns, 1)
            for column in range(self._columns):
                left = column * one + _GAP
                painter.setFont(font(SMALL))
                painter.setPen(QColor(theme.secondary))
                self._write(painter, QPointF(left, GRID), self._heads)
                rows = self._rows[: self._seen][
                    column * in_column : (column + 1) * in_column
                ]
                for n, row in enumerate(rows, 1):
                    self._paint_row(painter, QPointF(left, GRID + n * _ROW), row)
            if self.hidden_count:
                painter.setPen(QColor(theme.secondary))
                rest = counted(self.hidden_count, "more curve")
                place = QRectF(
                    (self._columns - 1) * one + _GAP,
                    GRID + in_column * _ROW,
                    one - 2 * _GAP,
                    _ROW,
                )
                text = tr("and {notes}: in a larger DVH", notes=rest)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_row(self, painter: QPainter, at: QPointF, row: CrossRow) -> None:
        theme = current_theme()
        middle = round(at.y() + _ROW / 2) + 0.5
        painter.setPen(curve_pen(row.curve, theme))
        painter.drawLine(QPointF(at.x(), middle), QPointF(at.x() + _STROKE - 6, middle))
        is_near = row.curve.number == self._highlight
        painter.setFont(font(SMALL, weight="semibold" if is_near else "regular"))
        painter.setPen(QColor(theme.text))
        self._write(painter, at, (row.name, row.volume, row.dose))

    def _write(
        self, painter: QPainter, at: QPointF, texts: tuple[str, str, str]
    ) -> None:
        name, volume, dose = self._widths
        centre = Qt.AlignmentFlag.AlignVCenter
        start = at.x() + _STROKE
        elided = QFontMetricsF(painter.font()).elidedText(
            texts[0], Qt.TextElideMode.ElideRight, name + 1
        )
        painter.drawText(QRectF(start, at.y(), name, _ROW), centre, elided)
        right = centre | Qt.AlignmentFlag.AlignRight
        start += name + _GAP
        painter.drawText(QRectF(start, at.y(), volume, _ROW), right, texts[1])
        start += volume + _GAP
        painter.drawText(QRectF(start, at.y(), dose, _ROW), right, texts[2])
