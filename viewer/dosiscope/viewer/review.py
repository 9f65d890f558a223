"""What is being looked at: the one state that all views observe and change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal

from dosiscope.core.contours.modes import on_planes
from dosiscope.core.dose import DoseUnits
from dosiscope.core.isodose import is_proportionate, stated_reference
from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL
from dosiscope.core.sections.solid_cut import SolidCut
from dosiscope.resources.presets import default_levels, fallback_colour
from dosiscope.viewer.results import Results
from dosiscope.viewer.roi_shapes import RoiShapes
from dosiscope.viewer.view_state import ViewState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from dosiscope.core.case import Case
    from dosiscope.core.contours.graph import ContourGraph, Ghost
    from dosiscope.core.contours.outlines import NearOutline, Outlines
    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import RGB, Level, Reference
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi

# The wash of a brachytherapy dose ends at so many times the reference.
_ABOVE_REFERENCE = 1.5

Point = tuple[float, float, float]


class Review(Results):
    """State of the review; every setter tells the views by one signal.

    Positions are patient coordinates in mm.

    Attributes
    ----------
    axial, coronal, sagittal
        What belongs to a view each: the plane that it shows.  The cross-hair links
        them.
    """

    case_opened = Signal()  # another case: nothing of the one before goes on
    case_changed = Signal()
    dose_changed = Signal()  # another dose of the case is shown
    cursor_changed = Signal()  # the cross-hair
    hover_changed = Signal()  # the point under the mouse
    rois_changed = Signal()  # visibility or colours
    highlight_changed = Signal()  # the ROI pointed at in any view
    centre_requested = Signal(object)  # a Point that the views should bring into view
    flash_requested = Signal(int, int)  # ROI Number and index of a contour to point out

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._clear()
        self.axial = self._hovered = ViewState(self, AXIAL)
        self.coronal = ViewState(self, CORONAL)
        self.sagittal = ViewState(self, SAGITTAL)

    def _clear(self) -> None:
        self._dose: Dose | None = None
        self._cursor: Point | None = None
        self._hover: Point | None = None
        self._hidden: frozenset[int] = frozenset()
        self._colours: dict[int, RGB] = {}
        self._highlight: int | None = None
        self._shapes = RoiShapes(None)
        self._cuts: dict[int, tuple[Solid, SolidCut]] = {}
        self._forget_results()

    # --- case and dose ---------------------------------------------------------

    @property
    def case(self) -> Case | None:
        """The case under review."""
        return self._case

    def set_case(self, case: Case | None, shapes: RoiShapes | None = None) -> None:
        """Show another case, or None; everything else starts anew.

        ``shapes`` are those of this case, if they have been made already.
        """
        self._clear()
        self._reset_appearance(on_black=case is not None and case.ct is None)
        self._case, self._shapes = case, shapes or RoiShapes(case)
        if case is not None:
            self._take_new(case)
        for view in self.views:
            view.start()
        self.case_opened.emit()
        self.case_changed.emit()
        self.overlays_changed.emit()  # all are on again

    def _take_new(self, case: Case) -> None:
        """Choose what the user has not chosen: colours, dose, reference, levels."""
        for n, roi in enumerate(self.rois):
            if roi.number not in self._colours:
                self._colours[roi.number] = roi.colour or fallback_colour(
                    roi.interpreted_type, n
                )
        if self._dose is None and case.doses:
            self._reference = stated_reference(case.plan, case.doses[0])
            self._take_dose(case.doses[0])

    def amend_case(self, case: Case, shapes: RoiShapes | None = None) -> None:
        """Take more of the same case, or told in another way; the user's choices stay.

        Solids, volumes and computed DVHs are still to come.
        """
        self._case, self._shapes = case, shapes or RoiShapes(case)
        if self._dose not in case.doses:  # another reading of it, or it is gone
            self._dose = None
        self._forget_computed()
        self._take_new(case)
        for view in self.views:
            view.amend()
        self.case_changed.emit()
        for view in self.views:
            view.planes_changed.emit()

    def set_dose(self, dose: Dose) -> None:
        """Show another dose of the case; its computed DVHs may still be to come."""
        if dose is self._dose:
            return
        self._take_dose(dose)
        self._update_planes()  # without a CT the dose has the planes
        self.dose_changed.emit()
        self.levels_changed.emit()
        self.wash_changed.emit()

    def _take_dose(self, dose: Dose) -> None:
        chosen = bool(self._levels) and self._levels != self.usual_levels()
        self._dose = dose
        if self._reference is not None and dose.units is not DoseUnits.GY:
            self._reference = None  # its 100 % is in Gy
        self._wash_range = self._usual_wash()
        if self._reference is None or not chosen:
            self._levels = self.usual_levels()

    def set_reference(self, reference: Reference | None) -> None:
        """Name the dose that is 100 %; levels and wash the user has not chosen follow.

        Without one, levels in % keep their dose.
        """
        are_usual = self._levels == self.usual_levels()
        is_usual = self._wash_range == self._usual_wash()
        if reference is not None:
            self._reference = reference
            if are_usual:
                self._levels = self.usual_levels()
        super().set_reference(reference)
        if is_usual and self._wash_range != self._usual_wash():
            low, high = self._usual_wash()
            self.set_wash(low=low, high=high)

    def usual_levels(self) -> tuple[Level, ...]:
        """Levels to start with: % of a reference that suits the dose, else doses."""
        if self._dose is None:
            return ()
        reference = self._reference
        suits = reference is not None and (
            is_proportionate(reference, self._dose) or self._is_around(reference)
        )
        return default_levels(reference if suits else None, self._dose.maximum)

    def _usual_wash(self) -> tuple[float, float]:
        if self._dose is None:
            return (0.0, 1.0)
        top, reference = self._dose.maximum, self._reference
        if reference is not None and self._is_around(reference):
            top = _ABOVE_REFERENCE * reference.gray
        return (0.2 * top, 1.0 * top)

    def _is_around(self, reference: Reference) -> bool:
        """Whether what counts is around the reference, far below the maximum.

        Next to a brachytherapy source the dose has no end.
        """
        plan = self._case.plan if self._case is not None else None
        dose = self._dose
        return (
            plan is not None
            and plan.is_brachy
            and dose is not None
            and reference.gray < dose.maximum
            and not is_proportionate(reference, dose)
        )

    # --- where -----------------------------------------------------------------

    def first_point(self) -> Point | None:
        """Return what a new case is shown at: an isocentre, else the dose maximum."""
        case, dose = self._case, self._dose
        beams = case.plan.beams if case is not None and case.plan else ()
        isocentre = next((b.isocentre for b in beams if b.isocentre), None)
        # without a CT, or without dose there, an isocentre's plane shows nothing
        if isocentre is not None and (
            dose is None
            or (
                case is not None
                and case.ct is not None
                and dose.geometry.between(isocentre[2]) is not None
            )
        ):
            return isocentre
        return None if dose is None else dose.maximum_at

    @property
    def cursor(self) -> Point | None:
        """The cross-hair, mm."""
        return self._cursor

    def set_cursor(self, point: Point | None) -> None:
        """Set the cross-hair and go to its planes."""
        self._cursor = point
        if point is not None:
            self._go_to(point)
        self.cursor_changed.emit()

    @property
    def hover(self) -> Point | None:
        """The point under the mouse, mm."""
        return self._hover

    def set_hover(self, point: Point | None, view: ViewState | None = None) -> None:
        """Tell which point is under the mouse, and in which view: else the axial."""
        self._hovered = view or self.axial
        if point != self._hover:
            self._hover = point
            self.hover_changed.emit()

    def follow_hover(self, view: ViewState) -> None:
        """Take another plane of a view where the mouse may be over it.

        Whoever shows the point asks when the plane has changed.
        """
        if self._hover is not None and view is self._hovered:
            self._hover = view.plane.foot(self._hover)

    @property
    def views(self) -> tuple[ViewState, ...]:
        """All views."""
        return self.axial, self.coronal, self.sagittal

    def _go_to(self, point: Point) -> None:
        for view in self.views:
            view.go_to_point(point)

    def centre_on(self, point: Point) -> None:
        """Go to the planes of a point and bring it into view."""
        self._go_to(point)
        self.centre_requested.emit(point)

    def centre_on_roi(self, roi: Roi) -> None:
        """Go to an ROI: its plane next to its middle, or its first one.

        The first one where no image cuts it; then planes without image become
        reachable if they were not.
        """
        if roi.centre is None:
            return
        z = roi.contours.z
        images = self.axial.image_planes
        if on_planes(z, images).any() or not len(images):
            wanted = float(z[np.abs(z - roi.centre[2]).argmin()])
        else:
            wanted = float(z.min())
        if not self.axial.has_image_at(wanted) and not roi.is_point:
            self.axial.set_images_only(False)
        self.centre_on((roi.centre[0], roi.centre[1], wanted))

    def flash(self, number: int, contour: int) -> None:
        """Go to a contour (index in the ROI) and point it out for a moment."""
        points = self._shapes.roi(number).contours[contour].points
        x, y = (points[:, :2].min(axis=0) + points[:, :2].max(axis=0)) / 2
        self.centre_on((float(x), float(y), float(points[0, 2])))
        self.flash_requested.emit(number, contour)

    def _update_planes(self) -> None:
        for view in self.views:
            view.update_planes()

    # --- structures ------------------------------------------------------------

    @property
    def rois(self) -> tuple[Roi, ...]:
        """The ROIs of the case."""
        if self._case is None or self._case.structure_set is None:
            return ()
        return self._case.structure_set.rois

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
            self._update_planes()
            self.rois_changed.emit()

    def show_only(self, numbers: Iterable[int]) -> None:
        """Switch these ROIs on and all others off."""
        wanted = frozenset(numbers)
        self._hidden = frozenset(r.number for r in self.rois) - wanted
        self._update_planes()
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
            if on_planes(outlines.z, images).all():
                return ()
            return outlines.near(z, images)
        one = outlines.nearest(z)
        return () if one is None else (one,)

    def cut(self, number: int) -> SolidCut | None:
        """How planes cut the solid of an ROI; None where it has none (yet)."""
        solid = self.solids.get(number)
        if solid is None:
            return None
        known = self._cuts.get(number)
        if known is None or known[0] is not solid:
            known = self._cuts[number] = solid, SolidCut(solid)
        return known[1]

    def graph(self, number: int) -> ContourGraph:
        """How the contours of an ROI are connected."""
        return self._shapes.graph(number)

    def ghosts(self, number: int) -> tuple[Ghost, ...]:
        """Return where a contour of an ROI is missing; none while it is being read."""
        if self._case is not None and self._case.unread:
            return ()
        return self.graph(number).ghosts
