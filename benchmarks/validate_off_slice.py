"""Make docs/validation-off-slice.md: volumes of off-slice ROIs against closed forms.

    python benchmarks/validate_off_slice.py [OUT.md]

Every shape is cut into contours, written as DICOM files and read as any case is.
"""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from scipy.integrate import quad

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from dosiscope.app.measure import measure_solids
from dosiscope.core.__about__ import __version__
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.demo.contouring import outline
from dosiscope.demo.dicom.description import Roi
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import scan
from support.contours import cycles
from support.synthetic.build import write_case
from support.synthetic.off_slice import EXAMPLES, example_roi, off_slice_case
from support.synthetic.solids import Ball, StandingTorus, circle, rectangle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from dosiscope.demo.dicom.description import Outline

    Polygons = tuple[NDArray[np.float64], ...]

PI = np.pi
TEMPLATE = Path(__file__).parent / "validation-off-slice.template.md"


@dataclass(frozen=True)
class Shape:
    """A body as contours, and its volume in mm³."""

    name: str
    contours: tuple[Outline, ...]
    volume: float
    planes: tuple[float, ...]


def stacked(
    section: Callable[[float], Polygons], heights: Iterable[float], first: int = 1
) -> list[Outline]:
    """Cut a body; equal counts go on one by one, others branch or merge."""
    result: list[Outline] = []
    below: list[int] = []
    for z in heights:
        polygons = section(float(z))
        here = [first + len(result) + n for n in range(len(polygons))]
        for n, polygon in enumerate(polygons):
            one_by_one = len(below) == len(polygons)
            tied = tuple(below[n : n + 1]) if one_by_one else tuple(below)
            result.append(outline(polygon, round(float(z), 3), here[n], tied))
        below = here
    return result


def steps(low: float, high: float, step: float) -> NDArray[np.float64]:
    """Heights from low to high, in steps."""
    return np.round(np.arange(low, high + step / 2, step), 6)


def frustum(a: float, b: float, h: float) -> float:
    """Volume between two similar outlines of areas a and b."""
    return h / 3 * (a + b + float(np.sqrt(a * b)))


def union_of_discs(distance: float, radius: float = 10.0) -> Polygons:
    """Two discs, or their common outline where they overlap."""
    if distance >= 2 * radius:
        return tuple(circle((x, 0.0), radius) for x in (-distance / 2, distance / 2))
    half = np.arccos(distance / 2 / radius)
    a = np.linspace(half, 2 * PI - half, 300)[:-1]
    left = radius * np.stack([np.cos(a), np.sin(a)], axis=1) - [distance / 2, 0]
    return (np.concatenate([left, -left]),)


def union_area(distance: float, radius: float = 10.0) -> float:
    """Area of two discs that may overlap."""
    if distance >= 2 * radius:
        return 2 * PI * radius**2
    lens = 2 * radius**2 * np.arccos(distance / 2 / radius)
    lens -= distance / 2 * np.sqrt(4 * radius**2 - distance**2)
    return float(2 * PI * radius**2 - lens)


def ball_section(radius: float) -> Callable[[float], Polygons]:
    """Circles of a ball; its poles are as good as points."""

    def section(z: float) -> Polygons:
        return (circle((0.0, 0.0), max(float(np.sqrt(radius**2 - z * z)), 0.02)),)

    return section


