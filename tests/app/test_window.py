"""The window by what a person does: drop, wheel, type, click, look."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSortFilterProxyModel, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QMenu,
    QMessageBox,
)

from dosiscope.app import hashed_report
from dosiscope.app.choices import REMEMBER_FOLDERS
from dosiscope.app.features.object_details import ObjectDetails
from dosiscope.app.features.picture_dialog import TIMES, PictureDialog
from dosiscope.app.features.picture_export import PictureExport
from dosiscope.app.features.tag_view import TagView
from dosiscope.app.jobs import Job
from dosiscope.app.window import Window
from dosiscope.core.progress import Progress, Steps
from dosiscope.viewer.layers.lettering import written
from dosiscope.viewer.legend import entries
from support.cases import good_built, setting, write_good
from support.data import case_dir
from support.focus import focus
from support.pointer import turn_wheel
from support.synthetic.build import write_case
from support.synthetic.off_slice import EXAMPLES, example_case
from support.windows import feature, make_late_panels, measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write_good(tmp_path / "good")


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(400, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_an_empty_window_says_what_to_do(window: Window) -> None:
    assert window.pages.currentWidget() is window.empty
    texts = " ".join(
        label.text() for label in window.empty.findChildren(type(window.contents))
    )
    assert "Drop a patient folder" in texts


def test_a_dropped_folder_is_shown_and_measured(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        drop(window, good)
    assert window.review.case is not None
    assert window.review.case.ct is not None
    assert window.review.dose is not None
    measured(qtbot, window)
    assert window.review.results.dvhs
    assert "images" in window.contents.text()


def test_wheel_steps_one_plane_and_shift_ten(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    open_and_wait(qtbot, window, good)
    review = window.review
    review.axial.step(-1000)
    first = list(review.axial.planes)
    turn_wheel(window.view, 1)
    qtbot.waitUntil(lambda: review.axial.at == first[1])
    turn_wheel(window.view, 1, keys=Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: review.axial.at == first[11])


def test_keys_switch_overlays_and_windows(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    open_and_wait(qtbot, window, good)
    focus(qtbot, window.view)
    qtbot.keyClick(window.view, Qt.Key.Key_C)
    assert not window.review.look.is_switched_on("contours")
    qtbot.keyClick(window.view, Qt.Key.Key_D)
    assert not window.review.look.is_switched_on("wash")
    qtbot.keyClick(window.view, Qt.Key.Key_3)
    assert window.review.look.window == (400, 1800)
    qtbot.keyPress(window.view, Qt.Key.Key_Space)
    assert not window.review.look.is_shown("isodoses")
    qtbot.keyRelease(window.view, Qt.Key.Key_Space)
    assert window.review.look.is_shown("isodoses")


def test_the_space_bar_hides_overlays_wherever_the_focus_is(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    open_and_wait(qtbot, window, good)
    typed = window.structures.filter
    window.docks["Checks"].raise_()
    for widget in (window.view, window.late.checks.panel.view, window.view):
        focus(qtbot, widget)
        qtbot.keyPress(widget, Qt.Key.Key_Space)
        assert not window.review.look.is_shown("contours")
        qtbot.keyRelease(widget, Qt.Key.Key_Space)
        assert window.review.look.is_shown("contours")
    window.docks["Structures"].raise_()
    focus(qtbot, typed)
    qtbot.keyPress(typed, Qt.Key.Key_Space)
    assert typed.text() == " "
    assert window.review.look.is_shown("contours")


def test_m_goes_to_the_dose_maximum(qtbot: QtBot, window: Window, good: Path) -> None:
    open_and_wait(qtbot, window, good)
    window.review.axial.step(-1000)
    qtbot.keyClick(window.view, Qt.Key.Key_M)
    dose = window.review.dose
    assert dose is not None
    assert window.review.cursor == dose.maximum_at
    assert f"{dose.maximum:.2f}" in window.at_cursor.text()


def test_a_case_that_is_closed_leaves_nothing_behind(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    open_and_wait(qtbot, window, good)
    dose = window.review.dose
    assert dose is not None
    window.review.set_cursor(dose.maximum_at)
    window.notice.show_caution("something about this case")
    assert window.at_cursor.text()
    window.session.close_case()
    assert window.at_cursor.text() == ""
    assert window.notice.isHidden()
    assert not window.late.cases.panel.rows()


def test_typing_in_the_filter_triggers_no_shortcut(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    open_and_wait(qtbot, window, good)
    field = window.structures.filter
    focus(qtbot, field)
    qtbot.keyClicks(field, "cd s")
    assert field.text() == "cd s"
    assert window.review.look.is_switched_on("contours")
    assert window.review.look.is_shown("contours")


def test_another_patient_is_never_mixed_in(
    qtbot: QtBot,
    window: Window,
    good: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_and_wait(qtbot, window, good)
    before = window.review.case
    built = good_built(seed="other")
    setting("all", "PatientID", "OTHER-9")(built)
    setting("all", "PatientName", "Other^One")(built)
    other = tmp_path / "other"
    built.write(other)
    answers: list[str] = []

    def keep(box: QMessageBox) -> int:
        answers.append(box.text())
        box.buttons()[1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", keep)
    drop(window, other)
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert "another patient" in answers[0]
    assert window.review.case is before


def test_an_unreadable_folder_leaves_what_is_open(
    qtbot: QtBot, window: Window, good: Path, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, good)
    before = window.review.case
    junk = tmp_path / "junk"
    junk.mkdir()
    (junk / "notes.txt").write_text("nothing")
    with qtbot.waitSignal(window.session.failed, timeout=20_000):
        window.opening.open_paths([junk])
    assert window.review.case is before
    assert window.notice.isVisible()
    told = "Nothing that can be shown was found; 1 file skipped (notes.txt: not a DICOM"
    assert told in window.notice.text()


def test_several_doses_open_the_case_browser(qtbot: QtBot, window: Window) -> None:
    folder = case_dir("nelms-dvh")
    with qtbot.waitSignal(window.session.choice_needed, timeout=20_000):
        window.opening.open_paths([folder])
    assert window.docks["Cases"].isVisible()
    assert window.review.case is None
    assert window.notice.text() == (
        "There are 4 doses, none of a whole plan; choose one in the case browser."
    )


def test_the_command_line_chooses_what_the_window_opens(
    qtbot: QtBot, window: Window
) -> None:
    folder = case_dir("ihero-brto-equidistant")
    plans = {}
    for uid in ("", "1.2.3"):
        window.session.want(uid, "", "")
        signal = window.session.choice_needed if uid else window.session.opened
        with qtbot.waitSignal(signal, timeout=20_000):
            window.opening.open_paths([folder])
        inventory = window.session.inventory
        assert inventory is not None
        plans = {entry.label: entry.uid for entry in inventory.plans}
    assert "no RT Plan with the UID 1.2.3" in window.notice.text()
    del plans["Dosimetric Plan"]
    ((label, uid),) = plans.items()
    window.session.want(uid[-12:], "", "")  # the end of a UID will do
    open_and_wait(qtbot, window, folder)
    assert window.review.case is not None
    assert window.review.case.plan is not None
    assert window.review.case.plan.label == label


def test_the_title_names_the_patient_only_when_wanted(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    open_and_wait(qtbot, window, good)
    assert window.windowTitle() == "Dosiscope"
    window.menus.actions["name_in_title"].trigger()
    assert window.windowTitle().startswith("Test, Patient")


def test_recent_folders_are_kept_only_after_asking(
    qtbot: QtBot, window: Window, good: Path, settings: Settings
) -> None:
    open_and_wait(qtbot, window, good)
    assert settings.recent_folders() == []
    window.menus.actions["remember_folders"].trigger()
    open_and_wait(qtbot, window, good)
    assert settings.recent_folders() == [str(good)]
    window.menus.actions["remember_folders"].trigger()
    assert settings.recent_folders() == []


def test_the_picture_goes_to_the_clipboard(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    open_and_wait(qtbot, window, good)
    window.menus.actions["copy_picture"].trigger()
    image = QGuiApplication.clipboard().image()
    assert image.width() == window.view.width()


def test_off_slice_information_can_be_ignored_and_taken_again(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    write_case(example_case(EXAMPLES["a"]), tmp_path / "case")
    open_and_wait(qtbot, window, tmp_path / "case")
    measured(qtbot, window)
    whole = window.review.results.volumes[1]
    assert 9.6 in window.review.axial.planes
    with qtbot.waitSignal(window.session.opened):
        window.menus.actions["ignore_off_slice"].trigger()
    measured(qtbot, window)
    assert 9.6 not in window.review.axial.planes
    assert window.review.results.volumes[1] != whole
    assert "off-slice contours ignored" in window.review.results.dvhs[1].method["solid"]
    assert window.review.case is not None
    assert any(f.rule == "OS-17" for f in window.review.case.warnings)
    window.menus.actions["ignore_off_slice"].trigger()
    measured(qtbot, window)
    assert window.review.results.volumes[1] == whole
    assert not any(f.rule == "OS-17" for f in window.review.case.findings)


def test_every_action_has_words_a_tip_and_a_free_key(window: Window) -> None:
    keys: dict[str, str] = {}
    for name, action in window.menus.actions.items():
        assert action.text()
        assert action.toolTip()
        for sequence in action.shortcuts():
            text = sequence.toString()
            assert text not in keys, f"{name} and {keys.get(text)} share {text}"
            keys[text] = name


def test_nothing_stands_twice_in_a_menu(window: Window) -> None:
    names = [entry.name for entry, _ in window.menus._made]
    assert len(names) == len(set(names))
    for menu in window.menuBar().findChildren(QMenu):
        texts = [action.text() for action in menu.actions() if action.text()]
        assert len(texts) == len(set(texts)), menu.title()


def test_the_layout_comes_back(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    first = Window(settings)
    qtbot.addWidget(first)
    first.show()
    first.docks["DVH"].hide()
    first.close()
    second = Window(settings)
    qtbot.addWidget(second)
    second.show()
    assert second.docks["DVH"].isHidden()
    second.restore_layout()
    assert not second.docks["DVH"].isHidden()
    second.close()


def test_models_go_with_their_window(qtbot: QtBot, window: Window, good: Path) -> None:
    # what nothing in Qt owns is deleted by Python, in whichever thread collects it
    open_and_wait(qtbot, window, good)
    details = feature(window, ObjectDetails)
    details.show()
    feature(window, TagView).show_main()
    make_late_panels(window)
    widgets = (window, details.dialog, *QApplication.topLevelWidgets())
    views = {v for w in widgets if w for v in w.findChildren(QAbstractItemView)}
    models = [view.model() for view in views]
    for model in models:
        if isinstance(model, QSortFilterProxyModel):
            models.append(model.sourceModel())
    ours = [m for m in models if type(m).__module__.startswith("dosiscope.")]
    assert len({type(model) for model in ours}) >= 4
    assert [type(m).__name__ for m in ours if m.parent() is None] == []


def test_a_small_view_gives_a_picture_that_is_large_enough_and_says_so(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    open_and_wait(qtbot, window, good)
    window.view.resize(150, 90)
    window.menus.actions["copy_picture"].trigger()
    image = QGuiApplication.clipboard().image()
    assert image.width() > 150
    assert image.height() > 90
    told = f"drawn at {image.width()} {TIMES} {image.height()}"
    assert told in window.notice.text()
    window.view.resize(150, 90)  # the notice has laid the window out anew
    dialog = PictureDialog(feature(window, PictureExport))
    qtbot.addWidget(dialog)
    assert told in dialog.enlarged.text()
    assert f"{image.width()} {TIMES} {image.height()}" in dialog.scale.itemText(0)
    dialog.what.setCurrentIndex(1)
    assert dialog.enlarged.text() == ""


def test_a_picture_of_the_whole_window_names_its_structures(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    open_and_wait(qtbot, window, good)
    measured(qtbot, window)
    with written() as words:
        image = feature(window, PictureExport).of_window(2, identity=True)
    assert image.width() == 2 * window.width()
    assert image.height() > 2 * window.height()
    named = {one.name for one in entries(window.review.axial)}
    below = [one.text for one in words if one.place.top() >= window.height()]
    assert named
    assert {text for name in named for text in below if name in text} == set(below)


class Waiting:
    """Work that begins, and goes on when it may."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()

    def steps(self, *_: object) -> Steps[None]:
        self.begun.set()
        self.go.wait(60)
        yield Progress(0, 1)


