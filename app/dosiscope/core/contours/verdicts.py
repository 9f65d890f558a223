"""Wording of the checks of single contours; what follows is in the table of rules.

The rule is that of the profile; behind the stroke stands the defect of the table
of off-slice checks, E1 to E19.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_OUTLINES_ONLY = "so only outlines are shown, no volume and no DVH."


@dataclass(frozen=True, slots=True)
class ContourRule:
    """A rule about single contours: what is said of one, and of several.

    ``key`` is that of the outcome in the table of rules.
    """

    key: str
    one: str
    many: str


TO_ITSELF: Final = ContourRule(
    "OS-04/E1",
    "is attached to itself; this is ignored.",
    "are attached to themselves; this is ignored.",
)
FORWARD: Final = ContourRule(
    "OS-04/E2",
    "is attached to a higher number; the connection counts all the same.",
    "are attached to higher numbers; the connections count all the same.",
)
AMBIGUOUS: Final = ContourRule(
    "OS-02/E6:ambiguous",
    "is not unique although it is referred to, " + _OUTLINES_ONLY,
    "are not unique although they are referred to: what is connected is ambiguous, "
    + _OUTLINES_ONLY,
)
REPEATED: Final = ContourRule(
    "OS-02/E6:unused",
    "is not unique; no connection depends on it.",
    "are not unique; no connection depends on them.",
)
UNNUMBERED: Final = ContourRule(
    "OS-01/E7",
    "has no Contour Number: how the ROI is connected is unknown, " + _OUTLINES_ONLY,
    "have no Contour Number: how the ROI is connected is unknown, " + _OUTLINES_ONLY,
)
UNSTATED: Final = ContourRule(
    "OS-03:unstated",
    "has no Attached Contours although others of the ROI have; taken as empty.",
    "have no Attached Contours although others of the ROI have; taken as empty.",
)
SAME_PLANE: Final = ContourRule(
    "OS-06/E8",
    "is attached within its own plane; that bounds no volume.",
    "are attached within one plane; that bounds no volume.",
)
LAMINA: Final = ContourRule(
    "OS-14",
    "is attached to no other: a single contour, no thickness.",
    "are attached to no other: single contours, no thickness.",
)
NESTED: Final = ContourRule(
    "RC-17/E18:nested",
    "is nested in another on its plane; it is treated as a hole (even-odd).",
    "are nested in others on their planes; they are treated as holes (even-odd).",
)
NESTED_OFF_SLICE: Final = ContourRule("RC-17/E18:off-slice", NESTED.one, NESTED.many)
NAMES_IMAGE: Final = ContourRule(
    "OS-11/E11",
    "lies on no image plane but names an image; its coordinates count.",
    "lie on no image plane but name images; their coordinates count.",
)
NAMES_NONE: Final = ContourRule(
    "RC-04/E12",
    "names no image; it is placed by its z.",
    "name no image; they are placed by their z.",
)
NAMES_UNKNOWN: Final = ContourRule(
    "RC-04:unknown",
    "names an image that is not in the CT; it is placed by its z.",
    "name images that are not in the CT; they are placed by their z.",
)
NAMES_SEVERAL: Final = ContourRule(
    "RC-04:several",
    "names several images; the first one that is known counts.",
    "name several images; the first one that is known counts.",
)
NAMES_UNREAD: Final = ContourRule(
    "RC-04:unread",
    "lies on an image that was not read.",
    "lie on images that were not read.",
)
NAMES_OTHER: Final = ContourRule(
    "RC-06",
    "names an image at another z; its coordinates count.",
    "name images at another z; their coordinates count.",
)
ROUNDED: Final = ContourRule(
    "RC-05/E13",
    "lies {off:.3f} mm off image z; it is drawn where it is, not moved to the image.",
    "lie up to {off:.3f} mm off image z; they are drawn where they are, not moved to "
    "the images.",
)
OUTSIDE: Final = ContourRule(
    "RC-05/E14",
    "lies outside the CT's extent, {low:.2f} to {high:.2f} mm.",
    "lie outside the CT's extent, {low:.2f} to {high:.2f} mm.",
)
