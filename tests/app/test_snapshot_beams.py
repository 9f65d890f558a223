"""Beams on pictures of the command line: which are drawn, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.app.cli.drawn_beams import show_beams
from dosiscope.app.main import main
from dosiscope.core.errors import DosiscopeError
from support.cases import write_good
from support.checked_plan import good_case
from support.delivered_plan import arc, beam, delivered
from support.reviews import review_of

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.viewer.review import Review


def snapshot(folder: Path, *words: str) -> bytes:
    out = folder / "picture.png"
    assert (
        main(["snapshot", str(folder / "good"), "-o", str(out), "--force", *words]) == 0
    )
    return out.read_bytes()


def test_a_picture_shows_beams_where_they_are_asked_for(tmp_path: Path) -> None:
    write_good(tmp_path / "good")
    pictures = [
        snapshot(tmp_path, *words)
        for words in ((), ("--beams", "1"), ("--beams", "2"), ("--beams", "all"))
    ]
    assert len(set(pictures)) == 4


@pytest.fixture
def review(qapp: object) -> Review:
    return review_of(good_case(plan=delivered(arc(1), beam(2, 90))))


@pytest.mark.parametrize(
    ("text", "number", "point", "shows_all"),
    [
        ("1", 1, 0, False),
        ("1@6", 1, 6, False),
        ("all", None, 0, True),
        ("all, 2@1", 2, 1, True),
        ("2,all", 2, 0, True),
    ],
)
def test_what_may_be_asked_for(
    review: Review, text: str, number: int | None, point: int, shows_all: bool
) -> None:
    show_beams(review, text)
    shown = review.beam
    assert (None if shown.beam is None else shown.beam.number) == number
    assert (shown.point, shown.shows_all) == (point, shows_all)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("9", "the plan has no beam 9; it has 1 and 2"),
        ("1@7", "beam 1 has no control point 7; its last is 6"),
        ("1,2", "one beam, or 'all'"),
        ("1@", "a Beam Number such as 2"),
        ("@1", "a Beam Number such as 2"),
        ("-1", "a Beam Number such as 2"),
        ("", "a Beam Number such as 2"),
        ("first", "not first"),
        ("1" * 50, "a Beam Number such as 2"),
    ],
)
def test_what_there_is_not_is_refused(review: Review, text: str, why: str) -> None:
    with pytest.raises(DosiscopeError, match=r"^--beams: ") as refused:
        show_beams(review, text)
    assert why in str(refused.value)


def test_without_a_plan_no_beam_can_be_drawn(qapp: object) -> None:
    with pytest.raises(DosiscopeError, match="there is no plan"):
        show_beams(review_of(good_case(plan=None)), "all")


def test_what_cannot_be_drawn_is_told(
    qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    hidden = beam(1, source_axis=None)
    show_beams(review_of(good_case(plan=delivered(hidden))), "1")
    told = capsys.readouterr().err
    assert told == (
        'dosiscope: Beam 1 "G000" is not drawn: the source-axis distance is not stated.'
        "\n"
    )
