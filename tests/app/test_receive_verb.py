"""``dosiscope receive``: one clear sentence where it cannot begin, and no traceback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.app import languages
from dosiscope.app.cli.network_options import size
from dosiscope.app.main import main
from dosiscope.io.network import pynetdicom_needed
from support.network.by_hand import called, request
from support.network.certificates import Authority

if TYPE_CHECKING:
    from pathlib import Path


def said(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """Run the verb, which is to fail; return its one sentence."""
    assert main(["receive", *map(str, words)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dosiscope: ")
    assert err.count("\n") == 1
    return err


def test_a_port_that_is_in_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        words = said(capsys, "--inbox", tmp_path / "inbox", "--port", port)
    assert f"cannot listen at port {port} of 127.0.0.1" in words
    assert "another program listens there" in words
    assert not (tmp_path / "inbox").exists()


def test_what_it_says_is_in_the_language_of_who_started_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--inbox", tmp_path, "--host", "192.0.2.1", "--port", 0]
    try:
        told = said(capsys, *words, "--language", "de")
    finally:
        languages.use("en")
    assert "dieser Computer hat diese Adresse nicht" in told
    assert "this computer does not have that address" in said(capsys, *words)
    with pytest.raises(SystemExit):
        main(["receive", "--inbox", str(tmp_path), "--language", "xx"])
    assert "'xx' is no language of the program (en, de)" in capsys.readouterr().err


def test_an_address_of_another_computer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = said(capsys, "--inbox", tmp_path, "--host", "192.0.2.1", "--port", 0)
    assert "this computer does not have that address" in words


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--port", "65536"], "a port is a number from 0 to 65535, and 65536 is not"),
        (["--ae-title", "A" * 17], "at most 16 letters"),
        (["--ae-title", ""], "at least one letter"),
        (["--allow", "GOOD,B\\AD"], "without a backslash"),
        (["--allow-address", "10.0.0.0/33"], "“10.0.0.0/33” is neither"),
        (["--host", "localhos"], "“localhos” is not one"),
        (["--most-calls", "0"], "calls at a time are 1 at least"),
        (["--idle", "nan"], "seconds without a word are 1 at least"),
        (["--idle", "inf"], "seconds without a word are 1 at least"),
        (["--keep-days", "0"], "days that objects are kept are 1 at least"),
        (["--tls-certificate", "c.pem"], "certificates of those who are believed"),
    ],
)
def test_settings_that_are_none(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    expected: str,
) -> None:
    assert expected in said(capsys, "--inbox", tmp_path / "inbox", *options)
    assert not (tmp_path / "inbox").exists()


def test_inboxes_that_are_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "notes.txt").write_text("of somebody")
    for path, expected in (
        (own, "there already and not empty; an inbox is a folder of its own"),
        (own / "notes.txt", "it is not a folder"),
        (tmp_path / "no" / "inbox", "there is no folder to make it in"),
    ):
        words = said(capsys, "--port", 0, "--inbox", path)
        assert f"{path} cannot be the inbox" in words
        assert expected in words


@pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write everywhere"
)
def test_an_inbox_that_may_not_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tmp_path.chmod(0o500)
    words = said(capsys, "--port", 0, "--inbox", tmp_path / "inbox")
    tmp_path.chmod(0o700)
    assert "Permission denied" in words


@pytest.mark.slow
def test_certificates_that_are_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    authority = Authority(tmp_path / "a")
    good, other = authority.sign("receiver"), authority.sign("other")
    text = tmp_path / "text.pem"
    text.write_text("no certificate")
    gone = tmp_path / "gone.pem"
    for files, expected in (
        ((gone, good.certificate, good.key), f"{gone} cannot be used for TLS: No such"),
        (
            (text, good.certificate, good.key),
            f"{text} cannot be used for TLS: it holds",
        ),
        ((good.authority, gone, good.key), f"{gone} cannot be used for TLS: No such"),
        ((good.authority, good.certificate, gone), f"{gone} cannot be used for TLS"),
        ((good.authority, text, good.key), "cannot be used for TLS"),
        ((good.authority, good.certificate, other.key), "not that of the certificate"),
    ):
        words: list[Any] = ["--inbox", tmp_path / "inbox", "--port", 0]
        for option, file in zip(
            ("authorities", "certificate", "key"), files, strict=True
        ):
            words += [f"--tls-{option}", file]
        assert expected in said(capsys, *words)


def test_without_the_library(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pynetdicom_needed, "find_spec", lambda _name: None)
    words = said(capsys, "--inbox", tmp_path / "inbox")
    assert "pynetdicom is needed" in words
    assert "pip install 'dosiscope[network]'" in words
    assert main(["receive", "--inbox", str(tmp_path / "inbox"), "--json"]) == 2
    assert "pynetdicom" in json.loads(capsys.readouterr().out)["error"]


def test_sizes_are_written_as_people_do() -> None:
    written = ["500MB", "2 GB", "1.5g", "10kB", "7", "1000000000000", "3TB"]
    read = [5e8, 2e9, 1.5e9, 1e4, 7, 1e12, 3e12]
    assert [size(text) for text in written] == read


@pytest.mark.parametrize("text", ["", "GB", "-1", "2XB", "1e9", "1.2.3", "9" * 30])
def test_what_is_no_size(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["receive", "--inbox", "x", f"--keep-size={text}"])
    assert stop.value.code == 2
    assert "is not a size such as 500MB, 2GB" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="how much a pipe holds is set")
def test_it_ends_when_it_is_asked_though_nobody_reads_what_it_says(
    tmp_path: Path,
) -> None:
    words = ["receive", "--inbox", str(tmp_path / "inbox"), "--port", "0"]
    with subprocess.Popen(
        [sys.executable, "-m", "dosiscope", *words],
        stdout=subprocess.PIPE,
        pipesize=4096,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    ) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline().split()[-1])
        with ExitStack() as waiting:
            is_heard = True
            while is_heard:  # until it waits for who reads
                connection = waiting.enter_context(called(port))
                connection.settimeout(1)
                connection.sendall(request())
                try:
                    is_heard = bool(connection.recv(1))
                except TimeoutError:
                    is_heard = False
                connection.close()
            process.terminate()
            try:
                assert process.wait(30) == 0
            finally:
                process.kill()
