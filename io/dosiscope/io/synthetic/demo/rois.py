"""The structure set of the demo patient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.io.synthetic.demo import body, bones, organs
from dosiscope.io.synthetic.demo.bundle import bundle_contours
from dosiscope.io.synthetic.demo.contouring import level_contours
from dosiscope.io.synthetic.demo.field import BOX, clinical_target
from dosiscope.io.synthetic.demo.shapes import both
from dosiscope.io.synthetic.demo.texture import BEND
from dosiscope.io.synthetic.description import Outline, Roi
from dosiscope.io.synthetic.solids import keyhole, outline, point

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.io.synthetic.demo.shapes import Plane, Shape
    from dosiscope.io.synthetic.demo.tissue import Canvas

ISOCENTRE = (0.0, 2.0, 0.0)
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one ROI is made: its distance within the bounds of a shape."""

    number: int
    name: str
    type: str
    colour: Colour
    bounds: Shape
    distance: Callable[[Plane, Plane, float], Plane]
    wall: float = 0.0
    spacing: float = 2.0
    low: float = -1e9
    code: tuple[str, str, str] | None = None
    side: str | None = None


class _Whole:
    """Bounds of everything."""

    def bounds(self, z: float) -> tuple[float, float, float, float]:
        return -215.0, 215.0, -150.0, 118.0

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        return body.trunk(x, y, z)


def _sacrum(x: Plane, y: Plane, z: float) -> Plane:
    parts = [bones.SACRAL_BODY, *both(bones.SACRAL_WING), *both(bones.SACRAL_ARCH)]
    fields = [p.distance(x, y, z) for p in parts if p.bounds(z)]
    found = np.minimum.reduce(fields)
    # drawn around the whole bone: canal and foramina are not cut out
    if bones.SACRAL_CANAL.bounds(z):
        found = np.minimum(found, bones.SACRAL_CANAL.distance(x, y, z) - 1)
    return found - np.float32(0.3)


class _Sacrum:
    def bounds(self, z: float) -> tuple[float, float, float, float] | None:
        return (-64.0, 64.0, 4.0, 98.0) if 10.0 < z < 117.0 else None

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        return _sacrum(x, y, z)


def recipes() -> tuple[Recipe, ...]:
    """Return the ROIs that are level sets of shapes."""
    whole, sacrum = _Whole(), _Sacrum()
    left, right = both(bones.HEAD_AND_NECK)
    head = ("2812003", "SCT", "Head of femur")
    plain = Recipe
    return (
        plain(1, "External", "EXTERNAL", (110, 200, 130), whole, body.trunk, spacing=5.5),
        plain(3, "CTV", "CTV", (255, 140, 60), organs.PROSTATE, clinical_target, spacing=1.6),
        plain(4, "Seminal vesicles", "ORGAN", (240, 200, 90), organs.SEMINAL_VESICLES,
              organs.SEMINAL_VESICLES.distance, spacing=1.4),
        plain(5, "Bladder", "ORGAN", (250, 220, 70), organs.BLADDER, organs.BLADDER.distance),
        plain(6, "Bladder wall", "ORGAN", (200, 170, 40), organs.BLADDER,
              organs.BLADDER.distance, wall=organs.BLADDER_WALL),
        plain(7, "Rectum", "ORGAN", (180, 120, 255), organs.RECTUM, organs.RECTUM.distance),
        plain(8, "Rectum wall", "ORGAN", (140, 90, 200), organs.RECTUM,
              organs.RECTUM.distance, wall=organs.RECTUM_WALL),
        plain(9, "Bowel bag", "ORGAN", (210, 150, 110), organs.PERITONEUM,
              organs.PERITONEUM.distance, spacing=4.0),
        plain(10, "Femoral head L", "ORGAN", (80, 180, 255), left, left.distance,
              low=-13.0, code=head, side="L"),
        plain(11, "Femoral head R", "ORGAN", (60, 140, 230), right, right.distance,
              low=-13.0, code=head, side="R"),
        plain(12, "Penile bulb", "ORGAN", (240, 130, 190), organs.PENILE_BULB,
              organs.PENILE_BULB.distance, spacing=1.2),
        plain(13, "Sacrum", "ORGAN", (200, 200, 190), sacrum, sacrum.distance, spacing=2.4),
    )  # fmt: skip


class Drawer:
    """Draws all ROIs, plane by plane, on the grid of the CT."""

    def __init__(self, planes: tuple[float, ...], target: Plane) -> None:
        self._planes, self._target = planes, target
        self._recipes = recipes()
        self._found: dict[int, list[Outline]] = {r.number: [] for r in self._recipes}
        self._found[2] = []

    def draw(self, canvas: Canvas) -> None:
        """Draw the contours of one plane."""
        z = canvas.z
        for recipe in self._recipes:
            if z >= recipe.low:
                self._found[recipe.number] += self._one(canvas, recipe)
        k = round((z - BOX.z[0]) / 1.25)
        if 0 <= k < len(BOX.z):
            first = float(BOX.x[0]), float(BOX.y[0])
            self._found[2] += [
                outline(p, z) for p in level_contours(self._target[k], first, 1.0)
            ]

    def _one(self, canvas: Canvas, recipe: Recipe) -> list[Outline]:
        at = canvas.window(recipe.bounds, 8.0)
        if at is None:
            return []
        if recipe.type == "EXTERNAL":
            distance = canvas.trunk[at]
        else:
            distance = recipe.distance(canvas.x[at], canvas.y[at], canvas.z)
        first = (
            canvas.first[0] + at[1].start * canvas.step,
            canvas.first[1] + at[0].start * canvas.step,
        )
        polygons = level_contours(distance, first, canvas.step, recipe.spacing)
        if not recipe.wall:
            return [outline(p, canvas.z) for p in polygons]
        inner = level_contours(
            distance + np.float32(recipe.wall), first, canvas.step, recipe.spacing
        )
        if len(polygons) == len(inner) == 1:
            return [outline(keyhole(polygons[0], inner[0]), canvas.z)]
        # at the poles there is wall only
        return [outline(p, canvas.z) for p in polygons]

    def rois(self) -> tuple[Roi, ...]:
        """Return all ROIs in order of their numbers."""
        found = [
            Roi(
                r.number,
                r.name,
                r.type,
                tuple(self._found[r.number]),
                r.colour,
                "SEMIAUTOMATIC",
                code=r.code,
                laterality="L" if r.side == "L" else "R" if r.side else None,
                digits=2,
            )
            for r in self._recipes
        ]
        target = Roi(
            2,
            "PTV",
            "PTV",
            tuple(self._found[2]),
            (255, 70, 70),
            "SEMIAUTOMATIC",
            digits=2,
        )
        found.insert(1, target)
        found.append(
            Roi(
                14,
                "Neurovascular bundle L",
                "ORGAN",
                bundle_contours(self._planes),
                (110, 230, 220),
                digits=2,
            )
        )
        seeds = tuple(point(*np.round(BEND.undone(*s), 2)) for s in organs.SEEDS)
        found.append(Roi(15, "Gold seeds", "MARKER", seeds, (255, 255, 120), digits=2))
        found.append(
            Roi(
                16,
                "Isocentre",
                "ISOCENTER",
                (point(*ISOCENTRE),),
                (255, 255, 255),
                digits=2,
            )
        )
        return tuple(found)
