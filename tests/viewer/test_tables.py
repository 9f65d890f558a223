"""A new table is its columns: words, numbers, colours, icons, pills and ticks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from dosiscope.resources.theme import DARK
from dosiscope.viewer.widgets.cell_delegate import CellDelegate, Look
from dosiscope.viewer.widgets.columned import SORT
from dosiscope.viewer.widgets.columns import Cell, Column, Note, SwatchLook
from dosiscope.viewer.widgets.frozen import CUT
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView
from dosiscope.viewer.widgets.tree_model import TreeModel
from dosiscope.viewer.widgets.tree_view import TreeView
from support.look import dress
from support.pointer import mouse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Goal:
    """What a row of a table of goals would be."""

    structure: str
    colour: tuple[int, int, int]
    metric: str
    limit: str
    gray: float | None
    result: str

    @property
    def tone(self) -> str:
        return {"met": "good", "missed": "bad"}.get(self.result, "neutral")


GOALS = (
    Goal("Rectum", (150, 90, 200), "V70Gy", "≤ 15 %", 12.5, "met"),
    Goal("PTV", (230, 60, 60), "D95%", "≥ 74.1 Gy", 9.75, "missed"),
    Goal("Bladder", (240, 220, 60), "mean", "≤ 40 Gy", None, "not known"),
    Goal("Cord", (60, 220, 60), "max", "≤ 45 Gy", 102.25, "met"),
)


def number(goal: Goal) -> Cell:
    if goal.gray is None:
        return Cell("—", hint="no DVH")
    return Cell(f"{goal.gray:.2f}", goal.gray)


def columns() -> tuple[Column[Goal], ...]:
    return (
        Column(
            title="Structure",
            cell=lambda goal: Cell(goal.structure, swatch=goal.colour),
            note=lambda goal: "of the plan" if goal.structure == "PTV" else "",
        ),
        Column(title="Goal", cell=lambda goal: Cell(f"{goal.metric} {goal.limit}")),
        Column(title="value", unit="Gy", cell=number, is_number=True),
        Column(
            title="Result",
            hint="Whether the goal is met",
            cell=lambda goal: Cell(goal.result, pill=goal.tone),
        ),
        Column(
            title="Looked at",
            cell=lambda goal: Cell(is_checked=goal.result == "met"),
            is_on_demand=True,
            is_button=True,
            is_copied=False,
        ),
    )


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> TableView[Goal]:
    dress(qapp)
    made = TableView(TableModel(columns()), is_sortable=True)
    qtbot.addWidget(made)
    assert made.isColumnHidden(4)  # on demand: at first it is not there
    made.show_column(4, is_shown=True)
    made.source.set_rows(GOALS)
    made.resize(640, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(view: TableView[Goal]) -> list[str]:
    return [view.row_at(n).structure for n in range(view.model().rowCount())]


def test_heads_say_title_and_unit(view: TableView[Goal]) -> None:
    model = view.model()
    heads = [
        model.headerData(n, Qt.Orientation.Horizontal)
        for n in range(model.columnCount())
    ]
    assert heads == ["Structure", "Goal", "value Gy", "Result", "Looked at"]
    told = model.headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "Whether the goal is met" in told


def test_numbers_sort_as_numbers_and_what_has_none_is_last_of_all(
    view: TableView[Goal],
) -> None:
    view.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert shown(view) == ["Cord", "Rectum", "PTV", "Bladder"]
    view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert shown(view) == ["Bladder", "PTV", "Rectum", "Cord"]
    view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown(view) == ["Bladder", "Cord", "PTV", "Rectum"]
    view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert shown(view) == ["Rectum", "PTV", "Bladder", "Cord"]


def test_a_copy_has_heads_and_the_order_that_is_seen(
    qtbot: QtBot, view: TableView[Goal]
) -> None:
    view.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, delay=1)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0] == "Structure\tGoal\tvalue Gy\tResult"
    assert lines[1] == "Cord\tmax ≤ 45 Gy\t102.25\tmet"
    assert lines[3] == "PTV of the plan\tD95% ≥ 74.1 Gy\t9.75\tmissed"
    assert len(lines) == 5
    view.selectRow(1)
    assert view.text().split("\n")[1:] == ["Rectum\tV70Gy ≤ 15 %\t12.50\tmet"]


def ground(view: TableView[Goal], row: int, column: int) -> set[str]:
    """The colours of a cell."""
    image: QImage = view.viewport().grab().toImage()
    rect = view.visualRect(view.model().index(row, column))
    return {
        image.pixelColor(x, y).name()
        for x in range(rect.left(), min(rect.right(), image.width()))
        for y in range(rect.top(), rect.bottom())
    }


def test_a_pill_stands_in_its_tone_and_a_swatch_in_its_colour(
    view: TableView[Goal],
) -> None:
    for row, goal in enumerate(GOALS):
        tone = DARK.raised
        if goal.tone != "neutral":
            tone = DARK.soft(getattr(DARK, goal.tone))
        assert tone in ground(view, row, 3)
        assert QColor(*goal.colour).name() in ground(view, row, 0)
    assert DARK.soft(DARK.bad) not in ground(view, 0, 3)


def test_a_tick_is_painted_and_told(view: TableView[Goal]) -> None:
    model = view.model()
    role = Qt.ItemDataRole.CheckStateRole
    assert model.index(0, 4).data(role) == Qt.CheckState.Checked
    assert model.index(1, 4).data(role) == Qt.CheckState.Unchecked
    assert model.index(0, 0).data(role) is None
    assert DARK.active in ground(view, 0, 4)
    assert DARK.active not in ground(view, 1, 4)


def test_a_note_makes_its_row_higher(view: TableView[Goal]) -> None:
    assert view.rowHeight(1) > view.rowHeight(0) == view.rowHeight(2)


@pytest.mark.parametrize("wide", [24, 36, 60, 90, 120])
def test_numbers_and_pills_are_whole_or_left_out(
    view: TableView[Goal], wide: int
) -> None:
    heads = view.horizontalHeader()
    heads.setMinimumSectionSize(10)
    for column in (2, 3):
        heads.resizeSection(column, wide)
        for row in range(4):
            index = view.model().index(row, column)
            option = QStyleOptionViewItem()
            option.widget, option.font = view, view.font()
            option.rect = view.visualRect(index)
            delegate = view.itemDelegate()
            assert isinstance(delegate, CellDelegate)
            delegate.initStyleOption(option, index)
            assert option.text in (index.data(), CUT, "")
            if option.text == index.data():
                words = QFontMetrics(option.font).horizontalAdvance(option.text)
                assert words < wide


def test_names_stay_when_it_is_scrolled(view: TableView[Goal]) -> None:
    view.resize(240, 200)
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert view.frozen_width == view.columnWidth(0)
    at = QPoint(8, view.rowViewportPosition(1) + 4)
    assert view.indexAt(at).column() == 0


@pytest.mark.parametrize("is_scrolled", [False, True])
def test_the_third_click_on_a_head_gives_the_order_of_the_file_back(
    view: TableView[Goal], is_scrolled: bool
) -> None:
    """Also where the head is that of the names that stay in sight."""
    listed = shown(view)
    heads = view.horizontalHeader()
    if is_scrolled:
        view.resize(240, 200)
        view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
        assert view.front is not None
        heads = view.front.horizontalHeader()
    up = sorted(listed, key=str.casefold)
    for expected in (up, up[::-1], listed):
        at = QPoint(20, 10)
        QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert shown(view) == expected


def test_what_is_pointed_at_is_told_and_marked(view: TableView[Goal]) -> None:
    told: list[object] = []
    view.row_hovered.connect(told.append)
    at = view.visualRect(view.model().index(2, 1)).center()
    mouse(view.viewport(), QEvent.Type.MouseMove, QPointF(at))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert told == [GOALS[2], None]
    assert DARK.raised not in ground(view, 0, 1)
    view.set_marked(GOALS[0])
    assert DARK.raised in ground(view, 0, 1)
    assert DARK.raised not in ground(view, 1, 1)


def test_a_cell_that_does_something_selects_nothing(
    qtbot: QtBot, view: TableView[Goal]
) -> None:
    told: list[tuple[Goal, str]] = []
    view.button_pressed.connect(lambda row, column: told.append((row, column.title)))
    for column in (4, 1):
        at = view.visualRect(view.model().index(1, column)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert view.selected_rows() == ([] if column == 4 else [GOALS[1]])
    assert told == [(GOALS[1], "Looked at")]


def test_columns_on_demand_have_a_menu(view: TableView[Goal]) -> None:
    menu = view.column_menu(view)
    (action,) = menu.actions()
    assert (action.text(), action.isChecked()) == ("Looked at", True)
    action.trigger()
    assert view.isColumnHidden(4)
    action.trigger()
    assert not view.isColumnHidden(4)
    assert view.columnWidth(4) == view.natural_width_of(4)
    view.show_column(4, is_shown=False)  # as another menu does
    menu.aboutToShow.emit()
    assert not action.isChecked()
    assert view.isColumnHidden(4)


def test_typing_finds_rows(view: TableView[Goal]) -> None:
    view.filter_rows("D95")
    assert shown(view) == ["PTV"]
    view.filter_rows("")
    assert len(shown(view)) == 4


def test_rows_of_the_same_heads_keep_selection_and_widths(
    view: TableView[Goal],
) -> None:
    view.selectRow(1)
    view.horizontalHeader().resizeSection(1, 222)
    view.source.set_rows(GOALS[::-1])
    assert view.selected_rows() == [GOALS[2]]  # the place stays
    assert view.columnWidth(1) == 222
    other: Column[Goal] = Column(title="Another", cell=lambda goal: Cell(goal.metric))
    view.source.set_rows(GOALS, (columns()[0], other))
    assert view.selected_rows() == []
    assert view.columnWidth(1) == view.natural_width_of(1) != 222


def test_who_takes_the_rest_has_it(qtbot: QtBot) -> None:
    first, second, third, *_ = columns()
    wanted = (replace(first, takes_rest=True, least=150), second, third)
    table = TableView(TableModel(wanted))
    qtbot.addWidget(table)
    table.source.set_rows(GOALS)
    table.resize(600, 200)
    table.show()
    qtbot.waitExposed(table)
    total = sum(table.columnWidth(n) for n in range(3))
    assert total == table.viewport().width()
    table.resize(160, 200)
    assert table.columnWidth(0) == 150


class Grouped(TreeModel[Goal | str]):
    """Goals below what becomes of them."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(title="Goal", cell=self._name),
                Column(title="", cell=self._result, is_button=True),
            )
        )
        self.grown: list[object] = []

    def below(self, row: Goal | str) -> Sequence[Goal | str]:
        self.grown.append(row)
        if row == "all":
            return tuple(dict.fromkeys(goal.result for goal in GOALS))
        return [goal for goal in GOALS if goal.result == row]

    def has_below(self, row: Goal | str) -> bool:
        return isinstance(row, str)

    def note(self, row: Goal | str) -> Note:
        return Note(row.limit if isinstance(row, Goal) else "")

    def _name(self, row: Goal | str) -> Cell:
        if isinstance(row, str):
            return Cell(row)
        return Cell(row.structure, swatch=row.colour)

    def _result(self, row: Goal | str) -> Cell:
        return Cell() if isinstance(row, str) else Cell(row.result, pill=row.tone)


