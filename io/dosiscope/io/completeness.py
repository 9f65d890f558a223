"""Whether an object holds what every one of its kind has (PS3.3 A.1.3).

A file that was cut between two elements of its outermost level has a sound structure.
That it was longer shows in what must follow: the elements of a data set ascend, so an
object that ends before an attribute of type 1 was cut, or was never whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.io.files import tags
from dosiscope.io.files.dictionary import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosiscope.core.kinds import Kind
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.remarks import Remarks

# without these the pixels of an image or a dose grid cannot be read or placed
NEEDED_OF_PIXELS: Final = (
    tags.ImagePositionPatient,
    tags.ImageOrientationPatient,
    tags.SamplesPerPixel,
    tags.PhotometricInterpretation,
    tags.Rows,
    tags.Columns,
    tags.PixelSpacing,
    tags.BitsAllocated,
    tags.BitsStored,
    tags.HighBit,
    tags.PixelRepresentation,
)
# of parametric maps (PS3.3 C.7.6.24, C.7.6.25)
_OTHER_PIXELS: Final = (tags.FloatPixelData, tags.DoubleFloatPixelData)
_REVIEW: Final = (tags.ReviewDate, tags.ReviewTime)
_REVIEWED: Final = ("APPROVED", "REJECTED")


def refuse_incomplete(dataset: Dataset, kind: Kind, needed: Iterable[int]) -> None:
    """Refuse an object that ends before what it is shown by, or names itself.

    Parameters
    ----------
    needed
        What must be there; where something else follows, that is noted only.

    Raises
    ------
    NotReadableError
        With the first attribute that is missing.
    """
    for tag in needed:
        last = _cut_before(dataset, tag)
        if last and tag == tags.PixelData:
            for other in _OTHER_PIXELS:
                if other in dataset:
                    raise NotReadableError(
                        tr(
                            "the {kind} has its values as {other}, floating point "
                            "numbers that no {kind} may have, in the place of {tag}",
                            kind=kind,
                            other=label(other),
                            tag=label(tag),
                        )
                    )
        if last:
            raise NotReadableError(
                tr(
                    "the {kind} is cut short: it ends with {last}, before {tag}",
                    kind=kind,
                    last=last,
                    tag=label(tag),
                )
            )


def lacking(dataset: Dataset, needed: Iterable[int]) -> tuple[str, ...]:
    """Return which of the attributes are absent or empty, each with tag and keyword."""
    # of their places: the values may lie behind what has been read of the file
    spans = ((tag, dataset.span(tag)) for tag in needed)
    return tuple(label(tag) for tag, span in spans if span is None or not span[1])


def _cut_before(dataset: Dataset, tag: int) -> str:
    """Return with what a data set ends before the place of ``tag``; "" if it does not.

    Where the attribute is missing but others follow, nothing was cut.
    """
    if tag in dataset:
        return ""
    last = max(dataset.places(), default=0)
    return label(last) if last < tag else ""


def note_incomplete(
    dataset: Dataset, expected: Iterable[int], remarks: Remarks
) -> None:
    """Note what an object must have and has not; what is there is shown.

    Parameters
    ----------
    expected
        What must follow, though what is shown does not rest on it.
    """
    for tag in (*expected, *_of_review(dataset)):
        last = _cut_before(dataset, tag)
        if last:
            remarks.add(
                "F05:ends",
                tag=tag,
                last=last,
                next=label(tag),
                found=tr("the end after {last}", last=last),
                expected=label(tag),
            )
            break


def _of_review(dataset: Dataset) -> Iterator[int]:
    if dataset.text(tags.ApprovalStatus) in _REVIEWED:
        yield from _REVIEW  # type 2C: there, if empty
        # de-identification takes out whoever did it, too (PS3.15 E.1)
        if dataset.text(tags.PatientIdentityRemoved) != "YES":
            yield tags.ReviewerName
