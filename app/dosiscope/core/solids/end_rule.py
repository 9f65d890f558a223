"""How far on-slice ROIs reach beyond their contours."""

from __future__ import annotations

from enum import StrEnum

from dosiscope.core.language import marked


class EndRule(StrEnum):
    """How far an on-slice ROI reaches beyond its first and last contour."""

    HALF_SLICE = marked("half a slice")
    AT_MOST_1_5_MM = marked("half a slice, at most 1.5 mm")
    TAPERED = marked("tapered")
    NONE = marked("none")
