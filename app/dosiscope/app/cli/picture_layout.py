"""Several planes of a case on one sheet, and the DVH: ``snapshot --layout``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QRectF

    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.core.structures import Roi
    from dosiscope.resources.theme import PictureColours
    from dosiscope.viewer.dvh.scale import Scale
    from dosiscope.viewer.picture_sheet import Sheet
    from dosiscope.viewer.review import Review

LEAST = (1400, 1000)  # px, of several planes
_DVH = "four"  # the layout that has it
_VIEWS = {
    "three": ("axial", "coronal", "sagittal"),
    "four": ("axial", "coronal", "sagittal"),
    "two": ("axial", "beside"),
}


def centred(review: Review, roi: Roi, field: float) -> dict[str, QRectF]:
    """Let three planes go amid a structure; return what of each must be seen."""
    from dosiscope.viewer.picture_series import shot_of

    boxes = {}
    for view in (review.axial, review.coronal, review.sagittal):
        shot = shot_of(review, roi, view.orientation, field)
        view.go_to(shot.view.at)
        if shot.box is not None:
            boxes[view.name] = shot.box
    return boxes


def layout_sheet(
    review: Review,
    layout: str,
    boxes: Mapping[str, QRectF],
    scale: Scale,
    *,
    identity: bool,
    colours: PictureColours,
) -> Sheet:
    """Return the views of a review side by side, as an arrangement of that name.

    Parameters
    ----------
    boxes
        What of a plane must be seen, u and v in mm, by the name of the view; the whole
        patient where there is none.
    scale
        Of the DVH, where the layout has it.
    """
    from dosiscope.viewer.dvh.curves import curves_of
    from dosiscope.viewer.dvh.picture import dvh_picture
    from dosiscope.viewer.picture_sheet import (
        Part,
        Sheet,
        in_four,
        in_rows,
        one_and_two,
        planes_text,
    )

    views = {view.name: view for view in review.views}
    shown = [views[name] for name in _VIEWS[layout]]
    parts = [Part(view=view, box=boxes.get(view.name)) for view in shown]
    if layout == _DVH:
        parts.append(Part(plot=dvh_picture(curves_of(review, scale))))
    arrange = {"three": one_and_two, "four": in_four, "two": in_rows}[layout]
    about = planes_text(shown)
    return Sheet(parts, arrange, about, identity=identity, colours=colours)


def layout_of(kept: KeptView) -> str:
    """Return the layout of a view with several pictures; "" where it has one."""
    area = kept.area
    if area is None or area.enlarged or area.arrangement not in _VIEWS:
        return ""
    return area.arrangement


def has_dvh(layout: str) -> bool:
    """Whether the DVH is on it."""
    return layout == _DVH
