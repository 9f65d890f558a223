"""Each defect of the table is one change to a good case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.contour_checks.checks import (
    check_roi,
    check_steps,
    ignored_off_slice,
)
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.findings import Action, Result
from dosiscope.core.progress import finish
from dosiscope.core.solids.builder import build_solid
from support.contours import circle, contour, roi, square, structure_set
from support.off_slice_defects import DEFECTS, DEV_NOTE

if TYPE_CHECKING:
    from dosiscope.core.contour_checks.checks import RoiCheck
    from dosiscope.core.structures import Contour

IMAGES = np.arange(-16.0, 21.0, 4.0)
UIDS = [f"1.2.{n}" for n in range(len(IMAGES))]


def image_at(z: float) -> str:
    return UIDS[IMAGES.tolist().index(z)]


def rung(
    z: float,
    number: int | None,
    *attached: int,
    radius: float = 5.0,
    at: float = 0.0,
    image: str | None = None,
) -> Contour:
    """Contour of the good case; on an image plane it names the image."""
    images = (image,) if image else ()
    if image is None and z in IMAGES:
        images = (image_at(z),)
    points = circle(radius, z, centre=(at, 0), vertices=60)
    return contour(points, number, attached, images=images)


def good() -> list[Contour]:
    return [rung(7, 1), rung(8, 2, 1), rung(12, 3, 2), rung(13, 4, 3)]


def check(contours: list[Contour]) -> RoiCheck:
    return check_roi(roi(contours), IMAGES, UIDS)


def verdicts(contours: list[Contour]) -> dict[str, tuple[Result, Action]]:
    return {f.rule: (f.result, f.action) for f in check(contours).findings}


def test_the_good_case_has_no_findings() -> None:
    assert verdicts(good()) == {}
    assert check(good()).not_measured == ()


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_has_its_verdict(name: str) -> None:
    defect = DEFECTS[name]
    contours = defect.made_by(rung)
    found = check(contours)
    by_rule = {f.rule: f for f in found.findings}
    assert defect.rule in by_rule, [f.message for f in found.findings]
    finding = by_rule[defect.rule]
    assert (finding.result, finding.action) == defect.verdict
    assert defect.words in finding.message
    assert finding.message.startswith('ROI 1 "PTV"')
    assert finding.message.endswith(".")
    assert finding.roi == 1
    assert (found.not_measured == ()) is (defect.volume_cc is not None)
    if defect.volume_cc is not None:
        volume = build_solid(roi(contours), IMAGES).volume_cc
        assert volume == pytest.approx(defect.volume_cc, rel=defect.tolerance)
    else:
        with pytest.raises(NotEvaluableError, match="PTV"):
            build_solid(roi(contours), IMAGES)


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_has_no_other_finding_of_its_weight(name: str) -> None:
    defect = DEFECTS[name]
    _, action = defect.verdict
    findings = check(defect.made_by(rung)).findings
    others = [f for f in findings if f.rule != defect.rule]
    assert all(f.action <= Action.NOTE or f.action < action for f in others)


def test_all_laminae_have_no_volume() -> None:
    assert build_solid(roi([rung(7, 1), rung(8, 2)]), IMAGES).volume_cc == 0


def test_a_negative_number_is_a_number() -> None:
    contours = [rung(7, -4), rung(8, -2, -4), *good()[3:]]
    contours[2] = rung(12, 4, -2)
    assert verdicts(contours) == {}


def test_a_contour_between_branches_of_closer_spacing_is_legal() -> None:
    contours = [
        rung(8, 1, radius=20),
        rung(9, 2, 1, at=-15),
        rung(10, 3, 2, at=-15),
        rung(10, 4, 1, at=15),
    ]
    assert verdicts(contours) == {}
    assert build_solid(roi(contours), IMAGES).volume_cc > 0


def test_attached_contours_left_out_in_one_item_is_noted() -> None:
    contours = [contour(good()[0].points, 1), *good()[1:]]
    assert verdicts(contours) == {"OS-03": DEV_NOTE}


def test_a_number_of_another_roi_is_never_used() -> None:
    one = roi([*good()[:3], rung(13, 4, 3, 77)], number=1, name="PTV")
    two = roi([rung(8, 77, at=60), rung(12, 78, 77, at=60)], number=2, name="Node")
    found = finish(check_steps(structure_set(one, two), IMAGES, UIDS))
    (finding,) = [f for f in found[1].findings if f.rule.startswith("OS-05")]
    assert finding.rule == "OS-05/E15"
    assert 'in ROI "Node" only' in finding.message
    assert finding.object_uid == "1.2.3"
    assert found[1].not_measured
    assert found[2].findings == ()


@pytest.mark.parametrize(
    ("offset", "rules"),
    [(0.009, set()), (0.011, {"RC-05/E13", "OS-03"}), (0.134, {"RC-05/E13", "OS-03"}),
     (1.5, {"OS-03"})],
)  # fmt: skip
def test_a_contour_near_an_image_is_never_moved(offset: float, rules: set[str]) -> None:
    contours = [contour(square(5, z + offset)) for z in (8, 12)]
    found = check(contours)
    assert {f.rule for f in found.findings} == rules
    assert bool(found.not_measured) is bool(rules)
    if "RC-05/E13" in rules:
        assert f"{offset:.3f} mm off an image plane" in found.findings[0].message


def test_an_empty_slice_within_an_on_slice_roi_is_noted() -> None:
    contours = [contour(square(5, z), images=(image_at(z),)) for z in (4, 8, 16)]
    (finding,) = check(contours).findings
    assert (finding.rule, finding.action) == ("RC-16", Action.NOTE)
    assert "in 1 place (z = 10.00 to 14.00 mm)" in finding.message


def test_nested_contours_on_a_slice_are_holes_with_a_note() -> None:
    contours = [contour(square(h, 8), images=(image_at(8),)) for h in (5, 2)]
    assert verdicts(contours) == {"RC-17/E18": DEV_NOTE}


def test_spacing_between_contours_may_vary() -> None:
    heights = (4.5, 4.8, 5.9, 7.9, 8.0, 8.3, 9.4, 11.4)
    contours = [rung(z, n + 1, *([n] if n else [])) for n, z in enumerate(heights)]
    assert verdicts(contours) == {}


def test_each_roi_has_its_own_mode() -> None:
    one = roi(good(), number=1)
    images = [contour(square(5, z), images=(image_at(z),)) for z in (4, 8)]
    two = roi(images, number=2)
    found = finish(check_steps(structure_set(one, two), IMAGES, UIDS))
    assert [found[n].graph.mode for n in (1, 2)] == ["off-slice", "on-slice"]
    assert found[1].findings == found[2].findings == ()


def test_the_images_named_are_no_matter_of_these_checks() -> None:
    case = structure_set(
        roi([good()[0], rung(8, 2, 1, image=image_at(12)), *good()[2:]])
    )
    assert finish(check_steps(case, IMAGES, UIDS))[1].findings == ()


def test_the_images_of_another_series_do_not_rule_an_roi() -> None:
    contours = [
        rung(z, n + 1, *([n] if n else []), image=f"7.{z}")
        for n, z in enumerate((8, 13))
    ]
    assert check(contours).not_measured == ()
    slices = [contour(square(5, z), images=(f"7.{z}",)) for z in (2, 8, 14)]
    volume = build_solid(roi(slices), IMAGES, image_uids=UIDS).volume_cc
    assert volume == pytest.approx(100 * 18 / 1000)


def test_ignoring_off_slice_content_is_flagged() -> None:
    one = roi(good())
    finding = ignored_off_slice(one, check(good()).graph)
    assert finding is not None
    assert (finding.rule, finding.action) == ("OS-17", Action.WARN)
    assert "2 contours" in finding.message
    on_slice = [contour(square(5, z)) for z in (4, 8)]
    assert ignored_off_slice(roi(on_slice), check(on_slice).graph) is None


def test_without_images_positions_are_not_judged() -> None:
    found = check_roi(roi(good()), [])
    assert found.findings == ()
    assert found.graph.ghosts == ()
