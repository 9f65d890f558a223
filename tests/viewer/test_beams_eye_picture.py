"""The picture from a beam's source: where what is drawn lies, and what is not drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from dosiscope.core.accessories import Wedge
from dosiscope.core.delivery import Spots
from dosiscope.core.text import MINUS
from dosiscope.resources.theme import BEAM_ON_PICTURE, PRINT
from dosiscope.viewer.beams_eye.painting import paint_sight
from dosiscope.viewer.beams_eye.picture import picture_at, picture_of
from dosiscope.viewer.beams_eye.room import field_box
from dosiscope.viewer.beams_eye.sight import drr_of
from dosiscope.viewer.beams_eye.words import notes_of, place_text, point_text
from dosiscope.viewer.layers.lettering import written
from dosiscope.viewer.roi_style import RoiStyle
from support.beam_sights import frame_of, image_of, prepared, review_with, seen
from support.checked_plan import MIDDLE, PTV
from support.delivered_plan import arc, beam, control_points, delivered, held, ions
from support.rays import rays_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.plan import Plan
    from dosiscope.viewer.beams_eye.sight import BeamSight

pytestmark = pytest.mark.usefixtures("qapp")


def painted(sight: BeamSight, half: float = 50.0) -> tuple[QImage, dict[str, QRectF]]:
    """The picture, and where its words stand."""
    frame = frame_of(sight, half)
    image = QImage(int(frame.width), int(frame.height), QImage.Format.Format_RGB32)
    with written() as words, QPainter(image) as painter:
        paint_sight(painter, frame, sight)
    return image, {one.text: one.place for one in words}


def rgb(colour: QColor) -> tuple[float, float, float]:
    return float(colour.red()), float(colour.green()), float(colour.blue())


def row_of(image: QImage, y: float, half: float = 50.0) -> NDArray[np.float64]:
    """The colours of a row of the picture at y mm, shape (px, 3)."""
    scale = image.height() / (2 * half)
    at = round((half - y) * scale)
    return np.array([rgb(image.pixelColor(x, at)) for x in range(image.width())])


def centres(
    row: NDArray[np.float64], colour: str, half: float = 50.0, near_by: int = 90
) -> list[float]:
    """Where along a row, mm, runs of a colour have their middles."""
    near = np.flatnonzero(np.abs(row - rgb(QColor(colour))).max(axis=1) < near_by)
    runs = np.split(near, np.flatnonzero(np.diff(near) > 1) + 1)
    scale = len(row) / (2 * half)
    return [(float(run.mean()) + 0.5) / scale - half for run in runs if len(run)]


def test_leaves_open_where_the_file_says() -> None:
    """Two pairs: from -10 to 10 mm below the axis, from -12 to 12 above it."""
    plain = replace(seen(review_with(delivered())), rois=())
    image, _ = painted(plain)
    for y, ends in ((-6.5, (-10.0, 10.0)), (6.5, (-12.0, 12.0))):
        found = centres(row_of(image, y), BEAM_ON_PICTURE.opening)
        assert min(abs(x - ends[0]) for x in found) < 0.1
        assert min(abs(x - ends[1]) for x in found) < 0.1


def test_jaws_stand_where_the_file_says_and_are_named() -> None:
    plain = replace(seen(review_with(delivered())), rois=())
    image, words = painted(plain)
    found = centres(row_of(image, -4.0), BEAM_ON_PICTURE.jaw)
    assert min(abs(x + 15) for x in found) < 0.15
    assert min(abs(x - 15) for x in found) < 0.15
    middle = image.width() / 2
    assert (
        words[f"X1 {MINUS}15.0"].center().x() < middle < words["X2 15.0"].center().x()
    )
    assert (
        words["Y2 10.0"].center().y() < middle < words[f"Y1 {MINUS}10.0"].center().y()
    )


@pytest.mark.parametrize(
    ("gantry", "collimator", "sides"),
    [
        (0.0, 0.0, ("R", "L", "H", "F")),
        (180.0, 0.0, ("L", "R", "H", "F")),
        (90.0, 0.0, ("A", "P", "H", "F")),
        (0.0, 90.0, ("F", "H", "R", "L")),
    ],
)
def test_the_sides_of_the_patient_are_told(
    gantry: float, collimator: float, sides: tuple[str, ...]
) -> None:
    """The source above a patient on the back sees the patient's right on its left."""
    points = control_points(gantry, collimator=np.full(2, collimator))
    sight = seen(review_with(delivered(beam(1, points=points))))
    image, words = painted(sight)
    middle = image.width() / 2
    left, right, upper, lower = (words[side].center() for side in sides)
    assert left.x() < 0.1 * middle
    assert right.x() > 1.9 * middle
    assert upper.y() < 0.1 * middle
    assert lower.y() > 1.9 * middle


