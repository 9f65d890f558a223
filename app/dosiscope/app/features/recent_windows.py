"""Windows of the grey values that were used last, and back to the one before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dosiscope.app.choices import RECENT_WINDOWS
from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
from dosiscope.core.text import typed_number
from dosiscope.resources.presets import WINDOWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.settings import Settings
    from dosiscope.viewer.review import Review

    Window = tuple[float, float]

_SETTLED_MS = 800  # without a change, a window is one that is used
_MOST = 5


class RecentWindows(QObject):
    """Keeps the windows of HU that the user has set by hand, the newest first."""

    def __init__(self, review: Review, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._review, self._settings = review, settings
        self._last = self._current = review.look.window
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._soon.timeout.connect(self.settle)
        review.look.window_changed.connect(self._soon.start)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        back = Action(
            "last_window", "View", tr("Previous window"), "0",
            tr("Back to the window before this one, and again to this one"),
            self._go_back, needs_case=True,
        )  # fmt: skip
        yield Submenu(
            "View", tr("Recently used windows"), actions=(back,), fill=self._fill
        )

    @property
    def recent(self) -> list[Window]:
        """Centre and width of those that were used, the newest first."""
        return [*self._settings.get(RECENT_WINDOWS)][:_MOST]

    def settle(self) -> None:
        """Take the window of now as one that is used."""
        self._soon.stop()
        window, case = self._review.look.window, self._review.case
        if window == self._current:
            return
        self._last, self._current = self._current, window
        is_hu = case is not None and (case.ct is None or case.ct.is_hounsfield)
        is_preset = any(window == (one.centre, one.width) for one in WINDOWS)
        if is_hu and not is_preset:
            self._settings.change(
                RECENT_WINDOWS,
                lambda old: (window, *(one for one in old if one != window))[:_MOST],
            )

    def _go_back(self) -> None:
        self.settle()
        self._review.look.set_window(*self._last)
        self.settle()

    def _fill(self, menu: QMenu) -> None:
        self.settle()
        for centre, width in self.recent:
            text = f"W {typed_number(width)}  L {typed_number(centre)}"
            menu.addAction(text, partial(self._review.look.set_window, centre, width))
        if not self.recent:
            menu.addAction(tr("None yet")).setEnabled(False)
