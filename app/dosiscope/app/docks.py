"""The docks of the window: where the panels are, and their slim titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QTabBar,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from dosiscope.app.tab_list import TabList
from dosiscope.core.language import marked, tr
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.icons import set_icon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QByteArray


class DockTitle(QWidget):
    """Name, float and close; drag it to move the dock.

    It is filled when it is seen for the first time: most docks stay behind tabs.
    """

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock, self._name = dock, dock.windowTitle()
        self._shown_as_tab: bool | None = None
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 0, 2 * GRID, 0)
        row.setSpacing(GRID)

    def _fill(self) -> None:
        row = self._row
        name = QLabel(self._name)
        name.setProperty("weight", "semibold")
        row.addWidget(name, 1)
        for sign, tip, run in (
            (
                "square-arrow-out-up-right",
                tr("Take this panel out of the window, or put it back"),
                self._toggle_floating,
            ),
            ("x", tr("Close; View, Panels brings it back"), self._dock.close),
        ):
            button = QToolButton()
            set_icon(button, sign)
            button.setToolTip(tip)
            button.setAccessibleName(f"{tip}: {self._dock.windowTitle()}")
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(run)
            row.addWidget(button)

    def show_as_tab(self, in_tabs: bool) -> None:
        """Take no room where a tab names and moves the dock already."""
        is_seen = not in_tabs and self._dock.isVisible()
        is_to_be_filled = is_seen and not self._row.count()
        if in_tabs is self._shown_as_tab and not is_to_be_filled:
            return  # every dock is looked at whenever one of them moves
        self._shown_as_tab = in_tabs
        if is_to_be_filled:
            self._fill()
        for child in self.findChildren(QWidget):
            child.setVisible(not in_tabs)
        self.setFixedHeight(0 if in_tabs else ROW)

    def _toggle_floating(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())


_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
_BELOW = Qt.DockWidgetArea.BottomDockWidgetArea
_AREAS: Final = {
    marked("Structures"): _RIGHT,
    marked("Dose"): _RIGHT,
    marked("Plan"): _RIGHT,
    marked("Checks"): _RIGHT,
    marked("Goals", "tab"): _RIGHT,
    marked("Plan check"): _RIGHT,
    marked("Ladder"): _RIGHT,
    marked("Compare"): _RIGHT,
    marked("RT Image"): _RIGHT,
    marked("Records"): _RIGHT,
    marked("Second image"): _RIGHT,
    marked("Beam's eye"): _RIGHT,
    marked("3-D"): _RIGHT,
    marked("DVH"): _BELOW,
    marked("Beams"): _BELOW,
    marked("Measurements"): _BELOW,
    marked("Tray"): _BELOW,
    marked("Cases"): Qt.DockWidgetArea.LeftDockWidgetArea,
}
_SHORT: Final = {"Goals": "tab"}  # a shorter word than elsewhere, by its meaning
# not before somebody asks for them: tabs are for what every case has
_AT_FIRST_HIDDEN: Final = (
    *("Compare", "Second image", "Records", "RT Image", "Beam's eye", "Beams"),
    *("3-D", "Measurements", "Tray", "Cases"),
)
_WIDTH: Final = 424  # px, where the names of the tabs take no more
_MOST: Final = 0.36  # of the window's width: pictures need the rest
_AROUND_NAME: Final = 12  # px, as the style sheet has it
_COUNT: Final = 23  # px, of what is counted behind a name
_LEFT_WIDTH: Final = 360  # px: the case browser has room for its words


class _Room(QWidget):
    """Where a panel will be: as wide as the widest that is made when it is seen."""

    def sizeHint(self) -> QSize:
        """Return what a dock is given that stands alone in its area."""
        return QSize(_LEFT_WIDTH, super().sizeHint().height())


def place_docks(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
    """Put every dock in its first place, some of them out of sight."""
    first: dict[Qt.DockWidgetArea, QDockWidget] = {}
    for dock in docks.values():  # out of sight, in the window: tabs go with them
        dock.setFloating(False)
        dock.hide()
    for dock in docks.values():
        window.removeDockWidget(dock)
    for name, area in _AREAS.items():
        # before it joins others: else a bar of tabs is made that nothing takes away
        docks[name].setHidden(name in _AT_FIRST_HIDDEN)
        window.addDockWidget(area, docks[name])
        if area in first:
            window.tabifyDockWidget(first[area], docks[name])
        else:
            first[area] = docks[name]
    first[_RIGHT].raise_()
    width = _width_for(
        window, [docks[n] for n, area in _AREAS.items() if area is _RIGHT]
    )
    window.resizeDocks([first[_RIGHT]], [width], Qt.Orientation.Horizontal)


def _width_for(window: QMainWindow, docks: Sequence[QDockWidget]) -> int:
    """Return the width of a column in which all tabs have room for their names."""
    window.ensurePolished()
    metrics = window.fontMetrics()
    names = [dock.windowTitle() for dock in docks if not dock.isHidden()]
    taken = sum(metrics.horizontalAdvance(name) + _AROUND_NAME for name in names)
    return max(_WIDTH, min(taken + _COUNT, round(_MOST * window.width())))


def restore_docks(
    window: QMainWindow, docks: Mapping[str, QDockWidget], places: QByteArray
) -> bool:
    """Put every dock where it was; return whether the places can be read.

    One that they do not know, as those of an older version, is out of sight.
    """
    if not window.restoreState(places):
        return False
    for name, area in _AREAS.items():
        if window.dockWidgetArea(docks[name]) is Qt.DockWidgetArea.NoDockWidgetArea:
            docks[name].hide()
            window.addDockWidget(area, docks[name])
    return True


def make_docks(window: QMainWindow) -> dict[str, QDockWidget]:
    """Make every dock with an empty room for its panel, in no place yet."""
    docks = {name: _dock(window, name) for name in _AREAS}

    def tidy_titles() -> None:
        if not isValid(window):
            return  # it is being deleted, and its docks with it
        for dock in docks.values():
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                tabs = window.tabifiedDockWidgets(dock)
                title.show_as_tab(bool(tabs) and not dock.isFloating())
        _ready_bars(window, docks)

    # what is hidden behind another one leaves the tabs after it has told
    later = QTimer(window, singleShot=True, interval=0)
    later.timeout.connect(tidy_titles)
    for dock in docks.values():
        for moved in (
            dock.visibilityChanged,
            dock.topLevelChanged,
            dock.dockLocationChanged,
        ):
            moved.connect(tidy_titles)
            moved.connect(later.start)
    tidy_titles()
    return docks


def is_in_sight(dock: QDockWidget) -> bool:
    """Whether it is seen; one behind another tab is not, though Qt calls it visible."""
    return dock.isVisible() and not dock.visibleRegion().isEmpty()


def _ready_bars(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
    """Let bars of tabs scroll where they have no room, and list what is on them.

    Every click on a tab tells the window of its dock, as Qt does it of a dock alone
    that was behind another one.
    """

    def tell(title: str) -> None:
        for dock in docks.values():
            if dock.windowTitle() == title:
                window.tabifiedDockWidgetActivated.emit(dock)

    only = Qt.FindChildOption.FindDirectChildrenOnly
    for bar in window.findChildren(QTabBar, options=only):
        if bar.elideMode() is not Qt.TextElideMode.ElideNone:
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(True)
            bar.tabBarClicked.connect(lambda at, bar=bar: tell(bar.tabText(at)))
            TabList(bar)


def _dock(window: QMainWindow, name: str) -> QDockWidget:
    dock = QDockWidget(tr(name, _SHORT.get(name, "")), window)
    dock.setObjectName(f"dock-{name.lower()}")
    room = _Room()
    room.setProperty("surface", "panel")
    room.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    dock.setWidget(room)
    dock.setTitleBarWidget(DockTitle(dock))
    return dock
