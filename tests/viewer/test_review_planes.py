from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.dose import DoseUnits, SummationType
from dosiscope.core.geometry import nearest
from dosiscope.core.isodose import Level, Prescription, Reference
from dosiscope.core.structures import Contour, Contours, GeometricType
from dosiscope.core.text import MINUS, mm_number
from dosiscope.viewer.layers.points import beside
from dosiscope.viewer.plane_step import offset_text, slab
from dosiscope.viewer.review import Review
from support.axial import (
    ORIENTATIONS,
    circle,
    closed,
    make_case,
    make_dose,
    make_plan,
    make_roi,
    small_case,
    stack,
)

pytestmark = pytest.mark.usefixtures("qapp")


def off_slice_case() -> Review:
    case = small_case()
    assert case.structure_set is not None
    off = make_roi(3, [closed(circle(0, 0, z, 5)) for z in (-2.4, 0, 0.008, 1.2, 2.6)])
    review = Review()
    review.set_case(make_case(case.ct, (*case.structure_set.rois, off), case.doses))
    return review


def test_reachable_planes_are_images_and_off_slice_contours_of_visible_rois() -> None:
    review = off_slice_case()
    expected = [-10, -5, -2.4, 0, 1.2, 2.6, 5, 10]
    assert review.axial.planes == pytest.approx(expected)
    review.display.set_visible([3], False)
    assert review.axial.planes == pytest.approx([-10, -5, 0, 5, 10])
    review.display.set_visible([3], True)
    review.axial.set_images_only(True)
    assert review.axial.planes == pytest.approx([-10, -5, 0, 5, 10])


def test_a_plane_that_goes_away_gives_way_to_its_neighbour() -> None:
    review = off_slice_case()
    review.axial.go_to(2.6)
    assert review.axial.at == 2.6
    assert 2.6 not in review.axial.image_planes
    review.display.set_visible([3], False)
    assert review.axial.at == 5


def test_stepping_ends_at_the_first_and_last_plane() -> None:
    review = off_slice_case()
    review.axial.go_to(0)
    review.axial.step(1)
    assert review.axial.at == 1.2
    review.axial.step(100)
    assert review.axial.at == 10
    review.axial.step(-(10**6))
    assert review.axial.at == -10


def test_a_case_opens_at_the_isocentre_else_at_the_dose_maximum() -> None:
    review = Review()
    review.set_case(small_case(plan=make_plan(isocentre=(0, 0, 4.0))))
    assert review.axial.at == 5
    review.set_case(small_case())
    assert review.axial.at == 0


def test_one_prescription_is_the_reference_and_is_named() -> None:
    review = Review()
    review.set_case(small_case(plan=make_plan((50.0, 50.0))))
    assert review.look.reference == Reference(50.0, Prescription("Plan A"))
    assert all(level.is_percent for level in review.look.levels)


@pytest.mark.parametrize("prescriptions", [(), (50.0, 60.0)])
def test_without_one_clear_prescription_levels_are_in_gy(
    prescriptions: tuple[float, ...],
) -> None:
    review = Review()
    review.set_case(small_case(plan=make_plan(prescriptions)))
    assert review.look.reference is None
    assert review.look.levels
    assert not any(level.is_percent for level in review.look.levels)


@pytest.mark.parametrize(
    ("summation", "units"),
    [(SummationType.BEAM, DoseUnits.GY), (SummationType.PLAN, DoseUnits.RELATIVE)],
)
def test_a_part_of_the_dose_or_a_relative_one_has_no_reference(
    summation: SummationType, units: DoseUnits
) -> None:
    grid = stack(ORIENTATIONS[0], (5, 5), (-5, 0, 5), (-20, -20), (20, 20))
    dose = make_dose(grid, lambda x, y, z: 50 + x, 100, summation, units)
    review = Review()
    review.set_case(small_case(doses=(dose,), plan=make_plan((50.0,))))
    assert review.look.reference is None


def test_taking_the_reference_away_keeps_the_doses_of_the_levels() -> None:
    review = Review()
    review.set_case(small_case(plan=make_plan((50.0,))))
    review.look.set_levels([Level(90, True, (1, 2, 3)), Level(12, False, (4, 5, 6))])
    review.look.set_reference(None)
    assert review.look.levels == (
        Level(45, False, (1, 2, 3)),
        Level(12, False, (4, 5, 6)),
    )


