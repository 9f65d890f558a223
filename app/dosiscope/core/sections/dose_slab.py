"""The maximum dose of a slab around a plane, as samples of that plane.

Along the normal the dose is linear between its samples, so that its maximum over a
slab is at one of these or on a face of the slab: nothing is missed between them.
Within the plane it is taken where the samples lie.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.sections.volume_cut import VolumeCut

if TYPE_CHECKING:
    from dosiscope.core.ct import Ct
    from dosiscope.core.field import Field
    from dosiscope.core.plane import Orientation, Plane
    from dosiscope.core.sections.dose_sections import DoseSection, DoseSections


def can_be_slab(ct: Ct | None, dose: Field, orientation: Orientation) -> bool:
    """Whether samples of dose and CT lie in the planes, none read for itself."""
    return all(
        one is None or VolumeCut.of(one.geometry, orientation) is not None
        for one in (ct, dose)
    )


def slab_section(
    sections: DoseSections, plane: Plane, half: float
) -> DoseSection | None:
    """Return the maximum within ``half`` (mm) on both sides of a plane.

    NaN where no plane of the slab has a dose; None where the slab misses the grid.
    """
    low, high = plane.at - half, plane.at + half
    inside = sections.places[(sections.places > low) & (sections.places < high)]
    found = [
        section
        for at in (low, *inside.tolist(), high)
        if (section := sections.at(plane.moved(at))) is not None
    ]
    if not found:
        return None
    values = np.fmax.reduce([section.values for section in found])
    return replace(found[0], values=values)
