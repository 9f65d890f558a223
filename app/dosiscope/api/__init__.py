"""Dosiscope for scripts: what the command line tells, as Python objects.

    from dosiscope.api import open_case

    case = open_case("/data/patient")
    print(case.dvh("PTV").metric("D95%"))

See docs/api.md.  Nothing of Qt is imported; errors are sentences (`DosiscopeError`).
What is not named here is not part of the interface and may change.
"""

from __future__ import annotations

from dosiscope.api.beams import ControlPoint, PlannedBeam
from dosiscope.api.case import Case, Probe
from dosiscope.api.comparison import Comparison, Difference, Gamma, GammaNumbers
from dosiscope.api.dose import Dose
from dosiscope.api.dvh import Dvh, MetricValue
from dosiscope.api.facts import (
    Beam,
    Finding,
    LeftOut,
    Plan,
    Prescription,
    Skipped,
)
from dosiscope.api.goals import Goal, Goals
from dosiscope.api.opening import open_case, open_cases
from dosiscope.api.plan_check import CheckedItem, PlanCheck
from dosiscope.api.records import Course, DeliveredBeam
from dosiscope.api.structure import Structure
from dosiscope.core.errors import (
    ChoiceError,
    DosiscopeError,
    NotEvaluableError,
    NothingReadableError,
)
from dosiscope.core.geometry import Geometry
from dosiscope.core.header import Patient

__all__ = [
    "Beam",
    "Case",
    "CheckedItem",
    "ChoiceError",
    "Comparison",
    "ControlPoint",
    "Course",
    "DeliveredBeam",
    "Difference",
    "Dose",
    "DosiscopeError",
    "Dvh",
    "Finding",
    "Gamma",
    "GammaNumbers",
    "Geometry",
    "Goal",
    "Goals",
    "LeftOut",
    "MetricValue",
    "NotEvaluableError",
    "NothingReadableError",
    "Patient",
    "Plan",
    "PlanCheck",
    "PlannedBeam",
    "Prescription",
    "Probe",
    "Skipped",
    "Structure",
    "open_case",
    "open_cases",
]
