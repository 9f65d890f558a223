"""What an inbox keeps: whole objects, each once, for the user alone, after any end."""

from __future__ import annotations

import errno
import json
import os
import threading
from typing import TYPE_CHECKING, Any

import pytest
from pydicom import dcmread
from pydicom.uid import (
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
)

from dosiscope.core.errors import ChoiceError, DosiscopeError
from dosiscope.core.findings import Action
from dosiscope.core.network.receiving import Limits, Retention, Why
from dosiscope.io.files.implementation import IMPLEMENTATION_UID
from dosiscope.io.files.inbox_state import ARRIVING, LIST, STATE
from dosiscope.io.files.part10 import read_file
from dosiscope.io.network.in_use import FilesInUse
from dosiscope.io.network.inbox import Inbox, Stored
from dosiscope.io.network.incoming import NotStoredError
from support.cases import write_good
from support.network.objects import data_set
from support.opened import opened, the
from support.platforms import FLOCK, MODES
from support.small_files import CT_CLASS, ct_dataset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydicom.dataset import Dataset

ROOMY = Limits(free_bytes=0)
UID = "1.2.3.4.1"  # of the first image
DAY_S = 86_400.0


def send(
    inbox: Inbox,
    data: bytes,
    *,
    uid: str = UID,
    sop_class: str = CT_CLASS,
    syntax: str = ExplicitVRLittleEndian,
) -> Stored:
    """Send a data set in pieces."""
    coming = inbox.begin(sop_class=sop_class, uid=uid, syntax=syntax)
    for at in range(0, len(data), 100):
        coming.add(data[at : at + 100])
    return inbox.store(coming)


def send_file(inbox: Inbox, read: Dataset) -> Stored:
    """Send what was read from a file."""
    data = data_set(read, read.file_meta.TransferSyntaxUID)
    return send(
        inbox,
        data,
        uid=read.SOPInstanceUID,
        sop_class=read.SOPClassUID,
        syntax=read.file_meta.TransferSyntaxUID,
    )


def refusal(inbox: Inbox, data: bytes, **under: str) -> NotStoredError:
    """Send what is not to be kept: nothing of it may be left."""
    with pytest.raises(NotStoredError) as caught:
        send(inbox, data, **under)
    assert left_aside(inbox.folder) == []
    return caught.value


def image(k: int = 0, **changes: Any) -> bytes:
    return data_set(ct_dataset(k, **changes))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*-*-*/*"))


def left_aside(folder: Path) -> list[str]:
    return os.listdir(folder / STATE / ARRIVING)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "inbox"


@pytest.fixture
def inbox(folder: Path) -> Iterator[Inbox]:
    made = Inbox(folder, ROOMY)
    yield made
    made.close()


# --- what is kept ------------------------------------------------------------------


@pytest.mark.parametrize(
    "syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian]
)
def test_an_object_is_kept_as_it_was_sent(inbox: Inbox, syntax: str) -> None:
    sent = data_set(ct_dataset(), syntax)
    stored = send(inbox, sent, syntax=syntax)
    raw = stored.path.read_bytes()
    assert raw.startswith(bytes(128) + b"DICM")
    assert raw.endswith(sent)
    assert (stored.size, stored.is_again, stored.beside) == (len(raw), False, None)
    read = dcmread(stored.path)  # an independent reader finds what was meant
    assert read.file_meta.TransferSyntaxUID == syntax
    assert read.file_meta.MediaStorageSOPInstanceUID == UID
    assert read.file_meta.MediaStorageSOPClassUID == CT_CLASS
    assert read.file_meta.ImplementationClassUID == IMPLEMENTATION_UID
    assert len(raw) == len(sent) + 144 + read.file_meta.FileMetaInformationGroupLength
    assert read_file(stored.path).notes == ()


def test_names_are_numbers_that_are_given_once(folder: Path) -> None:
    inbox = Inbox(folder, ROOMY)
    for k in range(3):
        send(inbox, image(k), uid=f"1.2.3.4.{k + 1}")
    assert names(folder) == ["000001.dcm", "000002.dcm", "000003.dcm"]
    for path in folder.glob("*-*-*/*"):
        path.unlink()
    inbox.close()
    inbox = Inbox(folder, ROOMY)
    send(inbox, image())
    assert names(folder) == ["000004.dcm"]
    (next(folder.glob("*-*-*")) / "000005.dcm").write_bytes(b"of somebody")
    send(inbox, image(1), uid="1.2.3.4.2")
    inbox.close()
    assert names(folder) == ["000004.dcm", "000005.dcm", "000006.dcm"]


