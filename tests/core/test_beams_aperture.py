"""What is left open of a beam, against what is worked out by hand or by rasters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.accessories import Block
from dosiscope.core.beams.aperture import Jaws, aperture_of
from dosiscope.core.delivery import LimitingDevice
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.polygons.even_odd import even_odd_area
from dosiscope.core.polygons.rings import Inside
from support.delivered_plan import beam as good_beam
from support.delivered_plan import control_points, held

if TYPE_CHECKING:
    from dosiscope.core.plan import Beam

SQUARE = ((-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0))


def shaped(
    positions: dict[str, list[float]],
    boundaries: dict[str, tuple[float, ...]] | None = None,
    blocks: tuple[Block, ...] = (),
) -> Beam:
    bounds = boundaries or {}
    return replace(
        good_beam(1),
        points=control_points(positions={k: held(v) for k, v in positions.items()}),
        devices=tuple(
            LimitingDevice(type=k, pairs=len(v) // 2, boundaries=bounds.get(k, ()))
            for k, v in positions.items()
        ),
        blocks=blocks,
    )


def corners(beam: Beam) -> list[set[tuple[float, ...]]]:
    found = aperture_of(beam, 0).open_polygons
    return [{tuple(p) for p in np.round(one, 6).tolist()} for one in found]


def test_jaws_alone() -> None:
    beam = shaped({"ASYMX": [-20, 30], "ASYMY": [-40, -10]})
    assert aperture_of(beam, 0).jaws == Jaws(x1=-20, x2=30, y1=-40, y2=-10)
    assert corners(beam) == [{(-20, -40), (30, -40), (30, -10), (-20, -10)}]


def test_leaves_that_touch_are_one_outline_within_the_jaws() -> None:
    beam = shaped(
        {"X": [-15, 15], "Y": [-10, 8], "MLCX": [-10, -20, 5, 12]},
        {"MLCX": (-10, 0, 10)},
    )
    assert corners(beam) == [
        {(-10, -10), (5, -10), (5, 0), (12, 0), (12, 8), (-15, 8), (-15, 0), (-10, 0)}
    ]


def test_leaves_apart_are_outlines_of_their_own() -> None:
    beam = shaped(
        {"X": [-50, 50], "Y": [-20, 20], "MLCX": [-20, 12, -9, 0, 10, 20, -9, 9]},
        {"MLCX": (-20, -10, 0, 10, 20)},
    )
    assert corners(beam) == [
        {(-20, -20), (10, -20), (10, -10), (-20, -10)},
        {(12, -10), (20, -10), (20, 0), (12, 0)},
        {(0, 10), (9, 10), (9, 20), (0, 20)},
    ]


def test_leaves_along_y_are_those_along_x_turned() -> None:
    along_x = shaped({"MLCX": [-10, -20, 5, 12]}, {"MLCX": (-10, 0, 10)})
    along_y = shaped({"MLCY": [-10, -20, 5, 12]}, {"MLCY": (-10, 0, 10)})
    turned = [{(y, x) for x, y in one} for one in corners(along_x)]
    assert corners(along_y) == turned
    leaves = aperture_of(along_y, 0).leaves[0]
    assert leaves.axis == "y"
    np.testing.assert_array_equal(
        leaves.rectangles(100),
        [[-10, -100, 0, -10], [0, -100, 10, -20], [-10, 5, 0, 100], [0, 12, 10, 100]],
    )


def test_rectangles_of_leaves() -> None:
    beam = shaped({"MLCX": [-10, -20, 5, 12]}, {"MLCX": (-10, 0, 10)})
    np.testing.assert_array_equal(
        aperture_of(beam, 0).leaves[0].rectangles(100),
        [[-100, -10, -10, 0], [-100, 0, -20, 10], [5, -10, 100, 0], [12, 0, 100, 10]],
    )


def test_boundaries_may_run_the_other_way() -> None:
    up = shaped({"MLCX": [-10, -20, 5, 12]}, {"MLCX": (-10, 0, 10)})
    down = shaped({"MLCX": [-20, -10, 12, 5]}, {"MLCX": (10, 0, -10)})
    assert corners(up) == corners(down)


def test_closed_jaws_or_leaves_leave_nothing_open() -> None:
    jaws = shaped({"X": [3, 3], "Y": [-5, 5]})
    leaves = shaped(
        {"X": [-9, 9], "Y": [-5, 5], "MLCX": [0, 1, 0, 1]}, {"MLCX": (-5, 0, 5)}
    )
    for beam in (jaws, leaves):
        found = aperture_of(beam, 0)
        assert found.open_polygons == ()
        assert found.is_bounded


def test_what_no_jaw_bounds_has_no_outline() -> None:
    found = aperture_of(shaped({"ASYMY": [-5, 5]}), 0)
    assert not found.is_bounded
    assert found.open_polygons == ()
    assert found.jaws == Jaws(y1=-5, y2=5)


def test_two_layers_of_leaves_leave_open_what_both_do() -> None:
    beam = shaped(
        {"MLCX1": [-10, -10, 10, 10], "MLCX2": [-20, -5, -20, 20, 8, 20]},
        {"MLCX1": (-10, 0, 10), "MLCX2": (-15, -5, 5, 15)},
    )
    area = even_odd_area(aperture_of(beam, 0).open_polygons)
    assert area == pytest.approx(20 * 5 + 13 * 10 + 20 * 5)


def block(
    outline: tuple[tuple[float, float], ...] = SQUARE,
    block_type: str = "SHIELDING",
    number: int = 1,
) -> Block:
    return Block(number=number, type=block_type, outline=outline)


def moved(by: float) -> tuple[tuple[float, float], ...]:
    return tuple((x + by, y + by) for x, y in SQUARE)


@pytest.mark.parametrize(
    ("blocks", "area"),
    [
        ((block(),), 400 - 100),
        ((block(), block(moved(5), number=2)), 400 - 175),
        ((block(moved(10)),), 400 - 25),
        ((block(block_type="APERTURE"),), 100),
        ((block(moved(10), "APERTURE"),), 25),
        ((block(block_type="APERTURE"), block(moved(5), "APERTURE", 2)), 175),
        ((block(moved(5), "APERTURE"), block(number=2)), 75),
        ((block(moved(40)),), 400),
    ],
)
def test_blocks(blocks: tuple[Block, ...], area: float) -> None:
    beam = shaped({"X": [-10, 10], "Y": [-10, 10]}, blocks=blocks)
    found = aperture_of(beam, 0)
    assert even_odd_area(found.open_polygons) == pytest.approx(area)
    assert [one.is_aperture for one in found.blocks] == [
        one.type == "APERTURE" for one in blocks
    ]


def test_a_block_without_end_is_given_up() -> None:
    corners = np.random.default_rng(1).uniform(-9, 9, (3000, 2))
    wild = block(tuple(map(tuple, corners.tolist())))
    beam = shaped({"X": [-10, 10], "Y": [-10, 10]}, blocks=(wild,))
    with pytest.raises(NotEvaluableError, match="corners and crossings that what they"):
        aperture_of(beam, 0)


def test_a_block_of_many_corners_is_none() -> None:
    angles = np.linspace(0, 2 * np.pi, 2000, endpoint=False)
    ring = np.column_stack([8 * np.cos(angles), 8 * np.sin(angles)])
    beam = shaped(
        {"X": [-10, 10], "Y": [-10, 10]}, blocks=(block(tuple(map(tuple, ring))),)
    )
    area = even_odd_area(aperture_of(beam, 0).open_polygons)
    assert area == pytest.approx(400 - np.pi * 64, rel=1e-4)


def test_an_aperture_alone_bounds_a_beam() -> None:
    found = aperture_of(shaped({}, blocks=(block(block_type="APERTURE"),)), 0)
    assert found.is_bounded
    assert even_odd_area(found.open_polygons) == pytest.approx(100)
    assert not aperture_of(shaped({}, blocks=(block(),)), 0).is_bounded


@pytest.mark.slow
@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 9)), min_size=4, max_size=4),
    st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 9)), min_size=4, max_size=4),
    st.lists(
        st.tuples(st.integers(-9, 9), st.integers(-9, 9), st.booleans()), max_size=3
    ),
)
def test_what_is_open_is_what_no_part_stops(
    along_x: list[tuple[int, int]],
    along_y: list[tuple[int, int]],
    placed: list[tuple[int, int, bool]],
) -> None:
    bounds = (-10.0, -4.0, 0.0, 5.0, 10.0)
    positions: dict[str, list[float]] = {"ASYMX": [-8, 9], "ASYMY": [-7, 10]}
    for name, pairs in (("MLCX", along_x), ("MLCY", along_y)):
        tips = [a for a, _ in pairs] + [a + gap for a, gap in pairs]
        positions[name] = [float(tip) for tip in tips]
    blocks = tuple(
        block(
            tuple((0.8 * x + at_x, 0.6 * y + at_y) for x, y in SQUARE),
            "APERTURE" if is_aperture else "SHIELDING",
            n,
        )
        for n, (at_x, at_y, is_aperture) in enumerate(placed)
    )
    beam = shaped(positions, {"MLCX": bounds, "MLCY": bounds}, blocks)
    found = aperture_of(beam, 0)
    axis = np.arange(-11, 11, 0.25) + 0.1  # on no border
    places = np.array([(x, y) for x in axis for y in axis])
    expected = _is_open(places, positions, np.array(bounds), blocks)
    inside = Inside(found.open_polygons).points(places)
    np.testing.assert_array_equal(inside, expected)


def _is_open(places: Any, positions: Any, bounds: Any, blocks: Any) -> Any:
    """Ask every part by itself whether it stops a place."""
    x, y = places.T
    result = (x > -8) & (x < 9) & (y > -7) & (y < 10)
    for name, along, across in (("MLCX", x, y), ("MLCY", y, x)):
        first, second = np.split(np.array(positions[name], float), 2)
        within = (across > bounds[0]) & (across < bounds[-1])
        pair = np.clip(np.searchsorted(bounds, across) - 1, 0, len(first) - 1)
        result &= within & (along > first[pair]) & (along < second[pair])
    inside = [
        np.all(
            (places > np.min(one.outline, axis=0))
            & (places < np.max(one.outline, axis=0)),
            axis=1,
        )
        for one in blocks
    ]
    apertures = [
        mask for one, mask in zip(blocks, inside, strict=True) if one.type == "APERTURE"
    ]
    if apertures:
        result &= np.any(apertures, axis=0)
    for one, mask in zip(blocks, inside, strict=True):
        if one.type == "SHIELDING":
            result &= ~mask
    return result


@pytest.mark.parametrize(
    ("beam", "why"),
    [
        (shaped({"MLCX": [0, 1]}), "boundaries of the leaves MLCX are not stated"),
        (shaped({"CURTAIN": [0, 1]}), "jaws or leaves CURTAIN are not understood"),
        (
            shaped({"MLCX": [0, 0, 1, 1]}, {"MLCX": (0, 5, 3)}),
            "MLCX are not in ascending order",
        ),
        (
            shaped({"MLCX": [0, 0, 1, 1]}, {"MLCX": (0, 5)}),
            "MLCX has 2 pairs of positions and boundaries of 1",
        ),
        (shaped({"X": [0, 0, 1, 1]}), "the jaws X are not two"),
        (shaped({}, blocks=(block(()),)), "the outline of block 1 is not stated"),
        (shaped({}, blocks=(block(SQUARE, "WAX"),)), "the type of block 1 is WAX"),
        (replace(shaped({}), points=None), "no control point 0"),
    ],
)
def test_what_does_not_follow_is_told(beam: Beam, why: str) -> None:
    with pytest.raises(NotEvaluableError, match=why):
        aperture_of(beam, 0)


def test_a_device_without_positions_is_told() -> None:
    beam = shaped({"X": [-5, 5]})
    devices = (*beam.devices, LimitingDevice(type="ASYMY", pairs=1))
    with pytest.raises(NotEvaluableError, match="positions of ASYMY are not stated"):
        aperture_of(replace(beam, devices=devices), 0)


def test_what_moves_is_that_of_the_control_point() -> None:
    beam = shaped({"X": [-5, 5], "Y": [-5, 5]})
    points = control_points(positions={"X": held([-5, 5], [-7, 7]), "Y": held([-5, 5])})
    moving = replace(beam, points=points)
    assert [aperture_of(moving, n).jaws.x2 for n in (0, 1)] == [5, 7]
    assert [aperture_of(moving, n).jaws.y2 for n in (0, 1)] == [5, 5]
