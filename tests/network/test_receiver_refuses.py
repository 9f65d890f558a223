"""Whom and what a receiver refuses, in which words, and that it goes on after it."""

from __future__ import annotations

import errno
import os
import sys
import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from pydicom.uid import ExplicitVRLittleEndian

from dosiscope.core.network.receiving import (
    Arrived,
    CallBegan,
    CallEnded,
    Limits,
    Listening,
    ReceiverEvent,
    ReceiverSettings,
    Refused,
    Why,
)
from dosiscope.io.network import door, inbox, pdu_socket
from dosiscope.io.network.event_words import event_text
from dosiscope.io.network.receiver import Receiver
from support.network import by_hand
from support.network.by_hand import (
    ABORT,
    CT,
    PART,
    REJECTED,
    WHOLE_COMMAND,
    WHOLE_DATA,
    answer,
    called,
    command,
    data,
    in_a_call,
    pdu,
    request,
    status_of,
)
from support.network.certificates import Authority
from support.network.dcmtk import echoscu, storescu
from support.network.objects import data_set
from support.network.programs import program
from support.small_files import ct_dataset, dose_dataset, write

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from support.network.name_space import PrivateNetwork

pytestmark = pytest.mark.slow
UID = b"1.2.3.4.1"
ROOMY = Limits(free_bytes=0)
_PATIENCE_S = 60


@pytest.fixture
def network(network: PrivateNetwork) -> PrivateNetwork:
    """A network to call in: skips before a connection is made, not amid the test."""
    program("storescu")
    return network


class Listened:
    """A receiver, and what it told."""

    def __init__(self, settings: ReceiverSettings) -> None:
        self.settings = settings
        self.receiver = Receiver(settings, self._hear)
        self._heard: list[ReceiverEvent] = []
        self._more = threading.Condition()

    @property
    def port(self) -> int:
        return next(e for e in self._heard if isinstance(e, Listening)).port

    def _hear(self, event: ReceiverEvent) -> None:
        with self._more:
            self._heard.append(event)
            self._more.notify_all()

    def first(self, kind: type[Any], is_it: Callable[[Any], bool] = bool) -> Any:
        """Return the first event of a kind, when it has come, and forget it."""

        def found() -> Any:
            return next((e for e in self._heard if isinstance(e, kind) and is_it(e)), 0)

        with self._more:
            assert self._more.wait_for(found, _PATIENCE_S), self._heard
            event = found()
            self._heard.remove(event)
            return event

    def heard(self) -> list[ReceiverEvent]:
        """Return all that it told and nobody asked for."""
        with self._more:
            return list(self._heard)

    def refusal(self, why: Why) -> Refused:
        """Return the refusal for a reason, when it has come."""
        refused: Refused = self.first(Refused, lambda event: event.why is why)
        return refused

    def files(self) -> list[Path]:
        """Return all files of objects, and what is aside."""
        return sorted(
            path
            for path in self.settings.inbox.rglob("*")
            if path.suffix in (".dcm", ".part")
        )


@contextmanager
def listening(folder: Path, **settings: Any) -> Iterator[Listened]:
    folder.mkdir(exist_ok=True)
    made = Listened(
        ReceiverSettings(
            inbox=folder / "inbox", port=0, **{"limits": ROOMY, **settings}
        )
    )
    made.receiver.start()
    try:
        yield made
    finally:
        made.receiver.stop()
        assert not [t for t in threading.enumerate() if "dosiscope" in t.name]


def test_who_may_call(network: PrivateNetwork, tmp_path: Path) -> None:
    with listening(tmp_path, callers=("TESTER", "PACS")) as made:
        assert echoscu(network, made.port).returncode == 0
        wrong = echoscu(network, made.port, called="OTHER")
        assert "Called AE Title Not Recognized" in wrong.stderr
        refused = made.refusal(Why.CALLED_TITLE)
        assert (refused.caller, refused.address) == ("TESTER", "127.0.0.1")
        assert refused.text == "it calls 'OTHER', and our AE title is 'DOSISCOPE'"
        wrong = echoscu(network, made.port, calling="STRANGER")
        assert "Calling AE Title Not Recognized" in wrong.stderr
        assert "'STRANGER' is not among" in made.refusal(Why.CALLER).text
        assert echoscu(network, made.port).returncode == 0


