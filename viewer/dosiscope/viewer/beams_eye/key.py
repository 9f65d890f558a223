"""Which structure has which colour, below or beside a beam's eye."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme, state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from dosiscope.viewer.beams_eye.sight import SeenRoi

ROW: Final = 17.0  # px
_SWATCH: Final = 18.0
_LINE: Final = 2.5
_FLAGS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A structure in the key."""

    text: str
    colour: QColor
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A name with its place, px: line and words."""

    name: Name
    place: QRectF


def names_of(rois: Iterable[SeenRoi]) -> list[Name]:
    """Return the names of structures as they are seen."""
    return [
        Name(text=one.name, colour=QColor(*one.colour), number=one.number)
        for one in rois
    ]


def place_names(names: Sequence[Name], width: float) -> list[Placed]:
    """Place names in rows no wider than ``width`` px; a longer one is cut there."""
    metrics = QFontMetricsF(font(SMALL))
    placed: list[Placed] = []
    x = y = 0.0
    for name in names:
        wide = _SWATCH + GRID + metrics.horizontalAdvance(name.text) + 2
        wide = min(wide, max(width, _SWATCH))
        if x and x + wide > width:
            x, y = 0.0, y + ROW
        placed.append(Placed(name=name, place=QRectF(x, y, wide, ROW)))
        x += wide + 4 * GRID
    return placed


def height_of_names(placed: Sequence[Placed]) -> float:
    """Return the height of all rows, px."""
    return placed[-1].place.bottom() if placed else 0.0


def paint_names(
    painter: QPainter,
    at: QPointF,
    placed: Sequence[Placed],
    highlight: int | None = None,
) -> None:
    """Paint names in the theme in force; ``at`` is their upper left corner."""
    theme = current_theme()
    for one in placed:
        place = one.place.translated(at)
        is_lit = highlight is not None and one.name.number == highlight
        middle = place.center().y()
        painter.setPen(QPen(one.name.colour, _LINE + is_lit))
        start = QPointF(place.left(), middle)
        painter.drawLine(start, start + QPointF(_SWATCH, 0))
        painter.setPen(QColor(theme.text))
        painter.setFont(font(SMALL, "semibold" if is_lit else "regular"))
        words = place.adjusted(_SWATCH + GRID, 0, 0, 0)
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(
            one.name.text, Qt.TextElideMode.ElideRight, words.width() + 1
        )
        painter.drawText(words, _FLAGS, text)


class RoiKey(QWidget):
    """The key as a widget: a click points at a structure everywhere.

    Attributes
    ----------
    picked
        Number of the structure that was clicked, or None beside all of them.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[Name] = []
        self._placed: list[Placed] = []
        self._highlight: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Structures in the beam's eye"))
        self.setToolTip(tr("Click a name: point at its structure"))
        state.changed.connect(self._place)

    def show_names(self, names: list[Name]) -> None:
        """Show other structures."""
        if names != self._names:
            self._names = names
            self._place()

    def show_highlight(self, number: int | None) -> None:
        """Point at a structure, or at none."""
        self._highlight = number
        self.update()

    def number_at(self, place: QPointF) -> int | None:
        """Return the structure whose name is at a place, px, or None."""
        hit = (one.name.number for one in self._placed if one.place.contains(place))
        return next(hit, None)

    def _place(self) -> None:
        self._placed = place_names(self._names, self.width())
        self.update()

    def sizeHint(self) -> QSize:
        """Take the room that there is."""
        return QSize(0, 0)

    def resizeEvent(self, event: object) -> None:
        """Place the names anew."""
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Point at what is clicked."""
        self.picked.emit(self.number_at(event.position()))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names, as far as there is room for whole rows."""
        whole = [one for one in self._placed if one.place.bottom() <= self.height()]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_names(painter, QPointF(), whole, self._highlight)
