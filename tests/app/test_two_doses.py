"""The doses A and B by a key, by turns and side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.features.two_doses import INTERVALS, TwoDoses
from dosiscope.viewer.comparison import Wash
from support.cases import write_good
from support.made_doses import weighted_sum
from support.pairs import review_of_pair
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.viewer.review import Review
    from support.axial import Array


def level(x: Array, y: Array, z: Array) -> Array:
    """30 Gy everywhere."""
    return 30 + 0 * x


@pytest.fixture
def review(qapp: object) -> Review:
    return review_of_pair(level, lambda x, y, z: 20 + 0 * x)


@pytest.fixture
def two(review: Review) -> TwoDoses:
    return TwoDoses(
        review, lambda: review.arrange(("axial", "beside")), QObject(review)
    )


def actions(two: TwoDoses) -> dict[str, Action]:
    (menu,) = two.entries()
    assert isinstance(menu, Submenu)
    return {action.name: action for action in menu.actions}


def letters(review: Review) -> str:
    """Return which of A and B each view shows."""
    return "".join("A" if view.dose is review.dose else "B" for view in review.views)


def test_one_key_shows_b_on_all_pictures_and_a_again(
    review: Review, two: TwoDoses
) -> None:
    switch = actions(two)["show_other"]
    switch.do()
    assert letters(review) == "BBBA"  # the one beside keeps its own
    assert switch.is_on is not None
    assert switch.is_on()
    switch.do()
    assert letters(review) == "AAAA"
    assert not switch.is_on()


def test_blinking_takes_a_turn_at_every_tick_until_it_is_stopped(
    review: Review, two: TwoDoses
) -> None:
    blink = actions(two)["blink_doses"]
    blink.do()
    assert two.timer.isActive()
    assert review.comparison.is_blinking
    seen = []
    for _ in range(4):
        two.timer.timeout.emit()
        seen.append(letters(review)[0])
        review.picture_painted.emit()
    assert seen == ["B", "A", "B", "A"]
    two.timer.timeout.emit()
    blink.do()
    assert not two.timer.isActive()
    assert not review.comparison.is_blinking
    assert letters(review) == "AAAA"


def test_a_turn_waits_for_the_picture_of_the_last_one(
    review: Review, two: TwoDoses
) -> None:
    actions(two)["blink_doses"].do()
    two.timer.timeout.emit()
    two.timer.timeout.emit()  # nothing has been painted yet: a busy window
    assert letters(review)[0] == "B"
    review.picture_painted.emit()
    two.timer.timeout.emit()
    assert letters(review)[0] == "A"


@pytest.mark.parametrize("what", ["none", "another case", "another dose"])
def test_blinking_stops_when_b_goes(review: Review, two: TwoDoses, what: str) -> None:
    actions(two)["blink_doses"].do()
    two.timer.timeout.emit()
    other = review.comparison.other
    assert other is not None
    if what == "none":
        review.comparison.set_other(None)
    elif what == "another case":
        review.set_case(review.case)
    else:
        review.set_dose(other)
    assert not two.timer.isActive()
    assert not review.comparison.is_blinking
    assert letters(review) == "AAAA"


def test_the_interval_goes_round(two: TwoDoses) -> None:
    change = actions(two)["faster_turns"]
    seen = set()
    for _ in INTERVALS:
        change.do()
        seen.add(two.timer.interval())
    assert seen == set(INTERVALS)


def test_b_stands_beside_a_in_the_same_plane(review: Review, two: TwoDoses) -> None:
    two._switch()
    actions(two)["other_beside"].do()
    assert letters(review) == "AAAB"
    assert review.beside.is_shown
    review.axial.go_to(5.0)
    assert review.beside.at == review.axial.at == 5.0


def test_one_key_colours_by_the_difference_and_by_the_dose_again(
    review: Review, two: TwoDoses
) -> None:
    colour = actions(two)["wash_difference"]
    review.look.set_shown("wash", False)
    seen = []
    for _ in range(2):
        colour.do()
        assert review.look.is_shown("wash")
        seen.append(review.comparison.wash)
    assert seen == [Wash.DIFFERENCE, Wash.DOSE]


def test_without_b_nothing_of_it_is_offered(review: Review, two: TwoDoses) -> None:
    review.comparison.set_other(None)
    for action in actions(two).values():
        assert action.is_offered is not None
        assert not action.is_offered()


def test_the_keys_act_on_a_picture_alone(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = tmp_path / "case"
    write_good(folder)
    open_and_wait(qtbot, window, folder)
    review, view = window.review, window.pictures.current
    dose = review.dose
    assert dose is not None
    half = review.add_made(weighted_sum([dose], [0.5]))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_B)
    assert review.axial.dose is dose  # there is no B
    review.comparison.set_other(half)
    QTest.keyClick(view, Qt.Key.Key_B)
    assert review.axial.dose is half
    field = window.findChildren(QLineEdit)[0]
    QTest.keyClick(field, Qt.Key.Key_B)
    assert review.axial.dose is half
    QTest.keyClick(view, Qt.Key.Key_W)
    assert review.comparison.wash is Wash.DIFFERENCE
    QTest.keyClick(view, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert not review.comparison.has_lines
    QTest.keyClick(view, Qt.Key.Key_V)
    assert review.comparison.is_blinking
    QTest.keyClick(view, Qt.Key.Key_V)
    assert not review.comparison.is_blinking
    assert review.axial.dose is dose


def test_two_axial_pictures_are_of_a_and_b_where_nothing_else_was_chosen(
    review: Review, two: TwoDoses
) -> None:
    other = review.comparison.other
    review.arrange(("axial", "beside"))
    assert review.beside.dose is other
    review.beside.set_dose(None)
    review.arrange(("axial", "beside"))  # chosen: as on the left
    assert review.beside.dose is review.dose
    review.arrange(("axial",))
    review.arrange(("axial", "beside"))
    assert review.beside.dose is other
