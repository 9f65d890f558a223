"""Plan check, comparison, beams and records of the interface: what the verbs tell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.api import DosiscopeError, NotEvaluableError, open_case, open_cases
from support.broken_courses import interrupted
from support.cases import good_built, write_good
from support.command_line import run_json
from support.courses import good_plan_object
from support.data import case_dir
from support.rival_plans import write_rival
from support.synthetic.treatment_records import course, write_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.api import Case


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_good(tmp_path_factory.mktemp("good") / "case")


def as_json(value: object) -> Any:
    return json.loads(json.dumps(value))


# --- plan check -----------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("identity", [True, False])
def test_the_plan_check_is_that_of_the_verb(
    identity: bool, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = case_dir("monaco-becker")
    limits = tmp_path / "limits.txt"
    limits.write_text("machines = Another machine\n", encoding="utf-8")
    options = ["--goals", "prostate", "--reference", "60", "--limits", limits]
    options += [] if identity else ["--no-identity"]
    _, told = run_json(capsys, "plancheck", folder, *options)
    check = open_case(folder, identity=identity).plan_check(
        limits=limits, goals="prostate", reference=60
    )
    assert len(check.items) == len(told["items"]) >= 30
    for item, record in zip(check.items, told["items"], strict=True):
        for key in record.keys() - {"rois", "beams"}:
            assert getattr(item, key) == record[key]
        assert [*item.rois] == record["rois"]
        assert [*item.beams] == record["beams"]
    assert len(check.flagged) == told["summary"]["FLAG"] >= 1
    assert any("Another machine" in one.expected for one in check.flagged)
    assert check.text.startswith(f"{len(check.flagged)} FLAG, ")


def test_without_a_plan_there_is_no_check_and_no_beams(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "case")
    (folder / "RP.dcm").unlink()
    case = open_case(folder)
    assert case.plan is None
    with pytest.raises(DosiscopeError, match=r"^there is no plan to check\."):
        case.plan_check()
    with pytest.raises(DosiscopeError, match=r"^there is no plan to tell of\."):
        case.beams()


# --- two doses ------------------------------------------------------------------------


@pytest.mark.slow
def test_a_comparison_of_two_plans_is_that_of_the_verb(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The case is one of two that the folder holds: nobody is asked which."""
    folder = case_dir("raystation-brain-two-plans")
    other, case = open_cases(folder)
    a, b = case.dose, other.dose
    assert a is not None
    assert b is not None
    words = ["--dose", a.uid, "--with", b.uid, "--gamma", "3%/3mm", "--rois", "1,3"]
    _, told = run_json(capsys, "compare", folder, *words, "--threshold", "60")
    # of another case, but of the same files
    two = case.compare(b, gamma="3%/3mm", threshold=60, structures=[1, 3])
    assert as_json(two.record) == told
    assert (two.a.uid, two.b.uid) == (a.uid, b.uid)
    assert two.difference.largest == told["difference"]["max_abs_gy"]
    assert two.difference.rms == told["difference"]["rms_gy"]
    assert [one.mean for one in two.structures] == [
        one["mean_gy"] for one in told["rois"]
    ]
    assert two.gamma is not None
    assert two.gamma.numbers.points == told["gamma"]["points"] > 500
    assert [one.number for one in two.gamma.structures] == [1, 3]


def test_the_maps_are_what_the_numbers_are_of(good: Path) -> None:
    """0.9 of a dose: the difference is a tenth of it, gamma has a closed form."""
    case = open_case(good)
    assert case.dose is not None
    two = case.compare(f"0.9*{case.dose.uid}", gamma="5%/0.1mm", threshold=95)
    np.testing.assert_allclose(two.dose.values, 0.1 * case.dose.values, atol=1e-6)
    assert two.difference.largest == pytest.approx(0.1 * case.dose.maximum)
    assert two.difference.largest_at_mm is not None
    largest = case.dose.gy_at(*two.difference.largest_at_mm)
    assert largest == pytest.approx(case.dose.maximum)
    assert two.gamma is not None
    values = two.gamma.values
    told = ~np.isnan(values)
    assert told.sum() == two.gamma.numbers.points > 0
    assert case.dose.values[told].min() >= 0.95 * case.dose.maximum
    # nowhere within 0.1 mm is the dose a tenth higher: gamma is that of the doses
    at_most = 0.1 * case.dose.values[told] / (0.05 * case.dose.maximum)
    assert (values[told] <= at_most + 1e-6).all()
    assert (values[told] > 1).all()
    assert two.gamma.pass_percent == 0
    for array in (values, two.dose.values):
        assert not array.flags.writeable


