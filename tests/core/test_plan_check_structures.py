"""Items 15, 17, 21, 22, 27, 34 and 35: each finds its fault, the good plan passes."""

from __future__ import annotations

from dataclasses import replace
from math import pi
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.plan import DoseReference, PatientSetup
from dosiscope.core.plan_check.check import check_plan
from dosiscope.core.plan_check.laterality import side_in
from dosiscope.core.plan_check.nesting import partner_of
from dosiscope.core.structures import Contours
from support.axial import circle, closed, make_roi
from support.checked_plan import (
    COUCH,
    CTV,
    EXTERNAL,
    GTV,
    LEFT,
    MIDDLE,
    PTV,
    RIGHT,
    answers,
    around,
    box,
    changed,
    cylinder,
    dose_like,
    good_case,
    good_plan,
    good_rois,
    results_of,
    sphere,
    subject_of,
)

if TYPE_CHECKING:
    from dosiscope.core.structures import Roi


@pytest.mark.parametrize("item", ["PC-15", "PC-17", "PC-21", "PC-22", "PC-27", "PC-34"])
def test_the_good_plan_passes(item: str) -> None:
    assert set(results_of(item)) == {"PASS"}


# --- 15: the couch ---------------------------------------------------------------


def test_a_couch_is_passed_by_the_beam_from_below() -> None:
    (one,) = answers("PC-15")
    assert one.beams == (3,)
    assert one.found == "1 beam of 3"


def test_a_couch_without_contours_is_flagged() -> None:
    empty = replace(box(COUCH, (0, 0), (1, 1)), contours=Contours.of([]))
    (one,) = answers("PC-15", subject_of(good_case(changed(empty))))
    assert one.result.value == "FLAG"
    assert one.message == 'The couch "CouchSurface" has no contours.'


def test_a_couch_above_the_patient_is_flagged() -> None:
    """It fits a patient who lies on the belly: there the back is above."""
    above = changed(box(COUCH, (-110, -115), (110, -100)))
    (one,) = answers("PC-15", subject_of(good_case(above)))
    assert one.result.value == "FLAG"
    prone = replace(good_plan(), setups=(PatientSetup(number=1, position="HFP"),))
    (one,) = answers("PC-15", subject_of(good_case(above, plan=prone)))
    assert one.result.value == "PASS"
    assert one.beams == (3,)
    (one,) = answers("PC-15", subject_of(good_case(plan=prone)))
    assert one.result.value == "FLAG"


def test_a_beam_from_below_that_passes_beside_the_couch_is_flagged() -> None:
    aside = changed(box(COUCH, (-110, 100), (30, 115)))
    (one,) = answers("PC-15", subject_of(good_case(aside)))
    assert (one.result.value, one.beams) == ("FLAG", (3,))
    assert one.message.startswith("Beam 3 (G180) comes from below")


@pytest.mark.parametrize(("gantry", "result"), [(150.0, "FLAG"), (125.0, "PASS")])
def test_an_oblique_beam_may_pass_beside_the_couch(gantry: float, result: str) -> None:
    """The couch ends at x = 60 mm, 10 mm beside the isocentre."""
    narrow = changed(box(COUCH, (-110, 100), (60, 115)))
    beam = replace(good_plan().beams[0], gantry=(gantry, gantry))
    plan = replace(good_plan(), beams=(beam,))
    assert results_of("PC-15", subject_of(good_case(narrow, plan=plan))) == [result]


def test_no_couch_is_told_where_beams_come_from_below() -> None:
    rois = changed(without=(COUCH,))
    (one,) = answers("PC-15", subject_of(good_case(rois)))
    assert (one.result.value, one.beams) == ("REPORT", (3,))
    above = replace(good_plan(), beams=good_plan().beams[:2])
    assert results_of("PC-15", subject_of(good_case(rois, plan=above))) == ["PASS"]


