"""How well a computed DVH can be known: a band from cheaper second estimates.

The contours do not say where between two planes a structure ends, nor which way its
outline takes between them, and the sampling is finite.  Each is varied by itself;
the deviations are added in quadrature.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh_engine import DvhOptions, compute_dvh
from dosiscope.core.dvh_grid import Resolution
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.solid import EndRule, Solid, Span
from dosiscope.core.solid_runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh import Dvh

_COARSE = DvhOptions(Resolution(across=12, layers=24, lines=64, bins=2000))
# The error of a sum over planes goes at least with the distance to the power 3/2
# (areas that end as a square root): twice the distance adds 1.8 times the error.
_PHASE_SHARE = 1 / (2**1.5 - 1)

_QUANTITIES: dict[str, Callable[[Dvh], float | None]] = {
    "volume": lambda dvh: dvh.volume_cc,
    "mean": lambda dvh: dvh.mean,
    "D98%": lambda dvh: dvh.dose_at_fraction(0.98),
    "D95%": lambda dvh: dvh.dose_at_fraction(0.95),
    "D50%": lambda dvh: dvh.dose_at_fraction(0.5),
    "D2%": lambda dvh: dvh.dose_at_fraction(0.02),
}


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """The numerical uncertainty of a computed DVH.

    Attributes
    ----------
    dose
        That of the DVH, shape (n,).
    low, high
        Volume at least and at most, shape (n,), cc.
    plus_minus
        Uncertainty of "volume" (cc), "mean", "D98%", "D95%", "D50%", "D2%".
    parts
        The same by source: "sampling", "ends", "slice phase".
    """

    dose: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    plus_minus: Mapping[str, float]
    parts: Mapping[str, Mapping[str, float]]


def estimate_band(solid: Solid, dose: Dose, dvh: Dvh) -> Band:
    """Return the band around a DVH computed from ``solid`` in ``dose``.

    Raises
    ------
    NotEvaluableError
        No estimate can be made, for the reasons of `compute_dvh`.
    """
    base = compute_dvh(solid, dose, options=_COARSE)
    groups: dict[str, tuple[float, Dvh, list[Solid]]] = {
        "ends": (1.0, base, without_ends(solid)),
        "slice phase": (_PHASE_SHARE, base, every_other_plane(solid)),
    }
    spread = np.abs(_on(base, dvh) - dvh.volume) ** 2
    parts = {"sampling": _differences(dvh, base)}
    for source, (share, against, variants) in groups.items():
        largest = np.zeros_like(dvh.volume)
        sizes: dict[str, float] = {}
        for variant in variants:
            try:
                other = compute_dvh(variant, dose, options=_COARSE)
            except NotEvaluableError:
                continue
            change = share * np.abs(_on(other, dvh) - _on(against, dvh))
            largest = np.maximum(largest, change)
            for name, size in _differences(against, other).items():
                sizes[name] = max(sizes.get(name, 0.0), share * size)
        spread += largest**2
        if sizes:
            parts[source] = sizes
    width = np.sqrt(spread)
    total = {
        name: float(np.sqrt(sum(part.get(name, 0.0) ** 2 for part in parts.values())))
        for name in _QUANTITIES
    }
    low = np.maximum(dvh.volume - width, 0)
    return Band(dvh.dose, low, dvh.volume + width, total, parts)


def _on(other: Dvh, dvh: Dvh) -> NDArray[np.float64]:
    """Return a DVH's volume at the doses of another."""
    return np.interp(dvh.dose, other.dose, other.volume, right=0.0)


def _differences(first: Dvh, second: Dvh) -> dict[str, float]:
    found = {}
    for name, quantity in _QUANTITIES.items():
        one, two = quantity(first), quantity(second)
        if one is not None and two is not None:
            found[name] = abs(one - two)
    return found


def without_ends(solid: Solid) -> list[Solid]:
    """Return the solid without what was added beyond its contours, if anything was."""
    if solid.end_rule is EndRule.NONE:
        return []
    kept = tuple(span for span in solid.spans if span.lower != span.upper)
    if not kept or len(kept) == len(solid.spans):
        return []
    return [replace(solid, spans=kept, end_rule=EndRule.NONE)]


def every_other_plane(solid: Solid) -> list[Solid]:
    """Return the solid through its even and through its odd planes.

    None where its ends are data (off-slice caps), or where it has too few planes.
    """
    if solid.end_rule is EndRule.NONE:
        return []
    result = []
    for first in (0, 1):
        spans: list[Span] = []
        for run in runs_of(solid):
            kept = run[first::2]
            if len(kept) < 2:
                return []
            z = [solid.sections[n].z for n in kept]
            end = (z[1] - z[0]) / 2
            spans.append(Span(z[0] - end, z[0], kept[0], kept[0]))
            spans += [
                Span(z[n], z[n + 1], kept[n], kept[n + 1]) for n in range(len(z) - 1)
            ]
            end = (z[-1] - z[-2]) / 2
            spans.append(Span(z[-1], z[-1] + end, kept[-1], kept[-1]))
        result.append(replace(solid, spans=tuple(spans)))
    return [found for found in result if found.spans]
