"""Asking an archive through its web services: QIDO-RS and WADO-RS (PS3.18 10)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import marked, tr
from dosiscope.core.progress import Progress, changed, without_parts
from dosiscope.io.files import tags
from dosiscope.io.network.archive_errors import (
    AbortedError,
    ArchiveError,
    NotSupportedError,
)
from dosiscope.io.network.identifier import asked_uid
from dosiscope.io.network.matches import (
    MOST_ANSWERS,
    SERIES_KEYS,
    STUDY_KEYS,
    Gathering,
    exactly,
    object_keys,
    object_of,
    of_modality,
    series_of,
    study_of,
    study_values,
)
from dosiscope.io.network.multipart import Begins, Parts, boundary_of
from dosiscope.io.network.web import WebCall
from dosiscope.io.network.web_answers import (
    MOST_BYTES,
    ComingFile,
    JsonAnswer,
    json_answers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from dosiscope.core.network.node import Node
    from dosiscope.core.network.question import (
        ObjectMatch,
        Question,
        SeriesMatch,
        StudyMatch,
    )
    from dosiscope.core.network.retrieved import Matches
    from dosiscope.core.progress import PartSteps, Steps
    from dosiscope.io.network.shelf import Shelf

T = TypeVar("T")

_JSON: Final = "application/dicom+json"
# as they are kept, compressed or not
_FILES: Final = 'multipart/related; type="application/dicom"; transfer-syntax=*'
_TOLD: Final = marked("Retrieving")


def echo_web(node: Node) -> Steps[None]:
    """Ask whether the services are there: for one study, whichever."""
    call = WebCall(node)
    steps = _asked(call, "studies", {}, Gathering(study_of), tr("Verifying"), most=1)
    yield from without_parts(steps)


def find_studies(
    node: Node, question: Question
) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
    """Ask for studies, as `dosiscope.io.network.archive` does."""
    keys, gathering = study_values(question), Gathering(study_of)
    studies = _asked(WebCall(node), "studies", keys, gathering, tr("Studies"))
    series = WebSource(node).series_of
    return (yield from of_modality(question.modality, studies, series))


class WebSource:
    """An archive with web services."""

    def __init__(self, node: Node, shelf: Shelf | None = None) -> None:
        self._call = WebCall(node)
        self._shelf = shelf

    def studies_of(self, patient_id: str) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
        """Ask for the studies of exactly this patient."""
        keys = dict.fromkeys(STUDY_KEYS, "") | {tags.PatientID: patient_id}
        steps = _asked(self._call, "studies", keys, Gathering(study_of), tr("Studies"))
        return exactly(patient_id, (yield from steps))

    def series_of(self, study_uid: str) -> PartSteps[SeriesMatch, Matches[SeriesMatch]]:
        """Ask for the series of a study."""
        path = f"studies/{asked_uid(study_uid)}/series"
        gathering = Gathering(lambda answer: series_of(answer, study_uid))
        keys = dict.fromkeys(SERIES_KEYS, "")
        return (yield from _asked(self._call, path, keys, gathering, tr("Series")))

    def objects_of(
        self, series: SeriesMatch
    ) -> PartSteps[ObjectMatch, Matches[ObjectMatch]]:
        """Ask for the objects of a series."""
        gathering = Gathering(
            lambda answer: object_of(
                answer, series.study_uid, series.uid, series.modality
            )
        )
        keys = dict.fromkeys(object_keys(series.modality), "")
        path = f"{_path_of(series)}/instances"
        return (yield from _asked(self._call, path, keys, gathering, tr("Objects")))

    def fetch(
        self, series: SeriesMatch, uids: Sequence[str]
    ) -> PartSteps[Path, tuple[str, ...]]:
        """Get objects of a series: all in one answer, or each in one."""
        paths = [f"{_path_of(series)}/instances/{asked_uid(uid)}" for uid in uids]
        said: dict[str, None] = {}
        for path in paths or [_path_of(series)]:
            try:
                yield from self._files(path)
            except NotSupportedError as error:
                if not uids:
                    raise
                said[str(error)] = None
            except NotReadableError as error:
                said[str(error)] = None
        return tuple(said)

    def close(self) -> None:
        """Give up what is being asked."""
        self._call.close()

    def _files(self, path: str) -> PartSteps[Path, None]:
        """Keep the files of an answer as they come."""
        assert self._shelf is not None
        coming: ComingFile | None = None
        parts: Parts | None = None
        answer = self._call.ask(path, (), _FILES)
        has_come = False
        try:
            for step in answer:
                yield Progress(0, 0, tr(_TOLD))
                if step.part is None:
                    continue
                if not has_come:
                    has_come = True
                    self._shelf.open()
                    boundary = boundary_of(self._call.media_type())
                    parts = None if boundary is None else Parts(boundary)
                    coming = self._next() if parts is None else None
                taken = [step.part] if parts is None else parts.taken(step.part)
                for piece in taken:
                    if isinstance(piece, Begins):
                        yield from self._kept(coming)
                        coming = self._next()
                    elif coming is not None:
                        coming.add(piece)
            if parts is not None and not parts.is_whole:
                raise AbortedError(
                    tr(
                        "{archive} ends its answer in the middle",
                        archive=self._call.place,
                    )
                )
            yield from self._kept(coming)
            coming = None
        finally:
            answer.close()
            if coming is not None:
                coming.discard()

    def _next(self) -> ComingFile:
        assert self._shelf is not None
        return ComingFile(self._shelf.begin, 2 * self._shelf.limits.object_bytes)

    def _kept(self, coming: ComingFile | None) -> Iterator[Progress[Path]]:
        """Keep a file that has come whole."""
        assert self._shelf is not None
        sink = None if coming is None else coming.finish()
        if sink is not None:
            try:
                path, _ = self._shelf.keep(sink)
            finally:
                sink.discard()
            yield Progress(0, 0, tr(_TOLD), part=path)


def _asked(
    call: WebCall,
    path: str,
    keys: Mapping[int, str],
    gathering: Gathering[T],
    what: str,
    most: int = MOST_ANSWERS,
) -> PartSteps[T, Matches[T]]:
    """Ask a question and read its answers; each match is the part of a step."""
    query = [(f"{tag:08X}", value) for tag, value in keys.items() if value]
    query += [("includefield", f"{tag:08X}") for tag in keys]
    query.append(("limit", str(most)))
    data = bytearray()

    def counted(step: Progress[bytes]) -> Progress[T]:
        data.extend(step.part or b"")
        if len(data) > MOST_BYTES:
            raise ArchiveError(
                tr(
                    "{archive} sends more than is read of one answer",
                    archive=call.place,
                )
            )
        return Progress(0, 0, what)

    warns = yield from changed(call.ask(path, query, _JSON), counted)
    if warns:
        gathering.remark(
            tr(
                "The archive warns of its answer (HTTP Warning): it may have more "
                "matches."
            )
        )
    try:
        answers = json_answers(bytes(data)) if data else []
    except NotReadableError as error:
        raise ArchiveError(
            tr("{archive} answers, but {error}", archive=call.place, error=error)
        ) from None
    for values in answers:
        if gathering.is_full:
            break
        match = gathering.add(partial(JsonAnswer, values))
        if match is not None:
            yield Progress(len(gathering), len(answers), what, part=match)
    return gathering.matches()


def _path_of(series: SeriesMatch) -> str:
    return f"studies/{asked_uid(series.study_uid)}/series/{asked_uid(series.uid)}"
