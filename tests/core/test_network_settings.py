"""What archives and a receiver may be, and that they are kept as they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.network.checks import (
    checked_node,
    checked_question,
    checked_receiver,
)
from dosiscope.core.network.kept_text import (
    nodes_of,
    nodes_text,
    receiver_of,
    receiver_text,
)
from dosiscope.core.network.node import Node, NodeKind, TlsFiles
from dosiscope.core.network.question import Question
from dosiscope.core.network.receiving import Limits, ReceiverSettings, Retention

NODE = Node(name="Clinic", host="pacs.local", port=104, title="PACS")
WEB = Node(name="Web", kind=NodeKind.DICOMWEB, url="https://archive/dicom-web")
TLS = TlsFiles(
    authorities=Path("/etc/ca.pem"), certificate=Path("c.pem"), key=Path("k.pem")
)
SETTINGS = ReceiverSettings(
    inbox=Path("/data/inbox"),
    host="0.0.0.0",
    port=104,
    callers=("PACS", "PLANNING"),
    addresses=("192.168.1.0/24", "::1"),
    tls=TLS,
    limits=Limits(associations=2, idle_s=5.5),
    retention=Retention(days=14),
)


def test_what_is_kept_is_read_as_it_was() -> None:
    nodes = (NODE, replace(WEB, tls=TLS))
    assert nodes_of(nodes_text(nodes)) == nodes
    assert receiver_of(receiver_text(SETTINGS)) == SETTINGS
    assert nodes_of('{"nodes": [{"name": "A", "host": "h", "port": 1, "title": "T"}]}')


def test_blanks_around_what_was_typed_go() -> None:
    typed = replace(NODE, name=" Clinic ", host=" pacs.local", title=" PACS ")
    assert checked_node(typed) == NODE
    assert checked_node(replace(WEB, url=" https://archive/dicom-web/ ")) == WEB


@pytest.mark.parametrize(
    ("node", "says"),
    [
        (replace(NODE, name=" "), "needs a name"),
        (replace(NODE, name="a\u202eb"), "needs a name"),
        (replace(NODE, host=""), "nothing is neither"),
        (replace(NODE, host="two words"), "“two words” is neither"),
        (replace(NODE, port=0), "from 1 to 65535, and 0 is not"),
        (replace(NODE, port=65536), "and 65536 is not"),
        (replace(NODE, title=""), "title of the archive: .* at least one letter"),
        (replace(NODE, own_title="X" * 17), "our AE title: .* at most 16 letters"),
        (replace(WEB, url="ftp://archive"), "“ftp://archive” is not one"),
        (replace(WEB, url="https://a:99999/x"), "is not one"),
        (replace(WEB, url="https://me:secret@a/x"), "name and a password"),
        (replace(WEB, url="https://a/x?tenant=1"), "without . and #"),
        (replace(WEB, url="http://a/x", tls=TLS), "http is not encrypted"),
        (replace(NODE, tls=TlsFiles(authorities=Path())), "name their file"),
        (
            replace(NODE, tls=replace(TLS, key=None)),
            "named both, or neither",
        ),
    ],
)
def test_a_node_that_cannot_be_is_refused_in_words(node: Node, says: str) -> None:
    with pytest.raises(DosiscopeError, match=says):
        checked_node(node)


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (replace(SETTINGS, host="pacs"), "“pacs” is not one"),
        (replace(SETTINGS, port=-1), "from 0 to 65535"),
        (replace(SETTINGS, title="Ä"), "title of the receiver"),
        (replace(SETTINGS, callers=("PACS", "A\\B")), "who may call: "),
        (replace(SETTINGS, callers=("A,B",)), "titles are told apart by commas"),
        (replace(SETTINGS, addresses=("10.0.0.0/33",)), "“10.0.0.0/33” is neither"),
        (replace(SETTINGS, tls=TlsFiles(authorities=Path("a"))), "of its own"),
        (replace(SETTINGS, limits=Limits(associations=0)), "calls at a time are 1"),
        (replace(SETTINGS, retention=Retention(days=0)), "days that objects are kept"),
    ],
)
def test_settings_that_cannot_be_are_refused_in_words(
    settings: ReceiverSettings, says: str
) -> None:
    with pytest.raises(DosiscopeError, match=says):
        checked_receiver(settings)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("{}x", "no JSON"),
        ('{"nodes": [{"name": 3}]}', r"nodes\[1\]\.name is “3” instead of a text"),
        ('{"nodes": [{"name": "A", "secret": 1}]}', "“secret”, which is not known"),
        (nodes_text((NODE, replace(NODE, name="CLINIC"))), "two archives are called"),
        (nodes_text((replace(NODE, port=0),)), "a port is"),
    ],
)
def test_a_text_that_is_none_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(DosiscopeError, match=says):
        nodes_of(text)


def test_a_path_with_a_nul_is_none() -> None:
    text = receiver_text(SETTINGS).replace("/data/inbox", "a\\u0000b")
    with pytest.raises(DosiscopeError, match="instead of a path"):
        receiver_of(text)


def test_a_question_is_asked_without_blanks_around() -> None:
    typed = Question(patient_id=" A* ", patient_name="Müller^J ", first_date="20240305")
    asked = Question(patient_id="A*", patient_name="Müller^J", first_date="20240305")
    assert checked_question(typed) == asked
    assert checked_question(Question(modality="rtdose")).modality == "RTDOSE"
    one_day = Question(first_date="20240305", last_date="20240305")
    assert checked_question(one_day) == one_day


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (Question(patient_id="A\\B"), "a Patient ID that is looked for has"),
        (Question(patient_name="x" * 65), "a name that is looked for has 64 letters"),
        (Question(modality="\x1b[31m"), "a modality that is looked for"),
        (Question(first_date="2024-03-05"), "2024-03-05. is no day such as 20240305"),
        (Question(first_date="20240306", last_date="20240305"), "before the first"),
    ],
)
def test_what_is_no_question_is_told_without_a_name(
    question: Question, told: str
) -> None:
    with pytest.raises(DosiscopeError, match=told) as error:
        checked_question(question)
    assert "xxx" not in str(error.value)
