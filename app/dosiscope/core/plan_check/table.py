"""Which function checks which item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from dosiscope.core.plan_check import (
    accessories,
    angles,
    apertures,
    approval,
    beam_names,
    isocentres,
    machines,
    metersets,
    prescription,
    setups,
    skin,
    sources,
)
from dosiscope.core.plan_check.item import Answer
from dosiscope.core.plan_check.subject import PlanSubject

# A check yields an answer, or several where an item has several things to tell.
Check = Callable[[PlanSubject], Iterable[Answer]]

# Each module has its CHECKS by id of their items.
CHECKS: Final[Mapping[str, Check]] = {
    **accessories.CHECKS,
    **angles.CHECKS,
    **apertures.CHECKS,
    **approval.CHECKS,
    **beam_names.CHECKS,
    **isocentres.CHECKS,
    **machines.CHECKS,
    **metersets.CHECKS,
    **prescription.CHECKS,
    **setups.CHECKS,
    **skin.CHECKS,
    **sources.CHECKS,
}
# Items that are not checked, and why; told as not evaluable.
LEFT_OUT: Final[Mapping[str, str]] = {}
