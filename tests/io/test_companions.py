"""Companions: the cases of rival plans, read with what is there shared."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pydicom.uid import UID

from dosiscope.core.acceptance import Accepted
from dosiscope.core.as_of import as_of
from dosiscope.core.errors import NotComparedError
from dosiscope.core.link import propose
from dosiscope.core.not_shown import Apart
from dosiscope.core.progress import finish
from dosiscope.core.rivals import companion_notes, rivals
from dosiscope.io.case import parts
from dosiscope.io.case.companions import load_companion
from dosiscope.io.case.kept import Kept
from dosiscope.io.case.load import load
from support.cases import write_good
from support.data import case_dir
from support.made_doses import difference, weighted_sum
from support.opened import scanned
from support.rival_plans import good_dose, write_rival, write_two_plans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.inventory import Entry
    from support.synthetic.build import BuiltCase


def compared(
    folder: Path, first: str, *others: str, accepted: Accepted | None = None
) -> Case:
    """The case of a dose, with the companions of others."""
    found, kept = scanned(folder), Kept()
    accepted = accepted or Accepted()
    selection = propose(found.inventory, dose=first)
    case = finish(load(found, selection, accepted, kept))
    for uid in others:
        steps = load_companion(found, selection, case, uid, accepted, kept)
        case = case.compared_with(finish(steps))
    return case


def refusal(folder: Path, uid: str, accepted: Accepted | None = None) -> str:
    with pytest.raises(NotComparedError) as told:
        compared(folder, good_dose(), uid, accepted=accepted)
    return str(told.value)


# --- what is shared ---------------------------------------------------------------


def test_two_plans_on_one_structure_set_have_one_copy_of_all(tmp_path: Path) -> None:
    rival = write_two_plans(tmp_path)
    case = compared(tmp_path, good_dose(), rival.dose)
    (companion,) = case.companions
    assert companion.plan is not None
    assert (companion.plan.label, companion.plan.header.uid) == ("B", rival.plan)
    assert companion.ct is case.ct
    assert companion.structure_set is case.structure_set
    assert companion.graphs is case.graphs
    (mine,), (its,) = case.doses, companion.doses
    assert np.shares_memory(mine.stored, mine.stored)
    assert not np.shares_memory(mine.stored, its.stored)
    assert case.every_dose == (mine, its)
    assert case.case_of(its) is companion
    assert case.case_of(mine) is case


def test_the_difference_of_two_plans_is_a_minus_b(tmp_path: Path) -> None:
    rival = write_two_plans(tmp_path, 1.1)
    case = compared(tmp_path, good_dose(), rival.dose)
    mine, its = case.every_dose
    found = difference(mine, its)
    np.testing.assert_allclose(found.stored, -0.1 * mine.values(), atol=1e-9)


def test_nothing_is_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rival = write_two_plans(tmp_path)
    read: list[str] = []

    def told(of: Any) -> Any:
        def begun(entry: Entry, *rest: object) -> Iterator[object]:
            read.append(entry.uid)
            yield from of(entry, *rest)

        return begun

    for name in ("_read", "_read_series"):
        monkeypatch.setattr(parts, name, told(getattr(parts, name)))
    case = compared(tmp_path, good_dose(), rival.dose)
    (companion,) = case.companions
    assert sorted(read) == sorted(case.uids | companion.uids)


def test_a_replan_in_the_same_frame_keeps_its_own_structure_set(tmp_path: Path) -> None:
    rival = write_two_plans(tmp_path, has_own_structures=True)
    case = compared(tmp_path, good_dose(), rival.dose)
    (companion,) = case.companions
    assert case.structure_set is not None
    assert companion.structure_set is not None
    assert companion.structure_set.header.uid == rival.structure_set
    assert companion.ct is case.ct
    (note,) = companion_notes(case, companion)
    assert note == (
        "The plan B has a structure set of its own, SS B: measured in all doses are "
        f"the structures of {case.structure_set.label}."
    )


@pytest.mark.slow
def test_a_rival_on_other_images_of_the_series_has_these(tmp_path: Path) -> None:
    """Two phases in one series; each structure set names its own."""

    def named_others(_plan: Dataset, _dose: Dataset, structures: Dataset) -> None:
        frame = structures.ReferencedFrameOfReferenceSequence[0]
        study = frame.RTReferencedStudySequence[0]
        items = list(study.RTReferencedSeriesSequence)
        for roi in structures.ROIContourSequence:
            items += getattr(roi, "ContourSequence", ())
        for item in items:
            for image in getattr(item, "ContourImageSequence", ()):
                uid = image.ReferencedSOPInstanceUID
                image.ReferencedSOPInstanceUID = others[uid]

    others: dict[str, str] = {}

    def two_phases(built: BuiltCase) -> None:
        for n, image in enumerate(list(built.ct)):
            phase = copy.deepcopy(image)
            uid = UID(f"1.2.77.{n}")
            phase.SOPInstanceUID = phase.file_meta.MediaStorageSOPInstanceUID = uid
            phase.PixelData = (np.frombuffer(image.PixelData, "<u2") ^ 1).tobytes()
            built.ct.append(phase)
            others[str(image.SOPInstanceUID)] = str(uid)

    write_good(tmp_path, two_phases)
    rival = write_rival(tmp_path, "B", change=named_others, has_own_structures=True)
    case = compared(tmp_path, good_dose(), rival.dose)
    (companion,) = case.companions
    assert case.ct is not None
    assert companion.ct is not None
    assert set(case.ct.image_uids) == set(others)
    assert set(companion.ct.image_uids) == set(others.values())
    assert any("on other images" in one for one in companion_notes(case, companion))


def test_findings_of_a_companion_are_its_own(tmp_path: Path) -> None:
    def spoil(plan: Dataset, _dose: Dataset, _structures: Dataset) -> None:
        plan.FractionGroupSequence[0].NumberOfFractionsPlanned = 1

    alone = compared(write_good(tmp_path / "alone"), good_dose())
    rival = write_two_plans(tmp_path / "two", change=spoil)
    case = compared(tmp_path / "two", good_dose(), rival.dose)
    (companion,) = case.companions
    assert companion.plan is not None
    assert companion.plan.fractions == 1
    told = {f for f in companion.findings if f.object_uid == rival.plan}
    assert not told & set(case.findings)
    assert {f.rule for f in alone.findings} == {f.rule for f in case.findings}


def test_what_is_compared_is_outside_for_that_reason(tmp_path: Path) -> None:
    rival = write_two_plans(tmp_path)
    case = compared(tmp_path, good_dose(), rival.dose)
    why = {one.entry.uid: one.why for one in case.outside}
    assert why == {rival.dose: Apart.COMPARED, rival.plan: Apart.COMPARED}


def test_as_of_a_rival_what_is_outside_is_what_is_not_its_own(tmp_path: Path) -> None:
    write_good(tmp_path)
    b, c = (write_rival(tmp_path, name) for name in "BC")
    case = compared(tmp_path, good_dose(), b.dose, c.dose)
    mine, its, _ = case.every_dose

    def why(dose: Dose) -> dict[str, Apart]:
        return {one.entry.uid: one.why for one in as_of(case, dose).outside}

    plan = case.plan
    assert plan is not None
    of_a, of_b, of_c = (
        (uid, plan_uid)
        for uid, plan_uid in (
            (good_dose(), plan.header.uid),
            (b.dose, b.plan),
            (c.dose, c.plan),
        )
    )
    assert why(mine) == dict.fromkeys((*of_b, *of_c), Apart.COMPARED)
    assert why(its) == dict.fromkeys((*of_a, *of_c), Apart.COMPARED)
    both = weighted_sum((mine, its), (1, 1))
    assert why(both) == {
        **dict.fromkeys(of_b, Apart.ADDED),
        **dict.fromkeys(of_c, Apart.COMPARED),
    }


def test_three_rivals_each_is_a_companion(tmp_path: Path) -> None:
    write_good(tmp_path)
    others = [
        write_rival(tmp_path, name, factor)
        for name, factor in (("B", 1.1), ("C", 0.9), ("D", 0.5))
    ]
    case = compared(tmp_path, good_dose(), *(one.dose for one in others))
    labels = [one.plan.label if one.plan else "" for one in case.companions]
    assert labels == ["B", "C", "D"]
    assert {id(one.ct) for one in case.companions} == {id(case.ct)}
    assert len(case.every_dose) == 4


def test_a_boost_of_other_fractions_is_a_rival(tmp_path: Path) -> None:
    def boost(plan: Dataset, _dose: Dataset, _structures: Dataset) -> None:
        plan.FractionGroupSequence[0].NumberOfFractionsPlanned = 5

    rival = write_two_plans(tmp_path, 0.25, change=boost)
    case = compared(tmp_path, good_dose(), rival.dose)
    (companion,) = case.companions
    assert companion.plan is not None
    assert case.plan is not None
    assert (case.plan.fractions, companion.plan.fractions) == (20, 5)


# --- what is refused --------------------------------------------------------------


def test_none_across_frames_whatever_is_accepted(tmp_path: Path) -> None:
    def elsewhere(plan: Dataset, dose: Dataset, _structures: Dataset) -> None:
        plan.FrameOfReferenceUID = dose.FrameOfReferenceUID = "1.2.3.4"

    rival = write_two_plans(tmp_path, change=elsewhere)
    reason = "it lies in another frame of reference than the dose that is shown"
    for accepted in (Accepted(), Accepted(frozenset({"DO-24", "PL-04", "SS-03"}))):
        assert refusal(tmp_path, rival.dose, accepted).endswith(reason)


def test_none_of_another_patient_whatever_is_accepted(tmp_path: Path) -> None:
    def other(plan: Dataset, dose: Dataset, _structures: Dataset) -> None:
        plan.PatientID = dose.PatientID = "OTHER"

    rival = write_two_plans(tmp_path, change=other)
    reason = "it is of another patient than the dose that is shown"
    for accepted in (Accepted(), Accepted(frozenset({"PAT-03"}))):
        told = refusal(tmp_path, rival.dose, accepted)
        assert told.endswith(reason)
        assert "B · PLAN" in told


def test_a_dose_that_lies_nowhere_is_refused(tmp_path: Path) -> None:
    def nowhere(_plan: Dataset, dose: Dataset, _structures: Dataset) -> None:
        dose.FrameOfReferenceUID = ""

    rival = write_two_plans(tmp_path, change=nowhere)
    assert refusal(tmp_path, rival.dose).endswith("it states no Frame of Reference")


def test_a_dose_that_cannot_be_read_is_named_and_the_case_stays(tmp_path: Path) -> None:
    def broken(_plan: Dataset, dose: Dataset, _structures: Dataset) -> None:
        dose.GridFrameOffsetVector = [0.0, 3.0]

    rival = write_two_plans(tmp_path, change=broken)
    told = refusal(tmp_path, rival.dose)
    assert told.startswith("RT Dose (B · PLAN, ")
    assert "is not compared. The dose is not displayed: it has 16 planes" in told
    assert compared(tmp_path, good_dose()).doses


def test_a_dose_that_is_not_there_is_named(tmp_path: Path) -> None:
    write_good(tmp_path)
    assert "no other dose with the UID 9.9 is here" in refusal(tmp_path, "9.9")


def test_no_identity_is_told_of_a_refusal(tmp_path: Path) -> None:
    def other(plan: Dataset, dose: Dataset, _structures: Dataset) -> None:
        plan.PatientName = dose.PatientName = "Somebody^Else"
        plan.PatientID = dose.PatientID = "TEST-001"

    rival = write_two_plans(tmp_path, change=other)
    # one Patient ID, and tied by its plan to the structure set: warned of
    case = compared(tmp_path, good_dose(), rival.dose)
    told = case.without_identity().companions[0]
    assert not any("Somebody" in finding.message for finding in told.findings)
    assert any("Somebody" in f.message for f in case.companions[0].findings)


def test_of_two_contents_of_one_uid_one_alone_is_compared(tmp_path: Path) -> None:
    rival = write_two_plans(tmp_path)
    other = write_two_plans(tmp_path / "again", 1.2)
    case = compared(tmp_path, good_dose(), f"{rival.dose}/1")
    found = scanned(tmp_path)
    selection = propose(found.inventory, dose=good_dose())
    one, two = rivals(found.inventory, selection, case)
    assert (one.dose is not None, two.dose) == (True, None)
    assert two.refusal == "it has the SOP Instance UID of a dose that is compared"
    assert other.dose == rival.dose


# --- real ones --------------------------------------------------------------------


@pytest.mark.slow
def test_the_rival_plans_of_a_brain() -> None:
    found, kept = scanned(case_dir("raystation-brain-two-plans")), Kept()
    starts = [e.uid for e in found.inventory.entries if e.plan_uids and e.images > 1]
    selection = propose(found.inventory, dose=starts[0])
    case = finish(load(found, selection, kept=kept))
    offered = rivals(found.inventory, selection, case)
    assert all(one.may_be_compared for one in offered)
    rival = next(one for one in offered if one.plan is not None)
    companion = finish(load_companion(found, selection, case, rival.uid, kept=kept))
    assert companion.ct is case.ct
    assert companion.structure_set is case.structure_set
    assert companion.plan is not case.plan
    assert len(difference(case.doses[0], companion.doses[0]).stored)


def test_parts_of_one_plan_are_of_the_case_and_no_rivals() -> None:
    found = scanned(case_dir("raystation-proton"))
    (plan,) = (p.uid for p in found.inventory.plans if p.label.startswith("Slope"))
    selection = propose(found.inventory, plan=plan)
    case = finish(load(found, selection))
    assert len(case.doses) > 1
    offered = rivals(found.inventory, selection, case)
    assert offered
    assert not {one.uid for one in offered} & set(selection.doses)