def test_an_arc_comes_from_below_where_it_goes_there() -> None:
    (first, *_) = good_plan().beams
    rois = changed(without=(COUCH,))
    for first_angle, last, way, result in (
        (90.0, 270.0, "CW", "REPORT"),
        (270.0, 90.0, "CW", "PASS"),
        (90.0, 270.0, "CC", "PASS"),
        (270.0, 90.0, "", "REPORT"),  # which way is not known
    ):
        arc = replace(first, gantry=(first_angle, last), gantry_direction=way)
        plan = replace(good_plan(), beams=(arc,))
        assert results_of("PC-15", subject_of(good_case(rois, plan=plan))) == [result]


def test_sources_within_the_patient_need_no_couch() -> None:
    plan = replace(good_plan(), beams=())
    assert results_of("PC-15", subject_of(good_case(plan=plan))) == ["NOT_EVALUABLE"]


# --- 17: densities ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "result"),
    [
        ("1.0", "REPORT"),
        ("8", "REPORT"),
        ("8.1", "FLAG"),
        ("-1", "FLAG"),
        ("1,0", "FLAG"),
    ],
)
def test_an_assigned_density_is_told_or_flagged(value: str, result: str) -> None:
    couch = replace(
        box(COUCH, (-110, 100), (110, 115)),
        physical_properties=(("REL_ELEC_DENSITY", value),),
    )
    (one,) = answers("PC-17", subject_of(good_case(changed(couch))))
    assert (one.result.value, one.rois) == (result, (COUCH,))
    assert f"electron density {value}" in one.message


# --- 21: targets -----------------------------------------------------------------


def with_contours(
    number: int, *more: tuple[float, float, float, float]
) -> tuple[Roi, ...]:
    """The good structures, one with more circles (x, y, z, radius)."""
    roi = next(roi for roi in good_rois() if roi.number == number)
    added = [closed(circle(x, y, z, r, 60)) for x, y, z, r in more]
    return changed(replace(roi, contours=Contours.of([*roi.contours, *added])))


def test_a_stray_piece_is_flagged_with_its_volume() -> None:
    """A disc of 1 mm radius on one plane, 2 mm thick: pi * 2 / 1000 cc."""
    rois = with_contours(PTV, (0, 60, 10, 1.0))
    first, *_ = answers("PC-21", subject_of(good_case(rois)))
    assert (first.result.value, first.rois) == ("FLAG", (PTV,))
    assert f"{2 * pi / 1000:.3f} cc" in first.message


def test_pieces_that_are_targets_are_told() -> None:
    """Several metastases in one structure."""
    second = [(0.0, 60.0, float(z), 6.0) for z in range(-6, 7, 2)]
    rois = with_contours(PTV, *second)
    first, *_ = answers("PC-21", subject_of(good_case(rois)))
    assert (first.result.value, first.found) == ("REPORT", "2 pieces")


@pytest.mark.parametrize(("missing", "is_flagged"), [((4,), True), ((4, 6), True)])
def test_planes_that_were_left_out_are_flagged(
    missing: tuple[float, ...], *, is_flagged: bool
) -> None:
    roi = next(roi for roi in good_rois() if roi.number == CTV)
    kept = [contour for contour in roi.contours if contour.z not in missing]
    rois = changed(replace(roi, contours=Contours.of(kept)))
    flags = [
        one
        for one in answers("PC-21", subject_of(good_case(rois)))
        if one.result.value == "FLAG"
    ]
    assert bool(flags) is is_flagged
    assert flags[0].found == f"z = 2.0 to {max(missing) + 2:.1f} mm"


def test_vertebrae_above_each_other_are_pieces() -> None:
    """20 mm apart in the same place: nobody left out ten planes."""
    low = [(50.0, 0.0, float(z), 8.0) for z in range(-58, -37, 2)]
    high = [(50.0, 0.0, float(z), 8.0) for z in range(-16, 7, 2)]
    circles = [closed(circle(x, y, z, r, 60)) for x, y, z, r in (*low, *high)]
    rois = changed(make_roi(GTV, circles, "GTV_60", kind="GTV"))
    found = [a for a in answers("PC-21", subject_of(good_case(rois))) if GTV in a.rois]
    assert [one.result.value for one in found] == ["REPORT"]


