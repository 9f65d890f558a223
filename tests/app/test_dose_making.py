"""Doses are made in the window: in the background, shown at once, and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from dosiscope.app.features.dose_making import DoseMaking
from dosiscope.app.features.report_export import with_made
from dosiscope.core.eqd2 import conversion_of, converted
from dosiscope.io.out.report import case_report
from support.made_doses import weighted_sum
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
    assert action.text() == "composite of IMRT · PLAN + VMAT · PLAN"
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


def test_the_verification_report_has_what_was_made() -> None:
    case = rival_case()
    total = weighted_sum((OWN, RIVAL), (1, 1))
    in_five = converted(OWN, conversion_of(OWN, case.plan, 3.0, fractions=5))
    record = case_report(with_made(case, (total, in_five)), {})
    assert [one["label"] for one in record["doses"]] == [
        "PLAN", total.label, in_five.label,
    ]  # fmt: skip
    assert [one["is_made"] for one in record["doses"]] == [False, True, True]
    # 12 Gy a fraction
    assert any(one["rule"] == "EQ-02" for one in record["findings"])
    assert with_made(case, ()) is case
