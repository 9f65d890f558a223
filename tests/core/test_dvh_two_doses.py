"""DVHs of one structure in two doses: A minus B in closed form, and how certain."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.dvh.band import Band, Variant
from dosiscope.core.dvh.curve import DvhSource, WithheldDvh
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.dvh.two_doses import pair_of, pairs_of
from dosiscope.core.isodose import Reference
from support.dvh_results import ramp

if TYPE_CHECKING:
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.difference import Difference

NAMES = ("Mean", "D50%", "V40Gy", "V40Gy[cc]", "D95%")
METRICS = tuple(parse_metric(name) for name in NAMES)


def of_dose(end: float, **more: Any) -> Dvh:
    """V(D) = 40 cc (1 - D / end): its mean and median are end / 2."""
    edges = np.linspace(0, end, 801)
    fields = {"mean": end / 2, "maximum": end, "dose": edges, **more}
    return ramp(volume=40 * (1 - edges / end), **fields)


def result(end: float, **more: Any) -> DvhResult:
    return DvhResult.of(of_dose(end, **more))


def differences(a: DvhResult, b: DvhResult) -> dict[str, Difference]:
    return dict(zip(NAMES, pair_of(a, b, METRICS).differences, strict=True))


def test_a_minus_b_of_ramps_is_that_of_their_closed_forms() -> None:
    found = differences(result(80.0), result(60.0))
    assert found["Mean"].absolute == pytest.approx(10)
    assert found["D50%"].absolute == pytest.approx(10)
    assert found["D95%"].absolute == pytest.approx(1)  # 4 Gy and 3 Gy
    # 50 % of 40 cc, and 33.3 %
    assert found["V40Gy"].absolute == pytest.approx(100 / 2 - 100 / 3)
    assert found["V40Gy[cc]"].absolute == pytest.approx(20 - 40 / 3)
    assert (found["Mean"].unit, found["V40Gy[cc]"].unit) == ("Gy", "cc")


@given(st.floats(20, 90), st.floats(20, 90))
def test_b_minus_a_is_the_opposite(one: float, other: float) -> None:
    there = pair_of(result(one), result(other), METRICS)
    back = pair_of(result(other), result(one), METRICS)
    for a, b in zip(there.differences, back.differences, strict=True):
        assert a.absolute is not None
        assert b.absolute == pytest.approx(-a.absolute, abs=1e-12)
    assert there.largest_percent == pytest.approx(back.largest_percent)


def test_the_largest_is_told_by_what_a_structure_receives() -> None:
    pair = pair_of(result(80.0), result(60.0), METRICS)
    # 16.7 of 100 % of the volume; the doses differ by 10 of 80 Gy
    assert pair.largest_percent == pytest.approx(100 / 6)
    assert pair.largest is not None
    assert pair.largest.name in ("V40Gy", "V40Gy[cc]")
    doses = pair_of(result(80.0), result(60.0), METRICS[:2])
    assert doses.largest_percent == pytest.approx(12.5)


def test_a_difference_in_percent_of_the_reference_counts_as_in_gray() -> None:
    reference = Reference(50.0)
    a, b = (DvhResult.of(of_dose(end), reference=reference) for end in (80.0, 60.0))
    pair = pair_of(a, b, [parse_metric("Mean[%]")])
    assert pair.differences[0].absolute == pytest.approx(20)  # 80 % and 60 %
    assert pair.largest_percent == pytest.approx(12.5)


def test_what_does_not_differ_has_the_difference_0() -> None:
    pair = pair_of(result(80.0), result(80.0), METRICS)
    assert {one.absolute for one in pair.differences} == {0.0}
    assert pair.largest_percent == 0


def test_a_bound_has_no_difference() -> None:
    found = differences(result(80.0, covered_cc=30.0), result(60.0))
    assert {one.absolute for one in found.values()} == {None}
    pair = pair_of(result(80.0), result(60.0, covered_cc=30.0), METRICS)
    assert pair.largest is None
    assert pair.largest_percent is None


def test_doses_in_other_units_have_none_but_of_the_volume() -> None:
    metrics = [*METRICS, parse_metric("Volume")]
    pair = pair_of(result(80.0), result(60.0, dose_unit="Gy (RBE)"), metrics)
    *others, volume = (one.absolute for one in pair.differences)
    assert others == [None] * len(METRICS)
    assert volume == 0


def banded(end: float, size: float) -> DvhResult:
    """A ramp whose every dose may be ``size`` times as large."""
    dvh = of_dose(end)
    other = of_dose(end * size)
    variant = Variant(source="ends", share=1.0, against=dvh, others=(other,))
    return DvhResult.of(dvh, band=Band(dvh, (variant,)))


def test_a_difference_within_the_bands_is_not_certain() -> None:
    # means of 40 and 39.8 Gy, each uncertain by 1 %
    found = differences(banded(80.0, 1.01), banded(79.6, 1.01))["Mean"]
    assert found.absolute == pytest.approx(0.2)
    assert found.uncertainty == pytest.approx(hypot(0.4, 0.398))
    assert found.is_uncertain
    found = differences(banded(80.0, 1.01), banded(60.0, 1.01))["Mean"]
    assert not found.is_uncertain


def test_without_both_bands_nothing_is_said_to_be_uncertain() -> None:
    found = differences(banded(80.0, 1.01), result(80.0))["Mean"]
    assert found.uncertainty is None
    assert not found.is_uncertain


def test_pairs_are_of_rois_computed_in_both() -> None:
    a, b = result(80.0), result(60.0)
    other = DvhResult.of(replace(of_dose(70.0), roi_numbers=(4,)))
    stored = DvhResult.of(replace(of_dose(70.0), source=DvhSource.STORED))
    absent = DvhResult.withheld(WithheldDvh(5, "Cord", "it lies outside"))
    (pair,) = pairs_of([absent, stored, other, a], [stored, absent, b], METRICS)
    assert (pair.a, pair.b) == (a, b)
