"""Surfaces of one dose: on the level of the read-out, looking to less of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.surfaces import dose_surface as module
from dosiscope.core.surfaces.dose_surface import dose_surface
from support.axial import ORIENTATIONS, make_dose, stack
from support.fields import signed

if TYPE_CHECKING:
    from support.axial import Array, Directions

MIDDLE = np.array((2.0, -3.0, 1.0))
UNEVEN = tuple(np.cumsum([0, 2, 2, 3, 2, 1, 2, 3, 2, 2, 2.5, 2, 3, 2, 2, 2]) - 17.0)


def far(x: Array, y: Array, z: Array) -> Array:
    return np.sqrt((x - 2) ** 2 + (y + 3) ** 2 + (z - 1) ** 2)


def cone(x: Array, y: Array, z: Array) -> Array:
    return np.maximum(60 - 2 * far(x, y, z), 1.0)


@pytest.mark.parametrize("directions", ORIENTATIONS)
def test_every_point_has_the_level_and_looks_away(directions: Directions) -> None:
    geometry = stack(directions, (2.0, 2.5), UNEVEN, (-22, -20), (24, 20))
    dose = make_dose(geometry, cone)
    mesh = dose_surface(dose, 36.0)  # a sphere of 12 mm
    assert not mesh.is_open
    found = dose.sample(mesh.points)
    assert np.abs(found - 36).max() < 1e-3 * (dose.maximum - dose.minimum)
    apart = mesh.points - MIDDLE
    assert np.linalg.norm(apart, axis=1) == pytest.approx(12, abs=0.2)
    outwards = apart / np.linalg.norm(apart, axis=1, keepdims=True)
    assert (mesh.normals * outwards).sum(axis=1).min() > 0.9
    a, b, c = (mesh.points[mesh.triangles[:, n]] - MIDDLE for n in range(3))
    volume = (a * np.cross(b, c)).sum() / 6
    assert volume == pytest.approx(4 / 3 * np.pi * 12**3, rel=0.03)


def test_it_ends_where_the_dose_ends() -> None:
    geometry = stack(ORIENTATIONS[0], (2.0, 2.0), UNEVEN, (2, -20), (24, 20))
    dose = make_dose(geometry, cone)
    mesh = dose_surface(dose, 36.0)
    assert np.abs(dose.sample(mesh.points) - 36).max() < 0.06
    a, b, c = (mesh.points[mesh.triangles[:, n]] for n in range(3))
    assert np.abs(np.cross(b - a, c - a).sum(axis=0)).max() > 100  # open on one side
    assert mesh.is_open


def test_what_has_no_data_bounds_nothing() -> None:
    geometry = stack(ORIENTATIONS[0], (2.0, 2.0), UNEVEN, (-22, -20), (24, 20))
    dose = signed(make_dose(geometry, cone), cone)
    values = dose.values()
    values[:, :, : values.shape[2] // 2] = np.nan
    holed = replace(dose, stored=values, scaling=1.0)
    mesh = dose_surface(holed, 36.0)
    assert mesh.is_open
    used = mesh.points[np.unique(mesh.triangles)]
    assert len(used) > 100
    assert np.abs(holed.sample(used) - 36).max() < 0.06


@pytest.mark.parametrize(
    ("level", "why"), [(100.0, "lower everywhere"), (0.5, "higher everywhere")]
)
def test_a_level_that_is_not_passed_has_none(level: float, why: str) -> None:
    geometry = stack(ORIENTATIONS[0], (2.0, 2.0), UNEVEN, (-12, -10), (14, 10))
    dose = signed(make_dose(geometry, cone), cone)
    with pytest.raises(NotEvaluableError, match=why):
        dose_surface(dose, level)


def test_at_the_maximum_itself_it_is_where_the_maximum_is() -> None:
    geometry = stack(ORIENTATIONS[0], (2.0, 2.0), UNEVEN, (-12, -10), (14, 10))
    dose = signed(make_dose(geometry, cone), cone)
    mesh = dose_surface(dose, dose.maximum)
    assert np.abs(dose.sample(mesh.points) - dose.maximum).max() < 0.06


def test_a_dose_that_is_one_value_has_none() -> None:
    geometry = stack(ORIENTATIONS[0], (2.0, 2.0), UNEVEN, (-12, -10), (14, 10))
    dose = make_dose(geometry, lambda x, y, z: 5 + 0 * x)
    for level in (4.0, 5.0, 6.0):
        with pytest.raises(NotEvaluableError):
            dose_surface(dose, level)


def test_a_single_plane_has_none() -> None:
    geometry = stack(ORIENTATIONS[0], (2.0, 2.0), (0.0,), (-12, -10), (14, 10))
    with pytest.raises(NotEvaluableError, match="one sample in a direction"):
        dose_surface(make_dose(geometry, cone), 36.0)


def test_too_fine_is_given_up_with_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TRIANGLES", 10)
    geometry = stack(ORIENTATIONS[0], (2.0, 2.0), UNEVEN, (-22, -20), (24, 20))
    with pytest.raises(NotEvaluableError, match="triangles, and at most"):
        dose_surface(make_dose(geometry, cone), 36.0)
