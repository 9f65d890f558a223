"""What the program keeps while its language is one of signs, and what it finds again.

    python -m support.kept_in_signs LANGUAGE SESSION FOLDER

opens a session, with the settings of FOLDER, as a window in that language ("en", or
"signs") does; sets whatever is kept; saves all of it into FOLDER, and prints what it
saw.  A process of its own: the language is set before anything with words is imported.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core.translator import set_translator
from support.pseudo import pseudo

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.app.window import Window

_LONGEST = 60.0  # s, until something has happened


def wait(is_so: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + _LONGEST
    while not is_so():
        assert time.monotonic() < end, "it takes too long"
        QApplication.processEvents()


def opened(path: Path, folder: Path) -> Window:
    """Return a window in which a session, or a folder, is open."""
    from dosiscope.app.features.kept_sessions import KeptSessions
    from dosiscope.app.window import Window
    from support.windows import feature, own_settings

    window = Window(own_settings(folder))
    window.resize(1366, 768)
    window.show()
    heard: list[object] = []
    feature(window, KeptSessions).reopened.connect(heard.append)
    window.opening.open_paths([path])
    wait(lambda: window.review.case is not None and not window.session.is_busy)
    if path.is_file():
        wait(lambda: heard)
    wait(lambda: not window.session.jobs.is_working)
    return window


def set_all(window: Window) -> None:
    """Choose what is kept: of the case, of goals, and every choice of the settings."""
    from PySide6.QtWidgets import QCheckBox, QComboBox

    from dosiscope.app.features.all_settings import AllSettings
    from dosiscope.app.features.goals import Goals
    from dosiscope.app.features.picture_tray import PictureTray
    from dosiscope.core.dose_expression import DoseRequest, Ratios, Term, making
    from dosiscope.core.goals.goals_csv import parse_goals
    from dosiscope.core.marks.mark import Mark, MarkKind
    from dosiscope.core.progress import finish
    from support.windows import feature

    tray, review = feature(window, PictureTray), window.review
    tray.add()
    review.coronal.step(1)
    tray.add()
    review.tray.rename(1, "by the user")
    case, axial = review.case, review.axial.plane
    assert case is not None
    one = Term(0.5, case.every_dose[0].key)
    for ratios, fractions in ((None, ()), (Ratios(3.0), (17,))):
        request = DoseRequest(terms=(one,), ratios=ratios, fractions=fractions)
        review.add_made(finish(making(request, case))[0])
    review.set_dose(review.made[0])
    review.comparison.set_other(review.made[1])
    for kind in MarkKind:
        points = [(5.0 * n, 3.0 * n, axial.at) for n in range(kind.point_count)]
        review.marks.add(Mark(kind=kind, plane=axial, points=tuple(points)))
    review.beam.choose(1)
    goal = parse_goals("structure;metric;op;goal\nPTV;D95%[Gy];>=;38\n").goals[0]
    feature(window, Goals).in_use.add(goal)
    settings = feature(window, AllSettings)
    settings.show()
    dialog = settings.dialog
    assert dialog is not None
    for box in dialog.findChildren(QComboBox):
        box.setCurrentIndex(box.count() - 1)
        box.activated.emit(box.count() - 1)
    for switch in dialog.findChildren(QCheckBox):
        switch.click()
    dialog.reject()


def report_of(window: Window, preset: int | None) -> dict[str, object]:
    """Return which template the dialog of the report has; choose another first."""
    from dosiscope.app.choices import REPORT_TEMPLATE
    from dosiscope.app.features.report import Report
    from support.windows import feature

    report = feature(window, Report)
    report.open()
    dialog = report.dialog
    assert dialog is not None
    wait(lambda: dialog.preview.pages is not None and not window.session.is_busy)
    if preset is not None:
        before = window.settings.get(REPORT_TEMPLATE)
        dialog.presets.setCurrentIndex(preset)
        dialog.presets.activated.emit(preset)
        wait(lambda: window.settings.get(REPORT_TEMPLATE) != before)
    told = {"preset": dialog.presets.currentIndex(), "title": dialog.template.title}
    dialog.reject()
    return told


def save(window: Window, kept: Path, goals: Path) -> None:
    """Save the session and the goals, as their dialogs would have it."""
    from PySide6.QtWidgets import QFileDialog

    from dosiscope.app.features.goals import Goals
    from dosiscope.app.features.kept_sessions import KeptSessions
    from support.windows import feature

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(kept), ""))
        feature(window, KeptSessions).ask_and_save()
        wait(kept.exists)
        wait(lambda: not window.session.jobs.is_working)
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(goals), ""))
        feature(window, Goals).templates.ask_and_save()
    assert goals.exists()


def seen(path: Path, folder: Path) -> dict[str, Any]:
    """Return what a window finds and keeps."""
    from dosiscope.app.choices import EVERY, GEOMETRY, STATE
    from dosiscope.app.features.goals import Goals
    from support.windows import feature

    window = opened(path, folder)
    goals = feature(window, Goals).in_use
    is_first = path.is_dir()
    found: dict[str, Any] = {}
    if is_first:
        set_all(window)
        report_of(window, 0)  # "one page", which is not the usual one
    found["report"] = report_of(window, None)
    found["captions"] = [one.caption for one in window.review.tray.all]
    found["notice"] = window.notice.text()
    found["made"] = [one.key for one in window.review.made]
    found["marks"] = [(one.kind, one.title) for one in window.review.marks.all]
    found["goals"] = goals.template.name if goals.template is not None else ""
    save(window, folder / "session.json", folder / "goals.csv")
    found["settings"] = {
        one.key: one.write(window.settings.get(one))
        for one in EVERY
        if one not in (GEOMETRY, STATE)
    }
    return found


def main() -> None:
    """Do all of it and print it as JSON."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    language, path, folder = sys.argv[1:]
    if language == "signs":
        set_translator(pseudo)
    from dosiscope.app.gui import application
    from support.look import dress

    dress(application())
    print(json.dumps(seen(Path(path), Path(folder)), ensure_ascii=False))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
