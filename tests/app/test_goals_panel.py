"""Goals in the window: never met before all is known, chosen, changed, remembered."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox

from dosiscope.app import measuring
from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.goals import Goals
from dosiscope.app.shell import MENUS
from dosiscope.app.window import Window
from dosiscope.core.goals.goal_file import read_goals
from dosiscope.core.goals.outcome import GoalResult
from dosiscope.viewer.panels.goal_form import GoalForm
from dosiscope.viewer.panels.goals_columns import CHOOSE
from dosiscope.viewer.screen_identity import screen_identity
from support.cases import write_good
from support.data import case_dir
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.progress import PartSteps
    from dosiscope.viewer.panels.goals_text import GoalRow

# The dose is linear and the structures are round: their means and medians are the dose
# at their middles, 41.5 Gy of the target and 33 Gy of the bone.
TEMPLATE = """\
# name: Of the test
structure;aliases;metric;op;goal;variation;priority;fractions;source;note
Target;;D95%[Gy];>=;30;;3;;;
Target;;Mean[Gy];<=;40;41;2;;;
Bone;;Mean[Gy];<=;30;35;1;;;
Parotid_L;;Mean[Gy];<=;26;;1;;;
Target;;D50%[Gy];>=;41.5;;1;;;
"""
WORST_FIRST = ["Fail", "Not decided", "Not evaluable", "Variation", "Pass"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine" / "template.csv"
    path.parent.mkdir()
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_good(tmp_path_factory.mktemp("goals") / "case")


@pytest.fixture
def opened(qtbot: QtBot, window: Window, case: Path) -> Iterator[Window]:
    open_and_wait(qtbot, window, case)
    yield window
    goals_of(window).in_use.is_unsaved = False  # nobody is there to be asked
    screen_identity.set_hidden(False)


@pytest.fixture(scope="module")
def lasting(module_bot: QtBot, lasting_window: Window, case: Path) -> Window:
    open_and_wait(module_bot, lasting_window, case)
    return lasting_window


@pytest.fixture
def reviewed(lasting: Window) -> Iterator[Window]:
    """The case for what changes no more of it than what is given back here."""
    goals, display = goals_of(lasting), lasting.review.display
    visible = [roi.number for roi in display.visible_rois]
    yield lasting
    goals.in_use.use(None)
    goals.mark_all(False)
    goals.remembered.use_for("Good plan", None)
    display.show_only(visible)
    lasting.notice.hide()
    screen_identity.set_hidden(False)


def goals_of(window: Window) -> Goals:
    return feature(window, Goals)


def judged(qtbot: QtBot, goals: Goals, path: Path | None = None) -> list[GoalRow]:
    """Use a template, wait until it is judged, return the rows as they are shown."""
    if path is not None:
        goals.templates.open(path)
    goals.show_panel()
    qtbot.waitUntil(lambda: goals.judging.report is not None, timeout=20_000)
    return shown(goals)


def shown(goals: Goals) -> list[GoalRow]:
    view = goals.panel.view
    return [view.row_at(n) for n in range(view.sorted.rowCount())]


def row_of(goals: Goals, structure: str, metric: str) -> GoalRow:
    return next(
        row
        for row in shown(goals)
        if row.goal.structure == structure and row.goal.metric.text == metric
    )


# --- what is shown -------------------------------------------------------------------


def test_what_of_a_file_is_left_out_stands_in_the_total(
    qtbot: QtBot, reviewed: Window, tmp_path: Path
) -> None:
    path = tmp_path / "card.json"
    bins = [{"label": "PASS", "max": 90}, {"label": "FAIL", "min": 90}]
    entries = [
        {"type": kind, "roi_name": "PTV", "objectives": bins}
        for kind in ("MAX_DOSE_ROI", "INTEGRAL_DOSE_ROI")
    ]
    path.write_text(json.dumps({"computed": entries}))
    goals = goals_of(reviewed)
    assert len(judged(qtbot, goals, path)) == 1
    assert goals.panel.total.text().endswith(
        "1\N{NO-BREAK SPACE}left\N{NO-BREAK SPACE}out"
    )


def test_the_worst_stand_first_with_word_and_sign(
    qtbot: QtBot, reviewed: Window, file: Path
) -> None:
    goals = goals_of(reviewed)
    rows = judged(qtbot, goals, file)
    assert [row.told.word for row in rows] == WORST_FIRST
    assert len({row.told.icon for row in rows}) == len(rows)  # not colour alone
    told = "1 pass, 1 variation, 1 fail, 1 not decided, 1 not evaluable"
    assert goals.panel.total.text().replace("\N{NO-BREAK SPACE}", " ") == told
    # the word stands in every row without a column of its own
    for n, row in enumerate(rows):
        assert goals.panel.view.texts()[n][3] == row.told.word
        note = goals.panel.view.source.note(row)
        assert note is not None
        assert note.text.startswith(row.told.word)


def test_of_equal_results_the_most_important_stands_first(
    qtbot: QtBot, reviewed: Window, tmp_path: Path
) -> None:
    path = tmp_path / "goals.csv"
    head = TEMPLATE.splitlines()[1]
    path.write_text(
        f"{head}\nBone;;Mean[Gy];<=;40;;;;;\nTarget;;Mean[Gy];<=;50;;2;;;\n"
        "Bone;;Min[Gy];>=;5;;1;;;\n",
        encoding="utf-8",
    )
    rows = judged(qtbot, goals_of(reviewed), path)
    assert [row.told.word for row in rows] == ["Pass"] * 3
    assert [row.goal.priority for row in rows] == [1, 2, None]


def test_without_a_template_the_panel_tells_how_to_choose_one(opened: Window) -> None:
    goals = goals_of(opened)
    goals.show_panel()
    assert not goals.panel.empty.isHidden()
    assert goals.panel.view.isHidden()
    assert not opened.session.measuring.bands  # nobody asked for any
    menu = QMenu()
    goals.templates.fill_examples(menu)
    name = menu.actions()[0].text()
    goals.templates.use_example(next(iter(names())))
    assert goals.panel.empty.isHidden()
    assert goals.panel.name.text() == name
    assert goals.panel.aside.text() == "example"
    assert goals.panel.remark.text()


def names() -> tuple[str, ...]:
    from dosiscope.resources.goal_examples import example_names

    return example_names()


def test_goals_are_judged_on_structures_that_are_not_shown(
    qtbot: QtBot, reviewed: Window, file: Path
) -> None:
    display = reviewed.review.display
    display.show_only([1])
    rows = judged(qtbot, goals_of(reviewed), file)
    assert [row.told.word for row in rows] == WORST_FIRST
    assert not display.is_visible(2)


# --- never met before all is known ---------------------------------------------------


def test_what_is_measured_is_told_and_never_met(
    qtbot: QtBot, opened: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goals = goals_of(opened)
    measures = opened.session.measuring
    known = measures.is_settled
    monkeypatch.setattr(measures, "is_settled", lambda n, _=None: n == 3 and known(n))
    goals.templates.open(file)
    goals.show_panel()
    qtbot.waitUntil(lambda: any(goals.judging.outcomes), timeout=20_000)
    qtbot.waitUntil(lambda: row_of(goals, "Bone", "Mean[Gy]").outcome is not None)
    words = {(row.goal.structure, row.told.word) for row in shown(goals)}
    assert words == {
        ("Parotid_L", "Not evaluable"),
        ("Bone", "Variation"),
        ("Target", "Measuring"),
    }
    assert goals.judging.report is None
    assert "measuring\N{NO-BREAK SPACE}3" in goals.panel.total.text()
    assert "0\N{NO-BREAK SPACE}pass" in goals.panel.total.text()


def test_without_a_band_nothing_is_met(
    qtbot: QtBot, opened: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_bands(*_: Any, **__: Any) -> PartSteps[Band, dict[Dvh, Band]]:
        yield from ()
        return {}

    monkeypatch.setattr(measuring, "measure_bands", no_bands)
    rows = judged(qtbot, goals_of(opened), file)
    assert {row.told.word for row in rows} == {"Not evaluable"}


def test_another_way_of_measuring_makes_it_all_anew(
    qtbot: QtBot, opened: Window, file: Path
) -> None:
    from dosiscope.core.dvh.choice import DvhChoice
    from dosiscope.core.solids.end_rule import EndRule

    goals = goals_of(opened)
    judged(qtbot, goals, file)
    before = goals.judging.report
    opened.session.measuring.choose(DvhChoice(EndRule.NONE))
    qtbot.waitUntil(lambda: goals.judging.report is None)
    assert "Pass" not in {row.told.word for row in shown(goals)}
    after = judged(qtbot, goals)
    assert goals.judging.report is not before
    assert [row.told.word for row in after] == WORST_FIRST


def test_a_closed_case_leaves_no_result(
    qtbot: QtBot, opened: Window, file: Path
) -> None:
    goals = goals_of(opened)
    judged(qtbot, goals, file)
    opened.session.close_case()
    assert not any(goals.judging.outcomes)
    assert {row.told.word for row in shown(goals)} == {"No case"}
    assert not opened.dvh.plot.goals_shown


# --- going there ---------------------------------------------------------------------


def test_a_click_goes_to_structure_and_goal(
    qtbot: QtBot, reviewed: Window, file: Path
) -> None:
    goals = goals_of(reviewed)
    judged(qtbot, goals, file)
    reviewed.review.display.set_visible([2], False)
    row = row_of(goals, "Target", "D95%[Gy]")
    goals.panel.view.select_place(row.place)
    goals.panel.row_chosen.emit(row)
    assert reviewed.review.display.is_visible(2)
    current = reviewed.structures.current
    assert current is not None
    assert current.number == 2
    plot = reviewed.dvh.plot
    qtbot.waitUntil(lambda: plot.mark is not None)
    assert plot.mark is not None
    assert row.outcome is not None
    assert row.outcome.value is not None
    assert plot.mark.x == pytest.approx(row.outcome.value.number)
    assert plot.mark.y == pytest.approx(95.0)
    assert plot.mark.lines[0] == "Target: D95% ≥ 30 Gy"
    # the goals of its structure, not those of others
    assert {one.roi_number for one in plot.goals_shown} == {2}
    assert len(plot.goals_shown) == 3
    goals.mark_all(True)
    assert {one.roi_number for one in plot.goals_shown} == {2, 3}
    goals.mark_all(False)
    bone = row_of(goals, "Bone", "Mean[Gy]")
    goals.panel.view.row_hovered.emit(bone.place)
    assert {one.roi_number for one in plot.goals_shown} == {3}


# --- a structure that is not called so -----------------------------------------------


def test_a_structure_is_chosen_remembered_and_taken_back(
    qtbot: QtBot, opened: Window, settings: Settings, file: Path, case: Path
) -> None:
    goals = goals_of(opened)
    judged(qtbot, goals, file)
    row = row_of(goals, "Parotid_L", "Mean[Gy]")
    assert row.is_missing
    column = next(c for c in goals.panel.view.source.columns if c.title == "Value")
    assert column.cell(row).text == CHOOSE
    choices = {action.text(): action for action in goals.panel.roi_menu(row).actions()}
    choices["Bone"].trigger()
    judged(qtbot, goals)
    row = row_of(goals, "Parotid_L", "Mean[Gy]")
    assert row.name == "Parotid_L = Bone"
    assert row.outcome is not None
    assert row.outcome.roi_number == 3
    assert row.told.word == "Fail"  # 33 Gy against 26

    again = Window(settings)  # the next case, perhaps tomorrow
    qtbot.addWidget(again)
    again.show()
    open_and_wait(qtbot, again, case)
    later = goals_of(again)
    judged(qtbot, later, file)
    assert row_of(later, "Parotid_L", "Mean[Gy]").name == "Parotid_L = Bone"
    later.panel.view.select_place(row.place)
    assert not later.panel.undo.isHidden()
    later.panel.undo.click()
    judged(qtbot, later)
    assert row_of(later, "Parotid_L", "Mean[Gy]").is_missing
    assert not later.remembered.structures
    again.close()


# --- templates: changed, saved, chosen -----------------------------------------------


def typed(form: GoalForm, structure: str, op: int = 0, **cells: str) -> None:
    form.structure.setEditText(structure)
    form.op.setCurrentIndex(op)
    for head, text in cells.items():
        form.fields[head].setText(text)


def test_a_form_tells_in_one_sentence_what_is_wrong(qtbot: QtBot) -> None:
    form = GoalForm(None)
    qtbot.addWidget(form)
    accept = form.buttons.buttons()[0]
    assert not accept.isEnabled()
    assert not form.says.text()  # nothing was typed yet
    typed(form, "Parotid_L", metric="W30", goal="20")
    assert not accept.isEnabled()
    assert "W30" in form.says.text()
    assert form.says.text().endswith(".")
    typed(form, "Parotid_L", metric="V30Gy[%]", goal="twenty")
    assert not accept.isEnabled()
    assert "twenty" in form.says.text()
    typed(form, "Parotid_L", metric="V30Gy[%]", goal="20")
    assert accept.isEnabled()
    assert not form.says.text()
    goal = form.goal
    assert (goal.structure, goal.metric.text, goal.limit) == (
        "Parotid_L",
        "V30Gy[%]",
        20.0,
    )
    again = GoalForm(goal)  # what it makes is what it begins with
    qtbot.addWidget(again)
    assert again.goal == goal


def test_changes_are_told_until_they_are_saved(
    qtbot: QtBot, opened: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goals = goals_of(opened)
    judged(qtbot, goals, file)
    form = GoalForm(None)
    qtbot.addWidget(form)
    typed(form, "Bone", metric="Max[Gy]", goal="50", priority="2")
    goals.in_use.add(form.goal)
    assert goals.panel.aside.text() == "not saved"
    assert file.read_text(encoding="utf-8") == TEMPLATE
    buttons = QMessageBox.StandardButton
    monkeypatch.setattr(goals.templates, "ask_unsaved", lambda: buttons.Cancel)
    goals.templates.use_example(names()[0])  # is refused
    assert not goals.in_use.is_example
    assert not opened.close()
    assert goals.templates.save()
    assert not goals.panel.aside.text()
    assert goals.in_use.template is not None
    assert read_goals(file).goals == goals.in_use.template.goals
    assert len(judged(qtbot, goals)) == 6
    goals.in_use.remove({0, 1})
    assert len(shown(goals)) == 4
    monkeypatch.setattr(goals.templates, "ask_unsaved", lambda: buttons.Discard)
    assert goals.templates.may_leave()


def test_a_template_of_a_plan_is_used_whenever_that_is_opened(
    qtbot: QtBot, opened: Window, file: Path, case: Path
) -> None:
    goals = goals_of(opened)
    goals.remembered.use_for("good*", file)
    assert goals.in_use.template is None
    open_and_wait(qtbot, opened, case)
    assert goals.in_use.path == file
    assert goals.in_use.pattern
    goals.remembered.use_for("good*", None)
    assert goals.remembered.template_for("Good plan") is None
    open_and_wait(qtbot, opened, case)
    assert goals.in_use.template is None  # it was for that plan alone


def test_a_template_of_a_plan_that_is_gone_is_told(
    qtbot: QtBot, opened: Window, file: Path, case: Path
) -> None:
    goals = goals_of(opened)
    goals.remembered.use_for("*", file.with_name("gone.csv"))
    open_and_wait(qtbot, opened, case)
    assert "gone.csv" in opened.notice.text()
    assert goals.in_use.template is None


def test_a_template_by_hand_stays_when_contours_are_taken_otherwise(
    qtbot: QtBot, opened: Window, file: Path, case: Path
) -> None:
    goals = goals_of(opened)
    goals.remembered.use_for("good*", file)
    open_and_wait(qtbot, opened, case)
    goals.templates.use_example(names()[0])
    opened.session.set_ignore_off_slice(True)
    assert goals.in_use.is_example


def test_the_menu_offers_what_can_be_done_with_goals(
    reviewed: Window, file: Path
) -> None:
    goals, actions = goals_of(reviewed), reviewed.menus.actions
    titled = {menu.title(): menu for menu in reviewed.menu_bar.findChildren(QMenu)}
    menu = titled[MENUS["Plan"]]
    menu.aboutToShow.emit()
    assert not actions["save_goals"].isEnabled()
    goals.templates.open(file)
    goals.panel.marks.click()
    menu.aboutToShow.emit()
    assert actions["save_goals"].isEnabled()
    assert actions["copy_goals"].isEnabled()
    assert actions["mark_goals"].isChecked()
    actions["mark_goals"].trigger()
    assert not goals.panel.marks.isChecked()


def test_a_row_offers_what_can_be_done_with_its_goal(
    qtbot: QtBot, reviewed: Window, file: Path
) -> None:
    goals = goals_of(reviewed)
    row = judged(qtbot, goals, file)[0]
    actions = goals.panel.context_menu(row).actions()
    texts = [action.text() for action in actions if action.text()]
    assert texts[0] == "Go to it"
    assert texts[-5:] == [
        "Change…", "Add a goal…", "Remove", "Copy the rows", "Columns",
    ]  # fmt: skip


def test_a_goal_that_was_added_is_in_sight(
    reviewed: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goals = goals_of(reviewed)
    goals.templates.open(file)
    new = read_goals(file).goals[3]
    monkeypatch.setattr(GoalForm, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(GoalForm, "goal", replace(new, structure="Liver"))
    goals.add()
    goals.in_use.is_unsaved = False  # nobody is there to be asked
    assert goals.panel.current is not None
    assert goals.panel.current.goal.structure == "Liver"


def test_a_dropped_template_is_used(reviewed: Window, file: Path) -> None:
    goals = goals_of(reviewed)
    goals.show_panel()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    goals.panel.dropEvent(event)
    assert event.isAccepted()
    assert goals.in_use.path == file


def test_a_file_that_is_no_template_is_told_and_nothing_changes(
    reviewed: Window, file: Path, tmp_path: Path
) -> None:
    goals = goals_of(reviewed)
    goals.templates.open(file)
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(TEMPLATE.replace("Mean[Gy]", "Maen[Gy]"), encoding="utf-8")
    goals.templates.open(wrong)
    assert goals.in_use.path == file
    assert "wrong.csv" in reviewed.notice.text()
    assert "Maen" in reviewed.notice.text()


def test_hidden_identity_hides_names_of_files(reviewed: Window, tmp_path: Path) -> None:
    path = tmp_path / "zzyzx.csv"
    path.write_text("\n".join(TEMPLATE.splitlines()[1:]), encoding="utf-8")
    goals = goals_of(reviewed)
    goals.templates.open(path)
    assert goals.panel.name.text() == "zzyzx"
    goals.remembered.use_for("Good plan", path)
    screen_identity.set_hidden(True)
    menu = QMenu()
    goals.templates.fill_patterns(menu)
    texts = [action.text() for action in menu.actions()]
    assert goals.panel.name.text() == "Goals"
    assert not any("zzyzx" in text for text in texts)
    assert any("Good plan" in text for text in texts)


def test_goals_leave_the_program_whole_and_without_identity(
    qtbot: QtBot, opened: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goals = goals_of(opened)
    written: dict[str, str] = {}
    monkeypatch.setattr(opened.saving, "ask_and_write", written.__setitem__)
    goals.templates.open(file)
    goals.export()  # not all is measured yet
    assert not written
    judged(qtbot, goals)
    goals.export()
    (text,) = written.values()
    case = opened.review.case
    assert case is not None
    assert case.patient.name not in text
    assert case.patient.id not in text
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) == 1 + len(WORST_FIRST)
    goals.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 1 + len(WORST_FIRST)
    assert [line.split("\t")[3] for line in copied[1:]] == WORST_FIRST


def test_goals_that_nobody_has_looked_at_leave_the_program_when_they_are_judged(
    qtbot: QtBot, opened: Window, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goals = goals_of(opened)
    written: dict[str, str] = {}
    monkeypatch.setattr(opened.saving, "ask_and_write", written.__setitem__)
    goals.templates.open(file)
    opened.docks["Structures"].raise_()
    qtbot.waitUntil(lambda: not is_in_sight(opened.docks["Goals"]))
    goals.export()
    assert not written
    assert "measured" in opened.notice.text()
    qtbot.waitUntil(lambda: goals.judging.report is not None, timeout=20_000)
    goals.export()
    assert len(written) == 1


def test_goals_of_a_plan_are_copied_though_nobody_has_looked_at_them(
    qtbot: QtBot, opened: Window, file: Path, case: Path
) -> None:
    goals = goals_of(opened)
    goals.remembered.use_for("*", file)
    open_and_wait(qtbot, opened, case)
    goals.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 6


def test_what_is_left_out_of_a_template_stands_in_the_total(
    qtbot: QtBot, reviewed: Window, file: Path
) -> None:
    goals = goals_of(reviewed)
    rows = read_goals(file)
    goals.in_use.use(replace(rows, left_out=("Volume of regret is not computed.",)))
    judged(qtbot, goals)
    told = goals.panel.total.text().replace("\N{NO-BREAK SPACE}", " ")
    assert goals.judging.report is not None
    assert told == goals.judging.report.total
    assert told.endswith("1 left out")


def test_rows_are_sorted_by_any_column(
    qtbot: QtBot, opened: Window, file: Path
) -> None:
    goals = goals_of(opened)
    judged(qtbot, goals, file)
    view = goals.panel.view
    titles = [column.title for column in view.source.columns]
    view.sortByColumn(titles.index("Priority"), Qt.SortOrder.AscendingOrder)
    assert [row.goal.priority for row in shown(goals)] == [1, 1, 1, 2, 3]
    view.sortByColumn(titles.index("Structure"), Qt.SortOrder.DescendingOrder)
    found = [row.goal.structure for row in shown(goals)]
    assert found == ["Target"] * 3 + ["Parotid_L", "Bone"]
    view.sortByColumn(titles.index("Result"), Qt.SortOrder.AscendingOrder)
    assert [row.told.word for row in shown(goals)] == WORST_FIRST


# --- real sets -----------------------------------------------------------------------


def test_no_more_than_a_fifth_of_the_parotid_above_30_gy(
    qtbot: QtBot, window: Window
) -> None:
    open_and_wait(qtbot, window, case_dir("monaco-becker"))
    goals = goals_of(window)
    form = GoalForm(None)
    qtbot.addWidget(form)
    typed(form, "Parotid_L", aliases="parotid*l*", metric="V30Gy[%]", goal="20")
    goals.in_use.add(form.goal)
    (row,) = judged(qtbot, goals)
    goals.in_use.is_unsaved = False
    assert row.outcome is not None
    value = row.outcome.value
    assert value is not None
    # a third of it is outside the dose grid: what is inside proves that it is too much
    assert row.outcome.result is GoalResult.FAIL
    assert row.outcome.roi_name == "PAROTID_LT"
    assert 20 < value.low < value.high
    dvh = window.review.results.dvhs[row.outcome.roi_number or 0]
    inside = dvh.volume_at_dose(30.0)
    assert value.low <= inside / dvh.whole * 100 <= value.high
