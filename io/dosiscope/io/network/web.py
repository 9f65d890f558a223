"""Questions to the web services of an archive (PS3.18), over HTTP of the library.

Answers come in a thread of their own, so that waiting can be given up; what has come
and was not taken yet is little.  Nothing is believed of an answer but its status and
its type; it is never unpacked, and no other place is gone to that it names.
"""

from __future__ import annotations

import queue
import socket
import threading
from contextlib import suppress
from dataclasses import replace
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Final, Never
from urllib.parse import quote, urlencode, urlsplit

from dosiscope.core.language import marked, tr
from dosiscope.core.progress import Progress
from dosiscope.core.visible import shown, visible
from dosiscope.io.files.implementation import IMPLEMENTATION_NAME
from dosiscope.io.network.archive_errors import (
    AbortedError,
    ArchiveError,
    NotSupportedError,
)
from dosiscope.io.network.connection import ANSWER_S, SILENT_S, connected
from dosiscope.io.network.waiting import waited
from dosiscope.io.network.web_login import WHO_ASKS, authorization, not_taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.network.node import Node
    from dosiscope.core.progress import PartSteps

_AT_ONCE: Final = 256 << 10
_AHEAD: Final = 8  # pieces that have come and were not taken
_LOOK_EVERY_S: Final = 0.1
_PORTS: Final = {"http": 80, "https": 443}
_OF_PATHS: Final = "/%!$&'()*+,;=:@"  # RFC 3986 3.3, and what is written so already
_OK, _NOTHING = 200, 204
_IN_PART: Final = 206
_TELL_AGAIN: Final = (429, 502, 503, 504)
_MEANINGS: Final = {
    400: marked("finds the question ill-formed"),
    403: marked("does not allow it"),
    404: marked("does not know what is asked for"),
    406: marked("cannot answer in the form that is asked for"),
    413: marked("finds that it would be too much"),
    429: marked("is asked too often"),
    500: marked("failed while it worked on it"),
    501: marked("does not do such a thing"),
    502: marked("is not reached behind its server"),
    503: marked("is too busy"),
    504: marked("is not reached behind its server in time"),
}


class WebCall:
    """Asks the web services of one archive, a question at a time.

    Raises
    ------
    LoginRefusedError
        It is to be told who asks, and what opens it was not given.
    DosiscopeError
        That would be sent where anybody on the way can read it.
    """

    def __init__(self, node: Node) -> None:
        self.node = node
        self._authorization = authorization(node, self.place)
        parts = urlsplit(node.url)
        self._root = quote(parts.path.rstrip("/"), safe=_OF_PATHS)
        self._usual_port = _PORTS[parts.scheme]
        self._by_system = parts.scheme == "https" and node.tls is None
        self._reached = replace(
            node,
            host=parts.hostname or "",
            port=parts.port or self._usual_port,
            tls=node.tls if parts.scheme == "https" else None,
        )
        self._reading: _Reading | None = None

    @property
    def place(self) -> str:
        """Who it is in sentences."""
        return f"{visible(self.node.name)} ({visible(self.node.url)})"

    def ask(
        self, path: str, keys: Iterable[tuple[str, str]], accepted: str
    ) -> PartSteps[bytes, bool]:
        """Ask a question; each piece of its answer is the part of a step.

        Returns
        -------
        Whether it warns of its answer: mostly that it has more (PS3.18 8.3.4).

        Raises
        ------
        ArchiveError
            It refuses, or is no such archive.
        AbortedError
            The answer ends in the middle.
        """
        query = urlencode(list(keys), safe="*?", quote_via=quote)
        target = f"{self._root}/{path}" + (f"?{query}" if query else "")
        self.close()
        connect = partial(connected, self._reached, by_system=self._by_system)
        step: Progress[Never] = Progress(0, 0, tr("Asking"))
        self._reading = reading = _Reading(
            (yield from waited(connect, socket.socket.close, step)),
            self._connection(),
            target,
            self._headers(accepted),
        )
        try:
            return (yield from self._answer(reading))
        finally:
            self.close()

    def close(self) -> None:
        """Give up what is being asked."""
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.stop()

    def _headers(self, accepted: str) -> dict[str, str]:
        headers = {
            "Accept": accepted,
            "Accept-Encoding": "identity",
            "User-Agent": IMPLEMENTATION_NAME,
            "Connection": "close",
        }
        if self._authorization:
            headers["Authorization"] = self._authorization
        return headers

    def _connection(self) -> HTTPConnection:
        """Return what asks, still without a connection: it knows whom it asks."""
        connection = HTTPConnection(self._reached.host, self._reached.port)
        connection.default_port = self._usual_port  # another is told (RFC 9110 7.2)
        connection.auto_open = 0
        return connection

    def _answer(self, reading: _Reading) -> PartSteps[bytes, bool]:
        step: Progress[Never] = Progress(0, 0, tr("Asking"))
        while not reading.has_begun.is_set():
            reading.has_begun.wait(_LOOK_EVERY_S)
            yield step
        answer = reading.answer
        if answer is None:
            raise AbortedError(
                tr(
                    "{archive} {does}",
                    archive=self.place,
                    does=reading.failed or tr("does not answer"),
                )
            )
        if answer.status == _NOTHING:
            return False
        if answer.status not in (_OK, _IN_PART):
            raise self._refusal(answer)
        while True:
            try:
                piece = reading.pieces.get(timeout=_LOOK_EVERY_S)
            except queue.Empty:
                yield step
                continue
            if piece is None:
                break
            yield Progress(0, 0, tr("Asking"), part=piece)
        if reading.failed:
            raise AbortedError(
                tr("{archive} {does}", archive=self.place, does=reading.failed)
            )
        return "Warning" in answer.headers

    def media_type(self) -> str:
        """Return the type of the answer that is coming; "" where there is none."""
        answer = self._reading.answer if self._reading is not None else None
        return "" if answer is None else answer.headers.get("Content-Type", "")

    def _refusal(self, answer: HTTPResponse) -> ArchiveError:
        status = answer.status
        if status == WHO_ASKS:
            return not_taken(
                self.node.login, self.place, answer.headers.get_all("WWW-Authenticate")
            )
        if 300 <= status < 400:
            words = tr("sends on to another place, which is not followed")
        else:
            reason = shown(answer.reason, 40)
            known = _MEANINGS.get(status)
            words = tr(known) if known else tr("answers {reason}", reason=reason)
        told = tr(
            "{archive} {does} (HTTP {status})",
            archive=self.place,
            does=words,
            status=status,
        )
        if status in _TELL_AGAIN:
            return AbortedError(told)
        return NotSupportedError(told) if status in (404, 501) else ArchiveError(told)