def test_which_addresses_may_call(network: PrivateNetwork, tmp_path: Path) -> None:
    with listening(tmp_path / "a", addresses=("192.0.2.0/24", "::1")) as made:
        assert echoscu(network, made.port).returncode != 0
        assert "127.0.0.1 is not among" in made.refusal(Why.ADDRESS).text
    with listening(tmp_path / "b", addresses=("127.0.0.0/8",)) as made:
        assert echoscu(network, made.port).returncode == 0


def test_how_many_may_call(network: PrivateNetwork, tmp_path: Path) -> None:
    limits = Limits(free_bytes=0, associations=2)
    with listening(tmp_path, limits=limits) as made:
        calls = [in_a_call(made.port) for _ in range(2)]
        with called(made.port) as too_many:
            too_many.sendall(request())
            # transient, by the presentation layer: local limit exceeded (PS3.8 9.3.4)
            assert answer(too_many)[6:] == bytes((0, 2, 3, 2))
        assert made.refusal(Why.TOO_MANY).text == "2 calls at a time are allowed"
        calls[0].close()
        made.first(CallEnded)
        assert echoscu(network, made.port).returncode == 0
        calls[1].close()


def test_with_certificates(network: PrivateNetwork, tmp_path: Path) -> None:
    ours, theirs = Authority(tmp_path / "ours"), Authority(tmp_path / "theirs")
    caller, stranger = ours.sign("caller"), theirs.sign("stranger")
    with listening(tmp_path, tls=ours.sign("receiver").files) as made:
        path = write(ct_dataset(), tmp_path / "ct.dcm")
        assert storescu(network, made.port, [path], tls=caller).returncode == 0
        assert made.first(Arrived).path.is_file()
        assert echoscu(network, made.port).returncode != 0
        assert "could not begin" in made.refusal(Why.TLS).text
        assert echoscu(network, made.port, tls=stranger).returncode != 0
        with called(made.port) as silent:
            silent.sendall(b"\x16\x03\x01")
        without = _without_certificate(made.port, ours.certificate)
        assert without == "ended"
        assert (
            "it showed no certificate"
            in made.first(Refused, lambda event: "no certificate" in event.text).text
        )
        assert echoscu(network, made.port, tls=caller).returncode == 0


def _without_certificate(port: int, authority: Path) -> str:
    """Say who we are in an encrypted connection, but show nothing for it."""
    import ssl

    context = ssl.create_default_context(cafile=authority)
    with called(port) as plain:
        try:
            with context.wrap_socket(plain, server_hostname="127.0.0.1") as secret:
                secret.sendall(request())
                return "answered" if secret.recv(100) else "ended"
        except OSError:
            return "ended"


