"""What stands for a dose once its case was amended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from dosiscope.core.dose import Dose


def dose_now(dose: Dose | None, there: Collection[Dose]) -> Dose | None:
    """Return the dose, or what was read anew of it: more planes; None where it went."""
    if dose is None or dose in there:
        return dose
    return next((one for one in there if one.key == dose.key), None)
