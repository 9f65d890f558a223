"""``--no-identity``: what tells who a patient is, and nothing else, is left out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.main import main
from dosiscope.core.errors import ChoiceError
from dosiscope.core.findings import Finding
from dosiscope.core.identity import (
    LEFT_OUT,
    NO_IDENTITY,
    Personal,
    anonymous,
    filled,
    joined,
)
from dosiscope.core.link import propose
from dosiscope.viewer.picture_warnings import standing_warnings
from support.cases import setting, write_good
from support.opened import opened, scanned

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.case import Case
    from support.synthetic.build import BuiltCase

    Capture = pytest.CaptureFixture[str]

# names and numbers that are parts of other words and numbers
PEOPLE = [
    ("Max^Dose", "2"),
    ("Dose", "0"),
    ("a", "a"),
    ("CT^Image", "1"),
    ("here^is", "mm"),
]


def of(name: str, number: str, folder: Path) -> Path:
    """A case of a patient whose plan is another's and whose set lacks an image."""

    def change(built: BuiltCase) -> None:
        for dataset in built.datasets:
            dataset.PatientName, dataset.PatientID = name, number
            dataset.PatientBirthDate = "19340521"
        built.plan.PatientName, built.plan.PatientID = "Otherone^X", f"{number}9QX"
        built.plan.AccessionNumber = "ACC77X"

    return write_good(
        folder, change, setting("dose", "DoseSummationType", "BEAM"), lacking
    )


def lacking(built: BuiltCase) -> None:
    """One image of the twelve and more is not here."""
    del built.ct[3]


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return re.findall(r"\w+", text)


@pytest.mark.parametrize(("name", "number"), PEOPLE)
def test_every_sentence_without_identity_is_the_sentence_of_another_patient(
    name: str, number: str, tmp_path: Path
) -> None:
    case = opened(of(name, number, tmp_path / "one"))
    other = opened(of("Qwertz^Uiop", "XYZZY-77", tmp_path / "two"))
    assert told(case.without_identity()) == told(other.without_identity())
    # nothing of the other's remains, where it cannot be a part of other words
    text = "\n".join(told(other.without_identity()))
    for part in ("Qwertz", "XYZZY", "19340521", "1934", "Otherone", "9QX", "ACC77X"):
        assert part not in text
    assert "Otherone" in "\n".join(told(other))


def told(case: Case) -> list[str]:
    """All sentences and values of a case, but for UIDs and paths."""
    texts = [f"{f.message}|{f.found}|{f.expected}" for f in case.findings]
    texts += [str(one.reason) for one in case.withheld]
    texts += [one.reason for one in case.outside]
    texts += [one.text for one in case.missing]
    return [re.sub(r"[0-9]+(\.[0-9]+){5,}", "UID", text) for text in texts]


@pytest.mark.parametrize(("name", "number"), PEOPLE)
def test_the_picture_of_anybody_has_the_same_words(
    name: str, number: str, tmp_path: Path
) -> None:
    case = opened(of(name, number, tmp_path / "one"))
    other = opened(of("Qwertz^Uiop", "XYZZY-77", tmp_path / "two"))
    mine = [one.text for one in standing_warnings(case, identity=False)]
    its = [one.text for one in standing_warnings(other, identity=False)]
    assert mine == its
    assert any(
        "16 CT images are referenced" in text
        for text in (*mine, *(one.text for one in case.missing))
    )


@pytest.mark.parametrize(
    "verb",
    [
        *("check", "check --json", "dvh", "dvh --json", "plancheck", "probe"),
        "plancheck --json",
    ],
)
def test_verbs_leave_identity_out(verb: str, tmp_path: Path, capsys: Capture) -> None:
    folder = of("Qwertz^Uiop", "XYZZY-77", tmp_path / "Qwertz XYZZY")
    (folder / "damaged XYZZY.dcm").write_bytes(bytes(128) + b"DICM" + bytes(40))
    more = ["--at", "0,0,0"] if verb == "probe" else []
    main([*verb.split(), str(folder), *more])
    told = capsys.readouterr()
    assert "XYZZY" in told.out + told.err  # a guard: else nothing is left out
    main([*verb.split(), str(folder), *more, "--no-identity"])
    out, err = capsys.readouterr()
    for part in ("Qwertz", "XYZZY", "19340521", "Otherone", "9QX", str(tmp_path)):
        assert part not in out + err


def test_the_report_names_nobody(tmp_path: Path, capsys: Capture) -> None:
    folder = of("Qwertz^Uiop", "XYZZY-77", tmp_path / "Qwertz XYZZY")
    (folder / "damaged XYZZY.dcm").write_bytes(bytes(128) + b"DICM" + bytes(40))
    page = tmp_path / "report.html"
    arguments = ["check", str(folder), "--html", str(page), "--no-identity"]
    main([*arguments, "--json", "--hashes"])
    report = json.loads(capsys.readouterr().out)
    assert report["cases"][0]["patient"]["name"] == NO_IDENTITY
    inputs = report["files"]["inputs"]
    assert {one["file"] for one in inputs} == {LEFT_OUT}
    assert all(one["sha256"] for one in inputs)
    for text in (page.read_text("utf-8"), json.dumps(report)):
        for part in ("Qwertz", "XYZZY", "1934", "Otherone", "9QX", str(tmp_path)):
            assert part not in text


def test_what_can_be_chosen_names_nobody(tmp_path: Path, capsys: Capture) -> None:
    write_good(tmp_path / "all" / "one", setting("all", "PatientName", "Qwertz"))
    from support.synthetic.build import build_case
    from support.synthetic.good import good_case

    built = build_case(good_case(seed="other"))
    for dataset in built.datasets:
        dataset.PatientName, dataset.PatientID = "Uiopas", "XYZZY-77"
    built.write(tmp_path / "all" / "two")
    with pytest.raises(ChoiceError) as error:
        propose(scanned(tmp_path / "all").inventory)
    assert "Qwertz" in error.value.told()
    arguments = ["snapshot", str(tmp_path / "all"), "-o", str(tmp_path / "a.png")]
    assert main([*arguments, "--no-identity"]) == 2
    said = capsys.readouterr().err
    assert "2 patients" in said
    for part in ("Qwertz", "Uiopas", "XYZZY"):
        assert part not in said


def test_a_path_that_is_not_there_is_not_repeated(
    tmp_path: Path, capsys: Capture
) -> None:
    assert main(["check", str(tmp_path / "Qwertz"), "--no-identity"]) == 2
    assert "Qwertz" not in capsys.readouterr().err


def test_identity_is_marked_where_it_is_made() -> None:
    text = filled("{a} of {n} images", {"a": Personal("2"), "n": "12"})
    assert (text, anonymous(text)) == ("2 of 12 images", "… of 12 images")
    assert anonymous(filled("{n} images", {"n": 12})) == "12 images"
    both = joined(", ", ["2 beams", text])
    assert anonymous(both) == "2 beams, … of 12 images"


def test_every_finding_that_names_a_patient_marks_it(tmp_path: Path) -> None:
    case = opened(of("Qwertz^Uiop", "XYZZY-77", tmp_path))
    named = [f for f in case.findings if "XYZZY" in f.message + f.found + f.expected]
    assert named
    for finding in named:
        assert isinstance(finding, Finding)
        assert isinstance(finding.message, Personal)
