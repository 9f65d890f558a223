"""Nothing of a patient is in what the verbs of the network log or complain of."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from pydicom import dcmread

from support.cases import good_built
from support.in_turn import run_in_turn
from support.network.dcmtk import HOST, storescu
from support.network.orthanc import start_orthanc
from support.network.recording import recording
from support.network.verbs import at, start_receiver
from support.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.network.name_space import PrivateNetwork
    from support.network.verbs import DosiscopeReceiver

pytestmark = pytest.mark.slow
LOUD = {"DOSISCOPE_LOG": "DEBUG"}
_WORD = re.compile(r"q\d{3}z|CODE\d{3}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return Tokens("latin-1")


@pytest.fixture(scope="module")
def files(tokens: Tokens, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The good case, with a word that occurs nowhere else in every attribute."""
    built = good_built()
    tokens.put_into(built)
    return built.write(tmp_path_factory.mktemp("files"))


def told(text: str, tokens: Tokens) -> list[str]:
    """What of the patient is in a text: words, and days as shown or as written."""
    days = [day for day in tokens.shown.values() if _DAY.fullmatch(day)]
    written = [day.replace("-", "") for day in days]
    return [*_WORD.findall(text), *(day for day in (*days, *written) if day in text)]


def test_the_case_does_hold_the_words(files: list[Path], tokens: Tokens) -> None:
    text = files[-1].read_bytes().decode("latin-1")
    assert len(told(text, tokens)) > 10


@pytest.fixture
def receiver(network: PrivateNetwork, tmp_path: Path) -> DosiscopeReceiver:
    limits = ("--most-object", "200kB", "--allow", "TESTER", "--idle", "5")
    return start_receiver(network, tmp_path, *limits, env=LOUD)


def test_what_a_receiver_tells_and_logs(
    network: PrivateNetwork,
    receiver: DosiscopeReceiver,
    files: list[Path],
    tokens: Tokens,
    tmp_path: Path,
) -> None:
    for paths in (files, files[:2], list(_changed(files, tmp_path / "changed"))):
        storescu(network, receiver.port, paths)
    storescu(network, receiver.port, files[:1], called="OTHER")
    storescu(network, receiver.port, files[:1], calling="OTHER")
    for parts in _streams(network, receiver, files[0]):
        with socket.create_connection((HOST, receiver.port), 60) as line:
            for part in parts:
                line.sendall(part)
                with suppress(ConnectionResetError):
                    line.recv(1 << 16)
    assert receiver.stop() == 0
    events = receiver.events()
    refused = {one["why"] for one in events if one["event"] == "Refused"}
    assert {
        *("called_title", "caller", "no_dicom", "object_too_large"),
        *("other_object", "damaged"),
    } <= refused
    assert any(one.get("beside") for one in events)
    said = receiver.program.said()
    assert told(said, tokens) == []
    assert "Traceback" not in said


def _changed(files: list[Path], folder: Path) -> Iterator[Path]:
    """Objects that are refused, or kept beside others."""
    folder.mkdir()
    dose = next(path for path in files if path.name == "RD.dcm")
    other = dcmread(dose)
    other.DoseComment += "!"
    other.save_as(folder / "other.dcm")
    yield folder / "other.dcm"
    large = dcmread(files[0])
    large.PixelData = bytes(300_000)
    large.save_as(folder / "large.dcm")
    yield folder / "large.dcm"


def _streams(
    network: PrivateNetwork, receiver: DosiscopeReceiver, image: Path
) -> Iterator[list[bytes]]:
    """What no decent caller says, with words of the patient in it, part by part."""
    found = dcmread(image)
    name = str(found.PatientName).encode("latin-1")
    yield [b"GET /" + name + b" HTTP/1.1\r\n\r\n"]
    with recording(receiver.port) as recorder:
        assert storescu(network, recorder.port, [image]).returncode == 0
        (turns,) = recorder.calls()
    request, *rest = [bytes(turn.said) for turn in turns if turn.by_caller]
    # the name of the application context is a UID, and takes whatever is sent
    yield [request.replace(b"1.2.840.10008.3.1.1.1", name.ljust(21, b".")[:21])]
    stored = b"".join(rest)
    head = b"\x10\0\x10\0PN"
    length = stored.index(head) + len(head)
    yield [request, stored[:length] + b"\xff\xff" + stored[length + 2 :]]
    uid = str(found.SOPInstanceUID).encode()
    at_last = stored.rindex(uid) + len(uid) - 1
    digit = b"1" if stored[at_last : at_last + 1] != b"1" else b"2"
    yield [request, stored[:at_last] + digit + stored[at_last + 1 :]]


def test_what_asking_an_archive_logs(
    network: PrivateNetwork, files: list[Path], tokens: Tokens, tmp_path: Path
) -> None:
    archive = start_orthanc(network, tmp_path / "orthanc")
    archive.keep(files)
    study, series = (
        str(dcmread(files[-1])[key].value)
        for key in ("StudyInstanceUID", "SeriesInstanceUID")
    )
    patient = ("--patient-name", tokens.shown["patient name"])
    there = at(archive.node)
    unknown = [*there[:-1], "NOBODY"]
    nobody = ["--host", HOST, "--port", str(network.port()), "--called-title", "A"]
    got = tmp_path / "got"
    one = ("--study", study, "--series", series)
    asked = (
        ["echo", *there],
        ["echo", *nobody],
        ["query", *there, "--tree", *patient],
        ["query", *nobody, *patient],
        ["query", *there, "--study", "1.2.3"],
        ["retrieve", *there, *one, str(got)],
        ["retrieve", *there, *one, str(got)],
        ["retrieve", *there, "--study", "1.2.3", str(tmp_path / "none")],
        ["retrieve", *unknown, *one, str(tmp_path / "unknown")],
        ["retrieve", *nobody, *one, str(tmp_path / "nobody")],
    )
    without = [[*words, "--no-identity"] for words in asked if words[0] == "query"]
    identity = [tokens.shown[key] for key in ("patient name", "patient id")]
    for done in run_in_turn([*asked, *without], env=LOUD):
        assert told(done.stderr, tokens) == [], done.args
        assert "Traceback" not in done.stderr
        if "--no-identity" in done.args:
            assert not [word for word in identity if word in done.stdout + done.stderr]
        elif "query" not in done.args:
            assert told(done.stdout, tokens) == [], done.args
    assert [*got.rglob("*.dcm")]
