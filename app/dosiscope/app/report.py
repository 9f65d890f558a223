"""The verification report of opened cases, with what only the solids tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.app.measure import Measured, measure_solids
from dosiscope.core.contours.graph import contour_graph
from dosiscope.core.contours.modes import usual_step
from dosiscope.core.nearest_slice import moved_by
from dosiscope.core.roi_state import roi_state
from dosiscope.io.out.report import check_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.progress import Steps
    from dosiscope.core.structures import Roi
    from dosiscope.io.case.scan import Scan


def report_of(scan: Scan, cases: Sequence[Case]) -> Steps[dict[str, Any]]:
    """Measure every ROI of every case and return the report as plain values."""
    measured = []
    for case in cases:
        solids = yield from measure_solids(case)
        rois = case.structure_set.rois if case.structure_set else ()
        measured.append({roi.number: _of_roi(case, roi, solids) for roi in rois})
    return check_report(scan, cases, measured)


def _of_roi(case: Case, roi: Roi, solids: dict[int, Measured]) -> dict[str, object]:
    graph = case.graphs.get(roi.number)
    if graph is None:  # an ROI that is withheld
        ct, structures = case.ct, case.structure_set
        image_z = ct.geometry.z if ct else np.empty(0)
        step = usual_step(structures) if structures else None
        graph = contour_graph(roi, image_z, ct.image_uids if ct else None, step)
    result = solids[roi.number]
    told = roi_state(case, roi, graph)
    return {
        "mode": told.mode,
        "off_slice": told.off_slice,
        "gaps": told.gaps,
        "islands": told.islands,
        "state": told.state.value,
        "off_slice_ignored": roi.number in case.off_slice_ignored,
        "moved_to_slices_mm": moved_by(case, roi),
        "volume_cc": result.volume_cc,
        "not_measured": result.reason or None,
        "method": result.solid.method if result.solid else None,
    }
