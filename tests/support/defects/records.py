"""Defects of treatment records: courses that are broken in one respect each."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


DEFECTS = tuple(map(_defect, COURSES))
