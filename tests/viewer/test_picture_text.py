from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.findings import Action, Finding
from dosiscope.core.header import Patient
from dosiscope.core.identity import Personal
from dosiscope.core.inventory import Entry
from dosiscope.core.isodose import Level, Prescription, Reference
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.not_shown import Apart, Lack, Missing, Outside, Unread, Withheld
from dosiscope.core.reason import Reason
from dosiscope.core.rules import verdict
from dosiscope.core.text import MINUS
from dosiscope.viewer import picture_text
from dosiscope.viewer.dose_text import NO_DATA
from dosiscope.viewer.picture_warnings import standing_warnings
from dosiscope.viewer.readout import read_out, readout
from dosiscope.viewer.review import Review
from support.axial import (
    ORIENTATIONS,
    PATIENT,
    circle,
    closed,
    header,
    make_case,
    make_ct,
    make_dose,
    make_plan,
    make_roi,
    small_case,
    stack,
)
from support.findings import finding

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose

pytestmark = pytest.mark.usefixtures("qapp")

GRID = stack(ORIENTATIONS[0], (5, 5), (-5, 0, 5), (-20, -20), (20, 20))


def ramp(**more: Any) -> Dose:
    dose = make_dose(GRID, lambda x, y, z: 50 + x)
    return replace(dose, **more)


def test_patient_and_plan_are_as_in_the_file() -> None:
    case = make_case(plan=make_plan())
    assert picture_text.patient_text(case) == ("Testing, Terry", "ID-4711 · F")
    assert picture_text.plan_text(case, None) == ("Plan A", "2024-01-31 08:15:02")


def test_what_is_empty_is_said_to_be_empty() -> None:
    case = make_case(patient=Patient("^^^", ""))
    assert picture_text.patient_text(case) == ("(no name)", "(no ID)")
    assert picture_text.plan_text(case, None) == ("no plan", "")


def test_a_plan_that_is_withheld_is_not_said_to_be_absent() -> None:
    other = header(Kind.ION_PLAN, Patient("Other^Olaf", "ID-9"))
    case = make_case(
        withheld=(
            Withheld(header=other, label="Plan B", reason=Reason("it is of ID-9")),
        )
    )
    assert picture_text.plan_text(case, None) == ("plan withheld", "")


def test_points_of_a_column_of_doses_stand_below_each_other() -> None:
    assert picture_text.common_decimals([2.2, 1.1, 0.44]) == 2
    assert picture_text.common_decimals([1.1, 0.444]) == 3
    assert picture_text.common_decimals([83.46, 78.0]) == 2
    assert picture_text.common_decimals([120.0, 25.0]) == 1
    assert picture_text.common_decimals([]) == 1
    dose = make_dose(GRID, lambda x, y, z: 50 + x)
    level = Level(78, False, (0, 0, 0))
    assert picture_text.level_texts(level, None, dose, 2) == ("", "78.00 Gy")


def texts_of(case: Case, *arguments: Any, **more: Any) -> list[str]:
    return [one.text for one in standing_warnings(case, *arguments, **more)]


def test_warnings_withheld_and_missing_stand_on_the_picture() -> None:
    other = header(Kind.DOSE, Patient("Other^Olaf", "ID-9"))
    reason = Reason.of(
        "it is of {one}, not {two}",
        one=Personal("ID-9 (Other^Olaf)"),
        two=Personal("ID-4711"),
    )
    case = make_case(
        findings=(finding("a note", Action.NOTE), finding("a warning")),
        withheld=(Withheld(header=other, label="PLAN", reason=reason),),
        missing=(Missing(role=Role.CT, why=Lack.NONE_HERE, shown=(Role.DOSE,)),),
    )
    assert texts_of(case) == [
        "RT Dose not shown: it is of ID-9 (Other^Olaf), not ID-4711",
        "a warning",
        "No CT is here: the dose is shown on black",
    ]
    without = " ".join(texts_of(case, identity=False))
    for secret in ("ID-9", "ID-4711", "Olaf", "Testing"):
        assert secret not in without
    assert "not shown" in without


def test_a_headline_stands_once_for_all_rois() -> None:
    case = make_case(
        findings=tuple(
            finding(f"ROI {n}", rule="DVH-09", roi=n, headline="Odd") for n in range(9)
        )
    )
    assert texts_of(case) == ["Odd: 9 ROIs"]
    assert texts_of(replace(case, findings=case.findings[4:5])) == ["Odd: ROI 4"]


def test_a_finding_about_identity_never_stands_with_its_message() -> None:
    refused = Finding(
        outcome=verdict("PAT-03:differs"),
        fields=(("anchor", "the CT"),),
        object_kind="RT Dose",
        found=Personal('"Other^Olaf"'),
    )
    assert "Olaf" in refused.message
    case = make_case(findings=(refused,))
    assert texts_of(case) == ["RT Dose of another patient ID is not shown"]


