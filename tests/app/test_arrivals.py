"""What arrives is gathered; while more may come a case is incomplete, not wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from dosiscope.app.arrivals import Arrivals
from dosiscope.core.growing import Coming
from dosiscope.core.network.receiving import Arrived, CallBegan, CallEnded, Deleted
from dosiscope.io.files.many_pixels import read_many
from dosiscope.viewer.picture_text import banners
from support.arriving import (
    arrive,
    at_once,
    case_of,
    fall_silent,
    held_back,
    of_kind,
    wait,
)
from support.cases import write_good
from support.reading import settle
from support.rival_plans import good_dose, write_rival
from support.windows import measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.io.files.many_pixels import Outcome, Task


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The good case, not opened yet."""
    return sorted(write_good(tmp_path / "inbox").iterdir())


def test_a_series_that_arrives_is_incomplete_and_not_wrong(
    qtbot: QtBot, window: Window, files: list[Path]
) -> None:
    images, rest = of_kind(files, "CT"), of_kind(files, "RS", "RP", "RD")
    arrivals = window.session.arrivals
    arrivals.begin("call")
    arrivals.add([*rest, *images[:3]], "call")
    open_and_wait(qtbot, window, *rest, *images[:3])
    case = case_of(window)
    assert [str(one) for one in case.unread] == ["13 of 16 CT Images"]
    assert not case.missing
    assert "IMG-11" not in {finding.rule for finding in case.findings}
    assert banners(window.review.axial)[0] == "still arriving: 13 of 16 CT Images"
    assert window.header.findings.text() == "Not checked yet"
    arrive(qtbot, window, images[6:10], "call")
    assert window.notice.text() == (
        "4 CT images of this patient arrived. Still arriving: 9 of 16 CT Images."
    )
    assert not case_of(window).findings
    assert not window.review.results.solids
    arrivals.end("call")  # what is named is not here: it may come by another call
    wait(qtbot, window)
    assert case_of(window).unread
    fall_silent(qtbot, window)
    case = case_of(window)
    assert not case.unread
    assert "IMG-11" in {finding.rule for finding in case.findings}
    (told,) = [one.text for one in case.missing]
    assert told.startswith("16 CT images are referenced, 7 are here")
    assert told in window.notice.text()
    measured(qtbot, window)


def test_with_the_end_of_the_call_it_is_settled_if_all_that_is_named_is_here(
    qtbot: QtBot, window: Window, files: list[Path]
) -> None:
    arrivals = window.session.arrivals
    arrivals.begin("call")
    images = of_kind(files, "CT")
    arrivals.add(images[:5], "call")
    open_and_wait(qtbot, window, *images[:5])
    assert [str(one) for one in case_of(window).unread] == ["more CT Images"]
    arrive(qtbot, window, images[5:], "call")
    assert case_of(window).unread  # nothing says how many there are
    arrivals.end("call")
    wait(qtbot, window)
    case = case_of(window)
    assert not case.unread
    assert [one.text for one in case.missing][:1] == [
        "No structure set is here: there are no contours and no DVH."
    ]


