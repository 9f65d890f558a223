"""Values of the domain as plain values for JSON."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.text import seven_figures

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# how the lengths of accessories, sources and channels are called
_KEYS: Final = {
    "outline": "outline_mm",
    "thickness": "thickness_mm",
    "tray_distance": "tray_distance_mm",
    "angle": "angle_deg",
    "orientation": "orientation_deg",
    "spacing": "spacing_mm",
    "position": "position_mm",
    "opening": "opening_mm",
    "mounting_distance": "mounting_distance_mm",
    "distance": "distance_mm",
    "length": "length_mm",
    "step": "step_mm",
    "vertical": "vertical_mm",
    "longitudinal": "longitudinal_mm",
    "lateral": "lateral_mm",
    "active_length": "active_length_mm",
    "active_diameter": "active_diameter_mm",
    "air_kerma_rate": "air_kerma_rate_ugy_h",
}


def plain_values(one: Any) -> dict[str, Any]:
    """Return the fields of a value by their keys, with their units."""
    found = {}
    for field in fields(one):
        value, key = getattr(one, field.name), field.name
        if isinstance(value, tuple):
            value = [list(v) if isinstance(v, tuple) else v for v in value]
        if not isinstance(value, str):  # words have no unit
            key = _KEYS.get(key, key)
        found[key] = value
    return found


def number_list(values: NDArray[np.float64]) -> list[float | None]:
    """Return numbers of shape (n,) with seven figures; null for what is none."""
    return [seven_figures(value) for value in values.tolist()]


def number_rows(values: NDArray[np.float64]) -> list[list[float | None]]:
    """Return rows of numbers, shape (n, m), as `number_list` does."""
    return [number_list(row) for row in values]
