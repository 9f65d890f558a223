"""The demo states what the standard and other programs insist on."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pydicom
import pytest

from support.cases import good_built
from support.courses import brachy_plan_object, good_plan_object, ion_plan_object
from support.required_attributes import MODULES, TABLE, missing
from support.synthetic.treatment_records import course, summary_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

#: Of each object, what is optional or may be empty and yet is asked for by programs
#: that open it; of every item that its sequences hold.
ASKED_FOR = {
    "CT": ("Manufacturer", "ManufacturerModelName", "WindowCenter", "WindowWidth"),
    "RTSTRUCT": (
        "Manufacturer",
        "ManufacturerModelName",
        "FrameOfReferenceUID",
        "ROIContourSequence>ROIDisplayColor",
        "RTROIObservationsSequence>RTROIInterpretedType",
    ),
    "RTPLAN": (
        "Manufacturer",
        "ManufacturerModelName",
        "PatientSetupSequence>PatientPosition",
        "DoseReferenceSequence>TargetPrescriptionDose",
        "FractionGroupSequence>NumberOfFractionsPlanned",
        "FractionGroupSequence>ReferencedBeamSequence>BeamMeterset",
        "FractionGroupSequence>ReferencedBeamSequence>BeamDose",
        "BeamSequence>Manufacturer",
        "BeamSequence>TreatmentMachineName",
        "BeamSequence>PrimaryDosimeterUnit",
        "BeamSequence>SourceAxisDistance",
        "BeamSequence>BeamName",
        "BeamSequence>TreatmentDeliveryType",
        "BeamSequence>FinalCumulativeMetersetWeight",
        "BeamSequence>BeamLimitingDeviceSequence>SourceToBeamLimitingDeviceDistance",
    ),
    "RTDOSE": (
        "Manufacturer",
        "ManufacturerModelName",
        "SliceThickness",
        "DoseGridScaling",
        "GridFrameOffsetVector",
        "DVHSequence>DVHMeanDose",
    ),
}
#: Of the first control point (PS3.3 C.8.8.14, Type 1C and 2C).
FIRST_CONTROL_POINT = (
    "NominalBeamEnergy", "DoseRateSet", "BeamLimitingDevicePositionSequence",
    "GantryAngle", "GantryRotationDirection", "BeamLimitingDeviceAngle",
    "BeamLimitingDeviceRotationDirection", "PatientSupportAngle",
    "PatientSupportRotationDirection", "TableTopEccentricAngle",
    "TableTopEccentricRotationDirection", "IsocenterPosition", "TableTopPitchAngle",
    "TableTopPitchRotationDirection", "TableTopRollAngle",
    "TableTopRollRotationDirection",
)  # fmt: skip


@pytest.fixture(scope="module")
def objects(demo: Path) -> dict[str, Dataset]:
    names = ("CT.0001.dcm", "CT.0120.dcm", "RS.dcm", "RP.dcm", "RD.dcm")
    return {name: pydicom.dcmread(demo / name) for name in names}


def asked_for(dataset: Dataset) -> list[str]:
    """What programs ask for and an object does not state."""
    lacking = []
    for path in ASKED_FOR[dataset.Modality]:
        *sequences, keyword = path.split(">")
        items = [dataset]
        for sequence in sequences:
            items = [item for outer in items for item in outer[sequence].value]
        assert items
        lacking += [path for i in items if keyword not in i or i[keyword].is_empty]
    return lacking


@pytest.mark.slow
def test_the_demo_states_what_is_required(objects: dict[str, Dataset]) -> None:
    assert {name: list(missing(found)) for name, found in objects.items()} == {
        name: [] for name in objects
    }


@pytest.mark.slow
def test_the_demo_states_what_other_programs_ask_for(
    objects: dict[str, Dataset],
) -> None:
    assert {name: asked_for(found) for name, found in objects.items()} == {
        name: [] for name in objects
    }
    for beam in objects["RP.dcm"].BeamSequence:
        first, *others = beam.ControlPointSequence
        assert [k for k in FIRST_CONTROL_POINT if k not in first] == []
        assert all("GantryAngle" in point for point in others)
        leaves = beam.BeamLimitingDeviceSequence[-1]
        assert len(leaves.LeafPositionBoundaries) == leaves.NumberOfLeafJawPairs + 1


def test_generated_objects_state_what_is_required() -> None:
    for dataset in good_built().datasets:
        assert [m for m in missing(dataset) if not m.startswith("RT DVH")] == []


@pytest.mark.parametrize(
    "make", [good_plan_object, ion_plan_object, brachy_plan_object]
)
def test_generated_records_state_what_is_required(
    make: Callable[[], Dataset],
) -> None:
    plan = make()
    records = [*course(plan, 2), summary_record(plan, 2, "ON_TREATMENT")]
    assert [m for record in records for m in missing(record)] == []


def test_what_is_missing_is_noticed() -> None:
    built = good_built()
    del built.ct[0].KVP
    built.ct[0].RescaleSlope = None
    built.structures.RTROIObservationsSequence[1].RTROIInterpretedType = ""
    del built.structures.ROIContourSequence[0].ContourSequence[3].ContourData
    del built.plan.BeamSequence[1].TreatmentMachineName
    del built.plan.BeamSequence[0].BeamLimitingDeviceSequence[1].NumberOfLeafJawPairs
    assert list(missing(built.ct[0])) == [
        "CT Image: type 2 KVP", "CT Image: type 1 RescaleSlope"
    ]  # fmt: skip
    # Type 2 may be empty
    assert list(missing(built.structures)) == [
        "ROI Contour: type 1 ROIContourSequence>ContourSequence>ContourData"
    ]
    assert list(missing(built.plan)) == [
        "RT Beams: type 2 BeamSequence>TreatmentMachineName",
        "RT Beams: type 1 BeamSequence>BeamLimitingDeviceSequence>NumberOfLeafJawPairs",
    ]


def test_every_module_is_in_the_table() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        known = {row["module"] for row in csv.DictReader(lines)}
    assert known == {module for modules in MODULES.values() for module in modules}
