"""DVH metrics: what is read, what they are, and why some have no value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.dvh.metrics import MetricError, evaluate, parse_metric
from dosiscope.core.isodose import Reference

if TYPE_CHECKING:
    from dosiscope.core.dvh.metric import Value

REFERENCE = Reference(50.0)


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


def test_nothing_at_all_receives_more_than_the_maximum() -> None:
    longer: dict[str, Any] = {
        "dose": np.array([0.0, 20, 60, 61, 90]),
        "volume": np.array([10.0, 10, 0, 0, 0]),
    }
    assert value_of("D0%", ramp(**longer)).number == 60
    assert value_of("D0cc", ramp(**longer, maximum=None)).number == 60
    # a curve that ends before its volume does
    cut = ramp(dose=np.array([0.0, 20, 61]), volume=np.array([10.0, 10, 1]))
    assert value_of("D1%", cut).number == 60


def value_of(
    text: str, dvh: Dvh | None = None, reference: Reference | None = None
) -> Value:
    return evaluate(parse_metric(text), dvh or ramp(), reference)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("D95%", 22, "Gy"),
        ("D50%", 40, "Gy"),
        ("D0%", 60, "Gy"),
        ("D2cc", 52, "Gy"),
        ("D0.03cc", 59.88, "Gy"),
        ("D95%(%)", 44, "%"),
        ("V40Gy", 50, "%"),
        ("V40Gy(cc)", 5, "cc"),
        ("V40Gy(%)", 50, "%"),
        ("V100%", 25, "%"),
        ("V80%(cc)", 5, "cc"),
        ("V0Gy", 100, "%"),
        ("V70Gy", 0, "%"),
        ("V4000cGy", 50, "%"),
        ("D95%[Gy]", 22, "Gy"),
        ("D95%[cGy]", 2200, "cGy"),
        ("Mean[%]", 80, "%"),
        ("Max[cGy]", 6000, "cGy"),
        ("Volume[cc]", 10, "cc"),
        # a quarter of the volume gets 50 Gy and more, three quarters less
        ("CV50Gy", 75, "%"),
        ("CV100%[cc]", 7.5, "cc"),
        ("CV20Gy", 0, "%"),
        ("CV70Gy[cc]", 10, "cc"),
        ("DC2.5cc", 30, "Gy"),
        ("DC25%", 30, "Gy"),
        ("DC0cc", 20, "Gy"),
        ("DC100%[%]", 120, "%"),
        ("mean", 40, "Gy"),
        ("min", 20, "Gy"),
        ("max", 60, "Gy"),
        ("median", 40, "Gy"),
        ("HI", (59.2 - 20.8) / 40, ""),
        ("volume", 10, "cc"),
    ],
)
def test_values(text: str, number: float, unit: str) -> None:
    value = value_of(text, reference=REFERENCE)
    assert value.number == pytest.approx(number)
    assert value.unit == unit
    assert value.bound == "="
    assert value.reason == ""


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        (" d 95 % ", "D95%"),
        ("D0.030CC", "D0.03cc"),
        ("v20gy(CC)", "V20Gy[cc]"),
        ("Dmean", "Mean"),
        ("mean", "Mean"),
        ("DMAX", "Max"),
        ("hi", "HI"),
        ("dc 5 CC (cgy)", "DC5cc[cGy]"),
        ("CV20Gy[CC]", "CV20Gy[cc]"),
        ("Dmax (GY)", "Max[Gy]"),
        ("median[%]", "Median[%]"),
        ("volume(cc)", "Volume[cc]"),
        ("volume", "Volume"),
    ],
)
def test_spelling(text: str, spelled: str) -> None:
    assert parse_metric(text).text == spelled


@given(
    st.sampled_from(
        [
            *("D{}%", "D{}cc", "V{}Gy", "V{}%", "V{}Gy(cc)", "V{}%(%)"),
            *("V{}cGy[cc]", "CV{}%[cc]", "DC{}cc[cGy]", "DC{}%[Gy]"),
        ]
    ),
    st.integers(0, 100000).map(lambda n: n / 1000),
)
def test_canonical_spelling_is_read_back(pattern: str, at: float) -> None:
    metric = parse_metric(pattern.format(at))
    assert parse_metric(metric.text) == metric


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("D95", "D95%"),
        ("V20", "V20Gy"),
        ("", "examples"),
        ("D-5%", "examples"),
        ("V20Gy(l)", "examples"),
        ("D95Gy", "examples"),
        ("CI", "examples"),
        ("D1e3%", "examples"),
        ("D101%", "100 %"),
        ("DC101%", "100 %"),
        ("CV20", "CV20Gy"),
        ("V20Gy[Gy]", "examples"),
        ("D2cc[cc]", "examples"),
        ("Mean[cc]", "examples"),
        ("Volume[%]", "examples"),
        ("HI[%]", "examples"),
        ("D95%[Gy", "examples"),
        ("D95%[]", "examples"),
    ],
)
def test_anything_else_is_an_error(text: str, why: str) -> None:
    with pytest.raises(MetricError, match=why):
        parse_metric(text)


@pytest.mark.parametrize(
    ("text", "dvh", "why"),
    [
        ("V95%", ramp(), "no reference dose"),
        ("D95%(%)", ramp(), "no reference dose"),
        ("V20Gy", ramp(dose_unit="relative"), "relative"),
        ("D95%(Gy)", ramp(dose_unit="relative"), "relative"),
        ("D12cc", ramp(), "10.0 cc only"),
        ("DC12cc", ramp(), "10.0 cc only"),
        ("CV95%", ramp(), "no reference dose"),
        ("Mean[%]", ramp(), "no reference dose"),
        ("CV20Gy", ramp(dose_unit="relative"), "relative"),
        ("V2000cGy", ramp(dose_unit="relative"), "relative"),
        ("Max[cGy]", ramp(dose_unit="relative"), "relative"),
        ("volume", ramp(volume_unit="%", volume_cc=None), "in % only"),
        ("D2cc", ramp(volume_unit="%", volume_cc=None), "in % only"),
        ("max", ramp(maximum=None), "states no max"),
        ("mean", ramp(mean=None, doubts=("it is in percent",)), "it is in percent"),
        (
            "D95%",
            ramp(dose=np.empty(0), volume=np.empty(0), doubts=("natural",)),
            "natural",
        ),
        ("HI", ramp(covered_cc=5.0), "outside"),
        ("D95%", ramp(covered_cc=9.0), "only 90.0 %"),
        ("D99.99%", ramp(covered_cc=9.998), "only 99.98 %"),
        ("D10cc", ramp(volume_cc=9.9996), "9.9996 cc only"),
    ],
)
def test_what_has_no_value_says_why(text: str, dvh: Dvh, why: str) -> None:
    value = value_of(text, dvh)
    assert value.number is None
    assert why in value.reason
    assert value.text.startswith("not evaluable")


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("D50%", 40, "Gy (RBE)"),
        ("D50%[Gy]", 40, "Gy (RBE)"),
        ("D50%[cGy]", 4000, "cGy (RBE)"),
        ("D50%[%]", 80, "%"),
    ],
)
def test_an_effective_dose_keeps_its_unit(text: str, number: float, unit: str) -> None:
    value = value_of(text, ramp(dose_unit="Gy (RBE)"), REFERENCE)
    assert value.number == pytest.approx(number)
    assert value.unit == unit
    assert parse_metric(text).unit_in("Gy (RBE)") == unit


@pytest.mark.parametrize(
    ("text", "listed", "key"),
    [
        ("Mean", "mean", "mean"),
        ("Max", "max", "maximum"),
        ("Volume", "volume", "volume_cc"),
        ("V20Gy[cc]", "V20Gy(cc)", "V20Gy_cc"),
        ("D95%[%]", "D95%(%)", "D95%_percent"),
        ("D95%[cGy]", "D95%(cGy)", "D95%_cGy"),
        ("HI", "HI", "HI"),
    ],
)
def test_names_in_files_are_as_ever(text: str, listed: str, key: str) -> None:
    metric = parse_metric(text)
    assert (metric.listed, metric.key) == (listed, key)


@given(st.floats(0, 70), st.floats(0, 10), st.booleans())
def test_hot_and_cold_parts_are_the_whole(dose: float, cc: float, cut: bool) -> None:
    dvh = ramp(volume_cc=12.0) if cut else ramp()

    def number(text: str) -> float:
        found = value_of(text, dvh).number
        assert found is not None
        return found

    # what lies outside the grid belongs to neither
    parts = number(f"V{dose:.9f}Gy[cc]") + number(f"CV{dose:.9f}Gy[cc]")
    assert parts == pytest.approx(10)
    if not cut:
        cold, hot = number(f"DC{cc:.9f}cc"), number(f"D{10 - cc:.9f}cc")
        assert cold == pytest.approx(hot, abs=1e-6)


def test_relative_dose_keeps_its_unit() -> None:
    value = value_of("D50%", ramp(dose_unit="relative"))
    assert value.number == pytest.approx(40)
    assert value.unit == "relative"


def test_partly_outside_the_grid_gives_bounds() -> None:
    # 20 cc in all; the 10 cc of the curve are within the grid
    dvh = ramp(volume_cc=20.0, covered_cc=10.0)
    at_least = "\N{GREATER-THAN OR EQUAL TO}"
    found = {
        text: value_of(text, dvh) for text in ("D25%", "D5cc", "V40Gy", "V40Gy(cc)")
    }
    assert found["D25%"].number == pytest.approx(40)
    assert found["D5cc"].number == pytest.approx(40)
    assert found["V40Gy"].number == pytest.approx(25)
    assert found["V40Gy(cc)"].number == pytest.approx(5)
    assert {value.bound for value in found.values()} == {at_least}
    assert value_of("min", dvh).bound == "\N{LESS-THAN OR EQUAL TO}"
    assert value_of("max", dvh).bound == at_least
    assert value_of("mean", dvh).number == pytest.approx(20)
    assert "50.0 % of the structure" in value_of("max", dvh).reason
    assert value_of("volume", dvh).bound == "="


def test_a_bound_says_its_side_and_its_sign() -> None:
    dvh = ramp(volume_cc=20.0, covered_cc=10.0)
    found = {text: value_of(text, dvh) for text in ("mean", "min", "volume")}
    sides = {text: value.side for text, value in found.items()}
    assert sides == {"mean": "lower", "min": "upper", "volume": ""}
    assert found["mean"].text == "\N{GREATER-THAN OR EQUAL TO} 20.00 Gy"
    assert found["min"].text == "\N{LESS-THAN OR EQUAL TO} 20.00 Gy"
    assert found["volume"].text == "20.0 cc"


def test_percent_curve_of_a_stored_dvh() -> None:
    dvh = ramp(
        source=DvhSource.STORED,
        volume=np.array([100.0, 100.0, 0.0]),
        volume_unit="%",
        volume_cc=None,
        covered_cc=None,
    )
    assert value_of("D95%", dvh).number == pytest.approx(22)
    assert value_of("V40Gy", dvh).number == pytest.approx(50)


@given(st.floats(0, 100), st.floats(0, 100))
def test_dose_falls_and_volume_falls(one: float, two: float) -> None:
    low, high = sorted((one, two))
    for kind, unit in (("D", "%"), ("V", "Gy")):
        at_low = value_of(f"{kind}{low:.3f}{unit}").number
        at_high = value_of(f"{kind}{high:.3f}{unit}").number
        assert at_low is not None
        assert at_high is not None
        assert at_high <= at_low + 1e-9


@given(st.floats(0.001, 0.999))
def test_dose_and_volume_are_inverse(share: float) -> None:
    dvh = ramp()
    dose = dvh.dose_at_fraction(share)
    assert dvh.volume_at_dose(dose) / dvh.total == pytest.approx(share, abs=1e-9)
