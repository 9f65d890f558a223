"""How far what was delivered may be from what was planned without a word."""

from __future__ import annotations

from typing import Final

METERSET_MU: Final = 0.5
METERSET_PERCENT: Final = 1.0
ANGLE: Final = 1.0  # degrees
ENERGY: Final = 0.005  # of the unit of the beam: energies are names, not measured
_ROUNDING: Final = 1e-6  # of decimals that were written, relative


def differs(planned: float, delivered: float, unit: str) -> bool:
    """Whether a meterset or a time is beyond the limits.

    More than 0.5 MU, or more than 1 % of what was planned; what is not in MU is held
    against the share alone.
    """
    off = abs(delivered - planned)
    allowed = METERSET_PERCENT / 100 * abs(planned)
    if unit == "MU":
        allowed = min(allowed, METERSET_MU)
    return off > allowed + _ROUNDING * max(abs(planned), abs(delivered))


def turned(one: float, other: float) -> float:
    """Return by how much two angles differ, 0 to 180 degrees; NaN if one is."""
    return abs((one - other + 180) % 360 - 180)
