"""What may be written, and that it is whole or not there at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from dosiscope.core.flushing import flush_folder
from dosiscope.core.held import hold, is_held, take
from dosiscope.core.outputs import (
    OutputError,
    check_folder,
    check_output,
    is_ours,
    whole_folder,
    write_output,
)
from support.pipes import needs_pipes
from support.platforms import DEVICES, FLOCK, FULL_DISK, MODES, SYMBOLIC_LINKS

OURS = b"Dosiscope 0.1.0\nwritten before\n"
OTHERS = b"somebody's notes"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """An opened folder with a file in it and one in a folder below."""
    below = tmp_path / "case" / "below"
    below.mkdir(parents=True)
    (tmp_path / "case" / "a.dcm").write_bytes(OTHERS)
    (below / "b.dcm").write_bytes(OTHERS)
    return tmp_path / "case"


def in_child(code: str, *words: object) -> subprocess.Popen[bytes]:
    """Run code with ``words`` as arguments and the sources of this process."""
    head = "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1))\n"
    import json

    return subprocess.Popen(
        [sys.executable, "-c", head + code, json.dumps(sys.path), *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


# --- what may be written -----------------------------------------------------------


def test_a_new_file_is_as_any_program_makes_it(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    write_output(tmp_path / "new", "Grüße\n")
    assert (tmp_path / "new").read_bytes() == "Grüße\n".encode()
    assert (tmp_path / "new").stat().st_mode == plain.stat().st_mode
    assert sorted(os.listdir(tmp_path)) == ["new", "plain"]


def test_text_that_utf_8_has_no_bytes_for_is_told(tmp_path: Path) -> None:
    write_output(tmp_path / "new", "a \udcff b")
    assert (tmp_path / "new").read_text(encoding="utf-8") == r"a \udcff b"


def test_a_new_file_in_an_opened_folder_is_written(case: Path) -> None:
    write_output(case / "report.html", b"x", [case])
    assert (case / "report.html").read_bytes() == b"x"


def aliases(file: Path, folder: Path) -> list[Path]:
    """Return other names of a file: another spelling, a link, a hard link, ..."""
    found = [file, file.parent / ".." / file.parent.name / file.name]
    (folder / "hard").hardlink_to(file)
    found.append(folder / "hard")
    if os.name == "posix":  # as SYMBOLIC_LINKS says
        (folder / "link").symlink_to(file)
        (folder / "link-of-link").symlink_to(folder / "link")
        (folder / "folder-link").symlink_to(file.parent)
        found += [folder / "link", folder / "link-of-link"]
        found.append(folder / "folder-link" / file.name)
    upper = file.with_name(file.name.upper())
    return [*found, *([upper] if upper.exists() else [])]


@pytest.mark.parametrize("name", ["a.dcm", "below/b.dcm"])
@pytest.mark.parametrize(
    "how", ["folder", "file", pytest.param("linked folder", marks=SYMBOLIC_LINKS)]
)
def test_what_was_opened_is_never_replaced(
    tmp_path: Path, case: Path, name: str, how: str
) -> None:
    opened = case if how == "folder" else case / name
    if how == "linked folder":
        opened = tmp_path / "opened-by-link"
        opened.symlink_to(case)
    for path in aliases(case / name, tmp_path):
        with pytest.raises(OutputError, match="never overwritten"):
            check_output(path, [opened], replace=True)
        with pytest.raises(OutputError, match="never overwritten"):
            write_output(path, b"x", [opened], replace=True)
        assert (case / name).read_bytes() == OTHERS
        assert path.read_bytes() == OTHERS


@SYMBOLIC_LINKS
def test_a_link_in_an_opened_folder_and_its_target_are_inputs(
    tmp_path: Path, case: Path
) -> None:
    target = tmp_path / "elsewhere.dcm"
    target.write_bytes(OTHERS)
    (case / "link.dcm").symlink_to(target)
    for path in (target, case / "link.dcm"):
        with pytest.raises(OutputError, match="never overwritten"):
            write_output(path, b"x", [case], replace=True)
    assert (case / "link.dcm").is_symlink()
    assert target.read_bytes() == OTHERS


def test_an_empty_file_of_an_opened_folder_is_an_input(case: Path) -> None:
    (case / "empty").write_bytes(b"")
    with pytest.raises(OutputError, match="never overwritten"):
        write_output(case / "empty", b"x", [case], replace=True)


def test_a_file_of_others_is_replaced_where_the_user_says_so(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(OTHERS)
    with pytest.raises(OutputError, match="--force"):
        write_output(file, b"x")
    assert file.read_bytes() == OTHERS
    write_output(file, b"x", replace=True)
    assert file.read_bytes() == b"x"


def test_what_dosiscope_wrote_and_what_is_empty_is_replaced(case: Path) -> None:
    (case / "report.txt").write_bytes(OURS)
    write_output(case / "report.txt", b"x", [case])
    assert (case / "report.txt").read_bytes() == b"x"
    empty = case.parent / "empty"
    empty.write_bytes(b"")
    write_output(empty, b"x", [case])
    assert empty.read_bytes() == b"x"


def test_a_dicom_file_is_none_of_ours_whatever_its_preamble(case: Path) -> None:
    disguised = OURS.ljust(128, b"\0") + b"DICM" + bytes(100)
    assert is_ours(OURS)
    assert not is_ours(disguised)
    (case / "c.dcm").write_bytes(disguised)
    with pytest.raises(OutputError, match="never overwritten"):
        write_output(case / "c.dcm", b"x", [case], replace=True)


@MODES
def test_permissions_stay_and_protected_files_too(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(OURS)
    file.chmod(0o640)
    write_output(file, b"Dosiscope 0.2.0")
    assert file.stat().st_mode & 0o777 == 0o640
    file.chmod(0o440)
    if os.geteuid() != 0:  # root may write what is protected
        with pytest.raises(OutputError, match="write-protected"):
            write_output(file, b"x")


@SYMBOLIC_LINKS
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(OURS)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "dangling").symlink_to(tmp_path / "to-come")
    write_output(tmp_path / "link", b"x")
    write_output(tmp_path / "dangling", b"y")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"x"
    assert (tmp_path / "to-come").read_bytes() == b"y"


@pytest.mark.parametrize("place", ["", "no/such/a.txt", "a.txt/b"])
def test_no_place_for_a_file_is_one_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "a.txt").write_bytes(OURS)
    with pytest.raises(OutputError, match="was not written: ") as caught:
        write_output(tmp_path / place, b"x")
    assert "\n" not in str(caught.value)


# --- streams -----------------------------------------------------------------------


@DEVICES
def test_a_pipe_and_a_device_are_written_to() -> None:
    read, write = os.pipe()
    write_output(f"/dev/fd/{write}", b"for the next program")
    os.close(write)
    assert os.read(read, 100) == b"for the next program"
    os.close(read)
    write_output("/dev/null", b"x")
    assert Path("/dev/null").is_char_device()


@needs_pipes
def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="was not written"):
        write_output(tmp_path / "pipe", b"x")


@pytest.mark.skipif(
    not os.path.exists("/dev/full"),
    reason="only Linux has a device that is always full",
)
def test_a_full_device_is_told() -> None:
    with pytest.raises(OutputError, match="No space left on device"):
        write_output("/dev/full", b"x")


# --- whole or absent ---------------------------------------------------------------


@pytest.mark.parametrize(
    "failure", [KeyboardInterrupt(), MemoryError(), OSError(28, "full")], ids=repr
)
@pytest.mark.parametrize("call", ["fsync", "write", "replace"])
def test_a_failure_leaves_the_old_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    failure: BaseException,
) -> None:
    (tmp_path / "report.txt").write_bytes(OURS)

    def fail(*_: object, **__: object) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        wanted = OutputError if isinstance(failure, OSError) else type(failure)
        with pytest.raises(wanted):
            write_output(tmp_path / "report.txt", b"x" * 1000)
    assert (tmp_path / "report.txt").read_bytes() == OURS
    assert os.listdir(tmp_path) == ["report.txt"]


def test_a_file_that_comes_into_being_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.txt"
    monkeypatch.setattr(os, "fsync", lambda _: file.write_bytes(OTHERS))
    with pytest.raises(OutputError, match="--force"):
        write_output(file, b"x")
    assert file.read_bytes() == OTHERS
    assert os.listdir(tmp_path) == ["report.txt"]


@FULL_DISK
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """The limit of a file's size stands for it: the system stops amid the writing."""
    file = tmp_path / "report.txt"
    file.write_bytes(OURS)
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "from dosiscope.core.outputs import write_output\n"
        "write_output(sys.argv[1], b'Dosiscope 0.1.0' * 10000)\n"
    )
    _, told = in_child(code, file).communicate(timeout=60)
    assert b"OutputError" in told
    assert b"was not written: File too large" in told
    assert file.read_bytes() == OURS
    assert os.listdir(tmp_path) == ["report.txt"]


