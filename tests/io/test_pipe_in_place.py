"""A pipe that is put in the place of a file keeps nothing waiting (no hang)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core import outputs
from dosiscope.core.errors import NotReadableError
from dosiscope.core.inputs import open_input, opened_input
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.io.case.file_notes import have_same_bytes
from dosiscope.io.case.load import load
from dosiscope.io.case.scanned_files import tag_files
from dosiscope.io.files.file_hashes import hash_files
from dosiscope.io.files.part10 import read_file
from dosiscope.io.files.pixel_format import read_format
from dosiscope.io.files.pixels import locate_pixels, read_pixels
from support import small_files
from support.cases import write_good
from support.opened import scanned
from support.pipes import needs_pipes, never_waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = needs_pipes


@pytest.fixture(autouse=True)
def _never_waits() -> Iterator[None]:
    with never_waiting():
        yield


def _replaced(path: str | Path) -> str:
    os.unlink(path)
    os.mkfifo(path)
    return str(path)


def test_opened_are_files_only(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, Path("/dev/null")):
        with pytest.raises(NotReadableError, match="not a file"):
            open_input(path)
    (tmp_path / "a").write_bytes(b"abc")
    with opened_input(tmp_path / "a") as file:
        assert file.read() == b"abc"


def test_an_image_that_becomes_a_pipe_before_it_is_scanned(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    pipe = _replaced(sorted(folder.rglob("*CT*"))[0])
    skipped = {one.file: one.reason for one in scanned(folder).inventory.skipped}
    assert "not a file" in skipped[pipe]


def test_an_image_that_becomes_a_pipe_after_the_scan(tmp_path: Path) -> None:
    found = scanned(write_good(tmp_path))
    selection = propose(found.inventory)
    ((uid, images),) = found.images.items()
    pipe = _replaced(images[0].path)
    case = finish(load(found, selection))
    assert case.structure_set is not None  # the rest stays usable
    assert any("not a file" in one.message for one in case.findings) or any(
        "not a file" in str(one.reason) for one in case.withheld
    )
    # hashes of a report, and the tag browser
    (hashed,) = finish(hash_files([pipe]))
    assert (hashed.bytes, hashed.sha256) == (0, "")
    (its_file,) = (one for one in tag_files(found, uid) if one.file == pipe)
    with pytest.raises(NotReadableError, match="not a file"):
        its_file.open()


def test_two_files_are_not_equal_where_one_became_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "b").write_bytes(b"abc")
    one, other = str(tmp_path / "a"), str(tmp_path / "b")
    assert have_same_bytes(one, other)
    _replaced(other)
    assert not have_same_bytes(one, other)


def test_pixels_of_a_dose_that_becomes_a_pipe(tmp_path: Path) -> None:
    path = small_files.write(small_files.dose_dataset(), tmp_path / "a.dcm")
    file = read_file(path)
    form = read_format(file.dataset)
    place = locate_pixels(file, form)
    _replaced(path)
    with pytest.raises(NotReadableError, match="not a file"):
        read_pixels(
            place, form, np.empty((form.frames, form.rows, form.columns), form.dtype)
        )


def test_an_output_that_becomes_a_pipe_while_it_is_looked_at(tmp_path: Path) -> None:
    pipe = tmp_path / "report.html"
    os.mkfifo(pipe)
    assert not outputs.is_ours(outputs._head(pipe))
