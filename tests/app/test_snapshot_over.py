"""``snapshot --over``: pictures of images laid over those of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QImage

from dosiscope.app.main import main
from support.cases import good_built
from support.second_images import turned_by
from support.synthetic.second import (
    OTHER_FRAME,
    REGISTRATION,
    SERIES,
    good_with,
    homogeneous,
    join,
    linear,
    registration,
    series,
)

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = homogeneous(turned_by(z=20), (5.0, 3.0, -2.0))
ELSEWHERE = "1.2.3.94"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    built = good_built()
    other = series(
        built,
        lambda at: linear(at @ MATRIX[:3, :3].T + MATRIX[:3, 3]),
        uid=ELSEWHERE,
        shape=(16, 40, 40),
        FrameOfReferenceUID=OTHER_FRAME,
    )
    one = registration(built, join(OTHER_FRAME, MATRIX))
    return good_with(tmp_path / "in", *series(built, shape=(12, 30, 30)), *other, one)


def snapshot(folder: Path, name: str, *words: str) -> tuple[int, bytes]:
    path = folder.parent / name
    status = main(["snapshot", str(folder), "-o", str(path), *words])
    return status, path.read_bytes() if path.exists() else b""


def test_it_is_laid_over_by_its_uid_or_the_end_of_it(folder: Path) -> None:
    (_, alone), (status, over), (_, same) = (
        snapshot(folder, "alone.png"),
        snapshot(folder, "over.png", "--over", SERIES),
        snapshot(folder, "end.png", "--over", SERIES[-4:]),
    )
    assert status == 0
    assert over == same
    assert over != alone
    _, board = snapshot(folder, "board.png", "--over", SERIES, "--checkerboard", "12")
    _, less = snapshot(folder, "less.png", "--over", SERIES, "--share", "10")
    assert len({over, board, less, alone}) == 4


def test_a_registration_is_applied_where_it_is_named(folder: Path) -> None:
    status, over = snapshot(folder, "by.png", "--over", ELSEWHERE, "--by", REGISTRATION)
    assert status == 0
    _, direct = snapshot(folder, "direct.png", "--over", SERIES)
    # of the same things, in the same place, the middle is the same but for the size
    # of the pixels; the words differ
    shown = [
        QImage.fromData(one).convertToFormat(QImage.Format.Format_RGB32)
        for one in (over, direct)
    ]
    size = shown[0].width(), shown[0].height()
    assert size == (shown[1].width(), shown[1].height())
    rows = [
        np.frombuffer(one.constBits(), np.uint8).reshape(size[1], size[0], 4)
        for one in shown
    ]
    middle = [one[430:560, 430:560].astype(int) for one in rows]
    assert np.abs(middle[0] - middle[1]).mean() < 3


def test_what_may_not_be_is_refused_with_the_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, why in (
        (("--over", ELSEWHERE), "it lies in another frame of reference than the CT"),
        (
            ("--over", ELSEWHERE),
            f'is shown. It can be, by Spatial Registration "MR TO CT": --by '
            f"{REGISTRATION}.",
        ),
        (("--over", "1.2.3.4567"), "no other series has this UID; there are: "),
        (("--by", REGISTRATION), "--by is of images that are laid over: --over UID"),
        (("--share", "3"), "--share is of images that are laid over: --over UID"),
    ):
        status, made = snapshot(folder, "none.png", *words)
        assert (status, made) == (2, b"")
        assert why in capsys.readouterr().err


def test_its_sidecar_paints_it_again(folder: Path) -> None:
    kept = folder.parent / "kept.json"
    _, first = snapshot(
        folder,
        "first.png",
        *("--over", ELSEWHERE, "--by", REGISTRATION, "--checkerboard", "15"),
        *("--sidecar", str(kept)),
    )
    again = folder.parent / "again.png"
    assert main(["snapshot", str(kept), "-o", str(again)]) == 0
    assert again.read_bytes() == first
