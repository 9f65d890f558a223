"""Whether a goal can be missed and met at all: what cannot is a mistake."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from dosiscope.core.goals.goal import Comparison
from dosiscope.core.language import tr
from dosiscope.core.text import typed_number

if TYPE_CHECKING:
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.goals.goal import Goal

# the metric that can be asked of the whole dose, without a structure
_OF_WHOLE_DOSE: Final = "Max"
# the volumes above and below a dose
_OF_VOLUME: Final = ("V", "CV")


def senseless(goal: Goal) -> str:
    """Return why a goal makes no sense, as a clause; "" where it does.

    A limit that every dose meets would pass without a look at the plan.
    """
    limits = [goal.limit, *([] if goal.variation is None else [goal.variation])]
    if not all(isfinite(limit) for limit in limits):
        return tr("a goal and its variation are numbers")
    if min(limits) < 0:
        return tr("a goal and its variation are not below 0")
    if not goal.structure.strip() and goal.metric.kind.name != _OF_WHOLE_DOSE:
        return tr("the structure is missing (only Max can be asked of the whole dose)")
    if goal.metric.kind.name in _OF_VOLUME and goal.metric.at == 0:
        return tr("the whole volume receives at least 0: nothing is asked of the dose")
    is_most = goal.comparison is Comparison.AT_MOST
    if not is_most and goal.limit == 0:
        return tr("every value is at least 0: the goal would always be met")
    most = _largest(goal.metric)
    if is_most and goal.limit >= most:
        return tr(
            "no value is above {most}: the goal would always be met",
            most=typed_number(most),
        )
    if not is_most and goal.limit > most:
        return tr(
            "no value is above {most}: the goal would never be met",
            most=typed_number(most),
        )
    if goal.variation is not None and (
        goal.variation < goal.limit if is_most else goal.variation > goal.limit
    ):
        told = {
            "variation": typed_number(goal.variation),
            "goal": typed_number(goal.limit),
        }
        return (
            tr(
                "the variation {variation} is below the goal {goal}: it would be met "
                "already",
                **told,
            )
            if is_most
            else tr(
                "the variation {variation} is above the goal {goal}: it would be met "
                "already",
                **told,
            )
        )
    return ""


def _largest(metric: Metric) -> float:
    """Return what no value of a metric is above: a part of a volume, some indices."""
    if metric.unit_in("") == "%" and not metric.is_dose:
        return 100.0
    return metric.kind.most
