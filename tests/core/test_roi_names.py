from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.roi_names import (
    NameRule,
    NameRuleError,
    normal_name,
    parse_rules,
    propose,
    rules_text,
    side_of,
)
from dosiscope.resources.roi_names import bundled_rules


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("Lt_Parotid", "lt parotid"),
        ("ParotidLt", "parotid lt"),
        ("  Rückenmark ", "ruckenmark"),
        ("R.femur", "r femur"),
        ("PTV60Gy", "ptv60 gy"),
        ("膀胱", "膀胱"),
        ("", ""),
    ],
)
def test_names_in_normal_form(name: str, normal: str) -> None:
    assert normal_name(name) == normal


@pytest.mark.parametrize(
    ("normal", "side"),
    [
        ("lt lung", "L"),
        ("lung r", "R"),
        ("lung", ""),
        ("niere rechts", "R"),
        ("l r", ""),
    ],
)
def test_the_side_is_read_from_a_word_of_its_own(normal: str, side: str) -> None:
    assert side_of(normal) == side


# names of TG-263, table of the report, and names as clinics write them
@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("PAROTID_LT", "ORGAN", "Parotid_L"),
        ("Lt Lung", "ORGAN", "Lung_L"),
        ("Lungs", "ORGAN", "Lungs"),
        ("SpinalCord", "ORGAN", "SpinalCord"),
        ("PRV_SpinalCord", "AVOIDANCE", ""),
        ("Rectum", "ORGAN", "Rectum"),
        ("Harnblase", "ORGAN", "Bladder"),
        ("R.femur", "ORGAN", "Femur_R"),
        ("Femur_Head_L", "ORGAN", "Femur_Head_L"),
        ("BODY", "EXTERNAL", "External"),
        ("PTV_7000", "PTV", ""),
        ("CTV1", "CTV", ""),
        ("GTVp", "GTV", ""),
        ("CouchSurface", "SUPPORT", "CouchSurface"),
        ("OpticNrv L", "", ""),
        # what a standard name would drop may make it another volume
        ("Bladder", "ORGAN", "Bladder"),
        ("Bladder wall", "ORGAN", ""),
        ("Bladder-PTV", "ORGAN", ""),
        ("Bladder opt", "ORGAN", ""),
        ("Bladder+5mm", "ORGAN", ""),
        ("Bladder expanded", "ORGAN", ""),
        ("Bladder_avoid", "ORGAN", ""),
        ("Bladder PRV", "AVOIDANCE", ""),
        ("Parotid L+R", "ORGAN", ""),
        ("Nobody knows", "", ""),
    ],
)
def test_what_the_bundled_table_proposes(name: str, kind: str, wanted: str) -> None:
    found = propose(name, bundled_rules())
    assert (found.type, found.name) == (kind, wanted) if found else kind == ""


@pytest.mark.parametrize(
    "name",
    [
        "Bladder wall", "Bladder_full", "BladderTrigone", "Rectum+3mm", "Rectum opt",
        "rectum ant", "Lungs-PTV", "Lung_L minus CTV", "Heart sub", "Kidney L cortex",
        "Liver exp 5", "Brain stem core", "cord ring", "Parotid_R deep lobe",
        "Larynx ohne PTV", "Bladder avoid", "SpinalCord_PRV05",
        "Rectum +5", "Bladder 2", "Kidney_L 3",
    ],
)  # fmt: skip
def test_a_part_or_a_derivative_is_not_named_as_the_organ(name: str) -> None:
    found = propose(name, bundled_rules())
    assert found is None or found.name == ""


def test_the_first_rule_that_fits_counts() -> None:
    rules = (
        NameRule(pattern="^ptv ring", type="CONTROL"),
        NameRule(pattern="^ptv", type="PTV"),
    )
    assert (found := propose("PTV ring", rules))
    assert found.type == "CONTROL"


def test_a_rule_of_one_planning_system_counts_there_only() -> None:
    rules = (
        NameRule(pattern="^ext$", type="CONTROL", manufacturer="varian", model="aria"),
        NameRule(pattern="^ext$", type="EXTERNAL"),
    )

    def kind(maker: str, model: str) -> str:
        found = propose("ext", rules, maker, model)
        return found.type if found else ""

    assert kind("Varian Medical Systems", "ARIA RadOnc") == "CONTROL"
    assert kind("Varian Medical Systems", "Eclipse") == "EXTERNAL"
    assert kind("", "") == "EXTERNAL"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("(,ORGAN", "line 2: '(' is not a regular expression"),
        (",ORGAN", "line 2: a pattern is missing"),
        ("^x,KIDNEY", "line 2: 'KIDNEY' is not an RT ROI Interpreted Type"),
    ],
)
def test_a_wrong_line_is_named(line: str, words: str) -> None:
    with pytest.raises(NameRuleError, match="line 2") as told:
        parse_rules(f"# remark\n{line}\n")
    assert words in str(told.value)


def test_the_bundled_table_survives_writing_and_reading() -> None:
    assert parse_rules(rules_text(bundled_rules())) == bundled_rules()
    assert len(bundled_rules()) > 60


@given(st.text(max_size=64))
def test_any_name_is_answered(name: str) -> None:
    propose(name, bundled_rules())
    assert normal_name(normal_name(name)) == normal_name(name)
