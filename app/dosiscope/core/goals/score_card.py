"""Goals of a PlanScoreCard template (JSON).

It gives points for values; a point may be the variation.  What is better than it is
met there, what is worst fails, and what is between is a variation.  Where no point is
the variation, all that is better than the worst is met.
"""

from __future__ import annotations

from typing import Any, Final

from dosiscope.core.goals.goal import Comparison, Goal, GoalTemplate
from dosiscope.core.goals.imported import (
    MEANT,
    LeftOutError,
    left_out_text,
    metric_of,
    needed_number,
    number_of,
    sensible,
    text_of,
)
from dosiscope.core.language import marked, tr

_WORDS: Final = {"MinDose": "Min", "MaxDose": "Max", "MeanDose": "Mean"}
_UNITS: Final = {"%": "%", "cc": "cc", "gy": "Gy", "cgy": "cGy"}


def is_score_card(values: Any) -> bool:
    """Whether plain values are a template of PlanScoreCard."""
    return isinstance(values, dict) and isinstance(values.get("ScoreTemplates"), list)


def score_card_goals(values: dict[str, Any], name: str = "") -> GoalTemplate:
    """Return the goals of a template; what cannot be evaluated here is named."""
    goals, left_out = [], []
    try:
        fractions = _fractions(values)
    except LeftOutError as why:
        fractions = None
        left_out.append(tr("the number of fractions: {why}", why=why))
    for number, entry in enumerate(values["ScoreTemplates"], 1):
        try:
            if not isinstance(entry, dict):
                raise LeftOutError(tr("it is no metric"))
            goals.append(_goal(entry, fractions))
        except LeftOutError as why:
            what = text_of(entry, "MetricType") if isinstance(entry, dict) else ""
            roi = _structure(entry) if isinstance(entry, dict) else ""
            left_out.append(left_out_text(number, what, roi, str(why)))
    parts = (("Site", marked("site {name}")), ("Creator", marked("creator {name}")))
    said = [
        tr(told, name=text_of(values, key)) for key, told in parts if values.get(key)
    ]
    return GoalTemplate(
        name=text_of(values, "TemplateName") or name,
        goals=tuple(goals),
        left_out=tuple(left_out),
        remarks=(
            tr("From PlanScoreCard, {parts}.", parts=", ".join(said))
            if said
            else tr("From PlanScoreCard."),
        ),
    )


def _fractions(values: dict[str, Any]) -> range | None:
    """Return for how many fractions a template is; 0 is how it says "any"."""
    number = number_of(values, "NumberOfFractions")
    if not number:
        return None
    if number not in MEANT:
        raise LeftOutError(tr("it is no whole number from 1 to {most}", most=MEANT[-1]))
    return range(int(number), int(number) + 1)


def _structure(entry: dict[str, Any]) -> str:
    structure = entry.get("Structure")
    if not isinstance(structure, dict):
        return ""
    keys = ("TemplateStructureId", "StructureId", "Id")
    return next(filter(None, (text_of(structure, key) for key in keys)), "")


def _aliases(entry: dict[str, Any], own: str) -> tuple[str, ...]:
    structure = entry["Structure"]
    names = (text_of(structure, key) for key in ("StructureId", "Id"))
    return tuple(
        dict.fromkeys(
            name for name in names if name not in ("", own) and "|" not in name
        )
    )


def _goal(entry: dict[str, Any], fractions: range | None) -> Goal:
    structure = _structure(entry)
    if not structure:
        raise LeftOutError(tr("its structure is missing"))
    metric = metric_of(_spelling(entry))
    comparison, limit, variation = _limits(entry)
    rank = number_of(entry, "Rank") or 0
    return sensible(
        Goal(
            structure=structure,
            aliases=_aliases(entry, structure),
            metric=metric,
            comparison=comparison,
            limit=limit,
            variation=variation,
            priority=int(rank) if rank in MEANT else None,
            fractions=fractions,
            note=text_of(entry, "MetricComment"),
        )
    )


def _spelling(entry: dict[str, Any]) -> str:
    kind = text_of(entry, "MetricType")
    if kind == "Volume":
        if _unit(entry, "OutputUnit") != "cc":
            raise LeftOutError(tr("a volume is in cc here"))
        return "Volume[cc]"
    if kind in _WORDS:
        return f"{_WORDS[kind]}[{_unit(entry, 'OutputUnit')}]"
    if kind == "ConformationNumber":
        at = f"{needed_number(entry, 'InputValue'):.12g}{_unit(entry, 'InputUnit')}"
        return f"CI_Paddick@{at}"
    letter = {"DoseAtVolume": "D", "DoseAtSubVolume": "DC", "VolumeAtDose": "V"}.get(
        kind, ""
    )
    if not letter:
        raise LeftOutError(tr("there is no such metric here"))
    # the dose of all but so many cc
    is_rest = letter == "DC" and not text_of(entry, "InputUnit")
    unit = "cc" if is_rest else _unit(entry, "InputUnit")
    at = f"{needed_number(entry, 'InputValue'):.12g}{unit}"
    return f"{letter}{at}[{_unit(entry, 'OutputUnit')}]"


def _unit(entry: dict[str, Any], key: str) -> str:
    text = text_of(entry, key)
    unit = _UNITS.get(text.casefold())
    if unit is None:
        raise LeftOutError(
            tr("its {value} is “{unit}”, not %, cc, Gy or cGy", value=key, unit=text)
        )
    return unit


def _limits(entry: dict[str, Any]) -> tuple[Comparison, float, float | None]:
    """Return limit and variation from the points of the score."""
    listed = entry.get("ScorePoints")
    if not isinstance(listed, list) or len(listed) < 2:
        raise LeftOutError(tr("it has no score points that tell a limit"))
    if not all(isinstance(point, dict) for point in listed):
        raise LeftOutError(tr("its score points are no list of points"))
    points = sorted(
        (
            needed_number(one, "PointX"),
            needed_number(one, "Score"),
            one.get("Variation"),
        )
        for one in listed
    )
    if len({x for x, _, _ in points}) < len(points):
        raise LeftOutError(tr("two of its score points are of one value"))
    scores = [score for _, score, _ in points]
    if scores == sorted(scores) and scores[0] < scores[-1]:
        comparison = Comparison.AT_LEAST
        worst = max(x for x, score, _ in points if score == scores[0])
    elif scores == sorted(scores, reverse=True) and scores[0] > scores[-1]:
        comparison = Comparison.AT_MOST
        worst = min(x for x, score, _ in points if score == scores[-1])
    else:
        raise LeftOutError(tr("its score neither only rises nor only falls"))
    variations = {x for x, _, is_variation in points if is_variation is True}
    if len(variations) > 1:
        raise LeftOutError(tr("several of its score points are the variation"))
    limit = variations.pop() if variations else worst
    return comparison, limit, None if limit == worst else worst
