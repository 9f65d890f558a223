"""Archives that break off, refuse, or answer with what nobody should believe."""

from __future__ import annotations

import copy
import re
import socket
import struct
import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pydicom
import pytest
from pydicom.dataelem import DataElement
from pydicom.uid import generate_uid

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.network.question import ObjectMatch, Question, StudyMatch
from dosiscope.core.network.receiving import Limits, ReceiverSettings
from dosiscope.core.progress import Progress, changed, finish
from dosiscope.io.files import tags
from dosiscope.io.network import association, matches, retrieval
from dosiscope.io.network.archive import (
    echo,
    echo_steps,
    find_objects,
    find_series,
    find_studies,
    retrieve_all,
    retrieve_with_references,
)
from dosiscope.io.network.archive_status import status_words
from dosiscope.io.network.connection import connected
from dosiscope.io.network.identifier import identifier
from support.beside import beside
from support.cases import good_built, write_good
from support.network.made_archive import (
    FIND,
    GET,
    MOVE,
    VERIFICATION,
    made_archive,
    objects_in,
    raw_server,
)
from support.synthetic.second import (
    OTHER_FRAME,
    frame_of,
    homogeneous,
    join,
    registration,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.network.node import Node
    from support.network.made_archive import MadeArchive
    from support.network.name_space import PrivateNetwork

pytestmark = pytest.mark.slow
_RESETS = struct.pack("ii", 1, 0)  # at its closing, instead of an orderly end
SETTINGS = Limits(free_bytes=0)


@pytest.fixture(scope="module")
def objects(tmp_path_factory: pytest.TempPathFactory) -> list[Dataset]:
    folder = write_good(tmp_path_factory.mktemp("good"))
    return objects_in(sorted(folder.glob("*")))


@pytest.fixture(scope="module")
def further() -> list[Dataset]:
    """A record, an RT Image, an MR and its registration, which names all images."""
    built = good_built()
    found = beside(built)
    mr = [one for one in found.values() if one.Modality == "MR"]
    joined = join(OTHER_FRAME, homogeneous(), images=[one.SOPInstanceUID for one in mr])
    own = join(
        frame_of(built), homogeneous(), images=[one.SOPInstanceUID for one in built.ct]
    )
    found["REG.dcm"] = registration(built, own, joined)
    return list(found.values())


@pytest.fixture
def archive(
    network: PrivateNetwork, objects: list[Dataset], monkeypatch: pytest.MonkeyPatch
) -> Iterator[MadeArchive]:
    monkeypatch.setattr(retrieval, "PAUSE_S", 0)
    with made_archive(network, objects) as made:
        yield made


@pytest.fixture
def study(objects: list[Dataset]) -> StudyMatch:
    return StudyMatch(uid=objects[0].StudyInstanceUID)


def uids_in(folder: Path) -> list[str]:
    """Return the UIDs of all files of a folder; fails where one is not whole."""
    return sorted(one.SOPInstanceUID for one in objects_in(folder.rglob("*.dcm")))


def uids_of(objects: list[Dataset]) -> list[str]:
    return sorted(one.SOPInstanceUID for one in objects)


def dose_of(objects: list[Dataset]) -> ObjectMatch:
    (dose,) = (one for one in objects if one.Modality == "RTDOSE")
    return ObjectMatch(
        uid=dose.SOPInstanceUID,
        study_uid=dose.StudyInstanceUID,
        series_uid=dose.SeriesInstanceUID,
    )


def with_a_large_one(objects: list[Dataset]) -> tuple[Dataset, list[Dataset]]:
    """Return the structure set, made larger than 1 MiB, and all other objects."""
    (contoured,) = (one for one in objects if one.Modality == "RTSTRUCT")
    padded = copy.deepcopy(contoured)
    padded.add(DataElement(0x00091010, "OB", bytes(1 << 20)))
    return padded, [one for one in objects if one is not contoured]


# --- whether it is there ------------------------------------------------------------


def test_an_archive_that_is_there_answers(archive: MadeArchive) -> None:
    echo(archive.node)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": "OTHER"}, "rejected the association: its AE title is not OTHER"),
        ({"host": "no.such.host"}, "there is no host of this name"),
        ({"port": 1}, "refuses the connection: nobody listens there"),
    ],
)
def test_one_that_is_not_is_told(
    archive: MadeArchive, change: dict[str, Any], told: str
) -> None:
    node: Node = replace(archive.node, **change)
    with pytest.raises(DosiscopeError, match=re.escape(told)):
        echo(node)


