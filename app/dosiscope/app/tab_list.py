"""What is on a bar of tabs, where it has not room for all of them. Needs Qt alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMenu, QTabBar, QToolButton

from dosiscope.core.language import tr
from dosiscope.viewer.icons import set_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_SCROLLS = ("ScrollLeftButton", "ScrollRightButton")  # as Qt calls them


class TabList(QToolButton):
    """A menu of all tabs at the end of their bar, in place of arrows that scroll it.

    It is there where the bar would have arrows; the wheel and the keys of the arrows
    go from tab to tab with and without it.
    """

    def __init__(self, bar: QTabBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.setObjectName("tab-list")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go through the tabs
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(tr("All panels here"))
        self.setAccessibleName(self.toolTip())
        set_icon(self, "chevron-down")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        menu.triggered.connect(self._go_to)
        self.setMenu(menu)
        self.hide()
        for name in _SCROLLS:
            arrow = bar.findChild(QToolButton, name)
            if arrow is not None:
                arrow.installEventFilter(self)
        self._cover()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Come, move and go with the arrows."""
        if event.type() in (
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.Move,
            QEvent.Type.Resize,
        ):
            self._cover()
        return False

    def _cover(self) -> None:
        """Lie over the arrows, where there are any."""
        arrows = [self._bar.findChild(QToolButton, name) for name in _SCROLLS]
        shown = [one for one in arrows if one is not None and not one.isHidden()]
        self.setVisible(bool(shown))
        if shown:
            place = shown[0].geometry()
            for one in shown[1:]:
                place = place.united(one.geometry())
            self.setGeometry(place)
            self.raise_()

    def _fill(self) -> None:
        menu, bar = self.menu(), self._bar
        menu.clear()
        for at in range(bar.count()):
            action = menu.addAction(bar.tabText(at))
            action.setData(at)
            action.setCheckable(True)
            action.setChecked(at == bar.currentIndex())

    def _go_to(self, action: QAction) -> None:
        at = action.data()
        self._bar.setCurrentIndex(at)
        self._bar.tabBarClicked.emit(at)
