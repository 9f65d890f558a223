"""Which structures of a case are shown, how, and what is drawn of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.core.contours.modes import on_planes
from dosiscope.resources.presets import fallback_colour
from dosiscope.viewer.roi_shapes import RoiShapes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.case import Case
    from dosiscope.core.contours.graph import ContourGraph, Ghost
    from dosiscope.core.contours.outlines import NearOutline, Outlines
    from dosiscope.core.isodose import RGB
    from dosiscope.core.structures import Roi


class RoiDisplay(QObject):
    """The part of a review that belongs to the structures."""

    rois_changed = Signal()  # visibility or colours
    highlight_changed = Signal()  # the ROI pointed at in any view

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reset()

    def reset(self) -> None:
        """Begin anew, without a case."""
        self._case: Case | None = None
        self._hidden: frozenset[int] = frozenset()
        self._colours: dict[int, RGB] = {}
        self._highlight: int | None = None
        self._shapes = RoiShapes(None)
        self._on_images: dict[int, bool] = {}

    def take(self, case: Case | None, shapes: RoiShapes | None) -> None:
        """Take a case, or more of it; what the user has chosen stays.

        ``shapes`` are those of this case, if they have been made already.
        """
        self._case, self._shapes = case, shapes or RoiShapes(case)
        self._on_images = {}
        for n, roi in enumerate(self.rois):
            if roi.number not in self._colours:
                self._colours[roi.number] = roi.colour or fallback_colour(
                    roi.interpreted_type, n
                )

    @property
    def rois(self) -> tuple[Roi, ...]:
        """The ROIs of the case."""
        if self._case is None or self._case.structure_set is None:
            return ()
        return self._case.structure_set.rois

    def roi(self, number: int) -> Roi:
        """Return the ROI of this number, which must be there."""
        return self._shapes.roi(number)

    def is_visible(self, number: int) -> bool:
        """Whether an ROI is switched on and may be shown."""
        return number not in self._hidden and not any(
            r.number == number and r.withheld for r in self.rois
        )

    @property
    def visible_rois(self) -> tuple[Roi, ...]:
        """The ROIs that are drawn."""
        return tuple(
            r for r in self.rois if r.number not in self._hidden and not r.withheld
        )

    def set_visible(self, numbers: Iterable[int], visible: bool) -> None:
        """Switch ROIs on or off."""
        numbers = frozenset(numbers)
        hidden = self._hidden - numbers if visible else self._hidden | numbers
        if hidden != self._hidden:
            self._hidden = hidden
            self.rois_changed.emit()

    def show_only(self, numbers: Iterable[int]) -> None:
        """Switch these ROIs on and all others off."""
        wanted = frozenset(numbers)
        self._hidden = frozenset(r.number for r in self.rois) - wanted
        self.rois_changed.emit()

    def colour(self, number: int) -> RGB:
        """Colour of an ROI: the file's, the user's, or by type."""
        return self._colours.get(number, (200, 200, 200))

    def set_colour(self, number: int, colour: RGB) -> None:
        """Change the colour of an ROI for this session."""
        self._colours[number] = colour
        self.rois_changed.emit()

    @property
    def highlight(self) -> int | None:
        """Number of the ROI pointed at in any view."""
        return self._highlight

    def set_highlight(self, number: int | None) -> None:
        """Point at an ROI; every view marks it."""
        if number != self._highlight:
            self._highlight = number
            self.highlight_changed.emit()

    def outlines(self, number: int) -> Outlines:
        """Contours of an ROI by plane; all views share one index, made when asked."""
        return self._shapes.outlines(number)

    def near(self, number: int, z: float) -> tuple[NearOutline, ...]:
        """Return what of an ROI is drawn on the plane ``z`` though it lies beside it.

        Without a CT every ROI that has no contour on the plane shows the one next to
        it, within half the distance of its own planes.
        """
        outlines = self.outlines(number)
        if self._case is not None and self._case.ct is not None:
            images = self._case.ct.geometry.z
            if number not in self._on_images:
                self._on_images[number] = bool(on_planes(outlines.z, images).all())
            if self._on_images[number]:
                return ()
            return outlines.near(z, images)
        one = outlines.nearest(z)
        return () if one is None else (one,)

    def graph(self, number: int) -> ContourGraph:
        """How the contours of an ROI are connected."""
        return self._shapes.graph(number)

    def ghosts(self, number: int) -> tuple[Ghost, ...]:
        """Return where a contour of an ROI is missing; none while it is being read."""
        if self._case is not None and self._case.unread:
            return ()
        return self.graph(number).ghosts
