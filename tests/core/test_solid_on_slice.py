from __future__ import annotations

import numpy as np
import pytest

from dosiscope.core.contour_checks.checks import check_roi
from dosiscope.core.contours.modes import usual_step
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.reason import Reason
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.structures import (
    GeometricType,
    Roi,
    SourcePixelPlanes,
)
from support.areas import area_at
from support.contours import circle, contour, keyhole, roi, square, structure_set

IMAGES = np.arange(-30.0, 31.0, 5.0)


def cylinder(*z: float, radius: float = 10.0) -> Roi:
    return roi([contour(circle(radius, h)) for h in z])


def test_a_cylinder_reaches_half_a_slice_beyond_its_ends() -> None:
    solid = build_solid(cylinder(-5, 0, 5), IMAGES)
    assert solid.volume_cc == pytest.approx(np.pi * 100 * 15 / 1000, rel=1e-12)
    assert solid.extent == pytest.approx((-10, -10, -7.5, 10, 10, 7.5), rel=1e-4)
    assert solid.end_rule is EndRule.HALF_SLICE
    assert solid.method == "slabs between image planes"


@pytest.mark.parametrize(
    ("rule", "height"),
    [
        (EndRule.NONE, 10),
        (EndRule.HALF_SLICE, 15),
        (EndRule.AT_MOST_1_5_MM, 13),
        (EndRule.TAPERED, 15),  # equal areas do not taper
    ],
)
def test_end_rules(rule: EndRule, height: float) -> None:
    solid = build_solid(cylinder(-5, 0, 5), IMAGES, end_rule=rule)
    assert solid.volume_cc == pytest.approx(np.pi * height / 10, rel=1e-12)
    assert solid.end_rule is rule


@pytest.mark.parametrize("phase", [0.0, 0.31, 0.5])
def test_tapered_ends_follow_a_sphere(phase: float) -> None:
    z = np.arange(-30, 31) + phase
    sphere = roi(
        [contour(circle(np.sqrt(144 - h * h), h)) for h in z if abs(h) < 11.99]
    )
    solid = build_solid(sphere, z, end_rule=EndRule.TAPERED)
    # the ends are exact; each 1 mm layer between loses h³ π / 6 to the chord
    inner = np.pi / 6 * (len(sphere.contours) - 1)
    assert solid.volume_cc * 1000 == pytest.approx(
        4 / 3 * np.pi * 12**3 - inner, rel=2e-4
    )


def test_a_sphere_of_5_mm_slices_is_the_sum_of_its_slabs() -> None:
    areas = [np.pi * (24.0**2 - h * h) for h in IMAGES if abs(h) < 24]
    sphere = roi(
        [contour(circle(np.sqrt(24**2 - h * h), h)) for h in IMAGES if abs(h) < 24]
    )
    solid = build_solid(sphere, IMAGES)
    assert solid.volume_cc == pytest.approx(sum(areas) * 5 / 1000, rel=1e-12)


def test_slices_of_5_and_7_mm_have_their_own_half_distances() -> None:
    images = np.array([0.0, 5, 10, 17, 24, 31])
    solid = build_solid(cylinder(5, 10, 17), images)
    assert solid.extent == pytest.approx((-10, -10, 2.5, 10, 10, 20.5), rel=1e-4)


def test_at_the_end_of_the_ct_the_last_distance_counts() -> None:
    images = np.array([0.0, 5, 10, 17])
    solid = build_solid(cylinder(0, 5, 10, 17), images)
    extent = solid.extent
    assert extent is not None
    assert (extent[2], extent[5]) == (-2.5, 20.5)


def test_an_image_without_contour_is_empty() -> None:
    solid = build_solid(cylinder(-10, -5, 5, 10), IMAGES)
    assert solid.volume_cc == pytest.approx(np.pi * 100 * 20 / 1000)
    assert area_at(solid, 0) == 0
    assert not solid.contains_point(0, 0, 0)
    assert solid.contains_point(0, 0, -2.6)
    assert not solid.contains_point(0, 0, -2.4)


def test_without_ct_a_wide_step_is_a_gap() -> None:
    solid = build_solid(cylinder(0, 3, 6, 12, 15), [])
    assert solid.volume_cc == pytest.approx(np.pi * 100 * 15 / 1000)
    assert area_at(solid, 9) == 0
    assert "3.00 mm apart" in solid.method


def test_contours_beyond_the_ct_make_their_own_planes() -> None:
    solid = build_solid(cylinder(-6, -3, 0, 3), [0.0])
    assert solid.volume_cc == pytest.approx(np.pi * 100 * 12 / 1000)
    assert "no image" in solid.method


def test_one_plane_has_no_known_thickness() -> None:
    with pytest.raises(NotEvaluableError, match="single plane"):
        build_solid(cylinder(0), [])
    solid = build_solid(cylinder(0), IMAGES)
    assert solid.volume_cc == pytest.approx(np.pi * 100 * 5 / 1000)


def test_the_usual_step_of_the_set_serves_where_no_image_is() -> None:
    body = cylinder(*np.arange(0, 60, 3.0))
    ends = roi([contour(circle(10, z)) for z in (0, 57)], number=2)
    step = usual_step(structure_set(body, ends, roi([], number=3)))
    assert step == 3
    solid = build_solid(ends, [], usual_step=step)
    assert solid.volume_cc == pytest.approx(np.pi * 100 * 6 / 1000)
    lone = build_solid(cylinder(5), [], usual_step=step)
    assert lone.volume_cc == pytest.approx(np.pi * 100 * 3 / 1000)


