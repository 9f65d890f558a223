"""Getting objects from an archive by C-GET, or by C-MOVE where it refuses (PS3.4 C.4).

C-GET needs nothing but the association that we asked for.  For C-MOVE the archive calls
us: it must know our AE title, address and port, and a receiver of ours listens while it
is at it.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Never

from pynetdicom.dimse_primitives import C_GET, C_MOVE, C_STORE
from pynetdicom.presentation import build_context

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import marked, tr
from dosiscope.core.network.question import (
    Level,
    ObjectMatch,
    SeriesMatch,
    StudyMatch,
)
from dosiscope.core.progress import PartSteps, Progress, Steps
from dosiscope.core.visible import visible
from dosiscope.io.files import tags
from dosiscope.io.files.compression import NATIVE
from dosiscope.io.files.part10 import IMPLICIT_LITTLE
from dosiscope.io.network.archive_errors import (
    AbortedError,
    ArchiveError,
    MustCallError,
    NotSupportedError,
)
from dosiscope.io.network.archive_status import (
    CANCELLED,
    IN_PART,
    NOT_STORED,
    PENDING,
    SUCCESS,
    UNKNOWN_DESTINATION,
    status_words,
)
from dosiscope.io.network.association import called, sink_of
from dosiscope.io.network.connection import place
from dosiscope.io.network.contexts import stored_classes
from dosiscope.io.network.find import (
    STUDY_ROOT_FIND,
    ask_objects,
    ask_series,
    ask_studies_of,
)
from dosiscope.io.network.identifier import asked_uid, identifier
from dosiscope.io.network.incoming import Incoming
from dosiscope.io.network.receiving_here import Receiving

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pynetdicom.presentation import PresentationContext

    from dosiscope.core.network.node import Node
    from dosiscope.core.network.receiving import ReceiverSettings
    from dosiscope.core.network.retrieved import Matches
    from dosiscope.io.network.association import ArchiveCall
    from dosiscope.io.network.shelf import Shelf

STUDY_ROOT_MOVE: Final = "1.2.840.10008.5.1.4.1.2.2.2"
STUDY_ROOT_GET: Final = "1.2.840.10008.5.1.4.1.2.2.3"
_MOST_CONTEXTS: Final = 128  # PS3.8 9.3.2: odd numbers up to 255
_TOLD: Final = marked("Retrieving")


class DimseSource:
    """An archive that speaks DICOM's own protocol.

    Parameters
    ----------
    shelf
        Where objects are put.
    receiver
        How we are called for C-MOVE, besides the inbox; None: it is not tried.
    """

    def __init__(
        self, node: Node, shelf: Shelf, receiver: ReceiverSettings | None
    ) -> None:
        self._node = node
        self._shelf = shelf
        self._settings = receiver
        self._call: ArchiveCall | None = None
        self._receiving: Receiving | None = None
        self._why_not_get = ""

    def studies_of(self, patient_id: str) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
        """Ask for the studies of exactly this patient."""
        call = yield from self._opened()
        return (yield from ask_studies_of(call, patient_id))

    def series_of(self, study_uid: str) -> PartSteps[SeriesMatch, Matches[SeriesMatch]]:
        """Ask for the series of a study."""
        call = yield from self._opened()
        return (yield from ask_series(call, study_uid))

    def objects_of(
        self, series: SeriesMatch
    ) -> PartSteps[ObjectMatch, Matches[ObjectMatch]]:
        """Ask for the objects of a series."""
        call = yield from self._opened()
        steps = ask_objects(call, series.study_uid, series.uid, series.modality)
        return (yield from steps)

    def fetch(
        self, series: SeriesMatch, uids: Sequence[str]
    ) -> PartSteps[Path, tuple[str, ...]]:
        """Get objects of a series, by C-GET if the archive does that."""
        if not self._why_not_get:
            before = len(self._shelf.came) + len(self._shelf.refused)
            try:
                return (yield from self._get(series, uids))
            except (NotSupportedError, _RefusedError) as error:
                self._why_not_get = str(error)
            except AbortedError as error:
                self.close()
                if len(self._shelf.came) + len(self._shelf.refused) > before:
                    raise
                if self._settings is None:
                    raise
                self._why_not_get = str(error)
        if self._settings is None:
            raise MustCallError(self._why_not_get)
        return (yield from self._move(series, uids))

    def close(self) -> None:
        """End association and receiver; what is not answered yet is cancelled."""
        call, self._call = self._call, None
        if call is not None:
            call.end()
        receiving, self._receiving = self._receiving, None
        if receiving is not None:
            receiving.stop()

    # --- C-GET --------------------------------------------------------------------

    def _get(
        self, series: SeriesMatch, uids: Sequence[str]
    ) -> PartSteps[Path, tuple[str, ...]]:
        call = yield from self._opened()
        if not call.accepts(STUDY_ROOT_GET):
            raise NotSupportedError(
                tr("{archive} does not support C-GET", archive=place(self._node))
            )
        self._shelf.open()
        request = C_GET()
        request.Priority = 0
        request.Identifier = BytesIO(_wanted(series, uids))
        call.ask(request, STUDY_ROOT_GET)
        done, total = 0, len(uids) or series.objects or 0
        while True:
            step: Progress[Never] = Progress(done, total, tr(_TOLD))
            context, message = yield from call.next_message(step)
            if isinstance(message, C_STORE):
                path, status = self._kept(message)
                call.answer(message, context, status)
                if path is not None:
                    done += 1
                    yield Progress(done, max(total, done), tr(_TOLD), part=path)
                continue
            status = _status(message, C_GET, self._node)
            if status not in PENDING:
                call.done()
                return self._ended(status, done)

    def _kept(self, message: C_STORE) -> tuple[Path | None, int]:
        """Keep an object that has come; return its file and the status of that."""
        sink = sink_of(message)
        if not isinstance(sink, Incoming):
            return None, NOT_STORED
        try:
            path, status = self._shelf.keep(sink)
        finally:  # also where Ctrl+C comes just now
            sink.discard()
        return path, status.code

    def _ended(self, status: int, done: int) -> tuple[str, ...]:
        """Return what the archive says at the end; refusals of all are raised."""
        if status in (SUCCESS, CANCELLED):
            return ()
        words = status_words(status)
        if status != IN_PART and not done:
            raise _RefusedError(
                tr("{archive} {does}", archive=place(self._node), does=words)
            )
        return (tr("the archive {does}", does=words),)

    def _opened(self) -> Steps[ArchiveCall]:
        """Return the association, asked for where there is none."""
        if self._call is None:
            storage = _storage_contexts()
            models = (STUDY_ROOT_FIND, STUDY_ROOT_GET, STUDY_ROOT_MOVE)
            self._call = yield from called(
                self._node,
                [*(build_context(one, IMPLICIT_LITTLE) for one in models), *storage],
                received=[one.uid for one in stored_classes()],
                begin=self._begin,
                object_bytes=2 * self._shelf.limits.object_bytes,
            )
        return self._call

    def _begin(self, context: int, sop_class: str, uid: str) -> Incoming | None:
        call = self._call
        if call is None or not call.is_answering(STUDY_ROOT_GET):
            return None  # nobody asked for it
        return self._shelf.begin(sop_class, uid, call.syntax_of(context))

    # --- C-MOVE -------------------------------------------------------------------

    def _move(
        self, series: SeriesMatch, uids: Sequence[str]
    ) -> PartSteps[Path, tuple[str, ...]]:
        call = yield from self._opened()
        if not call.accepts(STUDY_ROOT_MOVE):
            why = self._why_not_get
            raise ArchiveError(
                tr("{why}, and it does not support C-MOVE either", why=why)
            )
        receiving = self._listening()
        request = C_MOVE()
        request.Priority = 0
        request.MoveDestination = receiving.settings.title
        request.Identifier = BytesIO(_wanted(series, uids))
        call.ask(request, STUDY_ROOT_MOVE)
        done, total = 0, len(uids) or series.objects or 0
        step: Progress[Never] = Progress(0, total, tr(_TOLD))
        waiting = call.next_message(step)
        while True:
            try:
                next(waiting)
            except StopIteration as stop:
                _, message = stop.value
                status = _status(message, C_MOVE, self._node)
                waiting = call.next_message(step)
            else:
                status = PENDING[0]
            for path in receiving.arrived(self._shelf):
                done += 1
                yield Progress(done, max(total, done), tr(_TOLD), part=path)
            if status not in PENDING:
                call.done()
                waiting.close()
                return self._moved(status, done, receiving)
            yield Progress(done, max(total, done), tr(_TOLD))

    def _moved(self, status: int, done: int, receiving: Receiving) -> tuple[str, ...]:
        title = visible(receiving.settings.title)
        if status == UNKNOWN_DESTINATION:
            raise ArchiveError(
                tr(
                    "{archive} {does}: enter {title} there, with the address of this "
                    "computer and port {port}",
                    archive=place(self._node),
                    does=status_words(status),
                    title=title,
                    port=receiving.port,
                )
            )
        try:
            said = self._ended(status, done)
        except _RefusedError as error:
            raise ArchiveError(
                tr(
                    "{error}; perhaps it does not know the AE title {title} as that of "
                    "this computer, port {port}",
                    error=error,
                    title=title,
                    port=receiving.port,
                )
            ) from None
        if receiving.refused:
            said = (*said, receiving.refused)
        if not done and not said:
            said = (
                tr(
                    "the archive says that it sent everything, and nothing came; "
                    "perhaps it knows {title} at another address or port than {port}",
                    title=title,
                    port=receiving.port,
                ),
            )
        return said

    def _listening(self) -> Receiving:
        """Return the receiver that the archive calls, begun where there is none."""
        if self._receiving is None:
            assert self._settings is not None
            self._shelf.close()
            settings = replace(
                self._settings, inbox=self._shelf.folder, title=self._node.own_title
            )
            try:
                self._receiving = Receiving(settings)
            except DosiscopeError as error:
                words = {"why": self._why_not_get, "error": error.told()}
                told = tr("{why}, nor can it call us (C-MOVE): {error}", **words)
                raise ArchiveError(told) from None
        return self._receiving


class _RefusedError(ArchiveError):
    """The archive did nothing of what was asked."""


def _wanted(series: SeriesMatch, uids: Sequence[str]) -> bytes:
    """Return the identifier of a series, or of some of its objects."""
    level = Level.IMAGE if uids else Level.SERIES
    keys = {
        tags.QueryRetrieveLevel: level.value,
        tags.StudyInstanceUID: asked_uid(series.study_uid),
        tags.SeriesInstanceUID: asked_uid(series.uid),
    }
    if uids:
        keys[tags.SOPInstanceUID] = "\\".join(map(asked_uid, uids))
    return identifier(keys)


def _storage_contexts() -> list[PresentationContext]:
    """Return one context a class for what is not compressed, one each for what is."""
    native, compressed = [], []
    for one in stored_classes():
        plain = [syntax for syntax in one.syntaxes if syntax in NATIVE]
        native.append(build_context(one.uid, plain))
        for syntax in one.syntaxes:
            if syntax not in NATIVE:
                compressed.append(build_context(one.uid, syntax))
    return [*native, *compressed][: _MOST_CONTEXTS - 3]


def _status(message: Any, kind: type[Any], node: Node) -> int:
    status = getattr(message, "Status", None)
    if not isinstance(message, kind) or status is None:
        raise ArchiveError(
            tr("{archive} answers, but without a status", archive=place(node))
        )
    return int(status)
