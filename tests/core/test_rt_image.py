"""An RT Image at the isocentre: figures of a real DRR, closed forms of the others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.kinds import Kind
from dosiscope.core.rt_image import RtImage
from support.headers import header


def image(rows: int = 4, columns: int = 6, **stated: Any) -> RtImage:
    """An image whose pixels count from 0, 1 mm each, its middle on the axis."""
    stored = np.arange(rows * columns, dtype=np.uint16).reshape(rows, columns)
    usual: dict[str, Any] = {
        "spacing": (1.0, 1.0),
        "position": (-(columns - 1) / 2, (rows - 1) / 2),
        "sid": 1000.0,
        "sad": 1000.0,
    }
    return RtImage(
        header=header(Kind.PLAN), label="DRR", stored=stored, **{**usual, **stated}
    )


def test_the_centre_of_a_published_drr() -> None:
    # 84 x 256 pixels of 1.233 mm: the axis is 0.67 pixel off the middle
    drr = image(256, 84, spacing=(1.233, 1.233), position=(-51.998711, 157.846041))
    middle = drr.to_isocentre() @ [83 / 2, 255 / 2, 1]
    np.testing.assert_allclose(middle, (-0.829, 0.639), atol=0.001)
    ((column, row),) = drr.pixel_of((0, 0))
    assert (column - 41.5, row - 127.5) == pytest.approx((0.672, 0.518), abs=0.001)


def test_behind_the_isocentre_it_is_scaled_down() -> None:
    far = image(sid=1500.0, spacing=(0.5, 0.75), position=(-30.0, 60.0))
    assert far.scale == pytest.approx(0.66667, abs=0.00001)
    np.testing.assert_allclose(far.to_isocentre() @ [0, 0, 1], (-20, 40))
    np.testing.assert_allclose(far.to_isocentre() @ [2, 3, 1], (-19, 39))


def test_the_receptor_is_turned_then_moved_then_scaled() -> None:
    one = image(
        sid=1500.0,
        spacing=(2.0, 3.0),
        position=(-15.0, 30.0),
        receptor_angle=90.0,
        receptor_translation=(6.0, -9.0, -500.0),
    )
    # x of the receptor is y of the gantry, y of it is -x
    np.testing.assert_allclose(
        one.to_isocentre() @ [0, 0, 1], ((-30 + 6) / 1.5, (-15 - 9) / 1.5)
    )
    np.testing.assert_allclose(
        one.to_isocentre() @ [1, 2, 1], ((-26 + 6) / 1.5, (-12 - 9) / 1.5)
    )


def test_rows_may_run_any_way_in_the_plane_of_the_receptor() -> None:
    up = image(axes=((1.0, 0.0), (0.0, 1.0)), position=(-2.5, -1.5))
    np.testing.assert_allclose(up.to_isocentre() @ [0, 3, 1], (-2.5, 1.5))
    assert up.extent == (-3, 3, 2, -2)
    # the picture of a receptor at 90 degrees: columns are counted along y, rows along x
    aside = image(axes=((0.0, 1.0), (1.0, 0.0)), position=(-1.5, -2.5))
    turned = image(receptor_angle=90.0)
    for place in ([0, 0, 1], [5, 0, 1], [5, 3, 1]):
        np.testing.assert_allclose(
            aside.to_isocentre() @ place, turned.to_isocentre() @ place, atol=1e-12
        )


def test_in_the_system_of_a_turned_collimator() -> None:
    # IEC 61217: what is on x of the gantry is on -y of a collimator at 90 degrees
    one = image(position=(10.0, 0.0))
    np.testing.assert_allclose(
        one.to_isocentre(collimator=90.0) @ [0, 0, 1], (0, -10), atol=1e-12
    )


def test_its_extent_is_to_the_edges_of_the_pixels() -> None:
    assert image().extent == (-3, 3, 2, -2)
    assert image(sid=2000.0).extent == (-1.5, 1.5, 1, -1)
    turned = image(receptor_angle=90.0).extent
    np.testing.assert_allclose(turned, (-2, 2, 3, -3))


def test_values_are_those_of_the_pixels() -> None:
    rescaled = image(slope=0.5, intercept=-3.0)
    np.testing.assert_array_equal(rescaled.pixels[0], [-3, -2.5, -2, -1.5, -1, -0.5])
    assert rescaled.at((-2.1, 1.9)) == -3
    found = image().at([(-2.9, 1.9), (2.9, -1.9), (-2.1, 1.1), (3.1, 0), (0, -2.1)])
    np.testing.assert_array_equal(found, [0, 23, 0, np.nan, np.nan])


@pytest.mark.parametrize(
    ("lacking", "why"),
    [
        ({"sid": None}, "RT Image SID is not stated"),
        (
            {"sid": None, "sad": None, "spacing": None},
            "Image Plane Pixel Spacing, RT Image SID and Radiation Machine SAD are "
            "not stated",
        ),
        ({"position": None}, "RT Image Position is not stated"),
    ],
)
def test_nothing_is_in_mm_where_the_geometry_is_not_stated(
    lacking: dict[str, Any], why: str
) -> None:
    one = image(**lacking)
    assert one.why_not_scaled == why
    with pytest.raises(NotEvaluableError, match=why):
        _ = one.extent
    assert not image().why_not_scaled
