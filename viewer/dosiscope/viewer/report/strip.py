"""What a page is filled with from top to bottom: strips that are never cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QPainter

_SLACK: Final = 0.01  # of sums of lengths


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strip:
    """A strip across a page.

    Attributes
    ----------
    paint
        Paints it; is given the y of its top.  The x of its left end is 0.
    before
        What stays free above it, where it is not the first of a page.
    keeps
        Whether it stands on the page of the one that follows: a heading.
    repeats
        What stands above it where it begins a page: the head of its table.
    makes
        Each makes a picture of it, which takes a while; it is painted quickly then.
    """

    height: float
    paint: Callable[[QPainter, float], None]
    before: float = 0.0
    keeps: bool = False
    repeats: Strip | None = None
    makes: tuple[Callable[[], None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placed:
    """A strip on its page, ``top`` from the top of what is filled."""

    strip: Strip
    top: float


def fill(strips: Iterable[Strip], height: float) -> list[list[Placed]]:
    """Place strips on pages one after the other; return the pages.

    None is cut: one that is higher than a page stands on a page alone, so whoever
    makes strips makes none so high.
    """
    pages: list[list[Placed]] = [[]]
    bottom = 0.0
    for group in _kept_together(strips):
        needed = sum(strip.before + strip.height for strip in group)
        if pages[-1] and bottom + needed > height + _SLACK:
            if needed <= height:
                pages.append([])
                bottom = 0.0
        for strip in group:
            before = strip.before if pages[-1] else 0.0
            if pages[-1] and bottom + before + strip.height > height + _SLACK:
                pages.append([])
                bottom = before = 0.0
            if not pages[-1] and strip.repeats is not None:
                pages[-1].append(Placed(strip=strip.repeats, top=0.0))
                bottom = strip.repeats.height
            pages[-1].append(Placed(strip=strip, top=bottom + before))
            bottom += before + strip.height
    return pages


def _kept_together(strips: Iterable[Strip]) -> Iterable[Sequence[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keeps:
            yield group
            group = []
    if group:
        yield group
