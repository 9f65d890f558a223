"""Every file that the window writes, as a person has it written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from dosiscope.app.features.goals import Goals
from dosiscope.app.features.picture_dialog import PictureDialog
from dosiscope.app.features.picture_sets import PictureSets
from dosiscope.app.features.picture_sets_dialog import What
from dosiscope.app.features.report import Report
from dosiscope.app.turns import Turns
from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.core.outputs import is_ours
from support.windows import feature

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window

Export = Callable[["QtBot", "Window"], str | None]


def crash(_: QtBot, window: Window) -> None:
    window.faults.show(ValueError("x"))
    window.notice._offer.click()


def is_written(path: Path) -> bool:
    return path.exists() and is_ours(path.read_bytes())


def pictures_together(qtbot: QtBot, window: Window, what: What) -> str:
    dialog = feature(window, PictureSets).dialog()
    dialog.what.setCurrentIndex(list(What).index(what))
    dialog.wanted.emit(dialog.asked())
    (turns,) = dialog.findChildren(Turns)
    qtbot.waitUntil(lambda: not turns.is_busy, timeout=20_000)
    return dialog.why.text()


def pages(qtbot: QtBot, window: Window, kind: str) -> str:
    report = feature(window, Report)
    report.open()  # unless it is: its pages stay those of the case
    dialog = report.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.save.isEnabled, timeout=30_000)
    dialog.notice.show_note("")  # nothing of the one before
    report.save(kind)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=30_000)
    return dialog.notice.text()


def end_report(window: Window) -> None:
    dialog = feature(window, Report).dialog
    if dialog is not None:
        dialog.reject()


def by(action: str) -> Export:
    def export(_: QtBot, window: Window) -> None:
        window.menus.actions[action].trigger()

    return export


def template(_: QtBot, window: Window) -> str:
    report = feature(window, Report)
    report.open()
    dialog = report.dialog
    assert dialog is not None
    dialog.notice.show_note("")
    dialog.template_asked.emit(False)
    return dialog.notice.text()


def plot(_: QtBot, window: Window) -> None:
    window.dvh.export_requested.emit("picture")


# each returns what a dialog of its own says; by the name of the file, of which the
# ending says in which form a picture is
EXPORTS: dict[str, Export] = {
    "picture.png": by("screenshot"),
    "picture.svg": by("screenshot"),
    "sheet.png": partial(pictures_together, what=What.PLANES),
    "sheet.svg": partial(pictures_together, what=What.PLANES_AND_DVH),
    "DVH.png": plot,
    "DVH.svg": plot,
    "DVH.csv": by("export_csv"),
    "DVH.json": by("export_json"),
    "verification.html": by("report_html"),
    "verification.json": by("report_json"),
    "report.pdf": partial(pages, kind="pdf"),
    "report.html": partial(pages, kind="html"),
    "report.json": partial(pages, kind="json"),
    "report.csv": partial(pages, kind="csv"),
    "template.txt": template,
    "measurements.csv": by("marks_csv"),
    "profile.csv": by("profile_csv"),
    "profile.png": by("profile_picture"),
    "profile.svg": by("profile_picture"),
    "colours.csv": by("save_colours"),
    "results of goals.csv": by("goals_csv"),
    "goals.csv": by("save_goals"),
    # of all that was changed before: else it is asked about at the end
    "session.json": by("save_session_as"),
    "crash report.txt": crash,
}


def prepare(qtbot: QtBot, window: Window) -> None:
    """Let there be something in every file: a profile, and goals that are judged."""
    plane = window.review.axial.plane
    ends = ((-20.0, 0.0, plane.at), (20.0, 0.0, plane.at))
    window.review.marks.add(Mark(kind=MarkKind.PROFILE, plane=plane, points=ends))
    goals = feature(window, Goals)
    goals.templates.use_example("quantec")
    qtbot.waitUntil(lambda: goals.judging.report is not None, timeout=20_000)


def answering(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Answer every dialog of a file with the last of the list that is returned."""
    chosen: list[Path] = []
    monkeypatch.setattr(
        PictureDialog, "exec", lambda _: PictureDialog.DialogCode.Accepted
    )
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(chosen.pop()), "")
    )
    return chosen