def test_structures_are_seen_in_perspective_from_the_solid_of_the_dvh() -> None:
    """Rays along the outline of the target touch a ball of 20 mm around it."""
    sight = seen(review_with(delivered(arc(1))), point=4)
    (target,) = (roi for roi in sight.rois if roi.number == PTV)
    assert sight.eye is not None
    places = target.silhouette.outline.reshape(-1, 2)
    through, along = rays_of(sight.eye, places)
    apart = np.linalg.norm(np.cross(np.array(MIDDLE) - through, along), axis=1)
    # planes every 2 mm: slabs reach over the ball by what half a plane adds
    assert abs(float(np.median(apart)) - 20.0) < 0.35
    assert "PTV_60" in place_text(sight, (0.0, 0.0))
    assert "PTV_60" not in place_text(sight, (30.0, 0.0))
    assert place_text(sight, (1.2, -30.0)).startswith(
        "x 1.2, y \N{MINUS SIGN}30.0 mm at the"
    )


def test_what_is_hidden_is_not_drawn() -> None:
    review = review_with(delivered())
    numbers = {roi.number for roi in seen(review).rois}
    review.display.set_visible([PTV], visible=False)
    assert {roi.number for roi in seen(review).rois} == numbers - {PTV}


@pytest.mark.parametrize(
    ("changes", "collimator", "place"),
    [
        ({}, 0.0, (20.0, 10.0)),
        # twice as far away, half as large at the isocentre
        (
            {"sid": 2000.0, "spacing": (2.0, 2.0), "position": (-80.0, 60.0)},
            0.0,
            (20, 10),
        ),
        # the beam limiting device is turned against the picture
        ({}, 90.0, (10.0, -20.0)),
        # and so is the receptor
        ({"receptor_angle": 90.0}, 0.0, (-10.0, 20.0)),
    ],
)
def test_a_drr_lies_where_it_belongs(
    changes: dict[str, object], collimator: float, place: tuple[float, float]
) -> None:
    """One white pixel, 20 mm to the right and 10 mm up on the picture by itself."""
    stored = np.zeros((61, 81), np.uint16)
    stored[30 - 10, 40 + 20] = 1000
    points = control_points(0.0, collimator=np.full(2, collimator), positions={})
    plan = delivered(beam(1, points=points, devices=()))
    options = {"position": (-40.0, 30.0), **changes}
    sight = seen(review_with(plan, along=(image_of(plan, stored, **options),)))
    assert sight.why_no_drr == ""
    image, _ = painted(replace(sight, rois=()))
    scale = image.width() / 100
    across, down = round((50 + place[0]) * scale), round((50 - place[1]) * scale)
    found = [
        ((x + 0.5) / scale - 50, 50 - (y + 0.5) / scale)
        for x in range(across - 20, across + 20)
        for y in range(down - 20, down + 20)
        if image.pixelColor(x, y).lightness() > 150
    ]
    assert found
    assert np.abs(np.mean(found, axis=0) - place).max() < 0.25


