"""What belongs to one view of a review: the plane it shows, and those it can reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from dosiscope.core.contours.modes import cluster_planes, on_planes
from dosiscope.core.plane import Plane
from dosiscope.core.structures import GeometricType
from dosiscope.viewer.base_planes import base_planes
from dosiscope.viewer.plane_step import nearest, slab

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.plane import Orientation, Vector
    from dosiscope.viewer.review import Review


class ViewState(QObject):
    """A view of the review along planes of one orientation.

    A plane is told by where it lies along the normal, in mm: for axial planes that is
    patient z, so that image planes and off-slice planes are addressed alike.
    """

    plane_changed = Signal()
    planes_changed = Signal()  # which planes can be reached

    def __init__(self, review: Review, orientation: Orientation) -> None:
        super().__init__(review)
        self.review = review
        self._plane = Plane(orientation, 0.0)
        self._base: NDArray[np.float64] = np.empty(0)
        self._planes: NDArray[np.float64] = np.empty(0)
        self._images_only = False

    # --- what the review tells -----------------------------------------------------

    def start(self) -> None:
        """Begin with another case, or none."""
        self._images_only = False
        self._find_planes()
        self._plane = self._plane.moved(self._first())

    def amend(self) -> None:
        """Take more of the same case; stay as near as possible to where it was."""
        self._find_planes()
        if len(self._planes):
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
        """The dose that it shows."""
        return self.review.dose

    @property
    def planes(self) -> NDArray[np.float64]:
        """Places of all reachable planes along the normal, ascending, mm."""
        return self._planes

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

    def go_to_point(self, point: Vector) -> None:
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
        self._images_only = value
        self.update_planes()
        self.planes_changed.emit()

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
        return self.has_image_at(self.at)

    def slab(self) -> tuple[float, float]:
        """Return what is nearer to the image plane that is shown than to others, mm."""
        return slab(self._base, self.at)

    # --- which can be reached --------------------------------------------------------

    def _find_planes(self) -> None:
        review = self.review
        self._base = base_planes(review.case, review.dose, self.orientation)
        self._planes = self._reachable()

    def _reachable(self) -> NDArray[np.float64]:
        images, case = self._base, self.review.case
        has_ct = case is not None and case.ct is not None
        if (self._images_only and len(images)) or not has_ct:
            return images  # without a CT the contours' planes are among them
        if not self._plane.is_axial:
            return images  # contours lie across it everywhere
        ignored = case.off_slice_ignored if case else ()
        contours = [
            roi.contours.z[[kind is not GeometricType.POINT for kind in kinds]]
            for roi in self.review.visible_rois
            if roi.number not in ignored and len(kinds := roi.contours.kinds)
        ]
        if not contours:
            return images
        extra = np.unique(np.concatenate(contours))
        if len(images) and len(extra):  # closer than this is the image's plane
            extra = extra[~on_planes(extra, images)]
        return np.sort(np.concatenate([images, cluster_planes(extra)]))

    def _first(self) -> float:
        if not len(self._planes):
            return 0.0
        point = self.review.first_point()
        wanted = float(np.median(self._planes))
        if point is not None:
            wanted = self.at + float(self._plane.distance(point))
        planes = self._base if len(self._base) else self._planes
        return float(planes[nearest(planes, wanted)])
