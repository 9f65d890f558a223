"""What lists and reports say about the contours of an ROI, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dosiscope.core.language import marked, tr
from dosiscope.core.reason import reasons_text

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.structures import Roi


class State(StrEnum):
    """Whether an ROI is shown and measured."""

    SHOWN = marked("shown")
    EMPTY = marked("no contours")
    OFF_SLICE_HIDDEN = marked("off-slice hidden")
    NOT_MEASURED = marked("not measured")
    INVALID = marked("invalid")
    WITHHELD = marked("withheld")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoiState:
    """Counts and state of one ROI.

    ``off_slice`` and ``islands`` are None where there is no CT: then no image plane
    is known.  ``notice`` says what a reader of the list must know, "" if nothing.
    """

    state: State
    mode: str
    contours: int
    off_slice: int | None
    gaps: int
    islands: int | None
    notice: str = ""


def roi_state(case: Case | None, roi: Roi, graph: ContourGraph) -> RoiState:
    """Return what there is to say of an ROI of the case."""
    has_images = case is not None and case.ct is not None
    is_ignored = case is not None and roi.number in case.off_slice_ignored
    off_slice = len(graph.off_slice)
    state, notice = State.SHOWN, ""
    if roi.withheld:
        state, notice = State.WITHHELD, str(roi.withheld)
    elif not len(roi.contours):
        state = State.EMPTY
    elif graph.not_measured:
        state = State.INVALID
        notice = reasons_text(roi.not_measured) or str(graph.not_measured)
    elif roi.not_measured:
        state, notice = State.NOT_MEASURED, reasons_text(roi.not_measured)
    elif is_ignored:
        state = State.OFF_SLICE_HIDDEN
    if is_ignored and not roi.withheld:
        hidden = tr(
            "off-slice content hidden: {off_slice} of {contours} contours",
            off_slice=off_slice,
            contours=len(graph.z),
        )
        notice = f"{notice}; {hidden}" if notice else hidden
    return RoiState(
        state=state,
        mode=graph.mode.value,
        contours=len(roi.contours),
        off_slice=off_slice if has_images else None,
        gaps=len(graph.gaps),
        islands=len(graph.islands) if has_images else None,
        notice=notice,
    )
