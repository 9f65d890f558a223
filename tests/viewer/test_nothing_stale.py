"""What a view shows is what a fresh one would show, whatever has changed before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from dosiscope.core.isodose import Level, Reference
from dosiscope.resources.theme import DARK, LIGHT, Theme
from dosiscope.viewer.dvh.panel import DvhPanel
from dosiscope.viewer.header_bar import HeaderBar
from dosiscope.viewer.ladder.panel import LadderPanel
from dosiscope.viewer.panels.checks import ChecksPanel
from dosiscope.viewer.panels.dose import DosePanel
from dosiscope.viewer.panels.plan import PlanPanel
from dosiscope.viewer.panels.structures import StructuresPanel
from dosiscope.viewer.plane_slider import PlaneSlider
from dosiscope.viewer.review import Review
from dosiscope.viewer.slice_view import SliceView
from dosiscope.viewer.style import apply_style
from support import panel_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

VIEWS = (
    HeaderBar,
    SliceView,
    PlaneSlider,
    StructuresPanel,
    DosePanel,
    PlanPanel,
    ChecksPanel,
    DvhPanel,
    LadderPanel,
)


def _another_patient(review: Review) -> None:
    case = panel_case.case()
    patient = replace(case.patient, name="Other^Person", id="QA-7")
    review.set_case(replace(case, patient=patient, plan=None, structure_set=None))


def _dress(theme: Theme) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_style(app, theme)


def _other_dose(review: Review) -> None:
    assert review.case is not None
    review.set_dose(review.case.doses[-1])


CHANGES: dict[str, Callable[[Review], None]] = {
    "dose": _other_dose,
    "case": _another_patient,
    "no case": lambda review: review.set_case(None),
    "plane": lambda review: review.step(1),
    "reference": lambda review: review.set_reference(Reference(50.0, "typed")),
    "no reference": lambda review: review.set_reference(None),
    "levels": lambda review: review.set_levels([Level(33.0, False, (9, 9, 9))]),
    "structures": lambda review: review.show_only([2]),
    "colour": lambda review: review.set_colour(2, (1, 200, 3)),
    "cross-hair": lambda review: review.set_cursor((1.0, 2.0, review.z)),
    "wash": lambda review: review.set_wash(low=3.0, high=30.0),
    "window": lambda review: review.set_window(-600, 1500),
    "overlays": lambda review: review.toggle("wash"),
    "theme": lambda _: _dress(LIGHT),
}


@pytest.fixture(autouse=True)
def dark(qapp: QApplication) -> Iterator[None]:
    _dress(DARK)
    yield
    _dress(DARK)


def words(widget: QWidget) -> list[str]:
    """Everything that is written on a widget and the parts of it that are there."""
    parts: list[QLabel | QLineEdit] = [
        *widget.findChildren(QLabel),
        *widget.findChildren(QLineEdit),
    ]
    return [part.text() for part in parts if part.isVisibleTo(widget)]


def view_of(qtbot: QtBot, kind: type[QWidget], review: Review) -> QWidget:
    widget = kind(review)  # type: ignore[arg-type]  # all are made alike
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.show()
    return widget


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("kind", VIEWS)
def test_a_view_shows_what_a_fresh_one_would(
    qtbot: QtBot, kind: type[QWidget], change: str
) -> None:
    review = Review()
    review.set_case(panel_case.case())
    live = view_of(qtbot, kind, review)
    CHANGES[change](review)
    fresh = view_of(qtbot, kind, review)
    # what is gathered for a moment before it is shown, and layouts
    qtbot.waitUntil(lambda: words(live) == words(fresh), timeout=5000)
    if kind is not LadderPanel and live.isVisible():  # its sight is the user's own
        qtbot.waitUntil(
            lambda: live.grab().toImage() == fresh.grab().toImage(), timeout=5000
        )
