from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dosiscope.core.inventory import Skipped
from dosiscope.core.not_shown import Withheld
from dosiscope.viewer.panels.checks import ChecksPanel
from dosiscope.viewer.panels.checks_rows import check_rows
from dosiscope.viewer.review import Review
from support import panel_case
from support.findings import finding

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SKIPPED = (Skipped("report.pdf", "it is not a DICOM file"),)


@pytest.fixture
def panel(qtbot: QtBot, review: Review) -> ChecksPanel:
    widget = ChecksPanel(review)
    widget.show_skipped(SKIPPED)
    qtbot.addWidget(widget)
    widget.resize(340, 1400)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def lines(panel: ChecksPanel) -> list[str]:
    model = panel.view.checks
    return [str(model.index(n).data()) for n in range(model.rowCount())]


def click(qtbot: QtBot, panel: ChecksPanel, words: str) -> None:
    row = next(n for n, line in enumerate(lines(panel)) if words in line)
    index = panel.view.checks.index(row)
    panel.view.scrollTo(index)
    at = panel.view.visualRect(index).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_groups_are_worst_first_with_their_numbers(panel: ChecksPanel) -> None:
    titles = [
        line for line in lines(panel) if len(line.split("  ")) == 2 and "·" not in line
    ]
    assert titles == [
        "Refused  1",
        "Withheld  3",
        "Not there  1",
        "Warnings  2",
        "Notes  1",
        "Checked  1",
        "Skipped files  1",
    ]


def test_a_row_tells_rule_object_tag_found_and_expected(panel: ChecksPanel) -> None:
    row = next(line for line in lines(panel) if "not equidistant" in line)
    for part in ("DO-05", "RT Dose PLAN", "(3004,000C)", "5, 7 mm", "one distance"):
        assert part in row


def test_nothing_that_is_not_shown_goes_unnamed(panel: ChecksPanel) -> None:
    text = "\n".join(lines(panel))
    assert "Old contours is not shown" in text
    assert "From another scan is not shown" in text
    assert "report.pdf" in text
    assert "it is not a DICOM file" in text
    assert "The structure set that the plan names (1.2.3.4.5) is not here." in text


def test_an_object_that_a_finding_refuses_is_named_once() -> None:
    case = panel_case.case()
    refusal = replace(case.findings[-1], object_uid="ss9")
    rows = check_rows(replace(case, findings=(refusal,)))
    assert not any("Old contours" in row.message for row in rows)


def test_a_series_that_a_finding_refuses_is_named_once() -> None:
    """A series is known by its Series Instance UID."""
    case = panel_case.case()
    assert case.ct is not None
    refusal = replace(case.findings[-1], object_uid=case.ct.header.series_uid)
    out = Withheld(header=case.ct.header, label="Mixed", reason=refusal.as_reason)
    rows = check_rows(replace(case, ct=None, findings=(refusal,), withheld=(out,)))
    assert [row.message for row in rows if row.uid == out.header.uid] == [
        refusal.message
    ]


def test_a_click_goes_to_the_place(
    qtbot: QtBot, panel: ChecksPanel, review: Review
) -> None:
    review.display.show_only([])
    with qtbot.waitSignal(panel.finding_activated) as told:
        click(qtbot, panel, "contour 4 is missing")
    assert told.args[0].rule == "RC-09"
    assert review.axial.at == 35.0
    assert review.display.is_visible(11)
    assert review.display.highlight == 11


def test_a_click_shows_all_rois_that_it_is_about(
    qtbot: QtBot, panel: ChecksPanel, review: Review
) -> None:
    case = panel_case.case()
    numbers = tuple(roi.number for roi in review.display.rois if not roi.withheld)[:2]
    about = finding("Both", rois=numbers, object_kind="RT Structure Set")
    review.set_case(replace(case, findings=(about,)))
    review.display.show_only([])
    click(qtbot, panel, "Both")
    assert all(review.display.is_visible(number) for number in numbers)


def test_a_click_on_a_finding_without_z_centres_its_roi(
    qtbot: QtBot, panel: ChecksPanel, review: Review
) -> None:
    with qtbot.waitSignal(review.centre_requested):
        click(qtbot, panel, "Two ROIs are called Ring")


def test_typing_filters(qtbot: QtBot, panel: ChecksPanel) -> None:
    qtbot.keyClicks(panel.filter, "approvalstatus")
    assert [row.finding.rule for row in panel.view.checks.shown if row.finding] == [
        "PL-11"
    ]
    panel.filter.clear()
    assert len(panel.view.checks.shown) == 10


def test_all_is_copied_as_text(qtbot: QtBot, panel: ChecksPanel) -> None:
    qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    text = QApplication.clipboard().text()
    assert text.startswith("Refused: An RT Dose is refused")
    assert "Skipped files: it is not a DICOM file" in text


def test_rows_grow_as_the_panel_narrows(qtbot: QtBot, panel: ChecksPanel) -> None:
    index = panel.view.checks.index(1)
    wide = panel.view.visualRect(index).height()
    panel.resize(220, 1400)
    qtbot.waitUntil(lambda: panel.view.visualRect(index).height() > wide)


def test_a_double_click_unfolds_many_alike_and_return_folds_them(
    qtbot: QtBot, panel: ChecksPanel
) -> None:
    """The first of its two clicks has done it; the second must not undo it."""
    panel.show_skipped([Skipped(f"{n}.pdf", "it is no DICOM file") for n in range(3)])
    view, model = panel.view, panel.view.checks
    folded = model.rowCount()
    index = next(
        model.index(n) for n in range(folded) if "3 files" in model.index(n).data()
    )
    at, left = view.visualRect(index).center(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.viewport(), left, pos=at)
    qtbot.mouseDClick(view.viewport(), left, pos=at)
    qtbot.mouseRelease(view.viewport(), left, pos=at)
    assert model.rowCount() == folded + 3
    assert view.currentIndex() == index  # the place is not lost
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert model.rowCount() == folded
    assert view.currentIndex() == index


def test_nothing_to_tell(qtbot: QtBot) -> None:
    panel = ChecksPanel(Review())
    qtbot.addWidget(panel)
    assert check_rows(None) == []
    assert not panel.copy.isEnabled()
    assert panel.nothing.text() == "No case is open"
