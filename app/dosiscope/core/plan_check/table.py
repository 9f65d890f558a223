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
    conformity,
    couch,
    delivered,
    densities,
    devices,
    dose_level,
    grid,
    images,
    isocentres,
    laterality,
    machines,
    metersets,
    names,
    nesting,
    others,
    patients,
    points,
    prescription,
    second_dose,
    setups,
    skin,
    sources,
    targets,
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
    **conformity.CHECKS,
    **couch.CHECKS,
    **delivered.CHECKS,
    **densities.CHECKS,
    **devices.CHECKS,
    **dose_level.CHECKS,
    **grid.CHECKS,
    **images.CHECKS,
    **isocentres.CHECKS,
    **laterality.CHECKS,
    **machines.CHECKS,
    **metersets.CHECKS,
    **names.CHECKS,
    **nesting.CHECKS,
    **others.CHECKS,
    **patients.CHECKS,
    **points.CHECKS,
    **prescription.CHECKS,
    **second_dose.CHECKS,
    **setups.CHECKS,
    **skin.CHECKS,
    **sources.CHECKS,
    **targets.CHECKS,
}
# Items that are not checked, and why; told as not evaluable.
LEFT_OUT: Final[Mapping[str, str]] = {}
