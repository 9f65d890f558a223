"""Orientation letters, scale bar, isodose legend and colour bar."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from dosiscope.core.isodose import Level
from dosiscope.core.language import tr, tr_count
from dosiscope.core.text import counted, typed_number
from dosiscope.resources.colour_tables import DIFFERENCE, GAMMA
from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer import picture_text
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.comparison_text import percent_reference, titles
from dosiscope.viewer.layers.annotations import (
    BAR_SHARE,
    LETTER,
    MARGIN,
    height_of_dose,
    height_of_purpose,
)
from dosiscope.viewer.layers.isodoses import fill_colour, level_pen
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import (
    QUIET,
    Run,
    Words,
    add_written,
    draw_line,
    height_of,
    standing_in,
    width_of,
    wrapped,
    written,
)
from dosiscope.viewer.layers.other_isodoses import edge_pen, other_pen
from dosiscope.viewer.layers.wash_bar import (
    Scale,
    number_line,
    paint_bar,
    paint_numbers,
)
from dosiscope.viewer.level_drag import Axis, LevelDrag
from dosiscope.viewer.level_marks import HIGH, paint_mark
from dosiscope.viewer.shown_doses import (
    A_MINUS_B,
    has_other_lines,
    shown_wash,
    why_no_difference,
)

if TYPE_CHECKING:
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.lettering import Line
    from dosiscope.viewer.review import Review, ViewState

_SHADOW = QColor(0, 0, 0, 150)
_OVER_LETTER = 8.7  # px from the lower letter to the scale bar
_AROUND = (
    22.0  # px above and below a letter that its place must suit: half a step of the bar
)
_BAR = 10.0  # px, width of the colour bar
_BAR_MOST, _BAR_LEAST = 300.0, 90.0  # px, its height
_SWATCH = 16.0  # px, the piece of line before a level
_LEAST_SAMPLE = 2.0  # px, its width
_TOP, _BOTTOM = 58.0, 62.0  # px that the corners' words take
_WIDEST = 260.0  # px that they may take with long numbers
_WIDE = 800.0  # px of a picture that has room for a bar beside the levels
_BESIDE = 5 * GRID  # px between them
_ABOVE, _BELOW_PAIR = 14.0, 6.0  # px above the bar, and below the lines of A and B
_UNDER = 8.0  # px below the words of the upper corner


# what is sought of gamma ends there: beyond it is that or more
_GAMMA_SCALE = Scale(
    low=0.0,
    high=2.0,
    table=GAMMA,
    unit=tr("or more"),
    heading=tr("gamma"),
    is_fixed=True,
)


class OrientationLayer(Layer):
    """Letters for the patient's sides: always patient coordinates."""

    overlay = "annotations"
    writes = True
    is_beside = True

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Write R and L, A and P, or H and F, at the middle of the edges."""
        if self.review.case is not None:
            paint_sides(painter, frame)


def paint_sides(painter: QPainter, frame: Frame) -> None:
    """Write the sides of the patient at the middle of the edges, beside other words."""
    height = _high_of_letter()
    middle = _below_banners(frame, frame.height / 2 - height / 2, height)
    sides = frame.plane.orientation.sides
    left = _right_of_words(frame, middle, height)
    right = _left_of_scales(frame, middle, height)
    for text, x, y, align in (
        (sides[0], left, middle, 0.0),
        (sides[1], right, middle, 1.0),
        (sides[2], frame.width / 2, MARGIN - 4, 0.5),
        (sides[3], frame.width / 2, frame.height - MARGIN - height + 4, 0.5),
    ):
        line = (Run(text, weight=600, size=LETTER),)
        draw_line(painter, QPointF(x, y), line, frame, align)


def _high_of_letter() -> float:
    return height_of((Run("A", size=LETTER),))


def _below_banners(frame: Frame, top: float, height: float) -> float:
    """Return where letters of the upright edges begin: below words right across."""
    middle = frame.width / 2
    across = standing_in(QRectF(0, top, frame.width, height))
    ends = (p.bottom() for p in across if p.left() < middle < p.right())
    return max((top, *ends))


def _left_of_scales(frame: Frame, top: float, height: float) -> float:
    """Return where a letter of the right edge ends: clear of the scales around it."""
    middle = frame.width / 2  # what stands across it is none of theirs
    around = QRectF(middle, top, middle, height).adjusted(0, -_AROUND, 0, _AROUND)
    return min(
        (p.left() - MARGIN for p in standing_in(around) if p.left() > middle),
        default=frame.width - MARGIN,
    )


def _right_of_words(frame: Frame, top: float, height: float) -> float:
    """Return where a letter of the left edge begins: clear of the words around it."""
    middle = frame.width / 2
    around = QRectF(0, top, middle, height).adjusted(0, -GRID, 0, GRID)
    return max(
        (p.right() + MARGIN for p in standing_in(around) if p.right() < middle),
        default=MARGIN,
    )


def _over_bar() -> float:
    """Return how far the number at an end of a bar reaches beyond it, pixels."""
    return height_of(number_line("0")) / 2


def _bottom(frame: Frame) -> float:
    """Return what the words below the scales take, pixels."""
    return max(_BOTTOM, height_of_purpose(frame) + 2 * GRID)


class ScaleBarLayer(Layer):
    """A bar of a round length in cm."""

    overlay = "annotations"
    writes = True
    is_beside = True

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the bar above the lower letter."""
        if self.review.case is not None:
            paint_scale_bar(painter, frame)


