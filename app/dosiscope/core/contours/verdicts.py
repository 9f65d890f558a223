"""What is said of contours and the images they name where no reader has said it.

All other sentences stand in the table of rules, and so do the outcomes of these.
The rule is that of the profile; behind the stroke stands the defect of the table
of off-slice checks, E1 to E19.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ContourRule:
    """A rule about single contours: what is said of one, and of several.

    ``key`` is that of the outcome in the table of rules.
    """

    key: str
    one: str
    many: str


NAMES_IMAGE: Final = ContourRule(
    "OS-11/E11",
    "lies on no image plane but names an image; its coordinates count.",
    "lie on no image plane but name images; their coordinates count.",
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
