"""Whether a dose lies where the patient is: a coarse look at gross shifts (REL-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import tr
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import StructureSet

_BODY: Final = "EXTERNAL"
_HIGH: Final = 0.5  # share of the maximum
_EXPECTED: Final = 0.5  # share of the high dose that is to lie within the body's box
_SAMPLES: Final = 48  # along each axis, about
_SLACK_MM: Final = 5.0


def check_body(dose: Dose, structure_set: StructureSet) -> list[Finding]:
    """Note a dose most of whose high part lies outside the box around the body."""
    points = [
        roi.contours.points
        for roi in structure_set.rois
        if _BODY in roi.interpreted_types and not roi.withheld and len(roi.contours)
    ]
    if not points or dose.is_zero:
        return []
    body = np.concatenate(points)
    high = _high_points(dose)
    low, top = body.min(axis=0) - _SLACK_MM, body.max(axis=0) + _SLACK_MM
    share = float(np.all((high >= low) & (high <= top), axis=1).mean())
    if share >= _EXPECTED:
        return []
    remarks = Remarks(dose.header)
    remarks.add(
        "REL-11",
        percent=100 * share,
        body=_BODY,
        tag=tags.RTROIInterpretedType,
        found=f"{100 * share:.0f} %",
        expected=tr("at least {percent:.0f} %", percent=100 * _EXPECTED),
    )
    return remarks.found


def _high_points(dose: Dose) -> NDArray[np.float64]:
    """Centres of samples above half of the maximum, shape (n, 3), mm."""
    steps = [max(1, count // _SAMPLES) for count in dose.geometry.shape]
    thinned = dose.values(*(slice(None, None, step) for step in steps))
    found = np.argwhere(thinned >= _HIGH * dose.maximum)
    if not len(found):
        return np.array([dose.maximum_at])
    points: NDArray[np.float64] = dose.geometry.to_mm(found * steps)
    return points
