"""Which of two doses a picture shows, and what its colours are: told on every one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.comparison_text import colour_words, picture_title
from dosiscope.viewer.layers.annotations import MARGIN
from dosiscope.viewer.layers.labels import Plate
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import QUIET, Run, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.lettering import Line

_SHARE = 0.6  # of the width
_TOP = 6.0 * GRID  # px
LETTER = 17.0  # px


class ComparisonLayer(Layer):
    """The title, "B · VMAT · PLAN", below the upper edge; no switch hides it.

    On small pictures beside others the letter alone, in the corner.
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
        room = _SHARE * frame.width
        first, second = Run(letter, weight=700, size=LETTER), Run(name, weight=600)
        is_wide = width_of((first, second)) > room
        lines: list[Line] = (
            [(first,), *wrapped(second, room)] if is_wide else [(first, second)]
        )
        for words in colour_words(self.view):
            lines += wrapped(Run(words, QUIET, size=SMALL), room)
        yield Plate(QRectF(frame.width / 2, _TOP, 0, 0), tuple(lines))
