"""The plan check in the window: made when it is looked at, of what is open now."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QDesktopServices

from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.goals import Goals
from dosiscope.app.features.plan_check import PROGRAMS_LIMITS, PlanCheck
from dosiscope.core.goals.goals_csv import HEADS, parse_goals
from dosiscope.core.identity import Personal, filled
from dosiscope.core.isodose import Reference
from dosiscope.core.plan_check import check
from dosiscope.core.plan_check.item import ItemOutcome, ItemResult, PlanItem
from dosiscope.resources.plan_limits import bundled_limits
from dosiscope.viewer.screen_identity import screen_identity
from support.cases import write_good
from support.windows import feature, measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.plan_check.subject import PlanSubject


def outcome(
    n: int, result: ItemResult, message: str = "A sentence.", **more: tuple[int, ...]
) -> ItemOutcome:
    item = PlanItem(
        id=f"PC-{n:02}", title=f"Item {n}", source="MPPG 11.a", tag="(300A,00C2)"
    )
    return ItemOutcome(
        item=item, result=result, message=message, found="1", expected="2", **more
    )


GOAL = "Target;;Mean[Gy];<=;50;;;;;"
FOUND = (
    outcome(1, ItemResult.PASS),
    outcome(2, ItemResult.FLAG, rois=(2,)),
    outcome(3, ItemResult.REPORT, filled("Of {who}.", {"who": Personal("Zzyzx")})),
    outcome(4, ItemResult.NOT_EVALUABLE),
    outcome(5, ItemResult.FLAG, beams=(1,)),
)


class Checker:
    """Stands for the check: counts, and waits where it is told to."""

    def __init__(self) -> None:
        self.subjects: list[PlanSubject] = []
        self.may_end = Event()
        self.may_end.set()

    def __call__(self, subject: PlanSubject) -> tuple[ItemOutcome, ...]:
        self.subjects.append(subject)
        assert self.may_end.wait(20)
        return FOUND


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_good(tmp_path_factory.mktemp("plan-check") / "case")


@pytest.fixture
def checker(monkeypatch: pytest.MonkeyPatch) -> Checker:
    made = Checker()
    monkeypatch.setattr(check, "check_plan", made)
    return made


@pytest.fixture
def opened(
    qtbot: QtBot, window: Window, checker: Checker, case: Path
) -> Iterator[Window]:
    open_and_wait(qtbot, window, case)
    yield window
    checker.may_end.set()
    screen_identity.set_hidden(False)


def plan_check(window: Window) -> PlanCheck:
    return feature(window, PlanCheck)


def looked_at(qtbot: QtBot, window: Window) -> PlanCheck:
    found = plan_check(window)
    found.show_panel()
    qtbot.waitUntil(lambda: bool(found.outcomes), timeout=20_000)
    return found


def shown(found: PlanCheck) -> list[ItemOutcome]:
    view = found.panel.view
    return [view.row_at(n) for n in range(view.sorted.rowCount())]


def test_nothing_is_checked_before_somebody_looks(
    qtbot: QtBot, opened: Window, checker: Checker
) -> None:
    measured(qtbot, opened)
    assert not checker.subjects
    found = looked_at(qtbot, opened)
    assert len(checker.subjects) == 1
    (subject,) = checker.subjects
    assert subject.case is opened.review.case
    assert subject.chosen_dose is opened.review.dose
    assert set(subject.solids) == {1, 2, 3, 4}
    assert found.panel.limits.text() == PROGRAMS_LIMITS


def test_flags_stand_first_with_word_and_sign(qtbot: QtBot, opened: Window) -> None:
    found = looked_at(qtbot, opened)
    assert [one.item.id for one in shown(found)] == [
        *("PC-02", "PC-05", "PC-04", "PC-03", "PC-01")
    ]
    count = found.panel.count.text().replace("\N{NO-BREAK SPACE}", " ")
    assert count == "2 flag, 1 not evaluable, 1 report, 1 pass"
    result = next(c for c in found.panel.view.source.columns if c.title == "Result")
    assert result.cell(shown(found)[0]).text == "Flag. A sentence."
    assert found.panel.view.text().splitlines()[1].split("\t")[2] == "Flag"


def test_structures_that_are_not_shown_are_checked_too(
    qtbot: QtBot, opened: Window, checker: Checker
) -> None:
    opened.review.display.show_only([1])
    looked_at(qtbot, opened)
    assert {2, 3, 4} <= set(checker.subjects[-1].results)


def test_a_check_of_another_case_is_not_shown(
    qtbot: QtBot, opened: Window, checker: Checker, case: Path
) -> None:
    checker.may_end.clear()
    found = plan_check(opened)
    found.show_panel()
    qtbot.waitUntil(lambda: len(checker.subjects) == 1, timeout=20_000)
    first = opened.review.case
    open_and_wait(qtbot, opened, case)
    assert not found.outcomes
    assert not shown(found)
    checker.may_end.set()
    qtbot.waitUntil(lambda: bool(found.outcomes), timeout=20_000)
    assert checker.subjects[-1].case is opened.review.case
    assert checker.subjects[-1].case is not first


def test_behind_another_tab_nothing_is_checked(
    qtbot: QtBot, opened: Window, checker: Checker, case: Path
) -> None:
    found = looked_at(qtbot, opened)
    opened.docks["Structures"].raise_()
    qtbot.waitUntil(lambda: not is_in_sight(opened.docks["Plan check"]))
    open_and_wait(qtbot, opened, case)
    measured(qtbot, opened)
    assert len(checker.subjects) == 1
    assert not found.outcomes
    looked_at(qtbot, opened)
    assert len(checker.subjects) == 2


def test_a_closed_case_leaves_no_item(qtbot: QtBot, opened: Window) -> None:
    found = looked_at(qtbot, opened)
    opened.session.close_case()
    assert not found.outcomes
    qtbot.waitUntil(lambda: not shown(found))
    assert found.panel.count.text() == "Open a case: its plan is checked here."
    # it stands where the count stood, not amid an empty panel
    qtbot.waitUntil(lambda: found.panel.rest.isVisible())
    top = found.panel.count.mapTo(found.panel, QPoint(0, 0)).y()
    assert top < found.panel.height() / 8


def test_another_reference_is_checked_anew_and_a_level_is_not(
    qtbot: QtBot, opened: Window, checker: Checker
) -> None:
    found = looked_at(qtbot, opened)
    look = opened.review.look
    look.set_levels(look.levels[:2])
    assert found.outcomes
    look.set_reference(Reference(50.0))
    assert not found.outcomes
    looked_at(qtbot, opened)
    reference = checker.subjects[-1].reference
    assert reference is not None
    assert reference.gray == 50.0


def test_goals_are_judged_for_it_though_nobody_looks_at_them(
    qtbot: QtBot, opened: Window, checker: Checker
) -> None:
    feature(opened, Goals).in_use.use(parse_goals(f"{';'.join(HEADS)}\n{GOAL}\n"))
    looked_at(qtbot, opened)
    (subject,) = checker.subjects
    assert subject.goals is not None
    assert subject.goals.total == "1 pass, 0 variation, 0 fail, 0 not evaluable"


def test_a_check_is_copied_once_it_is_made(qtbot: QtBot, opened: Window) -> None:
    copy = opened.menus.actions["copy_plan_check"]
    opened.menus.refresh()
    assert not copy.isEnabled()
    looked_at(qtbot, opened)
    opened.menus.refresh()
    assert copy.isEnabled()


def test_a_click_goes_to_the_structure_or_the_isocentre(
    qtbot: QtBot, opened: Window
) -> None:
    found = looked_at(qtbot, opened)
    flagged, of_beam = shown(found)[:2]
    opened.review.display.set_visible([2], False)
    found.panel.row_chosen.emit(flagged)
    assert opened.review.display.is_visible(2)
    assert opened.structures.current is not None
    assert opened.structures.current.number == 2
    with qtbot.waitSignal(opened.review.centre_requested) as asked:
        found.panel.row_chosen.emit(of_beam)
    case = opened.review.case
    assert case is not None
    assert case.plan is not None
    assert asked.args == [case.plan.beams[0].isocentre]


def test_own_limits_are_used_read_again_and_given_up(
    qtbot: QtBot, opened: Window, checker: Checker, tmp_path: Path
) -> None:
    found = looked_at(qtbot, opened)
    own, wrong = tmp_path / "zzyzx.txt", tmp_path / "wrong.txt"
    own.write_text("machines = Linac 9\n", encoding="utf-8")
    wrong.write_text("machines ? Linac 9\n", encoding="utf-8")
    found.use_limits(wrong)
    assert "wrong.txt" in opened.notice.text()
    assert found.limits_file is None
    found.use_limits(own)
    looked_at(qtbot, opened)
    assert checker.subjects[-1].limits.machines == ("Linac 9",)
    assert found.panel.limits.text() == "Limits: zzyzx.txt"
    own.write_text("machines = Linac 7\n", encoding="utf-8")
    found.read_limits()
    looked_at(qtbot, opened)
    assert checker.subjects[-1].limits.machines == ("Linac 7",)
    own.write_text("machines ? Linac 7\n", encoding="utf-8")
    found.read_limits()
    looked_at(qtbot, opened)
    assert "program's own limits" in opened.notice.text()
    assert found.panel.limits.text() == PROGRAMS_LIMITS
    found.use_limits(None)
    assert found.limits_file is None


def test_own_limits_begin_with_those_of_the_program(
    qtbot: QtBot, opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, own = looked_at(qtbot, opened), tmp_path / "own.txt"
    shown_urls: list[str] = []
    monkeypatch.setattr(opened.saving, "ask_where", lambda *_: str(own))
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: shown_urls.append(url.toLocalFile())
    )
    found.write_limits()
    assert found.limits_file == own
    assert found.limits == bundled_limits()
    assert shown_urls == [str(own)]


def test_hidden_identity_hides_it_in_items_and_limits(
    qtbot: QtBot, opened: Window, tmp_path: Path
) -> None:
    found = looked_at(qtbot, opened)
    own = tmp_path / "zzyzx.txt"
    own.write_text("machines = Linac 9\n", encoding="utf-8")
    found.use_limits(own)
    looked_at(qtbot, opened)
    assert "Zzyzx" in found.panel.view.text()
    screen_identity.set_hidden(True)
    qtbot.waitUntil(lambda: "zzyzx" not in found.panel.limits.text())
    assert "Zzyzx" not in found.panel.view.text()
    for n in range(found.panel.view.sorted.rowCount()):
        found.panel.view.selectRow(n)
        assert "Zzyzx" not in found.panel.told.text()
