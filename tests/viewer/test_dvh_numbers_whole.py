"""No number and no head of a table is cut: "7" is not what "75.47" means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.dvh.panel import NARROW, DvhPanel
from dosiscope.viewer.dvh.table import FIRST, DvhTable
from dosiscope.viewer.panels.structures import StructuresPanel
from dosiscope.viewer.panels.structures_model import RoiColumn
from dosiscope.viewer.review import Review
from dosiscope.viewer.widgets.frozen import CUT, FrozenTable, Heads
from support import panel_case
from support.dvh_review import sigmoid
from support.look import dress
from support.pointer import mouse

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTableView
    from pytestqt.qtbot import QtBot

    from dosiscope.resources.theme import Theme

pytestmark = pytest.mark.slow

SMALLEST_PADDING = 6  # px, what the style sheet takes beside a text at least


def panel_of(qtbot: QtBot, width: int, pixels: int) -> DvhPanel:
    review = Review()
    review.set_case(panel_case.case())
    for roi in review.display.rois[:4]:
        review.results.add_dvh(
            roi.number, sigmoid(roi.number, roi.name, 1234.5, 101.73, 2)
        )
    review.results.set_stored_dvhs(
        tuple(
            sigmoid(r.number, r.name, 1234.5, 98.7, 2, DvhSource.STORED)
            for r in review.display.rois[:4]
        )
    )
    panel = DvhPanel(review)
    qtbot.addWidget(panel)
    panel.resize(width, 260)
    panel.show()
    table = panel.table
    qtbot.waitUntil(lambda: table.model().rowCount() > 4)
    face = table.font()
    face.setPixelSize(pixels)
    table.setFont(face)
    qtbot.wait(1)
    return panel


def painted(table: QTableView, row: int, column: int) -> tuple[str, QFontMetrics]:
    """The text that a cell's delegate paints, and the metrics of its font."""
    index = table.model().index(row, column)
    option = QStyleOptionViewItem()
    option.widget = table
    option.rect = table.visualRect(index)
    option.font = table.font()
    option.fontMetrics = table.fontMetrics()
    delegate = table.itemDelegateForIndex(index)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, index)
    return option.text, QFontMetrics(option.font)


def is_whole(table: FrozenTable, column: int) -> bool:
    """Whether nothing of a column is beyond what is seen."""
    left = table.columnViewportPosition(column)
    right = left + table.columnWidth(column)
    return left >= table.frozen_width and right <= table.viewport().width()


def is_seen(table: FrozenTable, column: int) -> bool:
    left = table.columnViewportPosition(column)
    right = left + table.columnWidth(column)
    return right > table.frozen_width and left < table.viewport().width()


def seen_width(table: FrozenTable, column: int) -> int:
    """How much of a column is seen, px."""
    left = table.columnViewportPosition(column)
    right = min(left + table.columnWidth(column), table.viewport().width())
    return right - max(left, table.frozen_width)


def check(table: DvhTable) -> int:
    """Check every cell and head that is seen; return how many are whole."""
    heads = table.horizontalHeader()
    assert isinstance(heads, Heads)
    whole = 0
    for column in range(len(FIRST), table.model().columnCount()):
        if table.isColumnHidden(column) or not is_seen(table, column):
            continue
        room = table.columnWidth(column) - SMALLEST_PADDING
        head = table.model().headerData(column, Qt.Orientation.Horizontal)
        shown = heads.shown_text(column)
        wide = heads.fontMetrics().horizontalAdvance(shown)
        if shown == CUT:  # part of the mark would be a point
            assert seen_width(table, column) >= wide
        assert shown in (CUT, "") or (is_whole(table, column) and wide <= room)
        assert shown in (head, CUT, "") or shown.endswith("…")
        for row in range(table.model().rowCount()):
            text, metrics = painted(table, row, column)
            value = table.model().index(row, column).data()
            assert text in (value, CUT, "")
            if text == CUT:
                assert seen_width(table, column) >= metrics.horizontalAdvance(CUT)
            elif text:
                assert is_whole(table, column)
                assert metrics.horizontalAdvance(text) <= room
                whole += 1
    return whole


