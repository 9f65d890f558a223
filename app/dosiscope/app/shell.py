"""The window without its panels: head, pages, docks, status bar. Needs Qt alone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenuBar,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dosiscope.app.dock_share import DockShare
from dosiscope.app.docks import make_docks, place_docks, restore_docks
from dosiscope.core.__about__ import NOT_CLINICAL
from dosiscope.core.language import tr
from dosiscope.viewer.widgets.empty_state import EmptyState
from dosiscope.viewer.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from dosiscope.app.settings import Settings
    from dosiscope.viewer.widgets.progress_strip import ProgressStrip

_SIZE = QSize(1366, 768)  # px, at first
_FRAME = QSize(16, 48)  # px, as much as systems put around a window

# they are filled with the panels; nothing moves then
MENUS = {
    "File": tr("&File"),
    "View": tr("&View"),
    "Dose": tr("D&ose"),
    "Structures": tr("&Structures"),
    "DVH": tr("&DVH"),
    "Plan": tr("&Plan"),
    "Tools": tr("&Tools"),
    "Help": tr("&Help"),
}


class Shell(QMainWindow):
    """Every place of the window, in the layout of the last time, and its first page.

    Attributes
    ----------
    painted
        It is on the screen, as ``is_painted`` says from then on.
    """

    painted = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.is_painted = False
        self.setObjectName("window")
        self.setWindowTitle("Dosiscope")
        self.setAcceptDrops(True)
        self.resize(_SIZE)
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AnimatedDocks
        )
        self.setTabPosition(
            Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North
        )
        self.setCorner(
            Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea
        )
        self._make_head()
        self._make_centre()
        self.docks = make_docks(self)
        self._make_status()
        layout = settings.layout()
        if layout is not None:
            self.restoreGeometry(layout[0])
        elif not self._has_room():
            self.setWindowState(Qt.WindowState.WindowMaximized)
        if layout is None or not restore_docks(self, self.docks, layout[1]):
            place_docks(self, self.docks)
        self.dvh_share = DockShare(self, self.docks["DVH"], settings)

    def _has_room(self) -> bool:
        """Whether the window with its frame fits on the screen, read-out and all."""
        if QGuiApplication.platformName() == "offscreen":
            return True  # there is no edge to see
        room = self.screen().availableGeometry().size()
        return (_SIZE + _FRAME).boundedTo(room) == _SIZE + _FRAME

    def _make_head(self) -> None:
        head = QWidget(self)
        self.head_rows = rows = QVBoxLayout(head)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        # not menuBar(): that would replace the head by a bare bar
        self.menu_bar = QMenuBar(head)
        for title in MENUS.values():
            self.menu_bar.addAction(title)
        rows.addWidget(self.menu_bar)
        self.setMenuWidget(head)

    def _make_centre(self) -> None:
        # from the outside in: what changes its parent is dressed once more
        centre = QWidget(self)
        self.pages = QStackedWidget(centre)
        self.notice = Notice(centre)
        self.empty = EmptyState(self.pages)
        picture = QWidget(self.pages)
        picture.setObjectName("picture")
        self.picture_row = QHBoxLayout(picture)
        self.picture_row.setContentsMargins(0, 0, 0, 0)
        self.picture_row.setSpacing(0)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(picture)
        self._rows = QVBoxLayout(centre)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.notice)
        self._rows.addWidget(self.pages, 1)
        self.setCentralWidget(centre)

    @cached_property
    def strip(self) -> ProgressStrip:
        """What long work is doing, between the notice and the page."""
        from dosiscope.viewer.widgets.progress_strip import ProgressStrip

        strip = ProgressStrip(self.centralWidget())
        self._rows.insertWidget(1, strip)
        return strip

    def _make_status(self) -> None:
        self.at_cursor = QLabel()
        self.at_cursor.setTextFormat(Qt.TextFormat.RichText)
        self.contents = QLabel(tr(NOT_CLINICAL))
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.at_cursor, 1)
        bar.addPermanentWidget(self.contents)
        # as high as the receiver's button with its border, which comes and goes
        self.contents.setContentsMargins(0, 1, 12, 1)
        self.at_cursor.setContentsMargins(12, 0, 0, 0)

    def show_starting(self) -> None:
        """Tell that what was asked for will be done."""
        self.strip.begin(tr("Starting"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when it is painted for the first time."""
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            self.painted.emit()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Let Tab go on where it would lead behind a tab, or out of sight.

        Qt keeps such docks, and bars of tabs that are not in use, outside the window.
        """
        first = now = QApplication.focusWidget()
        while super().focusNextPrevChild(is_next):
            now = QApplication.focusWidget()
            if now is None or now is first or _is_in_sight(now):
                return True
        return False

    def restore_layout(self) -> None:
        """Put all panels back to their first places."""
        place_docks(self, self.docks)
        self.dvh_share.forget()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout."""
        self.settings.save_layout(self.saveGeometry(), self.saveState())
        event.accept()


def _is_in_sight(widget: QWidget) -> bool:
    """Whether the dock that holds a widget is, or the widget, if it is a bar of tabs.

    What is scrolled out of sight comes into sight when the keys go to it.
    """
    place: QWidget | None = widget
    while place is not None and not isinstance(place, (QDockWidget, QTabBar)):
        place = place.parentWidget()
    if place is None or place.isWindow():
        return True
    window = place.window()
    return window.rect().intersects(QRect(place.mapTo(window, QPoint()), place.size()))
