"""What a ladder shows: contours, connections, gaps and faults of one ROI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.modes import Mode
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.text import counted, mm_number
from dosiscope.viewer.ladder.layout import columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.structures import Roi

_NEXT_IMAGE_MM = 10.0  # beyond which an image says nothing about an end
_MODE_TEXT = {
    Mode.ON_SLICE: tr("on-slice"),
    Mode.OFF_SLICE: tr("off-slice"),
    Mode.SOURCE_PLANES: tr("source planes"),
    Mode.UNDEFINED: tr("connectivity not stated"),
    Mode.NONE: tr("no closed contour"),
}


@dataclass(frozen=True, slots=True, eq=False)
class LadderModel:
    """The graph of one ROI, laid out.

    Attributes
    ----------
    z, column
        Place of every contour: mm and columns from the left, shape (nodes,).
    on_image, is_faulty
        Whether it lies on an image plane, and whether something is wrong with
        it, shape (nodes,).
    contour
        Its index in the ROI, shape (nodes,).
    edges, edge_is_faulty
        Connected contours, shape (edges, 2), and whether that is invalid.
    gaps
        Ranges of z where nothing is, mm.
    ghosts
        Image planes that a connected pair skips: (lower node, upper node, z).
    images
        z of the image planes, mm.
    spacing
        Least distance of neighbouring planes, mm.
    faults, notes
        Sentences: why it is not measured; what else there is to know.
    """

    roi: Roi
    mode: Mode
    z: NDArray[np.float64]
    column: NDArray[np.float64]
    on_image: NDArray[np.bool_]
    is_faulty: NDArray[np.bool_]
    contour: NDArray[np.int64]
    edges: NDArray[np.int64]
    edge_is_faulty: NDArray[np.bool_]
    gaps: tuple[tuple[float, float], ...]
    ghosts: tuple[tuple[int, int, float], ...]
    images: NDArray[np.float64]
    spacing: float
    faults: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def extent(self) -> tuple[float, float]:
        """Lowest and highest z, mm."""
        if not len(self.z):
            return 0.0, 1.0
        return float(self.z.min()), float(self.z.max())

    @property
    def reach(self) -> tuple[float, float]:
        """Lowest and highest z with the image planes next to them, mm."""
        low, high = self.extent
        below = self.images[self.images <= low + SAME_PLANE_MM]
        above = self.images[self.images >= high - SAME_PLANE_MM]
        if len(below) and low - below[-1] < _NEXT_IMAGE_MM:
            low = float(below[-1])
        if len(above) and above[0] - high < _NEXT_IMAGE_MM:
            high = float(above[0])
        return low, high

    @property
    def summary(self) -> str:
        """One line: mode and counts."""
        off = int((~self.on_image).sum()) if len(self.images) else 0
        parts = [_MODE_TEXT[self.mode], counted(len(self.z), "contour")]
        if off and self.mode is not Mode.ON_SLICE:
            parts.append(tr("{n} off-slice", n=off))
        parts += [counted(len(self.gaps), "gap")] if self.gaps else []
        return " · ".join([*parts, *self.notes])

    def tooltip(self, node: int) -> str:
        """Return what there is to know of one contour."""
        contour = self.roi.contours[int(self.contour[node])]
        where = tr("between image planes")
        if not len(self.images):
            where = tr("no CT: image planes are not known")
        elif self.on_image[node]:
            where = tr("on an image plane")
        elif not self.images[0] < self.z[node] < self.images[-1]:
            where = tr("beyond the CT images")
        lines = [
            tr("Contour without a number")
            if contour.number is None
            else tr("Contour number {number}", number=contour.number),
            f"z {mm_number(float(self.z[node]))} mm, {where}",
            counted(len(contour.points), "point"),
        ]
        if contour.attached:
            numbers = ", ".join(map(str, contour.attached))
            lines.append(tr("attached to {contours}", contours=numbers))
        elif contour.attached is not None:
            lines.append(tr("attached to none below"))
        if self.is_faulty[node]:
            lines += self.faults
        return "\n".join(lines)


def _spacing(z: NDArray[np.float64]) -> float:
    steps = np.diff(np.unique(np.round(z, 2)))
    return float(steps.min()) if len(steps) else 1.0


def ladder_of(
    roi: Roi, graph: ContourGraph, images: NDArray[np.float64]
) -> LadderModel:
    """Lay out the graph of an ROI; ``images`` are the z of the image planes, mm."""
    contours = roi.contours
    starts = contours.starts
    lengths = np.maximum(np.diff(starts), 1)
    before = np.concatenate([[0.0], np.cumsum(contours.points[:, 0])])
    across = ((before[starts[1:]] - before[starts[:-1]]) / lengths)[graph.contours]
    node_of = {int(c): n for n, c in enumerate(graph.contours.tolist())}
    ghosts = tuple((node_of[g.lower], node_of[g.upper], g.z) for g in graph.ghosts)
    skipped = {(a, b) for a, b, _ in ghosts}
    invalid = np.array(
        [tuple(edge) in skipped for edge in graph.edges.tolist()], dtype=np.bool_
    )
    if graph.skips is not None and len(graph.skips.invalid) and len(invalid):
        invalid |= _between_skipped(graph, invalid)
    faulty = np.zeros(len(graph.z), dtype=np.bool_)
    found = graph.references
    if found is not None:
        faulty[[n for n, _ in found.dangling]] = True
        faulty[found.unnumbered] = True
        faulty[found.ambiguous] = True
    return LadderModel(
        roi,
        graph.mode,
        graph.z,
        columns(graph.plane, graph.edges, graph.component, across),
        graph.on_image[graph.plane] if len(graph.z) else np.empty(0, dtype=np.bool_),
        faulty,
        graph.contours,
        graph.edges,
        invalid,
        graph.gaps,
        ghosts,
        images,
        _spacing(graph.z),
        _faults(graph),
        _notes(graph, has_images=bool(len(images))),
    )


def _between_skipped(
    graph: ContourGraph, invalid: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Mark edges that pass over a plane of their own part."""
    result = np.zeros_like(invalid)
    for n, (low, high) in enumerate(graph.edges.tolist()):
        first, last = int(graph.plane[low]), int(graph.plane[high])
        if last > first + 1:
            own = graph.plane[graph.component == graph.component[low]]
            result[n] = bool(np.any((own > first) & (own < last)))
    return result


