"""What a widget has painted, and what becomes of it where its painting fails."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


def grabbed(widget: QWidget) -> QImage:
    """Return what is on a widget once everything is painted."""
    QApplication.processEvents()
    image: QImage = widget.grab().toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def colours(image: QImage) -> set[str]:
    """Return the colours of all pixels, as "#rrggbb"."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
    }


def open_menus() -> list[QMenu]:
    """Return the menus that are on the screen."""
    tops = QApplication.topLevelWidgets()
    return [w for w in tops if isinstance(w, QMenu) and w.isVisible()]


@contextmanager
def failing(owner: object, name: str) -> Iterator[list[type[BaseException]]]:
    """Let what is called to paint raise; yields the kinds of what is told of it.

    ``owner`` is the object or module that ``name`` is replaced in.
    """
    told: list[type[BaseException]] = []

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.excepthook", lambda kind, *_: told.append(kind))
        patch.setattr(owner, name, fail)
        yield told
