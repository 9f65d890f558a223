"""``Show on nearest slice``: in the window, undone, and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton

from dosiscope.app.main import main
from dosiscope.core.findings import Action
from dosiscope.core.nearest_slice import offered_shift, show_on_nearest_slice
from dosiscope.core.progress import finish
from dosiscope.viewer.picture_warnings import standing_warnings
from support.cases import beside_images, contours, points_of, set_points, write_good
from support.command_line import run_json
from support.opened import mutated, rules
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from support.synthetic.build import BuiltCase

    Capture = pytest.CaptureFixture[str]

WORDS = "Show on nearest slice (Δz = 0.8 mm)"
BESIDE = beside_images(0.8)


@pytest.mark.parametrize(
    ("offset", "is_offered"),
    [(0.0099, False), (0.5, False), (0.5002, True), (-1.4, True), (1.5, False)],
)
def test_it_is_offered_within_its_bounds(
    tmp_path: Path, offset: float, is_offered: bool
) -> None:
    case = mutated(tmp_path, beside_images(offset))
    found = offered_shift(case)
    assert found == (pytest.approx(offset) if is_offered else None)
    said = [f for f in case.findings if f.rule == "RC-05/E13"]
    assert not is_offered or all(f"{abs(offset):.3f} mm" in f.message for f in said)
    assert bool(said) or not is_offered


def test_one_contour_elsewhere_takes_the_offer_away(tmp_path: Path) -> None:
    def one_more(built: BuiltCase) -> None:
        item = contours(built, 2)[3]
        set_points(item, np.add(points_of(item), [0, 0, 0.05]), 4)

    case = mutated(tmp_path, BESIDE, one_more)
    assert offered_shift(case) is None
    assert "RC-05/E13" in rules(case.warnings)


def test_a_contour_that_names_another_image_takes_the_offer_away(
    tmp_path: Path,
) -> None:
    def swap(built: BuiltCase) -> None:
        one, other = contours(built, 2)[2:4]
        one.ContourImageSequence, other.ContourImageSequence = (
            other.ContourImageSequence,
            one.ContourImageSequence,
        )

    assert offered_shift(mutated(tmp_path, BESIDE, swap)) is None


def test_what_was_said_of_the_place_is_replaced_and_the_warning_stays(
    tmp_path: Path,
) -> None:
    case = mutated(tmp_path, BESIDE)
    assert {"RC-05/E13", "OS-03"} <= rules(case.findings)
    moved = finish(show_on_nearest_slice(case, 0.8))
    assert rules(moved.findings) == {"RC-05/E13"}
    (finding,) = moved.findings
    assert finding.action is Action.WARN
    assert "Δz = 0.8 mm" in finding.message
    assert any("Δz = 0.8 mm" in one.text for one in standing_warnings(moved))
    assert moved.structure_set is not None
    assert not any(roi.not_measured for roi in moved.structure_set.rois)
    assert offered_shift(moved) is None


# --- command line --------------------------------------------------------------------


def test_volumes_and_dvhs_are_those_of_the_images(
    capsys: Capture, tmp_path: Path
) -> None:
    good = write_good(tmp_path / "good")
    beside = write_good(tmp_path / "beside", BESIDE)
    _, whole = run_json(capsys, "dvh", good)
    _, plain = run_json(capsys, "dvh", beside)
    status, moved = run_json(capsys, "dvh", beside, "--shift-to-slices")
    assert status == 1
    compared = 0
    for a, b, c in zip(whole["rois"], plain["rois"], moved["rois"], strict=True):
        if a["source"] != "computed" or a["state"] != "ok":
            continue
        assert b["state"] == "withheld"
        assert c["volume_cc"] == pytest.approx(a["volume_cc"], rel=1e-9)
        for name in ("mean", "max"):
            value = a["metrics"][name]["value"]
            assert c["metrics"][name]["value"] == pytest.approx(value, rel=1e-6)
        assert "nearest slice (Δz = 0.8 mm) as asked" in c["method"]["solid"]
        assert "nearest" not in a["method"]["solid"]
        compared += 1
    assert compared


def test_check_tells_it(capsys: Capture, tmp_path: Path) -> None:
    beside = write_good(tmp_path / "beside", BESIDE)
    status, told = run_json(capsys, "check", beside, "--shift-to-slices")
    assert status == 1
    (case,) = told["cases"]
    (finding,) = case["findings"]
    assert (finding["rule"], finding["action"]) == ("RC-05/E13", "WARN")
    assert "user asked" in finding["message"]
    rois = case["structure_set"]["rois"]
    by = {roi["type"]: roi["moved_to_slices_mm"] for roi in rois}
    assert by.pop("ISOCENTER") is None  # a point
    assert list(by.values()) == pytest.approx([0.8] * len(by))
    _, plain = run_json(capsys, "check", beside)
    rois = plain["cases"][0]["structure_set"]["rois"]
    assert {roi["moved_to_slices_mm"] for roi in rois} == {None}


def test_where_it_does_not_apply_it_says_so(capsys: Capture, tmp_path: Path) -> None:
    good = write_good(tmp_path / "good")
    assert main(["check", str(good), "--shift-to-slices"]) == 0
    assert "shown where they are" in capsys.readouterr().err


# --- window --------------------------------------------------------------------------


def asked_by_the_user(window: Window) -> list[str]:
    case = window.review.case
    assert case is not None
    return [f.message for f in case.warnings if "user asked" in f.message]


def test_the_menu_shows_contours_on_the_images_and_takes_it_back(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    action = window.menus.actions["shift_to_slices"]
    assert not action.isEnabled()
    open_and_wait(qtbot, window, write_good(tmp_path / "case", BESIDE))
    review = window.review
    assert (action.text(), action.isEnabled()) == (WORDS, True)
    assert not action.isChecked()
    off_images = len(review.axial.planes) - len(review.axial.image_planes)
    assert off_images > 0
    with qtbot.waitSignal(window.session.opened):
        action.trigger()
    assert action.isChecked()
    assert asked_by_the_user(window)
    assert len(review.axial.planes) - len(review.axial.image_planes) < off_images
    qtbot.waitUntil(lambda: bool(review.results.dvhs), timeout=20_000)
    assert "nearest slice" in next(iter(review.results.dvhs.values())).method["solid"]
    action.trigger()
    assert not action.isChecked()
    assert not asked_by_the_user(window)
    assert len(review.axial.planes) - len(review.axial.image_planes) == off_images
    assert not review.results.dvhs


def test_the_offer_above_the_picture_is_one_click_and_so_is_its_end(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case", BESIDE))
    assert "Δz = 0.8 mm" in window.notice.text()
    button = window.notice.findChild(QPushButton)
    assert button is not None
    assert button.text() == WORDS
    with qtbot.waitSignal(window.session.opened):
        button.click()
    assert asked_by_the_user(window)
    assert "As you asked" in window.notice.text()
    assert button.text() == "Undo"
    button.click()
    assert not asked_by_the_user(window)
    assert button.text() == WORDS


def test_another_case_is_never_moved_unasked(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case", BESIDE))
    with qtbot.waitSignal(window.session.opened):
        window.menus.actions["shift_to_slices"].trigger()
    open_and_wait(qtbot, window, write_good(tmp_path / "again", BESIDE))
    assert not asked_by_the_user(window)
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    action = window.menus.actions["shift_to_slices"]
    assert (action.isEnabled(), action.isChecked()) == (False, False)
    assert not window.notice.isVisible()


def test_it_can_be_asked_for_before_a_case_is_open(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.session.accept_when_opened(["RC-05"])
    window.opening.open_paths([write_good(tmp_path / "case", BESIDE)])
    qtbot.waitUntil(lambda: window.session.shifting.is_on, timeout=20_000)
    assert asked_by_the_user(window)


def test_both_settings_go_together(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case", BESIDE))
    window.menus.actions["ignore_off_slice"].trigger()
    case = window.review.case
    assert case is not None
    assert case.off_slice_ignored
    with qtbot.waitSignal(window.session.opened):
        window.menus.actions["shift_to_slices"].trigger()
    case = window.review.case
    assert case is not None
    assert not case.off_slice_ignored  # all of them lie on images now
    assert asked_by_the_user(window)
