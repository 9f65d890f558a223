"""Web services that want to be told who asks, and who must not be told."""

from __future__ import annotations

import ssl
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.cli.archive_login import VARIABLE
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.network.node import Login, Node, TlsFiles
from dosiscope.core.network.secret import (
    NodeAndSecret,
    checked_secret,
    with_secret,
)
from dosiscope.core.progress import finish
from dosiscope.io.network.archive import echo, retrieve_all
from dosiscope.io.network.archive_errors import LoginRefusedError
from dosiscope.io.network.web_login import schemes_of
from support.cases import write_good
from support.network.certificates import Authority
from support.network.made_archive import raw_server
from support.network.made_web import answering, multipart, wanted, web
from support.network.orthanc import dicomweb_plugin, start_orthanc
from support.network.verbs import dosiscope

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from support.network.name_space import PrivateNetwork

pytestmark = pytest.mark.slow

PASSWORD = "pa:ss wörd"
TOKEN = "abc-._~+/9=="


def logged_in(node: Node, login: Login, text: str) -> NodeAndSecret:
    of_it = replace(web(node), login=login, user="anna")
    return with_secret(of_it, checked_secret(login, text))


@pytest.mark.parametrize(
    ("login", "text", "sent"),
    [
        # printf 'anna:pa:ss wörd' | base64
        (Login.BASIC, PASSWORD, "Basic YW5uYTpwYTpzcyB3w7ZyZA=="),
        (Login.BEARER, TOKEN, f"Bearer {TOKEN}"),
    ],
)
def test_who_asks_is_told(
    network: PrivateNetwork, login: Login, text: str, sent: str
) -> None:
    said: list[bytes] = []

    with raw_server(network, answering("204 Nothing", asked=said)) as node:
        echo(logged_in(node, login, text))
    heads = said[0].decode("ascii").split("\r\n")
    assert [one for one in heads if "uthorization" in one] == [f"Authorization: {sent}"]


@pytest.mark.parametrize(
    ("login", "offered", "told"),
    [
        (Login.BASIC, "Basic", r"take the name and the password \(HTTP 401\)$"),
        (Login.BEARER, 'bearer realm="x"', r"does not take the token.*401\)$"),
        (Login.BASIC, "Negotiate", "it wants to be told by Negotiate$"),
    ],
)
def test_who_is_not_taken_is_told_without_what_was_sent(
    network: PrivateNetwork, login: Login, offered: str, told: str
) -> None:
    answer = answering("401 No", b"", f"WWW-Authenticate: {offered}")
    with raw_server(network, answer) as node:
        with pytest.raises(LoginRefusedError, match=told) as refusal:
            echo(logged_in(node, login, "secretword"))
    assert "secretword" not in str(refusal.value)


def test_nothing_goes_where_it_can_be_read_nor_to_another_place(
    network: PrivateNetwork,
) -> None:
    asked: list[bytes] = []

    sends_on = answering("302 Found", b"", "Location: http://127.0.0.1:1/", asked=asked)
    with raw_server(network, sends_on) as node:
        open_one = logged_in(node, Login.BEARER, TOKEN)
        with pytest.raises(DosiscopeError, match="anybody on the way can read"):
            echo(replace(open_one, url="http://192.0.2.1/dicom-web"))
        with pytest.raises(LoginRefusedError, match="wants a token, and none is given"):
            echo(replace(web(node), login=Login.BEARER))
        assert not asked
        with pytest.raises(DosiscopeError, match="which is not followed"):
            echo(open_one)
    assert len(asked) == 1


