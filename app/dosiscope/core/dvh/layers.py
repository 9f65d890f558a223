"""Thin layers of a solid that never straddle a dose plane."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.solids.solid import Solid

_TOUCH = 1e-6  # mm


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layers:
    """Layers sorted by z; every array has shape (layers,).

    Attributes
    ----------
    z, thickness
        Middle and thickness, mm.
    lower, upper
        Sections it lies between; the same twice in a prism.
    share, share_step
        Share of the upper section in the middle, and its change across the layer.
    taper, taper_step
        Factor on the area in the middle, and its change across the layer.
    slab
        Dose plane below the layer; planes ``slab`` and ``slab + 1`` bound it.
    above
        Weight of the dose plane above, in the middle.
    part
        Thickness as a part of the distance of the two dose planes.
    inside
        Whether it lies within the dose grid along z.
    """

    z: NDArray[np.float64]
    thickness: NDArray[np.float64]
    lower: NDArray[np.int64]
    upper: NDArray[np.int64]
    share: NDArray[np.float64]
    share_step: NDArray[np.float64]
    taper: NDArray[np.float64]
    taper_step: NDArray[np.float64]
    slab: NDArray[np.int64]
    above: NDArray[np.float64]
    part: NDArray[np.float64]
    inside: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.z)

    def __getitem__(self, which: slice | NDArray[np.bool_]) -> Layers:
        names = (field.name for field in fields(self))
        values: dict[str, Any] = {name: getattr(self, name)[which] for name in names}
        return Layers(**values)


def cut_layers(solid: Solid, dose_z: NDArray[np.float64], layers: int) -> Layers:
    """Cut the spans of a solid at the dose planes and into thin layers.

    Parameters
    ----------
    dose_z
        Positions of the dose planes, rising, at least two, shape (planes,), mm.
    layers
        The solid's extent is cut into at least about so many layers.
    """
    spans = np.array(
        [
            (s.low, s.high, s.t_low, s.t_high, *s.taper, s.lower, s.upper)
            for s in solid.spans
        ],
        dtype=np.float64,
    ).reshape(-1, 8)
    low, high, share_low, share_high, taper_low, taper_high = spans[:, :6].T
    lower, upper = spans[:, 6:].astype(np.int64).T
    extent = float(np.ptp([low, high])) if len(low) else 0.0
    finest = max(min(float(np.diff(dose_z).min()), extent / layers), 1e-3)

    first = np.searchsorted(dose_z, low + _TOUCH)
    pieces = np.searchsorted(dose_z, high - _TOUCH) - first + 1
    span = np.repeat(np.arange(len(low)), pieces)
    nth = np.arange(len(span)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    cut = np.append(dose_z, np.nan)  # never read beyond: a last piece ends at high
    begin = np.where(nth == 0, low[span], cut[first[span] + nth - 1])
    end = np.where(nth == pieces[span] - 1, high[span], cut[first[span] + nth])

    count = np.maximum(np.ceil((end - begin) / finest - 1e-9), 1).astype(np.int64)
    piece = np.repeat(np.arange(len(span)), count)
    nth = np.arange(len(piece)) - np.repeat(np.cumsum(count) - count, count)
    thickness = ((end - begin) / count)[piece]
    z = begin[piece] + (nth + 0.5) * thickness
    order = np.argsort(z, kind="stable")
    z, thickness, span = z[order], thickness[order], span[piece[order]]

    height = (high - low)[span]
    at = (z - low[span]) / height
    slab = np.searchsorted(dose_z, z, side="right") - 1
    np.clip(slab, 0, len(dose_z) - 2, out=slab)
    step = dose_z[slab + 1] - dose_z[slab]
    relative = thickness / height
    return Layers(
        z=z,
        thickness=thickness,
        lower=lower[span],
        upper=upper[span],
        share=share_low[span] + at * (share_high - share_low)[span],
        share_step=relative * (share_high - share_low)[span],
        taper=taper_low[span] + at * (taper_high - taper_low)[span],
        taper_step=relative * (taper_high - taper_low)[span],
        slab=slab,
        above=(z - dose_z[slab]) / step,
        part=thickness / step,
        inside=(z >= dose_z[0] - _TOUCH) & (z <= dose_z[-1] + _TOUCH),
    )


def by_slabs(layers: Layers, least: int) -> list[Layers]:
    """Split layers into groups of at least so many, never within a dose slab."""
    slab = layers.slab
    ends = np.append(np.flatnonzero(slab[1:] != slab[:-1]) + 1, len(layers))
    groups, begin = [], 0
    for end in ends:
        if end - begin >= least or end == len(layers):
            groups.append(layers[slice(begin, int(end))])
            begin = int(end)
    return groups


def fill_slabs(
    layers: Layers, starts: NDArray[np.intp], dose_z: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which runs of layers fill their dose slab once, without taper.

    A run are all layers of a slab, from ``starts`` on, shape (runs,), to the next.
    """
    bottom = layers.z - layers.thickness / 2
    top = layers.z + layers.thickness / 2
    expected = np.concatenate([[0.0], top[:-1]])
    expected[starts] = dose_z[layers.slab[starts]]
    good = np.abs(bottom - expected) < _TOUCH
    good &= (layers.taper == 1) & (layers.taper_step == 0)
    last = np.append(starts[1:], len(layers)) - 1
    reaches = np.abs(top[last] - dose_z[layers.slab[last] + 1]) < _TOUCH
    filled: NDArray[np.bool_] = np.logical_and.reduceat(good, starts) & reaches
    return filled