def test_a_drr_of_other_angles_or_another_beam_is_none() -> None:
    stored = np.zeros((5, 5), np.uint16)
    plan = delivered()
    eye = seen(review_with(plan)).eye
    assert eye is not None
    one = plan.beams[0]

    def why(**changes: object) -> str:
        return drr_of([image_of(plan, stored, **changes)], plan, one, eye)[1]

    assert why() == ""
    assert why(collimator=45.0) == ""  # it is turned
    assert why(gantry=359.95) == ""
    but = "its RT Image is not shown behind it: "
    here = "that of this control point 0°"
    assert why(gantry=1.0) == f"{but}its gantry angle is 1°, {here}"
    assert why(couch=90.0) == f"{but}its couch angle is 90°, {here}"
    assert why(couch=None) == f"{but}it does not state its couch angle"
    assert why(couch=None, gantry=None) == (
        f"{but}it does not state its gantry and couch angle"
    )
    x, y, z = eye.isocentre
    off = (x, y, z + 9.0)
    assert why(isocentre=off) == (
        f"{but}its isocentre is 9 mm from that of this control point"
    )
    # portal images may state one of the couch, in a frame of reference of its own
    elsewhere = replace(plan.header, frame_of_reference_uid="1.2.3.9")
    assert why(isocentre=off, header=elsewhere) == ""
    assert why(beam_number=2) == "no DRR of this beam in the files"
    assert drr_of([], plan, one, eye)[1] == "no DRR in the files"
    assert why(plan_uid="1.2.3") == why(beam_number=2)
    assert why(image_type=("DERIVED", "SECONDARY", "FLUENCE")) == "no DRR in the files"
    assert why(sid=None).startswith(f"{but}RT Image SID")
    sight = seen(review_with(plan))
    assert notes_of(sight) == ["No DRR in the files."]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"isocentres": np.full((2, 3), np.nan)}, "the isocentre is not stated"),
        ({"pitch": np.full(2, 2.0)}, "tilted"),
        ({"couch": np.full(2, np.nan)}, "the couch angle is not stated"),
    ],
)
def test_without_a_view_the_reason_is_told(
    changes: dict[str, object], why: str
) -> None:
    points = control_points(0.0, **changes)
    review = review_with(delivered(beam(1, points=points)))
    sight = seen(review)
    assert sight.eye is None
    (note,) = notes_of(sight)
    assert why in note
    picture = picture_of(sight, review.case, shows_identity=True)
    assert note in picture.told
    assert not picture.image().isNull()


def test_unbounded_beams_are_told() -> None:
    points = control_points(0.0, positions={})
    sight = seen(review_with(delivered(beam(1, points=points, devices=()))))
    assert any("nothing stated bounds it" in note for note in notes_of(sight))
    assert field_box(sight).width() == 250


@pytest.mark.slow
def test_wedges_point_to_their_thin_edge() -> None:
    """Turned against the beam limiting device, anticlockwise from +y."""
    places = {}
    for angle in (0.0, 90.0, 180.0, 270.0):
        wedge = Wedge(number=1, angle=30.0, orientation=angle)
        plan = delivered(beam(1, wedges=(wedge,)))
        image, words = painted(seen(review_with(plan)))
        at = words["thin edge"].center()
        places[angle] = at.x() - image.width() / 2, image.height() / 2 - at.y()
    assert places[0.0][1] > 20
    assert places[180.0][1] < -20
    assert places[90.0][0] < -20
    assert places[270.0][0] > 20
    retracted = control_points(0.0, wedge_positions={1: ("OUT", "IN")})
    plan = delivered(
        beam(1, wedges=(Wedge(number=1, orientation=0.0),), points=retracted)
    )
    assert seen(review_with(plan), 0).wedges == ()
    assert len(seen(review_with(plan), 1).wedges) == 1


# --- ions ----------------------------------------------------------------------


