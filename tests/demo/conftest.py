from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.core.progress import finish
from dosiscope.demo.patient import write_demo
from dosiscope.demo.tissue import Painter

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.demo.canvas import Canvas
    from dosiscope.demo.shapes import Plane

LOOKED_AT = (0.0, 10.0, 15.0, 20.0, 45.0)  # z of planes whose HU tests look at, mm


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo patient, written once.

    To paint a plane takes long, and none depends on another: of those that no test
    looks at every eighth is painted, the others hold air and couch.
    """
    paint = Painter.painted

    def painted(painter: Painter, k: int, canvas: Canvas) -> Plane:
        is_painted = k % 8 == 0 or canvas.z in LOOKED_AT
        return paint(painter, k, canvas) if is_painted else canvas.hu

    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Painter, "painted", painted)
        paths = finish(write_demo(folder))
    assert sorted(paths) == sorted(folder.iterdir())
    return folder
