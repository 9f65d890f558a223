"""Goals of other programs: what is read, and that nothing is dropped without a word."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.goals.goal import Comparison
from dosiscope.core.goals.goal_file import goals_of
from dosiscope.core.goals.goals_csv import GoalFileError, goals_text, parse_goals
from dosiscope.core.goals.proknow import proknow_goals
from dosiscope.core.goals.score_card import score_card_goals

AT_MOST, AT_LEAST = Comparison.AT_MOST, Comparison.AT_LEAST
UP_TO_45 = [{"label": "PASS", "max": 45}, {"label": "FAIL"}]
FROM_57 = [{"label": "FAIL"}, {"label": "PASS", "min": 57}]


def metric(
    kind: str, objectives: Any, roi: str = "Cord", **more: Any
) -> dict[str, Any]:
    return {"type": kind, "roi_name": roi, "objectives": objectives, **more}


@pytest.mark.parametrize(
    ("entry", "read"),
    [
        (metric("MAX_DOSE_ROI", UP_TO_45), ("Max[Gy]", AT_MOST, 45, None)),
        (metric("MIN_DOSE_ROI", FROM_57), ("Min[Gy]", AT_LEAST, 57, None)),
        (
            metric("DOSE_VOLUME_PERCENT_ROI", FROM_57, arg_1=99, arg_2=None),
            ("D99%[Gy]", AT_LEAST, 57, None),
        ),
        (
            metric("DOSE_VOLUME_CC_ROI", UP_TO_45, arg_1=0.03),
            ("D0.03cc[Gy]", AT_MOST, 45, None),
        ),
        (
            metric("DOSE_VOLUME_MINUS_CC_ROI", UP_TO_45, arg_1=700),
            ("DC700cc[Gy]", AT_MOST, 45, None),
        ),
        (
            metric("VOLUME_PERCENT_DOSE_ROI", UP_TO_45, arg_1=20),
            ("V20Gy[%]", AT_MOST, 45, None),
        ),
        (
            metric("VOLUME_CC_DOSE_ROI", UP_TO_45, arg_1=20),
            ("V20Gy[cc]", AT_MOST, 45, None),
        ),
        (metric("VOLUME", FROM_57), ("Volume[cc]", AT_LEAST, 57, None)),
        (
            metric(
                "CONFORMATION_NUMBER",
                [{"label": "FAIL"}, {"label": "PASS", "min": 0.8}],
                arg_1=60,
            ),
            ("CI_Paddick@60Gy", AT_LEAST, 0.8, None),
        ),
        (
            metric(
                "MEAN_DOSE_ROI",
                [
                    {"label": "IDEAL [10]", "color": [18, 191, 0], "max": 20},
                    {"label": "GOOD [8]", "min": 20, "max": 22},
                    {"label": "ACCEPTABLE [4]", "min": 22, "max": 26},
                    {"label": "UNACCEPTABLE [0]", "min": 26},
                ],
            ),
            ("Mean[Gy]", AT_MOST, 22, 26),
        ),
        (
            metric(
                "MIN_DOSE_ROI",
                [
                    {"label": "FAIL"},
                    {"label": "WARNING", "min": 55},
                    {"label": "PASS", "min": 57},
                ],
            ),
            ("Min[Gy]", AT_LEAST, 57, 55),
        ),
    ],
)
def test_a_metric_of_proknow_is_read(
    entry: dict[str, Any], read: tuple[str, Comparison, float, float | None]
) -> None:
    template = proknow_goals({"computed": [entry], "custom": []}, "A card")
    (goal,) = template.goals
    assert template.left_out == ()
    assert (goal.metric.text, goal.comparison, goal.limit, goal.variation) == read
    assert goal.structure == "Cord"


def test_the_largest_dose_of_all_is_that_of_the_whole_dose() -> None:
    (goal,) = proknow_goals({"computed": [metric("MAX_DOSE", UP_TO_45, "")]}).goals
    assert (goal.structure, goal.metric.text) == ("", "Max[Gy]")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (metric("INTEGRAL_DOSE_ROI", UP_TO_45), "no such metric here"),
        (metric("VOLUME_OF_REGRET", UP_TO_45, arg_1=20), "no such metric here"),
        (metric("CONFORMALITY_INDEX", UP_TO_45, arg_1=20), "no such metric here"),
        (metric("MAX_DOSE_ROI", []), "no objectives"),
        (metric("MAX_DOSE_ROI", None), "no objectives"),
        (metric("MAX_DOSE_ROI", UP_TO_45, ""), "its structure is missing"),
        (metric("MAX_DOSE_ROI", UP_TO_45, rx="Rx 1"), "scaled by a prescription"),
        (metric("DOSE_VOLUME_CC_ROI", UP_TO_45), "its arg_1 is missing"),
        (metric("DOSE_VOLUME_CC_ROI", UP_TO_45, arg_1="1"), "its arg_1 is no number"),
        (metric("DOSE_VOLUME_PERCENT_ROI", UP_TO_45, arg_1=120), "100 %"),
        (
            metric("MAX_DOSE_ROI", [{"label": "Blue", "max": 45}, {"label": "FAIL"}]),
            "whether its objective “BLUE” is met is not told",
        ),
        (
            metric(
                "MEAN_DOSE_ROI",
                [{"label": "FAIL", "max": 2}, {"label": "PASS"}, {"label": "FAIL"}],
            ),
            "on both sides",
        ),
        (metric("MAX_DOSE_ROI", [{"label": "PASS", "max": 45}]), "what fails"),
        (
            metric("MAX_DOSE_ROI", [{"label": "PASS"}, {"label": "FAIL"}]),
            "there is no number",
        ),
        (
            metric(
                "MAX_DOSE_ROI",
                [
                    {"label": "PASS", "max": 45},
                    {"label": "WARNING", "max": 40},
                    {"label": "FAIL"},
                ],
            ),
            "not in the order of their numbers",
        ),
        (
            metric(
                "MAX_DOSE_ROI",
                [{"label": "PASS", "max": 45}, {"label": "FAIL", "min": 50}],
            ),
            "leave a gap",
        ),
        (metric("MEAN_DOSE_ROI", UP_TO_45, arg_2=5), "it has an arg_2"),
        (metric("VOLUME_CC_DOSE_ROI", UP_TO_45, arg_1=0), "nothing is asked"),
        (
            metric("MAX_DOSE_ROI", [{"label": "PASS", "max": -4}, {"label": "FAIL"}]),
            "not below 0",
        ),
        ("text", "it is no metric"),
    ],
)
def test_what_proknow_has_and_is_not_here_is_named(entry: Any, why: str) -> None:
    good = metric("MAX_DOSE_ROI", UP_TO_45)
    template = proknow_goals({"computed": [good, entry]})
    assert len(template.goals) == 1
    (told,) = template.left_out
    assert told.startswith("metric 2")
    assert why in told


def test_typed_metrics_of_proknow_are_named() -> None:
    values = {
        "computed": [metric("MAX_DOSE_ROI", UP_TO_45)],
        "custom": [{"name": "Beam time"}],
    }
    (told,) = proknow_goals(values).left_out
    assert told == "custom metric “Beam time”: its value is typed, not computed"


def points(*pairs: tuple[float, float], variation: float | None = None) -> list[Any]:
    return [
        {"PointX": x, "Score": score, "Variation": x == variation} for x, score in pairs
    ]


def score(kind: str, **more: Any) -> dict[str, Any]:
    return {
        "Structure": {"StructureId": "SpinalCord", "TemplateStructureId": "Cord"},
        "MetricType": kind,
        "OutputUnit": "Gy",
        "ScorePoints": points((40, 10), (45, 5), (50, 0), variation=45),
        "Rank": 2,
        **more,
    }


@pytest.mark.parametrize(
    ("entry", "read"),
    [
        (
            score(
                "ConformationNumber",
                InputValue=95,
                InputUnit="%",
                ScorePoints=points((0.6, 0), (0.8, 10)),
            ),
            ("CI_Paddick@95%", AT_LEAST, 0.6, None),
        ),
        (score("MaxDose"), ("Max[Gy]", AT_MOST, 45, 50)),
        (score("MeanDose", OutputUnit="cGy"), ("Mean[cGy]", AT_MOST, 45, 50)),
        (
            score("DoseAtVolume", InputValue=0.03, InputUnit="CC"),
            ("D0.03cc[Gy]", AT_MOST, 45, 50),
        ),
        (
            score("DoseAtSubVolume", InputValue=700, InputUnit=None),
            ("DC700cc[Gy]", AT_MOST, 45, 50),
        ),
        (
            score("VolumeAtDose", InputValue=2000, InputUnit="cGy", OutputUnit="%"),
            ("V2000cGy[%]", AT_MOST, 45, 50),
        ),
        (
            score(
                "DoseAtVolume",
                InputValue=95,
                InputUnit="%",
                OutputUnit="%",
                ScorePoints=points((100, 10), (95, 0)),
            ),
            ("D95%[%]", AT_LEAST, 95, None),
        ),
    ],
)
def test_a_metric_of_a_score_card_is_read(
    entry: dict[str, Any], read: tuple[str, Comparison, float, float | None]
) -> None:
    values = {
        "TemplateName": "Spine",
        "Site": "Spine",
        "NumberOfFractions": 5,
        "ScoreTemplates": [entry],
    }
    template = score_card_goals(values)
    (goal,) = template.goals
    assert template.left_out == ()
    assert (goal.metric.text, goal.comparison, goal.limit, goal.variation) == read
    assert (goal.structure, goal.aliases) == ("Cord", ("SpinalCord",))
    assert (goal.fractions_text, goal.priority, template.name) == ("5", 2, "Spine")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (score("HomogeneityIndex"), "no such metric here"),
        (score("MaxDose", OutputUnit="Sv"), "its OutputUnit is “Sv”"),
        (score("MaxDose", Structure=None), "its structure is missing"),
        (score("MaxDose", ScorePoints=[]), "no score points"),
        (score("MaxDose", ScorePoints=points((1, 0), (2, 5), (3, 0))), "neither"),
        (score("MaxDose", ScorePoints=points((1, 5), (2, 5))), "neither"),
        (score("MaxDose", ScorePoints=points((45, 5), (45, 0))), "of one value"),
        (
            score("MaxDose", ScorePoints=points((40, 9), (45, 5), (45, 0))),
            "of one value",
        ),
        (score("MaxDose", ScorePoints=[{"PointX": None, "Score": 1}] * 2), "PointX"),
        (score("Volume", OutputUnit="%"), "a volume is in cc here"),
        (score("DoseAtVolume", InputValue=5, InputUnit="Gy"), "D5Gy"),
        (None, "it is no metric"),
    ],
)
def test_what_a_score_card_has_and_is_not_here_is_named(entry: Any, why: str) -> None:
    template = score_card_goals({"ScoreTemplates": [score("MaxDose"), entry]})
    assert len(template.goals) == 1
    (told,) = template.left_out
    assert told.startswith("metric 2")
    assert why in told


def test_a_file_of_which_nothing_is_left_is_refused_with_the_reason() -> None:
    data = json.dumps({"computed": [metric("CUMULATIVE_METERSET", UP_TO_45)]})
    with pytest.raises(GoalFileError, match="none of it can be evaluated: metric 1"):
        goals_of(data)


def test_what_was_imported_can_be_kept_as_a_template() -> None:
    values = {"computed": [metric("MAX_DOSE_ROI", UP_TO_45), metric("X", UP_TO_45)]}
    template = goals_of(json.dumps(values), "Card")
    again = parse_goals(goals_text(template))
    assert again == template
    assert again.left_out


@pytest.mark.parametrize("much", [0, 2.5, -1, 10_000, 1e300])
def test_numbers_that_no_template_may_have_are_not_taken(much: float) -> None:
    values = {"ScoreTemplates": [score("MaxDose", Rank=much)]}
    template = score_card_goals({**values, "NumberOfFractions": much})
    (goal,) = template.goals
    assert (goal.priority, goal.fractions) == (None, None)
    # 0 is how it says "any"
    why = "the number of fractions: it is no whole number from 1 to 9999"
    assert template.left_out == ((why,) if much else ())
    assert parse_goals(goals_text(template)) == template


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                (
                    *("type", "roi_name", "objectives", "arg_1", "label", "min", "max"),
                    *("Structure", "MetricType", "InputValue", "InputUnit", "PointX"),
                    *("OutputUnit", "ScorePoints", "Score", "StructureId", "Rank"),
                )
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.slow
@given(
    st.lists(JSON, min_size=1, max_size=3),
    st.sampled_from(("computed", "ScoreTemplates")),
)
def test_every_entry_is_a_goal_or_is_named(entries: list[Any], key: str) -> None:
    reader = proknow_goals if key == "computed" else score_card_goals
    template = reader({key: entries})
    assert len(template.goals) + len(template.left_out) == len(entries)
