"""What the opened paths hold, from the headers alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.errors import NoSliceError, NotReadableError
from dosiscope.core.identity import Personal, filled
from dosiscope.core.inventory import Entry, Inventory, Skipped
from dosiscope.core.kinds import Role
from dosiscope.core.progress import Progress, Steps
from dosiscope.core.reference_graph import ReferenceGraph
from dosiscope.core.visible import path_text
from dosiscope.io.case.contents import Settled, settle
from dosiscope.io.case.copies import are_copies, hold_the_same
from dosiscope.io.case.file_notes import (
    Duplicate,
    damage_findings,
    duplicate_findings,
    file_findings,
    have_same_bytes,
    notes_of,
    twin_findings,
)
from dosiscope.io.case.opened_paths import opened_paths
from dosiscope.io.case.series_files import SeriesFiles
from dosiscope.io.files import tags
from dosiscope.io.files.archive_kinds import ArchiveKind, kind_of
from dosiscope.io.files.claims import claims_to_be, is_apple_double
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.files.head import read_head
from dosiscope.io.files.part10 import MEDIA_DIRECTORY, DicomFile, parse_file
from dosiscope.io.files.walk_paths import find_files
from dosiscope.io.kinds.registration import ObjectKind, SeriesKind
from dosiscope.io.kinds.table import (
    read_entry,
    registered,
    series_entry,
    sop_classes,
)
from dosiscope.io.rt.single_planes import plane_groups

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from dosiscope.core.findings import Finding
    from dosiscope.io.case.contents import Content
    from dosiscope.io.kinds.registration import SeriesImage


_COPY: Final = "a copy of {kept}: the same content, written otherwise"
_DIFFERS: Final = "its SOP Instance UID is that of {kept}, which differs"
_DIRECTORY: Final = "a DICOMDIR: the files themselves are read instead"
# by whether its kind is one that is not read
_ARCHIVES: Final = {
    False: "an archive within what was opened: open it itself",
    True: "an archive of a kind that is not read: unpack it",
}


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """The inventory and the parsed heads behind it, so that nothing is read twice.

    Attributes
    ----------
    objects
        Structure sets, plans, doses and what else is an instance of its own (without
        pixels) by SOP Instance UID.
    images
        The images of every series by its UID; of a series that holds several volumes
        those of each, as its entry is known.
    duplicates
        Files left out because their UID was there before and they are not the same
        byte by byte.
    contenders
        Files of other content under one UID, of which nothing tells which is meant:
        each is an object of its own, to be chosen, and the others are left out then.
    planes
        The files of a dose that is written one plane a file, z ascending, by the SOP
        Instance UID of the lowest, which stands for all.
    """

    inventory: Inventory
    objects: Mapping[str, DicomFile]
    images: Mapping[str, tuple[SeriesImage, ...]]
    duplicates: tuple[Duplicate, ...] = ()
    contenders: tuple[Duplicate, ...] = ()
    planes: Mapping[str, tuple[DicomFile, ...]] = field(default_factory=dict)


def scan(
    paths: Iterable[str | os.PathLike[str]],
    known: Scan | None = None,
    private: Callable[[], Path] | None = None,
) -> Steps[Scan]:
    """Read the headers of all files under ``paths``, whatever their names.

    A file that is not taken is listed with its reason.  With ``known`` the new
    files are added to what it holds, and its files are not read again.

    Of an archive that is opened itself the members are read, unpacked into the folder
    that ``private`` makes; of a DICOMDIR that is opened itself the files it names.
    """
    opened = yield from opened_paths(paths, private)
    files, skipped = yield from find_files(opened.paths)
    collector = _Collector(known, opened.names)
    collector.skip([*skipped, *opened.said])
    for n, path in enumerate(files):
        yield Progress(n, len(files), "Reading headers")
        collector.take(path)
    yield Progress(len(files), len(files), "Reading headers")
    return collector.result()


class _Collector:
    """Gathers heads file by file."""

    def __init__(self, known: Scan | None, names: Mapping[str, str]) -> None:
        self._names = names
        self._objects: dict[str, list[Content[DicomFile]]] = {}
        self._settled: dict[str, Settled[DicomFile]] = {}
        self._series = SeriesFiles()
        self._skipped: dict[str, Skipped] = {}
        self._duplicates: list[Duplicate] = []
        self._files: dict[str, str] = {}  # path to SOP Instance UID, of what was taken
        self._paths: dict[str, str] = {}  # the reverse
        if known is not None:
            self._resume(known)

    def _resume(self, known: Scan) -> None:
        lost: list[Skipped] = []
        for file in known.objects.values():
            kind = registered(file.sop_class_uid)
            assert isinstance(kind, ObjectKind)
            # made anew: what is one with others, or lies in a frame by what it
            # names, may do so otherwise now
            try:
                entry = read_entry(file, kind)
            except NotReadableError as error:  # it went away since it was let go
                lost.append(Skipped(self._named(file.path), str(error), True))
                continue
            self._objects.setdefault(entry.uid, []).append((entry, file))
            self._remember(entry.uid, file.path)
        for path, images in self._series.resume(known.images.values()):
            self._remember(images[0].uid, path)
        self.skip([*known.inventory.skipped, *lost])
        self._duplicates += (one for one in known.duplicates if one.is_copy)
        for one in known.duplicates:
            if not one.is_copy:  # what is added may tell that it is meant
                self.take(one.left)

    def _remember(self, uid: str, path: str) -> None:
        self._paths[uid] = path
        self._files[path] = uid

    def _named(self, path: str) -> str:
        """Return what a file is called in lists."""
        return self._names.get(path) or path_text(path)

    def _called(self, path: str) -> str:
        """Return the path by whose name a file may claim what it is."""
        member = self._names.get(path)
        return path if member is None else member.rpartition(": ")[2]

    def skip(self, skipped: Iterable[Skipped]) -> None:
        """List files that are not taken."""
        self._skipped.update({one.file: one for one in skipped})

    def take(self, path: str) -> None:
        """Read the head of one file; list it as skipped where it is not taken."""
        if path in self._files:
            return
        self._skipped.pop(self._named(path), None)  # it may be whole by now
        data, is_damaged = b"", False
        try:
            head = read_head(path)
            data = head.data
            reason = self._take_file(parse_file(head))
        except NotReadableError as error:
            reason = str(error)
            if PurePath(path).name.upper() == "DICOMDIR":
                reason = _DIRECTORY
            elif (archive := kind_of(data)) is not None:
                reason = _ARCHIVES[archive is ArchiveKind.OTHER]
            elif is_apple_double(data):
                reason = "no DICOM file: what macOS keeps about another (AppleDouble)"
            elif not isinstance(error, NoSliceError):
                is_damaged = claims_to_be(sop_classes(), self._called(path), data)
        if reason:
            self.skip([Skipped(self._named(path), reason, is_damaged)])

    def _take_file(self, file: DicomFile) -> str:
        """Add what a file holds; return why it is not taken, "" if it is."""
        if file.sop_class_uid == MEDIA_DIRECTORY:
            return _DIRECTORY
        kind = registered(file.sop_class_uid)
        if kind is None:
            return f"{_class_name(file)}: not a kind of object that is shown"
        if isinstance(kind, SeriesKind):
            return self._take_image(file, kind)
        return self._take_object(file, kind)

    def _take_image(self, file: DicomFile, kind: SeriesKind[Any]) -> str:
        series = file.dataset.uid(tags.SeriesInstanceUID)
        if not series:
            raise BadValueError(tags.SeriesInstanceUID, "", "a UID")
        like = self._series.last(series)
        if like is not None and like.header.kind is not kind.kind:
            raise NotReadableError(
                f"the {kind.kind} states the series of a {like.header.kind}"
            )
        found: Sequence[SeriesImage] = kind.images(file, like)
        uid = found[0].uid
        kept = [images[0].path for images in self._series.contents(series, uid)]
        for other in kept:
            if have_same_bytes(other, file.path):
                return self._same_as(other)
        if uid in self._objects:
            return self._refuse(series_entry(found), uid, self._paths[uid], file.path)
        for other in kept:
            if are_copies(other, file.path):
                return self._refuse(series_entry(found), uid, other, file.path)
        self._series.add(series, found)
        self._remember(uid, file.path)
        return ""

    def _take_object(self, file: DicomFile, kind: ObjectKind) -> str:
        entry = read_entry(file, kind)
        contents = self._objects.setdefault(entry.uid, [])
        for _, other in contents:
            if have_same_bytes(other.path, file.path):
                return self._same_as(other.path)
        if not contents and entry.uid in self._paths:
            del self._objects[entry.uid]
            kept = self._paths[entry.uid]
            return self._refuse(entry, entry.uid, kept, file.path)
        contents.append((entry, file))
        self._remember(entry.uid, file.path)
        return ""

    def _same_as(self, path: str) -> str:
        return filled("the same file as {kept}", {"kept": Personal(self._named(path))})

    def _refuse(self, entry: Entry, uid: str, kept: str, path: str) -> str:
        """Leave out a file for one of its SOP Instance UID (T07); return why."""
        is_copy = are_copies(kept, path)
        self._duplicates.append(Duplicate(entry, uid, kept, path, is_copy))
        reason = _COPY if is_copy else _DIFFERS
        return filled(reason, {"kept": Personal(self._named(kept))})

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
                contents, others, may_ask=uid not in of_planes
            )
            before = [one for one in self._duplicates if one.uid == uid]
            kept = settled.kept[0]
            self._duplicates = [one for one in self._duplicates if one.uid != uid]
            self._duplicates += settled.left
            for one in settled.left:
                self._leave(one)
            for one in before:  # it was compared with the one that is left out now
                if one.left not in {d.left for d in settled.left}:
                    is_copy = are_copies(kept[1].path, one.left)
                    again = Duplicate(kept[0], uid, kept[1].path, one.left, is_copy)
                    self._duplicates.append(again)
                    self._leave(again)

    def _of_planes(self) -> set[str]:
        """Return the UIDs of doses that are one plane of a dose in several files."""
        if all(len(contents) == 1 for contents in self._objects.values()):
            return set()
        firsts = (contents[0] for contents in self._objects.values())
        doses = [file for entry, file in firsts if entry.kind.role is Role.DOSE]
        groups = plane_groups(doses, hold_the_same)
        return {_uid(file) for group in groups for file in group.files}

    def _leave(self, one: Duplicate) -> None:
        self._files.pop(one.left, None)
        kept = Personal(self._named(one.kept))
        reason = filled(_COPY if one.is_copy else _DIFFERS, {"kept": kept})
        self.skip([Skipped(self._named(one.left), reason)])

    def result(self) -> Scan:
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

        single = _with_twins(single, files)
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
        return Scan(
            inventory,
            objects,
            series,
            tuple(self._duplicates),
            (
                *contenders,
                *(one for s in self._settled.values() for one in s.contenders),
            ),
            planes,
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
            detail = f"{one.detail}, {count} files of one plane each"
            entries[first] = replace(one, images=count, detail=detail)
            return entries[first]

        for group in plane_groups(doses, hold_the_same):
            stack = join(group.files, group.files)
            if group.again:
                again = join(group.again, group.as_again)
                entries[again.uid] = replace(again, same_as=stack.uid)
        return list(entries.values()), planes


def _uid(file: DicomFile) -> str:
    return file.dataset.uid(tags.SOPInstanceUID)


def _with_twins(
    entries: Sequence[Entry], files: Callable[[str], Sequence[DicomFile]]
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
        same = (one for one in contenders if _hold_the_same(files(one.uid), mine))
        twin = next(same, None)
        if twin is None or entry.stated_uid:
            contenders.append(entry)
        else:
            twins[entry.uid] = twin.uid
    return [
        replace(one, same_as=twins.get(one.uid) or twins.get(one.same_as, one.same_as))
        for one in entries
    ]


def _hold_the_same(some: Sequence[DicomFile], others: Sequence[DicomFile]) -> bool:
    return len(some) == len(others) and all(map(hold_the_same, some, others))


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


def _class_name(file: DicomFile) -> str:
    """Return the SOP class by its name in the standard, else by its UID."""
    from pydicom.uid import UID

    return UID(file.sop_class_uid).name
