"""What who cannot see the screen, or has no mouse, is told: names of controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenuBar,
    QScrollBar,
    QTabBar,
    QTableView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROLS = (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
)
# what Qt puts into them is operated, and told, with them
_HAVE_PARTS = (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QTableView, QMenuBar)


def name_of(widget: QWidget) -> str:
    """Return the name by which a control is read aloud."""
    found = QAccessible.queryAccessibleInterface(widget)
    if found is None:
        return ""
    name = widget.accessibleName() or _label_of(widget)
    # of a box Qt tells here what is chosen in it
    if not name and not isinstance(widget, QComboBox):
        name = found.text(QAccessible.Text.Name)
    return name.strip()


def _label_of(widget: QWidget) -> str:
    """Return the text of the label beside a control."""
    found = QAccessible.queryAccessibleInterface(widget)
    for other, _ in found.relations(QAccessible.RelationFlag.Label):
        return str(other.text(QAccessible.Text.Name))
    return ""


def controls_of(top: QWidget) -> Iterator[QWidget]:
    """Yield all that a user can operate, seen or not, with their parts left out."""
    for widget in top.findChildren(QWidget):
        parent = widget.parentWidget()
        above = parent.parentWidget() if parent is not None else None
        if isinstance(widget, (QScrollBar, QHeaderView)):
            continue
        if isinstance(parent, _HAVE_PARTS) or isinstance(above, QComboBox):
            continue
        if isinstance(widget, QAbstractButton) and widget.isHidden():
            if not widget.text() and widget.icon().isNull():
                continue  # it has a word where there is something to say
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
            continue
        if isinstance(widget, _CONTROLS) or is_operated(widget):
            yield widget


def is_operated(widget: QWidget) -> bool:
    """Whether it takes keys."""
    return (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus


def nameless(top: QWidget) -> list[str]:
    """Return the controls that have no name that can be read aloud, by their place."""
    return [
        f"{place_of(widget)}: {name_of(widget)!r}"
        for widget in controls_of(top)
        if not any(letter.isalnum() for letter in name_of(widget))
    ]


def place_of(widget: QWidget) -> str:
    """Return the classes around a widget, from the outside in."""
    names: list[str] = []
    now: QWidget | None = widget
    while now is not None and len(names) < 5:
        told = now.toolTip() or now.property("text") or now.objectName()
        names.append(f"{type(now).__name__}[{str(told)[:30]}]")
        now = now.parentWidget()
    return " > ".join(reversed(names))
