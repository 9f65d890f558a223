"""Plans of shots: no meterset, one beam a shot or none, on MR images."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.findings import Action
from dosiscope.core.isodose import Reference
from dosiscope.viewer.review import Review
from support.cases import good_built
from support.grey_images import all_turned
from support.opened import opened

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.core.case import Case
    from support.synthetic.build import BuiltCase


def _shots(built: BuiltCase, count: int) -> None:
    """Make every beam a shot in minutes, without a meterset."""
    group = built.plan.FractionGroupSequence[0]
    first, named = built.plan.BeamSequence[0], group.ReferencedBeamSequence[0]
    del named.BeamMeterset
    beams, references = [], []
    for number in range(1, count + 1):
        beam, reference = copy.deepcopy(first), copy.deepcopy(named)
        beam.BeamNumber = reference.ReferencedBeamNumber = number
        beam.BeamName, beam.PrimaryDosimeterUnit = f"Shot {number}", "MINUTE"
        beams.append(beam)
        references.append(reference)
    built.plan.BeamSequence, group.ReferencedBeamSequence = beams, references
    group.NumberOfBeams = count
    if not count:
        del built.plan.BeamSequence, group.ReferencedBeamSequence


def case_of(folder: Path, count: int) -> Case:
    built = good_built()
    all_turned(built, "MR")
    _shots(built, count)
    built.write(folder)
    return opened(folder)


@pytest.mark.slow
@pytest.mark.parametrize("count", [0, 1, 9])
def test_shots_beside_their_dose_are_no_geometric_plan(
    tmp_path: Path, count: int
) -> None:
    case = case_of(tmp_path, count)
    assert case.plan is not None
    assert len(case.plan.beams) == count
    assert len(case.doses) == 1
    assert not any("geometric" in finding.message for finding in case.findings)
    told = [f.outcome.key for f in case.findings if f.rule.startswith("BM")]
    assert told == (["BM-04:dose"] if count else [])
    # what stands on the picture is that there is no CT, and nothing of the shots
    standing = [f.outcome.key for f in case.findings if f.action >= Action.WARN]
    assert standing == ["IMG-11:instead"]
    assert [beam.meterset_unit for beam in case.plan.beams] == ["MINUTE"] * count


def test_a_reference_of_half_the_maximum_has_the_whole_range(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Radiosurgery prescribes to the 50 % isodose: nothing is out of proportion."""
    review = Review()
    review.set_case(case_of(tmp_path, 3))
    assert review.dose is not None
    top = review.dose.maximum
    review.look.set_reference(Reference(top / 2))
    assert review.look.wash_range == pytest.approx((0.2 * top, top))
    assert all(level.is_percent for level in review.look.levels)
