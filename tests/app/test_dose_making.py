"""Doses are made in the window: in the background, shown at once, and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from dosiscope.app.features.dose_making import DoseMaking
from support.rivals import OWN, RIVAL, rival_case
from support.windows import feature

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


def test_a_sum_is_made_shown_and_removed(qtbot: QtBot, window: Window) -> None:
    review, making = window.review, feature(window, DoseMaking)
    review.set_case(rival_case())
    dialog = making.ask_for_sum()
    assert dialog is not None
    for tick in dialog.ticks:
        tick.setChecked(True)
    with qtbot.waitSignal(review.dose_changed):
        dialog._want()
    assert making.dialog is None
    (made,) = review.made
    assert review.dose is made
    assert "not a plan dose" in window.notice.text()
    menu = QMenu()
    making._fill_made(menu)
    (action,) = menu.actions()
    assert action.text() == "composite of PLAN 1.2.1 + PLAN 1.2.2"
    action.trigger()
    assert list(review.doses) == [OWN, RIVAL]
    assert review.dose is OWN


def test_the_dialog_goes_with_its_case(window: Window) -> None:
    making = feature(window, DoseMaking)
    window.review.set_case(rival_case())
    assert making.ask_for_eqd2() is not None
    window.review.set_case(None)
    assert making.dialog is None
    assert making.ask_for_sum() is None