def test_another_dose_without_a_ct_brings_its_own_planes() -> None:
    grids = [
        stack(ORIENTATIONS[0], (5, 5), z, (-20, -20), (20, 20))
        for z in ((0, 2, 4), (0, 3, 6, 9))
    ]
    doses = [make_dose(grid, lambda x, y, z: 50 + z) for grid in grids]
    review = Review()
    review.set_case(make_case(doses=doses))
    assert review.axial.planes == pytest.approx([0, 2, 4])
    heard: list[str] = []
    review.dose_changed.connect(lambda: heard.append("dose"))
    review.look.levels_changed.connect(lambda: heard.append("levels"))
    review.look.wash_changed.connect(lambda: heard.append("wash"))
    review.set_dose(doses[1])
    assert review.axial.planes == pytest.approx([0, 3, 6, 9])
    assert set(heard) == {"dose", "levels", "wash"}


def test_outlines_are_shared_and_forgotten_with_the_case() -> None:
    review = off_slice_case()
    first = review.display.outlines(1)
    assert review.display.outlines(1) is first
    review.set_case(small_case())
    assert review.display.outlines(1) is not first


@pytest.mark.slow
def test_hundred_thousand_planes_are_sorted_at_once() -> None:
    z = np.linspace(-9, 9, 100_000)
    contour = Contour(GeometricType.OPEN_PLANAR, np.zeros((1, 3)))
    points = np.column_stack([np.zeros((len(z), 2)), z])
    roi = make_roi(3, [contour])
    contours = Contours(
        points, np.arange(len(z) + 1), (GeometricType.OPEN_PLANAR,) * len(z)
    )
    review = Review()
    review.set_case(small_case(rois=(replace(roi, contours=contours),)))
    # 18 mm in steps of more than 0.01 mm
    assert 1500 < len(review.axial.planes) <= 1800


def test_a_slab_reaches_half_way_to_the_neighbours() -> None:
    planes = np.array([0.0, 5, 12])
    low, high = slab(planes, 5)
    assert (low, high) == pytest.approx((2.5, 8.5))
    assert slab(planes, 12)[0] == pytest.approx(8.5)
    assert slab(planes, 12)[0] > high  # what lies half way is of one plane only
    assert slab(planes, 0) == pytest.approx((-2.5, 2.5))
    low, high = slab(planes, 3.3)
    assert high - low == pytest.approx(0.02)


@given(
    st.lists(st.integers(-50, 50), min_size=2, max_size=9, unique=True),
    st.integers(-220, 220),
)
def test_the_nearest_plane_is_the_one_to_whose_slab_a_place_belongs(
    planes: list[int], quarters: int
) -> None:
    z, at = np.sort(np.array(planes, dtype=np.float64)), quarters / 4
    low, high = slab(z, float(z[nearest(z, at)]))
    if z[0] <= at <= z[-1]:
        assert low <= at <= high


def test_an_isocentre_between_two_planes_is_on_the_one_that_is_opened() -> None:
    """Between pixels lies the middle of every image of an even number of them."""
    plan = make_plan(isocentre=(0.0, 0.0, 0.0))
    review = Review()
    review.set_case(small_case(plan=plan))
    for view in review.views:
        assert beside(view, (0.0, 0.0, 0.0)) is not None


@pytest.mark.parametrize(
    ("offset", "text"),
    [(1.2, "+1.2 mm"), (-1.2, f"{MINUS}1.2 mm"), (0.005, ""), (0.05, "+0.05 mm")],
)
def test_an_offset_is_told_with_its_sign(offset: float, text: str) -> None:
    assert offset_text(offset) == text


@pytest.mark.parametrize(
    ("z", "text"),
    [(-12, f"{MINUS}12.0"), (-7.35, f"{MINUS}7.35"), (0.1, "0.1"), (-0.001, "0.0")],
)
def test_z_has_the_decimals_it_needs(z: float, text: str) -> None:
    assert mm_number(z) == text
