from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from dosiscope.core.inventory import Entry, Inventory, Selection
from dosiscope.core.kinds import Kind
from dosiscope.core.link import propose_with
from dosiscope.core.text import date_text
from dosiscope.viewer.case_browser import CaseBrowser
from dosiscope.viewer.case_choice import branches, toggled
from support import panel_case
from support.case_rows import index_of, labelled

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.case_rows import CaseRow

SHOWN = Selection(
    ct_series="ct.1", structure_set="ss", plan="plan", doses=("dose", "beam1")
)


def entry(uid: str) -> Entry:
    return next(e for e in panel_case.inventory().entries if e.uid == uid)


@pytest.fixture
def browser(qtbot: QtBot) -> CaseBrowser:
    widget = CaseBrowser()
    qtbot.addWidget(widget)
    widget.resize(340, 900)
    widget.show()
    widget.show_inventory(panel_case.inventory(), SHOWN)
    qtbot.waitExposed(widget)
    return widget


def item(browser: CaseBrowser, label: str, nth: int = 0) -> CaseRow:
    return labelled(browser, label)[nth]


def parent(browser: CaseBrowser, row: CaseRow) -> CaseRow:
    return browser.tree.source.row_of(index_of(browser, row).parent())


def told(browser: CaseBrowser, row: CaseRow) -> str:
    """The tooltip of a row."""
    return str(index_of(browser, row).data(Qt.ItemDataRole.ToolTipRole))


def click(
    qtbot: QtBot, browser: CaseBrowser, row: CaseRow, *, mark: bool = False
) -> None:
    tree = browser.tree
    tree.scrollTo(index_of(browser, row))
    at = tree.visualRect(index_of(browser, row)).center()
    if mark:
        at = QPoint(tree.viewport().width() - 12, at.y())
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_tree_is_patient_frame_objects(browser: CaseBrowser) -> None:
    model = browser.tree.model()
    tops = [model.index(n, 0).data() for n in range(model.rowCount())]
    assert tops == ["Sample, Paula M", "Other, Person", "2 skipped files"]
    plan = item(browser, "Prostate VMAT")
    frame = parent(browser, plan)
    assert frame.text == "Frame of reference"
    assert parent(browser, frame).text == "Sample, Paula M"
    assert "2024-03-15 · 09:30:12" in told(browser, plan)
    assert browser.summary.text() == "10 objects · 2 files skipped"


def test_frames_of_reference_are_kept_apart() -> None:
    found = [
        (b.patient.id, b.frame_of_reference_uid)
        for b in branches(panel_case.inventory())
    ]
    assert found == [
        ("QA-0042", panel_case.FRAME),
        ("QA-0042", "1.2.3.9"),
        ("QA-7", "9"),
    ]


def test_what_is_shown_is_marked(browser: CaseBrowser) -> None:
    assert browser.pending == SHOWN
    assert not browser.show_button.isEnabled()


def test_a_plan_brings_its_doses_structures_and_ct(
    qtbot: QtBot, browser: CaseBrowser
) -> None:
    click(qtbot, browser, item(browser, "Prostate IMRT"))
    assert browser.pending == Selection(
        ct_series="ct.1", structure_set="ss", plan="plan2", doses=("dose2",)
    )
    with qtbot.waitSignal(browser.selected) as told:
        qtbot.mouseClick(browser.show_button, Qt.MouseButton.LeftButton)
    assert told.args == [
        Selection(ct_series="ct.1", structure_set="ss", plan="plan2", doses=("dose2",))
    ]
    assert not browser.show_button.isEnabled()


def test_a_mark_changes_one_object_only(qtbot: QtBot, browser: CaseBrowser) -> None:
    click(qtbot, browser, item(browser, "Pelvis draft"), mark=True)
    assert browser.pending == Selection(
        ct_series="ct.1", structure_set="ss2", plan="plan", doses=("dose", "beam1")
    )
    click(qtbot, browser, item(browser, "Dose BEAM 1"), mark=True)
    assert browser.pending.doses == ("dose",)


def test_a_double_click_shows_at_once(qtbot: QtBot, browser: CaseBrowser) -> None:
    row = item(browser, "CT thorax")
    browser.tree.scrollTo(index_of(browser, row))
    at = browser.tree.visualRect(index_of(browser, row)).center()
    port = browser.tree.viewport()
    with qtbot.waitSignal(browser.selected) as told:
        qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=at)
        qtbot.keyClick(browser.tree, Qt.Key.Key_Return)
    assert told.args == [Selection(ct_series="ct2.1")]


