"""Between which numbers a metric lies: the band, and what is outside the grid."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.dvh.band import Band, Variant
from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.isodose import Reference
from dosiscope.core.phantoms.shapes import circle, make_dose
from support.metric_phantoms import (
    SPHERE,
    ball,
    gaussian,
    result_of,
    rising,
    whole_ball,
)
from support.stacks import stack

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.solids.solid import Solid


def ramp(**more: Any) -> Dvh:
    """10 cc; all of it gets 20 Gy, the volume falls evenly to nothing at 60 Gy."""
    values: dict[str, Any] = {
        "roi_numbers": (1,),
        "name": "Ramp",
        "source": DvhSource.COMPUTED,
        "dose": np.array([0.0, 20.0, 60.0]),
        "volume": np.array([10.0, 10.0, 0.0]),
        "dose_unit": "Gy",
        "volume_unit": "cc",
        "volume_cc": 10.0,
        "covered_cc": 10.0,
        "minimum": 20.0,
        "maximum": 60.0,
        "mean": 40.0,
    }
    return Dvh(**{**values, **more})


def moved(dvh: Dvh, by: float) -> Band:
    """Return a band of one variant: all doses are ``by`` Gy higher."""
    assert dvh.minimum is not None
    assert dvh.maximum is not None
    assert dvh.mean is not None
    other = replace(
        dvh,
        dose=dvh.dose + np.array([0.0, by, by]),
        minimum=dvh.minimum + by,
        maximum=dvh.maximum + by,
        mean=dvh.mean + by,
    )
    return Band(dvh, (Variant(source="ends", share=1, against=dvh, others=(other,)),))


def interval(text: str, dvh: Dvh, by: float = 0.0) -> Interval:
    result = DvhResult.of(dvh, band=moved(dvh, by), reference=Reference(50.0))
    return result.interval(parse_metric(text))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("D95%", 21.6, 22.4),
        ("D2cc", 51.6, 52.4),
        ("V40Gy", 49, 51),
        ("V40Gy(cc)", 4.9, 5.1),
        ("D95%(%)", 43.2, 44.8),
        ("mean", 39.6, 40.4),
        ("max", 59.6, 60.4),
        ("min", 19.6, 20.4),
        ("volume", 10, 10),
        ("V10Gy", 100, 100),
        ("CV40Gy", 49, 51),
        ("CV10Gy[cc]", 0, 0),
        ("DC2cc", 27.6, 28.4),
        ("D2cc[cGy]", 5160, 5240),
        ("V20.2Gy", 99, 100),
    ],
)
def test_the_band_is_on_both_sides(text: str, low: float, high: float) -> None:
    found = interval(text, ramp(), 0.4)
    assert (found.low, found.high) == pytest.approx((low, high))
    assert not found.lacks_band
    assert found.reason == ""


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        # 8 cc of 10 are in the grid, their curve falls from 20 to 60 Gy
        ("D50%", 35, 45),  # of the 5 cc: 8 cc hold them; or 3 of them and 2 outside
        ("D10%", 55, inf),  # may be all of those 2 outside
        ("D95%", 0, 22.5),  # in the grid are 80 % only
        ("D5cc", 35, 45),
        ("V40Gy", 40, 60),
        ("V40Gy(cc)", 4, 6),
        ("V100Gy", 0, 20),
        ("CV40Gy[cc]", 4, 6),
        ("CV0Gy", 0, 20),
        ("DC5cc", 35, 45),  # the coldest half: D50%
        ("DC95%", 57.5, inf),
        ("DC10%", 0, 25),
        ("mean", 32, inf),
        ("max", 60, inf),
        ("min", 0, 20),
        ("median", 35, 45),
        ("volume", 10, 10),
    ],
)
def test_outside_the_grid_is_any_dose(text: str, low: float, high: float) -> None:
    dvh = ramp(volume=np.array([8.0, 8.0, 0.0]), covered_cc=8.0)
    found = interval(text, dvh)
    assert (found.low, found.high) == pytest.approx((low, high))
    assert ("20.0 % of the structure" in found.reason) == (low < high)
    if found.number is not None:
        assert found.low <= found.number <= found.high
    # with a band both ends are as far again
    wider = interval(text, dvh, 0.4)
    assert wider.low <= found.low
    assert wider.high >= found.high


METRICS_WITH_ENDS = ("D{}%", "DC{}%", "V{}Gy", "CV{}Gy[cc]", "Mean", "Max", "Min")


@given(
    st.sampled_from(METRICS_WITH_ENDS),
    st.floats(0, 100),
    st.lists(st.floats(0, 45), min_size=2, max_size=2).map(sorted),
    st.floats(0, 2),
)
def test_the_more_is_outside_the_wider_it_is(
    pattern: str, at: float, outside: list[float], by: float
) -> None:
    found = []
    for share in outside:
        cc = 10 - share / 10
        dvh = ramp(volume=np.array([cc, cc, 0.0]), covered_cc=cc)
        found.append(interval(pattern.format(f"{at:.6f}"), dvh, by))
        number = found[-1].number
        assert number is None or found[-1].low <= number <= found[-1].high
    # what is outside changes the band a little, as a smaller part of it is there
    slack = 0.0 if by == 0 else by * 2.5 + 1e-9
    less, more = found
    assert more.low <= less.low + slack + 1e-9
    assert more.high >= less.high - slack - 1e-9


@given(
    st.sampled_from(METRICS_WITH_ENDS),
    st.floats(0, 100),
    st.lists(st.floats(0, 5), min_size=2, max_size=2).map(sorted),
)
def test_the_less_contours_tell_the_wider_it_is(
    pattern: str, at: float, by: list[float]
) -> None:
    less, more = (interval(pattern.format(f"{at:.6f}"), ramp(), one) for one in by)
    assert more.low <= less.low + 1e-9
    assert more.high >= less.high - 1e-9


@pytest.mark.parametrize("text", ["D95%", "V40Gy", "mean", "max", "volume", "HI"])
def test_without_a_band_nothing_is_taken_for_an_interval(text: str) -> None:
    found = DvhResult.of(ramp()).interval(parse_metric(text))
    assert found.lacks_band
    assert found.number is not None
    assert found.low == 0
    assert found.high == (100 if text == "V40Gy" else inf)
    assert "not been estimated" in found.reason
    stored = DvhResult.of(ramp(source=DvhSource.STORED)).interval(parse_metric(text))
    assert "stored" in stored.reason


@given(st.floats(0.1, 1e5), st.floats(0, 60))
def test_rounding_makes_no_end_impossible(cc: float, dose: float) -> None:
    volume = np.array([cc * (1 + 1e-15), cc, 0.0])
    dvh = ramp(volume=volume, volume_cc=cc, covered_cc=cc)
    for text in ("V0Gy", "V0Gy[cc]", "CV0Gy", "CV90Gy", f"V{dose:.6f}Gy"):
        found = interval(text, dvh)
        assert 0 <= found.low <= found.high
        assert found.high <= (100 if found.unit == "%" else cc * (1 + 1e-9))


def test_what_has_no_value_has_no_interval() -> None:
    with pytest.raises(NotEvaluableError, match="10\\.0 cc only"):
        interval("D12cc", ramp())
    with pytest.raises(NotEvaluableError, match="outside"):
        interval("HI", ramp(volume_cc=20.0))
    withheld = replace(DvhResult.of(ramp()), dvh=None, reason="it is empty")
    with pytest.raises(NotEvaluableError, match="it is empty"):
        withheld.interval(parse_metric("D95%"))
    assert withheld.interval(parse_metric("volume")).number == 10


# --- of contours in a dose -----------------------------------------------------------


def measured(solid: Solid, dose: Dose) -> DvhResult:
    """Return the result of a structure with its band."""
    return result_of(solid, dose, is_banded=True)


def discs(radius: float, step: float, planes: int, x: float = 0.0) -> Solid:
    """Return a cylinder of contours on so many planes, half slices at its ends."""
    z = step * (np.arange(planes) - (planes - 1) / 2)
    return stack(
        [(float(h), [np.add(circle(radius, 90), (x, 0.0))]) for h in z], step / 2
    )


@pytest.mark.slow
@pytest.mark.parametrize("step", [1.0, 2.5, 3.0, 5.0])
def test_a_cord_beside_its_limit_fails(step: float) -> None:
    dose = make_dose(
        lambda x, y, z: 40 + 0.4 * x, (2.5, 2.5, 2.5), 60, shift=(0.3, 0.7, 0.4)
    )
    cord = measured(discs(6.0, step, round(60 / step) + 1, x=-30.0), dose)
    hottest, largest = (
        cord.interval(parse_metric(text)) for text in ("D0.03cc", "Max")
    )
    # its maximum is 40 + 0.4 (6 - 30); 0.03 cc of a length of 60 mm reach 0.24 mm in
    assert 30 < hottest.low < hottest.high < 30.4
    assert largest.low <= 30.4 + 1e-5
    assert largest.high >= 30.4 - 1e-5
    assert largest.low > 30


@pytest.mark.slow
@pytest.mark.parametrize("step", [0.5, 2.0, 2.5, 3.0])
@pytest.mark.parametrize("shift", [(0.0, 0.0, 0.0), (1.25, 1.25, 1.25)])
def test_a_maximum_between_samples_is_within(
    step: float, shift: tuple[float, float, float]
) -> None:
    dose = gaussian(sigma=10.0, half_size=30, shift=shift)
    result = measured(ball(12.0, step), dose)
    for text, true in (("Max", 60.0), ("Min", 60 * np.exp(-0.72)), ("Max[%]", 120.0)):
        found = result.interval(parse_metric(text))
        assert found.low <= true <= found.high, text
        assert "between its samples" in found.reason


def test_a_linear_dose_hides_no_peak() -> None:
    found = measured(ball(step=2.5), rising()).interval(parse_metric("Max"))
    assert found.low <= 63 <= found.high
    assert found.high - found.low < 0.6
    assert found.reason == ""


def test_the_volume_of_one_plane_is_hardly_known() -> None:
    dose = rising()
    one, many = (
        measured(discs(6.0, 3.0, n), dose).interval(parse_metric("Volume"))
        for n in (1, 20)
    )
    assert one.number is not None
    assert one.low == pytest.approx(0, abs=0.01 * one.number)
    assert one.high == pytest.approx(2 * one.number, rel=0.01)
    assert many.number is not None
    # half a slice at either end
    assert many.high - many.low == pytest.approx(2 * many.number / 20, rel=0.05)


@pytest.mark.parametrize("step", [2.0, 3.0, 5.0])
@pytest.mark.parametrize("phase", [0.0, 0.15, 0.4, 0.6, 0.95])
def test_planes_need_not_lie_even_within_a_structure(step: float, phase: float) -> None:
    """A cylinder from z = -15 to 15: its ends are told by half a slice at most."""
    first, last = np.ceil(-15 / step - phase), np.floor(15 / step - phase)
    heights = step * (np.arange(first, last + 1) + phase)
    outlines = [(float(z), [circle(8.0, 90)]) for z in heights]
    found = measured(stack(outlines, step / 2), rising())
    for text, true in (
        ("Mean", 60.0),
        ("D50%", 60.0),
        ("D95%", 57.975),
        ("D5%", 62.025),
        ("V61Gy", 100 * (15 - 1 / 0.15) / 30),
        ("CV61Gy", 100 - 100 * (15 - 1 / 0.15) / 30),
    ):
        one = found.interval(parse_metric(text))
        assert one.low - 1e-6 <= true <= one.high + 1e-6, text


@pytest.mark.parametrize("off", [-1.4, 0.0, 1.4])
def test_a_plane_alone_need_not_be_the_middle(off: float) -> None:
    found = measured(stack([(off, [circle(8.0, 90)])], 1.5), rising())
    for text in ("Mean", "Median"):
        one = found.interval(parse_metric(text))
        assert one.low <= 60 <= one.high, text


def test_a_structure_that_just_fits_into_the_grid_is_known_as_any_other() -> None:
    """Variants that reach beyond the grid make no end boundless, and count."""
    cylinder = discs(8.0, 2.5, 17)  # from z = -21.25 to 21.25
    found = {
        margin: measured(
            cylinder,
            make_dose(
                lambda x, y, z: 60 + 0.15 * z,
                (2.5, 2.5, 2.5),
                25,
                z=np.linspace(-21.25 - margin, 21.25 + margin, 18),
            ),
        )
        for margin in (0.0, 20.0)
    }
    for text in ("Mean", "D95%", "D5%", "Min", "Max", "V61Gy", "HI", "Volume"):
        near, far = (one.interval(parse_metric(text)) for one in found.values())
        assert near.reason == ""
        assert near.number is not None
        wanted = (far.high - far.low) / 2
        for reach in (near.number - near.low, near.high - near.number):
            # an end that is moved out of the grid counts no more
            assert 0.3 * wanted <= reach <= 1.1 * wanted + 0.01, text
    near_by, far_by = (one.uncertainty(parse_metric("Mean")) for one in found.values())
    assert near_by is not None
    assert far_by is not None
    assert 0.45 * far_by <= near_by <= 1.1 * far_by


def test_an_end_that_a_variant_does_not_bound_is_not_bounded() -> None:
    dvh = ramp(covered_cc=9.52, volume=np.array([9.52, 9.52, 0.0]))
    other = replace(dvh, covered_cc=9.4, volume=np.array([9.4, 9.4, 0.0]))
    variant = Variant(source="ends", share=1, against=dvh, others=(other,))
    result = DvhResult.of(dvh, band=Band(dvh, (variant,)))
    assert result.interval(parse_metric("D5%")).high == inf
    assert result.interval(parse_metric("D7%")).high < inf


@pytest.fixture(scope="module")
def sphere() -> DvhResult:
    """A sphere without cut caps: planes of 0.2 mm, the last of them touch it."""
    return measured(whole_ball(), rising())


@pytest.mark.parametrize("text", SPHERE)
def test_a_sphere_in_a_linear_dose(sphere: DvhResult, text: str) -> None:
    found = sphere.interval(parse_metric(text))
    true = SPHERE[text]
    assert found.number is not None
    if found.unit == "Gy":
        assert found.number == pytest.approx(true, abs=0.01)
    elif found.unit == "%":
        assert found.number == pytest.approx(true, abs=0.1)
    else:
        assert found.number == pytest.approx(true, rel=0.001, abs=0.001 * 33.5103)
    slack = 2e-3 if found.unit == "Gy" else 2e-4 * max(true, 1)
    assert found.low - slack <= true <= found.high + slack


@pytest.mark.parametrize("text", SPHERE)
def test_the_contoured_sphere_is_within_its_interval(text: str) -> None:
    found = measured(ball(step=2.5), rising()).interval(parse_metric(text))
    assert found.low - 1e-5 <= SPHERE[text] <= found.high + 1e-5
