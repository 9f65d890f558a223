"""The list of checks: sentences that wrap, under the titles of their groups.

It is no table: there are no columns, rows are as high as their sentences, titles stand
between them, and many alike unfold in place.  So it has a model and a delegate of its
own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
)

from dosiscope.core.language import tr
from dosiscope.core.rules import rule_of
from dosiscope.resources.theme import GRID, ICON, SMALL
from dosiscope.viewer import icons
from dosiscope.viewer.panels.checks_lines import Bundle, Entry, Title, lines_of
from dosiscope.viewer.panels.checks_rows import CheckRow
from dosiscope.viewer.style import colour, current_theme, font
from dosiscope.viewer.widgets.section import MARGIN
from dosiscope.viewer.widgets.text import tip, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
DEPTH = Qt.ItemDataRole.UserRole + 1
_TITLE = 32  # px, height of a group's title
_TEXT_LEFT = MARGIN + ICON + 2 * GRID
_MARK = MARGIN + ICON + 2 * GRID  # px at the right: chevron, or the way to the tags
_HINTS = 12  # sentences in the tooltip of a bundle


class ChecksModel(QAbstractListModel):
    """Titles, rows, and bundles of rows alike: those that hold what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[CheckRow] = []
        self._lines: list[tuple[Entry, int]] = []
        self._opened: set[tuple[str, ...]] = set()
        self._wanted = ""
        self._by_object = False

    def set_rows(self, rows: list[CheckRow]) -> None:
        """Take all rows, worst first."""
        self._all = rows
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Keep the rows that hold this text, in any case of letters."""
        self._wanted = text.strip().casefold()
        self._arrange()

    def set_by_object(self, by_object: bool) -> None:
        """Group by object, else by severity."""
        self._by_object = by_object
        self._arrange()

    def toggle(self, bundle: Bundle) -> None:
        """Unfold a bundle, or fold it; all else stays selected and where it is."""
        keys = [one.key if isinstance(one, Bundle) else None for one, _ in self._lines]
        at, many, top = keys.index(bundle.key), len(bundle.rows), QModelIndex()
        is_opening = bundle.key not in self._opened
        self._opened ^= {bundle.key}
        if is_opening:
            self.beginInsertRows(top, at + 1, at + many)
            self._lines = self._arranged()
            self.endInsertRows()
        else:
            self.beginRemoveRows(top, at + 1, at + many)
            self._lines = self._arranged()
            self.endRemoveRows()
        self.dataChanged.emit(self.index(at), self.index(at))

    def _arrange(self) -> None:
        self.beginResetModel()
        self._lines = self._arranged()
        self.endResetModel()

    def _arranged(self) -> list[tuple[Entry, int]]:
        return lines_of(self.shown, by_object=self._by_object, opened=self._opened)

    @property
    def shown(self) -> list[CheckRow]:
        """The rows that are listed, folded or not, without titles."""
        return [row for row in self._all if self._wanted in row.text.casefold()]

    def rowCount(self, _parent: Index | None = None) -> int:
        """Return the number of lines."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, the tooltip, the depth or the entry itself."""
        entry, depth = self._lines[index.row()]
        if role == ROW:
            return entry
        if role == DEPTH:
            return depth
        if isinstance(entry, Title):
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{entry.text}  {entry.count}"
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.message}\n{entry.detail}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_hint(entry))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only rows can be selected, titles cannot."""
        if isinstance(self._lines[index.row()][0], Title):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _hint(entry: Bundle | CheckRow) -> str:
    if isinstance(entry, Bundle):
        lines = [row.message for row in entry.rows[:_HINTS]]
        rest = len(entry.rows) - len(lines)
        return "\n".join([*lines, tr("and {n} more", n=rest)] if rest else lines)
    found = entry.finding
    if found is None:
        return ""
    rule = rule_of(found.rule)
    lines = [
        f"{found.rule} ({found.result}): {rule.sentence if rule is not None else ''}",
        found.object_uid,
        found.file,
    ]
    return "\n".join(line for line in lines if line)


class _Delegate(QStyledItemDelegate):
    """Draws titles and wrapped sentences."""

    def __init__(self, view: ChecksView) -> None:
        super().__init__(view)
        self._view = view

    def _width(self) -> int:
        return max(self._view.viewport().width() - _TEXT_LEFT - _MARK, 40)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the wrapped text needs."""
        entry = index.data(ROW)
        if isinstance(entry, Title):
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
        """Draw a title, or icon, sentence, detail and the mark at the right."""
        entry, rect, theme = index.data(ROW), option.rect, current_theme()
        painter.save()
        if isinstance(entry, Title):
            self._title(painter, rect, entry)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("raised"))
        top = rect.top() + 3 * GRID // 2
        if index.data(DEPTH):
            shade = QColor(getattr(theme, entry.group.role))
            line = QRect(rect.left() + MARGIN + ICON // 2, rect.top(), 1, rect.height())
            painter.fillRect(line, shade)
        else:
            shade_name = getattr(theme, entry.group.role)
            at = QPoint(rect.left() + MARGIN, top)
            self._icon(painter, entry.group.icon, shade_name, at)
        self._mark(painter, option, entry, QPoint(rect.right() - _MARK + GRID, top))
        place = QPointF(rect.left() + _TEXT_LEFT, top)
        sentence = wrapped(entry.message, font(), self._width())
        painter.setPen(QColor(theme.text))
        sentence.draw(painter, place)
        if entry.detail:
            place.setY(place.y() + sentence.boundingRect().height() + GRID)
            painter.setPen(QColor(theme.secondary))
            wrapped(entry.detail, font(SMALL), self._width()).draw(painter, place)
        painter.restore()

    def _mark(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        entry: Bundle | CheckRow,
        at: QPoint,
    ) -> None:
        theme = current_theme()
        if isinstance(entry, Bundle):
            name = "chevron-down" if entry.is_open else "chevron-right"
            self._icon(painter, name, theme.secondary, at)
        elif entry.uid and option.state & (
            QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected
        ):
            self._icon(painter, "list-tree", theme.accent, at)

    @staticmethod
    def _icon(painter: QPainter, name: str, shade: str, at: QPoint) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(at, icons.cached_pixmap(name, shade, ICON, ratio))

    @staticmethod
    def _title(painter: QPainter, rect: QRect, title: Title) -> None:
        box = rect.adjusted(MARGIN, GRID, -MARGIN, 0)
        number = str(title.count)
        painter.setFont(font(weight="semibold"))
        metrics = painter.fontMetrics()
        room = box.width() - metrics.horizontalAdvance(number) - 2 * GRID
        text = metrics.elidedText(title.text, Qt.TextElideMode.ElideRight, room)
        painter.setPen(colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        box.setLeft(box.left() + metrics.horizontalAdvance(text) + 2 * GRID)
        painter.setFont(font())
        painter.setPen(colour("secondary"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, number)


class ChecksView(QListView):
    """The list; rows are as high as their text at this width."""

    tags_clicked = Signal(object)  # a CheckRow

    def __init__(self) -> None:
        super().__init__()
        self.checks = ChecksModel()
        self.checks.setParent(self)
        self.setModel(self.checks)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(tr("What was found"))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the tags where the mark at the right is clicked."""
        at = event.position().toPoint()
        row = self.indexAt(at).data(ROW)
        is_mark = at.x() > self.viewport().width() - _MARK
        if is_mark and isinstance(row, CheckRow) and row.uid:
            self.tags_clicked.emit(row)
            return
        super().mousePressEvent(event)

    @property
    def help_entry(self) -> str:
        """The rule of what is selected, told of by the help; "" where it is not one."""
        found = {row.finding.rule for row in self.selected() if row.finding is not None}
        return found.pop() if len(found) == 1 else ""

    def selected(self) -> list[CheckRow]:
        """Return the selected rows, in order, those of bundles too."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=lambda i: i.row())
        rows: list[CheckRow] = []
        for index in chosen:
            entry = index.data(ROW)
            if isinstance(entry, Bundle):
                rows += [row for row in entry.rows if row not in rows]
            elif isinstance(entry, CheckRow) and entry not in rows:
                rows.append(entry)
        return rows
