"""The solid of an ROI with attached contours: cells between connected outlines.

A cell joins all contours that are attached to each other across one interval of z;
nothing reaches beyond a cap, a gap is empty, a contour without attachment has no
thickness (BRTO-II 7.4.8.2.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.polygons.components import label_components
from dosiscope.core.polygons.even_odd import even_odd_area, even_odd_areas
from dosiscope.core.polygons.rings import Rings, bounding_boxes
from dosiscope.core.solids.blends import (
    ConvexBlend,
    DistanceBlend,
    convex_hull,
    farthest,
    is_convex,
)
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.solid import Section, Solid, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.solids.blends import Blend, Polygons
    from dosiscope.core.structures import Roi

# The outline moves at most this far, and a layer is at least this thick, mm.
_MOVE_MM, _THIN_MM = 0.75, 0.1
_MOST_LAYERS = 40
# Error of the area between two similar outlines, as a part, if taken as linear.
_AREA_ERROR = 2e-4


@dataclass(slots=True)
class _Nodes:
    """Outlines of the graph's contours and of those added at intermediate z."""

    polygons: list[NDArray[np.float64]]
    extra: dict[int, Polygons]
    plane: list[int]

    def outline(self, nodes: Iterable[int]) -> Polygons:
        """All polygons of some nodes."""
        return tuple(p for n in nodes for p in self.extra.get(n) or (self.polygons[n],))

    def add(self, outline: Polygons, plane: int) -> int:
        """Add an interpolated outline; returns its node."""
        self.plane.append(plane)
        self.polygons.append(outline[0])
        self.extra[len(self.plane) - 1] = outline
        return len(self.plane) - 1


@dataclass(slots=True)
class _Cell:
    """Contours attached to each other between planes ``low`` and ``high``."""

    low: int
    high: int
    lower: tuple[int, ...]
    upper: tuple[int, ...]
    layers: int = 1
    blend: Blend | None = None


def build_off_slice(roi: Roi, graph: ContourGraph) -> Solid:
    """Build the solid from a graph without defects.

    Raises
    ------
    NotEvaluableError
        Branches are attached that do not overlap: their shape is not stated.
    """
    points, starts = roi.contours.points[:, :2], roi.contours.starts
    polygons = [points[starts[n] : starts[n + 1]] for n in graph.contours]
    nodes = _Nodes(polygons, {}, graph.plane.tolist())
    cells = _cells(nodes, graph.edges, graph.planes)
    _plan_layers(roi, cells, nodes, graph.planes)
    sections, spans = _stack(cells, nodes, graph.planes)
    method = tr("attached contours joined by signed distance, no extension beyond ends")
    return Solid(
        roi.number,
        tuple(sections),
        tuple(spans),
        end_rule=EndRule.NONE,
        method=method,
        is_off_slice=True,
    )


def _cells(
    nodes: _Nodes, edges: NDArray[np.int64], planes: NDArray[np.float64]
) -> list[_Cell]:
    """Group edges that share a contour on the same side."""
    groups = _edge_groups(len(nodes.plane), edges)
    plane = np.array(nodes.plane)
    result: list[_Cell] = []
    for group in groups:
        if len(group) == 1:
            a, b = group[0].tolist()
            result.append(_Cell(nodes.plane[a], nodes.plane[b], (a,), (b,)))
            continue
        low, high = plane[group[:, 0]], plane[group[:, 1]]
        if low.min() == low.max() and high.min() == high.max():
            result.append(_cell(nodes, group))
        else:
            even = _cut_long_edges(nodes, group, planes)
            parts = _edge_groups(len(nodes.plane), even)
            result += [_cell(nodes, part) for part in parts]
    return result


