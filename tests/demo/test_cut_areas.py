"""What is drawn of the demo's structures off the axial planes is what is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dosiscope.app.measure import measure_solids
from dosiscope.core.plane import CORONAL, SAGITTAL
from dosiscope.core.progress import finish
from support.areas import volume_of_cuts
from support.opened import opened

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_the_areas_of_all_cuts_add_up_to_the_volume(demo: Path) -> None:
    measured = finish(measure_solids(opened(demo))).values()
    found = [one.solid for one in measured if one.solid is not None]
    assert len(found) >= 14
    assert any(solid.is_off_slice for solid in found)
    for solid in found:
        for orientation in (CORONAL, SAGITTAL):
            sum_of_cuts = volume_of_cuts(solid, orientation, 160)
            assert sum_of_cuts == pytest.approx(solid.volume_cc, rel=1e-3)