@pytest.mark.parametrize(
    ("uid", "expected"),
    [
        (
            "dose",
            Selection(
                ct_series="ct.1",
                structure_set="ss",
                plan="plan",
                doses=("dose", "beam1"),
            ),
        ),
        (
            "beam1",
            Selection(
                ct_series="ct.1",
                structure_set="ss",
                plan="plan",
                doses=("beam1", "dose"),
            ),
        ),
        (
            "plan2",
            Selection(
                ct_series="ct.1", structure_set="ss", plan="plan2", doses=("dose2",)
            ),
        ),
        ("ss2", Selection(ct_series="ct.1", structure_set="ss2")),
        ("ct3", Selection(ct_series="ct3")),
        ("ct2.1", Selection(ct_series="ct2.1")),
    ],
)
def test_choices_follow_the_references(
    qtbot: QtBot, browser: CaseBrowser, uid: str, expected: Selection
) -> None:
    (row,) = (row for row in browser.rows() if row.entry and row.entry.uid == uid)
    click(qtbot, browser, row)
    assert browser.pending == expected
    assert propose_with(panel_case.inventory(), [entry(uid)]) == expected


def test_where_more_than_one_case_fits_the_next_click_answers(
    qtbot: QtBot, browser: CaseBrowser
) -> None:
    hint = browser.hint.text()
    click(qtbot, browser, item(browser, "CT pelvis 5 mm"))
    assert "There are 2 doses; choose one" in browser.hint.text()
    assert browser.pending == Selection(ct_series="ct.1")
    assert not browser.show_button.isEnabled()
    click(qtbot, browser, item(browser, "Prostate IMRT"))  # not what was asked for
    assert browser.pending == Selection(
        ct_series="ct.1", structure_set="ss", plan="plan2", doses=("dose2",)
    )
    assert browser.hint.text() == hint
    click(qtbot, browser, item(browser, "CT pelvis 5 mm"))
    click(qtbot, browser, item(browser, "Dose PLAN", 1))
    assert browser.pending == Selection(
        ct_series="ct.1", structure_set="ss", plan="plan2", doses=("dose2",)
    )
    assert browser.show_button.isEnabled()


def test_a_double_click_answers_and_shows(qtbot: QtBot, browser: CaseBrowser) -> None:
    click(qtbot, browser, item(browser, "CT pelvis 5 mm"))
    row = item(browser, "Dose PLAN", 1)
    with qtbot.waitSignal(browser.selected) as told:
        click(qtbot, browser, row)
        browser.tree.activated.emit(index_of(browser, row))  # as a double click does
    assert told.args == [
        Selection(ct_series="ct.1", structure_set="ss", plan="plan2", doses=("dose2",))
    ]


def test_a_marked_object_is_shown_alone_though_more_would_fit(
    qtbot: QtBot, browser: CaseBrowser
) -> None:
    browser.show_inventory(panel_case.inventory(), None)
    click(qtbot, browser, item(browser, "CT pelvis 5 mm"), mark=True)
    assert browser.pending == Selection(ct_series="ct.1")
    assert browser.show_button.isEnabled()


def test_leaving_out() -> None:
    inventory = panel_case.inventory()
    assert toggled(SHOWN, entry("plan"), inventory).plan == ""
    assert toggled(SHOWN, entry("plan2"), inventory).plan == "plan2"


def test_skipped_files_are_named_with_their_reason(browser: CaseBrowser) -> None:
    row = item(browser, "report.pdf")
    assert "it is not a DICOM file" in told(browser, row)
    assert not browser.tree.isExpanded(index_of(browser, row).parent())


def test_nothing_found(qtbot: QtBot) -> None:
    empty = CaseBrowser()
    qtbot.addWidget(empty)
    empty.show_inventory(Inventory(), None)
    assert empty.summary.text() == "Nothing found"
    assert not empty.show_button.isEnabled()


def test_the_tags_of_an_object_are_asked_for(qtbot: QtBot) -> None:
    browser, found = CaseBrowser(), panel_case.inventory()
    qtbot.addWidget(browser)
    browser.show_inventory(found, None)
    menu = browser.context_menu(found.entries[3])
    with qtbot.waitSignal(browser.tags_requested) as told:
        menu.actions()[0].trigger()
    assert told.args == [found.entries[3].uid]


def test_doses_of_one_label_are_told_apart_by_their_uids(browser: CaseBrowser) -> None:
    first, second = (item(browser, "Dose PLAN", n) for n in (0, 1))
    below = [one.below.split(" · ")[0] for one in (first, second)]
    assert sorted(below) == ["dose", "dose2"]
    plans = [one.below.split(" · ")[1] for one in (first, second)]
    assert sorted(plans) == ["Prostate IMRT", "Prostate VMAT"]


def test_structure_sets_of_one_label_and_date_are_told_apart(qtbot: QtBot) -> None:
    known = next(
        one for one in panel_case.inventory().entries if one.kind is Kind.STRUCTURE_SET
    )
    cone, ball = (
        replace(known, uid=f"1.2.{detail}", detail=detail)
        for detail in ("1 ROI: Cone", "1 ROI: Ball")
    )
    again = replace(cone, uid="1.2.again")

    def first_parts(*entries: Entry) -> list[str]:
        browser = CaseBrowser()
        qtbot.addWidget(browser)
        browser.show_inventory(Inventory(entries=entries), None)
        return [r.below.split(" · ")[0] for r in browser.rows() if r.entry]

    assert first_parts(known) == [date_text(known.date)]
    assert first_parts(cone, ball) == ["1 ROI: Cone", "1 ROI: Ball"]
    assert len(set(first_parts(cone, again))) == 2
