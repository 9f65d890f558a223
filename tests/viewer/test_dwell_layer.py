"""Dwells of sources on the pictures: where they are, how long, what is told of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from dosiscope.viewer.beam_colours import channel_colour
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.standard import SWITCHES, stack_of
from dosiscope.viewer.picture import render_picture
from support.checked_plan import good_case
from support.delivered_plan import brachy, channel
from support.reviews import review_of

if TYPE_CHECKING:
    from dosiscope.core.brachy import Channel
    from dosiscope.viewer.review import Review, ViewState

pytestmark = pytest.mark.usefixtures("qapp")

BOX = QRectF(0, -50, 100, 100)
SIDE = 400  # px: four a mm
PLACES = ((30.0, -20.0, 0.0), (60.0, 10.0, 0.0), (60.0, 10.0, 20.0))


def three(**changes: Any) -> Channel:
    """Dwells of 1, 4 and 1 s: two in the plane z = 0, one 20 mm to the head."""
    fields: dict[str, Any] = {
        "movement": "STEPWISE",
        "total_time": 6.0,
        "weights": np.array([0.0, 1.0, 1.0, 5.0, 5.0, 6.0]),
        "final_weight": 6.0,
        "places": np.repeat(np.array(PLACES), 2, axis=0),
    }
    return channel(**{**fields, **changes})


def shown(*channels: Channel) -> Review:
    review = review_of(good_case(plan=brachy(*channels)))
    review.look.switch_off_only({one.overlay for one in SWITCHES} - {"beams"})
    review.look.set_window(5000, 1)
    return review


def lit(view: ViewState, place: int = 0) -> np.ndarray:
    """Where the picture has the colour of a channel, u and v, mm."""
    image = render_picture(view, (SIDE, SIDE), words=False, view_box=BOX)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, -1)
    shades = pixels[:, : 3 * SIDE].reshape(SIDE, SIDE, 3).astype(int)
    near = (np.abs(shades - channel_colour(place)) < 25).all(axis=2)
    rows, columns = np.nonzero(near)
    return np.stack([BOX.left() + columns / 4, BOX.top() + rows / 4], axis=1)


def around(points: np.ndarray, at: tuple[float, float]) -> np.ndarray:
    """Those of the points that lie within 3 mm."""
    return np.asarray(points[np.linalg.norm(points - np.array(at), axis=1) < 3])


def words(view: ViewState) -> str:
    frame = Frame.fitting(BOX, 900, 900, view.plane)
    return " ".join(one.text for one in stack_of(view).measure(frame))


def test_dwells_of_the_plane_are_dots_by_their_time() -> None:
    review = shown(three())
    review.axial.go_to(0.0)
    points = lit(review.axial)
    short, long = around(points, (30, -20)), around(points, (60, 10))
    assert len(short)
    np.testing.assert_allclose(short.mean(axis=0), (30, -20), atol=0.3)
    np.testing.assert_allclose(long.mean(axis=0), (60, 10), atol=0.3)
    # four times the time is four times the area, less what the rim takes
    assert 2.5 < len(long) / len(short) < 9
    assert "channel 1" in words(review.axial)


def test_other_planes_have_other_dwells() -> None:
    review = shown(three())
    review.axial.go_to(20.0)
    points = lit(review.axial)
    assert len(around(points, (60, 10)))
    assert not len(around(points, (30, -20)))
    review.axial.go_to(-40.0)
    assert not len(lit(review.axial))
    assert "channel" not in words(review.axial)


def test_a_channel_keeps_its_colour_where_one_before_it_is_not_drawn() -> None:
    """The second one is as the table has it."""
    review = shown(three(number=1, movement="OSCILLATING"), three(number=2))
    review.axial.go_to(0.0)
    assert len(around(lit(review.axial, 1), (60, 10)))
    assert not len(lit(review.axial))


def test_a_switch_hides_them() -> None:
    review = shown(three())
    review.axial.go_to(0.0)
    review.look.set_shown("beams", False)
    assert not len(lit(review.axial))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"movement": "OSCILLATING"}, "the movement of its source is OSCILLATING"),
        ({"total_time": None}, "its total time is not stated"),
        (
            {"places": np.full((6, 3), np.nan)},
            "where its source dwells is not stated",
        ),
    ],
)
def test_what_does_not_follow_is_told(changes: dict[str, Any], why: str) -> None:
    review = shown(replace(three(), **changes))
    review.axial.go_to(0.0)
    assert not len(lit(review.axial))
    told = f"Channel 1 is not drawn: {why}."
    assert review.beam.whys == (told,)
    assert told in words(review.axial)
