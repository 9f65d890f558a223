"""What is written to archives and read of them, without any."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_dataset

from dosiscope.core.errors import DosiscopeError, NotReadableError
from dosiscope.core.network.node import Node, NodeKind
from dosiscope.core.network.question import Question, StudyMatch
from dosiscope.core.network.retrieved import Matches, NotRetrieved, Retrieved
from dosiscope.core.progress import finish
from dosiscope.io.files import tags
from dosiscope.io.network.archive import find_studies
from dosiscope.io.network.archive_status import status_words
from dosiscope.io.network.identifier import identifier, is_uid, read_identifier
from dosiscope.io.network.matches import study_of
from dosiscope.io.network.web_answers import JsonAnswer, json_answers

NAMES = {
    "Smith*": None,
    "Müller^Jörg": "ISO_IR 100",
    "山田*": "ISO_IR 192",
    "Łukasz": "ISO_IR 192",
}


@pytest.mark.parametrize(("name", "charset"), NAMES.items())
def test_an_identifier_is_what_pydicom_reads(name: str, charset: str | None) -> None:
    data = identifier(
        {
            tags.StudyInstanceUID: "1.2.3",
            tags.PatientName: name,
            tags.QueryRetrieveLevel: "STUDY",
            tags.StudyDate: "",
        }
    )
    read = dcmread(BytesIO(data), force=True)
    assert read.PatientName == name
    assert read.get("SpecificCharacterSet") == charset
    assert (read.QueryRetrieveLevel, read.StudyInstanceUID) == ("STUDY", "1.2.3")
    assert read.StudyDate == ""
    assert [element.tag for element in read] == sorted(element.tag for element in read)


@pytest.mark.parametrize(
    ("name", "charset"),
    [
        ("Müller^Jörg", "ISO_IR 100"),
        ("Müller^Jörg", "ISO_IR 192"),
        ("Yamada^Tarou=山田^太郎=やまだ^たろう", ["", "ISO 2022 IR 87"]),
        ("\u041b\u044e\u043a\u0441", "ISO_IR 144"),
    ],
)
def test_what_pydicom_writes_is_read(name: str, charset: str | list[str]) -> None:
    answer = Dataset()
    answer.SpecificCharacterSet = charset
    answer.PatientName, answer.StudyInstanceUID = name, "1.2.3"
    answer.NumberOfStudyRelatedInstances = 12
    file = DicomBytesIO()
    file.is_implicit_VR, file.is_little_endian = True, True
    write_dataset(file, answer)
    found = study_of(read_identifier(file.getvalue()))
    assert found == StudyMatch(uid="1.2.3", patient_name=name, objects=12)


@pytest.mark.parametrize(
    "data", [b"\x08", b"\x08\0\x05\0\xff\xff\xff\x7f", b"\x10\0\x10\0\x04\0\0\0AB"]
)
def test_a_broken_identifier_is_refused(data: bytes) -> None:
    with pytest.raises(NotReadableError):
        read_identifier(data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2.840.10008", True),
        ("2.25." + "1" * 39, True),
        ("1" * 64, True),
        ("1" * 65, False),
        ("", False),
        ("1..2", False),
        ("1.2.", False),
        ("1.2/..", False),
        ("\uff11.2", False),
    ],
)
def test_what_is_a_uid(text: str, expected: bool) -> None:
    assert is_uid(text) is expected


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0xA700, "is out of resources (status A700)"),
        (0xA801, "does not know the AE title to which it is to send (status A801)"),
        (0xC123, "is unable to do it (status C123)"),
        (0xA123, "has failed (status A123)"),
        (0x1234, "answers with a status of no meaning (status 1234)"),
    ],
)
def test_a_status_has_words(code: int, words: str) -> None:
    assert status_words(code) == words


def test_json_that_is_none_is_refused() -> None:
    for data in (b"", b"{", b"{}", b"\xff", b"[" * 100_000):
        with pytest.raises(NotReadableError):
            json_answers(data)
    with pytest.raises(NotReadableError):
        JsonAnswer("text").text(tags.PatientID)


@pytest.mark.parametrize("value", [5, "5", 5.0, "5 "])
def test_numbers_of_json_are_read_as_text_or_number(value: object) -> None:
    answer = JsonAnswer({"00201208": {"vr": "IS", "Value": [value]}})
    assert answer.integer(tags.NumberOfStudyRelatedInstances) == 5


@pytest.mark.parametrize("value", ["5.5", -5, "NaN", float("nan"), "1e3", "\u0665"])
def test_what_is_no_number_is_refused(value: object) -> None:
    answer = JsonAnswer({"00201208": {"vr": "IS", "Value": [value]}})
    with pytest.raises(NotReadableError):
        answer.integer(tags.NumberOfStudyRelatedInstances)


def test_what_did_not_come_is_told_in_a_sentence() -> None:
    lack = NotRetrieved(what="plan", uid="1.2", why="it is gone", named_by="RT Dose")
    assert lack.sentence == (
        "The plan that the RT Dose names (1.2) was not retrieved: it is gone."
    )
    assert Retrieved().is_whole
    assert not Retrieved(not_retrieved=(lack,)).is_whole
    assert Matches([1, 2], ["said"]) == (1, 2)
    assert Matches([1], ["said"]).remarks == ("said",)


def test_without_the_library_only_the_web_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody listens at port 1; the other archive is not even looked for."""
    monkeypatch.setitem(sys.modules, "pynetdicom", None)
    web = Node(name="w", kind=NodeKind.DICOMWEB, url="http://127.0.0.1:1/x")
    with pytest.raises(DosiscopeError, match="nobody listens there"):
        finish(find_studies(web, Question()))
    other = Node(name="d", host="127.0.0.1", port=1, title="T")
    with pytest.raises(DosiscopeError, match=r"pip install 'dosiscope\[network\]'"):
        finish(find_studies(other, Question()))
