"""Web services that refuse, break off, or answer with what nobody should believe."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.network.node import Node, NodeKind, TlsFiles
from dosiscope.core.network.question import Question
from dosiscope.core.progress import finish
from dosiscope.io.network import retrieval, web_source
from dosiscope.io.network import web as web_call
from dosiscope.io.network.archive import echo, find_studies, retrieve_all
from support.cases import write_good
from support.network.certificates import Authority
from support.network.made_archive import objects_in, raw_server
from support.network.made_web import answering, multipart, wanted, web

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.network.name_space import PrivateNetwork

pytestmark = pytest.mark.slow
NAMES = {"Alphabetic": "Yamada^Tarou", "Ideographic": "山田^太郎"}
STUDY = {
    "0020000D": {"vr": "UI", "Value": ["1.2.3"]},
    "00100020": {"vr": "LO", "Value": ["A\x1b[31m"]},
    "00100010": {"vr": "PN", "Value": [NAMES]},
    "00080061": {"vr": "CS", "Value": ["RTPLAN", "CT"]},
    "00201208": {"vr": "IS", "Value": [17]},
}


def reading() -> list[threading.Thread]:
    """Return what still reads an answer."""
    return [one for one in threading.enumerate() if one.name == "dosiscope-web"]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "PAUSE_S", 0)


def answers(*values: Any) -> Callable[[socket.socket], None]:
    return answering("200 OK", json.dumps(values).encode("utf-8"))


def test_what_is_answered_is_read(network: PrivateNetwork) -> None:
    with raw_server(network, answers(STUDY)) as node:
        (found,) = finish(find_studies(web(node), Question()))
    assert found.patient_id == "A␛[31m"
    assert found.patient_name == "Yamada^Tarou=山田^太郎"
    assert found.modalities == ("CT", "RTPLAN")
    assert found.objects == 17


def test_what_is_none_is_left_out_and_told(network: PrivateNetwork) -> None:
    evil = {"0020000D": {"vr": "UI", "Value": ["../../etc"]}}
    others: tuple[Any, ...] = (
        {},
        [],
        1,
        None,
        {"0020000D": 5},
        {"0020000D": {"Value": [[{}]]}},
    )
    with raw_server(network, answers(STUDY, evil, *others)) as node:
        found = finish(find_studies(web(node), Question()))
    assert [one.uid for one in found] == ["1.2.3"]
    assert found.remarks == (
        "4 answers of the archive are without a UID and left out.",
        "3 answers of the archive are damaged and left out.",
    )


def test_nothing_is_nothing(network: PrivateNetwork) -> None:
    with raw_server(network, answering("204 No Content")) as node:
        assert finish(find_studies(web(node), Question())) == ()


@pytest.mark.parametrize(
    ("behave", "told"),
    [
        (answering("401 Unauthorized"), r"asks who we are, and was.*HTTP 401\)$"),
        (
            answering("401 No", b"", 'WWW-Authenticate: Basic realm="x"'),
            "it wants to be told by Basic$",
        ),
        (answering("403 Forbidden"), "does not allow it"),
        (answering("404 Not Found"), "does not know what is asked for"),
        (answering("503 Busy"), "is too busy"),
        (answering("418 \x1b[31mTea"), "HTTP 418"),
        (
            answering("302 Found", b"", "Location: http://192.0.2.1/"),
            "sends on to another place, which is not followed",
        ),
        (answering("200 OK", b"<html>"), "the answer is no JSON"),
        (answering("200 OK", b"{}"), "the answer is no list"),
        (answering("200 OK", b"[" * 100_000), "the answer is no JSON"),
        (answering("200 OK", b"[1", length=100), "ends the connection in the middle"),
        (answering("200 OK", b"x", "Content-Encoding: gzip"), "speaks no HTTP"),
    ],
)
def test_what_is_no_answer_is_told(
    network: PrivateNetwork, behave: Callable[[socket.socket], None], told: str
) -> None:
    with raw_server(network, behave) as node:
        with pytest.raises(DosiscopeError, match=told):
            echo(web(node))


def test_an_answer_beyond_all_bounds_is_not_read(
    network: PrivateNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_source, "MOST_BYTES", 1 << 20)
    with raw_server(network, answering("200 OK", bytes(8 << 20))) as node:
        with pytest.raises(DosiscopeError, match="more than is read of one answer"):
            finish(find_studies(web(node), Question()))


def test_a_warning_of_more_is_told(network: PrivateNetwork) -> None:
    body = json.dumps([STUDY]).encode("utf-8")
    warning = 'Warning: 299 made "There are 7 additional results."'
    with raw_server(network, answering("200 OK", body, warning)) as node:
        found = finish(find_studies(web(node), Question()))
    assert [one.uid for one in found] == ["1.2.3"]
    (remark,) = found.remarks
    assert remark.endswith("it may have more matches.")


def test_one_that_says_nothing_is_not_waited_for_for_ever(
    network: PrivateNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_call, "ANSWER_S", 0.2)
    with raw_server(network, lambda connection: None) as node:
        with pytest.raises(DosiscopeError, match="has not answered for 0 s"):
            echo(web(node))


@pytest.mark.parametrize(
    ("url", "path", "host"),
    [
        ("http://pacs/dicom-web", "/dicom-web/", "pacs"),
        ("http://pacs:8042/dicom-web", "/dicom-web/", "pacs:8042"),
        ("http://[::1]:8042/dicom-web", "/dicom-web/", "[::1]:8042"),
        ("http://[fe80::abc]/dicom-web", "/dicom-web/", "[fe80::abc]"),
        ("https://pacs/a%20b", "/a%20b/", "pacs"),
        ("https://pacs:80/", "/", "pacs:80"),
        ("http://pacs/Klinik-Süd", "/Klinik-S%C3%BCd/", "pacs"),
    ],
)
def test_the_question_names_whom_it_asks(
    monkeypatch: pytest.MonkeyPatch, url: str, path: str, host: str
) -> None:
    """As RFC 9110 7.2 wants it, also where the host is an IPv6 address."""
    ours, theirs = socket.socketpair()
    monkeypatch.setattr(web_call, "connected", lambda node, by_system: ours)
    theirs.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
    with theirs:
        echo(Node(name="made", kind=NodeKind.DICOMWEB, url=url))
        asked = theirs.recv(1 << 16).decode("ascii").split("\r\n")
    assert asked[0].startswith(f"GET {path}studies?")
    assert f"Host: {host}" in asked


def test_who_gives_up_leaves_nothing_running(
    network: PrivateNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What reads has ended before its connection is closed beneath it."""
    ended: list[bool] = []

    def end(reading: object, piece: object) -> None:
        threading.Event().wait(0.05)  # it has more to do than who gives up
        ended.append(True)

    monkeypatch.setattr(web_call._Reading, "_put", end)
    with raw_server(network, lambda connection: None) as node:
        steps = find_studies(web(node), Question())
        while not reading():
            next(steps)
        steps.close()
        assert ended
        assert not reading()


