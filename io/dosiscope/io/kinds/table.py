"""All kinds of object that are read.

A file of another SOP class is named in the list of skipped files.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from dosiscope.core.inventory import Entry
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.core.visible import path_text
from dosiscope.io.completeness import refuse_incomplete
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.header import read_header
from dosiscope.io.kinds.dose import DOSE
from dosiscope.io.kinds.images import (
    CT,
    ENHANCED_CT,
    ENHANCED_MR,
    ENHANCED_PET,
    MR,
    PET,
)
from dosiscope.io.kinds.plan import ION_PLAN, PLAN
from dosiscope.io.kinds.records import (
    BEAMS_RECORD,
    BRACHY_RECORD,
    ION_BEAMS_RECORD,
    SUMMARY_RECORD,
)
from dosiscope.io.kinds.registration import SeriesKind
from dosiscope.io.kinds.rt_image import RT_IMAGE
from dosiscope.io.kinds.spatial_registration import (
    DEFORMABLE_REGISTRATION,
    SPATIAL_REGISTRATION,
)
from dosiscope.io.kinds.structure_set import STRUCTURE_SET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.kinds import Kind
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.parts import Parts
    from dosiscope.io.kinds.registration import ObjectKind, SeriesImage

Known: TypeAlias = "ObjectKind | SeriesKind[Any]"

REGISTERED: tuple[Known, ...] = (
    CT,
    ENHANCED_CT,
    MR,
    ENHANCED_MR,
    PET,
    ENHANCED_PET,
    STRUCTURE_SET,
    PLAN,
    ION_PLAN,
    DOSE,
    RT_IMAGE,
    BEAMS_RECORD,
    ION_BEAMS_RECORD,
    BRACHY_RECORD,
    SUMMARY_RECORD,
    SPATIAL_REGISTRATION,
    DEFORMABLE_REGISTRATION,
)


def registered(sop_class: str) -> Known | None:
    """Return the kind of objects of a SOP class; None where they are not read."""
    return next((one for one in REGISTERED if sop_class in one.sop_classes), None)


def registration_of(kind: Kind) -> Known:
    """Return how a kind is registered."""
    return next(one for one in REGISTERED if one.kind is kind)


def related(parts: Parts) -> list[Finding]:
    """Return what objects of each kind do not fit by to the others that are shown."""
    return [found for one in REGISTERED for found in one.related(parts)]


def sop_classes() -> frozenset[str]:
    """Return the SOP classes of which objects are read."""
    return frozenset(uid for one in REGISTERED for uid in one.sop_classes)


def read_entry(file: DicomFile, registration: ObjectKind) -> Entry:
    """Return the entry of an object that is an instance of its own.

    Raises
    ------
    NotReadableError
        The object has no SOP Instance UID or is cut short, or a value of its head
        cannot be read.
    """
    dataset, kind = file.dataset, registration.kind
    if not dataset.uid(tags.SOPInstanceUID):
        raise BadValueError(tags.SOPInstanceUID, "", tr("a UID"))
    refuse_incomplete(dataset, kind, registration.needed(dataset))
    return registration.entry(dataset, read_header(dataset, kind, [file.path]))


def series_entries(
    images: Sequence[SeriesImage],
) -> list[tuple[Entry, tuple[SeriesImage, ...]]]:
    """Return the objects that the images of one series make, each with its images.

    Mostly that is one, known by the UID of the series; of several the number behind
    it tells them apart.
    """
    registration = registration_of(images[0].header.kind)
    assert isinstance(registration, SeriesKind)
    found = []
    volumes = registration.stacks(images)
    for number, (some, words) in enumerate(volumes, 1):
        entry = series_entry(some)
        if len(volumes) > 1:
            entry = replace(
                entry, uid=f"{entry.uid}/{number}", detail=f"{entry.detail}, {words}"
            )
        found.append((entry, tuple(some)))
    return found


def series_entry(images: Sequence[SeriesImage]) -> Entry:
    """Return the entry of one series; ``images`` are all that are meant of it."""
    paths = dict.fromkeys(path_text(image.path) for image in images)
    header = replace(images[0].header, files=tuple(paths))
    count = len(images)
    return Entry(
        header=header,
        uid=header.series_uid,
        label=header.series_description,
        date=header.series_date,
        time=header.series_time,
        detail=counted(count, "image"),
        series_uids=(header.series_uid,),
        image_uids=tuple(dict.fromkeys(uid for image in images for uid in image.names)),
        images=count,
        frame_of_reference_uid=header.frame_of_reference_uid,
    )