def test_an_empty_target_is_flagged_where_it_counts() -> None:
    empty = make_roi(20, [], "PTV_opt", kind="PTV")
    first, *_ = [
        a
        for a in answers("PC-21", subject_of(good_case(changed(empty))))
        if 20 in a.rois
    ]
    assert first.result.value == "REPORT"
    prescribed = DoseReference(
        number=1,
        structure_type="VOLUME",
        description="",
        type="TARGET",
        roi_number=20,
        prescription_gy=60.0,
    )
    plan = replace(good_plan(), dose_references=(prescribed,))
    first, *_ = [
        a
        for a in answers("PC-21", subject_of(good_case(changed(empty), plan=plan)))
        if 20 in a.rois
    ]
    assert first.result.value == "FLAG"


def test_without_a_target_there_is_no_answer() -> None:
    rois = changed(without=(PTV, CTV, GTV))
    for item in ("PC-21", "PC-22", "PC-34"):
        assert results_of(item, subject_of(good_case(rois))) == ["NOT_EVALUABLE"]


# --- 22: one within the other ----------------------------------------------------


def test_a_ctv_that_reaches_out_of_its_ptv_is_flagged_with_volume_and_distance() -> (
    None
):
    """Spheres of 14 and 20 mm, 10 mm apart: out by 14 + 10 - 20 = 4 mm."""
    x, y, z = MIDDLE
    rois = changed(sphere(CTV, 14, "CTV_60", "CTV", (x - 10, y, z)), without=(GTV,))
    flagged = [
        a
        for a in answers("PC-22", subject_of(good_case(rois)))
        if a.result.value == "FLAG"
    ]
    (one,) = flagged
    assert one.rois == (CTV, PTV)
    assert 'of "CTV_60" lie outside "PTV_60", up to 4 mm' in one.message
    common = (
        pi * (20 + 14 - 10) ** 2 * (100 + 280 - 588 + 400 + 1680 - 1200) / 120 / 1000
    )
    assert float(one.found.split()[0]) == pytest.approx(
        4 / 3 * pi * 14**3 / 1000 - common, rel=0.05
    )


def test_a_gtv_without_a_ctv_is_held_against_the_ptv() -> None:
    rois = changed(without=(CTV,))
    assert set(results_of("PC-22", subject_of(good_case(rois)))) == {"PASS"}
    x, y, z = MIDDLE
    rois = changed(sphere(GTV, 8, "GTV", "GTV", (x, y + 16, z)), without=(CTV,))
    first, *_ = answers("PC-22", subject_of(good_case(rois)))
    assert (first.result.value, first.rois) == ("FLAG", (GTV, PTV))


def test_targets_are_paired_by_what_their_names_have_in_common() -> None:
    names = {1: "PTV 70", 2: "PTV_56", 3: "PTV_neck_L", 4: "ring"}
    others = [make_roi(n, [], name) for n, name in names.items()]
    for name, number in (
        ("CTV_70", 1),
        ("ctv56", 2),
        ("CTV neck", 3),
        ("CTV_x", None),
        ("Breast", None),
    ):
        found = partner_of(make_roi(9, [], name), others)
        assert (found.number if found else None) == number


def test_the_only_two_targets_belong_together() -> None:
    assert partner_of(make_roi(1, [], "GTV"), [make_roi(2, [], "PTV_60Gy")])
    assert not partner_of(make_roi(1, [], "Breast"), [make_roi(2, [], "Tumor bed")])


def test_a_ctv_within_all_ptvs_together_is_told() -> None:
    """A PTV of one level is often drawn without that of the other."""
    x, y, z = MIDDLE
    rois = changed(
        sphere(PTV, 20, "PTV_60", "PTV"),
        sphere(20, 20, "PTV_54", "PTV", (x - 15, y, z)),
        sphere(CTV, 14, "CTV_60", "CTV", (x - 8, y, z)),
        without=(GTV,),
    )
    first, *_ = answers("PC-22", subject_of(good_case(rois)))
    assert first.result.value == "REPORT"
    assert first.message.endswith("but lies within all of its kind together.")