@pytest.fixture
def waiting_report(
    qtbot: QtBot,
    window: Window,
    good: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[tuple[Waiting, Path]]:
    """A report that is being made, and its file."""
    work, file = Waiting(), tmp_path / "report.html"
    made = hashed_report.hashed_report

    def steps(*words: Any, **more: Any) -> Steps[Any]:
        yield from work.steps()
        return (yield from made(*words, **more))

    open_and_wait(qtbot, window, good)
    monkeypatch.setattr(hashed_report, "hashed_report", steps)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    window.menus.actions["report_html"].trigger()
    qtbot.waitUntil(work.begun.is_set, timeout=20_000)
    yield work, file
    work.go.set()


def is_over(window: Window, key: str) -> bool:
    return all(job.key != key for job in window.session.jobs.findChildren(Job))


def test_cancel_stops_a_report_that_is_being_made(
    qtbot: QtBot, window: Window, waiting_report: tuple[Waiting, Path]
) -> None:
    work, file = waiting_report
    assert window.strip.isVisible()
    window.strip.cancel.click()
    assert not window.strip.isVisible()
    work.go.set()
    qtbot.waitUntil(lambda: is_over(window, "report"), timeout=20_000)
    assert not file.exists()


def test_a_report_that_is_made_leaves_the_progress_of_an_opening(
    qtbot: QtBot,
    window: Window,
    good: Path,
    waiting_report: tuple[Waiting, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work, file = waiting_report
    scanning = Waiting()
    monkeypatch.setattr("dosiscope.io.case.scan.scan", scanning.steps)
    window.opening.open_paths([good])
    qtbot.waitUntil(scanning.begun.is_set, timeout=20_000)
    work.go.set()
    qtbot.waitUntil(lambda: is_over(window, "report"), timeout=20_000)
    assert file.exists()
    assert window.strip.isVisible()
    window.strip.cancel.click()
    scanning.go.set()


def test_nothing_is_asked_of_a_folder_before_it_is_read_beside_the_window(
    qtbot: QtBot,
    window: Window,
    good: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One on a network that does not answer would stop the window for minutes."""
    settings.set(REMEMBER_FOLDERS, True)
    scanning = Waiting()
    with monkeypatch.context() as patch:
        patch.setattr("dosiscope.io.case.scan.scan", scanning.steps)
        patch.setattr(Path, "is_dir", lambda _: pytest.fail("it was asked"))
        window.opening.open_paths([good])
        assert settings.recent_folders() == []
        qtbot.waitUntil(scanning.begun.is_set, timeout=20_000)
        window.strip.cancel.click()
        scanning.go.set()
    open_and_wait(qtbot, window, good)
    assert settings.recent_folders() == [str(good)]


def test_a_mistake_in_measuring_leaves_the_progress_of_an_opening(
    qtbot: QtBot, window: Window, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanning = Waiting()
    monkeypatch.setattr("dosiscope.io.case.scan.scan", scanning.steps)
    window.opening.open_paths([good])
    qtbot.waitUntil(scanning.begun.is_set, timeout=20_000)
    window.session.measuring.failed.emit(ValueError("x"))
    assert "mistake" in window.notice.text()
    assert window.session.is_busy
    assert window.strip.isVisible()
    window.strip.cancel.click()
    scanning.go.set()
