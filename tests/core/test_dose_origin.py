from __future__ import annotations

from dosiscope.core.conversion import Conversion
from dosiscope.core.dose_origin import MadeDose, Part, ReadDose, labelled
from dosiscope.core.text import MINUS

TIMES = "\N{MULTIPLICATION SIGN}"

PLAN = ReadDose(uid="1.1", label="PLAN")
BEAM = ReadDose(uid="1.2", label="BEAM 2")
OTHER = ReadDose(uid="1.3", label="PLAN")


def test_a_sum() -> None:
    made = MadeDose((Part(1.0, PLAN), Part(1.0, BEAM)))
    assert made.key == "1.1+1.2"
    assert made.text == "composite of PLAN + BEAM 2, not a plan dose"
    assert made.read == (PLAN, BEAM)


def test_weights_are_exact_in_the_key_and_short_on_the_screen() -> None:
    made = MadeDose((Part(0.5, PLAN), Part(1 / 3, BEAM), Part(2.0, BEAM)))
    assert made.key == "0.5*1.1+0.3333333333333333*1.2+2*1.2"
    assert (
        made.what
        == f"composite of 0.5 {TIMES} PLAN + 0.333333 {TIMES} BEAM 2 + 2 {TIMES} BEAM 2"
    )
    assert made.read == (PLAN, BEAM)


def test_a_difference() -> None:
    made = MadeDose((Part(1.0, PLAN), Part(-1.0, BEAM)))
    assert made.key == "1.1-1.2"
    assert made.text == f"difference of PLAN {MINUS} BEAM 2, not a plan dose"


def test_what_is_alike_is_told_apart() -> None:
    made = MadeDose((Part(1.0, PLAN), Part(1.0, OTHER), Part(1.0, BEAM)))
    assert made.what == "composite of PLAN 1.1 + PLAN 1.3 + BEAM 2"


def test_made_of_what_is_made() -> None:
    total = MadeDose((Part(1.0, PLAN), Part(2.0, BEAM)))
    made = MadeDose((Part(1.0, total), Part(-0.5, OTHER)))
    assert made.key == "(1.1+2*1.2)-0.5*1.3"
    assert (
        made.what
        == f"difference of (PLAN 1.1 + 2 {TIMES} BEAM 2) {MINUS} 0.5 {TIMES} PLAN 1.3"
    )
    assert made.read == (PLAN, BEAM, OTHER)


def test_a_dose_without_label() -> None:
    parts = Part(1.0, ReadDose(uid="1.1")), Part(1.0, ReadDose(uid="1.2"))
    named = Part(1.0, ReadDose(uid="1.3", summation="MULTI_PLAN"))
    assert (
        MadeDose((*parts, named)).what
        == "composite of dose 1.1 + dose 1.2 + MULTI_PLAN"
    )


def test_under_the_labels_that_doses_have_among_others() -> None:
    labels = {"1.1": "IMRT · PLAN", "1.3": "VMAT · PLAN"}
    total = MadeDose((Part(1.0, PLAN), Part(2.0, BEAM)))
    made = MadeDose((Part(1.0, total), Part(0.5, OTHER)))
    found = labelled(made, labels)
    assert isinstance(found, MadeDose)
    assert found.key == made.key
    assert (
        found.what == f"composite of (IMRT · PLAN + 2 {TIMES} BEAM 2) + "
        f"0.5 {TIMES} VMAT · PLAN"
    )


def test_the_sum_of_all_beams_is_named_so() -> None:
    """Also where it is a part of something else; its key is that of the formula."""
    beams = tuple(Part(1.0, ReadDose(uid=f"1.{n}", label=f"BEAM {n}")) for n in (1, 2))
    of_all = MadeDose(beams, whole_plan="1.9")
    assert of_all.text == "composite of all beams (BEAM 1 + BEAM 2), not a plan dose"
    assert of_all.key == MadeDose(beams).key == "1.1+1.2"
    twice = MadeDose((Part(2.0, of_all), Part(1.0, ReadDose(uid="1.3", label="PLAN"))))
    assert twice.what == f"composite of 2 {TIMES} all beams (BEAM 1 + BEAM 2) + PLAN"
    assert twice.key == "2*(1.1+1.2)+1.3"
    in_two = Conversion(alpha_beta=3.0, fractions=25)
    told = MadeDose((Part(1.0, of_all, conversion=in_two),)).what
    assert told.endswith("25 fractions) of all beams (BEAM 1 + BEAM 2)")
