"""A session is saved, and seen again as it was: pixel by pixel, in another window."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pydicom import dcmread
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from dosiscope.app.choices import REMEMBER_FOLDERS
from dosiscope.app.command_line import parse
from dosiscope.app.features.compare import Compare
from dosiscope.app.features.goals import Goals
from dosiscope.app.features.kept_sessions import KeptSessions
from dosiscope.app.features.picture_dialog import PictureDialog
from dosiscope.app.features.picture_export import PictureExport
from dosiscope.app.features.picture_tray import PictureTray
from dosiscope.app.features.report import Report
from dosiscope.app.gui import begin
from dosiscope.app.main import main
from dosiscope.app.report_asked import GAMMA_OF_B
from dosiscope.app.window import Window
from dosiscope.core.dose_expression import DoseRequest, Ratios, Term, making
from dosiscope.core.gamma.criteria import GammaCriteria
from dosiscope.core.goals.goal import Goal, GoalTemplate
from dosiscope.core.goals.goals_csv import parse_goals
from dosiscope.core.identity import Personal
from dosiscope.core.isodose import Dash, Level, Reference
from dosiscope.core.link import propose
from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.core.progress import finish
from dosiscope.core.sidecar.text import read_sidecar
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.kept.area import boxes_of
from dosiscope.viewer.roi_style import RoiStyle
from support.cases import write_good
from support.data import case_dir
from support.html_reports import assert_same_report
from support.kept_sessions import assert_seen_again, pictures, reopen, save
from support.look import dress
from support.named_patient import IDENTITY, personal
from support.reading import settle
from support.rival_plans import good_dose, write_two_plans
from support.windows import feature, measured, open_and_wait, own_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


CHOSEN: dict[str, dict[str, str]] = {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("kept", "settings"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def reviewed(qtbot: QtBot, window: Window, folder: Path) -> Window:
    window.resize(1200, 660)  # the screen has room for more
    open_and_wait(qtbot, window, write_good(folder / "good"))
    measured(qtbot, window)
    return window


def change_much(window: Window) -> None:
    """Set all kinds of things away from where they are at first."""
    review = window.review
    look, display = review.look, review.display
    look.set_window(60.0, 333.0)
    look.set_reference(Reference(41.5))
    look.set_levels(
        [
            Level(95, True, (250, 20, 10), width=3.0),
            Level(12.34, False, (10, 250, 20), dash=Dash.DASHED, is_filled=True),
            Level(50, True, (10, 20, 250), is_shown=False),
        ]
    )
    look.set_wash(low=7.5, high=33.25, opacity=0.63, table="heat")
    look.toggle("points")
    look.toggle("isodose_labels")
    first, second, *_ = display.rois
    display.set_visible([first.number], False)
    display.set_colour(second.number, (255, 128, 1))
    display.set_style([second.number], RoiStyle(width=4.0, dash=Dash.DOTTED, fill=0.3))
    display.set_common_style(replace(display.common_style, width=1.0))
    display.set_style([second.number], RoiStyle(width=3.0, opacity=0.5))
    display.set_halo(True)
    display.set_names(True)
    display.move(display.rois[0].number, display.rois[-1].number)
    review.set_cursor((12.0, -7.0, 4.0))
    plane = review.axial.plane
    for kind, points in (
        (MarkKind.POINT, ((5.0, 6.0, plane.at),)),
        (MarkKind.RULER, ((-20.0, 3.0, plane.at), (30.0, 8.5, plane.at))),
        (MarkKind.CIRCLE, ((0.0, 0.0, plane.at), (9.0, 0.0, plane.at))),
    ):
        review.marks.add(Mark(kind=kind, plane=plane, points=points, name=""))
    review.beam.choose(2)
    review.beam.show_all(True)
    review.marks.rename(review.marks.all[1], "my ruler")
    review.marks.select(None)
    window.pictures.current.zoom(
        1.7, window.pictures.current.rect().center().toPointF()
    )


@pytest.mark.parametrize("arrangement", ["four", "sagittal"])
def test_arrangements_are_seen_again(
    qtbot: QtBot, reviewed: Window, folder: Path, arrangement: str
) -> None:
    """The others are those of a theme, of an enlarged picture and of two doses."""
    reviewed.menus.actions[f"pictures_{arrangement}"].trigger()
    change_much(reviewed)
    again = assert_seen_again(qtbot, reviewed, folder)
    assert again.pictures.arrangement.name == arrangement
    assert again.review.look.levels == reviewed.review.look.levels
    assert again.review.marks.all == reviewed.review.marks.all
    beam = again.review.beam.beam
    assert beam is not None
    assert (beam.number, again.review.beam.shows_all) == (2, True)
    again.close()


def test_reopened_once_more_it_is_the_same_file(
    qtbot: QtBot, reviewed: Window, folder: Path
) -> None:
    """And its tray is there again."""
    change_much(reviewed)
    tray, adding = reviewed.review.tray, feature(reviewed, PictureTray)
    adding.add()
    reviewed.review.axial.step(2)
    adding.add()
    tray.rename(0, "below the target")
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    again = reopen(qtbot, folder / "settings", path)
    first = read_sidecar(path)
    assert f"{len(first.inputs)} files are the same by SHA-256" in told(again)
    assert str(folder / "good") in told(again)  # it lies elsewhere than the session
    other = save(qtbot, again, folder / "kept" / "other.json")
    second = read_sidecar(other)
    assert first.view == second.view
    assert first.choice == second.choice
    assert [one.sha256 for one in first.inputs] == [o.sha256 for o in second.inputs]
    assert first.salt != second.salt
    assert again.review.tray.all == tray.all
    assert again.review.tray.all[0].caption == "below the target"
    again.close()


def test_a_picture_is_seen_again_in_another_theme(
    qtbot: QtBot, qapp: QApplication, reviewed: Window, folder: Path
) -> None:
    change_much(reviewed)
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    size = reviewed.pictures.current.size()
    dress(qapp, LIGHT)
    try:
        again = reopen(qtbot, folder / "settings", path)
        reviewed.pictures.current.resize(size)
        again.pictures.current.resize(size)
        (one,), (other,) = pictures(reviewed), pictures(again)
        assert one == other
        again.close()
    finally:
        dress(qapp, DARK)


def test_an_enlarged_picture_is_seen_again(
    qtbot: QtBot, reviewed: Window, folder: Path
) -> None:
    reviewed.menus.actions["pictures_three"].trigger()
    reviewed.pictures.enlarge("coronal")
    again = assert_seen_again(qtbot, reviewed, folder)
    assert again.pictures.enlarged == "coronal"
    assert again.pictures.current.state.name == "coronal"
    again.close()


def test_a_dvh_in_place_of_the_pictures_is_seen_again(
    qtbot: QtBot, reviewed: Window, folder: Path
) -> None:
    """Of four pictures, where it has a cell of its own to go back to."""
    reviewed.menus.actions["pictures_four"].trigger()
    reviewed.dvh_place.toggle()
    reviewed.notice.hide()
    settle(reviewed)
    size = reviewed.dvh.size()
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    again = reopen(qtbot, folder / "settings", path)
    assert again.dvh_place.is_maximised
    assert not again.pictures.isVisible()
    assert again.dvh.size() == size
    again.dvh_place.restore()
    assert again.pictures.arrangement.name == "four"
    assert again.pictures.isVisible()
    again.close()


def test_what_was_seen_of_a_view_that_is_not_shown_is_seen_when_it_is(
    qtbot: QtBot, reviewed: Window, folder: Path
) -> None:
    """In the window, and once more after its session was saved unseen."""
    reviewed.menus.actions["pictures_sagittal"].trigger()
    reviewed.pictures.current.zoom(20.0, QPointF(300, 200))  # finer than a small view
    before = reviewed.pictures.aims["sagittal"]
    reviewed.menus.actions["pictures_axial"].trigger()
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    again = reopen(qtbot, folder / "settings", path)
    assert again.pictures.pane("sagittal") is None
    path = save(qtbot, again, folder / "kept" / "other.json")
    again.close()
    once_more = reopen(qtbot, folder / "settings", path)
    once_more.menus.actions["pictures_sagittal"].trigger()
    settle(once_more)
    assert once_more.pictures.current.box.aim == before
    once_more.close()


# --- doses that were made, and two doses --------------------------------------------


@pytest.fixture
def two_plans(qtbot: QtBot, window: Window, folder: Path) -> Window:
    window.resize(1200, 660)
    rival = write_two_plans(folder / "good")
    window.session.want(dose=good_dose())
    open_and_wait(qtbot, window, folder / "good")
    measured(qtbot, window)
    with qtbot.waitSignal(window.review.comparison.changed, timeout=20_000):
        window.session.compare_with(rival.dose)
    return window


@pytest.mark.parametrize("wash", list(Wash))
def test_a_comparison_is_seen_again(
    qtbot: QtBot, two_plans: Window, folder: Path, wash: Wash
) -> None:
    comparison, compare = two_plans.review.comparison, feature(two_plans, Compare)
    comparison.set_difference_colours(end=3.5, threshold=0.2, in_percent=True)
    if wash is Wash.GAMMA:
        criteria = GammaCriteria(2.0, 1.0, is_local=True, threshold_percent=5.0)
        compare.gamma_again(criteria, of_b=True)
    comparison.set_wash(wash)
    two_plans.menus.actions["pictures_two"].trigger()
    two_plans.review.beside.set_dose(comparison.other)
    again = assert_seen_again(qtbot, two_plans, folder)
    assert again.review.comparison.wash is wash
    assert again.review.beside.has_own_dose
    if wash is Wash.GAMMA:
        (one, other) = (w.review.comparison.gamma for w in (two_plans, again))
        assert one is not None
        assert other is not None
        assert other.criteria == one.criteria
    again.close()


def test_made_doses_are_made_again(
    qtbot: QtBot, two_plans: Window, folder: Path
) -> None:
    review = two_plans.review
    case, structures = review.case, review.display.rois
    assert case is not None
    a, b = (dose.key for dose in case.every_dose[:2])
    solids = review.results.solids
    numbers = [roi.number for roi in structures if roi.number in solids]
    requests = (
        DoseRequest(terms=(Term(1.0, a), Term(0.5, b))),
        DoseRequest(
            terms=(Term(1.0, a),),
            ratios=Ratios(3.0, ((str(numbers[0]), 10.0),)),
            fractions=(17,),
        ),
        DoseRequest(terms=(Term(1.0, a), Term(1.0, b)), ratios=Ratios(2.5)),
    )
    for request in requests:
        dose, _ = finish(making(request, case, solids))
        review.add_made(dose)
    review.set_dose(review.made[1])
    review.comparison.set_other(review.made[0])
    review.comparison.keep_other()  # its DVHs are C
    review.comparison.set_other(review.made[2])
    again = assert_seen_again(qtbot, two_plans, folder)
    assert [one.key for one in again.review.made] == [one.key for one in review.made]
    assert again.review.dose is again.review.made[1]
    assert again.review.comparison.other is again.review.made[2]
    assert again.review.compared_doses["C"] is again.review.made[0]
    assert again.review.comparison.keys == review.comparison.keys
    for one, other in zip(review.made, again.review.made, strict=True):
        assert np.array_equal(one.stored, other.stored)
    again.close()


def test_a_report_tells_that_it_leaves_out_a_gamma_of_a_against_b(
    qtbot: QtBot,
    two_plans: Window,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    criteria = GammaCriteria(3.0, 3.0, threshold_percent=10.0)
    feature(two_plans, Compare).gamma_again(criteria, of_b=True)
    measured(qtbot, two_plans)
    path = save(qtbot, two_plans, folder / "kept" / "session.json")
    report = feature(two_plans, Report)
    report.open()
    dialog = report.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.save.isEnabled(), timeout=30_000)
    assert dialog.notice.text() == GAMMA_OF_B
    dialog.reject()
    two_plans.close()
    out = folder / "again.json"
    assert main(["report", str(path), "-o", str(out)]) in (0, 1)
    assert GAMMA_OF_B in capsys.readouterr().err
    values = json.loads(out.read_text())
    assert values["comparison"]["difference"]
    assert not values["comparison"].get("gamma")


def test_a_dose_whose_dvhs_were_kept_and_that_is_not_there_is_named(
    qtbot: QtBot,
    two_plans: Window,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = save(qtbot, two_plans, folder / "kept" / "session.json")
    two_plans.close()
    values = json.loads(path.read_text())
    values["view"]["comparison"]["further"] = ["1.2.3", ""]
    path.write_text(json.dumps(values))
    told = "the dose C, whose DVHs were kept, is not there"
    for verb, form in (("report", "json"), ("snapshot", "png")):
        out = folder / f"again.{form}"
        assert main([verb, str(path), "-o", str(out)]) == 2
        assert told in capsys.readouterr().err
        assert not out.exists()


# --- what is not as it was -----------------------------------------------------------


def told(window: Window) -> str:
    assert window.notice.isVisible()
    return window.notice.text()


def _change(folder: Path) -> str:
    file = folder / "good" / "RD.dcm"
    dataset = dcmread(file)
    dataset.DoseGridScaling = f"{float(dataset.DoseGridScaling) * 1.25:.8g}"
    dataset.save_as(file)
    return "(RD.dcm): changed since then."


def _remove(folder: Path) -> str:
    (folder / "good" / "RP.dcm").unlink()
    return "missing."


def _rename(folder: Path) -> str:
    (folder / "good" / "RS.dcm").rename(folder / "good" / "other.dcm")
    return "(other.dcm): elsewhere or renamed since then, with the same content."


def _add(folder: Path) -> str:
    other = write_two_plans(folder / "elsewhere")
    other.dose_file.rename(folder / "good" / "fresh.dcm")
    return "(fresh.dcm): not there then."


def _add_image(folder: Path) -> str:
    dataset = dcmread(folder / "good" / "CT.0001.dcm")
    dataset.SOPInstanceUID += ".7"
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    x, y, z = dataset.ImagePositionPatient
    other = dcmread(folder / "good" / "CT.0002.dcm").ImagePositionPatient[2]
    dataset.ImagePositionPatient = [x, y, 2 * float(z) - float(other)]  # one more
    dataset.save_as(folder / "good" / "CT.9999.dcm")
    return "(CT.9999.dcm): not there then, and part of what is shown."


@pytest.mark.parametrize("change", [_change, _remove, _rename, _add, _add_image])
def test_what_is_not_as_it_was_is_named(
    qtbot: QtBot,
    reviewed: Window,
    folder: Path,
    change: Callable[[Path], str],
) -> None:
    reviewed.review.look.set_window(77.0, 555.0)
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    sentence = change(folder)
    window = Window(own_settings(folder / "settings"))
    qtbot.addWidget(window)
    window.show()
    window.opening.open_paths([path])
    qtbot.waitUntil(lambda: sentence in window.notice.text(), timeout=20_000)
    is_of_case = change in (_change, _remove, _add_image)
    assert ("This is not what was seen" in window.notice.text()) is is_of_case
    assert window.review.case is not None
    qtbot.waitUntil(lambda: window.review.look.window == (77.0, 555.0))
    window.close()


def test_a_folder_that_was_moved_is_named_by_the_user(
    qtbot: QtBot, reviewed: Window, folder: Path
) -> None:
    reviewed.review.look.set_levels([Level(12.34, True, (10, 250, 20))])
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    (folder / "good").rename(folder / "moved")
    window = Window(own_settings(folder / "settings"))
    qtbot.addWidget(window)
    window.show()
    window.opening.open_paths([path])
    qtbot.waitUntil(lambda: "not where it was" in window.notice.text())
    assert window.review.case is None
    again = reopen(qtbot, folder / "settings", path, folder / "moved")
    assert again.review.look.levels == reviewed.review.look.levels
    window.close()
    again.close()


def test_session_and_patient_move_together(
    qtbot: QtBot, reviewed: Window, folder: Path
) -> None:
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    (folder / "there").mkdir()
    (folder / "good").rename(folder / "there" / "good")
    (folder / "kept").rename(folder / "there" / "kept")
    again = reopen(qtbot, folder / "settings", folder / "there" / "kept" / path.name)
    assert "are the same by SHA-256" in told(again)
    again.close()


# --- what it does not hold -----------------------------------------------------------


def test_no_identity_and_no_name_of_a_file_is_in_it(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    place = write_good(folder / "zzyzx_quentin" / "pq-7788", personal)
    open_and_wait(qtbot, window, place)
    measured(qtbot, window)
    feature(window, Goals).in_use.use(
        GoalTemplate(name=Personal("Zzyzx Quentin"), goals=(_goal(),))
    )
    path = save(qtbot, window, folder / "kept" / "session.json")
    text = path.read_text().lower()
    for word in (*IDENTITY, "rp.dcm", "rs.dcm", "rd.dcm", "kept"):
        assert word not in text
    again = reopen(qtbot, folder / "settings", path)
    template = feature(again, Goals).in_use.template
    assert template is not None
    assert template.goals == (_goal(),)
    again.close()


def _goal() -> Goal:
    return parse_goals("structure,metric,op,goal\nPTV,D95%[Gy],>=,40\n").goals[0]


# --- saving and leaving --------------------------------------------------------------


def test_closing_asks_only_where_a_session_was_saved_and_changed(
    qtbot: QtBot, reviewed: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    buttons = QMessageBox.StandardButton

    def question(*words: Any) -> QMessageBox.StandardButton:
        asked.append(words[2])
        return buttons.Cancel if len(asked) == 1 else buttons.Save

    monkeypatch.setattr(QMessageBox, "question", question)
    sessions = feature(reviewed, KeptSessions)
    change_much(reviewed)
    assert sessions.may_leave()
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    reviewed.review.axial.step(2)  # to look elsewhere is no change
    assert sessions.may_leave()
    assert not asked
    reviewed.review.look.set_window(11.0, 222.0)
    reviewed.close()
    assert reviewed.isVisible()  # cancelled
    reviewed.close()
    assert not reviewed.isVisible()
    assert asked == ["The session was changed since it was saved. Save it?"] * 2
    assert read_sidecar(path).view.look.window == (11.0, 222.0)


def test_opening_another_asks_as_closing_does(
    qtbot: QtBot, reviewed: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    buttons = QMessageBox.StandardButton

    def question(*words: Any) -> QMessageBox.StandardButton:
        asked.append(words[2])
        return buttons.Cancel if len(asked) < 5 else buttons.Discard

    monkeypatch.setattr(QMessageBox, "question", question)
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    reviewed.review.look.set_window(11.0, 222.0)
    case = reviewed.review.case
    reviewed.opening.open_paths([folder / "good"])
    reviewed.opening.open_paths([path])
    reviewed.opening.open_demo()
    reviewed.menus.actions["close_case"].trigger()
    assert len(asked) == 4
    assert not reviewed.session.is_busy
    assert reviewed.review.case is case
    assert reviewed.review.look.window == (11.0, 222.0)
    open_and_wait(qtbot, reviewed, folder / "good")
    assert len(asked) == 5
    assert reviewed.review.case is not case


def test_choosing_another_dose_asks_as_opening_another_does(
    qtbot: QtBot, two_plans: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    buttons = QMessageBox.StandardButton
    answers = [buttons.Discard, buttons.Cancel]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop())
    session, browser = two_plans.session, two_plans.late.cases.panel
    rival, shown = two_plans.review.comparison.other, session.selection
    assert rival is not None
    assert session.inventory is not None
    other = propose(session.inventory, dose=rival.key)
    save(qtbot, two_plans, folder / "kept" / "session.json")
    two_plans.review.look.set_window(11.0, 222.0)
    browser.selected.emit(other)
    assert not session.is_busy
    assert session.selection == browser.pending == shown
    assert two_plans.review.look.window == (11.0, 222.0)
    with qtbot.waitSignal(session.opened, timeout=20_000):
        browser.selected.emit(other)
    assert session.selection == other
    assert not answers


def test_a_session_begins_at_home_and_not_in_the_folder_of_the_patient(
    reviewed: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def ask(_: object, __: str, name: str, *___: object) -> tuple[str, str]:
        proposed.append(name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    reviewed.menus.actions["save_session"].trigger()
    assert proposed == [str(Path.home() / "session.json")]


def test_sessions_are_remembered_only_where_folders_are(
    qtbot: QtBot, reviewed: Window, folder: Path
) -> None:
    settings = reviewed.settings
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    assert settings.recent_sessions() == []
    settings.set(REMEMBER_FOLDERS, True)
    save(qtbot, reviewed, path)
    qtbot.waitUntil(lambda: settings.recent_sessions() == [str(path)])
    settings.set(REMEMBER_FOLDERS, False)
    assert settings.recent_sessions() == []


def test_what_is_no_session_leaves_what_is_open(
    qtbot: QtBot, reviewed: Window, folder: Path
) -> None:
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    values = json.loads(path.read_text())
    values["view"]["look"]["wash"]["table"] = "none\u202e"
    path.write_text(json.dumps(values))
    case = reviewed.review.case
    reviewed.opening.open_paths([path])
    qtbot.waitUntil(lambda: "table of colours" in reviewed.notice.text())
    assert "\u202e" not in reviewed.notice.text()
    qtbot.waitUntil(lambda: not reviewed.session.is_busy)
    assert reviewed.review.case is case
    assert "good" not in reviewed.notice.text()


# --- beside a picture, in a tray, dropped, named on the command line ------------------


def test_a_picture_can_have_a_session_beside_it(
    qtbot: QtBot, reviewed: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_much(reviewed)
    path = folder / "kept" / "view.png"

    def choose(dialog: PictureDialog) -> QDialog.DialogCode:
        dialog.with_session.setChecked(True)
        dialog.scale.setCurrentIndex(0)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PictureDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    beside = path.with_suffix(".json")
    feature(reviewed, PictureExport).save()
    qtbot.waitUntil(beside.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "session view.json" in reviewed.notice.text())
    reviewed.close()
    again = folder / "again.png"
    assert main(["snapshot", str(beside), "-o", str(again)]) in (0, 1)
    assert again.read_bytes() == path.read_bytes()


def test_of_a_session_all_pictures_that_were_shown_are_painted(
    qtbot: QtBot, two_plans: Window, folder: Path
) -> None:
    """As the verb paints the same layout of the same two doses."""
    other = two_plans.review.comparison.other
    assert other is not None
    two_plans.menus.actions["pictures_four"].trigger()
    path = save(qtbot, two_plans, folder / "kept" / "session.json")
    two_plans.close()
    one, same = folder / "one.png", folder / "same.png"
    size = ("--size", "1500x1100")
    assert main(["snapshot", str(path), *size, "-o", str(one)]) in (0, 1)
    asked = ["--layout", "four", "--dose", good_dose(), "--with", other.key]
    words = ["snapshot", str(folder / "good"), *asked, *size, "-o", str(same)]
    assert main(words) in (0, 1)
    assert one.read_bytes() == same.read_bytes()


def test_what_was_seen_of_each_picture_is_known_without_a_window(
    reviewed: Window,
) -> None:
    for arrangement in ("three", "four", "two", "coronal"):
        reviewed.menus.actions[f"pictures_{arrangement}"].trigger()
        settle(reviewed)
        for picture in reviewed.pictures.shown:
            picture.zoom(1.3, QPointF(70, 60))
        settle(reviewed)
        boxes = boxes_of(feature(reviewed, KeptSessions).seen.view())
        seen = {one.state.name: one.view_rect() for one in reviewed.pictures.shown}
        assert boxes.keys() == seen.keys()
        for name, box in boxes.items():
            centre = seen[name].center().toTuple()
            assert box.center().toTuple() == pytest.approx(centre), arrangement
            # a slider stands beside some
            assert box.width() == pytest.approx(seen[name].width(), rel=0.15)
            assert box.height() == pytest.approx(seen[name].height(), rel=0.02)


def test_a_report_of_the_window_is_made_again(
    qtbot: QtBot, reviewed: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As HTML; tests of the dialog make PDF again."""
    reviewed.review.look.set_window(60.0, 333.0)
    reviewed.review.look.set_reference(Reference(41.5))
    reviewed.review.display.set_visible([3], False)
    feature(reviewed, PictureTray).add()
    path, report = folder / "kept" / "report.html", feature(reviewed, Report)
    report.open()
    dialog = report.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.save.isEnabled(), timeout=30_000)
    dialog.beside.setChecked(True)
    dialog.identity.setChecked(False)
    qtbot.waitUntil(lambda: dialog.save.isEnabled(), timeout=30_000)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    report.save("html")
    beside = path.with_suffix(".json")
    qtbot.waitUntil(beside.exists, timeout=30_000)
    dialog.reject()
    reviewed.close()
    again = folder / "again.html"
    assert main(["report", str(beside), "-o", str(again)]) in (0, 1)
    assert_same_report(path.read_text(), again.read_text())


