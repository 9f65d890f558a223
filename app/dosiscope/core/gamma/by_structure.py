"""The numbers of a gamma within structures."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.gamma.map import GammaNumbers, numbers_of
from dosiscope.core.language import tr, tr_count
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dosiscope.core.gamma.map import GammaMap
    from dosiscope.core.geometry import Geometry
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.solids.solid import Solid

    Indices = NDArray[np.int64]

#: With fewer points one of them changes the pass rate by more than a percent.
FEW: Final = 100
_EDGE: Final = 1e-3  # mm that a box is taken for larger


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureGamma:
    """Gamma of the points inside one ROI.

    Attributes
    ----------
    roi_number
        Of the ROI.
    numbers
        Of the samples of the reference dose that its solid holds.
    """

    roi_number: int
    numbers: GammaNumbers

    @property
    def remark(self) -> str:
        """What must be read with the pass rate; "" if nothing."""
        remarks = [self.numbers.remark]
        evaluated = self.numbers.evaluated
        if not self.numbers.points:
            remarks = [tr("no point of it is above the threshold")]
        elif 0 < evaluated < FEW:
            remarks.append(
                tr_count("of {n} point only", "of {n} points only", evaluated)
            )
        return "; ".join(remark for remark in remarks if remark)


def gamma_by_structure(
    found: GammaMap, solids: Mapping[int, Solid]
) -> PartSteps[StructureGamma, tuple[StructureGamma, ...]]:
    """Return the numbers of a gamma within solids, by ROI Number, in their order.

    Each step has those of one as its part.
    """
    results = []
    for done, (number, solid) in enumerate(solids.items(), 1):
        result = StructureGamma(roi_number=number, numbers=numbers_inside(found, solid))
        results.append(result)
        yield Progress(done, len(solids), tr("gamma by structure"), part=result)
    return tuple(results)


def numbers_inside(found: GammaMap, solid: Solid) -> GammaNumbers:
    """Return the numbers of the points that a solid holds.

    A point on the outline belongs to the solid where `Solid.contains` says so, as
    everywhere.
    """
    geometry = found.field.geometry
    inside = _samples_inside(found, solid)
    gamma = found.field.stored.ravel()[inside]
    known = ~np.isnan(gamma)
    without = np.isin(inside[~known], found.without_data, assume_unique=True)
    return numbers_of(
        np.asarray(gamma[known]), inside[known], geometry, int(without.sum())
    )


def _samples_inside(found: GammaMap, solid: Solid) -> Indices:
    """Return which samples of the grid a solid holds, flat, (n,)."""
    geometry = found.field.geometry
    box = solid.extent
    if box is None:
        return np.zeros(0, np.int64)
    near = [np.arange(count)[part] for count, part in _part_around(geometry, box)]
    samples = [np.zeros(0, np.int64)]
    for k in near[0]:
        index = np.stack(np.meshgrid([k], *near[1:], indexing="ij"), -1).reshape(-1, 3)
        inside = index[solid.contains(geometry.to_mm(index))]
        samples.append(np.ravel_multi_index(tuple(inside.T), geometry.shape))
    return np.concatenate(samples)


def _part_around(geometry: Geometry, box: tuple[float, ...]) -> list[tuple[int, slice]]:
    """Return how many samples there are along each axis, and those around a box."""
    corners = np.array(list(product(*zip(box[:3], box[3:], strict=True))))
    apart = corners - geometry.origin
    row, column = geometry.spacing
    places = (
        (apart @ geometry.normal, geometry.offsets),
        (apart @ geometry.column_direction, np.arange(geometry.size[0]) * row),
        (apart @ geometry.row_direction, np.arange(geometry.size[1]) * column),
    )
    parts = []
    for of_corners, of_samples in places:
        least, most = of_corners.min() - _EDGE, of_corners.max() + _EDGE
        near = np.flatnonzero((of_samples >= least) & (of_samples <= most))
        part = slice(int(near[0]), int(near[-1]) + 1) if len(near) else slice(0)
        parts.append((len(of_samples), part))
    return parts
