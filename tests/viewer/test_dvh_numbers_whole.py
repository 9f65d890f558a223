"""No number of the DVH table is cut: "7" is not what "75.47" means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from dosiscope.viewer.dvh.panel import DvhPanel
from dosiscope.viewer.dvh.table import CUT
from dosiscope.viewer.review import Review
from support import panel_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("width", range(500, 1300, 90))
def test_what_is_seen_in_part_is_left_out(qtbot: QtBot, width: int) -> None:
    review = Review()
    review.set_case(panel_case.case())
    panel = DvhPanel(review)
    qtbot.addWidget(panel)
    panel.resize(width, 260)
    panel.show()
    table = panel.table
    qtbot.waitUntil(lambda: table.model().rowCount() > 0)
    port = table.viewport().width()
    for scrolled in (0, table.horizontalScrollBar().maximum()):
        table.horizontalScrollBar().setValue(scrolled)
        for column in range(1, table.model().columnCount()):
            index = table.model().index(0, column)
            option = QStyleOptionViewItem()
            option.widget = table
            option.rect = table.visualRect(index)
            text = str(index.data() or "")
            delegate = table.itemDelegateForIndex(index)
            assert isinstance(delegate, QStyledItemDelegate)
            delegate.initStyleOption(option, index)
            left, right = option.rect.left(), option.rect.right()
            whole = left >= 0 and right <= port
            if right > 0 and left < port:
                assert option.text == (text if whole else CUT)
