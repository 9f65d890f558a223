"""What no action of a menu opens: by keyboard, by ear and by weak eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from dosiscope.app.choices import LIGHT_THEME
from dosiscope.app.features.isodose_presets import PresetDialog
from dosiscope.core.acceptance import acceptable
from dosiscope.core.network.node import Node, NodeKind
from dosiscope.viewer.acceptance_dialog import AcceptanceDialog
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.help.window import HelpWindow
from dosiscope.viewer.panels.login import LOGIN_WORDS, LoginDialog
from support.accessible import bring_forward, not_operable, place_of
from support.cases import setting, write_good
from support.contrast import measured
from support.rival_plans import good_dose, write_two_plans
from support.windows import open_and_wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget
    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window

LEAST = 4.5  # WCAG 2, 1.4.3
WEB = Node(name="Web", kind=NodeKind.DICOMWEB, url="https://pacs/dicom-web")
REFUSED = "The archive wants to be told who asks."
ANOTHER = (
    setting("plan", "PatientName", "Someone^Else"),
    setting("plan", "PatientID", "OTHER-7"),
)
OTHER_FRAME = (setting("dose", "FrameOfReferenceUID", "1.2.826.0.1.3680043.8.498.9"),)


def login(window: Window) -> QDialog:
    return LoginDialog(WEB, tuple(LOGIN_WORDS), REFUSED, window)


def acceptance(window: Window) -> QDialog:
    case = window.review.case
    assert case is not None
    return AcceptanceDialog(acceptable(case)[0], case, window)


def preset(window: Window) -> QDialog:
    return PresetDialog(["Mine"], 50.0, window)


def help_window(window: Window) -> QDialog:
    shown = HelpWindow(window)
    shown.open_at("guide/settings.md")
    return shown


def wrong(top: QWidget, where: str) -> set[str]:
    """Return what cannot be heard, reached, seen to have the keys, or read."""
    return {f"{where}, {one}" for one in not_operable(top)} | faint(top, where)


def faint(top: QWidget, where: str) -> set[str]:
    told = measured(top)
    assert told
    return {
        f"{where}, {least:.2f}: {text!r} {place_of(one)}"
        for least, text, one in told
        if least < LEAST
    }


@pytest.mark.parametrize(
    ("make", "changes"),
    [
        pytest.param(login, (), id="login"),
        pytest.param(acceptance, ANOTHER, id="another patient"),
        pytest.param(acceptance, OTHER_FRAME, id="another frame"),
        pytest.param(preset, (), id="preset"),
        pytest.param(help_window, (), id="help"),
    ],
)
def test_dialogs_that_answer_something(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    make: Callable[[Window], QDialog],
    changes: tuple[Callable[..., None], ...],
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case", *changes))
    dialog = make(window)
    qtbot.addWidget(dialog)
    dialog.show()
    bring_forward(dialog)
    assert not wrong(dialog, "dark")
    window.settings.set(LIGHT_THEME, True)
    assert not faint(dialog, "light")


def test_panels_of_two_doses(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    rival = write_two_plans(tmp_path / "case")
    window.session.want(dose=good_dose())
    open_and_wait(qtbot, window, tmp_path / "case")
    window.session.compare_with(rival.dose)
    qtbot.waitUntil(lambda: window.review.other_dose is not None, timeout=20_000)
    window.activateWindow()
    seen: set[str] = set()
    for wash in (Wash.DOSE, Wash.DIFFERENCE, Wash.GAMMA):
        window.review.comparison.set_wash(wash)
        for name in ("Compare", "DVH", "Dose"):
            window.docks[name].show()
            window.docks[name].raise_()
            QTest.qWait(20)
            seen |= wrong(window.docks[name], f"{name}, {wash}")
    window.settings.set(LIGHT_THEME, True)
    for name in ("Compare", "DVH", "Dose"):
        window.docks[name].raise_()
        QTest.qWait(20)
        seen |= faint(window.docks[name], f"{name}, light")
    assert not seen
