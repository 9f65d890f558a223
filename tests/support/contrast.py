"""How well words and signs are told from what is behind them, measured in pixels."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QAbstractListModel, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from dosiscope.resources.theme import contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


_LETTER = 24  # px


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """Return the pixels of an image, shape (height, width, 3), red first."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(
        plain.height(), plain.bytesPerLine()
    )
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


def contrast_in(pixels: NDArray[np.uint8]) -> float:
    """Return the contrast of what is drawn, as WCAG 2: of the ground to the farthest.

    Letters have thin strokes, whose pixels are mixed with the ground; the one that is
    farthest from it is the colour with which they are drawn, or less.
    """
    packed = pixels.reshape(-1, 3).astype(np.uint32) @ _PLACES
    colours, counts = np.unique(packed, return_counts=True)
    ground = int(colours[counts.argmax()])
    return max(_contrast(ground, one) for one in colours.tolist())


_PLACES = np.array([1 << 16, 1 << 8, 1], np.uint32)


@cache
def _contrast(one: int, other: int) -> float:
    return contrast(f"#{one:06x}", f"#{other:06x}")


def written(top: QWidget) -> Iterator[tuple[str, QWidget, QRect]]:
    """Yield words that are seen in a widget: what, in whom and where in it.

    Not what is switched off, and not what stands on pictures and plots.
    """
    for widget in top.findChildren(QWidget):
        seen = widget.visibleRegion().boundingRect()
        if seen.isEmpty() or not widget.isEnabled() or seen != widget.rect():
            continue
        if seen.width() < _LETTER:
            continue  # it has no room, and says so where it is pointed at
        if isinstance(widget, QTabBar):
            for n in range(widget.count()):
                if widget.isTabEnabled(n) and seen.contains(widget.tabRect(n)):
                    yield widget.tabText(n), widget, widget.tabRect(n)
        elif isinstance(widget, QAbstractItemView):
            yield from _cells(widget)
        elif isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            text = widget.text()
            if isinstance(widget, QLineEdit):
                text = text or widget.placeholderText()
            if text.strip():
                yield text, widget, widget.rect()
        elif isinstance(widget, QComboBox) and widget.currentText():
            yield widget.currentText(), widget, widget.rect()


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, QWidget, QRect]]:
    model, port = view.model(), view.viewport()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(model.rowCount(), 6)):
        for column in range(columns):
            index = model.index(row, column)
            place = view.visualRect(index)
            text = index.data(Qt.ItemDataRole.DisplayRole)
            is_on = index.flags() & Qt.ItemFlag.ItemIsEnabled
            if text and is_on and port.rect().contains(place) and place.width() > 8:
                yield str(text), port, place


def measured(top: QWidget) -> list[tuple[float, str, QWidget]]:
    """Return contrast, words and widget of all that is written, the least first."""
    whole = pixels_of(top.grab().toImage())
    found = []
    for text, widget, place in written(top):
        at = widget.mapTo(top, QPoint(0, 0)) + place.topLeft()
        part = whole[at.y() : at.y() + place.height(), at.x() : at.x() + place.width()]
        if part.size:
            found.append((contrast_in(part), text, widget))
    return sorted(found, key=lambda one: one[0])
