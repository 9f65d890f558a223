"""Defects of treatment records: courses that are broken in one respect each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.demo.dicom.header import items
from support.broken_courses import COURSES
from support.defects.made import Defect
from support.synthetic.treatment_records import course

if TYPE_CHECKING:
    from support.broken_courses import BrokenCourse
    from support.synthetic.build import BuiltCase


def _defect(broken: BrokenCourse) -> Defect:
    def change(built: BuiltCase) -> None:
        if broken.plan is not None:
            broken.plan(built.plan)
        records = course(built.plan)
        broken.change(records)
        built.along += records

    keys = broken.keys + broken.of_plan
    return Defect(keys, change, rule="" if keys else "REC-04", name=broken.name)


def _of_nothing(built: BuiltCase) -> None:
    """The last of three: what it should hold may still come."""
    records = course(built.plan)
    records[2].TreatmentSessionBeamSequence = items([])
    built.along += records


DEFECTS = (
    *map(_defect, COURSES),
    Defect(("REC-04:nothing",), _of_nothing),
)
