"""Kept pictures are the same where they are asked for, however that lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QRegion

from dosiscope.viewer.exposed import copy_exposed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SIZE = QSize(120, 90)
ASKED = QRegion(31, 0, 3, 90) | QRegion(0, 40, 120, 5) | QRegion(60, 50, 17, 23)


def noise(ratio: float) -> QImage:
    width, height = (SIZE * ratio).toTuple()
    greys = np.random.default_rng(2).integers(0, 256, (height, width), np.uint8)
    image = QImage(
        greys.tobytes(), width, height, width, QImage.Format.Format_Grayscale8
    )
    result = image.convertToFormat(QImage.Format.Format_RGB32)
    result.setDevicePixelRatio(ratio)
    return result


def painted(
    picture: QImage | QPixmap, ratio: float, moved: QPointF, exposed: QRegion | None
) -> QImage:
    """What is on the screen where only ``ASKED`` may be painted."""
    screen = QImage(SIZE * ratio, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    screen.fill(QColor("magenta"))
    with QPainter(screen) as painter:
        painter.setClipRegion(ASKED)
        painter.translate(moved)
        copy_exposed(painter, picture, exposed)
        painter.resetTransform()
        painter.setClipping(False)
    return screen


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("moved", [(0, 0), (7, -3), (0.5, 0)])
@pytest.mark.parametrize("kind", ["image", "pixmap"])
def test_the_copy_is_that_of_the_whole_picture(
    qtbot: QtBot, ratio: float, moved: tuple[float, float], kind: str
) -> None:
    image = noise(ratio)
    picture = QPixmap.fromImage(image) if kind == "pixmap" else image
    at = QPointF(*moved)
    assert painted(picture, ratio, at, ASKED) == painted(picture, ratio, at, None)


def test_nothing_is_copied_beyond_what_is_exposed(qtbot: QtBot) -> None:
    half = QRegion(0, 0, 60, 90)
    found = painted(noise(1.0), 1.0, QPointF(), half)
    assert found.pixelColor(100, 42) == QColor("magenta")
    assert found.pixelColor(20, 42) != QColor("magenta")
