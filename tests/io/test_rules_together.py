"""Where two rules of evidence meet on one object, a contradiction stays one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydicom.uid import UID

from dosiscope.core.findings import Action
from dosiscope.core.kinds import Kind
from support.cases import contours, setting
from support.opened import mutated, rules, the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.synthetic.build import BuiltCase

    Change = Callable[[BuiltCase], None]

FOREIGN = UID("1.2.3.4.5")
OTHER_NAME = setting("structures", "PatientName", "Another^Person")


def _frame_of_module(built: BuiltCase) -> None:
    built.structures.FrameOfReferenceUID = FOREIGN


def _frame_of_one_roi(built: BuiltCase) -> None:
    built.structures.StructureSetROISequence[1].ReferencedFrameOfReferenceUID = FOREIGN


def _frame_of_all(built: BuiltCase) -> None:
    _frame_of_module(built)
    (listed,) = built.structures.ReferencedFrameOfReferenceSequence
    listed.FrameOfReferenceUID = FOREIGN
    for roi in built.structures.StructureSetROISequence:
        roi.ReferencedFrameOfReferenceUID = FOREIGN


def _image_of_one_contour(built: BuiltCase) -> None:
    (named,) = contours(built, 2)[3].ContourImageSequence
    named.ReferencedSOPInstanceUID = FOREIGN


def test_another_name_of_what_every_reference_ties_is_shown(tmp_path: Path) -> None:
    case = mutated(tmp_path, OTHER_NAME)
    assert not case.withheld
    assert the(case.findings, "PAT-04").action is Action.WARN


@pytest.mark.parametrize(
    "change",
    [_frame_of_module, _frame_of_one_roi, _frame_of_all, _image_of_one_contour],
)
def test_another_name_and_a_reference_that_leads_elsewhere_is_withheld(
    tmp_path: Path, change: Change
) -> None:
    case = mutated(tmp_path, OTHER_NAME, change)
    assert [one.header.kind for one in case.withheld] == [Kind.STRUCTURE_SET]
    assert "PAT-04" in rules(case.findings)
    assert case.structure_set is None
