"""What a structure set, plan or dose refers to, from the head alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.frames import frame_name
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.multi_frame import MULTI_FRAME_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.remarks import Remarks


CT_IMAGE_STORAGE: Final = "1.2.840.10008.5.1.4.1.1.2"


@dataclass(frozen=True, slots=True)
class References:
    """The Referenced Frame of Reference Sequence of a structure set, flattened.

    UIDs of frames of reference, studies, series and images (frames by their names),
    each once, in order; SOP classes of these images; how many of them state a frame
    number though they have no frames.
    """

    frames: tuple[str, ...]
    studies: tuple[str, ...]
    series: tuple[str, ...]
    images: tuple[str, ...]
    classes: tuple[str, ...] = ()
    frame_numbers: int = 0


def read_references(dataset: Dataset) -> References:
    """Return the images a structure set was drawn on (PS3.3 C.8.8.5)."""
    frames: list[str] = []
    studies: list[str] = []
    series: list[str] = []
    images: list[str] = []
    classes: list[str] = []
    frame_numbers = 0
    for frame in dataset.items(tags.ReferencedFrameOfReferenceSequence):
        frames.append(frame.uid(tags.FrameOfReferenceUID))
        for study in frame.items(tags.RTReferencedStudySequence):
            studies.append(study.uid(tags.ReferencedSOPInstanceUID))
            for item in study.items(tags.RTReferencedSeriesSequence):
                series.append(item.uid(tags.SeriesInstanceUID))
                named = item.items(tags.ContourImageSequence)
                for image in named:
                    images += image_names(image)
                    classes.append(image.uid(tags.ReferencedSOPClassUID))
                    frame_numbers += (
                        tags.ReferencedFrameNumber in image
                        and classes[-1] not in MULTI_FRAME_CLASSES
                    )
    return References(
        _once(frames),
        _once(studies),
        _once(series),
        _once(images),
        _once(classes),
        frame_numbers,
    )


def image_names(image: Dataset) -> tuple[str, ...]:
    """Return what an item names: an image, or the frames of a multi-frame one.

    Without a frame number it names all of its frames, as the instance (PS3.3 10.3).
    """
    uid = image.uid(tags.ReferencedSOPInstanceUID)
    if tags.ReferencedFrameNumber not in image:
        return (uid,)
    if image.uid(tags.ReferencedSOPClassUID) not in MULTI_FRAME_CLASSES:
        return (uid,)
    numbers = image.numbers(tags.ReferencedFrameNumber)
    if numbers is None or (numbers < 1).any():
        return (uid,)
    return tuple(frame_name(uid, int(number)) for number in numbers)


def check_references(references: References, remarks: Remarks) -> None:
    """Note what a structure set's references should not be (7.4.8.3.1).

    What is required within an item counts only where the item is (7.1.2).
    """
    for none, several, uids, within, tag in (
        (
            "SS-04:none",
            "SS-04:several",
            references.studies,
            references.frames,
            tags.RTReferencedStudySequence,
        ),
        (
            "SS-05:none",
            "SS-05:several",
            references.series,
            references.studies,
            tags.RTReferencedSeriesSequence,
        ),
    ):
        if within and len(uids) != 1:
            remarks.add(
                several if uids else none,
                tag=tag,
                found=str(len(uids)),
                expected="1",
            )
    if references.frame_numbers:
        remarks.add(
            "SS-06:frame",
            frame_numbers=references.frame_numbers,
            tag=tags.ReferencedFrameNumber,
            found=counted(references.frame_numbers, "frame number"),
            expected=tr("none"),
        )
    others = [uid for uid in references.classes if uid != CT_IMAGE_STORAGE]
    if others:
        remarks.add(
            "IMG-06",
            tag=tags.ReferencedSOPClassUID,
            found=", ".join(others),
            expected=CT_IMAGE_STORAGE,
        )


def referenced_uids(dataset: Dataset, sequence: int) -> tuple[str, ...]:
    """Return the Referenced SOP Instance UIDs of a sequence, each once."""
    return _once(
        item.uid(tags.ReferencedSOPInstanceUID) for item in dataset.items(sequence)
    )


def _once(uids: Iterable[str]) -> tuple[str, ...]:
    return tuple(uid for uid in dict.fromkeys(uids) if uid)


def stated_frame(of_module: str, of_rois: Iterable[str], listed: Iterable[str]) -> str:
    """Return the Frame of Reference UID that a structure set states; "" if unclear.

    That of its ROIs where they agree, else that of the module, else the one listed.
    """
    one = set(of_rois) - {""}
    if len(one) == 1:
        return one.pop()
    if of_module:
        return of_module
    one.update(listed)
    one.discard("")
    return one.pop() if len(one) == 1 else ""
