"""What an object needs, got from an archive by following its references.

A dose names its plan, a plan its structure set, a structure set the series of images in
which it was drawn (PS3.3 C.8.8.3, C.8.8.14, C.8.8.5).  Whom an object names is read of
its file by the same reader and told by the same graph as of a folder.  Nothing else is
fetched: no other doses, no treatment records.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.kinds import Role
from dosiscope.core.language import marked, tr
from dosiscope.core.network.question import ObjectMatch, SeriesMatch
from dosiscope.core.progress import Progress
from dosiscope.core.reference_graph import ReferenceGraph
from dosiscope.core.text import counted
from dosiscope.io.files.part10 import read_file
from dosiscope.io.kinds.registration import ObjectKind
from dosiscope.io.kinds.table import REGISTERED, read_entry, registered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dosiscope.core.inventory import Entry
    from dosiscope.core.progress import PartSteps, Steps
    from dosiscope.io.network.retrieval import Retrieval

#: Questions about where an object is, of which no more are asked.
MOST_QUESTIONS: Final = 1_000
_NOT_THERE: Final = marked("the archive does not have it, in any study of the patient")
_TOO_MANY: Final = marked("it was not found with {most:,} questions")
_LOOKING: Final = marked("Looking for what it names")


def followed(retrieval: Retrieval, root: ObjectMatch) -> PartSteps[Path, None]:
    """Get an object and all that it needs.

    Raises
    ------
    DosiscopeError
        The archive cannot be asked, or does not have the object.
    """
    yield from _got(retrieval, root)
    waiting = deque([root.uid])
    entries: list[Entry] = []
    places = _Places(retrieval, root)
    done: set[tuple[Role, str]] = set()
    while waiting:
        entry = _entry_of(retrieval, waiting.popleft())
        if entry is None:
            continue
        entries.append(entry)
        places.patient_id = places.patient_id or entry.header.patient.id
        for role, uid in ReferenceGraph(entries).not_here(entry):
            if (role, uid) in done:
                continue
            done.add((role, uid))
            if role is Role.CT:
                yield from _images(retrieval, places, entry, uid, done)
                continue
            found = yield from places.instance(role, uid)
            if found is None:
                what, why = role.noun, places.why
                retrieval.lacks(what, uid, why, str(entry.kind))
                continue
            yield from _got(retrieval, found)
            waiting.append(uid)


def _got(retrieval: Retrieval, one: ObjectMatch) -> PartSteps[Path, None]:
    series = SeriesMatch(uid=one.series_uid, study_uid=one.study_uid)
    yield from retrieval.objects(series, [one])


def _entry_of(retrieval: Retrieval, uid: str) -> Entry | None:
    """Return what an object that came says of itself; None where it says nothing."""
    path = retrieval.shelf.file_of(uid)
    if path is None:
        return None
    try:
        file = read_file(path)
        kind = registered(file.sop_class_uid)
        return read_entry(file, kind) if isinstance(kind, ObjectKind) else None
    except NotReadableError as error:
        told = tr(
            "Of object {uid}, what it names cannot be read: {why}.",
            uid=uid,
            why=error.told(identity=False),
        )
        retrieval.remarks[told] = None
        return None


def _images(
    retrieval: Retrieval,
    places: _Places,
    entry: Entry,
    uid: str,
    done: set[tuple[Role, str]],
) -> PartSteps[Path, None]:
    """Get a series of images that an object names, itself or by an image of it."""
    of_images = not entry.series_uids
    find = places.series_of_image(uid) if of_images else places.series(uid)
    series = yield from find
    if series is None:
        what = tr("image") if of_images else tr("series of images")
        retrieval.lacks(what, uid, places.why, str(entry.kind))
        return
    objects = yield from retrieval.series(series)
    here = {one.uid for one in objects}
    done.update((Role.CT, one) for one in here)
    lacking = [one for one in entry.image_uids if one not in here] if here else []
    if lacking and not of_images and len(entry.series_uids) == 1:
        count = counted(len(lacking), "image")
        retrieval.lacks(
            count, lacking[0], tr("not in the series that it names"), str(entry.kind)
        )


class _Places:
    """Where the objects of a patient are: in which series of which study.

    Studies are asked one after the other, that of the first object before all, and
    only those series whose kind can hold what is looked for.

    Attributes
    ----------
    patient_id
        Of the patient; "": other studies cannot be asked for.
    why
        Why what was looked for last was not found.
    """

    def __init__(self, retrieval: Retrieval, root: ObjectMatch) -> None:
        self._retrieval = retrieval
        self._root = root
        self._studies: list[str] | None = None
        self._series: dict[str, tuple[SeriesMatch, ...]] = {}
        self._objects: dict[str, tuple[ObjectMatch, ...]] = {}
        self._questions = 0
        self.patient_id = ""
        self.why = tr(_NOT_THERE)

    def instance(self, role: Role, uid: str) -> Steps[ObjectMatch | None]:
        """Return where an object of a role is; None where it is not found."""
        found = yield from self._found(role, uid)
        return found[1] if found else None

    def series_of_image(self, uid: str) -> Steps[SeriesMatch | None]:
        """Return the series that an image is in; None where it is not found."""
        found = yield from self._found(Role.CT, uid)
        return found[0] if found else None

    def series(self, uid: str) -> Steps[SeriesMatch | None]:
        """Return where a series is; None where it is not found."""
        n = 0
        while (study := (yield from self._study(n))) is not None:
            n += 1
            for series in (yield from self._series_of(study)):
                if series.uid == uid:
                    return series
        return None

    def _found(
        self, role: Role, uid: str
    ) -> Steps[tuple[SeriesMatch, ObjectMatch] | None]:
        modalities = {"", *_modalities(role)}
        n = 0
        while (study := (yield from self._study(n))) is not None:
            n += 1
            for series in (yield from self._series_of(study)):
                if series.modality not in modalities:
                    continue
                for one in (yield from self._objects_of(series)):
                    if one.uid == uid:
                        return series, one
        return None

    def _study(self, n: int) -> Steps[str | None]:
        """Return the study to be looked at after ``n`` others; None after the last."""
        if n == 0:
            self.why = tr(_NOT_THERE)
            return self._root.study_uid
        if self._studies is None:
            self._studies = [self._root.study_uid]
            if self.patient_id and self._may_ask():
                yield Progress(0, 0, tr(_LOOKING))
                source, patient_id = self._retrieval.source, self.patient_id
                found = yield from self._retrieval.asked(
                    lambda: source.studies_of(patient_id)
                )
                self._studies += [
                    one.uid for one in found if one.uid != self._root.study_uid
                ]
        return self._studies[n] if n < len(self._studies) else None

    def _series_of(self, study_uid: str) -> Steps[tuple[SeriesMatch, ...]]:
        if study_uid not in self._series:
            if not self._may_ask():
                return ()
            yield Progress(0, 0, tr(_LOOKING))
            found = yield from self._retrieval.series_of(study_uid)
            self._series[study_uid] = found
        return self._series[study_uid]

    def _objects_of(self, series: SeriesMatch) -> Steps[tuple[ObjectMatch, ...]]:
        if series.uid not in self._objects:
            if not self._may_ask():
                return ()
            yield Progress(0, 0, tr(_LOOKING))
            found = yield from self._retrieval.objects_of(series)
            self._objects[series.uid] = found
        return self._objects[series.uid]

    def _may_ask(self) -> bool:
        self._questions += 1
        if self._questions > MOST_QUESTIONS:
            self.why = tr(_TOO_MANY, most=MOST_QUESTIONS)
        return self._questions <= MOST_QUESTIONS


def _modalities(role: Role) -> Iterator[str]:
    """Yield what series of objects of a role state as Modality."""
    for one in REGISTERED:
        if one.kind.role is role:
            yield one.modality