KILLED = """
import os, time
from dosiscope.core.outputs import write_output
def wait(_):
    print("READY", flush=True)
    time.sleep(600)
os.fsync = wait
write_output(sys.argv[1], b"Dosiscope 0.1.0" * 10000)
"""


def test_after_kill_the_old_file_is_whole_and_the_next_one_tidies_up(
    tmp_path: Path,
) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(OURS)
    child = in_child(KILLED, file)
    assert child.stdout is not None
    assert child.stdout.readline().split() == [b"READY"]
    (aside,) = tmp_path.glob(".dosiscope-*.part")
    # while it lives nobody takes its file away
    assert is_held(aside)
    write_output(tmp_path / "other.txt", b"x")
    assert aside.exists()
    child.kill()
    child.communicate(timeout=60)
    assert file.read_bytes() == OURS
    assert aside.exists()
    assert not is_held(aside)
    write_output(tmp_path / "other.txt", b"x", replace=True)
    assert sorted(os.listdir(tmp_path)) == ["other.txt", "report.txt"]


def test_only_what_begins_as_ours_is_taken_for_left_over(tmp_path: Path) -> None:
    name = ".dosiscope-0123456789abcdef.part"
    (tmp_path / name).write_bytes(OTHERS)
    write_output(tmp_path / "a.txt", b"x")
    assert (tmp_path / name).read_bytes() == OTHERS
    (tmp_path / name).write_bytes(b"")  # another process may be about to fill it
    write_output(tmp_path / "b.txt", b"x")
    assert (tmp_path / name).exists()
    long_ago = time.time() - 3600
    os.utime(tmp_path / name, (long_ago, long_ago))
    write_output(tmp_path / "c.txt", b"x")
    assert not (tmp_path / name).exists()


