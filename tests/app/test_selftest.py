"""The self-test from the command line and from the Help menu."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from dosiscope.app.jobs import Jobs
from dosiscope.app.main import main
from dosiscope.app.selftest_dialog import SelfTestDialog
from dosiscope.core.phantoms.selftest import Check, SelfTest
from dosiscope.core.progress import Progress
from dosiscope.core.text import MINUS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dosiscope.core.progress import Steps

WRONG = SelfTest(
    (
        Check(
            phantom="cone",
            quantity="volume",
            expected=3.6,
            found=4.0,
            unit="cc",
            error=11.1,
            limit=0.1,
        ),
    )
)


def finished(result: SelfTest) -> Steps[SelfTest]:
    yield Progress(1, 1, "Self-test")
    return result


def cell(dialog: SelfTestDialog, row: int, column: int) -> str:
    return str(dialog.table.model().index(row, column).data())


def test_the_command_prints_a_table_and_a_verdict_to_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["selftest"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Self-test of Dosiscope ")
    assert "largest error found: 0.0" in lines[-1]
    assert sum("sphere, dose along z" in line for line in lines) == 9


def test_json_says_what_ran_where_and_what_was_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["selftest", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["passed"]
    assert report["verdict"].startswith(f"All {len(report['checks'])} checks passed")
    assert {"program", "date", "python", "numpy", "system"} <= set(report)
    sphere = next(
        c
        for c in report["checks"]
        if c["phantom"] == "sphere, dose along y" and c["quantity"] == "volume"
    )
    assert sphere["expected"] == pytest.approx(4 / 3 * 3.14159265 * 1.2**3, abs=1e-4)
    assert abs(sphere["found"] / sphere["expected"] - 1) < 1e-3


def test_a_failed_check_is_told_and_gives_status_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "dosiscope.core.phantoms.selftest.run_selftest", lambda: finished(WRONG)
    )
    assert main(["selftest"]) == 1
    assert "FAILED; largest error found: 11.1 %" in capsys.readouterr().out


def test_the_dialog_shows_and_copies_what_was_found(
    qtbot: QtBot, qapp: QApplication
) -> None:
    jobs = Jobs()
    dialog = SelfTestDialog(jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.copy.isEnabled()
    qtbot.waitUntil(dialog.copy.isEnabled, timeout=20_000)
    assert "largest error found" in dialog.verdict.text()
    shares = [
        abs(float(cell(dialog, n, 4).replace(MINUS, "-"))) / float(cell(dialog, n, 5))
        for n in range(5)
    ]
    assert shares == sorted(shares, reverse=True)
    dialog.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.endswith(dialog.verdict.text())
    assert "upright cone, dose along z" in text
    jobs.close()


def test_the_dialog_says_so_where_the_test_fails(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "dosiscope.app.selftest_dialog.whole_selftest", lambda: finished(WRONG)
    )
    jobs = Jobs()
    dialog = SelfTestDialog(jobs)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.copy.isEnabled, timeout=5_000)
    assert dialog.verdict.property("role") == "bad"
    assert "FAILED" in cell(dialog, 0, 5)
    jobs.close()
