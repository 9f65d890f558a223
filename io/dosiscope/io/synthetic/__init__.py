"""Synthetic cases: one generator for tests, benchmarks and the demo patient."""

from dosiscope.io.synthetic.build import BuiltCase, build_case, write_case
from dosiscope.io.synthetic.description import (
    ORIENTATIONS,
    Beam,
    CaseDescription,
    ControlPoint,
    Ct,
    Dose,
    Grid,
    Histogram,
    Outline,
    Person,
    Plan,
    Prescription,
    Roi,
    StructureSet,
    Study,
)
from dosiscope.io.synthetic.good import good_case

__all__ = [
    "ORIENTATIONS",
    "Beam",
    "BuiltCase",
    "CaseDescription",
    "ControlPoint",
    "Ct",
    "Dose",
    "Grid",
    "Histogram",
    "Outline",
    "Person",
    "Plan",
    "Prescription",
    "Roi",
    "StructureSet",
    "Study",
    "build_case",
    "good_case",
    "write_case",
]
