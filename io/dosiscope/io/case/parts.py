"""Reads the chosen objects one by one, before anything is put together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dosiscope.core.errors import ChoiceError, NotReadableError
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.not_shown import Unread, Withheld
from dosiscope.core.progress import Progress
from dosiscope.io.case.file_notes import (
    duplicate_findings,
    file_findings,
    notes_of,
    twin_findings,
)
from dosiscope.io.case.kept import Before
from dosiscope.io.files import tags
from dosiscope.io.kinds.parts import Parts
from dosiscope.io.kinds.registration import ObjectKind, SeriesKind
from dosiscope.io.kinds.table import registration_of
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.inventory import Entry, Selection
    from dosiscope.core.progress import PartSteps
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.registration import SeriesImage


def read_parts(scan: Scan, selection: Selection, kept: Kept) -> PartSteps[Parts, Parts]:
    """Read what is selected; an object that cannot be read is withheld.

    What is ``kept`` is taken as it is, and what is read is kept.

    Images come before everything that takes long, that of the isocentre first, then
    doses, then the structure set, and what came along.  The ``part`` of a step, if it
    has one, is what has been read so far.

    Raises
    ------
    ChoiceError
        A selected object is not in the scan.
    """
    entries = {(e.kind.is_series, e.uid): e for e in scan.inventory.entries}
    chosen = []
    plan_first = selection.plan, *selection.doses, selection.structure_set
    for uid in (*plan_first, *selection.along):
        if uid:
            if (False, uid) not in entries:
                raise ChoiceError(tr("There is no object with the UID {uid}.", uid=uid))
            chosen.append(entries[False, uid])
    if selection.ct_series and (True, selection.ct_series) not in entries:
        raise ChoiceError(
            tr(
                "There is no CT series with the UID {uid}.",
                uid=selection.ct_series,
            )
        )
    names = (e.image_uids for e in chosen if e.kind.role is Role.STRUCTURE_SET)
    parts = Parts(
        named_images=frozenset(uid for uids in names for uid in uids),
        known_planes=kept.planes,
        planes=scan.planes,
    )
    rest = list(chosen)
    if selection.plan:
        plan = rest.pop(0)
        yield from _once(plan, _read(plan, scan.objects[plan.uid], parts), parts, kept)
    if selection.ct_series:
        entry, images = entries[True, selection.ct_series], scan.images
        steps = _read_series(entry, images[entry.uid], rest, parts)
        registration = registration_of(entry.kind)
        assert isinstance(registration, SeriesKind)
        volume = registration.volume(images[entry.uid], parts.named_images)
        yield from _once(entry, steps, parts, kept, volume)
    for n, entry in enumerate(rest):
        parts.unread = _unread(rest[n:])
        yield Progress(n, len(rest), tr("Reading {kind}", kind=entry.kind), part=parts)
        steps = _read(entry, scan.objects[entry.uid], parts)
        yield from _once(entry, steps, parts, kept)
    used = {entry.uid for entry in chosen}
    if selection.ct_series:
        header = entries[True, selection.ct_series].header
        used |= {selection.ct_series, header.series_uid}
    used |= {
        file.dataset.uid(tags.SOPInstanceUID)
        for uid in selection.doses
        for file in scan.planes.get(uid, ())
    }
    for file in scan.objects.values():
        file.let_go()
    told = duplicate_findings((*scan.duplicates, *scan.contenders))
    parts.findings += [found for uid, found in told if uid in used]
    parts.findings += twin_findings(scan.inventory.entries, used)
    return parts


def _once(
    entry: Entry,
    steps: PartSteps[Parts, None],
    parts: Parts,
    kept: Kept,
    volume: tuple[str, ...] = (),
) -> PartSteps[Parts, None]:
    """Read an object by its steps, unless it is kept."""
    key = kept.key_of(entry, volume)
    known = kept.objects.get(key)
    if known is not None:
        steps.close()
        known.add_to(parts)
        return
    before = Before(parts)
    yield from steps
    kept.objects[key] = before.what_was_added()


def _unread(entries: Sequence[Entry]) -> tuple[Unread, ...]:
    """Return what is still to be read, the same kinds once."""
    kinds = Counter(entry.kind for entry in entries)
    return tuple(Unread(kind, count) for kind, count in kinds.items())


def _read_series(
    entry: Entry, images: Sequence[SeriesImage], others: Sequence[Entry], parts: Parts
) -> PartSteps[Parts, None]:
    registration = registration_of(entry.kind)
    assert isinstance(registration, SeriesKind)
    assert registration.read is not None
    findings = yield from registration.read(entry, images, parts, _unread(others))
    parts.findings += findings
    parts.findings += file_findings(entry, notes_of(images))


def _read(entry: Entry, file: DicomFile, parts: Parts) -> PartSteps[Parts, None]:
    """Read one object that is an instance of its own."""
    registration = registration_of(entry.kind)
    assert isinstance(registration, ObjectKind)
    assert registration.read is not None
    try:
        findings = yield from registration.read(entry, file, parts)
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
    files = parts.planes.get(entry.uid, (file,))
    parts.findings += file_findings(entry, [one.notes for one in files])
