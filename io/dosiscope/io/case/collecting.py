"""What files make together: which are taken, what is joined, what is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.identity import Personal
from dosiscope.core.inventory import Entry, Inventory, Skipped
from dosiscope.core.kinds import Role
from dosiscope.core.language import marked, tr, tr_count
from dosiscope.core.reference_graph import ReferenceGraph
from dosiscope.core.text import in_row
from dosiscope.core.visible import path_text
from dosiscope.io.case.contents import Settled, settle
from dosiscope.io.case.file_notes import (
    Duplicate,
    damage_findings,
    duplicate_findings,
    file_findings,
    notes_of,
    twin_findings,
)
from dosiscope.io.case.heads import ImagesHead, ObjectHead
from dosiscope.io.case.series_files import SeriesFiles
from dosiscope.io.files import tags
from dosiscope.io.kinds.table import series_entry
from dosiscope.io.rt.single_planes import plane_groups

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.io.case.comparisons import Comparisons
    from dosiscope.io.case.contents import Content
    from dosiscope.io.case.heads import FileHead, Names
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.registration import SeriesImage


_COPY: Final = marked("a copy of {kept}: the same content, written otherwise")
_DIFFERS: Final = marked("its SOP Instance UID is that of {kept}, which differs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What files make; the fields as those of a scan."""

    inventory: Inventory
    objects: Mapping[str, DicomFile]
    images: Mapping[str, tuple[SeriesImage, ...]]
    duplicates: tuple[Duplicate, ...]
    contenders: tuple[Duplicate, ...]
    planes: Mapping[str, tuple[DicomFile, ...]]


def collected(
    heads: Mapping[str, FileHead],
    names: Names,
    said: Iterable[Skipped],
    comparisons: Comparisons,
    held: Collection[str] = (),
) -> Collected:
    """Return what files make, whatever the order in which they were read.

    Parameters
    ----------
    heads
        What is known of each file, by its path.
    said
        What else is not read, and why.
    comparisons
        What is known of pairs of them, which is added to.
    held
        Files that are shown: none of them is left out for another.
    """
    collector = _Collector(names, comparisons, held)
    collector.skip(said)
    for path in sorted(heads, key=lambda path: (path not in held, names.order(path))):
        collector.take(path, heads[path])
    return collector.result()


