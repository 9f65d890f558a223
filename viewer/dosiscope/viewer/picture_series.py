"""Which pictures make a series: through a structure, or one of each structure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.geometry import nearest
from dosiscope.core.language import tr
from dosiscope.core.text import counted, typed_number
from dosiscope.viewer.picture_sheet import Part
from dosiscope.viewer.picture_text import place_text
from dosiscope.viewer.view_box import box_around
from dosiscope.viewer.views_at import view_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF

    from dosiscope.core.plane import Orientation
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.review import Review, ViewState

MOST = 400  # pictures of a series


class SeriesError(DosiscopeError):
    """There is no such series of pictures."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shot:
    """One picture of a series.

    Attributes
    ----------
    box
        What must be seen, u and v in mm; None: the whole patient.
    tag
        What stands in the name of its file; nothing of the patient.
    title
        What it is of, where that is not its plane.
    """

    view: ViewState
    box: QRectF | None
    tag: str
    title: str = ""

    @property
    def text(self) -> str:
        """Return what it shows: "PTV, z 12.0 mm"."""
        place = place_text(self.view.plane)
        return f"{self.title}, {place}" if self.title else place


def shot_of(
    review: Review, roi: Roi, orientation: Orientation, field: float = 0.0
) -> Shot:
    """Return the picture of an ROI: on a plane amid it, with it in the middle.

    Parameters
    ----------
    field
        Mm that are seen at least; 0: as `box_around` has it.

    Raises
    ------
    SeriesError
        It has no contours, so nobody knows where it is.
    """
    place = review.place_of_roi(roi)
    if place is None:
        raise SeriesError(
            tr("«{roi}» has no contours: it has no middle", roi=roi.shown_name)
        )
    view = view_at(review, orientation, place)
    return Shot(
        view=view,
        box=box_around(view.plane, roi, field),
        tag=f"roi-{roi.number}",
        title=roi.shown_name,
    )


def shots_of_each(
    review: Review, rois: Sequence[Roi], orientation: Orientation, field: float = 0.0
) -> list[Shot]:
    """Return a picture of each ROI that has contours, in this order."""
    found = [
        shot_of(review, roi, orientation, field)
        for roi in rois
        if roi.centre is not None
    ]
    if not found:
        raise SeriesError(tr("no structure that is shown has contours"))
    return found


def shots_through(
    review: Review,
    roi: Roi,
    every: float,
    orientation: Orientation,
    field: float = 0.0,
) -> list[Shot]:
    """Return pictures of planes through an ROI, ``every`` mm from end to end.

    Each is the image next to its place, or where none is near, the reachable plane:
    none is twice among them.

    Raises
    ------
    SeriesError
        It has no contours, or there would be more than `MOST`.
    """
    points = roi.contours.points
    if not len(points):
        raise SeriesError(
            tr("«{roi}» has no contours to go through", roi=roi.shown_name)
        )
    first = view_at(review, orientation)
    along = points @ orientation.normal
    low, high = float(along.min()), float(along.max())
    count = math.floor((high - low) / every + 1e-6) + 1
    if count > MOST:
        raise SeriesError(
            tr(
                "{pictures} every {distance} mm through «{roi}» are too many: "
                "{most} at most",
                pictures=counted(count, "picture"),
                distance=typed_number(every),
                roi=roi.shown_name,
                most=MOST,
            )
        )
    # as far from one end as from the other
    start = low + (high - low - (count - 1) * every) / 2
    shots: list[Shot] = []
    for n in range(count):
        view = first if not n else view_at(review, orientation)
        view.go_to(_image_near(view, start + n * every, every / 2))
        if shots and view.at == shots[-1].view.at:
            continue
        box = box_around(view.plane, roi, field) if field else None
        letter = place_text(view.plane).removesuffix(" mm").replace(" ", "-")
        shots.append(Shot(view=view, box=box, tag=_plain(letter)))
    return shots


def _image_near(view: ViewState, at: float, most: float) -> float:
    """Return the image plane next to a place, mm; the place where none is that near."""
    planes = view.image_planes
    if not len(planes):
        return at
    found = float(planes[nearest(planes, at)])
    return found if abs(found - at) <= most else at


def names_of(shots: Sequence[Shot], stem: str, suffix: str) -> list[str]:
    """Return the names of the files of a series: "OUT-01-z-12.0.png"."""
    return [f"{stem}-{n:02d}-{shot.tag}{suffix}" for n, shot in enumerate(shots, 1)]


def parts_of(shots: Sequence[Shot]) -> list[Part]:
    """Return the pictures of a series as they stand on a sheet."""
    return [Part(view=one.view, box=one.box, title=one.title) for one in shots]


def _plain(text: str) -> str:
    """Return a text that every system takes for a name of a file."""
    return text.replace("\N{MINUS SIGN}", "-")
