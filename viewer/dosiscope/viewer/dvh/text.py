"""Sentences of the DVH panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.__about__ import __version__
from dosiscope.core.dvh import DvhSource
from dosiscope.core.text import date_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.dvh import Dvh
    from dosiscope.viewer.review import Review

# parts of a method that fit on one line, in this order
SHOWN = ("end rule", "ends", "profile", "dose interpolation", "bins")


def method_line(dvhs: Iterable[Dvh]) -> str:
    """Return how the computed DVHs were made: what they have in common."""
    methods = [d.method for d in dvhs if d.source is DvhSource.COMPUTED]
    if not methods:
        return ""
    parts = []
    for key in SHOWN:
        values = {m[key] for m in methods if key in m}
        if not values:
            continue
        value = values.pop() if len(values) == 1 else "several"
        if key in ("end rule", "ends"):
            parts.append(f"ends: {value}")
        elif key == "bins":
            parts.append(value if "bin" in value else f"{value} bins")
        else:
            parts.append(value)
    return " · ".join(parts)


def picture_title(review: Review) -> str:
    """Return the title of a picture of the plot; it holds no patient data."""
    parts = ["DVH"]
    plan = review.case.plan if review.case else None
    if plan is not None:
        parts.append(f"{plan.label} {date_text(plan.date)}".strip())
    dose = review.dose
    if dose is not None:
        parts.append(dose.label or str(dose.summation))
    parts.append(f"Dosiscope {__version__}, not for clinical decisions")
    return " · ".join(p for p in parts if p)
