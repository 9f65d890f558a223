"""Goals of a ProKnow scorecard (JSON): computed metrics with their objectives.

An objective is a bin of values under a label, with ``min``, ``max`` or both; the bins
stand in the order of the values.  Which of them is met, and which is missed, only the
labels tell.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from dosiscope.core.goals.goal import Comparison, Goal, GoalTemplate
from dosiscope.core.goals.imported import (
    LeftOutError,
    left_out_text,
    metric_of,
    needed_number,
    number_of,
    sensible,
    text_of,
)
from dosiscope.core.language import tr

# "{}" is arg_1; volumes in cc, doses in Gy
_METRICS: Final = {
    "DOSE_VOLUME_PERCENT_ROI": "D{}%[Gy]",
    "DOSE_VOLUME_CC_ROI": "D{}cc[Gy]",
    "DOSE_VOLUME_MINUS_CC_ROI": "DC{}cc[Gy]",
    "VOLUME_CC_DOSE_ROI": "V{}Gy[cc]",
    "VOLUME_PERCENT_DOSE_ROI": "V{}Gy[%]",
    "MIN_DOSE_ROI": "Min[Gy]",
    "MAX_DOSE_ROI": "Max[Gy]",
    "MEAN_DOSE_ROI": "Mean[Gy]",
    "MAX_DOSE": "Max[Gy]",
    "VOLUME": "Volume[cc]",
    "CONFORMATION_NUMBER": "CI_Paddick@{}Gy",
}
_OF_WHOLE_DOSE: Final = ("MAX_DOSE",)
_MET: Final = frozenset(("PASS", "IDEAL", "GOOD", "EXCELLENT"))
_BETWEEN: Final = frozenset(
    ("ACCEPTABLE", "MARGINAL", "WARNING", "WARN", "VARIATION", "MINOR")
)
_MISSED: Final = frozenset(("FAIL", "FAILED", "UNACCEPTABLE", "POOR", "MAJOR"))


def is_proknow(values: Any) -> bool:
    """Whether plain values are a scorecard of ProKnow."""
    return isinstance(values, dict) and isinstance(values.get("computed"), list)


def proknow_goals(values: dict[str, Any], name: str = "") -> GoalTemplate:
    """Return the goals of a scorecard; what cannot be evaluated here is named."""
    goals, left_out = [], []
    for number, entry in enumerate(values["computed"], 1):
        try:
            if not isinstance(entry, dict):
                raise LeftOutError(tr("it is no metric"))
            goals.append(_goal(entry))
        except LeftOutError as why:
            what = text_of(entry, "type") if isinstance(entry, dict) else ""
            roi = text_of(entry, "roi_name") if isinstance(entry, dict) else ""
            left_out.append(left_out_text(number, what, roi, str(why)))
    custom = values.get("custom")
    for entry in custom if isinstance(custom, list) else ():
        what = text_of(entry, "name") if isinstance(entry, dict) else ""
        left_out.append(
            tr(
                "custom metric “{metric}”: its value is typed, not computed",
                metric=what,
            )
        )
    return GoalTemplate(
        name=text_of(values, "name") or name,
        goals=tuple(goals),
        left_out=tuple(left_out),
        remarks=(tr("From a ProKnow scorecard."),),
    )


def _goal(entry: dict[str, Any]) -> Goal:
    kind = text_of(entry, "type")
    spelling = _METRICS.get(kind)
    if spelling is None:
        raise LeftOutError(tr("there is no such metric here"))
    if entry.get("rx") or entry.get("rx_scale"):
        raise LeftOutError(tr("it is scaled by a prescription that ProKnow knows"))
    if "{}" in spelling:
        spelling = spelling.format(f"{needed_number(entry, 'arg_1'):.12g}")
    elif number_of(entry, "arg_1") is not None:
        raise LeftOutError(tr("it has an arg_1, of which the meaning is not known"))
    if number_of(entry, "arg_2") is not None:
        raise LeftOutError(tr("it has an arg_2, of which the meaning is not known"))
    roi = text_of(entry, "roi_name")
    if not roi and kind not in _OF_WHOLE_DOSE:
        raise LeftOutError(tr("its structure is missing"))
    comparison, limit, variation = _limits(entry)
    return sensible(
        Goal(
            structure="" if kind in _OF_WHOLE_DOSE else roi,
            metric=metric_of(spelling),
            comparison=comparison,
            limit=limit,
            variation=variation,
        )
    )


def _limits(entry: dict[str, Any]) -> tuple[Comparison, float, float | None]:
    """Return limit and variation from the bins: met at one end, missed at the other."""
    bins = entry.get("objectives")
    if not isinstance(bins, list) or not bins:
        raise LeftOutError(tr("it has no objectives"))
    if not all(isinstance(one, dict) for one in bins):
        raise LeftOutError(tr("its objectives are no list of bins"))
    marks = [_mark(one) for one in bins]
    if marks == sorted(marks):
        comparison, step = Comparison.AT_MOST, 1
    elif marks == sorted(marks, reverse=True):
        comparison, step = Comparison.AT_LEAST, -1
    else:
        raise LeftOutError(tr("it has objectives on both sides of what is met"))
    marks = marks[::step]
    if marks[0] != 0 or marks[-1] != 2:
        raise LeftOutError(
            tr("its objectives do not say both what is met and what fails")
        )
    edges = _edges(bins)[::step]
    limit, worst = edges[marks.count(0) - 1], edges[-marks.count(2)]
    return comparison, limit, None if worst == limit else worst


def _mark(one: dict[str, Any]) -> int:
    """Return 0 for what is met, 1 for what is between, 2 for what is missed."""
    label = text_of(one, "label").partition("[")[0].strip().upper()
    for mark, words in enumerate((_MET, _BETWEEN, _MISSED)):
        if label in words:
            return mark
    raise LeftOutError(
        tr("whether its objective “{label}” is met is not told", label=label)
    )


def _edges(bins: list[dict[str, Any]]) -> list[float]:
    """Return the values between bins, from low to high."""
    edges = []
    for one, other in pairwise(bins):
        high, low = number_of(one, "max"), number_of(other, "min")
        if (high is None) == (low is None) and high != low:
            raise LeftOutError(tr("its objectives leave a gap, or overlap"))
        edge = low if high is None else high
        if edge is None:
            raise LeftOutError(tr("between two of its objectives there is no number"))
        edges.append(edge)
    if edges != sorted(set(edges)):
        raise LeftOutError(tr("its objectives are not in the order of their numbers"))
    if number_of(bins[0], "min") or number_of(bins[-1], "max") is not None:
        raise LeftOutError(tr("its objectives do not reach to the ends"))
    return edges