@pytest.mark.parametrize(
    "said",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        os.urandom(1000).replace(b"\1", b"\2"),
        b"\x04\0\0\0\0\4abcd",
        b"\x01\0\0\0\0\4abcd",
        b"\x01\0\xff\xff\xff\xff",
    ],
    ids=["http", "garbage", "data before a request", "too short", "too long"],
)
def test_what_is_no_request(
    network: PrivateNetwork, tmp_path: Path, said: bytes
) -> None:
    with listening(tmp_path) as made:
        with called(made.port) as connection:
            connection.sendall(said)
            assert answer(connection)[:1] == bytes([ABORT])
        assert made.refusal(Why.NO_DICOM).text
        assert echoscu(network, made.port).returncode == 0


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (b"G" * 100, "is no PDU: it begins with 47"),
        (b"\x04\0\xff\xff\xff\xff" + bytes(1000), "states 4294967295 bytes"),
        (pdu(4, b"\0\0\x27\x0f\x01\x03ab"), "a PDU cannot be understood"),
        (data(1, WHOLE_COMMAND, b"\0" * 7), "a command is cut off"),
        (data(1, WHOLE_COMMAND, b"\1" * 9), "a command is damaged"),
        (data(1, WHOLE_COMMAND, b""), "no Command Field"),
        (data(1, 1, b"\0" * 9000) * 2, "more than 16384 bytes"),
        (data(1, WHOLE_COMMAND, command(by_hand.FIND)), "a command 0020 came"),
        (data(3, WHOLE_COMMAND, command(by_hand.STORE, CT, UID)), "a command 0001"),
        (data(9, WHOLE_COMMAND, command(by_hand.ECHO)), "was not agreed on"),
        (data(3, WHOLE_COMMAND, command(by_hand.ECHO, CT)), "was not agreed on"),
        (data(1, PART, b"abc"), "a data set stands where none may be"),
        (
            data(1, WHOLE_COMMAND, command(by_hand.STORE, CT, UID, 0)),
            "was not agreed on",
        ),
        (
            data(3, WHOLE_COMMAND, command(by_hand.STORE, CT, UID, 0))
            + data(1, PART, b"abc"),
            "is of another context",
        ),
        (
            data(3, WHOLE_COMMAND, command(by_hand.STORE, CT, UID, 0))
            + data(3, WHOLE_COMMAND, command(by_hand.ECHO)),
            "a command stands in a data set",
        ),
    ],
)
def test_what_is_no_message(
    network: PrivateNetwork, tmp_path: Path, said: bytes, words: str
) -> None:
    with listening(tmp_path) as made:
        with in_a_call(made.port) as connection:
            connection.sendall(said)
            assert answer(connection)[:1] == bytes([ABORT])
        refused = made.refusal(Why.NO_DICOM)
        assert words in refused.text
        ended = made.first(CallEnded)
        assert (ended.call, ended.is_whole) == (refused.call, False)
        assert made.files() == []
        assert echoscu(network, made.port).returncode == 0


def store(uid: bytes, sent: bytes, sop_class: bytes = CT, context: int = 3) -> bytes:
    asked = command(by_hand.STORE, sop_class, uid, 0)
    return data(context, WHOLE_COMMAND, asked) + data(context, WHOLE_DATA, sent)


@pytest.mark.parametrize(
    ("sent", "limits", "status", "why"),
    [
        (data_set(ct_dataset())[:-1], ROOMY, 0xC000, Why.DAMAGED),
        (data_set(dose_dataset()), ROOMY, 0xA900, Why.OTHER_OBJECT),
        (data_set(ct_dataset(4)), ROOMY, 0xA900, Why.OTHER_OBJECT),
        (
            data_set(ct_dataset()),
            Limits(free_bytes=0, object_bytes=500),
            0xA700,
            Why.OBJECT_TOO_LARGE,
        ),
        (data_set(ct_dataset()), Limits(free_bytes=1 << 60), 0xA700, Why.DISK_FULL),
        (
            data_set(ct_dataset()),
            Limits(free_bytes=0, inbox_bytes=500),
            0xA700,
            Why.INBOX_FULL,
        ),
    ],
)
def test_an_object_that_is_refused_ends_no_call(
    tmp_path: Path, sent: bytes, limits: Limits, status: int, why: Why
) -> None:
    with listening(tmp_path, limits=limits) as made:
        with in_a_call(made.port) as connection:
            connection.sendall(store(UID, sent))
            answered = answer(connection)
            assert status_of(answered) == status
            refused = made.refusal(why)
            assert refused.uid == UID.decode().rstrip("\0")
            # a word of why for the other side: Error Comment (0000,0902)
            assert refused.text[:60].encode() in answered
            assert made.files() == []
            connection.sendall(data(1, WHOLE_COMMAND, command(by_hand.ECHO)))
            assert status_of(answer(connection)) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows flushes no folders")
