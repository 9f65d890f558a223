"""A contour or an isodose behind words does not strike them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from dosiscope.core.plane import AXIAL, Plane
from dosiscope.resources.theme import DARK
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.lettering import Run, draw_line
from dosiscope.viewer.style import apply_style

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

WORDS = ("RT Plan of another patient ID is not shown", "100 % = 2.00 Gy (RBE)")


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("size", [12, 13, 15])
def test_a_line_through_the_letters_is_not_seen(
    qapp: QApplication, words: str, size: int
) -> None:
    """The line is red, the letters green: red between them is what is left of it."""
    apply_style(qapp, DARK)  # the letters of the program, and none drawn before
    run = Run(words, colour="#00ff00", size=size)
    frame = Frame(0, 0, 1, 400, 32, Plane(AXIAL, 0.0))
    middle = QFontMetricsF(run.font).xHeight() / 2
    found = []
    for y in range(30):
        image = QImage(400, 32, QImage.Format.Format_RGB32)
        image.fill(QColor("black"))
        with QPainter(image) as painter:
            painter.fillRect(0, y, 400, 2, QColor("red"))
            place = draw_line(painter, QPointF(8, 6), (run,), frame)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(32, 400, 4)
        within = slice(int(place.left()) + 1, int(place.right()) - 1)
        found.append(pixels[y : y + 2, within, 2].mean() / 255)
    # where small letters are, which is where a line would strike them out
    core = np.sort(found)[: round(middle)]
    assert core.max() < 0.2
    # beyond the words the picture is what it was
    assert min(found[0], found[-1]) > 0.99
