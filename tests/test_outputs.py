"""No verb and no dialog writes over what was opened, or anything but whole."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest
from pydicom.dataset import Dataset

from dosiscope.app.features.picture_sets import PictureSets
from dosiscope.app.features.picture_sets_dialog import What
from dosiscope.app.main import main
from dosiscope.app.turns import Turns
from dosiscope.app.window import Window
from dosiscope.core.goals.goals_csv import goals_text
from dosiscope.core.outputs import is_ours
from dosiscope.demo import patient
from dosiscope.resources.goal_examples import example_goals
from support.beside import OVER, write_beside
from support.cases import write_good
from support.exports import (
    EXPORTS,
    Export,
    answering,
    end_report,
    is_written,
    prepare,
)
from support.states import state_of
from support.windows import feature, open_and_wait, own_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
VERBS = (
    ["beams", "--csv"],
    ["check", "--html"],
    ["dvh", "--csv"],
    ["goals", "--goals", "quantec", "--csv"],
    ["records", "--csv"],
    ["snapshot", "-o"],
    ["snapshot", "--over", OVER, "-o"],
)
INPUTS = (
    *("RP.dcm", "RS.dcm", "RD.dcm", "CT.0001.dcm"),
    *("RTRECORD.1.dcm", "RTIMAGE.1.dcm", "MR.0001.dcm", "REG.dcm"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = write_good(tmp_path / "case")
    (case / "notes.txt").write_text("of somebody else")
    return case


@pytest.fixture
def full(folder: Path) -> Path:
    """The same, with an object of every further kind."""
    return write_beside(folder)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_no_verb_writes_over_an_input(
    full: Path,
    verb: list[str],
    name: str,
    force: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    links = [full / name, full.parent / "hard.png"]
    links[1].hardlink_to(full / name)
    if os.name == "posix":  # as support.platforms.SYMBOLIC_LINKS says
        links.append(full.parent / "link.png")
        links[2].symlink_to(full / name)
    before = state_of(full)
    for output in links:
        assert main([verb[0], str(full), *verb[1:], str(output), *force]) == 2
        told = capsys.readouterr()
        assert "never overwritten" in told.err
        assert told.err.count("\n") == 1
        assert told.out == ""
    # also where the file alone was opened
    words = [verb[0], str(full / name), *verb[1:], str(full / name), *force]
    assert main(words) == 2
    assert state_of(full) == before


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_files_of_others_need_force(
    full: Path, verb: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    command = [verb[0], str(full), *verb[1:]]
    before = state_of(full)
    assert main([*command, str(full / "notes.txt"), "--force"]) == 2
    assert "never overwritten" in capsys.readouterr().err
    assert state_of(full) == before
    ending = (
        ".png" if verb[0] == "snapshot" else ""
    )  # it refuses what it does not write
    other = full.parent / f"notes{ending or '.txt'}"
    other.write_text("of somebody else")
    assert main([*command, str(other)]) == 2
    assert "--force" in capsys.readouterr().err
    assert other.read_text() == "of somebody else"
    assert main([*command, str(other), "--force"]) in (0, 1)
    assert is_ours(other.read_bytes())
    # what the program wrote it replaces itself, in an opened folder too
    inside = full / f"report{ending}"
    for output in (other, inside, inside):
        assert main([*command, str(output)]) in (0, 1)
        assert is_ours(output.read_bytes())
    assert not list(full.glob(".dosiscope-*"))


@pytest.mark.parametrize(
    "words",
    [
        ("goals", "--goals", "READ", "--csv", "READ"),
        ("compare", "--dose", "1", "--with", "2", "--goals", "READ", "--csv", "READ"),
        *(
            ("report", f"--{word}", "READ", "-o", "READ")
            for word in ("goals", "limits")
        ),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("name", ["its own name", "a hard link"])
def test_what_is_read_for_it_is_not_written_over_though_it_is_ours(
    folder: Path, words: tuple[str, ...], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    read = folder.parent / "read.csv"
    read.write_text(goals_text(example_goals("quantec")), encoding="utf-8")
    before = read.read_bytes()
    assert is_ours(before)
    told = [word.replace("READ", str(read)) for word in words]
    if name == "a hard link":
        told[-1] = str(folder.parent / "link.csv")
        Path(told[-1]).hardlink_to(read)
    assert main([told[0], str(folder), *told[1:], "--force"]) == 2
    assert "it is read for this, and never overwritten" in capsys.readouterr().err
    assert read.read_bytes() == before


def test_the_identity_is_left_out_of_the_refusal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["check", str(folder), "--no-identity", "--html", str(folder / "RP.dcm")]
    assert main(words) == 2
    assert str(folder) not in capsys.readouterr().err


def test_a_demo_that_cannot_be_written_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state_of(folder)
    assert main(["demo", str(folder)]) == 2
    assert state_of(folder) == before
    save_as, saved = Dataset.save_as, []

    def full(self: Dataset, path: Path, **options: bool) -> None:
        saved.append(path)
        if len(saved) > 2:
            full_disk = OSError(28, "No space left on device")
            raise OSError("Unable to write an element") from full_disk
        save_as(self, path, **options)

    monkeypatch.setattr(Dataset, "save_as", full)
    capsys.readouterr()
    assert main(["demo", str(folder.parent / "demo")]) == 2
    told = capsys.readouterr().err
    assert "demo was not written: No space left on device" in told
    assert told.count("\n") == 1
    assert not (folder.parent / "demo").exists()


OURS = b"Dosiscope 0.1.0\nwritten before\n"
# waits where a file is flushed, after so many that were written before
KILLED = """
import os, sys, json, time
before, path, *words = sys.argv[1:]
sys.path[:] = json.loads(path)
flush, done = os.fsync, []
def wait(file):
    done.append(file)
    if len(done) > int(before) and os.path.isfile(file):
        print("READY", flush=True)
        time.sleep(600)
    flush(file)