def test_a_tree_has_the_same_cells_and_grows_what_is_opened(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dress(qapp)
    model = Grouped()
    tree = TreeView(model, Look(row=28), "Goals")
    qtbot.addWidget(tree)
    model.set_root("all")
    tree.resize(400, 300)
    tree.show()
    qtbot.waitExposed(tree)
    assert model.grown == ["all"]
    tops = [model.index_of((n,)) for n in range(model.rowCount())]
    assert [model.row_of(top) for top in tops] == ["met", "missed", "not known"]
    tree.expand(tops[0])
    assert model.grown == ["all", "met"]
    cord = model.index_of((0, 1))
    assert model.row_of(cord) == GOALS[3]
    assert cord.parent() == tops[0]
    read = Qt.ItemDataRole.AccessibleDescriptionRole
    assert (cord.data(), cord.data(read)) == ("Cord", "≤ 45 Gy")
    assert tree.visualRect(cord).height() == 40  # two lines
    told: list[Goal] = []
    tree.button_pressed.connect(lambda row, _: told.append(row))
    result = tree.visualRect(model.index(1, 1, tops[0]))
    image = tree.viewport().grab().toImage()
    assert DARK.soft(DARK.good) in {
        image.pixelColor(x, result.top() + 11).name()
        for x in range(result.left(), min(result.right(), image.width()))
    }
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=result.center())
    assert told == [GOALS[3]]
    assert not tree.selectionModel().hasSelection()
    assert [model.row_of(index) for index in model.indices()] == [
        *("met", GOALS[0], GOALS[3]),
        *("missed", GOALS[1]),
        *("not known", GOALS[2]),
    ]
    assert not model.index(0, 2).isValid()
    assert not model.index(3, 0).isValid()
    assert not model.index(0, -1).isValid()
    model.set_root(None)
    assert model.rowCount() == 0


