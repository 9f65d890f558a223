"""The self-test of an installation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dosiscope.core.phantoms import analytic
from dosiscope.core.phantoms.selftest import SelfTest, run_selftest
from dosiscope.core.phantoms.shapes import HEIGHT, RADIUS, Shape
from dosiscope.core.progress import finish

pytestmark = pytest.mark.slow


def test_it_passes_and_names_its_largest_error() -> None:
    result = finish(run_selftest())
    assert result.passed
    assert len(result.checks) > 80
    assert "largest error found: " in result.verdict
    assert result.table()[-1] == result.verdict


def test_a_wrong_value_fails() -> None:
    result = finish(run_selftest())
    broken = replace(result.checks[3], found=17.0, error=3.6)
    failing = SelfTest((*result.checks, broken))
    assert not failing.passed
    assert "1 of" in failing.verdict
    assert "Dmean" in failing.verdict
    assert any("FAILED" in line for line in failing.table())


@pytest.mark.parametrize("axis", ["y", "z"])
@pytest.mark.parametrize("shape", list(Shape))
def test_closed_forms_agree_with_counting_points(shape: Shape, axis: str) -> None:
    n = 120
    middle = (np.arange(n) + 0.5) / n * HEIGHT - HEIGHT / 2
    z, y, x = np.meshgrid(middle, middle, middle, indexing="ij")
    along, across = (z, y) if shape.value.startswith("upright") else (y, z)
    radius = np.full_like(along, RADIUS)
    if shape is Shape.SPHERE:
        radius = np.sqrt(np.maximum(RADIUS**2 - along**2, 0))
    elif shape.value.endswith("cone"):
        radius = RADIUS * (along + HEIGHT / 2) / HEIGHT
    inside = across**2 + x**2 <= radius**2
    u = (z if axis == "z" else y)[inside]
    true = analytic.truth(shape, axis)
    whole = true.volume_cc
    assert inside.sum() * (HEIGHT / n) ** 3 / 1000 == pytest.approx(whole, rel=0.003)
    assert true.mean == pytest.approx(16 + u.mean(), abs=0.01)
    for level in np.linspace(-11, 11, 12):
        counted = (u >= level).sum() * (HEIGHT / n) ** 3 / 1000
        assert float(true.above(level)) / 1000 == pytest.approx(
            counted, abs=0.012 * whole
        )
