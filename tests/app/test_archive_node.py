"""Which archive the command line means, and what is told where that is not clear."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

import pytest

from dosiscope.app.cli.archive_node import add_node, node_of
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.network.kept_text import nodes_text
from dosiscope.core.network.node import Node, NodeKind, TlsFiles

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
    ],
)
def test_what_would_not_be_looked_at_is_refused(
    words: tuple[str, ...], told: str
) -> None:
    """Above all what is to encrypt the connection."""
    with pytest.raises(DosiscopeError, match=told):
        meant(*words)
