"""What RT Images state beside the plan and the beam that they name (RTI-07 to 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import in_quotes, tr
from dosiscope.core.rt_image_beam import beam_of, has_other_frame, strays_of
from dosiscope.core.text import in_row, mm_number
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.rt_image import RtImage

_ISOCENTRE_MM: Final = 0.5  # by which isocentres may differ: some are rounded
_TAGS: Final = {
    "gantry angle": tags.GantryAngle,
    "collimator angle": tags.BeamLimitingDeviceAngle,
    "couch angle": tags.PatientSupportAngle,
}


def check_rt_images(images: Iterable[RtImage], plan: Plan | None) -> list[Finding]:
    """Return what does not fit between RT Images and the plan that they name."""
    if plan is None:
        return []
    findings: list[Finding] = []
    for image in images:
        if image.plan_uid == plan.header.uid:
            remarks = Remarks(image.header)
            _check(image, plan, remarks)
            findings += remarks.found
    return findings


def _check(image: RtImage, plan: Plan, remarks: Remarks) -> None:
    if image.beam_number is None:
        remarks.add_empty("RTI-07:none", tags.ReferencedBeamNumber)
        return
    beam = beam_of(image, plan)
    if beam is None:
        remarks.add(
            "RTI-07:absent",
            tag=tags.ReferencedBeamNumber,
            found=str(image.beam_number),
            expected=", ".join(str(one.number) for one in plan.beams) or tr("none"),
            label=plan.label,
        )
        return
    for stray in strays_of(image, beam):
        remarks.add(
            "RTI-08:drr" if image.content == "DRR" else "RTI-08:taken",
            what=tr(stray.what),
            tag=_TAGS[stray.what],
            found=stray.found,
            expected=stray.expected,
            beam=_told(beam),
        )
    if has_other_frame(image, plan):
        remarks.add(
            "RTI-10",
            tag=tags.FrameOfReferenceUID,
            found=image.header.frame_of_reference_uid,
            expected=plan.header.frame_of_reference_uid,
        )
    else:
        _check_isocentre(image, beam, remarks)


def _check_isocentre(image: RtImage, beam: Beam, remarks: Remarks) -> None:
    mine, its = image.isocentre, beam.isocentre
    if mine is None or its is None:
        return
    if np.abs(np.subtract(mine, its)).max() > _ISOCENTRE_MM:
        remarks.add(
            "RTI-09",
            tag=tags.IsocenterPosition,
            found=_place(mine),
            expected=_place(its),
            beam=_told(beam),
        )


def _told(beam: Beam) -> str:
    """Return which beam it is: its number, and what it is called."""
    name, number = beam.name.strip(), str(beam.number)
    return in_row(" ", (number, in_quotes(name))) if name else number


def _place(place: Sequence[float]) -> str:
    return f"({', '.join(map(mm_number, place))}) mm"
