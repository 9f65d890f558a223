"""The parts of a multipart answer, as its bytes come (RFC 2046 5.1, RFC 2387)."""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_BOUNDARY: Final = 70  # RFC 2046 5.1.1
_MOST_OF_HEADERS: Final = 16 << 10
_END_OF_HEADERS: Final = b"\r\n\r\n"


class Begins:
    """A part begins; what follows until the next is of it."""


BEGINS: Final = Begins()


def boundary_of(content_type: str) -> bytes | None:
    """Return what parts the parts; None where the answer is one part.

    Raises
    ------
    NotReadableError
        It is multipart and states no boundary.
    """
    header = Message()
    header["Content-Type"] = content_type
    if header.get_content_maintype() != "multipart":
        return None
    boundary = header.get_param("boundary")
    if not isinstance(boundary, str) or not 0 < len(boundary) <= _LONGEST_BOUNDARY:
        raise NotReadableError(tr("its parts have no boundary between them"))
    return boundary.encode("ascii", "replace")


class Parts:
    """Takes an answer apart, whatever pieces its bytes come in.

    Attributes
    ----------
    is_whole
        Whether the last part has come to its end.
    """

    def __init__(self, boundary: bytes) -> None:
        self._mark = b"\r\n--" + boundary
        self._held = b"\r\n"  # so that the first boundary is like the others
        self._in_headers = self._in_part = False
        self.is_whole = False

    def taken(self, data: bytes) -> Iterator[Begins | bytes]:
        """Yield what the next bytes of the answer hold: that parts begin, and of them.

        Raises
        ------
        NotReadableError
            They are no parts.
        """
        self._held += data
        while not self.is_whole:
            if self._in_headers:
                if not self._passed_headers():
                    return
                yield BEGINS
                continue
            at = self._held.find(self._mark)
            if at < 0:
                # the end may be the beginning of a boundary
                sure = len(self._held) - len(self._mark) + 1
                if sure > 0:
                    if self._in_part:
                        yield self._held[:sure]
                    self._held = self._held[sure:]
                return
            after = at + len(self._mark)
            if len(self._held) < after + 2:  # which boundary it is is not known yet
                return
            if self._in_part and at:
                yield self._held[:at]
            self.is_whole = self._held[after : after + 2] == b"--"
            self._held = self._held[after:]
            self._in_headers, self._in_part = True, False

    def _passed_headers(self) -> bool:
        """Pass the headers of a part; return whether they have come whole."""
        end = self._held.find(_END_OF_HEADERS)
        if end > _MOST_OF_HEADERS or (end < 0 and len(self._held) > _MOST_OF_HEADERS):
            raise NotReadableError(tr("the headers of a part have no end"))
        if end < 0:
            return False
        self._held = self._held[end + len(_END_OF_HEADERS) :]
        self._in_headers, self._in_part = False, True
        return True
