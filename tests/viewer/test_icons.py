"""Icons are drawn at any size: also where a layout leaves none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter

from dosiscope.viewer.icons import app_icon, icon

pytestmark = pytest.mark.usefixtures("qapp")


def test_where_there_is_no_room_nothing_is_drawn() -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(0)
    blank = image.copy()
    for one in (icon("x"), app_icon()):
        with QPainter(image) as painter:  # a warning of Qt fails the test
            one.paint(painter, QRect(5, 5, 0, 8))
        assert image == blank
        assert one.pixmap(QSize(0, 0)).isNull()
        assert not one.pixmap(QSize(8, 8)).isNull()
