"""Computed beside stored: differences and the reasons that can be told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dosiscope.core.dvh.band import band_steps, without_ends
from dosiscope.core.dvh.compare import agreement, compare, sorted_by_difference
from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.phantoms.shapes import Shape, linear_dose
from dosiscope.core.progress import finish
from dosiscope.core.text import MINUS
from support.linear_shapes import solid_of
from support.stacks import stack

SOLID = solid_of(Shape.UPRIGHT_CYLINDER, 3.0)
COMPUTED = compute_dvh(SOLID, linear_dose("y", 3.0), name="Cylinder")


def stored(**more: Any) -> Dvh:
    values: dict[str, Any] = {"source": DvhSource.STORED, "covered_cc": None}
    return replace(COMPUTED, **{**values, **more})


def scaled(factor: float) -> Dvh:
    assert COMPUTED.mean is not None
    assert COMPUTED.maximum is not None
    return stored(
        dose=COMPUTED.dose * factor,
        mean=COMPUTED.mean * factor,
        minimum=None,
        maximum=COMPUTED.maximum * factor,
    )


def test_the_same_does_not_differ() -> None:
    result = compare(COMPUTED, stored())
    assert [d.name for d in result.differences] == [
        *("volume", "Dmin", "Dmean", "Dmax", "D98%", "D95%", "D50%", "D2%")
    ]
    assert {d.absolute for d in result.differences} == {0.0}
    assert result.reasons == ()
    assert result.largest_percent == 0


def test_another_normalisation_is_told() -> None:
    result = compare(COMPUTED, scaled(1.25))
    found = {d.name: d for d in result.differences}
    assert found["Dmean"].percent == pytest.approx(-20)
    assert found["D50%"].absolute == pytest.approx(-4, abs=0.01)
    assert found["Dmin"].absolute is None
    assert any("1.25 times" in reason for reason in result.reasons)


def test_missing_end_caps_are_told() -> None:
    assert COMPUTED.volume_cc is not None
    no_caps = stored(volume_cc=COMPUTED.volume_cc * 24 / 27)
    assert any("half slices" in r for r in compare(COMPUTED, no_caps, SOLID).reasons)
    rounded = stored(volume_cc=COMPUTED.volume_cc * 26 / 27)
    assert any("rounded ends" in r for r in compare(COMPUTED, rounded, SOLID).reasons)
    # a cylinder of 12 mm as if it were one of 11.8 mm: beyond what its ends explain
    thinner = stored(volume_cc=COMPUTED.volume_cc * 24 / 27 * (11.8 / 12) ** 2)
    (reason,) = compare(COMPUTED, thinner, SOLID).reasons
    assert reason.startswith(
        "the volumes differ by +16 %, as if the outline there lay 0.8"
    )
    other = stored(volume_cc=COMPUTED.volume_cc * 2)
    (reason,) = compare(COMPUTED, other, SOLID).reasons
    assert reason == f"the volumes differ by {MINUS}50 %: no end rule explains it"


def test_what_lies_outside_the_grid_or_without_dose_may_be_left_out_there() -> None:
    total = COMPUTED.volume_cc
    assert total is not None
    cut = replace(COMPUTED, covered_cc=0.7 * total)
    reasons = compare(cut, stored(volume_cc=0.7 * total), SOLID).reasons
    assert any("within the dose grid" in reason for reason in reasons)
    # 40 % of a computed curve receive less than half a bin of 0.01 Gy
    dose = np.array([0.0, 0.004, 0.006, 10.0, 20.0])
    half_dark = replace(
        COMPUTED, dose=dose, volume=total * np.array([1, 0.6, 0.6, 0.3, 0.0])
    )
    edges = np.arange(0, 20, 0.01)
    lit = stored(
        dose=edges,
        volume=total * np.interp(edges, [0.0, 0.006, 10, 20], [0.6, 0.6, 0.3, 0]),
        volume_cc=0.6 * total,
    )
    reasons = compare(half_dark, lit).reasons
    assert "the stored DVH leaves out what receives no dose" in reasons


def test_doses_of_a_few_bins_tell_no_normalisation() -> None:
    edges = np.arange(0, 60, 3.0)
    coarse = stored(
        dose=edges,
        volume=np.interp(edges / 1.1, COMPUTED.dose, COMPUTED.volume, right=0),
        mean=None,
        minimum=None,
        maximum=None,
    )
    assert not any("times" in reason for reason in compare(COMPUTED, coarse).reasons)


def test_coarse_bins_are_told() -> None:
    edges = np.arange(0, 30, 1.0)
    coarse = stored(dose=edges, volume=np.interp(edges, COMPUTED.dose, COMPUTED.volume))
    assert any("1 Gy wide" in reason for reason in compare(COMPUTED, coarse).reasons)


def test_other_dose_object_and_units_are_told() -> None:
    reasons = compare(COMPUTED, stored(dose_uid="9.9", dose_unit="relative")).reasons
    assert any("another RT Dose" in reason for reason in reasons)
    assert any("doses are not compared" in reason for reason in reasons)


def test_outside_the_grid_is_told() -> None:
    assert COMPUTED.volume_cc is not None
    cut = replace(COMPUTED, covered_cc=COMPUTED.volume_cc / 2)
    assert any("50.0 %" in reason for reason in compare(cut, stored()).reasons)


def test_largest_first_and_one_line_for_all() -> None:
    small = compare(replace(COMPUTED, name="Small"), scaled(1.01))
    large = compare(replace(COMPUTED, name="Large"), scaled(1.3))
    assert sorted_by_difference([small, large]) == [large, small]
    line = agreement([small, large])
    assert line.startswith("2 structures compared: volume within 0 %")
    assert line.endswith("that of Large.")
    assert "Nothing to compare" in agreement([])


def test_curve_in_percent_is_compared_by_dose() -> None:
    percent = stored(
        volume=100 * COMPUTED.volume / COMPUTED.total, volume_unit="%", volume_cc=None
    )
    found = {d.name: d for d in compare(COMPUTED, percent).differences}
    assert found["volume"].absolute is None
    assert found["D95%"].absolute == pytest.approx(0, abs=1e-9)


def test_nested_contours_may_be_filled_there() -> None:
    outlines = [
        (
            3.0 * n,
            [np.multiply(r, [[-1, -1], [1, -1], [1, 1], [-1, 1]]) for r in (9, 4)],
        )
        for n in range(6)
    ]
    ring = stack(outlines, 1.5)
    dvh = compute_dvh(ring, linear_dose("y", 3.0))
    assert dvh.volume_cc == pytest.approx((18**2 - 8**2) * 18 / 1000)
    filled = replace(dvh, source=DvhSource.STORED, volume_cc=(18**2 + 8**2) * 18 / 1000)
    (reason,) = compare(dvh, filled, ring).reasons
    assert reason == "the stored volume counts nested contours as filled, not as holes"


def test_doses_within_what_the_contours_tell_are_told() -> None:
    dose = linear_dose("z", 3.0)
    ours = compute_dvh(SOLID, dose)
    (bare,) = without_ends(SOLID)
    there = replace(compute_dvh(bare, dose), source=DvhSource.STORED)
    band = finish(band_steps(SOLID, dose, ours))
    assert not any("tell" in reason for reason in compare(ours, there, SOLID).reasons)
    reasons = compare(ours, there, SOLID, band).reasons
    assert any("within what these contours tell" in reason for reason in reasons)
