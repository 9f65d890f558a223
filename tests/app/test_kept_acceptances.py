"""What was accepted is accepted again in a session that is opened, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

from dosiscope.app.features.browsing import Browsing
from dosiscope.core.acceptance import acceptable
from dosiscope.core.sidecar.text import read_sidecar
from dosiscope.viewer.acceptance_dialog import AcceptanceDialog
from support.cases import write_good
from support.kept_sessions import reopen, save
from support.windows import feature, measured, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.case import Case
    from support.synthetic.build import BuiltCase

FRAMES = ("1.2.3", "1.2.4")


def in_other_frames(built: BuiltCase) -> None:
    """Two ROIs of one structure set, each in a frame of reference of its own."""
    for roi, frame in zip(
        built.structures.StructureSetROISequence[1:3], FRAMES, strict=True
    ):
        roi.ReferencedFrameOfReferenceUID = frame


def shown(window: Window) -> Case:
    case = window.review.case
    assert case is not None
    return case


def withheld(window: Window) -> list[int]:
    structures = shown(window).structure_set
    assert structures is not None
    return [roi.number for roi in structures.rois if roi.withheld]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("kept", "settings"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.mark.parametrize("count", [1, 2])
def test_of_two_findings_of_one_object_those_that_were_accepted_are_again(
    qtbot: QtBot, window: Window, folder: Path, count: int
) -> None:
    open_and_wait(qtbot, window, write_good(folder / "good", in_other_frames))
    assert len(withheld(window)) == 2
    for frame in FRAMES[:count]:
        (one,) = (o for o in acceptable(shown(window)) if o.found == frame)
        with qtbot.waitSignal(window.session.opened, timeout=20_000):
            window.session.accept(one)
    measured(qtbot, window)
    left = withheld(window)
    assert len(left) == 2 - count
    path = save(qtbot, window, folder / "kept" / "session.json")
    (kept,) = read_sidecar(path).choice.accepted
    assert len(kept.findings) == (1 if left else 0)
    assert not any(frame in path.read_text() for frame in FRAMES)
    again = reopen(qtbot, folder / "settings", path)
    assert withheld(again) == left
    assert [one.found for one in acceptable(shown(again))] == list(FRAMES[count:])
    again.close()


def test_accepting_asks_about_a_session_that_was_changed(
    qtbot: QtBot, window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case is read anew with it: levels, marks and pictures of the tray go."""
    buttons = QMessageBox.StandardButton
    answers = [buttons.Discard, buttons.Cancel]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop())
    monkeypatch.setattr(AcceptanceDialog, "exec", lambda _: True)
    open_and_wait(qtbot, window, write_good(folder / "good", in_other_frames))
    measured(qtbot, window)
    save(qtbot, window, folder / "kept" / "session.json")
    window.review.look.set_window(11.0, 222.0)
    browsing, one = feature(window, Browsing), acceptable(shown(window))[0]
    browsing.ask_to_accept(one)
    assert not window.session.is_busy
    assert window.review.look.window == (11.0, 222.0)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        browsing.ask_to_accept(one)
    assert len(withheld(window)) == 1
    assert not answers