def test_a_disk_that_does_not_flush_names_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(inbox, "flush_folder", fail)
    with listening(tmp_path) as made, in_a_call(made.port) as connection:
        for _ in range(2):
            connection.sendall(store(UID, data_set(ct_dataset())))
            assert status_of(answer(connection)) == 0
    told = [event for event in made.heard() if isinstance(event, Refused)]
    assert [event.why for event in told] == [Why.NOT_WRITTEN]
    assert event_text(told[0]).startswith("the disk did not flush the names of what")


def test_who_says_nothing_is_let_wait_a_while(
    network: PrivateNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listening(tmp_path) as made:
        waiting = [called(made.port) for _ in range(60)]
        for one in waiting:
            one.sendall(b"\1\0\0\0\1\0")
        assert echoscu(network, made.port).returncode == 0
        waiting += [called(made.port) for _ in range(200)]
        assert echoscu(network, made.port).returncode == 0
        assert made.refusal(Why.TOO_MANY).text.startswith("more than 64 wait")
        for one in waiting:
            one.close()
        monkeypatch.setattr(door, "PATIENCE_S", 0.1)
        with called(made.port) as silent:
            assert answer(silent)[:1] == bytes([ABORT])
        assert "did not say within" in made.refusal(Why.IDLE).text


def test_a_call_in_which_nothing_is_said_ends(
    network: PrivateNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = Limits(free_bytes=0, idle_s=0.3)
    with listening(tmp_path, limits=limits) as made:
        with in_a_call(made.port) as silent:
            assert answer(silent)[:1] == bytes([ABORT])
        assert "nothing was said for" in made.refusal(Why.IDLE).text
        made.first(CallEnded)
        with in_a_call(made.port) as amid:  # a PDU that never ends
            amid.sendall(data(1, WHOLE_COMMAND, command(by_hand.ECHO))[:-3])
            assert answer(amid)[:1] in (bytes([ABORT]), b"")
        assert made.refusal(Why.IDLE).text
        made.first(CallEnded)
        # on a busy machine who calls may say nothing for so long, too
        assert any(echoscu(network, made.port).returncode == 0 for _ in range(20))


def test_a_pdu_and_an_object_must_come_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdu_socket, "PDU_S", 0.2)
    with listening(tmp_path) as made:
        with in_a_call(made.port) as connection:
            connection.sendall(b"\4\0\0\0\x10\0abc")
            assert answer(connection)[:1] in (bytes([ABORT]), b"")
        assert "was not whole after" in made.refusal(Why.IDLE).text
    limits = Limits(free_bytes=0, idle_s=1.0)  # so long no thread is kept waiting
    with listening(tmp_path, limits=limits) as made:
        with in_a_call(made.port) as connection:
            asked = command(by_hand.STORE, CT, UID, 0)
            connection.sendall(data(3, WHOLE_COMMAND, asked))
            drip(connection, data(3, PART, b"a"), made)
        assert "less than 1024 bytes a s" in made.refusal(Why.IDLE).text
        made.first(CallEnded)
        assert made.files() == []


def drip(connection: Any, piece: bytes, made: Listened) -> None:
    """Send a piece again and again until the other side has had enough."""
    ended = threading.Event()

    def send() -> None:
        try:
            while not ended.wait(0.02):
                connection.sendall(piece)
        except OSError:
            pass

    thread = threading.Thread(target=send)
    thread.start()
    try:
        assert answer(connection)[:1] in (bytes([ABORT]), b"")
    finally:
        ended.set()
        thread.join()


def test_ten_thousand_connections(network: PrivateNetwork, tmp_path: Path) -> None:
    with listening(tmp_path) as made:
        handles = len(os.listdir("/proc/self/fd"))
        for n in range(10_000):
            with called(made.port) as connection:
                if n % 3 == 0:
                    connection.sendall(b"x")
                if n % 1000 == 1:
                    connection.sendall(request())
        assert echoscu(network, made.port).returncode == 0
        most = 8 * 2 + 5  # threads of calls that are ending, the door, the tests
        assert threading.active_count() <= most
        assert len(os.listdir("/proc/self/fd")) < handles + 80
        again = made.first(Refused, lambda event: event.times > 1)
        assert f", {again.times} more times: " in event_text(again)


def test_a_call_without_anything_that_is_received(tmp_path: Path) -> None:
    private = b"1.2.3.4.5"
    with listening(tmp_path) as made:
        with in_a_call(made.port, private):
            began = made.first(CallBegan)
            refused = made.refusal(Why.OTHER_OBJECT)
            assert refused.call == began.call
            assert "offers no objects" in refused.text


def test_a_second_receiver_at_the_port_and_in_the_inbox(tmp_path: Path) -> None:
    from dosiscope.core.errors import DosiscopeError

    with listening(tmp_path) as made:
        again = Receiver(
            ReceiverSettings(inbox=tmp_path / "other", port=made.port), lambda _: None
        )
        with pytest.raises(DosiscopeError, match="another program listens there"):
            again.start()
        again = Receiver(
            ReceiverSettings(inbox=tmp_path / "inbox", port=0), lambda _: None
        )
        with pytest.raises(DosiscopeError, match="another Dosiscope receives in it"):
            again.start()
        assert not (tmp_path / "other").exists()
    assert REJECTED == 3
    assert ExplicitVRLittleEndian == by_hand.EXPLICIT.decode()


def test_one_call_after_the_other_where_one_is_allowed(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    """Who has been released may call again at once."""
    limits = Limits(free_bytes=0, associations=1)
    with listening(tmp_path, limits=limits) as made:
        for _ in range(20):
            with in_a_call(made.port) as connection:
                connection.sendall(pdu(5, bytes(4)))
                assert answer(connection)[:1] == bytes([by_hand.RELEASED])


def test_a_caller_that_is_gone_before_it_is_let_in(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    with listening(tmp_path) as made:
        for _ in range(50):
            with called(made.port) as connection:
                connection.sendall(request())
        assert echoscu(network, made.port).returncode == 0
        assert "room" not in "".join(
            event.text for event in made.heard() if isinstance(event, Refused)
        )


def let_in(port: int) -> socket.socket:
    """Return a call, as soon as there is room for it."""
    while True:
        connection = called(port)
        connection.sendall(request())
        if answer(connection)[:1] == bytes([by_hand.ACCEPTED]):
            return connection
        connection.close()


def test_callers_that_have_ended_and_stay_are_bounded(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    """Who is released, and begins to say more, costs no threads beyond a bound."""
    limits = Limits(free_bytes=0, associations=2)
    with listening(tmp_path, limits=limits) as made, ExitStack() as staying:
        before = threading.active_count()
        for _ in range(20):
            connection = staying.enter_context(let_in(made.port))
            connection.sendall(pdu(5, bytes(4)) + pdu(4, bytes(100))[:50])
        # two threads each, of those that are let in and of as many that are ending
        assert threading.active_count() - before <= 2 * 2 * limits.associations + 2
        assert echoscu(network, made.port).returncode == 0


def test_a_call_for_which_the_system_has_no_thread_holds_no_room(
    network: PrivateNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dosiscope.io.network.call import Call

    def cannot(_: Call) -> None:
        raise RuntimeError("can't start new thread")

    limits = Limits(free_bytes=0, associations=1)
    with listening(tmp_path, limits=limits) as made:
        with monkeypatch.context() as short:
            short.setattr(Call, "start", cannot)
            with called(made.port) as connection:
                connection.sendall(request())
                assert answer(connection) == b""
            assert "no room" in made.refusal(Why.TOO_MANY).text
        assert echoscu(network, made.port).returncode == 0