def test_what_concerns_another_dose_does_not_stand_on_this_one() -> None:
    shown = make_dose(GRID, lambda x, y, z: 50 + x)
    about = finding("of a beam", object_kind="RT Dose", object_uid="9.9")
    uid = shown.header.sop_instance_uid
    case = make_case(
        findings=(
            about,
            finding("of this one", object_kind="RT Dose", object_uid=uid),
        )
    )
    assert texts_of(case, shown) == ["of this one"]
    assert texts_of(case) == ["of a beam", "of this one"]


def test_the_warning_of_a_hidden_roi_does_not_stand() -> None:
    about = finding("a hole", object_kind="RT Structure Set", roi=4)
    case = make_case(findings=(about,))
    assert texts_of(case, None, {4}) == []
    assert texts_of(case, None, {5}) == ["a hole: ROI 4"]
    case = make_case(findings=(replace(about, roi=None, rois=(4, 5, 6)),))
    assert texts_of(case, None, {5}) == ["a hole: ROI 4, ROI 6"]
    assert texts_of(case, None, {4, 5, 6}) == []


def test_a_missing_object_is_not_told_twice() -> None:
    about = finding("images are missing", rule="IMG-11")
    case = make_case(
        findings=(about,),
        missing=(Missing(role=Role.CT, why=Lack.IN_PART, named=98, here=1),),
    )
    assert texts_of(case) == ["images are missing"]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Dose GY PHYSICAL PLAN"),
        ({"label": "BEAM 2"}, "Dose GY PHYSICAL BEAM 2"),
        (
            {"units": DoseUnits.RELATIVE, "type": DoseType.NOT_STATED},
            "Dose RELATIVE type not stated PLAN",
        ),
        (
            {"label": "", "summation": SummationType.NOT_STATED},
            "Dose GY PHYSICAL summation not stated",
        ),
    ],
)
def test_a_dose_says_what_it_is(changes: dict[str, Any], text: str) -> None:
    assert picture_text.dose_text(ramp(**changes)) == text


def test_hundred_percent_is_named_or_absent() -> None:
    dose = make_dose(GRID, lambda x, y, z: 50 + x)
    reference = Reference(78.0, Prescription("APlan1"))
    assert (
        picture_text.reference_text(reference, dose)
        == "100 % = 78.00 Gy (Target Prescription Dose, plan APlan1)"
    )
    assert "no reference" in picture_text.reference_text(None, dose)
    percent, gray = picture_text.level_texts(
        Level(95, True, (0, 0, 0)), reference, dose
    )
    assert (percent, gray) == ("95 %", "74.1 Gy")
    assert picture_text.level_texts(Level(95, True, (0, 0, 0)), None, dose) == ()


def test_a_relative_dose_is_never_in_gy() -> None:
    dose = replace(make_dose(GRID, lambda x, y, z: 50 + x), units=DoseUnits.RELATIVE)
    texts = (
        *picture_text.level_texts(Level(0.5, False, (0, 0, 0)), None, dose),
        picture_text.reference_text(None, dose),
    )
    assert not any("Gy" in text for text in texts)


def test_the_plane_and_its_image_are_named() -> None:
    off = make_roi(1, [closed(circle(0, 0, z, 5)) for z in (-7.35, 12)])
    review = Review()
    review.set_case(small_case(rois=(off,)))
    view = review.axial
    view.go_to(-10)
    assert picture_text.plane_text(view) == (f"z {MINUS}10.0 mm", "image 1 of 5")
    assert picture_text.banners(view) == ()
    view.go_to(-7.35)
    assert picture_text.plane_text(view) == (
        f"z {MINUS}7.35 mm",
        "between images 1 and 2",
    )
    assert picture_text.banners(view) == (
        f"no CT image at z = {MINUS}7.35 mm: interpolated",
    )
    view.go_to(12)
    assert picture_text.banners(view) == (
        "no CT image at z = 12.0 mm: outside the CT",
        "no dose at z = 12.0 mm: outside the dose grid",
    )


def test_where_images_are_missing_the_picture_says_so() -> None:
    z = (-12.0, -9.0, -6.0, -3.0, 6.0, 9.0, 12.0)
    grid = stack(ORIENTATIONS[0], (1, 1), z, (-60, -50), (60, 50))
    off = make_roi(1, [closed(circle(0, 0, z, 5)) for z in (-4, 2)])
    case = small_case(ct=make_ct(grid, lambda x, y, z: 40 + 0 * x), rois=(off,))
    review = Review()
    review.set_case(case)
    view = review.axial
    view.go_to(2)
    missing = "no CT image at z = 2.0 mm: images are missing here"
    assert picture_text.banners(view) == (missing,)
    # where the plane stands right beside it
    brief = missing.replace(" at z = 2.0 mm", "")
    assert picture_text.banners(view, with_place=False) == (brief,)
    assert picture_text.plane_text(view)[1] == "between images 4 and 5"
    assert not read_out(review, (0.0, 0.0, 2.0)).ct
    assert read_out(review, (0.0, 0.0, -3.0)).ct == "HU 40"
    view.go_to(-4)
    interpolated = f"no CT image at z = {MINUS}4.0 mm: interpolated"
    assert picture_text.banners(view) == (interpolated,)
    # nobody knows yet whether they are
    review.set_case(replace(case, unread=(Unread(kind=Kind.CT),)))
    view.go_to(2)
    unread = "no CT image at z = 2.0 mm: not read yet"
    assert unread in picture_text.banners(view)


