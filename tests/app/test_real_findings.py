"""What the checks say of the real sets: read one by one, then written down here.

The expected verdicts on IHE-RO's reference set are those its publication implies:
dose and image planes 5 and 7 mm apart, no dose reference, a structure set without
Frame of Reference module, names that differ by ``^^^``, an unapproved plan.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.app.main import main
from support.data import case_dir

if TYPE_CHECKING:
    Capture = pytest.CaptureFixture[str]

SET, DOSE, PLAN, ION = "RT Structure Set", "RT Dose", "RT Plan", "RT Ion Plan"
CT = "CT Image"

# result, action, rule, object: how many
Expected = dict[tuple[str, str, str, str], int]
IHERO: Expected = {
    ("PASS", "NOTE", "PL-05", DOSE): 1,
    ("DEV", "WARN", "DO-05", DOSE): 1,
    ("DEV", "NOTE", "RX-01", PLAN): 1,
    ("DEV", "NOTE", "FOR-01", SET): 1,
    ("DEV", "NOTE", "PAT-04", SET): 1,
    ("DEV", "NOTE", "PAT-04", DOSE): 1,
    ("PASS", "NOTE", "PL-04", PLAN): 1,
    ("PASS", "NOTE", "ACT-13", CT): 1,
    # software versions, which the publication does not speak of
    ("DEV", "NOTE", "EQP-01", CT): 1,
}
MONACO: Expected = {
    **{("DEV", "NOTE", "F01", kind): 1 for kind in (CT, SET, PLAN, DOSE)},
    ("DEV", "NOTE", "DO-20", DOSE): 1,
    ("DEV", "NOTE", "EQP-01", CT): 1,
    ("DEV", "NOTE", "EQP-01", SET): 1,
    ("DEV", "NOTE", "FOR-01", PLAN): 1,
    ("DEV", "NOTE", "FOR-01", SET): 1,
    ("DEV", "NOTE", "PAT-05", DOSE): 1,
    ("DEV", "NOTE", "PAT-05", PLAN): 1,
    ("DEV", "NOTE", "PAT-05", SET): 1,
    ("DEV", "NOTE", "SOP-01", CT): 1,
    ("DEV", "NOTE", "STU-04", PLAN): 1,
    ("DEV", "NOTE", "STU-04", SET): 1,
    ("PASS", "NOTE", "PL-04", PLAN): 1,
}
ECLIPSE: Expected = {
    ("DEV", "WARN", "DVH-09", DOSE): 1,
    ("DEV", "WARN", "IMG-11", SET): 1,
    # body and left lung; as holes the lung has the volume of its stored DVH
    ("DEV", "NOTE", "RC-17/E18", SET): 1,
    ("DEV", "NOTE", "RC-02", SET): 1,
    ("DEV", "NOTE", "FOR-01", SET): 1,
    ("DEV", "NOTE", "EQP-01", CT): 1,
    ("DEV", "NOTE", "DO-20", DOSE): 1,
    ("PASS", "NOTE", "PL-04", PLAN): 1,
    ("PASS", "NOTE", "REL-08", DOSE): 1,
}
ONCENTRA: Expected = {
    ("PASS", "NOTE", "PL-05", DOSE): 4,
    ("DEV", "WARN", "DO-15", DOSE): 1,
    ("DEV", "WARN", "DO-16", DOSE): 4,
    ("DEV", "NOTE", "RX-01", PLAN): 1,
    ("DEV", "NOTE", "FOR-01", SET): 1,
    ("PASS", "NOTE", "PL-04", PLAN): 1,
    ("PASS", "NOTE", "REL-08", DOSE): 4,
}
PROTON_RAMP: Expected = {
    ("DEV", "WARN", "IMG-11", SET): 1,
    ("FAIL", "REFUSE", "PAT-03", ION): 1,
    ("DEV", "WARN", "DO-16", DOSE): 2,
    ("DEV", "NOTE", "OB-04", SET): 1,
    ("DEV", "NOTE", "T21", DOSE): 3,  # line breaks in Dose Comment
}
PROTON_SOBP: Expected = {
    ("DEV", "WARN", "IMG-11", SET): 1,
    ("DEV", "NOTE", "OB-04", SET): 1,
    ("DEV", "NOTE", "RX-01", ION): 1,
    ("PASS", "NOTE", "PL-04", ION): 1,
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ihero-brto-equidistant", IHERO),
        ("monaco-becker", MONACO),
        ("eclipse-breast", ECLIPSE),
        ("oncentra-phantom", ONCENTRA),
        ("raystation-proton/plan03_ramp_full", PROTON_RAMP),
        ("raystation-proton/plan03_sobp_raystation", PROTON_SOBP),
    ],
)
def test_a_real_set_has_these_findings(
    name: str, expected: Expected, capsys: Capture
) -> None:
    status, report = checked(name, capsys)
    (case,) = report["cases"]
    assert Counter(map(_told, case["findings"])) == expected
    assert report["findings"] == []
    worst = {action for _, action, _, _ in expected}
    assert status == int(bool(worst & {"WARN", "WITHHOLD", "REFUSE"}))


def test_the_dvh_phantom_has_the_same_findings_in_every_combination(
    capsys: Capture,
) -> None:
    _, report = checked("nelms-dvh", capsys)
    assert len(report["cases"]) == 36
    always = {"DO-16", "DO-17", "DO-19", "DO-20", "FOR-01", "PAT-05", "RC-02"}
    # two doses have the UIDs of two others, each is a case of its own; one CT is not
    # the one that was drawn on; images are there twice, and some structure sets name
    # one of two alone
    sometimes = {"T07", "IMG-10", "SS-06", "IMG-11", "REL-08"}
    for case in report["cases"]:
        found = {finding["rule"] for finding in case["findings"]}
        assert always <= found <= always | sometimes
    assert report["findings"] == []


def checked(name: str, capsys: Capture) -> tuple[int, Any]:
    status = main(["check", str(case_dir(name)), "--json"])
    return status, json.loads(capsys.readouterr().out)


def _told(finding: dict[str, str]) -> tuple[str, str, str, str]:
    return finding["result"], finding["action"], finding["rule"], finding["object"]
