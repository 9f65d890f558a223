"""What `check` tells of files that are not taken: one line for those alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.main import main
from support.cases import write_good
from support.made_cases import made_case

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    Capture = pytest.CaptureFixture[str]


def _skipped(capsys: Capture, *words: str) -> list[str]:
    main(["check", *words])
    lines = capsys.readouterr().out.splitlines()
    return [line.strip() for line in lines if line.startswith("  skipped ")]


def test_copies_are_one_line(capsys: Capture, tmp_path: Path) -> None:
    folder = made_case("c07", tmp_path)
    (line,) = _skipped(capsys, str(folder))
    assert line.startswith("skipped 20 files (IM0, IM1, IM10 and 17 more); the first: ")
    assert line.endswith(": the same content, written otherwise")
    (line,) = _skipped(capsys, str(folder), "--no-identity")
    assert line == "skipped 20 files: a copy of …: the same content, written otherwise"


def test_other_reasons_have_other_lines(capsys: Capture, tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("text")
    (folder / "again.dcm").write_bytes((folder / "RD.dcm").read_bytes())
    assert _skipped(capsys, str(folder)) == [
        "skipped 2 files (a.txt, b.txt): not a DICOM file",
        f"skipped {folder / 'again.dcm'}: the same file as {folder / 'RD.dcm'}",
    ]
