"""``dosiscope probe``: HU, dose and ROIs at points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.app.cli.opening import open_case, print_json, run
from dosiscope.app.measure import measure_solids
from dosiscope.core.inside import rois_at
from dosiscope.core.text import number_text

if TYPE_CHECKING:
    from argparse import Namespace


def probe(arguments: Namespace) -> int:
    """Print what is at each point."""
    _, case = open_case(arguments)
    measured = run(measure_solids(case))
    solids = {n: m.solid for n, m in measured.items() if m.solid is not None}
    rois = case.structure_set.rois if case.structure_set else ()
    dose = case.doses[0] if case.doses else None
    points = []
    for point in arguments.at:
        at = np.array(point)
        points.append(
            {
                "at_mm": list(point),
                "hu": _value(case.ct.sample(at)) if case.ct else None,
                "dose_gy": _value(dose.sample(at)) if dose and dose.is_gray else None,
                "inside": [roi.shown_name for roi in rois_at(at, rois, solids)],
            }
        )
    if arguments.json:
        print_json(
            {
                "dose_uid": dose.header.sop_instance_uid if dose else None,
                "points": points,
            }
        )
        return 0
    for entry in points:
        x, y, z = (number_text(v, 2) for v in entry["at_mm"])
        hu, gray = number_text(entry["hu"], 0), number_text(entry["dose_gy"], 3)
        inside = ", ".join(entry["inside"]) or "no ROI"
        unit = dose.unit_text if dose else "Gy"
        print(f"({x}, {y}, {z}) mm: {hu} HU, {gray} {unit}, {inside}")
    return 0


def _value(sampled: np.ndarray) -> float | None:
    value = float(sampled)
    return None if np.isnan(value) else value
