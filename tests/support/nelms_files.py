"""The phantoms distributed by Nelms et al. (Med Phys 42 (2015) 4435), from files."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dose import Dose, DoseType, DoseUnits, SummationType
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.geometry import Geometry
from dosiscope.core.header import Header, Patient
from dosiscope.core.kinds import Kind
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.structures import Contour, Contours, GeometricType, Roi

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.solids.solid import Solid

FRACTIONS = {"d99_cgy": 0.99, "d95_cgy": 0.95, "d5_cgy": 0.05, "d1_cgy": 0.01}


def read_solid(path: Path, step: float) -> Solid:
    from pydicom import dcmread

    contours = []
    for item in dcmread(path).ROIContourSequence[0].ContourSequence:
        points = np.array(item.ContourData, dtype=float).reshape(-1, 3)
        contours.append(Contour(GeometricType.CLOSED_PLANAR, points))
    z = sorted({contour.z for contour in contours})
    roi = Roi(1, path.stem, contours=Contours.of(contours))
    return build_solid(roi, [z[0] - step, *z, z[-1] + step])


def read_dose(path: Path) -> Dose:
    from pydicom import dcmread

    dataset = dcmread(path)
    geometry = Geometry(
        origin=np.array(dataset.ImagePositionPatient, dtype=float),
        row_direction=np.array([1.0, 0, 0]),
        column_direction=np.array([0, 1.0, 0]),
        spacing=(float(dataset.PixelSpacing[0]), float(dataset.PixelSpacing[1])),
        offsets=np.array(dataset.GridFrameOffsetVector, dtype=float),
        size=(dataset.Rows, dataset.Columns),
    )
    return Dose(
        header=Header(
            kind=Kind.DOSE,
            sop_class_uid="1.2",
            sop_instance_uid="1.2.3",
            series_uid="1.2.4",
            study_uid="1.2.5",
            frame_of_reference_uid="1.2.6",
            patient=Patient(),
        ),
        geometry=geometry,
        stored=dataset.pixel_array,
        scaling=float(dataset.DoseGridScaling),
        units=DoseUnits.GY,
        type=DoseType.PHYSICAL,
        summation=SummationType.FRACTION,
    )


def computed(folder: Path) -> list[tuple[dict[str, str], Dvh]]:
    """Return published values (a row of analytical.csv) and our DVH of every case."""
    with (folder / "analytical.csv").open() as file:
        rows = list(csv.DictReader(file))
    found = []
    for row in rows:
        solid = read_solid(
            folder / "structures" / f"{row['structure']}.dcm",
            float(row["ct_slice_spacing_mm"]),
        )
        name = f"Linear_{row['gradient']}_{row['dose_voxel_mm']}mm_Aligned.dcm"
        found.append((row, compute_dvh(solid, read_dose(folder / "dose" / name))))
    return found