os.fsync = wait
from dosiscope.app.main import main
main(words)
"""
EACH = ("snapshot", "--each-structure")


@pytest.mark.parametrize(
    ("words", "name", "before", "there"),
    [
        (("report",), "out.html", 0, []),
        (("report",), "out.pdf", 0, []),
        (("report",), "tables", 0, []),
        ((*EACH, "--sheet"), "out.svg", 0, []),
        (EACH, "out.png", 0, []),
        # of a series, and of a picture with its sidecar, the first is there whole
        (EACH, "out.png", 1, ["out-01-roi-1.png"]),
        (("snapshot", "--sidecar", "OUT/kept.json"), "out.png", 1, ["out.png"]),
    ],
    ids=str,
)
def test_after_a_kill_every_file_is_whole_or_as_before(
    folder: Path, words: tuple[str, ...], name: str, before: int, there: list[str]
) -> None:
    """Pictures by themselves and tables are in app/test_safety_from_outside.py."""
    out = folder.parent / "out"
    out.mkdir()
    has_old = words[0] == "report" and "." in name
    if has_old:
        (out / name).write_bytes(OURS)
    verb, *more = (word.replace("OUT", str(out)) for word in words)
    told = [verb, str(folder), *more, "-o", str(out / name)]
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(before), json.dumps(sys.path), *told],
        stdout=subprocess.PIPE,
    )
    try:
        assert child.stdout is not None
        assert any(line.split() == [b"READY"] for line in child.stdout)
    finally:
        child.kill()
        child.communicate(timeout=60)
    left = {path.name for path in out.rglob(".dosiscope-*.part")}
    assert len(left) == 1
    whole = {one.name: one.read_bytes() for one in out.iterdir() if one.is_file()}
    assert sorted({*whole} - left) == ([name] if has_old else there)
    assert not has_old or whole[name] == OURS
    # the next one is whole, and takes away what was left; where it is held against the
    # first it starts fresh too: letters that other tests drew are kept in a process
    again = (sys.executable, "-m", "dosiscope", *told)
    assert (subprocess.call(again) if there else main(told)) in (0, 1)
    assert not list(out.rglob(".dosiscope-*"))
    for written in there:
        assert (out / written).read_bytes() == whole[written]


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which nothing can be made, not even by the user root."""
    place = tmp_path / "sealed"
    place.mkdir()

    def sealing(call: Callable[..., object], path: object, *rest: object) -> object:
        makes = call is not os_open or int(str(rest[0])) & os.O_CREAT
        if makes and os.path.abspath(str(path)).startswith(str(place)):
            raise PermissionError(13, "Permission denied", str(path))
        return call(path, *rest)

    os_open, os_mkdir = os.open, os.mkdir
    monkeypatch.setattr(os, "open", partial(sealing, os_open))
    monkeypatch.setattr(os, "mkdir", partial(sealing, os_mkdir))
    yield place
    assert not list(place.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        *(("report", "-o", name) for name in ("out.pdf", "out.html", "tables")),
        *((*one, "-o", "out.png") for one in (EACH, (*EACH, "--sheet"))),
        ("snapshot", "-o", "../out.png", "--sidecar", "kept.json"),
        ("dvh", "--csv", "out.csv"),
    ],
    ids=" ".join,
)
def test_a_folder_that_takes_nothing_is_one_sentence(
    folder: Path,
    sealed: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
) -> None:
    monkeypatch.chdir(sealed)
    assert main([words[0], str(folder), *words[1:]]) == 2
    told = capsys.readouterr().err
    assert "was not written: Permission denied" in told
    assert told.count("\n") == 1


