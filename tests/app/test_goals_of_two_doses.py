"""Goals of two plans in the window: both results of each, in panel, DVH and file."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.features.goals import Goals
from dosiscope.core.goals.outcome import GoalResult
from dosiscope.core.goals.two_doses import GoalChange
from dosiscope.core.isodose import Reference
from dosiscope.viewer.dvh.sides import Side
from dosiscope.viewer.panels.goals_columns import COLUMNS
from dosiscope.viewer.panels.goals_of_two_text import change_in
from support.rival_plans import good_dose, write_two_plans
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset
    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.viewer.panels.goals_text import GoalRow
    from support.rival_plans import Written

# The means of A are the dose at the middles: 41.5 Gy of the target, 33 Gy of the bone.
# B has 1.1 times as much everywhere: 45.65 Gy and 36.3 Gy.
TEMPLATE = """\
# name: Of two
structure;aliases;metric;op;goal;variation;priority;fractions;source;note
Target;;Mean[Gy];<=;43;47;1;;;
Bone;;Mean[Gy];>=;35;;2;;;
Target;;D95%[Gy];>=;30;;3;;;
Parotid_L;;Mean[Gy];<=;26;;;;;
"""
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written]:
    path = tmp_path_factory.mktemp("two") / "case"
    return path, write_two_plans(path)


def template_in(folder: Path) -> Path:
    path = folder / "two.csv"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def goals(
    module_bot: QtBot, lasting_window: Window, folder: tuple[Path, Written]
) -> Goals:
    """Both are judged; for tests that leave it so."""
    (path, rival), window = folder, lasting_window
    window.session.want(dose=good_dose())
    open_and_wait(module_bot, window, path)
    window.session.compare_with(rival.dose)
    module_bot.waitUntil(lambda: window.review.other_dose is not None, timeout=20_000)
    found = feature(window, Goals)
    found.templates.open(template_in(path.parent))
    found.show_panel()
    module_bot.waitUntil(
        lambda: None not in (found.judging.report, found.judging_other.report),
        timeout=20_000,
    )
    return found


def row(goals: Goals, structure: str, metric: str) -> GoalRow:
    rows = goals.panel.view.source.rows
    return next(
        one
        for one in rows
        if (one.goal.structure, one.goal.metric.text) == (structure, metric)
    )


def cells(goals: Goals, structure: str, metric: str) -> dict[str, str]:
    one = row(goals, structure, metric)
    columns = goals.panel.view.source.columns
    return {column.title: column.cell(one).text for column in columns}


def test_both_values_stand_side_by_side_with_what_changed(goals: Goals) -> None:
    target = row(goals, "Target", "Mean[Gy]")
    assert target.outcome is not None
    assert target.other is not None
    assert target.outcome.result is GoalResult.PASS
    assert target.other.result is GoalResult.VARIATION
    assert target.other.value is not None
    assert target.outcome.value is not None
    assert target.outcome.value.number == pytest.approx(41.5, abs=0.05)
    assert target.other.value.number == pytest.approx(45.65, abs=0.055)
    assert change_in(target) is GoalChange.WORSE
    assert change_in(row(goals, "Bone", "Mean[Gy]")) is GoalChange.BETTER
    assert change_in(row(goals, "Target", "D95%[Gy]")) is GoalChange.SAME
    shown = cells(goals, "Bone", "Mean[Gy]")
    assert (shown["A"], shown["B"]) == ("33.00 Gy", "36.30 Gy")
    assert (shown["Result A"], shown["Result B"]) == ("Fail", "Pass")
    note = goals.panel.view.source.note(row(goals, "Bone", "Mean[Gy]"))
    assert note is not None
    assert note.text == "Fail in A, pass in B · priority 2"
    titles = [
        column.title
        for n, column in enumerate(goals.panel.view.source.columns)
        if not goals.panel.view.isColumnHidden(n)
    ]
    assert titles == ["Structure", "Goal", "A", "B"]


def test_there_is_a_total_of_each_and_of_what_changed(goals: Goals) -> None:
    first, second, third = goals.panel.total.text().replace(SPACE, " ").splitlines()
    assert first.endswith(": 2 pass, 0 variation, 1 fail, 1 not evaluable")
    assert second.endswith(": 2 pass, 1 variation, 0 fail, 1 not evaluable")
    assert first.startswith("A, ")
    assert second.startswith("B, B · PLAN")  # the label of its plan
    assert third == "B beside A: 1 better, 1 worse of 4 goals"


def test_the_worse_of_both_counts_for_the_order(goals: Goals) -> None:
    names = [one.goal.structure for one in goals.panel.view.source.rows]
    assert names[:2] == ["Bone", "Parotid_L"]
    assert [one.goal.metric.text for one in goals.panel.view.source.rows][2:] == [
        "Mean[Gy]",
        "D95%[Gy]",
    ]


def test_both_are_marked_in_the_dvh(
    qtbot: QtBot, lasting_window: Window, goals: Goals
) -> None:
    goals.go_to(row(goals, "Bone", "Mean[Gy]"))
    plot = lasting_window.dvh.plot
    qtbot.waitUntil(lambda: len(plot.goals_shown) == 2)
    sides = [curve.side for _, curve, _ in plot._item.goals.shown()]
    assert sorted(sides) == [Side.A, Side.B]
    assert plot.mark is not None
    assert plot.mark.lines[0] == "Bone: Dmean ≥ 35 Gy"
    assert "A Fail: 33.00 Gy" in plot.mark.lines
    assert "B Pass: 36.30 Gy" in plot.mark.lines


def test_the_file_has_both(
    monkeypatch: pytest.MonkeyPatch, lasting_window: Window, goals: Goals
) -> None:
    written: list[tuple[str, str]] = []
    monkeypatch.setattr(
        goals._saving, "ask_and_write", lambda *args: written.append(args)
    )
    goals.export()
    ((_, text),) = written
    head, table = text.split("\r\n\r\n")
    rows = {one["structure"]: one for one in csv.DictReader(StringIO(table))}
    assert (rows["Bone"]["result"], rows["Bone"]["b_result"]) == ("FAIL", "PASS")
    assert rows["Bone"]["change"] == "B is better"
    assert float(rows["Bone"]["b_low"]) < 36.3 < float(rows["Bone"]["b_high"])
    other = lasting_window.review.other_dose
    assert other is not None
    assert f"# b_dose_uid,{other.key}" in head
    assert "# b_plan_label,B" in head
    assert "# b_total," in head
    case = lasting_window.review.case
    assert case is not None
    assert case.patient.id not in text


def test_of_another_plan_100_percent_is_what_that_prescribes(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    def prescribe(plan: Dataset, *_: Dataset) -> None:
        plan.DoseReferenceSequence[0].TargetPrescriptionDose = 44

    rival = write_two_plans(tmp_path / "case", change=prescribe)
    window.session.want(dose=good_dose())
    open_and_wait(qtbot, window, tmp_path / "case")
    window.session.compare_with(rival.dose)
    review, goals = window.review, feature(window, Goals)
    qtbot.waitUntil(lambda: review.other_dose is not None, timeout=20_000)
    goals.templates.open(template_in(tmp_path))
    stated = review.look.reference
    assert stated is not None
    of_b = goals.judging_other.reference
    assert goals.judging.reference == stated
    assert of_b is not None
    assert (of_b.gray, of_b.source[-6:]) == (44, "plan B")
    # what the user types is 100 % of both
    review.look.set_reference(Reference(50.0))
    qtbot.waitUntil(lambda: goals.judging_other.reference == Reference(50.0))


def test_without_b_the_panel_is_as_it_was(
    qtbot: QtBot, lasting_window: Window, goals: Goals
) -> None:
    review = lasting_window.review
    other = review.other_dose
    review.comparison.set_other(None)
    assert goals.panel.view.source.columns == COLUMNS
    assert goals.panel.total.text().count("\n") == 0
    assert all(not one.is_compared for one in goals.panel.view.source.rows)
    assert lasting_window.dvh.plot._item.goals.others == ()
    assert goals.judging.report is not None  # nothing is judged anew
    review.comparison.set_other(other)  # for the others
    qtbot.waitUntil(lambda: goals.judging_other.report is not None, timeout=20_000)
