"""ROIs are joined by number; what is ambiguous about one is withheld alone."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pydicom.dataset import Dataset as Item

from dosiscope.core.findings import Action
from support.cases import HARMLESS, contours
from support.opened import mutated, rules, the

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.structures import Roi
    from support.synthetic.build import BuiltCase


def roi(case: Case, number: int) -> Roi:
    assert case.structure_set is not None
    found = case.structure_set.roi(number)
    assert found is not None
    return found


def test_what_must_not_matter_does_not(tmp_path: Path) -> None:
    case = mutated(tmp_path, *HARMLESS)
    assert not case.findings
    assert roi(case, 2).name == "Target"
    assert roi(case, 2).interpreted_type == "PTV"
    assert roi(case, 2).colour == (230, 60, 50)
    assert roi(case, 5).is_point


def test_a_number_used_twice_withholds_both(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        built.structures.StructureSetROISequence[2].ROINumber = 2
        built.structures.ROIContourSequence[2].ReferencedROINumber = 2

    case = mutated(tmp_path, change)
    assert case.structure_set is not None
    twins = [one for one in case.structure_set.rois if one.number == 2]
    assert [one.name for one in twins] == ["Target", "Bone"]
    assert all(one.withheld and not len(one.contours) for one in twins)
    assert not roi(case, 1).withheld
    assert "SS-07" in rules(case.findings)


def test_contours_in_two_items_withhold_the_roi(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        items = built.structures.ROIContourSequence
        again = copy.deepcopy(items[1])
        del again.ContourSequence[-1]
        items.append(again)

    case = mutated(tmp_path, change)
    assert roi(case, 2).withheld
    assert the(case.findings, "SS-07").action is Action.WITHHOLD


@pytest.mark.slow
@pytest.mark.parametrize("keyword", ["StructureSetROISequence", "ROIContourSequence"])
def test_what_is_written_twice_alike_counts_once(tmp_path: Path, keyword: str) -> None:
    def change(built: BuiltCase) -> None:
        items = getattr(built.structures, keyword)
        items.extend(copy.deepcopy(item) for item in list(items))

    case = mutated(tmp_path / "twice", change)
    good = mutated(tmp_path / "good")
    assert case.structure_set is not None
    assert good.structure_set is not None
    assert len(case.structure_set.rois) == len(good.structure_set.rois)
    for one, other in zip(
        case.structure_set.rois, good.structure_set.rois, strict=True
    ):
        assert not one.withheld
        assert np.array_equal(one.contours.points, other.contours.points)
    finding = the(case.findings, "SS-07")
    assert finding.action is Action.NOTE
    assert finding.rois == (1, 2, 3, 4, 5)


def test_a_shifted_roi_is_withheld(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        contours(built, 2)[0].ContourOffsetVector = [0, 0, 1]
        contours(built, 3)[0].ContourOffsetVector = [0, 0, 0]

    case = mutated(tmp_path, change)
    assert roi(case, 2).withheld
    assert not roi(case, 3).withheld
    assert the(case.findings, "RC-15").found == "(0, 0, 1)"


def test_a_roi_of_another_frame_is_withheld_alone(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        item = built.structures.StructureSetROISequence[1]
        item.ReferencedFrameOfReferenceUID = "1.2.3.4"

    case = mutated(tmp_path, change)
    assert "1.2.3.4" in str(roi(case, 2).withheld)
    assert case.frame_of_reference_uid in str(roi(case, 2).withheld)
    assert not roi(case, 3).withheld
    assert the(case.findings, "SS-08").roi == 2


def test_a_roi_without_contours_is_listed(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        del built.structures.ROIContourSequence[2].ContourSequence
        del built.structures.ROIContourSequence[3]

    case = mutated(tmp_path, change)
    assert not len(roi(case, 3).contours)
    assert not len(roi(case, 4).contours)
    finding = the(case.findings, "RC-02")
    assert finding.rois == (3, 4)
    assert finding.message == '2 ROIs have no contours: 3 "Bone", 4 "Tube wall".'


def test_what_is_true_of_many_rois_is_told_once(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        structures = built.structures
        first = structures.StructureSetROISequence[0]
        for number in range(6, 56):
            item = copy.deepcopy(first)
            item.ROINumber, item.ROIName = number, f"Ring {number % 2}"
            structures.StructureSetROISequence.append(item)
        for item in structures.StructureSetROISequence:
            item.ROIGenerationAlgorithm = "MAGIC" if item.ROINumber % 2 else ""
        for observation in structures.RTROIObservationsSequence:
            observation.RTROIInterpretedType = "SUPPORT"

    case = mutated(tmp_path, change)
    told = [(f.rule, f.found, len(f.concerned)) for f in case.findings]
    assert sorted(told) == [
        ("OB-01", "nothing", 50),
        ("OB-02", "SUPPORT", 5),
        ("RC-02", "no contour", 50),
        ("SS-09", "Ring 0", 25),
        ("SS-09", "Ring 1", 25),
        ("SS-10", "MAGIC", 28),
        ("SS-10", "nothing", 27),
    ]
    message = the(case.findings, "OB-01").message
    assert message.startswith('50 ROIs have no RT ROI Interpreted Type: 6 "Ring 0", 7')
    assert message.endswith(', 25 "Ring 1" and 30 more.')


def test_strays_and_gaps_are_told(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        structures = built.structures
        structures.ROIContourSequence[0].ReferencedROINumber = 99
        structures.RTROIObservationsSequence[0].ReferencedROINumber = 98
        structures.RTROIObservationsSequence[1].RTROIInterpretedType = "OAR"
        structures.StructureSetROISequence[2].ROIName = ""
        structures.StructureSetROISequence[3].ROIName = "Target"
        structures.StructureSetROISequence[3].ROIGenerationAlgorithm = "MAGIC"
        del structures.ROIContourSequence[1].ROIDisplayColor
        structures.ROIContourSequence[2].ROIDisplayColor = [1, 2, 999]

    case = mutated(tmp_path, change)
    found = rules(case.findings)
    assert {"SS-12", "OB-01", "OB-02", "SS-09", "SS-10"} <= found
    assert [f.roi for f in case.findings if f.rule == "OB-01"] == [None, 1]
    assert roi(case, 2).interpreted_type == "OAR"
    assert roi(case, 2).colour is None
    assert roi(case, 3).colour is None
    assert roi(case, 3).shown_name == "ROI 3 (no name)"
    assert roi(case, 4).generation_algorithm == "MAGIC"


def test_an_observation_of_no_roi_takes_nothing_away(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        one, other = built.structures.RTROIObservationsSequence[:2]
        one.ReferencedROINumber = [1, 2]
        other.ReferencedROINumber = None

    case = mutated(tmp_path, change)
    assert case.structure_set is not None
    strays = [f.found for f in case.findings if f.outcome.key == "OB-01:stray"]
    assert strays == ['"1\\2"', "without number"]


def test_several_observations_side_and_density(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        first = built.structures.RTROIObservationsSequence[1]
        second = copy.deepcopy(first)
        second.RTROIInterpretedType = "CTV"
        side, identification, density = Item(), Item(), Item()
        side.CodeMeaning = "Left"
        identification.SegmentedPropertyTypeModifierCodeSequence = [side]
        second.RTROIIdentificationCodeSequence = [identification]
        density.ROIPhysicalProperty = "REL_ELEC_DENSITY"
        density.ROIPhysicalPropertyValue = "1.05"
        second.ROIPhysicalPropertiesSequence = [density]
        built.structures.RTROIObservationsSequence.append(second)

    case = mutated(tmp_path, change)
    assert roi(case, 2).interpreted_types == ("PTV", "CTV")
    assert roi(case, 2).laterality == ("Left",)
    assert roi(case, 2).physical_properties == (("REL_ELEC_DENSITY", "1.05"),)
    assert not case.findings


def test_other_overrides_are_noted(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        density = Item()
        density.ROIPhysicalProperty = "REL_MASS_DENSITY"
        density.ROIPhysicalPropertyValue = "1.05"
        first = built.structures.RTROIObservationsSequence[1]
        first.ROIPhysicalPropertiesSequence = [density]

    assert the(mutated(tmp_path, change).findings, "OB-04").action is Action.NOTE


def test_source_pixel_planes_are_kept(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        planes = Item()
        planes.ImagePositionPatient = [-60, -61, -9]
        planes.SpacingBetweenSlices = "1.5"
        planes.NumberOfFrames = 13
        planes.PixelSpacing = [1, 1]
        planes.Rows = planes.Columns = 10
        planes.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
        found = built.structures.ROIContourSequence[1]
        found.SourcePixelPlanesCharacteristicsSequence = [planes]

    planes = roi(mutated(tmp_path, change), 2).source_planes
    assert planes is not None
    assert planes.origin == (-60, -61, -9)
    assert (planes.spacing, planes.count) == (1.5, 13)