def test_many_files_one_by_one_make_a_few_amendments(
    qtbot: QtBot, window: Window, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list[int]()

    def counted(tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
        read.append(len(tasks))
        return read_many(tasks)

    monkeypatch.setattr("dosiscope.io.ct.volume.read_many", counted)
    images, session = of_kind(files, "CT"), window.session
    open_and_wait(qtbot, window, *of_kind(files, "RS", "RP", "RD"))
    amended = list[int]()
    session.opened.connect(lambda: amended.append(1))
    at_once(window)
    with held_back(monkeypatch) as begun:
        session.arrivals.add(images[:1])
        qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
        for path in images[1:]:  # while the first is being dealt with
            session.arrivals.add([path])
            QApplication.processEvents()
    wait(qtbot, window, images)
    assert begun == [1, len(images) - 1]
    assert len(amended) == 2
    assert sum(read) == len(images)  # each was read once


def test_it_is_rested_as_long_as_taking_took(qtbot: QtBot) -> None:
    arrivals = Arrivals()
    arrivals.gather_ms, arrivals.rest_ms = 0, 0
    offered = list[int]()
    arrivals.due.connect(lambda: offered.append(1))
    arrivals.add([Path("a")])
    qtbot.waitUntil(lambda: len(offered) == 1)
    arrivals.take()
    arrivals.taken(seconds=1000)
    arrivals.add([Path("b")])
    QApplication.processEvents()
    assert arrivals.is_pending
    assert len(offered) == 1
    arrivals.close()


def test_nothing_is_offered_before_what_was_taken_is_dealt_with(qtbot: QtBot) -> None:
    arrivals = Arrivals()
    arrivals.gather_ms, arrivals.rest_ms = 0, 0
    offered = list[int]()
    arrivals.due.connect(lambda: offered.append(1))
    arrivals.add([Path("a")])
    qtbot.waitUntil(lambda: len(offered) == 1)
    assert arrivals.take() == (("a",), False)
    arrivals.add([Path("b")])
    arrivals.add([Path("c")])
    QApplication.processEvents()
    assert len(offered) == 1
    arrivals.taken()
    qtbot.waitUntil(lambda: len(offered) == 2)
    assert arrivals.take() == (("b", "c"), False)
    arrivals.give_back(["b"], have_gone=True)
    arrivals.taken()
    qtbot.waitUntil(lambda: len(offered) == 3)
    assert arrivals.take() == (("b",), True)


def test_events_of_the_receiver_are_understood(qtbot: QtBot) -> None:
    arrivals = Arrivals()
    path = Path("/inbox/1.dcm")
    arrivals.hear(CallBegan(call=1, caller="CT", address="127.0.0.1"))
    one = Arrived(call=1, path=path, count=1, size=1, sop_class_uid="1", uid="2")
    arrivals.hear(one)
    arrivals.hear(replace(one, count=2, is_again=True))
    assert arrivals.coming([str(path)]) is Coming.MORE
    assert arrivals.coming(["another"]) is Coming.NOTHING
    arrivals.hear(CallEnded(call=1, objects=2, is_whole=True))
    assert arrivals.coming([str(path)]) is Coming.PERHAPS
    arrivals.hear(Deleted(objects=1, bytes=1))
    assert arrivals.take() == ((str(path),), True)
    arrivals.silence.timeout.emit()
    assert arrivals.coming([str(path)]) is Coming.NOTHING
    arrivals.close()


# --- what happens meanwhile -----------------------------------------------------------


def test_while_another_case_is_read_what_arrives_waits(
    qtbot: QtBot, window: Window, files: list[Path]
) -> None:
    open_and_wait(qtbot, window, *of_kind(files, "CT"))
    session = window.session
    at_once(window)
    session.arrivals.add(of_kind(files, "RD"))
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.open(of_kind(files, "CT", "RS"))
    wait(qtbot, window, files[:0])
    case = case_of(window)
    assert case.structure_set is not None
    assert len(case.doses) == 1


def test_without_a_case_what_arrives_opens_nothing(
    qtbot: QtBot, window: Window, files: list[Path]
) -> None:
    session = window.session
    at_once(window)
    session.arrivals.add(files)
    qtbot.waitUntil(lambda: not session.arrivals.is_pending)
    assert window.review.case is None
    assert session.scan is None
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RP"))  # and then the rest of it
    wait(qtbot, window, files)
    assert len(case_of(window).doses) == 1


def test_where_a_choice_is_left_what_arrives_may_answer_it(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    write_rival(tmp_path / "inbox", "B")
    session = window.session
    with qtbot.waitSignal(session.choice_needed, timeout=20_000):
        session.open([tmp_path / "inbox"])
    write_rival(tmp_path / "more", "C")
    with qtbot.waitSignal(session.choice_needed, timeout=20_000) as told:
        session.arrivals.add((tmp_path / "more").iterdir())
    assert told.args == ["There are 3 doses; choose one in the case browser."]
    assert window.review.case is None


def test_a_case_that_is_closed_takes_nothing_more(
    qtbot: QtBot, window: Window, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_wait(qtbot, window, *of_kind(files, "CT"))
    session = window.session
    at_once(window)
    with held_back(monkeypatch) as begun:
        session.arrivals.add(of_kind(files, "RD"))
        qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
        session.close_case()
    qtbot.waitUntil(lambda: not session.arrivals.is_pending, timeout=20_000)
    settle(window)
    assert window.review.case is None
    assert session.scan is None


def test_files_that_left_the_inbox_leave_the_browser_and_not_what_is_shown(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    rival = write_rival(tmp_path / "inbox", "B")
    session = window.session
    session.want(dose=good_dose())
    open_and_wait(qtbot, window, tmp_path / "inbox")
    case = case_of(window)
    assert "B" in [row.text for row in window.late.cases.panel.rows()]
    for path in (tmp_path / "inbox").iterdir():
        path.unlink()
    at_once(window)
    session.arrivals.hear(Deleted(objects=21, bytes=1))
    wait(qtbot, window)
    assert session.inventory is not None
    assert rival.plan not in {one.uid for one in session.inventory.entries}
    assert "B" not in [row.text for row in window.late.cases.panel.rows()]
    now = case_of(window)
    assert (now.ct, now.plan, now.doses) == (case.ct, case.plan, case.doses)
