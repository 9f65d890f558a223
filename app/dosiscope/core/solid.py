"""What is inside an ROI at any z: one description for display, volume and DVH.

A solid is a set of cross sections and of spans between them.  Everything that
asks "inside?" asks the solid: the picture, the probe, the volume and the DVH.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class EndRule(StrEnum):
    """How far an on-slice ROI reaches beyond its first and last contour."""

    HALF_SLICE = "half a slice"
    AT_MOST_1_5_MM = "half a slice, at most 1.5 mm"
    TAPERED = "tapered"
    NONE = "none"


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """The outline of a solid at one z.

    Attributes
    ----------
    z
        Patient z, mm.
    polygons
        Closed polygons, each of shape (n, 2), x and y in mm, first vertex not
        repeated; a point is inside where an odd number of them encloses it
        (holes, islands, keyholes and XOR contours alike).
    is_data
        Whether the outline is in the file; False: interpolated here.
    """

    z: float
    polygons: tuple[NDArray[np.float64], ...]
    is_data: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """A layer of a solid between z ``low`` and ``high`` (mm).

    Occupancy runs linearly from section ``lower`` (share ``1 - t``) to section
    ``upper`` (share ``t``), with t from ``t_low`` to ``t_high``; a prism has
    ``lower == upper``.  ``taper`` scales the layer's area at low and high end.
    """

    low: float
    high: float
    lower: int
    upper: int
    t_low: float = 0.0
    t_high: float = 1.0
    taper: tuple[float, float] = (1.0, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """What is inside one ROI.

    Attributes
    ----------
    sections
        Sorted by z; several may share one z (separate branches).
    spans
        The filled layers; a gap is where there is none.
    end_rule
        The rule its ends were made by; part of every result.
    """

    roi_number: int
    sections: tuple[Section, ...]
    spans: tuple[Span, ...]
    end_rule: EndRule = EndRule.HALF_SLICE
