"""What a mark measures, as words for picture and list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.marks.mark import MarkKind
from dosiscope.core.text import (
    PLUS_MINUS,
    counted,
    dose_number,
    dose_text,
    grouped,
    number_text,
)
from dosiscope.viewer.dose_text import NO_DATA
from dosiscope.viewer.mark_readings import read_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.marks.area_statistics import Spread
    from dosiscope.core.marks.mark import Mark
    from dosiscope.viewer.review import Review

TIMES = "\N{MULTIPLICATION SIGN}"
_WHOLE = 100.0
NO_PIXEL = tr("no pixel centre inside")


def mark_text(review: Review, mark: Mark, dose: Dose | None) -> tuple[str, ...]:
    """Return what a mark measures, a line each; ``dose`` is that of its picture."""
    if mark.kind is MarkKind.RULER:
        return (length_text(mark.length),)
    if mark.kind is MarkKind.ANGLE:
        return (f"{number_text(mark.angle, 1)}°",)
    if mark.kind is MarkKind.PROFILE:
        return (f"{mark.title}  {length_text(mark.length)}",)
    if mark.kind is MarkKind.POINT:
        return (f"{mark.title}  {_dose_at(review, mark, dose)}".strip(),)
    return area_text(review, mark, dose)


def _dose_at(review: Review, mark: Mark, dose: Dose | None) -> str:
    if dose is None:
        return ""
    value = read_at(review, mark, dose).dose
    return NO_DATA if value is None else dose_text(value, dose.unit_text)


def length_text(mm: float) -> str:
    """Return a length: "52.3 mm"."""
    return f"{number_text(mm, 1)} mm"


def size_text(mark: Mark) -> str:
    """Return how large an area is: its area, and its diameter or sides."""
    area = f"{number_text(mark.area / 100, 2)} cm²"
    if mark.kind is MarkKind.CIRCLE:
        diameter = length_text(2 * mark.length)
        return tr("{area}, diameter {length}", area=area, length=diameter)
    across, down = mark.sides
    return f"{area}, {number_text(across, 1)} {TIMES} {length_text(down)}"


def area_text(review: Review, mark: Mark, dose: Dose | None) -> tuple[str, ...]:
    """Return size, image and dose of an area, a line each."""
    found = read_at(review, mark, dose).area
    lines = [f"{mark.title}  {size_text(mark)}"]
    if found is None or not found.pixels:
        return (*lines, NO_PIXEL)
    case = review.case
    ct = case.ct if case is not None else None
    if ct is not None and found.image is not None:
        lines.append(f"{ct.value_name} {image_spread(ct, found.image)}")
    if dose is not None and found.dose is not None:
        text = dose_spread(found.dose)
        part = _part_text(found.dose.count, found.pixels)
        lines.append(f"{dose.unit_text} {text}{part}")
    return (*lines, counted(found.pixels, "pixel", "pixels"))


def image_mean(ct: Ct, spread: Spread) -> str:
    """Return mean and standard deviation of the image's values."""
    decimals = 1 if ct.is_hounsfield or abs(spread.mean) >= _WHOLE else 3
    return _with_deviation(spread, lambda value: number_text(value, decimals))


def image_spread(ct: Ct, spread: Spread) -> str:
    """Return the same with the least and the greatest value."""
    decimals = 0 if ct.is_hounsfield or spread.greatest >= _WHOLE else 3
    ends = (number_text(one, decimals) for one in (spread.least, spread.greatest))
    return f"{image_mean(ct, spread)} ({_range(*ends)})"


def dose_mean(spread: Spread) -> str:
    """Return mean and standard deviation of a dose."""
    return _with_deviation(spread, dose_number)


def dose_spread(spread: Spread) -> str:
    """Return the same with the least and the greatest dose."""
    ends = (dose_number(one) for one in (spread.least, spread.greatest))
    return f"{dose_mean(spread)} ({_range(*ends)})"


def _range(first: str, last: str) -> str:
    return tr("{first} to {last}", first=first, last=last)


def _with_deviation(spread: Spread, number: Callable[[float], str]) -> str:
    if spread.deviation is None:
        return number(spread.mean)
    return f"{number(spread.mean)} {PLUS_MINUS} {number(spread.deviation)}"


def _part_text(count: int, pixels: int) -> str:
    """Tell where not all pixels have a value."""
    if count == pixels:
        return ""
    return f" ({tr('{pixels} pixels in the grid', pixels=grouped(count))})"
