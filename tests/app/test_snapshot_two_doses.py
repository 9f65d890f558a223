"""``snapshot --with``: the picture of two doses as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from dosiscope.app.main import main
from support.rival_plans import good_dose, write_two_plans

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset

    from support.rival_plans import Written

pytestmark = pytest.mark.usefixtures("qapp")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rivals")


@pytest.fixture(scope="module")
def rival(folder: Path) -> Written:
    return write_two_plans(folder)


def snapshot(folder: Path, path: Path, *words: str) -> tuple[int, QImage]:
    arguments = [str(folder), "-o", str(path), "--dose", good_dose(), *words]
    status = main(["snapshot", *arguments, "--size", "900x900", "--force"])
    return status, QImage(str(path))


def test_lines_and_colours_of_two_doses_are_on_the_file(
    folder: Path, rival: Written, tmp_path: Path
) -> None:
    images = []
    for n, words in enumerate(
        (
            [],
            ["--with", rival.dose],
            ["--with", rival.dose, "--wash", "difference"],
            ["--with", rival.dose, "--wash", "gamma", "--gamma", "2%/2mm,local"],
        )
    ):
        status, image = snapshot(folder, tmp_path / f"{n}.png", *words)
        assert status in (0, 1)
        assert not image.isNull()
        images.append(image)
    assert not any(a == b for n, a in enumerate(images) for b in images[:n])


def test_colours_of_two_doses_need_two(
    folder: Path, rival: Written, tmp_path: Path, capsys: Capture
) -> None:
    status, image = snapshot(folder, tmp_path / "a.png", "--wash", "difference")
    assert status == 2
    assert image.isNull()
    assert "of two doses: name B with --with UID" in capsys.readouterr().err


def test_a_difference_of_what_does_not_compare_is_refused(
    tmp_path: Path, capsys: Capture
) -> None:
    def effective(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
        dose.DoseType = "EFFECTIVE"

    folder = tmp_path / "in"
    rival = write_two_plans(folder, change=effective)
    words = ["--with", rival.dose, "--wash", "difference"]
    status, image = snapshot(folder, tmp_path / "a.png", *words)
    assert status == 2
    assert image.isNull()
    told = capsys.readouterr().err
    assert (
        "difference of A (Good plan · PLAN) and B (B · PLAN): they are of different"
        in told
    )
