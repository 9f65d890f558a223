"""A page of the documentation: Markdown and pictures in the look of the program."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QDesktopServices,
    QFont,
    QFontDatabase,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from dosiscope.core.language import tr
from dosiscope.resources.help_pages import anchor_of, help_folder, read_page
from dosiscope.resources.theme import GRID, NORMAL
from dosiscope.viewer import theming
from dosiscope.viewer.style import font

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QTextBlock, QTextFrame
    from PySide6.QtWidgets import QWidget

_HEADS: Final = {1: 22.0, 2: 17.0, 3: 14.0}  # px of letters, by level
_AIR: Final = 6 * GRID  # px beside the text
_LEADING: Final = 135  # % of the height of a line
_WIDEST: Final = 900  # px of a picture
_CODE: Final = QTextBlockFormat.Property.BlockCodeFence
_PAUSE: Final = 150  # ms after the last change of width


class PageView(QTextBrowser):
    """Shows a page, and where in it; links lead to others.

    Attributes
    ----------
    name
        The page that is shown, by its place below the folder of all pages.
    wanted
        A link was used: the page that it leads to, and the heading.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.setAccessibleName(tr("Page"))
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        # always there: pictures are made for the width beside it
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._follow)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._fit_pictures)
        self._width = 0  # px for which the pictures were made
        theming.state.changed.connect(self.renew)

    # --- which page ----------------------------------------------------------------

    def show_page(self, target: str) -> bool:
        """Show a page, at a heading where one is named: ``guide/dvh.md#band``.

        Return whether there is such a page.
        """
        name, _, anchor = target.partition("#")
        if name != self.name:
            text = read_page(name)
            if text is None:
                return False
            self.name = name
            self._set(text)
        self._go_to(anchor)
        return True

    def renew(self) -> None:
        """Show the same page and place in the look that is in force now."""
        if not self.isVisible():
            self.name = ""  # it is set anew when it is asked for again
        elif self.name:
            place = self.verticalScrollBar().value()
            self._set(read_page(self.name) or "")
            self.verticalScrollBar().setValue(place)

    def headings(self) -> list[QTextBlock]:
        """Return the blocks of the page that are headings."""
        block, found = self.document().begin(), []
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block)
            block = block.next()
        return found

    def _go_to(self, anchor: str) -> None:
        for block in self.headings():
            if anchor and anchor_of(block.text()) == anchor:
                cursor = QTextCursor(block)
                self.moveCursor(QTextCursor.MoveOperation.End)
                self.setTextCursor(cursor)  # from below: the heading is at the top
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - 2 * GRID)
                return
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(url)
            return
        path, anchor = url.path(), url.fragment()
        beside = posixpath.dirname(self.name)
        name = posixpath.normpath(posixpath.join(beside, path)) if path else self.name
        self.wanted.emit(f"{name}#{anchor}" if anchor else name)

    # --- how it looks --------------------------------------------------------------

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Return a picture of the page, no wider than there is room for."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        path = help_folder() / posixpath.dirname(self.name) / QUrl(url).path()
        image = QImage(str(path))
        room = min(self._width, _WIDEST)
        if not image.isNull() and image.width() > room > 0:
            ratio = self.devicePixelRatioF()
            image = image.scaledToWidth(
                round(room * ratio), Qt.TransformationMode.SmoothTransformation
            )
            image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let pictures follow the width once it stays."""
        super().resizeEvent(event)
        self._later.start()

    def _room(self) -> int:
        return self.viewport().width() - 2 * _AIR

    def _fit_pictures(self) -> None:
        if self._room() != self._width and "![" in (read_page(self.name) or ""):
            self.renew()

    def _set(self, text: str) -> None:
        self._width = self._room()
        page = self.document()
        page.clear()
        page.setDefaultFont(font(NORMAL))
        page.setIndentWidth(5 * GRID)
        self.setMarkdown(text)
        page.setDocumentMargin(_AIR)
        whole = QTextCursor(page)
        whole.beginEditBlock()
        block = page.begin()
        while block.isValid():
            _dress(block)
            block = block.next()
        for table in _tables(page.rootFrame()):
            _rule(table)
        whole.endEditBlock()
        page.setModified(False)

    # --- words that are looked for --------------------------------------------------

    def find_all(self, words: str) -> list[QTextCursor]:
        """Mark every place of these words on the page; return them in their order."""
        found: list[QTextCursor] = []
        at = QTextCursor(self.document())
        while words:
            at = self.document().find(words, at)
            if at.isNull():
                break
            found.append(QTextCursor(at))
        self.setExtraSelections([self._mark(one, False) for one in found])
        return found

    def show_found(self, found: list[QTextCursor], at: int) -> None:
        """Go to one of the places, and mark it among the others."""
        self.setExtraSelections(
            [self._mark(one, n == at) for n, one in enumerate(found)]
        )
        cursor = QTextCursor(found[at])
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _mark(self, cursor: QTextCursor, is_shown: bool) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(cursor)
        theme = theming.current_theme()
        look = QTextCharFormat()
        look.setBackground(QColor(theme.active if is_shown else theme.selected))
        look.setForeground(QColor(theme.on_active if is_shown else theme.text))
        mark.format = look
        return mark


def _dress(block: QTextBlock) -> None:
    """Give a paragraph, a heading, a line of code its distances and letters."""
    level = block.blockFormat().headingLevel()
    cursor = QTextCursor(block)
    is_code = block.blockFormat().hasProperty(_CODE)
    shape = QTextBlockFormat()
    shape.setLineHeight(
        100.0 if is_code else _LEADING,
        QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
    )
    if level:
        shape.setTopMargin(0 if level == 1 else 5 * GRID)
        shape.setBottomMargin(2 * GRID)
    elif is_code:
        shape.setBackground(QColor(_ground()))
        shape.setLeftMargin(2 * GRID)
        shape.setNonBreakableLines(True)
        below = block.next()
        if not below.blockFormat().hasProperty(_CODE):
            shape.setBottomMargin(4 * GRID)
    elif block.textList() is not None:
        shape.setBottomMargin(GRID)
    elif not _is_in_table(cursor):
        shape.setBottomMargin(2 * GRID)
    cursor.mergeBlockFormat(shape)
    for at in block.textFormats():
        cursor.setPosition(block.position() + at.start)
        cursor.setPosition(
            min(
                block.position() + at.start + at.length,
                block.position() + block.length() - 1,
            ),
            QTextCursor.MoveMode.KeepAnchor,
        )
        cursor.mergeCharFormat(_letters(at.format, level, is_code))


def _letters(had: QTextCharFormat, level: int, is_code: bool) -> QTextCharFormat:
    theme = theming.current_theme()
    look = QTextCharFormat()
    if level:
        look.setFont(font(_HEADS.get(level, NORMAL), "semibold"))
        look.setForeground(QColor(theme.text))
    elif is_code or had.fontFixedPitch():
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(font(NORMAL - 1).pointSizeF())
        look.setFont(fixed)
        if not is_code:
            look.setBackground(QColor(_ground()))
    elif had.fontWeight() > QFont.Weight.Normal:
        look.setFontWeight(QFont.Weight.DemiBold)
    if had.isAnchor():
        look.setForeground(QColor(theme.accent))
        look.setFontUnderline(True)
    return look


def _ground() -> str:
    """Return the ground of code and of heads: it stands out from that of the page."""
    theme = theming.current_theme()
    return theme.raised if theme.field != theme.raised else theme.window


def _is_in_table(cursor: QTextCursor) -> bool:
    return cursor.currentTable() is not None


def _tables(frame: QTextFrame) -> list[QTextTable]:
    found: list[QTextTable] = []
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            found.append(child)
        found += _tables(child)
    return found


def _rule(table: QTextTable) -> None:
    """Give a table thin lines and its head a ground."""
    theme = theming.current_theme()
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(theme.line)))
    shape.setCellPadding(1.5 * GRID)
    shape.setCellSpacing(0)
    shape.setTopMargin(GRID)
    shape.setBottomMargin(3 * GRID)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        look = cell.format().toTableCellFormat()
        look.setBackground(QColor(_ground()))
        cell.setFormat(look)
