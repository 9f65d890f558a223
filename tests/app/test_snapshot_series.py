"""``snapshot`` of structures, of series, of sheets and layouts, as PNG and SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from dosiscope.app.main import main
from dosiscope.core.outputs import is_ours
from support.cases import write_good

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_good(tmp_path_factory.mktemp("good"))


@pytest.fixture(scope="module")
def roi(folder: Path) -> str:
    """Return the name of the second structure of the case."""
    import pydicom

    for path in sorted(folder.rglob("*.dcm")):
        data = pydicom.dcmread(path, stop_before_pixels=True)
        if data.Modality == "RTSTRUCT":
            return str(data.StructureSetROISequence[1].ROIName)
    raise AssertionError


def snapshot(folder: Path, path: Path, *words: str) -> int:
    return main(["snapshot", str(folder), "-o", str(path), *words])


def test_a_structure_in_the_middle_is_another_picture(
    folder: Path, roi: str, tmp_path: Path
) -> None:
    images = []
    for n, words in enumerate(
        ([], ["--centre", roi], ["--centre", roi, "--field", "300"])
    ):
        assert snapshot(folder, tmp_path / f"{n}.png", *words) in (0, 1)
        images.append(QImage(str(tmp_path / f"{n}.png")))
    assert not any(image.isNull() for image in images)
    assert not any(a == b for n, a in enumerate(images) for b in images[:n])


def test_a_series_is_a_file_for_each_plane_and_tells_which(
    folder: Path, roi: str, tmp_path: Path, capsys: Capture
) -> None:
    words = ("--through", roi, "--every", "5", "--size", "800x800")
    assert snapshot(folder, tmp_path / "a.png", *words) in (0, 1)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) > 1
    assert all(name.startswith(f"a-{n:02d}-z-") for n, name in enumerate(names, 1))
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(names)
    assert all(
        name in line and line.endswith(" mm")
        for name, line in zip(names, told, strict=True)
    )


def test_nothing_is_made_where_one_of_a_series_is_of_others(
    folder: Path, roi: str, tmp_path: Path, capsys: Capture
) -> None:
    words = ("--through", roi, "--every", "5", "--size", "800x800")
    snapshot(folder, tmp_path / "a.png", *words)
    *first, last = sorted(tmp_path.iterdir())
    for path in first:
        path.unlink()
    last.write_bytes(b"of others")
    assert snapshot(folder, tmp_path / "a.png", *words) == 2
    assert list(tmp_path.iterdir()) == [last]
    assert last.read_bytes() == b"of others"
    assert "Dosiscope did not write it" in capsys.readouterr().err


def test_sheets_and_layouts_are_one_file(
    folder: Path, roi: str, tmp_path: Path
) -> None:
    images = []
    for n, words in enumerate(
        (
            ["--through", roi, "--every", "5", "--sheet"],
            ["--each-structure", "--sheet", "--colours", "print"],
            ["--layout", "three"],
            ["--layout", "four"],
            ["--layout", "four", "--centre", roi],
        )
    ):
        assert snapshot(folder, tmp_path / f"{n}.png", *words) in (0, 1)
        images.append(QImage(str(tmp_path / f"{n}.png")))
    assert len(list(tmp_path.iterdir())) == 5
    assert not any(image.isNull() for image in images)
    assert not any(a == b for n, a in enumerate(images) for b in images[:n])


def test_svg_is_ours_and_is_replaced(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    for words in ([], ["--layout", "four", "--colours", "print"]):
        assert snapshot(folder, path, *words) in (0, 1)
        assert is_ours(path.read_bytes()[:4096])
        assert b"not for clinical decisions" in path.read_bytes()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--through", "{roi}"], "--every MM go together"),
        (["--every", "5"], "go together"),
        (["--sheet"], "--sheet is of"),
        (["--centre", "{roi}", "--z", "0"], "have their own"),
        (["--field", "50"], "--field is of"),
        (["--layout", "three", "--plane", "coronal"], "shows three planes"),
        (["--centre", "Nobody"], "names no ROIs"),
    ],
)
def test_words_that_do_not_go_together_are_told(
    folder: Path,
    roi: str,
    tmp_path: Path,
    capsys: Capture,
    words: list[str],
    told: str,
) -> None:
    asked = [word.format(roi=roi) for word in words]
    assert snapshot(folder, tmp_path / "a.png", *asked) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
