"""Stored DVHs against the structure set that is shown (DVH-01, DVH-08)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.stored_dvh import described, only_roi

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.core.stored_dvh import StoredDvh
    from dosiscope.core.structures import StructureSet


def settle_stored_dvhs(
    dvhs: Iterable[StoredDvh], structure_set: StructureSet, header: Header
) -> tuple[tuple[StoredDvh, ...], list[Finding]]:
    """Withhold the DVHs of one RT Dose whose ROIs are not those that are shown."""
    remarks = Remarks(header)
    settled = tuple(_settle(dvh, structure_set, remarks) for dvh in dvhs)
    remarks.gather({roi.number: roi.name for roi in structure_set.rois})
    return settled, remarks.found


def _settle(dvh: StoredDvh, structure_set: StructureSet, remarks: Remarks) -> StoredDvh:
    if dvh.withheld:
        return dvh
    shown = structure_set.header.sop_instance_uid
    unknown = [n for n in dvh.included + dvh.excluded if structure_set.roi(n) is None]
    if dvh.structure_set_uid != shown:
        reason = remarks.withhold(
            "DVH-01:other",
            dvh=described(dvh),
            tag=tags.ReferencedStructureSetSequence,
            found=dvh.structure_set_uid,
            expected=shown,
            roi=only_roi(dvh),
        )
    elif unknown:
        reason = remarks.withhold(
            "DVH-08",
            dvh=described(dvh),
            tag=tags.ReferencedROINumber,
            found=", ".join(str(number) for number in unknown),
            expected=tr("a ROI Number of the structure set"),
            roi=only_roi(dvh),
        )
    else:
        return dvh
    return replace(dvh, withheld=reason)
