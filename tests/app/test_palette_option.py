"""``--palette``: pictures and reports in colours that everybody tells apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QImage

from dosiscope.app.main import main
from dosiscope.resources.palettes import OKABE_ITO, SUNSET
from dosiscope.resources.presets import level_colours_of
from support.cases import write_good
from support.contrast import pixels_of

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.isodose import RGB

pytestmark = pytest.mark.usefixtures("qapp")
Capture = pytest.CaptureFixture[str]
WORDS = ("--palette", "okabe-ito,tol-sunset")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_good(tmp_path_factory.mktemp("good"))


def colours_in(path: Path) -> set[RGB]:
    pixels = pixels_of(QImage(str(path))).astype(np.int64)
    packed = np.unique(pixels @ [65536, 256, 1]).tolist()
    return {(one >> 16, one >> 8 & 255, one & 255) for one in packed}


def test_a_picture_has_the_colours_that_are_named(folder: Path, tmp_path: Path) -> None:
    plain, told, again = (tmp_path / f"{n}.png" for n in range(3))
    kept = tmp_path / "kept.json"
    main(["snapshot", str(folder), "-o", str(plain)])
    words = ("--sidecar", str(kept), *WORDS)
    assert main(["snapshot", str(folder), "-o", str(told), *words]) in (0, 1)
    for palette in (OKABE_ITO.colours, level_colours_of(SUNSET).values()):
        assert colours_in(told) & set(palette)
        assert not colours_in(plain) & set(palette)
    # a sidecar keeps the colours of the file
    assert main(["snapshot", str(kept), "-o", str(again), *WORDS]) in (0, 1)
    assert colours_in(again) == colours_in(told)


def test_a_report_has_them(folder: Path, tmp_path: Path) -> None:
    plain, told = tmp_path / "plain.html", tmp_path / "told.html"
    assert main(["report", str(folder), "-o", str(plain)]) in (0, 1)
    assert main(["report", str(folder), "-o", str(told), *WORDS]) in (0, 1)
    first = "#" + bytes(OKABE_ITO.colours[0]).hex()
    assert first in told.read_text("utf-8").casefold()
    assert first not in plain.read_text("utf-8").casefold()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--palette", "rainbow"], "'rainbow' is no palette; there are okabe-ito"),
        (["--palette", "okabe-ito,tol-bright"], "are both palettes of structures"),
        (["--palette", ""], "'' is no palette"),
        (["--rt-image", "A", *WORDS], "--palette is of planes, not of an RT Image"),
    ],
)
def test_what_is_none_is_refused(
    folder: Path, tmp_path: Path, capsys: Capture, words: list[str], why: str
) -> None:
    out = tmp_path / "a.png"
    try:
        status = main(["snapshot", str(folder), "-o", str(out), *words])
    except SystemExit as end:
        status = int(end.code or 0)
    assert status == 2
    assert why in capsys.readouterr().err
    assert not out.exists()
