"""An archive of our own making, for what no archive of others can be made to do."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pydicom import dcmread
from pydicom.dataset import Dataset
from pynetdicom import AE, evt
from pynetdicom.dimse_primitives import C_FIND
from pynetdicom.presentation import build_context

from dosiscope.core.network.node import Node
from dosiscope.io.network.contexts import stored_classes
from dosiscope.io.network.pynetdicom_needed import need_pynetdicom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from pynetdicom.events import Event

    from support.network.name_space import PrivateNetwork

HOST: Final = "127.0.0.1"
TITLE: Final = "MADE"
_ROOT: Final = "1.2.840.10008.5.1.4.1.2.2."
FIND, MOVE, GET = _ROOT + "1", _ROOT + "2", _ROOT + "3"
VERIFICATION: Final = "1.2.840.10008.1.1"
PENDING: Final = 0xFF00
_KEYS: Final = ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID")


@dataclass(kw_only=True)
class MadeArchive:
    """What it has, and how it behaves; each can be changed while it runs.

    Attributes
    ----------
    kept
        Its objects.
    models
        What of Query/Retrieve it accepts.
    answers
        Given the identifier of a C-FIND, the bytes that it answers with; None: what
        fits of what it has.
    breaks_after
        Objects that it sends in an association before it aborts, one number for each
        association; when they are used up it aborts no more.
    get_status
        With which it refuses C-GET; None: it does not.
    find_status
        With which it ends the answers to C-FIND.
    heeds_cancel
        Whether it stops where it is asked to.
    sends_besides
        Objects that it sends though nobody asked.
    asked
        Identifiers of all C-GET and C-MOVE that it was asked.
    calls_back
        Host and port of who is moved to; None: it knows nobody.
    """

    port: int
    kept: list[Dataset] = field(default_factory=list)
    models: Sequence[str] = (FIND, GET, MOVE, VERIFICATION)
    answers: Callable[[Dataset], Iterable[bytes]] | None = None
    breaks_after: list[int] = field(default_factory=list)
    get_status: int | None = None
    find_status: int = 0
    heeds_cancel: bool = True
    sends_besides: list[Dataset] = field(default_factory=list)
    asked: list[Dataset] = field(default_factory=list)
    cancelled: threading.Event = field(default_factory=threading.Event)
    calls_back: tuple[str, int] | None = None

    @property
    def node(self) -> Node:
        return Node(name="made", host=HOST, port=self.port, title=TITLE)

    def without_end(
        self, answer: Callable[[int], bytes]
    ) -> Callable[[Dataset], Iterable[bytes]]:
        """Return what answers until it is cancelled, if never, for a minute.

        It waits a moment after each: its library hears nothing while it sends.
        """

        def answers(_identifier: Dataset) -> Iterator[bytes]:
            for n in range(50_000):
                yield answer(n)
                self.cancelled.wait(0.001)

        return answers

    def matching(self, identifier: Dataset) -> list[Dataset]:
        """Return its objects that an identifier names by UIDs."""
        found = self.kept
        for key in _KEYS:
            wanted = identifier.get(key) or []
            wanted = [wanted] if isinstance(wanted, str) else list(wanted)
            if wanted:
                found = [one for one in found if one[key].value in wanted]
        return found

    def found(self, identifier: Dataset) -> list[Dataset]:
        """Return one answer for each study, series or object that matches."""
        level = identifier.QueryRetrieveLevel
        key = dict(zip(("STUDY", "SERIES", "IMAGE"), _KEYS, strict=True))[level]
        matches = {one[key].value: one for one in self.matching(identifier)}
        answers = []
        for one in matches.values():
            answer = Dataset()
            answer.QueryRetrieveLevel = level
            for element in identifier:
                if element.tag in one:
                    answer[element.tag] = one[element.tag]
            answers.append(answer)
        return answers


def objects_in(paths: Iterable[Path]) -> list[Dataset]:
    """Return the data sets of files."""
    return [dcmread(path) for path in paths]


@contextmanager
def made_archive(
    network: PrivateNetwork, kept: Iterable[Dataset] = (), **how: Any
) -> Iterator[MadeArchive]:
    """Run one until the end."""
    need_pynetdicom()
    archive = MadeArchive(port=network.port(), kept=list(kept), **how)
    entity = AE(ae_title=TITLE)
    entity.require_called_aet = True
    storage = [one.uid for one in stored_classes()]
    contexts = [
        *(build_context(uid) for uid in archive.models),
        *(build_context(uid) for uid in storage),
    ]
    for context in contexts[len(archive.models) :]:
        context.scu_role, context.scp_role = True, True
    handlers: list[Any] = [
        (evt.EVT_C_FIND, _find, [archive]),
        (evt.EVT_C_GET, _get, [archive]),
        (evt.EVT_C_MOVE, _move, [archive]),
    ]
    server = entity.start_server(
        (HOST, archive.port), block=False, contexts=contexts, evt_handlers=handlers
    )
    assert server is not None
    try:
        yield archive
    finally:
        server.shutdown()


def _find(event: Event, archive: MadeArchive) -> Iterator[Any]:
    identifier = event.identifier
    answers = archive.answers or archive.found
    for answer in answers(identifier):
        if archive.heeds_cancel and event.is_cancelled:
            archive.cancelled.set()
            yield 0xFE00, None
            return
        if isinstance(answer, bytes):
            _answer_raw(event, answer)
        else:
            yield PENDING, answer
    if archive.find_status:
        yield archive.find_status, None


def _answer_raw(event: Event, data: bytes) -> None:
    """Send bytes as the identifier of an answer, whatever they are."""
    answer = C_FIND()
    answer.MessageIDBeingRespondedTo = event.request.MessageID
    answer.AffectedSOPClassUID = event.request.AffectedSOPClassUID
    answer.Status = PENDING
    answer.Identifier = BytesIO(data)
    event.assoc.dimse.send_msg(answer, event.context.context_id)


def _get(event: Event, archive: MadeArchive) -> Iterator[Any]:
    identifier = event.identifier
    archive.asked.append(identifier)
    if archive.get_status is not None:
        yield 1
        yield archive.get_status, None
        return
    sent = [*archive.sends_besides, *archive.matching(identifier)]
    most = archive.breaks_after.pop(0) if archive.breaks_after else len(sent)
    yield len(sent)
    for n, one in enumerate(sent):
        if n == most:
            event.assoc.abort()
            return
        if event.is_cancelled:
            archive.cancelled.set()
            yield 0xFE00, None
            return
        yield PENDING, one


def _move(event: Event, archive: MadeArchive) -> Iterator[Any]:
    if archive.calls_back is None:
        yield None, None  # it knows no such title: status A801
        return
    archive.asked.append(event.identifier)
    sent = [*archive.sends_besides, *archive.matching(event.identifier)]
    kinds = dict.fromkeys(one.SOPClassUID for one in sent)
    contexts = [build_context(uid) for uid in kinds]
    yield *archive.calls_back, {"contexts": contexts, "ae_title": "DOSISCOPE"}
    yield len(sent)
    for one in sent:
        yield PENDING, one


@contextmanager
def raw_server(
    network: PrivateNetwork, behave: Callable[[socket.socket], None]
) -> Iterator[Node]:
    """Run somebody who takes connections and behaves as a function says."""
    listening = socket.create_server((HOST, port := network.port()))
    open_ones: list[socket.socket] = []

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listening.accept()
                open_ones.append(connection)
                with suppress(OSError):
                    behave(connection)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield Node(name="made", host=HOST, port=port, title=TITLE)
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        for one in open_ones:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        thread.join()
