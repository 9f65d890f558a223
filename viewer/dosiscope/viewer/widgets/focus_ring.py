"""Shows where the keys go, around what shows it by nothing of its own.

Buttons and fields have a line in the accent colour by the style sheet; lists, tables,
columns that scroll, tabs and panels get one from here, where the keyboard took the
focus there.  Who clicks knows where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QGraphicsView,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from dosiscope.viewer.theming import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WIDE = 2  # px
# what scrolls and shows it by itself
_MARKED = (QPlainTextEdit, QTextEdit, QGraphicsView)


class FocusRing(QObject):
    """Follows the focus within a window and its dialogs."""

    def __init__(self, top: QWidget) -> None:
        super().__init__(top)
        self._top = top
        self._ring: _Ring | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        is_clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or is_clicked or not _is_bare(new) or not self._has(new):
            return
        self._ring = _Ring(new)

    def _has(self, widget: QWidget) -> bool:
        """Whether a widget belongs to the window, or to a dialog over it."""
        now: QWidget | None = widget
        while now is not None and now is not self._top:
            now = now.parentWidget()
        return now is not None


def _is_bare(widget: QWidget) -> bool:
    is_plain = type(widget).paintEvent is QWidget.paintEvent and bool(widget.layout())
    scrolls = isinstance(widget, QAbstractScrollArea) and not isinstance(
        widget, _MARKED
    )
    return is_plain or scrolls or isinstance(widget, QTabBar)


class _Ring(QFrame):
    """A line along the edges of a widget, which takes no mouse from it."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(around.rect())
        around.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what it is around."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(QRect(watched.rect()))
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        with QPainter(self) as painter:
            pen = QPen(colour("accent"), _WIDE)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