@pytest.mark.parametrize(("own", "usual"), [(5.0, 3.0), (7.5, 3.0), (4.0, 2.5)])
def test_without_images_a_spacing_of_its_own_leaves_nothing_out(
    own: float, usual: float
) -> None:
    """Nine circles 5 mm apart, others of the set 3 mm: no plane of theirs between."""
    found = cylinder(*np.arange(9) * own)
    solid = build_solid(found, np.empty(0), usual_step=usual)
    area = solid.areas[0]
    assert solid.volume_cc == pytest.approx(9 * own * area / 1000, rel=1e-9)
    checked = check_roi(found, np.empty(0), step=usual)
    assert not [f for f in checked.findings if f.rule == "RC-16"]


@pytest.mark.parametrize("own", [6.0, 9.0, 6.1])
def test_without_images_every_nth_plane_of_the_others_leaves_planes_out(
    own: float,
) -> None:
    found = cylinder(*np.arange(9) * own)
    solid = build_solid(found, np.empty(0), usual_step=3.0)
    area = solid.areas[0]
    assert solid.volume_cc == pytest.approx(9 * 3.0 * area / 1000, rel=1e-9)


def test_contains_takes_the_nearest_slice() -> None:
    cone = roi([contour(circle(r, z)) for r, z in ((10, 0), (20, 5))])
    solid = build_solid(cone, IMAGES)
    points = [[15, 0, 2.4], [15, 0, 2.6], [9, 0, -2.4], [9, 0, -2.6], [19, 0, 7.4]]
    assert solid.contains(points).tolist() == [False, True, True, False, True]
    single = [solid.contains_point(*map(float, p)) for p in points]
    assert single == solid.contains(points).tolist()
    assert area_at(solid, 2.5) == pytest.approx(np.pi * 250)


def test_holes_islands_and_keyholes_are_even_odd() -> None:
    xor = GeometricType.CLOSEDPLANAR_XOR
    rings = [(20.0, "closed"), (10.0, "hole"), (4.0, "island")]
    nested = roi([contour(square(r, z)) for z in (0, 5) for r, _ in rings])
    stated = roi([contour(square(r, z), kind=xor) for z in (0, 5) for r, _ in rings])
    expected = (40**2 - 20**2 + 8**2) * 10 / 1000
    for one in (nested, stated):
        solid = build_solid(one, IMAGES)
        assert solid.volume_cc == pytest.approx(expected)
        inside = solid.contains([[15, 0, 1], [7, 0, 1], [2, 0, 1], [25, 0, 1]])
        assert inside.tolist() == [True, False, True, False]
    channel = roi([contour(keyhole(20, 10, z, angle=z)) for z in (0, 5)])
    solid = build_solid(channel, IMAGES)
    assert solid.volume_cc == pytest.approx(np.pi * 300 * 10 / 1000, rel=1e-4)
    assert solid.contains([[15, 0, 0], [5, 0, 0]]).tolist() == [True, False]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (Roi(1, "PTV", contours=roi([]).contours), "no closed contours"),
        (roi([contour(np.zeros((1, 3)), kind=GeometricType.POINT)]), "only points"),
        (
            Roi(1, "PTV", contours=cylinder(0).contours, withheld=Reason("Not this.")),
            "Not this.",
        ),
        (
            Roi(
                1,
                "PTV",
                contours=cylinder(0).contours,
                not_measured=(Reason("Tilted."),),
            ),
            "Tilted.",
        ),
        (cylinder(0, 2.5), "does not say how they are connected"),
    ],
)
def test_an_roi_without_volume_says_why(broken: Roi, reason: str) -> None:
    with pytest.raises(NotEvaluableError, match=reason):
        build_solid(broken, IMAGES)


def test_off_slice_content_can_be_ignored() -> None:
    solid = build_solid(cylinder(0, 2.5, 5), IMAGES, ignore_off_slice=True)
    assert solid.volume_cc == pytest.approx(np.pi * 100 * 10 / 1000)
    with pytest.raises(NotEvaluableError, match="ignored"):
        build_solid(cylinder(1, 2.5), IMAGES, ignore_off_slice=True)


def test_source_planes_carry_slabs_of_their_own() -> None:
    planes = SourcePixelPlanes((0, 0, 1), 2.0, 10)
    body = roi([contour(circle(10, z)) for z in (3, 5, 7, 11)], source_planes=planes)
    solid = build_solid(body, IMAGES)
    assert solid.volume_cc == pytest.approx(np.pi * 100 * 8 / 1000)
    assert area_at(solid, 9) == 0
    assert solid.method == "slabs between source planes"
    astray = roi([contour(circle(10, z)) for z in (3, 4)], source_planes=planes)
    with pytest.raises(NotEvaluableError, match="source planes"):
        build_solid(astray, IMAGES)
    counted_down = SourcePixelPlanes((0, 0, 11), 2.0, 5)
    down = Roi(1, "PTV", contours=body.contours, source_planes=counted_down)
    assert build_solid(down, IMAGES).volume_cc == pytest.approx(solid.volume_cc)
