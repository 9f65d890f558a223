"""Other targets beside one: they share its isodose where they receive the same dose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi

# RT ROI Interpreted Types (3006,00A4) of targets.
TARGET_TYPES: Final = frozenset(("PTV", "CTV", "GTV"))
_SECTIONS, _POINTS = 12, 24  # that are looked at, of a solid and of an outline
_INNER = 0.7  # of the way from the middle of an outline to its points


@dataclass(slots=True, eq=False)
class Target:
    """A target of the case and its solid.

    Attributes
    ----------
    nested
        Of some solids, whether it lies mostly within them, or they within it.
    """

    name: str
    solid: Solid
    nested: dict[Solid, bool] = field(default_factory=dict, init=False, repr=False)
    _points: NDArray[np.float64] | None = field(default=None, init=False, repr=False)

    @property
    def points(self) -> NDArray[np.float64]:
        """Some of its points, shape (n, 3), mm: within its outlines."""
        if self._points is None:
            self._points = _points(self.solid)
        return self._points


def targets_of(rois: Iterable[Roi], solids: Mapping[int, Solid]) -> tuple[Target, ...]:
    """Return the targets among ROIs, by their interpreted type."""
    return tuple(
        Target(roi.shown_name, solids[roi.number])
        for roi in rois
        if roi.number in solids and TARGET_TYPES.intersection(roi.interpreted_types)
    )


def sharing(
    solid: Solid, targets: Iterable[Target], dose: Dose, level: float
) -> tuple[str, ...]:
    """Return the names of targets apart from one that receive at least a dose.

    What lies mostly within it, or it within that, is not apart: a CTV and its PTV.
    """
    return tuple(
        target.name
        for target in targets
        if target.solid.roi_number != solid.roi_number
        and (hot := target.points[dose.sample(target.points) >= level]).size
        and _is_apart(solid, target, hot)
    )


def _is_apart(solid: Solid, target: Target, hot: NDArray[np.float64]) -> bool:
    """Whether a target is apart from a solid, and hot where it is."""
    if _are_boxes_apart(solid, target.solid):
        return True
    if solid not in target.nested:
        target.nested[solid] = _mostly(solid.contains(target.points)) or _mostly(
            target.solid.contains(_points(solid))
        )
    return not target.nested[solid] and not solid.contains(hot).all()


def _are_boxes_apart(one: Solid, other: Solid) -> bool:
    boxes = one.extent, other.extent
    if boxes[0] is None or boxes[1] is None:
        return True
    a, b = (np.array(box).reshape(2, 3) for box in boxes)
    return bool((a[1] < b[0]).any() or (b[1] < a[0]).any())


def _mostly(inside: NDArray[np.bool_]) -> bool:
    return bool(len(inside) and inside.mean() > 0.5)


def _points(solid: Solid) -> NDArray[np.float64]:
    """Return some points of a solid, shape (n, 3), mm: within its outlines."""
    sections = [section for section in solid.sections if section.polygons]
    chosen = sections[:: max(1, len(sections) // _SECTIONS)]
    found = [np.empty((0, 3))]
    for section in chosen:
        for polygon in section.polygons:
            some = polygon[:: max(1, len(polygon) // _POINTS)]
            middle = polygon.mean(axis=0)
            inner = middle + _INNER * (some - middle)
            found.append(np.column_stack([inner, np.full(len(inner), section.z)]))
    points = np.concatenate(found)
    inside = solid.contains(points)
    return points[inside] if inside.any() else points
