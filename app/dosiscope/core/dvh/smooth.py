"""Areas that run as a cubic through the contours: rounded shapes on coarse slices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.runs import is_linear, runs_of
from dosiscope.core.solids.solid import Solid, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_PIECES = 8
_LIMITS = (0.5, 2.0)


def smooth_solid(solid: Solid) -> Solid:
    """Scale every layer between two contours to the cubic through four areas.

    Outlines stay where they are.  With half slices at the ends the volume beyond
    the last contour would count twice, so the ends must be tapered.

    Raises
    ------
    NotEvaluableError
        The solid's ends are not tapered.
    """
    if solid.end_rule is not EndRule.TAPERED:
        raise NotEvaluableError(
            tr(
                'a smooth profile needs tapered ends, not the end rule "{rule}"',
                rule=tr(str(solid.end_rule)),
            )
        )
    spans: list[Span] = []
    run_of = {n: run for run in runs_of(solid) for n in run}
    for span in solid.spans:
        if is_linear(span):
            spans += _smooth(solid, span, run_of[span.lower])
        else:
            spans.append(span)
    return solid.layered(spans)


def _smooth(solid: Solid, span: Span, run: list[int]) -> Iterator[Span]:
    """Yield the layer in pieces whose taper follows cubic over linear area."""
    at = run.index(span.lower)
    first = max(0, min(at - 1, len(run) - 4))
    sections = run[first : first + 4]
    z = np.array([solid.sections[n].z for n in sections])
    areas = solid.areas[sections]
    lower, upper = float(solid.areas[span.lower]), float(solid.areas[span.upper])
    t = np.linspace(0.0, 1.0, _PIECES + 1)
    heights = span.low + t * (span.high - span.low)
    linear = lower + t * (upper - lower)
    factor = np.ones_like(t)
    np.divide(_lagrange(z, areas, heights), linear, out=factor, where=linear > 1e-9)
    np.clip(factor, *_LIMITS, out=factor)
    for n in range(_PIECES):
        yield Span(
            float(heights[n]),
            float(heights[n + 1]),
            lower=span.lower,
            upper=span.upper,
            t_low=float(t[n]),
            t_high=float(t[n + 1]),
            taper=(float(factor[n]), float(factor[n + 1])),
        )


def _lagrange(
    z: NDArray[np.float64], values: NDArray[np.float64], at: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Polynomial through all points (z, values), shape (n,), at heights."""
    total = np.zeros_like(at)
    for n, value in enumerate(values):
        term = np.full_like(at, value)
        for m, other in enumerate(z):
            if m != n:
                term *= (at - other) / (z[n] - other)
        total += term
    return total
