"""What is sent is kept: nothing lost, doubled or torn, whatever happens meanwhile."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.io.files.inbox_state import ARRIVING, STATE
from dosiscope.io.files.part10 import read_file
from support.network.by_hand import (
    CT,
    PART,
    STORE,
    WHOLE_COMMAND,
    WHOLE_DATA,
    answer,
    command,
    data,
    in_a_call,
    status_of,
)
from support.network.dcmtk import echoscu, storescu
from support.network.objects import data_set
from support.network.programs import program
from support.network.verbs import dosiscope, start_receiver
from support.platforms import PROC
from support.small_files import ct_dataset, dose_dataset, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from support.network.name_space import PrivateNetwork
    from support.network.verbs import DosiscopeReceiver

pytestmark = pytest.mark.slow
_PATIENCE_S = 60
_LARGE = 200_000_000
_ANY = "1.2.3.4.700000"  # a UID that is replaced by others as long


@pytest.fixture
def network(network: PrivateNetwork) -> PrivateNetwork:
    """A network to call in: skips before a connection is made, not amid the test."""
    program("storescu")
    return network


def images(folder: Path, count: int, first: int = 0) -> list[Path]:
    """Write images, each another."""
    folder.mkdir(parents=True, exist_ok=True)
    raw = write(ct_dataset(SOPInstanceUID=_ANY), folder / "any").read_bytes()
    (folder / "any").unlink()
    paths = []
    for k in range(first, first + count):
        uid = f"1.2.3.4.{100_000 + k}"
        paths.append(folder / f"{k:05}.dcm")
        paths[-1].write_bytes(raw.replace(_ANY.encode(), uid.encode()))
    return paths


def contents(paths: Iterable[Path]) -> list[str]:
    """Return hashes of the data sets of files, sorted: what follows the meta group."""
    found = []
    for path in paths:
        raw = path.read_bytes()
        assert raw[128:140] == b"DICM\x02\0\0\0UL\x04\0"  # (0002,0000), PS3.10, 7.1
        begins = 144 + int.from_bytes(raw[140:144], "little")
        found.append(hashlib.sha256(raw[begins:]).hexdigest())
    return sorted(found)


def await_event(receiver: DosiscopeReceiver, kind: str, count: int = 1) -> None:
    """Wait until it has told so many of a kind."""
    for _ in range(100 * _PATIENCE_S):
        if sum(event["event"] == kind for event in receiver.events()) >= count:
            return
        assert not receiver.program.has_ended_within(0.01), receiver.program.said()
    raise AssertionError(receiver.program.said())


@contextmanager
def sending(port: int, paths: Sequence[Path]) -> Iterator[subprocess.Popen[bytes]]:
    """Send files while the test goes on, all of them again and again: for long."""
    often = [path for _ in range(20) for path in paths]
    with subprocess.Popen(
        [
            program("storescu"),
            "-R",
            "-aec",
            "DOSISCOPE",
            "127.0.0.1",
            str(port),
            *often,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TCP_NODELAY": "1"},
    ) as process:
        yield process


def test_a_thousand_objects_in_eight_calls(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    """Each of them once, byte by byte, though every eighth is sent by all."""
    receiver = start_receiver(network, tmp_path / "r")
    shared = images(tmp_path / "shared", 40)
    own = [images(tmp_path / str(n), 120, 1000 * (n + 1)) for n in range(8)]
    done: list[int] = []

    def send(paths: list[Path]) -> None:
        done.append(storescu(network, receiver.port, [*paths, *shared]).returncode)

    threads = [threading.Thread(target=send, args=(paths,)) for paths in own]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [0] * 8
    sent = [*shared, *(path for paths in own for path in paths)]
    assert len(sent) == 1000
    kept = receiver.files()
    assert contents(kept) == contents(sent)
    assert len({path.name for path in kept}) == 1000
    arrived = [e for e in receiver.events() if e["event"] == "Arrived"]
    assert len(arrived) == 8 * 160
    assert sum(not event["is_again"] for event in arrived) == 1000
    assert receiver.stop() == 0


@pytest.mark.parametrize("after", [1, 37])
def test_it_is_killed_amid_a_series(
    network: PrivateNetwork, tmp_path: Path, after: int
) -> None:
    """No file is torn, all that was answered is there, and the rest resumes."""
    receiver = start_receiver(network, tmp_path / "r")
    paths = images(tmp_path / "sent", 200)
    with sending(receiver.port, paths) as sender:
        await_event(receiver, "Arrived", after)
        receiver.program.process.send_signal(signal.SIGKILL)
        receiver.program.process.wait(_PATIENCE_S)
        assert sender.wait(_PATIENCE_S) != 0
    kept = receiver.files()
    assert after <= len(kept) <= 200
    for path in kept:
        read_file(path)
    assert set(contents(kept)) <= set(contents(paths))
    told = [e["path"] for e in receiver.events() if e["event"] == "Arrived"]
    assert set(told) <= set(map(str, kept))
    again = start_receiver(network, tmp_path / "r")
    assert os.listdir(again.inbox / STATE / ARRIVING) == []
    assert storescu(network, again.port, paths).returncode == 0
    assert contents(again.files()) == contents(paths)
    assert again.stop() == 0


def test_what_a_killed_one_had_half_is_told_and_gone(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    receiver = start_receiver(network, tmp_path / "r")
    with in_a_call(receiver.port) as connection:
        connection.sendall(data(3, WHOLE_COMMAND, command(STORE, CT, b"1.2.3.4.1", 0)))
        connection.sendall(data(3, PART, data_set(ct_dataset())[:500]))
        aside = receiver.inbox / STATE / ARRIVING
        while not any(path.stat().st_size > 500 for path in aside.iterdir()):
            assert not receiver.program.has_ended_within(0.01)
        receiver.program.process.kill()
        receiver.program.process.wait(_PATIENCE_S)
    again = start_receiver(network, tmp_path / "r")
    assert os.listdir(aside) == []
    assert again.files() == []
    told = [e["text"] for e in again.events() if e["event"] == "Refused"]
    assert len(told) == 1
    assert told[0].startswith("1 object that was on the way")
    assert again.stop() == 0


def test_it_is_asked_to_end_amid_an_object(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    """What is finished within a second is kept; what is not leaves nothing."""
    receiver = start_receiver(network, tmp_path / "r")
    sent = data_set(ct_dataset())
    asked = data(3, WHOLE_COMMAND, command(STORE, CT, b"1.2.3.4.1", 0))
    with in_a_call(receiver.port) as ends, in_a_call(receiver.port) as does_not:
        for connection in (ends, does_not):
            connection.sendall(asked + data(3, PART, sent[:500]))
        aside = receiver.inbox / STATE / ARRIVING
        while sum(path.stat().st_size > 500 for path in aside.iterdir()) < 2:
            assert not receiver.program.has_ended_within(0.01)
        receiver.program.process.send_signal(signal.SIGTERM)
        ends.sendall(data(3, WHOLE_DATA, sent[500:]))
        assert status_of(answer(ends)) == 0
        assert receiver.program.process.wait(_PATIENCE_S) == 0
    (kept,) = receiver.files()
    assert kept.read_bytes().endswith(sent)
    assert os.listdir(aside) == []


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of some megabytes, in memory; skips where none may be made."""
    folder.mkdir()
    size = f"size={megabytes}m"
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"no disk can be made for this: {made.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_the_disk_is_full(network: PrivateNetwork, tmp_path: Path) -> None:
    images_of_half = [
        write(
            ct_dataset(k, ImageComments="x" * 10_000, PixelData=bytes(500_000)),
            tmp_path / f"{k}.dcm",
        )
        for k in range(8)
    ]
    with small_disk(tmp_path / "disk", 2) as disk:
        receiver = start_receiver(network, disk, "--least-free", "0")
        sent = storescu(network, receiver.port, images_of_half, options=["-v"])
        assert sent.returncode != 0
        assert "OutOfResources" in sent.stdout + sent.stderr
        kept = receiver.files()
        assert 0 < len(kept) < 8
        for path in kept:
            read_file(path, pixels=True)
        refused = next(e for e in receiver.events() if e["event"] == "Refused")
        assert (refused["why"], refused["text"]) == ("disk_full", "the disk is full")
        assert os.listdir(receiver.inbox / STATE / ARRIVING) == []
        assert echoscu(network, receiver.port).returncode == 0
        kept[0].unlink()
        assert storescu(network, receiver.port, images_of_half[:1]).returncode == 0
        assert receiver.stop() == 0


