"""A small case without fault, with known values everywhere.

A box of water with a ball of soft tissue, a box of bone and a tube with a hole;
the dose is linear in x, y and z, so trilinear interpolation of it is exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.demo.contouring import keyhole, outline, point
from dosiscope.demo.dicom.description import (
    Beam,
    CaseDescription,
    Ct,
    Dose,
    Grid,
    Plan,
    Prescription,
    Roi,
    StructureSet,
)
from support.synthetic.patient import MODEL, PATIENT, STUDY
from support.synthetic.solids import Ball, Box, Cylinder, on_planes

if TYPE_CHECKING:
    from dosiscope.demo.dicom.description import Floats, Outline

#: Planes of the CT, mm.
PLANES = tuple(-22.5 + 3.0 * k for k in range(16))
BODY = Box((0.0, 0.0, 0.0), (110.0, 90.0, 48.0))
TARGET = Ball((10.0, 5.0, 0.0), 14.0)
BONE = Box((-30.0, 10.0, 0.0), (16.0, 12.0, 36.0))
TUBE, LUMEN = (Cylinder((20.0, -25.0), r, -15.0, 15.0) for r in (9.0, 5.0))
ISOCENTRE = (10.0, 5.0, 0.0)
PRESCRIPTION = 40.0


def hounsfield(x: Floats, y: Floats, z: Floats) -> Floats:
    """HU: air -1000, water 0, target 60, bone 800; every voxel is one of them."""
    hu = np.full(np.broadcast_shapes(x.shape, y.shape, z.shape), -1000.0)
    inside = _in_box(BODY, x, y, z)
    hu[inside] = 0.0
    (cx, cy, cz), r = TARGET.centre, TARGET.radius
    hu[inside & ((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2 < r * r)] = 60.0
    hu[inside & _in_box(BONE, x, y, z)] = 800.0
    return hu


def linear_dose(x: Floats, y: Floats, z: Floats) -> Floats:
    """Dose in Gy: 40 at the origin, +0.2/mm along x, -0.1/mm along y, +0.4/mm z."""
    return 40.0 + 0.2 * x - 0.1 * y + 0.4 * z


def _in_box(box: Box, x: Floats, y: Floats, z: Floats) -> np.ndarray:
    found = np.ones(np.broadcast_shapes(x.shape, y.shape, z.shape), dtype=bool)
    for value, centre, size in zip((x, y, z), box.centre, box.size, strict=True):
        found &= np.abs(value - centre) < size / 2
    return found


def good_grid(orientation: str = "HFS") -> Grid:
    """Return the grid of the CT: 64 x 64 pixels of 2 mm, 16 planes 3 mm apart."""
    return Grid((-63.0, 2.0, 64), (-63.0, 2.0, 64), PLANES, orientation)


def good_rois() -> tuple[Roi, ...]:
    """Return body, target, bone, a tube with a hole, and the isocentre."""
    planes = [z for z in PLANES if abs(z) <= 15.0]
    return (
        Roi(1, "Body", "EXTERNAL", on_planes(BODY, PLANES), (0, 200, 80)),
        Roi(2, "Target", "PTV", on_planes(TARGET, PLANES), (230, 60, 50)),
        Roi(3, "Bone", "ORGAN", on_planes(BONE, PLANES), (240, 220, 160)),
        Roi(
            4,
            "Tube wall",
            "ORGAN",
            tuple(_wall(z) for z in planes),
            (90, 150, 240),
        ),
        Roi(5, "Isocentre", "ISOCENTER", (point(*ISOCENTRE),), (255, 255, 255)),
    )


def _wall(z: float) -> Outline:
    """Return the tube without its lumen, joined by a keyhole."""
    return outline(keyhole(TUBE.section(z)[0], LUMEN.section(z)[0]), z)


def good_case(orientation: str = "HFS", seed: str = "good") -> CaseDescription:
    """Return the description; every orientation is the same patient."""
    dose_grid = Grid(
        (-57.0, 6.0, 20),
        (-47.5, 5.0, 20),
        tuple(-22.5 + 3.0 * k for k in range(16)),
        orientation,
    )
    beams = (
        Beam(1, "Anterior", gantry=(0.0,), isocentre=ISOCENTRE, dose=1.0),
        Beam(2, "Left", gantry=(90.0,), isocentre=ISOCENTRE, dose=1.0),
    )
    plan = Plan(
        label="Good plan",
        prescriptions=(Prescription("Target", PRESCRIPTION, roi=2),),
        beams=beams,
        fractions=20,
        position=orientation,
    )
    return CaseDescription(
        Ct(good_grid(orientation), hounsfield, position=orientation),
        StructureSet(good_rois()),
        (plan,),
        # all values are whole multiples of 0.05 Gy: stored without any rounding
        (Dose(dose_grid, linear_dose, bits=16, scaling=0.001),),
        person=PATIENT,
        study=STUDY,
        model=MODEL,
        seed=seed,
    )
