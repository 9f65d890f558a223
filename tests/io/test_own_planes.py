"""ROIs on planes of another series: measured only where that distance is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.acceptance import NOTHING_ACCEPTED, Accepted, acceptable
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.io.case.load import load
from support.opened import scanned
from support.real_kinds.phantom import phantom

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.case import Case


def opened(folder: Path, accepted: Accepted = NOTHING_ACCEPTED) -> Case:
    """The case of a folder, with what is accepted."""
    found = scanned(folder)
    return finish(load(found, propose(found.inventory), accepted))


def measured(case: Case) -> dict[str, bool]:
    """Which ROIs nothing keeps from being measured."""
    assert case.structure_set is not None
    return {roi.name: not roi.not_measured for roi in case.structure_set.rois}


@pytest.mark.slow
def test_one_distance_is_accepted_not_another(tmp_path: Path) -> None:
    module = phantom()
    drawn = {"A": 2.2, "B": 1.7, "C": 2.2}
    module.base(
        rois=[
            (
                name,
                "ORGAN",
                [
                    {"pts": module.circle(9, z, 20 * n - 20), "ref": None}
                    for z in step * np.arange(9) - 8.3
                ],
            )
            for n, (name, step) in enumerate(drawn.items())
        ]
    ).write(tmp_path)
    before = opened(tmp_path)
    assert measured(before) == {"A": False, "B": False, "C": False}
    kinds = {one.found: one for one in acceptable(before)}
    assert set(kinds) == {"planes 2.20 mm apart", "planes 1.70 mm apart"}
    wide = kinds["planes 2.20 mm apart"]
    assert '1 "A", 3 "C"' in wide.findings[0].message
    after = opened(tmp_path, NOTHING_ACCEPTED.also(wide))
    assert measured(after) == {"A": True, "B": False, "C": True}
    assert {one.found for one in acceptable(after)} == {"planes 1.70 mm apart"}


@pytest.mark.slow
def test_no_contour_is_moved_to_an_image(tmp_path: Path) -> None:
    module = phantom()
    # some lie within 0.5 mm of an image
    heights = 2.2 * np.arange(14) - 14.3
    outlines = [{"pts": module.circle(15, z), "ref": None} for z in heights]
    module.base(rois=[("PTV", "PTV", outlines)]).write(tmp_path)
    case = opened(tmp_path)
    assert case.structure_set is not None
    found = case.structure_set.rois[0].contours.z
    np.testing.assert_allclose(found, heights, atol=1e-9)
