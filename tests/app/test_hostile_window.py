"""The window shows what files hold as text, whatever it is and however long."""

from __future__ import annotations

import csv
from dataclasses import fields, is_dataclass
from enum import Enum
from io import StringIO
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from pydicom.config import disable_value_validation
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dosiscope.app.choices import NAME_IN_TITLE, REMEMBER_FOLDERS
from dosiscope.app.features.object_details import ObjectDetails
from dosiscope.app.features.preferences import Preferences
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.visible import whole
from dosiscope.io.out.dvh_csv import dvh_csv
from support.cases import good_built
from support.hostile import UNSEEN, write_badly_named, write_hostile
from support.opened import opened, rules
from support.reading import one_click_away, tips
from support.windows import feature, measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window

# The longest text that a value may become: what is allowed of a description, each
# character by its code at worst, and how long it was.
_MOST = 1_024 * len("<U+10FFFF>") + 100


def texts_of(value: object) -> Iterator[str]:
    """All texts in a case, however deep."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_of(getattr(value, one.name))
    elif isinstance(value, dict):
        yield from texts_of([*value.items()])
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from texts_of(item)


def words_of(qtbot: QtBot, window: Window) -> tuple[str, list[str]]:
    """What is read in window and details, and what their tips say."""
    window.settings.set(NAME_IN_TITLE, True)
    feature(window, Preferences).show_title()
    words = one_click_away(qtbot, window)
    for top in QApplication.topLevelWidgets():
        words += f"\n{top.windowTitle()}"
    words += "\n".join(action.text() for action in window.findChildren(QAction))
    details = feature(window, ObjectDetails).dialog
    assert details is not None
    return words, [*tips(window), *tips(details)]


def write_long(folder: Path, length: int) -> Path:
    """Write a case with names that never end: in implicit VR any length is possible."""
    built = good_built()
    built.plan.RTPlanLabel = "L" * length
    built.plan.BeamSequence[0].BeamName = "B" * length
    built.structures.StructureSetROISequence[0].ROIName = "R" * length
    built.dose.DoseComment = "C" * length
    for dataset in built.datasets:
        dataset.PatientName = "N" * length
    built.write(folder, "implicit")
    return folder


@pytest.fixture(autouse=True)
def _no_validation() -> Iterator[None]:
    with disable_value_validation():  # of what the tests write
        yield


def test_nothing_in_the_window_controls_hides_or_is_taken_for_html(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_hostile(tmp_path / "case"))
    words, hints = words_of(qtbot, window)
    for text in (words, *hints):
        assert UNSEEN.findall(text.replace("\n", "")) == []
    assert "q␛]0;owned␇⏎APPROVED" in words
    assert any("&lt;b&gt;bold" in hint for hint in hints)
    for hint in hints:
        assert "<b>bold" not in hint
    for top in QApplication.topLevelWidgets():
        for label in (w for w in top.findChildren(QWidget) if isinstance(w, QLabel)):
            if "bold" in label.text():
                is_plain = label.textFormat() == Qt.TextFormat.PlainText
                assert is_plain or "<b>bold" not in label.text()
    # labels that may name something of a file
    labels = {
        "summary": window.late.ladder.panel._summary,
        "faults": window.late.ladder.panel._faults,
        "verdict": window.dvh._verdict,
        "method": window.dvh._bar.method,
    }
    for name, label in labels.items():
        assert label.textFormat() == Qt.TextFormat.PlainText, name


def test_names_of_files_do_nothing_in_the_window(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.settings.set(REMEMBER_FOLDERS, True)
    open_and_wait(qtbot, window, write_badly_named(tmp_path))
    assert window.settings.recent_folders() == []  # it could not be opened again
    words, hints = words_of(qtbot, window)
    for text in (words, *hints):
        assert UNSEEN.findall(text.replace("\n", "")) == []


def test_every_text_of_a_case_is_visible(tmp_path: Path) -> None:
    case = opened(write_hostile(tmp_path))
    texts = list(texts_of(case))
    assert len(texts) > 300
    assert [t for t in texts if UNSEEN.search(t) or "\n" in t or "\r" in t] == []
    assert "T21" in rules(case.findings)


@pytest.mark.parametrize(
    ("patient", "plan"),
    [("כהן^יוסף", "山田 太郎"), ("قباني^لنزار", "می\u200cشود")],
)
def test_names_in_any_script_are_shown_as_they_are(
    qtbot: QtBot, window: Window, tmp_path: Path, patient: str, plan: str
) -> None:
    built = good_built()
    for dataset in built.datasets:
        dataset.SpecificCharacterSet = "ISO_IR 192"
        dataset.PatientName = patient
    built.plan.RTPlanLabel = plan
    built.write(tmp_path / "case")
    open_and_wait(qtbot, window, tmp_path / "case")
    words, _ = words_of(qtbot, window)
    assert patient in words
    assert plan in words
    assert window.review.case is not None
    assert "T21" not in rules(window.review.case.findings)


# --- length ---------------------------------------------------------------------


def characters_at_layout(qtbot: QtBot, window: Window) -> int:
    """How many characters the window, its tips and its picture lay out."""
    words, hints = words_of(qtbot, window)
    return len(words) + sum(map(len, hints))


def test_what_is_laid_out_does_not_grow_with_a_text(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    counts = []
    # first of all one that makes the window show all it has
    for n, length in enumerate((2_000, 2_000, 1_000_000)):
        open_and_wait(qtbot, window, write_long(tmp_path / str(n), length))
        qtbot.waitUntil(lambda: len(window.review.results.dvhs) >= 3, timeout=20_000)
        case = window.review.case
        assert case is not None
        assert max(map(len, texts_of(case))) < _MOST
        counts.append(characters_at_layout(qtbot, window))
        details = feature(window, ObjectDetails).dialog
        assert details is not None
        details.hide()
    # One of the texts, once, would be more than ten times all that is there.  What
    # differs is "1,000,000" for "2,000", and uncertainties that have come or not.
    assert counts[2] < 1.5 * counts[1]


def test_a_long_text_is_told_and_whole_in_details(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_long(tmp_path / "case", 1_000_000))
    case = window.review.case
    assert case is not None
    assert case.plan is not None
    assert "T22" in rules(case.findings)
    assert case.plan.label.startswith("L" * 16)
    assert "1,000,000 characters" in case.plan.label
    words, _ = words_of(qtbot, window)
    assert case.plan.label in words
    details = feature(window, ObjectDetails).dialog
    assert details is not None
    assert not details.long_text.isVisible()
    model = details.objects.model()
    (index,) = (
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if model.index(row, column).data() == case.plan.label
    )
    details.objects.setCurrentIndex(index)
    assert details.long_text.isVisible()
    assert details.long_text.text() == "L" * 1_000_000 == whole(case.plan.label)
    shown = details.long_text.field.toPlainText()
    assert shown.replace("\n", "") == details.long_text.text()
    assert max(map(len, shown.split("\n"))) <= 400  # blocks are laid out one by one
    details.objects.setCurrentIndex(model.index(0, 0))
    assert not details.long_text.isVisible()


def test_names_that_differ_at_their_end_stay_two(tmp_path: Path) -> None:
    built = good_built()
    first, second, *_ = built.structures.StructureSetROISequence
    first.ROIName, second.ROIName = "x" * 200 + "1", "x" * 200 + "2"
    for n, dataset in enumerate(built.datasets):
        dataset.PatientID = "I" * 100 + ("a" if n else "b")
    built.write(tmp_path, "implicit")
    case = opened(tmp_path)
    assert "SS-09" not in rules(case.findings)
    assert any(rule.startswith("PAT-") for rule in rules(case.findings))


# --- tables ---------------------------------------------------------------------


def test_no_table_holds_a_formula(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    names = ('=HYPERLINK("http://x")', "+cmd|' /C x'!A0", "@SUM(1)")
    built = good_built()
    for roi, name in zip(built.structures.StructureSetROISequence, cycle(names)):
        roi.ROIName = name
    built.plan.RTPlanLabel = names[0]
    built.write(tmp_path / "case")
    open_and_wait(qtbot, window, tmp_path / "case")
    measured(qtbot, window)
    results = [DvhResult.of(dvh) for dvh in window.review.results.dvhs.values()]
    rows = [*csv.reader(StringIO(dvh_csv(results)))]
    for name in names:
        cells = [cell for row in rows for cell in row if name in cell]
        assert cells
        assert not any(cell.startswith(name[0]) for cell in cells)
    words_of(qtbot, window)
    details = feature(window, ObjectDetails).dialog
    assert details is not None
    details.structures.selectAll()
    for copy in (window.dvh.copy_table, details.structures.copy):
        copy()
        cells = QApplication.clipboard().text().replace("\n", "\t").split("\t")
        for name in names:
            assert any(name in cell for cell in cells)
            assert not any(cell.startswith(name) for cell in cells)
