"""An outline counts once, however often and however exactly it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.contour_checks.repeats import counted_once
from dosiscope.core.findings import Action
from dosiscope.core.progress import finish
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.structures import GeometricType
from dosiscope.core.text import volume_text
from dosiscope.io.case.contour_review import review_steps
from support.contours import chain, circle, contour, flat, roi, square, structure_set
from support.made_cases import made_case
from support.opened import opened

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from dosiscope.core.structures import Contour

pytestmark = pytest.mark.slow

IMAGES = np.arange(-12.0, 13.0, 3.0)
PLANES = IMAGES[2:7]
DISC_CC = np.pi * 15**2 * 15 / 1000  # five planes of 3 mm


def volume(contours: list[Contour]) -> tuple[float, str]:
    """Volume in cc of what is counted, and the sentence about it."""
    once, finding = counted_once(roi(contours))
    assert finding is None or finding.action is Action.WARN
    return build_solid(once, IMAGES).volume_cc, finding.message if finding else ""


def discs() -> list[Contour]:
    return [contour(circle(15, z)) for z in PLANES]


def shifted(points: NDArray[np.float64], by: float) -> NDArray[np.float64]:
    moved: NDArray[np.float64] = points + np.array([by, 0.0, 0.0])
    return moved


@pytest.mark.parametrize(
    "copy",
    [
        lambda p: p,
        lambda p: p[::-1],
        lambda p: np.roll(p, 77, axis=0),
        lambda p: shifted(p, 1e-3),
        lambda p: shifted(p, 0.1),
        lambda p: np.round(p, 1),
        lambda p: p[::4],
        lambda p: circle(15.05, float(p[0, 2]), vertices=100),
        lambda p: p + np.array([0, 0, 1e-6]),
    ],
    ids=["same", "reversed", "other start", "1 um", "0.1 mm", "rounded", "fewer points",
         "a little larger", "z 1 nm off"],
)  # fmt: skip
def test_a_copy_counts_once(copy: object) -> None:
    assert callable(copy)
    copies = [contour(copy(c.points)) for c in discs()[1:4]]
    found, said = volume([*discs(), *copies])
    assert found == pytest.approx(DISC_CC, rel=1e-4)
    assert "(3 contours on " in said


@given(st.integers(1, 5), st.integers(2, 4), st.integers(0, 359))
def test_any_number_of_copies_in_any_order(planes: int, times: int, turn: int) -> None:
    copies = [
        contour(np.roll(c.points, turn * n, axis=0))
        for c in discs()[:planes]
        for n in range(times - 1)
    ]
    found, said = volume([*copies, *discs()])
    assert found == pytest.approx(DISC_CC, rel=1e-4)
    assert said


@pytest.mark.parametrize("wall", [0.6, 1.0, 2.0, 40.0])
def test_the_inner_side_of_a_wall_stays_a_hole(wall: float) -> None:
    skin = [contour(circle(r, z)) for z in PLANES for r in (150.0, 150.0 - wall)]
    found, said = volume(skin)
    assert found == pytest.approx(
        np.pi * (150**2 - (150 - wall) ** 2) * 15 / 1000, rel=1e-3
    )
    assert said == ""


def test_copies_on_both_sides_of_an_image_are_on_it() -> None:
    around = [contour(circle(15, z + d)) for d in (-0.008, 0.008) for z in PLANES]
    found, said = volume(around)
    assert found == pytest.approx(DISC_CC, rel=1e-4)
    assert "(5 contours on " in said


def test_a_wall_that_is_written_twice_is_one_wall() -> None:
    radii = (200, 199, 200.001, 199.001)
    found, _ = volume([contour(circle(r, z)) for z in PLANES for r in radii])
    assert found == pytest.approx(np.pi * (200**2 - 199**2) * 15 / 1000, rel=1e-4)


def test_a_hole_that_is_written_twice_is_a_hole() -> None:
    found, _ = volume([contour(circle(r, z)) for z in PLANES for r in (15, 5, 5)])
    assert found == pytest.approx(np.pi * (15**2 - 5**2) * 15 / 1000, rel=1e-4)


def test_copies_of_type_xor_count_once() -> None:
    kind = GeometricType.CLOSEDPLANAR_XOR
    found, said = volume(
        [contour(circle(15, z), kind=kind) for z in PLANES for _ in "12"]
    )
    assert found == pytest.approx(DISC_CC, rel=1e-4)
    assert said


@pytest.mark.parametrize("first", [1, 11])
def test_attached_contours_written_twice_are_one_chain(first: int) -> None:
    heights = (0.0, 1.0, 2.0, 3.0)
    ladder = chain([circle(5, z) for z in heights])
    again = chain([circle(5, z) for z in heights], first=first)
    once, finding = counted_once(roi([*ladder, *again]))
    assert finding is not None
    assert build_solid(once, []).volume_cc == pytest.approx(
        np.pi * 5**2 * 3 / 1000, rel=1e-4
    )


def test_what_lies_elsewhere_is_no_copy() -> None:
    islands = [contour(circle(15, z, centre=(c, 0))) for z in PLANES for c in (0, 40)]
    half = [contour(circle(15, z, centre=(c, 0))) for z in PLANES for c in (0, 10)]
    for contours in (islands, half):
        assert counted_once(roi(contours))[1] is None


def test_attachments_to_a_copy_are_attachments_to_the_original() -> None:
    ladder = chain([circle(5, z) for z in (0.0, 1.0, 2.0, 3.0)])
    whole = build_solid(roi(ladder), IMAGES).volume_cc
    copy = contour(ladder[1].points, 9, (1,))
    upper = contour(ladder[2].points, 3, (9,))
    once, finding = counted_once(roi([ladder[0], ladder[1], copy, upper, ladder[3]]))
    assert finding is not None
    assert build_solid(once, IMAGES).volume_cc == pytest.approx(whole)


def test_outlines_that_cross_are_told_with_both_areas() -> None:
    crossing = [contour(square(10, 0)), contour(square(10, 0, centre=(10, 0)))]
    _, _, findings = finish(review_steps(structure_set(roi(crossing)), None))
    (said,) = (f for f in findings if f.rule == "RC-17/E18")
    assert said.action is Action.WARN
    assert "4.00 cm² on its plane" in said.message
    assert "6.00 cm²" in said.message


def test_outlines_that_touch_do_not_overlap() -> None:
    side = flat(np.array([[10.0, -5], [20, -5], [20, 5], [10, 5]]), 0)
    structures = structure_set(roi([contour(square(10, 0)), contour(side)]))
    _, _, findings = finish(review_steps(structures, None))
    assert not [f for f in findings if f.rule.startswith(("RC-17", "RC-18"))]


def test_contours_written_twice_on_half_the_slices(tmp_path: Path) -> None:
    case = opened(made_case("c23", tmp_path))
    (said,) = (f for f in case.findings if f.rule == "RC-18")
    assert "5 contours" in said.message
    assert case.ct is not None
    assert case.structure_set is not None
    target = case.structure_set.roi(2)
    assert target is not None
    volume_cc = build_solid(target, case.ct.geometry.z).volume_cc
    assert volume_cc == pytest.approx(np.pi * 15**2 * 30 / 1000, rel=1e-3)


def test_every_second_slice_is_a_warning_with_both_volumes(tmp_path: Path) -> None:
    case = opened(made_case("c25", tmp_path))
    (said,) = (f for f in case.findings if f.rule == "RC-16")
    assert said.action is Action.WARN
    area = np.pi * 15**2 / 1000
    drawn, interpolated = re.findall(r"([\d.]+) cc (?:as drawn|if)", said.message)
    assert drawn == volume_text(area * 15)
    assert interpolated == volume_text(area * 27)
    assert "the file states 21.2 cc" in said.message
    # on the picture too
    volumes = (
        f"{drawn} cc as drawn, {interpolated} cc interpolated, 21.2 cc in the file"
    )
    assert said.headline == f"Slices are left out in a pattern ({volumes})"
