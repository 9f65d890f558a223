"""The section of a report with the structures: types, volumes, state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.identity import joined
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.reason import reasons_text
from dosiscope.core.report.cells import approval, colour_of, count, volume, words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Facts,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.not_here import why_none
from dosiscope.core.roi_state import State
from dosiscope.core.text import date_text, number_text, time_text

if TYPE_CHECKING:
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.roi_report import RoiReport
    from dosiscope.core.report.template import Part
    from dosiscope.core.structures import Roi, StructureSet

_COLUMNS: Final = (
    Column(key="number", heading=tr("No."), is_number=True),
    Column(key="name", heading=tr("Structure"), is_name=True),
    Column(key="type", heading=tr("Type")),
    Column(key="contours", heading=tr("Contours"), is_number=True),
    Column(key="mode", heading=tr("Mode")),
    Column(key="off_slice", heading=tr("Off slice"), is_number=True),
    Column(key="gaps", heading=tr("Gaps"), is_number=True),
    Column(key="islands", heading=tr("Islands"), is_number=True),
    Column(key="volume_cc", heading=tr("Volume"), unit="cc", is_number=True),
    Column(key="stated_cc", heading=tr("Stated"), unit="cc", is_number=True),
    Column(key="state", heading=tr("State")),
    Column(key="remark", heading=tr("To know")),
)
_TONES: Final = {State.SHOWN.value: Tone.PLAIN, State.EMPTY.value: Tone.FAINT}


def structures_section(material: Material, _: Part) -> Section:
    """Return every structure of the set; without one, why there is none."""
    found = material.case.structure_set
    if found is None:
        why = why_none(material.case, Role.STRUCTURE_SET)
        told = Paragraph(text=why, tone=Tone.CAUTION)
        return Section(key="structures", title=tr("Structures"), blocks=(told,))
    return Section(
        key="structures",
        title=tr("Structures"),
        blocks=(
            _facts(found),
            Table(
                key="structures",
                columns=_COLUMNS,
                rows=tuple(_row(material, roi) for roi in found.rois),
                note=tr(
                    "Volume is computed here; stated is what the file states. Off "
                    "slice: contours on no image; gaps: ranges of z between the ends "
                    "where nothing is; islands: connected parts that no image cuts."
                ),
                empty=tr("The structure set holds no structure."),
            ),
        ),
    )


def _facts(found: StructureSet) -> Facts:
    return Facts(
        pairs=(
            (tr("Structure set"), words(found.label)),
            (tr("Name"), words(found.name)),
            (tr("Description"), words(found.description)),
            (tr("Date"), words(date_text(found.date))),
            (tr("Time"), words(time_text(found.time))),
            (tr("Approval"), approval(found.approval)),
            (tr("SOP Instance UID"), words(found.header.sop_instance_uid, Tone.FAINT)),
        )
    )


def _row(material: Material, roi: Roi) -> tuple[Cell, ...]:
    known = material.rois.get(roi.number)
    state = "" if known is None else known.state
    return (
        count(roi.number),
        Cell(text=roi.shown_name, colour=colour_of(material, roi.number)),
        words(", ".join(roi.interpreted_types)),
        count(len(roi.contours)),
        words("" if known is None else tr(known.mode)),
        count(None if known is None else known.off_slice),
        count(None if known is None else known.gaps),
        count(None if known is None else known.islands),
        volume(None if known is None else known.volume_cc),
        volume(roi.stated_volume_cc),
        words(tr(state) if state else "", _TONES.get(state, Tone.CAUTION)),
        words(_remark(roi, known)),
    )


def _remark(roi: Roi, known: RoiReport | None) -> str:
    """Return why it is not shown or not measured, and what was done with contours."""
    parts = [str(roi.withheld or ""), reasons_text(roi.not_measured)]
    if known is not None:
        parts.append(known.not_measured or "")
        if known.off_slice_ignored:
            parts.append(tr("what lies between the images is left out"))
        if known.moved_to_slices_mm is not None:
            moved = number_text(known.moved_to_slices_mm, 2)
            parts.append(
                tr("contours are moved to the images, by {shift} mm", shift=moved)
            )
    return joined("; ", list(dict.fromkeys(filter(None, parts))))
