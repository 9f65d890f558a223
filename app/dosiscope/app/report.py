"""The verification report of opened cases, with what only the solids tell."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.app.measure import Measured, measure_solids
from dosiscope.core.contours.graph import contour_graph
from dosiscope.core.contours.modes import usual_step
from dosiscope.core.nearest_slice import moved_by
from dosiscope.core.progress import without_parts
from dosiscope.core.report.roi_report import RoiReport
from dosiscope.core.roi_state import roi_state
from dosiscope.io.out.report import check_report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.progress import Steps
    from dosiscope.core.structures import Roi
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.out.report_record import CheckRecord


def report_of(
    scan: Scan,
    cases: Sequence[Case],
    measured: Mapping[Case, Mapping[int, Measured]] = MappingProxyType({}),
) -> Steps[CheckRecord]:
    """Return the report as plain values.

    Parameters
    ----------
    measured
        By case what was measured of its ROIs; the others are measured here.
    """
    reports = []
    for case in cases:
        solids = measured.get(case) or (yield from without_parts(measure_solids(case)))
        reports.append(roi_reports(case, solids))
    return check_report(scan, cases, reports)


def roi_reports(case: Case, solids: Mapping[int, Measured]) -> dict[int, RoiReport]:
    """Return by ROI Number what only the solids of a case tell."""
    rois = case.structure_set.rois if case.structure_set else ()
    return {roi.number: _of_roi(case, roi, solids) for roi in rois}


def _of_roi(case: Case, roi: Roi, solids: Mapping[int, Measured]) -> RoiReport:
    graph = case.graphs.get(roi.number)
    if graph is None:  # an ROI that is withheld
        ct, structures = case.ct, case.structure_set
        image_z = ct.geometry.z if ct else np.empty(0)
        step = usual_step(structures) if structures else None
        graph = contour_graph(roi, image_z, ct.image_uids if ct else None, step)
    result = solids[roi.number]
    told = roi_state(case, roi, graph)
    return RoiReport(
        mode=told.mode,
        state=told.state.value,
        off_slice=told.off_slice,
        gaps=told.gaps,
        islands=told.islands,
        off_slice_ignored=roi.number in case.off_slice_ignored,
        moved_to_slices_mm=moved_by(case, roi),
        volume_cc=result.volume_cc,
        not_measured=result.reason or None,
        method=result.solid.method if result.solid else None,
    )
