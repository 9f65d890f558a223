"""The connection of a call, from which PDUs are read within a length and a time."""

from __future__ import annotations

import select
import socket
import ssl
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias

from pynetdicom.transport import AssociationSocket

from dosiscope.core.language import tr
from dosiscope.core.network.receiving import Why
from dosiscope.io.network.request import HEAD_BYTES, MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pynetdicom.association import Association

    BreakOff: TypeAlias = Callable[[Why, str], None]

#: So long the rest of a PDU may take, and an answer to be taken.
PDU_S: Final = 10.0
_WAIT_S: Final = 0.005
_KINDS: Final = range(1, 8)  # of PDUs, PS3.8 9.3.1


class PduSocket(AssociationSocket):
    """Reads what the library asks for: the head of a PDU, then its body.

    Parameters
    ----------
    break_off
        Ends the call, and tells why.
    ahead
        Bytes that were read from the connection already.
    """

    def __init__(
        self,
        call: Association,
        break_off: BreakOff,
        connection: socket.socket,
        ahead: bytes,
    ) -> None:
        super().__init__(call, client_socket=connection)
        self._break_off = break_off
        self._opened = connection
        self._ahead = memoryview(ahead)
        self._is_body_next = False
        self._until = 0.0
        connection.settimeout(PDU_S)

    @property
    def ready(self) -> bool:
        """Whether there is something to read, for which is waited a moment.

        The library looks without waiting and sleeps in between, which costs as much
        time as the rest.
        """
        connection = self.socket
        if connection is None or not self._is_connected:
            return False
        if self._ahead or (
            isinstance(connection, ssl.SSLSocket) and connection.pending()
        ):
            return True
        try:
            return bool(select.select([connection], [], [], _WAIT_S)[0])
        except (OSError, ValueError):
            self.event_queue.put("Evt17")  # the connection is closed
            return False

    def recv(self, nr_bytes: int) -> bytearray:
        """Return the next bytes; fewer only where the connection ends.

        Raises
        ------
        TimeoutError, OSError
            They are too many or come too slowly, and the call is broken off.
        """
        if not self._is_body_next:
            self._until = time.monotonic() + PDU_S
        data = self._read(nr_bytes)
        if self._is_body_next:
            self._is_body_next = False
        elif len(data) == HEAD_BYTES:
            if data[0] not in _KINDS:
                self._break_off(
                    Why.NO_DICOM,
                    tr(
                        "what was sent is no PDU: it begins with {first:02X}",
                        first=data[0],
                    ),
                )
                raise OSError
            self._is_body_next = True
            length = int.from_bytes(data[2:], "big")
            if length > MOST_BYTES:
                self._break_off(
                    Why.NO_DICOM,
                    tr(
                        "a PDU states {length} bytes, and at most {most} are taken",
                        length=length,
                        most=MOST_BYTES,
                    ),
                )
                raise OSError
        return data

    def stop_reading(self) -> None:
        """Have a thread that waits for bytes wait no more."""
        connection = self.socket
        if connection is not None:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RD)

    def _shutdown_socket(self) -> None:
        """Close the connection, also where the other side has ended it before."""
        with suppress(OSError):
            self._opened.shutdown(socket.SHUT_RDWR)
        with suppress(OSError):
            self._opened.close()

    def _read(self, count: int) -> bytearray:
        data = bytearray(count)
        view, got = memoryview(data), len(self._ahead[:count])
        view[:got] = self._ahead[:got]
        self._ahead = self._ahead[got:]
        connection = self.socket
        while got < count and connection is not None:
            left = self._until - time.monotonic()
            if left <= 0:
                self._too_slow()
            connection.settimeout(left)
            try:
                read = connection.recv_into(view[got:])
            except TimeoutError:
                self._too_slow()
            if not read:
                break
            got += read
        if connection is not None:
            connection.settimeout(PDU_S)
        view.release()
        del data[got:]
        return data

    def _too_slow(self) -> None:
        self._break_off(
            Why.IDLE,
            tr(
                "a PDU that had begun was not whole after {seconds:.0f} s",
                seconds=PDU_S,
            ),
        )
        raise TimeoutError
