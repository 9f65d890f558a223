"""Whether an object holds what every one of its kind has (PS3.3 A.1.3).

A file that was cut between two elements of its outermost level has a sound structure.
That it was longer shows in what must follow: the elements of a data set ascend, so an
object that ends before an attribute of type 1 was cut, or was never whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.header import Kind
from dosiscope.io.files import tags
from dosiscope.io.files.dictionary import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.remarks import Remarks

_OF_STRUCTURES: Final = (tags.StructureSetROISequence, tags.ROIContourSequence)
_REVIEW: Final = (tags.ReviewDate, tags.ReviewTime)
_REVIEWED: Final = ("APPROVED", "REJECTED")


def refuse_incomplete(dataset: Dataset, kind: Kind) -> None:
    """Refuse an object that ends before what it is shown by, or names itself.

    Raises
    ------
    NotReadableError
        With the first attribute that is missing.
    """
    for tag in _needed(dataset, kind):
        last = _cut_before(dataset, tag)
        if last:
            raise NotReadableError(
                f"the {kind} is cut short: it ends with {last}, before {label(tag)}"
            )


def _cut_before(dataset: Dataset, tag: int) -> str:
    """Return with what a data set ends before the place of ``tag``; "" if it does not.

    Where the attribute is missing but others follow, nothing was cut.
    """
    if tag in dataset:
        return ""
    last = max(dataset.places(), default=0)
    return label(last) if last < tag else ""


def _needed(dataset: Dataset, kind: Kind) -> Iterator[int]:
    """Yield what must be there; where something else follows, that is noted only."""
    if kind is Kind.CT:
        yield tags.PixelData
    elif kind is Kind.STRUCTURE_SET:
        yield from _OF_STRUCTURES
    elif kind is Kind.DOSE:
        yield tags.DoseUnits
        if dataset.integer(tags.Rows):
            yield tags.PixelData
    else:
        yield from _needed_of_plan(dataset, kind)


def _needed_of_plan(dataset: Dataset, kind: Kind) -> Iterator[int]:
    """Yield what a plan needs to be what it says itself that it is."""
    yield tags.RTPlanGeometry
    sequence = beam_sequence(kind)
    groups = dataset.items(tags.FractionGroupSequence)
    if any(group.items(tags.ReferencedBeamSequence) for group in groups):
        yield sequence
    beams = dataset.items(sequence)
    if any(tags.ReferencedPatientSetupNumber in beam for beam in beams):
        yield tags.PatientSetupSequence
    is_empty = not beams and tags.ApplicationSetupSequence not in dataset
    if is_empty and _is_of_patient(dataset):
        yield tags.ReferencedStructureSetSequence


def beam_sequence(kind: Kind) -> int:
    """Return the sequence that holds the beams of an RT Plan or RT Ion Plan."""
    return tags.IonBeamSequence if kind is Kind.ION_PLAN else tags.BeamSequence


def _is_of_patient(dataset: Dataset) -> bool:
    """Whether a structure set must be named (type 1C, PS3.3 C.8.8.9)."""
    return dataset.text(tags.RTPlanGeometry) == "PATIENT"


def note_incomplete(dataset: Dataset, kind: Kind, remarks: Remarks) -> None:
    """Note what an object must have and has not; what is there is shown."""
    if kind is Kind.STRUCTURE_SET:
        for tag in _OF_STRUCTURES:
            if tag not in dataset:
                name = label(tag)
                remarks.add("F05:none", tag=tag, name=name, found="nothing")
    for tag in _expected(dataset, kind):
        last = _cut_before(dataset, tag)
        if last:
            remarks.add(
                "F05:ends",
                tag=tag,
                last=last,
                next=label(tag),
                found=f"the end after {last}",
                expected=label(tag),
            )
            break


def _expected(dataset: Dataset, kind: Kind) -> Iterator[int]:
    """Yield what must follow, though what is shown does not rest on it."""
    if kind is Kind.STRUCTURE_SET:
        yield tags.RTROIObservationsSequence
    elif kind in (Kind.PLAN, Kind.ION_PLAN) and _is_of_patient(dataset):
        yield tags.ReferencedStructureSetSequence
    if dataset.text(tags.ApprovalStatus) in _REVIEWED:
        yield from _REVIEW  # type 2C: there, if empty
        # de-identification takes out whoever did it, too (PS3.15 E.1)
        if dataset.text(tags.PatientIdentityRemoved) != "YES":
            yield tags.ReviewerName
