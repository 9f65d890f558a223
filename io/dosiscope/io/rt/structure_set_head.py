"""What the head of a structure set must hold (PS3.3 A.19)."""

from __future__ import annotations

from typing import Final

from dosiscope.io.files import tags

# what a structure set is shown by
NEEDED: Final = (tags.StructureSetROISequence, tags.ROIContourSequence)
