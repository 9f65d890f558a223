"""A small vessel contoured between the slices: the off-slice ROI of the demo.

It shows what Attached Contours can say: a declared gap, a branch, caps that end
between two images, and an island that no image cuts.  Every image plane that
cuts it carries a contour (BRTO-II 3.3.4.1.2).
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from dosiscope.demo.dicom.description import Outline
from dosiscope.demo.texture import BEND

# lowest and highest z; ends that no image meets are caps between two slices
_TRUNK_LOW = (-17.5, 5.6)
_TRUNK_HIGH = (11.9, 26.25)
_FRONT, _BACK = (27.5, 41.0), (27.5, 37.5)
ISLAND = (33.1, 33.75, 34.4)


@dataclass(frozen=True, slots=True)
class Course:
    """Where a branch runs: centre and radius at a few z."""

    z: tuple[float, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    r: tuple[float, ...]

    def at(self, z: float) -> tuple[float, float, float]:
        """Centre and radius at z, mm."""
        x, y, r = (float(np.interp(z, self.z, v)) for v in (self.x, self.y, self.r))
        return x, y, r


TRUNK = Course(
    (-17.5, -5.0, 10.0, 26.25),
    (19.0, 25.5, 26.5, 27.0),
    (19.0, 19.5, 20.0, 25.0),
    (2.2, 2.8, 3.0, 3.6),
)
FRONT = Course((26.25, 41.0), (29.0, 35.0), (23.0, 15.0), (2.6, 2.0))
BACK = Course((26.25, 37.5), (24.5, 19.0), (28.5, 31.0), (2.3, 1.7))


def drawn_at(z: float) -> list[tuple[float, float, float]]:
    """Centre and radius of what the CT shows of it at z, mm."""
    courses = (
        (TRUNK, *_TRUNK_LOW),
        (TRUNK, *_TRUNK_HIGH),
        (FRONT, *_FRONT),
        (BACK, *_BACK),
    )
    return [c.at(z) for c, low, high in courses if low <= z <= high]


def bundle_contours(planes: tuple[float, ...]) -> tuple[Outline, ...]:
    """Return the contours, numbered upwards from below, with their attachments."""
    found: list[Outline] = []

    def ring(course: Course, z: float, attached: tuple[int, ...]) -> int:
        x, y, r = course.at(z)
        angle = 2 * np.pi * np.arange(24) / 24
        ripple = r * (1 + 0.10 * np.cos(2 * angle + z / 9))
        plain = np.column_stack(
            [x + ripple * np.cos(angle), y + 0.85 * ripple * np.sin(angle)]
        )
        middle = np.array(BEND.undone(x, y, z)[:2])
        points = np.round(plain - (x, y) + middle, 2)
        number = len(found) + 1
        found.append(
            Outline(
                np.column_stack([points, np.full(24, z)]),
                number=number,
                attached=attached,
            )
        )
        return number

    def run(course: Course, low: float, high: float, attached: tuple[int, ...]) -> int:
        last = attached
        for z in _levels(low, high, planes):
            last = (ring(course, z, last),)
        return last[0]

    run(TRUNK, *_TRUNK_LOW, ())
    # the gap: no contour here is attached to one below 5.6 mm
    fork = run(TRUNK, *_TRUNK_HIGH, ())
    run(FRONT, *_FRONT, (fork,))
    run(BACK, *_BACK, (fork,))
    island = Course((33.0, 35.0), (9.0, 9.0), (27.0, 27.0), (1.2, 1.6))
    last: tuple[int, ...] = ()
    for z in ISLAND:
        last = (ring(island, z, last),)
    return tuple(found)


def _levels(low: float, high: float, planes: tuple[float, ...]) -> list[float]:
    """Both ends, every image plane between them, and halfway between the images."""
    on = [z for z in planes if low < z < high]
    between = [(a + b) / 2 for a, b in itertools.pairwise(planes)]
    off = [z for z in between if low < z < high]
    return sorted({low, high, *on, *off})
