"""The RT Image panel: where pixels and openings lie, what it follows and says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from dosiscope.core.rt_image_words import names_apart
from dosiscope.core.text import MINUS
from dosiscope.resources.theme import PRINT
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.isocentre_view import NOWHERE
from dosiscope.viewer.rt_image.painting import Shows, paint_sight
from dosiscope.viewer.rt_image.panel import RtImagePanel
from dosiscope.viewer.rt_image.sight import sight_of
from dosiscope.viewer.rt_image.view import whole_of
from dosiscope.viewer.rt_image.words import place_text, window_text
from dosiscope.viewer.screen_identity import screen_identity
from support.cases import good_built
from support.opened import opened
from support.painted import grabbed
from support.pointer import mouse, turn_wheel
from support.reviews import review_of
from support.synthetic.rt_image import UID, rt_image, stored_values

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.core.case import Case

SECOND = "1.2.3.78"
OF_LEFT = {"RTImageLabel": "Field 2", "ReferencedBeamNumber": 2, "GantryAngle": "90"}


def case_with(folder: Path, *images: dict[str, Any]) -> Case:
    built = good_built()
    built.along = [
        rt_image(built, f"{UID[:-2]}{77 + n}", **changes)
        for n, changes in enumerate(images)
    ]
    built.write(folder)
    return opened(folder)


def panel_of(qtbot: QtBot, case: Case) -> RtImagePanel:
    panel = RtImagePanel(review_of(case))
    qtbot.addWidget(panel)
    panel.resize(500, 700)
    panel.show()
    return panel


def painted(case: Case, shows: Shows, n: int = 0) -> tuple[QImage, Frame]:
    """An image of a case, 8 px a mm, and which part of the plane that is."""
    image = case.rt_images[n]
    sight = sight_of(image, case, image.usual_window)
    whole = whole_of(sight)
    frame = Frame.fitting(whole, 8 * whole.width(), 8 * whole.height(), NOWHERE)
    picture = QImage(
        round(frame.width), round(frame.height), QImage.Format.Format_RGB32
    )
    with QPainter(picture) as painter:
        paint_sight(painter, frame, sight, shows)
    return picture, frame


def test_every_pixel_lies_where_it_says(tmp_path: Path, qapp: object) -> None:
    case = case_with(tmp_path, {})
    picture, frame = painted(case, Shows(exposure=False, beam=False, isocentre=False))
    values, (image,) = stored_values(), case.rt_images
    for row, column in ((20, 3), (30, 20), (33, 38)):  # away from words
        x, y = image.to_isocentre() @ [column, row, 1]
        at = frame.to_pixel(x, -y)
        expected = 255 * (int(values[row, column]) - 1000) / 600
        grey = picture.pixelColor(round(at.x()), round(at.y())).red()
        assert grey == pytest.approx(expected, abs=1.01)


def test_low_values_are_bright_where_the_file_says_so(
    tmp_path: Path, qapp: object
) -> None:
    case = case_with(tmp_path, {}, {"PhotometricInterpretation": "MONOCHROME1"})
    shows = Shows(exposure=False, beam=False, isocentre=False)
    greys = []
    for n in range(2):
        picture, frame = painted(case, shows, n)
        at = frame.to_pixel(1.0, -1.0)
        greys.append(picture.pixelColor(round(at.x()), round(at.y())).red())
    assert sum(greys) == pytest.approx(255, abs=2)
    # 1310 of 1000 to 1600
    assert greys[0] == pytest.approx(255 * 310 / 600, abs=1.01)


def test_the_openings_are_drawn_where_jaws_and_leaves_stand(
    tmp_path: Path, qapp: object
) -> None:
    turned = {"BeamLimitingDeviceAngle": "90"}
    for n, (changes, edge) in enumerate((({}, (0.0, 30.0)), (turned, (-30.0, 0.0)))):
        case = case_with(tmp_path / str(n), changes)
        bare, frame = painted(case, Shows(exposure=False, beam=False))
        drawn, _ = painted(case, Shows(beam=False))
        x, y = edge  # the middle of the jaw Y2 at the isocentre
        at = frame.to_pixel(x, -y)
        place = round(at.x()), round(at.y())
        assert drawn.pixelColor(*place) != bare.pixelColor(*place)
        assert drawn.pixelColor(*place).red() > 200


def test_what_is_not_drawn_is_told(tmp_path: Path) -> None:
    case = case_with(
        tmp_path,
        {"BeamLimitingDeviceAngle": None, "GantryAngle": "3"},
        {"RTImageSID": None},
        {"ExposureSequence": ...},
    )
    first, unscaled, bare = (
        sight_of(one, case, one.usual_window) for one in case.rt_images
    )
    assert first.notes == (
        'The gantry angle of the RT Image is 3°, that of beam 1 "Anterior" 0°.',
        "The opening of the exposure is not drawn: its Beam Limiting Device Angle is "
        "not stated.",
    )
    assert [one.is_planned for one in first.openings] == [True]
    assert unscaled.openings == ()
    assert unscaled.notes == (
        "The RT Image is shown without scale and without openings: RT Image SID is "
        "not stated.",
    )
    assert bare.notes == (
        "The opening of the exposure is not drawn: the image states no exposure.",
    )


def test_the_read_out_is_at_the_isocentre(tmp_path: Path) -> None:
    case = case_with(tmp_path, {"RTImageSID": "2000"}, {"RTImageSID": None})
    scaled, unscaled = (sight_of(one, case, one.usual_window) for one in case.rt_images)
    # column 21, row 31 of 40 x 60 pixels of 2 mm on the receptor, 1 mm here
    assert place_text(scaled, (0.4, -0.4)) == (
        f"x 0.4, y {MINUS}0.4 mm at the isocentre · value 1320"
    )
    assert place_text(scaled, (25.0, 0.0)).endswith("beside the image")
    assert place_text(unscaled, (0.4, -0.4)) == "column 21, row 31 · value 1320"


def test_values_of_dose_have_the_decimals_that_they_need(
    tmp_path: Path, qapp: object
) -> None:
    """A window that is narrower than 1, as portal doses in calibrated units have."""
    dose = {"RescaleSlope": "-0.0002", "RescaleIntercept": "1", "RescaleType": "CU",
            "WindowCenter": "0.5044", "WindowWidth": "0.9986"}  # fmt: skip
    case = case_with(tmp_path, dose)
    (image,) = case.rt_images
    sight = sight_of(image, case, image.usual_window)
    assert window_text(sight) == "W 0.999 · L 0.504 CU"
    assert window_text(replace(sight, window=(1300.0, 600.0))) == "W 600 · L 1300 CU"
    assert place_text(sight, (3.0, -1.0)).endswith("value 0.7358 CU")


def test_rows_that_run_up_are_seen_that_way_without_a_scale_too(
    tmp_path: Path, qapp: object
) -> None:
    values = stored_values()
    flipped = {
        "RTImageOrientation": ["1", "0", "0", "0", "1", "0"],
        "PixelData": values[::-1].tobytes(),
    }
    case = case_with(tmp_path, {"RTImageSID": None}, {"RTImageSID": None, **flipped})
    bare = Shows(exposure=False, beam=False, isocentre=False)
    usual, up = (painted(case, bare, n)[0] for n in range(2))
    assert [usual.pixelColor(160, y).red() for y in range(200, usual.height(), 40)] == [
        up.pixelColor(160, y).red() for y in range(200, up.height(), 40)
    ]


def test_names_that_are_alike_are_told_apart(tmp_path: Path) -> None:
    later = {"ContentTime": "111500"}
    dose = {"ImageType": ["ORIGINAL", "PRIMARY", "PORTAL", "ACQUIRED_DOSE"]}
    case = case_with(tmp_path, {}, {}, later, {"RTImageLabel": "Other", **dose})
    assert names_apart(case.rt_images) == [
        "Field 1 · DRR · 2026-01-05 10:15:00 · 1.2.3.77",
        "Field 1 · DRR · 2026-01-05 10:15:00 · 1.2.3.78",
        "Other · PORTAL · ACQUIRED_DOSE",
        "Field 1 · DRR · 2026-01-05 11:15:00",
    ]


def test_it_steps_through_the_images(qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(qtbot, case_with(tmp_path, {}, OF_LEFT, {"RTImageLabel": "Third"}))
    assert panel.image is not None
    assert panel.count.text() == "1 of 3"
    turn_wheel(panel.view, -1)
    assert (panel.image.label, panel.count.text()) == ("Field 2", "2 of 3")
    qtbot.keyClick(panel, Qt.Key.Key_End)
    assert panel.image.label == "Third"
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert panel.image.label == "Third"
    panel.choice.activated.emit(0)
    assert panel.image.label == "Field 1"
    names = [panel.choice.itemText(n) for n in range(3)]
    assert names == ["Field 1 · DRR", "Field 2 · DRR", "Third · DRR"]


def test_it_follows_the_beam_that_is_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(qtbot, case_with(tmp_path, {}, OF_LEFT))
    assert panel.image is not None
    assert panel.image.label == "Field 1"
    panel._review.beam.choose(2)
    assert panel.image.label == "Field 2"
    panel.step(-1)  # by hand
    assert panel.image.label == "Field 1"
    panel._review.beam.choose(None)
    assert panel.image.label == "Field 1"


def test_a_drag_changes_the_window_of_that_image(qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(qtbot, case_with(tmp_path, {}, OF_LEFT))
    view, right = panel.view, Qt.MouseButton.RightButton
    assert panel.sight is not None
    assert panel.sight.window == (1300, 600)
    start = QPointF(200, 300)
    mouse(view, QEvent.Type.MouseButtonPress, start, right)
    mouse(view, QEvent.Type.MouseMove, start + QPointF(150, -30), held=right)
    mouse(view, QEvent.Type.MouseButtonRelease, start + QPointF(150, -30), right)
    assert panel.sight.window == pytest.approx((1240, 900))
    panel.step(1)
    assert panel.sight.window == (1300, 600)
    panel.step(-1)
    assert panel.sight.window == pytest.approx((1240, 900))
    panel.usual.click()
    assert panel.sight.window == (1300, 600)


def test_zoom_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(qtbot, case_with(tmp_path, {}))
    view = panel.view
    whole, at = view.box.viewRect(), QPointF(300, 300)
    x, y = view.place_at(at)
    turn_wheel(view, 2, at, Qt.KeyboardModifier.ControlModifier)
    assert view.box.viewRect().width() < 0.7 * whole.width()
    assert view.place_at(at) == pytest.approx((x, y))
    qtbot.keyClick(panel, Qt.Key.Key_F)
    assert view.box.viewRect().width() == pytest.approx(whole.width())


def test_without_any_it_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(
        qtbot,
        case_with(
            tmp_path,
            {"RTImagePlane": "NON_NORMAL"},
            {"ReferencedRTPlanSequence": ...},
        ),
    )
    assert panel.image is None
    assert panel.told.text() == (
        "No RT Image came along with this plan. 1 is withheld, with the reason in "
        "Checks. 1 other one is in the case browser, with the reason."
    )
    assert panel.picture() is None
    assert not panel.view.isVisible()


def test_switches_are_of_what_there_is(qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(qtbot, case_with(tmp_path, {"ExposureSequence": ...}))
    exposure, beam, isocentre = panel.switches
    assert not exposure.isEnabled()
    assert beam.isEnabled()
    assert isocentre.isEnabled()
    before = grabbed(panel.view)
    beam.click()
    assert grabbed(panel.view) != before
    assert panel.view.shows == Shows(beam=False)


@pytest.mark.slow
def test_its_picture_names_the_patient_only_where_the_screen_does(
    qtbot: QtBot, tmp_path: Path
) -> None:
    panel = panel_of(qtbot, case_with(tmp_path, {}))
    picture = panel.picture()
    assert picture is not None
    assert any("TEST-001" in line for line in picture.told)
    assert "TEST-001" not in picture.title
    screen_identity.set_hidden(True)
    try:
        hidden = panel.picture()
    finally:
        screen_identity.set_hidden(False)
    assert hidden is not None
    assert not any("TEST" in line for line in hidden.told)
    assert hidden.svg()
    assert picture.image(theme=PRINT).pixelColor(0, 0).name() == "#ffffff"


def test_it_shows_the_control_point_that_is_looked_at(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Of a beam whose gantry stays; stepping through another beam changes nothing."""
    panel = panel_of(qtbot, case_with(tmp_path, {}))
    beam = panel._review.beam

    def told() -> str:
        assert panel.sight is not None
        return panel.sight.openings[1].name

    first = 'Opening planned: Beam 1 "Anterior", control point {}, gantry 0°'
    assert told() == first.format("0 (1st of 2)")
    beam.choose(1)
    beam.go_to(1)
    assert told() == first.format("1 (2nd of 2)")
    beam.choose(2)
    beam.go_to(1)
    assert told() == first.format("0 (1st of 2)")
