"""What the tooltip of an ROI says: everything the file states of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.reason import reasons_text
from dosiscope.core.text import DASH, counted, mm_number, volume_text

if TYPE_CHECKING:
    from dosiscope.core.roi_names import Proposal
    from dosiscope.core.structures import Roi


def facts(roi: Roi, volume_cc: float | None = None) -> list[tuple[str, str]]:
    """Return (name, value) of all that is stated of an ROI, without empty ones."""
    centre = roi.centre
    place = "" if centre is None else ", ".join(mm_number(v) for v in centre)
    stated = roi.stated_volume_cc
    rows = [
        (tr("ROI Number"), str(roi.number)),
        (tr("Interpreted type"), ", ".join(roi.interpreted_types)),
        (tr("Description"), roi.description),
        (tr("Generation algorithm"), roi.generation_algorithm),
        (tr("Laterality"), ", ".join(roi.laterality)),
        (tr("Contours"), str(len(roi.contours)) if len(roi.contours) else "none"),
        (
            tr("Volume computed here"),
            ""
            if volume_cc is None
            else tr("{volume_cc} cc", volume_cc=volume_text(volume_cc)),
        ),
        (
            tr("Volume stated in the file"),
            "" if stated is None else tr("{stated} cc", stated=volume_text(stated)),
        ),
        (tr("Middle"), tr("{place} mm", place=place) if place else ""),
        *((name, value) for name, value in roi.physical_properties),
    ]
    return [(name, value) for name, value in rows if value.strip()]


def description(
    roi: Roi, volume_cc: float | None = None, proposal: Proposal | None = None
) -> str:
    """Return what the tooltip of an ROI says."""
    lines = [roi.shown_name]
    if proposal is not None and not roi.interpreted_types:
        lines.append(
            tr(
                "Type proposed from the name: {type}; none in the file",
                type=proposal.type,
            )
        )
    if proposal is not None and proposal.name and proposal.name != roi.name:
        lines.append(tr("TG-263 name proposed: {name}", name=proposal.name))
    lines += [f"{name}: {value}" for name, value in facts(roi, volume_cc)]
    if roi.withheld:
        lines.append(tr("Withheld: {withheld}", withheld=roi.withheld))
    if roi.not_measured:
        lines.append(
            tr(
                "Volume and DVH withheld: {not_measured}",
                not_measured=reasons_text(roi.not_measured),
            )
        )
    return "\n".join(lines)


def summary(shown: int, total: int, guessed: int = 0, palette: str = "") -> str:
    """Return what stands under the list: "12 of 13 shown · 3 types proposed"."""
    if not total:
        return DASH
    text = tr(
        "{shown} of {total} shown", shown=shown, total=counted(total, "structure")
    )
    if guessed:
        text += tr(
            " · {guessed}? proposed from names", guessed=counted(guessed, "type")
        )
    if palette:
        text += tr(" · colours: {palette}", palette=palette)
    return text
