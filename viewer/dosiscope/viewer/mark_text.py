"""What a mark measures, as words for picture and list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.marks.mark import MarkKind
from dosiscope.core.text import PLUS_MINUS, count_number, dose_number, number_text
from dosiscope.viewer.readout import read_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.marks.area_statistics import Spread
    from dosiscope.core.marks.mark import Mark
    from dosiscope.viewer.review import Review

TIMES = "\N{MULTIPLICATION SIGN}"
NO_PIXEL = "no pixel centre inside"


def mark_text(review: Review, mark: Mark, dose: Dose | None) -> tuple[str, ...]:
    """Return what a mark measures, a line each; ``dose`` is that of its picture."""
    if mark.kind is MarkKind.RULER:
        return (length_text(mark.length),)
    if mark.kind is MarkKind.ANGLE:
        return (f"{number_text(mark.angle, 1)}°",)
    if mark.kind is MarkKind.PROFILE:
        return (f"{mark.title}  {length_text(mark.length)}",)
    if mark.kind is MarkKind.POINT:
        told = read_out(review, mark.at)
        return (f"{mark.title}  {told.dose}".strip(),)
    return area_text(review, mark, dose)


def length_text(mm: float) -> str:
    """Return a length: "52.3 mm"."""
    return f"{number_text(mm, 1)} mm"


def size_text(mark: Mark) -> str:
    """Return how large an area is: its area, and its diameter or sides."""
    area = f"{number_text(mark.area / 100, 2)} cm²"
    if mark.kind is MarkKind.CIRCLE:
        return f"{area}, diameter {length_text(2 * mark.length)}"
    across, down = mark.sides
    return f"{area}, {number_text(across, 1)} {TIMES} {length_text(down)}"


def area_text(review: Review, mark: Mark, dose: Dose | None) -> tuple[str, ...]:
    """Return size, image and dose of an area, a line each."""
    found = review.marks.statistics(mark, dose)
    lines = [f"{mark.title}  {size_text(mark)}"]
    if not found.pixels:
        return (*lines, NO_PIXEL)
    case = review.case
    ct = case.ct if case is not None else None
    if ct is not None and found.image is not None:
        lines.append(f"{ct.value_name} {spread_text(found.image, image_number(ct))}")
    if dose is not None and found.dose is not None:
        text = spread_text(found.dose, dose_number)
        part = _part_text(found.dose.count, found.pixels)
        lines.append(f"{dose.unit_text} {text}{part}")
    return (*lines, f"{count_number(found.pixels)} pixels")


def image_number(ct: Ct) -> Callable[[float], str]:
    """Return how means of the image's values are written."""
    if ct.is_hounsfield:
        return lambda value: number_text(value, 1)
    return lambda value: number_text(value, 1 if abs(value) >= 100 else 3)


def spread_text(spread: Spread, number: Callable[[float], str]) -> str:
    """Return mean, standard deviation, least and greatest."""
    mean = number(spread.mean)
    if spread.deviation is not None:
        mean = f"{mean} {PLUS_MINUS} {number(spread.deviation)}"
    return f"{mean}, {number(spread.least)} to {number(spread.greatest)}"


def _part_text(count: int, pixels: int) -> str:
    """Tell where not all pixels have a value."""
    return "" if count == pixels else f" ({count_number(count)} pixels in the grid)"
