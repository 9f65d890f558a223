"""Defects of RT ROI Observations."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from dosiscope.demo.dicom.header import code, item, items
from support.cases import setting
from support.defects.made import Defect

if TYPE_CHECKING:
    from support.synthetic.build import BuiltCase

OBSERVATION = "RTROIObservationsSequence.2"


def _stray(built: BuiltCase) -> None:
    sequence = built.structures.RTROIObservationsSequence
    item = copy.deepcopy(sequence[0])
    item.ReferencedROINumber = 99
    sequence.append(item)


def _sides(built: BuiltCase) -> None:
    named = code("1", "99X", "Kidney")
    named.SegmentedPropertyTypeModifierCodeSequence = items(
        [code("7771000", "SCT", "Left"), code("24028007", "SCT", "Right")]
    )
    observation = built.structures.RTROIObservationsSequence[2]
    observation.RTROIIdentificationCodeSequence = items([named])


def _mass_density(built: BuiltCase) -> None:
    properties = [
        item(ROIPhysicalProperty="REL_MASS_DENSITY", ROIPhysicalPropertyValue="1")
    ]
    observation = built.structures.RTROIObservationsSequence[2]
    observation.ROIPhysicalPropertiesSequence = items(properties)


DEFECTS = (
    Defect(
        ("OB-01:none",),
        setting("structures", f"{OBSERVATION}.RTROIInterpretedType", ""),
    ),
    Defect(("OB-01:stray",), _stray),
    Defect(
        ("OB-02",),
        setting("structures", f"{OBSERVATION}.RTROIInterpretedType", "OAR"),
    ),
    Defect(("OB-03",), _sides),
    Defect(("OB-04",), _mass_density),
)
