"""Reads Spatial Registrations: which frames of reference they join, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.spatial_registration import Join, SpatialRegistration
from dosiscope.core.text import first_few
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.header import Header
    from dosiscope.io.files.dataset import Dataset

_NUMBERS: Final = 16  # of a matrix


def read_registration(dataset: Dataset, header: Header) -> SpatialRegistration:
    """Return a Spatial Registration (PS3.3 C.20.2), as it is stated.

    Whether its matrices are rigid motions is not judged here; one that is no matrix of
    16 numbers is told by its join (`Join.why_not`).
    """
    return SpatialRegistration(
        header=header,
        label=dataset.text(tags.ContentLabel),
        description=dataset.text(tags.ContentDescription),
        date=dataset.text(tags.ContentDate),
        time=dataset.text(tags.ContentTime),
        joins=tuple(map(_join, dataset.items(tags.RegistrationSequence))),
    )


def deformed_frames(dataset: Dataset) -> tuple[str, ...]:
    """Return the frames of reference that a deformable one takes (PS3.3 C.20.3)."""
    found = dataset.uids_of(
        tags.DeformableRegistrationSequence, tags.SourceFrameOfReferenceUID
    )
    return tuple(filter(None, found))


def referenced_series(dataset: Dataset) -> tuple[str, ...]:
    """Return the series that an object refers to, of any study (PS3.3 C.12.2)."""
    others = dataset.items(tags.StudiesContainingOtherReferencedInstancesSequence)
    found = (
        uid
        for one in (dataset, *others)
        for uid in one.uids_of(tags.ReferencedSeriesSequence, tags.SeriesInstanceUID)
    )
    return tuple(dict.fromkeys(filter(None, found)))


def referenced_images(dataset: Dataset, sequence: int) -> tuple[str, ...]:
    """Return the images that the items of a sequence refer to, each once."""
    found = (
        uid
        for item in dataset.items(sequence)
        for uid in item.uids_of(
            tags.ReferencedImageSequence, tags.ReferencedSOPInstanceUID
        )
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _join(item: Dataset) -> Join:
    images = item.uids_of(tags.ReferencedImageSequence, tags.ReferencedSOPInstanceUID)
    matrices: list[NDArray[np.float64]] = []
    types: list[str] = []
    problem = comment = method = ""
    registrations = item.items(tags.MatrixRegistrationSequence)
    if len(registrations) > 1:
        problem = tr(
            "it has {count} matrix registrations, one is allowed",
            count=len(registrations),
        )
    for one in registrations[:1]:
        comment = one.text(tags.FrameOfReferenceTransformationComment)
        codes = one.items(tags.RegistrationTypeCodeSequence)
        method = first_few(code.text(tags.CodeMeaning) for code in codes)
        for stated in one.items(tags.MatrixSequence):
            types.append(stated.text(tags.FrameOfReferenceTransformationMatrixType))
            try:
                numbers = stated.numbers(
                    tags.FrameOfReferenceTransformationMatrix, _NUMBERS
                )
            except BadValueError as error:
                problem = problem or tr(
                    "its matrix cannot be read: {error}", error=error
                )
                continue
            if numbers is None:
                problem = problem or tr("its matrix is empty")
                continue
            matrices.append(numbers.reshape(4, 4))
    return Join(
        frame_uid=item.uid(tags.FrameOfReferenceUID),
        image_uids=tuple(filter(None, images)),
        matrices=tuple(matrices),
        types=tuple(types),
        comment=comment,
        method=method,
        problem=problem,
    )