def _faults(graph: ContourGraph) -> tuple[str, ...]:
    """Return a sentence for every fault that withholds volume and DVH."""
    found = graph.references
    faults = []
    if found is not None:
        if len(found.unnumbered):
            faults.append(
                tr(
                    "{contours} without Contour Number",
                    contours=counted(len(found.unnumbered), "contour"),
                )
            )
        if len(found.ambiguous):
            faults.append(tr("a Contour Number that is referred to is not unique"))
        missing = sorted({number for _, number in found.dangling})
        if missing:
            names = ", ".join(map(str, missing[:5])) + (" …" if missing[5:] else "")
            faults.append(
                tr("attached to a contour that is missing: {numbers}", numbers=names)
            )
    heights = sorted({ghost.z for ghost in graph.ghosts})
    faults += [
        tr(
            "no contour on the image plane z = {z} mm although contours above "
            "and below are attached",
            z=mm_number(z),
        )
        for z in heights
    ]
    if graph.skips is not None and len(graph.skips.invalid):
        faults.append(tr("attached contours skip a contour that lies between them"))
    return tuple(faults)


def _notes(graph: ContourGraph, *, has_images: bool) -> tuple[str, ...]:
    notes = []
    if graph.mode is Mode.OFF_SLICE:
        if graph.components > 1:
            notes.append(counted(graph.components, "part"))
        if has_images and len(graph.islands):
            notes.append(counted(len(graph.islands), "island"))
        if len(graph.bifurcations) + len(graph.merges):
            notes.append(
                counted(len(graph.bifurcations) + len(graph.merges), "branching")
            )
        if len(graph.laminae):
            notes.append(tr("{n} without thickness", n=len(graph.laminae)))
    if not has_images:
        notes.append(tr("no CT, so image planes are not known"))
    if graph.mode is Mode.UNDEFINED:
        notes.append(tr("no volume"))
    return tuple(notes)
