"""Sources, leaves and openings of real plans, against what pydicom reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
import pytest

from dosiscope.core.beams.aperture import aperture_of
from dosiscope.core.beams.eye import eye_of
from dosiscope.core.kinds import Kind
from dosiscope.core.polygons.even_odd import even_odd_area
from dosiscope.core.polygons.rings import Inside
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.plan import read_plan
from support.data import case_dir

if TYPE_CHECKING:
    from pathlib import Path

SETS = (
    ("eclipse-breast", "rtplan.dcm"),
    ("oncentra-phantom", "RP*.dcm"),
    ("ihero-brto-equidistant", "RTPlanDosimetric.dcm"),
    ("raystation-brain-two-plans", "RP*.13138.dcm"),
)


def path_of(name: str, pattern: str) -> Path:
    (path,) = case_dir(name).glob(pattern)
    return path


def held_at(beam: Any) -> list[dict[str, Any]]:
    """Return what holds at every control point, each value carried by hand."""
    held: dict[str, Any] = {}
    found = []
    for point in beam.ControlPointSequence:
        for keyword in (
            "GantryAngle",
            "BeamLimitingDeviceAngle",
            "PatientSupportAngle",
            "IsocenterPosition",
        ):
            if point.get(keyword) not in (None, ""):
                held[keyword] = point.get(keyword)
        for one in point.get("BeamLimitingDevicePositionSequence", []):
            held[one.RTBeamLimitingDeviceType] = [
                float(v) for v in one.LeafJawPositions
            ]
        found.append(dict(held))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("name", "pattern"), SETS)
def test_sources_are_where_gantry_and_isocentre_say(name: str, pattern: str) -> None:
    path = path_of(name, pattern)
    plan, _ = read_plan(read_file(path), Kind.PLAN)
    peer = pydicom.dcmread(path)
    for beam, other in zip(plan.beams, peer.BeamSequence, strict=True):
        far = float(other.SourceAxisDistance)
        for n, held in enumerate(held_at(other)):
            # all of these lie head first supine with the couch at 0
            assert abs(float(held["PatientSupportAngle"])) < 1e-6
            angle = np.radians(float(held["GantryAngle"]))
            x, y, z = map(float, held["IsocenterPosition"])
            expected = (x + far * np.sin(angle), y - far * np.cos(angle), z)
            np.testing.assert_allclose(
                eye_of(plan, beam, n).source, expected, atol=1e-6
            )


@pytest.mark.slow
@pytest.mark.parametrize(("name", "pattern"), SETS)
def test_what_is_open_is_what_each_pair_leaves(name: str, pattern: str) -> None:
    path = path_of(name, pattern)
    plan, _ = read_plan(read_file(path), Kind.PLAN)
    peer = pydicom.dcmread(path)
    looked_at = 0
    for beam, other in zip(plan.beams, peer.BeamSequence, strict=True):
        bounds = {
            one.RTBeamLimitingDeviceType: [float(v) for v in one.LeafPositionBoundaries]
            for one in other.BeamLimitingDeviceSequence
            if "LeafPositionBoundaries" in one
        }
        if other.get("BlockSequence"):
            continue
        for n, held in enumerate(held_at(other)):
            found = aperture_of(beam, n)
            expected = open_area(held, bounds.get("MLCX"))
            area = even_odd_area(found.open_polygons)
            assert area == pytest.approx(expected, abs=1e-6)
            if "MLCX" in held:
                (leaves,) = found.leaves
                tips = [*leaves.first, *leaves.second]
                np.testing.assert_allclose(tips, held["MLCX"], atol=1e-9)
                np.testing.assert_array_equal(leaves.boundaries, bounds["MLCX"])
                looked_at += 1
    assert looked_at


def open_area(held: dict[str, Any], bounds: list[float] | None) -> float:
    """Add up what every pair of leaves leaves open within the jaws, mm²."""
    x1, x2 = held.get("ASYMX") or held["X"]
    y1, y2 = held.get("ASYMY") or held["Y"]
    if "MLCX" not in held:
        return float(max(x2 - x1, 0) * max(y2 - y1, 0))
    assert bounds is not None
    tips, pairs, total = held["MLCX"], len(bounds) - 1, 0.0
    for i in range(pairs):
        wide = min(tips[i + pairs], x2) - max(tips[i], x1)
        high = min(bounds[i + 1], y2) - max(bounds[i], y1)
        total += max(wide, 0) * max(high, 0)
    return total


def test_blocks_of_a_real_plan_are_cut_out_of_its_field() -> None:
    path = path_of("ihero-brto-equidistant", "RTPlanDosimetric.dcm")
    plan, _ = read_plan(read_file(path), Kind.PLAN)
    for number in (0, 3):
        other = pydicom.dcmread(path).BeamSequence[number]
        held = held_at(other)[0]
        (x1, x2), (y1, y2) = held["ASYMX"], held["ASYMY"]
        # places no nearer than 0.01 mm to any jaw
        x = np.arange(x1 - 9.87, x2 + 10, 1.37)
        y = np.arange(y1 - 9.73, y2 + 10, 1.41)
        places = np.array([(a, b) for a in x for b in y])
        kinds = "APERTURE", "SHIELDING"
        inside = {kind: np.zeros(len(places), bool) for kind in kinds}
        for block in other.BlockSequence:
            corners = np.reshape([float(v) for v in block.BlockData], (-1, 2))
            inside[block.BlockType] |= within(corners, places)
        expected = inside["APERTURE"] & ~inside["SHIELDING"]
        a, b = places.T
        expected &= (a > x1) & (a < x2) & (b > y1) & (b < y2)
        found = aperture_of(plan.beams[number], 0)
        shown = Inside(found.open_polygons).points(places)
        np.testing.assert_array_equal(shown, expected)
        assert 0 < expected.sum() < len(places)


def within(corners: Any, places: Any) -> Any:
    """Count the edges that a ray to the right crosses: an odd number is inside."""
    crossed = np.zeros(len(places), int)
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        straddles = (ay > places[:, 1]) != (by > places[:, 1])
        with np.errstate(divide="ignore", invalid="ignore"):
            at = ax + (places[:, 1] - ay) / (by - ay) * (bx - ax)
        crossed += straddles & (places[:, 0] < at)
    return crossed % 2 == 1