def test_what_is_no_session_stays_beside_a_picture(
    reviewed: Window, folder: Path
) -> None:
    path = folder / "kept" / "view.json"
    path.write_text("{}")
    feature(reviewed, KeptSessions).save_beside(str(path.with_suffix(".png")))
    assert "is there already and is no session" in reviewed.notice.text()
    assert path.read_text() == "{}"


def test_a_session_beside_a_picture_is_replaced_where_the_user_agrees(
    qtbot: QtBot, reviewed: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    buttons = QMessageBox.StandardButton
    answers, asked = [buttons.Yes, buttons.No], []

    def question(*words: Any) -> QMessageBox.StandardButton:
        asked.append(words[2])
        return answers.pop()

    monkeypatch.setattr(QMessageBox, "question", question)
    path = save(qtbot, reviewed, folder / "kept" / "plan.json")
    before, sessions = path.read_bytes(), feature(reviewed, KeptSessions)
    sessions.save_beside(str(path.with_suffix(".png")))
    assert asked == ["The session plan.json is there already. Replace it?"]
    assert not reviewed.session.jobs.is_working
    assert path.read_bytes() == before
    sessions.save_beside(str(path.with_suffix(".png")))
    qtbot.waitUntil(lambda: path.read_bytes() != before, timeout=20_000)
    assert not answers


def test_a_sidecar_that_is_named_at_the_start_waits_for_the_panels(
    qtbot: QtBot, reviewed: Window, folder: Path
) -> None:
    change_much(reviewed)
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    arguments = parse(["view", str(path)])
    window = Window(own_settings(folder / "settings"), furnish=False)
    qtbot.addWidget(window)
    window.show()
    begin(window, arguments)
    qtbot.waitUntil(lambda: window.is_furnished, timeout=20_000)
    qtbot.waitUntil(lambda: window.review.case is not None, timeout=20_000)
    look = window.review.look
    qtbot.waitUntil(lambda: look.levels == reviewed.review.look.levels)
    window.close()


def test_a_dropped_sidecar_is_opened(
    qtbot: QtBot, reviewed: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    discard = QMessageBox.StandardButton.Discard
    monkeypatch.setattr(QMessageBox, "question", lambda *_: discard)
    change_much(reviewed)
    path = save(qtbot, reviewed, folder / "kept" / "session.json")
    reviewed.review.look.set_window(1.0, 2.0)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(feature(reviewed, KeptSessions).reopened, timeout=20_000):
        reviewed.dropEvent(event)
    assert reviewed.review.look.window == (60.0, 333.0)


# --- real data -----------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["ihero-brto-equidistant", "eclipse-breast", "monaco-becker"]
)
def test_real_cases_are_seen_again(
    qtbot: QtBot, window: Window, folder: Path, name: str
) -> None:
    window.resize(1200, 660)
    window.session.want(**CHOSEN.get(name, {}))
    with qtbot.waitSignal(window.session.opened, timeout=60_000):
        window.opening.open_paths([case_dir(name)])
    qtbot.waitUntil(lambda: not window.session.jobs.is_working, timeout=60_000)
    window.menus.actions["pictures_three"].trigger()
    window.review.look.set_window(55.0, 444.0)
    window.review.axial.step(3)
    assert_seen_again(qtbot, window, folder).close()
