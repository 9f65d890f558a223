"""A view that has followed a change shows what one made after it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.isodose import Prescription, Reference
from dosiscope.core.solids.solid import Solid
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.details import Details
from dosiscope.viewer.dvh.panel import DvhPanel
from dosiscope.viewer.header_bar import HeaderBar
from dosiscope.viewer.ladder.panel import LadderPanel
from dosiscope.viewer.panels.checks import ChecksPanel
from dosiscope.viewer.panels.dose import DosePanel
from dosiscope.viewer.panels.plan import PlanPanel
from dosiscope.viewer.panels.structures import StructuresPanel
from dosiscope.viewer.plane_slider import PlaneSlider
from dosiscope.viewer.readout import ReadoutLine
from dosiscope.viewer.reference_map import ReferenceMap
from dosiscope.viewer.slice_view import SliceView
from dosiscope.viewer.style import apply_style
from support import panel_case
from support.dvh_review import sigmoid
from support.look import dress

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dosiscope.core.case import Case
    from dosiscope.viewer.review import Review

    Change = Callable[[Review], object]

pytestmark = pytest.mark.slow


def status_line(review: Review) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    ReadoutLine(review, label)
    return label


VIEWS: dict[str, Callable[[Review], QWidget]] = {
    "read-out": status_line,
    "header": HeaderBar,
    "picture": lambda review: SliceView(review.axial),
    "planes": lambda review: PlaneSlider(review.axial),
    "structures": StructuresPanel,
    "dose": DosePanel,
    "plan": PlanPanel,
    "checks": ChecksPanel,
    "reference map": ReferenceMap,
    "DVH": DvhPanel,
    "ladder": LadderPanel,
    "details": Details,
}


def other_case() -> Case:
    case = panel_case.case()
    assert case.structure_set is not None
    assert case.plan is not None
    rois = tuple(replace(r, name=f"{r.name}_2") for r in case.structure_set.rois)
    return replace(
        case,
        structure_set=replace(case.structure_set, rois=rois, label="Other"),
        plan=replace(case.plan, label="Another plan", approval="APPROVED"),
        doses=(panel_case.dose("elsewhere", peak=61.0),),
    )


def second_dose(review: Review) -> None:
    assert review.case is not None
    review.set_dose(review.case.doses[1])


def in_units(units: DoseUnits, kind: DoseType) -> Callable[[Review], None]:
    def change(review: Review) -> None:
        dose = panel_case.dose("u", SummationType.PLAN, "u", 70.0, units, kind)
        review.set_case(replace(panel_case.case(), doses=(dose,)))
        review.set_cursor((3.0, 4.0, 0.0))

    return change


def renamed(review: Review) -> None:
    review.amend_case(other_case())


# in turns that leave what comes next to be seen
OF_THE_LOOK: dict[str, Change] = {
    "plane": lambda r: r.axial.step(3),
    "cursor": lambda r: r.set_cursor((20.0, -40.0, 0.0)),
    "hover": lambda r: r.set_hover((30.0, 5.0, 0.0)),
    "reference": lambda r: r.look.set_reference(Reference(50.0)),
    "wash": lambda r: r.look.set_wash(low=10.0, high=40.0, opacity=0.8, table="jet"),
    "levels": lambda r: r.look.set_levels(r.look.levels[:3]),
    "window": lambda r: r.look.set_window(-600, 1500),
    "colour": lambda r: r.display.set_colour(2, (10, 20, 200)),
    "solid": lambda r: r.results.add_solid(2, Solid(2, (), ()), 176.9),
    "DVH": lambda r: r.results.add_dvh(2, sigmoid(2, "PTV_7800", 70, 100, 2)),
    "hidden ROI": lambda r: r.display.set_visible([1, 4], False),
    "overlay": lambda r: r.look.set_shown("isodoses", False),
    "no reference": lambda r: r.look.set_reference(None),
}
OF_THE_CASE: dict[str, Change] = {
    "dose": second_dose,
    "amended case with other names": renamed,
    "case without CT": lambda r: r.set_case(replace(panel_case.case(), ct=None)),
    "relative dose": in_units(DoseUnits.RELATIVE, DoseType.PHYSICAL),
    "RBE dose": in_units(DoseUnits.GY, DoseType.EFFECTIVE),
    "another case": lambda r: r.set_case(other_case()),
    "no case": lambda r: r.set_case(None),
}


@pytest.fixture
def seen(review: Review) -> Review:
    """Return a review with a cross-hair, a reference and one DVH."""
    review.look.set_reference(Reference(78.0, Prescription("")))
    review.set_cursor((3.0, 4.0, 0.0))
    review.results.add_dvh(1, sigmoid(1, "BODY", 47, 100, 2))
    return review


SIZE = (1366, 420)  # no view asks for more


def show(widget: QWidget) -> None:
    for part in (widget, *widget.findChildren(QWidget)):
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its frame is of one of them only
    widget.resize(*SIZE)
    widget.show()
    QApplication.processEvents()
    QApplication.processEvents()


def picture(widget: QWidget) -> np.ndarray:
    widget.resize(*SIZE)
    QApplication.processEvents()
    QApplication.processEvents()
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()  # what has it looks different
    image = widget.grab().toImage()
    return np.array(image.constBits()).reshape(image.height(), -1).copy()


def words(widget: QWidget) -> list[str]:
    labels = widget.findChildren(QLabel)
    labels += [widget] if isinstance(widget, QLabel) else []
    return sorted(label.text() for label in labels if label.isVisibleTo(widget))


@pytest.mark.parametrize("changes", [OF_THE_LOOK, OF_THE_CASE], ids=["look", "case"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_that_followed_shows_what_a_new_one_shows(
    qtbot: QtBot, seen: Review, view: str, changes: dict[str, Change]
) -> None:
    """After each change in turn: what a view missed would show at once."""
    live = VIEWS[view](seen)
    qtbot.addWidget(live)
    show(live)
    for what, change in changes.items():
        change(seen)
        fresh = VIEWS[view](seen)
        compare(live, fresh, seen, f"{view}, {what}")
        fresh.close()
        fresh.deleteLater()
        QCoreApplication.sendPostedEvents(fresh, QEvent.Type.DeferredDelete)


def compare(live: QWidget, fresh: QWidget, review: Review, where: str) -> None:
    """Hold one view against another one."""
    if live.isHidden() and review.case is None:  # the header hides itself
        assert fresh.isHidden(), where
        return
    show(live)
    show(fresh)
    assert words(live) == words(fresh), where
    if where == "ladder, no case":
        return  # Qt keeps the size that a list asked for when it was first shown
    one, other = picture(live), picture(fresh)
    assert one.shape == other.shape, where
    assert np.array_equal(one, other), where


def test_every_view_follows_the_theme(
    qtbot: QtBot, qapp: QApplication, seen: Review
) -> None:
    dress(qapp)
    live = {name: make(seen) for name, make in VIEWS.items()}
    for widget in live.values():
        qtbot.addWidget(widget)
        show(widget)
    try:
        apply_style(qapp, LIGHT)
        for name, make in VIEWS.items():
            fresh = make(seen)
            qtbot.addWidget(fresh)
            show(fresh)
            assert words(live[name]) == words(fresh), name
            assert np.array_equal(picture(live[name]), picture(fresh)), name
    finally:
        apply_style(qapp, DARK)


def test_what_was_clicked_in_a_dvh_goes_with_its_curve(
    qtbot: QtBot, seen: Review
) -> None:
    panel = DvhPanel(seen)
    qtbot.addWidget(panel)
    table = panel.table
    head = next(
        n
        for n in range(table.model().columnCount())
        if table.model().headerData(n, Qt.Orientation.Horizontal).startswith("D50%")
    )
    row = next(
        n for n in range(table.model().rowCount()) if table.row_at(n).dvh is not None
    )
    table.clicked.emit(table.model().index(row, head))
    assert panel.plot.mark is not None
    panel.refresh()
    assert panel.plot.mark is not None
    second_dose(seen)
    panel.refresh()
    assert panel.plot.mark is None
