"""Where the source is, against places worked out by hand and by another program."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.beams.coordinate_systems import source_place, table_axes
from dosiscope.core.errors import NotEvaluableError

ISOCENTRE = (10, -20, 30)
POSITIONS = ("HFS", "HFP", "FFS", "FFP", "HFDL", "HFDR", "FFDL", "FFDR")


@pytest.mark.parametrize(
    ("position", "gantry", "couch", "source"),
    [
        ("HFS", 0, 0, (10, -1020, 30)),
        ("HFS", 90, 0, (1010, -20, 30)),
        ("HFS", 30, 20, (479.85, -886.03, -141.01)),
        ("HFS", 90, 90, (10, -20, -970)),
        ("FFS", 90, 0, (-990, -20, 30)),
        ("FFS", 90, 90, (10, -20, 1030)),
        ("HFP", 0, 0, (10, 980, 30)),
        ("FFP", 90, 0, (1010, -20, 30)),
        ("HFDL", 0, 0, (-990, -20, 30)),
        ("HFDR", 90, 0, (10, 980, 30)),
    ],
)
def test_where_the_source_is(
    position: str, gantry: float, couch: float, source: tuple[float, float, float]
) -> None:
    found = source_place(position, ISOCENTRE, gantry=gantry, couch=couch, distance=1000)
    np.testing.assert_allclose(found, source, atol=0.005)


@given(st.sampled_from(POSITIONS), st.floats(0, 360), st.floats(0, 360))
def test_it_is_as_far_as_it_is_said_to_be(
    position: str, gantry: float, couch: float
) -> None:
    found = source_place(position, ISOCENTRE, gantry=gantry, couch=couch, distance=950)
    assert np.linalg.norm(found - ISOCENTRE) == pytest.approx(950)


@pytest.mark.parametrize("position", POSITIONS)
def test_the_axes_are_right_handed(position: str) -> None:
    assert np.linalg.det(table_axes(position)) == pytest.approx(1)


def test_an_unknown_position_has_no_axes() -> None:
    with pytest.raises(NotEvaluableError, match="the patient position is SITTING"):
        table_axes("SITTING")