def test_a_ptv_beyond_the_skin_is_flagged_unless_a_bolus_covers_it() -> None:
    rois = changed(sphere(PTV, 20, "PTV_60", "PTV", (80, 0, 0)), without=(CTV, GTV))
    (one,) = answers("PC-22", subject_of(good_case(rois)))
    assert (one.result.value, one.rois) == ("FLAG", (PTV, EXTERNAL))
    assert "up to 5 mm" in one.message
    bolus = cylinder(20, 102, "Bolus", "BOLUS")
    (one,) = answers("PC-22", subject_of(good_case((*rois, bolus))))
    assert one.result.value == "PASS"


def test_outlines_of_one_place_may_differ_by_rounding() -> None:
    """By half a millimetre all around: 2 cc, but no target lies outside."""
    ptv = next(roi for roi in good_rois() if roi.number == PTV)
    x, y, _ = MIDDLE
    wider = [
        closed(circle(x, y, one.z, float(np.ptp(one.points[:, 0])) / 2 + 0.5, 90))
        for one in ptv.contours
    ]
    rois = changed(make_roi(CTV, wider, "CTV_60", kind="CTV"))
    assert set(results_of("PC-22", subject_of(good_case(rois)))) == {"PASS"}


def test_a_small_target_may_not_lie_outside_though_it_is_less_than_the_limit() -> None:
    """0.034 cc of GTV beside its PTV."""
    tiny = sphere(GTV, 2.1, "GTV_60", "GTV", (0, 60, 0))
    rois = changed(tiny, without=(CTV,))
    first, *_ = answers("PC-22", subject_of(good_case(rois)))
    assert first.result.value == "FLAG"
    assert "wholly outside" in first.message


def test_a_wire_on_the_skin_with_the_type_of_a_target_is_told() -> None:
    wire = cylinder(20, 3, "Borders", "PTV", (96, 0))
    found = answers("PC-22", subject_of(good_case(changed(wire))))
    assert [a.result.value for a in found if 20 in a.rois] == ["REPORT"]


def test_targets_that_overlap_are_told() -> None:
    x, y, z = MIDDLE
    rois = changed(sphere(20, 20, "PTV_54", "PTV", (x - 20, y, z)))
    *_, one = answers("PC-22", subject_of(good_case(rois)))
    assert (one.result.value, one.rois) == ("REPORT", (PTV, 20))


def test_very_many_targets_are_said_to_be_too_many() -> None:
    """As a damaged or hostile file may have them: each would be compared with each."""
    small = sphere(20, 3, "PTV", "PTV")
    many = tuple(replace(small, number=n) for n in range(100, 201))
    (one,) = answers("PC-22", subject_of(good_case(many)))
    assert one.result.value == "NOT_EVALUABLE"
    assert one.message == "101 targets are too many to be compared"


def test_without_an_external_it_is_not_known_what_lies_in_the_patient() -> None:
    rois = changed(without=(EXTERNAL,))
    assert "NOT_EVALUABLE" in results_of("PC-22", subject_of(good_case(rois)))
    assert results_of("PC-34", subject_of(good_case(rois))) == ["NOT_EVALUABLE"]


# --- 27: names -------------------------------------------------------------------


def test_names_that_are_not_those_of_tg_263_are_told() -> None:
    rois = changed(sphere(LEFT, 10, "Lt Parotid", "ORGAN", (40, 40, 10)))
    (one,) = answers("PC-27", subject_of(good_case(rois)))
    assert (one.result.value, one.rois) == ("REPORT", (LEFT,))
    assert '"Lt Parotid" is Parotid_L' in one.message


def test_a_name_that_is_there_twice_is_flagged() -> None:
    rois = changed(sphere(20, 5, "ctv_60", "ORGAN"))
    first, *_ = answers("PC-27", subject_of(good_case(rois)))
    assert (first.result.value, first.rois) == ("FLAG", (CTV, 20))


def test_a_ptv_of_type_ctv_is_flagged_and_an_itv_is_not() -> None:
    rois = changed(sphere(PTV, 20, "PTV_60", "CTV"))
    first, *_ = answers("PC-27", subject_of(good_case(rois)))
    assert (first.result.value, first.found, first.expected) == ("FLAG", "CTV", "PTV")
    rois = changed(sphere(CTV, 14, "Tumor bed", "GTV"))
    assert "FLAG" not in results_of("PC-27", subject_of(good_case(rois)))


