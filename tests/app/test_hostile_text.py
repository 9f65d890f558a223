"""Text and names of files do nothing but to be shown, wherever the verbs tell them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.main import main
from dosiscope.core.progress import Progress
from support.cases import good_built, write_good
from support.hostile import UNSEEN, write_badly_named, write_hostile

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.progress import Steps
    from support.synthetic.build import BuiltCase

    Capture = pytest.CaptureFixture[str]

_AT = "--at=0,0,0"
# every verb that tells something of files, in every form
SAYING = [
    ("check",),
    ("check", "--json"),
    ("check", "--json", "--hashes"),
    ("check", "--no-identity"),
    ("dvh",),
    ("dvh", "--json"),
    ("plancheck",),
    ("plancheck", "--json"),
    ("probe", _AT),
    ("probe", _AT, "--json"),
]
_ENVIRONMENT = {
    "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    "QT_QPA_PLATFORM": "offscreen",
    "PATH": os.environ.get("PATH", ""),
    "HOME": os.environ.get("HOME", ""),
}
# runs several verbs in one process, each as a process of its own would
_SEVERAL = """
import json, os, sys
from dosiscope.app.main import main
from dosiscope.core.progress import Progress
for words in json.loads(os.environ["RUNS"]):
    sys.argv = ["dosiscope", *map(os.fsdecode, map(bytes.fromhex, words))]
    print("\\nstatus", main(), flush=True)
