"""Solids through outlines on rising planes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.solid import Section, Solid, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


def stack(
    outlines: Sequence[tuple[float, Sequence[NDArray[np.float64]]]],
    end: float,
    *,
    number: int = 1,
    prisms: bool = False,
) -> Solid:
    """Return the solid through outlines on rising planes.

    Parameters
    ----------
    outlines
        Pairs of z (mm) and polygons.
    end
        The solid reaches so far beyond the first and the last plane, mm.
    prisms
        Every outline holds half the way to its neighbours, instead of the area
        running linearly from plane to plane.
    """
    z = [float(height) for height, _ in outlines]
    sections = tuple(Section(h, tuple(polygons)) for h, polygons in outlines)
    spans: list[Span] = []
    last = len(z) - 1
    if prisms:
        for n in range(len(z)):
            low = (z[n - 1] + z[n]) / 2 if n else z[n] - end
            high = (z[n] + z[n + 1]) / 2 if n < last else z[n] + end
            spans.append(Span(low, high, lower=n, upper=n))
    else:
        spans.append(Span(z[0] - end, z[0], lower=0, upper=0))
        spans += [Span(z[n], z[n + 1], lower=n, upper=n + 1) for n in range(last)]
        spans.append(Span(z[last], z[last] + end, lower=last, upper=last))
    rule = EndRule.HALF_SLICE if end else EndRule.NONE
    return Solid(
        number, sections, tuple(s for s in spans if s.high > s.low), end_rule=rule
    )
