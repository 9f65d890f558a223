"""ROIs whose outlines are too entangled to be measured: drawn, and named (RC-19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.contour_checks.report import Report
from dosiscope.core.effort import ENTANGLED
from dosiscope.core.findings import Attribute
from dosiscope.core.language import tr
from dosiscope.core.reason import Reason
from dosiscope.core.text import counted, grouped

if TYPE_CHECKING:
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Roi

GIVEN_UP: Final = "RC-19"
TOO_ENTANGLED: Final = Reason(ENTANGLED)


def is_given_up(roi: Roi) -> bool:
    """Whether looking at the outlines of an ROI was given up before."""
    return TOO_ENTANGLED in roi.not_measured


def given_up(roi: Roi, structure_set_uid: str = "") -> Finding:
    """Return what is to be said of it."""
    report = Report(roi, structure_set_uid)
    points = grouped(len(roi.contours.points))
    found = tr(
        "{contours} of {points} points",
        contours=counted(len(roi.contours), "contour"),
        points=points,
    )
    report.add(
        GIVEN_UP,
        attribute=Attribute(0x30060040, "ContourSequence"),
        found=found,
        share=found,
        expected=tr("outlines that seldom cross"),
    )
    return report.findings[0]
