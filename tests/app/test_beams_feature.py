"""Beams in the window: made when looked at, chosen from the menu, written to a file."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from dosiscope.app.beams_text import beams_csv
from dosiscope.app.features.beams import Beams
from support.cases import write_good
from support.checked_plan import good_case
from support.delivered_plan import beam, delivered
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


def test_the_panel_is_made_when_it_is_looked_at(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path))
    beams = feature(window, Beams)
    assert beams._panel is None
    window.menus.actions["beam_list"].trigger()
    assert window.docks["Beams"].widget() is beams.panel
    assert beams.panel.view.source.rowCount() == 2


def test_a_beam_chosen_in_the_list_is_drawn_until_none_is(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path))
    beams, actions = feature(window, Beams), window.menus.actions
    beams.show()
    window.menus.refresh()
    assert not actions["no_beam"].isEnabled()
    beams.panel.view.setCurrentIndex(beams.panel.view.model().index(0, 0))
    shown = window.review.beam
    assert shown.beam is not None
    assert actions["no_beam"].isEnabled()
    actions["all_beams"].trigger()
    assert shown.shows_all
    actions["no_beam"].trigger()
    assert shown.beam is None


def test_the_beams_as_csv_name_no_patient(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path))
    written: list[tuple[str, str]] = []
    monkeypatch.setattr(
        window.saving, "ask_and_write", lambda name, text: written.append((name, text))
    )
    window.menus.actions["beams_csv"].trigger()
    ((name, text),) = written
    assert name == "beams.csv"
    case = window.review.case
    assert case is not None
    assert case.patient.id not in text
    assert case.patient.name not in text


def test_csv_has_every_beam_with_its_numbers() -> None:
    case = good_case(plan=delivered(beam(1), beam(2, 90)))
    assert case.plan is not None
    text = beams_csv(case, case.doses[0], (case.plan,), "2026-01-01 00:00:00 +0000")
    rows = list(csv.reader(StringIO(text)))
    (head,) = (row for row in rows if "meterset" in " ".join(row) and "number" in row)
    first = rows[rows.index(head) + 1]
    told = dict(zip(head, first, strict=True))
    assert told["name"] == "G000"
    assert told["gantry_deg °"] == "0"