class _Collector:
    """Gathers heads file by file."""

    def __init__(
        self, names: Names, comparisons: Comparisons, held: Collection[str]
    ) -> None:
        self._names = names
        self._comparisons = comparisons
        self._held = held
        self._objects: dict[str, list[Content[DicomFile]]] = {}
        self._settled: dict[str, Settled[DicomFile]] = {}
        self._series = SeriesFiles(held)
        self._skipped: dict[str, Skipped] = {}
        self._duplicates: list[Duplicate] = []
        self._files: dict[str, str] = {}  # path to SOP Instance UID, of what was taken
        self._paths: dict[str, str] = {}  # the reverse

    def _remember(self, uid: str, path: str) -> None:
        self._paths[uid] = path
        self._files[path] = uid

    def skip(self, skipped: Iterable[Skipped]) -> None:
        """List files that are not taken."""
        self._skipped.update({one.file: one for one in skipped})

    def take(self, path: str, head: FileHead) -> None:
        """Take a file, or list it as skipped."""
        name = self._names[path]
        self._skipped.pop(name, None)  # it may be whole by now
        match head:
            case Skipped():
                self.skip([head])
                return
            case ObjectHead():
                skipped = self._take_object(head)
            case ImagesHead():
                skipped = self._take_images(head)
        if skipped is not None:
            self.skip([skipped])

    def _take_images(self, head: ImagesHead) -> Skipped | None:
        series, found = head.series, head.images
        uid, path, kind = found[0].uid, found[0].path, found[0].header.kind
        like = self._series.last(series)
        if like is not None and like.header.kind is not kind:
            why = tr(
                "the {kind} states the series of a {other}",
                kind=kind,
                other=like.header.kind,
            )
            return Skipped(self._names[path], why, is_damaged=True)
        kept = [images[0].path for images in self._series.contents(series, uid)]
        for other in kept:
            if self._comparisons.have_same_bytes(other, path):
                return self._same_as(other, path)
        if uid in self._objects:
            return self._refuse(series_entry(found), uid, self._paths[uid], path)
        for other in kept:
            if self._comparisons.are_copies(other, path):
                return self._refuse(series_entry(found), uid, other, path)
        self._series.add(series, found)
        self._remember(uid, path)
        return None

    def _take_object(self, head: ObjectHead) -> Skipped | None:
        entry, file = head
        try:
            file.check_unchanged()
        except NotReadableError as error:  # it went away since it was let go
            return Skipped(self._names[file.path], str(error), is_damaged=True)
        contents = self._objects.setdefault(entry.uid, [])
        for _, other in contents:
            if self._comparisons.have_same_bytes(other.path, file.path):
                return self._same_as(other.path, file.path)
        if not contents and entry.uid in self._paths:
            del self._objects[entry.uid]
            kept = self._paths[entry.uid]
            return self._refuse(entry, entry.uid, kept, file.path)
        contents.append((entry, file))
        self._remember(entry.uid, file.path)
        return None

    def _same_as(self, kept: str, path: str) -> Skipped:
        words = {"kept": Personal(self._names[kept])}
        return Skipped(self._names[path], tr("the same file as {kept}", **words))

    def _refuse(self, entry: Entry, uid: str, kept: str, path: str) -> Skipped:
        """Leave out a file for one of its SOP Instance UID (T07); return why."""
        is_copy = self._comparisons.are_copies(kept, path)
        one = Duplicate(entry, uid, kept, path, is_copy)
        self._duplicates.append(one)
        return self._left(one)

    def _left(self, one: Duplicate) -> Skipped:
        words = {"kept": Personal(self._names[one.kept])}
        reason = tr(_COPY if one.is_copy else _DIFFERS, **words)
        return Skipped(self._names[one.left], reason)

    def _settle(self) -> None:
        """Take of several files of a UID what fits; what is left out is listed."""
        firsts = {uid: contents[0][0] for uid, contents in self._objects.items()}
        series = self._series.entries()
        of_planes = self._of_planes()
        self._settled = {}
        for uid, contents in self._objects.items():
            if len(contents) == 1:
                self._settled[uid] = Settled((contents[0],))
                continue
            others = [*(e for u, e in firsts.items() if u != uid), *series]
            settled = self._settled[uid] = settle(
                contents,
                others,
                self._comparisons,
                self._held,
                may_ask=uid not in of_planes,
            )
            before = [one for one in self._duplicates if one.uid == uid]
            kept = settled.kept[0]
            self._duplicates = [one for one in self._duplicates if one.uid != uid]
            self._duplicates += settled.left
            for one in settled.left:
                self._leave(one)
            for one in before:  # it was compared with the one that is left out now
                if one.left not in {d.left for d in settled.left}:
                    path = kept[1].path
                    is_copy = self._comparisons.are_copies(path, one.left)
                    again = Duplicate(kept[0], uid, path, one.left, is_copy)
                    self._duplicates.append(again)
                    self._leave(again)

    def _of_planes(self) -> set[str]:
        """Return the UIDs of doses that are one plane of a dose in several files."""
        if all(len(contents) == 1 for contents in self._objects.values()):
            return set()
        firsts = (contents[0] for contents in self._objects.values())
        doses = [file for entry, file in firsts if entry.kind.role is Role.DOSE]
        groups = plane_groups(doses, self._comparisons.hold_the_same)
        return {_uid(file) for group in groups for file in group.files}

    def _leave(self, one: Duplicate) -> None:
        self._files.pop(one.left, None)
        self.skip([self._left(one)])

    def result(self) -> Collected:
        """Return all that was gathered."""
        self._settle()
        entries: list[Entry] = []
        findings: list[Finding] = []
        series: dict[str, tuple[SeriesImage, ...]] = {}
        kept = [one for settled in self._settled.values() for one in settled.kept]
        volumes, left, contenders = self._series.settle([entry for entry, _ in kept])
        self._duplicates += left
        for one in left:
            self._leave(one)
        for entry, some in volumes:
            entries.append(entry)
            series[entry.uid] = some
            findings += file_findings(entry, notes_of(some))
        objects = {entry.uid: file for entry, file in kept}
        single, planes = self._joined()

        def files(uid: str) -> tuple[DicomFile, ...]:
            return planes.get(uid, (objects[uid],))

        single = _with_twins(single, files, self._comparisons)
        for entry in single:
            findings += file_findings(entry, [one.notes for one in files(entry.uid)])
        entries = _placed(_placed([*entries, *single], Role.PLAN), None)
        findings += [one for _, one in duplicate_findings(self._duplicates)]
        findings += twin_findings(entries)
        findings += damage_findings(self._skipped.values())
        inventory = Inventory(
            entries=tuple(entries),
            skipped=tuple(self._skipped.values()),
            findings=tuple(findings),
            files_read=len(self._files),
        )
        return Collected(
            inventory=inventory,
            objects=objects,
            images=series,
            duplicates=tuple(self._duplicates),
            contenders=(
                *contenders,
                *(one for s in self._settled.values() for one in s.contenders),
            ),
            planes=planes,
        )

    def _joined(self) -> tuple[list[Entry], dict[str, tuple[DicomFile, ...]]]:
        """Return the entries of objects, those of planes of one dose as one."""
        entries = {
            entry.uid: entry
            for settled in self._settled.values()
            for entry, _ in settled.kept
        }
        doses = [
            settled.kept[0][1]
            for settled in self._settled.values()
            if len(settled.kept) == 1 and settled.kept[0][0].kind.role is Role.DOSE
        ]
        doses.sort(key=lambda file: file.path)
        planes: dict[str, tuple[DicomFile, ...]] = {}

        def join(files: Sequence[DicomFile], as_read: tuple[DicomFile, ...]) -> Entry:
            first, *others = map(_uid, files)
            planes[first] = as_read
            for uid in others:
                del entries[uid]
            one, count = entries[first], len(files)
            names = tuple(path_text(file.path) for file in files)
            planes_text = tr_count(
                "{n} file of one plane", "{n} files of one plane each", count
            )
            entries[first] = replace(
                one,
                header=replace(one.header, files=names),
                images=count,
                detail=in_row(", ", (one.detail, planes_text)),
            )
            return entries[first]

        for group in plane_groups(doses, self._comparisons.hold_the_same):
            stack = join(group.files, group.files)
            if group.again:
                again = join(group.again, group.as_again)
                entries[again.uid] = replace(again, same_as=stack.uid)
        return list(entries.values()), planes


