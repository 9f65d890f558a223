"""Writes the demo patient as DICOM files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.progress import Progress
from dosiscope.demo.dicom.ct_images import build_image
from dosiscope.demo.dicom.description import (
    CaseDescription,
    Ct,
    Dose,
    Grid,
    Person,
    StructureSet,
    Study,
)
from dosiscope.demo.dicom.rt_dose import build_dose
from dosiscope.demo.dicom.rt_plan import build_plan
from dosiscope.demo.dicom.structure_set import build_structure_set
from dosiscope.demo.field import planning_target
from dosiscope.demo.histograms import roi_histogram
from dosiscope.demo.plan import demo_plan
from dosiscope.demo.rois import ISOCENTRE, Drawer
from dosiscope.demo.tissue import Painter
from dosiscope.demo.vmat import Treatment, dose_grid

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.progress import Steps
    from dosiscope.demo.dicom.description import Plan, Roi

SPACING = 2.5
PLANES = tuple(-110.0 + SPACING * k for k in range(120))
_AXIS = (-255.5, 1.0, 512)
#: ROIs whose contours are not slabs on the images have no stored DVH.
_NO_HISTOGRAM = ("MARKER", "ISOCENTER")


def demo_description() -> CaseDescription:
    """Return patient, study and CT geometry; images and the rest are added later."""
    ct = Ct(
        Grid(_AXIS, _AXIS, PLANES),
        np.zeros(0),
        date="20240305",
        time="093012",
        thickness=SPACING,
        series_description="Pelvis 2.5 mm",
        kernel="B31s",
    )
    return CaseDescription(
        ct,
        person=Person("Demo^Pelvis", "DEMO-001", "19510412", "M"),
        study=Study(
            "study", "20240305", "092500", "DEMO", "DEMO-1", "Planning CT pelvis (demo)"
        ),
        seed="demo patient 1",
        model="Demo patient",
    )


def write_demo(folder: Path) -> Steps[list[Path]]:
    """Write the demo patient into a folder (made where needed); return the files.

    Yields a step for every image and object.  The bytes are the same every time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    case = demo_description()
    painter = Painter(_AXIS, _AXIS)
    total = len(PLANES) + 4
    yield Progress(0, total, "planning target")
    target = planning_target()
    drawer = Drawer(PLANES, target)
    paths = []
    for k, z in enumerate(PLANES):
        canvas = painter.canvas(z)
        drawer.draw(canvas)
        image = build_image(case, k, painter.painted(k, canvas))
        path = folder / f"CT.{k + 1:04d}.dcm"
        image.save_as(path, enforce_file_format=True)
        paths.append(path)
        yield Progress(k + 1, total, "images and contours")
    rois = drawer.rois()
    yield Progress(total - 3, total, "dose")
    grid = dose_grid(PLANES)
    values = Treatment(grid, target, ISOCENTRE).dose()
    yield Progress(total - 2, total, "DVHs")
    structures, plan, dose = _objects(rois, grid, values)
    case = replace(case, structure_set=structures, plans=(plan,), doses=(dose,))
    yield Progress(total - 1, total, "objects")
    for name, dataset in (
        ("RS.dcm", build_structure_set(case, structures)),
        ("RP.dcm", build_plan(case, plan)),
        ("RD.dcm", build_dose(case, dose)),
    ):
        paths.append(folder / name)
        dataset.save_as(paths[-1], enforce_file_format=True)
    yield Progress(total, total, "written")
    return paths


def _objects(
    rois: tuple[Roi, ...], grid: Grid, values: np.ndarray
) -> tuple[StructureSet, Plan, Dose]:
    on_images = [
        r
        for r in rois
        if r.type not in _NO_HISTOGRAM and r.contours[0].attached is None
    ]
    dose = Dose(
        grid,
        values,
        bits=16,
        dvhs=tuple(roi_histogram(r, values, grid, SPACING) for r in on_images),
        comment="Demo dose, invented",
        date="20240307",
        time="102045",
        series_description="Demo VMAT dose",
    )
    target = next(r for r in rois if r.type == "PTV")
    structures = StructureSet(
        rois,
        label="Pelvis demo",
        date="20240306",
        time="141000",
        approval="APPROVED",
        series_description="Demo contours",
    )
    return structures, demo_plan(target), dose
