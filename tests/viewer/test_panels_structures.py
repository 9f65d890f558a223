from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from dosiscope.core.reason import Reason
from dosiscope.core.structures import Roi
from dosiscope.core.text import volume_text
from dosiscope.viewer.panels import structures
from dosiscope.viewer.panels.structures import StructuresPanel
from dosiscope.viewer.panels.structures_model import (
    RoiColumn,
    StructuresModel,
    unique_names,
)
from dosiscope.viewer.panels.structures_text import description
from dosiscope.viewer.review import Review
from dosiscope.viewer.widgets.text import tip
from support import panel_case
from support.pointer import mouse

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(qtbot: QtBot, review: Review) -> StructuresPanel:
    widget = StructuresPanel(review)
    qtbot.addWidget(widget)
    widget.resize(340, 800)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def row_of(panel: StructuresPanel, name: str) -> int:
    model = panel.view.model()
    names = [model.index(row, RoiColumn.NAME).data() for row in range(model.rowCount())]
    return names.index(name)


def cell(panel: StructuresPanel, name: str, column: RoiColumn) -> str:
    return str(panel.view.model().index(row_of(panel, name), column).data())


def place(panel: StructuresPanel, name: str, column: RoiColumn) -> QPoint:
    index = panel.view.model().index(row_of(panel, name), column)
    return panel.view.visualRect(index).center()


def click(qtbot: QtBot, panel: StructuresPanel, name: str, column: RoiColumn) -> None:
    at = place(panel, name, column)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def names(panel: StructuresPanel) -> list[str]:
    model = panel.view.model()
    return [model.index(r, RoiColumn.NAME).data() for r in range(model.rowCount())]


def test_names_are_verbatim_and_told_apart(panel: StructuresPanel) -> None:
    shown = names(panel)
    assert shown[:3] == ["BODY", "PTV_7800", "CTV"]
    assert "Ring [#8]" in shown
    assert "Ring [#9]" in shown
    assert "ROI 14 (no name)" in shown
    assert len(shown) == len(panel_case.rois())


def test_typing_filters_by_name_type_and_number(
    qtbot: QtBot, panel: StructuresPanel
) -> None:
    qtbot.keyClicks(panel.filter, "femoral")
    assert len(names(panel)) == 2
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "avoid")
    assert names(panel) == ["Ring [#8]", "Ring [#9]"]
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "#5")
    assert names(panel) == ["Rectum"]
    panel.filter.clear()
    assert len(names(panel)) == 16


def test_the_eye_switches_an_roi(
    qtbot: QtBot, panel: StructuresPanel, review: Review
) -> None:
    click(qtbot, panel, "Bladder", RoiColumn.EYE)
    assert not review.display.is_visible(4)
    assert panel.count.text() == "14 of 16 structures shown"
    click(qtbot, panel, "Bladder", RoiColumn.EYE)
    assert review.display.is_visible(4)


def test_a_withheld_roi_cannot_be_switched_on_and_says_why(
    qtbot: QtBot, panel: StructuresPanel, review: Review
) -> None:
    click(qtbot, panel, "From another scan", RoiColumn.EYE)
    assert not review.display.is_visible(12)
    assert cell(panel, "From another scan", RoiColumn.VOLUME) == "withheld"
    row = row_of(panel, "From another scan")
    assert "1.2.3.9" in panel.model.state(panel.model.rows[row]).notice
    assert "1.2.3.9" in panel.model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert panel.view.rowHeight(row) > panel.view.rowHeight(0)


def test_a_double_click_centres_on_the_roi(
    qtbot: QtBot, panel: StructuresPanel, review: Review
) -> None:
    at = place(panel, "Rectum", RoiColumn.NAME)
    port = panel.view.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(review.centre_requested) as asked:
        qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=at)
    rectum = panel_case.rois()[4]
    assert rectum.centre is not None
    x, y, middle = rectum.centre
    nearest = min(rectum.contours.z.tolist(), key=lambda z: abs(z - middle))
    assert asked.args == [(x, y, nearest)]
    assert abs(review.axial.at - rectum.centre[2]) <= 2.5


