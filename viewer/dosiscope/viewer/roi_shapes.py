"""Outlines and graphs of a case's ROIs: made when asked, shared by all views."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.outlines import Outlines

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.structures import Contours, Roi


class RoiShapes:
    """What is drawn of the ROIs of one case; a case never changes."""

    def __init__(self, case: Case | None) -> None:
        self._case = case
        self._outlines: dict[int, Outlines] = {}
        self._drawn: dict[int, Contours] = {}  # what they are the outlines of
        self._graphs: dict[int, ContourGraph] = {}

    def prepare(self, before: RoiShapes | None = None) -> RoiShapes:
        """Make the outlines of all ROIs that may be drawn; safe in any thread.

        Those of ``before`` are taken where the contours are the same.
        """
        structures = self._case.structure_set if self._case else None
        for roi in structures.rois if structures else ():
            if before is not None and before._drawn.get(roi.number) is roi.contours:
                self._drawn[roi.number] = roi.contours
                self._outlines[roi.number] = before._outlines[roi.number]
            elif not roi.withheld:
                self.outlines(roi.number)
        return self

    def roi(self, number: int) -> Roi:
        """Return the ROI of this number, which must be there."""
        structures = self._case.structure_set if self._case else None
        roi = structures.roi(number) if structures else None
        if roi is None:
            raise KeyError(number)
        return roi

    def outlines(self, number: int) -> Outlines:
        """Return the contours of an ROI by plane, without those that are ignored."""
        if number not in self._outlines:
            roi, case = self.roi(number), self._case
            if case and case.ct and number in case.off_slice_ignored:
                from dosiscope.core.ignoring import only_on_images

                roi = only_on_images(roi, case.ct.geometry.z)
            self._outlines[number] = Outlines(roi)
            self._drawn[number] = roi.contours
        return self._outlines[number]

    def graph(self, number: int) -> ContourGraph:
        """Return how the contours of an ROI are connected."""
        case = self._case
        if case is not None and number in case.graphs:
            return case.graphs[number]
        if number not in self._graphs:
            from dosiscope.core.contours.graph import contour_graph
            from dosiscope.core.contours.modes import usual_step

            roi = self.roi(number)
            ct = case.ct if case is not None else None
            structures = case.structure_set if case is not None else None
            self._graphs[number] = contour_graph(
                roi,
                ct.geometry.z if ct is not None else np.empty(0),
                ct.image_uids if ct is not None else None,
                usual_step(structures) if structures is not None else None,
            )
        return self._graphs[number]
