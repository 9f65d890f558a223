"""The open case grows as its files arrive, and is then as if all had been there."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from support.cases import write_good
from support.reading import settle
from support.windows import measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.case import Case


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The good case, not opened yet."""
    return sorted(write_good(tmp_path / "inbox").iterdir())


def of_kind(files: Iterable[Path], *kinds: str) -> list[Path]:
    return [path for path in files if path.name[:2] in kinds]


def arrive(
    qtbot: QtBot, window: Window, files: Iterable[Path], sender: object = None
) -> None:
    """Let files arrive, and wait until they are dealt with."""
    session = window.session
    session.arrivals.gather_ms = session.arrivals.rest_ms = 0
    files = list(files)
    session.arrivals.add(files, sender)
    wait(qtbot, window, files)


def wait(qtbot: QtBot, window: Window, files: Iterable[Path] = ()) -> None:
    session = window.session

    def done() -> None:
        scan = session.scan_of_case
        assert scan is not None
        assert set(map(str, files)) <= scan.heads.keys()
        assert not session.arrivals.is_pending
        assert not session.jobs.is_working

    qtbot.waitUntil(done, timeout=20_000)


def fall_silent(qtbot: QtBot, window: Window) -> None:
    """Let 30 s pass."""
    silence = window.session.arrivals.silence
    silence.stop()
    silence.timeout.emit()
    wait(qtbot, window)


def case_of(window: Window) -> Case:
    case = window.review.case
    assert case is not None
    return case


def state(qtbot: QtBot, window: Window) -> dict[str, object]:
    """What a person sees and reads of a case, wherever it came from."""
    review, case = window.review, case_of(window)
    window.notice.hide()  # it takes of the room
    measured(qtbot, window)
    settle(window)
    view = window.view
    view.fit()
    review.set_cursor(review.first_point())
    return {
        "picture": view.grab().toImage(),
        "dvhs": {
            number: (dvh.dose.tobytes(), dvh.volume.tobytes(), dvh.volume_cc, dvh.mean)
            for number, dvh in review.results.dvhs.items()
        },
        "reasons": dict(review.results.reasons),
        "findings": sorted(
            (f.outcome.key, str(f), f.found, f.expected) for f in case.findings
        ),
        "missing": [one.text for one in case.missing],
        "outside": sorted(one.sentence for one in case.outside),
        "browser": [(row.text, row.below) for row in window.browser.rows()],
        "header": {n: f.value.text() for n, f in window.header.fields.items()},
        "levels": review.look.levels,
        "wash": (review.look.wash_range, review.look.wash_opacity),
        "selection": window.session.selection,
    }


def test_a_dose_that_arrives_is_shown(
    qtbot: QtBot, window: Window, files: list[Path]
) -> None:
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RP"))
    before = case_of(window)
    assert not before.doses
    qtbot.waitUntil(lambda: bool(window.session.measuring.measured), timeout=20_000)
    solids = dict(window.review.results.solids)
    arrive(qtbot, window, of_kind(files, "RD"))
    now = case_of(window)
    assert len(now.doses) == 1
    assert now.ct is before.ct
    assert now.structure_set is before.structure_set
    assert window.review.dose is now.doses[0]
    assert all(window.review.results.solids[n] is one for n, one in solids.items())
    assert window.notice.text() == "A dose of this patient arrived."


@pytest.mark.parametrize("seed", range(6))
def test_it_ends_as_if_all_had_been_there(
    qtbot: QtBot, window: Window, files: list[Path], seed: int
) -> None:
    open_and_wait(qtbot, window, files[0].parent)
    at_once = state(qtbot, window)
    window.session.close_case()
    chance = random.Random(seed)
    rest = list(files)
    chance.shuffle(rest)
    count = chance.randrange(1, 4)
    first, rest = rest[:count], rest[count:]
    window.session.arrivals.begin("call")
    window.session.arrivals.add(first, "call")
    open_and_wait(qtbot, window, *first)
    while rest:
        count = chance.choice((1, 2, 5))
        some, rest = rest[:count], rest[count:]
        arrive(qtbot, window, some, "call")
    window.session.arrivals.end("call")
    wait(qtbot, window)
    now = state(qtbot, window)
    assert now == at_once
