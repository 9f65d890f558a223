"""Doses made of those of a case: what they are called, and when it is read again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.viewer.dose_text import dose_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose


def as_called(doses: Sequence[Dose], case: Case) -> tuple[Dose, ...]:
    """Return doses under the names that lists have for them beside rival plans.

    What is made of them is then named after their plans, not by ends of UIDs.  The
    samples are not copied.
    """
    if not case.companions:
        return tuple(doses)
    return tuple(
        dose if dose.made is not None else replace(dose, label=name)
        for dose, name in zip(doses, dose_names(doses, case), strict=True)
    )


def made_of_the_same(
    made: Sequence[Dose], before: Sequence[Dose], now: Sequence[Dose]
) -> tuple[Dose, ...]:
    """Return the made doses of which every part is still there, and as it was."""
    kept = _by_uid(now)
    same = {
        uid
        for uid, dose in _by_uid(before).items()
        if uid in kept and _is_as_before(dose, kept[uid])
    }
    return tuple(dose for dose in made if dose.read_uids <= same)


def _by_uid(doses: Sequence[Dose]) -> dict[str, Dose]:
    return {dose.header.sop_instance_uid: dose for dose in doses}


def _is_as_before(before: Dose, now: Dose) -> bool:
    """Whether two readings of a dose have the same numbers, meaning and places."""
    if before is now:
        return True
    return (
        (before.units, before.type, before.summation, before.scaling)
        == (now.units, now.type, now.summation, now.scaling)
        and before.plan_uids == now.plan_uids
        and before.geometry.has_same_samples(now.geometry)
        and np.array_equal(before.stored, now.stored, equal_nan=before.has_gaps)
    )
