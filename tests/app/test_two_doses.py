"""The doses A and B by a key, by turns and side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.features.further_doses import NO_LETTER, FurtherDoses
from dosiscope.app.features.two_doses import INTERVALS, TwoDoses
from dosiscope.core.eqd2 import conversion_of
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.widgets.notice import Notice
from support.cases import write_good
from support.made_doses import converted, weighted_sum
from support.pairs import review_of_pair
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.dose import Dose
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


def halves(review: Review) -> tuple[Dose, Dose]:
    """Two doses that are made of A."""
    assert review.dose is not None
    one, other = (weighted_sum([review.dose], [share]) for share in (0.5, 0.25))
    return review.add_made(one), review.add_made(other)


def test_what_showed_b_on_the_right_shows_what_is_b_now(
    review: Review, two: TwoDoses
) -> None:
    first, second = halves(review)
    a = review.dose
    review.arrange(("axial", "beside"))
    for other in (first, second):
        review.comparison.set_other(other)
        assert review.beside.dose is other
    review.exchange_doses()
    assert (review.axial.dose, review.beside.dose) == (second, a)
    review.exchange_doses()
    review.beside.set_dose(first)  # which is neither: that was chosen
    review.comparison.set_other(None)
    assert review.beside.dose is first
    # in another case two pictures begin anew
    review.set_case(review.case)
    assert review.beside.dose is review.dose
    rival = review.doses[1]
    review.comparison.set_other(rival)
    assert review.beside.dose is rival


def test_a_made_dose_that_is_removed_leaves_its_picture(
    review: Review, two: TwoDoses
) -> None:
    first, second = halves(review)
    review.comparison.set_other(first)
    review.arrange(("axial", "beside"))
    review.beside.set_dose(second)
    told: list[Dose | None] = []
    review.beside.dose_changed.connect(lambda: told.append(review.beside.dose))
    review.remove_made(second)
    assert told == [review.dose]  # the picture is painted anew
    review.beside.set_dose(first)
    two._switch()
    assert review.axial.dose is first
    review.remove_made(first)
    assert letters(review) == "AAAA"
    assert review.comparison.other is None


# --- further doses --------------------------------------------------------------------


@pytest.fixture
def further(qtbot: QtBot, review: Review) -> FurtherDoses:
    notice = Notice()
    qtbot.addWidget(notice)
    return FurtherDoses(review, notice)


def test_one_key_goes_round_the_doses_that_compare(
    review: Review, further: FurtherDoses
) -> None:
    first, second = halves(review)
    a, rival = review.dose, review.other_dose
    assert a is not None
    # in another unit: it does not compare with A, and is left out
    review.add_made(converted(a, conversion_of(a, None, 3.0, fractions=30)))
    seen = []
    for _ in range(4):
        further.go_on()
        seen.append(review.other_dose)
    assert seen == [first, second, rival, first]
    review.comparison.set_other(None)
    further.go_on()
    assert review.other_dose is rival


def test_the_dvhs_of_b_are_kept_and_given_up_by_the_same_switch(
    review: Review, further: FurtherDoses
) -> None:
    (menu,) = further.entries()
    assert isinstance(menu, Submenu)
    keep = next(one for one in menu.actions if one.name == "keep_other")
    assert keep.is_on is not None
    rival = review.other_dose
    keep.do()
    assert keep.is_on()
    assert review.comparison.kept == (rival, None)
    keep.do()
    assert not keep.is_on()
    assert review.comparison.kept == (None, None)


def test_where_no_letter_is_free_that_is_told_and_nothing_is_lost(
    review: Review, further: FurtherDoses
) -> None:
    halves(review)
    for _ in range(3):
        further.keep()
        kept = review.comparison.kept
        further.go_on()
    assert review.comparison.kept == kept
    assert None not in kept
    assert further._notice.text() == NO_LETTER
    menu = QMenu()
    further._fill_kept(menu)
    texts = [action.text() for action in menu.actions()]
    assert [text[: len("Give up the DVHs of C")] for text in texts] == [
        "Give up the DVHs of C", "Give up the DVHs of D",
    ]  # fmt: skip
    menu.actions()[0].trigger()
    assert review.comparison.kept == (None, kept[1])


def test_nothing_compares_with_a_dose_that_is_alone(
    review: Review, further: FurtherDoses
) -> None:
    assert review.case is not None
    review.set_case(replace(review.case, companions=()))
    assert not further._has_next()
    further.go_on()
    further.keep()
    assert review.other_dose is None
