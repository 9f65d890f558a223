"""The spots of ion beams: layers, their sum, and whether that is what is stated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pydicom
import pytest

from dosiscope.core.beams.spots import all_spots, is_scanned, spot_layers, wrong_sum
from dosiscope.core.delivery import Spots
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.kinds import Kind
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.plan import read_plan
from support.data import case_dir
from support.delivered_plan import beam as good_beam
from support.delivered_plan import control_points

if TYPE_CHECKING:
    from dosiscope.core.plan import Beam


def spots(*values: tuple[float, float, float]) -> Spots:
    rows = np.array(values)
    return Spots(positions=rows[:, :2], weights=rows[:, 2], size=(9.0, 8.0), tune="2")


def ends(one: Spots) -> Spots:
    return replace(one, weights=np.zeros(len(one.weights)))


def ion_beam() -> Beam:
    """Two layers, 6 and 4 of a weight of 10, delivered with 200 MU."""
    first = spots((0, 0, 1), (5, 0, 2), (0, 5, 3))
    second = spots((0, 0, 1.5), (5.001, 0, 2.5))
    points = control_points(
        [0.0] * 4,
        weights=np.array([0.0, 6, 6, 10]),
        energies=np.array([120.0, 120, 110, 110]),
        spots=(first, ends(first), second, ends(second)),
    )
    return replace(good_beam(1), points=points, final_weight=10.0, meterset=200.0)


def test_a_layer_is_stated_by_the_first_of_a_pair() -> None:
    first, second = spot_layers(ion_beam())
    assert (first.point, first.energy, first.weight) == (0, 120, 6)
    assert (second.point, second.energy, second.weight) == (2, 110, 4)
    assert first.metersets is not None
    np.testing.assert_allclose(first.metersets, [20, 40, 60])
    np.testing.assert_array_equal(second.positions, [[0, 0], [5.001, 0]])
    assert (second.size, second.tune) == ((9, 8), "2")


def test_the_second_of_a_pair_may_state_no_spots() -> None:
    beam = ion_beam()
    assert beam.points is not None
    first, _, second, _ = beam.points.spots
    points = replace(beam.points, spots=(first, None, second, None))
    assert [one.point for one in spot_layers(replace(beam, points=points))] == [0, 2]
    assert wrong_sum(replace(beam, points=points)) is None
    short = replace(beam, points=points, final_weight=20.0)
    found = wrong_sum(short)
    assert found is not None
    assert (found.found, found.expected) == (10, 20)
    # what is delivered before the third is not known
    points = replace(beam.points, spots=(None, first, second, None))
    with pytest.raises(NotEvaluableError, match="control point 0 are not stated"):
        spot_layers(replace(beam, points=points))


def test_a_scanned_beam_without_spots_says_its_mode() -> None:
    beam = replace(good_beam(1), scan_mode="UNIFORM")
    with pytest.raises(NotEvaluableError, match="no spots; its scan mode is UNIFORM"):
        spot_layers(beam)
    assert is_scanned(beam)
    assert not is_scanned(replace(beam, scan_mode="NONE"))


def test_without_a_meterset_spots_have_weights_only() -> None:
    layers = spot_layers(replace(ion_beam(), meterset=None))
    assert [layer.metersets for layer in layers] == [None, None]


def test_spots_of_one_place_are_added_up() -> None:
    positions, weights = all_spots(spot_layers(ion_beam()))
    np.testing.assert_array_equal(positions, [[0, 0], [5, 0], [0, 5]])
    np.testing.assert_allclose(weights, [2.5, 4.5, 3])
    assert weights.sum() == pytest.approx(10)
    none = all_spots(())
    assert (none[0].shape, none[1].shape) == ((0, 2), (0,))


def test_a_beam_without_spots_is_told() -> None:
    with pytest.raises(NotEvaluableError, match="states no spots"):
        spot_layers(good_beam(1))
    beam = ion_beam()
    assert beam.points is not None
    broken = replace(beam.points, spots=(*beam.points.spots[:2], None, None))
    with pytest.raises(NotEvaluableError, match="spots of control point 2"):
        spot_layers(replace(beam, points=broken))
    assert wrong_sum(replace(beam, points=broken)) is None


def test_sums_that_are_not_those_stated_are_found() -> None:
    beam = ion_beam()
    assert wrong_sum(beam) is None
    assert wrong_sum(good_beam(1)) is None
    found = wrong_sum(replace(beam, final_weight=11.0))
    assert found is not None
    assert (found.point, found.found, found.expected) == (None, 10, 11)
    assert beam.points is not None
    shifted = replace(beam.points, weights=np.array([0.0, 5, 5, 10]))
    found = wrong_sum(replace(beam, points=shifted))
    assert found is not None
    assert (found.point, found.found, found.expected) == (0, 6, 5)


@pytest.mark.parametrize(
    ("name", "count"),
    [("plan03_sobp_raystation/RP*.dcm", 34), ("plan03_ramp_full/ramped*.dcm", 22)],
)
def test_the_proton_sets_add_up_as_pydicom_reads_them(name: str, count: int) -> None:
    (path,) = case_dir("raystation-proton").glob(name)
    plan, findings = read_plan(read_file(path), Kind.ION_PLAN)
    beam = plan.beams[0]
    layers = spot_layers(beam)
    peer = pydicom.dcmread(path).IonBeamSequence[0]
    points = peer.IonControlPointSequence
    assert len(layers) == len(points) / 2 == count
    for layer, point in zip(layers, points[::2], strict=True):
        assert layer.energy == point.NominalBeamEnergy
        assert layer.weight == pytest.approx(sum(point.ScanSpotMetersetWeights))
    total = sum(sum(point.ScanSpotMetersetWeights) for point in points)
    assert all_spots(layers)[1].sum() == pytest.approx(total, rel=1e-12)
    assert total == pytest.approx(float(peer.FinalCumulativeMetersetWeight), rel=1e-6)
    assert wrong_sum(beam) is None
    assert not [one for one in findings if one.rule == "BM-08"]
