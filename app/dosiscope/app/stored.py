"""The DVHs stored in an RT Dose, made ready to be shown beside computed ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import WithheldDvh
from dosiscope.core.dvh.from_stored import combination_name, stored_dvh_to_dvh
from dosiscope.core.dvh.origins import origins_of
from dosiscope.core.errors import NotEvaluableError

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.isodose import Reference


def stored_dvhs(case: Case, dose_uid: str = "") -> tuple[list[Dvh], list[WithheldDvh]]:
    """Return stored DVHs, and those withheld with name and reason.

    With ``dose_uid`` only the DVHs of that RT Dose are returned.
    """
    structures = case.structure_set
    own = structures.header.sop_instance_uid if structures else ""
    rois = structures.rois if structures else ()
    known = {roi.number: roi.shown_name for roi in rois}
    shown: list[Dvh] = []
    withheld: list[WithheldDvh] = []
    origins = origins_of(case.stored_dvhs)
    for stored, origin in zip(case.stored_dvhs, origins, strict=True):
        if dose_uid and stored.dose_uid != dose_uid:
            continue
        # of another structure set the numbers are those of other ROIs
        names = known if stored.structure_set_uid == own else {}
        reason = str(stored.withheld or "")
        if not reason:
            try:
                dvh = stored_dvh_to_dvh(stored, names)
                shown.append(replace(dvh, origin=origin))
                continue
            except NotEvaluableError as error:
                reason = str(error)
        single = len(stored.included) == 1 and not stored.excluded
        number = stored.included[0] if single else None
        name = combination_name(stored, names)
        withheld.append(
            WithheldDvh(
                number,
                name,
                reason,
                origin=origin,
                dose_uid=stored.dose_uid,
                dose_label=stored.dose_label,
            )
        )
    return shown, withheld


def stored_results(case: Case, reference: Reference | None) -> list[DvhResult]:
    """Return what is told of the stored DVHs of a case: those shown, then withheld."""
    from dosiscope.core.dvh.results import DvhResult

    shown, withheld = stored_dvhs(case, case.stored_source)
    return [
        *(DvhResult.of(curve, reference=reference) for curve in shown),
        *(DvhResult.withheld(one) for one in withheld),
    ]
