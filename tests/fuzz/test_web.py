"""Asking web services outlives whatever they answer, and says why nothing came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.core.network.retrieved import Retrieved
from fuzz.watched import Watched
from fuzz.web import WebBench, run

if TYPE_CHECKING:
    from pathlib import Path

    from support.network.name_space import PrivateNetwork


def test_damaged_answers(tmp_path: Path) -> None:
    seen = run(tmp_path, range(2))
    assert seen.wrong == []
    assert seen.events["Refused"] > 0
    assert seen.events["Answered"] > 0
    assert seen.events["Kept"] > 0


@pytest.mark.parametrize(
    "syntax", ["1.2.840.1000\u00c3.1.2", "1.2.840.10008.1.2.\u0661", "Implicit"]
)
def test_a_transfer_syntax_that_is_none(
    network: PrivateNetwork, tmp_path: Path, syntax: str
) -> None:
    stated = b"1.2.840.10008.1.2.1\0"
    other = syntax.encode()[: len(stated)].ljust(len(stated), b"\0")
    bench = WebBench(tmp_path, Watched())
    result = bench.ask("a series", lambda said: said.replace(stated, other))
    assert isinstance(result, Retrieved)
    (lack,) = result.not_retrieved
    assert "the Transfer Syntax UID that the object is sent under is none" in lack.why
    assert not [path for path in bench.got().rglob("*") if path.suffix == ".part"]
