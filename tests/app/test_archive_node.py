"""Which archive the command line means, and what is told where that is not clear."""

from __future__ import annotations

import os
import pickle
from argparse import ArgumentParser
from pathlib import Path

import pytest

from dosiscope.app.cli.archive_login import VARIABLE
from dosiscope.app.cli.archive_node import add_node, node_of
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.network.kept_text import nodes_of, nodes_text
from dosiscope.core.network.node import Login, Node, NodeKind, TlsFiles
from dosiscope.core.network.secret import (
    NodeAndSecret,
    Secret,
    checked_secret,
    with_secret,
)

HOST = ("--host", "pacs", "--port", "104", "--called-title", "PACS")
URL = ("--url", "https://pacs/dicom-web")
AUTHORITIES = ("--tls-authorities", "ca.pem")
KEPT = Node(name="Clinic", host="pacs", port=104, title="PACS", own_title="PHYSICS")


def meant(*words: str) -> Node:
    parser = ArgumentParser()
    add_node(parser)
    return node_of(parser.parse_args(words))


def test_one_that_is_typed() -> None:
    assert meant(*HOST) == Node(name="PACS", host="pacs", port=104, title="PACS")
    assert meant(*HOST, "--ae-title", "PHYSICS").own_title == "PHYSICS"
    assert meant(*URL, *AUTHORITIES) == Node(
        name="pacs",
        kind=NodeKind.DICOMWEB,
        url=URL[1],
        tls=TlsFiles(authorities=Path("ca.pem")),
    )


def test_one_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "archives.json"
    file.write_text(nodes_text((KEPT,)), encoding="utf-8")
    assert meant("--nodes", str(file), "--node", "clinic") == KEPT


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "say which archive is meant"),
        ((*HOST, *URL), "say which archive is meant"),
        (("--nodes", "a.json", *HOST), "and --node one of it"),
        (("--node", "Clinic", *AUTHORITIES), "--tls-authorities does not go with --no"),
        (("--node", "Clinic", "--port", "105"), "--port does not go with --node"),
        (("--node", "Clinic", "--ae-title", "A"), "--ae-title does not go with --node"),
        ((*URL, "--called-title", "PACS"), "--called-title does not go with --url"),
        ((*HOST, "--tls-key", "key.pem"), "name their file"),
        (("--url", "http://pacs/x", *AUTHORITIES), "http is not encrypted"),
        ((*HOST, "--login", "bearer"), "--login does not go with --host"),
        (("--node", "Clinic", "--user", "A"), "--user does not go with --node"),
        ((*URL, "--user", "anna"), "--user goes with --login basic"),
        ((*URL, "--secret-file", "s"), "for an archive with a login"),
        ((*URL, "--login", "basic"), "has a name of 1 to 64 letters"),
        ((*URL, "--login", "basic", "--user", "a:b"), "without a colon"),
        ((*URL, "--login", "bearer"), "wants a token, and none is given"),
        (("--url", "http://pacs/x", "--login", "bearer"), "anybody on the way"),
    ],
)
def test_what_would_not_be_looked_at_is_refused(
    words: tuple[str, ...], told: str
) -> None:
    """Above all what is to encrypt the connection."""
    with pytest.raises(DosiscopeError, match=told):
        meant(*words)


# --- what opens it --------------------------------------------------------------------

BASIC = (*URL, "--login", "basic", "--user", "anna")


def test_the_secret_is_of_the_environment_and_inherited_by_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "pa:ss")
    node = meant(*BASIC)
    assert isinstance(node, NodeAndSecret)
    assert node.secret.text() == "pa:ss"
    assert (node.login, node.user) == (Login.BASIC, "anna")
    assert VARIABLE not in os.environ


def test_a_secret_that_is_not_needed_is_inherited_by_nobody_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "secret"
    file.write_bytes(b"of the file")
    file.chmod(0o600)
    for words in (URL, (*BASIC, "--secret-file", str(file))):
        monkeypatch.setenv(VARIABLE, "pa:ss")
        node = meant(*words)
        assert VARIABLE not in os.environ
    assert isinstance(node, NodeAndSecret)
    assert node.secret.text() == "of the file"


def test_the_secret_is_of_a_file_of_this_user_alone(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(b"abc.def\r\n")
    words = (*URL, "--login", "bearer", "--secret-file", str(file))
    if os.name == "posix":
        for mode in (0o640, 0o604):
            file.chmod(mode)
            with pytest.raises(DosiscopeError, match="chmod 600") as refusal:
                meant(*words)
            assert "abc" not in str(refusal.value)
    file.chmod(0o600)
    node = meant(*words)
    assert isinstance(node, NodeAndSecret)
    assert node.secret.text() == "abc.def"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "none is given"),
        (b"a b", "RFC 6750"),
        (b"abc\nX-More: 1", "RFC 6750"),
        (b"\xff", "no text in UTF-8"),
        (b"a" * 20_000, "more than 16384 letters"),
    ],
)
def test_what_cannot_be_sent_is_refused(tmp_path: Path, data: bytes, told: str) -> None:
    file = tmp_path / "secret"
    file.write_bytes(data)
    file.chmod(0o600)
    with pytest.raises(DosiscopeError, match=told):
        meant(*URL, "--login", "bearer", "--secret-file", str(file))


def test_a_password_of_several_lines_is_refused() -> None:
    with pytest.raises(DosiscopeError, match="lines or tabs"):
        checked_secret(Login.BASIC, "a\r\nX-More: 1")


def test_a_secret_is_neither_printed_nor_kept() -> None:
    node = Node(
        name="Web", kind=NodeKind.DICOMWEB, url=URL[1], login=Login.BASIC, user="anna"
    )
    opened = with_secret(node, checked_secret(Login.BASIC, "pa:ss"))
    assert "pa:ss" not in f"{opened} {opened!r} {opened.secret} {vars(Secret)}"
    with pytest.raises(TypeError):
        pickle.dumps(opened)
    with pytest.raises(TypeError):
        nodes_text((opened,))
    assert nodes_of(nodes_text((node,))) == (node,)
    forged = nodes_text((node,)).replace('"user"', '"secret": "x", "user"')
    with pytest.raises(DosiscopeError, match="not known"):
        nodes_of(forged)