# --- the window --------------------------------------------------------------------


@pytest.fixture
def window(folder: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    window = Window(own_settings(tmp_path))
    qtbot.addWidget(window)
    window.show()
    open_and_wait(qtbot, window, folder)
    qtbot.waitUntil(lambda: len(window.review.results.dvhs) >= 3, timeout=20_000)
    prepare(qtbot, window)
    yield window
    window.close()


def test_every_dialog(
    window: Window, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An input is refused, in a case opened before too; a file of others replaced."""
    chosen = answering(monkeypatch)

    def is_refused(export: Export, path: Path) -> bool:
        chosen.append(path)
        window.notice.show_note("")  # nothing of the one before
        told = export(qtbot, window) or window.notice.text()
        return "never overwritten" in told

    before = state_of(folder)
    for name, export in EXPORTS.items():
        other, new = (folder.parent / f"{word} {name}" for word in ("other", "new"))
        other.write_bytes(b"of somebody else, and the dialog asked")
        for path in (other, new):
            chosen.append(path)
            export(qtbot, window)
            qtbot.waitUntil(partial(is_written, path), timeout=20_000)
        for path in (folder / "RP.dcm", folder / "notes.txt"):
            assert is_refused(export, path), name
    end_report(window)
    elsewhere = write_good(folder.parent / "second")
    open_and_wait(qtbot, window, elsewhere)
    prepare(qtbot, window)
    for name, export in EXPORTS.items():
        assert is_refused(export, folder / "CT.0001.dcm"), name
    end_report(window)
    assert state_of(folder) == before


def test_a_dialog_that_cannot_write_says_so_and_leaves_nothing(
    window: Window, sealed: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = answering(monkeypatch)
    for name, export in EXPORTS.items():
        chosen.append(sealed / name)
        window.notice.show_note("")
        told = export(qtbot, window)
        if not told:
            qtbot.waitUntil(lambda: bool(window.notice.text()), timeout=20_000)
            told = window.notice.text()
        assert "was not written: Permission denied" in told, (name, told)
    end_report(window)


def test_no_picture_of_a_series_is_written_where_one_must_not_be(
    window: Window, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen, dialog = answering(monkeypatch), feature(window, PictureSets).dialog()
    (turns,) = dialog.findChildren(Turns)
    dialog.what.setCurrentIndex(list(What).index(What.EACH))
    dialog.form.setCurrentIndex(1)
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    for place, why in (
        (folder, "never overwritten"),
        (elsewhere, "did not write it (choose another name)"),
    ):
        (place / "out-02-roi-2.png").write_text("of somebody else")
        before = state_of(place)
        chosen.append(place / "out.png")
        dialog.wanted.emit(dialog.asked())
        qtbot.waitUntil(lambda: not turns.is_busy, timeout=20_000)
        assert why in dialog.why.text()
        assert state_of(place) == before
        dialog.end()
    dialog.deleteLater()


@pytest.mark.parametrize("at", ["folder", "file"])
def test_a_demo_of_the_window_that_cannot_be_written_is_one_sentence(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    """A full disk is no mistake of the program's."""

    def full(*_: object, **__: object) -> Iterator[None]:
        raise OSError(28, "No space left on device")

    if at == "folder":
        monkeypatch.setattr(tempfile, "mkdtemp", full)
    else:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        monkeypatch.setattr(Dataset, "save_as", full)
        monkeypatch.setattr(patient, "planning_target", lambda: None)
        monkeypatch.setattr(patient, "Drawer", lambda *_: MagicMock())
        monkeypatch.setattr(patient, "Painter", lambda *_: MagicMock())
        monkeypatch.setattr(patient, "build_image", lambda *_: Dataset())
    window = Window(own_settings(tmp_path))
    qtbot.addWidget(window)
    window.opening.open_demo()
    qtbot.waitUntil(lambda: bool(window.notice.text()), timeout=20_000)
    assert window.notice.text() == (
        "The demo patient cannot be written: No space left on device."
    )
    assert not window.session.is_busy
    window.close()
    assert not list(tmp_path.glob("dosiscope-run-*"))


# --- the sources -------------------------------------------------------------------

# modules that open for writing, and what
WRITERS = {
    "core/outputs.py": "files for the user",
    "app/temporary.py": "the mark of the folder of a run",
    "io/files/archives.py": "members of archives, each new, in the folder of a run",
    "io/files/worker_main.py": "its own pipes and the null device",
    "app/report_text.py": "tables, into a folder that core/outputs.py made",
    "io/network/inbox.py": "what is received, in the inbox",
    "io/network/in_use.py": "which files of the inbox a window shows, in the inbox",
    "viewer/report/pdf.py": "a buffer: the bytes of a PDF",
    "viewer/report/printing.py": "the printer that the user chose",
}
WRITING_CALLS = {
    "write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "tofile", "savez",
    "savetxt", "copyfile", "copy2", "QFile", "QSaveFile", "QPdfWriter", "QPrinter",
}  # fmt: skip
# what of it, where nothing but files is meant by the name
SAVERS = {"save_as": "demo/", "QImageWriter": "viewer/picture.py"}


def name_of(call: ast.Call) -> str:
    """Return the last word of what is called."""
    function = call.func
    return (
        function.attr if isinstance(function, ast.Attribute) else
        function.id if isinstance(function, ast.Name) else ""
    )  # fmt: skip


def writes(call: ast.Call) -> bool:
    """Whether a call opens a file for writing, as far as its text tells."""
    name = name_of(call)
    if name in WRITING_CALLS:
        return True
    if name in ("open", "fdopen"):
        words = ast.unparse(call)
        modes = [
            node.value
            for node in [*call.args[:2], *(k.value for k in call.keywords)]
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        return any(
            set(m) <= set("rwaxbt+") and set(m) & set("wax+") for m in modes
        ) or (any(flag in words for flag in ("O_WRONLY", "O_RDWR", "O_CREAT")))
    # an image, not a painter, is saved to something
    return name == "save" and bool(call.args) and isinstance(call.func, ast.Attribute)


def test_nobody_else_opens_for_writing() -> None:
    found = set()
    for top in ("app", "viewer", "io", "resources"):
        sources = ROOT / top / "dosiscope"
        for file in sources.rglob("*.py"):
            name = file.relative_to(sources).as_posix()
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                if writes(node):
                    found.add((name, ast.unparse(node)))
                for saver, place in SAVERS.items():
                    if name_of(node).endswith(saver):
                        assert name.startswith(place), (name, ast.unparse(node))
    others = {(name, call) for name, call in found if name not in WRITERS}
    assert others == set()
    assert {name for name, _ in found} >= set(WRITERS)
