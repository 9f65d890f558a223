"""A call of somebody who sends objects: an association, as its acceptor (PS3.7, PS3.8).

The library does the upper layer.  Made narrower here, by classes derived from its own:
nothing is read that is longer than was agreed or comes too slowly, no data set is held
in memory, only C-STORE and C-ECHO are answered, and nothing that a caller sends ends a
thread with an error.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Protocol

from pynetdicom.association import Association
from pynetdicom.dul import DULServiceProvider
from pynetdicom.pdu_primitives import A_ABORT, A_P_ABORT, A_RELEASE
from pynetdicom.presentation import build_context
from pynetdicom.transport import AddressInformation

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.core.network.receiving import Why
from dosiscope.io.network.command import ECHO, answer
from dosiscope.io.network.contexts import VERIFICATION, stored_classes
from dosiscope.io.network.introduction import introduce
from dosiscope.io.network.messages import Messages
from dosiscope.io.network.pdu_socket import PduSocket
from dosiscope.io.network.statuses import Status

if TYPE_CHECKING:
    import socket

    from pynetdicom.ae import ApplicationEntity

    from dosiscope.io.network.command import Command
    from dosiscope.io.network.incoming import Incoming
    from dosiscope.io.network.pdu_socket import BreakOff

_log: Final = logging.getLogger(__name__)

#: So long the negotiation, and the end, of an association may take.
NEGOTIATION_S: Final = 10.0
_LOOK_S: Final = 0.1
_EXPLICIT, _IMPLICIT = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2"


class Answering(Protocol):
    """Who answers what is said in a call; asked in its threads."""

    def began(self, call: Call) -> None:
        """Hear that the caller was let in."""

    def begin(self, sop_class: str, uid: str, syntax: str) -> Incoming:
        """Return where an object goes that begins to come."""
        ...

    def stored(self, call: Call, incoming: Incoming) -> tuple[Status, str]:
        """Return the answer to an object that has come, and a comment."""
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
        self._answering = answering
        self.has_begun = False
        self._is_over = False
        self.dul = _UpperLayer(self, self.break_off)
        self.acse_timeout = NEGOTIATION_S
        self.network_timeout = idle_s
        self.dimse = self.messages = Messages(self, self, idle_s)
        here, there = connection.getsockname(), (address, 0)
        self.acceptor.ae_title = entity.ae_title
        self.acceptor.address_info = AddressInformation.from_tuple(here)
        introduce(self.acceptor)
        self.acceptor.supported_contexts = _contexts()
        self.requestor.address_info = AddressInformation.from_tuple(there)
        self.connection = PduSocket(self, self.break_off, connection, request)
        self.set_socket(self.connection)

    @property
    def is_open(self) -> bool:
        """Whether it is not about to end: the caller may begin another one then."""
        return not (self.is_released or self.is_aborted or self._is_over)

    def begin(self, command: Command, context_id: int) -> Incoming:
        """Return where an object goes that begins to come."""
        syntax = self._check_agreed(command, context_id)
        return self._answering.begin(command.sop_class, command.uid, syntax)

    def break_off(self, why: Why, text: str) -> None:
        """Have the association aborted, once, and tell why; from any thread."""
        if not self._is_over:
            self._is_over = True
            self._answering.broke_off(self, why, text)
            self.dul.event_queue.put("Evt19")  # as for a PDU that is not valid
            self.connection.stop_reading()

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
            _log.warning("a call failed", exc_info=True)
            self.break_off(Why.NO_DICOM, tr("it cannot be understood"))
        finally:
            self.is_whole = self.is_released
            self.is_established = False
            with suppress(Exception):
                self.kill()
            self.cut()
            self.messages.discard()
            self._answering.ended(self)

    def _run_reactor(self) -> None:
        """Wait for the end: objects are taken in the thread of the upper layer.

        The library would look every millisecond whether there is a message, and be in
        the way of that thread.
        """
        self.has_begun = True
        self._answering.began(self)
        while not self._kill and self.dul.is_alive():
            said = self.dul.receive_pdu(wait=True, timeout=_LOOK_S)
            if isinstance(said, A_RELEASE) and said.result is None:
                self.acse.send_release(is_response=True)
                self.is_released = True
            elif isinstance(said, A_ABORT | A_P_ABORT):
                self.is_aborted = True
            elif self.dul.idle_timer_expired() and not self.messages.is_answering:
                seconds = self.network_timeout or 0
                self.break_off(
                    Why.IDLE,
                    tr("nothing was said for {seconds:.0f} s", seconds=seconds),
                )
            else:
                continue
            break
        self.is_established = False
        self.kill()

    def answer(
        self, command: Command, context_id: int, incoming: Incoming | None
    ) -> None:
        """Answer C-STORE and C-ECHO."""
        status, comment = Status.SUCCESS, ""
        if incoming is None:
            self._check_agreed(command, context_id)
        else:
            status, comment = self._answering.stored(self, incoming)
        self.messages.send(context_id, answer(command, status.code, comment))

    def _check_agreed(self, command: Command, context_id: int) -> str:
        """Return the transfer syntax of what is asked for, if that was agreed on.

        Raises
        ------
        NotReadableError
            It was not.
        """
        context = self._accepted_cx.get(context_id)
        is_echo = command.field == ECHO
        if (
            context is None
            or command.sop_class != context.abstract_syntax
            or is_echo != (command.sop_class == VERIFICATION)
        ):
            raise NotReadableError(tr("it asks for what was not agreed on in the call"))
        return str(context.transfer_syntax[0])


class _UpperLayer(DULServiceProvider):
    """Ends the call where the library would end its thread with an error."""

    def __init__(self, call: Call, break_off: BreakOff) -> None:
        super().__init__(call)
        self._run_loop_delay = (
            0.0  # it waits where it looks for data: `PduSocket.ready`
        )
        self._break_off = break_off

    def _decode_pdu(self, bytestream: bytearray) -> tuple[Any, str]:
        try:
            return super()._decode_pdu(bytestream)
        except Exception:
            self._break_off(Why.NO_DICOM, tr("a PDU cannot be understood"))
            raise

    def run_reactor(self) -> None:
        try:
            super().run_reactor()
        except Exception:
            _log.warning("the library failed in a call", exc_info=True)
            self._break_off(Why.NO_DICOM, tr("it does not speak as DICOM does"))
            self.kill_dul()
        finally:
            # nothing will come any more: a call that waits for it need not wait on
            nothing: Any = None
            self.to_user_queue.put(nothing)


def _contexts() -> list[Any]:
    """Return what is accepted, made anew for each call: the library changes it."""
    return [
        build_context(VERIFICATION, [_EXPLICIT, _IMPLICIT]),
        *(build_context(one.uid, list(one.syntaxes)) for one in stored_classes()),
    ]
