"""Which shapes of the demo patient are contoured, under which name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from dosiscope.demo import body, bones, organs
from dosiscope.demo.field import ClinicalTarget
from dosiscope.demo.shapes import Bounds, Plane, both, nearest

if TYPE_CHECKING:
    from dosiscope.demo.shapes import Shape

Colour = tuple[int, int, int]
_HEAD = ("2812003", "SCT", "Head of femur")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one ROI is made.

    Attributes
    ----------
    spacing
        Distance of its vertices, mm.
    wall
        Where given, only a wall of this thickness is contoured, mm.
    low, high
        It is contoured between these z only, mm.
    """

    number: int
    name: str
    type: str
    colour: Colour
    shape: Shape
    spacing: float = 2.0
    wall: float = 0.0
    low: float = -1e9
    high: float = 1e9
    code: tuple[str, str, str] | None = None
    side: Literal["L", "R"] | None = None


class Trunk:
    """The patient, as the outline of the trunk."""

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z: all of the field that matters."""
        return -215.0, 215.0, -150.0, 118.0

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        return body.trunk(x, y, z)


class Sacrum:
    """The sacrum as it is drawn: canal and foramina are not cut out."""

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z, or None."""
        return (-64.0, 64.0, 4.0, 98.0) if 10.0 < z < 117.0 else None

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        parts = (
            bones.SACRAL_BODY,
            *both(bones.SACRAL_WING),
            *both(bones.SACRAL_ARCH),
        )
        found = nearest([p.distance(x, y, z) for p in parts if p.bounds(z)])
        if bones.SACRAL_CANAL.bounds(z):
            found = np.minimum(found, bones.SACRAL_CANAL.distance(x, y, z) - 1)
        return found - np.float32(0.3)


def _plain(
    number: int, name: str, colour: Colour, shape: Shape, spacing: float = 2.0
) -> Recipe:
    return Recipe(number, name, "ORGAN", colour, shape, spacing)


def _wall(
    number: int, name: str, colour: Colour, shape: Shape, thickness: float
) -> Recipe:
    return Recipe(number, name, "ORGAN", colour, shape, wall=thickness)


def _head(number: int, side: Literal["L", "R"], colour: Colour, shape: Shape) -> Recipe:
    name = f"Femoral head {side}"
    return Recipe(
        number, name, "ORGAN", colour, shape, low=-13.0, code=_HEAD, side=side
    )


_LEFT, _RIGHT = both(bones.HEAD_AND_NECK)
RECIPES: tuple[Recipe, ...] = (
    Recipe(1, "External", "EXTERNAL", (110, 200, 130), Trunk(), 5.5),
    Recipe(3, "CTV", "CTV", (255, 140, 60), ClinicalTarget(), 1.6),
    _plain(4, "Seminal vesicles", (240, 200, 90), organs.SEMINAL_VESICLES, 1.4),
    _plain(5, "Bladder", (250, 220, 70), organs.BLADDER),
    _wall(6, "Bladder wall", (200, 170, 40), organs.BLADDER, organs.BLADDER_WALL),
    _plain(7, "Rectum", (180, 120, 255), organs.RECTUM),
    _wall(8, "Rectum wall", (140, 90, 200), organs.RECTUM, organs.RECTUM_WALL),
    Recipe(
        9, "Bowel bag", "ORGAN", (210, 150, 110), organs.PERITONEUM, 4.0, high=100.0
    ),
    _head(10, "L", (80, 180, 255), _LEFT),
    _head(11, "R", (60, 140, 230), _RIGHT),
    _plain(12, "Penile bulb", (240, 130, 190), organs.PENILE_BULB, 1.2),
    _plain(13, "Sacrum", (200, 200, 190), Sacrum(), 2.4),
)
