"""Help: F1 opens the page and the heading about what has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dosiscope.app.features.action import Action
from dosiscope.app.features.help_topics import INDEX, topic_of
from dosiscope.core.language import tr
from dosiscope.viewer.help import HAS_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget, QMainWindow

    from dosiscope.viewer.review import Review

_KEY: Final = "F1"


class Help(QObject):
    """Opens the documentation, in the main window and in every dialog of it.

    A dialog that keeps the window waiting keeps the keys of the menus waiting too, so
    that each has the key itself, from when it is used first.
    """

    def __init__(self, review: Review, top: QMainWindow) -> None:
        super().__init__(top)
        self._top = top
        # the panel whose tab was chosen, and what had the focus: tabs leave it there
        self._chosen: tuple[QDockWidget, QWidget | None] | None = None
        top.tabifiedDockWidgetActivated.connect(self._choose)
        review.cursor_changed.connect(self._choose_none)  # a click in a picture
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._give_key)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "help", "Help", tr("Help"), _KEY,
            tr("Open the page about the panel that you are using"), self.show,
            icon="circle-help",
        )  # fmt: skip
        yield Action(
            "help_contents", "Help", tr("Contents"), "",
            tr("All pages: user guide, recipes, questions, messages, validation"),
            self.show_contents,
        )  # fmt: skip
        yield Action(
            "first_review", "Help", tr("First review in five minutes"), "",
            tr("The way from opening to a report, with the demo patient"),
            lambda: self._open("first-review.md", self._top),
        )  # fmt: skip

    def show(self) -> None:
        """Show what is told about the widget that has the focus."""
        used = self._focus()
        if self._chosen is not None and self._chosen[1] is used:
            used = self._chosen[0].widget()
        self._open(topic_of(used), self._top)

    def _focus(self) -> QWidget | None:
        return QApplication.focusWidget() or self._top.focusWidget()

    def _choose(self, dock: QDockWidget) -> None:
        self._chosen = dock, self._focus()

    def _choose_none(self) -> None:
        self._chosen = None

    def show_contents(self) -> None:
        """Show the list of all pages."""
        self._open(INDEX, self._top)

    def _show_of(self, dialog: QWidget) -> None:
        self._open(topic_of(QApplication.focusWidget() or dialog), dialog)

    def _open(self, topic: str, beside: QWidget) -> None:
        from dosiscope.viewer.help.window import HelpWindow

        if not beside.isModal():  # one for all that keep nobody waiting
            beside = self._top
        HelpWindow.beside(beside).open_at(topic)

    def _give_key(self, _: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if not isinstance(window, QDialog) or window.property(HAS_KEY):
            return
        if not self._top.isAncestorOf(window) and window.parent() is not self._top:
            return
        window.setProperty(HAS_KEY, True)
        key = QShortcut(QKeySequence(_KEY), window)
        key.activated.connect(lambda: self._show_of(window))
