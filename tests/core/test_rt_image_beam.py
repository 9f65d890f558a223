"""Whether an image is at the angles of its beam, and at which control point."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dosiscope.core.delivery import ControlPoints, never
from dosiscope.core.kinds import Kind
from dosiscope.core.plan import Beam
from dosiscope.core.rt_image import RtImage
from dosiscope.core.rt_image_beam import point_of, strays_of
from support.headers import header


def beam_at(gantry: list[float], direction: str = "NONE", **angles: float) -> Beam:
    count = len(gantry)

    def held(name: str) -> Any:
        return np.full(count, angles.get(name, 0.0))

    none, names = never(count), ("collimator", "couch", "eccentric", "pitch", "roll")
    points = ControlPoints(
        weights=none,
        gantry=np.array(gantry),
        **{name: held(name) for name in names},
        gantry_pitch=none,
        energies=none,
        dose_rates=none,
        skin_distances=none,
        snout_positions=none,
        table_tops=never(count, 3),
        isocentres=never(count, 3),
        gantry_directions=(direction,) * count,
    )
    return Beam(number=1, name="A", points=points)


def image_at(gantry: float | None, **stated: Any) -> RtImage:
    return RtImage(
        header=header(Kind.RT_IMAGE),
        label="",
        stored=np.zeros((2, 2), np.uint8),
        gantry=gantry,
        **stated,
    )


@pytest.mark.parametrize(
    ("beam", "gantry", "is_at_it"),
    [
        (beam_at([30, 30]), 30.4, True),
        (beam_at([30, 30]), 31, False),
        (beam_at([0.2, 0.2]), 359.9, True),
        (beam_at([181, 270, 0, 90, 179], "CW"), 45, True),
        (beam_at([181, 270, 0, 90, 179], "CW"), 180, False),
        (beam_at([179, 181], "CC"), 0, True),
        (beam_at([179, 181], "CC"), 180, False),
        (beam_at([350, 10], "CW"), 0, True),
        (beam_at([350, 10], "CC"), 0, False),
        (beam_at([350, 10], "CC"), 180, True),
    ],
)
def test_a_gantry_is_at_every_angle_that_it_passes(
    beam: Beam, gantry: float, is_at_it: bool
) -> None:
    assert (not list(strays_of(image_at(gantry), beam))) is is_at_it


def test_what_strays_is_told_with_both_angles() -> None:
    beam = beam_at([10, 20], "CW", collimator=5)
    found = list(strays_of(image_at(30, collimator=90, couch=0), beam))
    assert found == [
        ("gantry angle", "30°", "10° to 20°"),
        ("collimator angle", "90°", "5°"),
    ]
    assert not list(strays_of(image_at(None), beam))


def test_the_control_point_at_which_it_was_taken() -> None:
    arc = beam_at([181, 270, 0, 90, 179], "CW")
    assert point_of(image_at(100), arc) == 3
    assert point_of(image_at(359), arc, wanted=4) == 2
    assert point_of(image_at(None), arc, wanted=4) == 4
    # of a fixed gantry the one that is looked at
    assert point_of(image_at(30), beam_at([30, 30, 30]), wanted=1) == 1
