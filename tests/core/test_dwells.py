"""Where sources dwell and how long, against what is worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.brachy import ApplicationSetup, Brachy
from dosiscope.core.dwells import air_kerma_of, dwells_of
from dosiscope.core.errors import NotEvaluableError
from support.delivered_plan import channel as good_channel
from support.delivered_plan import source

if TYPE_CHECKING:
    from dosiscope.core.brachy import Channel


def channel(**changes: Any) -> Channel:
    """Three dwells of 12, 0 and 18 s of 30 s, 5 mm apart."""
    places = np.repeat([[1.0, 2.0, 3.0], [6.0, 2.0, 3.0], [11.0, 2.0, 3.0]], 2, axis=0)
    fields = {
        "total_time": 30.0,
        "final_weight": 100.0,
        "weights": np.array([0.0, 40.0, 40.0, 40.0, 40.0, 100.0]),
        "places": places,
        "relative": places[:, 0] - 1,
        "movement": "STEPWISE",
    }
    return replace(good_channel(), **{**fields, **changes})


def test_dwells_are_parts_of_the_time_of_the_channel() -> None:
    found = dwells_of(channel())
    np.testing.assert_allclose(found.times, [12, 0, 18])
    np.testing.assert_array_equal(found.places[:, 0], [1, 6, 11])
    np.testing.assert_array_equal(found.relative, [0, 5, 10])
    assert (len(found), found.between) == (3, 0)


def test_the_time_between_dwells_is_none_of_theirs() -> None:
    weights = np.array([1.0, 40.0, 42.0, 42.0, 45.0, 100.0])
    found = dwells_of(channel(weights=weights))
    np.testing.assert_allclose(found.times, [11.7, 0, 16.5])
    assert found.between == pytest.approx(1.8)
    assert found.times.sum() + found.between == pytest.approx(30)


def test_a_channel_that_is_not_used_has_dwells_of_no_time() -> None:
    found = dwells_of(channel(total_time=0.0, final_weight=0.0, weights=np.zeros(6)))
    np.testing.assert_array_equal(found.times, [0, 0, 0])


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"movement": "OSCILLATING"}, "the movement of its source is OSCILLATING"),
        ({"movement": ""}, "the movement of its source is not stated"),
        ({"movement": "FIXED"}, "is FIXED and has more than one place"),
        ({"total_time": None}, "total time is not stated"),
        ({"final_weight": None}, "time weights are not all stated"),
        ({"final_weight": 0.0}, "final time weight is not above 0"),
        ({"weights": np.array([0, 40, np.nan, 40, 40, 100])}, "are not all stated"),
        ({"weights": np.array([0, 40.0, 100.0])}, "3 control points are no pairs"),
        ({"weights": np.array([0, 40.0, 30, 50, 50, 100])}, "time weights fall"),
        ({"weights": np.array([0, 40.0, 40, 40, 40, 90])}, "not the final time weight"),
        ({"relative": np.array([0, 0, 5, 6.0, 10, 10])}, "points 2 and 3 are a pair"),
    ],
)
def test_what_does_not_follow_is_told(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(NotEvaluableError, match=why):
        dwells_of(channel(**changes))


def brachy(*channels: Channel, **changes: Any) -> tuple[Brachy, ApplicationSetup]:
    setup = ApplicationSetup(number=1, channels=channels)
    return Brachy(type="HDR", sources=(source(),), setups=(setup,), **changes), setup


def test_the_air_kerma_is_strength_times_time() -> None:
    both = channel(), channel(total_time=60.0)
    assert air_kerma_of(*brachy(*both)) == pytest.approx(40800 * 90 / 3600)


def test_without_strength_or_dwells_there_is_no_air_kerma() -> None:
    found, setup = brachy(channel(source=7))
    with pytest.raises(NotEvaluableError, match="strength of the source of channel 1"):
        air_kerma_of(found, setup)
    found, setup = brachy(channel(movement=""))
    with pytest.raises(NotEvaluableError, match="channel 1: the movement"):
        air_kerma_of(found, setup)
    found, setup = brachy(channel())
    with pytest.raises(NotEvaluableError, match="the sources are pulsed"):
        air_kerma_of(replace(found, type="PDR"), setup)
    with pytest.raises(NotEvaluableError, match="two sources have the number 1"):
        air_kerma_of(replace(found, sources=(source(), source())), setup)
