"""What the axes of a DVH show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """What the two axes of a DVH show.

    ``percent_dose`` is % of the named reference dose, ``percent_volume`` % of
    the whole ROI's volume.
    """

    differential: bool = False
    percent_dose: bool = False
    percent_volume: bool = True