"""


def assert_is_seen(text: str) -> None:
    """Nothing controls a terminal; no line is one that a file forged."""
    assert UNSEEN.findall(text.replace("\n", "")) == []
    assert not re.search(r"^\s*APPROVED", text, re.MULTILINE)


def run_verbs(
    runs: list[tuple[object, ...]], environment: dict[str, str]
) -> tuple[bytes, bytes]:
    words = [[os.fsencode(str(word)).hex() for word in run] for run in runs]
    done = subprocess.run(
        [sys.executable, "-c", _SEVERAL],
        capture_output=True,
        check=False,
        timeout=240,
        env={**_ENVIRONMENT, "RUNS": json.dumps(words), **environment},
    )
    assert done.stdout.count(b"status") == len(runs), done.stderr.decode(
        "ascii", "replace"
    )
    for status in (b"status 2", b"Traceback"):
        assert status not in done.stdout + done.stderr, done.stderr
    assert b"made a mistake" not in done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile(tmp_path_factory.mktemp("hostile") / "case")


@pytest.fixture(scope="module")
def badly_named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_badly_named(tmp_path_factory.mktemp("names"))


@pytest.mark.parametrize(
    ("what", "words"),
    [("hostile", words) for words in SAYING]
    + [("badly_named", words) for words in SAYING if words[0] == "check"],
    ids=str,
)
def test_no_verb_repeats_what_is_not_seen(
    request: pytest.FixtureRequest, capsys: Capture, what: str, words: tuple[str, ...]
) -> None:
    folder: Path = request.getfixturevalue(what)
    verb, *options = words
    assert main([verb, str(folder), *options]) in (0, 1)
    out, err = capsys.readouterr()
    assert_is_seen(out + err)
    if "--json" in words:
        assert out.isascii()
        told = json.dumps(json.loads(out), ensure_ascii=False, indent=1)
        assert UNSEEN.findall(told.replace("\n", "")) == []
        assert "\\u" not in told
        assert "\\n" not in told


@pytest.mark.parametrize("what", ["hostile", "badly_named"])
def test_no_file_repeats_what_is_not_seen(
    request: pytest.FixtureRequest, tmp_path: Path, what: str
) -> None:
    folder = str(request.getfixturevalue(what))
    page, table = tmp_path / "r.html", tmp_path / "d.csv"
    assert main(["check", folder, "--html", str(page)]) in (0, 1)
    assert main(["dvh", folder, "--csv", str(table)]) in (0, 1)
    for path in (page, table):
        text = path.read_bytes().decode("utf-8")
        assert_is_seen(text.replace("\r\n", "\n"))
    assert "<b>bold" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words", [("check",), ("dvh",), ("probe", _AT), ("snapshot", "-o", "x.png")]
)
def test_what_goes_wrong_is_told_without_control_characters(
    tmp_path: Path, capsys: Capture, words: tuple[str, ...]
) -> None:
    verb, *options = words
    name = "no\x1b[31m\n\u202e\udce9"
    assert main([verb, str(tmp_path / name), *options]) == 2
    assert_is_seen(capsys.readouterr().err)
    (tmp_path / name).write_bytes(b"no DICOM")
    assert main([verb, str(tmp_path), *options]) == 2
    assert_is_seen(capsys.readouterr().err)


def test_words_that_are_not_understood_are_repeated_visibly(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["check", "x", "--\x1b]0;owned\x07\nAPPROVED"])
    assert_is_seen(capsys.readouterr().err)


def test_a_folder_of_the_demo_may_have_any_name(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def a_file(folder: Path) -> Steps[list[Path]]:
        """Takes the place of the demo patient, which takes long to make."""
        folder.mkdir(exist_ok=True)
        (folder / "a file").touch()
        yield Progress(1, 1, "Writing")
        return [folder / "a file"]

    monkeypatch.setattr("dosiscope.demo.patient.write_demo", a_file)
    folder = tmp_path / "d\udce9\x1b[31m"
    assert main(["demo", str(folder)]) == 0
    assert_is_seen(capsys.readouterr().err)
    assert main(["demo", str(folder)]) == 2
    assert_is_seen(capsys.readouterr().err)


def test_values_that_differ_unseen_are_told_apart(
    tmp_path: Path, capsys: Capture
) -> None:
    built = good_built()
    for dataset in built.datasets:
        dataset.SpecificCharacterSet = "ISO_IR 192"
        dataset.PatientID = "ID"
    built.plan.PatientID = "ID\N{ZERO WIDTH SPACE}"
    built.write(tmp_path)
    assert main(["check", str(tmp_path), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    found = [f for case in report["cases"] for f in case["findings"]]
    assert any(f["rule"].startswith("PAT-") for f in found)
    assert any(f["rule"] == "T21" for f in found)


# --- code pages -----------------------------------------------------------------

CODE_PAGES = {
    "cp932": {"PYTHONIOENCODING": "cp932"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "ascii": {"PYTHONIOENCODING": "ascii:strict"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("page", ["cp437", "cp932", "C"])
def test_every_verb_writes_in_every_code_page(tmp_path: Path, page: str) -> None:
    folder = write_badly_named(tmp_path, lambda built: _name(built, "Łö山\x1b😀 ²"))
    name = "r\udce9\x1b"
    runs: list[tuple[object, ...]] = [
        ("check", folder),
        ("dvh", folder),
        ("probe", folder, _AT),
        ("check", folder, "--json", "--hashes"),
        ("check", folder, "--html", tmp_path / f"{name}.html"),
        ("dvh", folder, "--csv", tmp_path / f"{name}.csv"),
        ("snapshot", folder, "-o", tmp_path / "x.png"),
        ("selftest",),
    ]
    out, err = run_verbs(runs, CODE_PAGES[page])
    encoding = CODE_PAGES[page].get("PYTHONIOENCODING", "ascii").split(":")[0]
    for text in (out.decode(encoding), err.decode(encoding)):
        assert UNSEEN.findall(text.replace("\n", "").replace("\r", "")) == []
    report = (tmp_path / f"{name}.html").read_bytes().decode("utf-8")
    assert report.rstrip().endswith("</html>")
    assert "Łö山␛😀 ²" in report
    assert "0xFF" in report
    assert (tmp_path / f"{name}.csv").read_bytes().decode("utf-8")
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")


def _name(built: BuiltCase, text: str) -> None:
    for dataset in built.datasets:
        dataset.SpecificCharacterSet = "ISO_IR 192"
    built.plan.RTPlanLabel = text


def test_a_character_that_the_code_page_lacks_is_simpler_or_its_number(
    tmp_path: Path,
) -> None:
    write_good(tmp_path, lambda built: _name(built, "10² 山"))
    out, _ = run_verbs([("check", tmp_path)], CODE_PAGES["ascii"])
    assert b"plan: 10\\xb2 \\u5c71" in out
    assert b" - " in out