@MODES
def test_only_the_user_can_read_it(inbox: Inbox) -> None:
    before = os.umask(0)
    try:
        stored = send(inbox, image())
    finally:
        os.umask(before)
    for path in inbox.folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    assert inbox.folder.stat().st_mode & 0o077 == 0
    assert stored.path.stat().st_mode & 0o777 == 0o600


def test_the_same_object_again_is_kept_once(folder: Path) -> None:
    inbox = Inbox(folder, ROOMY)
    first = send(inbox, image())
    again = send(inbox, image())
    assert again.is_again
    assert again.path == first.path
    inbox.close()
    inbox = Inbox(folder, ROOMY)  # nor after another start
    assert send(inbox, image()).is_again
    inbox.close()
    assert names(folder) == ["000001.dcm"]


def test_another_object_under_the_uid_is_kept_beside(inbox: Inbox) -> None:
    first = send(inbox, image())
    other = send(inbox, image(RescaleIntercept=-1000))
    assert not other.is_again
    assert other.beside == first.path
    assert other.path != first.path
    # each of them again is neither kept nor told as another
    assert send(inbox, image()).path == first.path
    assert send(inbox, image(RescaleIntercept=-1000)).path == other.path
    assert len(names(inbox.folder)) == 2


@pytest.mark.slow
def test_another_object_under_the_uid_is_a_finding_when_it_is_read(
    inbox: Inbox, tmp_path: Path
) -> None:
    for path in write_good(tmp_path / "case").glob("*.dcm"):
        send_file(inbox, dcmread(path))
    dose = dcmread(tmp_path / "case" / "RD.dcm")
    dose.DoseGridScaling = float(dose.DoseGridScaling) / 2
    assert send_file(inbox, dose).beside is not None
    with pytest.raises(ChoiceError, match="2 different RT Dose files have one UID"):
        opened(inbox.folder)
    case = opened(inbox.folder, dose=f"{dose.SOPInstanceUID}/1")
    assert the(case.findings, "T07").action is Action.WARN


def test_an_object_that_the_user_deleted_is_taken_again(inbox: Inbox) -> None:
    first = send(inbox, image())
    first.path.unlink()
    again = send(inbox, image())
    assert not again.is_again
    assert again.path.is_file()
    assert inbox.total_bytes == again.size


