"""A review without files: boxes as ROIs, and DVHs of a known closed form."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from dosiscope.core.case import Case
from dosiscope.core.dose import Dose, DoseType, DoseUnits, SummationType
from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.geometry import Geometry
from dosiscope.core.header import Header, Patient
from dosiscope.core.kinds import Kind
from dosiscope.core.structures import (
    Contour,
    Contours,
    GeometricType,
    Roi,
    StructureSet,
)
from dosiscope.viewer.review import Review

PATIENT = Patient("Nobody^Known", "X1")
ROIS = (
    ("Prostate", "CTV", (255, 92, 92), 52.5, 102.8, 1.9),
    ("Seminal Vesicles", "CTV", (255, 160, 64), 9.8, 101.7, 2.4),
    ("Bladder", "ORGAN", (255, 214, 80), 148.2, 67.4, 22.0),
    ("Rectum", "ORGAN", (178, 122, 255), 71.4, 51.9, 24.0),
    ("R.femur", "ORGAN", (86, 180, 255), 96.0, 30.2, 12.0),
    ("L.femur", "ORGAN", (110, 200, 235), 94.7, 29.4, 11.0),
    ("Sacrum", "ORGAN", (255, 160, 200), 138.6, 22.0, 16.0),
    ("External", "EXTERNAL", (140, 220, 170), 24310.0, 9.0, 14.0),
)


def header(kind: Kind) -> Header:
    return Header(
        kind=kind,
        sop_class_uid="1.2",
        sop_instance_uid="1.2.3." + kind.name.rpartition(" ")[2].upper(),
        series_uid="1.2.4",
        study_uid="1.2.5",
        frame_of_reference_uid="1.2.6",
        patient=PATIENT,
    )


def box(number: int, name: str, **more: Any) -> Roi:
    """A square of 20 mm on five planes."""
    square = np.array([(0, 0), (20, 0), (20, 20), (0, 20)], dtype=float)
    contours = [
        Contour(
            GeometricType.CLOSED_PLANAR,
            np.column_stack([square + number, np.full(4, 3.0 * k)]),
            number=k,
        )
        for k in range(5)
    ]
    return Roi(number, name, contours=Contours.of(contours), **more)


def dose(
    maximum: float = 124.0, units: DoseUnits = DoseUnits.GY, kind: str = "PHYSICAL"
) -> Dose:
    geometry = Geometry(
        origin=np.zeros(3),
        row_direction=np.array([1.0, 0, 0]),
        column_direction=np.array([0, 1.0, 0]),
        spacing=(5.0, 5.0),
        offsets=np.arange(5.0) * 3,
        size=(10, 10),
    )
    stored = np.zeros(geometry.shape, dtype=np.uint16)
    stored[2, 5, 5] = 1000
    return Dose(
        header=header(Kind.DOSE),
        geometry=geometry,
        stored=stored,
        scaling=maximum / 1000,
        units=units,
        type=DoseType(kind),
        summation=SummationType.PLAN,
        label="PLAN",
    )


def sigmoid(
    number: int,
    name: str,
    cc: float,
    middle: float,
    width: float,
    source: DvhSource = DvhSource.COMPUTED,
    points: int = 1000,
    **more: Any,
) -> Dvh:
    """V(D) = cc (1 - tanh((D - middle) / width)) / 2, made to begin at 100 %."""
    edges = np.linspace(0, 124.0, points)
    start = (1 + math.tanh(middle / width)) / 2
    volume = cc * (1 - np.tanh((edges - middle) / width)) / 2 / start
    fields: dict[str, Any] = {
        "dose_unit": "Gy",
        "volume_unit": "cc",
        "volume_cc": cc,
        "covered_cc": cc,
        "minimum": max(middle - 3 * width, 0.0),
        "maximum": min(middle + 3 * width, 124.0),
        "mean": middle,
        "method": {
            "end rule": "half a slice",
            "dose": "trilinear",
            "bin width": "0.0155",
        },
    }
    fields |= more
    return Dvh(
        roi_numbers=(number,),
        name=name,
        source=source,
        dose=edges,
        volume=volume,
        **fields,
    )


def review_of(count: int = 5, *, rois: tuple[Roi, ...] = ()) -> Review:
    """A review of the first ``count`` ROIs, without any DVH yet."""
    made = tuple(
        box(n, name, interpreted_types=(kind,), colour=colour)
        for n, (name, kind, colour, *_) in enumerate(ROIS[:count], 1)
    )
    structure_set = StructureSet(
        header=header(Kind.STRUCTURE_SET), label="set", rois=(*made, *rois)
    )
    review = Review()
    review.set_case(
        Case(
            patient=PATIENT,
            frame_of_reference_uid="1.2.6",
            structure_set=structure_set,
            doses=(dose(),),
        )
    )
    return review


def fill(review: Review) -> None:
    """Give every ROI of the list its DVH."""
    for n, (name, _, _, cc, middle, width) in enumerate(ROIS, 1):
        if any(roi.number == n for roi in review.display.rois):
            review.results.add_dvh(n, sigmoid(n, name, cc, middle, width))