def paint_scale_bar(painter: QPainter, frame: Frame) -> None:
    """Draw a bar of a round length above the middle of the lower edge."""
    wanted = BAR_SHARE * frame.width / frame.scale  # mm
    length = _round_down(wanted)
    if not math.isfinite(length) or length <= 0:
        return
    half = length * frame.scale / 2
    x, y = frame.width / 2, frame.height - MARGIN - _high_of_letter() - _OVER_LETTER
    x, y = round(x) + 0.5, round(y) + 0.5
    lines = [
        QLineF(x - half, y, x + half, y),
        QLineF(x - half, y - 4, x - half, y + 4),
        QLineF(x + half, y - 4, x + half, y + 4),
    ]
    halo = QColor(frame.colours.halo)
    halo.setAlpha(_SHADOW.alpha())
    for colour, width in ((halo, 3.5), (QColor(frame.colours.strong), 1.5)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine))
        painter.drawLines(lines)
    text = (
        f"{typed_number(length / 10)} cm"
        if length >= 10
        else f"{typed_number(length)} mm"
    )
    line = (Run(text, size=SMALL),)
    draw_line(painter, QPointF(x, y - height_of(line) - 2), line, frame, 0.5)


def _round_down(value: float) -> float:
    """Return the largest of 1, 2, 5 times a power of ten up to ``value``."""
    power = 10.0 ** math.floor(math.log10(max(value, 1e-9)))
    return max(step * power for step in (1, 2, 5) if step * power <= value * (1 + 1e-9))


