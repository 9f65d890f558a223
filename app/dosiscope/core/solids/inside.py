"""Which ROIs a point is in, for the read-out at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi


def rois_at(
    point: tuple[float, float, float],
    rois: Iterable[Roi],
    solids: Mapping[int, Solid],
) -> tuple[Roi, ...]:
    """Return the ROIs whose solid holds a point (x, y, z), mm, in their order.

    ``solids`` maps ROI Number to solid; an ROI without one, or that is withheld,
    is never "inside": what has no volume cannot hold a point.
    """
    x, y, z = point
    found = []
    for roi in rois:
        solid = solids.get(roi.number)
        if solid is None or roi.withheld:
            continue
        box = solid.extent
        if box is None:
            continue
        if (
            box[0] <= x <= box[3]
            and box[1] <= y <= box[4]
            and box[2] <= z <= box[5]
            and solid.contains_point(x, y, z)
        ):
            found.append(roi)
    return tuple(found)
