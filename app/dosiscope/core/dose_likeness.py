"""Whether the numbers of doses mean the same at the same place.

Only such doses are added, subtracted or compared point by point.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from dosiscope.core.conversion import ALPHA_BETA
from dosiscope.core.dose import DoseType, DoseUnits
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.text import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dose import Dose


def refuse_unlike(doses: Sequence[Dose], what: str) -> None:
    """Refuse doses whose numbers do not mean the same at the same place.

    Parameters
    ----------
    doses
        In any order.
    what
        What there is not, before the reason: "no difference of PLAN and BEAM 2".

    Raises
    ------
    NotEvaluableError
        They are of other patients, frames of reference, units, Dose Types or
        quantities (dose, EQD2), or one
        of these is not stated; or one is relative: its numbers are part of a dose that
        is not stated either.
    """
    headers = [dose.header for dose in doses]
    frames = {header.frame_of_reference_uid for header in headers}
    types = {dose.type for dose in doses}
    units = {dose.units for dose in doses}
    quantities = {dose.quantity or "dose" for dose in doses}
    models = {c.model for dose in doses if dose.made for c in dose.made.conversions}
    reasons = {
        "the unit of the dose is not stated": DoseUnits.NOT_STATED in units,
        "a relative dose adds to none and compares with none": (
            DoseUnits.RELATIVE in units
        ),
        "they are of different patients": not all(
            one.patient.is_same(other.patient) or one.patient.has_same_id(other.patient)
            for one, other in combinations(headers, 2)
        ),
        "the Frame of Reference is not stated": "" in frames,
        "they are in different frames of reference": len(frames) > 1,
        f"they are of different quantities, {listed(sorted(quantities), 'and')}": (
            len(quantities) > 1
        ),
        f"they were converted with different {ALPHA_BETA}": len(models) > 1,
        "the Dose Type is not stated": DoseType.NOT_STATED in types,
        "they are of different Dose Types: " + ", ".join(sorted(types)): len(types) > 1,
    }
    for reason, is_so in reasons.items():
        if is_so:
            raise NotEvaluableError(f"{what}: {reason}")
