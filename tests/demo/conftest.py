from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.core.progress import finish
from dosiscope.demo.patient import write_demo

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo patient, written once."""
    folder = tmp_path_factory.mktemp("demo")
    paths = finish(write_demo(folder))
    assert sorted(paths) == sorted(folder.iterdir())
    return folder
