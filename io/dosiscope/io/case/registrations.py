"""The registrations of a patient among what was found, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dosiscope.core.errors import NotReadableError
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header, Patient
    from dosiscope.core.inventory import Entry
    from dosiscope.core.spatial_registration import SpatialRegistration
    from dosiscope.io.case.scan import Scan

_RIGID = "RIGID"


class FoundRegistration(NamedTuple):
    """A registration, with the frames of reference that it joins.

    ``registration`` is None of a deformable one.
    """

    entry: Entry
    registration: SpatialRegistration | None
    frames: frozenset[str]


def is_of(patient: Patient, header: Header) -> bool:
    """Whether an object is of a patient: the same identity, or one Patient ID."""
    return header.patient.is_same(patient) or header.patient.has_same_id(patient)


def registrations_of(scan: Scan, patient: Patient) -> Iterator[FoundRegistration]:
    """Yield the registrations of a patient, rigid or deformable."""
    for entry in scan.inventory.entries:
        if not is_of(patient, entry.header):
            continue
        found = None  # no object of another kind is read for it
        if entry.kind is Kind.REGISTRATION:
            try:
                dataset = scan.objects[entry.uid].dataset
            except NotReadableError:  # a large one that has gone since
                continue
            from dosiscope.io.spatial_registration import read_registration

            found = read_registration(dataset, entry.header)
        elif entry.kind is not Kind.DEFORMABLE_REGISTRATION:
            continue
        yield FoundRegistration(entry, found, frozenset(entry.joined_frame_uids))


def moves_itself(registration: SpatialRegistration) -> bool:
    """Whether it states a motion of the frame of reference that it is of."""
    own = registration.header.frame_of_reference_uid
    return any(
        bool(own)
        and one.frame_uid == own
        and (bool(one.why_not) or not one.motion.is_none)
        for one in registration.joins
    )


def check_registrations(scan: Scan, patient: Patient, frame: str) -> list[Finding]:
    """Return what keeps registrations of a frame of reference from being applied.

    None is applied by itself: nothing follows but that it cannot be asked for.
    """
    findings: list[Finding] = []
    for entry, registration, frames in registrations_of(scan, patient):
        if not frame or frame not in frames:
            continue
        remarks = Remarks(entry.header)
        label = entry.label or tr("no label")
        if registration is None:
            remarks.add("REG-03", label=label)
        elif moves_itself(registration):
            remarks.add(
                "REG-02",
                label=label,
                tag=tags.FrameOfReferenceTransformationMatrix,
                found=tr("a motion"),
                expected=tr("none"),
            )
        else:
            _check_joins(registration, label, remarks)
        findings += remarks.found
    return findings


def _check_joins(
    registration: SpatialRegistration, label: str, remarks: Remarks
) -> None:
    for one in registration.joins:
        if one.why_not:
            is_claimed = _RIGID in one.types or not one.types
            remarks.add(
                "REG-01:false" if is_claimed else "REG-01",
                label=label,
                why=one.why_not,
                tag=tags.FrameOfReferenceTransformationMatrix,
                found=", ".join(one.types) or tr("nothing"),
                expected=tr("one rigid motion"),
            )
            return
