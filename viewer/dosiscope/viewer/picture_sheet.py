"""Several pictures on one sheet: what says what they are stands around them once."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.core.language import tr, tr_count
from dosiscope.core.progress import Progress, finish
from dosiscope.resources.theme import DARK, PRINT, SCREEN_PICTURE
from dosiscope.viewer.canvas import Canvas, are_apart
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.annotations import AnnotationLayer
from dosiscope.viewer.layers.comparison import ComparisonLayer
from dosiscope.viewer.layers.layer import Stack
from dosiscope.viewer.layers.lettering import Run, Words, draw_line, elided, height_of
from dosiscope.viewer.layers.scales import DoseScaleLayer
from dosiscope.viewer.layers.slab import SlabLayer
from dosiscope.viewer.legend import Legend, entries
from dosiscope.viewer.picture import Page, is_on_white
from dosiscope.viewer.picture_text import place_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.progress import Steps
    from dosiscope.resources.theme import PictureColours
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.review import ViewState

_CORNERS = (AnnotationLayer, SlabLayer, ComparisonLayer)
_GAP = 4.0  # px between pictures
_SIDE = 8.0  # px beside and between them and the words
_LEAST = 220.0  # px of a side of a picture: on it a place of three digits fits
_LEAST_PLOT = 170.0  # px
_LARGE = 0.62  # of the width, the large one of three


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """What stands in one place of a sheet: the picture of a view, or a plot.

    Attributes
    ----------
    view
        None where it is a plot.
    box
        What must be seen, u and v in mm; None: the whole patient.
    title
        Stands above it; "" for nothing.
    """

    view: ViewState | None = None
    box: QRectF | None = None
    title: str = ""
    plot: PlotPicture | None = None


class Sheet(Canvas):
    """Pictures side by side.

    Around them stands what one picture says in its corners; each says its plane, its
    sides, its scale, and what is wrong with it.

    Parameters
    ----------
    parts
        One of a view at least, and that first.
    arrange
        Returns where each part is in a room, px; it gets their number, the room, and
        the sides of the first.
    about
        What the planes are: "12 axial planes, z -30.0 to 25.0 mm".
    """

    def __init__(
        self,
        parts: Sequence[Part],
        arrange: Callable[[int, QSizeF], list[QRectF]],
        about: str,
        *,
        identity: bool = True,
        colours: PictureColours = SCREEN_PICTURE,
    ) -> None:
        self._parts, self._arrange, self._about = parts, arrange, about
        self._identity, self._colours = identity, colours
        views = [part.view for part in parts if part.view is not None]
        self._view = views[0]
        self._entries = entries(*views)
        review = self._view.review
        self._corners = Stack(review, [layer(self._view) for layer in _CORNERS])
        self._scales = Stack(review, [DoseScaleLayer(self._view)])

    def words(self, width: int, height: int) -> list[Words]:
        """Return the words around the pictures, and those of all of them."""
        return finish(self.writing(width, height))

    def writing(self, width: int, height: int) -> Steps[list[Words]]:
        """Return `words`, a step for each part."""
        frame, legend = self._laid_out(width, height)
        found = self._measure(frame) + legend.measure(frame, frame.height)
        for done, (part, room) in enumerate(self._places(frame)):
            yield Progress(done, len(self._parts), tr("Words of the sheet"))
            if part.title:
                found.append(Words(part.title, room))
            if part.view is not None:
                page, inner = self._page(part), _below_title(part, room)
                its = page.words(round(inner.width()), round(inner.height()))
                found += [
                    Words(one.text, one.place.translated(inner.topLeft()))
                    for one in its
                ]
            elif part.plot is not None:
                told = (part.plot.title, *part.plot.told)
                found += [Words(text, room) for text in told if text]
        return found

    def _measure(self, frame: Frame) -> list[Words]:
        """Return the words around the pictures."""
        return self._corners.measure(frame) + self._scales.measure(frame)

    def fits(self, width: int, height: int) -> bool:
        """Whether the words around the pictures are whole, and these large enough."""
        frame, legend = self._laid_out(width, height)
        whole = QRectF(0, 0, frame.width, frame.height)
        words = self._measure(frame)
        if not legend.fits or not are_apart(words, whole):
            return False
        if any(one.place.intersects(frame.pane) for one in words):
            return False
        return all(
            min(room.width(), room.height())
            >= (_LEAST_PLOT if part.view is None else _LEAST)
            for part, room in self._places(frame)
        )

    def painting(
        self,
        painter: QPainter,
        width: float,
        height: float,
        *,
        ratio: float = 1.0,
        words: bool = True,
        is_vector: bool = False,
    ) -> Steps[None]:
        """Paint it, a step for each part; it always says what it is."""
        frame, legend = self._laid_out(width, height)
        frame = replace(frame, ratio=ratio, is_vector=is_vector)
        painter.save()
        try:
            painter.fillRect(QRectF(0, 0, width, height), QColor(self._colours.ground))
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            for stack in (self._corners, self._scales):
                stack.paint(painter, replace(frame, inner=None))
            for done, (part, room) in enumerate(self._places(frame)):
                yield Progress(done, len(self._parts), tr("Pictures of the sheet"))
                self._paint_part(painter, frame, part, room)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            legend.paint(painter, frame, frame.height)
        finally:  # also of one who gives up
            painter.restore()

    def _paint_part(
        self, painter: QPainter, frame: Frame, part: Part, room: QRectF
    ) -> None:
        painter.save()
        if part.title:
            line = (elided(Run(part.title, weight=600), room.width() - 2 * _SIDE),)
            draw_line(painter, room.topLeft() + QPointF(_SIDE, 0), line, frame)
        inner = _below_title(part, room)
        if part.view is not None:
            painter.translate(inner.topLeft())
            self._page(part).paint(
                painter,
                inner.width(),
                inner.height(),
                ratio=frame.ratio,
                is_vector=frame.is_vector,
            )
        elif part.plot is not None:
            theme = PRINT if self._colours.is_light else DARK
            part.plot.paint(painter, inner, theme, has_title=False)
        painter.restore()
        if not self._colours.is_light:
            painter.setPen(QPen(QColor(self._colours.line), 1.0))
            painter.drawLine(QLineF(room.topLeft(), room.topRight()))

    def _page(self, part: Part) -> Page:
        assert part.view is not None
        return Page(
            part.view,
            self._identity,
            part.box,
            colours=self._colours,
            is_brief=True,
        )

    def _places(self, frame: Frame) -> list[tuple[Part, QRectF]]:
        room = frame.pane
        found = self._arrange(len(self._parts), room.size())
        return [
            (part, place.translated(room.topLeft()))
            for part, place in zip(self._parts, found, strict=True)
        ]

    def _laid_out(self, width: float, height: float) -> tuple[Frame, Legend]:
        """Return the frame, whose pane the pictures are in, and the strip."""
        legend = Legend(self._entries, width, height)
        above = max(height - legend.height, 1.0)
        box = QRectF(0, 0, width, above)
        frame = replace(
            Frame.fitting(box, width, above, self._view.plane),
            is_export=True,
            shows_identity=self._identity,
            is_told=True,
            about=self._about,
            colours=self._colours,
            is_on_white=is_on_white(self._view, self._colours),
        )
        return replace(frame, inner=self._inner(frame)), legend

    def _inner(self, frame: Frame) -> QRectF:
        """Return where the pictures are: amid all that stands around them, px."""
        scales, corners = self._scales.measure(frame), self._corners.measure(frame)
        low = next(
            layer.room(frame)[1]
            for layer in self._corners.layers
            if isinstance(layer, AnnotationLayer)
        )
        right = min((one.place.left() for one in scales), default=frame.width)
        above = (one.place.bottom() for one in corners)
        top = max((y for y in above if y <= frame.height - low + 1), default=0.0)
        whole = QRectF(0, 0, right, frame.height - low)
        inner = whole.adjusted(_SIDE, top + _SIDE, -_SIDE, -_SIDE)
        corner = QPointF(math.ceil(inner.left()), math.ceil(inner.top()))
        size = QSizeF(max(inner.width(), 1.0), max(inner.height(), 1.0))
        return QRectF(corner, size)


def _below_title(part: Part, room: QRectF) -> QRectF:
    """Return what is left of a place below the title, px."""
    high = height_of((Run(part.title),)) if part.title else 0.0
    return room.adjusted(0, high, 0, 0)


# --- arrangements ------------------------------------------------------------------


def in_rows(count: int, room: QSizeF) -> list[QRectF]:
    """Return the places of pictures in rows, as near to squares as there can be."""

    def side(columns: int) -> float:
        rows = math.ceil(count / columns)
        return min(room.width() / columns, room.height() / rows)

    columns = max(range(1, count + 1), key=lambda n: (side(n), -n))
    rows = math.ceil(count / columns)
    width = (room.width() - (columns - 1) * _GAP) / columns
    height = (room.height() - (rows - 1) * _GAP) / rows
    return [
        QRectF(
            n % columns * (width + _GAP), n // columns * (height + _GAP), width, height
        )
        for n in range(count)
    ]


def one_and_two(count: int, room: QSizeF) -> list[QRectF]:
    """Return the places of a large picture with two below each other beside it."""
    wide = (room.width() - _GAP) * _LARGE
    low = (room.height() - _GAP) / 2
    left, narrow = wide + _GAP, room.width() - wide - _GAP
    return [
        QRectF(0, 0, wide, room.height()),
        QRectF(left, 0, narrow, low),
        QRectF(left, low + _GAP, narrow, low),
    ][:count]


def in_four(count: int, room: QSizeF) -> list[QRectF]:
    """Return the places of four, two in a row."""
    width, height = (room.width() - _GAP) / 2, (room.height() - _GAP) / 2
    return [
        QRectF(n % 2 * (width + _GAP), n // 2 * (height + _GAP), width, height)
        for n in range(count)
    ]


def planes_text(views: Sequence[ViewState]) -> str:
    """Return what planes are on a sheet: "12 axial planes, z -30.0 mm to z 25.0 mm"."""
    names = {view.orientation.name for view in views}
    if len(names) > 1:
        return " · ".join(place_text(view.plane) for view in views)
    planes = [place_text(view.plane) for view in views]
    what = tr_count(
        "{n} {orientation} plane",
        "{n} {orientation} planes",
        len(planes),
        orientation=tr(names.pop()),
    )
    ends = min(views, key=lambda v: v.at), max(views, key=lambda v: v.at)
    first, last = (place_text(view.plane) for view in ends)
    if first == last:
        return f"{what}, {first}"
    return f"{what}, {tr('{first} to {last}', first=first, last=last)}"
