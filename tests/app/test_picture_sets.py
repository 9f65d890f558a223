"""Several pictures saved from the window: sheets and series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from dosiscope.app.features.picture_sets import PictureSets
from dosiscope.app.features.picture_sets_dialog import PictureSetsDialog, What
from dosiscope.app.turns import Turns
from dosiscope.core.outputs import is_ours
from dosiscope.core.progress import Progress
from support.cases import write_good
from support.windows import feature, measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


@pytest.fixture
def reviewed(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    measured(qtbot, window)
    return window


def dialog_of(qtbot: QtBot, window: Window) -> PictureSetsDialog:
    sets = feature(window, PictureSets)
    rois = [roi for roi in window.review.display.rois if roi.centre is not None]
    dialog = PictureSetsDialog(rois, None, sets.told, window)
    qtbot.addWidget(dialog)
    return dialog


def write(window: Window, dialog: PictureSetsDialog, path: Path) -> list[str]:
    steps = feature(window, PictureSets).writing(path, dialog.asked())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            names: list[str] = end.value
            return names


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_sheet_is_one_file(
    qtbot: QtBot, reviewed: Window, tmp_path: Path, suffix: str
) -> None:
    for n, what in enumerate(What):
        dialog = dialog_of(qtbot, reviewed)
        dialog.what.setCurrentIndex(n)
        path = tmp_path / f"{n}.{suffix}"
        assert write(reviewed, dialog, path) == [path.name], what
        assert is_ours(path.read_bytes()[:4096]), what
        assert "still to be cut" not in path.read_text("utf-8", "replace"), what
        if suffix == "png":
            assert QImage(str(path)).width() >= 2800, what


def test_a_series_is_a_file_each(
    qtbot: QtBot, reviewed: Window, tmp_path: Path
) -> None:
    dialog = dialog_of(qtbot, reviewed)
    dialog.what.setCurrentIndex(list(What).index(What.EACH))
    dialog.form.setCurrentIndex(1)
    out = tmp_path / "out"
    out.mkdir()
    names = write(reviewed, dialog, out / "b.png")
    assert sorted(path.name for path in out.iterdir()) == names
    rois = reviewed.review.display.visible_rois
    assert len(names) == len([roi for roi in rois if roi.centre is not None])


def test_the_dialog_tells_what_will_be_made_or_why_nothing_can(
    qtbot: QtBot, reviewed: Window
) -> None:
    dialog = dialog_of(qtbot, reviewed)
    dialog.show()
    assert dialog.says.text().startswith("z ")
    dialog.what.setCurrentIndex(list(What).index(What.THROUGH))
    dialog.every.show_value(5.0)
    dialog.every.edited.emit(5.0)
    assert "axial plane" in dialog.says.text()
    assert dialog.roi.isVisible()
    reviewed.review.display.show_only(())
    dialog.what.setCurrentIndex(list(What).index(What.EACH))
    assert "no structure" in dialog.why.text().casefold()
    assert not dialog._save.isEnabled()
    assert not dialog.roi.isVisible()


def test_the_window_writes_it_and_says_so(
    qtbot: QtBot, reviewed: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheet.png"
    monkeypatch.setattr(reviewed.saving, "ask_where", lambda *_: str(path))

    def run(dialog: PictureSetsDialog) -> int:
        dialog.show()
        dialog.wanted.emit(dialog.asked())
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
        return 1

    monkeypatch.setattr(PictureSetsDialog, "exec", run)
    reviewed.menus.actions["picture_sets"].trigger()
    assert path.exists()
    assert "The sheet" in reviewed.notice.text()


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_one_who_gives_up_leaves_no_file(
    qtbot: QtBot,
    reviewed: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
) -> None:
    path = tmp_path / f"sheet.{suffix}"
    monkeypatch.setattr(reviewed.saving, "ask_where", lambda *_: str(path))

    def run(dialog: PictureSetsDialog) -> int:
        dialog.show()
        dialog.wanted.emit(dialog.asked())
        # what is being written stays what was asked for
        assert not dialog.what.isEnabled()
        assert not dialog.every.isEnabled()
        assert not dialog._save.isEnabled()
        turns = dialog.findChild(Turns)
        assert turns is not None
        painting = "Pictures of the sheet"
        with qtbot.waitSignal(
            turns.progressed, check_params_cb=lambda step: step.what == painting
        ):
            pass
        dialog.strip.cancelled.emit()
        assert dialog.what.isEnabled()
        assert dialog._save.isEnabled()
        dialog.reject()
        qtbot.wait(50)
        return 0

    monkeypatch.setattr(PictureSetsDialog, "exec", run)
    reviewed.menus.actions["picture_sets"].trigger()
    assert not path.exists()


def test_a_mistake_of_the_program_is_told_and_the_dialog_does_not_stay_busy(
    qtbot: QtBot, reviewed: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheet.png"
    monkeypatch.setattr(reviewed.saving, "ask_where", lambda *_: str(path))

    def wrong(*_: object) -> Iterator[object]:
        yield Progress(0, 1)
        raise RuntimeError("not as it should be")

    def run(dialog: PictureSetsDialog) -> int:
        dialog.show()
        dialog.wanted.emit(dialog.asked())
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
        return 0

    monkeypatch.setattr(PictureSets, "writing", wrong)
    monkeypatch.setattr(PictureSetsDialog, "exec", run)
    reviewed.menus.actions["picture_sets"].trigger()
    assert "RuntimeError" in reviewed.notice.text()
    assert not path.exists()
