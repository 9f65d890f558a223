"""A - B in numbers, held against closed forms and against B - A."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.comparing.dose_difference import dose_difference, sample_volumes
from dosiscope.core.comparing.histogram import Bins
from dosiscope.core.comparing.roi_differences import RoiDifference, roi_differences
from dosiscope.core.dose import DoseType, DoseUnits
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.isodose import Reference
from dosiscope.core.progress import finish
from support.axial import make_roi
from support.fields import linear, read_dose, signed
from support.metric_phantoms import RADIUS, ball, whole_ball

if TYPE_CHECKING:
    from dosiscope.core.comparing.dose_difference import DoseDifference
    from dosiscope.core.comparing.histogram import DifferenceHistogram
    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid
    from support.axial import Function

SIXTY = Reference(60.0)


def exact(function: Function, **more: Any) -> Dose:
    """Return a dose whose samples are not rounded."""
    return signed(read_dose(function, **more), function)


def two(**more: Any) -> tuple[Dose, Dose]:
    a = exact(linear(0.4, -0.3, 0.5), uid="1.2.3.1", plan="1.2.8.1", half_size=30)
    b = exact(linear(-0.2, 0.7, 0.1), uid="1.2.3.2", plan="1.2.8.2", **more)
    return a, b


def compared(a: Dose, b: Dose, reference: Reference | None = SIXTY) -> DoseDifference:
    return finish(dose_difference(a, b, reference))


def in_solid(a: Dose, b: Dose, solid: Solid) -> RoiDifference:
    steps = roi_differences(compared(a, b), [make_roi(1, [])], {1: solid})
    return finish(steps)[0]


def test_two_linear_doses() -> None:
    """A - B = 0.6 x - y + 0.4 z on samples from -20 to 20 mm: 17 a side."""
    a, b = two()
    found = compared(a, b)
    whole = found.whole
    assert whole.minimum == pytest.approx(-40)
    assert whole.minimum_at == pytest.approx((-20, 20, -20))
    assert whole.maximum == pytest.approx(40)
    assert whole.maximum_at == pytest.approx((20, -20, 20))
    assert whole.largest == pytest.approx(40)
    assert whole.mean == pytest.approx(0, abs=1e-12)
    # 17 equal steps of 2.5 mm have the variance 2.5^2 (17^2 - 1) / 12
    variance = (0.6**2 + 1 + 0.4**2) * 2.5**2 * (17**2 - 1) / 12
    assert whole.rms == pytest.approx(np.sqrt(variance))
    assert whole.volume_cc == pytest.approx(17**3 * 2.5**3 / 1000)
    assert found.only_a_cc == pytest.approx((25**3 - 17**3) * 2.5**3 / 1000)
    assert found.only_b_cc == 0
    assert found.one_alone_percent == pytest.approx(100 * (1 - (17 / 25) ** 3))
    assert found.percent(whole.maximum) == pytest.approx(200 / 3)
    assert found.unit == "Gy"


def test_an_offset_is_the_mean_and_the_rms() -> None:
    a, b = (
        exact(linear(0.1, 0, 0, at_centre=62.0)),
        exact(linear(0.1, 0, 0), uid="1.2.3.9"),
    )
    found = compared(a, b)
    for number in (
        found.whole.minimum,
        found.whole.maximum,
        found.whole.mean,
        found.whole.rms,
    ):
        assert number == pytest.approx(2)
    assert found.whole.beyond_percent == 100  # 2 of 60 Gy are 3.3 %
    assert compared(a, b, Reference(70.0)).whole.beyond_percent == 0
    assert compared(a, b, None).whole.beyond_percent is None
    assert compared(a, b, None).not_low is None


@pytest.mark.slow
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("steps", [1e-3, 7.3e-5])
def test_a_difference_of_just_the_limit_is_not_beyond_it(
    sign: int, steps: float
) -> None:
    """1.8 of 60 Gy are 3 %, in grid and ROI, however whole numbers of files round."""
    flat = linear(0, 0, 0, at_centre=40.0)
    a, b = read_dose(flat, half_size=30), read_dose(flat, half_size=30, uid="1.2.3.9")
    for gray, share in ((1.8, 0), (1.801, 100)):
        added = round(gray / steps)
        least = round(40 / steps)
        reference = Reference(added * steps / 0.03 if gray == 1.8 else 60.0)
        doses = (
            replace(a, stored=np.full(a.stored.shape, least + added), scaling=steps),
            replace(b, stored=np.full(b.stored.shape, least), scaling=steps),
        )
        one, other = doses[::sign]
        difference = compared(one, other, reference)
        assert difference.whole.beyond_percent == share
        steps_of_roi = roi_differences(difference, [make_roi(1, [])], {1: whole_ball()})
        assert finish(steps_of_roi)[0].beyond_percent == share


def test_a_part_of_a_stack_has_the_samples_of_the_whole() -> None:
    """A: planes at 0, 3, 4, 10 and 13 mm.  B begins at 3 and ends at 10 mm."""
    z = np.array([0.0, 3.0, 4.0, 10.0, 13.0])
    a = exact(linear(0, 0, 1), z=z)
    b = exact(linear(0, 0, 0), z=np.array([3.0, 10.0]), uid="1.2.3.9")
    found = compared(a, b)
    a_plane = 17 * 17 * 2.5**2 / 1000
    assert found.whole.volume_cc == pytest.approx(a_plane * (2 + 3.5 + 4.5))
    assert found.only_a_cc == pytest.approx(a_plane * (3 + 3))
    of_a = a_plane * (3 + 13)
    assert found.whole.volume_cc + found.only_a_cc == pytest.approx(of_a)
    heights = np.array([3, 4, 10])
    assert found.whole.mean == pytest.approx((heights @ (2, 3.5, 4.5)) / 10)


@pytest.mark.parametrize("step", [(3.0, 5.0, 6.0), (2.3, 1.7, 3.1), (2.1, 2.1, 0.7)])
def test_all_of_it_is_100_percent_however_volumes_are_rounded(
    step: tuple[float, float, float],
) -> None:
    a, b = (
        exact(linear(0, 0, 0, at_centre=60.0 + n), uid=f"1.2.3.{n}", step=step)
        for n in (0, 5)
    )
    assert compared(a, b).whole.beyond_percent == 100


def test_what_is_low_counts_apart() -> None:
    """Half the grid has 5 Gy in A and 3 in B, the other 50 and 60."""
    a = exact(lambda x, y, z: np.where(x < -0.1, 5.0, 50.0) + 0 * y * z)
    b = exact(lambda x, y, z: np.where(x < -0.1, 3.0, 60.0) + 0 * y * z, uid="1.2.3.9")
    found = compared(a, b)
    assert found.whole.mean == pytest.approx((8 * 2 - 9 * 10) / 17)
    assert found.whole.beyond_percent == pytest.approx(100)
    assert found.not_low is not None
    assert found.not_low.mean == pytest.approx(-10)
    assert found.not_low.maximum == pytest.approx(-10)
    assert found.not_low.volume_cc == pytest.approx(9 / 17 * found.whole.volume_cc)


def test_planes_count_by_their_distance() -> None:
    """Of planes at 0, 2, 8 and 10 mm the two in the middle stand for more."""
    z = np.array([0.0, 2.0, 8.0, 10.0])
    step = np.array([2.0, 4.0, 4.0, 2.0])
    a = exact(lambda x, y, z: z + 0 * x * y, z=z)
    b = exact(lambda x, y, z: 0 * (x + y + z), z=z, uid="1.2.3.9")
    assert sample_volumes(a.geometry) == pytest.approx(2.5**2 * step / 1000)
    assert compared(a, b).whole.mean == pytest.approx((step * z).sum() / step.sum())


@pytest.mark.slow
@settings(max_examples=15)
@given(
    st.sampled_from([2.0, 2.5, 3.1]),
    st.tuples(*[st.floats(-4, 4)] * 3),
    st.floats(-1, 1),
)
def test_exchanged_doses_change_every_sign_and_nothing_else(
    step: float, shift: tuple[float, float, float], slope: float
) -> None:
    a = exact(linear(0.4, slope, 0.5), half_size=10)
    b = exact(
        linear(slope, 0.2, -0.3), uid="1.2.3.9", step=step, half_size=9, shift=shift
    )
    forth, back = compared(a, b), compared(b, a)
    for one, other in ((forth.whole, back.whole), (forth.not_low, back.not_low)):
        assert one is not None
        assert other is not None
        assert one.minimum == -other.maximum
        assert one.largest_at == other.largest_at
        assert one.minimum_at == other.maximum_at
        assert one.maximum_at == other.minimum_at
        assert one.mean == pytest.approx(-other.mean, abs=1e-12)
        assert one.rms == pytest.approx(other.rms)
        assert one.beyond_percent == pytest.approx(other.beyond_percent)
        assert one.volume_cc == other.volume_cc
    assert (forth.only_a_cc, forth.only_b_cc) == (back.only_b_cc, back.only_a_cc)
    assert np.array_equal(forth.histogram.samples, back.histogram.samples[::-1])
    assert np.array_equal(forth.histogram.middles, -back.histogram.middles[::-1])


def test_of_grids_as_fine_in_other_ways_the_same_is_taken_in_any_order() -> None:
    """Rows of 2 mm and columns of 3, or the other way round, from one corner."""
    a = exact(linear(0.4, -0.3, 0.5), step=(2.0, 3.0, 2.5))
    b = exact(linear(-0.2, 0.7, 0.1), step=(3.0, 2.0, 2.5), uid="1.2.3.9")
    corner = replace(b.geometry, origin=a.geometry.origin)
    b = replace(b, geometry=corner)
    forth, back = compared(a, b), compared(b, a)
    assert forth.dose.geometry.spacing == back.dose.geometry.spacing
    assert forth.whole.mean == pytest.approx(-back.whole.mean, abs=1e-9)


def test_a_dose_with_itself() -> None:
    a, _ = two()
    found = compared(a, replace(a))
    assert found.dose.is_zero
    assert (found.whole.minimum, found.whole.maximum, found.whole.rms) == (0, 0, 0)
    assert found.whole.beyond_percent == 0
    assert found.one_alone_percent == 0
    assert found.histogram.samples.tolist() == [25**3]
    roi = in_solid(a, replace(a), ball())
    assert (roi.mean, roi.minimum, roi.maximum, roi.beyond_percent) == (0, 0, 0, 0)


# --- histogram ----------------------------------------------------------------------


def histogram(values: np.ndarray) -> DifferenceHistogram:
    """Return that of samples of half a cc each."""
    bins = Bins(values.min(), values.max())
    for part in np.array_split(values, 3):
        bins.add(part, 0.5)
    return bins.histogram()


@given(
    st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=40),
    st.floats(-1e6, 1e6),
)
def test_bins_hold_every_sample_once(values: list[float], offset: float) -> None:
    of = np.array(values) + offset
    found = histogram(of)
    assert found.samples.sum() == len(of)
    assert found.volumes_cc.sum() == pytest.approx(len(of) / 2)
    assert len(found.samples) <= 102
    edges = found.edges
    assert edges[0] <= of.min() + found.width * 1e-6
    assert edges[-1] >= of.max() - found.width * 1e-6
    mirrored = histogram(-of)
    assert np.array_equal(mirrored.samples, found.samples[::-1])


def test_bins_are_round_and_one_is_around_zero() -> None:
    values = np.linspace(-3.0, 4.0, 701)
    found = histogram(values)
    assert found.width == pytest.approx(0.1)
    assert found.middles == pytest.approx(np.arange(-30, 41) / 10)
    assert (found.samples[1:-1] > 8).all()


# --- in ROIs ------------------------------------------------------------------------


def test_a_linear_difference_in_a_sphere() -> None:
    """A - B = 3 + 0.15 z in a sphere of 20 mm; more than 1.8 Gy where z is above -8."""
    a = exact(linear(0.3, 0.1, 0.4, at_centre=63), half_size=26)
    b = exact(linear(0.3, 0.1, 0.25), uid="1.2.3.9", half_size=26)
    found = in_solid(a, b, whole_ball())
    assert found.mean == pytest.approx(3, abs=1e-4)
    assert found.minimum == pytest.approx(0, abs=1e-4)
    assert found.maximum == pytest.approx(6, abs=1e-4)
    assert found.largest_at is not None
    assert found.largest_at == pytest.approx((0, 0, RADIUS), abs=0.02)
    h = -8.0
    share = (RADIUS - h) ** 2 * (2 * RADIUS + h) / (4 * RADIUS**3)
    assert found.beyond_percent == pytest.approx(100 * share, abs=0.06)
    assert not found.is_partial
    assert found.volume_cc == pytest.approx(whole_ball().volume_cc)


@pytest.mark.slow
def test_a_difference_of_both_signs_counts_on_both_sides() -> None:
    """A - B = 0.15 z: beyond 1.8 Gy are two caps above 12 mm."""
    a = exact(linear(0.3, 0.1, 0.25), half_size=26)
    b = exact(linear(0.3, 0.1, 0.1), uid="1.2.3.9", half_size=26)
    found = in_solid(a, b, whole_ball())
    assert found.mean == pytest.approx(0, abs=1e-4)
    cap = (RADIUS - 12) ** 2 * (2 * RADIUS + 12) / (4 * RADIUS**3)
    assert found.beyond_percent == pytest.approx(200 * cap, abs=0.06)
    other = in_solid(b, a, whole_ball())
    assert other.mean == pytest.approx(0, abs=1e-4)
    assert found.minimum is not None
    assert found.maximum is not None
    assert other.minimum == pytest.approx(-found.maximum, abs=1e-5)
    assert other.maximum == pytest.approx(-found.minimum, abs=1e-5)
    assert other.beyond_percent == pytest.approx(found.beyond_percent, abs=0.02)


def test_the_mean_difference_is_the_difference_of_the_means() -> None:
    """Doses that are not linear, on the same samples."""
    from dosiscope.core.dvh.engine import compute_dvh

    a = exact(lambda x, y, z: 50 * np.exp(-(x**2 + y**2 + z**2) / 800), half_size=26)
    b = exact(
        lambda x, y, z: 48 * np.exp(-((x - 3) ** 2 + y**2 + z**2) / 900),
        uid="1.2.3.9",
        half_size=26,
    )
    solid = ball(15.0)
    means = [compute_dvh(solid, dose).mean for dose in (a, b)]
    assert means[0] is not None
    assert means[1] is not None
    assert in_solid(a, b, solid).mean == pytest.approx(means[0] - means[1], abs=1e-5)


FRACTIONS = [0.25, 0.34, 0.47]
TURNED = ((0.8, 0.6, 0.0), (-0.6, 0.8, 0.0))
EXCHANGED = ((0.0, -1.0, 0.0), (-1.0, 0.0, 0.0))


def apart(
    of_a: Function, of_b: Function, fraction: float, half_size: float = 26, **more: Any
) -> tuple[Dose, Dose]:
    """Return doses on grids that are apart by a fraction of a voxel, every way."""
    shift = (fraction * 2.5,) * 3
    b = exact(of_b, uid="1.2.3.9", half_size=half_size, shift=shift, **more)
    return exact(of_a, half_size=half_size), b


def hill(height: float, width: float, x: float) -> Function:
    """Return a Gaussian whose second derivative is not small for a voxel."""
    return lambda i, j, k: (
        height * np.exp(-((i - x) ** 2 + j**2 + k**2) / (2 * width**2))
    )


@pytest.mark.slow
@pytest.mark.parametrize("fraction", FRACTIONS)
@pytest.mark.parametrize("orientation", [((-1, 0, 0), (0, 1, 0)), EXCHANGED, TURNED])
def test_a_linear_difference_on_grids_that_are_apart(
    fraction: float, orientation: Any
) -> None:
    """A - B = 3 + 0.15 z, on whatever samples either has."""
    a, b = apart(
        linear(0.3, 0.1, 0.4, at_centre=63),
        linear(0.3, 0.1, 0.25),
        fraction,
        orientation=orientation,
    )
    found = in_solid(a, b, ball(15.0, 2.0))
    assert found.without_both_percent == pytest.approx(0, abs=1e-6)
    assert found.mean == pytest.approx(3, abs=1e-4)
    assert found.minimum == pytest.approx(3 - 0.15 * 15, abs=1e-4)
    assert found.maximum == pytest.approx(3 + 0.15 * 15, abs=1e-4)
    assert found.minimum_at is not None
    assert found.minimum_at[2] == pytest.approx(-15, abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize("fraction", FRACTIONS)
@pytest.mark.parametrize(("x", "is_back"), [(0.0, False), (3.0, True)])
def test_hills_on_grids_that_are_apart(
    fraction: float, x: float, *, is_back: bool
) -> None:
    """Mean: that of the DVHs; extremes: those of A(x) - B(x) at many points inside."""
    from dosiscope.core.dvh.engine import compute_dvh

    a, b = apart(hill(60, 12, 0), hill(58, 13, x), fraction)
    if is_back:
        a, b = b, a
    solid = ball(12.0, 1.0)
    found = in_solid(a, b, solid)
    means = [compute_dvh(solid, dose).mean or 0.0 for dose in (a, b)]
    assert found.mean == pytest.approx(means[0] - means[1], abs=1e-3)
    points = np.stack(np.meshgrid(*[np.linspace(-13, 13, 53)] * 3), -1).reshape(-1, 3)
    points = points[solid.contains(points)]
    there = a.sample(points) - b.sample(points)
    assert found.minimum is not None
    assert found.maximum is not None
    assert found.minimum <= there.min() + 0.01
    assert found.maximum >= there.max() - 0.01
    for value, at in (
        (found.minimum, found.minimum_at),
        (found.maximum, found.maximum_at),
    ):
        assert at is not None
        assert float(a.sample(at) - b.sample(at)) == pytest.approx(value)
    share = 100 * np.mean(np.abs(there) > 1.8)
    assert found.beyond_percent == pytest.approx(share, abs=1)


@pytest.mark.slow
def test_the_mean_of_a_large_roi_is_that_of_its_dvhs() -> None:
    """So large that rows and columns are not divided."""
    from dosiscope.core.dvh.engine import compute_dvh

    a, b = apart(hill(60, 30, 0), hill(60, 30, 0), 0.47, 80)
    solid = ball(70.0, 10.0)
    means = [compute_dvh(solid, dose).mean or 0.0 for dose in (a, b)]
    assert in_solid(a, b, solid).mean == pytest.approx(means[0] - means[1], abs=1e-3)


@pytest.mark.slow
def test_the_part_of_an_roi_without_both_doses_is_told() -> None:
    """B ends at x = 10 mm, and the sphere reaches to 20 mm."""
    a = exact(linear(0.4, 0, 0, at_centre=63), half_size=30)
    b = exact(linear(0.4, 0, 0), uid="1.2.3.9", half_size=30, shift=(-20, 0, 0))
    found = in_solid(a, b, whole_ball())
    assert found.is_partial
    cap = (RADIUS - 10) ** 2 * (2 * RADIUS + 10) / (4 * RADIUS**3)
    assert found.without_both_percent == pytest.approx(100 * cap, abs=0.1)
    assert found.mean == pytest.approx(3, abs=1e-4)
    assert found.maximum == pytest.approx(3, abs=1e-4)


@pytest.mark.slow
def test_it_reaches_nearly_to_the_edge_of_a_grid_that_is_apart() -> None:
    """B ends at x = 10.9 mm, 0.9 mm beyond a sample of A: an eighth of a voxel is lost
    at most."""
    a = exact(linear(0.4, 0, 0, at_centre=63), half_size=30)
    b = exact(linear(0.4, 0, 0), uid="1.2.3.9", half_size=30, shift=(-19.1, 0.6, 0.4))
    found = in_solid(a, b, whole_ball())
    least, most = (
        100 * (RADIUS - x) ** 2 * (2 * RADIUS + x) / (4 * RADIUS**3)
        for x in (10.9, 10.9 - 2.5 / 8)
    )
    assert found.without_both_percent is not None
    assert least - 0.1 <= found.without_both_percent <= most + 0.1
    assert found.mean == pytest.approx(3, abs=1e-4)


def test_rois_without_numbers_say_why() -> None:
    a, b = two(half_size=30)
    rois = [make_roi(n, []) for n in (1, 2, 3)]
    far = ball(x=200.0, number=3)
    steps = roi_differences(compared(a, b), rois, {3: far}, {1: "it has no contours"})
    reasons = [one.reason for one in finish(steps)]
    assert reasons[:2] == ["it has no contours", "it has no volume"]
    assert reasons[2] == "no part of it has both doses"


@pytest.mark.parametrize(
    ("is_thin", "told"),
    [
        ((False, True), "B is a single plane"),
        ((True, False), "A is a single plane"),
        ((True, True), "A and B are a single plane"),
    ],
)
def test_a_structure_in_a_single_plane_of_dose(
    is_thin: tuple[bool, bool], told: str
) -> None:
    thin = {"z": np.array([0.0])}
    slope = linear(0.4, 0, 0)
    doses = (
        exact(slope, uid=f"1.2.3.{n}", half_size=30, **(thin if is_one else {}))
        for n, is_one in enumerate(is_thin)
    )
    a, b = doses
    found = in_solid(a, b, whole_ball())
    assert found.reason == told
    assert found.volume_cc is not None
    assert found.mean is None


def test_most_of_a_structure_without_both_doses() -> None:
    """B begins at x = 10 mm of a sphere that reaches to 20 mm."""
    a = exact(linear(0.4, 0, 0), half_size=30)
    b = exact(linear(0.4, 0, 0), uid="1.2.3.9", half_size=20, shift=(30, 0, 0))
    found = in_solid(a, b, whole_ball())
    cap = (RADIUS - 10) ** 2 * (2 * RADIUS + 10) / (4 * RADIUS**3)
    share, _, told = found.reason.partition(" ")
    assert float(share) == pytest.approx(100 * (1 - cap), abs=0.1)
    assert told == "% of it does not have both doses"
    assert found.mean is None


@pytest.mark.slow
def test_gaps_far_from_an_roi_do_not_matter_to_it() -> None:
    """B is turned, so that corners of A's grid have none; the ROI is within both."""
    turned = ((0.8, 0.6, 0.0), (-0.6, 0.8, 0.0))
    a = exact(linear(0.4, 0.1, 0.2, at_centre=63), half_size=26)
    b = exact(
        linear(0.4, 0.1, 0.2), uid="1.2.3.9", step=2.6, half_size=26, orientation=turned
    )
    assert compared(a, b).dose.has_gaps
    solid = ball(10, 2.0, x=11.0)
    found = in_solid(a, b, solid)
    assert found.without_both_percent == pytest.approx(0, abs=1e-6)
    assert found.mean == pytest.approx(3, abs=1e-4)
    assert found.beyond_percent == pytest.approx(100)


# --- refusals -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"units": DoseUnits.RELATIVE}, "relative"),
        ({"type": DoseType.EFFECTIVE}, "different Dose Types"),
    ],
)
def test_what_is_not_alike_has_no_difference(
    fields: dict[str, Any], reason: str
) -> None:
    a, b = two()
    for pair in ((a, replace(b, **fields)), (replace(b, **fields), a)):
        with pytest.raises(NotEvaluableError, match=reason):
            compared(*pair)
