"""Labels that never overlap: one line that elides, paragraphs that wrap anywhere.

Text from files is never taken for HTML: labels are plain, tooltips are escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSizePolicy

from dosiscope.core.language import tr

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFont,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget


def tip(text: str) -> str:
    """Return ``text`` as a tooltip that shows it verbatim and wraps."""
    if not text:
        return ""
    from html import escape  # with all names of HTML: not before the first window

    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"


def verbatim(text: str) -> str:
    """Return ``text`` for a button or a menu, where a lone "&" would mark a key."""
    return text.replace("&", "&&")


def dress(label: QWidget, role: str = "", size: str = "", weight: str = "") -> None:
    """Set the style sheet's properties: colour role, text size and weight."""
    for name, value in (("role", role), ("textSize", size), ("weight", weight)):
        if value:
            label.setProperty(name, value)


class Line(QLabel):
    """One line of text; too long, it elides and the tooltip holds it all."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        size: str = "",
        weight: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__()
        self._full = ""
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        dress(self, role, size, weight)
        self.setText(text)

    def text(self) -> str:
        """Return the whole text, elided or not."""
        return self._full

    def setText(self, text: str) -> None:
        """Show another text."""
        if text != self._full:
            self._full = text
            self.updateGeometry()
            self._elide()

    def sizeHint(self) -> QSize:
        """Ask for the width of the whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Be content with a few letters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), 32), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide for the new width."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._full, self._mode, max(self.width(), 0)
        )
        if shown != super().text():
            super().setText(shown)
        self.setToolTip(tip(self._full if shown != self._full else ""))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the whole text."""
        _copy_menu(self, self._full, event)


class Paragraph(QLabel):
    """Text that wraps between words and, where a word is too long, inside it."""

    def __init__(
        self, text: str = "", role: str = "", size: str = "", weight: str = ""
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)  # makes the layout ask for heightForWidth
        dress(self, role, size, weight)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Ask for one line as wide as the text, but not wider than a panel."""
        metrics = self.fontMetrics()
        width = min(metrics.horizontalAdvance(self.text()) + 2, 240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Be content with a narrow column."""
        return QSize(48, self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text, px."""
        layout = wrapped(self.text(), self.font(), width, self.alignment())
        return round(layout.boundingRect().height()) + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the wrapped text."""
        layout = wrapped(self.text(), self.font(), self.width(), self.alignment())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            spare = self.height() - layout.boundingRect().height()
            layout.draw(painter, QPointF(0, max(spare / 2, 0)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the text."""
        _copy_menu(self, self.text(), event)


def wrapped(
    text: str,
    font: QFont,
    width: float,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QTextLayout:
    """Lay out ``text`` in lines of at most ``width`` px."""
    layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    leading = max(QFontMetrics(font).leading(), 2)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height() + leading
    layout.endLayout()
    return layout


def _copy_menu(parent: QWidget, text: str, event: QContextMenuEvent) -> None:
    if not text:
        return
    menu = QMenu(parent)
    menu.addAction(tr("Copy"), lambda: QApplication.clipboard().setText(text))
    menu.exec(event.globalPos())
