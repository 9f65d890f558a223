"""CT, MR and PET Image: a series of them is one object (PS3.3 A.3, A.4, A.21).

Of the multi-frame ones (A.36, A.38, A.56, A.70 to A.72) each stack of frames is one.
MR and PET may be the grey base of the picture in place of a CT.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.kinds import Kind
from dosiscope.core.not_shown import Unread
from dosiscope.core.progress import Progress, changed
from dosiscope.io import multi_frame
from dosiscope.io.ct import volume as ct_files
from dosiscope.io.ct.frame_stacks import stacks
from dosiscope.io.ct.image import CtImage, read_image
from dosiscope.io.ct.multi_frame import read_frames
from dosiscope.io.ct.named import volume_names
from dosiscope.io.kinds.registration import SeriesKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.inventory import Entry
    from dosiscope.io.ct.volume import FirstImages
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.parts import Parts
    from dosiscope.io.kinds.registration import Reading


def _read(
    entry: Entry, images: Sequence[CtImage], parts: Parts, rest: tuple[Unread, ...]
) -> Reading:
    """Read the series, the plane of the isocentre (else the middle) first."""
    beams = parts.plan.beams if parts.plan else ()
    first_z = next((beam.isocentre[2] for beam in beams if beam.isocentre), None)

    def show(step: Progress[FirstImages]) -> Progress[Parts]:
        part = step.part
        if part is None:
            return step.with_part(None)
        parts.ct, parts.noticed = part.ct, part.findings
        left = part.total - len(part.ct.image_uids)
        parts.unread = (Unread(entry.kind, left, part.total), *rest)
        return step.with_part(parts)

    parts.ct, findings = yield from changed(
        ct_files.load(images, first_z, parts.named_images, parts.known_planes), show
    )
    parts.noticed = ()
    if parts.ct is None:
        parts.withhold(entry, findings)
    return findings


def _registration(kind: Kind, sop_class: str, modality: str) -> SeriesKind[CtImage]:
    def images(file: DicomFile, like: CtImage | None) -> Sequence[CtImage]:
        return (read_image(file, like, kind=kind),)

    return SeriesKind(
        kind=kind,
        sop_classes=(sop_class,),
        modality=modality,
        images=images,
        volume=volume_names,
        read=_read,
    )


def _enhanced(
    kind: Kind, sop_classes: tuple[str, ...], modality: str
) -> SeriesKind[CtImage]:
    def images(file: DicomFile, _like: CtImage | None) -> Sequence[CtImage]:
        return read_frames(file, kind)

    return SeriesKind(
        kind=kind,
        sop_classes=sop_classes,
        modality=modality,
        images=images,
        stacks=stacks,
        volume=volume_names,
        read=_read,
    )


CT = _registration(Kind.CT, "1.2.840.10008.5.1.4.1.1.2", "CT")
ENHANCED_CT = _enhanced(Kind.ENHANCED_CT, multi_frame.ENHANCED_CT, "CT")
MR = _registration(Kind.MR, "1.2.840.10008.5.1.4.1.1.4", "MR")
ENHANCED_MR = _enhanced(Kind.ENHANCED_MR, multi_frame.ENHANCED_MR, "MR")
PET = _registration(Kind.PET, "1.2.840.10008.5.1.4.1.1.128", "PT")
ENHANCED_PET = _enhanced(Kind.ENHANCED_PET, multi_frame.ENHANCED_PET, "PT")
