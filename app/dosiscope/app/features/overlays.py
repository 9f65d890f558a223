"""What is drawn over the CT, switched by keys, and hidden while one is held."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
from dosiscope.viewer.layers.standard import SWITCHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.features.action import Entry
    from dosiscope.viewer.review import Review


class Overlays(QObject):
    """A switch for every overlay; the space bar, held, hides them all.

    Parameters
    ----------
    top
        The widget whose parts, and itself, hear the space bar.
    """

    def __init__(self, review: Review, top: QWidget) -> None:
        super().__init__(top)
        self._review = review
        self._top = top
        # of keys alone: a filter on the application would see every event in Python
        top.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Submenu("View", tr("Overlays"), actions=tuple(self._switches()))

    def _switches(self) -> Iterator[Action]:
        for switch in SWITCHES:
            yield Action(
                switch.overlay, "View", switch.text, switch.key,
                switch.tip, partial(self._review.look.toggle, switch.overlay),
                is_on=partial(self._review.look.is_switched_on, switch.overlay),
                needs_case=True,
            )  # fmt: skip

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Watch the widget that gets the keys."""
        for widget, follow in (
            (before, QWidget.removeEventFilter),
            (now, QWidget.installEventFilter),
        ):
            if widget is not None and widget is not self._top:
                follow(widget, self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide all overlays while space is held, unless it is typed or presses."""
        if (
            event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and isinstance(watched, QWidget)
            and watched.window() is self._top
            and not isinstance(QApplication.focusWidget(), (QLineEdit, QAbstractButton))
        ):
            if not event.isAutoRepeat():
                self._review.look.hide_all(event.type() == QEvent.Type.KeyPress)
            return True
        return super().eventFilter(watched, event)
