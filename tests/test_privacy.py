"""Nothing of the patient leaves the case by the side: logs, reports, files, network."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtGui import QImage

from dosiscope.app.crash import crash_report, qt_message
from dosiscope.app.logs import DiscreetFormatter, Pseudonyms, error_places
from dosiscope.app.main import main
from dosiscope.app.temporary import RunFolder
from dosiscope.app.window import Window
from dosiscope.core.errors import NotReadableError
from dosiscope.core.identity import NO_IDENTITY
from fuzz.run import damaged
from support.beside import OVER, beside, nested
from support.cases import good_built
from support.command_line import run_json
from support.in_turn import run_in_turn
from support.opened import opened
from support.pdf_read import page_letters
from support.synthetic.encode import saved
from support.windows import open_and_wait, own_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.slow

# every identifying attribute holds one of these
TOKENS = {
    "PatientName": "Zyxwolf^Qorbin",
    "PatientID": "TOKID77",
    "PatientBirthDate": "19340521",
    "StudyDate": "20190823",
    "StudyTime": "031759",
    "StudyID": "TOKSTUDY",
    "AccessionNumber": "TOKACC",
    "StudyDescription": "Tokdescription",
    "SeriesDescription": "Tokseries",
    "OperatorsName": "Tokoperator",
    "ReferringPhysicianName": "Tokreferrer",
    "InstitutionName": "Tokinstitution",
    "StructureSetLabel": "Tokstructures",
    "RTPlanLabel": "Tokplan",
    "DoseComment": "Tokcomment",
}
_FOLDER = "Tokfolder"
LOG_LINE = re.compile(r"\d\d:\d\d:\d\d [A-Z]+ |    ")
_WHO = ("Zyxwolf", "Qorbin", "TOKID77", "19340521", "Tokoperator", _FOLDER)
SECRET = [*TOKENS.values(), "Zyxwolf", "Qorbin", "Tokroi", _FOLDER]


def write_named(folder: Path) -> Path:
    """Write the good case, with a token wherever something identifies."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in _named_files().items():
        (folder / name).write_bytes(file)
    return folder


@cache
def _named_files() -> dict[str, bytes]:
    built = good_built()
    for dataset in built.datasets:
        for keyword, token in TOKENS.items():
            if keyword in dataset or keyword.startswith(("Patient", "Study")):
                setattr(dataset, keyword, token)
        dataset.StudyDescription = TOKENS["StudyDescription"]
    for roi in built.structures.StructureSetROISequence:
        roi.ROIName = f"Tokroi {roi.ROINumber}"
    along = beside(built)
    for dataset in along.values():
        for one in nested(dataset):
            if "OperatorsName" in one:
                one.OperatorsName = TOKENS["OperatorsName"]
        dataset.SeriesDescription = TOKENS["SeriesDescription"]
    return {name: saved(one) for name, one in (*built.named(), *along.items())}


@pytest.fixture
def case_folder(tmp_path: Path) -> Path:
    return write_named(tmp_path / _FOLDER)


@pytest.fixture
def log_text() -> Iterator[Callable[[], str]]:
    """Everything that is logged at any level, as the program would write it."""
    lines: list[str] = []

    class Collecting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Collecting()
    handler.setFormatter(DiscreetFormatter())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lambda: "\n".join(lines)
    root.removeHandler(handler)
    root.setLevel(before)


def assert_no_token(text: str | bytes) -> None:
    data = text.encode() if isinstance(text, str) else text
    found = [token for token in SECRET if token.encode() in data]
    found += [token for token in SECRET if token.encode("utf-16-le") in data]
    assert not found


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    made = Window(own_settings(tmp_path))
    qtbot.addWidget(made)
    return made


def open_in(window: Window, qtbot: QtBot, folder: Path) -> None:
    open_and_wait(qtbot, window, folder)
    qtbot.waitUntil(lambda: len(window.review.results.dvhs) >= 3, timeout=20_000)


# --- what is logged -----------------------------------------------------------


def test_the_formatter_withholds_all_that_could_be_a_value() -> None:
    def line(name: str, message: object, *arguments: object, error: Any = None) -> str:
        record = logging.LogRecord(
            name, logging.WARNING, "/x/Tokfolder/m.py", 7, message, arguments, error
        )
        return DiscreetFormatter().format(record)

    assert line("dosiscope.io", "read %d files", 3).endswith("read 3 files")
    assert line("dosiscope.io", "read %s", "Tokroi").endswith("read (str)")
    assert_no_token(line("dosiscope.io", "odd %d", "Tokroi"))
    assert_no_token(line("pydicom", "Invalid value for VR DA: 'TOKID77'"))
    assert_no_token(line("py.warnings", "%s", "Tokplan is no date"))
    try:
        try:
            raise ValueError("Tokplan")
        except ValueError as error:
            raise KeyError("TOKID77") from error
    except KeyError as error:
        text = line("dosiscope.app", "failed", error=(KeyError, error, None))
    assert_no_token(text)
    assert "builtins.ValueError" in text
    assert "test_privacy:" in text


