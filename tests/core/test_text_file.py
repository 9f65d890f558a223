"""Small files of text are read whole, or refused in a clause."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.errors import NotReadableError
from dosiscope.core.text_file import NotThereError, read_text
from support.pipes import needs_pipes, never_waiting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_changes_nothing(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a").write_bytes("Süd\r\n".encode(encoding))
    assert read_text(tmp_path / "a", 100) == "Süd\r\n"


def test_as_many_bytes_as_it_may_have_and_not_one_more(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 2000)
    assert read_text(tmp_path / "a", 2000) == "x" * 2000
    with pytest.raises(NotReadableError, match=r"^it is too large: .* more than 2 kB$"):
        read_text(tmp_path / "a", 1999)


@pytest.mark.parametrize("data", [b"\xff\xfea\0", b"caf\xe9", b"\xed\xa0\x80"])
def test_what_is_no_text_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(NotReadableError, match=r"^it is no text in UTF-8$"):
        read_text(tmp_path / "a", 100)


def test_one_that_is_not_there_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(NotThereError, match=r"^it is not there$"):
        read_text(tmp_path / "a", 100)
    for other in (tmp_path, f"{tmp_path}/a\0b"):
        with pytest.raises(NotReadableError) as caught:
            read_text(other, 100)
        assert not isinstance(caught.value, NotThereError)
        assert str(tmp_path) not in str(caught.value)


@needs_pipes
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with never_waiting(), pytest.raises(NotReadableError, match="not a file"):
        read_text(tmp_path / "pipe", 100)
