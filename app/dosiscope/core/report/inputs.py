"""The appendix of a report: its objects, how they refer to each other, their files."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from dosiscope.core.dvh.origins import objects_of
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.reference_chain import Presence, reference_chain
from dosiscope.core.reference_chain import Tone as LinkTone
from dosiscope.core.report.cells import count, nothing, words
from dosiscope.core.report.document import Cell, Column, Section, Table, Tone
from dosiscope.core.report.template import Rows
from dosiscope.core.text import counted, in_row, moment_text, uid_tail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.header import Header
    from dosiscope.core.not_shown import Outside
    from dosiscope.core.report.material import Input, Material
    from dosiscope.core.report.template import Part

_OBJECTS: Final = (
    Column(key="object", heading=tr("Object"), is_name=True),
    Column(key="label", heading=tr("Label")),
    Column(key="moment", heading=tr("Date, time")),
    Column(key="made_by", heading=tr("Made by")),
    Column(key="uid", heading="UID"),
    Column(key="state", heading=tr("State")),
)
_LINKS: Final = (
    Column(key="from", heading=tr("From", "where a reference is"), is_name=True),
    Column(key="to", heading=tr("To", "where a reference leads")),
    Column(key="leads", heading=tr("Reference")),
    Column(key="uid", heading=tr("UID named")),
)
_FILES: Final = (
    Column(key="file", heading=tr("File"), is_name=True),
    Column(key="object", heading=tr("Object")),
    Column(key="uid", heading="UID"),
    Column(key="bytes", heading=tr("Bytes"), is_number=True),
    Column(key="sha256", heading="SHA-256"),
)
_LINK_TONES: Final = {
    LinkTone.GOOD: Tone.GOOD,
    LinkTone.CAUTION: Tone.CAUTION,
    LinkTone.BAD: Tone.BAD,
}
_OF_SEVERAL: Final = tr(
    "The SHA-256 of several files is that of theirs in hexadecimal, sorted, each with "
    "a line feed behind it."
)


def inputs_section(material: Material, part: Part) -> Section:
    """Return objects, references and files with size and SHA-256."""
    uids = {one.uid for one in material.inputs}
    objects = tuple(_objects(material.case, uids))
    files = tuple(_files(material.inputs, uids, is_whole=part.rows is Rows.ALL))
    are_several = len(files) < len(material.inputs)
    return Section(
        key="inputs",
        title=tr("What this report is made of"),
        blocks=(
            Table(
                key="objects",
                title=tr("Objects"),
                columns=_OBJECTS,
                rows=objects,
                empty=tr("None."),
            ),
            Table(
                key="references",
                title=tr("References"),
                columns=_LINKS,
                rows=tuple(_links(material, uids)),
                empty=tr("None."),
            ),
            Table(
                key="inputs",
                title=tr("Files"),
                columns=_FILES,
                rows=files,
                note=_OF_SEVERAL if are_several else "",
                empty=tr("None."),
            ),
        ),
    )


def _objects(case: Case, uids: set[str]) -> Iterator[tuple[Cell, ...]]:
    ct, structures = case.ct, case.structure_set
    if ct is not None:
        images = counted(len(ct.image_uids), "image")
        if not ct.is_hounsfield:
            images = tr(
                "{images}, values: {name}, no HU", images=images, name=ct.value_name
            )
        label = in_row(" · ", filter(None, (ct.header.series_description, images)))
        header = ct.header
        moment = moment_text(header.series_date, header.series_time)
        yield _object(header, label, moment, uids)
    if structures is not None:
        moment = moment_text(structures.date, structures.time)
        yield _object(structures.header, structures.label, moment, uids)
    # what is compared is shown as well, and told once
    beside = {other.entry.uid: _why(other) for other in case.outside}
    for plan in case.every_plan:
        moment = moment_text(plan.date, plan.time)
        state = beside.pop(plan.header.uid, None)
        yield _object(plan.header, plan.label, moment, uids, state)
    for dose in case.every_dose:
        header = dose.header
        moment = moment_text(
            dose.content_date or header.creation_date,
            dose.content_time if dose.content_date else header.creation_time,
        )
        state = beside.pop(header.uid, None)
        yield _object(header, dose.label, moment, uids, state)
    for one in case.along:
        yield _object(one.header, one.label, moment_text(one.date, one.time), uids)
    for held in objects_of(case.stored_dvhs, case.stored_source):
        told = in_row(
            " ", filter(None, (counted(held["count"], "stored DVH"), held["label"]))
        )
        yield (
            words("RT Dose"),
            words(told),
            nothing(),
            nothing(),
            words(uid_tail(held["uid"], uids), Tone.FAINT),
            words(tr("shown") if held["shown"] else tr("not chosen")),
        )
    for hidden in case.withheld:
        state = words(tr("withheld"), Tone.BAD)
        yield _object(hidden.header, hidden.label, "", uids, state)
    for other in case.outside:
        entry = other.entry
        if entry.uid in beside:
            yield _object(entry.header, entry.label, "", uids, beside[entry.uid])


def _why(other: Outside) -> Cell:
    return words(other.reason, Tone.FAINT)


def _object(
    header: Header, label: str, moment: str, uids: set[str], state: Cell | None = None
) -> tuple[Cell, ...]:
    maker = (header.manufacturer, header.model, header.software_versions)
    return (
        words(str(header.kind)),
        words(label),
        words(moment),
        words(in_row(" ", filter(None, maker))),
        words(uid_tail(header.uid, uids), Tone.FAINT),
        state or words(tr("shown")),
    )


def _links(material: Material, uids: set[str]) -> Iterator[tuple[Cell, ...]]:
    chain = reference_chain(material.case, material.dose)
    for start, link in zip(chain.nodes, chain.links, strict=False):
        if start.presence is Presence.ABSENT:
            continue
        named = uid_tail(link.named, uids) if link.named else ""
        yield (
            words(link.start.heading),
            words(link.end.heading),
            words(link.sentence, _LINK_TONES[link.tone]),
            words(named, Tone.FAINT),
        )


def _files(
    inputs: Sequence[Input], uids: set[str], *, is_whole: bool
) -> Iterator[tuple[Cell, ...]]:
    """Yield a row a file; unless of the whole, one for all files of an object."""
    objects: dict[tuple[str, str], list[Input]] = {}
    for one in inputs:
        objects.setdefault((one.kind, one.uid), []).append(one)
    for (kind, uid), files in objects.items():
        tail = uid_tail(uid, uids)
        if is_whole or len(files) == 1:
            for one in files:
                yield _file(Personal(one.file), kind, tail, one.bytes, one.sha256)
            continue
        told = counted(len(files), "file")
        total = sum(one.bytes for one in files)
        yield _file(told, kind, tail, total, digest_of(files))


def _file(file: str, kind: str, uid: str, size: int, digest: str) -> tuple[Cell, ...]:
    return (
        words(file),
        words(kind),
        words(uid, Tone.FAINT),
        count(size),
        words(digest, Tone.FAINT) if digest else nothing(),
    )


def digest_of(files: Sequence[Input]) -> str:
    """Return one SHA-256 for several files, whatever their order.

    That of their own in hexadecimal, sorted, a line each; "" where one of them could
    not be read again.
    """
    if not all(one.sha256 for one in files):
        return ""
    lines = "".join(f"{one.sha256}\n" for one in sorted(files, key=lambda f: f.sha256))
    return sha256(lines.encode("ascii")).hexdigest()
