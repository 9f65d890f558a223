"""An association with an archive that we asked for: what is said, what fails in words.

pynetdicom does the upper layer (PS3.8) in a thread of its own; messages are sent and
taken from its queues here, so that waiting can be given up at any moment, answers are
had as the bytes that came, and nothing can grow beyond a bound.
"""

from __future__ import annotations

import queue
import socket
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Never

from pynetdicom import AE
from pynetdicom.association import Association
from pynetdicom.dimse_primitives import C_CANCEL, C_STORE
from pynetdicom.pdu_primitives import A_ASSOCIATE
from pynetdicom.presentation import build_role
from pynetdicom.transport import AddressInformation

from dosiscope.core.language import marked, tr
from dosiscope.core.network.ae_title import ae_title
from dosiscope.core.progress import Progress
from dosiscope.core.visible import visible
from dosiscope.io.network.answers import MOST_BYTES, Answers, Arriving
from dosiscope.io.network.archive_errors import (
    AbortedError,
    ArchiveError,
    NotSupportedError,
)
from dosiscope.io.network.archive_status import NOT_STORED, PENDING
from dosiscope.io.network.connection import ANSWER_S, connected, place
from dosiscope.io.network.introduction import introduce
from dosiscope.io.network.upper_layer import OpenSocket, UpperLayer
from dosiscope.io.network.waiting import waited

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from pynetdicom.presentation import PresentationContext

    from dosiscope.core.network.node import Node
    from dosiscope.core.progress import Steps
    from dosiscope.io.network.answers import Sink

ASSOCIATE_S: Final = 15.0
RELEASE_S: Final = 5.0
_LOOK_EVERY_S: Final = 0.1
_CALLING: Final = marked("Calling the archive")

_KINDS: Final = range(8)  # of PDUs, PS3.8 9.3; 0: none came
_ABORT: Final = 7
_TRANSIENT: Final = 2  # of the results of a rejection, PS3.8 table 9-21
# PS3.8 table 9-21: source and reason
_REJECTED: Final = {
    (1, 1): marked("it gives no reason"),
    (1, 2): marked("it does not support the DICOM application context"),
    (1, 3): marked("it does not know the AE title {own} by which we call ourselves"),
    (1, 7): marked("its AE title is not {title}"),
    (2, 1): marked("it gives no reason"),
    (2, 2): marked("it does not support the version of the protocol"),
    (3, 1): marked("it is congested for the moment"),
    (3, 2): marked("it has as many associations as it allows for the moment"),
}


