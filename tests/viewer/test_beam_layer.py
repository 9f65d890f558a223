"""Beams on the pictures: where they are drawn, what is said of them, and of which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from dosiscope.core.accessories import Applicator
from dosiscope.core.beams import aperture
from dosiscope.viewer.beam_colours import beam_colour, on_ground
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.beams import BeamLayer
from dosiscope.viewer.layers.standard import SWITCHES, stack_of
from dosiscope.viewer.panels.overlays import OverlayChips
from dosiscope.viewer.picture import render_picture
from support.checked_plan import MIDDLE, good_case
from support.delivered_plan import arc, beam, control_points, delivered, setup_beam
from support.reviews import review_of

if TYPE_CHECKING:
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.viewer.review import Review, ViewState

pytestmark = pytest.mark.usefixtures("qapp")

BOX = QRectF(0, -50, 100, 100)  # around the isocentre, mm
SIDE = 400  # px: four a mm


def straight(number: int = 1, angle: float = 0.0, **changes: Any) -> Beam:
    """A beam without a turn of the collimator."""
    points = control_points(angle, collimator=np.zeros(2), **changes)
    return beam(number, 0, points=points, gantry=(angle, angle))


def shown(plan: Plan, *, only: bool = True) -> Review:
    """A review of a plan; with nothing but the beams on its pictures."""
    review = review_of(good_case(plan=plan))
    if only:
        review.look.switch_off_only({one.overlay for one in SWITCHES} - {"beams"})
        review.look.set_window(5000, 1)  # no image
    return review


def lit(view: ViewState, colour: tuple[int, int, int]) -> np.ndarray:
    """Where a picture has a colour, shape (rows, columns)."""
    image = render_picture(view, (SIDE, SIDE), words=False, view_box=BOX)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, -1)
    shades = pixels[:, : 3 * SIDE].reshape(SIDE, SIDE, 3).astype(int)
    return np.asarray((np.abs(shades - colour) < 60).all(axis=2))


def words(view: ViewState, **changes: Any) -> str:
    frame = Frame.fitting(BOX, 900, 900, view.plane)
    return "\n".join(
        one.text for one in stack_of(view).measure(replace(frame, **changes))
    )


def test_nothing_is_drawn_before_a_beam_is_chosen() -> None:
    review = shown(delivered(straight()))
    plan = review.beam.plan
    assert plan is not None
    colour = beam_colour(plan, plan.beams[0])
    assert not lit(review.axial, colour).any()
    review.beam.choose(1)
    assert lit(review.axial, colour).any()
    review.look.set_shown("beams", False)
    assert not lit(review.axial, colour).any()


def test_edges_are_where_the_leaves_are() -> None:
    """4 mm to the head the second pair is open from -12 to 12 mm, seen from above."""
    review = shown(delivered(straight()))
    review.beam.choose(1)
    review.axial.go_to(4.0)
    plan = review.beam.plan
    assert plan is not None
    drawn = lit(review.axial, beam_colour(plan, plan.beams[0]))
    x, *_ = MIDDLE
    np.testing.assert_allclose(places_in(drawn, 0.0), (x - 12, x + 12), atol=0.3)


def places_in(drawn: np.ndarray, v: float) -> list[float]:
    """Where lines cross a row of the picture, mm."""
    (columns,) = np.nonzero(drawn[round(4 * (v - BOX.top()))])
    groups = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    return [BOX.left() + (float(group.mean()) + 0.5) / 4 for group in groups]


def test_across_the_axis_the_whole_opening_is_seen() -> None:
    """Of the pairs to the feet 20 mm are open, of those to the head 24."""
    review = shown(delivered(straight()))
    review.beam.choose(1)
    plan = review.beam.plan
    assert plan is not None
    drawn = lit(review.coronal, beam_colour(plan, plan.beams[0]))
    x, *_ = MIDDLE
    # v is down, to the feet
    np.testing.assert_allclose(places_in(drawn, 7.0), (x - 10, x + 10), atol=0.3)
    np.testing.assert_allclose(places_in(drawn, -7.0), (x - 12, x + 12), atol=0.3)


def test_an_arc_has_its_ends_and_its_way() -> None:
    review = shown(delivered(arc()))
    review.beam.choose(1)
    review.beam.go_to(3)  # from above
    plan = review.beam.plan
    assert plan is not None
    one = lit(review.axial, beam_colour(plan, plan.beams[0]))
    review.beam.go_to(4)
    other = lit(review.axial, beam_colour(plan, plan.beams[0]))
    assert (one != other).any()
    assert "gantry 60°, coll. 10°, couch 0°" in words(review.axial)


def test_of_an_arc_only_what_is_drawn_is_worked_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its way needs no opening, of which an arc has hundreds."""
    asked: list[int] = []

    def counted(one: Beam, point: int) -> aperture.Aperture:
        asked.append(point)
        return opening(one, point)

    opening = aperture.aperture_of
    monkeypatch.setattr(aperture, "aperture_of", counted)
    review = shown(delivered(arc()))
    review.beam.choose(1)
    review.beam.go_to(3)
    plan = review.beam.plan
    assert plan is not None
    assert lit(review.axial, beam_colour(plan, plan.beams[0])).any()
    assert sorted(asked) == [0, 3, 6]