def test_hovering_points_at_the_roi_and_leaving_does_not(
    qtbot: QtBot, panel: StructuresPanel, review: Review
) -> None:
    at = QPointF(place(panel, "CTV", RoiColumn.NAME))
    port = panel.view.viewport()
    mouse(port, QEvent.Type.MouseMove, at)
    assert review.display.highlight == 3
    QApplication.sendEvent(panel.view, QEvent(QEvent.Type.Leave))
    assert review.display.highlight is None


def test_the_swatch_asks_for_a_colour(
    qtbot: QtBot,
    panel: StructuresPanel,
    review: Review,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(structures, "ask_colour", lambda *_: (1, 2, 3))
    click(qtbot, panel, "CTV", RoiColumn.COLOUR)
    assert review.display.colour(3) == (1, 2, 3)
    menu = panel.context_menu(panel_case.rois()[2])
    qtbot.addWidget(menu)
    back = next(a for a in menu.actions() if a.text() == "Colour of the file")
    back.trigger()
    assert review.display.colour(3) == (255, 160, 64)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("button", "shown"),
    [
        ("Targets", {2, 3}),
        ("Organs", {4, 5, 6, 7, 8, 9, 11}),
        ("None", set()),
        ("All", set(range(1, 17)) - {12}),
    ],
)
def test_the_buttons_show_groups(
    qtbot: QtBot, panel: StructuresPanel, review: Review, button: str, shown: set[int]
) -> None:
    qtbot.mouseClick(panel.buttons[button], Qt.MouseButton.LeftButton)
    assert {roi.number for roi in review.display.visible_rois} == shown


def test_types_count_in_any_case_of_letters(
    qtbot: QtBot, panel: StructuresPanel, review: Review
) -> None:
    """Some programs write "Ptv", though a code string has capitals alone."""
    case = panel_case.case()
    assert case.structure_set is not None
    one, other, *_ = case.structure_set.rois
    rois = (
        replace(one, interpreted_types=("Ptv",)),
        replace(other, interpreted_types=("organ",)),
    )
    review.set_case(replace(case, structure_set=replace(case.structure_set, rois=rois)))
    for button, roi in (("Targets", one), ("Organs", other)):
        qtbot.mouseClick(panel.buttons[button], Qt.MouseButton.LeftButton)
        assert [r.number for r in review.display.visible_rois] == [roi.number]


def test_volumes_arrive_and_points_and_empty_rois_have_none(
    panel: StructuresPanel, review: Review
) -> None:
    assert cell(panel, "BODY", RoiColumn.VOLUME) == "…"
    assert cell(panel, "Marker 1", RoiColumn.VOLUME) == "point"
    assert cell(panel, "Seroma", RoiColumn.VOLUME) == "—"
    assert cell(panel, "Sigmoid", RoiColumn.VOLUME) == "withheld"
    from dosiscope.core.solids.solid import Solid

    review.results.add_solid(1, Solid(1, (), ()), 24310.4)
    assert cell(panel, "BODY", RoiColumn.VOLUME) == "24\N{NARROW NO-BREAK SPACE}310"


@pytest.mark.parametrize(
    ("cc", "text"),
    [(24310.4, "24 310"), (148.23, "148.2"), (7.238, "7.24"), (0.754, "0.754")],
)
def test_volumes_keep_their_digits(cc: float, text: str) -> None:
    assert volume_text(cc).replace("\N{NARROW NO-BREAK SPACE}", " ") == text


def test_columns_on_demand(qtbot: QtBot, panel: StructuresPanel) -> None:
    assert panel.view.isColumnHidden(RoiColumn.CONTOURS)
    for action in panel.columns.menu().actions():
        action.trigger()
    assert not panel.view.isColumnHidden(RoiColumn.MODE)
    assert cell(panel, "Rectum", RoiColumn.CONTOURS) == "16"
    assert cell(panel, "Rectum", RoiColumn.MODE) == "on-slice"
    assert cell(panel, "Rectum", RoiColumn.GAPS) == "—"
    assert cell(panel, "Seroma", RoiColumn.STATE) == "no contours"
    assert cell(panel, "PTV_7800", RoiColumn.ALGORITHM) == "SEMIAUTOMATIC"
    assert cell(panel, panel_case.rois()[5].name, RoiColumn.LATERALITY) == "Left"