def _uid(file: DicomFile) -> str:
    return file.dataset.uid(tags.SOPInstanceUID)


def _with_twins(
    entries: Sequence[Entry],
    files: Callable[[str], Sequence[DicomFile]],
    comparisons: Comparisons,
) -> list[Entry]:
    """Mark the doses of one plan that are there again under another UID.

    ``files`` are those of a dose by its UID, several where it is one plane a file.  Of
    what others refer to by a UID that has several contents, none is left out for them.
    """
    first: dict[object, list[Entry]] = {}
    twins: dict[str, str] = {}
    # the same one stands for both in whatever order they were found
    for entry in sorted(entries, key=lambda e: (not e.stated_uid, e.header.files)):
        is_whole = bool(entry.plan_uids and entry.images)
        if entry.kind.role is not Role.DOSE or not is_whole or entry.same_as:
            continue
        study = entry.header.study_uid
        like = (entry.plan_uids, entry.label, entry.images, study)
        contenders = first.setdefault(like, [])
        mine = files(entry.uid)
        twin = next(
            (
                one
                for one in contenders
                if _hold_the_same(files(one.uid), mine, comparisons)
            ),
            None,
        )
        if twin is None or entry.stated_uid:
            contenders.append(entry)
        else:
            twins[entry.uid] = twin.uid
    return [
        replace(one, same_as=twins.get(one.uid) or twins.get(one.same_as, one.same_as))
        for one in entries
    ]


def _hold_the_same(
    some: Sequence[DicomFile], others: Sequence[DicomFile], comparisons: Comparisons
) -> bool:
    same = comparisons.hold_the_same
    return len(some) == len(others) and all(map(same, some, others))


def _placed(entries: Sequence[Entry], role: Role | None) -> list[Entry]:
    """Give those of a role without a frame of reference that of what they name."""
    graph = ReferenceGraph(entries)

    def placed(entry: Entry) -> Entry:
        if entry.frame_of_reference_uid or entry.kind.role is not role:
            return entry
        frames = {one.frame_of_reference_uid for one in graph.named_by(entry)}
        if len(frames) != 1:
            return entry
        return replace(entry, frame_of_reference_uid=frames.pop())

    return list(map(placed, entries))