def test_qt_messages_are_logged_without_their_words(
    log_text: Callable[[], str],
) -> None:
    class Context:
        category = "qt.text"

    qt_message(QtMsgType.QtWarningMsg, Context(), "cannot open Tokfolder")  # type: ignore[arg-type]  # all that is read
    assert "qt.text" in log_text()
    assert_no_token(log_text())


def test_objects_have_pseudonyms() -> None:
    names = Pseudonyms()
    assert names.of("RT Dose", "1.2") == "RD-1"
    assert names.of("RT Dose", "1.3") == "RD-2"
    assert names.of("CT Image", "1.2") == "CT-1"
    assert names.of("RT Dose", "1.2") == "RD-1"


# --- the window ---------------------------------------------------------------


def test_the_window_keeps_its_secrets(
    window: Window,
    qtbot: QtBot,
    case_folder: Path,
    tmp_path: Path,
    log_text: Callable[[], str],
) -> None:
    """Title, settings and log of a whole visit, with files that cannot be read."""
    (case_folder / "Tokfolder.txt").write_text("TOKID77")
    (case_folder / "cut.dcm").write_bytes((case_folder / "RS.dcm").read_bytes()[:5000])
    open_in(window, qtbot, case_folder)
    assert window.review.case is not None
    assert window.windowTitle() == "Dosiscope"
    window.close()
    window.settings._store.sync()
    assert_no_token((tmp_path / "settings.ini").read_bytes())
    assert_no_token(log_text())


def test_errors_of_the_program_become_a_sentence_and_a_report(
    window: Window,
    qtbot: QtBot,
    case_folder: Path,
    log_text: Callable[[], str],
) -> None:
    open_in(window, qtbot, case_folder)
    try:
        raise RuntimeError(f"cannot read {case_folder} of {TOKENS['PatientName']}")
    except RuntimeError as error:
        window.faults.show(error)
        report = crash_report(error, window.review.case)
    assert "RuntimeError" in window.notice.text()
    assert_no_token(window.notice.text())
    assert_no_token(log_text())
    assert_no_token(report)
    for part in ("RuntimeError", "test_privacy:", "CT-1: 16 x 64 x 64", "RS-1: 5 ROIs"):
        assert part in report
    window.notice.show_error("another")
    assert window.notice._offer.isHidden()


def test_an_error_that_nothing_caught_reaches_the_window(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    error = ZeroDivisionError("Tokroi")
    window.faults._hook(ZeroDivisionError, error, None)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in window.notice.text())
    assert_no_token(window.notice.text())


def test_a_mistake_while_reading_is_offered_as_a_report(
    window: Window,
    qtbot: QtBot,
    case_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    log_text: Callable[[], str],
) -> None:
    def broken(*_: object) -> object:
        raise IndexError("Tokplan of TOKID77")

    monkeypatch.setattr("dosiscope.io.case.load.read_parts", broken)
    with qtbot.waitSignal(window.session.faulted, timeout=20_000):
        window.opening.open_paths([case_folder])
    assert "IndexError" in window.notice.text()
    assert not window.notice._offer.isHidden()
    assert "job failed" in log_text()
    assert_no_token(window.notice.text())
    assert_no_token(log_text())


# --- the command line ---------------------------------------------------------


EVERY_VERB = (
    *("beams --json --spots", "beams --csv a.csv", "records", "records --json"),
    *("check", "check --json", "dvh", "dvh --json", "goals --goals quantec"),
    *("plancheck", "plancheck --json --goals quantec"),
    *("probe --at 10,5,0", "probe --at 10,5,0 --json", "snapshot -o a.png"),
    *(f"snapshot --over {OVER} -o a.png", "records --csv a.csv"),
    *("report --json --goals quantec", "report -o a.pdf", "report -o a.html"),
)


@pytest.fixture(scope="module")
def run_as_by_a_person(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, subprocess.CompletedProcess[str]]:
    """What the program says for each of `EVERY_VERB`, logging everything."""
    aside = tmp_path_factory.mktemp("aside")
    folder = write_named(tmp_path_factory.mktemp("named") / _FOLDER)
    words = [words.split() for words in EVERY_VERB]
    done = run_in_turn(
        [[verb, str(folder), *more] for verb, *more in words],
        env={"DOSISCOPE_LOG": "DEBUG"},
        folder=aside,
    )
    return dict(zip(EVERY_VERB, done, strict=True))


@pytest.mark.parametrize("words", EVERY_VERB)
def test_the_log_of_every_verb(
    run_as_by_a_person: dict[str, subprocess.CompletedProcess[str]], words: str
) -> None:
    done = run_as_by_a_person[words]
    assert done.returncode in (0, 1), done.stderr
    # the rest is the answer of the verb, which may name ROIs
    lines = [line for line in done.stderr.splitlines() if LOG_LINE.match(line)]
    assert_no_token("\n".join(lines))


def test_the_log_of_damaged_files(tmp_path: Path, log_text: Callable[[], str]) -> None:
    """All paths of errors that damage leads to, at the lowest level of logging."""
    folder = write_named(tmp_path / _FOLDER)
    for path in sorted(folder.iterdir())[-4:]:
        sound = path.read_bytes()
        for seed in range(6):
            for mutator in ("bytes", "elements", "lengths", "structure", "numbers"):
                path.write_bytes(damaged(sound, path.stem, mutator, seed))
                main(["check", "--json", str(folder)])
        path.write_bytes(sound)
    assert_no_token(log_text())