@pytest.mark.parametrize(
    ("hosts", "believed", "told"),
    [
        ("IP:127.0.0.1", "authority", ""),
        ("IP:127.0.0.1", "others", "certificate that is not believed"),
        ("DNS:elsewhere", "authority", "a certificate of another name than 127.0.0.1"),
        ("DNS:elsewhere", "itself", ""),
    ],
)
def test_encrypted_services_must_be_those_that_are_believed(
    network: PrivateNetwork, tmp_path: Path, hosts: str, believed: str, told: str
) -> None:
    ours, others = Authority(tmp_path / "ours"), Authority(tmp_path / "others")
    shown = ours.sign("archive", hosts=hosts)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(shown.certificate, shown.key)
    both = tmp_path / "both.pem"
    both.write_bytes(shown.certificate.read_bytes() + ours.certificate.read_bytes())
    files = {
        "authority": ours.certificate,
        "others": others.certificate,
        "itself": both,
    }

    def behave(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secret:
            answers(STUDY)(secret)

    with raw_server(network, behave) as node:
        asked = replace(
            web(node),
            url=web(node).url.replace("http:", "https:"),
            tls=TlsFiles(authorities=files[believed]),
        )
        if told:
            with pytest.raises(DosiscopeError, match=told):
                echo(asked)
        else:
            echo(asked)


# --- files --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a plan."""
    folder = write_good(tmp_path_factory.mktemp("good"))
    return next(iter(sorted(folder.glob("RP*"))))


@pytest.mark.parametrize("how", ["multipart", "alone"])
def test_a_file_comes(
    network: PrivateNetwork, file: Path, how: str, tmp_path: Path
) -> None:
    data = file.read_bytes()
    alone = answering("200 OK", data, "Content-Type: application/dicom")
    behave = multipart(data) if how == "multipart" else alone
    with raw_server(network, behave) as node:
        result = finish(retrieve_all(web(node), [wanted(file)], tmp_path / "in"))
    assert result.is_whole
    assert objects_in(result.files) == objects_in([file])


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda data: multipart(data[:-100]), "incomplete"),
        (lambda data: multipart(b"\0" * 4000), "what came is no DICOM file"),
        (lambda data: multipart(data[:120]), "ends within its head"),
        (lambda data: multipart(b"MZ" + bytes(126) + data[128:150]), "within its head"),
        (lambda data: answering("404 Not Found"), "does not know what is asked for"),
        (
            lambda data: answering("200 OK", data, "Content-Type: multipart/related"),
            "no boundary",
        ),
        (lambda data: multipart(), "the archive did not send it"),
    ],
)
def test_what_does_not_come_whole_is_not_kept(
    network: PrivateNetwork,
    file: Path,
    damage: Callable[[bytes], Any],
    told: str,
    tmp_path: Path,
) -> None:
    with raw_server(network, damage(file.read_bytes())) as node:
        result = finish(retrieve_all(web(node), [wanted(file)], tmp_path / "in"))
    (lack,) = result.not_retrieved
    assert told in lack.why
    assert not result.files
    assert not [*(tmp_path / "in").rglob("*.dcm"), *(tmp_path / "in").rglob("*.part")]


def test_an_answer_that_ends_early_is_tried_again_and_given_up(
    network: PrivateNetwork, file: Path, tmp_path: Path
) -> None:
    behave = multipart(file.read_bytes(), end=b"")
    with raw_server(network, behave) as node:
        with pytest.raises(DosiscopeError, match="ends its answer in the middle"):
            finish(retrieve_all(web(node), [wanted(file)], tmp_path / "in"))
    assert not [*(tmp_path / "in").rglob("*.part")]


def test_what_was_not_asked_for_is_not_kept(
    network: PrivateNetwork, file: Path, tmp_path: Path
) -> None:
    other = next(iter(sorted(file.parent.glob("RS*")))).read_bytes()
    with raw_server(network, multipart(other, file.read_bytes())) as node:
        result = finish(retrieve_all(web(node), [wanted(file)], tmp_path / "in"))
    assert len(result.files) == 1
    assert result.is_whole
    (remark,) = result.remarks
    assert "without being asked" in remark
