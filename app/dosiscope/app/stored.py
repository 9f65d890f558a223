"""The DVHs stored in an RT Dose, made ready to be shown beside computed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dvh.from_stored import combination_name, stored_dvh_to_dvh
from dosiscope.core.errors import NotEvaluableError

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dvh.curve import Dvh

Shown = list[tuple[int | None, "Dvh"]]
Withheld = list[tuple[int | None, str, str]]


def stored_dvhs(case: Case, dose_uid: str = "") -> tuple[Shown, Withheld]:
    """Return stored DVHs by ROI Number, and those withheld with name and reason.

    The number is None where a DVH combines several ROIs.  With ``dose_uid`` only
    the DVHs of that RT Dose are returned.
    """
    rois = case.structure_set.rois if case.structure_set else ()
    names = {roi.number: roi.shown_name for roi in rois}
    shown: Shown = []
    withheld: Withheld = []
    for stored in case.stored_dvhs:
        if dose_uid and stored.dose_uid != dose_uid:
            continue
        single = len(stored.included) == 1 and not stored.excluded
        number = stored.included[0] if single else None
        reason = stored.withheld
        if not reason:
            try:
                shown.append((number, stored_dvh_to_dvh(stored, names)))
                continue
            except NotEvaluableError as error:
                reason = str(error)
        withheld.append((number, combination_name(stored, names), reason))
    return shown, withheld
