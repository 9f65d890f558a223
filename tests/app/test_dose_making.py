"""Doses are made in the window: in the background, shown at once, and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu, QPushButton

from dosiscope.app.features.dose_making import DoseMaking
from dosiscope.app.features.report_export import with_made
from dosiscope.core.eqd2 import conversion_of
from dosiscope.io.out.report import case_report
from dosiscope.viewer.panels.eqd2_dialog import Eqd2Dialog
from dosiscope.viewer.panels.sum_dialog import SumDialog
from dosiscope.viewer.picture_warnings import standing_warnings
from support.cases import good_built
from support.made_doses import converted, weighted_sum
from support.rival_plans import good_dose, write_two_plans
from support.rivals import OWN, RIVAL, boost_case, rival_case
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

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


def test_what_must_be_known_of_a_sum_is_told_as_long_as_it_is_there(
    qtbot: QtBot, window: Window
) -> None:
    """60 Gy in 30 fractions and 50 Gy in 5 are added: on the picture, in Checks."""
    review, making = window.review, feature(window, DoseMaking)
    review.set_case(boost_case())
    dialog = making.ask_for_sum()
    assert dialog is not None
    for tick in dialog.ticks:
        tick.setChecked(True)
    told = dialog.note.text()
    with qtbot.waitSignal(review.dose_changed):
        dialog._want()
    (made,) = review.made
    case = review.shown_case
    assert case is not None
    assert [one.message for one in case.warnings_of(made)] == [told]
    assert "Doses in fractions of other sizes are added in Gy" in {
        one.text for one in standing_warnings(case, made)
    }
    checks = window.late.checks.panel
    checks._reload()
    (row,) = [one for one in checks.view.checks.shown if one.message == told]
    assert "not a plan dose" in row.where
    assert window.docks["Checks"].windowTitle() == "Checks 1"
    review.set_dose(OWN)
    assert row.finding is not None
    checks._go_to(row.finding)
    assert review.dose is made  # it is about that one
    review.remove_made(made)
    checks._reload()
    assert all(one.message != told for one in checks.view.checks.shown)
    assert window.docks["Checks"].windowTitle() == "Checks"


def test_doses_whose_effects_do_not_add_are_offered_as_eqd2(window: Window) -> None:
    making = feature(window, DoseMaking)
    window.review.set_case(boost_case())
    dialog = making.ask_for_sum()
    assert dialog is not None
    for tick in dialog.ticks:
        tick.setChecked(True)
    dialog.as_eqd2.click()
    assert isinstance(making.dialog, Eqd2Dialog)
    assert [tick.isChecked() for tick in making.dialog.ticks] == [True, True]
    assert "EQD2" in making.dialog.name.text()
    making.dialog.reject()


def test_weights_go_along_to_eqd2(qtbot: QtBot, window: Window) -> None:
    """Half of 60 Gy in 30 and 50 Gy in 5, alpha/beta 3: 30 + 130 = 160 Gy."""
    making, review = feature(window, DoseMaking), window.review
    review.set_case(boost_case())
    dialog = making.ask_for_sum()
    assert dialog is not None
    for tick in dialog.ticks:
        tick.setChecked(True)
    dialog.weights[0]._take(0.5)
    dialog.as_eqd2.click()
    assert isinstance(making.dialog, Eqd2Dialog)
    assert [field.value() for field in making.dialog.weights] == [0.5, 1.0]
    assert "0.5" in making.dialog.name.text()
    with qtbot.waitSignal(review.dose_changed):
        making.dialog._want()
    (made,) = review.made
    assert made.label.startswith("composite of 0.5")
    at = OWN.maximum_at
    own, rival = (float(dose.sample(at)) for dose in (OWN, RIVAL))
    bed = 0.5 * own * (1 + own / 30 / 3) + rival * (1 + rival / 5 / 3)
    assert float(made.sample(at)) == pytest.approx(bed / (1 + 2 / 3), rel=1e-6)


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


def test_a_dose_of_another_plan_is_read_for_a_sum(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    rival = write_two_plans(tmp_path)
    window.session.want(dose=good_dose())
    open_and_wait(qtbot, window, tmp_path)
    making, review = feature(window, DoseMaking), window.review
    dialog = making.ask_for_sum()
    assert dialog is not None
    assert len(dialog.ticks) == 1
    (more,) = [b for b in dialog.findChildren(QPushButton) if b.menu() is not None]
    menu = more.menu()
    menu.aboutToShow.emit()
    (offered,) = menu.actions()
    with qtbot.waitSignal(window.session.rivals_changed, timeout=20_000):
        offered.trigger()
    again = making.dialog
    assert isinstance(again, SumDialog)
    assert again is not dialog
    assert len(again.ticks) == 2
    assert not [b for b in again.findChildren(QPushButton) if b.menu() is not None]
    assert rival.dose in {dose.key for dose in review.doses}
    assert review.comparison.other is None
    again.reject()


def begin_reading(window: Window) -> SumDialog:
    """Ask for half of the one dose, then for that of a rival to be read."""
    making = feature(window, DoseMaking)
    dialog = making.ask_for_sum()
    assert dialog is not None
    dialog.ticks[0].setChecked(True)
    dialog.weights[0]._take(0.5)
    (more,) = [b for b in dialog.findChildren(QPushButton) if b.menu() is not None]
    menu = more.menu()
    menu.aboutToShow.emit()
    (offered,) = menu.actions()
    offered.trigger()
    assert making.dialog is None
    return dialog


def back_in(window: Window) -> SumDialog | None:
    dialog = feature(window, DoseMaking).dialog
    assert dialog is None or isinstance(dialog, SumDialog)
    return dialog


@pytest.mark.parametrize("how", ["read", "cancelled", "refused", "another is opened"])
def test_what_was_chosen_is_there_again_when_a_dose_was_read(
    qtbot: QtBot, window: Window, tmp_path: Path, how: str
) -> None:
    rival = write_two_plans(tmp_path / "both")
    window.session.want(dose=good_dose())
    open_and_wait(qtbot, window, tmp_path / "both")
    if how == "refused":
        rival.dose_file.write_bytes(b"no DICOM")
    begin_reading(window)
    if how == "cancelled":
        window.session.cancel()
    if how == "another is opened":  # and is none: what is open stays
        window.opening.open_paths([tmp_path / "nothing"])
    qtbot.waitUntil(lambda: back_in(window) is not None, timeout=20_000)
    again = back_in(window)
    assert again is not None
    assert len(again.ticks) == (2 if how == "read" else 1)
    assert [tick.isChecked() for tick in again.ticks][:1] == [True]
    assert again.weights[0].value() == 0.5
    assert [again.doses[0]] == list(window.review.doses)[:1]
    again.reject()
    assert back_in(window) is None


def test_it_does_not_come_back_into_another_case(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    write_two_plans(tmp_path / "both")
    window.session.want(dose=good_dose())
    open_and_wait(qtbot, window, tmp_path / "both")
    begin_reading(window)
    good_built(seed="other").write(tmp_path / "other")
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.opening.open_paths([tmp_path / "other"])
    qtbot.waitUntil(lambda: not window.session.is_busy)
    assert back_in(window) is None
    window.session.close_case()
    assert back_in(window) is None
