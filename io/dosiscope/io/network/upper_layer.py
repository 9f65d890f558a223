"""The upper layer of an association that we asked for (PS3.8), made narrower.

By classes derived from the library's own: the connection is open before, nothing is
read that is longer than any PDU or comes too slowly, and nothing that an archive sends
ends a thread with an error.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from pynetdicom.dul import DULServiceProvider
from pynetdicom.pdu_primitives import A_P_ABORT
from pynetdicom.transport import AddressInformation, AssociationSocket

from dosiscope.core.language import tr

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from pynetdicom.association import Association
    from pynetdicom.transport import T_CONNECT

_HEAD_BYTES: Final = 6  # type and length of a PDU
_MOST_OF_PDU: Final = 1 << 20  # also of an answer to the request of an association
_A_PDU_S: Final = 60.0
_AT_ONCE: Final = 1 << 18


class UpperLayer(DULServiceProvider):
    """Ends the association where the library would end its thread with an error."""

    def __init__(self, association: Association, refuse: Callable[[str], None]) -> None:
        super().__init__(association)
        self._refuse = refuse

    def run_reactor(self) -> None:
        """Do the upper layer until the association ends."""
        try:
            super().run_reactor()
        except Exception:
            self._refuse(tr("does not speak as DICOM does"))
            self.kill_dul()
            self.assoc.dimse.msg_queue.put((None, None))
            self.to_user_queue.put(A_P_ABORT())


class OpenSocket(AssociationSocket):
    """The open connection, as the library wants it; what comes is bounded.

    Attributes
    ----------
    last_kind
        Type of the PDU that came last (PS3.8 9.3); 0: none has.
    was_closed
        Whether the other side ended the connection.
    heard_at
        When anything came last.
    """

    def __init__(
        self,
        association: Association,
        opened: socket.socket,
        refuse: Callable[[str], None],
    ) -> None:
        self._opened = opened
        self._refuse = refuse
        self.last_kind, self.was_closed = 0, False
        self.heard_at = time.monotonic()
        address = AddressInformation.from_tuple(opened.getsockname())
        super().__init__(association, address=address)

    def _create_socket(self, address: AddressInformation) -> socket.socket:
        return self._opened

    def connect(self, primitive: T_CONNECT) -> None:
        """Say that it is connected: it was before."""
        self._is_connected = True
        primitive.result = "Evt2"
        self.provider_queue.put(primitive)
        self._ready.set()

    def close(self) -> None:
        """Close it; that it was connected stays true.

        The library looks only after it has been told, and a rejection that is there by
        then would be taken for a connection that failed.
        """
        was_connected = self._is_connected
        super().close()
        self._is_connected = was_connected

    def recv(self, nr_bytes: int) -> bytearray:
        """Read so many bytes; fewer where the connection ends.

        Raises
        ------
        OSError
            They are more than is read, or come too slowly.
        """
        if nr_bytes > _MOST_OF_PDU:
            self._refuse(tr("sends a PDU of {count:,} bytes", count=nr_bytes))
            raise OSError
        if self.socket is None:
            return bytearray()
        data = bytearray(nr_bytes)
        view, at = memoryview(data), 0
        until = time.monotonic() + _A_PDU_S
        while at < nr_bytes:
            count = self.socket.recv_into(view[at : at + _AT_ONCE])
            if not count:
                self.was_closed = True
                break
            at += count
            if time.monotonic() > until:
                raise TimeoutError
        self.heard_at = time.monotonic()
        if at == nr_bytes == _HEAD_BYTES:
            self.last_kind = data[0]
        return data[:at]
