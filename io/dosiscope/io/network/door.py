"""Where callers wait until they have said who they are: one thread for all of them.

Whoever says nothing, or speaks no DICOM, costs a connection for a while and nothing
else; when there are too many, the one that has waited longest goes.
"""

from __future__ import annotations

import selectors
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.network.receiving import Why
from dosiscope.io.network.certificates import said_by_tls
from dosiscope.io.network.request import HEAD_BYTES, Rejection, length_of_request

if TYPE_CHECKING:
    from collections.abc import Callable

#: So long a caller may take to say who it is.
PATIENCE_S: Final = 10.0
MOST_WAITING: Final = 64
_AT_ONCE: Final = 64  # connections that are taken before those that wait are heard
_BUSY_S: Final = 0.1  # where the system gives us no more connections
_LOOK_S: Final = 1.0
_CHUNK: Final = 64 << 10


@dataclass(slots=True, kw_only=True, eq=False)
class _Waiting:
    """A connection that has not said all yet."""

    connection: socket.socket
    address: str
    until: float
    said: bytearray = field(default_factory=bytearray)
    is_secret: bool = True  # or the handshake is to be done
    wants: int = selectors.EVENT_READ


class Door(threading.Thread):
    """Takes connections, hears the first PDU of each, and hands it on.

    Parameters
    ----------
    listening
        The socket at which is listened; it is closed at the end.
    tls
        None: connections are not encrypted.
    may_call
        Whether an address may call at all.
    enter
        Is given connection, address and the whole request; it returns why it is not
        let in, or None, and the connection is then its own.
    refused
        Is told of everyone that is turned away, with its address.
    """

    def __init__(
        self,
        listening: socket.socket,
        *,
        tls: ssl.SSLContext | None,
        may_call: Callable[[str], bool],
        enter: Callable[[socket.socket, str, bytes], Rejection | None],
        refused: Callable[[Rejection, str], None],
    ) -> None:
        super().__init__(name="dosiscope-door", daemon=True)
        self._listening = listening
        self._tls = tls
        self._may_call = may_call
        self._enter = enter
        self._refused = refused
        self._waiting: dict[socket.socket, _Waiting] = {}
        self._selector = selectors.DefaultSelector()
        self._wake, self._woken = socket.socketpair()
        self._is_closing = False
        listening.setblocking(False)
        self._selector.register(listening, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)

    def close(self) -> None:
        """Take nobody any more; return when it is so."""
        self._is_closing = True
        with suppress(OSError):
            self._wake.send(b"\0")
        self.join()

    def run(self) -> None:
        """Take and hear callers until it is closed."""
        try:
            while not self._is_closing:
                self._look()
        finally:
            for one in tuple(self._waiting.values()):
                self._leave(one)
            self._selector.close()
            for own in (self._listening, self._wake, self._woken):
                own.close()

    def _look(self) -> None:
        """Hear what there is to hear, for a second at most."""
        for key, _ in self._selector.select(_LOOK_S):
            if key.fileobj is self._listening:
                self._take()
            elif isinstance(key.fileobj, socket.socket):
                one = self._waiting.get(key.fileobj)
                if one is not None:
                    self._hear(one)
        now = time.monotonic()
        for one in [one for one in self._waiting.values() if one.until < now]:
            text = tr(
                "it did not say within {seconds:.0f} s who it is",
                seconds=PATIENCE_S,
            )
            self._turn_away(one, Rejection(why=Why.IDLE, text=text))

    def _take(self) -> None:
        for _ in range(_AT_ONCE):
            try:
                connection, place = self._listening.accept()
            except (BlockingIOError, InterruptedError):
                return
            except OSError:  # none to be had, or gone already
                time.sleep(_BUSY_S)
                return
            address = str(place[0])
            if not self._may_call(address):
                text = tr(
                    "the address {address} is not among those that may call",
                    address=address,
                )
                connection.close()
                self._refused(Rejection(why=Why.ADDRESS, text=text), address)
                continue
            self._let_wait(connection, address)

    def _let_wait(self, connection: socket.socket, address: str) -> None:
        if len(self._waiting) >= MOST_WAITING:
            oldest = next(iter(self._waiting.values()))
            text = tr(
                "more than {most} wait and say nothing",
                most=MOST_WAITING,
            )
            self._turn_away(oldest, Rejection(why=Why.TOO_MANY, text=text))
        connection.setblocking(False)
        with suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        is_secret = self._tls is None
        if self._tls is not None:
            try:
                connection = self._tls.wrap_socket(
                    connection, server_side=True, do_handshake_on_connect=False
                )
            except OSError:
                connection.close()
                return
        one = _Waiting(
            connection=connection,
            address=address,
            until=time.monotonic() + PATIENCE_S,
            is_secret=is_secret,
        )
        self._waiting[connection] = one
        self._selector.register(connection, one.wants)

    def _hear(self, one: _Waiting) -> None:
        """Read on; what goes wrong is told and ends it."""
        try:
            if not one.is_secret and isinstance(one.connection, ssl.SSLSocket):
                one.connection.do_handshake()
                one.is_secret = True
                self._want(one, selectors.EVENT_READ)
            while self._read(one):
                pass
        except ssl.SSLWantReadError:
            self._want(one, selectors.EVENT_READ)
        except ssl.SSLWantWriteError:
            self._want(one, selectors.EVENT_WRITE)
        except (BlockingIOError, InterruptedError):
            pass
        except ssl.SSLError as error:
            self._turn_away(one, Rejection(why=Why.TLS, text=_of_tls(error)))
        except OSError:
            self._leave(one)

    def _read(self, one: _Waiting) -> bool:
        """Read what is there of a request; return whether there may be more."""
        wanted = HEAD_BYTES if len(one.said) < HEAD_BYTES else self._length(one)
        data = one.connection.recv(min(wanted - len(one.said), _CHUNK))
        if not data:
            if one.said:
                text = tr("it ended the connection before it had said who it is")
                self._turn_away(one, Rejection(why=Why.NO_DICOM, text=text))
            else:  # somebody looked whether the port is open
                self._leave(one)
            return False
        one.said += data
        found = length_of_request(one.said)
        if isinstance(found, Rejection):
            self._turn_away(one, found)
            return False
        if len(one.said) < found:
            return True
        self._hand_on(one)
        return False

    def _length(self, one: _Waiting) -> int:
        found = length_of_request(one.said)
        assert isinstance(found, int)  # what is none was turned away
        return found

    def _hand_on(self, one: _Waiting) -> None:
        del self._waiting[one.connection]
        self._selector.unregister(one.connection)
        try:
            rejection = self._enter(one.connection, one.address, bytes(one.said))
        except Exception:  # no thread for it, or a mistake of ours: others are heard on
            one.connection.close()
            text = tr("the system has no room for another call")
            self._refused(Rejection(why=Why.TOO_MANY, text=text), one.address)
            return
        if rejection is not None:
            _say_last(one, rejection.answer)
            self._refused(rejection, one.address)

    def _want(self, one: _Waiting, events: int) -> None:
        if one.wants != events:
            one.wants = events
            self._selector.modify(one.connection, events)

    def _turn_away(self, one: _Waiting, rejection: Rejection) -> None:
        self._forget(one)
        _say_last(one, rejection.answer)
        self._refused(rejection, one.address)

    def _leave(self, one: _Waiting) -> None:
        self._forget(one)
        one.connection.close()

    def _forget(self, one: _Waiting) -> None:
        if self._waiting.pop(one.connection, None) is not None:
            self._selector.unregister(one.connection)


def _say_last(one: _Waiting, answer: bytes) -> None:
    """Say why a connection is closed, and close it; nobody is waited for."""
    with suppress(OSError):
        if one.is_secret:
            one.connection.send(answer)
            one.connection.shutdown(socket.SHUT_WR)
            # with bytes unread the answer would be thrown away at the other end
            one.connection.recv(_CHUNK)
    one.connection.close()


def _of_tls(error: ssl.SSLError) -> str:
    reason = said_by_tls(error)
    if "did not return a certificate" in reason:
        return tr("it showed no certificate, and one is needed")
    if "unknown" in reason or "verify" in reason or "self" in reason:
        return tr("its certificate is not believed ({reason})", reason=reason)
    return tr("the encrypted connection could not begin ({reason})", reason=reason)
