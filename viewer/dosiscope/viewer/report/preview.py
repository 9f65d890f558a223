"""The pages of a report as they will be printed, one below the other."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea

from dosiscope.core.language import tr
from dosiscope.viewer.report.lettering import INCH
from dosiscope.viewer.style import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.report.pages import Pages

_AROUND: Final = 16  # px around a page
_KEPT: Final = 12  # pages that are painted already
_LARGEST: Final = 110.0  # px an inch, of a page as wide as there is room
_ZOOMS: Final = (0.4, 4.0)
_NOTCH: Final = 1.15


class PagePreview(QAbstractScrollArea):
    """Shows pages as wide as there is room; Ctrl and the wheel make them larger."""

    page_changed = Signal(int)  # the number of the page in the middle, from 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._zoom = 1.0
        self._painted: OrderedDict[int, QPixmap] = OrderedDict()
        self._middle = 0
        self.setMinimumSize(320, 240)
        self.setAccessibleName(tr("Pages of the report"))
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def sizeHint(self) -> QSize:
        """Ask for a page that can be read."""
        return QSize(720, 800)

    @property
    def pages(self) -> Pages | None:
        """What is shown."""
        return self._pages

    def show_pages(self, pages: Pages | None) -> None:
        """Show other pages, from where the ones before were looked at."""
        self._pages = pages
        self._painted.clear()
        self._middle = 0
        self._lay_out()
        self._tell()
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Show pages so many times as large as fits."""
        least, most = _ZOOMS
        bar, before = self.verticalScrollBar(), self._page_size().height()
        at = (bar.value() + self.viewport().height() / 2) / before
        self._zoom = min(max(zoom, least), most)
        self._painted.clear()
        self._lay_out()
        bar.setValue(
            round(at * self._page_size().height() - self.viewport().height() / 2)
        )
        self.viewport().update()

    def _scale(self) -> float:
        """Return px of the screen in a tenth of a point."""
        if self._pages is None:
            return 1.0
        room = max(self.viewport().width() - 2 * _AROUND, 100)
        return min(room / self._pages.width, _LARGEST / INCH) * self._zoom

    def _page_size(self) -> QSize:
        """Return the size of a page on the screen with what is around it, px."""
        if self._pages is None:
            return QSize(1, 1)
        scale = self._scale()
        return QSize(
            round(self._pages.width * scale) + _AROUND,
            round(self._pages.height * scale) + _AROUND,
        )

    def _lay_out(self) -> None:
        view, size = self.viewport().size(), self._page_size()
        count = len(self._pages) if self._pages is not None else 0
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(size.width() + _AROUND - view.width(), 0))
        across.setPageStep(view.width())
        down.setRange(0, max(count * size.height() + _AROUND - view.height(), 0))
        down.setPageStep(view.height())
        down.setSingleStep(40)

    def room_of(self, number: int) -> QRectF:
        """Return where a page lies in the viewport, px; the first is 0."""
        size = self._page_size()
        wide, high = size.width() - _AROUND, size.height() - _AROUND
        left = max((self.viewport().width() - wide) // 2, _AROUND)
        x = left - self.horizontalScrollBar().value()
        y = _AROUND + number * size.height() - self.verticalScrollBar().value()
        return QRectF(x, y, wide, high)

    def go_to(self, number: int) -> None:
        """Bring a page into view; the first is 0."""
        self.verticalScrollBar().setValue(number * self._page_size().height())

    def _tell(self, *_: object) -> None:
        if self._pages is None:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        number = min(int(middle // self._page_size().height()) + 1, len(self._pages))
        if number != self._middle:
            self._middle = number
            self.page_changed.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._painted.clear()
        self._lay_out()
        self._tell()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: pages are kept."""
        del dx, dy
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, with control enlarge."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * _NOTCH ** (event.angleDelta().y() / 120))
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("window"))
        if self._pages is None:
            return
        seen = QRectF(self.viewport().rect())
        for number in range(len(self._pages)):
            room = self.room_of(number)
            if room.top() > seen.bottom():
                break
            if not room.intersects(seen):
                continue
            painter.drawPixmap(room.topLeft(), self._picture(number))
            painter.setPen(colour("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _picture(self, number: int) -> QPixmap:
        kept = self._painted.get(number)
        if kept is not None:
            self._painted.move_to_end(number)
            return kept
        assert self._pages is not None
        ratio, scale, room = self.devicePixelRatioF(), self._scale(), self.room_of(0)
        picture = QPixmap(round(room.width() * ratio), round(room.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor("white"))
        with QPainter(picture) as painter:
            painter.scale(scale, scale)
            self._pages.paint(painter, number)
        self._painted[number] = picture
        while len(self._painted) > _KEPT:
            self._painted.popitem(last=False)
        return picture
