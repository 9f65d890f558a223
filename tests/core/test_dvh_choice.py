"""What a user chooses about DVHs, applied where it makes sense and named always."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.dvh.choice import DvhChoice, chosen_volume, compute_chosen
from dosiscope.core.phantoms.analytic import truth
from dosiscope.core.phantoms.shapes import Shape, circle, linear_dose, shape_outlines
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.structures import Contour, Contours, GeometricType, Roi
from support.stacks import stack

if TYPE_CHECKING:
    from dosiscope.core.solids.solid import Solid

DOSE = linear_dose("y", 2.0)
STEP = 3.0


def sphere(choice: DvhChoice) -> Solid:
    contours = [
        Contour(
            GeometricType.CLOSED_PLANAR,
            np.column_stack([polygons[0], np.full(len(polygons[0]), z)]),
        )
        for z, polygons in shape_outlines(Shape.SPHERE, STEP, 1.2)
    ]
    planes = np.arange(-20, 21) * STEP + 1.2
    roi = Roi(1, "sphere", contours=Contours.of(contours))
    return build_solid(roi, planes, end_rule=choice.solid_rule)


@pytest.mark.parametrize("rule", list(EndRule))
def test_every_end_rule_is_applied_and_named(rule: EndRule) -> None:
    choice = DvhChoice(rule)
    dvh = compute_chosen(sphere(choice), DOSE, choice=choice)
    assert dvh.method["end rule"] == str(rule)
    assert dvh.volume_cc == pytest.approx(chosen_volume(sphere(choice), choice))


def test_ends_reach_as_far_as_their_rule_says() -> None:
    volumes = {
        rule: chosen_volume(sphere(DvhChoice(rule)), DvhChoice(rule))
        for rule in EndRule
    }
    assert volumes[EndRule.AT_MOST_1_5_MM] == pytest.approx(
        volumes[EndRule.HALF_SLICE]
    )  # half of 3 mm
    assert volumes[EndRule.NONE] < volumes[EndRule.TAPERED]


def test_smooth_means_tapered_ends_and_comes_close_to_the_sphere() -> None:
    choice = DvhChoice(smooth=True)
    dvh = compute_chosen(sphere(choice), DOSE, choice=choice)
    assert dvh.method["end rule"] == "tapered"
    assert "cubic" in dvh.method["between contours"]
    true = truth(Shape.SPHERE, "y").volume_cc
    assert dvh.volume_cc == pytest.approx(true, rel=1e-3)
    assert chosen_volume(sphere(choice), choice) == pytest.approx(dvh.volume_cc)


def test_off_slice_ends_are_not_smoothed_and_that_is_said() -> None:
    hard = stack([(float(z), [circle(8, 60)]) for z in range(9)], 0.0)
    choice = DvhChoice(smooth=True)
    dvh = compute_chosen(hard, DOSE, choice=choice)
    assert dvh.method["end rule"] == "none"
    assert "not smoothed" in dvh.method["between contours"]
    assert dvh.volume_cc == pytest.approx(hard.volume_cc)


@pytest.mark.slow
def test_cubic_dose_is_for_small_structures_and_the_rest_say_so() -> None:
    choice = DvhChoice(cubic_dose=True)
    small = compute_chosen(sphere(choice), DOSE, choice=choice)
    assert small.method["dose"].startswith("cubic")
    fine = linear_dose("y", 0.5)
    large = compute_chosen(sphere(choice), fine, choice=choice)
    assert large.method["dose"] == "trilinear (too large for cubic splines)"
