"""Reads the chosen objects one by one, before anything is put together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosiscope.core.errors import ChoiceError, NotReadableError
from dosiscope.core.findings import Action
from dosiscope.core.header import Kind
from dosiscope.core.not_shown import Unread, Withheld
from dosiscope.core.progress import PartSteps, Progress, changed
from dosiscope.io.case.file_notes import file_findings
from dosiscope.io.ct import volume as ct_files
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.dose import read_dose
from dosiscope.io.rt.plan import read_plan
from dosiscope.io.rt.stored_dvh import read_stored_dvhs
from dosiscope.io.rt.structure_set import structure_set_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.core.inventory import Entry, Selection
    from dosiscope.core.plan import Plan
    from dosiscope.core.stored_dvh import StoredDvh
    from dosiscope.core.structures import StructureSet
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.ct.image import CtImage
    from dosiscope.io.ct.volume import FirstImages
    from dosiscope.io.files.part10 import DicomFile


@dataclass(slots=True)
class Parts:
    """The objects of a case as they were read.

    Attributes
    ----------
    dvhs
        Stored DVHs of every RT Dose (one that holds DVHs only too), with its header.
    plan_classes
        SOP class under which a dose (by its UID) refers to its plan.
    withheld
        Objects that could not be read or must not be shown.
    noticed
        Findings about the object that is being read.
    unread
        What is being read or still to be read.
    """

    ct: Ct | None = None
    structure_set: StructureSet | None = None
    plan: Plan | None = None
    doses: list[Dose] = field(default_factory=list)
    dvhs: list[tuple[Header, tuple[StoredDvh, ...]]] = field(default_factory=list)
    plan_classes: dict[str, str] = field(default_factory=dict)
    withheld: list[Withheld] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    noticed: Sequence[Finding] = ()
    unread: tuple[Unread, ...] = ()


def read_parts(scan: Scan, selection: Selection) -> PartSteps[Parts, Parts]:
    """Read what is selected; an object that cannot be read is withheld.

    Images come before everything that takes long, that of the isocentre first, then
    doses, then the structure set.  The ``part`` of a step, if it has one, is what has
    been read so far.

    Raises
    ------
    ChoiceError
        A selected object is not in the scan.
    """
    entries = {(e.kind is Kind.CT, e.uid): e for e in scan.inventory.entries}
    chosen = []
    for uid in (selection.plan, *selection.doses, selection.structure_set):
        if uid:
            if (False, uid) not in entries:
                raise ChoiceError(f"There is no object with the UID {uid}.")
            chosen.append(entries[False, uid])
    if selection.ct_series and (True, selection.ct_series) not in entries:
        raise ChoiceError(f"There is no CT series with the UID {selection.ct_series}.")
    parts = Parts()
    rest = list(chosen)
    if selection.plan:
        plan = rest.pop(0)
        yield from _read(plan, scan.objects[plan.uid], parts)
    if selection.ct_series:
        entry, images = entries[True, selection.ct_series], scan.images
        yield from _read_images(entry, images[entry.uid], rest, parts)
    for n, entry in enumerate(rest):
        parts.unread = _unread(rest[n:])
        yield Progress(n, len(rest), f"Reading {entry.kind}", part=parts)
        yield from _read(entry, scan.objects[entry.uid], parts)
    used = {entry.uid for entry in chosen} | {selection.ct_series}
    parts.findings += [found for uid, found in scan.duplicates if uid in used]
    return parts


def _unread(entries: Sequence[Entry]) -> tuple[Unread, ...]:
    """Return what is still to be read, the same kinds once."""
    kinds = Counter(entry.kind for entry in entries)
    return tuple(Unread(kind, count) for kind, count in kinds.items())


def _read_images(
    entry: Entry, images: Sequence[CtImage], others: Sequence[Entry], parts: Parts
) -> PartSteps[Parts, None]:
    """Read the CT series, the plane of the isocentre (else the middle) first."""
    beams = parts.plan.beams if parts.plan else ()
    first_z = next((beam.isocentre[2] for beam in beams if beam.isocentre), None)

    def show(step: Progress[FirstImages]) -> Progress[Parts]:
        part = step.part
        if part is None:
            return step.with_part(None)
        parts.ct, parts.noticed = part.ct, part.findings
        left = part.total - len(part.ct.image_uids)
        parts.unread = (Unread(entry.kind, left, part.total), *_unread(others))
        return step.with_part(parts)

    parts.ct, findings = yield from changed(ct_files.load(images, first_z), show)
    parts.noticed = ()
    parts.findings += findings
    parts.findings += file_findings(entry, (image.notes for image in images))
    if parts.ct is None:
        _withhold(entry, findings, parts)


def _read(entry: Entry, file: DicomFile, parts: Parts) -> PartSteps[Parts, None]:
    """Read one structure set, plan or dose."""
    findings: Sequence[Finding]
    try:
        if entry.kind is Kind.STRUCTURE_SET:
            findings = yield from _read_structure_set(file, parts)
        elif entry.kind is Kind.DOSE:
            findings = _read_dose(entry, file, parts)
        else:
            parts.plan, findings = read_plan(file, entry.kind)
    except NotReadableError as error:
        remarks = Remarks(entry.header)
        remarks.add("F16:object", error=error)
        parts.findings += remarks.found
        parts.withheld.append(
            Withheld(
                header=entry.header, label=entry.label, reason=remarks.found[0].reason
            )
        )
        return
    parts.findings += findings
    parts.findings += file_findings(entry, [file.notes])


def _read_structure_set(
    file: DicomFile, parts: Parts
) -> PartSteps[Parts, Sequence[Finding]]:
    def show(step: Progress[StructureSet]) -> Progress[Parts]:
        if step.part is not None:
            parts.structure_set = step.part
        left = step.total - step.done
        parts.unread = (Unread(Kind.STRUCTURE_SET, left, step.total),)
        return step.with_part(parts)

    try:
        parts.structure_set, findings = yield from changed(
            structure_set_steps(file), show
        )
    except NotReadableError:
        parts.structure_set = None
        raise
    return findings


def _read_dose(entry: Entry, file: DicomFile, parts: Parts) -> Sequence[Finding]:
    dose, findings = read_dose(file)
    for item in file.dataset.items(tags.ReferencedRTPlanSequence)[:1]:
        parts.plan_classes[entry.uid] = item.uid(tags.ReferencedSOPClassUID)
    if dose is None and any(f.action >= Action.WITHHOLD for f in findings):
        _withhold(entry, findings, parts)
        return findings
    dvhs, more = read_stored_dvhs(file, dose.maximum if dose else None)
    if dose is not None:
        parts.doses.append(dose)
    if dvhs:
        parts.dvhs.append((entry.header, dvhs))
    return [*findings, *more]


def _withhold(entry: Entry, findings: Sequence[Finding], parts: Parts) -> None:
    """Withhold an object for the worst of its findings."""
    worst = max(findings, key=lambda finding: finding.action)
    parts.withheld.append(
        Withheld(header=entry.header, label=entry.label, reason=worst.as_reason)
    )
