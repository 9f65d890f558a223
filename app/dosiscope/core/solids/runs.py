"""The uninterrupted stacks of sections of a solid."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosiscope.core.solids.solid import Solid, Span


def is_linear(span: Span) -> bool:
    """Whether a layer runs from one section all the way to another."""
    return span.lower != span.upper and (span.t_low, span.t_high) == (0.0, 1.0)


def runs_of(solid: Solid) -> list[list[int]]:
    """Return the sections of every stack that linear layers join, from low to high."""
    runs: list[list[int]] = []
    for span in solid.spans:
        if not is_linear(span):
            continue
        if not runs or runs[-1][-1] != span.lower:
            runs.append([span.lower])
        runs[-1].append(span.upper)
    return runs