@pytest.mark.parametrize(
    ("z", "told"),
    [((0.0,), "outside the image"), ((0.0, 3.0, 6.0), "outside the 3 images")],
)
def test_a_plane_beyond_the_images_is_outside_of_them(
    z: tuple[float, ...], told: str
) -> None:
    grid = stack(ORIENTATIONS[0], (1, 1), z, (-60, -50), (60, 50))
    off = make_roi(1, [closed(circle(0, 0, at, 5)) for at in (-8, -5)])
    review = Review()
    review.set_case(
        small_case(ct=make_ct(grid, lambda x, y, z: 40 + 0 * x), rois=(off,))
    )
    review.axial.go_to(-8)
    assert picture_text.plane_text(review.axial)[1] == told


def test_the_read_out_has_position_hu_dose_and_share() -> None:
    review = Review()
    review.set_case(
        small_case(
            doses=(make_dose(GRID, lambda x, y, z: 50 + x),), plan=make_plan((40.0,))
        )
    )
    parts = read_out(review, (2.3, -3.0, 0.0))
    assert parts.position == f"x 2.3  y {MINUS}3.0  z 0.0 mm"
    assert parts.ct == "HU 40"
    assert parts.dose == "52.30 Gy"
    assert parts.percent == "130.8 %"
    assert "52.30" in readout(review, (2.3, -3.0, 0.0))


def test_a_read_out_of_another_plane_says_so() -> None:
    review = Review()
    review.set_case(small_case())
    review.set_cursor((1.0, 2.0, 0.0))
    assert "cross-hair" not in readout(review, (1.0, 2.0, 0.0))
    review.axial.step(1)
    assert readout(review, (1.0, 2.0, 0.0)).startswith("cross-hair at x 1.0")


def test_beyond_the_grid_there_is_no_dose_and_not_zero() -> None:
    review = Review()
    review.set_case(small_case(doses=(make_dose(GRID, lambda x, y, z: 50 + x),)))
    parts = read_out(review, (21.0, 0, 0))
    assert (parts.dose, parts.percent) == (NO_DATA, "")
    assert NO_DATA in readout(review, (21.0, 0, 0))
    assert read_out(review, (400.0, 0, 0)).ct == ""


def test_names_cannot_break_the_read_out(monkeypatch: pytest.MonkeyPatch) -> None:
    roi = make_roi(1, [closed(circle(0, 0, 0, 5))], "<b>&x")
    review = Review()
    review.set_case(small_case(rois=(roi,)))
    monkeypatch.setattr("dosiscope.viewer.readout.rois_at", lambda *_: (roi,))
    assert "&lt;b&gt;&amp;x" in readout(review, (0, 0, 0))


def test_the_test_patient_is_the_one_that_is_looked_for() -> None:
    assert PATIENT.spoken_name == "Testing, Terry"


def test_the_approval_of_the_plan_is_told() -> None:
    plan = make_plan()
    approved = replace(plan, approval="UNAPPROVED")
    assert picture_text.approval_text(make_case(plan=approved), None) == "UNAPPROVED"
    silent = replace(plan, approval="")
    assert (
        picture_text.approval_text(make_case(plan=silent), None)
        == "approval not stated"
    )
    assert picture_text.approval_text(make_case(), None) == ""


def of_uid(uid: str) -> Any:
    return replace(
        make_dose(GRID, lambda x, y, z: 50 + x), header=header(Kind.DOSE, uid=uid)
    )


@pytest.mark.parametrize(
    ("uids", "told"),
    [
        (["1.2.3.4567890123"], ""),
        (["1.2.3.4567890123", "1.2.3.9876543210"], "Dose object …3.4567890123"),
        # the same end in another one: as much as tells them apart
        (["1.2.7.34567890123", "1.2.8.34567890123"], "Dose object …7.34567890123"),
    ],
)
def test_a_dose_among_others_is_named_by_the_end_of_its_uid(
    uids: list[str], told: str
) -> None:
    first, *more = [of_uid(uid) for uid in uids]
    case = make_case(doses=(first, *more))
    assert picture_text.which_dose_text(case, first) == told
    beside = tuple(
        Outside(
            entry=Entry(header=other.header, uid=other.header.uid, label="BEAM 2"),
            why=Apart.NOT_CHOSEN,
        )
        for other in more
    )
    apart = make_case(doses=(first,), outside=beside)
    assert picture_text.which_dose_text(apart, first) == told
    kept = tuple(
        Withheld(header=other.header, label="BEAM 2", reason=Reason("it is withheld"))
        for other in more
    )
    apart = make_case(doses=(first,), withheld=kept)
    assert picture_text.which_dose_text(apart, first) == told
