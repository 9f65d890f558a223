"""Which of two doses a picture shows, and what its colours are: told on every one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.comparison_text import (
    pair_words,
    picture_title,
    short_pair_words,
    why_no_b,
    why_no_colours,
)
from dosiscope.viewer.layers.annotations import MARGIN
from dosiscope.viewer.layers.labels import Plate, width_of_plate
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import QUIET, Run, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.lettering import Line

_SHARE = 0.6  # of the width
_TOP = 6.0 * GRID  # px
# px of a picture on the screen whose middle a plate of some lines would cover
_SMALL = 800.0
_NARROW, _LOW = 520.0, 400.0  # of which a name would, or lie on words of the corners
_BESIDE = 2.0  # times as wide as high, a picture has room beside the patient
_BESIDE_SHARE = 0.27  # of the width
LETTER = 17.0  # px


class ComparisonLayer(Layer):
    """The title, "B · VMAT · PLAN", below the upper edge; no switch hides it.

    On a wide picture it stands at the left, where it hides nothing of the patient.
    On the screen small pictures have less of it: a line on the colours; on narrow and
    on low ones the letter alone, whose name the corners tell; on those beside others
    the letter in the corner.
    """

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint nothing: what it tells is a label."""

    def labels(self, frame: Frame) -> Iterator[Plate]:
        """Yield the title, and below it what the colours are."""
        letter, name = picture_title(self.view)
        if not letter:
            return
        if frame.is_brief:
            corner = QRectF(MARGIN, 0, 0, 0)
            yield Plate(corner, ((Run(letter, weight=700),),))
            return
        top = QRectF(frame.width / 2, _TOP, 0, 0)
        is_beside = frame.width >= max(_SMALL, _BESIDE * frame.height)
        is_beside = is_beside and not frame.about
        room = (_BESIDE_SHARE if is_beside else _SHARE) * frame.width
        first, second = Run(letter, weight=700, size=LETTER), Run(name, weight=600)
        is_low = frame.height < _LOW and frame.width < _SMALL
        is_tight = frame.width < _NARROW or is_low
        if is_tight and not frame.is_export:
            # plan and date stand in the corner, what the colours are at their bar
            rest = [
                line
                for why in (why_no_b(self.view), why_no_colours(self.view))
                if why
                for line in wrapped(Run(why, QUIET, size=SMALL), room)
            ]
            yield Plate(top, ((first,), *rest))
            return
        is_wide = width_of((first, second)) > room
        lines: list[Line] = (
            [(first,), *wrapped(second, room)] if is_wide else [(first, second)]
        )
        is_small = frame.width < _SMALL and not frame.is_export
        told = short_pair_words if is_small else pair_words
        for words in told(self.view):
            lines += wrapped(Run(words, QUIET, size=SMALL), room)
        if is_beside:
            top.moveCenter(QPointF(GRID + width_of_plate(lines) / 2, _TOP))
        yield Plate(top, tuple(lines))
