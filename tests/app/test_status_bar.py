"""The status bar says what is at the point now, not what was there before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.isodose import Reference
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.readout import readout
from dosiscope.viewer.style import apply_style
from dosiscope.viewer.theming import current_theme
from support import panel_case
from support.cases import write_good
from support.windows import open_and_wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.viewer.review import Review


def _other_dose(review: Review) -> None:
    assert review.case is not None
    review.set_dose(review.case.doses[1])


CHANGES: dict[str, Callable[[Review], None]] = {
    "dose": _other_dose,
    "no case": lambda review: review.set_case(None),
    "another case": lambda review: review.set_case(
        replace(panel_case.case(), plan=None, structure_set=None)
    ),
    "plane": lambda review: review.axial.step(1),
    "reference": lambda review: review.look.set_reference(Reference(50.0)),
    "no reference": lambda review: review.look.set_reference(None),
    "structures": lambda review: review.display.show_only([]),
    "cross-hair": lambda review: review.set_cursor((1.0, 2.0, review.axial.at)),
}


def test_it_says_what_is_so_now(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case"))
    review = window.review
    assert review.case is not None
    (dose,) = review.case.doses
    double = replace(dose, scaling=2 * dose.scaling)
    case = replace(review.case, doses=(dose, double))
    for change, make in CHANGES.items():
        review.set_case(case)
        review.set_cursor((0.0, 0.0, review.axial.at))
        assert "Gy" in window.at_cursor.text(), change
        make(review)
        expected = readout(review, review.cursor) if review.cursor else ""
        assert window.at_cursor.text() == expected, change
        if "case" in change:
            assert window.at_cursor.text() == "", change


def test_the_dose_can_be_read_in_both_themes(
    qapp: QApplication, qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case"))
    window.review.set_cursor((0.0, 0.0, window.review.axial.at))
    try:
        for theme in (LIGHT, DARK):
            apply_style(qapp, theme)
            assert current_theme().text in window.at_cursor.text()
    finally:
        apply_style(qapp, DARK)