def _edge_groups(count: int, edges: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Split edges into those connected through upper or lower sides of nodes."""
    if not len(edges):
        return []
    # the upper side of node n is n, its lower side count + n
    sides = np.stack([edges[:, 0], edges[:, 1] + count], axis=1)
    label = label_components(2 * count, sides)[edges[:, 0]]
    order = np.argsort(label, kind="stable")
    return np.split(edges[order], np.flatnonzero(np.diff(label[order])) + 1)


def _cell(nodes: _Nodes, edges: NDArray[np.int64]) -> _Cell:
    lower = tuple(np.unique(edges[:, 0]).tolist())
    upper = tuple(np.unique(edges[:, 1]).tolist())
    return _Cell(nodes.plane[lower[0]], nodes.plane[upper[0]], lower, upper)


def _cut_long_edges(
    nodes: _Nodes, edges: NDArray[np.int64], planes: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Cut the edges of one cell where its other contours lie, by interpolation."""
    cuts = sorted({nodes.plane[n] for n in edges.ravel().tolist()})
    result: list[tuple[int, int]] = []
    for a, b in edges.tolist():
        low, high = nodes.plane[a], nodes.plane[b]
        inner = [p for p in cuts if low < p < high]
        blend = _blend(nodes.outline([a]), nodes.outline([b])) if inner else None
        before = a
        for p in inner:
            t = float((planes[p] - planes[low]) / (planes[high] - planes[low]))
            outline = blend.at(t) if blend is not None else ()
            if not outline:
                break
            node = nodes.add(outline, p)
            result.append((before, node))
            before = node
        result.append((before, b))
    return np.array(result, dtype=np.int64)


def _plan_layers(
    roi: Roi, cells: list[_Cell], nodes: _Nodes, planes: NDArray[np.float64]
) -> None:
    """Decide in how many layers each cell is cut, and how it is blended."""
    boxes = bounding_boxes(Rings.of(nodes.polygons))
    areas = _outline_areas(cells, nodes)
    for cell, (small, large) in zip(cells, areas, strict=True):
        single = len(cell.lower) == len(cell.upper) == 1
        if single:
            a, b = cell.lower[0], cell.upper[0]
            move = float(np.abs(boxes[a] - boxes[b]).max())
        else:
            _refuse_apart(roi, cell, boxes)
            lower, upper = nodes.outline(cell.lower), nodes.outline(cell.upper)
            move = farthest(np.concatenate(lower), np.concatenate(upper))
        error = (np.sqrt(large) - np.sqrt(small)) ** 2 / 3 / max(large + small, 1e-9)
        height = float(planes[cell.high] - planes[cell.low])
        wanted = max(move / _MOVE_MM, np.sqrt(error / _AREA_ERROR), 1.0)
        most = min(_MOST_LAYERS, max(1, round(height / _THIN_MM)))
        cell.layers = min(int(np.ceil(wanted - 1e-6)), most)


def _outline_areas(cells: list[_Cell], nodes: _Nodes) -> list[tuple[float, float]]:
    """Return the areas of lower and upper outline of every cell, smaller first."""
    outlines = [nodes.outline(side) for c in cells for side in (c.lower, c.upper)]
    counts = np.array([len(o) for o in outlines], dtype=np.int64)
    rings = Rings.of([p for o in outlines for p in o])
    areas = even_odd_areas(
        rings, np.repeat(np.arange(len(counts)), counts), len(counts)
    )
    pairs = np.sort(areas.reshape(-1, 2), axis=1)
    return [(float(a), float(b)) for a, b in pairs]


def _refuse_apart(roi: Roi, cell: _Cell, boxes: NDArray[np.float64]) -> None:
    """Refuse branches that lie wholly beside what they branch from."""
    for one, other in ((cell.lower, cell.upper), (cell.upper, cell.lower)):
        for n in one:
            spend(100 + len(other))
            a, b = boxes[n], boxes[list(other)]
            meets = (a[:2] <= b[:, 2:]).all(axis=1) & (b[:, :2] <= a[2:]).all(axis=1)
            if not meets.any():
                raise NotEvaluableError(
                    tr(
                        '"{name}" has no volume: a branch is attached to a contour '
                        "that it does not overlap, so its shape is not stated.",
                        name=roi.shown_name,
                    )
                )


def _blend(lower: Polygons, upper: Polygons) -> Blend:
    """Choose how to blend two outlines."""
    if len(lower) == len(upper) == 1:
        hulls = convex_hull(lower[0]), convex_hull(upper[0])
        if is_convex(lower[0], hulls[0]) and is_convex(upper[0], hulls[1]):
            return ConvexBlend(*hulls)
    return DistanceBlend(lower, upper, (even_odd_area(lower), even_odd_area(upper)))


def _stack(
    cells: list[_Cell], nodes: _Nodes, planes: NDArray[np.float64]
) -> tuple[list[Section], list[Span]]:
    """Stack the cells of every interval of z into common sections and spans."""
    starting: dict[int, list[_Cell]] = {}
    for cell in cells:
        starting.setdefault(cell.low, []).append(cell)
    sections: list[Section] = []
    spans: list[Span] = []
    active: list[_Cell] = []
    previous: tuple[frozenset[int], int] | None = None
    for p in range(len(planes) - 1):
        active = [c for c in active if c.high > p] + starting.get(p, [])
        if not active:
            previous = None
            continue
        low, high = float(planes[p]), float(planes[p + 1])
        layers = _layers(active, low, high, planes)
        heights = [low, high]
        if layers > 1:
            heights = np.linspace(low, high, layers + 1).tolist()
        bottom, top = _data_nodes(active, p), _data_nodes(active, p + 1)
        for n, z in enumerate(heights):
            if n == 0 and previous is not None and bottom == previous[0]:
                continue
            outline = tuple(q for c in active for q in _outline(c, nodes, planes, z))
            at = bottom if z == low else top if z == high else None
            is_data = at is not None and not any(m in nodes.extra for m in at)
            sections.append(Section(z, outline, is_data))
            if n:
                last = len(sections) - 1
                spans.append(Span(heights[n - 1], z, lower=last - 1, upper=last))
        previous = (top, len(sections) - 1) if top is not None else None
    return sections, spans


def _layers(
    active: list[_Cell], low: float, high: float, planes: NDArray[np.float64]
) -> int:
    """Return how many layers the interval needs for its most demanding cell."""
    need = max(c.layers / float(planes[c.high] - planes[c.low]) for c in active)
    return max(1, int(np.ceil(need * (high - low) - 1e-6)))


def _data_nodes(active: list[_Cell], plane: int) -> frozenset[int] | None:
    """Return the nodes of all active cells on a plane; None if one passes through."""
    found: set[int] = set()
    for cell in active:
        if plane == cell.low:
            found.update(cell.lower)
        elif plane == cell.high:
            found.update(cell.upper)
        else:
            return None
    return frozenset(found)


def _outline(
    cell: _Cell, nodes: _Nodes, planes: NDArray[np.float64], z: float
) -> Polygons:
    """Return a cell's outline at ``z``."""
    low, high = float(planes[cell.low]), float(planes[cell.high])
    if z == low:
        return nodes.outline(cell.lower)
    if z == high:
        return nodes.outline(cell.upper)
    if cell.blend is None:
        cell.blend = _blend(nodes.outline(cell.lower), nodes.outline(cell.upper))
    return cell.blend.at((z - low) / (high - low))
