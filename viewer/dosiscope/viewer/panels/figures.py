"""Doses and places as the panels write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core import text
from dosiscope.core.text import mm_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.dose import Dose


def dose_text(dose: Dose, value: float) -> str:
    """Return a value of this dose with its unit."""
    return text.dose_text(value, dose.unit_text)


def place_text(point: Iterable[float]) -> str:
    """Return a point as ``x 12.4  y -31.0  z -12.0``."""
    axes = zip("xyz", point, strict=True)
    return "  ".join(f"{axis} {mm_number(v)}" for axis, v in axes)
