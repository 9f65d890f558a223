"""The pages of a report: head, foot, and what stands between, laid out once.

The same pages are painted into a PDF, in the preview and by a printer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt

from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.report.document import Facts, Figure, Paragraph, Table, Tone
from dosiscope.viewer.report.edges import Edges, edges_of
from dosiscope.viewer.report.facts import facts_strips
from dosiscope.viewer.report.figures import figure_strips
from dosiscope.viewer.report.lettering import MM, POINT, SIDES, Letters, lines_of
from dosiscope.viewer.report.lines import line_strip, rule, text_strip
from dosiscope.viewer.report.lost_letters import lost_letters
from dosiscope.viewer.report.strip import Strip, fill
from dosiscope.viewer.report.table import table_strips, title_strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from dosiscope.core.progress import Steps
    from dosiscope.core.report.document import Block, Document, Section
    from dosiscope.core.report.template import Colours, Template
    from dosiscope.viewer.report.figures import Figures
    from dosiscope.viewer.report.strip import Placed

_TOP: Final = 11 * MM
_BOTTOM: Final = 10 * MM
_AIR: Final = 9 * POINT  # between head, foot and what is between them
_ABOVE_SECTION: Final = 15 * POINT
_BELOW_SECTION: Final = 5 * POINT
_STRIPS_A_STEP: Final = 20
_FEW: Final = 12  # lines of facts and words that stand with the table they are of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pages:
    """A report on pages.

    Attributes
    ----------
    width, height
        Of a page, in tenths of a point.
    lost
        Which letters no font has, a sentence; "" where all have one.
    """

    width: float
    height: float
    lost: str
    _edges: Edges
    _pages: Sequence[Sequence[Placed]]

    def __len__(self) -> int:
        return len(self._pages)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, the first of which is 0, from the origin of a painter on.

        The unit of the painter is a tenth of a point; the ground is not painted.
        """
        painter.save()
        painter.setRenderHints(
            painter.RenderHint.Antialiasing | painter.RenderHint.TextAntialiasing
        )
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.translate(QPointF(SIDES, _TOP))
        self._edges.paint_head(painter)
        foot = self.height - _TOP - _BOTTOM - self._edges.foot
        painter.save()
        painter.translate(QPointF(0, foot))
        self._edges.paint_foot(painter, number + 1, len(self))
        painter.restore()
        painter.translate(QPointF(0, self._edges.head + _AIR))
        for placed in self._pages[number]:
            placed.strip.paint(painter, placed.top)
        painter.restore()

    def room(self) -> QRectF:
        """Return a page as a rectangle, in tenths of a point."""
        return QRectF(0, 0, self.width, self.height)


def pages_of(document: Document, figures: Figures, template: Template) -> Steps[Pages]:
    """Lay a document out on the paper of a template, its pictures made.

    In the thread that paints.
    """
    width, height = (side * MM for side in template.size_mm)
    inner = width - 2 * SIDES
    edges = edges_of(document, inner)
    tall = height - _TOP - _BOTTOM - edges.head - edges.foot - 2 * _AIR
    lost = lost_letters(document)
    paper = _Paper(colours=template.colours, width=inner, height=tall, edges=edges)
    strips = yield from _laid_out(document, figures, paper, lost)
    placed = fill(strips, tall)
    if len(placed) > 1 and any(section.scant for section in document.sections):
        scant = yield from _laid_out(_scant(document), figures, paper, lost)
        fewer = fill(scant, tall)
        if len(fewer) < len(placed):
            strips, placed = scant, fewer
    makes = [make for strip in strips for make in strip.makes]
    for done, make in enumerate(makes):
        yield Progress(done, len(makes), tr("Pictures"))
        make()
    return Pages(width=width, height=height, lost=lost, _edges=edges, _pages=placed)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Paper:
    """What is between head and foot: width and height, in tenths of a point."""

    colours: Colours
    width: float
    height: float
    edges: Edges


def _scant(document: Document) -> Document:
    """Return a document with as little as its sections may have on pages."""
    sections = (
        replace(section, blocks=section.scant or section.blocks)
        for section in document.sections
    )
    return replace(document, sections=tuple(sections))


def _laid_out(
    document: Document, figures: Figures, paper: _Paper, lost: str
) -> Steps[list[Strip]]:
    strips: list[Strip] = []
    for strip in _all(document, figures, paper, lost):
        strips.append(strip)
        if len(strips) % _STRIPS_A_STEP == 0:
            yield Progress(0, 1, tr("Laying out"))
    return strips


def _all(
    document: Document, figures: Figures, paper: _Paper, lost: str
) -> Iterator[Strip]:
    width, height = paper.width, paper.height
    yield text_strip(document.title, width, letters=Letters.TITLE)
    for whole in paper.edges.shortened:  # what the head has no room for is told here
        for line in lines_of(whole, Letters.BODY, width):
            yield line_strip(line)
    if lost:
        yield from _lines(lost, width, Tone.CAUTION)
    for section in document.sections:
        yield from _heading(section, width)
        parts: list[tuple[Block, list[Strip]]] = []
        for blocks in _together(section.blocks):
            shown = [block for block in blocks if isinstance(block, Figure)]
            strips = (
                figure_strips(shown, figures, paper.colours, width, height)
                if shown
                else _block(blocks[0], width, height, section.title)
            )
            parts.append((blocks[0], list(strips)))
        for led in _leading(parts):
            yield from led


def _leading(parts: Sequence[tuple[Block, list[Strip]]]) -> list[list[Strip]]:
    """Return the strips of blocks; a few lines that lead to a table stay with it."""
    led: list[list[Strip]] = []
    room = 0  # lines that may still stay with the table below
    for block, strips in reversed(parts):
        if isinstance(block, Table):
            room = _FEW
        elif isinstance(block, Figure) or len(strips) > room:
            room = 0
        else:
            room -= len(strips)
            strips = [replace(strip, keeps=True) for strip in strips]
        led.append(strips)
    return led[::-1]


def _heading(section: Section, width: float) -> Iterator[Strip]:
    lines = text_strip(section.title, width, letters=Letters.HEADING)

    def paint(painter: QPainter, top: float) -> None:
        lines.paint(painter, top)
        rule(painter, top + lines.height + 1 * POINT, width, 0.8 * POINT)

    yield Strip(
        height=lines.height + _BELOW_SECTION,
        paint=paint,
        before=_ABOVE_SECTION,
        keeps=True,
    )


def _together(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield blocks one by one, figures that follow each other together."""
    figures: list[Block] = []
    for block in blocks:
        if isinstance(block, Figure):
            figures.append(block)
            continue
        if figures:
            yield figures
            figures = []
        yield [block]
    if figures:
        yield figures


def _block(block: Block, width: float, height: float, name: str) -> Iterator[Strip]:
    if isinstance(block, Table):
        yield from table_strips(block, width, height, name)
    elif isinstance(block, Facts):
        if block.title:
            yield title_strip(block.title, width)
        yield from facts_strips(block, width, height)
    elif isinstance(block, Paragraph):
        yield from _lines(block.text, width, block.tone)


def _lines(text: str, width: float, tone: Tone) -> Iterator[Strip]:
    for n, line in enumerate(lines_of(text, Letters.BODY, width)):
        before = 3 * POINT if n == 0 else 0.0
        yield line_strip(line, Letters.BODY, tone, before=before)
