"""What is typed wrongly is refused in a sentence; nothing is written or opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.app.command_line import parse
from dosiscope.app.main import main
from support.cases import write_good

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("words", [["dvhs", "x"], ["Check"], ["patient1"]])
def test_a_word_that_is_no_verb_and_no_path_opens_no_window(
    words: list[str], capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(words)
    assert stop.value.code == 2
    told = capsys.readouterr().err
    assert f"'{words[0]}' is neither a verb nor a file or folder" in told
    assert "check" in told
    assert "snapshot" in told


def test_a_path_is_viewed_though_no_verb_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "patient1").mkdir()
    monkeypatch.chdir(tmp_path)
    assert parse(["patient1"]).verb == "view"
    # of what can be a path, the window says that it is not there
    assert parse(["./gone"]).verb == parse(["gone.dcm"]).verb == "view"
    assert parse([]).verb == parse(["--demo"]).verb == "view"


@pytest.mark.parametrize("name", ["a.jpg", "a.pdf", "a"])
def test_no_picture_lies_in_a_file_that_is_named_as_another(
    name: str, tmp_path: Path, capsys: Capture
) -> None:
    folder, out = tmp_path / "in", tmp_path / name
    write_good(folder)
    assert main(["snapshot", str(folder), "-o", str(out)]) == 2
    assert ".png, .svg" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["dvh", "x", "--reference", "abc"],
        ["compare", "x", "--with", "1", "--threshold", "abc"],
        ["receive", "--inbox", "x", "--idle", "abc"],
        ["beams", "x", "--beam", "abc"],
        ["receive", "--inbox", "x", "--port", "abc"],
        ["echo", "--host", "x", "--port", "abc"],
        ["snapshot", "x", "-o", "x.png", "--scale", "abc"],
    ],
)
def test_a_number_is_asked_for_in_words(words: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        parse(words)
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.endswith(("'abc' is not a number", "'abc' is not a whole number"))


@pytest.mark.parametrize(
    "words", [[], ["--port", "104"], ["--called-title", "PACS"]], ids=" ".join
)
def test_an_archive_at_a_host_needs_port_and_title(
    words: list[str], capsys: Capture
) -> None:
    assert main(["echo", "--host", "127.0.0.1", *words]) == 2
    assert "--host goes with --port N and --called-title T" in capsys.readouterr().err


def test_a_point_without_image_or_dose_says_so(tmp_path: Path, capsys: Capture) -> None:
    write_good(tmp_path)
    assert main(["probe", str(tmp_path), "--at", "5000,0,0"]) in (0, 1)
    line = capsys.readouterr().out.splitlines()[-1]
    assert line == "(5000.0, 0.0, 0.0) mm: no image data, no dose data, no ROI"
