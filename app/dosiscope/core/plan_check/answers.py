"""Short ways to say what came of an item."""

from __future__ import annotations

from functools import partial

from dosiscope.core.plan_check.item import Answer, ItemResult

passed = partial(Answer, result=ItemResult.PASS)
flagged = partial(Answer, result=ItemResult.FLAG)
reported = partial(Answer, result=ItemResult.REPORT)
# of a part of what an item is about, where the rest has an answer
unknown = partial(Answer, result=ItemResult.NOT_EVALUABLE)