# --- 34: sides -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Breast L", "left"),
        ("L Breast", "left"),
        ("LUNG_R_60", "right"),
        ("Lt Parotid", "left"),
        ("Rt. hip", "right"),
        ("Mamma links", "left"),
        ("poumon droit", "right"),
        ("Prostate", ""),
        ("Prostate RT", ""),
        ("RT Plan", ""),
        ("Breast RT", ""),  # may be radiotherapy
        ("Breast RT left", "left"),
        ("L-Spine", ""),
        ("L4", ""),
        ("Lung L and R", ""),
        ("Left and right lung", ""),
        ("Re-plan", ""),
        ("Lung re-plan", ""),
        ("Mamma re.", "right"),
        ("Lunge re 60 Gy", "right"),
        ("RUL SBRT", "right"),
        ("LLL", "left"),
        ("", ""),
    ],
)
def test_the_side_that_a_name_states(name: str, side: str) -> None:
    assert side_in(name) == side


@pytest.mark.parametrize("position", ["HFS", "HFP", "FFS", "FFP", "HFDR"])
@pytest.mark.parametrize(
    ("x", "label", "result"),
    [
        (50, "Breast L", "PASS"),
        (-50, "Breast L", "FLAG"),
        (50, "Breast R", "FLAG"),
        (-50, "Breast R", "PASS"),
        (3, "Breast L", "REPORT"),
        (-50, "Breast", "REPORT"),
    ],
)
def test_the_target_lies_on_the_side_of_the_label(
    position: str, x: float, label: str, result: str
) -> None:
    """x grows to the patient's left in every position."""
    rois = changed(sphere(PTV, 20, "PTV", "PTV", (x, 0, 0)))
    setups = (PatientSetup(number=1, position=position),)
    plan = replace(good_plan(), label=label, setups=setups)
    (one,) = answers("PC-34", subject_of(good_case(rois, plan=plan)))
    assert one.result.value == result
    if abs(x) == 50:
        side = "left" if x > 0 else "right"
        assert f"50 mm {side} of the middle" in one.found


def test_the_middle_is_that_of_the_patient_not_of_the_coordinates() -> None:
    """A patient who lies 60 mm to the left of the origin."""
    rois = changed(
        cylinder(EXTERNAL, 95, "External", "EXTERNAL", (60, 0)),
        sphere(PTV, 20, "PTV", "PTV", (20, 0, 0)),
    )
    plan = replace(good_plan(), label="Breast L")
    (one,) = answers("PC-34", subject_of(good_case(rois, plan=plan)))
    assert (one.result.value, one.found) == ("FLAG", "40 mm right of the middle")


def test_of_targets_on_both_sides_one_on_the_side_is_enough() -> None:
    rois = changed(sphere(20, 15, "PTV_2", "PTV", (-50, 0, 0)))
    plan = replace(good_plan(), label="Breast R")
    assert results_of("PC-34", subject_of(good_case(rois, plan=plan))) == ["PASS"]


def test_beams_say_where_they_come_from_unless_they_name_a_place() -> None:
    first, second, third = good_plan().beams
    beams = (
        replace(first, name="Right lateral"),
        replace(second, name="Lt breast med"),
        replace(third, name="LAO"),
    )
    plan = replace(good_plan(), label="A", beams=beams)
    (one,) = answers("PC-34", subject_of(good_case(plan=plan)))
    assert (one.result.value, one.beams) == ("PASS", (2,))


def test_beams_that_name_one_side_are_one_line() -> None:
    beams = [replace(b, name=f"R breast {b.number}") for b in good_plan().beams]
    plan = replace(good_plan(), label="A", beams=tuple(beams))
    (one,) = answers("PC-34", subject_of(good_case(plan=plan)))
    assert (one.result.value, one.beams) == ("FLAG", (1, 2, 3))
    assert one.message.startswith("The name of beams 1, 2 and 3 says right;")