def test_goals_are_judged_on_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_good(tmp_path / "case")
    rival = write_rival(folder, "Rival", 1.1)
    case = next(c for c in open_cases(folder) if c.dose and c.dose.uid != rival.dose)
    assert case.dose is not None
    two = case.compare(rival.dose[-12:], goals="prostate", assign={"PTV": "Bone"})
    words = ["--goals", "prostate", "--assign", "PTV=Bone", "--dose", case.dose.uid]
    _, told = run_json(capsys, "compare", folder, *words, "--with", rival.dose)
    assert as_json(two.record) == told
    assert told["goals"]["a"] != told["goals"]["b"]
    assert two.gamma is None
    assert [one.rule for one in two.findings] == [
        *dict.fromkeys(one.rule for one in two.findings)
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda case: case.compare("1.2.3"), "Nothing is compared: no other dose "),
        (lambda case: case.compare(""), "--with: name dose B by its UID, "),
        (lambda case: case.compare(case.dose), "--with 2.25."),
        (lambda case: case.compare("1.2", gamma="3%"), "“3%” names no gamma criteria"),
        (lambda case: case.compare("1.2", threshold=5), "--threshold is for --gamma"),
        (lambda case: case.compare("1.2", assign={"a": "b"}), "--assign names "),
        (lambda case: case.plan_check(assign={"a": "b"}), "--assign names structures"),
        (lambda case: case.plan_check(limits="gone"), "the limits gone cannot be read"),
        (lambda case: case.records(), "there is no treatment record of the plan"),
    ],
)
def test_what_cannot_be_is_told(
    good: Path, asked: Callable[[Case], object], told: str
) -> None:
    with pytest.raises(DosiscopeError) as error:
        asked(open_case(good))
    assert str(error.value).startswith(told)


def test_doses_that_do_not_compare_are_refused(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "case")

    def effective(plan: Any, dose: Any, structures: Any) -> None:
        dose.DoseType = "EFFECTIVE"

    rival = write_rival(folder, "Rival", 1.1, effective)
    case = next(c for c in open_cases(folder) if c.dose and c.dose.uid != rival.dose)
    with pytest.raises(NotEvaluableError, match=r"^There is no comparison of A \("):
        case.compare(rival.dose)


# --- beams ----------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", ["eclipse-breast", "oncentra-phantom"])
def test_beams_are_those_of_the_verb(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = case_dir(name)
    words = ["--point=1.5,2,-3", "--spots"]
    _, told = run_json(capsys, "beams", folder, *words)
    beams = open_cases(folder)[0].beams(point=(1.5, 2, -3), with_spots=True)
    assert as_json([dict(beam.record) for beam in beams]) == told["beams"]
    assert len(beams) >= 3
    for beam, record in zip(beams, told["beams"], strict=True):
        assert (beam.number, beam.name) == (record["number"], record["name"])
        assert beam.meterset == record["meterset"]
        for point, its in zip(
            beam.control_points, record["control_points"], strict=True
        ):
            assert (point.gantry, point.meterset) == (its["gantry"], its["meterset"])
            assert as_json(point.source_mm) == its["source_mm"] is not None
            assert as_json(point.point_mm) == its["point_bev_mm"] is not None
            assert as_json(point.jaws_y_mm) == its["jaws_mm"]["y"]
            assert point.leaves_mm.keys() == its["leaves_mm"].keys()
            for kind, banks in point.leaves_mm.items():
                assert not banks.flags.writeable
                assert banks.tolist() == [*its["leaves_mm"][kind].values()]


# --- records --------------------------------------------------------------------------


def test_a_course_is_that_of_the_verb(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = course(good_plan_object(), 3)
    interrupted(records)
    folder = tmp_path / "case"
    good_built().write(folder)
    write_records(folder, records)
    _, told = run_json(capsys, "records", folder)
    found = open_case(folder).records()
    assert as_json(dict(found.record)) == told
    assert found.recorded_fractions == (1, 2, 3)
    assert (found.planned_fractions, found.as_planned) == (20, 2)
    states = {(one.fraction, one.number): one.state for one in found.deliveries}
    assert states[1, 1] == "AS_PLANNED"
    (broken,) = (one for one in found.deliveries if one.state == "PARTIAL")
    assert broken.delivered is not None
    assert broken.planned is not None
    assert broken.difference == pytest.approx(broken.delivered - broken.planned)
    assert len(broken.faults) >= 1
    assert [len(date) for date in broken.dates] == [8]
    assert found.not_counted == ()
