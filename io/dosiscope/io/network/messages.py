"""The messages of a call as they come in pieces (PS3.7 6.3, PS3.8 annex E).

Commands are short and held in memory, within a bound; the data set of a C-STORE goes
to its file piece by piece, and no other message has one.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Protocol

from pynetdicom.dimse import DIMSEServiceProvider
from pynetdicom.pdu_primitives import P_DATA

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.core.network.receiving import Why
from dosiscope.io.network.command import CANCEL, ECHO, STORE, read_command

if TYPE_CHECKING:
    from pynetdicom.association import Association

    from dosiscope.io.network.command import Command
    from dosiscope.io.network.incoming import Incoming

_MOST_OF_COMMAND: Final = 16 << 10
_LEAST_BYTES_A_S: Final = 1 << 10
# of the message control header, PS3.8 E.2
_IS_COMMAND, _IS_LAST = 1, 2
_PIECE_HEAD: Final = 6  # bytes of a piece in a PDU before what is said
_LEAST_PIECE: Final = 128


class Hearing(Protocol):
    """Who is told of what a caller says."""

    def begin(self, command: Command, context_id: int) -> Incoming:
        """Return where an object goes that begins to come."""
        ...

    def answer(
        self, command: Command, context_id: int, incoming: Incoming | None
    ) -> None:
        """Answer a message that has come whole."""

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

    Attributes
    ----------
    is_answering
        Whether a message has come and is being answered.
    """

    def __init__(self, call: Association, hearing: Hearing, idle_s: float) -> None:
        super().__init__(call)
        self.is_answering = False
        self._call = hearing
        self._idle_s = idle_s
        self._command = bytearray()
        self._coming: tuple[int, Command, Incoming] | None = None
        self._began = 0.0

    @property
    def is_coming(self) -> bool:
        """Whether an object is on its way, or waits to be answered."""
        return self._coming is not None or self.is_answering

    def discard(self) -> None:
        """Leave nothing of an object that has not come whole."""
        coming, self._coming = self._coming, None
        if coming is not None:
            coming[2].discard()

    def receive_primitive(self, primitive: P_DATA) -> None:
        """Take the pieces of a PDU; one that is none of a message ends the call."""
        try:
            for context_id, data in primitive.presentation_data_value_list:
                self._take(context_id, data)
        except _NotTakenError as error:
            self._call.break_off(*error.args)
        except NotReadableError as error:
            self._call.break_off(Why.NO_DICOM, error.told(identity=False))

    def send(self, context_id: int, command: bytes) -> None:
        """Send a command, in pieces where the caller takes no longer ones."""
        most = self.maximum_pdu_size
        size = max(most - _PIECE_HEAD, _LEAST_PIECE) if most else len(command)
        for at in range(0, len(command), size):
            piece = command[at : at + size]
            control = _IS_COMMAND | (_IS_LAST if at + size >= len(command) else 0)
            data = P_DATA()
            said = (context_id, bytes([control]) + piece)
            data.presentation_data_value_list.append(said)
            self.dul.send_pdu(data)

    def _take(self, context_id: int, data: bytes) -> None:
        control, piece = data[0], memoryview(data)[1:]
        if not control & _IS_COMMAND:
            self._take_data(context_id, piece, is_last=bool(control & _IS_LAST))
            return
        if self._coming is not None:
            raise _NotTakenError(Why.NO_DICOM, tr("a command stands in a data set"))
        self._command += piece
        if len(self._command) > _MOST_OF_COMMAND:
            raise _NotTakenError(
                Why.NO_DICOM,
                tr(
                    "a command has more than {most} bytes",
                    most=_MOST_OF_COMMAND,
                ),
            )
        if control & _IS_LAST:
            command, self._command = read_command(self._command), bytearray()
            self._begin(context_id, command)

    def _begin(self, context_id: int, command: Command) -> None:
        """Begin a message of which the command has come."""
        if command.field == CANCEL and not command.has_data_set:
            return  # there is never anything to cancel
        is_store = command.field == STORE
        if command.field not in (STORE, ECHO) or command.has_data_set != is_store:
            raise _NotTakenError(
                Why.NO_DICOM,
                tr(
                    "a command {field:04X} came, and only objects and C-ECHO are taken",
                    field=command.field,
                ),
            )
        if is_store:
            incoming = self._call.begin(command, context_id)
            self._coming, self._began = (
                (context_id, command, incoming),
                time.monotonic(),
            )
        else:
            self._answer(command, context_id, None)

    def _take_data(self, context_id: int, piece: memoryview, *, is_last: bool) -> None:
        if self._coming is None:
            raise _NotTakenError(
                Why.NO_DICOM, tr("a data set stands where none may be")
            )
        expected, command, incoming = self._coming
        if context_id != expected:
            raise _NotTakenError(
                Why.NO_DICOM, tr("a data set is of another context than its command")
            )
        incoming.add(piece)
        if is_last:
            self._coming = None
            self._answer(command, context_id, incoming)
            return
        seconds = time.monotonic() - self._began
        if seconds > self._idle_s and incoming.size < _LEAST_BYTES_A_S * seconds:
            raise _NotTakenError(
                Why.IDLE,
                tr(
                    "an object comes at less than {least} bytes a s",
                    least=_LEAST_BYTES_A_S,
                ),
            )

    def _answer(
        self, command: Command, context_id: int, incoming: Incoming | None
    ) -> None:
        """Answer a message that is whole, in this thread: nobody need be woken."""
        self.is_answering = True
        try:
            self._call.answer(command, context_id, incoming)
        finally:
            self.is_answering = False
