"""What ``dosiscope retrieve`` tells of what came and of what did not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.main import main
from dosiscope.core.network.retrieved import NotRetrieved, Retrieved
from dosiscope.io.network import archive

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.progress import Steps

LACKS = tuple(
    NotRetrieved(what="image", uid=f"1.2.{n}", why="the archive did not send it")
    for n in range(30)
)


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return what asks an archive of which one object came and thirty did not."""

    def retrieved(*_: object) -> Steps[Retrieved]:
        yield from ()
        return Retrieved(files=(tmp_path / "1.dcm",), not_retrieved=LACKS)

    monkeypatch.setattr(archive, "retrieve_all", retrieved)
    where = ["--host", "pacs", "--port", "104", "--called-title", "PACS"]
    return ["retrieve", str(tmp_path / "in"), *where, "--study", "1.2"]


def test_what_did_not_come_is_told_without_end_in_json_alone(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    told = capsys.readouterr()
    assert told.out.startswith("1 object retrieved to ")
    assert told.err.splitlines() == [
        *(f"dosiscope: {one.sentence}" for one in LACKS[:20]),
        "dosiscope: 10 objects more did not come; --json names all.",
    ]
    assert main([*words, "--json"]) == 1
    named = json.loads(capsys.readouterr().out)["not_retrieved"]
    assert [one["uid"] for one in named] == [one.uid for one in LACKS]
