"""Which contours of an ROI are connected: the graph behind display and volume.

Nodes are the closed contours of one ROI, an edge joins two that are attached, in
whichever direction that is written (BRTO-II 7.4.8.2.1).  Everything is iterative
and linear in nodes and edges.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.attached import AttachedContours, resolve
from dosiscope.core.contours.modes import (
    Mode,
    SlicePlanes,
    area_contours,
    cluster_planes,
    mode_of,
    on_planes,
    own_images,
    slice_planes,
    source_plane_heights,
)
from dosiscope.core.contours.skips import Skips, find_skips
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.polygons.components import label_components
from dosiscope.core.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.structures import Roi


@dataclass(frozen=True, slots=True)
class Ghost:
    """An image plane that cuts an attached pair but has no contour of it.

    ``lower`` and ``upper`` are contours (indices in the ROI) of the pair.
    """

    lower: int
    upper: int
    z: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ContourGraph:
    """The closed contours of one ROI and how they are connected.

    Attributes
    ----------
    contours
        Index in ``roi.contours`` of every node, shape (nodes,).
    z
        Patient z of every node, shape (nodes,), mm.
    planes
        Patient z of every plane with a contour, ascending, shape (planes,), mm.
    plane
        Plane of every node, shape (nodes,).
    on_image
        Whether there is an image at each plane, shape (planes,).
    edges
        Attached pairs of nodes, the lower plane first, each once, shape (edges, 2).
        Empty for an on-slice ROI: there neighbouring slices are connected.
    component
        Label of the connected part each node belongs to, shape (nodes,).
    gaps
        Ranges of z (low, high), mm, within the ROI's extent where nothing is.
    ghosts
        Image planes that an attached pair skips; the ROI is not valid then.
    same_plane
        Attached pairs within one plane: they bound no volume, shape (n, 2).
    references, skips
        What the file states, for the checks; None unless the mode is off-slice.
    """

    roi_number: int
    mode: Mode
    contours: NDArray[np.int64]
    z: NDArray[np.float64]
    planes: NDArray[np.float64]
    plane: NDArray[np.int64]
    on_image: NDArray[np.bool_]
    edges: NDArray[np.int64]
    component: NDArray[np.int64]
    gaps: tuple[tuple[float, float], ...] = ()
    ghosts: tuple[Ghost, ...] = ()
    same_plane: NDArray[np.int64] | None = None
    references: AttachedContours | None = None
    skips: Skips | None = None

    @property
    def upward(self) -> NDArray[np.int64]:
        """Number of contours above that each node is attached to, shape (nodes,)."""
        return np.bincount(self.edges[:, 0], minlength=len(self.z))

    @property
    def downward(self) -> NDArray[np.int64]:
        """Number of contours below that each node is attached to, shape (nodes,)."""
        return np.bincount(self.edges[:, 1], minlength=len(self.z))

    @property
    def caps(self) -> NDArray[np.int64]:
        """Nodes with edges to one side only: the object ends there."""
        up, down = self.upward, self.downward
        return np.flatnonzero((up > 0) != (down > 0))

    @property
    def bifurcations(self) -> NDArray[np.int64]:
        """Nodes that continue as two or more contours above."""
        return np.flatnonzero(self.upward >= 2)

    @property
    def merges(self) -> NDArray[np.int64]:
        """Nodes in which two or more contours below come together."""
        return np.flatnonzero(self.downward >= 2)

    @property
    def laminae(self) -> NDArray[np.int64]:
        """Nodes without any edge: no thickness, no volume (off-slice mode only)."""
        if self.mode is not Mode.OFF_SLICE:
            return np.empty(0, dtype=np.int64)
        return np.flatnonzero((self.upward == 0) & (self.downward == 0))

    @property
    def components(self) -> int:
        """Number of connected parts."""
        return int(self.component.max()) + 1 if len(self.component) else 0

    @property
    def islands(self) -> NDArray[np.int64]:
        """Labels of the parts, of two contours or more, that no image cuts."""
        if self.mode is not Mode.OFF_SLICE:
            return np.empty(0, dtype=np.int64)
        size = np.bincount(self.component, minlength=self.components)
        cut = np.zeros(self.components, dtype=np.bool_)
        cut[self.component[self.on_image[self.plane]]] = True
        return np.flatnonzero(~cut & (size >= 2))

    @property
    def off_slice(self) -> NDArray[np.int64]:
        """Nodes that lie on no image plane."""
        return np.flatnonzero(~self.on_image[self.plane])

    @property
    def not_measured(self) -> Reason | None:
        """Why volume and DVH are withheld; None if they are not."""
        found = self.references
        if found is None:
            return None
        if len(found.unnumbered):
            count = len(found.unnumbered)
            if count == 1:
                return Reason("1 of its contours has no Contour Number")
            return Reason.of(
                "{count} of its contours have no Contour Number", count=count
            )
        if len(found.ambiguous):
            return Reason("a Contour Number that is referred to is not unique")
        if found.dangling:
            return Reason.of("contour {number} is missing", number=found.dangling[0][1])
        if self.ghosts:
            return Reason.of(
                "there is no contour on the image plane z = {z:.2f} mm",
                z=self.ghosts[0].z,
            )
        if self.skips is not None and len(self.skips.invalid):
            return Reason("attached contours skip a contour that lies between them")
        return None


def contour_graph(
    roi: Roi,
    image_z: ArrayLike,
    image_uids: Collection[str] | None = None,
    usual_step: float | None = None,
) -> ContourGraph:
    """Return the graph of an ROI; ``image_z`` may be empty (no CT).

    ``image_uids``, ``usual_step`` as in `dosiscope.core.solids.builder.build_solid`.
    """
    uids = None if image_uids is None else frozenset(image_uids)
    images = np.sort(np.asarray(image_z, dtype=np.float64))
    contours = roi.contours
    mode = mode_of(roi, images, uids)
    nodes = area_contours(contours)
    z = contours.z[nodes]
    planes = cluster_planes(z)
    plane = np.maximum(np.searchsorted(planes, z, side="right") - 1, 0)
    no_edges = np.empty((0, 2), dtype=np.int64)
    unconnected = ContourGraph(
        roi_number=roi.number,
        mode=mode,
        contours=nodes,
        z=z,
        planes=planes,
        plane=plane,
        on_image=on_planes(planes, images),
        edges=no_edges,
        component=np.arange(len(nodes)),
    )
    if mode is Mode.ON_SLICE:
        slices = slice_planes(contours, images, uids, usual_step)
        return replace(unconnected, gaps=slab_gaps(planes, slices))
    if mode is Mode.SOURCE_PLANES:
        return replace(unconnected, gaps=slab_gaps(planes, source_plane_heights(roi)))
    if mode is not Mode.OFF_SLICE:
        return unconnected
    found = resolve(contours, nodes)
    low, high = found.pairs.T
    same = plane[low] == plane[high]
    swap = plane[low] > plane[high]
    ordered = np.where(swap[:, None], found.pairs[:, ::-1], found.pairs)
    edges = np.unique(ordered[~same], axis=0) if len(ordered) else no_edges
    component = label_components(len(nodes), edges)
    ruling = own_images(contours, images, uids)
    skips = find_skips(contours, nodes, plane, edges, component, planes, ruling)
    kept = np.ones(len(edges), dtype=np.bool_)
    kept[skips.redundant] = False
    ghosts = tuple(
        Ghost(int(nodes[edges[e, 0]]), int(nodes[edges[e, 1]]), height)
        for e, height in zip(skips.spanning, skips.heights.tolist(), strict=True)
    )
    return replace(
        unconnected,
        edges=edges[kept],
        component=component,
        gaps=edge_gaps(planes, plane, edges[kept]),
        ghosts=ghosts,
        same_plane=ordered[same],
        references=found,
        skips=skips,
    )


def edge_gaps(
    planes: NDArray[np.float64], plane: NDArray[np.int64], edges: NDArray[np.int64]
) -> tuple[tuple[float, float], ...]:
    """Return the ranges between neighbouring planes that no edge crosses."""
    if len(planes) < 2:
        return ()
    change = np.zeros(len(planes), dtype=np.int64)
    np.add.at(change, plane[edges[:, 0]], 1)
    np.add.at(change, plane[edges[:, 1]], -1)
    open_ = np.flatnonzero(np.cumsum(change)[:-1] == 0)
    return tuple((float(planes[n]), float(planes[n + 1])) for n in open_)


def slab_gaps(
    planes: NDArray[np.float64], slices: SlicePlanes
) -> tuple[tuple[float, float], ...]:
    """Return the ranges between slabs where slices have no contour, mm."""
    at = np.flatnonzero(on_planes(slices.z, planes))
    adjacent, z = slices.adjacent(), slices.z
    gaps = []
    for a, b in zip(at[:-1].tolist(), at[1:].tolist(), strict=True):
        if b == a + 1 and adjacent[a]:
            continue
        up = z[a + 1] - z[a] if adjacent[a] else slices.step
        down = z[b] - z[b - 1] if adjacent[b - 1] else slices.step
        gaps.append((float(z[a] + up / 2), float(z[b] - down / 2)))
    return tuple(gap for gap in gaps if gap[1] > gap[0] + SAME_PLANE_MM)