def test_one_that_does_nothing_of_it_is_told(
    network: PrivateNetwork,
) -> None:
    with made_archive(network, models=(VERIFICATION,)) as archive:
        with pytest.raises(DosiscopeError, match="does not support what is asked for"):
            finish(find_studies(archive.node, Question()))


def test_a_server_of_the_web_is_no_archive(network: PrivateNetwork) -> None:
    def behave(connection: socket.socket) -> None:
        connection.recv(1 << 16)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with raw_server(network, behave) as node:
        with pytest.raises(DosiscopeError, match="not as a DICOM archive does"):
            echo(node)


def test_one_that_hangs_up_is_told(network: PrivateNetwork) -> None:
    def behave(connection: socket.socket) -> None:
        connection.recv(1 << 16)
        connection.close()

    with raw_server(network, behave) as node:
        with pytest.raises(DosiscopeError, match="ended the connection without an"):
            echo(node)


def test_one_that_resets_the_connection_is_told(
    network: PrivateNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has done so before anybody looks who is at the other end."""

    is_open = threading.Event()

    def behave(connection: socket.socket) -> None:
        is_open.wait(5)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESETS)
        connection.close()

    def reset(node: Node) -> socket.socket:
        opened = connected(node)
        is_open.set()
        with suppress(OSError):
            opened.recv(1)
        return opened

    monkeypatch.setattr(association, "connected", reset)
    with raw_server(network, behave) as node:
        with pytest.raises(DosiscopeError, match="ended the connection without an"):
            echo(node)


def test_one_that_aborts_at_once_probably_does_not_know_us(
    network: PrivateNetwork,
) -> None:
    def behave(connection: socket.socket) -> None:
        connection.recv(1 << 16)
        connection.sendall(struct.pack(">BxLxxBB", 7, 4, 2, 0))

    with raw_server(network, behave) as node:
        told = "probably does not know the AE title DOSISCOPE"
        with pytest.raises(DosiscopeError, match=told):
            echo(node)


def test_who_gives_up_waits_for_no_association(
    network: PrivateNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is ended all the same, when it has been waited for."""
    monkeypatch.setattr(association, "ASSOCIATE_S", 1.0)
    has_ended = threading.Event()

    def behave(connection: socket.socket) -> None:
        while connection.recv(1 << 16):
            pass
        has_ended.set()

    with raw_server(network, behave) as node:
        steps = echo_steps(node)
        while next(steps).what != "Calling the archive":
            pass
        steps.close()
        assert has_ended.wait(20)


@pytest.mark.parametrize(
    ("result", "source", "reason", "told", "times"),
    [
        (1, 1, 3, "does not know the AE title DOSISCOPE by which we call", 1),
        (1, 1, 7, "its AE title is not MADE", 1),
        (2, 3, 1, "it is congested for the moment", retrieval.TRIES),
        (2, 3, 2, "as many associations as it allows", retrieval.TRIES),
        (1, 1, 1, "it gives no reason", 1),
        (1, 2, 99, "does not speak as DICOM does", 1),
    ],
)
def test_a_rejection_is_told_and_tried_again_where_it_is_for_now(
    network: PrivateNetwork,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    result: int,
    source: int,
    reason: int,
    told: str,
    times: int,
) -> None:
    monkeypatch.setattr(retrieval, "PAUSE_S", 0)
    calls = list[int]()

    def behave(connection: socket.socket) -> None:
        calls.append(len(connection.recv(1 << 16)))
        connection.sendall(struct.pack(">BxLxBBB", 3, 4, result, source, reason))

    with raw_server(network, behave) as node:
        with pytest.raises(DosiscopeError, match=told):
            finish(retrieve_all(node, [StudyMatch(uid="1.2")], tmp_path / "in"))
    assert len(calls) == times


def test_one_that_says_nothing_is_not_waited_for_for_ever(
    network: PrivateNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(association, "ASSOCIATE_S", 0.2)
    with raw_server(network, lambda connection: None) as node:
        with pytest.raises(DosiscopeError, match="does not answer the request"):
            echo(node)


@pytest.mark.parametrize("kind", [3, 4, 7, 2])
def test_a_pdu_beyond_all_bounds_is_not_read(
    network: PrivateNetwork, kind: int
) -> None:
    def behave(connection: socket.socket) -> None:
        connection.recv(1 << 16)
        connection.sendall(struct.pack(">BxL", kind, 0xFFFFFFF0) + bytes(1 << 16))

    with raw_server(network, behave) as node:
        with pytest.raises(DosiscopeError, match=r"sends a PDU of 4.294.967.280 bytes"):
            echo(node)


@pytest.mark.parametrize("body", [b"", b"\0" * 10, bytes(range(256)) * 4])
@pytest.mark.parametrize("kind", [2, 3, 4, 6, 7])
def test_what_is_no_answer_is_told(
    network: PrivateNetwork,
    kind: int,
    body: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And ends no thread with an error."""
    monkeypatch.setattr(association, "ASSOCIATE_S", 2.0)

    def behave(connection: socket.socket) -> None:
        connection.recv(1 << 16)
        connection.sendall(struct.pack(">BxL", kind, len(body)) + body)

    with raw_server(network, behave) as node:
        with pytest.raises(DosiscopeError, match="made"):
            echo(node)


# --- what it says it has ------------------------------------------------------------


def answer(**values: str) -> bytes:
    """Return the bytes of an answer, whatever its values are."""
    return identifier({getattr(tags, name): value for name, value in values.items()})


def test_answers_that_are_none_are_left_out_and_told(archive: MadeArchive) -> None:
    archive.answers = lambda _: [
        answer(StudyInstanceUID="1.2.3", PatientID="A"),
        answer(PatientID="B"),
        answer(StudyInstanceUID="../../etc", PatientID="C"),
        b"\x08\x00\x05\x00\xff\xff\xff\x7f",
        b"\x10\x00",
    ]
    found = finish(find_studies(archive.node, Question()))
    assert [one.patient_id for one in found] == ["A"]
    assert found.remarks == (
        "2 answers of the archive are without a UID and left out.",
        "2 answers of the archive are damaged and left out.",
    )


def test_series_of_another_study_are_left_out(archive: MadeArchive) -> None:
    archive.answers = lambda _: [
        answer(StudyInstanceUID="1.2.3", SeriesInstanceUID="1.2.3.1"),
        answer(StudyInstanceUID="1.2.4", SeriesInstanceUID="1.2.4.1"),
    ]
    found = finish(find_series(archive.node, "1.2.3"))
    assert [one.uid for one in found] == ["1.2.3.1"]
    assert found.remarks == (
        "1 answer of the archive is of what was not asked for and left out.",
    )


def test_what_is_not_seen_in_answers_has_signs(archive: MadeArchive) -> None:
    archive.answers = lambda _: [
        answer(StudyInstanceUID="1.2.3", PatientID="A\x1b[31mB", StudyDate="tomorrow")
    ]
    (found,) = finish(find_studies(archive.node, Question()))
    assert found.patient_id == "A␛[31mB"
    assert found.date == "tomorrow"
    assert found.objects is None


def test_an_answer_beyond_all_bounds_ends_it(archive: MadeArchive) -> None:
    archive.answers = lambda _: [bytes(2 << 20)]
    told = "sends more than is read of one message; it was stopped"
    with pytest.raises(DosiscopeError, match=told):
        finish(find_studies(archive.node, Question()))


def test_answers_without_end_are_cancelled(
    archive: MadeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matches, "MOST_ANSWERS", 20)
    archive.answers = archive.without_end(lambda n: answer(StudyInstanceUID=f"1.2.{n}"))
    found = finish(find_studies(archive.node, Question()))
    assert len(found) == 20
    assert found.remarks == ("Only the first 20 answers are listed.",)
    assert archive.cancelled.wait(60)


def test_an_answer_that_comes_again_and_again_has_an_end_too(
    archive: MadeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matches, "MOST_ANSWERS", 20)
    archive.answers = archive.without_end(lambda _: answer(StudyInstanceUID="1.2.3"))
    told: list[Progress[StudyMatch]] = []

    def noted(step: Progress[StudyMatch]) -> Progress[StudyMatch]:
        told.append(step)
        return step

    found = finish(changed(find_studies(archive.node, Question()), noted))
    assert [one.uid for one in found] == ["1.2.3"]
    assert [step.part for step in told if step.part is not None] == list(found)
    assert archive.cancelled.wait(60)


def test_who_does_not_heed_a_cancel_is_not_waited_for(
    archive: MadeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matches, "MOST_ANSWERS", 20)
    monkeypatch.setattr(association, "RELEASE_S", 0.2)
    archive.heeds_cancel = False
    sent = []

    def answers(_: Dataset) -> Iterator[bytes]:
        for n in range(3_000):
            sent.append(n)
            yield answer(StudyInstanceUID=f"1.2.{n}")
            archive.cancelled.wait(0.001)  # it never is: three seconds in all

    archive.answers = answers
    assert len(finish(find_studies(archive.node, Question()))) == 20
    assert len(sent) < 3_000


@pytest.mark.parametrize("status", [0xB001, 0x0107])
def test_a_warning_at_the_end_is_told_beside_what_was_found(
    archive: MadeArchive, study: StudyMatch, status: int
) -> None:
    archive.find_status = status
    found = finish(find_studies(archive.node, Question()))
    assert [one.uid for one in found] == [study.uid]
    assert found.remarks == (f"The archive {status_words(status)}.",)


@pytest.mark.parametrize("uid", ["", "*", "1.2.*", "1.2\\3.4"])
def test_what_is_no_uid_is_asked_of_nobody(
    archive: MadeArchive, objects: list[Dataset], tmp_path: Path, uid: str
) -> None:
    """An empty one asks for everything, as one with a wildcard does for many."""
    dose = dose_of(objects)
    for ask in (
        find_series(archive.node, uid),
        find_objects(archive.node, dose.study_uid, uid),
        retrieve_all(archive.node, [StudyMatch(uid=uid)], tmp_path / "in"),
        retrieve_all(archive.node, [replace(dose, uid=uid)], tmp_path / "in"),
        retrieve_all(archive.node, [replace(dose, study_uid=uid)], tmp_path / "in"),
    ):
        with pytest.raises(DosiscopeError, match="an archive is asked by UID"):
            finish(ask)
    assert not archive.asked


def test_who_no_longer_asks_cancels(archive: MadeArchive) -> None:
    archive.answers = archive.without_end(lambda n: answer(StudyInstanceUID=f"1.2.{n}"))
    steps = find_studies(archive.node, Question())
    while next(steps).part is None:
        pass
    steps.close()
    assert archive.cancelled.wait(60)


# --- getting it ---------------------------------------------------------------------


def test_what_breaks_in_the_middle_is_begun_anew(
    archive: MadeArchive, study: StudyMatch, objects: list[Dataset], tmp_path: Path
) -> None:
    """Twice in the images; each time only what is missing is asked for."""
    archive.breaks_after = [3, 2]
    result = finish(retrieve_all(archive.node, [study], tmp_path / "in"))
    assert result.is_whole
    assert uids_in(tmp_path / "in") == uids_of(objects)
    assert len(result.files) == len(objects)
    counts = [len(one.get("SOPInstanceUID") or ()) for one in archive.asked[:3]]
    images = sum(one.Modality == "CT" for one in objects)
    assert counts == [0, images - 3, images - 5]


def test_one_that_always_breaks_is_given_up(
    archive: MadeArchive, study: StudyMatch, objects: list[Dataset], tmp_path: Path
) -> None:
    archive.breaks_after = [4, *([0] * 100)]
    result = finish(retrieve_all(archive.node, [study], tmp_path / "in"))
    assert len(result.files) == 4
    assert len(uids_in(tmp_path / "in")) == 4
    assert not result.is_whole
    lacking = {one.uid for one in result.not_retrieved}
    assert lacking.isdisjoint(uids_in(tmp_path / "in"))
    assert "aborted the association" in result.not_retrieved[0].sentence
    assert len(archive.asked) <= 2 + retrieval.TRIES
    # and later, when it is well again, the rest comes
    archive.breaks_after = []
    again = finish(retrieve_all(archive.node, [study], tmp_path / "in"))
    assert len(again.present) == 4
    assert uids_in(tmp_path / "in") == uids_of(objects)


def test_what_was_not_asked_for_is_not_kept(
    archive: MadeArchive, objects: list[Dataset], tmp_path: Path
) -> None:
    dose = dose_of(objects)
    archive.sends_besides = [one for one in objects if one.Modality == "RTPLAN"]
    result = finish(retrieve_all(archive.node, [dose], tmp_path / "in"))
    assert uids_in(tmp_path / "in") == [dose.uid]
    (remark,) = result.remarks
    assert remark == "1 object that the archive sent without being asked is not kept."


def test_a_refusal_of_c_get_without_a_receiver_is_told(
    archive: MadeArchive, study: StudyMatch, tmp_path: Path
) -> None:
    archive.get_status = 0xA702
    told = "is out of resources: it could not send the objects .status A702."
    with pytest.raises(DosiscopeError, match=told):
        finish(retrieve_all(archive.node, [study], tmp_path / "in"))


@pytest.mark.parametrize("is_supported", [True, False])
def test_where_c_get_is_refused_it_is_moved(
    network: PrivateNetwork, objects: list[Dataset], tmp_path: Path, is_supported: bool
) -> None:
    models = (FIND, MOVE, *((GET,) if is_supported else ()))
    with made_archive(network, objects, models=models, get_status=0xC000) as archive:
        port = network.port()
        archive.calls_back = ("127.0.0.1", port)
        receiver = ReceiverSettings(inbox=tmp_path, port=port, limits=SETTINGS)
        steps = retrieve_with_references(
            archive.node, dose_of(objects), tmp_path / "in", receiver
        )
        result = finish(steps)
    assert result.is_whole
    assert uids_in(tmp_path / "in") == uids_of(objects)


def test_what_was_not_asked_for_and_is_moved_here_is_told(
    network: PrivateNetwork, objects: list[Dataset], tmp_path: Path
) -> None:
    """It is in the folder, as its sender was told; it is nothing that was retrieved."""
    (plan,) = (one for one in objects if one.Modality == "RTPLAN")
    dose = dose_of(objects)
    with made_archive(network, objects, models=(FIND, MOVE)) as archive:
        archive.sends_besides = [plan]
        port = network.port()
        archive.calls_back = ("127.0.0.1", port)
        receiver = ReceiverSettings(inbox=tmp_path, port=port, limits=SETTINGS)
        result = finish(retrieve_all(archive.node, [dose], tmp_path / "in", receiver))
    assert uids_in(tmp_path / "in") == sorted([dose.uid, plan.SOPInstanceUID])
    assert [one.SOPInstanceUID for one in objects_in(result.files)] == [dose.uid]
    assert result.remarks == (
        "1 object that came without being asked for is in the folder too.",
    )


def test_an_archive_that_does_not_know_where_to_send_is_told(
    archive: MadeArchive, network: PrivateNetwork, study: StudyMatch, tmp_path: Path
) -> None:
    archive.get_status = 0xC000
    port = network.port()
    receiver = ReceiverSettings(inbox=tmp_path, port=port, limits=SETTINGS)
    told = f"enter DOSISCOPE there, with the address of this computer and port {port}"
    with pytest.raises(DosiscopeError, match=told):
        finish(retrieve_all(archive.node, [study], tmp_path / "in", receiver))


def test_an_object_that_is_too_large_is_told_once(
    archive: MadeArchive, study: StudyMatch, objects: list[Dataset], tmp_path: Path
) -> None:
    padded, others = with_a_large_one(objects)
    archive.kept = [*others, padded]
    limits = replace(SETTINGS, object_bytes=1 << 20)
    receiver = ReceiverSettings(inbox=tmp_path, port=archive.port + 1000, limits=limits)
    steps = retrieve_all(archive.node, [study], tmp_path / "in", receiver)
    result = finish(steps)
    (lack,) = result.not_retrieved
    assert lack.uid == padded.SOPInstanceUID
    assert "larger than the" in lack.why
    assert len(result.files) == len(objects) - 1


def test_an_object_that_is_too_large_is_moved_once(
    network: PrivateNetwork, study: StudyMatch, objects: list[Dataset], tmp_path: Path
) -> None:
    padded, others = with_a_large_one(objects)
    limits = replace(SETTINGS, object_bytes=1 << 20)
    with made_archive(network, [*others, padded], models=(FIND, MOVE)) as archive:
        port = network.port()
        archive.calls_back = ("127.0.0.1", port)
        receiver = ReceiverSettings(inbox=tmp_path, port=port, limits=limits)
        result = finish(retrieve_all(archive.node, [study], tmp_path / "in", receiver))
    (lack,) = result.not_retrieved
    assert lack.uid == padded.SOPInstanceUID
    assert "larger than the" in lack.why
    assert len(result.files) == len(others)
    moved = [one.SeriesInstanceUID for one in archive.asked]
    assert moved.count(padded.SeriesInstanceUID) == 1


def test_what_came_before_the_port_was_taken_is_told(
    archive: MadeArchive, network: PrivateNetwork, study: StudyMatch, tmp_path: Path
) -> None:
    port = network.port()
    receiver = ReceiverSettings(inbox=tmp_path, port=port, limits=SETTINGS)
    steps = retrieve_all(archive.node, [study], tmp_path / "in", receiver)
    with socket.create_server(("127.0.0.1", port)):
        while next(steps).part is None:
            pass
        archive.get_status = 0xC000
        result = finish(steps)
    assert len(result.files) >= 1
    assert sorted(one.name for one in result.files) == sorted(
        path.name for path in (tmp_path / "in").glob("*-*-*/*")
    )
    lack = result.not_retrieved[-1]
    assert "nor can it call us (C-MOVE): cannot listen at port" in lack.why
    assert "another program listens there" in lack.why


def test_who_cancels_has_whole_objects_and_goes_on_later(
    archive: MadeArchive, study: StudyMatch, objects: list[Dataset], tmp_path: Path
) -> None:
    steps = retrieve_all(archive.node, [study], tmp_path / "in")
    while next(steps).part is None:
        pass
    steps.close()
    had = len(uids_in(tmp_path / "in"))
    assert 1 <= had < len(objects)
    assert not [*(tmp_path / "in").rglob("*.part")]
    result = finish(retrieve_all(archive.node, [study], tmp_path / "in"))
    assert (len(result.present), len(result.files)) == (had, len(objects) - had)


@pytest.mark.parametrize("change", [{"port": 1}, {"title": "OTHER"}])
def test_who_cannot_be_asked_leaves_no_folder(
    archive: MadeArchive,
    objects: list[Dataset],
    study: StudyMatch,
    tmp_path: Path,
    change: dict[str, Any],
) -> None:
    node: Node = replace(archive.node, **change)
    for wanted in (study, dose_of(objects)):
        with pytest.raises(DosiscopeError):
            finish(retrieve_all(node, [wanted], tmp_path / "in"))
    nothing = StudyMatch(uid="1.2.3.4")
    assert not finish(retrieve_all(archive.node, [nothing], tmp_path / "in")).is_whole
    assert not [*tmp_path.iterdir()]


# --- what a dose needs --------------------------------------------------------------


def test_what_is_named_and_not_there_is_told(
    archive: MadeArchive, objects: list[Dataset], tmp_path: Path
) -> None:
    archive.kept = [one for one in objects if one.Modality != "RTSTRUCT"]
    steps = retrieve_with_references(archive.node, dose_of(objects), tmp_path / "in")
    result = finish(steps)
    (wanted,) = (one for one in objects if one.Modality == "RTSTRUCT")
    (lack,) = result.not_retrieved
    assert (lack.what, lack.uid) == ("structure set", wanted.SOPInstanceUID)
    assert lack.sentence == (
        f"The structure set that the RT Plan names ({wanted.SOPInstanceUID}) was not "
        "retrieved: the archive does not have it, in any study of the patient."
    )
    assert len(result.files) == 2


def test_references_lead_to_other_studies_of_the_patient_and_nowhere_else(
    archive: MadeArchive, objects: list[Dataset], tmp_path: Path
) -> None:
    """The CT is in a study of its own, with a second dose; and there is a stranger."""
    other = copy.deepcopy(objects)
    for one in other:
        if one.Modality == "CT":
            one.StudyInstanceUID = "1.2.3.4.5"
    (dose,) = (one for one in other if one.Modality == "RTDOSE")
    second = copy.deepcopy(dose)
    second.SOPInstanceUID = generate_uid()
    stranger = copy.deepcopy(dose)
    stranger.PatientID, stranger.StudyInstanceUID = "SOMEBODY", "1.2.3.4.6"
    stranger.SOPInstanceUID = generate_uid()
    archive.kept = [stranger, second, *other]
    steps = retrieve_with_references(archive.node, dose_of(objects), tmp_path / "in")
    result = finish(steps)
    assert result.is_whole
    assert uids_in(tmp_path / "in") == uids_of(objects)


@pytest.mark.parametrize("modality", ["RTRECORD", "RTIMAGE", "REG"])
def test_what_names_others_comes_with_them(
    archive: MadeArchive,
    objects: list[Dataset],
    further: list[Dataset],
    tmp_path: Path,
    modality: str,
) -> None:
    archive.kept = [*objects, *further]
    (named,) = (one for one in further if one.Modality == modality)
    wanted = ObjectMatch(
        uid=named.SOPInstanceUID,
        study_uid=named.StudyInstanceUID,
        series_uid=named.SeriesInstanceUID,
    )
    result = finish(retrieve_with_references(archive.node, wanted, tmp_path / "in"))
    assert result.is_whole
    kinds = {one.Modality for one in objects_in(tmp_path.rglob("*.dcm"))}
    images = {"CT", "MR"} if modality == "REG" else {"CT", "RTPLAN", "RTSTRUCT"}
    assert kinds == {modality, *images}


def test_a_registration_comes_with_images_of_another_study(
    archive: MadeArchive,
    objects: list[Dataset],
    further: list[Dataset],
    tmp_path: Path,
) -> None:
    """Series of its own study it names in one place, those of others in another."""
    kept = copy.deepcopy([*objects, *further])
    (named,) = (one for one in kept if one.Modality == "REG")
    series: dict[str, Dataset] = {}
    for one in kept:
        if one.Modality == "MR":
            one.StudyInstanceUID = "1.2.3.4.5"
        if one.Modality in ("CT", "MR"):
            item = series[one.Modality] = pydicom.Dataset()
            item.SeriesInstanceUID = one.SeriesInstanceUID
    other = pydicom.Dataset()
    other.StudyInstanceUID = "1.2.3.4.5"
    other.ReferencedSeriesSequence = [series["MR"]]
    named.ReferencedSeriesSequence = [series["CT"]]
    named.StudiesContainingOtherReferencedInstancesSequence = [other]
    archive.kept = kept
    wanted = ObjectMatch(
        uid=named.SOPInstanceUID,
        study_uid=named.StudyInstanceUID,
        series_uid=named.SeriesInstanceUID,
    )
    result = finish(retrieve_with_references(archive.node, wanted, tmp_path / "in"))
    assert result.is_whole
    came = uids_in(tmp_path / "in")
    assert came == uids_of([one for one in kept if one.Modality in ("CT", "MR", "REG")])


def test_labels_and_dates_of_objects_are_those_of_their_kinds(
    archive: MadeArchive, objects: list[Dataset], further: list[Dataset]
) -> None:
    archive.kept = copy.deepcopy([*objects, *further])
    for one in archive.kept:
        if one.Modality in ("CT", "MR"):
            continue
        # as a planning system copies it from the images
        one.AcquisitionDate, one.AcquisitionTime = "20200102", "030405"
        label, moment = {
            "RTPLAN": ("RTPlanLabel", "RTPlan"),
            "RTSTRUCT": ("StructureSetLabel", "StructureSet"),
            "RTDOSE": ("DoseSummationType", "Content"),
            "RTIMAGE": ("RTImageLabel", "Acquisition"),
            "REG": ("ContentLabel", "Content"),
            "RTRECORD": ("", "Treatment"),
        }[one.Modality]
        if moment == "Content":
            one.ContentDate, one.ContentTime = "20260102", "101112"
        (found,) = finish(
            find_objects(
                archive.node, one.StudyInstanceUID, one.SeriesInstanceUID, one.Modality
            )
        )
        assert found.label == one.get(label, "")
        assert found.date == one.get(f"{moment}Date")
        assert found.time == one.get(f"{moment}Time")
        assert found.uid == one.SOPInstanceUID