@pytest.mark.parametrize("width", [420, 640, 1366, 1920])
@pytest.mark.parametrize(
    ("pixels", "theme"), [(10, DARK), (28, DARK), (13, LIGHT), (20, LIGHT)]
)
def test_what_is_seen_in_part_is_left_out(
    qtbot: QtBot, qapp: QApplication, width: int, pixels: int, theme: Theme
) -> None:
    dress(qapp, theme)
    panel = panel_of(qtbot, width, pixels)
    table = panel.table
    if width < NARROW:
        assert not table.width()  # the plot has all the room
        return
    bar = table.horizontalScrollBar()
    whole = 0
    for value in np.linspace(0, bar.maximum(), 7).astype(int).tolist():
        bar.setValue(value)
        whole += check(table)
    assert whole > 0  # something is seen somewhere
    # rows are as high as their text
    assert table.rowHeight(0) >= table.fontMetrics().height()
    heads = table.horizontalHeader()
    assert heads.height() >= heads.fontMetrics().height()


@pytest.mark.parametrize("size", [24, 40, 52, 64])
def test_a_column_that_the_user_makes_narrow_shows_no_part(
    qtbot: QtBot, size: int
) -> None:
    table = panel_of(qtbot, 1400, 13).table
    heads = table.horizontalHeader()
    heads.setMinimumSectionSize(10)
    for column in range(len(FIRST), table.model().columnCount()):
        heads.resizeSection(column, size)
    check(table)
    tip = table.model().headerData(
        3, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert "Min Gy" in tip  # the whole head, where it is elided


def test_names_stay_in_sight(qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp)
    table = panel_of(qtbot, 700, 13).table
    bar = table.horizontalScrollBar()
    assert table.frozen_width == 0
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    front = table.front
    assert front is not None
    assert front.isVisible()
    assert table.frozen_width == table.columnWidth(0)
    row = 1
    assert front.rowViewportPosition(row) == table.rowViewportPosition(row)
    assert front.rowHeight(row) == table.rowHeight(row)
    # the mouse finds the name that is seen there, not what lies below
    place = QPoint(10, table.rowViewportPosition(row) + 3)
    assert table.indexAt(place).column() == 0
    assert table.indexAt(place).row() == row
    beside = QPoint(table.frozen_width + 30, place.y())
    assert table.indexAt(beside).column() > 1
    told: list[object] = []
    table.row_hovered.connect(told.append)
    mouse(front.viewport(), QEvent.Type.MouseMove, QPointF(12, place.y()))
    assert told == [table.row_at(row).number]

    # what is painted above is opaque: nothing of the numbers shines through
    image: QImage = front.grab().toImage()
    ground = image.pixelColor(front.width() - 4, front.height() - 3)
    assert ground == QColor(DARK.panel)
    bar.setValue(0)
    assert not front.isVisible()
    assert table.frozen_width == 0


def test_a_cell_is_brought_into_sight_beside_the_names(qtbot: QtBot) -> None:
    table = panel_of(qtbot, 700, 13).table
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    index = table.model().index(0, 3)
    table.scrollTo(index)
    assert table.visualRect(index).left() >= table.frozen_width


@pytest.mark.parametrize("width", [180, 260, 376, 560])
def test_numbers_of_structures_are_whole_and_names_stay(
    qtbot: QtBot, qapp: QApplication, width: int
) -> None:
    dress(qapp)
    review = Review()
    review.set_case(panel_case.case())
    panel = StructuresPanel(review)
    qtbot.addWidget(panel)
    view = panel.view
    for hidden in range(RoiColumn.CONTOURS, RoiColumn.EYE):
        view.setColumnHidden(hidden, False)
    panel.resize(width, 400)
    panel.show()
    view.fit_columns()
    bar = view.horizontalScrollBar()
    heads = view.horizontalHeader()
    assert isinstance(heads, Heads)
    for value in np.linspace(0, bar.maximum(), 9).astype(int).tolist():
        bar.setValue(value)
        for column in range(RoiColumn.VOLUME, RoiColumn.MODE):
            if not is_seen(view, column):
                continue
            room = view.columnWidth(column) - SMALLEST_PADDING
            head = heads.shown_text(column)
            assert head in (CUT, "") or is_whole(view, column)
            assert heads.fontMetrics().horizontalAdvance(head) <= room
            wide = QFontMetrics(view.font()).horizontalAdvance
            for row in range(view.model().rowCount()):
                text = str(view.model().index(row, column).data() or "")
                assert wide(text) <= room
    if bar.maximum():
        assert view.front is not None
        assert view.frozen_width == sum(
            view.columnWidth(c) for c in (RoiColumn.COLOUR, RoiColumn.NAME)
        )
