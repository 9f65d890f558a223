"""What a structure set, plan or dose refers to, from the head alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.io import tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.io.dataset import Dataset


@dataclass(frozen=True, slots=True)
class References:
    """The Referenced Frame of Reference Sequence of a structure set, flattened.

    UIDs of frames of reference, studies, series and images, each once, in order.
    """

    frames: tuple[str, ...]
    studies: tuple[str, ...]
    series: tuple[str, ...]
    images: tuple[str, ...]


def read_references(dataset: Dataset) -> References:
    """Return the images a structure set was drawn on (PS3.3 C.8.8.5)."""
    frames: list[str] = []
    studies: list[str] = []
    series: list[str] = []
    images: list[str] = []
    for frame in dataset.items(tags.ReferencedFrameOfReferenceSequence):
        frames.append(frame.uid(tags.FrameOfReferenceUID))
        for study in frame.items(tags.RTReferencedStudySequence):
            studies.append(study.uid(tags.ReferencedSOPInstanceUID))
            for item in study.items(tags.RTReferencedSeriesSequence):
                series.append(item.uid(tags.SeriesInstanceUID))
                images.extend(
                    image.uid(tags.ReferencedSOPInstanceUID)
                    for image in item.items(tags.ContourImageSequence)
                )
    return References(_once(frames), _once(studies), _once(series), _once(images))


def referenced_uids(dataset: Dataset, sequence: int) -> tuple[str, ...]:
    """Return the Referenced SOP Instance UIDs of a sequence, each once."""
    return _once(
        item.uid(tags.ReferencedSOPInstanceUID) for item in dataset.items(sequence)
    )


def _once(uids: Iterable[str]) -> tuple[str, ...]:
    return tuple(uid for uid in dict.fromkeys(uids) if uid)
