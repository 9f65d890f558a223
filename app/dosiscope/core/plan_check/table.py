"""Which function checks which item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from dosiscope.core.plan_check import (
    apertures,
    isocentres,
    metersets,
    prescription,
)
from dosiscope.core.plan_check.item import Answer
from dosiscope.core.plan_check.subject import PlanSubject

# A check yields an answer, or several where an item has several things to tell.
Check = Callable[[PlanSubject], Iterable[Answer]]

# Each module has its CHECKS by id of their items.
CHECKS: Final[Mapping[str, Check]] = {
    **apertures.CHECKS,
    **isocentres.CHECKS,
    **metersets.CHECKS,
    **prescription.CHECKS,
}
# Items that are not checked, and why; told as not evaluable.
LEFT_OUT: Final[Mapping[str, str]] = {}
