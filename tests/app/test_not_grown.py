"""What arrived and could not be added: it is told, and offered to what is read next."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.app.grow import grow_steps
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.growing import not_added_text
from dosiscope.core.identity import Personal, anonymous
from support.arriving import arrive, at_once, case_of, fall_silent, of_kind, wait
from support.cases import write_good
from support.windows import open_and_wait

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.grow import Grown
    from dosiscope.app.window import Window
    from dosiscope.core.progress import PartSteps


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The good case, not opened yet."""
    return sorted(write_good(tmp_path / "inbox").iterdir())


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let the next time something arrives fail, and that alone."""

    def once(*args: object, **options: object) -> Generator[None, None, None]:
        monkeypatch.setattr("dosiscope.app.grow.grow_steps", grow_steps)
        raise error
        yield

    monkeypatch.setattr("dosiscope.app.grow.grow_steps", once)


def test_what_could_not_be_added_is_told_and_offered_to_what_is_chosen_next(
    qtbot: QtBot, window: Window, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS"))
    session, before = window.session, case_of(window)
    at_once(window)
    failing(monkeypatch, DosiscopeError("the disk turns too slowly"))
    with qtbot.waitSignal(session.failed, timeout=20_000) as told:
        session.arrivals.add(of_kind(files, "RD"))
    assert str(told.args[0]) == (
        "What arrived was not added: the disk turns too slowly. Open the patient again "
        "to see all that is here."
    )
    wait(qtbot, window)
    assert case_of(window) is before
    arrive(qtbot, window, of_kind(files, "RP"))  # it keeps nothing else out
    assert case_of(window).plan is not None
    assert not case_of(window).doses
    selection = session.selection
    assert selection is not None
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.choose(replace(selection, structure_set=""))
    wait(qtbot, window, of_kind(files, "RD"))
    assert len(case_of(window).doses) == 1


def test_a_mistake_of_the_program_is_told_as_one_and_loses_no_file(
    qtbot: QtBot, window: Window, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS"))
    session = window.session
    at_once(window)
    failing(monkeypatch, ZeroDivisionError())
    with qtbot.waitSignal(session.faulted, timeout=20_000) as told:
        session.arrivals.add(of_kind(files, "RD"))
    assert isinstance(told.args[0], ZeroDivisionError)
    selection = session.selection
    assert selection is not None
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.choose(selection)
    wait(qtbot, window, of_kind(files, "RD"))
    assert len(case_of(window).doses) == 1


def test_what_could_not_be_added_to_a_closed_case_is_not_offered_to_another(
    qtbot: QtBot, window: Window, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_wait(qtbot, window, *of_kind(files, "CT"))
    session = window.session
    at_once(window)
    failing(monkeypatch, DosiscopeError("the disk turns too slowly"))
    with qtbot.waitSignal(session.failed, timeout=20_000):
        session.arrivals.add(of_kind(files, "RD"))
    session.arrivals.silence.timeout.emit()  # it has not come lately
    session.close_case()
    open_and_wait(qtbot, window, *of_kind(files, "CT"))
    wait(qtbot, window)
    assert not case_of(window).doses


def test_a_reason_has_one_full_stop_and_its_identity_stays_marked() -> None:
    for why in ("it is night", "it is night."):
        assert ": it is night. Open" in not_added_text(why)
        assert ": …" in anonymous(not_added_text(Personal(why)))


def test_what_a_case_that_grows_leaves_behind_may_go(
    qtbot: QtBot, window: Window, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is open is not looked through for garbage, but while it is replaced."""
    frozen = list[int]()

    def noted(*args: Any, **options: Any) -> PartSteps[None, Grown]:
        frozen.append(gc.get_freeze_count())
        return grow_steps(*args, **options)

    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RD"))
    assert gc.get_freeze_count()
    monkeypatch.setattr("dosiscope.app.grow.grow_steps", noted)
    arrive(qtbot, window, of_kind(files, "RP"))
    fall_silent(qtbot, window)
    assert frozen == [0, 0]
    assert gc.get_freeze_count()
