"""Images laid over the case in the window: chosen, read, kept, seen again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from pydicom.dataset import Dataset
from PySide6.QtWidgets import QFileDialog, QMenu

from dosiscope.app.features.picture_dialog import PictureDialog
from dosiscope.app.features.picture_export import PictureExport
from dosiscope.app.features.picture_tray import PictureTray
from dosiscope.app.features.second_image import SecondImageFeature
from dosiscope.app.main import main
from dosiscope.core.kinds import Kind
from dosiscope.viewer.details_rows import columns_of
from dosiscope.viewer.kept.snapshots import seen_as
from dosiscope.viewer.panels.second_image import NOTHING
from dosiscope.viewer.second_look import Laying
from support.cases import good_built, write_good
from support.command_line import run_json
from support.kept_sessions import assert_seen_again
from support.opened import opened
from support.second_images import turned_by
from support.synthetic.second import (
    OTHER_FRAME,
    REGISTRATION,
    SERIES,
    frame_of,
    good_with,
    homogeneous,
    join,
    linear,
    registration,
    series,
)
from support.windows import feature, measured, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window

ELSEWHERE = "1.2.3.94"
MATRIX = homogeneous(turned_by(z=20), (5.0, 3.0, -2.0))


def beside() -> list[Dataset]:
    """An MR in the frame of the case, one in another, and what joins the two."""
    built = good_built()
    own, moved = join(frame_of(built), np.eye(4)), join(OTHER_FRAME, MATRIX)
    code = Dataset()
    code.CodeMeaning = "Visual Alignment"
    moved.MatrixRegistrationSequence[0].RegistrationTypeCodeSequence = [code]
    other = series(
        built,
        lambda at: linear(at @ MATRIX[:3, :3].T + MATRIX[:3, 3]),
        uid=ELSEWHERE,
        shape=(20, 40, 40),
        FrameOfReferenceUID=OTHER_FRAME,
        SeriesDescription="elsewhere",
    )
    return [
        *series(built, shape=(16, 40, 40)),
        *other,
        registration(built, own, moved),
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("kept", "settings"):
        (tmp_path / name).mkdir()
    good_with(tmp_path / "in", *beside())
    return tmp_path


@pytest.fixture
def reviewed(qtbot: QtBot, window: Window, folder: Path) -> Window:
    window.resize(1300, 700)
    open_and_wait(qtbot, window, folder / "in")
    measured(qtbot, window)
    return window


def lay_over(qtbot: QtBot, window: Window, uid: str, by: str = "") -> None:
    second = feature(window, SecondImageFeature)
    second.lay_over(uid, by)
    qtbot.waitUntil(lambda: not second.images.reading.is_running, timeout=20_000)


def lines(window: Window) -> dict[str, bool]:
    """What the menu offers, and whether each can be chosen."""
    menu = QMenu()
    feature(window, SecondImageFeature)._fill(menu)
    return {
        one.text().replace("&&", "&"): one.isEnabled()
        for one in menu.actions()
        if not one.isSeparator()
    }


def test_the_menu_offers_what_may_be_laid_over(reviewed: Window) -> None:
    assert lines(reviewed) == {
        "None": True,
        'MR "MR beside" of 2026-05-01, 16 images': True,
        'MR "elsewhere" of 2026-05-01, 20 images, by Spatial Registration '
        '"MR TO CT"': True,
    }


def test_it_is_read_and_shown_and_changes_no_number(
    qtbot: QtBot, reviewed: Window
) -> None:
    review, before = reviewed.review, dict(reviewed.review.results.dvhs)
    case, findings = review.case, review.case.findings if review.case else ()
    lay_over(qtbot, reviewed, SERIES)
    second = review.second.image
    assert second is not None
    assert second.uid == SERIES
    assert float(second.sample((4.0, 2.0, 1.0))) == pytest.approx(1013.0, abs=0.2)
    assert review.results.dvhs == before
    assert review.case is case
    assert case is not None
    assert case.findings is findings


def test_its_switch_is_on_and_offered_while_it_is_there(
    qtbot: QtBot, reviewed: Window
) -> None:
    """By its key alone: nobody opens a menu before."""
    switch = reviewed.menus.actions["second_image"]
    assert (switch.isEnabled(), switch.isChecked()) == (False, False)
    lay_over(qtbot, reviewed, SERIES)
    assert (switch.isEnabled(), switch.isChecked()) == (True, True)
    switch.trigger()
    assert (switch.isEnabled(), switch.isChecked()) == (True, False)
    assert reviewed.review.second.shown is None
    feature(reviewed, SecondImageFeature).panel.cleared.emit()
    assert (switch.isEnabled(), switch.isChecked()) == (False, False)


def test_from_elsewhere_it_comes_only_by_the_registration_that_is_chosen(
    qtbot: QtBot, reviewed: Window
) -> None:
    second = feature(reviewed, SecondImageFeature)
    reviewed.late.cases.panel.laid_over.emit(ELSEWHERE)
    assert reviewed.review.second.image is None
    told = reviewed.notice.text()
    assert "it lies in another frame of reference than the CT that is shown" in told
    assert "View, Second image" in told
    lay_over(qtbot, reviewed, ELSEWHERE, REGISTRATION)
    image = reviewed.review.second.image
    assert image is not None
    assert image.registration_uid == REGISTRATION
    points = np.array(((1.0, 2.0, 3.0), (-9.0, 8.0, 4.0)))
    np.testing.assert_allclose(image.sample(points), linear(points), atol=0.2)
    applied = second.panel.facts.value("Applied")
    assert applied.startswith("turned about x, y, z by 0.00°, 0.00°, 20.00°")
    assert second.panel.facts.value("By") == "Visual Alignment"
    assert second.panel.warning.text() == (
        'It lies there by the registration "MR TO CT" of 2026-05-02: '
        "not part of the plan."
    )


def test_the_panel_says_how_and_follows(qtbot: QtBot, reviewed: Window) -> None:
    panel = feature(reviewed, SecondImageFeature).panel
    assert panel.says.text() == NOTHING
    lay_over(qtbot, reviewed, SERIES)
    look = reviewed.review.second
    panel.share.setValue(30)
    assert look.share == 0.3
    panel.laying.button(1).click()
    assert look.laying is Laying.CHECKERBOARD
    panel.square.edited.emit(12.0)
    assert look.square == 12.0
    panel.low.edited.emit(900.0)
    panel.high.edited.emit(1100.0)
    assert look.window == (1000.0, 200.0)
    assert panel.high.objection(800.0) == "It is not above the lower end"
    panel.on.click()
    assert not look.is_on
    panel.clear.click()
    assert look.image is None
    assert panel.says.text() == NOTHING


def test_it_goes_with_its_case(qtbot: QtBot, reviewed: Window, tmp_path: Path) -> None:
    lay_over(qtbot, reviewed, SERIES)
    reviewed.session.close_case()
    assert reviewed.review.second.image is None
    open_and_wait(qtbot, reviewed, write_good(tmp_path / "other"))
    assert reviewed.review.second.image is None
    assert lines(reviewed) == {"There is no other series of images": False}


def test_the_same_case_read_anew_keeps_it(qtbot: QtBot, reviewed: Window) -> None:
    lay_over(qtbot, reviewed, SERIES)
    image = reviewed.review.second.image
    selection = reviewed.session.selection
    assert selection is not None
    with qtbot.waitSignal(reviewed.session.opened, timeout=20_000):
        reviewed.session.choose(selection)
    assert reviewed.review.second.image is image


def test_a_session_shows_it_again(qtbot: QtBot, reviewed: Window, folder: Path) -> None:
    lay_over(qtbot, reviewed, ELSEWHERE, REGISTRATION)
    reviewed.menus.actions["pictures_four"].trigger()
    reviewed.review.second.set_shown(
        laying=Laying.CHECKERBOARD, square=18.0, window=(1000.0, 150.0), table="hot"
    )
    again = assert_seen_again(qtbot, reviewed, folder)
    look = again.review.second
    assert look.image is not None
    assert look.image.registration_uid == REGISTRATION
    assert (look.square, look.window, look.table) == (18.0, (1000.0, 150.0), "hot")


def test_a_verb_paints_the_same_picture(
    qtbot: QtBot, reviewed: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_over(qtbot, reviewed, ELSEWHERE, REGISTRATION)
    path = folder / "kept" / "view.png"

    def choose(dialog: PictureDialog) -> object:
        dialog.with_session.setChecked(True)
        dialog.scale.setCurrentIndex(0)
        return PictureDialog.DialogCode.Accepted

    monkeypatch.setattr(PictureDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    kept = path.with_suffix(".json")
    feature(reviewed, PictureExport).save()
    qtbot.waitUntil(kept.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "session view.json" in reviewed.notice.text())
    assert REGISTRATION in kept.read_text()
    reviewed.close()
    again = folder / "again.png"
    assert main(["snapshot", str(kept), "-o", str(again)]) in (0, 1)
    assert again.read_bytes() == path.read_bytes()


def test_pictures_of_the_tray_keep_it(qtbot: QtBot, reviewed: Window) -> None:
    review = reviewed.review
    lay_over(qtbot, reviewed, SERIES)
    review.second.set_shown(share=0.8)
    feature(reviewed, PictureTray).add()
    review.second.set_shown(share=0.1)
    (snapshot,) = review.tray.all
    twin, lacks = seen_as(review, snapshot.view)
    assert lacks == ()
    assert twin.second.share == 0.8
    assert twin.second.image is review.second.image
    feature(reviewed, SecondImageFeature).images.lay_over("")
    assert seen_as(review, snapshot.view)[1] == ("the second image is not there",)


@pytest.mark.parametrize("with_images", [False, True])
def test_registrations_are_listed_with_what_they_state(
    folder: Path, *, with_images: bool
) -> None:
    built = good_built()
    uids = [str(image.SOPInstanceUID) for image in built.ct] if with_images else []
    one = registration(built, join(OTHER_FRAME, MATRIX, images=uids))
    case = opened(good_with(folder / "named", one))
    (outside,) = (one for one in case.outside if one.entry.kind is Kind.REGISTRATION)
    assert outside.sentence == (
        'Spatial Registration "MR TO CT" is not shown: such are applied only where '
        "that is asked for, to images laid over others."
    )
    details = next(
        column
        for column in columns_of(case)
        if column.title.startswith("Spatial Registration")
    )
    assert details.stated["Motion"].startswith("turned about x, y, z by 0.00°, 0.00°")


def test_what_cannot_be_applied_is_in_the_menu_with_the_reason(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    built = good_built()
    scaled = homogeneous(np.diag((1.1, 1.1, 1.1)))
    more = (
        registration(built, join(OTHER_FRAME, scaled), uid="1.2.3.4.1"),
        registration(
            built, join(OTHER_FRAME, MATRIX), uid="1.2.3.4.2", is_deformable=True
        ),
    )
    open_and_wait(qtbot, window, good_with(folder / "in", *beside(), *more))
    name = 'MR "elsewhere" of 2026-05-01'
    offered = lines(window)
    assert offered[f'{name}, 20 images, by Spatial Registration "MR TO CT"']
    refused = [line for line, is_on in offered.items() if not is_on]
    assert len(refused) == 2
    assert refused[0].startswith(f'{name}, by Spatial Registration "MR TO CT": its mat')
    assert ", by Deformable Spatial Registration" in refused[1]


def test_check_says_the_same_whatever_can_be_laid_over(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = write_good(tmp_path / "alone")
    (status, one), (also, other) = (
        run_json(capsys, "check", path) for path in (alone, folder / "in")
    )
    assert (status, one["findings"]) == (also, other["findings"])
