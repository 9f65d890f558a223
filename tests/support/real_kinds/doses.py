"""Doses: where they lie, what they are of, in which unit."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from support.real_kinds.phantom import again, base, item, phantom, save, scaled

if TYPE_CHECKING:
    from pathlib import Path


def research_dose_without_a_plan(folder: Path) -> Path:
    """matRad, a report of 2024: its own doses name no plan, its import fails on them.

    Right: the dose with CT, structures and DVH; that it names no plan is a warning,
    and a plan that is here is not taken for its own.
    """
    case = base()
    del case.rd.ReferencedRTPlanSequence
    case.write(folder)
    return folder


def recalculated_dose_of_another_plan(folder: Path) -> Path:
    """CERR, reports of 2019 and 2020: a Monte Carlo dose names a plan that is nowhere.

    Right: shown, with a warning that names the plan that is missing; the plan that is
    here is not taken in its place.
    """
    case = base()
    named = case.rd.ReferencedRTPlanSequence[0]
    named.ReferencedSOPInstanceUID = phantom().generate_uid()
    case.write(folder)
    return folder


def planes_at_patient_z(folder: Path, position: str = "HFP") -> Path:
    """dicompyler-core and TROTS, reports of 2022 and 2026: plane offsets that hold z.

    Allowed for patients on their back only; written by programs for all.  Right: face
    down too it is the one reading, and the same dose; feet first it has two.
    """
    case = base(pos=position)
    dose = case.rd
    first = float(dose.ImagePositionPatient[2])
    dose.GridFrameOffsetVector = [first + 3 * k for k in range(dose.NumberOfFrames)]
    # as a writer that rounds one of both
    dose.ImagePositionPatient[2] = f"{first + 0.0004:.4f}"
    case.write(folder)
    return folder


def dose_exported_twice(folder: Path) -> Path:
    """PyDicer, 2022: trouble where there are several RT Doses of one patient.

    Right: one that merely has another UID is the same dose; it counts once, and is
    named.
    """
    case = base()
    twin = again(case.rd)
    twin.SeriesInstanceUID = phantom().generate_uid()
    twin.ContentTime = "131415"
    case.write(folder)
    save(twin, folder / "rd again.dcm")
    return folder


def plan_dose_among_beam_doses(folder: Path) -> Path:
    """DVH Analytics, a report of 2020: a dose of one beam was taken for the plan's.

    Right: the dose of the whole plan, without a question; the others stay listed.
    """
    case = base()
    for beam in (1, 2):
        part = again(case.rd)
        part.DoseSummationType = "BEAM"
        scaled(part, 0.5)
        group = item(
            ReferencedFractionGroupNumber=1,
            ReferencedBeamSequence=[item(ReferencedBeamNumber=beam)],
        )
        plan = part.ReferencedRTPlanSequence[0]
        plan.ReferencedFractionGroupSequence = [group]
        save(part, folder / f"beam{beam}.dcm")
    plan = case.rp
    plan.BeamSequence.append(copy.deepcopy(plan.BeamSequence[0]))
    plan.BeamSequence[1].BeamNumber, plan.BeamSequence[1].BeamName = 2, "B2"
    beams = plan.FractionGroupSequence[0]
    beams.NumberOfBeams = 2
    beams.ReferencedBeamSequence.append(copy.deepcopy(beams.ReferencedBeamSequence[0]))
    beams.ReferencedBeamSequence[1].ReferencedBeamNumber = 2
    case.write(folder)
    return folder


def sum_of_two_plans(folder: Path) -> Path:
    """PyMedPhys, 2021: doses that were summed are written as MULTI_PLAN.

    Right: three doses to choose among.  The sum is that of both plans: none of these
    is told to be missing, and the prescription of none is its 100 %.
    """
    case = base()
    boost, part, whole = again(case.rp), again(case.rd), again(case.rd)
    boost.RTPlanLabel = "BOOST"
    boost.DoseReferenceSequence[0].TargetPrescriptionDose = "20"
    part.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = boost.SOPInstanceUID
    scaled(part, 1 / 3)
    whole.DoseSummationType = "MULTI_PLAN"
    second = copy.deepcopy(part.ReferencedRTPlanSequence[0])
    whole.ReferencedRTPlanSequence.append(second)
    scaled(whole, 4 / 3)
    case.write(folder)
    for name, dataset in (("boost", boost), ("part", part), ("sum", whole)):
        save(dataset, folder / f"{name}.dcm")
    return folder


def relative_dose_of_an_old_system(folder: Path) -> Path:
    """dicompyler, a report of 2012 on XiO: a dose in percent, of which it made gray.

    Right: shown in its own numbers, without Gy and without a DVH in Gy, and said so.
    """
    case = base()
    case.rd.DoseUnits = "RELATIVE"
    scaled(case.rd, 100 / 60)
    case.write(folder)
    return folder


def dose_of_one_particle(folder: Path) -> Path:
    """dicompyler, a report of 2012: a Monte Carlo dose of 10^-11 Gy broke its DVH.

    Right: refused with the value and what it may be; every number would read 0.
    """
    case = base()
    scaled(case.rd, 1e-12)
    case.write(folder)
    return folder


def dose_off_by_a_hundred(folder: Path) -> Path:
    """A converter of Pinnacle archives, a report of 2018: intensities off by a factor.

    Right: shown as the file says, with a warning on the picture that the prescription
    does not fit, and what may be the reason.
    """
    case = base()
    scaled(case.rd, 100)
    case.write(folder)
    return folder


def sixteen_bits_to_the_last(folder: Path) -> Path:
    """Evil DICOM, a report of 2024: values above 32767 of 16 bits became negative.

    Right: the same dose, and nothing to tell.
    """
    case = base(dose=False)
    case.make_rd(phantom().dose_gy, shape=(24, 40, 44), px=(3.0, 3.0), bits=16)
    case.write(folder)
    return folder


def dose_cut_off_at_the_top(folder: Path) -> Path:
    """A converter for Blender, 2026: values beyond the greatest number are clipped.

    Right: shown as stored, with a warning that what is above may have been cut off.
    """
    import numpy as np

    case = base()
    values = np.frombuffer(case.rd.PixelData, "<u4") * float(case.rd.DoseGridScaling)
    top = (1 << 16) - 1
    case.rd.PixelData = np.minimum(values / 55 * top, top).astype("<u2").tobytes()
    case.rd["PixelData"].VR = "OW"
    case.rd.BitsAllocated = case.rd.BitsStored = 16
    case.rd.HighBit = 15
    case.rd.DoseGridScaling = f"{55 / top:.9e}"
    case.write(folder)
    return folder


def float_values(folder: Path) -> Path:
    """Imaging libraries, reports of 2024 and 2026: Float Pixel Data are not expected.

    Right: an RT Dose may not have them (PS3.3 A.18): refused with that reason, not as
    a file that was cut.
    """
    import numpy as np

    case = base()
    stored = np.frombuffer(case.rd.PixelData, "<u4") * float(case.rd.DoseGridScaling)
    del case.rd.PixelData
    case.rd.FloatPixelData = stored.astype("<f4").tobytes()
    case.rd.DoseGridScaling = "1"
    case.write(folder)
    return folder
