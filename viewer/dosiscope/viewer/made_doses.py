"""Doses made of those of a case, when that is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dose import Dose


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
