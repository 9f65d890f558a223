"""What is said of a dose: its names, units, type and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dose_words import grid_text, spacing_text
from dosiscope.core.language import tr
from dosiscope.core.text import DASH, date_text, time_text
from dosiscope.viewer.origin import origin_facts

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose

NO_DATA = tr("no dose data")  # outside the grid, or at a gap: never 0


def dose_details(dose: Dose | None) -> list[tuple[str, str]]:
    """Return the rest of what the file states of the dose; of a made one its parts."""
    if dose is None:
        return []
    if dose.made is not None:
        return [
            *((tr("Of {part}", part=one.name), one.uid) for one in dose.made.read),
            (tr("Grid"), grid_text(dose.geometry)),
            (tr("Spacing"), spacing_text(dose.geometry)),
        ]
    return [
        (tr("Content date"), date_text(dose.content_date)),
        (tr("Content time"), time_text(dose.content_time)),
        (tr("Comment"), dose.comment or DASH),
        (tr("Heterogeneity"), ", ".join(dose.tissue_heterogeneity) or DASH),
        (tr("Grid"), grid_text(dose.geometry)),
        (tr("Spacing"), spacing_text(dose.geometry)),
        *origin_facts(dose.header),
    ]