def test_over_https_it_goes_to_who_is_believed_alone(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    ours, others = Authority(tmp_path / "ours"), Authority(tmp_path / "others")
    shown = ours.sign("archive", hosts="IP:127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(shown.certificate, shown.key)
    asked: list[bytes] = []

    def behave(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secret:
            asked.append(secret.recv(1 << 16))
            secret.sendall(b"HTTP/1.1 204 Nothing\r\nContent-Length: 0\r\n\r\n")

    with raw_server(network, behave) as node:
        plain = logged_in(node, Login.BEARER, TOKEN)
        encrypted = replace(plain, url=plain.url.replace("http:", "https:"))
        believing_others = replace(
            encrypted, tls=TlsFiles(authorities=others.certificate)
        )
        with pytest.raises(DosiscopeError, match="is not believed"):
            echo(believing_others)
        assert not asked
        echo(replace(encrypted, tls=TlsFiles(authorities=ours.certificate)))
    assert TOKEN.encode() in asked[0]


# --- how it wants to be told --------------------------------------------------------


@pytest.mark.parametrize(
    ("offers", "schemes"),
    [
        ("", []),
        ("Basic", ["Basic"]),
        ('Basic realm="x, Digest y", charset="UTF-8"', ["Basic"]),
        ('Bearer realm = "a", error="b" , basic realm=c', ["Bearer", "basic"]),
        ("Negotiate, NTLM, Negotiate", ["Negotiate", "NTLM"]),
        ("Negotiate YWJj==, Basic realm=x", ["Negotiate", "Basic"]),
        ('Basic realm="' + '\\"' * 100_000, ["Basic"]),
        ("," * 100_000, []),
        ("\x1b[31m \x00", []),
    ],
)
def test_how_it_wants_to_be_told(offers: str, schemes: list[str]) -> None:
    assert schemes_of(offers) == schemes


@pytest.mark.parametrize(
    ("offered", "logins"),
    [
        ("Negotiate", ()),
        ("Basic realm=x", (Login.BASIC,)),
        ("bearer, BASIC realm=x", (Login.BASIC, Login.BEARER)),
    ],
)
def test_what_it_would_take_is_known(
    network: PrivateNetwork, offered: str, logins: tuple[Login, ...]
) -> None:
    answer = answering("401 No", b"", f"WWW-Authenticate: {offered}")
    with raw_server(network, answer) as node:
        with pytest.raises(LoginRefusedError) as refusal:
            echo(web(node))
    assert refusal.value.logins == logins


def test_a_token_that_runs_out_in_the_middle_is_told_and_gone_on_with(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "good")
    first, second = (next(folder.glob(f"{kind}*")) for kind in ("RP", "RS"))
    answers = iter(
        (
            multipart(first.read_bytes()),
            answering("401 No", b"", "WWW-Authenticate: Bearer"),
            multipart(second.read_bytes()),
        )
    )

    def behave(connection: socket.socket) -> None:
        next(answers)(connection)

    objects = [wanted(first), wanted(second)]
    with raw_server(network, behave) as node:
        opened = logged_in(node, Login.BEARER, TOKEN)
        with pytest.raises(LoginRefusedError, match="have run out"):
            finish(retrieve_all(opened, objects, tmp_path / "in"))
        result = finish(retrieve_all(opened, objects, tmp_path / "in"))
    assert (len(result.present), len(result.files)) == (1, 1)
    assert result.is_whole


# --- another maker ------------------------------------------------------------------


def test_orthanc_lets_in_who_tells_it_the_password(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    if dicomweb_plugin() is None:
        pytest.skip("Orthanc's plugin is not installed (package orthanc-dicomweb)")
    users = {"anna": PASSWORD}
    orthanc = start_orthanc(network, tmp_path / "orthanc", users=users)
    with pytest.raises(LoginRefusedError, match="asks who we are") as refusal:
        echo(orthanc.web_node)
    assert refusal.value.logins == (Login.BASIC,)
    basic = replace(orthanc.web_node, login=Login.BASIC, user="anna")
    with pytest.raises(LoginRefusedError, match="does not take the name"):
        echo(with_secret(basic, checked_secret(Login.BASIC, "another")))
    echo(with_secret(basic, checked_secret(Login.BASIC, PASSWORD)))


# --- verbs --------------------------------------------------------------------------


def test_a_verb_tells_it_to_the_archive_and_to_nobody_else(
    network: PrivateNetwork,
) -> None:
    asked: list[bytes] = []
    env = {"DOSISCOPE_LOG": "DEBUG", VARIABLE: "secretword"}
    refuses = answering("401 No", b"", "WWW-Authenticate: Bearer", asked=asked)
    with raw_server(network, refuses) as node:
        words = ("echo", "--url", web(node).url, "--login", "bearer")
        done = dosiscope(network, *words, env=env)
    assert b"Authorization: Bearer secretword\r\n" in asked[0]
    assert done.returncode == 2
    assert "does not take the token" in done.stderr
    assert "secretword" not in done.stderr + done.stdout