ORDERS = st.one_of(st.none(), st.floats(-1e6, 1e6))


@given(st.lists(ORDERS, max_size=12))
def test_sorting_a_column_of_numbers_is_sorting_numbers(
    numbers: list[float | None],
) -> None:
    column: Column[float | None] = Column(
        title="n",
        cell=lambda n: Cell("—" if n is None else f"{n:.3f}", n),
        is_number=True,
    )
    found = sorted(numbers, key=column.order)
    known = [n for n in found if n is not None]
    assert known == sorted(n for n in numbers if n is not None)
    assert found[: len(found) - len(known)] == [None] * (len(found) - len(known))


def test_a_doubtful_value_is_marked_where_it_is_seen_not_where_it_is_copied(
    qtbot: QtBot,
) -> None:
    column: Column[int] = Column(
        title="n", cell=lambda n: Cell(str(n), n, is_doubtful=n > 1)
    )
    model = TableModel((column,))
    model.set_rows((1, 2))
    assert [model.index(n, 0).data() for n in range(2)] == ["1", "⚠ 2"]
    assert [model.index(n, 0).data(SORT) for n in range(2)] == [1, 2]
    view = TableView(model)
    qtbot.addWidget(view)
    assert view.text() == "n\n1\n2"


def coloured(look: SwatchLook, goal: Goal) -> Cell:
    return Cell(swatch=goal.colour, swatch_look=look)


def test_a_ring_and_a_faint_colour_differ_from_a_full_one(
    view: TableView[Goal],
) -> None:
    pictures = set()
    for look in SwatchLook:
        column: Column[Goal] = Column(title="", cell=partial(coloured, look), least=40)
        view.source.set_rows(GOALS, (column,))
        middle = view.visualRect(view.model().index(0, 0)).center()
        image = view.viewport().grab().toImage()
        pictures.add(image.pixelColor(middle).name())
    assert len(pictures) == len(SwatchLook)


def test_texts_that_wrap_have_their_height_when_they_change(qtbot: QtBot) -> None:
    column: Column[str] = Column(
        title="Words", cell=Cell, takes_rest=True, is_wrapped=True
    )
    view = TableView(TableModel((column,)))
    qtbot.addWidget(view)
    view.source.set_rows(["short"])
    view.resize(200, 200)
    view.show()
    qtbot.waitExposed(view)
    low = view.rowHeight(0)
    view.source.set_rows(["many words " * 20])
    assert view.rowHeight(0) > 3 * low
