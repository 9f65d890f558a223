"""Sizes that hold words: they grow with the text, and shrink again with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dosiscope.viewer.theming import scaled, state

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class _Grown(QObject):
    def __init__(self, widget: QWidget, width: int, height: int) -> None:
        super().__init__(widget)
        self._widget, self._width, self._height = widget, width, height
        state.changed.connect(self._apply)
        self._apply()

    def _apply(self) -> None:
        if self._width:
            self._widget.setFixedWidth(round(scaled(self._width)))
        if self._height:
            self._widget.setFixedHeight(round(scaled(self._height)))


def grow_with_text(widget: QWidget, *, width: int = 0, height: int = 0) -> None:
    """Fix a size that is right for text of the usual size, for text of any size.

    Parameters
    ----------
    width, height
        Px with text of the usual size; 0: not fixed.
    """
    _Grown(widget, width, height)