def test_a_beam_is_named_with_its_angles_and_a_setup_beam_as_such() -> None:
    review = shown(delivered(straight(1, 90.0), setup_beam(4)))
    review.beam.choose(1)
    assert "G000: gantry 90°, coll. 0°, couch 0°" in words(review.axial)
    brief = words(review.axial, is_brief=True)
    assert "G000" in brief
    assert "gantry" not in brief
    review.beam.choose(4)
    assert "Setup 4 (setup): gantry 0°" in words(review.axial)


def numbers(review: Review) -> list[int]:
    """The beams that pictures show, the last on top."""
    return [one.number for _, one in review.beam.drawn]


def test_all_beams_are_those_that_treat() -> None:
    review = shown(delivered(straight(1), straight(2, 90.0), setup_beam(4)))
    assert numbers(review) == []
    review.beam.show_all(True)
    assert numbers(review) == [1, 2]
    review.beam.choose(1)
    assert numbers(review) == [2, 1]
    review.beam.choose(4)
    assert numbers(review) == [1, 2, 4]
    plan = review.beam.plan
    assert plan is not None
    for one in plan.beams:
        assert lit(review.axial, beam_colour(plan, one)).any()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"pitch": np.full(2, 2.0)}, "the table top is tilted"),
        ({"roll": np.full(2, 359.0)}, "the table top is tilted"),
        ({"gantry": np.full(2, np.nan)}, "the gantry angle is not stated"),
        ({"isocentres": np.full((2, 3), np.nan)}, "the isocentre is not stated"),
    ],
)
def test_what_cannot_be_placed_is_told_and_not_drawn(
    changes: dict[str, Any], why: str
) -> None:
    one = straight(1)
    assert one.points is not None
    review = shown(delivered(replace(one, points=replace(one.points, **changes))))
    review.beam.choose(1)
    plan = review.beam.plan
    assert plan is not None
    assert not lit(review.axial, beam_colour(plan, plan.beams[0])).any()
    (told,) = review.beam.whys
    assert told.startswith('Beam 1 "G000" is not drawn: ')
    assert why in told
    assert why in words(review.axial).replace("\n", " ")
    review.look.set_shown("beams", False)
    assert why not in words(review.axial).replace("\n", " ")


def test_without_a_distance_to_the_source_or_a_position_nothing_is_drawn() -> None:
    review = shown(delivered(replace(straight(), source_axis=None)))
    review.beam.choose(1)
    assert "the source-axis distance is not stated" in " ".join(review.beam.whys)
    plan = replace(delivered(straight()), setups=())
    review = shown(plan)
    review.beam.choose(1)
    assert "the patient position is not stated" in " ".join(review.beam.whys)


def test_what_bounds_a_beam_may_not_be_stated() -> None:
    review = shown(delivered(replace(straight(1, positions={}), devices=())))
    review.beam.choose(1)
    (told,) = review.beam.whys
    assert told == (
        'The field edges of Beam 1 "G000" are not drawn: nothing stated bounds it.'
    )
    plan = review.beam.plan
    assert plan is not None
    assert lit(review.axial, beam_colour(plan, plan.beams[0])).any()  # its axis


def test_an_applicator_is_said_not_to_be_in_the_edges() -> None:
    review = shown(delivered(replace(straight(), applicators=(Applicator(id="A10"),))))
    review.beam.choose(1)
    (told,) = review.beam.whys
    assert "those of jaws and leaves" in told
    assert "A10" in told


def test_on_paper_beams_are_dark_and_told_apart() -> None:
    plan = delivered(*(replace(straight(), number=n) for n in range(1, 9)))
    colours = [beam_colour(plan, beam) for beam in plan.beams]
    inks = [on_ground(colour, is_on_white=True) for colour in colours]
    assert max(ink.lightness() for ink in inks) < 110
    shades = np.array([(i.red(), i.green(), i.blue()) for i in inks], float)
    apart = np.linalg.norm(shades[:, None] - shades[None], axis=2)
    assert apart[~np.eye(len(inks), dtype=bool)].min() > 35


def test_on_white_paper_a_beam_is_dark() -> None:
    review = shown(delivered(straight()))
    review.beam.choose(1)
    plan = review.beam.plan
    assert plan is not None
    colour = QColor(*beam_colour(plan, plan.beams[0]))
    frame = Frame.fitting(BOX, SIDE, SIDE, review.axial.plane)
    frame = replace(frame, is_on_white=True, is_export=True)
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    layer = BeamLayer(review.axial)
    layer.set_case()
    layer.paint(painter, frame)
    painter.end()
    dark = min(image.pixelColor(x, SIDE // 4).lightness() for x in range(SIDE))
    assert dark < colour.lightness() - 60


def test_the_switch_says_why_it_shows_nothing() -> None:
    one = straight(1)
    assert one.points is not None
    tilted = replace(one, points=replace(one.points, pitch=np.full(2, 2.0)))
    review = shown(delivered(tilted))
    shown_chips = OverlayChips(review)
    chips = shown_chips.chips
    assert "No beam is chosen" in chips["beams"].toolTip()
    review.beam.choose(1)
    assert "its pitch angle is 2°" in chips["beams"].toolTip()
    assert "pitch" not in chips["contours"].toolTip()
    review.set_case(None)
    assert "beam" not in chips["beams"].toolTip()