class ArchiveCall:
    """An association with an archive; a context that releases it at its end.

    Parameters
    ----------
    contexts
        What is proposed, at most 128.
    received
        SOP classes of objects that are to be stored here (C-GET).
    begin
        Where an object goes that begins to come, as `Answers` asks; without it none
        is taken.
    object_bytes
        Of one object; beyond it the association is aborted.
    """

    def __init__(
        self,
        node: Node,
        contexts: Sequence[PresentationContext],
        received: Sequence[str] = (),
        begin: Callable[[int, str, str], Sink | None] | None = None,
        object_bytes: int = MOST_BYTES,
    ) -> None:
        self.node = node
        self._number = 0
        self._has_answered = False
        self._open: tuple[int, str] | None = None
        self._heard_at = time.monotonic()
        own_title, title = ae_title(node.own_title), ae_title(node.title)
        entity = AE(ae_title=own_title)
        self._opened = opened = connected(node)
        try:
            peer = opened.getpeername()
        except OSError:  # it is reset already
            opened.close()
            raise self._hung_up() from None
        self._association = association = Association(entity, "requestor")
        self._incoming = Answers(association, begin or _no_object, object_bytes)
        association.dimse = self._incoming
        self._messages = self._incoming.msg_queue
        association.dul = UpperLayer(association, self._incoming.refuse)
        association.acse_timeout = ASSOCIATE_S
        association.network_timeout = None
        self._socket = OpenSocket(association, opened, self._incoming.refuse)
        association.set_socket(self._socket)
        association.acceptor.ae_title = title
        association.acceptor.address_info = AddressInformation.from_tuple(peer)
        association.requestor.address_info = AddressInformation.from_tuple(
            opened.getsockname()
        )
        association.requestor.ae_title = own_title
        introduce(association.requestor)
        for uid in received:
            role = build_role(uid, scp_role=True)
            association.requestor.add_negotiation_item(role)
        for n, context in enumerate(contexts):
            context.context_id = 2 * n + 1
        association.requestor.requested_contexts = list(contexts)
        try:
            association.request()
        except BaseException:  # Ctrl+C: the thread of the library would go on
            self._leave()
            raise
        if not association.is_established:
            raise self._not_established()

    def __enter__(self) -> ArchiveCall:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Release it, if nothing failed, after what is not answered was cancelled."""
        # what ends a generator, or the program, is no failure
        self.end(releases=kind is None or not issubclass(kind, Exception))

    def end(self, *, releases: bool = True) -> None:
        """Release it, after what is not answered was cancelled; or abort it."""
        if releases and self._association.is_established:
            if self._open is not None:
                self.cancel(*self._open)
                self.drain()
            self._release()
        self.abort()
        self._incoming.discard()

    @property
    def accepted(self) -> list[PresentationContext]:
        """The contexts that the archive accepted."""
        return self._association.accepted_contexts

    def accepts(self, uid: str) -> bool:
        """Whether it does what a SOP class stands for."""
        return any(one.abstract_syntax == uid for one in self.accepted)

    def syntax_of(self, number: int) -> str:
        """Return the transfer syntax of an accepted context; "" if there is none."""
        found = (one for one in self.accepted if one.context_id == number)
        return next((str(one.transfer_syntax[0]) for one in found), "")

    def ask(self, request: Any, uid: str) -> int:
        """Send a request in the context of a SOP class; return its number.

        Raises
        ------
        NotSupportedError
            The archive accepts no such context.
        """
        context = next((c for c in self.accepted if c.abstract_syntax == uid), None)
        if context is None or context.context_id is None:
            raise NotSupportedError(
                tr("{archive} does not support it", archive=place(self.node))
            )
        self._number += 1
        request.MessageID = self._number
        request.AffectedSOPClassUID = uid
        self._open = self._number, uid  # before the answer can be there
        self.send(request, context.context_id)
        return self._number

    def is_answering(self, uid: str) -> bool:
        """Whether what was asked last is of a SOP class, and not done."""
        return self._open is not None and self._open[1] == uid

    def done(self) -> None:
        """Say that the last answer to what was asked has come."""
        self._open = None

    def send(self, message: Any, context: int) -> None:
        """Send a message in the context of a number."""
        self._heard_at = time.monotonic()
        self._association.dimse.send_msg(message, context)

    def cancel(self, number: int, uid: str) -> None:
        """Ask the archive to stop what it was asked for (C-CANCEL)."""
        context = next((c for c in self.accepted if c.abstract_syntax == uid), None)
        if context is not None and context.context_id is not None:
            message = C_CANCEL()
            message.MessageIDBeingRespondedTo = number
            self.send(message, context.context_id)

    def answer(self, request: C_STORE, context: int, status: int) -> None:
        """Say what has become of an object that came (PS3.7 9.1.1.1)."""
        reply = C_STORE()
        reply.MessageID = request.MessageID
        reply.MessageIDBeingRespondedTo = request.MessageID
        reply.AffectedSOPInstanceUID = request.AffectedSOPInstanceUID
        reply.AffectedSOPClassUID = request.AffectedSOPClassUID
        reply.Status = status
        self.send(reply, context)

    def next_message(self, progress: Progress[Any]) -> Steps[tuple[int, Any]]:
        """Wait for the next message; return the number of its context, and itself.

        The progress is told again and again meanwhile.

        Raises
        ------
        ArchiveError
            The archive aborted, ended the connection, says nothing or too much.
        """
        while True:
            try:
                number, message = self._messages.get(timeout=_LOOK_EVERY_S)
            except queue.Empty:
                self._refuse_silence()
                yield progress
                continue
            if message is None or number is None:
                raise self._ended()
            self._heard_at = time.monotonic()
            self._has_answered = True
            return number, message

    def drain(self) -> None:
        """Let pass what still comes of what was cancelled; abort if it does not end."""
        until = time.monotonic() + RELEASE_S
        while self._open is not None:
            wait = until - time.monotonic()
            try:
                if wait <= 0:  # what never ends is never empty
                    raise queue.Empty
                number, message = self._messages.get(timeout=wait)
            except queue.Empty:
                self.abort()
                return
            if message is None or number is None:
                return
            if isinstance(message, C_STORE):
                sink = sink_of(message)
                if sink is not None:
                    sink.discard()
                self.answer(message, number, NOT_STORED)
            elif getattr(message, "Status", None) not in PENDING:
                self.done()

    def abort(self) -> None:
        """End it at once, if it has not ended."""
        if self._association.is_established:
            self._association.abort()
        self._leave()

    def _leave(self) -> None:
        """End thread and connection: the library leaves them where it was surprised."""
        upper = self._association.dul
        upper.kill_dul()
        with suppress(OSError):
            self._opened.shutdown(socket.SHUT_RDWR)  # wakes who reads
        if upper.is_alive():
            upper.join(RELEASE_S)
        self._opened.close()

    def _release(self) -> None:
        association = self._association
        if association.is_established:
            association.acse_timeout = RELEASE_S
            association.acse.negotiate_release()

    def _refuse_silence(self) -> None:
        association = self._association
        if association.acse.is_aborted() or not association.dul.is_alive():
            raise self._ended()
        if association.acse.is_release_requested():
            association.abort()
            where = place(self.node)
            raise AbortedError(
                tr("{archive} ended the association in the middle", archive=where)
            )
        heard_at = max(self._heard_at, self._socket.heard_at)
        if time.monotonic() - heard_at > ANSWER_S:
            association.abort()
            where = place(self.node)
            raise AbortedError(
                tr(
                    "{archive} has not answered for {seconds:.0f} s",
                    archive=where,
                    seconds=ANSWER_S,
                )
            )

    def _ended(self) -> ArchiveError:
        """Return why there is no next message."""
        association, where = self._association, place(self.node)
        by_peer = association.acse.is_aborted("a-abort")
        association.abort()
        if self._incoming.refused:
            return ArchiveError(
                tr(
                    "{archive} {does}; it was stopped",
                    archive=where,
                    does=self._incoming.refused,
                )
            )
        if by_peer:
            told = tr("{archive} aborted the association", archive=where)
            return AbortedError(told if self._has_answered else self._unknown_to(where))
        return AbortedError(tr("{archive} ended the connection", archive=where))

    def _unknown_to(self, where: str) -> str:
        """Return why archives mostly abort before they have said anything."""
        return tr(
            "{archive} aborted the association; it probably does not know the AE title "
            "{title}",
            archive=where,
            title=visible(self.node.own_title),
        )

    def _not_established(self) -> ArchiveError:
        """Return why there is no association, once it has been asked for."""
        association, node, where = self._association, self.node, place(self.node)
        answer = association.acceptor.primitive
        last, closed = self._socket.last_kind, self._socket.was_closed
        association.abort()
        self._leave()
        if association.is_rejected and isinstance(answer, A_ASSOCIATE):
            reason = (answer.result_source or 0, answer.diagnostic or 0)
            words = _REJECTED.get(reason, marked("it gives a reason of no meaning"))
            why = tr(words, own=visible(node.own_title), title=visible(node.title))
            told = tr(
                "{archive} rejected the association: {why}", archive=where, why=why
            )
            is_for_now = answer.result == _TRANSIENT
            return AbortedError(told) if is_for_now else ArchiveError(told)
        if isinstance(answer, A_ASSOCIATE) and not answer.result:
            return NotSupportedError(
                tr("{archive} does not support what is asked for", archive=where)
            )
        if self._incoming.refused:
            return ArchiveError(
                tr(
                    "{archive} {does}; it was stopped",
                    archive=where,
                    does=self._incoming.refused,
                )
            )
        if last == _ABORT:
            return ArchiveError(self._unknown_to(where))
        if last not in _KINDS:
            return ArchiveError(
                tr("{archive} answers, but not as a DICOM archive does", archive=where)
            )
        if closed:
            return self._hung_up()
        return ArchiveError(
            tr(
                "{archive} does not answer the request for an association within "
                "{seconds:.0f} s; perhaps it is no DICOM archive, or expects "
                "an encrypted connection",
                archive=where,
                seconds=ASSOCIATE_S,
            )
        )

    def _hung_up(self) -> ArchiveError:
        """Return that the connection was ended before anything was said."""
        return ArchiveError(
            tr(
                "{archive} ended the connection without an answer; perhaps it is no "
                "DICOM archive, or expects an encrypted connection",
                archive=place(self.node),
            )
        )


def called(
    node: Node, contexts: Sequence[PresentationContext], **how: Any
) -> Steps[ArchiveCall]:
    """Ask for an association, as `ArchiveCall` does, so that it can be given up."""
    step: Progress[Never] = Progress(0, 0, tr(_CALLING))
    make = partial(ArchiveCall, node, contexts, **how)
    return waited(make, ArchiveCall.end, step)


def sink_of(message: C_STORE) -> Sink | None:
    """Return where the bytes of an object went that came; None: it was not taken."""
    data = message.DataSet
    return data.sink if isinstance(data, Arriving) else None


def _no_object(_context: int, _sop_class: str, _uid: str) -> None:
    """Take no object: none was asked for."""
