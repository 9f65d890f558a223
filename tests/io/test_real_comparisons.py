"""Real doses and plans side by side: two rival plans, and a plan with its beams."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.app.measure import measure_solids
from dosiscope.core.comparing.dose_difference import dose_difference
from dosiscope.core.comparing.plans import compare_plans
from dosiscope.core.comparing.roi_differences import roi_differences
from dosiscope.core.comparing.structure_sets import MeasuredSet, compare_structure_sets
from dosiscope.core.dose import DoseType, SummationType
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.isodose import Reference
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.progress import finish
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.plan import read_plan
from support.axial import make_case
from support.data import case_dir
from support.made_doses import weighted_sum
from support.opened import opened, scanned

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.plan import Plan


@pytest.fixture(scope="module")
def rivals() -> tuple[Case, Case]:
    """Two plans of one patient on one structure set: IMRT and VMAT."""
    folder = case_dir("raystation-brain-two-plans")
    one, two = (
        opened(folder, dose=entry.uid)
        for entry in scanned(folder).inventory.of(Role.DOSE)
    )
    return one, two


@pytest.mark.slow
def test_two_rival_plans(rivals: tuple[Case, Case]) -> None:
    found = compare_plans(*rivals)
    assert (found.a_label, found.b_label) == ("imrt 4", "VMAT")
    changed = {(one.subject, one.what): one for one in found.changed}
    meterset = changed["Plan", "Meterset of a fraction"]
    assert (meterset.a_text, meterset.b_text) == ("4909.217", "2942.011")
    assert changed["Plan", "Beams that treat"].difference == 5
    assert changed['Beam 1 "1"', "Gantry"].b_text == "179 → 181"
    assert ("Plan", "Structure set") not in changed
    assert ("Plan", "Fractions") not in changed
    assert len(found.only_a) == 13
    assert found.only_b == ('Beam 2 "1_1"', 'Beam 4 "2_1"')
    back = compare_plans(*reversed(rivals))
    assert (back.only_a, back.only_b) == (found.only_b, found.only_a)
    assert len(back.changed) == len(found.changed)


@pytest.mark.slow
def test_their_doses_in_every_structure(rivals: tuple[Case, Case]) -> None:
    a, b = (case.doses[0] for case in rivals)
    whole = finish(dose_difference(a, b, Reference(25.0)))
    by_numpy = a.values() - b.values()
    assert whole.whole.maximum == pytest.approx(by_numpy.max())
    assert whole.whole.minimum == pytest.approx(by_numpy.min())
    assert whole.whole.mean == pytest.approx(by_numpy.mean())
    assert whole.whole.rms == pytest.approx(np.sqrt((by_numpy**2).mean()))
    assert whole.histogram.samples.sum() == by_numpy.size
    assert whole.one_alone_percent == 0
    structures = rivals[0].structure_set
    assert structures is not None
    few = [
        roi
        for roi in structures.rois
        if roi.name in ("PTV_1", "PTV_4", "BRAIN STEM", "GTV_ALL", "ptv4")
    ]
    measured = finish(measure_solids(rivals[0], numbers=[roi.number for roi in few]))
    solids = {n: one.solid for n, one in measured.items() if one.solid is not None}
    reasons = {n: one.reason for n, one in measured.items() if one.solid is None}
    found = finish(roi_differences(whole, few, solids, reasons))
    assert len(found) == 5
    for one in found:
        if one.number not in solids:
            assert "only points" in one.reason
            continue
        means = [compute_dvh(solids[one.number], dose).mean for dose in (a, b)]
        assert means[0] is not None
        assert means[1] is not None
        assert one.mean == pytest.approx(means[0] - means[1], abs=2e-5)
        assert one.largest is not None
        assert one.largest_at is not None
        assert abs(float(whole.dose.sample(one.largest_at))) <= one.largest + 1e-5


@pytest.mark.slow
def test_one_structure_set_of_two_plans_is_not_measured(
    rivals: tuple[Case, Case],
) -> None:
    a, b = (
        MeasuredSet(
            structures=case.structure_set,
            solids={
                n: one.solid
                for n, one in finish(measure_solids(case)).items()
                if one.solid is not None
            },
            reasons={},
        )
        for case in rivals
        if case.structure_set is not None
    )
    found = finish(compare_structure_sets(a, b))
    assert found.is_same_set
    assert len(found.rois) == 28
    assert {one.by for one in found.rois} == {"name"}
    assert {one.is_identical for one in found.rois if one.a_cc} == {True}


def moved(case: Case, by: tuple[float, float, float], *names: str) -> Case:
    """Return a case whose structures of these names alone are there, moved, mm."""
    structures = case.structure_set
    assert structures is not None
    rois = tuple(
        replace(roi, contours=replace(roi.contours, points=roi.contours.points + by))
        for roi in structures.rois
        if roi.name in names
    )
    return replace(case, structure_set=replace(structures, rois=rois))


@pytest.mark.slow
def test_structures_that_are_moved_are_as_far_apart(rivals: tuple[Case, Case]) -> None:
    """Whatever the shape: the largest distance is the shift, as is that of centres."""
    names = "PTV_1", "GTV_3", "GTV_ALL"
    sets = []
    for by in ((0.0, 0.0, 0.0), (0.8, 0.6, 0.0)):
        case = moved(rivals[0], by, *names)
        found = finish(measure_solids(case))
        solids = {n: one.solid for n, one in found.items() if one.solid is not None}
        assert case.structure_set is not None
        sets.append(
            MeasuredSet(structures=case.structure_set, solids=solids, reasons={})
        )
    found_sets = finish(compare_structure_sets(*sets))
    assert len(found_sets.rois) == len(names)
    for one in found_sets.rois:
        assert one.shift == pytest.approx((-0.8, -0.6, 0), abs=1e-3)
        assert one.distance is not None
        assert one.distance.largest == pytest.approx(1, abs=0.01)
        assert one.distance.hausdorff_95 <= 1
        assert one.dice is not None
        assert 0.5 < one.dice < 0.95


@pytest.mark.slow
def test_a_plan_and_the_sum_of_its_beams() -> None:
    """Each is rounded to steps of its own: 4.7e-5 Gy in all."""
    folder = case_dir("raystation-proton")
    whole = next(
        entry.uid
        for entry in scanned(folder).inventory.of(Role.DOSE)
        if "EFFECTIVE PLAN" in entry.detail
    )
    case = opened(folder, dose=whole)
    doses = [dose for dose in case.doses if dose.type is DoseType.EFFECTIVE]
    (plan,) = (d for d in doses if d.summation is SummationType.PLAN)
    beams = [d for d in doses if d.summation is SummationType.BEAM]
    assert len(beams) == 2
    found = finish(dose_difference(plan, weighted_sum(beams, (1, 1))))
    assert found.whole.largest <= 4.7e-5
    assert found.unit == "Gy (RBE)"


@pytest.mark.slow
def test_every_real_plan_beside_every_other() -> None:
    """Of itself it differs in nothing; exchanged, as much is changed, and reads so."""
    plans: list[Plan] = []
    names = ("eclipse-breast", "nelms-dvh", "oncentra-phantom", "monaco-becker")
    more = ("ihero-brto-equidistant", "raystation-brain-two-plans", "raystation-proton")
    for name in (*names, *more):
        for path in sorted(case_dir(name).rglob("*")):
            if path.is_file() and path.name.lower().startswith(("rp", "rtplan")):
                file = read_file(path)
                both = [read_plan(file, kind)[0] for kind in (Kind.PLAN, Kind.ION_PLAN)]
                plans.append(max(both, key=lambda plan: len(plan.beams)))
    assert len(plans) >= 7
    cases = [make_case(plan=plan) for plan in plans]
    for n, a in enumerate(cases):
        assert compare_plans(a, a).changed == ()
        for b in cases[:n]:
            forth, back = compare_plans(a, b), compare_plans(b, a)
            assert len(forth.changed) == len(back.changed)
            for one in forth.changed:
                assert one.a_text != one.b_text or one.note
