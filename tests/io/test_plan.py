"""Plans as their files state them, ion plans alike."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydicom.dataset import Dataset as Item

from dosiscope.core.findings import Action
from dosiscope.core.kinds import Kind
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.plan import read_plan
from support.cases import good_built
from support.opened import rules, the
from support.synthetic.build import build_case
from support.synthetic.good import good_case
from support.synthetic.ion_plan import of_protons

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.findings import Finding
    from dosiscope.core.plan import Plan
    from support.synthetic.build import BuiltCase


def read(
    folder: Path,
    mutate: Callable[[Item], None] | None = None,
    built: BuiltCase | None = None,
    kind: Kind = Kind.PLAN,
) -> tuple[Plan, tuple[Finding, ...]]:
    built = built or good_built()
    if mutate is not None:
        mutate(built.plan)
    built.ct, built.doses, built.structure_set = [], [], None
    (path,) = built.write(folder)
    return read_plan(read_file(path), kind)


def test_the_good_plan(tmp_path: Path) -> None:
    plan, findings = read(tmp_path)
    assert not findings
    assert plan.label == "Good plan"
    assert plan.fractions == 20
    assert plan.patient_positions == ("HFS",)
    (prescription,) = plan.dose_references
    assert prescription.named_dose_gy == 40
    assert prescription.roi_number == 2
    assert [beam.name for beam in plan.beams] == ["Anterior", "Left"]
    assert plan.beams[1].gantry == (90, 90)
    assert plan.beams[0].isocentre == (10, 5, 0)


def test_metersets_come_by_beam_number(tmp_path: Path) -> None:
    def change(plan: Item) -> None:
        group = plan.FractionGroupSequence[0]
        group.ReferencedBeamSequence[0].BeamMeterset = "111.5"
        group.ReferencedBeamSequence[1].BeamMeterset = "222.25"
        group.ReferencedBeamSequence = list(reversed(group.ReferencedBeamSequence))

    plan, _ = read(tmp_path, change)
    assert [beam.meterset for beam in plan.beams] == [111.5, 222.25]


def test_an_arc_has_first_and_last_angle_and_distinct_energies(tmp_path: Path) -> None:
    def change(plan: Item) -> None:
        first, *_ = points = plan.BeamSequence[0].ControlPointSequence
        first.GantryAngle, first.NominalBeamEnergy = "181", "6"
        first.GantryRotationDirection = "CW"
        middle, last = copy.deepcopy(first), Item()
        middle.GantryAngle, middle.NominalBeamEnergy = "0", "10"
        last.ControlPointIndex = 2
        points[:] = [first, middle, last]
        last.GantryAngle = "179"

    plan, _ = read(tmp_path, change)
    beam = plan.beams[0]
    assert beam.gantry == (181, 179)
    assert beam.gantry_direction == "CW"
    assert beam.energies == (6, 10)
    assert beam.control_points == 3


def test_a_plan_without_beams_is_a_plan(tmp_path: Path) -> None:
    def change(plan: Item) -> None:
        del plan.BeamSequence
        plan.FractionGroupSequence[0].NumberOfBeams = 0
        del plan.FractionGroupSequence[0].ReferencedBeamSequence

    plan, findings = read(tmp_path, change)
    assert plan.beams == ()
    assert not findings


def test_an_ion_plan(tmp_path: Path) -> None:
    case = good_case()
    plans = tuple(of_protons(plan) for plan in case.plans)
    built = build_case(replace(case, plans=plans))
    plan, _ = read(tmp_path, built=built, kind=Kind.ION_PLAN)
    assert plan.header.kind is Kind.ION_PLAN
    assert [beam.name for beam in plan.beams] == ["Anterior", "Left"]
    assert plan.beams[0].radiation == "PROTON"
    assert plan.beams[0].energy_unit == "MeV"
    assert plan.beams[0].isocentre == (10, 5, 0)


def _two_groups(plan: Item) -> None:
    plan.FractionGroupSequence.append(copy.deepcopy(plan.FractionGroupSequence[0]))


def _brachy(plan: Item) -> None:
    plan.FractionGroupSequence[0].NumberOfBrachyApplicationSetups = 1


def _two_positions(plan: Item) -> None:
    second = copy.deepcopy(plan.PatientSetupSequence[0])
    second.PatientPosition = "HFP"
    plan.PatientSetupSequence.append(second)


def _same_names(plan: Item) -> None:
    plan.BeamSequence[1].BeamName = "Anterior"


def _device(plan: Item) -> None:
    plan.RTPlanGeometry = "TREATMENT_DEVICE"


def _no_structures(plan: Item) -> None:
    del plan.ReferencedStructureSetSequence


def _no_prescription(plan: Item) -> None:
    del plan.DoseReferenceSequence


def _no_label(plan: Item) -> None:
    plan.RTPlanLabel = ""


def _many_beams(plan: Item, count: int = 101) -> None:
    group = plan.FractionGroupSequence[0]
    beams, named = [], []
    for n in range(count):
        beam = copy.deepcopy(plan.BeamSequence[0])
        beam.BeamNumber, beam.BeamName = n, f"B{n}"
        beams.append(beam)
        named.append(copy.deepcopy(group.ReferencedBeamSequence[0]))
        named[-1].ReferencedBeamNumber = n
    plan.BeamSequence = beams
    group.ReferencedBeamSequence, group.NumberOfBeams = named, count


@pytest.mark.parametrize(
    ("change", "rule", "action"),
    [
        (_two_groups, "FX-01", Action.WARN),
        (_brachy, "FX-02", Action.WARN),
        (_two_positions, "PS-02", Action.WARN),
        (_same_names, "BM-03", Action.NOTE),
        (_device, "PL-02", Action.WARN),
        (_no_structures, "PL-02", Action.WARN),
        (_no_prescription, "RX-01", Action.NOTE),
        (_no_label, "PL-01", Action.NOTE),
        (_many_beams, "BM-01", Action.NOTE),
    ],
)
def test_each_deviation_has_its_finding(
    tmp_path: Path, change: Callable[[Item], None], rule: str, action: Action
) -> None:
    _, findings = read(tmp_path, change)
    assert rules(findings) == {rule}
    assert the(findings, rule).action is action


def test_a_number_that_only_tells_groups_apart_takes_nothing_away(
    tmp_path: Path,
) -> None:
    def change(plan: Item) -> None:
        (group,) = plan.FractionGroupSequence
        group.FractionGroupNumber = [1, 2]
        group.NumberOfBeams = 5

    plan, findings = read(tmp_path, change)
    assert len(plan.beams) == 2
    assert {"F18", "FX-03"} <= rules(findings)


@pytest.mark.slow
def test_a_hundred_beams_are_no_finding(tmp_path: Path) -> None:
    plan, findings = read(tmp_path, lambda plan: _many_beams(plan, 100))
    assert len(plan.beams) == 100
    assert not findings
