"""Two plans attribute by attribute: each change alone is told, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.accessories import Block, Wedge
from dosiscope.core.comparing.plan_pairs import paired
from dosiscope.core.comparing.plan_row import (
    ANGLE,
    DEGREES,
    DOSE,
    LENGTH,
    METERSET,
    PlanChange,
    row,
)
from dosiscope.core.comparing.plans import compare_plans
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.plan import Beam, DoseReference, FractionGroup
from support.axial import make_case, make_roi
from support.delivered_plan import (
    arc,
    beam,
    boli_of,
    brachy,
    channel,
    control_points,
    delivered,
    good_beams,
    held,
    ions,
    setup_beam,
    source,
    with_beam,
    with_points,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.comparing.plan_row import PlanRow
    from dosiscope.core.comparing.plans import PlansComparison
    from dosiscope.core.plan import Plan

MIRRORED = {PlanChange.ONLY_A: PlanChange.ONLY_B, PlanChange.ONLY_B: PlanChange.ONLY_A}


def compared(a: Plan, b: Plan) -> PlansComparison:
    return compare_plans(make_case(plan=a), make_case(plan=b))


def told(a: Plan, b: Plan) -> list[tuple[str, ...]]:
    """Return what differs, as a table has it."""
    return [
        (one.subject, one.what, one.a_text, one.b_text, one.note)
        for one in compared(a, b).changed
    ]


def blocked(*corners: tuple[float, float]) -> Plan:
    block = Block(number=1, name="Lung", type="SHIELDING", outline=corners)
    return with_beam(blocks=(block,))


def test_blocks_of_one_name_are_compared_by_their_corners() -> None:
    plan = blocked((0, 0), (10, 0), (10, 5))
    assert told(plan, blocked((0, 0), (10, 0), (10, 5))) == []
    assert told(plan, blocked((0, 0), (10, 0), (10, 7.5))) == [
        (
            'Beam 1 "G000"',
            "Outlines of blocks",
            "3 corners",
            "3 corners",
            "up to 2.5 mm apart",
        )
    ]
    assert told(plan, blocked((0, 0), (10, 0), (10, 5), (0, 5))) == [
        ('Beam 1 "G000"', "Outlines of blocks", "3 corners", "4 corners", "")
    ]
    assert told(plan, delivered()) == [
        ('Beam 1 "G000"', "Blocks", "SHIELDING Lung", "—", ""),
        ('Beam 1 "G000"', "Outlines of blocks", "3 corners", "—", ""),
    ]


@pytest.mark.parametrize("plan", [delivered(), ions(), brachy(), delivered(arc())])
def test_a_plan_with_itself(plan: Plan) -> None:
    found = compared(plan, replace(plan))
    assert found.is_same_plan
    assert found.rows
    assert found.changed == ()


ONE_CHANGE: list[tuple[Plan, Sequence[tuple[str, ...]]]] = [
    (delivered(label="Boost"), [("Plan", "Label", "60 Gy/30", "Boost", "")]),
    (delivered(date="20240207"), [("Plan", "Date", "2024-01-31", "2024-02-07", "")]),
    (delivered(approval=""), [("Plan", "Approval", "APPROVED", "—", "")]),
    (
        delivered(fraction_groups=(FractionGroup(number=1, fractions=25),)),
        [("Plan", "Fractions", "30", "25", "")],
    ),
    (
        with_beam(meterset=101.5),
        [
            ("Plan", "Meterset of a fraction", "300", "301.5", ""),
            ('Beam 1 "G000"', "Meterset", "100", "101.5", ""),
        ],
    ),
    (
        with_beam(machine="Linac 2"),
        [('Beam 1 "G000"', "Machine", "Linac 1", "Linac 2", "")],
    ),
    (
        with_beam(energies=(10.0,), fluence_id="FFF"),
        [
            ('Beam 1 "G000"', "Fluence", "STANDARD", "STANDARD FFF", ""),
            ('Beam 1 "G000"', "Energy", "6", "10", ""),
        ],
    ),
    (
        with_beam(isocentre=(1.0, 2.0, 3.25)),
        [('Beam 1 "G000"', "Isocentre", "50, 0, 0", "1, 2, 3.25", "")],
    ),
    (
        with_beam(wedges=(Wedge(number=1, type="DYNAMIC", angle=30.0),)),
        [('Beam 1 "G000"', "Wedges", "—", f"DYNAMIC 30{DEGREES}", "")],
    ),
    (with_beam(boli=boli_of(7)), [('Beam 1 "G000"', "Bolus", "—", "ROI 7", "")]),
    (
        with_beam(dose_gy=0.7),
        [('Beam 1 "G000"', "Dose of a fraction", "0.6667", "0.7", "")],
    ),
    (
        with_points(skin_distances=np.array([900.0, 900.0])),
        [('Beam 1 "G000"', "SSD", "919.22", "900", "")],
    ),
    (
        with_points(couch=np.array([0.0, 350.0])),
        [('Beam 1 "G000"', "Couch", "0", "0 → 350", f"up to 10{DEGREES} apart")],
    ),
    (
        with_points(
            positions={
                **control_points().positions,
                "MLCX": held([-10.0, -12.0, 10.0, 12.0], [-10.0, -12.0, 13.2, 12.0]),
            }
        ),
        [('Beam 1 "G000"', "Leaves MLCX", "2 pairs", "2 pairs", "up to 3.2 mm apart")],
    ),
    (
        with_points(weights=np.array([0.25, 1.0])),
        [
            (
                'Beam 1 "G000"',
                "Meterset along the control points",
                "2 values",
                "2 values",
                "up to 25 % of the beam apart",
            )
        ],
    ),
]


@pytest.mark.parametrize(("changed", "expected"), ONE_CHANGE)
def test_each_change_alone_is_told(
    changed: Plan, expected: Sequence[tuple[str, ...]]
) -> None:
    assert told(delivered(), changed) == list(expected)
    # and the other way round the same with the sides exchanged
    back = [(s, w, b, a, note) for s, w, a, b, note in told(changed, delivered())]
    assert back == told(delivered(), changed)


def test_exchanged_plans_say_the_same_of_the_other_side() -> None:
    others = (beam(2, 90, meterset=98.0), beam(5, 180, name="New"), setup_beam(4))
    forth, back = (
        compared(*pair)
        for pair in (
            (delivered(), delivered(*others)),
            (delivered(*others), delivered()),
        )
    )

    def seen(found: PlansComparison, *, mirror: bool) -> set[tuple[Any, ...]]:
        return {
            (one.what, one.b_text, one.a_text, MIRRORED.get(one.change, one.change))
            if mirror
            else (one.what, one.a_text, one.b_text, one.change)
            for one in found.rows
        }

    assert seen(forth, mirror=False) == seen(back, mirror=True)
    assert forth.only_a == back.only_b == ('Beam 1 "G000"', 'Beam 3 "G180"')
    assert forth.only_b == back.only_a == ('Beam 5 "New"',)


# --- what belongs together ----------------------------------------------------------


def beams_of(*pairs: tuple[int, str]) -> Plan:
    return delivered(*(beam(number, name=name) for number, name in pairs))


def test_beams_belong_together_by_number_and_name_then_name_then_number() -> None:
    a = beams_of((1, "Arc 1"), (2, "Left"), (3, "Right"), (4, "Old"))
    b = beams_of((1, "arc 1 "), (3, "Left"), (2, "RIGHT"), (4, "New"), (5, "More"))
    found = [
        (pair.a and pair.a.number, pair.b and pair.b.number, pair.by)
        for pair in compared(a, b).beams
    ]
    assert found == [
        (1, 1, "number and name"),
        (2, 3, "name"),
        (3, 2, "name"),
        (4, 4, "number"),
        (None, 5, ""),
    ]


def test_a_name_that_several_beams_have_joins_none_of_them() -> None:
    a, b = beams_of((1, "AP"), (2, "AP")), beams_of((7, "AP"), (2, "PA"))
    assert [pair.by for pair in compared(a, b).beams] == ["", "number", ""]


def test_a_setup_beam_belongs_to_none_that_treats() -> None:
    a, b = delivered(beam(1)), delivered(setup_beam(1, name="G000"))
    found = compared(a, b)
    assert (found.only_a, found.only_b) == (('Beam 1 "G000"',), ('Beam 1 "G000"',))


@given(
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from("abc")), max_size=6),
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from("abc")), max_size=6),
)
def test_every_one_is_in_one_pair(
    a: list[tuple[int, str]], b: list[tuple[int, str]]
) -> None:
    keys = (("both", lambda one: one), ("name", lambda one: one[1]))
    pairs = paired(a, b, keys)
    assert sorted(p.a for p in pairs if p.a is not None) == sorted(a)
    assert sorted(p.b for p in pairs if p.b is not None) == sorted(b)
    back = {(p.b, p.a, p.by) for p in paired(b, a, keys)}
    assert {(p.a, p.b, p.by) for p in pairs} == back


# --- numbers ------------------------------------------------------------------------


@given(
    st.floats(-720, 720),
    st.floats(-720, 720),
    st.sampled_from([(DEGREES, ANGLE), ("mm", LENGTH), ("MU", METERSET), ("Gy", DOSE)]),
)
def test_what_differs_reads_differently(
    a: float, b: float, unit: tuple[str, float]
) -> None:
    name, within = unit
    for other in (b, a + within * 1.01, a + 2 * within):
        found = row("Beam", "Number", a, other, unit=name, within=within)
        assert found.differs == row("", "", other, a, unit=name, within=within).differs
        if found.differs:
            assert found.a_text != found.b_text
    assert not row("Beam", "Number", a, a, unit=name, within=within).differs


def test_a_time_is_the_same_with_and_without_fractions_of_a_second() -> None:
    """DICOM TM writes as many figures as there are: 142233 is 142233.000000."""
    a, b = delivered(time="142233"), delivered(time="142233.000000")
    assert told(a, b) == []
    later = delivered(time="142234.5")
    assert told(a, later) == [("Plan", "Time", "14:22:33", "14:22:34", "")]


def test_angles_are_the_same_around_the_circle() -> None:
    assert not row("", "", 0.0, 360.0, unit=DEGREES, within=ANGLE).differs
    assert not row("", "", 359.996, 0.001, unit=DEGREES, within=ANGLE).differs
    assert row("", "", 0.0, 360.0, unit="mm", within=LENGTH).differs
    assert row("", "", 10.0, 7.5, unit="mm", within=LENGTH).difference == 2.5
    assert row("", "", 10.0, 7.5, unit=DEGREES, within=ANGLE).difference is None


def test_what_one_plan_does_not_state_is_told() -> None:
    found = row("", "", None, 2.0)
    assert (found.change, found.a_text, found.b_text) == (PlanChange.ONLY_B, "—", "2")
    assert row("", "", "", "  ").change is PlanChange.SAME


# --- prescriptions, ions, sources ---------------------------------------------------


def reference(number: int, target: str, gray: float, **more: Any) -> DoseReference:
    return DoseReference(
        number=number,
        structure_type="SITE",
        description=target,
        type="TARGET",
        prescription_gy=gray,
        **more,
    )


def test_prescriptions_belong_together_by_what_they_are_for() -> None:
    a = delivered(
        dose_references=(reference(1, "PTV 60", 60), reference(2, "Nodes", 50))
    )
    b = delivered(
        dose_references=(reference(1, "nodes", 45), reference(2, "PTV 60", 60))
    )
    assert told(a, b) == [("Target Nodes", "Prescribed dose", "50", "45", "")]
    alone = delivered(dose_references=(reference(2, "PTV 60", 60),))
    assert [
        (one.subject, one.what, one.change) for one in compared(a, alone).changed
    ] == [
        ("Target Nodes", "Prescribed dose", PlanChange.ONLY_A),
        ("Target Nodes", "Dose reference", PlanChange.ONLY_A),
    ]


def test_a_prescription_without_words_is_that_of_its_roi() -> None:
    def case(number: int, gray: float) -> Any:
        roi = make_roi(number, [], name="PTV_60")
        stated = reference(9, "", gray, roi_number=number)
        return make_case(rois=[roi], plan=delivered(dose_references=(stated,)))

    found: list[PlanRow] = list(compare_plans(case(3, 60), case(8, 54)).changed)
    assert [(one.subject, one.difference) for one in found] == [("Target PTV_60", 6.0)]


def test_ions() -> None:
    other = ions(snout="S2", range_shifters=(), energies=(120.0, 111.0))
    assert [(what, a, b) for _, what, a, b, _ in told(ions(), other)] == [
        ("Snout", "S1", "S2"),
        ("Range shifters", "RS 40", "—"),
        ("Energy", "110, 120", "111, 120"),
    ]


def test_spots_that_lie_elsewhere() -> None:
    (one,) = ions().beams
    assert one.points is not None
    spot = one.points.spots[0]
    assert spot is not None
    moved = replace(
        spot, positions=np.add(spot.positions, (0, 0.5)), weights=spot.weights * 1.1
    )
    points = replace(one.points, spots=(moved, None, spot, None))
    assert told(ions(), ions(points=points)) == [
        (
            'Beam 1 "G000"',
            "Spots",
            "4",
            "4",
            "up to 0.5 mm apart, weights up to 3 apart",
        )
    ]


def test_spots_of_which_one_plan_does_not_say_where() -> None:
    (one,) = ions().beams
    assert one.points is not None
    spot = one.points.spots[0]
    assert spot is not None
    nowhere = spot.positions.copy()
    nowhere[0] = np.nan
    points = replace(one.points, spots=(replace(spot, positions=nowhere), None) * 2)
    found = told(ions(), ions(points=points))
    assert [(what, note) for _, what, _, _, note in found] == [
        ("Spots", "not stated by both everywhere")
    ]


def test_sources_and_channels() -> None:
    other = brachy(
        channel(total_time=33.0),
        channel(number=2),
        sources=(source(air_kerma_rate=39000.0),),
    )
    assert [one[:4] for one in told(brachy(), other)] == [
        ("Source 1", "Reference air kerma rate", "40800", "39000"),
        ("Application setup 1, channel 1", "Total time", "30", "33"),
        ("Application setup 1, channel 1", "Control points", "4", "4"),
        ("Application setup 1, channel 2", "Channel", "—", "planned"),
    ]
    assert told(brachy(), other)[2][-1] == "times up to 3 s apart"
    assert ("Brachytherapy", "Treatment", "planned", "—", "") in told(
        brachy(), delivered()
    )


def test_without_a_plan_there_is_nothing_to_compare() -> None:
    for cases, words in (
        ((make_case(), make_case()), "neither A nor B has a plan"),
        ((make_case(plan=delivered()), make_case()), "B has no plan"),
        ((make_case(), make_case(plan=delivered())), "A has no plan"),
    ):
        with pytest.raises(NotEvaluableError, match=words):
            compare_plans(*cases)


def test_the_good_plan_has_what_is_compared() -> None:
    assert all(isinstance(one, Beam) for one in good_beams())
    stated = {one.what for one in compared(delivered(), delivered()).rows}
    assert stated >= {
        "Label",
        "Date",
        "Approval",
        "Fractions",
        "Meterset",
        "Gantry",
        "Collimator",
        "Couch",
        "Isocentre",
        "SSD",
        "Control points",
        "Patient position",
        "Machine",
        "Energy",
        "Prescribed dose",
    }
