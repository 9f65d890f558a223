"""What the structure set of a generated case lists of its CT."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydicom.dataset import Dataset

    from support.synthetic.build import BuiltCase


def listed_series(built: BuiltCase) -> Dataset:
    """The one item of its RT Referenced Series Sequence."""
    frame = built.structures.ReferencedFrameOfReferenceSequence[0]
    series: Dataset = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
    return series


def listing_all(change: Callable[[BuiltCase], None]) -> Callable[[BuiltCase], None]:
    """A change to the images, all of which the structure set then names."""

    def changed(built: BuiltCase) -> None:
        change(built)
        items = []
        for image in built.ct:
            item = copy.deepcopy(listed_series(built).ContourImageSequence[0])
            item.ReferencedSOPInstanceUID = image.SOPInstanceUID
            items.append(item)
        listed_series(built).ContourImageSequence = items

    return changed
