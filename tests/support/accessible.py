"""What who cannot see the screen, or has no mouse, is told: names of controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenuBar,
    QScrollBar,
    QTabBar,
    QTableView,
    QTextBrowser,
    QWidget,
)

from support.contrast import pixels_of

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


_LINKS = 200  # of a page, the most


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


def bring_forward(top: QWidget) -> None:
    """Let the keys go to a window: to a dialog, and not to what is behind it.

    A dialog over the active window counts as active before that.
    """
    top.activateWindow()
    assert QTest.qWaitForWindowActive(top)
    top.windowHandle().requestActivate()
    for _ in range(200):
        if QApplication.activeWindow() is top:
            return
        QTest.qWait(10)
    raise AssertionError(f"the keys do not go to {place_of(top)}")


def walk() -> list[QWidget]:
    """Press Tab until the focus is where it was before; return where it went.

    Of chips of which one is chosen Tab goes to that one alone, arrows to the others.
    """
    seen: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and now not in seen:
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        for _ in range(_LINKS if isinstance(now, QTextBrowser) else 0):
            if QApplication.focusWidget() is not now:
                break
            QTest.keyClick(now, Qt.Key.Key_Tab)  # to the next link
    assert now is not seen[-1], f"Tab does not lead out of {place_of(seen[-1])}"
    return seen


def shows_focus(widget: QWidget) -> bool:
    """Whether a control looks different while the keys go to it."""
    if (now := QApplication.focusWidget()) is not None:
        now.clearFocus()
    before = pixels_of(widget.grab().toImage())
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    after = pixels_of(widget.grab().toImage())
    return before.shape != after.shape or int((before != after).any(axis=2).sum()) > 7


def not_operable(top: QWidget) -> list[str]:
    """Return what has no name, what no key leads to, and what does not show the keys.

    The keys must go to the window of ``top``.
    """

    def operated() -> Iterator[QWidget]:
        for one in controls_of(top):
            if is_operated(one) and one.isVisible() and one.isEnabled():
                yield one

    found = [f"has no name: {one}" for one in nameless(top)]
    first = next(operated(), None)
    if first is None:
        return found
    first.setFocus()
    stops = walk()
    for one in operated():
        if one not in stops and one.focusProxy() not in stops:
            found.append(f"no key leads to: {place_of(one)}")
        if not one.visibleRegion().isEmpty() and not shows_focus(one):
            found.append(f"does not show the keys: {place_of(one)}")
    return found
