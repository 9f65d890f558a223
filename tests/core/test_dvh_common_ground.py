"""What the DVHs of a band share changes none of them: each is that made by itself.

Where the solids differ they are sampled layer by layer, else by whole dose slabs, and
the hottest part in small cells once for all: that is all they may be off by.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.dvh.band import (
    as_prisms,
    band_steps,
    every_other_plane,
    with_moved_ends,
    without_ends,
)
from dosiscope.core.dvh.common_ground import CommonGround
from dosiscope.core.dvh.differing import Differing
from dosiscope.core.dvh.engine import DvhOptions, compute_dvh
from dosiscope.core.dvh.grid import DoseGrid, Resolution
from dosiscope.core.phantoms.shapes import Shape, circle, linear_dose
from dosiscope.core.progress import finish
from dosiscope.core.solids.end_rule import EndRule
from support.linear_shapes import solid_of
from support.stacks import stack

if TYPE_CHECKING:
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.solids.solid import Solid

DOSE = linear_dose("y", 2.0, (0.3, 0.2, 0.1))
# as bands are made
COARSE = Resolution(across=12, layers=24, lines=256, bins=2000, hottest=1.0)

LEAN = np.array((1.7, 0.9))


def moved(solid: Solid, x: float, y: float) -> Solid:
    sections = [
        replace(one, polygons=tuple(p + np.array((x, y)) for p in one.polygons))
        for one in solid.sections
    ]
    return replace(solid, sections=tuple(sections))


def leaning() -> Solid:
    """Discs one beside the other, so that no two planes have the same box."""
    discs = [(3.0 * n, [circle(6 + n % 3, 40) + n * LEAN]) for n in range(9)]
    return stack(discs, 1.5)


def crossing() -> Solid:
    """Figures of eight: what crosses itself is sampled by lines."""
    eight = np.array([(-9.0, -8), (9, 8), (9, -8), (-9, 8)])
    return stack([(2.0 * n, [eight + n * np.array((0.3, 0.0))]) for n in range(8)], 1.0)


def holed() -> Solid:
    """A tube, and a rod that touches it nowhere."""
    tube = [circle(12, 60), circle(5, 40), circle(3, 30) + np.array((25.0, 0))]
    return stack([(2.0 * n, tube) for n in range(8)], 1.0)


SOLIDS = {
    "sphere": solid_of(Shape.SPHERE, 2.0),
    "cone": solid_of(Shape.UPRIGHT_CONE, 3.0),
    "leaning": leaning(),
    "crossing": crossing(),
    "two parts": holed(),
    "beyond the grid": moved(solid_of(Shape.SPHERE, 2.0), 0.0, 22.0),
    "above the grid": stack([(3.0 * n, [circle(9, 60)]) for n in range(13)], 1.5),
    "tapered": replace(solid_of(Shape.SPHERE, 2.0), end_rule=EndRule.TAPERED),
}


def assert_same(one: Dvh, other: Dvh) -> None:
    for name in ("dose", "volume", "volume_cc", "covered_cc", "mean"):
        first, second = np.asarray(getattr(one, name)), np.asarray(getattr(other, name))
        assert first.shape == second.shape
        np.testing.assert_allclose(first, second, rtol=1e-12, atol=1e-12)
    assert one.minimum == pytest.approx(other.minimum, rel=1e-9)
    assert one.maximum == pytest.approx(other.maximum, rel=1e-9)


def assert_like(one: Dvh, other: Dvh) -> None:
    assert one.volume_cc == pytest.approx(other.volume_cc)
    assert one.covered_cc == pytest.approx(other.covered_cc, rel=1e-5)
    assert one.mean == pytest.approx(other.mean, rel=1e-4)
    assert one.minimum == pytest.approx(other.minimum, rel=1e-9)
    assert one.maximum == pytest.approx(other.maximum, rel=1e-9)
    at = one.dose if len(one.dose) > len(other.dose) else other.dose
    first, second = (np.interp(at, d.dose, d.volume, right=0) for d in (one, other))
    assert np.abs(first - second).max() < 1e-3 * other.total


@pytest.mark.slow
@pytest.mark.parametrize("name", SOLIDS)
def test_each_variant_is_the_dvh_of_its_solid(name: str) -> None:
    solid, options = SOLIDS[name], DvhOptions(resolution=COARSE)
    band = finish(band_steps(solid, DOSE, compute_dvh(solid, DOSE)))
    found = {variant.source: variant for variant in band.variants}
    base = compute_dvh(solid, DOSE, options=options)
    assert_same(found["sampling"].others[0], base)
    as_one = replace(options, resolution=replace(COARSE, parts=1))
    for source, solids, how in (
        ("ends", [*without_ends(solid), *with_moved_ends(solid)], options),
        ("between planes", as_prisms(solid), options),
        ("slice phase", every_other_plane(solid), as_one),
    ):
        assert solids
        for one, other in zip(found[source].others, solids, strict=True):
            assert_like(one, compute_dvh(other, DOSE, options=how))


def test_variants_of_a_cubic_dose_are_those_of_their_solids() -> None:
    solid = SOLIDS["sphere"]
    options = DvhOptions(cubic_dose=True)
    band = finish(band_steps(solid, DOSE, compute_dvh(solid, DOSE), options))
    (phase,) = (one for one in band.variants if one.source == "slice phase")
    how = replace(options, resolution=replace(COARSE, parts=1))
    for one, other in zip(phase.others, every_other_plane(solid), strict=True):
        # each has a grid of its own, of other bins
        alone = compute_dvh(other, DOSE, options=how)
        assert one.volume_cc == pytest.approx(alone.volume_cc)
        assert one.covered_cc == pytest.approx(one.volume_cc)
        assert one.mean == pytest.approx(alone.mean, rel=1e-3)


def test_what_is_full_in_all_solids_is_not_sampled() -> None:
    solid = stack([(2.0 * n, [circle(10 + n % 2, 60)]) for n in range(12)], 1.0)
    solids = (solid, *as_prisms(solid), *every_other_plane(solid))
    differing = Differing(CommonGround(solids, DoseGrid.of(DOSE)), COARSE)
    for one, rest in differing.rests(solids).items():
        # a rim, and the ends
        assert rest.whole == pytest.approx(one.volume_cc)
        assert 0.05 * rest.whole < rest.volume[0] < 0.6 * rest.whole


def test_solids_of_other_outlines_share_nothing() -> None:
    solid = SOLIDS["sphere"]
    ground = CommonGround([solid], DoseGrid.of(DOSE))
    other = moved(solid, 3.0, 0.0)
    assert all(map(ground.is_of, (solid, *every_other_plane(solid))))
    assert not ground.is_of(other)
    assert_same(compute_dvh(other, DOSE, ground=ground), compute_dvh(other, DOSE))


def test_other_cells_are_counted_anew() -> None:
    solid = SOLIDS["leaning"]
    ground = CommonGround([solid], DoseGrid.of(DOSE))
    for resolution in (COARSE, Resolution(), Resolution(across=50)):
        options = DvhOptions(resolution=resolution)
        assert_same(
            compute_dvh(solid, DOSE, options=options, ground=ground),
            compute_dvh(solid, DOSE, options=options),
        )
