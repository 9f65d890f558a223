"""The band of uncertainty: it holds the truth, and is honest about its sources."""

from __future__ import annotations

import numpy as np
import pytest

from dosiscope.core.analytic import truth
from dosiscope.core.dvh_band import estimate_band, every_other_plane, without_ends
from dosiscope.core.dvh_engine import compute_dvh
from dosiscope.core.phantoms import Shape, circle, linear_dose, shape_solid, stack

DOSE = linear_dose("y", 2.0, (0.3, 0.2, 0.1))


@pytest.mark.parametrize("shape", list(Shape))
def test_band_holds_the_closed_form(shape: Shape) -> None:
    solid = shape_solid(shape, 3.0)
    dvh = compute_dvh(solid, DOSE)
    band = estimate_band(solid, DOSE, dvh)
    true = truth(shape, "y")
    assert dvh.volume_cc is not None
    assert abs(dvh.volume_cc - true.volume_cc) <= 1.05 * band.plus_minus["volume"]
    assert np.all(band.low <= dvh.volume)
    assert np.all(dvh.volume <= band.high)
    wanted = true.volume_at_dose(dvh.dose)
    slack = 0.01 * true.volume_cc
    held = (wanted >= band.low - slack) & (wanted <= band.high + slack)
    assert held.mean() > 0.99


def test_finer_slices_give_a_narrower_band() -> None:
    width = []
    for step in (3.0, 1.0):
        solid = shape_solid(Shape.UPRIGHT_CYLINDER, step)
        band = estimate_band(solid, DOSE, compute_dvh(solid, DOSE))
        width.append(band.plus_minus["volume"])
    # half a slice at each end is unknown; where the planes lie adds a little
    ends = np.pi * 144 * 3.0 / 1000
    assert ends < width[0] < 1.2 * ends
    assert width[1] == pytest.approx(width[0] / 3, rel=0.02)


def test_sources_are_named() -> None:
    solid = shape_solid(Shape.SPHERE, 2.0)
    band = estimate_band(solid, DOSE, compute_dvh(solid, DOSE))
    assert set(band.parts) == {"sampling", "ends", "slice phase"}
    total = sum(part["D95%"] ** 2 for part in band.parts.values()) ** 0.5
    assert band.plus_minus["D95%"] == pytest.approx(total)


def test_hard_ends_are_no_source() -> None:
    solid = stack([(float(z), [circle(8, 60)]) for z in range(9)], 0.0)
    assert without_ends(solid) == []
    assert every_other_plane(solid) == []
    band = estimate_band(solid, DOSE, compute_dvh(solid, DOSE))
    assert set(band.parts) == {"sampling"}


def test_small_structures_are_marked() -> None:
    tiny = stack([(z, [circle(1.5, 40)]) for z in (0.0, 1.0)], 0.5)
    doubts = compute_dvh(tiny, DOSE).doubts
    assert any("dose voxels" in doubt for doubt in doubts)
    assert any("2 planes" in doubt for doubt in doubts)
    assert compute_dvh(shape_solid(Shape.SPHERE, 2.0), DOSE).doubts == ()
