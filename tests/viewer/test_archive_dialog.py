"""The dialog of archives: what is asked, how it is listed, what can be retrieved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import NO_IDENTITY, Personal
from dosiscope.core.network.question import Question
from dosiscope.core.text import THIN_SPACE
from dosiscope.viewer.panels.archive import BEFORE, NO_NODE, STOPPED, ArchiveDialog
from dosiscope.viewer.panels.archive_form import (
    BETWEEN,
    ArchiveForm,
    date_of,
    name_pattern,
)
from dosiscope.viewer.panels.archive_rows import (
    ArchiveRow,
    object_rows,
    object_text,
    patient_rows,
    series_rows,
)
from dosiscope.viewer.screen_identity import screen_identity
from support.fake_archive import ANNA, DOSES, NODE, OLDER, OTHERS, SERIES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PATIENTS = ("Adler, Bo · no ID", "Wolf, Anna · 4711 · born 1950-02-03")
TODAY = date(2026, 3, 1)


@pytest.fixture
def dialog(qtbot: QtBot) -> ArchiveDialog:
    made = ArchiveDialog(ArchiveForm(lambda: TODAY))
    qtbot.addWidget(made)
    made.show_nodes([NODE], "")
    made.show()
    return made


def found(dialog: ArchiveDialog) -> ArchiveDialog:
    dialog.search()
    dialog.show_studies([ANNA, OLDER, *OTHERS])
    return dialog


def texts(dialog: ArchiveDialog, below: QModelIndex | None = None) -> list[str]:
    model = dialog.tree.rows
    return [str(model.data(index)) for index in model.indices(below or QModelIndex())]


def opened(dialog: ArchiveDialog, *path: int) -> ArchiveRow:
    index = dialog.tree.rows.index_of(path)
    dialog.tree.expand(index)
    return dialog.tree.rows.row_of(index)


def choose(dialog: ArchiveDialog, *path: int) -> None:
    dialog.tree.setCurrentIndex(dialog.tree.rows.index_of(path))


# --- what is asked -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", ""),
        ("wolf", "wolf*"),
        ("Wolf, Anna", "Wolf^Anna*"),
        ("Wolf^Anna", "Wolf^Anna*"),
        ("W?lf", "W?lf"),
        ("*Anna*", "*Anna*"),
    ],
)
def test_a_name_is_looked_for_by_its_beginning(typed: str, asked: str) -> None:
    assert name_pattern(typed) == asked


@pytest.mark.parametrize("text", ["2026-02-30", "1.2.2026", "2026-13-01", "yesterday"])
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(DosiscopeError, match="a date is written as 2026-01-31"):
        date_of(text)


def test_dates_are_typed_with_or_without_signs() -> None:
    assert date_of(" 2026-01-31 ") == date_of("20260131") == "20260131"
    assert date_of(" ") == ""


@pytest.mark.parametrize(
    ("choice", "first", "last"),
    [
        ("Any date", "", ""),
        ("Today", "20260301", "20260301"),
        ("Yesterday", "20260228", "20260228"),
        ("Last 7 days", "20260223", "20260301"),
        ("Last 30 days", "20260131", "20260301"),
        ("Last 365 days", "20250302", "20260301"),
    ],
)
def test_quick_choices_of_dates(
    dialog: ArchiveDialog, choice: str, first: str, last: str
) -> None:
    dialog.form.dates.setCurrentText(choice)
    question = dialog.form.question()
    assert (question.first_date, question.last_date) == (first, last)


def test_all_fields_are_in_the_question(qtbot: QtBot, dialog: ArchiveDialog) -> None:
    form = dialog.form
    form.name.setText("Wolf")
    form.id.setText(" 47* ")
    form.dates.setCurrentText(BETWEEN)
    form.first.setText("2026-01-01")
    form.modality.setCurrentText("RT Dose")
    with qtbot.waitSignal(dialog.asked) as told:
        qtbot.keyClick(form.last, Qt.Key.Key_Return)
    assert told.args == [
        NODE,
        Question(
            patient_id="47*",
            patient_name="Wolf*",
            first_date="20260101",
            modality="RTDOSE",
        ),
    ]
    assert dialog.is_busy
    assert not form.search.isEnabled()


def test_days_that_cannot_be_are_told_and_nothing_is_asked(
    dialog: ArchiveDialog,
) -> None:
    form, asked = dialog.form, []
    dialog.asked.connect(lambda *args: asked.append(args))
    form.dates.setCurrentText(BETWEEN)
    for first, last, says in (
        ("2026-01-02", "2026-01-01", "The last day lies before the first."),
        ("soon", "", "A date is written as 2026-01-31, and “soon” is none."),
    ):
        form.first.setText(first)
        form.last.setText(last)
        form.search.click()
        assert dialog.says.text() == says
    assert asked == []


# --- what is listed ------------------------------------------------------------------


def test_without_an_archive_it_says_where_to_begin(dialog: ArchiveDialog) -> None:
    assert dialog.words.text() == BEFORE
    dialog.show_nodes([], "")
    assert dialog.words.text() == NO_NODE
    assert not dialog.form.search.isEnabled()


def test_studies_are_of_one_patient_only_where_that_is_stated() -> None:
    rows = patient_rows([OLDER, *OTHERS, ANNA])
    patients = [one.patient for one in rows if one.patient is not None]
    assert [(one.spoken_name, one.id) for one in patients] == [
        ("Adler, Bo", ""),
        ("Adler, Bo", ""),
        ("Wolf, Anna", "4711"),
    ]
    assert [one.match for one in rows[2].rows] == [ANNA, OLDER]  # the newest first


def test_series_of_doses_come_first() -> None:
    rows = series_rows(SERIES)
    modalities = [getattr(one.match, "modality", "") for one in rows]
    assert modalities == ["RTDOSE", "RTPLAN", "RTSTRUCT", "CT"]
    assert [one.may_have_rows for one in rows] == [True, True, True, False]


def test_a_click_on_a_head_sorts_what_is_below_each_row(dialog: ArchiveDialog) -> None:
    with_doses(dialog)
    listed = texts(dialog)
    choose(dialog, 2, 0, 0, 1)
    chosen, tree = dialog.tree.current, dialog.tree
    tree.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [text for text in texts(dialog) if text in PATIENTS] == [
        PATIENTS[0],
        PATIENTS[0],
        PATIENTS[1],
    ]
    doses = [text for text in texts(dialog) if "Dose " in text]
    assert doses == ["Dose VMAT 1 PLAN", "RT Dose 1.2.1.4.2, label not told"]
    assert tree.current is chosen
    assert tree.isExpanded(
        tree.rows.index_at(tree.rows.row_of(tree.currentIndex().parent()))
    )
    tree.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert texts(dialog)[0] == PATIENTS[1]
    tree.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    series = [text for text in texts(dialog) if " · series " in text]
    assert series[:2] == ["Thorax 3 mm · series 1", "Doses · series 4"]
    tree.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert texts(dialog) == listed
    assert tree.current is chosen


def test_what_is_listed_later_is_sorted_too(dialog: ArchiveDialog) -> None:
    dialog.tree.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    row = opened(found(dialog), 2, 1)
    assert row.match is ANNA
    dialog.show_below(row, SERIES)
    index = dialog.tree.rows.index_of((2, 1, 0))
    dialog.tree.expand(index)
    dialog.show_below(dialog.tree.rows.row_of(index), DOSES)
    assert [text for text in texts(dialog) if "Dose " in text] == [
        "Dose VMAT 1 PLAN",
        "RT Dose 1.2.1.4.2, label not told",
    ]


def test_an_object_without_a_label_is_named_by_its_uid() -> None:
    assert [object_text(one) for one in DOSES] == [
        "Dose VMAT 1 PLAN",
        "RT Dose 1.2.1.4.2, label not told",
    ]
    assert [one.match for one in object_rows(DOSES)] == [DOSES[1], DOSES[0]]


def test_objects_of_all_kinds_are_listed_and_come_with_what_they_name(
    qtbot: QtBot, dialog: ArchiveDialog
) -> None:
    found(dialog)
    kinds = ("MR", "REG", "RTIMAGE", "RTRECORD")
    series = [replace(SERIES[0], uid=f"1.9.{n}", modality=one, description="")
              for n, one in enumerate(kinds)]  # fmt: skip
    dialog.show_below(opened(dialog, 2, 0), series)
    told = []
    for n, modality in enumerate(("RTRECORD", "RTIMAGE", "REG")):
        one = replace(DOSES[0], uid="1.9.9.7", modality=modality, label="")
        dialog.show_below(opened(dialog, 2, 0, n), [one])
        told.append(texts(dialog, dialog.tree.rows.index_of((2, 0, n)))[0])
        choose(dialog, 2, 0, n, 0)
        assert dialog.with_references.isEnabled()
    assert told == [
        "RT treatment record 1.9.9.7",  # which has no label
        "RT Image 1.9.9.7, label not told",
        "Registration 1.9.9.7, label not told",
    ]
    with qtbot.waitSignal(dialog.wanted) as wanted:
        qtbot.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert wanted.args[2] is True
    assert not dialog.tree.rows.row_of(dialog.tree.rows.index_of((2, 0, 3))).rows


def test_what_is_below_is_asked_when_it_is_opened_and_once(
    qtbot: QtBot, dialog: ArchiveDialog
) -> None:
    found(dialog)
    assert dialog.says.text() == "4 studies of 3 patients."
    with qtbot.waitSignal(dialog.below_asked) as told:
        row = opened(dialog, 2, 0)
    assert told.args == [NODE, row]
    at = dialog.tree.rows.index_of((2, 0))
    assert texts(dialog, at) == ["Asking the archive…"]
    dialog.show_below(row, SERIES)
    assert texts(dialog, dialog.tree.rows.index_of((2, 0)))[0] == "Doses · series 4"
    dialog.tree.collapse(at)
    with qtbot.assertNotEmitted(dialog.below_asked):
        dialog.tree.expand(at)
    with qtbot.waitSignal(dialog.below_asked):
        doses = opened(dialog, 2, 0, 0)
    dialog.show_below(doses, DOSES)
    model = dialog.tree.rows
    index = model.index_of((2, 0, 0, 1))
    assert [model.data(index.siblingAtColumn(n)) for n in range(4)] == [
        "Dose VMAT 1 PLAN", "2026-01-06 12:00:01", "RTDOSE", "",
    ]  # fmt: skip


def test_the_only_study_is_opened_at_once(qtbot: QtBot, dialog: ArchiveDialog) -> None:
    dialog.search()
    with qtbot.waitSignal(dialog.below_asked) as told:
        dialog.show_studies([ANNA])
    assert told.args[1].match == ANNA


def test_why_it_is_not_known_stands_below_and_it_can_be_asked_again(
    qtbot: QtBot, dialog: ArchiveDialog
) -> None:
    found(dialog)
    row = opened(dialog, 2, 0)
    dialog.fail_below(row, "the archive aborted.")
    at = dialog.tree.rows.index_of((2, 0))
    assert texts(dialog, at) == ["The archive aborted."]
    dialog.tree.collapse(at)
    with qtbot.waitSignal(dialog.below_asked):
        dialog.tree.expand(at)
    assert dialog.says.text() == "4 studies of 3 patients."  # the row has room for it
    dialog.show_below(row, [])
    assert texts(dialog, at) == ["The archive tells no series of this study"]


def test_a_refusal_that_has_no_room_in_its_row_is_told_whole(
    dialog: ArchiveDialog,
) -> None:
    found(dialog)
    row = opened(dialog, 2, 0)
    refusal = f"The archive {'does not tell anything and ' * 8}ends."
    dialog.fail_below(row, refusal)
    assert dialog.says.text() == refusal
    assert dialog.says.isVisible()
    assert dialog.says.width() == dialog.tree.width()


def test_what_is_answered_of_a_search_before_is_not_told(
    dialog: ArchiveDialog,
) -> None:
    found(dialog)
    row = opened(dialog, 2, 0)
    found(dialog)
    dialog.show_below(row, [], ["1 answer of the archive is damaged and left out."])
    dialog.fail_below(row, f"The archive {'does not tell anything and ' * 8}ends.")
    assert dialog.says.text() == "4 studies of 3 patients."


def test_thousands_are_parted(dialog: ArchiveDialog) -> None:
    dialog.search()
    studies = [replace(ANNA, uid=f"1.2.{n}") for n in range(1200)]
    dialog.show_studies(studies)
    assert dialog.says.text() == f"1{THIN_SPACE}200 studies of 1 patient."


def test_a_search_that_finds_nothing_or_fails_says_so(dialog: ArchiveDialog) -> None:
    dialog.search()
    dialog.show_studies([])
    assert dialog.words.text() == "No study at Clinic fits what was asked."
    assert not dialog.tree.isVisible()
    dialog.search()
    dialog.fail("the archive does not answer.")
    assert dialog.words.text() == "The archive does not answer."
    assert not dialog.is_busy


def test_what_was_found_in_an_archive_that_is_no_more_goes(
    dialog: ArchiveDialog,
) -> None:
    found(dialog)
    dialog.show_nodes([NODE], "")
    assert len(texts(dialog)) > 3
    dialog.show_nodes([], "")
    assert texts(dialog) == []
    assert dialog.words.text() == NO_NODE


# --- what is retrieved ---------------------------------------------------------------


def with_doses(dialog: ArchiveDialog) -> None:
    found(dialog)
    dialog.show_below(opened(dialog, 2, 0), SERIES)
    dialog.show_below(opened(dialog, 2, 0, 0), DOSES)


def test_buttons_say_what_can_be_retrieved(dialog: ArchiveDialog) -> None:
    with_doses(dialog)
    offered = []
    for path in ((2,), (2, 0), (2, 0, 0), (2, 0, 3), (2, 0, 0, 1)):
        choose(dialog, *path)
        offered.append(
            (
                dialog.with_references.isEnabled(),
                dialog.alone.isEnabled(),
                dialog.alone.text(),
            )
        )
    assert offered == [
        (False, False, "Retrieve all"),
        (False, True, "Retrieve the study"),
        (False, True, "Retrieve the series"),
        (False, True, "Retrieve the series"),
        (True, True, "Retrieve it alone"),
    ]


def test_enter_on_a_dose_retrieves_it_with_what_it_refers_to(
    qtbot: QtBot, dialog: ArchiveDialog
) -> None:
    with_doses(dialog)
    choose(dialog, 2, 0, 0, 1)
    with qtbot.waitSignal(dialog.wanted) as told:
        qtbot.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert told.args == [NODE, DOSES[0], True]
    assert dialog.is_busy
    with qtbot.assertNotEmitted(dialog.wanted):  # one at a time
        qtbot.keyClick(dialog.tree, Qt.Key.Key_Return)


def test_escape_stops_first_and_closes_then(
    qtbot: QtBot, dialog: ArchiveDialog
) -> None:
    with_doses(dialog)
    choose(dialog, 2, 0, 0, 1)
    dialog.with_references.click()
    with qtbot.waitSignal(dialog.cancelled):
        dialog.reject()
    assert dialog.isVisible()
    assert dialog.says.text() == STOPPED
    assert len(texts(dialog)) > 8  # the tree is as it was
    with qtbot.assertNotEmitted(dialog.cancelled):
        dialog.reject()
    assert not dialog.isVisible()


# --- identity, keyboard --------------------------------------------------------------


def test_hidden_identity_holds_in_tree_and_fields(dialog: ArchiveDialog) -> None:
    with_doses(dialog)
    dialog.form.name.setText("Wolf")
    dialog.form.id.setText("4711")
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    with screen_identity.hidden(True):
        model = dialog.tree.rows
        said = " ".join(
            str(model.data(index.siblingAtColumn(n), role))
            for index in model.indices()
            for n in range(4)
            for role in roles
        )
        said += dialog.form.name.displayText() + dialog.form.id.displayText()
        assert not [word for word in ("Wolf", "4711", "1950", "Adler") if word in said]
        assert NO_IDENTITY in said
        assert "Dose VMAT 1 PLAN" in said
    assert dialog.form.name.displayText() == "Wolf"
    assert "Wolf, Anna · 4711 · born 1950-02-03" in texts(dialog)


def test_what_failed_is_told_without_identity_while_that_is_hidden(
    dialog: ArchiveDialog,
) -> None:
    told = Personal("the folder /data/Wolf is full", "the folder is full")
    row = opened(found(dialog), 2, 0)
    dialog.fail_below(row, told)
    assert "The folder /data/Wolf is full" in texts(dialog)
    with screen_identity.hidden(True):
        assert "The folder is full" in texts(dialog)
        assert "The folder /data/Wolf is full" not in texts(dialog)
    dialog.fail(told)
    assert dialog.words.text() == "The folder /data/Wolf is full"
    with screen_identity.hidden(True):
        assert dialog.words.text() == "The folder is full"


def test_every_control_has_a_name_and_is_reached_by_tab(dialog: ArchiveDialog) -> None:
    with_doses(dialog)
    choose(dialog, 2, 0, 0, 1)
    controls = [
        one
        for kind in (QLineEdit, QComboBox, QAbstractButton)
        for one in dialog.findChildren(kind)
        if one.isVisible() and one.isEnabled()
    ]
    for one in controls:
        text = one.text() if isinstance(one, QAbstractButton) else ""
        assert one.accessibleName() or text, one
    reached: set[QWidget] = set()
    widget: QWidget | None = dialog.form.node
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    assert reached.issuperset([*controls, dialog.tree])
