"""The session: rivals of the open case, and comparing it with one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.app.session import Session
from dosiscope.viewer.review import Review
from support.cases import write_good
from support.rival_plans import Written, good_dose, write_rival, write_two_plans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydicom.dataset import Dataset
    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session(Review())
    yield made
    made.close()


def open_dose(qtbot: QtBot, session: Session, folder: Path, dose: str = "") -> None:
    session.want(dose=dose or good_dose())
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.open([folder])


def compare(qtbot: QtBot, session: Session, uid: str) -> None:
    with qtbot.waitSignal(session.rivals_changed, timeout=20_000):
        session.compare_with(uid)


def measured(qtbot: QtBot, session: Session) -> None:
    results, case = session.review.results, session.review.case
    assert case is not None
    assert case.structure_set is not None
    numbers = {roi.number for roi in case.structure_set.rois}
    qtbot.waitUntil(
        lambda: numbers <= {*results.dvhs, *results.reasons}, timeout=20_000
    )


def test_nothing_is_offered_while_nothing_is_open(session: Session) -> None:
    assert session.rivals() == ()
    session.compare_with("1.2.3")  # and asking for it does nothing
    assert session.review.comparison.other is None


def test_nothing_is_read_any_more_once_all_is_closed(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    write_two_plans(tmp_path)
    open_dose(qtbot, session, tmp_path)
    session.open([tmp_path])
    assert session.is_busy
    session.close_case()
    assert not session.is_busy
    assert session.scan is None


def test_two_plans_and_nothing_chosen_is_still_a_question(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    write_two_plans(tmp_path)
    with qtbot.waitSignal(session.choice_needed, timeout=20_000) as told:
        session.open([tmp_path])
    assert told.args == ["There are 2 doses; choose one in the case browser."]
    assert session.review.case is None


def test_a_rival_is_compared_and_what_was_measured_stays(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    rival = write_two_plans(tmp_path)
    open_dose(qtbot, session, tmp_path)
    measured(qtbot, session)
    review = session.review
    shown, dvhs = review.dose, dict(review.results.dvhs)
    solids = dict(review.results.solids)
    (one,) = session.rivals()
    assert (one.name, one.dose) == ("B · PLAN, 2024-03-06 14:30:05", None)
    lost: list[object] = []
    review.results.dvhs_changed.connect(
        lambda: lost.append(1) if dvhs.keys() - review.results.dvhs.keys() else None
    )
    compare(qtbot, session, rival.dose)
    assert review.case is not None
    other = review.comparison.other
    assert review.dose is shown
    assert other is not None
    assert other.header.sop_instance_uid == rival.dose
    assert not lost
    assert review.results.dvhs == dvhs
    assert all(review.results.solids[n] is solid for n, solid in solids.items())
    (companion,) = review.case.companions
    assert review.case.case_of(other) is companion
    assert companion.ct is review.case.ct
    (one,) = session.rivals()
    assert one.dose is other
    assert one.name.endswith(f", max {other.maximum:.2f} Gy")


def test_what_has_been_read_is_not_read_again(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    rival = write_two_plans(tmp_path)
    open_dose(qtbot, session, tmp_path)
    compare(qtbot, session, rival.dose)
    review = session.review
    case, other = review.case, review.comparison.other
    session.compare_with("")
    assert review.comparison.other is None
    session.compare_with(rival.dose)
    assert (review.case, review.comparison.other) == (case, other)
    session.compare_with(good_dose())  # of the case itself
    assert review.comparison.other is review.dose


def test_why_not_is_told_and_what_is_shown_stays(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    def broken(_plan: Dataset, dose: Dataset, _structures: Dataset) -> None:
        dose.GridFrameOffsetVector = [0.0, 3.0]

    rival = write_two_plans(tmp_path, change=broken)
    open_dose(qtbot, session, tmp_path)
    case = session.review.case
    (one,) = session.rivals()
    assert one.may_be_compared  # its header says nothing against it
    with qtbot.waitSignal(session.failed, timeout=20_000) as told:
        session.compare_with(rival.dose)
    assert "it has 16 planes but 2 positions" in told.args[0]
    assert session.review.case is case
    assert not session.is_busy
    (one,) = session.rivals()
    assert "it has 16 planes but 2 positions" in one.refusal


def test_a_plan_that_is_added_later_is_a_rival(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    open_dose(qtbot, session, write_good(tmp_path / "first"))
    assert session.rivals() == ()
    rival = write_rival(tmp_path / "later", "B")
    with qtbot.waitSignal(session.choice_needed, timeout=20_000) as told:
        session.open([tmp_path / "later"], add=True)
    assert told.args == [
        "There are 2 doses; choose one in the case browser, or in the Compare panel "
        "one to compare with what is open."
    ]
    case = session.review.case
    assert case is not None
    (one,) = session.rivals()
    assert one.uid == rival.dose
    compare(qtbot, session, rival.dose)
    now = session.review.case
    assert now is not None
    assert now.ct is case.ct
    assert [c.plan.label for c in now.companions if c.plan] == ["B"]
    assert session.scan_of_case is session.scan


def test_stopped_it_leaves_all_as_it_was(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    open_dose(qtbot, session, write_good(tmp_path / "first"))
    rival = write_rival(tmp_path / "later", "B")
    with qtbot.waitSignal(session.choice_needed, timeout=20_000):
        session.open([tmp_path / "later"], add=True)
    case = session.review.case
    session.compare_with(rival.dose)
    assert session.is_busy
    session.cancel()
    assert not session.is_busy
    assert session.review.case is case
    assert [one.uid for one in session.rivals()] == [rival.dose]
    compare(qtbot, session, rival.dose)
    assert _labels(session) == ["B"]


def test_while_another_case_is_read_nothing_is_compared(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    rival = write_two_plans(tmp_path / "one")
    open_dose(qtbot, session, tmp_path / "one")
    other = write_good(tmp_path / "other")
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.open([other])
        with qtbot.waitSignal(session.rivals_changed):  # it is over at once
            session.compare_with(rival.dose)
    assert session.rivals() == ()
    assert _labels(session) == []


def test_a_choice_that_is_left_stays_so(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    rival = write_two_plans(tmp_path / "one", 1.1)
    open_dose(qtbot, session, tmp_path / "one")
    write_two_plans(tmp_path / "other", 2.0)  # the same UIDs
    with qtbot.waitSignal(session.choice_needed, timeout=20_000) as told:
        session.open([tmp_path / "other"])
    assert told.args == ["There are 2 doses; choose one in the case browser."]
    left = session.scan
    compare(qtbot, session, rival.dose)
    a, b = session.review.dose, session.review.comparison.other
    assert a is not None
    assert b is not None
    assert b.maximum == pytest.approx(1.1 * a.maximum)
    assert session.scan is left
    assert session.scan_of_case is not left


def test_of_two_requests_the_latter_counts(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    write_good(tmp_path)
    one, two = (write_rival(tmp_path, n, f) for n, f in (("B", 1.1), ("C", 0.9)))
    open_dose(qtbot, session, tmp_path)
    session.compare_with(one.dose)
    compare(qtbot, session, two.dose)
    assert _labels(session) == ["C"]


def test_what_is_accepted_later_keeps_what_is_compared(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    rivals = [
        write_rival(write_good(tmp_path), name, factor)
        for name, factor in (("B", 1.1), ("C", 0.9))
    ]
    open_dose(qtbot, session, tmp_path)
    for one in rivals:
        compare(qtbot, session, one.dose)
    assert session.selection is not None
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.choose(session.selection)
    assert _labels(session) == ["B", "C"]
    other = session.review.comparison.other
    assert other is not None
    assert other.header.sop_instance_uid == rivals[1].dose


def test_what_is_accepted_later_keeps_which_dose_is_which(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    rivals = [
        write_rival(write_good(tmp_path), name, factor)
        for name, factor in (("B", 1.1), ("C", 0.9))
    ]
    open_dose(qtbot, session, tmp_path)
    review = session.review
    for one in rivals:
        compare(qtbot, session, one.dose)
        review.comparison.keep_other()
    review.exchange_doses()

    def letters() -> dict[str, str]:
        return {x: dose.key for x, dose in review.compared_doses.items()}

    before = letters()
    assert before == {"A": rivals[1].dose, "B": good_dose(), "C": rivals[0].dose}
    assert session.selection is not None
    doses = set(review.doses)
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.choose(session.selection)
    assert letters() == before
    assert review.comparison.keys == (good_dose(), rivals[0].dose, rivals[1].dose)
    assert not doses & set(review.doses)  # they were read anew


def test_another_plan_begins_without_companions(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    rival = write_two_plans(tmp_path)
    open_dose(qtbot, session, tmp_path)
    compare(qtbot, session, rival.dose)
    open_dose(qtbot, session, tmp_path, rival.dose)
    assert _labels(session) == []
    assert session.review.comparison.other is None
    (one,) = session.rivals()
    assert one.uid == good_dose()


def test_ignoring_contours_between_images_keeps_what_is_compared(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    rival: Written = write_two_plans(tmp_path)
    open_dose(qtbot, session, tmp_path)
    compare(qtbot, session, rival.dose)
    other = session.review.comparison.other
    session.set_ignore_off_slice(True)
    assert _labels(session) == ["B"]
    assert session.review.comparison.other is other


def test_closing_forgets_rivals(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    rival = write_two_plans(tmp_path)
    open_dose(qtbot, session, tmp_path)
    compare(qtbot, session, rival.dose)
    session.close_case()
    assert session.rivals() == ()
    assert session.review.comparison.other is None


def test_the_window_tells_what_is_compared(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    rival = write_two_plans(tmp_path, has_own_structures=True)
    session = window.session
    open_dose(qtbot, session, tmp_path)
    assert window.contents.text().endswith("1 plan · 1 dose")
    compare(qtbot, session, rival.dose)
    assert window.contents.text().endswith("2 plans · 2 doses")
    assert "has a structure set of its own, SS B" in window.notice.text()


def _labels(session: Session) -> list[str]:
    case = session.review.case
    assert case is not None
    return [one.plan.label for one in case.companions if one.plan is not None]
