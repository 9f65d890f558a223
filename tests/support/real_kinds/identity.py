"""Kinds of sets whose patient, UIDs or frames of reference do not quite agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.real_kinds.phantom import phantom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def image_references(case: Any) -> Iterator[Any]:
    """Yield every item of the structure set that names an image."""
    frame = case.rs.ReferencedFrameOfReferenceSequence[0]
    series = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
    yield from series.ContourImageSequence
    for roi in case.rs.ROIContourSequence:
        for contour in roi.ContourSequence:
            yield from contour.get("ContourImageSequence", ())


def _strange_references(case: Any) -> None:
    """Let the structure set name other study, series and images, consistently."""
    module = phantom()
    frame = case.rs.ReferencedFrameOfReferenceSequence[0]
    study = frame.RTReferencedStudySequence[0]
    case.rs.StudyInstanceUID = module.generate_uid()
    study.ReferencedSOPInstanceUID = case.rs.StudyInstanceUID
    study.RTReferencedSeriesSequence[0].SeriesInstanceUID = module.generate_uid()
    others: dict[str, str] = {}
    for item in image_references(case):
        uid = str(item.ReferencedSOPInstanceUID)
        item.ReferencedSOPInstanceUID = others.setdefault(uid, module.generate_uid())


def anonymised_apart(folder: Path) -> None:
    """CT and structure set were given new UIDs apart from each other; not the frame.

    Seen: OHIF Viewers, thread 1782 (NSCLC-Radiomics: structure sets made from data
    whose UIDs were not hashed like those of the CT); rt-utils, threads 63 and 82 (drawn
    on the scan with contrast medium).  Right: one frame of reference: shown, with one
    warning that these are not the images named.
    """
    case = phantom().base()
    _strange_references(case)
    case.write(folder)


def anonymised_apart_frame_too(folder: Path) -> None:
    """As `anonymised_apart`, but the frame of reference is another too.

    Right: nothing says that they lie in one frame: the structure set is withheld.
    """
    case = phantom().base()
    _strange_references(case)
    uid = phantom().generate_uid()
    case.rs.FrameOfReferenceUID = uid
    case.rs.ReferencedFrameOfReferenceSequence[0].FrameOfReferenceUID = uid
    for roi in case.rs.StructureSetROISequence:
        roi.ReferencedFrameOfReferenceUID = uid
    case.write(folder)


def named_by_file_meta(folder: Path) -> None:
    """The structure set names images by the UID of their file meta information.

    Seen: rt-utils, change 35 (SOP Instance UID and Media Storage SOP Instance UID
    differ "in almost all my clinical cases"); slicebox, thread 200 (an anonymiser that
    sets one of the two).  Right: shown; one finding for the 20 images, one for the
    structure set.
    """
    module = phantom()
    case = module.base()
    for image in case.ct:
        # the file meta information keeps the old UID, which is the one named
        image.SOPInstanceUID = module.generate_uid()
    case.write(folder)
    for k, image in enumerate(case.ct):
        image.save_as(folder / f"ct{k:03d}.dcm", enforce_file_format=False)


def no_frame_of_reference(folder: Path) -> None:
    """The images state no frame of reference; the structure set made one up.

    Seen: dcmqi, thread 157 (no Frame of Reference UID in the source images); OnkoDICOM,
    change 290.  Right: every contour names an image by UID and lies on it: shown, with
    a warning.
    """
    case = phantom().base()
    for image in case.ct:
        del image.FrameOfReferenceUID
    case.write(folder)


def no_frame_anywhere(folder: Path) -> None:
    """As `no_frame_of_reference`, and no other object states one either.

    Right: the structure set is placed by the images its contours name; nothing says
    where the dose lies: refused, acceptable.
    """
    case = phantom().base()
    for one in (*case.ct, case.rs, case.rp, case.rd):
        del one.FrameOfReferenceUID
    for roi in case.rs.StructureSetROISequence:
        del roi.ReferencedFrameOfReferenceUID
    del case.rs.ReferencedFrameOfReferenceSequence[0].FrameOfReferenceUID
    case.write(folder)


def no_frame_one_beside(folder: Path) -> None:
    """As `no_frame_of_reference`, but one contour is 0.75 mm off the image it names.

    Right: a quarter of the distance is no rounding: nothing says where they lie.
    """
    case = phantom().base()
    for image in case.ct:
        del image.FrameOfReferenceUID
    item = case.rs.ROIContourSequence[1].ContourSequence[3]
    values = [float(v) for v in item.ContourData]
    item.ContourData = [
        f"{v + 0.751:.4f}" if k % 3 == 2 else f"{v:.4f}" for k, v in enumerate(values)
    ]
    case.write(folder)


def no_frame_other_dose(folder: Path) -> None:
    """As `no_frame_of_reference`, but the dose lies in another than the structures.

    Right: the structure set is shown, the dose is refused.
    """
    case = phantom().base()
    for image in case.ct:
        del image.FrameOfReferenceUID
    case.rd.FrameOfReferenceUID = phantom().generate_uid()
    case.write(folder)


def no_patient_id_in_ct(folder: Path) -> None:
    """The CT states no Patient ID, the other objects do.

    Seen: pytrip, thread 263 (Eclipse shows two patients); SlicerRT, thread 1 (files
    without complete patient information).  Right: nothing contradicts, name, birth date
    and every reference agree: shown, with a warning.
    """
    case = phantom().base()
    for image in case.ct:
        image.PatientID = ""
    case.write(folder)


def no_patient_id_untied(folder: Path) -> None:
    """As `no_patient_id_in_ct`, but an image that is named is not here.

    Right: without an ID it is the references that prove, all of them: refused.
    """
    case = phantom().base()
    for image in case.ct:
        image.PatientID = ""
    del case.ct[0]
    case.write(folder)


def no_patient_id_other_name(folder: Path) -> None:
    """As `no_patient_id_in_ct`, and what was planned names another patient.

    Right: refused, acceptable.
    """
    case = phantom().base()
    for image in case.ct:
        image.PatientID = ""
        image.PatientName = "Other^Person"
    case.write(folder)


def leading_zeros(folder: Path) -> None:
    """Patient ID 0014629281 in the CT and 14629281 in what was planned on it.

    Seen: twixtools, change 24 (an ID read as a number loses its zeros).  Right: two
    IDs are two patients until a person says otherwise: refused, once for all objects,
    acceptable.
    """
    case = phantom().base(pid="0014629281")
    for one in (case.rs, case.rp, case.rd):
        one.PatientID = "14629281"
    case.write(folder)


def blanks_and_case(folder: Path) -> None:
    """Blanks around the Patient ID; a name in capitals; 19000101 as a birth date.

    Seen: CTK, thread 275; SlicerRT, thread 1 (the same patient entered on several
    systems).  Right: one patient; the other birth date is a warning with both values.
    """
    case = phantom().base(name="Muster^Eva", pid="AB 12")
    for one in (case.rs, case.rp, case.rd):
        one.PatientID = " AB 12  "
        one.PatientName = "MUSTER^EVA^^^"
        one.PatientBirthDate = "19000101"
    case.write(folder)


def nobody(folder: Path) -> None:
    """Neither name nor Patient ID in any object: an anonymiser emptied both.

    Seen: dcm2niix, thread 211 (what tells objects apart was stripped); SlicerRT, thread
    1.  Right: references hold them together: shown; one warning on the name, one on
    the ID.
    """
    phantom().base(name="", pid="").write(folder)


def two_patients_of_one_id(folder: Path) -> None:
    """Two patients, both anonymised to "Anonymous", ANON, in one folder.

    Seen: pytrip, thread 254 (every set is taken for the same patient).  Right: two
    cases, each with its own images; a choice, never a mixture.
    """
    for n in (1, 2):
        phantom().base(name="Anonymous", pid="ANON").write(folder / str(n))


def cone_beam_beside(folder: Path) -> None:
    """A cone-beam CT of its own frame of reference beside the planning CT.

    Seen: OHIF Viewers, thread 3537 (structures drawn on a series of another frame).
    Right: the planning CT without a question; the other is listed as not in the case.
    """
    module = phantom()
    case = module.base()
    beside = module.base(rois=[], plan=False, dose=False, nz=14)
    for image in beside.ct:
        image.StudyInstanceUID = case.study
    case.write(folder)
    beside.write(folder / "cbct")
