"""Gamma beside pymedphys, where that is installed; it is no dependency."""

from __future__ import annotations

import numpy as np
import pytest

from dosiscope.core.gamma.criteria import read_criteria
from dosiscope.core.gamma.gamma import gamma
from dosiscope.core.progress import finish
from support.fields import linear, read_dose, signed

pymedphys = pytest.importorskip(
    "pymedphys", reason="pymedphys, a program to compare with, is not installed"
)

FRACTION = 20  # parts of the distance that it takes as its step


def edge(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
    radius = np.sqrt(x * x + y * y + z * z)
    return np.asarray(60 / (1 + np.exp((radius - 12) / 2.5)))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("text", ["3%/2mm", "2%/1mm", "3%/2mm,local"])
def test_as_the_peer_has_it(text: str) -> None:
    """It looks at points a step apart: never nearer, and farther by a step at most."""
    criteria = read_criteria(text)
    reference = signed(read_dose(linear(0, 0, 0), 2.5, 20.0), edge)
    moved = read_dose(linear(0, 0, 0), 2.5, 25.0, shift=(0.6, -0.4, 0.9))
    evaluated = signed(moved, lambda x, y, z: 1.01 * edge(x - 0.9, y + 0.5, z))
    axes = []
    for dose in (reference, evaluated):
        geometry = dose.geometry
        rows = np.arange(geometry.size[0]) * geometry.spacing[0] + geometry.origin[1]
        columns = np.arange(geometry.size[1]) * geometry.spacing[1]
        axes.append((geometry.z, rows, columns + geometry.origin[0]))
    its = pymedphys.gamma(
        axes[0],
        reference.values(),
        axes[1],
        evaluated.values(),
        criteria.percent,
        criteria.mm,
        lower_percent_dose_cutoff=criteria.threshold_percent,
        interp_fraction=FRACTION,
        max_gamma=2,
        local_gamma=criteria.is_local,
    )
    ours = finish(gamma(reference, evaluated, criteria))
    known = ~np.isnan(ours.field.values())
    assert np.isfinite(its).sum() == known.sum() == ours.numbers.points
    apart = its[known] - ours.field.values()[known]
    assert apart.min() > -1e-4
    assert apart.max() < 0.15
    passed = 100 * float((its[known] <= 1).mean())
    assert ours.pass_percent == pytest.approx(passed, abs=1.5)
