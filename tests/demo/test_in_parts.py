"""The files of the demo patient, in any order and any parts, make the same scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.opened import scanned
from support.scans import as_data, files_under, in_parts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_the_demo_in_parts(demo: Path, seed: int) -> None:
    assert as_data(in_parts(files_under(demo), seed)) == as_data(scanned(demo))
