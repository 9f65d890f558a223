"""The structure set of the demo patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.demo import organs
from dosiscope.demo.bundle import bundle_contours
from dosiscope.demo.contouring import keyhole, level_contours, outline, point
from dosiscope.demo.dicom.description import Outline, Roi
from dosiscope.demo.field import BOX
from dosiscope.demo.recipes import RECIPES, Recipe
from dosiscope.demo.texture import BEND

if TYPE_CHECKING:
    from dosiscope.demo.canvas import Canvas
    from dosiscope.demo.shapes import Plane

ISOCENTRE = (0.0, 2.0, 0.0)


class Drawer:
    """Draws all ROIs, plane by plane, on the grid of the CT."""

    def __init__(self, planes: tuple[float, ...], target: Plane) -> None:
        self._planes, self._target = planes, target
        self._found: dict[int, list[Outline]] = {r.number: [] for r in RECIPES}
        self._found[2] = []

    def draw(self, canvas: Canvas) -> None:
        """Draw the contours of one plane."""
        z = canvas.z
        for recipe in RECIPES:
            if recipe.low <= z <= recipe.high:
                self._found[recipe.number] += self._one(canvas, recipe)
        k = round((z - BOX.z[0]) / 1.25)
        if 0 <= k < len(BOX.z):
            first = float(BOX.x[0]), float(BOX.y[0])
            self._found[2] += [
                outline(p, z) for p in level_contours(self._target[k], first, 1.0)
            ]

    def _one(self, canvas: Canvas, recipe: Recipe) -> list[Outline]:
        at = canvas.window(recipe.shape, 8.0)
        if at is None:
            return []
        if recipe.type == "EXTERNAL":
            distance = canvas.trunk[at]
        else:
            distance = recipe.shape.distance(canvas.x[at], canvas.y[at], canvas.z)
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
                laterality=r.side,
                digits=2,
            )
            for r in RECIPES
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
