"""Menus and keys of the window, made of what its features have to offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from dosiscope.app.features.action import Submenu
from dosiscope.app.shell import MENUS
from dosiscope.viewer.icons import set_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenuBar, QWidget

    from dosiscope.app.features.action import Action, Entry
    from dosiscope.viewer.review import Review


class Menus(QObject):
    """Makes every action once, puts it into its menu and keeps it up to date.

    Parameters
    ----------
    picture
        The widget to which the keys belong that are the picture's alone.
    """

    def __init__(
        self,
        bar: QMenuBar,
        entries: Iterable[Entry],
        review: Review,
        picture: QWidget,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._parent = parent
        self._review = review
        self._picture = picture
        self.actions: dict[str, QAction] = {}
        self._made: list[tuple[Action, QAction]] = []
        menus = {name: bar.addMenu(title) for name, title in MENUS.items()}
        for menu in menus.values():
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self.refresh)  # features know more than a review
        for entry in entries:
            menu = menus[entry.menu]
            if entry.has_line:
                menu.addSeparator()
            if isinstance(entry, Submenu):
                menu.addMenu(self._submenu(entry, menu))
            else:
                menu.addAction(self._action(entry))
        for changed in (
            review.case_changed,
            review.axial.planes_changed,
            review.look.overlays_changed,
            review.display.styles_changed,
            review.marks.changed,
            review.marks.selected_changed,
            review.marks.tool_changed,
            review.beam.beam_changed,
            review.second.image_changed,
            review.arranged,
            review.dose_changed,
            review.doses_changed,
            review.comparison.changed,
            review.comparison.kept_changed,
            review.comparison.shown_changed,
            review.comparison.worked_out,
        ):
            changed.connect(self.refresh)
        self.refresh()

    def _submenu(self, entry: Submenu, menu: QMenu) -> QMenu:
        submenu, fill = QMenu(entry.title, menu), entry.fill
        for action in entry.actions:
            if action.has_line:
                submenu.addSeparator()
            submenu.addAction(self._action(action))
        if fill is not None:
            if entry.actions:
                submenu.addSeparator()
            kept = len(submenu.actions())
            # not at the start, as what it offers may have to be read; but before it is
            # opened itself: an empty one does not open
            menu.aboutToShow.connect(lambda: _refill(submenu, fill, kept))
        return submenu

    def _action(self, entry: Action) -> QAction:
        action = QAction(entry.text, self._parent)
        action.setObjectName(entry.name)
        action.setCheckable(entry.is_on is not None)
        keys = entry.keys.split()
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(f"{entry.tip} ({keys[0]})" if keys else entry.tip)
        action.setStatusTip(entry.tip)
        if entry.icon:
            set_icon(action, entry.icon)
        if entry.is_of_picture or any(map(is_typed, keys)):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._picture.addAction(action)
        action.triggered.connect(lambda _checked: self._do(entry))
        self.actions[entry.name] = action
        self._made.append((entry, action))
        return action

    def _do(self, entry: Action) -> None:
        entry.do()
        self.refresh()  # also where nothing came of it

    def refresh(self) -> None:
        """Show which actions make sense now, and which switches are on."""
        has_case = self._review.case is not None
        for entry, action in self._made:
            offered = entry.is_offered is None or entry.is_offered()
            action.setEnabled(offered and (has_case or not entry.needs_case))
            if entry.is_on is not None:
                action.setChecked(entry.is_on())
            if entry.words is not None:
                action.setText(entry.words())


def is_typed(key: str) -> bool:
    """Whether a key is a letter or a figure, which lists and fields take as typed.

    Such keys mean something on a picture alone: one that is typed beside a field must
    not switch what is seen.
    """
    return len(key.removeprefix("Shift+")) == 1 and key[-1].isalnum()


def _refill(menu: QMenu, fill: Callable[[QMenu], None], kept: int) -> None:
    """Fill a menu anew below what is always there."""
    if not kept:
        menu.clear()
    for action in menu.actions()[kept:]:
        menu.removeAction(action)
        action.deleteLater()
    fill(menu)
