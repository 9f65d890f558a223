"""``dosiscope goals``: what it prints, writes and returns."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.app.goals_asked import template_of
from dosiscope.app.main import main
from dosiscope.app.measured_rois import results_steps
from dosiscope.core.goals.goal_file import read_goals
from dosiscope.core.goals.goals_csv import HEADS, goals_text
from dosiscope.resources.goal_examples import example_goals, example_names
from support.cases import setting, write_good
from support.command_line import run_json
from support.data import case_dir

if TYPE_CHECKING:
    from pathlib import Path

# the target of the good case: 34.63 to 48.37 Gy, mean 41.50, in 20 fractions
LINES = (
    "Target;;Mean[Gy];<=;45;;1;;A paper;a note",
    "Target;;Max[Gy];<=;45;50",
    "Target;;Max[Gy];<=;40;45",
    "Heart;;Mean[Gy];<=;20",
    "Bone;;Mean[Gy];<=;40;;;20",
    "Bone;;Mean[Gy];<=;40;;;5",
)


def template(folder: Path, *lines: str) -> Path:
    path = folder / "goals.csv"
    path.write_text("\n".join((";".join(HEADS), *lines, "")), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_good(tmp_path_factory.mktemp("good") / "case")


def test_json_has_every_goal_and_the_summary(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = run_json(
        capsys, "goals", good, "--goals", template(tmp_path, *LINES)
    )
    assert status == 1
    results = [one["result"] for one in told["goals"]]
    assert results == [
        "PASS",
        "VARIATION",
        "FAIL",
        "NOT_EVALUABLE",
        "PASS",
        "NOT_EVALUABLE",
    ]
    first = told["goals"][0]
    assert {
        key: first[key]
        for key in ("structure", "metric", "op", "goal", "variation", "unit", "reason")
    } == {
        "structure": "Target",
        "metric": "Mean[Gy]",
        "op": "<=",
        "goal": 45,
        "variation": None,
        "unit": "Gy",
        "reason": "",
    }
    assert first["value"]["low"] <= 41.5 <= first["value"]["high"]
    assert (first["roi"], first["priority"], first["source"]) == (
        "Target",
        1,
        "A paper",
    )
    missing = told["goals"][3]
    assert (missing["value"], missing["roi"]) == (None, None)
    assert "no structure is named" in missing["reason"]
    assert told["goals"][5]["reason"] == "the goal is for 5 fractions, the plan has 20"
    summary = told["summary"]
    assert summary["text"] == "2 pass, 1 variation, 1 fail, 2 not evaluable"
    assert (summary["pass"], summary["not_decided"], summary["all_pass"]) == (
        2,
        0,
        False,
    )
    assert told["dose"]["summation"] == "PLAN"
    assert told["template"]["name"] == "goals"
    assert told["reference"]["source"].startswith("Target Prescription Dose")


def test_status_is_0_where_all_pass_and_only_there(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["goals", str(good), "--goals", str(template(tmp_path, LINES[0]))]) == 0
    for line in LINES[1:4]:
        path = template(tmp_path, LINES[0], line)
        assert main(["goals", str(good), "--goals", str(path)]) == 1
    card = {
        "computed": [
            {
                "type": "MEAN_DOSE_ROI",
                "roi_name": "Target",
                "objectives": [{"label": "PASS", "max": 45}, {"label": "FAIL"}],
            }
        ]
    }
    path = tmp_path / "card.json"
    path.write_text(json.dumps(card))
    assert main(["goals", str(good), "--goals", str(path)]) == 0
    capsys.readouterr()
    card["computed"].append({"type": "VOLUME_OF_REGRET", "roi_name": "Target"})
    path.write_text(json.dumps(card))
    # what was left out has not passed
    assert main(["goals", str(good), "--goals", str(path)]) == 1
    out = capsys.readouterr().out
    assert "Left out: metric 2 (VOLUME_OF_REGRET of “Target”)" in out
    assert "1 pass, 0 variation, 0 fail, 0 not evaluable, 1 left out" in out


def test_text_has_the_worst_first_and_the_total_last(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["goals", str(good), "--goals", str(template(tmp_path, *LINES))])
    lines = capsys.readouterr().out.splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith("result "))
    rows = [line for line in lines[head + 1 : -1] if not line.startswith(" ")]
    words = [row.split("  ")[0] for row in rows]
    assert words == [
        "FAIL", "NOT EVALUABLE", "NOT EVALUABLE", "VARIATION", "PASS", "PASS",
    ]  # fmt: skip
    assert lines[-1] == "Total: 2 pass, 1 variation, 1 fail, 2 not evaluable"
    assert "≤ 40 Gy (variation 45 Gy)" in rows[0]


def test_csv_has_the_rows_of_the_template(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    main(
        [
            "goals",
            str(good),
            "--goals",
            str(template(tmp_path, *LINES)),
            "--csv",
            str(out),
        ]
    )
    rows = list(csv.reader(out.read_text(encoding="utf-8").splitlines()))
    assert ["# total", "2 pass, 1 variation, 1 fail, 2 not evaluable"] in rows
    assert [row[0] for row in rows if row].count("# reference_gy") == 1
    start = next(n for n, row in enumerate(rows) if row[:1] == ["result"])
    table = [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]
    assert [row["result"] for row in table][:2] == ["PASS", "VARIATION"]
    assert float(table[0]["low"]) <= 41.5 <= float(table[0]["high"])
    assert table[3]["low"] == ""
    capsys.readouterr()
    assert (
        main(
            [
                "goals",
                str(good),
                "--goals",
                str(template(tmp_path, LINES[0])),
                "--csv",
                str(out),
            ]
        )
        == 0
    )


def test_a_structure_is_assigned(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = template(tmp_path, "Heart;;Mean[Gy];<=;45")
    status, told = run_json(
        capsys, "goals", good, "--goals", path, "--assign", "heart = Target"
    )
    (goal,) = told["goals"]
    assert (status, goal["result"], goal["roi"]) == (0, "PASS", "Target")
    assert goal["reason"] == "“Target” was assigned by the user"


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("Heart", "write the structure of the template"),
        ("=Target", "write the structure of the template"),
        ("Lung=Target", "the template has no structure “Lung”; it has: Heart"),
        ("Heart=Herz", "there is no ROI “Herz”; there are: Body"),
    ],
)
def test_a_wrong_assignment_is_wrong_use(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], word: str, why: str
) -> None:
    path = template(tmp_path, "Heart;;Mean[Gy];<=;45")
    assert main(["goals", str(good), "--goals", str(path), "--assign", word]) == 2
    assert why in capsys.readouterr().err


def test_a_wrong_template_is_wrong_use(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, why in (
        (
            template(tmp_path, "Heart;;Mean[Gy];<=;45,5"),
            "line 2: the goal has a decimal",
        ),
        (tmp_path / "none.csv", "the examples are: prostate, quantec, sbrt-1"),
        (good, "no goals in"),
    ):
        status, told = run_json(capsys, "goals", good, "--goals", path)
        assert status == 2
        assert why in told["error"]


def test_identity_is_left_out_with_the_name_of_the_file(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = template(tmp_path, LINES[0]).rename(tmp_path / "Doe_John.csv")
    out = tmp_path / "out.csv"
    for more in ([], ["--json"]):
        words = ["goals", good, "--goals", path, "--no-identity", "--csv", out, *more]
        assert main([str(word) for word in words]) == 0
        assert "Doe" not in capsys.readouterr().out
    assert "Doe" not in out.read_text(encoding="utf-8")
    words = ["goals", good, "--goals", f"{path}x", "--no-identity"]
    assert main([str(word) for word in words]) == 2
    assert "Doe" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        ("DoseUnits", "RELATIVE", "the dose is relative"),
        ("DoseSummationType", "BEAM", "a part of the treatment (BEAM)"),
        ("DoseSummationType", "FRACTION_SESSION", "(FRACTION_SESSION)"),
    ],
)
def test_from_the_file_to_the_result(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    path: str,
    value: str,
    why: str,
) -> None:
    folder = write_good(tmp_path / "case", setting("dose", path, value))
    status, told = run_json(
        capsys, "goals", folder, "--goals", template(tmp_path, LINES[0])
    )
    (goal,) = told["goals"]
    assert (status, goal["result"]) == (1, "NOT_EVALUABLE")
    assert why in goal["reason"]


def test_only_structures_of_goals_are_measured(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def spy(case: Any, dose: Any, rois: Any, measured: Any, reference: Any) -> Any:
        asked.extend(roi.name for roi in rois)
        results = yield from results_steps(case, dose, rois, measured, reference)
        assert len(results) == len(rois)
        assert all(result.band is not None for result in results)
        return results

    monkeypatch.setattr("dosiscope.app.goals_asked.results_steps", spy)
    main(["goals", str(good), "--goals", str(template(tmp_path, *LINES))])
    assert asked == ["Target", "Bone"]


@pytest.mark.parametrize("name", example_names())
def test_an_example_says_that_it_is_one_and_where_it_is_from(
    name: str, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goals = example_goals(name)
    assert goals.name.endswith("(example)")
    assert goals.remarks[0].startswith("EXAMPLE ONLY")
    assert any("Source: " in remark for remark in goals.remarks)
    assert all(goal.source for goal in goals.goals)
    assert main(["goals", str(good), "--goals", name]) == 1
    assert "EXAMPLE ONLY" in capsys.readouterr().out


def test_a_folder_of_the_name_of_an_example_is_no_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "prostate").mkdir()
    monkeypatch.chdir(tmp_path)
    assert template_of("prostate") is example_goals("prostate")


def test_no_more_than_20_percent_of_the_parotid_above_30_gy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the real gland: a third of it is outside the grid, 23.4 % have it at least."""
    folder = case_dir("monaco-becker")
    path = template(tmp_path, "Parotid_L;;V30Gy[%];<=;20")
    status, told = run_json(capsys, "goals", folder, "--goals", path)
    (goal,) = told["goals"]
    assert (status, goal["result"], goal["roi"]) == (1, "FAIL", "PAROTID_LT")
    # no dose outside the grid, or more than 30 Gy to all that is outside
    assert 22 < goal["value"]["low"] < 24
    assert 75 < goal["value"]["high"] < 78
    assert "33.9 % of the structure is outside the dose grid" in goal["reason"]
    path = template(tmp_path, "Parotid_L;;V30Gy[%];<=;50")
    _, told = run_json(capsys, "goals", folder, "--goals", path)
    assert told["goals"][0]["result"] == "NOT_DECIDED"


def test_the_template_is_never_written_over(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = template(tmp_path, LINES[0])
    saved = tmp_path / "saved.csv"
    saved.write_text(goals_text(read_goals(path)), encoding="utf-8")
    before = saved.read_bytes()
    words = ["goals", str(good), "--goals", str(saved), "--csv", str(saved), "--force"]
    assert main(words) == 2
    assert "it is read for this, and never overwritten" in capsys.readouterr().err
    assert saved.read_bytes() == before


def test_what_is_100_percent_is_typed(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = template(tmp_path, "Target;;Mean[%];>=;99")
    words = "goals", good, "--goals", path, "--reference"
    status, told = run_json(capsys, *words, "41.5")
    assert (status, told["goals"][0]["result"]) == (0, "PASS")
    assert told["reference"] == {"gy": 41.5, "source": "typed by the user"}
    assert told["goals"][0]["value"]["number"] == pytest.approx(100, abs=0.1)
    status, told = run_json(capsys, *words, "50")
    assert (status, told["goals"][0]["result"]) == (1, "FAIL")
