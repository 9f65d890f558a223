"""The list of checks: sentences that wrap, under the titles of their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
)

from dosiscope.resources.theme import GRID, ICON, SMALL
from dosiscope.viewer import icons
from dosiscope.viewer.panels.checks_rows import CheckRow, Group, counts
from dosiscope.viewer.style import colour, current_theme, font
from dosiscope.viewer.widgets.section import MARGIN
from dosiscope.viewer.widgets.text import tip, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_TITLE = 32  # px, height of a group's title
_TEXT_LEFT = MARGIN + ICON + 2 * GRID


class ChecksModel(QAbstractListModel):
    """Titles of groups and their rows, those that hold what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[CheckRow] = []
        self._shown: list[Group | CheckRow] = []
        self._counts: dict[Group, int] = {}
        self._wanted = ""

    def set_rows(self, rows: list[CheckRow]) -> None:
        """Take all rows, sorted by group."""
        self._all = rows
        self._filter()

    def set_filter(self, text: str) -> None:
        """Keep the rows that hold this text, in any case of letters."""
        self._wanted = text.strip().casefold()
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        rows = [row for row in self._all if self._wanted in row.text.casefold()]
        self._counts = counts(rows)
        self._shown = []
        for group in self._counts:
            self._shown.append(group)
            self._shown += [row for row in rows if row.group == group]
        self.endResetModel()

    @property
    def shown(self) -> list[CheckRow]:
        """The rows that are listed, without titles."""
        return [row for row in self._shown if isinstance(row, CheckRow)]

    def rowCount(self, _parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows and titles."""
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, the tooltip or the row itself."""
        entry = self._shown[index.row()]
        if role == ROW:
            return entry
        if isinstance(entry, Group):
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{entry.title}  {self._counts[entry]}"
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.ToolTipRole and entry.finding is not None:
            found = entry.finding
            lines = [f"Rule {found.rule}: {found.result}", found.object_uid, found.file]
            return tip("\n".join(line for line in lines if line))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only rows can be selected, titles cannot."""
        if isinstance(self._shown[index.row()], Group):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    """Draws titles and wrapped sentences."""

    def __init__(self, view: ChecksView) -> None:
        super().__init__(view)
        self._view = view

    def _width(self) -> int:
        return max(self._view.viewport().width() - _TEXT_LEFT - MARGIN, 40)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that the wrapped text needs."""
        entry = index.data(ROW)
        if isinstance(entry, Group):
            return QSize(100, _TITLE)
        width = self._width()
        height = wrapped(entry.message, font(), width).boundingRect().height()
        if entry.detail:
            below = wrapped(entry.detail, font(SMALL), width).boundingRect()
            height += below.height() + GRID
        return QSize(100, round(height) + 3 * GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw a title, or icon, sentence and detail."""
        entry, rect, theme = index.data(ROW), option.rect, current_theme()
        painter.save()
        if isinstance(entry, Group):
            self._title(painter, rect, str(index.data()))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("raised"))
        ratio = painter.device().devicePixelRatioF()
        shade = getattr(theme, entry.group.role)
        mark = icons.cached_pixmap(entry.group.icon, shade, ICON, ratio)
        top = rect.top() + 3 * GRID // 2
        painter.drawPixmap(rect.left() + MARGIN, top, mark)
        at = QPointF(rect.left() + _TEXT_LEFT, top)
        sentence = wrapped(entry.message, font(), self._width())
        painter.setPen(QColor(theme.text))
        sentence.draw(painter, at)
        if entry.detail:
            at.setY(at.y() + sentence.boundingRect().height() + GRID)
            painter.setPen(QColor(theme.secondary))
            wrapped(entry.detail, font(SMALL), self._width()).draw(painter, at)
        painter.restore()

    @staticmethod
    def _title(painter: QPainter, rect: QRect, text: str) -> None:
        painter.setFont(font(weight="semibold"))
        painter.setPen(colour("text"))
        box = rect.adjusted(MARGIN, GRID, -MARGIN, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)


class ChecksView(QListView):
    """The list; rows are as high as their text at this width."""

    def __init__(self) -> None:
        super().__init__()
        self.checks = ChecksModel()
        self.setModel(self.checks)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def selected(self) -> list[CheckRow]:
        """Return the selected rows, in order."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=lambda i: i.row())
        rows = [index.data(ROW) for index in chosen]
        return [row for row in rows if isinstance(row, CheckRow)]