@pytest.mark.parametrize(("x", "is_wrong"), [(50, True), (-50, False), (5, False)])
def test_a_target_lies_on_the_side_of_its_own_name(x: float, is_wrong: bool) -> None:
    rois = changed(sphere(PTV, 20, "PTV_Lung_R", "PTV", (x, 0, 0)))
    plan = replace(good_plan(), label="A")
    first, *_ = answers("PC-34", subject_of(good_case(rois, plan=plan)))
    assert (first.result.value == "FLAG") == is_wrong
    if is_wrong:
        assert first.message == '"PTV_Lung_R" lies 50 mm left of the middle.'


def test_exchanged_organs_are_flagged() -> None:
    rois = changed(
        sphere(LEFT, 10, "Parotid_R", "ORGAN", (40, 40, 10)),
        sphere(RIGHT, 10, "Parotid_L", "ORGAN", (-40, 40, 10)),
    )
    first, *_ = answers("PC-34", subject_of(good_case(rois)))
    assert (first.result.value, first.rois) == ("FLAG", (RIGHT, LEFT))
    assert first.found == "80 mm to the right"


def test_exchanged_organs_are_told_though_there_is_no_target() -> None:
    rois = changed(
        sphere(LEFT, 10, "Parotid_R", "ORGAN", (40, 40, 10)),
        sphere(RIGHT, 10, "Parotid_L", "ORGAN", (-40, 40, 10)),
        without=(PTV, CTV, GTV),
    )
    subject = subject_of(good_case(rois))
    outcomes = [one for one in check_plan(subject) if one.item.id == "PC-34"]
    assert [one.result.value for one in outcomes] == ["FLAG", "NOT_EVALUABLE"]


# --- 35: devices -----------------------------------------------------------------


@pytest.mark.parametrize(("maximum", "result"), [(63.0, "FLAG"), (1.0, "PASS")])
def test_a_device_receives_no_more_than_the_limit(maximum: float, result: str) -> None:
    device = sphere(20, 8, "Pacemaker", "ORGAN")
    dose = dose_like(around(MIDDLE, maximum))
    subject = subject_of(good_case(changed(device), doses=(dose,)), measured=(20,))
    (one,) = answers("PC-35", subject)
    assert (one.result.value, one.rois) == (result, (20,))
    assert one.found == f"{maximum:.2f} Gy"


def test_a_device_without_a_dvh_is_not_passed() -> None:
    device = sphere(20, 8, "ICD", "ORGAN")
    assert results_of("PC-35", subject_of(good_case(changed(device)))) == [
        "NOT_EVALUABLE"
    ]


def test_a_device_partly_outside_the_grid_is_not_passed() -> None:
    """The grid ends at z = 50 mm."""
    device = sphere(20, 8, "CIED", "ORGAN", (0, 0, 48))
    dose = dose_like(lambda x, y, z: 0 * np.hypot(x, y) + 1 + 0 * z)
    subject = subject_of(good_case(changed(device), doses=(dose,)), measured=(20,))
    (one,) = answers("PC-35", subject)
    assert one.result.value == "NOT_EVALUABLE"
    assert "outside the dose grid" in one.message


def test_an_organ_is_no_device() -> None:
    """A cochlea is one, a cochlear implant is none."""
    rois = changed(sphere(20, 3, "Cochlea_L", "ORGAN"), sphere(21, 3, "Pump", "ORGAN"))
    (one,) = answers("PC-35", subject_of(good_case(rois), measured=(20,)))
    assert one.result.value == "REPORT"
    implant = changed(sphere(20, 3, "cochlear_implant L", "ORGAN"))
    (one,) = answers("PC-35", subject_of(good_case(implant), measured=(20,)))
    assert one.result.value == "FLAG"


@pytest.mark.parametrize(
    "name",
    ["Pace_Maker", "AICD", "ICD2", "CochlearImplant R", "DBS lead", "Spine stimulator"],
)
def test_a_device_is_known_by_its_other_names(name: str) -> None:
    rois = changed(sphere(20, 8, name, "ORGAN"))
    (one,) = answers("PC-35", subject_of(good_case(rois), measured=(20,)))
    assert (one.result.value, one.rois) == ("FLAG", (20,))


def test_no_device_is_told() -> None:
    assert results_of("PC-35") == ["REPORT"]
