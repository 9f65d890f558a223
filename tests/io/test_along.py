"""What names the plan of a case comes along with it, each object or why not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from pydicom import dcmread
from pydicom.uid import RTPlanStorage

from dosiscope.core.as_of import as_of
from dosiscope.core.errors import ChoiceError
from dosiscope.core.growing import grown_selection
from dosiscope.core.inventory import Selection
from dosiscope.core.kinds import KINDS, Kind
from dosiscope.core.link import proposals, propose, propose_with
from dosiscope.core.not_shown import Apart, Lack
from dosiscope.core.progress import finish
from dosiscope.demo.dicom.header import items, reference
from dosiscope.io.case.companions import load_companion
from dosiscope.io.case.kept import Kept
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import scan
from support.cases import good_built
from support.made_doses import difference
from support.opened import opened, rules, scanned
from support.rival_plans import good_dose, write_rival
from support.synthetic.rt_image import UID, rt_image
from support.synthetic.treatment_records import course, write_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from support.synthetic.build import BuiltCase

SECOND = "1.2.3.78"


def write(
    folder: Path, *images: Callable[[BuiltCase], Dataset], alone: bool = False
) -> Path:
    """The good case with RT Images, or these alone."""
    built = good_built()
    built.along += [make(built) for make in images]
    built.write(folder)
    if alone:
        for path in folder.iterdir():
            if not path.name.startswith("RTIMAGE"):
                path.unlink()
    return folder


def image(uid: str = UID, **changes: Any) -> Callable[[BuiltCase], Dataset]:
    return lambda built: rt_image(built, uid, **changes)


def of_plan(uid: str) -> Any:
    return items([reference(RTPlanStorage, uid)])


def uids(case: Case) -> list[str]:
    return [one.header.uid for one in case.along]


def test_it_comes_with_the_plan_that_it_names(tmp_path: Path) -> None:
    case = opened(write(tmp_path, image(SECOND, RTImageLabel="Later"), image()))
    assert uids(case) == [UID, SECOND]
    assert case.rt_images == case.along
    assert case.uids >= {UID, SECOND}
    assert case.outside == ()
    assert case.withheld == ()
    assert all(one.plan_uid == case.plan.header.uid for one in case.along if case.plan)


def test_each_is_withheld_for_itself(tmp_path: Path) -> None:
    stranger = image("1.2.3.90", PatientID="77", PatientName="Another^One")
    cut = image("1.2.3.91", PixelData=b"\0" * 100)
    askew = image("1.2.3.92", RTImagePlane="NON_NORMAL")
    case = opened(write(tmp_path, image(), stranger, cut, askew))
    assert uids(case) == [UID]
    why = {one.header.uid: str(one.reason) for one in case.withheld}
    assert why.keys() == {"1.2.3.90", "1.2.3.91", "1.2.3.92"}
    assert "is the patient of the RT Image" in why["1.2.3.90"]
    assert "100 bytes" in why["1.2.3.91"]
    assert "NON_NORMAL" in why["1.2.3.92"]
    assert {"PAT-03", "RTI-05", "RTI-01"} <= rules(case.findings)
    assert len(case.doses) == 1


def test_another_spelling_is_no_other_patient(tmp_path: Path) -> None:
    case = opened(write(tmp_path, image(PatientName="Tset^Patient")))
    assert uids(case) == [UID]
    assert "PAT-04" in rules(case.findings)
    assert not case.withheld


def test_what_names_another_plan_or_none_is_listed(tmp_path: Path) -> None:
    other = image("1.2.3.90", ReferencedRTPlanSequence=of_plan("1.2.3.4"))
    none = image("1.2.3.91", ReferencedRTPlanSequence=...)
    case = opened(write(tmp_path, image(), other, none))
    assert uids(case) == [UID]
    why = {one.entry.uid: one.why for one in case.outside}
    assert why == {"1.2.3.90": Apart.NAMES_OTHER_PLAN, "1.2.3.91": Apart.NAMES_NO_PLAN}
    (first,) = (one for one in case.outside if one.entry.uid == "1.2.3.90")
    assert first.sentence == (
        'Not in this case: RT Image "Field 1": it names another plan than that shown.'
    )


def test_what_is_chosen_beside_another_plan_is_withheld(tmp_path: Path) -> None:
    other = image("1.2.3.90", ReferencedRTPlanSequence=of_plan("1.2.3.4"))
    none = image("1.2.3.91", ReferencedRTPlanSequence=...)
    found = scanned(write(tmp_path, image(), other, none))
    selection = propose(found.inventory)
    chosen = Selection(
        **{name: getattr(selection, name) for name in ("ct_series", "plan", "doses")},
        along=("1.2.3.90", "1.2.3.91"),
    )
    case = finish(load(found, chosen))
    assert uids(case) == ["1.2.3.91"]
    (withheld,) = case.withheld
    assert str(withheld.reason) == "it names another plan than that shown"
    assert [f.outcome.key for f in case.findings if f.rule == "REL-12"] == [
        "REL-12:other",
        "REL-12:none",
    ]
    assert {one.entry.uid: one.why for one in case.outside}[UID] is Apart.NOT_CHOSEN


def test_alone_they_make_a_case(tmp_path: Path) -> None:
    case = opened(write(tmp_path, image(), image(SECOND), alone=True))
    assert uids(case) == [UID, SECOND]
    assert case.patient.id == "TEST-001"
    assert case.plan is None
    (lack,) = case.missing
    assert (lack.why, lack.uid) == (Lack.NAMED, case.along[0].plan_uid)
    assert lack.text.startswith("The plan that the RT Image names (")


def test_alone_of_two_plans_one_is_to_be_chosen(tmp_path: Path) -> None:
    other = image(SECOND, ReferencedRTPlanSequence=of_plan("1.2.3.4"))
    found = scanned(write(tmp_path, image(), other, alone=True))
    with pytest.raises(ChoiceError, match="2 patients or plans") as caught:
        propose(found.inventory)
    assert {one.uid for one in caught.value.candidates} == {UID, SECOND}
    assert propose(found.inventory, along=SECOND) == Selection(along=(SECOND,))
    assert {one.along for one in proposals(found.inventory)} == {(UID,), (SECOND,)}
    with pytest.raises(ChoiceError, match=r"no object with the UID 9\.9"):
        propose(found.inventory, along="9.9")


def test_a_click_leads_to_its_plan_or_to_itself(tmp_path: Path) -> None:
    none = image(SECOND, ReferencedRTPlanSequence=...)
    found = scanned(write(tmp_path, image(), none))
    entries = {one.uid: one for one in found.inventory.entries}
    whole = propose(found.inventory)
    assert propose_with(found.inventory, [entries[UID]]) == whole
    assert propose_with(found.inventory, [entries[SECOND]]) == Selection(
        along=(SECOND,)
    )


def test_one_that_arrives_joins_the_open_case(tmp_path: Path) -> None:
    write(tmp_path, image())
    (path,) = tmp_path.glob("RTIMAGE*")
    late = shutil.move(path, tmp_path.parent / "late.dcm")
    before = scanned(tmp_path)
    selection = propose(before.inventory)
    assert selection.along == ()
    now = finish(scan([late], before))
    grown = grown_selection(before.inventory, now.inventory, selection)
    assert grown is not None
    assert grown.selection.along == (UID,)
    kept = Kept()
    case = finish(load(before, selection, kept=kept))
    more = finish(load(now, grown.selection, kept=kept))
    assert uids(more) == [UID]
    assert more.doses == case.doses


def test_what_was_left_out_stays_so(tmp_path: Path) -> None:
    found = scanned(write(tmp_path, image(), image(SECOND)))
    whole = propose(found.inventory)
    less = Selection(
        ct_series=whole.ct_series,
        structure_set=whole.structure_set,
        plan=whole.plan,
        doses=whole.doses,
        along=(SECOND,),
    )
    grown = grown_selection(found.inventory, found.inventory, less)
    assert grown is not None
    assert grown.selection.along == (SECOND,)


def test_a_case_of_its_own_takes_the_plan_that_arrives(tmp_path: Path) -> None:
    write(tmp_path / "in", image())
    late = tmp_path / "late"
    late.mkdir()
    for path in (tmp_path / "in").iterdir():
        if not path.name.startswith("RTIMAGE"):
            shutil.move(path, late)
    before = scanned(tmp_path / "in")
    selection = propose(before.inventory)
    assert selection == Selection(along=(UID,))
    now = finish(scan([late], before))
    grown = grown_selection(before.inventory, now.inventory, selection)
    assert grown is not None
    assert grown.selection == propose(now.inventory)
    assert grown.selection.along == (UID,)


def test_it_is_read_once(tmp_path: Path) -> None:
    found, kept = scanned(write(tmp_path, image())), Kept()
    selection = propose(found.inventory)
    first = finish(load(found, selection, kept=kept))
    assert finish(load(found, selection, kept=kept)).along == first.along
    kept.only_of()
    assert not kept.objects.keys() & {Kept.key_of(found.inventory.entries[-1])}


def test_beside_a_rival_it_is_told_with_its_own_plan(tmp_path: Path) -> None:
    write(tmp_path, image())
    rival = write_rival(tmp_path, "B")
    built = good_built()
    of_rival = rt_image(built, SECOND, ReferencedRTPlanSequence=of_plan(rival.plan))
    (tmp_path / "RI.B.dcm").write_bytes(built.file_of(of_rival))
    found, kept = scanned(tmp_path), Kept()
    selection = propose(found.inventory, dose=good_dose())
    case = finish(load(found, selection, kept=kept))
    companion = finish(load_companion(found, selection, case, rival.dose, kept=kept))
    both = case.compared_with(companion)
    assert uids(both) == [UID]
    assert uids(as_of(both, both.doses[0])) == [UID]
    (dose_b,) = companion.doses
    assert uids(as_of(both, dose_b)) == [SECOND]
    apart = {one.entry.uid: one.why for one in both.outside}
    assert apart[SECOND] is Apart.COMPARED


def test_beside_a_rival_each_plan_has_its_own_course(tmp_path: Path) -> None:
    """Of a dose of both there is none: fractions of two plans are not added."""
    write(tmp_path)
    rival = write_rival(tmp_path, "B")
    plan_b = dcmread(tmp_path / "RP.B.dcm")
    assert plan_b.SOPInstanceUID == rival.plan
    write_records(tmp_path, [*course(good_built().plan, 2), *course(plan_b, 3)])
    found, kept = scanned(tmp_path), Kept()
    selection = propose(found.inventory, dose=good_dose())
    case = finish(load(found, selection, kept=kept))
    companion = finish(load_companion(found, selection, case, rival.dose, kept=kept))
    both = case.compared_with(companion)
    (dose_a,), (dose_b,) = case.doses, companion.doses

    def fractions(dose: Dose) -> tuple[int, ...] | None:
        told = as_of(both, dose).course
        return None if told is None else told.delivered_fractions

    assert fractions(dose_a) == (1, 2)
    assert fractions(dose_b) == (1, 2, 3)
    assert fractions(difference(dose_a, dose_b)) is None
    assert len(as_of(both, difference(dose_a, dose_b)).records) == 5


def test_kinds_that_come_along_have_no_role() -> None:
    along = [kind for kind in KINDS if kind.comes_along]
    assert Kind.RT_IMAGE in along
    assert all(kind.role is None and kind.can_be_chosen for kind in along)
