"""``view --dose UID+UID --eqd2 3``: the window opens with the dose that is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.app.command_line import parse
from dosiscope.app.session import Session
from dosiscope.app.verbs.view import _making
from dosiscope.viewer.review import Review
from support.made_cases import made_case
from support.rival_plans import good_dose, write_two_plans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydicom.dataset import Dataset
    from pytestqt.qtbot import QtBot


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session(Review())
    yield made
    made.close()


def opened(qtbot: QtBot, session: Session, folder: Path, *words: str) -> None:
    arguments = parse(["view", str(folder), *words])
    session.want(dose=arguments.dose)
    session.make_when_opened(_making(arguments))
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.open([folder])


def test_a_sum_of_two_plans(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    rival = write_two_plans(tmp_path)
    opened(qtbot, session, tmp_path, "--dose", f"{good_dose()}+{rival.dose}")
    review = session.review
    assert review.dose is not None
    assert review.dose.key == f"{good_dose()}+{rival.dose}"
    assert review.made == (review.dose,)
    assert review.case is not None
    assert review.case.plan_of(review.dose) is None
    assert len(review.case.companions) == 1


def test_eqd2_of_the_first_dose(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    write_two_plans(tmp_path)
    opened(qtbot, session, tmp_path, "--dose", good_dose(), "--eqd2", "3")
    dose = session.review.dose
    assert dose is not None
    assert dose.key == f"EQD2[3.0,n=20]({good_dose()})"


def test_a_dose_that_is_read_is_shown_as_it_is(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    rival = write_two_plans(tmp_path)
    opened(qtbot, session, tmp_path, "--dose", rival.dose)
    dose = session.review.dose
    assert dose is not None
    assert dose.key == rival.dose
    assert session.review.made == ()


def test_what_does_not_add_is_told_and_the_case_is_open(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    def elsewhere(plan: Dataset, dose: Dataset, structures: Dataset) -> None:
        dose.FrameOfReferenceUID = plan.FrameOfReferenceUID = "1.2.3.99"

    rival = write_two_plans(tmp_path, change=elsewhere)
    told: list[object] = []
    session.failed.connect(told.append)
    opened(qtbot, session, tmp_path, "--dose", f"{good_dose()}+{rival.dose}")
    (sentence,) = told
    assert "it lies in another frame of reference" in str(sentence)
    dose = session.review.dose
    assert dose is not None
    assert dose.key == good_dose()


def test_words_that_are_no_dose(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    write_two_plans(tmp_path)
    arguments = parse(["view", str(tmp_path), "--dose", f"{good_dose()}+1.2.3.4.5"])
    session.make_when_opened(_making(arguments))
    with qtbot.waitSignal(session.failed, timeout=20_000) as told:
        session.open([tmp_path])
    assert "no dose has a UID that ends in 1.2.3.4.5" in str(told.args[0])


def test_all_beams_where_there_is_no_dose_of_the_plan(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    opened(qtbot, session, made_case("c29", tmp_path / "case"), "--dose", "beams")
    dose = session.review.dose
    assert dose is not None
    assert (
        dose.label
        == "composite of all beams (BEAM 1 + BEAM 2 + BEAM 3), not a plan dose"
    )
