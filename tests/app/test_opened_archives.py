"""Archives and DICOMDIRs on the command line and in the window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from typing import TYPE_CHECKING

from dosiscope.app import temporary
from dosiscope.core.progress import finish
from dosiscope.io.case.scan import scan
from support.cases import write_good

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _archive(folder: Path) -> Path:
    write_good(folder / "good")
    return folder / shutil.make_archive(str(folder / "case"), "zip", folder / "good")


def test_a_verb_reads_an_archive_and_leaves_nothing_behind(tmp_path: Path) -> None:
    archive = _archive(tmp_path)
    before = archive.read_bytes()
    private = tmp_path / "temporary"
    private.mkdir()
    run = subprocess.run(
        [sys.executable, "-m", "dosiscope", "check", "--json", str(archive)],
        env={**os.environ, "TMPDIR": str(private), "TEMP": str(private)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)
    assert list(private.iterdir()) == []
    assert archive.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "case.zip", "good", "temporary"
    ]  # fmt: skip


def test_one_folder_a_process_for_this_user_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(temporary, "_own", [])
    folder = temporary.unpacking_folder()
    assert temporary.unpacking_folder() == folder
    assert folder.stat().st_mode & 0o077 == 0
    found = finish(scan([_archive(tmp_path)], private=temporary.unpacking_folder))
    assert found.inventory.files_read == 19
    temporary.remove_own()
    assert not folder.exists()
    assert temporary.unpacking_folder() != folder  # made anew when wanted again
    temporary.remove_own()


def test_nothing_readable_in_an_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "text")
    run = subprocess.run(
        [sys.executable, "-m", "dosiscope", "check", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert "not a DICOM file" in run.stderr
