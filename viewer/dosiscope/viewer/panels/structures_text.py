"""What the tooltip of an ROI says: everything the file states of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr, tr_count
from dosiscope.core.reason import reasons_text
from dosiscope.core.text import counted, mm_number, volume_text

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
        (tr("Contours"), str(len(roi.contours)) if len(roi.contours) else tr("none")),
        (
            tr("Volume computed here"),
            "" if volume_cc is None else f"{volume_text(volume_cc)} cc",
        ),
        (
            tr("Volume stated in the file"),
            "" if stated is None else f"{volume_text(stated)} cc",
        ),
        (tr("Middle"), f"{place} mm" if place else ""),
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
        lines.append(tr("Withheld: {reason}", reason=roi.withheld))
    if roi.not_measured:
        lines.append(
            tr(
                "Volume and DVH withheld: {reason}",
                reason=reasons_text(roi.not_measured),
            )
        )
    return "\n".join(lines)


def summary(shown: int, total: int, guessed: int = 0, palette: str = "") -> str:
    """Return what stands under the list: "12 of 13 shown · 3 types proposed"."""
    if not total:
        return tr("No structures")
    structures = counted(total, "structure")
    parts = [tr("{n} of {structures} shown", n=shown, structures=structures)]
    if guessed:
        parts.append(
            tr_count(
                "{n} type? proposed from names",
                "{n} types? proposed from names",
                guessed,
            )
        )
    if palette:
        parts.append(tr("colours: {palette}", palette=palette))
    return " · ".join(parts)