@pytest.mark.slow
def test_many_at_a_time(inbox: Inbox) -> None:
    """Eight threads send the same forty objects: each is kept once."""
    images = [image(k) for k in range(40)]
    said: list[Stored] = []

    def send_all(first: int) -> None:
        for k in range(40):
            k = (k + first) % 40
            said.append(send(inbox, images[k], uid=f"1.2.3.4.{k + 1}"))

    threads = [threading.Thread(target=send_all, args=(5 * n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 320
    assert sum(not stored.is_again for stored in said) == 40
    assert len(names(inbox.folder)) == 40
    kept = sorted(path.read_bytes()[-200:] for path in inbox.folder.glob("*-*-*/*"))
    assert kept == sorted(sent[-200:] for sent in images)


# --- what is refused ---------------------------------------------------------------


def test_what_is_not_whole_is_not_kept(inbox: Inbox) -> None:
    whole = image()
    for cut in (whole[:-1], whole[:300], b"", b"\x08\0"):
        assert refusal(inbox, cut).why is Why.DAMAGED
    assert refusal(inbox, b"garbage" * 100).why is Why.DAMAGED
    assert names(inbox.folder) == []
    assert inbox.total_bytes == 0


def test_what_is_another_object_than_is_said_is_not_kept(inbox: Inbox) -> None:
    other = refusal(inbox, image(), uid="1.2.3.4.9")
    assert other.why is Why.OTHER_OBJECT
    assert "(0008,0018)" in str(other)
    assert "1.2.3.4" not in str(other)  # no UID of a patient
    dose = "1.2.840.10008.5.1.4.1.1.481.2"
    other = refusal(inbox, image(), sop_class=dose)
    assert other.why is Why.OTHER_OBJECT
    assert "(0008,0016)" in str(other)


@pytest.mark.parametrize("uid", ["../../etc/passwd", "", "1." * 40, "1\n2"])
def test_what_is_no_uid_is_no_part_of_a_path(inbox: Inbox, uid: str) -> None:
    assert refusal(inbox, image(), uid=uid).why is Why.DAMAGED


def test_what_is_sent_in_another_encoding_than_agreed_is_read_as_any_file(
    inbox: Inbox,
) -> None:
    stored = send(inbox, image(), syntax=ImplicitVRLittleEndian)
    assert any(note.key == "F12" for note in read_file(stored.path).notes)


def test_limits(tmp_path: Path) -> None:
    size = len(image()) + 500
    inbox = Inbox(tmp_path / "a", Limits(free_bytes=0, object_bytes=600))
    assert refusal(inbox, image()).why is Why.OBJECT_TOO_LARGE
    inbox.close()
    inbox = Inbox(tmp_path / "b", Limits(free_bytes=1 << 60))
    assert refusal(inbox, image()).why is Why.DISK_FULL
    inbox.close()
    inbox = Inbox(tmp_path / "c", Limits(free_bytes=0, inbox_bytes=size))
    send(inbox, image())
    assert refusal(inbox, image(1), uid="1.2.3.4.2").why is Why.INBOX_FULL
    inbox.close()


def test_what_the_user_deletes_makes_room(tmp_path: Path) -> None:
    size = len(image()) + 500
    inbox = Inbox(tmp_path, Limits(free_bytes=0, inbox_bytes=size))
    first = send(inbox, image())
    assert refusal(inbox, image(1), uid="1.2.3.4.2").why is Why.INBOX_FULL
    inbox.look_for_room()
    assert refusal(inbox, image(1), uid="1.2.3.4.2").why is Why.INBOX_FULL
    first.path.unlink()
    inbox.look_for_room()
    assert inbox.total_bytes == 0
    second = send(inbox, image(1), uid="1.2.3.4.2")
    assert inbox.total_bytes == second.size
    inbox.close()


def test_two_that_come_at_a_time_do_not_go_beyond_a_limit(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path, Limits(free_bytes=0, inbox_bytes=len(image()) + 500))
    coming = [
        inbox.begin(
            sop_class=CT_CLASS, uid=f"1.2.3.4.{k + 1}", syntax=ExplicitVRLittleEndian
        )
        for k in range(2)
    ]
    for k, one in enumerate(coming):
        one.add(image(k))
    inbox.store(coming[0])
    with pytest.raises(NotStoredError) as caught:
        inbox.store(coming[1])
    assert caught.value.why is Why.INBOX_FULL
    assert names(tmp_path) == ["000001.dcm"]
    inbox.close()


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, Why.DISK_FULL), (errno.EIO, Why.NOT_WRITTEN)],
)
@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_what_the_system_refuses_is_told_and_nothing_is_left(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, call: str, number: int, why: Why
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    coming = inbox.begin(sop_class=CT_CLASS, uid=UID, syntax=ExplicitVRLittleEndian)
    with monkeypatch.context() as failing:
        failing.setattr(os, call, fail)
        coming.add(image())
        with pytest.raises(NotStoredError) as caught:
            inbox.store(coming)
    assert caught.value.why is why
    assert left_aside(inbox.folder) == []
    assert names(inbox.folder) == []
    assert inbox.total_bytes == 0
    assert not send(inbox, image()).is_again


# --- after any end -----------------------------------------------------------------


def test_what_was_on_its_way_is_removed_at_the_next_start(folder: Path) -> None:
    inbox = Inbox(folder, ROOMY)
    send(inbox, image())
    coming = inbox.begin(sop_class=CT_CLASS, uid="1.2", syntax=ExplicitVRLittleEndian)
    coming.add(image(1)[:500])
    other = folder / STATE / ARRIVING / "notes.txt"
    other.write_text("of somebody")
    inbox.close()
    inbox = Inbox(folder, ROOMY)
    assert inbox.left_over == 1
    assert left_aside(folder) == ["notes.txt"]
    assert names(folder) == ["000001.dcm"]
    inbox.close()


def test_what_had_come_whole_is_kept_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the power fails before the new name of a flushed file is on the disk."""
    inbox = Inbox(folder, ROOMY)
    first = send(inbox, image())
    sealed = send(inbox, image(1), uid="1.2.3.4.2")
    raw = sealed.path.read_bytes()
    aside = folder / STATE / ARRIVING
    os.rename(sealed.path, aside / "1.part")
    (aside / "2.part").write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    (aside / "3.part").write_bytes(raw[:-1])
    (aside / "4.part").write_bytes(raw[:200])
    (aside / "5.part").write_bytes(first.path.read_bytes())
    (aside / "6.part").write_bytes(b"")
    inbox.close()
    inbox = Inbox(folder, ROOMY)
    (one, _), (again, _) = inbox.recovered
    assert (one.path.read_bytes(), one.is_again) == (raw, False)
    assert (again.path, again.is_again) == (first.path, True)
    assert inbox.left_over == 4
    assert left_aside(folder) == []
    assert len(names(folder)) == 2
    inbox.close()


def test_what_was_answered_is_kept_whatever_the_limit_is_now(folder: Path) -> None:
    """It is counted, and what comes next is refused."""
    inbox = Inbox(folder, ROOMY)
    stored = send(inbox, image())
    os.rename(stored.path, folder / STATE / ARRIVING / "1.part")
    inbox.close()
    inbox = Inbox(folder, Limits(free_bytes=0, inbox_bytes=1))
    assert [one.size for one, _ in inbox.recovered] == [stored.size]
    assert inbox.left_over == 0
    assert len(names(folder)) == 1
    assert refusal(inbox, image(1), uid="1.2.3.4.2").why is Why.INBOX_FULL
    inbox.close()


@pytest.mark.parametrize("damage", ["gone", "cut", "garbage", "lies"])
def test_the_list_may_be_lost(folder: Path, damage: str) -> None:
    inbox = Inbox(folder, ROOMY)
    sizes = [send(inbox, image(k), uid=f"1.2.3.4.{k + 1}").size for k in range(3)]
    inbox.close()
    path = folder / STATE / LIST
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:-20])
    elif damage == "garbage":
        path.write_bytes(b"\xff\0{[" * 100 + b"\n" + b"[" * 10_000)
    else:
        lie = ["2026-01-01/../../x.dcm", "1.2", "g", 5, 5]
        path.write_text(json.dumps(lie) + '\n["2026-01-01/000001.dcm", 1]\nnull\n')
    inbox = Inbox(folder, ROOMY)
    assert inbox.total_bytes == sum(sizes)
    assert send(inbox, image(1), uid="1.2.3.4.2").is_again
    assert send(inbox, image(3), uid="1.2.3.4.4").path.name == "000004.dcm"
    inbox.close()


@FLOCK
def test_one_process_at_a_time_receives_in_it(inbox: Inbox) -> None:
    with pytest.raises(DosiscopeError, match="another Dosiscope receives in it"):
        Inbox(inbox.folder, ROOMY)


def test_a_disk_without_locks_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that receive in one inbox would write over each other."""

    def no_locks(_descriptor: int) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("dosiscope.io.network.inbox.take", no_locks)
    with pytest.raises(DosiscopeError, match="cannot be the inbox: No locks available"):
        Inbox(folder, ROOMY)


@FLOCK
def test_an_inbox_that_could_not_be_begun_is_not_held(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as failing:
        failing.setattr(os, "replace", fail)
        with pytest.raises(DosiscopeError, match="cannot be the inbox"):
            Inbox(folder, ROOMY)
    Inbox(folder, ROOMY).close()


def test_an_inbox_is_a_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("of somebody")
    with pytest.raises(DosiscopeError, match="it is there already and not empty"):
        Inbox(tmp_path, ROOMY)
    assert os.listdir(tmp_path) == ["notes.txt"]
    with pytest.raises(DosiscopeError, match="it is not a folder"):
        Inbox(tmp_path / "notes.txt", ROOMY)
    with pytest.raises(DosiscopeError, match="there is no folder to make it in"):
        Inbox(tmp_path / "no" / "inbox", ROOMY)
    empty = tmp_path / "empty"
    empty.mkdir()
    Inbox(empty, ROOMY).close()
    Inbox(empty, ROOMY).close()


@FLOCK
def test_names_that_the_disk_does_not_flush_are_told(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(inbox, image())

    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    inbox.flush_names()
    assert inbox.not_flushed == ""
    send(inbox, image(1), uid="1.2.3.4.2")
    with monkeypatch.context() as failing:
        failing.setattr(os, "fsync", fail)
        inbox.flush_names()
    assert inbox.not_flushed.startswith("the disk did not flush the names")
    assert "Input/output error" in inbox.not_flushed


# --- what is deleted ---------------------------------------------------------------


def patient(inbox: Inbox, name: str, first: int, count: int = 2) -> list[Path]:
    return [
        send(inbox, image(k, PatientID=name), uid=f"1.2.3.4.{k + 1}").path
        for k in range(first, first + count)
    ]


def test_nothing_is_deleted_without_a_rule(inbox: Inbox) -> None:
    paths = patient(inbox, "A", 0)
    assert inbox.delete_old(Retention(), now=1e12) == (0, 0)
    assert all(path.is_file() for path in paths)


def test_a_patient_leaves_whole_and_only_what_was_received(inbox: Inbox) -> None:
    paths = patient(inbox, "A", 0)
    size = inbox.total_bytes
    now = paths[0].stat().st_mtime
    day = paths[0].parent
    own = [day / "notes.txt", day / "000777.dcm", inbox.folder / "000778.dcm"]
    for path in own:
        path.write_bytes(b"of somebody")
    rule = Retention(days=7)
    assert inbox.delete_old(rule, now=now + 6.9 * DAY_S) == (0, 0)
    assert inbox.delete_old(rule, now=now + 7.1 * DAY_S) == (2, size)
    assert not any(path.exists() for path in paths)
    assert all(path.is_file() for path in own)
    assert inbox.total_bytes == 0


def test_what_was_changed_after_it_came_is_not_deleted(inbox: Inbox) -> None:
    paths = patient(inbox, "A", 0)
    paths[0].write_bytes(b"the user's own now")
    inbox.delete_old(Retention(days=1), now=paths[0].stat().st_mtime + 9 * DAY_S)
    assert [path.exists() for path in paths] == [True, False]


def test_what_the_system_does_not_let_go_is_deleted_later(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = patient(inbox, "A", 0)
    size = inbox.total_bytes
    rule, now = Retention(days=1), paths[0].stat().st_mtime + 9 * DAY_S

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as failing:
        failing.setattr(os, "unlink", fail)
        failing.setattr("pathlib.Path.unlink", fail)
        assert inbox.delete_old(rule, now=now) == (0, 0)
    assert inbox.total_bytes == size
    assert all(path.is_file() for path in paths)
    assert inbox.delete_old(rule, now=now) == (2, size)


def test_beyond_a_size_the_oldest_patients_leave(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1e9]
    monkeypatch.setattr("time.time", lambda: clock[0])
    paths = {}
    for n, name in enumerate("ABC"):
        clock[0] += DAY_S
        paths[name] = patient(inbox, name, 10 * n)
    clock[0] += 60
    patient(inbox, "A", 0)  # once more: now it is the newest
    clock[0] += DAY_S
    one = inbox.total_bytes // 3
    assert inbox.delete_old(Retention(total_bytes=2 * one + 10)) == (2, one)
    left = {name: all(path.exists() for path in paths[name]) for name in paths}
    assert left == {"A": True, "B": False, "C": True}


def test_what_came_within_the_hour_or_is_open_is_not_deleted(inbox: Inbox) -> None:
    paths = patient(inbox, "A", 0)
    now = paths[0].stat().st_mtime
    rule = Retention(total_bytes=0)
    assert inbox.delete_old(rule, now=now + 3500) == (0, 0)
    looked_at = FilesInUse(inbox.folder / STATE)
    looked_at.tell([paths[0]])
    assert inbox.delete_old(rule, now=now + 3700) == (0, 0)
    looked_at.tell([])
    assert inbox.delete_old(rule, now=now + 3700)[0] == 2
    looked_at.close()


@pytest.mark.parametrize("told", [b"", b"/inbox/a", b"/inbox/a\0"])
def test_while_somebody_tells_what_is_open_nothing_is_deleted(
    inbox: Inbox, told: bytes
) -> None:
    """Of a list that is being written none of the names that follow is known."""
    paths = patient(inbox, "A", 0)
    now = paths[0].stat().st_mtime + 3700
    rule = Retention(total_bytes=0)
    telling = inbox.folder / STATE / "open-0123"
    telling.write_bytes(told)
    assert inbox.delete_old(rule, now=now) == (0, 0)
    assert telling.exists()
    a_while_ago = telling.stat().st_mtime - 61
    os.utime(telling, (a_while_ago, a_while_ago))  # it was killed as it told
    assert inbox.delete_old(rule, now=now)[0] == 2


@FLOCK
def test_a_window_that_was_killed_holds_nothing(inbox: Inbox) -> None:
    paths = patient(inbox, "A", 0)
    left = inbox.folder / STATE / "open-0123"
    left.write_bytes(os.fsencode(paths[0]) + b"\0\0")
    rule = Retention(total_bytes=0)
    assert inbox.delete_old(rule, now=paths[0].stat().st_mtime + 3700)[0] == 2
    assert not left.exists()