def shapes() -> list[Shape]:
    """All bodies."""
    four, five = tuple(steps(-32, 32, 4)), tuple(steps(-30, 30, 5))
    ends = [-7.5, -4, 0, 4, 8, 8.7]
    uneven = [-4, -3.7, -2.6, -0.6, 0, 0.3, 1.4, 3.4, 4]
    found = [
        Shape("cylinder, capped between images", tuple(stacked(
            lambda z: (circle((0.0, 0.0), 10.0),), ends)), PI * 100 * 16.2, four),
        Shape("oblique cylinder", tuple(stacked(
            lambda z: (circle((1.5 * z, 0.4 * z), 10.0),), ends)),
            PI * 100 * 16.2, four),
        Shape("circular frustum, uneven steps", tuple(stacked(
            lambda z: (circle((0.0, 0.0), 14 + z),), uneven)),
            frustum(PI * 100, PI * 324, 8), four),
        Shape("square frustum", tuple(stacked(
            lambda z: (rectangle((0.0, 0.0), 28 + 2 * z, 28 + 2 * z),), [-4, 0, 4])),
            frustum(400, 36**2, 8), four),
        Shape("cone to a point, one step", tuple(stacked(
            lambda z: (circle((0.0, 0.0), 10 - z * 0.998 / 0.4),), [0, 4])),
            frustum(PI * 100, PI * 0.02**2, 4), four),
    ]  # fmt: skip
    truth = quad(lambda z: union_area(22 - z), -4, 12, points=[2])[0]
    found.append(Shape("two cylinders that merge, 1 mm", tuple(stacked(
        lambda z: union_of_discs(22 - z), steps(-4, 12, 1))), truth, four))  # fmt: skip
    torus = StandingTorus((0.0, 0.0, 0.0), 20.0, 6.0)
    for step in (1.0, 0.5):
        z = np.clip(steps(-26, 26, step), -25.99, 25.99)
        z[np.abs(np.abs(z) - 14) < 1e-9] += 1e-3
        found.append(Shape(f"torus on its edge (a cycle), {step:g} mm",
            tuple(stacked(torus.section, z)), torus.volume, four))  # fmt: skip
    for radius, step in ((20.0, 1.0), (20.0, 0.5), (12.0, 1.0)):
        ball = Ball((0.0, 0.0, 0.0), radius)
        found.append(Shape(f"sphere R {radius:g} mm, {step:g} mm", tuple(stacked(
            ball_section(radius), steps(-radius, radius, step))), ball.volume,
            four))  # fmt: skip
    ball = Ball((0.0, 0.0, 0.0), 20.0)
    found.append(Shape("the same sphere R 20 mm on slices of 5 mm", tuple(
        outline(p, z) for z in five for p in ball.section(z)), ball.volume,
        five))  # fmt: skip
    gap = EXAMPLES["e"]
    assert gap.volume_cc is not None
    found.append(Shape("gap: the sum of its parts", example_roi(gap).contours,
        1000 * gap.volume_cc, four))  # fmt: skip
    main = stacked(lambda z: (circle((0.0, 0.0), 8.0),), [-8, -4, 0])
    small = stacked(lambda z: (circle((25.0, 0.0), 3.0),), [1.0, 1.9, 3.1], first=20)
    found.append(Shape("a body and an island between two images", (*main, *small),
        PI * 64 * 8 + PI * 9 * 2.1, four))  # fmt: skip
    return found


def row(shape: Shape) -> list[str]:
    """Write, read and measure one shape."""
    roi = Roi(1, "Shape", "PTV", shape.contours)
    with TemporaryDirectory() as folder:
        write_case(off_slice_case(roi, planes=shape.planes), Path(folder))
        found = finish(scan([Path(folder)]))
        case = finish(load(found, propose(found.inventory)))
    measured = finish(measure_solids(case))[1]
    graph = case.graphs[1]
    if measured.volume_cc is None or measured.solid is None:
        return [shape.name, f"{shape.volume / 1000:.4f}", measured.reason, "", "", ""]
    error = 100 * (1000 * measured.volume_cc / shape.volume - 1)
    counts = [
        f"{n} {word if n == 1 else words}"
        for n, word, words in (
            (len(graph.caps), "cap", "caps"),
            (len(graph.bifurcations), "branch", "branches"),
            (len(graph.merges), "merge", "merges"),
            (cycles(graph), "cycle", "cycles"),
            (len(graph.gaps), "gap", "gaps"),
            (len(graph.islands), "island", "islands"),
        )
        if n and graph.mode == "off-slice"
    ]
    return [
        shape.name,
        f"{shape.volume / 1000:.4f}",
        f"{measured.volume_cc:.4f}",
        f"{error:+.3f}",
        ", ".join(counts),
        f"{graph.mode}, ends: {measured.solid.end_rule}",
    ]


def main() -> None:
    """Write the page."""
    here = Path(__file__).parents[1] / "docs" / "validation-off-slice.md"
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else here
    head = ["shape", "closed form cc", "measured cc", "error %", "graph", "mode"]
    rows = [row(shape) for shape in shapes()]
    table = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    table += ["| " + " | ".join(cells) + " |" for cells in rows]
    out.write_text(TEMPLATE.read_text(encoding="utf-8").format(
        version=__version__, python=platform.python_version(), numpy=np.__version__,
        table="\n".join(table),
    ), encoding="utf-8")  # fmt: skip
    for name, *cells in rows:
        print(f"{name:48}", *cells[:3])


if __name__ == "__main__":
    main()