def test_tooltips_hold_what_the_file_states_and_no_html_of_it(
    panel: StructuresPanel, review: Review
) -> None:
    index = panel.model.index(1, RoiColumn.NAME)
    text = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "SEMIAUTOMATIC" in text
    assert "Prostate + 7 mm" in text
    couch = panel.model.index(9, RoiColumn.NAME).data(Qt.ItemDataRole.ToolTipRole)
    assert "REL_ELEC_DENSITY: 0.46" in couch
    # read as Qt shows it: no mark of its own
    shown = QTextDocument()
    shown.setHtml(text)
    assert shown.toPlainText().splitlines()[0] == review.display.rois[1].name
    told = tip(description(Roi(1, "<b>x", contours=panel_case.NOTHING)))
    shown.setHtml(told)
    assert shown.toPlainText().startswith("<b>x")


def test_names_that_occur_once_have_no_number() -> None:
    nothing = panel_case.NOTHING
    rois = (
        Roi(1, "A", contours=nothing),
        Roi(2, "B", contours=nothing),
        Roi(3, "A", contours=nothing),
    )
    assert unique_names(rois) == ["A [#1]", "B", "A [#3]"]


def test_sorting_by_volume_and_back(
    qtbot: QtBot, panel: StructuresPanel, review: Review
) -> None:
    from dosiscope.core.solids.solid import Solid

    for number, cc in panel_case.VOLUMES.items():
        review.results.add_solid(number, Solid(number, (), ()), cc)
    panel.view.sortByColumn(RoiColumn.VOLUME, Qt.SortOrder.DescendingOrder)
    assert names(panel)[:2] == ["BODY", "Ring [#9]"]
    panel.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert names(panel)[:2] == ["BODY", "PTV_7800"]


def test_without_a_case_there_is_nothing_to_switch(qtbot: QtBot) -> None:
    panel = StructuresPanel(Review())
    qtbot.addWidget(panel)
    assert names(panel) == []
    assert not panel.buttons["All"].isEnabled()


@pytest.mark.slow
@pytest.mark.parametrize("width", [280, 340, 500])
def test_columns_fill_the_width_and_no_more(
    qtbot: QtBot, panel: StructuresPanel, width: int
) -> None:
    panel.resize(width, 800)
    view = panel.view
    used = sum(view.columnWidth(c) for c in RoiColumn if not view.isColumnHidden(c))
    assert used == view.viewport().width()


@pytest.mark.usefixtures("qapp")
def test_a_cell_is_doubtful_for_what_is_known_not_for_its_words() -> None:
    """An ROI may be named "withheld", and be of the type "ORGAN?"."""
    review = Review()
    case = panel_case.case()
    assert case.structure_set is not None
    rois = [
        replace(roi, name="withheld", interpreted_types=("ORGAN?",))
        for roi in case.structure_set.rois
    ]
    rois[1] = replace(rois[1], withheld=Reason("unsafe"))
    structures = replace(case.structure_set, rois=tuple(rois))
    review.set_case(replace(case, structure_set=structures))
    model = StructuresModel(review)

    def told(row: int, column: RoiColumn) -> tuple[bool, bool]:
        cell = model.columns[column].cell(model.rows[row])
        return cell.role in ("caution", "bad"), cell.is_italic

    for row in (0, 1):
        assert told(row, RoiColumn.NAME) == (False, False)
        assert told(row, RoiColumn.TYPE) == (False, False)
        assert told(row, RoiColumn.STATE) == (row == 1, False)
        assert told(row, RoiColumn.VOLUME) == (row == 1, False)
