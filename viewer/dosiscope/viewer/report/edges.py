"""What stands at the top and at the foot of every page of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.report.document import Tone
from dosiscope.viewer.report.lettering import (
    POINT,
    Letters,
    ink,
    lines_of,
    width_of,
    write,
)
from dosiscope.viewer.report.lines import rule

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from dosiscope.core.report.document import Document

_GAP: Final = 14 * POINT  # between what stands left and right
_MOST: Final = 4  # lines of each: a head is no page
_RULE: Final = 3 * POINT
_MORE: Final = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Head and foot, the same on every page but for its number.

    Attributes
    ----------
    width
        Of what is painted.
    identity, subject
        Whose the report is, and of which plan.
    purpose, made
        Left in the foot.
    shortened
        What is told in the head with an ellipsis, whole.
    """

    width: float
    identity: tuple[str, ...]
    subject: tuple[str, ...]
    purpose: tuple[str, ...]
    made: tuple[str, ...]
    is_beside: bool
    shortened: tuple[str, ...]

    @property
    def head(self) -> float:
        """How high the head is."""
        counts = len(self.identity), len(self.subject)
        lines = max(counts) if self.is_beside else sum(counts)
        return lines * Letters.EDGE.height + _RULE

    @property
    def foot(self) -> float:
        """How high the foot is."""
        return (len(self.purpose) + len(self.made)) * Letters.EDGE.height + _RULE

    def paint_head(self, painter: QPainter) -> None:
        """Paint the head, from the origin on."""
        plain, strong = ink(Tone.PLAIN), Letters.EDGE_STRONG
        write(painter, self.identity, strong, 0, 0, plain)
        below = 0.0 if self.is_beside else len(self.identity) * Letters.EDGE.height
        right = self.width if self.is_beside else None
        write(painter, self.subject, Letters.EDGE, 0, below, plain, right=right)
        rule(painter, self.head, self.width, 0.5 * POINT)

    def paint_foot(self, painter: QPainter, number: int, count: int) -> None:
        """Paint the foot of a page, the first of which is 1, from the origin on."""
        rule(painter, 0, self.width, 0.5 * POINT)
        y = _RULE
        plain, quiet = ink(Tone.PLAIN), ink(Tone.FAINT)
        write(painter, self.purpose, Letters.EDGE_STRONG, 0, y, plain)
        told = (tr("page {number} of {total}", number=number, total=count),)
        write(painter, told, Letters.EDGE, 0, y, plain, right=self.width)
        y += len(self.purpose) * Letters.EDGE.height
        write(painter, self.made, Letters.EDGE, 0, y, quiet)


def edges_of(document: Document, width: float) -> Edges:
    """Return head and foot of the pages of a document."""
    identity, subject = document.identity, document.subject
    needed = width_of(identity, Letters.EDGE_STRONG) + width_of(subject, Letters.EDGE)
    page = _GAP + width_of(
        tr("page {number} of {total}", number=1000, total=1000), Letters.EDGE
    )
    shortened: list[str] = []

    def shown(text: str, letters: Letters, room: float) -> tuple[str, ...]:
        lines = lines_of(text, letters, room) if text else ()
        if len(lines) <= _MOST:
            return lines
        shortened.append(text)
        last = lines[_MOST - 1]
        while last and width_of(last + _MORE, letters) > room:
            last = last[:-1]
        return (*lines[: _MOST - 1], last + _MORE)

    return Edges(
        width=width,
        identity=shown(identity, Letters.EDGE_STRONG, width),
        subject=shown(subject, Letters.EDGE, width),
        purpose=shown(document.purpose, Letters.EDGE_STRONG, width - page),
        made=shown(f"{document.program} · {document.made}", Letters.EDGE, width),
        is_beside=needed + _GAP <= width,
        shortened=tuple(shortened),
    )
