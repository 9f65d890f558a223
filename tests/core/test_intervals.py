"""Between which numbers a metric lies: the band, and what is outside the grid."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.dvh.band import Band, Variant
from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.isodose import Reference

if TYPE_CHECKING:
    from dosiscope.core.dvh.interval import Interval


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


def test_what_has_no_value_has_no_interval() -> None:
    with pytest.raises(NotEvaluableError, match="10\\.0 cc only"):
        interval("D12cc", ramp())
    with pytest.raises(NotEvaluableError, match="outside"):
        interval("HI", ramp(volume_cc=20.0))
    withheld = replace(DvhResult.of(ramp()), dvh=None, reason="it is empty")
    with pytest.raises(NotEvaluableError, match="it is empty"):
        withheld.interval(parse_metric("D95%"))
    assert withheld.interval(parse_metric("volume")).number == 10
