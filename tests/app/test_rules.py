"""Every rule of the table: one defect, exactly its outcome, and nothing else.

All of it in a language of signs: what follows is the same, other programs read English,
and no word that a person reads stays English.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core import rules as rules_module
from dosiscope.core.findings import Action, Verdict
from dosiscope.core.rules import rules, verdict, verdicts
from support.defects import DEFECTS, Defect, found
from support.synthetic.good import good_case

if TYPE_CHECKING:
    from pathlib import Path


# Outcomes that no file alone can bring about, and why.
UNTESTABLE_OUTCOMES: dict[str, str] = {
    "F08:ct": "needs a CT larger than the memory",
    "F08:dose": "needs a dose larger than the memory",
    "F08:rti": "needs very many images: tests/io/test_rt_image",
    "OS-05/E15": "needs two ROIs that share a number: tests/core/test_contour_checks",
    "OS-17": "follows from a setting (--ignore-off-slice), not from a file",
    "EQ-01:accepted": "follows from an act of the user: tests/core/test_eqd2",
    "EQ-02": "of a dose that the user makes: tests/core/test_eqd2",
    "SUM-01:between": "of a dose that the user makes: tests/core/test_beam_doses",
    "SUM-01:beyond": "of a dose that the user makes: tests/core/test_beam_doses",
    "SUM-02:other": "of a dose that the user makes: tests/core/test_dose_expression",
    "SUM-02:unknown": "of a dose that the user makes: tests/core/test_dose_expression",
    "RC-05/E13:moved": "follows from an act of the user: tests/app/test_nearest_slice",
}
# Rules without an outcome of their own: kept by what is shown, or by other rules.
KEPT_OTHERWISE: dict[str, str] = {
    "ACT-01": "over the network: tests/network/test_profile_rows",
    "ACT-02": "a statement, and over the network: tests/network/test_profile_rows",
    "ACT-04": "over the network: tests/network/test_profile_rows, test_transactions",
    "ACT-08": "shown: tests of the header and of the picture",
    "ACT-09": "an act of the user: tests of the case browser",
    "ACT-11": "outcomes SS-03, DO-24, FOR-01",
    "ACT-12": "outcome PS-04",
    "ACT-17": "tests of damaged files",
    "ACT-18": "asked of every defect in this module",
    "OS-09": "outcome RC-09",
    "OS-13": "outcomes OS-07/E10 and RC-16",
    "RX-02": "an act of the user: tests of the reference dose",
    "DO-25": "shown: tests of the read-out and of sampling",
    "REL-02": "outcome PL-03:other",
    "REL-03": "outcomes SS-05 and IMG-11",
    "REL-04": "outcome DVH-01",
    "REL-05": "outcomes PAT-03 to PAT-05",
    "REL-06": "outcomes SS-03, DO-24, FOR-01",
    "REL-07": "outcome PS-04",
    "LAY-01": "an act of the user: tests/io/test_second_images",
    "LAY-02": "shown: tests/viewer/test_second_image",
    "REL-10": "an act of the user: tests of choosing",
    "DVH-11": "shown: tests of the DVH panel",
}


@pytest.fixture(scope="module")
def told(request: pytest.FixtureRequest) -> dict[Defect, dict[str, Any]]:
    """What is told of every defect that is asked for, in a language of signs.

    In one process, whose language is set before anything with words is imported.
    """
    numbers = [
        number
        for number, defect in enumerate(DEFECTS)
        if any(defect is one for one in asked_for(request.session.items))
    ]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "support.pseudo_findings"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        input=json.dumps(numbers),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return {DEFECTS[int(n)]: one for n, one in json.loads(done.stdout).items()}


def asked_for(items: list[pytest.Item]) -> list[Defect]:
    specs = (getattr(item, "callspec", None) for item in items)
    values = (spec.params.get("defect") for spec in specs if spec is not None)
    return [value for value in values if isinstance(value, Defect)]


def said(finding: dict[str, str]) -> tuple[str, str, str, str]:
    """What a finding says of its outcome."""
    return finding["rule"], finding["result"], finding["action"], finding["headline"]


def meant(outcome: Verdict, kind: str, value: str) -> tuple[str, str, str, str]:
    """What it is to say about an object of this kind, of which this was found."""
    modality = kind.removesuffix(" Image")
    headline = outcome.headline.format(object=kind, modality=modality, found=value)
    return outcome.rule, outcome.result.value, outcome.action.name, headline


def templates(outcome: Verdict) -> list[re.Pattern[str]]:
    """Its sentences, with anything in the place of a field."""
    parts = (
        Formatter().parse(sentence)
        for sentence in (outcome.message, outcome.message_of_several)
        if sentence
    )
    return [
        re.compile(
            "".join(re.escape(p[0]) + ("" if p[1] is None else ".*") for p in one)
        )
        for one in parts
    ]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_defect_has_exactly_its_outcome(
    defect: Defect, told: dict[Defect, dict[str, Any]]
) -> None:
    found_in = told[defect]
    assert "fault" not in found_in, found_in["fault"]
    findings = found_in["findings"]
    outcomes = [verdict(key) for key in defect.keys]
    about = {(one["kind"], one["found"]) for one in findings} or {("", "")}
    expected = {meant(outcome, *one) for outcome in outcomes for one in about}
    all_said = {said(finding) for finding in findings}
    assert all_said <= expected, [one["message"] for one in findings]
    sentences = [sentence for outcome in outcomes for sentence in templates(outcome)]
    for one in findings:
        assert any(s.fullmatch(one["message"]) for s in sentences), one["message"]
    assert {t[:3] for t in all_said} == {e[:3] for e in expected}
    says_why(findings, found_in["reasons"])
    assert found_in["signs"] == []  # what programs read is English
    assert found_in["english"] == []  # what persons read has come through the language


def says_why(findings: list[dict[str, str]], reasons: list[str]) -> None:
    """ACT-18: whatever is not shown is told in a sentence, in its place too."""
    withheld = [one for one in findings if Action[one["action"]] >= Action.WITHHOLD]
    for finding in withheld:
        assert finding["message"].endswith(".")
        assert len(finding["message"]) > 30
    # files that nobody could read (F17) are listed as skipped, each with its reason
    objects = [one for one in withheld if one["rule"] != "F17"]
    if any(Action[one["action"]] is Action.REFUSE for one in objects):
        assert reasons
        assert all(reasons)


def test_the_good_case_has_no_finding(tmp_path: Path) -> None:
    (case,), findings = found(Defect((), describe=good_case), tmp_path)
    assert findings == []
    assert case.missing == ()


def test_every_outcome_has_a_defect_or_a_reason() -> None:
    tested = {key for defect in DEFECTS for key in defect.keys}
    assert set(verdicts()) - tested == set(UNTESTABLE_OUTCOMES)


def test_every_rule_has_a_test_or_a_reason() -> None:
    tested = {defect.rule for defect in DEFECTS}
    for outcome in verdicts().values():
        tested.add(outcome.rule.partition("/")[0])
    assert set(rules()) - tested == set(KEPT_OTHERWISE)


def test_the_table_is_sound() -> None:
    for outcome in verdicts().values():
        assert outcome.rule.partition("/")[0] in rules(), outcome.key
        assert outcome.headline
        assert not outcome.headline.endswith(".")
        assert len(outcome.headline) <= 80
    for rule in rules().values():
        assert rule.section
        assert rule.sentence.endswith(".")
    with pytest.raises(LookupError, match="XX-99"):
        verdict("XX-99")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("rules.csv", "A-1 | X | all | A is so."),
        ("verdicts.csv", "A-1 | PASS | NOTE | A | A."),
    ],
)
def test_a_key_stands_in_a_table_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, line: str
) -> None:
    """Of two the first would be gone, and its case told in the words of the other."""
    (tmp_path / name).write_text(f"{line}\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(rules_module, "__file__", str(tmp_path / "rules.py"))
    read = {"rules.csv": rules, "verdicts.csv": verdicts}[name]
    with pytest.raises(ValueError, match=f"^{name}, line 2: A-1 is there twice$"):
        read.__wrapped__()
