"""What is said of a dose: its names, units, type and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dose_words import grid_text, spacing_text
from dosiscope.core.text import DASH, date_text, time_text
from dosiscope.viewer.origin import origin_facts

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose

NO_DATA = "no dose data"  # outside the grid, or at a gap: never 0


def dose_details(dose: Dose | None) -> list[tuple[str, str]]:
    """Return the rest of what the file states of the dose; of a made one its parts."""
    if dose is None:
        return []
    if dose.made is not None:
        return [
            *((f"Of {one.name}", one.uid) for one in dose.made.read),
            ("Grid", grid_text(dose.geometry)),
            ("Spacing", spacing_text(dose.geometry)),
        ]
    return [
        ("Content date", date_text(dose.content_date)),
        ("Content time", time_text(dose.content_time)),
        ("Comment", dose.comment or DASH),
        ("Heterogeneity", ", ".join(dose.tissue_heterogeneity) or DASH),
        ("Grid", grid_text(dose.geometry)),
        ("Spacing", spacing_text(dose.geometry)),
        *origin_facts(dose.header),
    ]
