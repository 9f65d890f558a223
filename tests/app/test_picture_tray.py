"""Pictures put into the tray by a key, put in order, named, gone back to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from dosiscope.app.features.kept_sessions import KeptSessions
from dosiscope.app.features.picture_export import PictureExport
from dosiscope.app.features.picture_tray import PictureTray
from dosiscope.core.report.material import PictureKind
from dosiscope.core.report.template import Colours
from dosiscope.resources.theme import PRINT_PICTURE
from dosiscope.viewer.kept.showing import KeptViewError
from dosiscope.viewer.kept.snapshots import check_snapshot, page_of
from dosiscope.viewer.report.review_figures import ReviewFigures
from dosiscope.viewer.tray import MOST
from support.cases import write_good
from support.windows import feature, measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


@pytest.fixture
def fresh(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    measured(qtbot, window)
    return window


@pytest.fixture(scope="module")
def lasting(
    module_bot: QtBot, lasting_window: Window, tmp_path_factory: pytest.TempPathFactory
) -> Window:
    folder = write_good(tmp_path_factory.mktemp("tray") / "good")
    open_and_wait(module_bot, lasting_window, folder)
    measured(module_bot, lasting_window)
    return lasting_window


@pytest.fixture
def reviewed(lasting: Window) -> Iterator[Window]:
    """A case with nothing in its tray, and so again afterwards."""
    review = lasting.review
    cursor, places = review.cursor, review.places
    yield lasting
    review.tray.replace_all(())
    review.go_back(cursor, places)
    lasting.notice.hide()


def take(window: Window) -> None:
    window.menus.actions["tray_add"].trigger()


def settle(window: Window) -> None:
    """Let the view be as large as it is without a notice."""
    window.notice.hide()
    QApplication.processEvents()


def picture(window: Window) -> QImage:
    return feature(window, PictureExport).of_view(1, identity=True)


def of_tray(window: Window, n: int, size: QSize) -> QImage:
    return page_of(window.review, window.review.tray.all[n]).image(size, 1)


def test_what_is_put_aside_is_seen_again_pixel_by_pixel(fresh: Window) -> None:
    review = fresh.review
    review.look.set_window(50, 500)
    review.axial.step(1)
    fresh.view.zoom(2.0, fresh.view.rect().center().toPointF())
    before = picture(fresh)
    take(fresh)
    settle(fresh)
    review.look.set_window(0, 2000)
    review.look.toggle("wash")
    review.look.set_levels(review.look.levels[:1])
    review.display.show_only(())
    review.axial.step(-2)
    fresh.view.fit()
    after = picture(fresh)
    assert after != before
    assert of_tray(fresh, 0, before.size()) == before
    assert picture(fresh) == after  # nothing on the screen has moved
    feature(fresh, PictureTray).go_to(0)
    settle(fresh)
    assert picture(fresh) == before


def test_captions_say_the_plane_and_are_the_users(
    qtbot: QtBot, reviewed: Window
) -> None:
    take(reviewed)
    assert reviewed.review.tray.all[0].caption.startswith("Axial, z ")
    feature(reviewed, PictureTray).show()
    panel = feature(reviewed, PictureTray).panel
    qtbot.waitUntil(panel.isVisible)
    blank = panel.list.item(0).icon().cacheKey()
    qtbot.waitUntil(lambda: panel.list.item(0).icon().cacheKey() != blank)
    panel.list.item(0).setText("  The hot spot\n in the bladder ")
    assert reviewed.review.tray.all[0].caption == "The hot spot in the bladder"


def test_they_are_put_in_order_and_removed(qtbot: QtBot, reviewed: Window) -> None:
    for _ in range(3):
        take(reviewed)
        reviewed.review.axial.step(1)
    tray, shown = reviewed.review.tray, feature(reviewed, PictureTray)
    shown.show()
    panel = shown.panel
    qtbot.waitUntil(panel.isVisible)
    first, second, third = tray.all
    panel.list.setCurrentRow(0)
    assert not panel.up.isEnabled()
    panel.down.click()
    panel.up.click()
    assert tray.all == (first, second, third)
    panel.down.click()
    assert tray.all == (second, first, third)
    assert panel.list.currentRow() == 1  # the same picture
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, alt)
    assert tray.all == (second, third, first)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert list(tray.all) == [second, third]
    assert panel.list.count() == 2
    panel.list.setCurrentRow(0)
    panel.bin.click()
    panel.bin.click()
    assert not tray.all
    assert panel.empty.isVisible()
    assert not panel.go.isEnabled()


def test_one_that_was_removed_is_put_back_where_it_was(
    qtbot: QtBot, reviewed: Window
) -> None:
    for _ in range(3):
        take(reviewed)
        reviewed.review.axial.step(1)
    tray, shown = reviewed.review.tray, feature(reviewed, PictureTray)
    before = tray.all
    shown.show()
    qtbot.waitUntil(shown.panel.isVisible)
    shown.panel.list.setCurrentRow(1)
    shown.panel.bin.click()
    assert tray.all == (before[0], before[2])
    assert before[1].caption in reviewed.notice.text()
    undo = notice_button(reviewed, "Undo")
    undo.click()
    assert tray.all == before
    assert not reviewed.notice.isVisible()
    shown.panel.bin.click()
    tray.replace_all([replace(before[0], caption=str(n)) for n in range(MOST)])
    undo.click()
    assert len(tray.all) == MOST
    assert "full" in reviewed.notice.text()


def notice_button(window: Window, text: str) -> QPushButton:
    (found,) = (
        one for one in window.notice.findChildren(QPushButton) if one.text() == text
    )
    return found


def test_another_case_begins_with_an_empty_tray(
    qtbot: QtBot, fresh: Window, tmp_path: Path
) -> None:
    take(fresh)
    open_and_wait(qtbot, fresh, write_good(tmp_path / "other"))
    assert not fresh.review.tray.all


def test_a_picture_of_the_tray_can_leave_out_whose_it_is(reviewed: Window) -> None:
    take(reviewed)
    case, snapshot = reviewed.review.case, reviewed.review.tray.all[0]
    assert case is not None
    name = case.patient.spoken_name
    for options, is_there in (
        ({}, True),
        ({"identity": False}, False),
        ({"is_within": True}, False),
    ):
        page = page_of(reviewed.review, snapshot, colours=PRINT_PICTURE, **options)
        told = [one.text for one in page.words(1000, 900)]
        assert any(name in text for text in told) is is_there
        assert any("not for clinical decisions" in text for text in told)


def test_they_are_figures_of_a_report_that_name_nobody(reviewed: Window) -> None:
    take(reviewed)
    reviewed.review.tray.rename(0, "The hot spot")
    figures = ReviewFigures(reviewed.review)
    (note,) = (one for one in figures.notes if one.kind is PictureKind.TRAY)
    assert note.caption == "The hot spot"
    drawn = []
    for colours in Colours:
        image = QImage(600, 500, QImage.Format.Format_RGB32)
        image.fill(0x808080)
        with QPainter(image) as painter:
            figures.paint(note.key, painter, QRectF(0, 0, 600, 500), colours)
        drawn.append(image)
    assert drawn[0] != drawn[1]
    assert all(image.pixelColor(300, 250).name() != "#808080" for image in drawn)


def test_what_a_picture_showed_and_is_not_there_is_told(reviewed: Window) -> None:
    take(reviewed)
    (snapshot,) = reviewed.review.tray.all
    gone = replace(snapshot, view=replace(snapshot.view, dose="1.2.3"))
    reviewed.review.tray.replace_all([gone])
    figures = ReviewFigures(reviewed.review)
    (note,) = (one for one in figures.notes if one.kind is PictureKind.TRAY)
    assert "the dose that was shown is not there" in note.caption
    reviewed.review.tray.rename(0, "")
    (note,) = (
        one
        for one in ReviewFigures(reviewed.review).notes
        if one.kind is PictureKind.TRAY
    )
    assert note.caption.startswith("the dose that was shown is not there")


def test_a_session_keeps_the_tray(
    qtbot: QtBot, fresh: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(fresh)
    fresh.review.tray.rename(0, "Kept")
    kept, path = fresh.review.tray.all, tmp_path / "session.json"
    monkeypatch.setattr(fresh.saving, "ask_where", lambda *_: str(path))
    fresh.menus.actions["save_session_as"].trigger()
    qtbot.waitUntil(path.exists, timeout=20_000)
    fresh.review.tray.replace_all(())
    discard = QMessageBox.StandardButton.Discard  # the session was changed
    monkeypatch.setattr(QMessageBox, "question", lambda *_: discard)
    sessions = feature(fresh, KeptSessions)
    with qtbot.waitSignal(sessions.reopened, timeout=20_000):
        sessions.open(path)
    assert [one.caption for one in fresh.review.tray.all] == ["Kept"]
    assert fresh.review.tray.all[0].box == pytest.approx(kept[0].box)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"of": "nothing"}, "of a view “nothing”"),
        ({"box": (0.0, 0.0, 0.0, 5.0)}, "shows 0.0 x 5.0 mm"),
        ({"box": (0.0, 0.0, 1e9, 5.0)}, "of a plane"),
    ],
)
def test_what_cannot_be_painted_of_a_file_is_refused(
    reviewed: Window, changes: dict[str, Any], told: str
) -> None:
    take(reviewed)
    (snapshot,) = reviewed.review.tray.all
    check_snapshot(snapshot)
    with pytest.raises(KeptViewError, match=told):
        check_snapshot(replace(snapshot, **changes))
