"""Templates of goals as CSV: what is read, what is refused, and the way back."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.goals.goal import Comparison, Goal, GoalTemplate
from dosiscope.core.goals.goal_file import MOST_BYTES, goals_of, read_goals
from dosiscope.core.goals.goals_csv import (
    HEADS,
    GoalFileError,
    goals_text,
    parse_goals,
)
from dosiscope.core.goals.sense import senseless
from dosiscope.core.outputs import is_ours

HEAD = ";".join(HEADS)
TEXT = f"""# name: Head and neck
# After a talk
#
{HEAD}
Parotid_L;lt parotid|Parotid*L;V30Gy[%];<=;20;25;1;;QUANTEC;"one; of two"

SpinalCord;;D0.03cc[Gy];≤;45;;;35;;
PTV;;D95%[%];>=;95
"""


def test_a_template_is_read() -> None:
    template = parse_goals(TEXT)
    first, second, third = template.goals
    assert template.name == "Head and neck"
    assert template.remarks == ("After a talk", "")
    assert first == Goal(
        structure="Parotid_L",
        aliases=("lt parotid", "Parotid*L"),
        metric=parse_metric("V30Gy[%]"),
        comparison=Comparison.AT_MOST,
        limit=20,
        variation=25,
        priority=1,
        source="QUANTEC",
        note="one; of two",
    )
    assert (second.comparison, second.fractions_text) == (Comparison.AT_MOST, "35")
    assert (third.comparison, third.limit, third.variation) == (">=", 95, None)


def test_the_template_of_the_user_guide_is_one() -> None:
    guide = Path(__file__).parents[2] / "docs" / "guide" / "goals.md"
    _, _, rest = guide.read_text(encoding="utf-8").partition("```\n# name: ")
    template = parse_goals(f"# name: {rest.partition('```')[0]}")
    assert (template.name, len(template.goals)) == ("Parotid", 4)
    assert template.goals[3].structure == ""


def test_line_ends_a_byte_order_mark_and_commas_change_nothing(
    tmp_path: Path,
) -> None:
    plain = parse_goals(TEXT)
    (tmp_path / "a.csv").write_text(TEXT, encoding="utf-8-sig")
    assert read_goals(tmp_path / "a.csv").goals == plain.goals
    assert parse_goals(TEXT.replace("\n", "\r\n")) == plain
    commas = TEXT.replace('"one; of two"', "one. of two").replace(";", ",")
    assert parse_goals(commas).goals[1:] == plain.goals[1:]


@pytest.mark.parametrize("parted_by", [";", ",", "\t"])
def test_what_a_spreadsheet_saves_is_read(parted_by: str) -> None:
    rows = [
        ["# name: Lung, of 2024; left"],
        ["# Source: Marks LB et al., Use"],
        list(HEADS),
        ["Lunge, re; oben", "", "V20 GY [ % ]", "<=", "30", "", "1", "25\u201345"],
        ["#PTV, boost; all", "", "Dmean (Gy)", ">=", "60"],
        [],
    ]
    width = len(HEADS) + 2  # two columns were emptied
    file = StringIO(newline="")
    csv.writer(file, delimiter=parted_by, quoting=csv.QUOTE_MINIMAL).writerows(
        [*row, *[""] * (width - len(row))] for row in rows
    )
    # another program quotes a first cell with its #
    text = file.getvalue().replace("#PTV, boost; all", '"#PTV, boost; all"')
    text = text.replace('""', '"')
    template = goals_of(text)
    first, second = template.goals
    assert template.name == "Lung, of 2024; left"
    assert template.remarks == ("Source: Marks LB et al., Use",)
    assert (first.structure, second.structure) == (
        "Lunge, re; oben",
        "#PTV, boost; all",
    )
    assert (first.metric_text, second.metric_text) == ("V20Gy[%]", "Mean[Gy]")
    assert first.fractions == range(25, 46)


@pytest.mark.parametrize(
    "dash", [*"-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d", " \u2013 "]
)
def test_a_range_of_fractions_has_any_dash(dash: str) -> None:
    text = f"structure;metric;op;goal;fractions\nCord;Max[Gy];<=;45;5{dash}12\n"
    (goal,) = parse_goals(text).goals
    assert (goal.fractions, goal.fractions_text) == (range(5, 13), "5-12")


def test_the_head_tells_the_order_of_the_columns() -> None:
    text = "GOAL,Op,metric,structure\n45,<=,Max[Gy],Cord\n"
    (goal,) = parse_goals(text).goals
    assert (goal.structure, goal.limit, goal.metric.text) == ("Cord", 45, "Max[Gy]")


def test_gray_that_are_no_absorbed_dose_are_kept_as_written() -> None:
    text = "structure;metric;op;goal\nCord;D2cc[Gy EQD2 2];<=;50\n"
    template = parse_goals(text)
    (goal,) = template.goals
    assert (goal.metric, goal.quantity) == (parse_metric("D2cc[Gy]"), "EQD2 2")
    assert goal.metric_text == "D2cc[Gy EQD2 2]"
    assert parse_goals(goals_text(template)) == template


def test_every_wrong_line_is_named() -> None:
    text = (
        f"{HEAD}\nCord;;Max[Gy];<=;45,5\n# a remark\nCord;;Dmux;<=;45\nCord;;Max;<=;4\n"
    )
    with pytest.raises(GoalFileError) as caught:
        parse_goals(text)
    first, second = str(caught.value).split("; ", 1)
    what = "line 2: the goal has a decimal comma: write 45.5, not 45,5"
    assert first == f"2 lines cannot be used: {what}"
    assert second.startswith('line 4: "Dmux" is no DVH metric')


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Cord;;Max[Gy];=;45", "op is <= or >="),
        ("Cord;;Max[Gy];<=;45;;high", "the priority is a whole number from 1 on"),
        ("Cord;;Max[Gy];<=;45;;0", "the priority is a whole number from 1 on"),
        ("Cord;;Max[Gy];<=;45;;;1.5", "the number of fractions is a whole number"),
        ("Cord;;Max[Gy];<=;45;;;45-25", "is like 5 or 25-45, not “45-25”"),
        ("Cord;;Max[Gy];<=;45;;;25-", "is like 5 or 25-45, not “25-”"),
        ("Cord;;Max[Gy];<=;45;;;0-9", "the number of fractions is a whole number"),
        (
            "Cord;;Max[Gy];<=;45;;;5 to 9",
            "or a range: it is like 5 or 25-45, not “5 to 9”",
        ),
        ("Cord;;Max[Gy];<=;45;;;10. Mai", "it is like 5 or 25-45, not “10. Mai”"),
        (
            "Cord;;D0,03cc[Gy];<=;45",
            "decimal comma: write D0.03cc[Gy], not D0,03cc[Gy]",
        ),
        ("Cord;;V20 Gy < 75%;<=;75", "“V20 Gy < 75%” has a limit in it"),
        ("Cord;;V0Gy[%];>=;50", "nothing is asked of the dose"),
        ("Cord;;CV0%[cc];<=;5", "nothing is asked of the dose"),
        ('"#Cord;;Max[Gy];<=;45', "a quotation mark has no counterpart"),
        ("Cord;;Max[Gy];<=;45 Gy", "the goal is no number: “45 Gy”"),
        ("Cord;;Max[Gy];<=;45;;;;;;;x", "it has 12 cells, the head has 10"),
        ('Cord;;Max[Gy];<=;45;;;;"open', "a quotation mark has no counterpart"),
        (f"Cord;;Max[Gy];<=;45;;;;{'x' * 501}", "more than 500 characters"),
        ("Cord;;V20[%];<=;45", '"V20[%]"'),
    ],
)
def test_a_wrong_line_is_refused_with_the_reason(line: str, why: str) -> None:
    with pytest.raises(GoalFileError) as caught:
        parse_goals(f"{HEAD}\n{line}\n")
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it has no goals"),
        (b"# only a remark\n", "it has no goals"),
        (HEAD.encode(), "a head and no goals"),
        (b"Cord;Max;<=;45\n", "its head has no structure, metric, op or goal"),
        (b"structure;metric;op;goal;colour\n", "its head has colour"),
        (b"structure;metric;op;goal;goal\n", "one of its columns twice"),
        ("structure;metric".encode("utf-16"), "no text in UTF-8"),
        (b"structure;\0", "it is no text"),
        (b" " * (MOST_BYTES + 1), "too large"),
        (b"{", "it begins as JSON and is none"),
        (b"[" * 100_000, "it begins as JSON and is none"),
        (b'{"a": NaN}', "it begins as JSON and is none"),
        (b"[]", "not of ProKnow nor of PlanScoreCard"),
        (b'{"goals": []}', "not of ProKnow nor of PlanScoreCard"),
        (b'{"computed": []}', "none of it can be evaluated: it is empty"),
        (
            f"{HEAD}\n{'Cord;;Max;<=;45' + chr(10)}".encode() * 1100,
            "1000 at most",
        ),
    ],
)
def test_a_wrong_file_gets_one_sentence(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(GoalFileError) as caught:
        read_goals(tmp_path / "a.csv")
    assert why in str(caught.value)


def test_a_file_that_cannot_be_opened_is_named_and_its_name_left_out(
    tmp_path: object,
) -> None:
    with pytest.raises(GoalFileError) as caught:
        read_goals(f"{tmp_path}/none.csv")
    assert "none.csv: it is not there" in caught.value.told()
    assert "none.csv" not in caught.value.told(identity=False)
    with pytest.raises(GoalFileError, match="no goals in"):
        read_goals(f"{tmp_path}")


WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=20
).map(lambda text: " ".join(text.split()))
NAMES = WORDS.filter(bool)
METRICS = st.sampled_from(
    ["Max[Gy]", "V20Gy[%]", "V20.5Gy[cc]", "D95%[%]", "D0.03cc[cGy]", "Mean", "HI"]
)


@st.composite
def counts(draw: st.DrawFn) -> range:
    least = draw(st.integers(1, 9999))
    return range(least, draw(st.integers(least, 9999)) + 1)


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    number = st.floats(0, 1e6)
    goal = Goal(
        structure=draw(NAMES),
        aliases=tuple(draw(st.lists(NAMES.filter(lambda a: "|" not in a), max_size=3))),
        metric=parse_metric(draw(METRICS)),
        comparison=draw(st.sampled_from(Comparison)),
        limit=draw(number),
        variation=draw(st.none() | number),
        priority=draw(st.none() | st.integers(1, 9999)),
        fractions=draw(st.none() | counts()),
        source=draw(WORDS),
        note=draw(WORDS),
    )
    assume(not senseless(goal))
    return goal


@pytest.mark.slow
@given(
    st.lists(goals(), min_size=1, max_size=4),
    WORDS,
    st.lists(
        WORDS.filter(lambda t: not t.startswith(("name:", "left out:"))), max_size=2
    ),
    st.lists(WORDS, max_size=2),
)
def test_what_is_written_is_read_the_same(
    made: list[Goal], name: str, remarks: list[str], left_out: list[str]
) -> None:
    template = GoalTemplate(
        name=name,
        goals=tuple(made),
        remarks=tuple(remarks),
        left_out=tuple(left_out),
    )
    text = goals_text(template)
    assert parse_goals(text) == template
    assert is_ours(text.encode())  # so that it may be saved again
    assert not any(line.startswith(tuple("=+-@\t")) for line in text.splitlines())


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from([*HEAD, *'";,|#\n\r\0{}[]', *TEXT]), max_size=80).map(
        lambda signs: f"{HEAD}\n{''.join(signs)}"
    )
)
def test_whatever_a_file_holds_it_is_read_or_refused(text: str) -> None:
    try:
        template = goals_of(text)
    except GoalFileError:
        return
    assert template.goals
    assert parse_goals(goals_text(template)) == template


def test_an_alias_that_cannot_be_written_is_refused() -> None:
    (goal,) = parse_goals("structure;metric;op;goal\nCord;Max;<=;4").goals
    odd = replace(goal, aliases=("a|b",))
    with pytest.raises(GoalFileError, match="parts aliases"):
        goals_text(GoalTemplate(name="", goals=(odd,)))
