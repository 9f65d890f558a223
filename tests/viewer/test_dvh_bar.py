"""The row above the DVH: nothing on it is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from dosiscope.viewer.dvh.bar import DvhBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("more", range(0, 400, 20))
def test_a_chip_that_comes_takes_another_row_where_there_is_no_room(
    qtbot: QtBot, more: int
) -> None:
    page = QWidget()  # a window of its own would be as wide as one row
    bar = DvhBar(page)
    qtbot.addWidget(page)
    page.resize(1500, 300)
    with qtbot.waitExposed(page):
        page.show()
    bar.against.show()
    least = bar.minimumSizeHint().width()  # narrower than this nothing makes it
    bar.against.hide()
    bar.resize(least + more, 180)
    QApplication.processEvents()
    bar.against.show()
    QApplication.processEvents()
    for chip in (bar.against, bar.compare, bar.band):
        assert chip.width() >= chip.sizeHint().width(), chip.text()
