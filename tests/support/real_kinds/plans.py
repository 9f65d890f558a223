"""Plans: what they prescribe, which beams they deliver, what was taken out of them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from support.real_kinds.phantom import again, base, item, phantom, save

if TYPE_CHECKING:
    from pathlib import Path


def plan_without_fraction_group(folder: Path) -> Path:
    """DVH Analytics, a report of 2020: a de-identifier takes out the fraction groups.

    Right: dose, plan and prescription; a note that the plan has no fraction group.
    """
    case = base()
    del case.rp.FractionGroupSequence
    case.write(folder)
    return folder


def setup_beams_among_others(folder: Path) -> Path:
    """DVH Analytics, 2019: setup beams of Eclipse without meterset shift all others.

    Right: three beams, nothing to tell: a setup beam has no meterset.
    """
    case = base()
    beams, group = case.rp.BeamSequence, case.rp.FractionGroupSequence[0]
    for number, name in ((2, "kV"), (3, "CBCT")):
        beam = copy.deepcopy(beams[0])
        beam.BeamNumber, beam.BeamName = number, name
        beam.TreatmentDeliveryType = "SETUP"
        beam.FinalCumulativeMetersetWeight = ""
        for point in beam.ControlPointSequence:
            point.CumulativeMetersetWeight = ""
        beams.append(beam)
        group.ReferencedBeamSequence.append(item(ReferencedBeamNumber=number))
    group.NumberOfBeams = 3
    case.write(folder)
    return folder


def beams_without_meterset(folder: Path) -> Path:
    """DVHA MLC Analyzer, a report of 2021: an Eclipse plan without Beam Meterset.

    Right: shown with its dose, with a note; no "geometric plan" beside a dose.
    """
    case = base()
    group = case.rp.FractionGroupSequence[0]
    del group.ReferencedBeamSequence[0].BeamMeterset
    case.write(folder)
    return folder


def target_doses_of_single_beams(folder: Path) -> Path:
    """dicompyler, a report of 2011: target doses of five beams beside that of all.

    It took the last, 14 of 70 Gy.  Right: none is taken unasked, all are listed.
    """
    case = base()
    references = case.rp.DoseReferenceSequence
    for number in range(2, 7):
        one = copy.deepcopy(references[0])
        one.DoseReferenceNumber = number
        one.DoseReferenceUID = phantom().generate_uid()
        one.DoseReferenceDescription = f"Beam {number - 1}"
        one.TargetPrescriptionDose = "12"
        references.append(one)
    case.write(folder)
    return folder


def prescription_to_a_volume(folder: Path) -> Path:
    """dicompyler, a report of 2010 on TomoTherapy: the target dose is that of a VOLUME.

    Beside it stands the limit of an organ, which is no prescription.
    """
    case = base()
    references = case.rp.DoseReferenceSequence
    references[0].DoseReferenceStructureType = "VOLUME"
    references[0].ReferencedROINumber = 2
    organ = copy.deepcopy(references[0])
    organ.DoseReferenceNumber, organ.ReferencedROINumber = 2, 3
    organ.DoseReferenceType = "ORGAN_AT_RISK"
    organ.DoseReferenceUID = phantom().generate_uid()
    del organ.TargetPrescriptionDose
    organ.OrganAtRiskMaximumDose = "45"
    references.append(organ)
    case.write(folder)
    return folder


def two_plans_on_one_structure_set(folder: Path) -> Path:
    """DVH Analytics, a report of 2020: variants of a plan, each with its dose.

    Right: both are offered, each with its own plan; none is taken unasked.
    """
    case = base()
    other, dose = again(case.rp), again(case.rd)
    other.RTPlanLabel = "VARIANT"
    dose.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = other.SOPInstanceUID
    case.write(folder)
    save(other, folder / "variant.dcm")
    save(dose, folder / "dose of it.dcm")
    return folder
