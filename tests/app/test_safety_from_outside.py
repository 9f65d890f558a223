"""What a user can lose, be told wrongly or wait for: through the program and files.

Nothing here names an inner part of the program beyond `main` and the window's own
widgets, so every test runs on any version.  What is expected is what the files were
made with, or what the system says of them.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pydicom.config import IGNORE, disable_value_validation
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.filewriter import dcmwrite
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from dosiscope.app.main import main
from support.cases import contours, good_built, set_points, setting, write_good
from support.pipes import needs_pipes
from support.platforms import FULL_DISK, PROC, SYMBOLIC_LINKS
from support.synthetic.build import build_case
from support.synthetic.good import good_case
from support.windows import make_late_panels, open_and_wait, open_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from support.cases import Mutation
    from support.synthetic.build import BuiltCase

    Capture = pytest.CaptureFixture[str]

pytestmark = pytest.mark.slow

TOO_LONG_S = 60  # for this the machine would have to stand still
RUN = "from dosiscope.app.main import main\nraise SystemExit(main())\n"


def environment(**more: str) -> dict[str, str]:
    """Return that of a program which imports what this process imports."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        **more,
    }


def run(
    *words: str | Path, before: str = "", **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own, after some lines of Python."""
    return subprocess.run(
        [sys.executable, "-c", f"{before}\n{RUN}", *words],
        env=environment(**more),
        capture_output=True,
        timeout=TOO_LONG_S,
        check=False,
    )


def said(capsys: Capture, folder: Path, verb: str = "check") -> tuple[int, Any]:
    """Return the status of a verb and what it prints as JSON."""
    status = main([verb, str(folder), "--json"])
    return status, json.loads(capsys.readouterr().out)


def told(report: Any) -> list[str]:
    """Return every finding of a report as "ACTION: sentence"."""
    found = [f for case in report["cases"] for f in case["findings"]]
    found += report.get("findings", [])
    return [f"{f['action']}: {f['message']}" for f in found]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- outputs -----------------------------------------------------------------------

VERBS = {"check": "--html", "dvh": "--csv", "snapshot": "-o"}


@pytest.mark.parametrize(
    ("verb", "name"),
    [("check", "RP.dcm"), ("dvh", "RS.dcm"), ("snapshot", "CT.0001.dcm")],
)
@pytest.mark.parametrize(
    "lead_to",
    [
        pytest.param(None, id="its name"),
        pytest.param(
            Path.symlink_to,
            id="a link",
            marks=SYMBOLIC_LINKS,
        ),
        pytest.param(Path.hardlink_to, id="a hard link"),
    ],
)
def test_an_input_is_never_written_over(
    capsys: Capture,
    tmp_path: Path,
    verb: str,
    name: str,
    lead_to: Callable[[Path, Path], None] | None,
) -> None:
    folder = write_good(tmp_path / "case")
    output, before = folder / name, contents(folder)
    if lead_to is not None:
        output = tmp_path / "out.png"
        lead_to(output, folder / name)
    status = main([verb, str(folder), VERBS[verb], str(output)])
    changed = [n for n, data in contents(folder).items() if before.get(n) != data]
    assert changed == []
    assert status == 2
    assert "never overwritten" in capsys.readouterr().err


def test_a_file_of_somebody_else_is_not_replaced_unasked(
    capsys: Capture, tmp_path: Path
) -> None:
    folder, other = write_good(tmp_path / "case"), tmp_path / "thesis.html"
    other.write_text("of somebody else")
    status = main(["check", str(folder), "--html", str(other)])
    assert other.read_text("utf-8")[:80] == "of somebody else"
    assert status == 2
    assert "--force" in capsys.readouterr().err


@pytest.mark.parametrize(
    "action", ["Verification report as HTML…", "Export DVHs as CSV…"]
)
def test_no_dialog_writes_over_an_input(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
) -> None:
    """The dialog asks before it replaces: whoever says yes by mistake loses nothing."""
    folder = write_good(tmp_path / "case")
    before = contents(folder)
    open_and_wait(qtbot, window, folder)
    qtbot.waitUntil(
        lambda: len(window.review.results.dvhs) >= 3, timeout=TOO_LONG_S * 1000
    )
    asked: list[object] = []

    def chosen(*words: object) -> tuple[str, str]:
        asked.append(words)
        return str(folder / "RS.dcm"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    (found,) = (one for one in window.findChildren(QAction) if one.text() == action)
    found.trigger()
    labels = window.findChildren(QLabel)
    qtbot.waitUntil(
        lambda: (
            contents(folder) != before
            or any("never overwritten" in label.text() for label in labels)
        ),
        timeout=TOO_LONG_S * 1000,
    )
    assert asked
    changed = [n for n, data in contents(folder).items() if before.get(n) != data]
    assert changed == []


# the kernel stops the file at a size, as a full disk does, or kills amid the write
LIMIT = """
import resource, signal
resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
"""
KILL = f"{LIMIT}signal.signal(signal.SIGXFSZ, signal.SIG_DFL)"


# several verbs one after the other, each with its status
EACH = """
import json, sys
from dosiscope.app.main import main
for words in json.loads(sys.argv[1]):
    print("STATUS", main(words), file=sys.stderr, flush=True)
raise SystemExit(0)
"""


@FULL_DISK
def test_an_output_on_a_full_disk_is_as_before(tmp_path: Path) -> None:
    folder, out = write_good(tmp_path / "case"), tmp_path / "out"
    out.mkdir()
    runs = []
    for verb, option in VERBS.items():
        there = [verb, str(folder), option, str(out / f"{verb}.png")]
        assert main(there) == 0
        runs += [there, [verb, str(folder), option, str(out / f"{verb} anew.png")]]
    before = contents(out)
    done = run(json.dumps(runs), before=LIMIT + EACH)
    assert done.returncode == 0
    assert contents(out) == before
    lines = done.stderr.decode().splitlines()
    assert lines[1::2] == ["STATUS 2"] * len(runs)
    assert len(lines) == 2 * len(runs)
    assert all("File too large" in line for line in lines[::2])


@FULL_DISK
@pytest.mark.parametrize("verb", VERBS)
def test_an_output_amid_which_a_verb_is_killed_is_as_before(
    tmp_path: Path, verb: str
) -> None:
    folder = write_good(tmp_path / "case")
    (tmp_path / "out").mkdir()
    output = tmp_path / "out" / "report.png"
    assert main([verb, str(folder), VERBS[verb], str(output)]) == 0
    whole = output.read_bytes()
    done = run(verb, folder, VERBS[verb], output, before=KILL)
    assert output.read_bytes() == whole
    assert done.returncode == -signal.SIGXFSZ


# --- files that are cut -------------------------------------------------------------


def ending_before(where: str, tag: int) -> Mutation:
    """Cut between two outermost elements: nothing says that more was there."""

    def mutate(built: BuiltCase) -> None:
        objects = {"structures": built.structures, "plan": built.plan}
        dataset = {**objects, "dose": built.dose, "ct": built.ct[3]}[where]
        for found in [element.tag for element in dataset if element.tag >= tag]:
            del dataset[found]

    return mutate


@pytest.mark.parametrize(
    ("where", "tag"),
    [
        ("structures", 0x30060008),
        ("structures", 0x30060010),
        ("structures", 0x30060020),
        ("structures", 0x30060039),
        ("structures", 0x30060080),
        ("plan", 0x300A0010),
        ("plan", 0x300A0070),
        ("plan", 0x300A00B0),
        ("plan", 0x300C0060),
        ("plan", 0x300E0004),
        ("dose", 0x30040002),
        ("dose", 0x7FE00010),
        ("ct", 0x00280010),
        ("ct", 0x7FE00010),
    ],
)
def test_a_cut_between_two_elements_is_told(
    capsys: Capture, tmp_path: Path, where: str, tag: int
) -> None:
    write_good(tmp_path, ending_before(where, tag))
    status, report = said(capsys, tmp_path)
    found = [one for one in told(report) if "cut short" in one]
    assert [one.split(":")[0] for one in found] in (["WARN"], ["REFUSE"])
    assert status == 1


@pytest.mark.parametrize("implicit", [True, False], ids=["implicit", "explicit"])
@pytest.mark.parametrize("part", [0.3, 0.5, 0.7, 0.99])
def test_what_is_told_of_a_file_without_preamble_is_its_own_failure(
    capsys: Capture, tmp_path: Path, implicit: bool, part: float
) -> None:
    folder = write_good(tmp_path / "case")
    (folder / "RP.dcm").unlink()
    plan, out = good_built().plan, BytesIO()
    del plan.file_meta
    dcmwrite(out, plan, implicit_vr=implicit, little_endian=True)
    data = out.getvalue()
    (folder / "RP").write_bytes(data[: int(len(data) * part) | 1])
    _, report = said(capsys, folder)
    (skipped,) = report["files"]["skipped"]
    assert "the file is incomplete" in skipped["reason"]


# --- numbers ------------------------------------------------------------------------


def one_slice(keyword: str, value: object) -> Mutation:
    def mutate(built: BuiltCase) -> None:
        with disable_value_validation():
            setattr(built.ct[7], keyword, value)

    return mutate


ABSURD: dict[str, Mutation] = {
    "scaling 1e308": setting("dose", "DoseGridScaling", "1e308"),
    "scaling 1e-320": setting("dose", "DoseGridScaling", "1e-320"),
    "scaling 1e9": setting("dose", "DoseGridScaling", "1e9"),
    "dose spacing 1e308": setting("dose", "PixelSpacing", ["1e308", "2"]),
    "slope 1e300": setting("ct", "RescaleSlope", "1e300"),
    "intercept of one slice": one_slice("RescaleIntercept", "3"),
    "slope of one slice": one_slice("RescaleSlope", "20"),
    "HU of 31,777": setting("ct", "RescaleIntercept", "31777"),
}


@pytest.mark.parametrize("name", ABSURD)
def test_an_absurd_number_is_told_and_stops_nothing(
    capsys: Capture, tmp_path: Path, name: str
) -> None:
    folder = write_good(tmp_path / "case", ABSURD[name])
    status, report = said(capsys, folder)
    assert [one for one in told(report) if not one.startswith("NOTE")]
    assert status == 1
    assert main(["snapshot", str(folder), "-o", str(tmp_path / "a.png")]) in (0, 1, 2)
    assert main(["dvh", str(folder)]) in (0, 1, 2)
    words = capsys.readouterr()
    assert "made a mistake" not in words.err
    assert "Traceback" not in words.err


# --- bounds -------------------------------------------------------------------------

# of this process alone: ru_maxrss has what the one that started it had
MEASURED = """
import atexit, resource, sys
def tell():
    with open("/proc/self/status") as status:
        (peak,) = (line.split()[1] for line in status if line.startswith("VmHWM"))
    print(f"PEAK {peak}", file=sys.stderr)
atexit.register(tell)
resource.setrlimit(resource.RLIMIT_AS, (12 << 30, 12 << 30))
"""


def triangles(count: int) -> Mutation:
    """Put triangles that cross one another onto one plane of an ROI."""

    def mutate(built: BuiltCase) -> None:
        (item, *_) = contours(built, 1)
        corners = np.random.default_rng(1).uniform(-40, 40, (count, 3, 3))
        corners[..., 2] = float(item.ContourData[2])
        items = []
        for points in corners:
            made = Dataset()
            made.update(item)
            set_points(made, points)
            items.append(made)
        for found in built.structures.ROIContourSequence:
            if found.ReferencedROINumber == 1:
                found.ContourSequence = items

    return mutate


@PROC
def test_memory_is_bounded_where_a_plane_has_thousands_of_contours(
    tmp_path: Path,
) -> None:
    folder = write_good(tmp_path, triangles(6000))
    done = run("dvh", folder, before=MEASURED)
    peak_kb = int(done.stderr.split(b"PEAK ")[1].split()[0])
    assert peak_kb < 1_500_000
    assert done.returncode in (0, 1)


def test_a_text_without_end_is_told_and_not_laid_out(
    capsys: Capture, qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    label = "long " * 12_000
    with disable_value_validation():
        folder = write_good(tmp_path, setting("plan", "RTPlanLabel", label))
        open_and_wait(qtbot, window, folder)
    make_late_panels(window)
    longest = max(len(label.text()) for label in window.findChildren(QLabel))
    assert longest < 5000
    _, report = said(capsys, folder)
    assert any("longer" in one and "RTPlanLabel" in one for one in told(report))


# the system tells of every file before it is opened: this makes the second opening
# that of a pipe
REPLACED = """
import os, sys
opened = []
def hook(event, details):
    if event == "open" and str(details[0]).endswith("CT.0003.dcm"):
        opened.append(details[0])
        if len(opened) == WHEN:
            os.remove(details[0])
            os.mkfifo(details[0])
sys.addaudithook(hook)
"""


@needs_pipes
@pytest.mark.parametrize("when", [1, 2])
def test_a_pipe_in_the_place_of_an_image_is_not_waited_for(
    tmp_path: Path, when: int
) -> None:
    folder = write_good(tmp_path)
    done = run("check", folder, before=REPLACED.replace("WHEN", str(when)))
    assert (folder / "CT.0003.dcm").is_fifo()
    assert done.returncode == 1
    assert b"CT: 15 images" in done.stdout


def test_cancel_is_answered_while_a_step_goes_on(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the thread does still: this waits for nothing that takes its time."""
    begun, go = threading.Event(), threading.Event()

    def blocking(*_: object) -> Any:
        begun.set()
        go.wait(TOO_LONG_S)
        return
        yield

    monkeypatch.setattr("dosiscope.io.case.scan.scan", blocking)
    try:
        open_in(window, write_good(tmp_path))
        assert begun.wait(TOO_LONG_S)
        qtbot.waitUntil(window.strip.isVisible)
        before = time.thread_time()
        window.strip.cancel.click()
        QCoreApplication.processEvents()
        took = time.thread_time() - before
        assert not window.session.is_busy
        assert not window.strip.isVisible()
        assert not go.is_set()
        assert took < 0.2
    finally:
        go.set()


# --- text ---------------------------------------------------------------------------

FORGED = "a\x1b]0;owned\x07\r\nAPPROVED \u202eb"


def forged(built: BuiltCase) -> None:
    with disable_value_validation():
        for dataset in built.datasets:
            dataset.SpecificCharacterSet = "ISO_IR 192"
        for keyword in ("RTPlanLabel", "PatientName"):
            built.plan[keyword].validation_mode = IGNORE
            built.plan[keyword].value = FORGED


@pytest.mark.parametrize(
    "where",
    [
        "label",
        pytest.param(
            "file name",
            marks=pytest.mark.skipif(
                sys.platform == "win32",
                reason="NTFS takes no control characters in names of files, so none "
                "can be told there; those of a label can, and are tested",
            ),
        ),
    ],
)
def test_no_text_controls_the_terminal_or_forges_a_line(
    capsys: Capture, tmp_path: Path, where: str
) -> None:
    folder = tmp_path / "case"
    write_good(folder, *([forged] if where == "label" else []))
    if where == "file name":
        cut = (folder / "RS.dcm").read_bytes()[:-50]
        (folder / f"RS{FORGED}.dcm").write_bytes(cut)
    report, table = tmp_path / "a.html", tmp_path / "a.csv"
    main(["check", str(folder), "--html", str(report)])
    main(["dvh", str(folder), "--csv", str(table)])
    main(["probe", str(folder), "--at", "0,0,0"])
    printed = capsys.readouterr()
    texts = [printed.out, printed.err]
    assert report.exists()
    texts += [p.read_text("utf-8") for p in (report, table) if p.exists()]
    assert any("owned" in text for text in texts)  # it is told, visibly
    for text in texts:
        assert not set("\x1b\x07\u202e") & set(text)
        assert not any(line.startswith("APPROVED") for line in text.splitlines())


def test_no_text_controls_or_hides_in_the_window(
    capsys: Capture, qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "case", forged)
    open_and_wait(qtbot, window, folder)
    make_late_panels(window)
    texts = [label.text() for label in window.findChildren(QLabel)]
    texts += [
        window.windowTitle(),
        *(w.toolTip() for w in window.findChildren(QWidget)),
    ]
    assert any("owned" in text for text in texts)
    for text in texts:
        assert not set("\x1b\x07\u202e") & set(text)
    _, report = said(capsys, folder)
    assert any("characters" in one and "RTPlanLabel" in one for one in told(report))


@pytest.mark.skipif(
    sys.platform != "linux",
    reason="APFS and NTFS make no names that are no UTF-8, so no report has to tell "
    "one there; test_text_that_utf_8_has_no_bytes_for_is_told writes such a text",
)
def test_a_file_name_of_any_bytes_does_not_stop_the_report(tmp_path: Path) -> None:
    folder, report = write_good(tmp_path / "case"), tmp_path / "report.html"
    (folder / "RS.dcm").rename(folder / "RS\udce9.dcm")
    (folder / "notes\udcff.txt").write_text("no DICOM")
    report.write_bytes(b"")
    done = run("check", folder, "--html", report)
    assert done.returncode in (0, 1), done.stderr
    assert report.read_bytes().decode("utf-8").rstrip().endswith("</html>")


@pytest.mark.parametrize(
    ("verb", "page"), [("check", "cp932"), ("check", "cp437"), ("dvh", "cp949")]
)
def test_no_character_stops_a_verb(tmp_path: Path, page: str, verb: str) -> None:
    def named(built: BuiltCase) -> None:
        for dataset in built.datasets:
            dataset.SpecificCharacterSet = "ISO_IR 192"
        built.plan.RTPlanLabel = "Łö山 — ·😀"

    folder = write_good(tmp_path, named)
    plain = main([verb, str(folder)])
    done = run(verb, folder, PYTHONIOENCODING=page, PYTHONUTF8="0")
    assert done.returncode == plain, done.stderr
    assert done.stdout.decode(page).strip()


# --- plans against themselves -------------------------------------------------------


def _beams(built: BuiltCase) -> Any:
    return built.plan.BeamSequence


def beam_removed(built: BuiltCase) -> None:
    del _beams(built)[1]


def beams_removed(built: BuiltCase) -> None:
    del _beams(built)[:]


def sequence_removed(built: BuiltCase) -> None:
    del built.plan.BeamSequence


def control_point_removed(built: BuiltCase) -> None:
    points = _beams(built)[0].ControlPointSequence
    del points[-1]


def beam_renumbered(built: BuiltCase) -> None:
    group = built.plan.FractionGroupSequence[0]
    group.ReferencedBeamSequence[1].ReferencedBeamNumber = "9"


def beam_not_referenced(built: BuiltCase) -> None:
    group = built.plan.FractionGroupSequence[0]
    del group.ReferencedBeamSequence[1]


PLANS: dict[str, Callable[[BuiltCase], None]] = {
    "a beam removed": beam_removed,
    "all beams removed": beams_removed,
    "their sequence removed": sequence_removed,
    "a control point removed": control_point_removed,
    "a reference without a beam": beam_renumbered,
    "a beam without a reference": beam_not_referenced,
    "Modality not of the class": setting("plan", "Modality", "RTDOSE"),
    "Modality of a structure set": setting("structures", "Modality", "CT"),
    "approval outside its terms": setting("plan", "ApprovalStatus", "PERHAPS"),
    "geometry outside its terms": setting("plan", "RTPlanGeometry", "SOMEHOW"),
    "radiation outside its terms": setting(
        "plan", "BeamSequence.0.RadiationType", "LIGHT"
    ),
    "beam type outside its terms": setting("plan", "BeamSequence.0.BeamType", "WILD"),
    "dose type outside its terms": setting("dose", "DoseType", "SUPPOSED"),
    "summation outside its terms": setting("dose", "DoseSummationType", "ODD"),
    "a contour's type outside its terms": setting(
        "structures",
        "ROIContourSequence.0.ContourSequence.0.ContourGeometricType",
        "ROUND",
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_what_does_not_agree_with_itself_is_told(
    capsys: Capture, tmp_path: Path, name: str
) -> None:
    with disable_value_validation():
        write_good(tmp_path, PLANS[name])
    status, report = said(capsys, tmp_path)
    assert told(report) != []
    if "terms" not in name:
        assert status == 1


# --- the decoder --------------------------------------------------------------------


@pytest.mark.parametrize("syntax", ["jpeg-ls", "rle", "jpeg lossless", "jpeg 2000"])
def test_an_image_whose_stream_ends_early_is_not_shown(
    capsys: Capture, tmp_path: Path, syntax: str
) -> None:
    build_case(good_case()).write(tmp_path, syntax)
    from pydicom import dcmread

    data = dcmread(tmp_path / "CT.0004.dcm")
    (frame,) = generate_frames(data.PixelData, number_of_frames=1)
    half = frame[: len(frame) // 4 * 2]
    data.PixelData = encapsulate([half if syntax == "rle" else half + b"\xff\xd9"])
    data["PixelData"].is_undefined_length = True
    data.save_as(tmp_path / "CT.0004.dcm")
    status, report = said(capsys, tmp_path)
    assert status == 1
    assert any("compressed pixels" in one for one in told(report))
    main(["check", str(tmp_path)])
    assert "CT: 15 images" in capsys.readouterr().out


# what the kernel says of the processes that are left when a verb has ended
CHILDREN = """
import os, sys
from dosiscope.app.main import main
main(sys.argv[1:])
for name in filter(str.isdigit, os.listdir("/proc")):
    try:
        after_name = open(f"/proc/{name}/stat").read().rsplit(")", 1)[1].split()
        if int(after_name[1]) == os.getpid():
            print("STATUS", open(f"/proc/{name}/status").read())
            print("LIMITS", open(f"/proc/{name}/limits").read())
    except OSError:
        pass
os._exit(sys.stdout.flush() or 0)
"""


@PROC
def test_the_decoder_is_confined(tmp_path: Path) -> None:
    build_case(good_case()).write(tmp_path, "jpeg-ls")
    text = run("check", tmp_path, before=CHILDREN).stdout.decode()
    assert "CT: 16 images" in text
    decoders = text.split("STATUS")[1:]
    assert decoders
    for words in decoders:
        assert "NoNewPrivs:\t1" in words
        _, limits = words.split("LIMITS")
        bound = {line[:25].strip(): line[25:].split() for line in limits.splitlines()}
        assert bound["Max core file size"][0] == "0"
        assert bound["Max file size"][0] == "0"