def layered() -> Plan:
    """Two layers; the second control point of a pair gives every spot nothing."""
    plan = ions()
    points = plan.beams[0].points
    assert points is not None
    first = points.spots[0]
    assert first is not None
    ended = replace(first, weights=np.zeros(2))
    points = replace(points, spots=(first, ended, first, ended))
    return replace(plan, beams=(replace(plan.beams[0], points=points),))


def test_the_layer_of_a_control_point_is_shown() -> None:
    """Of a pair both show the layer of the first; the weights are metersets."""
    review = review_with(layered())
    for point, layer in ((0, 1), (1, 1), (2, 2), (3, 2)):
        spots = seen(review, point).spots
        assert spots is not None
        assert spots.text.startswith(f"Layer {layer} of 2, 6 MeV, 2 spots, 50.00 MU")
        assert "range shifter RS 40" in spots.text
        assert spots.weights.tolist() == [20.0, 30.0]
        assert len(spots.others) == 2
    every = seen(review, all_layers=True).spots
    assert every is not None
    assert every.weights.tolist() == [40.0, 60.0]
    assert every.text == "All 2 layers, 6 to 6 MeV, 4 spots at 2 places, 100.00 MU"
    assert every.ends == ((-10.0, 0.0), (10.0, 5.0))


def test_discs_have_areas_as_weights_at_their_places() -> None:
    ink = BEAM_ON_PICTURE.spot
    sight = replace(seen(review_with(layered())), rois=(), why_no_drr="")
    image, _ = painted(sight)
    scale = image.width() / 100
    areas = []
    for x, y in ((-10.0, 0.0), (10.0, 5.0)):
        count = 0
        for dx in range(-30, 31):
            for dy in range(-30, 31):
                at = image.pixelColor(
                    round((50 + x) * scale) + dx, round((50 - y) * scale) + dy
                )
                count += at.red() > 90 and at.red() > at.blue() + 40
        areas.append(count)
    assert QColor(ink).red() > 90
    assert areas[1] / areas[0] == pytest.approx(1.5, rel=0.12)


def test_spots_are_in_the_gantry_system_and_jaws_are_turned_into_it() -> None:
    """With the collimator at 90 degrees +x of the jaws is +y of the gantry."""
    spots = Spots(positions=np.array([[0.0, 0.0]]), weights=np.array([100.0]))
    base = beam(1).points
    assert base is not None
    points = control_points(
        0.0,
        collimator=np.full(2, 90.0),
        weights=np.array([0.0, 100.0]),
        spots=(spots, replace(spots, weights=np.zeros(1))),
    )
    plan = delivered(beam(1, points=points, radiation="PROTON", final_weight=100.0))
    sight = seen(review_with(plan))
    assert sight.eye is not None
    assert (sight.eye.collimator, sight.turned) == (0.0, 90.0)
    image, words = painted(replace(sight, rois=()))
    middle = image.width() / 2
    assert (
        words["X2 15.0"].center().y() < middle < words[f"X1 {MINUS}15.0"].center().y()
    )
    found = centres(row_of(image, 3.0), BEAM_ON_PICTURE.opening)
    for x in (-10, 10):  # where Y1 and Y2 end it
        assert min(abs(x - one) for one in found) < 0.1


def test_spots_that_cannot_be_used_are_told() -> None:
    points = ions().beams[0].points
    assert points is not None
    # from control point 1, which states none, to the next a quarter is delivered
    unknown = replace(points, weights=np.array([0.0, 50.0, 75.0, 100.0]))
    sight = seen(review_with(ions(points=unknown)))
    assert sight.spots is None
    assert any("spots of control point 1" in note for note in notes_of(sight))


# --- pictures for files --------------------------------------------------------------