def test_a_mistake_on_the_command_line_shows_no_value(
    case_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(*_: object) -> object:
        raise IndexError("Tokplan of TOKID77")

    monkeypatch.setattr("dosiscope.io.case.load.read_parts", broken)
    assert main(["check", str(case_folder)]) == 2
    told = capsys.readouterr().err
    assert "IndexError" in told
    assert "Traceback" not in told
    assert_no_token(told)


def test_exports_name_the_patient_only_where_asked(
    case_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "a.png"
    main(["snapshot", str(case_folder), "-o", str(picture), "--no-identity"])
    assert QImage(str(picture)).textKeys() == ["Software"]
    assert_no_token(picture.read_bytes())
    shapes = tmp_path / "a.svg"
    for words in (
        (),
        ("--colours", "print"),
        ("--layout", "four"),
        ("--each-structure", "--sheet"),
    ):
        main(["snapshot", str(case_folder), "-o", str(shapes), "--no-identity", *words])
        told = shapes.read_bytes()
        assert b"not for clinical decisions" in told
        assert NO_IDENTITY.encode() in told
        for token in ("Zyxwolf", "Qorbin", "TOKID77", "19340521", _FOLDER):
            assert token.encode() not in told
    table = tmp_path / "dvh.csv"
    capsys.readouterr()
    _, told_of_dvhs = run_json(capsys, "dvh", case_folder, "--csv", table)
    texts = [json.dumps(told_of_dvhs), table.read_text("utf-8")]
    assert all(len(text) > 1000 for text in texts)
    for text in texts:
        for token in ("Zyxwolf", "Qorbin", "TOKID77", "19340521", _FOLDER):
            assert token not in text


@pytest.mark.parametrize(
    "words",
    [
        *("beams", "beams --beam 1", "beams --json --spots", "beams --csv OUT"),
        *("records", "records --json", "records --csv OUT"),
        f"snapshot --over {OVER} -o OUT.png",
        f"snapshot --over {OVER} -o OUT.svg",
        *(f"report --template everything -o OUT.{kind}" for kind in ("html", "json")),
        "report --template everything -o OUT.pdf",
    ],
)
def test_beams_records_and_second_images_leave_out_who_it_is(
    case_folder: Path, tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Patient, operators and names of files, in raw bytes and in the text of a PDF."""
    built = words.replace("OUT", str(tmp_path / "out"))
    verb, *more = built.split()
    assert main([verb, str(case_folder), *more, "--no-identity"]) in (0, 1)
    printed = capsys.readouterr()
    told = [printed.out.encode(), printed.err.encode()]
    for path in tmp_path.glob("out*"):
        told.append(path.read_bytes())
        if path.suffix == ".pdf":
            told.append("".join(page_letters(path.read_bytes())).encode())
    assert sum(map(len, told)) > 500
    for token in (*_WHO, "RTRECORD.1.dcm", "RTIMAGE.1.dcm", "MR.0001.dcm"):
        assert not any(token.encode() in one for one in told), token


def test_records_name_operators_where_identity_is_told(
    case_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["records", str(case_folder)])
    assert TOKENS["OperatorsName"] in capsys.readouterr().out


# --- temporary files and the network ------------------------------------------


def test_nothing_temporary_but_the_demo_is_made_and_that_is_private(
    window: Window,
    qtbot: QtBot,
    case_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    open_in(window, qtbot, case_folder)
    assert list(place.iterdir()) == []

    made = RunFolder()
    window.session._opener._demo = made
    if os.name == "posix":
        assert made.path.stat().st_mode & 0o077 == 0
    window.close()
    assert list(place.iterdir()) == []


def test_all_works_without_any_network(case_folder: Path) -> None:
    """The kernel gives the program no network at all, not even the loopback."""
    unshare = shutil.which("unshare")
    words = [unshare or "", "--net", "--map-root-user", "true"]
    if unshare is None or subprocess.run(words, capture_output=True).returncode:
        pytest.skip("the network cannot be unshared here")
    code = "import sys; from dosiscope.app.main import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for verb in (["check"], ["dvh"]):
        done = subprocess.run(
            [*words[:-1], sys.executable, "-c", code, *verb, str(case_folder)],
            capture_output=True,
            env=environment,
            check=False,
            timeout=120,
        )
        assert done.returncode in (0, 1), done.stderr


def test_messages_to_the_user_may_name_the_file_but_logs_may_not(
    tmp_path: Path,
) -> None:
    with pytest.raises(NotReadableError) as caught:
        raise NotReadableError(f"{tmp_path / _FOLDER} is damaged")
    assert_no_token("\n".join(error_places(caught.value)))


def test_the_case_used_here_does_hold_the_tokens(case_folder: Path) -> None:
    case = opened(case_folder)
    assert case.patient.id == TOKENS["PatientID"]
    assert case.plan is not None
    assert case.plan.label == TOKENS["RTPlanLabel"]
