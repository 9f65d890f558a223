"""Isodose presets: used, saved, handed on, never over an input."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QDockWidget, QFileDialog, QMenu

from dosiscope.app.features.isodose_presets import IsodosePresets, PresetDialog
from dosiscope.app.features.view_changes import ViewChanges
from dosiscope.app.looked_at import LookedAt
from dosiscope.app.saving import Saving
from dosiscope.core.dose import DoseUnits
from dosiscope.core.isodose import Dash, Level, Reference
from dosiscope.core.isodose_presets import IsodosePreset
from dosiscope.viewer.panels.dose import DosePanel
from dosiscope.viewer.review import Review
from dosiscope.viewer.widgets.notice import Notice
from support.cases import write_good
from support.opened import opened
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.case import Case

OWN: tuple[Level, ...] = (
    Level(100, True, (1, 2, 3), width=3.0),
    Level(20, False, (4, 5, 6), dash=Dash.DASHED, is_filled=True),
)


@dataclass
class Bench:
    """The parts of a window that presets have to do with."""

    review: Review
    dock: LookedAt[DosePanel]
    notice: Notice
    saving: Saving


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return opened(write_good(tmp_path_factory.mktemp("case")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_good(tmp_path / "case")


@pytest.fixture
def bench(qtbot: QtBot, case: Case, folder: Path) -> Bench:
    review = Review()
    review.set_case(case)
    review.look.set_reference(Reference(50.0))
    dock, notice = QDockWidget(), Notice()
    qtbot.addWidget(dock)
    qtbot.addWidget(notice)
    late = LookedAt(dock, lambda _: DosePanel(review))
    return Bench(review, late, notice, Saving(lambda: (folder,), notice, dock))


@pytest.fixture
def presets(bench: Bench, tmp_path: Path) -> IsodosePresets:
    return again(bench, tmp_path)


def again(bench: Bench, tmp_path: Path) -> IsodosePresets:
    """Return the presets as the next start finds them."""
    return IsodosePresets(
        bench.review,
        bench.dock,
        bench.saving,
        bench.notice,
        bench.dock.panel,
        tmp_path / "config" / "isodoses.txt",
    )


def entries(presets: IsodosePresets) -> dict[str, bool]:
    menu = QMenu()
    presets._fill(menu)
    return {one.text(): one.isEnabled() for one in menu.actions() if one.text()}


def test_levels_are_saved_with_their_look_and_used_the_next_time(
    bench: Bench, presets: IsodosePresets, tmp_path: Path
) -> None:
    look = bench.review.look
    look.set_levels(OWN)
    presets.keep("Mine & yours")
    look.set_levels([Level(5, False, (9, 9, 9))])
    later = again(bench, tmp_path)
    assert "Mine && yours" in entries(later)
    later.use(later.own[0])
    assert look.levels == OWN
    later.remove("Mine & yours")
    assert again(bench, tmp_path).own == ()
    assert not later.file.exists()


def test_those_for_the_prescription_come_first_and_others_say_for_which(
    bench: Bench, presets: IsodosePresets
) -> None:
    bench.review.look.set_levels(OWN)
    presets.keep("For 60", 60.0)
    presets.keep("For 50", 50.0)
    assert next(iter(entries(presets))) == "For 50"
    presets.use(presets.own[0])
    assert bench.notice.text() == (
        "“For 60” was made for 60.00 Gy; here 100 % is 50.00 Gy, typed by the user."
    )
    bench.review.look.set_reference(None)
    presets.use(replace(presets.own[0], levels=OWN[1:]))
    assert bench.notice.text() == (
        "“For 60” was made for 60.00 Gy; here no dose is named as 100 %."
    )


def test_percent_without_a_reference_and_gray_of_another_unit_are_refused(
    bench: Bench, presets: IsodosePresets
) -> None:
    look = bench.review.look
    look.set_reference(None)
    before = look.levels
    presets.use(IsodosePreset(name="A", levels=OWN))
    assert look.levels == before
    assert "no dose is named as 100 %" in bench.notice.text()
    presets.use(IsodosePreset(name="B", levels=OWN[1:]))
    assert look.levels == OWN[1:]


def test_a_dose_without_gray_takes_no_levels_in_gray(
    bench: Bench, presets: IsodosePresets
) -> None:
    case = bench.review.case
    assert case is not None
    relative = replace(case.doses[0], units=DoseUnits.RELATIVE)
    bench.review.set_case(replace(case, doses=(relative,)))
    before = bench.review.look.levels
    presets.use(IsodosePreset(name="B", levels=OWN[1:]))
    assert bench.review.look.levels == before
    assert "are in Gy, and the dose is not" in bench.notice.text()


def test_export_and_import_hand_them_on(
    bench: Bench,
    presets: IsodosePresets,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench.review.look.set_levels(OWN)
    presets.keep("Mine")
    file = tmp_path / "handed on.txt"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(file), "Text (*.txt)")
    )
    presets.ask_and_export()
    assert file.read_text("utf-8").splitlines()[2:] == [
        "[Mine]",
        "100% #010203 3 px",
        "20Gy #040506 dashed filled",
    ]
    presets.keep("Mine")
    presets.remove("Mine")
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_: (str(file), "Text (*.txt)")
    )
    presets.ask_and_import()
    assert [one.levels for one in presets.own] == [OWN]
    presets.ask_and_import()
    assert len(presets.own) == 1
    assert bench.notice.text().endswith("Replaced: “Mine”.")


def test_they_are_never_written_over_what_was_opened(
    bench: Bench,
    presets: IsodosePresets,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench.review.look.set_levels(OWN)
    presets.keep("Mine")
    victim = next(folder.glob("CT*"))
    before = victim.read_bytes()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(victim), "Text (*.txt)")
    )
    presets.ask_and_export()
    assert victim.read_bytes() == before
    assert "was not written" in bench.notice.text()
    presets.file = victim
    presets.keep("Mine")
    assert victim.read_bytes() == before


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"[A]\nabc\n", "line 2: “abc” is no isodose level"),
        (b"\xff\xfe\x00", "it is no text in UTF-8"),
        (b"x" * 1_000_001, "it is too large"),
    ],
)
def test_a_file_that_is_none_is_refused_by_a_sentence(
    bench: Bench, presets: IsodosePresets, tmp_path: Path, data: bytes, why: str
) -> None:
    file = tmp_path / "presets.txt"
    file.write_bytes(data)
    presets.take(file)
    assert bench.notice.text().startswith(f"presets.txt is not imported: {why}")
    assert presets.own == ()


def test_a_broken_file_of_the_user_is_told_and_left_alone(
    bench: Bench, presets: IsodosePresets, tmp_path: Path
) -> None:
    presets.file.parent.mkdir(parents=True)
    presets.file.write_text("[A]\n")
    assert presets.own == ()
    assert "“A” has no level" in bench.notice.text()
    presets.keep("Mine")  # with what the file holds nothing can be kept
    assert bench.notice.text().startswith("The presets were not saved. Mend ")
    presets.remove("A")
    other = tmp_path / "other.txt"
    other.write_text("[B]\n95%\n")
    presets.take(other)
    assert bench.notice.text().startswith("The presets were not saved. Mend ")
    assert presets.file.read_text() == "[A]\n"


def test_what_another_window_keeps_stays(
    bench: Bench, presets: IsodosePresets, tmp_path: Path
) -> None:
    other = again(bench, tmp_path)
    assert not presets.own + other.own
    presets.keep("Mine")
    other.keep("Yours")
    assert [one.name for one in presets.own] == ["Mine", "Yours"]


def test_a_preset_has_all_figures_of_its_levels(
    bench: Bench, presets: IsodosePresets
) -> None:
    """95 % of 66.6666 Gy as Gy: no level moves where it is kept."""
    level = Level(63.33327, False, (1, 2, 3))
    bench.review.look.set_levels([level])
    presets.keep("Mine", 66.6666)
    (own,) = presets.own
    assert own.levels == (level,)
    assert own.prescription_gy == 66.6666


def test_levels_of_a_dose_without_gray_are_not_kept_as_gray(
    bench: Bench, presets: IsodosePresets
) -> None:
    case = bench.review.case
    assert case is not None
    relative = replace(case.doses[0], units=DoseUnits.RELATIVE)
    bench.review.set_case(replace(case, doses=(relative,)))
    assert bench.review.look.levels
    presets.keep("Mine")
    assert presets.own == ()
    assert bench.notice.text() == (
        "The levels are not saved: a preset is in % or Gy, and this dose is in neither."
    )


def test_levels_that_could_not_be_read_again_are_not_kept(
    bench: Bench, presets: IsodosePresets
) -> None:
    presets.keep("Mine")
    kept = presets.own
    bench.review.look.set_levels([Level(0.004, False, (1, 2, 3))])
    presets.keep("Tiny")
    assert "0.004 is not between 0.01 and 100000" in bench.notice.text()
    assert presets.own == kept


def test_the_menu_tells_what_a_preset_is(bench: Bench, presets: IsodosePresets) -> None:
    bench.review.look.set_levels(OWN)
    presets.keep("Mine", 60.0)
    menu = QMenu()
    presets._fill(menu)
    tooltip = next(one for one in menu.actions() if one.text() == "Mine").toolTip()
    assert "100%, 20Gy" in tooltip
    assert "Made for 60.00 Gy" in tooltip


def test_the_dialog_takes_a_name_that_can_be_kept(qtbot: QtBot) -> None:
    dialog = PresetDialog(["Mine"], 50.0)
    qtbot.addWidget(dialog)
    save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert not save.isEnabled()
    qtbot.keyClicks(dialog.field, "Mine")
    assert save.isEnabled()
    assert dialog.says.text() == "Replaces the preset of this name."
    assert dialog.is_for_prescription
    assert dialog.prescription.text() == "For a prescription of 50.00 Gy"
    qtbot.keyClicks(dialog.field, "[")
    assert not save.isEnabled()


def test_levels_are_undone_and_hot_spots_are_in_the_menu(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    open_and_wait(qtbot, window, folder)
    window.review.look.set_reference(Reference(50.0))
    look, actions = window.review.look, window.menus.actions
    changes = feature(window, ViewChanges)
    changes.settle()
    before = look.levels
    look.set_levels(OWN)
    actions["undo_view"].trigger()
    assert look.levels == before
    actions["redo_view"].trigger()
    assert look.levels == OWN
    look.set_reference(Reference(7.0))
    own = look.levels
    actions["undo_view"].trigger()
    assert look.levels == own  # those of before are of another reference
    assert window.review.dose is not None
    look.set_reference(Reference(0.8 * window.review.dose.maximum))
    actions["hot_only"].trigger()
    assert look.is_hot_only
    assert actions["hot_only"].isChecked()
    look.set_reference(Reference(2 * window.review.dose.maximum))
    look.set_hot_only(False)
    actions["hot_only"].trigger()
    assert not look.is_hot_only
    assert "nothing lies above 100 %" in window.notice.text()