@FLOCK
def test_held_is_what_an_open_process_holds(tmp_path: Path) -> None:
    path = tmp_path / "held"
    assert is_held(path)  # not there: nothing to be taken away
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR)
    assert not is_held(path)
    hold(descriptor)
    assert is_held(path)
    os.close(descriptor)
    assert not is_held(path)


def test_one_takes_what_one_alone_may_hold_and_nobody_waits(tmp_path: Path) -> None:
    path = tmp_path / "held"
    first, second = (os.open(path, os.O_CREAT | os.O_RDWR) for _ in range(2))
    assert take(first)
    assert not take(second)
    os.close(first)
    assert take(second)
    os.close(second)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows flushes no folders")
@pytest.mark.parametrize(
    ("number", "is_told"), [(errno.EIO, True), (errno.EINVAL, False)]
)
def test_a_disk_that_refuses_to_flush_a_folder_is_told_from_one_that_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, is_told: bool
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    refused = pytest.raises(OSError, match=os.strerror(number))
    with refused if is_told else nullcontext():
        flush_folder(tmp_path)


# --- folders -----------------------------------------------------------------------


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_appears_whole(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "out"
    if there:
        folder.mkdir()
    with whole_folder(folder) as aside:
        (aside / "a").write_bytes(b"a")
        (aside / "b").write_bytes(b"b")
        assert {file.name for file in folder.iterdir()} == {aside.name}
    assert sorted(os.listdir(folder)) == ["a", "b"]


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("failing", [False, True])
def test_a_folder_that_fails_is_as_before(
    tmp_path: Path, there: bool, failing: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the writing, and amid the renaming."""
    folder, replace, done = tmp_path / "out", os.replace, []
    if there:
        folder.mkdir()

    def fail_at_second(*paths: str) -> None:
        done.append(paths)
        if len(done) == 2:
            raise OSError(5, "Input/output error")
        replace(*paths)

    def fill() -> None:
        with whole_folder(folder) as aside:
            (aside / "a").write_bytes(b"a")
            (aside / "b").write_bytes(b"b")
            if not failing:
                raise OSError(28, "No space left on device")
            monkeypatch.setattr(os, "replace", fail_at_second)

    with pytest.raises(OutputError, match="was not written"):
        fill()
    assert folder.exists() == there
    assert not there or not os.listdir(folder)


def test_folders_made_on_the_way_go_again_too(tmp_path: Path) -> None:
    with pytest.raises(OutputError), whole_folder(tmp_path / "a" / "b" / "c"):
        raise OSError(28, "No space left on device")
    assert not os.listdir(tmp_path)


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(OTHERS)
    for path in (tmp_path, tmp_path / "a.txt"):
        with pytest.raises(OutputError, match="is there already"), whole_folder(path):
            pass
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_killed_folder_is_filled_by_the_next(tmp_path: Path) -> None:
    code = (
        "import time\nfrom dosiscope.core.outputs import whole_folder\n"
        "with whole_folder(sys.argv[1]) as aside:\n"
        "    (aside / 'a').write_bytes(b'a')\n"
        "    print('READY', flush=True)\n"
        "    time.sleep(600)\n"
    )
    folder = tmp_path / "out"
    child = in_child(code, folder)
    assert child.stdout is not None
    assert child.stdout.readline().split() == [b"READY"]
    # while it lives it is not disturbed
    with pytest.raises(OutputError, match="not an empty"), whole_folder(folder):
        pass
    child.kill()
    child.communicate(timeout=60)
    with whole_folder(folder) as aside:
        (aside / "b").write_bytes(b"b")
    assert os.listdir(folder) == ["b"]


def test_a_folder_is_refused_before_the_work_for_it(tmp_path: Path) -> None:
    check_folder(tmp_path / "a" / "new")
    assert not (tmp_path / "a").exists()
    (tmp_path / "empty").mkdir()
    check_folder(tmp_path / "empty")
    (tmp_path / "file").write_bytes(OTHERS)
    for path, told in ((tmp_path, "not an empty"), (tmp_path / "file", "not a folder")):
        with pytest.raises(OutputError, match=told):
            check_folder(path)
    with pytest.raises(OutputError):
        check_folder(tmp_path / "file" / "below")
