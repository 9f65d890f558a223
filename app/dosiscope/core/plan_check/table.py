"""Which function checks which item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from dosiscope.core.plan_check import (
    conformity,
    couch,
    densities,
    devices,
    dose_level,
    grid,
    images,
    laterality,
    names,
    nesting,
    others,
    patients,
    points,
    second_dose,
    targets,
)
from dosiscope.core.plan_check.item import Answer
from dosiscope.core.plan_check.subject import PlanSubject

# A check yields an answer, or several where an item has several things to tell.
Check = Callable[[PlanSubject], Iterable[Answer]]

# Each module has its CHECKS by id of their items.
_MODULES: Final = (
    conformity,
    couch,
    densities,
    devices,
    dose_level,
    grid,
    images,
    laterality,
    names,
    nesting,
    others,
    patients,
    points,
    second_dose,
    targets,
)
CHECKS: Final[Mapping[str, Check]] = {
    key: check for module in _MODULES for key, check in module.CHECKS.items()
}
# Items that are not checked, and why; told as not evaluable.
LEFT_OUT: Final[Mapping[str, str]] = {
    "PC-38": "treatment records are not read: what was delivered is not known",
}