class _Reading(threading.Thread):
    """Sends a question and reads its answer.

    Attributes
    ----------
    has_begun
        Set when the answer has begun, or will not.
    answer
        Its head.
    pieces
        What has come of it; None is the end.
    failed
        Why it ended in the middle, a clause; "" where it did not.
    """

    def __init__(
        self,
        opened: socket.socket,
        connection: HTTPConnection,
        target: str,
        headers: dict[str, str],
    ) -> None:
        super().__init__(name="dosiscope-web", daemon=True)
        self.has_begun = threading.Event()
        self.answer: HTTPResponse | None = None
        self.pieces: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self.failed = ""
        self._opened = opened
        self._question = connection, target, headers
        self._is_given_up = False
        self.start()

    def stop(self) -> None:
        """Read no more; return when it is so."""
        self._is_given_up = True
        with suppress(OSError):
            self._opened.shutdown(socket.SHUT_RDWR)
        while self.is_alive():
            with suppress(queue.Empty):
                self.pieces.get_nowait()
            self.join(0.01)
        if self.answer is not None:  # an answer that is not read to its end holds on
            self.answer.close()
        self._opened.close()

    def run(self) -> None:
        """Ask, and read to the end."""
        try:
            self._read()
        except TimeoutError:
            seconds = SILENT_S if self.answer is not None else ANSWER_S
            self.failed = tr("has not answered for {seconds:.0f} s", seconds=seconds)
        except (OSError, HTTPException, ValueError):
            self.failed = tr("ends the connection in the middle, or speaks no HTTP")
        finally:
            self.has_begun.set()
            self._put(None)

    def _read(self) -> None:
        connection, target, headers = self._question
        connection.sock = self._opened
        self._opened.settimeout(ANSWER_S)
        connection.request("GET", target, headers=headers)
        answer = connection.getresponse()
        self._opened.settimeout(SILENT_S)
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            raise HTTPException
        self.answer = answer
        self.has_begun.set()
        if answer.status in (_OK, _IN_PART):
            while not self._is_given_up and (piece := answer.read1(_AT_ONCE)):
                self._put(piece)
            if answer.length:  # it said how much, and less came
                raise HTTPException

    def _put(self, piece: bytes | None) -> None:
        while not self._is_given_up:
            with suppress(queue.Full):
                self.pieces.put(piece, timeout=_LOOK_EVERY_S)
                return
