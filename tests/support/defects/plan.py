"""Defects of plans, and of plans against what they name."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.kinds import Role
from dosiscope.core.link import propose
from dosiscope.demo.dicom.description import Beam
from support.cases import setting, unreadable, without
from support.defects.identity import FOREIGN
from support.defects.made import Defect, Description, left_out
from support.plan_parts import with_shield
from support.synthetic.good import ISOCENTRE, good_case
from support.synthetic.ion_plan import of_protons

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.inventory import Inventory, Selection
    from dosiscope.demo.dicom.description import CaseDescription
    from support.synthetic.build import BuiltCase

GROUP = "FractionGroupSequence"
SETUP = "PatientSetupSequence"
POSITION = f"{SETUP}.0.PatientPosition"
PRESCRIPTION_DOSE = "DoseReferenceSequence.0.TargetPrescriptionDose"
FIRST_POINT = "BeamSequence.0.ControlPointSequence.0"
BRACHY = f"{GROUP}.0.NumberOfBrachyApplicationSetups"


def with_beams(count: int) -> Description:
    """Return the good case with so many beams."""

    def describe() -> CaseDescription:
        case = good_case()
        beams = tuple(
            Beam(n, f"Beam {n}", isocentre=ISOCENTRE) for n in range(1, count + 1)
        )
        return replace(case, plans=(replace(case.plans[0], beams=beams),))

    return describe


def _lighter_spots(built: BuiltCase) -> None:
    beam = built.plan.IonBeamSequence[0]
    beam.IonControlPointSequence[0].ScanSpotMetersetWeights = 0.75


def two_plans() -> CaseDescription:
    """Return the good case with a second plan that no dose names."""
    case = good_case()
    other = replace(case.plans[0], key="other plan", label="Other plan")
    return replace(case, plans=(*case.plans, other))


def ion_plan() -> CaseDescription:
    """Return the good case with an ion plan and an effective dose."""
    case = good_case()
    plan = of_protons(case.plans[0])
    dose = replace(case.doses[0], type="EFFECTIVE")
    return replace(case, plans=(plan,), doses=(dose,))


def choose_other(inventory: Inventory) -> Selection:
    """Choose the plan that the dose does not name, and the dose."""
    (plan,) = (p.uid for p in inventory.plans if p.label == "Other plan")
    selection = propose(inventory, plan=plan)
    (dose,) = (e.uid for e in inventory.entries if e.plan_uids)
    return replace(selection, doses=(dose,))


def _other_nowhere(built: BuiltCase) -> None:
    """The second plan is tied to nothing that is shown."""
    _, other = built.plans
    del other.FrameOfReferenceUID
    other.ReferencedStructureSetSequence[0].ReferencedSOPInstanceUID = FOREIGN


def _second_group(built: BuiltCase) -> None:
    group = copy.deepcopy(built.plan.FractionGroupSequence[0])
    group.FractionGroupNumber = 2
    built.plan.FractionGroupSequence.append(group)


def _second_setup(built: BuiltCase) -> None:
    setup = copy.deepcopy(built.plan.PatientSetupSequence[0])
    setup.PatientSetupNumber = 2
    setup.PatientPosition = "FFS"
    built.plan.PatientSetupSequence.append(setup)


def _second_prescription(built: BuiltCase, *doses: str) -> None:
    first = built.plan.DoseReferenceSequence[0]
    second = copy.deepcopy(first)
    second.DoseReferenceNumber = 2
    second.DoseReferenceUID = f"{first.DoseReferenceUID}.2"
    built.plan.DoseReferenceSequence.append(second)
    for item, dose in zip((first, second), doses, strict=True):
        item.TargetPrescriptionDose = dose


def _two_in_cgy(built: BuiltCase) -> None:
    _second_prescription(built, "5000", "6000")


def _two_targets(built: BuiltCase) -> None:
    """The lower one is far below the maximum, as that of a large volume may be."""
    _second_prescription(built, "40", "12")


def _no_meterset(built: BuiltCase) -> None:
    for item in built.plan.FractionGroupSequence[0].ReferencedBeamSequence:
        del item.BeamMeterset


def _no_meterset_and_another_frame(built: BuiltCase) -> None:
    _no_meterset(built)
    built.dose.FrameOfReferenceUID = FOREIGN


def _no_meterset_and_no_plan(built: BuiltCase) -> None:
    _no_meterset(built)
    del built.dose.ReferencedRTPlanSequence


def _choose_both(inventory: Inventory) -> Selection:
    (plan,), (dose,) = inventory.plans, inventory.of(Role.DOSE)
    return propose(inventory, plan=plan.uid, dose=dose.uid)


def _unnamed(built: BuiltCase) -> None:
    """No fraction group names the second beam."""
    group = built.plan.FractionGroupSequence[0]
    del group.ReferencedBeamSequence[1]
    group.NumberOfBeams = 1


def _setup_beam(built: BuiltCase) -> None:
    _unnamed(built)
    built.plan.BeamSequence[1].TreatmentDeliveryType = "SETUP"


def _no_number(built: BuiltCase) -> None:
    group = built.plan.FractionGroupSequence[0]
    del group.ReferencedBeamSequence[1].ReferencedBeamNumber


def _same_number(built: BuiltCase) -> None:
    _unnamed(built)
    built.plan.BeamSequence[1].BeamNumber = 1


def _fewer_points(built: BuiltCase) -> None:
    """The last is gone, and with it the final weight."""
    del built.plan.BeamSequence[0].ControlPointSequence[1]


def _middle_point_gone(built: BuiltCase) -> None:
    """The count is right again; the numbers tell."""
    built.plan.BeamSequence[0].ControlPointSequence[1].ControlPointIndex = 2


def _no_points(built: BuiltCase) -> None:
    del built.plan.BeamSequence[0].ControlPointSequence
    del built.plan.BeamSequence[0].NumberOfControlPoints


def _falling_weights(built: BuiltCase) -> None:
    beam = built.plan.BeamSequence[0]
    beam.ControlPointSequence[0].CumulativeMetersetWeight = "2"


def _dose_reference_named(built: BuiltCase) -> None:
    from dosiscope.demo.dicom.header import item, items

    group = built.plan.FractionGroupSequence[0]
    named = item(ReferencedDoseReferenceNumber=7)
    group.ReferencedDoseReferenceSequence = items([named])


def _block_of_wax(built: BuiltCase) -> None:
    with_shield(built.plan)
    built.plan.BeamSequence[0].BlockSequence[0].BlockType = "WAX"


def _beams_gone(built: BuiltCase, *left: int) -> None:
    beams = built.plan.BeamSequence
    built.plan.BeamSequence = [b for b in beams if b.BeamNumber in left]


def _far_isocentre(built: BuiltCase) -> None:
    for beam in built.plan.BeamSequence:
        beam.ControlPointSequence[0].IsocenterPosition = [0, 0, 500]


def _displaced(built: BuiltCase) -> None:
    setup = built.plan.PatientSetupSequence[0]
    setup.TableTopVerticalSetupDisplacement = "1"
    setup.TableTopLongitudinalSetupDisplacement = "2"
    setup.TableTopLateralSetupDisplacement = "3"


def _devices(built: BuiltCase) -> None:
    from dosiscope.demo.dicom.header import item, items

    device = item(FixationDeviceType="MASK", FixationDeviceLabel="M")
    built.plan.PatientSetupSequence[0].FixationDeviceSequence = items([device])


def _ion_reference(built: BuiltCase) -> None:
    reference = built.dose.ReferencedRTPlanSequence[0]
    reference.ReferencedSOPClassUID = "1.2.840.10008.5.1.4.1.1.481.8"


def _no_dose(folder: Path) -> None:
    for path in folder.glob("RD*.dcm"):
        path.unlink()


def _no_structures(folder: Path) -> None:
    for path in folder.glob("RS*.dcm"):
        path.unlink()


DEFECTS = (
    Defect(("PL-01",), setting("plan", "RTPlanLabel", "")),
    Defect(("PL-01",), without("plan", "RTPlanDate"), name="date"),
    Defect(("PL-02:geometry",), setting("plan", "RTPlanGeometry", "TREATMENT_DEVICE")),
    Defect(("PL-02:none",), without("plan", "ReferencedStructureSetSequence")),
    Defect(
        ("PL-03:other",),
        setting(
            "plan",
            "ReferencedStructureSetSequence.0.ReferencedSOPInstanceUID",
            FOREIGN,
        ),
    ),
    Defect(("PL-03:absent",), files=_no_structures),
    Defect(("PL-03:apart",), choose=left_out("structure_set")),
    Defect(("PL-04:unapproved",), setting("plan", "ApprovalStatus", "UNAPPROVED")),
    Defect(("PL-04:rejected",), setting("plan", "ApprovalStatus", "REJECTED")),
    Defect(("PL-04:none",), without("plan", "ApprovalStatus")),
    Defect(("PL-04:other",), setting("plan", "ApprovalStatus", "DRAFT")),
    Defect(("RX-01:none",), without("plan", "DoseReferenceSequence")),
    Defect(
        ("RX-01:zero",),
        setting("plan", "DoseReferenceSequence.0.TargetPrescriptionDose", "0"),
    ),
    Defect(("FX-01:none", "BM-04:dose"), without("plan", GROUP)),
    Defect(("FX-01:several",), _second_group),
    Defect(("FX-02",), setting("plan", BRACHY, 1)),
    Defect((), _devices, rule="PS-01"),
    Defect(("PS-02", "PS-04:reoriented"), _second_setup),
    Defect(("PS-03",), without("plan", POSITION)),
    Defect(("PS-03",), without("plan", SETUP), name="no setup"),
    Defect(
        ("PS-03",),
        setting("plan", POSITION, "SITTING"),
        name="unknown",
    ),
    Defect(("PS-04:reoriented",), setting("plan", POSITION, "FFS")),
    Defect(("PS-04:turned",), setting("plan", POSITION, "HFP")),
    Defect(
        ("PS-04:turned",),
        setting("plan", POSITION, "FFP"),
        name="FFP",
    ),
    Defect((), _displaced, rule="PS-05"),
    Defect((), describe=with_beams(100), rule="BM-01", name="100"),
    Defect(("BM-01",), describe=with_beams(101), name="101"),
    Defect((), describe=with_beams(0), rule="BM-02"),
    Defect(("BM-03:several",), setting("plan", "BeamSequence.1.BeamName", "Anterior")),
    Defect(("BM-03:none",), setting("plan", "BeamSequence.1.BeamName", "")),
    Defect(("BM-04:dose",), _no_meterset),
    Defect(
        ("BM-04:dose", "DO-24:other"),
        _no_meterset_and_another_frame,
        name="dose that is not shown",
    ),
    Defect(
        ("BM-04:beside", "DO-17:none", "DO-18:none"),
        _no_meterset_and_no_plan,
        choose=_choose_both,
    ),
    Defect(("BM-04:geometric",), _no_meterset, files=_no_dose),
    Defect(
        ("BM-04:geometric", "FX-01:none"),
        without("plan", GROUP),
        files=_no_dose,
        name="no fraction group",
    ),
    Defect(("RX-03",), setting("plan", PRESCRIPTION_DOSE, "6000"), name="cGy"),
    Defect(("RX-03",), setting("plan", PRESCRIPTION_DOSE, "2"), name="per fraction"),
    *(
        Defect(("F18:beyond",), setting("plan", path, value), name=f"{path} {value}")
        for path, value in (
            (PRESCRIPTION_DOSE, "1e308"),
            (PRESCRIPTION_DOSE, "1e-320"),
            (PRESCRIPTION_DOSE, "-40"),
            (f"{GROUP}.0.NumberOfFractionsPlanned", 2000000000),
            (f"{GROUP}.0.NumberOfFractionsPlanned", -3),
            (f"{GROUP}.0.ReferencedBeamSequence.0.BeamMeterset", "1e300"),
            (f"{FIRST_POINT}.NominalBeamEnergy", "1e300"),
            (f"{FIRST_POINT}.GantryAngle", "1e300"),
            (f"{FIRST_POINT}.IsocenterPosition", ["1e300", 0, 0]),
            (f"{SETUP}.0.TableTopVerticalSetupDisplacement", "-1e300"),
        )
    ),
    *(
        Defect(("F18:unreadable",), unreadable("plan", path, text), name=f"{path} text")
        for path, text in (
            (PRESCRIPTION_DOSE, "60,0,0"),
            ("BeamSequence.0.FinalCumulativeMetersetWeight", "NaN"),
            (f"{FIRST_POINT}.PatientSupportAngle", "NaN"),
            (f"{FIRST_POINT}.IsocenterPosition", "0"),
            (
                "BeamSequence.0.ControlPointSequence.1.CumulativeMetersetWeight",
                "1,0,0",
            ),
        )
    ),
    Defect(("RX-03",), _two_in_cgy, name="two in cGy"),
    Defect((), _two_targets, rule="RX-03", name="two targets"),
    Defect(("PL-05",), setting("plan", "RTPlanDate", "29991231")),
    Defect((), describe=ion_plan, rule="ION-01"),
    Defect(("BM-05:absent",), lambda built: _beams_gone(built, 1)),
    Defect(("BM-05:absent",), _no_number, name="no number"),
    Defect(("BM-05:none",), _beams_gone),
    Defect(("BM-05:none",), without("plan", "BeamSequence"), name="no sequence"),
    Defect(("BM-05:unnamed",), _unnamed),
    Defect((), _setup_beam, rule="BM-05", name="setup beam"),
    Defect(("BM-06:points", "BM-06:weights"), _fewer_points),
    Defect(("BM-06:points",), _middle_point_gone, name="numbers"),
    Defect(("BM-06:points",), _no_points, name="none"),
    Defect(("BM-06:weights",), _falling_weights, name="falling"),
    Defect(("BM-07",), _same_number),
    Defect(("BM-08",), _lighter_spots, describe=ion_plan),
    *(
        Defect(("BM-09",), setting("plan", f"{FIRST_POINT}.{angle}", 2.5), name=angle)
        for angle in (
            "TableTopPitchAngle",
            "TableTopRollAngle",
            "TableTopEccentricAngle",
            "GantryPitchAngle",
        )
    ),
    Defect(("FX-03",), setting("plan", f"{GROUP}.0.NumberOfBeams", 3)),
    Defect(
        ("PS-06",), setting("plan", "BeamSequence.0.ReferencedPatientSetupNumber", 4)
    ),
    Defect(("RX-04",), _dose_reference_named),
    Defect(("PL-06",), _block_of_wax, name="BlockType WAX"),
    *(
        Defect(("PL-06",), setting("plan", path, value), name=f"{path} {value}")
        for path, value in (
            ("PlanIntent", "OTHER"),
            ("BeamSequence.0.BeamType", "STILL"),
            ("BeamSequence.0.BeamType", None),
            ("BeamSequence.0.RadiationType", "LIGHT"),
            ("BeamSequence.0.TreatmentDeliveryType", "POST"),
            ("BeamSequence.0.PrimaryDosimeterUnit", "HOURS"),
            (f"{FIRST_POINT}.GantryRotationDirection", "UP"),
            (f"{SETUP}.0.SetupTechnique", "STANDING"),
            ("DoseReferenceSequence.0.DoseReferenceStructureType", "LINE"),
            ("DoseReferenceSequence.0.DoseReferenceType", "AIM"),
        )
    ),
    Defect(
        ("FOR-01:none", "DO-17:apart", "IMG-11:apart"),
        _other_nowhere,
        describe=two_plans,
        choose=choose_other,
    ),
    Defect(("ION-02",), _ion_reference),
    Defect((), describe=two_plans, rule="ACT-07"),
    Defect(("REL-01",), describe=two_plans, choose=choose_other),
    Defect(("REL-09",), _far_isocentre),
    Defect(
        ("F16:object",),
        setting("plan", "BeamSequence.0.BeamNumber", None),
        name="plan",
    ),
)
