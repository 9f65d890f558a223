"""A solid as `Solid.contains` takes it: a stack of prisms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dosiscope.core.solids.solid import Section, Solid


def prisms_of(solid: Solid) -> list[tuple[float, float, Section]]:
    """Return the prisms of a solid: z from, z to, and the section that holds there.

    Those that follow each other with the same outline are one; where there is no
    outline, there is none.
    """
    result: list[tuple[float, float, Section]] = []
    for span in solid.spans:
        for low, high, n in span.prisms():
            section = solid.sections[n]
            if low >= high or not section.polygons:
                continue
            if result and result[-1][1] == low and _are_same(result[-1][2], section):
                result[-1] = result[-1][0], high, result[-1][2]
            else:
                result.append((low, high, section))
    return result


def _are_same(one: Section, other: Section) -> bool:
    return one is other or (
        len(one.polygons) == len(other.polygons)
        and all(
            np.array_equal(a, b)
            for a, b in zip(one.polygons, other.polygons, strict=True)
        )
    )
