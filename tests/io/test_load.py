"""What is loaded fits together; what does not is withheld and named."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
import pytest

from dosiscope.core.acceptance import Accepted
from dosiscope.core.errors import ChoiceError
from dosiscope.core.findings import Action, Result
from dosiscope.core.growing import Coming
from dosiscope.core.inventory import Selection
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.link import proposals, propose
from dosiscope.core.progress import finish
from dosiscope.core.reference_chain import reference_chain
from dosiscope.core.text import date_text
from dosiscope.demo.dicom.description import ORIENTATIONS
from dosiscope.io.case.load import load
from dosiscope.viewer.picture_warnings import standing_warnings
from support.cases import (
    HARMLESS,
    contours,
    points_of,
    set_points,
    setting,
    without,
    write_good,
)
from support.defects.listing import listed_series
from support.made_cases import made_case
from support.opened import mutated, opened, rules, scanned, the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.case import Case
    from support.synthetic.build import BuiltCase

FOREIGN = "1.2.3.4.5"


def withheld(case: Case) -> dict[Kind, str]:
    return {one.header.kind: str(one.reason) for one in case.withheld}


@pytest.mark.slow
@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_a_case_without_fault_has_no_finding(tmp_path: Path, orientation: str) -> None:
    case = opened(write_good(tmp_path, orientation=orientation))
    assert case.ct is not None
    assert case.structure_set is not None
    assert case.plan is not None
    assert len(case.doses) == 1
    assert case.findings == ()
    assert case.missing == ()
    assert case.withheld == ()


def test_harmless_changes_have_no_finding(tmp_path: Path) -> None:
    assert mutated(tmp_path, *HARMLESS).findings == ()


# --- one frame of reference ----------------------------------------------------


@pytest.mark.parametrize(
    ("where", "kind", "rule"),
    [
        ("plan", Kind.PLAN, "FOR-01"),
        ("dose", Kind.DOSE, "DO-24"),
    ],
)
def test_another_frame_of_reference_is_withheld(
    tmp_path: Path, where: str, kind: Kind, rule: str
) -> None:
    case = mutated(tmp_path, setting(where, "FrameOfReferenceUID", FOREIGN))
    reason = withheld(case)[kind]
    assert FOREIGN in reason
    assert case.frame_of_reference_uid in reason
    finding = the(case.findings, rule)
    assert finding.action >= Action.WITHHOLD
    assert finding.found == FOREIGN
    assert finding.expected == case.frame_of_reference_uid
    assert not {"plan": case.plan, "dose": case.doses}[where]
    assert case.ct is not None


def test_a_dose_without_frame_is_withheld(tmp_path: Path) -> None:
    case = mutated(tmp_path, without("dose", "FrameOfReferenceUID"))
    assert not case.doses
    assert Kind.DOSE in withheld(case)


def test_structures_without_frame_module_are_shown_with_a_note(tmp_path: Path) -> None:
    case = mutated(tmp_path, without("structures", "FrameOfReferenceUID"))
    assert case.structure_set is not None
    finding = the(case.findings, "FOR-01")
    assert (finding.result, finding.action) == (Result.DEV, Action.NOTE)


def test_a_plan_without_frame_goes_with_what_it_names(tmp_path: Path) -> None:
    case = mutated(tmp_path, without("plan", "FrameOfReferenceUID"))
    assert case.plan is not None
    assert the(case.findings, "FOR-01").action is Action.NOTE


# --- one patient -----------------------------------------------------------------


@pytest.mark.parametrize("where", ["structures", "plan", "dose"])
def test_another_patient_id_is_withheld(tmp_path: Path, where: str) -> None:
    case = mutated(tmp_path, setting(where, "PatientID", "TEST-0011"))
    (one,) = case.withheld
    assert "TEST-0011" in str(one.reason)
    assert "Test^Patient" in str(one.reason)
    assert the(case.findings, "PAT-03").action is Action.REFUSE


OTHERWISE = (
    ("PatientName", "Test^Other", "PAT-04"),
    ("PatientBirthDate", "19510102", "PAT-05"),
    ("PatientSex", "F", "PAT-05"),
)


@pytest.mark.slow
@pytest.mark.parametrize(("keyword", "value", "rule"), OTHERWISE)
@pytest.mark.parametrize("where", ["structures", "plan", "dose", "ct"])
def test_one_id_and_every_reference_are_one_patient(
    tmp_path: Path, where: str, keyword: str, value: str, rule: str
) -> None:
    case = mutated(tmp_path, setting(where, keyword, value))
    assert not case.withheld
    assert case.structure_set is not None
    assert case.plan is not None
    assert len(case.doses) == 1
    told = [one for one in case.findings if one.rule == rule]
    assert len(told) == (3 if where == "ct" else 1)
    for one in told:
        assert one.action is Action.WARN
        assert date_text(value) in one.message
        assert date_text(value) not in one.without_identity().message
        assert one.outcome.result is Result.FAIL
    # both values stand on the picture, once, and without identity neither does
    (standing,) = [
        one.text for one in standing_warnings(case) if date_text(value) in one.text
    ]
    assert " / " in standing
    anonymous = standing_warnings(case, identity=False)
    assert not any(date_text(value) in one.text for one in anonymous)


def _image_not_here(built: BuiltCase) -> None:
    del built.ct[-1]


def _elsewhere(built: BuiltCase) -> None:
    built.structures.FrameOfReferenceUID = "1.2.3.4.5"


def _without_structures(built: BuiltCase) -> None:
    built.plan.ReferencedStructureSetSequence = []


@pytest.mark.parametrize(
    ("where", "breaks"),
    [
        ("structures", _image_not_here),
        ("structures", _elsewhere),
        ("plan", _without_structures),
        ("dose", _without_structures),
    ],
)
@pytest.mark.parametrize(("keyword", "value", "rule"), OTHERWISE)
def test_without_every_reference_another_name_is_another_patient(
    tmp_path: Path,
    where: str,
    breaks: Callable[[BuiltCase], None],
    keyword: str,
    value: str,
    rule: str,
) -> None:
    case = mutated(tmp_path, setting(where, keyword, value), breaks)
    assert the(case.findings, rule).action is Action.REFUSE
    assert any(date_text(value) in str(one.reason) for one in case.withheld)


def test_without_an_id_no_reference_makes_another_name_one_patient(
    tmp_path: Path,
) -> None:
    case = mutated(
        tmp_path,
        setting("all", "PatientID", ""),
        setting("dose", "PatientName", "Test^Other"),
    )
    assert not case.doses
    assert the(case.findings, "PAT-04").action is Action.REFUSE


@pytest.mark.slow
def test_a_phantom_whose_name_differs_in_case_is_one_patient(tmp_path: Path) -> None:
    case = opened(made_case("c54", tmp_path))
    assert not case.withheld
    assert case.plan is not None
    assert case.doses
    assert {f.action for f in case.findings if f.rule == "PAT-04"} == {Action.NOTE}


def test_an_accepted_patient_is_shown_under_a_warning(tmp_path: Path) -> None:
    folder = write_good(tmp_path, setting("dose", "PatientID", "OTHER"))
    found = scanned(folder)
    selection = propose(found.inventory)
    case = finish(load(found, selection, accepted=Accepted(frozenset({"PAT-03"}))))
    assert len(case.doses) == 1
    assert not case.withheld
    assert the(case.findings, "PAT-03").action is Action.WARN


@pytest.mark.parametrize(
    "name",
    [
        "Test^Patient^^^",
        "Test^Patient ",
        "Test^Patient=",
        "TEST^^pátient",
        "test^ Patient",
    ],
)
def test_a_name_written_differently_is_the_same(tmp_path: Path, name: str) -> None:
    case = mutated(tmp_path, setting("dose", "PatientName", name))
    assert len(case.doses) == 1
    assert not case.withheld
    assert all(f.action <= Action.NOTE for f in case.findings)


def test_a_birth_date_left_empty_is_noted(tmp_path: Path) -> None:
    case = mutated(tmp_path, setting("ct", "PatientBirthDate", ""))
    assert not case.withheld
    assert {f.action for f in case.findings} == {Action.NOTE}
    assert rules(case.findings) == {"PAT-05"}


def test_no_name_and_no_id_are_warned_of(tmp_path: Path) -> None:
    case = mutated(
        tmp_path, setting("all", "PatientName", ""), setting("all", "PatientID", "")
    )
    assert len(case.doses) == 1
    assert {f.rule for f in case.warnings} == {"PAT-01", "PAT-02"}


# --- references ------------------------------------------------------------------


def test_an_image_that_is_missing_is_counted(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    sorted(folder.glob("CT*"))[5].unlink()
    case = opened(folder)
    assert case.ct is not None
    assert len(case.ct.image_uids) == 15
    assert "16 CT images are referenced, 15 are here" in case.missing[0].text
    assert "IMG-11" in {f.rule for f in case.warnings}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("CT*", "no CT image is here"),
        ("RS*", "structure set that the plan names"),
        ("RP*", "plan that the dose names"),
        ("RD*", "No dose"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, pattern: str, words: str) -> None:
    folder = write_good(tmp_path)
    for path in folder.glob(pattern):
        path.unlink()
    (missing,) = opened(folder).missing
    assert words in missing.text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ("RD", "No dose of this patient is here: what is here is of another patient."),
        ("RP", "No plan of this patient is here: what is here is of another patient."),
        ("RS", "The structure set that the plan names"),
    ],
)
def test_what_is_another_patients_is_not_offered_as_missing(
    tmp_path: Path, kinds: str, words: str
) -> None:
    mine = write_good(tmp_path / "mine")
    strangers = tmp_path / "other"
    write_good(strangers)
    for path in strangers.glob("*"):
        if path.name[:2] not in ("RS", "RP", "RD"):
            path.unlink()
            continue
        read = pydicom.dcmread(path)
        read.PatientID, read.PatientName = "other", "Other^Person"
        # nothing of it refers to the other patient's objects
        for element in read.iterall():
            if element.VR == "UI" and element.keyword.endswith("InstanceUID"):
                element.value = f"{element.value}.9"
        read.file_meta.MediaStorageSOPInstanceUID = read.SOPInstanceUID
        read.save_as(path)
    for path in mine.glob(f"{kinds}*"):
        path.unlink()
    if kinds == "RP":
        for path in mine.glob("RD*"):
            path.unlink()
    scan = scanned(tmp_path)
    (own,) = (s for s in proposals(scan.inventory) if s.ct_series)
    told = [one.text for one in finish(load(scan, own)).missing]
    assert any(text.startswith(words) for text in told)
    assert not any("case browser" in text for text in told)


def test_what_is_here_and_left_out_is_not_called_absent(tmp_path: Path) -> None:
    scan = scanned(write_good(tmp_path))
    (plan,) = scan.inventory.plans
    (structures,) = scan.inventory.of(Role.STRUCTURE_SET)
    whole = propose(scan.inventory)

    def told(chosen: Selection) -> list[str]:
        case = finish(load(scan, chosen, coming=Coming.PERHAPS))
        assert case.unread == ()
        chain = reference_chain(case)
        assert {one.reason for one in case.outside} == {"it was not chosen"}
        return [
            *(one.text for one in case.missing),
            *(one.message for one in case.findings),
            *(one.label for one in chain.nodes),
            *(one.sentence for one in chain.links),
        ]

    alone = told(replace(whole, plan="", structure_set=""))
    bare = told(replace(whole, structure_set=""))
    on_black = told(replace(whole, ct_series=""))
    without_dose = told(replace(whole, doses=()))
    texts = (*alone, *bare, *on_black, *without_dose)
    assert not any("not here" in text or "no CT image" in text for text in texts)
    can_be = "can be chosen in the case browser."
    assert f'No plan is shown: "{plan.label}" {can_be}' in alone
    assert f'The plan of the dose ("{plan.label}") is here and was not chosen.' in alone
    assert "the plan it names was not chosen" in alone
    assert f'No structure set is shown: "{structures.label}" {can_be}' in bare
    assert "the structure set it names was not chosen" in bare
    assert "not chosen" in bare
    assert "No CT is shown: 1 is here and can be chosen." in on_black
    assert any(text.startswith("No CT was chosen, though") for text in on_black)
    assert "the CT series it names was not chosen" in on_black
    assert "No dose is shown: 1 is here and can be chosen." in without_dose


@pytest.mark.parametrize(
    ("pattern", "rule"), [("RS*", "PL-03"), ("RP*", "DO-17"), ("CT*", "IMG-11")]
)
def test_what_is_missed_may_be_in_a_damaged_file(
    tmp_path: Path, pattern: str, rule: str
) -> None:
    folder = write_good(tmp_path)
    paths = list(folder.glob(pattern))
    for path in paths:
        path.write_bytes(path.read_bytes()[:1500])
    case = opened(folder)
    files = "1 damaged file" if len(paths) == 1 else f"{len(paths)} damaged files"
    assert f"here (it may be in {files})" in the(case.findings, rule).message
    assert {"F17", rule} <= rules(case.findings)


def test_dose_alone(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    for pattern in ("CT*", "RS*", "RP*"):
        for path in folder.glob(pattern):
            path.unlink()
    case = opened(folder)
    assert len(case.doses) == 1
    assert len(case.missing) == 3
    assert case.frame_of_reference_uid == case.doses[0].header.frame_of_reference_uid


def _other_plan(built: BuiltCase) -> None:
    built.dose.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = FOREIGN


def _ion_reference(built: BuiltCase) -> None:
    reference = built.dose.ReferencedRTPlanSequence[0]
    reference.ReferencedSOPClassUID = "1.2.840.10008.5.1.4.1.1.481.8"


def _other_structures(built: BuiltCase) -> None:
    built.plan.ReferencedStructureSetSequence[0].ReferencedSOPInstanceUID = FOREIGN


def _prone(built: BuiltCase) -> None:
    for setup in built.plan.PatientSetupSequence:
        setup.PatientPosition = "HFP"


def _feet_first(built: BuiltCase) -> None:
    for setup in built.plan.PatientSetupSequence:
        setup.PatientPosition = "FFS"


def _far_dose(built: BuiltCase) -> None:
    x, y, z = built.dose.ImagePositionPatient
    built.dose.ImagePositionPatient = [x, y, z + 300]


def _shifted_dose(built: BuiltCase) -> None:
    x, y, z = built.dose.ImagePositionPatient
    built.dose.ImagePositionPatient = [x, y, z + 12]


def _far_isocentre(built: BuiltCase) -> None:
    for beam in built.plan.BeamSequence:
        beam.ControlPointSequence[0].IsocenterPosition = [0, 0, 500]


def _set(where: str, path: str, value: Any) -> Callable[[BuiltCase], None]:
    return setting(where, path, value)


@pytest.mark.parametrize(
    ("change", "rule", "action"),
    [
        (_other_plan, "DO-17", Action.WARN),
        (_ion_reference, "ION-02", Action.WARN),
        (_other_structures, "PL-03", Action.WARN),
        (_prone, "PS-04", Action.WARN),
        (_feet_first, "PS-04", Action.NOTE),
        (_far_dose, "REL-08", Action.WARN),
        (_shifted_dose, "REL-08", Action.NOTE),
        (_far_isocentre, "REL-09", Action.WARN),
        (_set("plan", "ApprovalStatus", "UNAPPROVED"), "PL-04", Action.NOTE),
        (_set("plan", "ApprovalStatus", "REJECTED"), "PL-04", Action.WARN),
        (_set("plan", "StudyInstanceUID", FOREIGN), "STU-03", Action.NOTE),
        (_set("dose", "StudyInstanceUID", FOREIGN), "STU-03", Action.NOTE),
        (_set("dose", "StudyDate", "20200101"), "STU-04", Action.NOTE),
        (_set("dose", "Manufacturer", ""), "EQP-01", Action.NOTE),
        (_set("dose", "InstanceCreationDate", ""), "SOP-01", Action.NOTE),
        (_set("structures", "StructureSetLabel", ""), "SS-01", Action.NOTE),
    ],
)
def test_each_relation_has_its_finding(
    tmp_path: Path, change: Callable[[BuiltCase], None], rule: str, action: Action
) -> None:
    case = mutated(tmp_path, change)
    assert rules(case.findings) == {rule}
    assert the(case.findings, rule).action is action
    assert len(case.doses) == 1
    assert not case.withheld


def test_the_study_of_the_structures_may_be_another_than_that_of_the_ct(
    tmp_path: Path,
) -> None:
    changes = [setting(w, "StudyInstanceUID", "1.9") for w in ("structures", "plan")]
    case = mutated(tmp_path, *changes, setting("dose", "StudyInstanceUID", "1.9"))
    assert not case.findings


@pytest.mark.parametrize(
    ("is_of_images_too", "action"), [(True, Action.WARN), (False, Action.NOTE)]
)
def test_structures_of_another_series_are_warned_of(
    tmp_path: Path, is_of_images_too: bool, action: Action
) -> None:
    def change(built: BuiltCase) -> None:
        series = listed_series(built)
        series.SeriesInstanceUID = FOREIGN
        if is_of_images_too:
            series.ContourImageSequence[0].ReferencedSOPInstanceUID = "1.2.3.9"

    case = mutated(tmp_path, change)
    assert case.structure_set is not None
    assert the(case.findings, "SS-05").action is action


# --- contours and images -----------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shift", "expected"),
    [
        (0.0099, set()),
        (0.0101, {"RC-05/E13"}),
        (0.5, {"RC-05/E13"}),
        (0.501, {"RC-05/E13", "OS-03"}),
    ],
)
def test_contours_lie_on_the_image_they_name(
    tmp_path: Path, shift: float, expected: set[str]
) -> None:
    def change(built: BuiltCase) -> None:
        item = contours(built, 2)[3]
        set_points(item, np.add(points_of(item), [0, 0, shift]), 4)

    assert rules(mutated(tmp_path, change).findings) == expected


def test_contours_that_name_another_image(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        first, second = contours(built, 2)[3:5]
        first.ContourImageSequence, second.ContourImageSequence = (
            copy.deepcopy(second.ContourImageSequence),
            copy.deepcopy(first.ContourImageSequence),
        )

    finding = the(mutated(tmp_path, change).findings, "RC-06")
    assert finding.action is Action.WARN
    assert finding.roi == 2
    assert "2 of 10 contours" in finding.message


def test_contours_that_name_no_or_unknown_images(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        for item in contours(built, 2):
            del item.ContourImageSequence
        named = contours(built, 3)[0].ContourImageSequence[0]
        named.ReferencedSOPInstanceUID = FOREIGN

    found = [f for f in mutated(tmp_path, change).findings if f.rule == "RC-04"]
    assert {(f.roi, f.action) for f in found} == {
        (2, Action.NOTE),
        (3, Action.WARN),
    }


# --- broken objects ------------------------------------------------------------------


def test_a_refused_dose_is_withheld_with_its_reason(tmp_path: Path) -> None:
    case = mutated(tmp_path, setting("dose", "DoseUnits", "CGY"))
    assert not case.doses
    assert "CGY" in withheld(case)[Kind.DOSE]
    assert case.ct is not None


def test_a_plan_that_cannot_be_read_is_withheld(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        built.plan.BeamSequence[0].BeamNumber = None

    case = mutated(tmp_path, change)
    assert case.plan is None
    assert "BeamNumber" in withheld(case)[Kind.PLAN]
    assert len(case.doses) == 1


def test_a_selection_that_is_not_there(tmp_path: Path) -> None:
    found = scanned(write_good(tmp_path))
    with pytest.raises(ChoiceError, match=FOREIGN):
        finish(load(found, Selection(plan=FOREIGN)))


def test_loading_can_be_stopped(tmp_path: Path) -> None:
    found = scanned(write_good(tmp_path))
    steps = load(found, propose(found.inventory))
    assert next(steps).total == 16  # images come first
    steps.close()
