"""What an archive says in an association that we asked for, message by message.

The library gathers the data set of a message in memory, whatever its size.  Here one
that is an object goes on as it comes, and any other is small.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Protocol

from pynetdicom.dimse import DIMSEServiceProvider
from pynetdicom.dimse_messages import C_STORE_RQ
from pynetdicom.pdu_primitives import P_DATA

from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from pynetdicom.association import Association

#: Of a command, or of a data set that is no object: an answer has some hundreds.
MOST_BYTES: Final = 1 << 20
_SHORT: Final = 1 << 10  # bytes of a PDU; a command has some hundreds
_IS_COMMAND: Final = 1  # of the control byte of a value (PS3.8 E.2)


class Sink(Protocol):
    """Where the bytes of an object go."""

    def add(self, data: bytes | memoryview) -> None:
        """Take the next bytes; never raises."""

    def discard(self) -> None:
        """Leave nothing of it."""


class _NotTakenError(Exception):
    """More came than is read."""


class Arriving(BytesIO):
    """The data set of an object that comes, as the library writes to it.

    Attributes
    ----------
    sink
        Where it goes; None: it is not wanted, and passes.
    size
        Bytes so far.
    """

    def __init__(self, sink: Sink | None, most: int) -> None:
        super().__init__()
        self.sink = sink
        self.size = 0
        self._most = most

    def write(self, data: Any, /) -> int:
        """Take the next bytes."""
        self.size += len(data)
        if self.size > self._most:
            raise _NotTakenError
        if self.sink is not None:
            self.sink.add(data)
        return len(data)


class Answers(DIMSEServiceProvider):
    """Takes what the archive says.

    Parameters
    ----------
    begin
        Is given number of the context, SOP Class and SOP Instance UID of an object that
        begins to come, and returns where it goes; None: nowhere.
    object_bytes
        Of one object; beyond it the association ends.

    Attributes
    ----------
    refused
        Why the association was ended by us, a clause of which the archive is the
        subject; "": it was not.
    """

    def __init__(
        self,
        association: Association,
        begin: Callable[[int, str, str], Sink | None],
        object_bytes: int,
    ) -> None:
        super().__init__(association)
        self._begin = begin
        self._object_bytes = object_bytes
        self.refused = ""

    @property
    def maximum_pdu_size(self) -> int:
        """The longest PDU that the archive takes; 0: any.

        It must state one (PS3.8 D.1); where it states none, or one that hardly anything
        fits in, short ones are sent.
        """
        stated: int | None = super().maximum_pdu_size
        return 0 if stated == 0 else max(stated or 0, _SHORT)

    def receive_primitive(self, primitive: P_DATA) -> None:
        """Take what came, value by value: an object may begin between two of them."""
        for context_id, data in primitive.presentation_data_value_list:
            if self.refused:
                return
            one = P_DATA()
            try:
                if data[0] & _IS_COMMAND and self._is_object_coming:
                    # the library would make it a part of the command that it has
                    raise ValueError
                pieces: list[Any] = [[context_id, data]]  # a list is asked for
                one.presentation_data_value_list = pieces
                super().receive_primitive(one)
                self._look(self.message)
            except _NotTakenError:
                self.refuse(tr("sends more than is read of one message"))
            except Exception:
                self.refuse(tr("sends what is no message"))

    def refuse(self, why: str) -> None:
        """End the association, as for a PDU that is not valid (PS3.8 9.2, Evt19)."""
        if not self.refused:
            self.refused = why
            self.dul.event_queue.put("Evt19")

    def discard(self) -> None:
        """Leave nothing of objects that have come in part, or wait to be kept."""
        unfinished = [self.message.data_set] if self.message is not None else []
        while not self.msg_queue.empty():
            _, message = self.msg_queue.get()
            unfinished.append(getattr(message, "DataSet", None))
        for data in unfinished:
            if isinstance(data, Arriving) and data.sink is not None:
                data.sink.discard()

    @property
    def _is_object_coming(self) -> bool:
        return self.message is not None and isinstance(self.message.data_set, Arriving)

    def _look(self, message: Any) -> None:
        """See what is coming, and how much."""
        if message is None or isinstance(message.data_set, Arriving):
            return
        if isinstance(message, C_STORE_RQ):
            command = message.command_set
            sop_class = str(command.get("AffectedSOPClassUID", ""))
            uid = str(command.get("AffectedSOPInstanceUID", ""))
            sink = self._begin(int(message.context_id or 0), sop_class, uid)
            message.data_set = Arriving(sink, self._object_bytes)
        elif message.data_set.tell() + message.encoded_command_set.tell() > MOST_BYTES:
            raise _NotTakenError
