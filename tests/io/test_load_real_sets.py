"""The real cases, as their sources and independent programs describe them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.acceptance import Accepted
from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.errors import ChoiceError
from dosiscope.core.findings import Action
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.link import proposals, propose
from dosiscope.core.progress import finish
from dosiscope.core.text import date_text, time_text
from dosiscope.io.case.load import load
from support.data import case_dir
from support.opened import opened, rules, scanned, the

if TYPE_CHECKING:
    from dosiscope.core.plan import Plan


def spoken(plan: Plan) -> str:
    return f"{plan.label} {date_text(plan.date)} {time_text(plan.time)}"


def test_ihero() -> None:
    found = scanned(case_dir("ihero-brto-equidistant"))
    assert [plan.label for plan in found.inventory.plans] == [
        "Dosimetric Plan",
        "RT-Plan",
    ]
    case = finish(load(found, propose(found.inventory)))
    assert case.ct is not None
    assert case.ct.geometry.shape == (39, 512, 512)
    assert set(np.diff(case.ct.geometry.z)) == {5.0, 7.0}
    structures = case.structure_set
    assert structures is not None
    assert len(structures.rois) == 13
    assert [roi.name for roi in structures.rois if roi.is_point] == [
        "m1",
        "m2",
        "m3",
        "isocenter",
    ]
    assert sum(len(roi.contours) for roi in structures.rois) == 163
    assert case.plan is not None
    assert spoken(case.plan) == "Dosimetric Plan 2007-07-20 09:43:45"
    assert case.plan.fractions == 35
    (dose,) = case.doses
    assert dose.geometry.shape == (39, 30, 40)
    assert (dose.units, dose.type) == (DoseUnits.GY, DoseType.PHYSICAL)
    assert dose.summation is SummationType.PLAN
    assert dose.maximum == pytest.approx(124.0098, abs=5e-5)
    assert not case.withheld
    assert not case.missing
    # what the profile's own reference set is known to deviate in
    assert {"DO-05", "RX-01", "FOR-01", "PAT-04", "PL-04"} <= rules(case.findings)
    assert {f.rule for f in case.warnings} == {"DO-05"}


def test_ihero_offers_the_geometric_plan() -> None:
    inventory = scanned(case_dir("ihero-brto-equidistant")).inventory
    (geometric,) = (p for p in inventory.plans if p.label == "RT-Plan")
    selection = propose(inventory, plan=geometric.uid)
    assert selection.plan == geometric.uid
    assert selection.doses == ()


def test_monaco() -> None:
    case = opened(case_dir("monaco-becker"))
    assert case.ct is not None
    assert case.ct.geometry.shape[0] == 5
    assert case.structure_set is not None
    assert [roi.name for roi in case.structure_set.rois] == [
        "BODY",
        "PAROTID_LT",
        "PTV",
    ]
    assert case.plan is not None
    assert spoken(case.plan) == "APlan1 2018-09-03 14:05:11"
    assert [r.named_dose_gy for r in case.plan.dose_references] == [78.0, None]
    assert case.doses[0].maximum == pytest.approx(85.3515, abs=5e-5)
    assert not case.withheld
    assert "F01" in rules(case.findings)


def test_oncentra() -> None:
    found = scanned(case_dir("oncentra-phantom"))
    with pytest.raises(ChoiceError, match="There are 4 doses, none of a whole plan"):
        propose(found.inventory)
    (selection,) = proposals(found.inventory)
    case = finish(load(found, selection))
    assert case.ct is not None
    np.testing.assert_allclose(np.diff(case.ct.geometry.z), 75.0)
    assert [dose.summation for dose in case.doses] == [SummationType.BEAM] * 4
    assert [dose.label for dose in case.doses] == [
        "BEAM 1",
        "BEAM 1, 2, 3",
        "BEAM 2",
        "BEAM 3",
    ]
    assert [dose.maximum > 0 for dose in case.doses].count(False) == 1
    uids = {f.object_uid for f in case.warnings if f.rule == "DO-16"}
    assert uids == {dose.header.sop_instance_uid for dose in case.doses}


@pytest.mark.slow
def test_eclipse() -> None:
    case = opened(case_dir("eclipse-breast"))
    assert case.ct is not None
    assert len(case.ct.image_uids) == 1
    assert "98 CT images are referenced, 1 is here" in case.missing[0].text
    assert case.doses[0].maximum == pytest.approx(14.6808, abs=5e-5)
    assert case.structure_set is not None
    empty = case.structure_set.roi(2)
    assert empty is not None
    assert not len(empty.contours)
    assert len(case.stored_dvhs) == 9
    for dvh in case.stored_dvhs:
        assert not dvh.withheld
        # percent of the prescription of 14 Gy, though the units say GY
        assert dvh.statistics_doubt
    largest = max(dvh.maximum or 0 for dvh in case.stored_dvhs)
    assert largest * 14 / 100 == pytest.approx(case.doses[0].maximum, rel=1e-4)


def test_raystation() -> None:
    found = scanned(case_dir("raystation-proton") / "plan03_ramp_full")
    case = finish(load(found, propose(found.inventory)))
    assert case.ct is None
    assert "61 images are referenced, no CT image is here" in case.missing[0].text
    assert [dose.label for dose in case.doses] == ["PLAN", "BEAM 1", "BEAM 2"]
    assert {dose.type for dose in case.doses} == {DoseType.EFFECTIVE}
    assert {dose.unit_text for dose in case.doses} == {"Gy (RBE)"}
    assert case.structure_set is not None
    assert len(case.structure_set.rois) == 5


@pytest.mark.slow
def test_raystation_plan_is_of_another_patient() -> None:
    # name and ID in the plan differ from those in dose and structure set
    found = scanned(case_dir("raystation-proton") / "plan03_ramp_full")
    selection = propose(found.inventory)
    case = finish(load(found, selection))
    assert case.plan is None
    (one,) = case.withheld
    assert one.header.kind is Kind.ION_PLAN
    assert "test_LET_ramp" in str(one.reason)
    assert "WTR303030" in str(one.reason)
    assert the(case.findings, "PAT-03").action is Action.REFUSE

    accepted = finish(load(found, selection, accepted=Accepted(frozenset({"PAT-03"}))))
    assert accepted.plan is not None
    assert accepted.plan.header.kind is Kind.ION_PLAN
    assert [beam.radiation for beam in accepted.plan.beams] == ["PROTON", "PROTON"]
    assert len(accepted.plan.beams[0].energies) == 22
    assert the(accepted.findings, "PAT-03").action is Action.WARN


def test_raystation_folder_holds_two_cases() -> None:
    inventory = scanned(case_dir("raystation-proton")).inventory
    with pytest.raises(ChoiceError) as caught:
        propose(inventory)
    assert len(caught.value.candidates) == 2


def test_nelms_files_that_share_uids_are_objects_of_their_own() -> None:
    inventory = scanned(case_dir("nelms-dvh")).inventory
    doses = inventory.of(Role.DOSE)
    assert len(doses) == len({dose.uid for dose in doses}) == 4
    assert len({dose.own_uid for dose in doses}) == 2
    assert rules(inventory.findings) == set()
