"""The authors' own phantoms (Med Phys 42, 4435) against their published values."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from support.data import case_dir
from support.nelms_files import FRACTIONS, computed

if TYPE_CHECKING:
    from dosiscope.core.dvh.curve import Dvh

    Row = dict[str, str]


@cache
def results() -> list[tuple[Row, Dvh]]:
    return computed(case_dir("nelms-dvh"))


@pytest.mark.slow
@pytest.mark.parametrize(("step", "limit"), [("1", 0.0025), ("3", 0.016)])
def test_volume(step: str, limit: float) -> None:
    for row, dvh in results():
        if row["ct_slice_spacing_mm"] == step:
            assert dvh.volume_cc == pytest.approx(float(row["volume_cc"]), rel=limit)


@pytest.mark.slow
def test_mean_and_extremes() -> None:
    for row, dvh in results():
        where = row["structure"] + " " + row["gradient"]
        assert dvh.mean == pytest.approx(float(row["dmean_cgy"]) / 100, abs=0.06), where
        # outlines are polygons with points every 0.2 mm
        assert dvh.minimum == pytest.approx(float(row["dmin_cgy"]) / 100, abs=0.0028), (
            where
        )
        assert dvh.maximum == pytest.approx(float(row["dmax_cgy"]) / 100, abs=0.0028), (
            where
        )


def test_doses_at_volumes() -> None:
    off = total = 0
    for row, dvh in results():
        for name, fraction in FRACTIONS.items():
            published = float(row[name]) / 100
            found = dvh.dose_at_fraction(fraction)
            limit = 0.05 if row["ct_slice_spacing_mm"] == "1" else 0.3
            assert found == pytest.approx(published, abs=limit), (
                row["structure"],
                name,
            )
            off += abs(found / published - 1) > 0.03
            total += 1
    assert total == 60
    assert off == 0