class DoseScaleLayer(Layer):
    """The isodose levels with their colours, and the bar of the colour wash."""

    overlay = "annotations"
    writes = True
    is_beside = True

    def __init__(self, view: ViewState) -> None:
        super().__init__(view)
        self._kept: tuple[tuple[float, float, float], float, QImage] | None = None
        self._words: list[Words] = []  # that the kept picture has
        self.bar: QRectF | None = None  # where the bar was painted last, pixels

    def restyle(self) -> None:
        """Forget the picture of the scales: no plane changes it, levels do."""
        self._kept = None

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the legend below the upper right corner and the bar below it."""
        if self.view.dose is None or frame.is_brief:
            self.bar = None
            return
        if frame.is_export:
            self._paint_scales(painter, frame)
            return
        size = frame.width, frame.height, frame.ratio
        if self._kept is None or self._kept[0] != size:
            most = (2 if self._is_beside(frame) else 1) * _WIDEST
            # on a whole pixel of the screen, so that letters stay sharp
            left = math.floor(max(frame.width - most, 0) * frame.ratio) / frame.ratio
            with written() as self._words:
                self._kept = size, left, self._picture(frame, left)
        else:
            add_written(self._words)
        _, left, image = self._kept
        painter.drawImage(QPointF(left, 0), image)

    def _picture(self, frame: Frame, left: float) -> QImage:
        """Return what is right of ``left``, on nothing."""
        image = QImage(
            math.ceil((frame.width - left) * frame.ratio),
            math.ceil(frame.height * frame.ratio),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.setDevicePixelRatio(frame.ratio)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            painter.translate(-left, 0)
            self._paint_scales(painter, frame)
        return image

    def _paint_scales(self, painter: QPainter, frame: Frame) -> None:
        top, x = self._top(frame), frame.width - 2 * MARGIN
        if self.review.look.is_shown("isodoses"):
            self._paint_pair(painter, frame, top)
            top += self._height_of_pair(frame)
            is_beside = self._is_beside(frame)
            free = 0.0 if is_beside else self._kept_free()
            levels = self._paint_levels(painter, frame, top, free)
            if is_beside:
                x = levels.left() - _BESIDE - _BAR
            else:
                top = levels.bottom() + max(_ABOVE, _over_bar())
        self.bar = None
        if not self.review.look.is_shown("wash"):
            return
        room = self._end(frame) - top
        if room > _BAR_LEAST:
            box = QRectF(x, top, _BAR, min(room, _BAR_MOST))
            self._paint_bar(painter, frame, box)
        else:
            self._write_scale(painter, frame, top)

    def _top(self, frame: Frame) -> float:
        return max(_TOP, height_of_dose(self.view, frame) + max(_UNDER, _over_bar()))

    def _end(self, frame: Frame) -> float:
        """Return where a bar ends at the latest, px."""
        return frame.height - _bottom(frame) - _over_bar()

    def _is_beside(self, frame: Frame) -> bool:
        """Whether the bar is left of the levels, as below them there is no room."""
        look = self.review.look
        is_of_both = look.is_shown("wash") and look.is_shown("isodoses")
        if frame.width < _WIDE or not is_of_both or self._scale() is None:
            return False
        room = self._end(frame) - self._top(frame) - self._height_of_pair(frame)
        levels = picture_text.shown_levels(look.levels, look.reference)
        taken = len(levels) * height_of(number_line("0"))
        below = max(self._kept_free(), _ABOVE + _BAR_LEAST)
        return levels != [] and taken + below > room > _BAR_LEAST

    def _pair(self, frame: Frame) -> list[tuple[str, list[Line]]]:
        """Return the letters of both doses with their names, where B has lines too."""
        if not has_other_lines(self.view):
            return []
        room = min(_WIDEST - MARGIN - 3 * _SWATCH, frame.width / 2 - MARGIN)
        return [
            (letter, wrapped(Run(f"{letter} {name}", size=SMALL), room))
            for letter, name in titles(self.review).items()
        ]

    def _height_of_pair(self, frame: Frame) -> float:
        pair = self._pair(frame)
        rows = sum(height_of(line) for _, lines in pair for line in lines)
        return rows + _BELOW_PAIR if pair else 0.0

    def _paint_pair(self, painter: QPainter, frame: Frame, y: float) -> None:
        """Draw which lines are of A, and which of B."""
        right = frame.width - MARGIN
        for letter, lines in self._pair(frame):
            left = right - max(map(width_of, lines)) - 8
            middle = round(y + height_of(lines[0]) / 2) + 0.5
            sample = QLineF(left - 2 * _SWATCH, middle, left, middle)
            self._draw_pair_sample(painter, frame, sample, is_dashed=letter == "B")
            box = QRectF(sample.x1(), y, 2 * _SWATCH, height_of(lines[0]))
            add_written([Words("", box)])
            for line in lines:
                draw_line(painter, QPointF(right, y), line, frame, 1)
                y += height_of(line)

    def _draw_pair_sample(
        self, painter: QPainter, frame: Frame, line: QLineF, *, is_dashed: bool
    ) -> None:
        """Draw a piece of line of no level's colour: solid, or dashed as those of B."""
        strong = QColor(frame.colours.strong)
        ink = strong.red(), strong.green(), strong.blue()
        level = Level(0.0, is_percent=False, colour=ink, width=_LEAST_SAMPLE)
        edge, stroke = (
            (edge_pen(level), other_pen(level))
            if is_dashed
            else (QPen(_SHADOW, level.width + 2), level_pen(level))
        )
        for one in (edge, stroke):
            painter.setPen(one)
            painter.drawLine(line)

    def _kept_free(self) -> float:
        """Return what levels leave to a bar that is not told by their colours, px."""
        is_own = self.review.look.is_shown("wash") and (
            shown_wash(self.view) is not Wash.DOSE
        )
        return _BAR_LEAST + 4 * height_of(number_line("0")) if is_own else 0.0

    def _paint_levels(
        self, painter: QPainter, frame: Frame, y: float, free: float
    ) -> QRectF:
        """Draw as many rows as there is room for: line, %, dose; return their place.

        ``free`` are the pixels below that they leave.
        """
        dose, reference = self.view.dose, self.review.look.reference
        assert dose is not None
        rows = []
        levels = picture_text.shown_levels(self.review.look.levels, reference)
        decimals = picture_text.level_decimals(self.review.look.levels, reference)
        for level in levels:
            percent, gray = picture_text.level_texts(level, reference, dose, decimals)
            rows.append((level, number_line(percent, QUIET), number_line(gray)))
        right = frame.width - MARGIN
        middle = right - max((width_of(gray) for _, _, gray in rows), default=0) - 12
        share = max((width_of(percent) for _, percent, _ in rows), default=0)
        left = middle - share - 8 if share else middle + 4
        top, start = y, left - _SWATCH
        row = height_of(number_line("0"))
        room = max(int((frame.height - _bottom(frame) - free - y) // row), 0)
        hidden = len(rows) - max(room - 1, 0) if len(rows) > room else 0
        for level, share_line, gray_line in rows[: len(rows) - hidden]:
            draw_line(painter, QPointF(right, y), gray_line, frame, 1)
            if share:
                draw_line(painter, QPointF(middle, y), share_line, frame, 1)
            line_y = round(y + row / 2) + 0.5
            sample = QLineF(start, line_y, left, line_y)
            _draw_sample(painter, sample, level, row)
            add_written([Words("", QRectF(start, y, _SWATCH, row))])
            y += row
        if hidden:
            is_none = hidden == len(rows)
            words = (
                counted(hidden, "level")
                if is_none
                else tr_count("and {n} more level", "and {n} more levels", hidden)
            )
            line = number_line(words, QUIET)
            draw_line(painter, QPointF(right, y), line, frame, 1)
            start = min(start, right - width_of(line))
            y += row
        return QRectF(start, top, right - start, y - top)

    def _paint_bar(self, painter: QPainter, frame: Frame, box: QRectF) -> None:
        scale = self._scale()
        if scale is None or not scale.high > scale.low:
            return
        if scale.heading:
            box.setTop(box.top() + 2 * height_of(number_line("0")))
        paint_bar(painter, frame, box, scale)
        self.bar = box
        is_dose = shown_wash(self.view) is Wash.DOSE
        if is_dose and self.review.look.is_shown("isodoses"):
            self._paint_marks(painter, box)
        paint_numbers(painter, frame, box, scale)

    def _write_scale(self, painter: QPainter, frame: Frame, top: float) -> None:
        """Say in words what the colours are that the levels do not tell."""
        scale = self._scale()
        if scale is not None and scale.heading:
            line = (Run(scale.words, size=SMALL, is_tabular=True),)
            draw_line(painter, QPointF(frame.width - MARGIN, top - 8), line, frame, 1)

    def _scale(self) -> Scale | None:
        """Return what the colours are; None where there are none."""
        review, dose = self.review, self.view.dose
        if dose is None:
            return None
        if shown_wash(self.view) is Wash.DIFFERENCE:
            return None if why_no_difference(review) else _difference_scale(review)
        if shown_wash(self.view) is Wash.GAMMA:
            return None if review.comparison.gamma is None else _GAMMA_SCALE
        if dose.is_zero:
            return None
        low, high = review.look.wash_range
        table = review.look.wash_table
        return Scale(low=low, high=high, table=table, unit=dose.unit_text)

    def _paint_marks(self, painter: QPainter, box: QRectF) -> None:
        """Draw at the bar where the isodose levels are that it holds."""
        axis = self.axis
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for dose, level in LevelDrag(self.review).shown():
            y = 0.0 if axis is None else axis.px(dose)
            if box.top() - 0.5 <= y <= box.bottom() + 0.5:
                place = QPointF(box.right() + 1 + HIGH / 2, y)
                paint_mark(painter, place, level.colour, on_picture=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    @property
    def axis(self) -> Axis | None:
        """How values lie on the bar, from the top down; None where there is no bar.

        Those of a difference are in the unit of the dose, in whatever they are told.
        """
        if self.bar is None or shown_wash(self.view) is Wash.GAMMA:
            return None
        low, high = self.review.look.wash_range
        if shown_wash(self.view) is Wash.DIFFERENCE:
            high = self.review.comparison.difference_end
            low = -high
        if not high > low:
            return None
        scale = -self.bar.height() / (high - low)
        return Axis(self.bar.bottom() - low * scale, scale)


def _draw_sample(painter: QPainter, line: QLineF, level: Level, row: float) -> None:
    """Draw a piece of an isodose as it is drawn on the picture: dashes, width, fill."""
    painter.setPen(QPen(_SHADOW, max(level.width, _LEAST_SAMPLE) + 2))
    painter.drawLine(line)
    if level.is_filled:
        half = row / 2 - 2
        box = QRectF(line.p1(), line.p2()).adjusted(0, -half, 0, half)
        painter.fillRect(box, fill_colour(level))
    stroke = level_pen(level)
    stroke.setWidthF(max(level.width, _LEAST_SAMPLE))
    stroke.setCapStyle(Qt.PenCapStyle.FlatCap)
    if (
        stroke.style() != Qt.PenStyle.SolidLine
    ):  # more than one dash on so short a piece
        stroke.setDashPattern([0.6 * part for part in stroke.dashPattern()])
    painter.setPen(stroke)
    painter.drawLine(line)


def _difference_scale(review: Review) -> Scale:
    """Return what the colours of A - B are, in gray or in % of the reference dose."""
    end = review.comparison.difference_end
    blank = review.comparison.difference_threshold
    reference = percent_reference(review)
    share = 1.0 if reference is None else 100 / reference.gray
    unit = review.dose.unit_text if review.dose is not None else ""
    return Scale(
        low=-end * share,
        high=end * share,
        table=DIFFERENCE,
        unit=unit if reference is None else "%",
        heading=A_MINUS_B,
        is_signed=True,
        blank=blank * share,
    )
