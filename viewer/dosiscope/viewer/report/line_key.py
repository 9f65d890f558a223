"""Which line of a picture is which: isodoses and structures in rows below pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.core.report.document import Tone
from dosiscope.resources.theme import PRINT
from dosiscope.viewer.layers.strokes import with_dash
from dosiscope.viewer.legend import entries
from dosiscope.viewer.picture_text import level_texts, reference_text
from dosiscope.viewer.report.lettering import (
    MM,
    POINT,
    Letters,
    drawable,
    ink,
    width_of,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.isodose import RGB, Dash
    from dosiscope.core.report.template import Colours
    from dosiscope.viewer.review import Review, ViewState

    # colour and dashes; None: words alone
    _Line = tuple[RGB, Dash] | None

_WIDTH: Final = 180 * MM  # that it is laid out for; it is painted at any
_KIND: Final = Letters.SMALL
_STROKE: Final = 18 * POINT
_THICK: Final = 1.6 * POINT
_GAP: Final = 12 * POINT


class LineKey:
    """Lines with their names, as many beside each other as there is room for.

    They are those of the isodoses, and of the structures that the views show.

    Attributes
    ----------
    words
        What 100 % is.
    aspect
        Width by height.
    """

    def __init__(self, review: Review, views: Sequence[ViewState]) -> None:
        found = [*_levels(review), *_structures(views)]
        self._placed: list[tuple[float, float, _Line, str]] = []
        x = y = 0.0
        for line, told in found:
            text = drawable(told)
            wide = _STROKE + 4 * POINT + width_of(text, _KIND) + _GAP
            if x and x + wide - _GAP > _WIDTH:
                x, y = 0.0, y + _KIND.height
            self._placed.append((x, y, line, text))
            x += wide
        self.aspect = _WIDTH / (y + _KIND.height)
        dose = review.dose
        self.words = reference_text(review.look.reference, dose) if dose else ""

    @property
    def is_there(self) -> bool:
        """Whether any line is on the pictures."""
        return bool(self._placed)

    def paint(self, painter: QPainter, room: QRectF, colours: Colours) -> None:
        """Paint it into a room, in tenths of a point: the page is white."""
        del colours
        painter.save()
        painter.translate(room.topLeft())
        share = room.width() / _WIDTH
        painter.scale(share, share)
        for x, y, drawn, text in self._placed:
            if drawn is None:
                write(painter, (text,), _KIND, x, y, ink(Tone.PLAIN))
                continue
            middle = y + _KIND.height / 2
            line = QLineF(x, middle, x + _STROKE, middle)
            colour, dash = drawn
            own = with_dash(QPen(QColor(*colour), _THICK), dash)
            # a light colour is seen on white by what is around it
            around = QPen(QColor(PRINT.secondary), _THICK + 0.6 * POINT)
            if own.style() == Qt.PenStyle.CustomDashLine:
                around.setCapStyle(own.capStyle())
                share_of = _THICK / around.widthF()  # patterns are in widths
                around.setDashPattern([share_of * one for one in own.dashPattern()])
            for stroke in (around, own):
                painter.setPen(stroke)
                painter.drawLine(line)
            write(
                painter,
                (text,),
                _KIND,
                x + _STROKE + 4 * POINT,
                y,
                ink(Tone.PLAIN),
            )
        painter.restore()


def _levels(review: Review) -> list[tuple[_Line, str]]:
    dose, look = review.dose, review.look
    if dose is None:
        return []
    found: list[tuple[_Line, str]] = []
    for level in look.levels:
        texts = level_texts(level, look.reference, dose)
        if level.is_shown and texts:
            found.append(((level.colour, level.dash), " = ".join(filter(None, texts))))
    return found


def _structures(views: Sequence[ViewState]) -> list[tuple[_Line, str]]:
    """Return lines and names; no line before a sentence about them."""
    listed = entries(*views) if views else []
    return [
        (None if one.is_note else (one.colour, one.style.dash), one.name)
        for one in listed
    ]
