"""A window that had another patient's case reads like a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox

from dosiscope.app.window import Window
from support.cases import good_built, setting, write_good
from support.reading import docked_words, settle, tips, visible_words
from support.windows import open_and_wait, own_settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def other_patient(folder: Path) -> Path:
    """A case of another name, dose, plan and ROI names."""
    built = good_built(seed="other")
    setting("all", "PatientID", "OTHER-9")(built)
    setting("all", "PatientName", "Other^One")(built)
    setting("plan", "RTPlanLabel", "SECOND")(built)
    built.dose.DoseGridScaling = float(built.dose.DoseGridScaling) * 0.7
    for item in built.structures.StructureSetROISequence:
        item.ROIName = f"{item.ROIName}_2"
    built.write(folder)
    return folder


def is_measured(window: Window) -> bool:
    review = window.review
    assert review.case is not None
    assert review.case.structure_set is not None
    known = set(review.results.dvhs) | set(window.review.results.reasons)
    window.session.measuring.want_bands(True)
    bands = window.session.measuring.bands
    return {roi.number for roi in review.case.structure_set.rois} <= known and all(
        dvh in bands for dvh in review.results.dvhs.values()
    )


def read(qtbot: QtBot, window: Window) -> dict[str, object]:
    """All that is read in it when its case is measured, and on its tips."""
    qtbot.waitUntil(lambda: is_measured(window), timeout=20_000)
    settle(window)
    return {
        "window": visible_words(window),
        "status": window.at_cursor.text(),
        "title": window.windowTitle(),
        **docked_words(window),
        # the page of the first images, hidden by now, has how far reading was: what of
        # it was told depends on the machine
        "tips": sorted({tip for tip in tips(window) if "Being read:" not in tip}),
    }


@pytest.mark.slow
def test_a_patient_who_replaces_another_brings_nothing_of_that_one(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = write_good(tmp_path / "first"), other_patient(tmp_path / "second")
    open_and_wait(qtbot, window, first)
    qtbot.waitUntil(lambda: is_measured(window), timeout=20_000)
    port = window.view.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=port.rect().center())
    assert "Gy" in window.at_cursor.text()
    plot = window.dvh.plot
    qtbot.mouseMove(plot.viewport(), QPoint(plot.width() // 3, plot.height() // 2))
    window.review.axial.step(2)

    def replace(box: QMessageBox) -> int:
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", replace)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.opening.open_paths([second], add=True)
    new = Window(own_settings(tmp_path / "new"))
    qtbot.addWidget(new)
    new.resize(window.size())
    new.show()
    open_and_wait(qtbot, new, second)
    old, expected = read(qtbot, window), read(qtbot, new)
    # a tip that is made of a tip would show its marks
    assert not [tip for tip in tips(new) if "&lt;qt&gt;" in tip]
    for part, words in expected.items():
        assert old[part] == words, part
    assert "SECOND" in str(old)
    assert "_2" in str(old)
    new.close()