@PROC
def test_a_large_object_takes_no_memory(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    path = write(dose_dataset(), tmp_path / "dose.dcm")
    raw = path.read_bytes()
    at = raw.index(b"\xe0\x7f\x10\x00")
    with path.open("wb") as file:
        file.write(raw[: at + 8] + _LARGE.to_bytes(4, "little"))
        file.truncate(file.tell() + _LARGE)
    receiver = start_receiver(network, tmp_path / "r")
    assert storescu(network, receiver.port, [path]).returncode == 0
    (kept,) = receiver.files()
    assert kept.stat().st_size > _LARGE
    assert peak_bytes(receiver) < 100e6
    limits = Path(f"/proc/{receiver.program.process.pid}/limits").read_text()
    bound = next(line for line in limits.splitlines() if "Max data size" in line)
    assert int(bound.split()[3]) <= 2 << 30
    assert receiver.stop() == 0


def peak_bytes(receiver: DosiscopeReceiver) -> float:
    """Return the most memory that it had."""
    status = Path(f"/proc/{receiver.program.process.pid}/status").read_text()
    said: list[Any] = [line for line in status.splitlines() if "VmHWM" in line]
    return int(said[0].split()[1]) * 1024


def test_the_end_of_its_input_ends_it(network: PrivateNetwork, tmp_path: Path) -> None:
    """Input is empty here, as when who started it is gone."""
    inbox = tmp_path / "inbox"
    ended = dosiscope(
        network, "receive", "--inbox", inbox, "--port", "0", "--end-with-input"
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("listening at 127.0.0.1, port ")
