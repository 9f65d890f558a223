"""Stored DVHs against the structure set that is shown (DVH-01, DVH-08).

Where they are of it, what was noticed of them names the ROIs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.gathering import gathered
from dosiscope.core.language import tr
from dosiscope.core.reason import fields_of
from dosiscope.core.text import in_row
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.stored_dvh import described, only_roi

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.core.stored_dvh import StoredDvh
    from dosiscope.core.structures import StructureSet


def settle_stored_dvhs(
    dvhs: Sequence[StoredDvh], structure_set: StructureSet, header: Header
) -> tuple[tuple[StoredDvh, ...], list[Finding]]:
    """Withhold the DVHs of one RT Dose whose ROIs are not those that are shown."""
    remarks = Remarks(header)
    settled = tuple(_settle(dvh, structure_set, remarks) for dvh in dvhs)
    remarks.gather(_names_for(dvhs, structure_set))
    return settled, remarks.found


def named(
    findings: Iterable[Finding],
    dvhs: Sequence[StoredDvh],
    structure_set: StructureSet | None,
    header: Header,
) -> list[Finding]:
    """Return findings, those about the DVHs of one RT Dose with the names of ROIs.

    What is alike of several ROIs is one of them.
    """
    names = _names_for(dvhs, structure_set)
    told = {described(dvh): described(dvh, names) for dvh in dvhs}
    of_dvhs, others = [], []
    for one in findings:
        if one.object_uid != header.uid or not one.rule.startswith("DVH-"):
            others.append(one)
            continue
        fields = dict(one.fields)
        if "dvh" in fields:
            listed = str(fields["dvh"]).split(", ")
            fields["dvh"] = in_row(", ", (told.get(each, each) for each in listed))
        of_dvhs.append(replace(one, fields=fields_of(fields)))
    return others + gathered(of_dvhs, names)


def _names_for(
    dvhs: Iterable[StoredDvh], structure_set: StructureSet | None
) -> dict[int, str]:
    """Return the names of ROIs by number; of another structure set none is known."""
    if structure_set is None:
        return {}
    shown = structure_set.header.sop_instance_uid
    if any(dvh.structure_set_uid != shown for dvh in dvhs):
        return {}
    return {roi.number: roi.name for roi in structure_set.rois if roi.name}


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
