"""The mouse as widgets get to know of it: wheel, buttons, moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

NO_BUTTON = Qt.MouseButton.NoButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def turn_wheel(
    widget: QWidget,
    notches: float,
    at: QPointF | None = None,
    keys: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """Turn the wheel above a place of a widget, its middle if none is given."""
    at = QPointF(widget.rect().center()) if at is None else at
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, round(120 * notches)),
        NO_BUTTON,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(_port(widget), event)


def mouse(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPointF,
    button: Qt.MouseButton = NO_BUTTON,
    held: Qt.MouseButton | None = None,
    keys: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """Send one event; ``held`` is what is down then, the ``button`` if not given."""
    held = button if held is None else held
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, held, keys)
    QApplication.sendEvent(_port(widget), event)


def _port(widget: QWidget) -> QWidget:
    """Return what the system sends the mouse to: of a scroll area its viewport."""
    return widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
