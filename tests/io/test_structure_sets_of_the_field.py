"""Structure sets as exporters write them: shown, measured, told once, no further."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.contours.outlines import Outlines
from dosiscope.core.findings import Action
from dosiscope.core.solids.builder import build_solid
from support.cases import contours, points_of, set_points
from support.made_cases import made_case
from support.opened import mutated, opened, rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Roi
    from support.synthetic.build import BuiltCase

    Change = Callable[[BuiltCase], None]

pytestmark = pytest.mark.slow

TARGET = 2
PTV_CC = np.pi * 1.5**2 * 3.0  # radius 15 mm, ten slices of 3 mm


def roi(case: Case, number: int) -> Roi:
    assert case.structure_set is not None
    found = case.structure_set.roi(number)
    assert found is not None
    return found


def volume_cc(case: Case, number: int) -> float:
    assert case.ct is not None
    one = roi(case, number)
    assert not one.withheld
    assert not one.not_measured
    uids = case.ct.image_uids
    return build_solid(one, case.ct.geometry.z, image_uids=uids).volume_cc


def about_structures(case: Case) -> list[Finding]:
    """What is said of structures: dose and plan are another matter."""
    return [f for f in case.findings if f.object_kind == "RT Structure Set"]


# --- cases of an independent generator ------------------------------------------------


def test_z_rounded_to_a_tenth_of_a_millimetre(tmp_path: Path) -> None:
    case = opened(made_case("c02", tmp_path))
    assert case.ct is not None
    (said,) = about_structures(case)
    assert (said.rule, said.action) == ("RC-05/E13", Action.WARN)
    assert said.rois == (1, 2)
    assert '1 "PTV" (20 of 20 contours)' in said.message
    assert "up to 0.030 mm" in said.message
    assert volume_cc(case, 1) == pytest.approx(np.pi * 1.5**2 * 2.5, rel=1e-3)
    # every image has its outline, and nothing lies between
    images = case.ct.geometry.z
    assert Outlines(roi(case, 1)).z == pytest.approx(images, abs=1e-9)
    assert all(len(Outlines(roi(case, 1)).closed_at(z)) == 360 for z in images)


def test_a_random_frame_in_the_frame_of_reference_module(tmp_path: Path) -> None:
    case = opened(made_case("c20", tmp_path))
    (said,) = about_structures(case)
    assert (said.rule, said.action) == ("SS-03", Action.WARN)
    assert volume_cc(case, TARGET) == pytest.approx(PTV_CC, rel=1e-3)


def test_number_of_contour_points_of_values_or_with_the_closing_point(
    tmp_path: Path,
) -> None:
    case = opened(made_case("c19", tmp_path))
    (said,) = about_structures(case)
    assert (said.rule, said.action) == ("RC-11", Action.NOTE)
    assert said.rois == (2, 3)
    assert volume_cc(case, TARGET) == pytest.approx(PTV_CC, rel=1e-3)
    assert volume_cc(case, 3) == pytest.approx(np.pi * 0.6**2 * 6.0, rel=1e-3)


# --- contours beside their images -----------------------------------------------------


def beside(by: float, *, names: bool = True, attached: bool = False) -> Change:
    """Move the fourth contour of the target; its slices are 3 mm apart."""

    def change(built: BuiltCase) -> None:
        for n, item in enumerate(contours(built, TARGET)):
            if attached:
                item.ContourNumber = n + 1
                item.AttachedContours = [n] if n else None
            if n == 3:
                set_points(item, np.add(points_of(item), [0, 0, by]), 4)
                if not names:
                    del item.ContourImageSequence

    return change


@pytest.mark.parametrize("by", [0.011, -0.3, 0.5])
@pytest.mark.parametrize("names", [True, False])
def test_what_is_near_its_image_is_drawn_and_measured_as_on_it(
    tmp_path: Path, by: float, names: bool
) -> None:
    case = mutated(tmp_path / "beside", beside(by, names=names))
    good = mutated(tmp_path / "good")
    assert volume_cc(case, TARGET) == pytest.approx(volume_cc(good, TARGET), rel=1e-12)
    z = roi(good, TARGET).contours.z
    assert np.array_equal(roi(case, TARGET).contours.z, z)
    told = [f for f in case.findings if f.rule == "RC-05/E13"]
    assert [f.action for f in told] == [Action.WARN]
    assert f"{abs(by):.3f} mm" in told[0].message


@pytest.mark.parametrize("names", [True, False])
def test_what_is_further_off_is_where_it_is_and_not_measured(
    tmp_path: Path, names: bool
) -> None:
    case = mutated(tmp_path, beside(0.76, names=names))  # a quarter of a slice
    assert roi(case, TARGET).not_measured
    assert roi(case, TARGET).contours.z[3] == pytest.approx(
        points_of_target(3)[0, 2] + 0.76
    )
    assert "OS-03" in rules(case.findings)


def points_of_target(n: int) -> np.ndarray:
    from support.cases import good_built

    return points_of(contours(good_built(), TARGET)[n])


def test_where_contours_are_attached_every_z_is_data(tmp_path: Path) -> None:
    case = mutated(tmp_path, beside(0.05, attached=True))
    z = points_of_target(3)[0, 2]
    assert roi(case, TARGET).contours.z[3] == pytest.approx(z + 0.05)
    assert "RC-05/E13" not in rules(case.findings)
    assert roi(case, TARGET).not_measured  # no contour on an image that is cut


def test_copies_on_either_side_of_an_image_count_once(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        item = contours(built, TARGET)[3]
        again = copy.deepcopy(item)
        set_points(again, np.add(points_of(item), [0, 0, 0.2]), 4)
        built.structures.ROIContourSequence[1].ContourSequence.append(again)

    case = mutated(tmp_path / "twice", change)
    good = mutated(tmp_path / "good")
    assert volume_cc(case, TARGET) == pytest.approx(volume_cc(good, TARGET), rel=1e-12)
    assert {"RC-05/E13", "RC-18"} == rules(case.findings)


# --- holes, overlaps and gaps ---------------------------------------------------------


def test_holes_of_several_structures_are_one_note(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        for number in (1, 2):
            sequence = built.structures.ROIContourSequence[number - 1].ContourSequence
            item = copy.deepcopy(sequence[4])
            points = points_of(item)
            middle = points.mean(axis=0)
            set_points(item, middle + (points - middle) / 2, 4)
            sequence.append(item)

    case = mutated(tmp_path / "holes", change)
    good = mutated(tmp_path / "good")
    (said,) = (f for f in case.findings if f.rule == "RC-17/E18")
    assert said.action is Action.NOTE
    assert said.rois == (1, 2)
    assert '1 "Body"' in said.message
    # on one slice a quarter of the area is a hole
    for number in (1, 2):
        area = areas_mm2(good, number)[4]
        lost = volume_cc(good, number) - volume_cc(case, number)
        assert lost == pytest.approx(area / 4 * 3 / 1000, rel=1e-3)


def areas_mm2(case: Case, number: int) -> np.ndarray:
    """Shoelace, contour by contour."""
    return np.array(
        [
            abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2
            for x, y in (c.points[:, :2].T for c in roi(case, number).contours)
        ]
    )


def test_outlines_that_cross_are_a_warning_with_both_volumes(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        sequence = built.structures.ROIContourSequence[2].ContourSequence
        item = copy.deepcopy(sequence[4])
        # a box of 16 by 12 mm, half of it over itself
        set_points(item, np.add(points_of(item), [8, 0, 0]), 4)
        sequence.append(item)

    case = mutated(tmp_path, change)
    (said,) = (f for f in case.findings if f.rule == "RC-17/E18")
    assert said.action is Action.WARN
    assert "overlap" in said.message
    assert "nested" not in said.message
    box = 1.6 * 1.2 * 0.3  # cc
    # twelve slices; one is twice the box without what is shared, or half as much again
    for cc in (12 * box, 12.5 * box):
        assert f"{cc:.3g}" in said.message


def test_interpolated_contours_are_measured_like_others(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        for item in contours(built, TARGET)[::2]:
            item["ContourGeometricType"].validation_mode = 0
            item.ContourGeometricType = "INTERPOLATED_PLANAR"

    case = mutated(tmp_path / "interpolated", change)
    good = mutated(tmp_path / "good")
    assert volume_cc(case, TARGET) == pytest.approx(volume_cc(good, TARGET), rel=1e-12)
    z = float(roi(good, TARGET).contours.z[0])
    assert len(Outlines(roi(case, TARGET)).closed_at(z))
    assert [f.action for f in case.findings] == [Action.WARN]