def test_a_picture_tells_what_it_is_of() -> None:
    review = review_with(delivered(arc(1)))
    plan, one = review.beam.plan, review.beam.beam
    assert plan is not None
    assert one is not None
    shown, left_out = (
        picture_at(review, plan, one, 3, prepared(review), shows_identity=on)
        for on in (True, False)
    )
    assert 'Beam 1 "G000"' in shown.title
    assert "60 Gy/30" in shown.title
    assert "not for clinical decisions" in shown.title
    assert point_text(one, 3) in shown.told
    assert "identity left out" in left_out.told
    case = review.case
    assert case is not None
    name = case.patient.spoken_name or "(no name)"
    assert any(name in line for line in shown.told)
    assert not any(name in line for line in left_out.told if name != "(no name)")
    assert b"Control point 3 (4th of 7)" in shown.svg()
    paper = shown.image(theme=PRINT)
    assert paper.pixelColor(4, paper.height() - 4).name() == "#ffffff"


def test_control_points_are_told_with_what_is_delivered() -> None:
    one = arc(1)
    assert point_text(one, 0) == (
        "Control point 0 (1st of 7) · gantry 181.0° · collimator 10.0° · couch 0.0° · "
        "0.00 of 100.00 MU · 600 MU/min"
    )
    assert "gantry 0.0° · collimator 10.0° · couch 0.0° · 50.00 of" in point_text(
        one, 3
    )
    unknown = replace(one, meterset=None)
    assert "MU" not in point_text(unknown, 3).replace("MU/min", "")
    assert (
        point_text(replace(one, points=None), 0) == "This beam has no control points."
    )


def test_the_field_as_a_whole_stays_while_the_beam_is_played() -> None:
    review = review_with(delivered(arc(1)))
    boxes = {field_box(seen(review, point)).getRect() for point in (0, 3, 6)}
    assert len(boxes) == 1
    box = field_box(seen(review))
    assert box.contains(QRectF(-12, -10, 24, 20))


@pytest.mark.parametrize(("jaw", "is_in_sight"), [(20.0, True), (200.0, False)])
def test_jaws_are_in_sight_where_they_are_near(jaw: float, is_in_sight: bool) -> None:
    """Behind leaves that leave less open; else what is open would be a speck."""
    tips = held([-12.0, -12.0, 12.0, 12.0])
    sides = held([-jaw, jaw])
    points = control_points(0.0, positions={"ASYMX": sides, "MLCX": tips})
    points = replace(points, positions={**points.positions, "ASYMY": held([-9, 9])})
    box = field_box(seen(review_with(delivered(beam(1, points=points)))))
    assert (box.left() < -jaw and box.right() > jaw) is is_in_sight
    assert box.width() < 80


def test_openings_far_away_are_painted_too() -> None:
    """Whatever a file says: neither without end nor without ticks."""
    points = control_points(
        0.0, positions={"ASYMX": held([-1e7, 1e7]), "ASYMY": held([-5, 5])}
    )
    review = review_with(delivered(beam(1, points=points)))
    sight = seen(review)
    box = field_box(sight)
    assert box.width() < 4000
    assert not picture_of(sight, review.case, shows_identity=True).image().isNull()


def test_a_structure_that_is_filled_is_tinted_where_it_is_covered() -> None:
    """Also where the collimator turns its rows: without a seam between them."""
    review = review_with(delivered(beam(1, points=control_points(0.0, positions={}))))
    sight = seen(review, finest=0.3)
    (target,) = (roi for roi in sight.rois if roi.number == PTV)
    filled = replace(target, style=RoiStyle(fill=0.5), colour=(200, 40, 40))
    image, _ = painted(replace(sight, rois=(filled,), aperture=None))
    scale = image.width() / 100
    for x, y in np.random.default_rng(4).uniform(-30, 30, (300, 2)).tolist():
        at = image.pixelColor(round((50 + x) * scale), round((50 - y) * scale))
        edges = target.silhouette.outline.reshape(-1, 2)
        if (
            np.hypot(edges[:, 0] - x, edges[:, 1] - y).min() < 1
            or min(abs(x), abs(y), abs(np.hypot(x, y) - 1)) < 1.5
        ):
            continue  # lines are there
        is_covered = bool(target.silhouette.contains([(x, y)])[0])
        assert (at.red() > at.blue() + 40) == is_covered, (x, y, at.name())
