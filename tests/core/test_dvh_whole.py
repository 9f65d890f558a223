"""One denominator: curve and metrics are of the whole structure, bounds or not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.dvh.compare import compare
from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.dvh.metrics import evaluate, parse_metric

AT_LEAST = "\N{GREATER-THAN OR EQUAL TO}"


def ramp(outside: float) -> Dvh:
    """10 cc; the share within the grid gets doses spread evenly over 20 to 60 Gy."""
    covered = 10 * (1 - outside)
    return Dvh(
        roi_numbers=(1,),
        name="Ramp",
        source=DvhSource.COMPUTED,
        dose=np.array([0.0, 20.0, 60.0]),
        volume=np.array([covered, covered, 0.0]),
        dose_unit="Gy",
        volume_unit="cc",
        volume_cc=10.0,
        covered_cc=covered,
        minimum=20.0,
        maximum=60.0,
        mean=40.0,
    )


@given(st.integers(0, 500), st.integers(0, 7000))
def test_metric_and_curve_are_of_the_whole(permille: int, centigray: int) -> None:
    share, dose = permille / 1000, centigray / 100
    dvh = ramp(share)
    known = 100 * (1 - share) * float(np.clip((60 - dose) / 40, 0, 1))
    value = evaluate(parse_metric(f"V{dose:.2f}Gy"), dvh)
    assert value.number == pytest.approx(known, abs=1e-9)
    assert 100 * dvh.volume_at_dose(dose) / dvh.whole == pytest.approx(known, abs=1e-9)
    assert value.bound == (AT_LEAST if share else "=")


@given(st.integers(1, 500))
def test_mean_of_a_structure_partly_outside_is_one_bound(permille: int) -> None:
    share = permille / 1000
    dvh = ramp(share)
    value = evaluate(parse_metric("mean"), dvh)
    assert value.number == pytest.approx(40 * (1 - share))
    assert value.bound == AT_LEAST
    differences = {d.name: d for d in compare(dvh, ramp(0.0)).differences}
    assert differences["Dmean"].absolute is None
    assert differences["volume"].absolute == 0
