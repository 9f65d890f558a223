"""The messages of a call as they come in pieces (PS3.7 6.3, PS3.8 annex E).

Commands are short and held in memory, within a bound; the data set of a C-STORE goes
to its file piece by piece, and no other message has one.
"""

from __future__ import annotations

import time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Protocol

from pynetdicom.dimse import DIMSEServiceProvider
from pynetdicom.dimse_primitives import C_ECHO, C_STORE
from pynetdicom.dsutils import decode

from dosiscope.core.network.receiving import Why

if TYPE_CHECKING:
    from pynetdicom.association import Association
    from pynetdicom.pdu_primitives import P_DATA

    from dosiscope.io.network.incoming import Incoming

_MOST_OF_COMMAND: Final = 16 << 10
_MOST_WAITING: Final = 16  # messages: one is sent after the other was answered
_LEAST_BYTES_A_S: Final = 1 << 10
# PS3.7 table E.1-1
_STORE, _ECHO, _CANCEL = 0x0001, 0x0030, 0x0FFF
_NO_DATA_SET: Final = 0x0101
_IS_COMMAND, _IS_LAST = 1, 2


class Hearing(Protocol):
    """Who is told of what a caller begins to send."""

    def begin(self, sop_class: str, uid: str, syntax: str) -> Incoming:
        """Return where an object goes that begins to come."""
        ...

    def syntax_of(self, context_id: int) -> str:
        """Return the transfer syntax of a presentation context; "" of none."""
        ...

    def break_off(self, why: Why, text: str) -> None:
        """End the call, and tell why."""


class _NotTakenError(Exception):
    """What came is no message that is taken here; the text says why."""


class Messages(DIMSEServiceProvider):
    """What is said in a call, piece by piece.

    Parameters
    ----------
    idle_s
        After so long an object must have come at 1 kB a second.
    """

    def __init__(self, call: Association, hearing: Hearing, idle_s: float) -> None:
        super().__init__(call)
        self._call = hearing
        self._idle_s = idle_s
        self._command = bytearray()
        self._coming: tuple[int, C_STORE, Incoming] | None = None
        self._began = 0.0
        self._arrived: dict[int, Incoming] = {}

    @property
    def is_coming(self) -> bool:
        """Whether an object is on its way, or waits to be answered."""
        return self._coming is not None or bool(self._arrived)

    def taken(self, message: C_STORE) -> Incoming | None:
        """Return the object that came with a message; None: without one."""
        return self._arrived.pop(id(message), None)

    def discard(self) -> None:
        """Leave nothing of what has not been answered."""
        coming, self._coming = self._coming, None
        left = [] if coming is None else [coming[2]]
        for incoming in (*left, *self._arrived.values()):
            incoming.discard()
        self._arrived.clear()

    def receive_primitive(self, primitive: P_DATA) -> None:
        """Take the pieces of a PDU; one that is none of a message ends the call."""
        try:
            for context_id, data in primitive.presentation_data_value_list:
                self._take(context_id, data)
        except _NotTakenError as error:
            self._call.break_off(*error.args)
        except Exception:
            self._call.break_off(Why.NO_DICOM, "a command cannot be understood")

    def _take(self, context_id: int, data: bytes) -> None:
        control, piece = data[0], memoryview(data)[1:]
        if control & _IS_COMMAND:
            if self._coming is not None:
                raise _NotTakenError(Why.NO_DICOM, "a command stands in a data set")
            self._command += piece
            if len(self._command) > _MOST_OF_COMMAND:
                raise _NotTakenError(
                    Why.NO_DICOM, f"a command has more than {_MOST_OF_COMMAND} bytes"
                )
            if control & _IS_LAST:
                command, self._command = BytesIO(self._command), bytearray()
                self._begin(context_id, decode(command, True, True))
            return
        if self._coming is None:
            raise _NotTakenError(Why.NO_DICOM, "a data set stands where none may be")
        expected, message, incoming = self._coming
        if context_id != expected:
            raise _NotTakenError(
                Why.NO_DICOM, "a data set is of another context than its command"
            )
        incoming.add(piece)
        seconds = time.monotonic() - self._began
        if seconds > self._idle_s and incoming.size < _LEAST_BYTES_A_S * seconds:
            raise _NotTakenError(
                Why.IDLE, f"an object comes at less than {_LEAST_BYTES_A_S} bytes a s"
            )
        if control & _IS_LAST:
            self._arrived[id(message)] = incoming
            self._coming = None
            self._put(context_id, message)

    def _begin(self, context_id: int, command: Any) -> None:
        """Begin a message of which the command has come."""
        kind, has_data = command.CommandField, command.CommandDataSetType
        has_data = has_data != _NO_DATA_SET
        if kind == _CANCEL and not has_data:
            return  # there is never anything to cancel
        if kind not in (_STORE, _ECHO) or has_data != (kind == _STORE):
            raise _NotTakenError(
                Why.NO_DICOM,
                f"a command {kind:04X} came, and only objects and C-ECHO are taken",
            )
        message: Any = C_STORE() if kind == _STORE else C_ECHO()
        message.MessageID = command.MessageID
        message.AffectedSOPClassUID = command.AffectedSOPClassUID
        if kind == _ECHO:
            self._put(context_id, message)
            return
        message.AffectedSOPInstanceUID = command.AffectedSOPInstanceUID
        message.Priority = command.get("Priority", 0)
        message.DataSet = BytesIO(b"\0")  # it is in its file
        incoming = self._call.begin(
            str(command.AffectedSOPClassUID),
            str(command.AffectedSOPInstanceUID),
            self._call.syntax_of(context_id),
        )
        self._coming, self._began = (context_id, message, incoming), time.monotonic()

    def _put(self, context_id: int, message: Any) -> None:
        if self.msg_queue.qsize() >= _MOST_WAITING:
            raise _NotTakenError(
                Why.NO_DICOM, "it does not wait for answers before it goes on"
            )
        self.msg_queue.put((context_id, message))
