"""What is being looked at: a case, and its views; all that shows it observes these.

Review and ViewState stand in one file because each needs the other: the review makes
and moves its views, and whatever draws a view reaches the whole review by it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Signal

from dosiscope.core.as_of import as_of, told_whole
from dosiscope.core.contours.modes import on_planes
from dosiscope.core.geometry import nearest
from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL, Plane
from dosiscope.core.sections.dose_slab import can_be_slab
from dosiscope.viewer.appearance import Appearance
from dosiscope.viewer.base_planes import base_planes, with_contours
from dosiscope.viewer.comparison import Comparison
from dosiscope.viewer.dose_now import dose_now
from dosiscope.viewer.made_doses import made_of_the_same
from dosiscope.viewer.marks import Marks
from dosiscope.viewer.mouse_scheme import MouseScheme
from dosiscope.viewer.plane_step import slab
from dosiscope.viewer.results import Results
from dosiscope.viewer.roi_display import RoiDisplay
from dosiscope.viewer.second_look import SecondLook
from dosiscope.viewer.shown_beam import ShownBeam
from dosiscope.viewer.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.plan import Plan
    from dosiscope.core.plane import Orientation
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.roi_shapes import RoiShapes

Point = tuple[float, float, float]


class Review(QObject):
    """A case under review: every setter tells whoever shows it by one signal.

    Positions are patient coordinates in mm.

    Attributes
    ----------
    look
        Window, levels, wash, overlays.
    results
        What was worked out of the case.
    display
        Its structures: which are shown, and how.
    marks
        What the user has drawn on it.
    comparison
        The second dose that the shown one is compared with.
    second
        The second image, laid over the grey base.
    beam
        The beam of its plan that is looked at, and the control point.
    tray
        Pictures that were put aside for a report.
    mouse_scheme
        What the buttons of the mouse do; the user's habit, whatever the case.
    axial, coronal, sagittal
        What belongs to a view each: the plane that it shows.  The cross-hair links
        them.
    beside
        A second axial view, always in the plane of the first: of another dose, if
        the user wants that.
    """

    case_opened = Signal()  # another case: nothing of the one before goes on
    case_changed = Signal()
    dose_changed = Signal()  # another dose of the case is shown
    doses_changed = Signal()  # one was made, or a made one was removed
    cursor_changed = Signal()  # the cross-hair
    hover_changed = Signal()  # the point under the mouse
    centre_requested = Signal(object)  # a Point that the views should bring into view
    picture_painted = Signal()  # of any view
    arranged = Signal()  # other views are on the screen
    flash_requested = Signal(int, int)  # ROI Number and index of a contour to point out

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self.look = Appearance(self)
        self.results = Results(self)
        self.display = RoiDisplay(self)
        self.marks = Marks(self.look, self)
        self.comparison = Comparison(self)
        self.second = SecondLook(self)
        self.beam = ShownBeam(self)
        self.tray = Tray(self)
        self.mouse_scheme = MouseScheme.RADIOTHERAPY
        for changed in (
            self.case_changed,
            self.display.rois_changed,
            self.results.solids_changed,
            self.look.levels_changed,
        ):
            changed.connect(self.marks.readings.clear)
        self._clear()
        self.axial = self._hovered = ViewState(self, AXIAL)
        self.coronal = ViewState(self, CORONAL)
        self.sagittal = ViewState(self, SAGITTAL)
        self.beside = ViewState(self, AXIAL, "beside")
        self.axial.is_shown = True
        for one, other in ((self.axial, self.beside), (self.beside, self.axial)):
            one.plane_changed.connect(partial(_follow, other, one))
        # before anybody else: who hears of other ROIs asks which planes there are
        self.display.rois_changed.connect(self._update_planes)

    def _clear(self) -> None:
        self._dose: Dose | None = None
        self._made: tuple[Dose, ...] = ()
        self._as_of: dict[Dose, Case] = {}
        self._cursor: Point | None = None
        self._hover: Point | None = None
        self.results.reset()
        self.display.reset()
        self.marks.reset()
        self.comparison.reset()
        self.second.set_image(None)
        self.beam.reset()
        self.tray.replace_all(())

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
        self.look.reset(on_black=case is not None and case.ct is None)
        self._take(case, shapes)
        for view in self.views:
            view.start()
        self.case_opened.emit()
        self.case_changed.emit()
        self.look.overlays_changed.emit()  # all are on again
        self.marks.tell()
        self.beam.tell()

    def amend_case(self, case: Case, shapes: RoiShapes | None = None) -> None:
        """Take more of the same case, or told in another way; the user's choices stay.

        Solids, volumes and computed DVHs stay where images and structures are the same
        objects, DVHs where the dose is so too; else they are still to come.
        """
        read, before = (
            self._case.every_dose if self._case is not None else (),
            self.doses,
        )
        self._made = made_of_the_same(self._made, read, case.every_dose)
        there = (*case.every_dose, *self._made)
        self._dose = dose_now(self._dose, there)
        if not case.has_same_solids(self._case):
            self.results.forget_computed()
        self.results.forget_doses(one.key for one in before if one not in there)
        self.look.take_ground(on_black=case.ct is None)
        self._take(case, shapes)
        for view in self.views:
            view.keep_dose()
            view.amend()
        self.case_changed.emit()
        for view in self.views:
            view.planes_changed.emit()
        self.beam.tell()

    def _take(self, case: Case | None, shapes: RoiShapes | None) -> None:
        """Take a case, and choose of it what the user has not chosen."""
        self._case = case
        self._as_of.clear()
        self.look.take_images(case.ct if case is not None else None)
        self.display.take(case, shapes)
        if self._dose is None and case is not None and case.doses:
            self._dose = case.doses[0]
            self.look.begin(self._dose, case.plan_of(self._dose))
        elif self._dose is not None and case is not None:
            self.look.take_more(self._dose, case.plan_of(self._dose))
        self.results.take(self._dose, has_stored=self._has_stored)
        self.comparison.leave_out(self.doses, self._dose)
        if self._dose is not None and self._dose is self.comparison.other:
            self.comparison.take_shown(self._dose)
        self._take_plans()

    def _take_plans(self) -> None:
        case = self._case
        self.beam.take(() if case is None else case.plans_here(self._dose))

    @property
    def dose(self) -> Dose | None:
        """The dose that is shown."""
        return self._dose

    @property
    def made(self) -> tuple[Dose, ...]:
        """The doses that were made of those of the case, in that order."""
        return self._made

    @property
    def doses(self) -> tuple[Dose, ...]:
        """All that can be chosen: those of the case and its companions, and made."""
        return (*(self._case.every_dose if self._case is not None else ()), *self._made)

    def add_made(self, dose: Dose) -> Dose:
        """Take a dose that was made; return it, or what is there of the same key."""
        held = next((one for one in self._made if one.key == dose.key), None)
        if held is not None:
            return held
        self._made = (*self._made, dose)
        self.doses_changed.emit()
        return dose

    def remove_made(self, dose: Dose) -> None:
        """Give up a made dose; where it is shown, the first dose is shown instead."""
        if dose not in self._made:
            return
        self._made = tuple(one for one in self._made if one is not dose)
        self._as_of.pop(dose, None)
        self.comparison.leave_out(self.doses, self._dose)
        if self._dose is dose:
            self.set_dose(self.doses[0])
        for view in self.views:
            view.keep_dose()
        self.doses_changed.emit()

    def set_dose(self, dose: Dose) -> None:
        """Show another dose; its computed DVHs may still be to come."""
        if dose is self._dose:
            return
        self._dose = dose
        self.comparison.take_shown(dose)
        self.results.take(dose, has_stored=self._has_stored)
        self.look.take(dose, self.plan)
        self._take_plans()
        for view in self.views:
            view.keep_dose()
        self._update_planes()  # without a CT the dose has the planes
        self.dose_changed.emit()
        self.beam.tell()
        self.look.levels_changed.emit()
        self.look.wash_changed.emit()

    def exchange_doses(self) -> None:
        """Show B as A, and compare it with what was A."""
        dose, other = self._dose, self.comparison.other
        if dose is not None and other is not None and dose is not other:
            self.comparison.exchange(dose)
            self.set_dose(other)
            self.comparison.worked_out.emit()
            self.comparison.shown_changed.emit()

    def show_other(self, on: bool) -> None:
        """Show B on the pictures in place of A, or A again; the one beside stays."""
        other = self.comparison.other
        for view in (self.axial, self.coronal, self.sagittal):
            view.set_dose(other if on else None)

    @property
    def _has_stored(self) -> bool:
        """Whether the stored DVHs of the case may be of the shown dose."""
        case, dose = self._case, self._dose
        if case is None or dose is None:
            return True
        return dose.made is None and case.case_of(dose) is case

    def case_as_of(self, dose: Dose | None) -> Case | None:
        """Return the case as it is told where this dose is shown (`as_of`)."""
        if self._case is None or dose is None:
            return self._case
        if dose not in self._as_of:
            self._as_of[dose] = as_of(self._case, dose)
        return self._as_of[dose]

    @property
    def told_case(self) -> Case | None:
        """The case with all that is told of it, its rivals and what was made here."""
        return None if self._case is None else told_whole(self._case, self._made)

    @property
    def shown_case(self) -> Case | None:
        """The case as it is told with the shown dose: with the plan of that."""
        return self.case_as_of(self._dose)

    @property
    def plan(self) -> Plan | None:
        """The plan of the shown dose; None where that is of several, or none is."""
        return self._case.plan_of(self._dose) if self._case is not None else None

    @property
    def other_dose(self) -> Dose | None:
        """The dose B that the shown one is compared with.

        None where there is none, and while it is the one that is shown.
        """
        other = self.comparison.other
        return None if other is self._dose else other

    @property
    def compared_doses(self) -> dict[str, Dose]:
        """The doses whose DVHs are seen beside each other, by their letters A to D.

        {} where the shown one is compared with none.
        """
        return self.comparison.letters(self._dose)

    def result_of(self, dvh: Dvh, band: Band | None = None) -> DvhResult:
        """Return a DVH with what it is made of, as its metrics are read off it.

        The dose that is 100 % is that of the shown dose, in whatever dose the DVH is:
        of two doses the same gray are compared.
        """
        # after the first window
        from dosiscope.core.dvh.results import DvhResult
        from dosiscope.core.dvh.targets import targets_of

        number = dvh.roi_number
        structures = self._case.structure_set if self._case is not None else None
        of = next(
            (one for one in self.compared_doses.values() if one.key == dvh.dose_uid),
            self._dose,
        )
        return DvhResult.of(
            dvh,
            band=band,
            reference=self.look.reference,
            dose=of,
            solid=None if number is None else self.results.solids.get(number),
            targets=targets_of(
                structures.rois if structures is not None else (), self.results.solids
            ),
        )

    # --- where -----------------------------------------------------------------

    def first_point(self) -> Point | None:
        """Return what a new case is shown at: an isocentre, else the dose maximum."""
        case, dose = self._case, self._dose
        plans = case.plans_here(dose) if case is not None else ()
        beams = (beam for plan in plans for beam in plan.beams)
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
    def places(self) -> tuple[float, ...]:
        """Where the planes of the views are along their normals, mm."""
        return tuple(view.at for view in self.views)

    def go_back(self, cursor: Point | None, places: Sequence[float]) -> None:
        """Show the cross-hair and the planes of before."""
        self.set_cursor(cursor)
        for view, at in zip(self.views, places, strict=True):
            view.go_to(at)

    def move_plane(self, view: ViewState, point: Point) -> None:
        """Move the plane of a view to a point, with the cross-hair; others stay."""
        three = (self.axial, self.coronal, self.sagittal)
        where = sum(one.at * np.array(one.orientation.normal) for one in three)
        along = float(view.plane.distance(point)) * np.array(view.orientation.normal)
        x, y, z = (where + along).tolist()
        self.set_cursor((x, y, z))

    @property
    def hover(self) -> Point | None:
        """The point under the mouse, mm."""
        return self._hover

    @property
    def hovered(self) -> ViewState:
        """The view under the mouse, or that was so last."""
        return self._hovered

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
        return self.axial, self.coronal, self.sagittal, self.beside

    def arrange(self, names: Collection[str]) -> None:
        """Tell which views are on the screen, by their names."""
        for view in self.views:
            view.is_shown = view.name in names
        self.arranged.emit()

    def is_on_a_picture(self, point: Point) -> bool:
        """Whether a view that is on the screen shows the plane of a point."""
        return any(view.is_shown and view.plane.holds(point) for view in self.views)

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
        place = self.place_of_roi(roi)
        if place is None:
            return
        if not self.axial.has_image_at(place[2]) and not roi.is_point:
            self.axial.set_images_only(False)
        self.centre_on(place)

    def place_of_roi(self, roi: Roi) -> Point | None:
        """Return where an ROI is looked at: amid it, on one of its own planes, mm."""
        if roi.centre is None:
            return None
        z = roi.contours.z
        images = self.axial.image_planes
        if on_planes(z, images).any() or not len(images):
            wanted = float(z[np.abs(z - roi.centre[2]).argmin()])
        else:
            wanted = float(z.min())
        return roi.centre[0], roi.centre[1], wanted

    def flash(self, number: int, contour: int) -> None:
        """Go to a contour (index in the ROI) and point it out for a moment."""
        points = self.display.roi(number).contours[contour].points
        x, y = (points[:, :2].min(axis=0) + points[:, :2].max(axis=0)) / 2
        self.centre_on((float(x), float(y), float(points[0, 2])))
        self.flash_requested.emit(number, contour)

    def _update_planes(self) -> None:
        for view in self.views:
            view.update_planes()


def _follow(view: ViewState, other: ViewState) -> None:
    view.go_to(other.at)


class _Here(NamedTuple):
    """What lies at a place along the normal, mm, and beside it."""

    at: float
    has_image: bool
    slab: tuple[float, float]


class ViewState(QObject):
    """A view of the review along planes of one orientation.

    A plane is told by where it lies along the normal, in mm: for axial planes that is
    patient z, so that image planes and off-slice planes are addressed alike.

    Attributes
    ----------
    name
        What it is called in the program: as its orientation, if nothing else is said.
    is_shown
        Whether it is on the screen, alone or beside others.
    """

    plane_changed = Signal()
    planes_changed = Signal()  # which planes can be reached
    dose_changed = Signal()  # it shows another dose than before, by its own choice

    def __init__(
        self, review: Review, orientation: Orientation, name: str = ""
    ) -> None:
        super().__init__(review)
        self.review = review
        self.name = name or orientation.name
        self._own_dose: Dose | None = None
        self._plane = Plane(orientation, 0.0)
        self._base: NDArray[np.float64] = np.empty(0)
        self._planes: NDArray[np.float64] = np.empty(0)
        self._images_only = False
        self._here: _Here | None = None
        self.is_shown = False

    # --- what the review tells -----------------------------------------------------

    def start(self) -> None:
        """Begin with another case, or none."""
        self._images_only = False
        self._own_dose = None
        self._find_planes()
        self._plane = self._plane.moved(self._first())

    def amend(self) -> None:
        """Take more of the same case; stay as near as possible to where it was."""
        was_empty = not len(self._planes)
        self._find_planes()
        if was_empty:  # nothing was seen before
            self._plane = self._plane.moved(self._first())
        elif len(self._planes):
            self._show(float(self._planes[nearest(self._planes, self.at)]))

    def update_planes(self) -> None:
        """Find what can be reached now: visibility, or the dose, has changed."""
        before = self._planes
        self._find_planes()
        if not np.array_equal(before, self._planes):
            self.planes_changed.emit()
            self.go_to(self.at)

    # --- its plane -------------------------------------------------------------------

    @property
    def plane(self) -> Plane:
        """The plane that is shown."""
        return self._plane

    @property
    def orientation(self) -> Orientation:
        """Which way its planes lie."""
        return self._plane.orientation

    @property
    def at(self) -> float:
        """Where the plane lies along the normal, mm."""
        return self._plane.at

    @property
    def dose(self) -> Dose | None:
        """The dose that it shows: one of its own, else that of the review."""
        return self.review.dose if self._own_dose is None else self._own_dose

    @property
    def doses(self) -> tuple[Dose, ...]:
        """The doses that it can show: of the unit of the levels and of the wash."""
        shown, doses = self.review.dose, self.review.doses
        if shown is None:
            return ()
        return tuple(dose for dose in doses if dose.units is shown.units)

    @property
    def has_own_dose(self) -> bool:
        """Whether it shows a dose of its own."""
        return self._own_dose is not None

    def set_dose(self, dose: Dose | None) -> None:
        """Show a dose of its own, whatever the review shows; None: none any more."""
        if dose is not None and dose not in self.doses:
            return
        before, self._own_dose = self.dose, dose
        if self.dose is not before:
            self.dose_changed.emit()

    def keep_dose(self) -> None:
        """Give up a dose of its own that is no more there, or of the unit."""
        if self._own_dose is not None and self._own_dose not in self.doses:
            self.set_dose(dose_now(self._own_dose, self.doses))

    @property
    def planes(self) -> NDArray[np.float64]:
        """Places of all reachable planes along the normal, ascending, mm."""
        return self._planes

    @property
    def slab_mm(self) -> float:
        """How far (mm) on both sides its dose is the maximum of; 0: the plane's own."""
        case, dose = self.review.case, self.dose
        half = self.review.look.slab
        if not half or case is None or dose is None:
            return 0.0
        return half if can_be_slab(case.ct, dose, self.orientation) else 0.0

    def go_to(self, at: float) -> None:
        """Show the reachable plane nearest to a place along the normal, mm."""
        if not len(self._planes):
            return
        reached = float(self._planes[nearest(self._planes, at)])
        if reached != self.at:
            self._show(reached)
            self.plane_changed.emit()

    def _show(self, at: float) -> None:
        self._plane = self._plane.moved(at)
        self.review.follow_hover(self)  # the mouse is over another plane now

    def go_to_point(self, point: Point) -> None:
        """Show the reachable plane nearest to a point, mm."""
        self.go_to(self.at + float(self._plane.distance(point)))

    def step(self, count: int) -> None:
        """Go this many planes along the normal, or, negative, against it."""
        if len(self._planes):
            n = nearest(self._planes, self.at) + count
            self.go_to(float(self._planes[np.clip(n, 0, len(self._planes) - 1)]))

    @property
    def images_only(self) -> bool:
        """Whether only image planes are reachable, not off-slice contour planes."""
        return self._images_only

    def set_images_only(self, value: bool) -> None:
        """Choose whether stepping passes through off-slice contour planes."""
        for view in self.review.views:
            if view.orientation == self.orientation:
                view._images_only = value
                view.update_planes()
                view.planes_changed.emit()

    @property
    def image_planes(self) -> NDArray[np.float64]:
        """Where the images' own pixels lie; without a CT as `base_planes` has them."""
        return self._base

    def has_image_at(self, at: float) -> bool:
        """Whether a place along the normal is one of `image_planes`."""
        return bool(on_planes(np.array([at]), self._base)[0])

    @property
    def has_image(self) -> bool:
        """Whether the plane that is shown is one of `image_planes`."""
        return self._found.has_image

    def slab(self) -> tuple[float, float]:
        """Return what is nearer to the image plane that is shown than to others, mm."""
        return self._found.slab

    @property
    def _found(self) -> _Here:
        """What is found out once for a plane: many layers ask."""
        if self._here is None or self._here.at != self.at:
            self._here = _Here(
                self.at, self.has_image_at(self.at), slab(self._base, self.at)
            )
        return self._here

    # --- which can be reached --------------------------------------------------------

    def _find_planes(self) -> None:
        review = self.review
        self._base = base_planes(review.case, review.dose, self.orientation)
        self._here = None
        self._planes = self._base
        if not self._images_only or not len(self._base):
            rois = review.display.visible_rois
            self._planes = with_contours(
                self._base, review.case, rois, self.orientation
            )

    def _first(self) -> float:
        if not len(self._planes):
            return 0.0
        point = self.review.first_point()
        wanted = float(np.median(self._planes))
        if point is not None:
            wanted = self.at + float(self._plane.distance(point))
        planes = self._base if len(self._base) else self._planes
        return float(planes[nearest(planes, wanted)])
