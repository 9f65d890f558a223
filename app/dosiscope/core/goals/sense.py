"""Whether a goal can be missed and met at all: what cannot is a mistake."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from dosiscope.core.goals.goal import Comparison
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
        return "a goal and its variation are numbers"
    if min(limits) < 0:
        return "a goal and its variation are not below 0"
    if not goal.structure.strip() and goal.metric.kind.name != _OF_WHOLE_DOSE:
        return "the structure is missing (only Max can be asked of the whole dose)"
    if goal.metric.kind.name in _OF_VOLUME and goal.metric.at == 0:
        return "the whole volume receives at least 0: nothing is asked of the dose"
    is_most = goal.comparison is Comparison.AT_MOST
    if not is_most and goal.limit == 0:
        return "every value is at least 0: the goal would always be met"
    most = _largest(goal.metric)
    if is_most and goal.limit >= most:
        return f"no value is above {typed_number(most)}: the goal would always be met"
    if not is_most and goal.limit > most:
        return f"no value is above {typed_number(most)}: the goal would never be met"
    if goal.variation is not None and (
        goal.variation < goal.limit if is_most else goal.variation > goal.limit
    ):
        side = "below" if is_most else "above"
        return (
            f"the variation {typed_number(goal.variation)} is {side} the goal "
            f"{typed_number(goal.limit)}: it would be met already"
        )
    return ""


def _largest(metric: Metric) -> float:
    """Return what no value of a metric is above: a part of a volume, some indices."""
    if metric.unit_in("") == "%" and not metric.is_dose:
        return 100.0
    return metric.kind.most
