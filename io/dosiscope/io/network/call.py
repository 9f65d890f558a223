"""A call of somebody who sends objects: an association, as its acceptor (PS3.7, PS3.8).

The library does the upper layer.  Made narrower here, by classes derived from its own:
nothing is read that is longer than was agreed or comes too slowly, no data set is held
in memory, only C-STORE and C-ECHO are answered, and nothing that a caller sends ends a
thread with an error.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Protocol

from pydicom.uid import UID
from pynetdicom.association import Association
from pynetdicom.dimse_primitives import C_ECHO, C_STORE
from pynetdicom.dul import DULServiceProvider
from pynetdicom.presentation import build_context
from pynetdicom.transport import AddressInformation

from dosiscope.core.network.receiving import Why
from dosiscope.io.files.implementation import IMPLEMENTATION_NAME, IMPLEMENTATION_UID
from dosiscope.io.network.contexts import VERIFICATION, stored_classes
from dosiscope.io.network.messages import Messages
from dosiscope.io.network.pdu_socket import PduSocket

if TYPE_CHECKING:
    import socket

    from pynetdicom.ae import ApplicationEntity

    from dosiscope.io.network.incoming import Incoming
    from dosiscope.io.network.pdu_socket import BreakOff
    from dosiscope.io.network.statuses import Status

#: Announced to callers, the longest P-DATA PDU that they may send.
MAXIMUM_PDU: Final = 64 << 10
#: So long the negotiation, and the end, of an association may take.
NEGOTIATION_S: Final = 10.0
_LONGEST_COMMENT: Final = 64  # of LO
_EXPLICIT, _IMPLICIT = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2"


class Answering(Protocol):
    """Who answers what is said in a call; asked in its threads."""

    def began(self, call: Call) -> None:
        """Hear that the caller was let in."""

    def begin(self, call: Call, sop_class: str, uid: str, syntax: str) -> Incoming:
        """Return where an object goes that begins to come."""
        ...

    def stored(self, call: Call, incoming: Incoming | None) -> tuple[Status, str]:
        """Return the answer to a C-STORE whose object has come, and a comment."""
        ...

    def broke_off(self, call: Call, why: Why, text: str) -> None:
        """Hear why we end the call."""

    def ended(self, call: Call) -> None:
        """Hear that it is over."""


class Call(Association):
    """A call; a thread that is to be started.

    Parameters
    ----------
    number
        By which it is told from all others of this receiver.
    caller, address
        The AE title of who calls, and where from.
    connection
        Blocking; it is closed at the end.
    request
        The A-ASSOCIATE-RQ PDU, which was read from it.
    """

    def __init__(
        self,
        entity: ApplicationEntity,
        answering: Answering,
        *,
        number: int,
        caller: str,
        address: str,
        connection: socket.socket,
        request: bytes,
        idle_s: float,
    ) -> None:
        super().__init__(entity, "acceptor")
        self.number = number
        self.caller = caller
        self.address = address
        self.stored_count = 0
        self.is_whole = False
        self.is_answering = threading.Lock()
        self._answering = answering
        self.has_begun = False
        self._is_over = False
        self.dul = _UpperLayer(self, self.break_off)
        self.acse_timeout = NEGOTIATION_S
        self.network_timeout = idle_s
        self.dimse = self.messages = Messages(self, self, idle_s)
        here, there = connection.getsockname(), connection.getpeername()
        self.acceptor.ae_title = entity.ae_title
        self.acceptor.maximum_length = MAXIMUM_PDU
        self.acceptor.address_info = AddressInformation.from_tuple(here)
        self.acceptor.implementation_class_uid = UID(IMPLEMENTATION_UID)
        self.acceptor.implementation_version_name = IMPLEMENTATION_NAME
        self.acceptor.supported_contexts = _contexts()
        self.requestor.address_info = AddressInformation.from_tuple(there)
        self.connection = PduSocket(self, self.break_off, connection, request)
        self.set_socket(self.connection)

    def begin(self, sop_class: str, uid: str, syntax: str) -> Incoming:
        """Return where an object goes that begins to come."""
        return self._answering.begin(self, sop_class, uid, syntax)

    def syntax_of(self, context_id: int) -> str:
        """Return the transfer syntax of a presentation context; "" of none."""
        context = self._accepted_cx.get(context_id)
        return "" if context is None else str(context.transfer_syntax[0])

    def break_off(self, why: Why, text: str) -> None:
        """Have the association aborted, once, and tell why; from any thread."""
        if not self._is_over:
            self._is_over = True
            self._answering.broke_off(self, why, text)
            self.dul.event_queue.put("Evt19")  # as for a PDU that is not valid

    def hang_up(self) -> None:
        """End it at once: we receive no more."""
        self._is_over = True
        with suppress(Exception):
            self.abort(block=False)

    def cut(self) -> None:
        """Close the connection, if an abort did not reach the caller."""
        with suppress(Exception):
            self.connection._shutdown_socket()
        self._kill = True
        self.dul.kill_dul()

    def run_reactor(self) -> None:
        """Be the call, from the negotiation to its end."""
        try:
            super().run_reactor()
        except Exception:
            self.break_off(Why.NO_DICOM, "it cannot be understood")
        finally:
            self.is_whole = self.is_released
            self.is_established = False
            with suppress(Exception):
                self.kill()
            self.cut()
            self.messages.discard()
            self._answering.ended(self)

    def _run_reactor(self) -> None:
        self.has_begun = True
        self._answering.began(self)
        super()._run_reactor()
        if self.dul.idle_timer_expired() and not self.is_released:
            seconds = self.network_timeout
            self.break_off(Why.IDLE, f"nothing was said for {seconds:.0f} s")

    def _serve_request(self, msg: Any, context_id: int) -> None:
        """Answer C-STORE and C-ECHO of what was agreed; nothing else is asked here."""
        with self.is_answering:
            context = self._accepted_cx.get(context_id)
            is_agreed = (
                context is not None
                and isinstance(msg, C_STORE | C_ECHO)
                and msg.is_valid_request
                and msg.AffectedSOPClassUID == context.abstract_syntax
                and isinstance(msg, C_ECHO) == (context.abstract_syntax == VERIFICATION)
            )
            if not is_agreed:
                self.break_off(
                    Why.NO_DICOM, "it asks for what was not agreed on in the call"
                )
                return
            answer = type(msg)()
            answer.MessageID = msg.MessageID
            answer.MessageIDBeingRespondedTo = msg.MessageID
            answer.AffectedSOPClassUID = msg.AffectedSOPClassUID
            answer.Status = 0
            if isinstance(msg, C_STORE):
                answer.AffectedSOPInstanceUID = msg.AffectedSOPInstanceUID
                incoming = self.messages.taken(msg)
                status, comment = self._answering.stored(self, incoming)
                answer.Status = status.code
                if comment:
                    ascii_only = comment.encode("ascii", "replace").decode("ascii")
                    answer.ErrorComment = ascii_only[:_LONGEST_COMMENT]
            self.dimse.send_msg(answer, context_id)


class _UpperLayer(DULServiceProvider):
    """Ends the call where the library would end its thread with an error."""

    def __init__(self, call: Call, break_off: BreakOff) -> None:
        super().__init__(call)
        self._break_off = break_off

    def run_reactor(self) -> None:
        try:
            super().run_reactor()
        except Exception:
            self._break_off(Why.NO_DICOM, "it does not speak as DICOM does")
            self.kill_dul()
        finally:
            # nothing will come any more: a call that waits for it need not wait on
            self.to_user_queue.put(None)


def _contexts() -> list[Any]:
    """Return what is accepted, made anew for each call: the library changes it."""
    return [
        build_context(VERIFICATION, [_EXPLICIT, _IMPLICIT]),
        *(build_context(one.uid, list(one.syntaxes)) for one in stored_classes()),
    ]
