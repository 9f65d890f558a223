"""The bones of the demo patient: femur, hip bone, sacrum, two lumbar vertebrae."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dosiscope.demo.shapes import (
    Ball,
    Band,
    Blend,
    Bounds,
    Oval,
    Plane,
    Rod,
    Shape,
    melt,
)

HEAD = (87.0, 2.0, 15.0)
HEAD_RADIUS = 23.5

FEMORAL_HEAD = Ball(HEAD, (HEAD_RADIUS,) * 3)
_NECK = Rod((92.0, 4.0, 10.0), (118.0, 14.0, -8.0), (15.5, 15.0))
#: Head and neck: what is contoured as "femoral head".
HEAD_AND_NECK = Blend((FEMORAL_HEAD, _NECK), 8.0)
FEMUR = Blend(
    (
        FEMORAL_HEAD,
        _NECK,
        Ball((130.0, 25.0, -4.0), (11.0, 15.0, 19.0)),
        Rod((121.0, 15.0, -16.0), (119.0, 11.0, -48.0), (17.0, 15.0)),
        Ball((106.0, 22.0, -50.0), (8.5, 8.5, 11.0)),
        Rod((119.0, 11.0, -48.0), (112.0, 2.0, -150.0), (15.5, 14.0)),
    ),
    7.0,
)


@dataclass(frozen=True, slots=True)
class Cup:
    """The acetabulum: a shell around the femoral head, open to the side."""

    inner: float = 26.5
    outer: float = 34.0

    def reach(self) -> tuple[float, float]:
        """Lowest and highest z."""
        return HEAD[2] - self.outer, HEAD[2] + self.outer

    def box(self) -> Bounds:
        """Where it lies in x and y, whatever z."""
        x, y, _ = HEAD
        r = self.outer
        return x - r, x + r, y - r, y + r

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        dx, dy = x - np.float32(HEAD[0]), y - np.float32(HEAD[1])
        dz = np.float32(z - HEAD[2])
        r = np.sqrt(dx * dx + dy * dy + dz * dz)
        shell = np.maximum(r - np.float32(self.outer), np.float32(self.inner) - r)
        # open towards lateral, front and below
        opening = dx * np.float32(0.80) - dy * np.float32(0.18) - dz * np.float32(0.57)
        return -melt(-shell, 6 - opening, 9.0)


#: Cartilage and capsule of the hip joint, and the disc of the symphysis.
JOINT = Blend((Ball(HEAD, (HEAD_RADIUS + 4.0,) * 3),))
SYMPHYSIS = Oval.of(
    {-34.0: (0, -46, 5, 11), -14.0: (0, -48, 5, 13), 3.0: (0, -50, 5, 8)}
)

_ISCHIUM = (
    Rod((72.0, 30.0, 12.0), (66.0, 30.0, -18.0), (12.0, 10.5)),
    Rod((66.0, 30.0, -18.0), (62.0, 32.0, -48.0), (10.5, 13.0)),
    Rod((68.0, 36.0, 14.0), (57.0, 45.0, 20.0), (5.5, 2.5)),
    Rod((60.0, 28.0, -52.0), (15.0, -38.0, -30.0), (7.0, 5.5)),
)
_PUBIS = (
    Rod((68.0, -22.0, 16.0), (38.0, -42.0, 4.0), (9.5, 7.0)),
    Rod((38.0, -42.0, 4.0), (14.0, -49.0, -6.0), (7.0, 8.0)),
    Ball((11.5, -47.0, -16.0), (9.5, 13.0, 19.0)),
)
_ROOF = (
    Ball((80.0, 4.0, 48.0), (15.0, 27.0, 16.0)),
    Rod((66.0, 28.0, 30.0), (70.0, 32.0, 10.0), (9.0, 11.0)),
    Rod((76.0, -22.0, 34.0), (66.0, -20.0, 14.0), (9.0, 9.0)),
)


@dataclass(frozen=True, slots=True)
class HipBone:
    """Acetabulum, ischium, pubis and the wing of the ilium in one."""

    wing: Band

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z, or None."""
        boxes = [p.box() for p in self._near(z)]
        wing = self.wing.bounds(z)
        if wing:
            boxes.append(wing)
        if not boxes:
            return None
        low_x, high_x, low_y, high_y = zip(*boxes, strict=True)
        return min(low_x), max(high_x), min(low_y), max(high_y)

    def _near(self, z: float) -> list[Rod | Ball | Cup]:
        parts: tuple[Rod | Ball | Cup, ...] = (*_ISCHIUM, *_PUBIS, *_ROOF, Cup())
        return [p for p in parts if p.reach()[0] - 2 < z < p.reach()[1] + 2]

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm."""
        fields = [p.distance(x, y, z) for p in self._near(z)]
        if self.wing.bounds(z):
            fields.append(self.wing.distance(x, y, z))
        found = fields[0]
        for other in fields[1:]:
            found = melt(found, other, 6.0)
        if abs(z - HEAD[2]) < 30:
            # the joint: room for the head and its cartilage
            head = Ball(HEAD, (HEAD_RADIUS + 3.0,) * 3)
            found = np.maximum(found, -head.distance(x, y, z))
        # the symphysis: its disc parts the pubic bones
        parted: Plane = np.maximum(found, np.float32(2.2) - x)
        return parted


HIP_BONE = HipBone(
    Band.of(
        {
            34.0: [(86, -22, 9), (86, 2, 12), (76, 26, 11), (68, 34, 8)],
            52.0: [(96, -28, 8), (92, -2, 10.5), (80, 24, 10), (68, 38, 7)],
            66.0: [(110, -38, 6.5), (100, -6, 7.5), (80, 22, 9), (62, 44, 7)],
            82.0: [(126, -46, 6), (108, -10, 5), (80, 24, 7.5), (55, 58, 8)],
            100.0: [(138, -50, 5.5), (116, -12, 4.2), (86, 26, 5.5), (52, 66, 8.5)],
            118.0: [(144, -42, 5.5), (124, -10, 4), (94, 26, 4.2), (53, 68, 8)],
            138.0: [(144, -22, 5), (130, 2, 4.2), (106, 30, 4.2), (68, 60, 5.5)],
            156.0: [(138, 2, 4.6), (131, 14, 4.6), (117, 30, 4.6), (98, 42, 4.6)],
        },
        ends=(10.0, 8.0),
    )
)

SACRAL_BODY = Oval.of(
    {
        10.0: (0.5, 68, 6, 4),
        20.0: (0.5, 73, 9, 5),
        34.0: (0, 77, 15, 6.5),
        46.0: (0, 74, 20, 8),
        60.0: (0, 66, 22, 10),
        76.0: (0, 55, 24, 12),
        92.0: (0, 43, 26, 14.5),
        106.0: (0, 33, 27, 17),
        113.0: (0, 28, 27, 17.5),
    },
    ends=(6.0, 4.0),
)
SACRAL_WING = Band.of(
    {
        30.0: [(4, 78, 5), (14, 79, 4)],
        46.0: [(8, 76, 8), (26, 77, 6)],
        60.0: [(10, 70, 10), (34, 70, 9)],
        76.0: [(14, 62, 12), (40, 58, 12)],
        92.0: [(16, 54, 13), (42, 52, 14)],
        106.0: [(20, 44, 10), (43, 48, 13)],
        114.0: [(24, 40, 6), (40, 46, 9)],
    }
)
SACRAL_ARCH = Band.of(
    {
        40.0: [(20, 80, 4), (10, 83, 4), (0, 84, 4)],
        60.0: [(28, 76, 5), (12, 84, 4), (0, 87, 4.5)],
        80.0: [(32, 72, 6), (15, 80, 3.5), (0, 86, 4.5)],
        104.0: [(34, 64, 7), (17, 74, 3.2), (0, 84, 4)],
        116.0: [(28, 62, 6), (14, 74, 3), (0, 82, 3)],
    }
)
SACRAL_CANAL = Oval.of(
    {40.0: (0, 79, 7, 2.5), 70.0: (0, 72, 11, 4), 116.0: (0, 60, 13, 8)}
)
FORAMINA: tuple[Shape, ...] = tuple(
    Band.of(
        {
            z - 5: [(x, y - 9, 4.2), (x + 2, y + 1, 3.5)],
            z + 5: [(x, y - 8, 4.2), (x + 2, y + 2, 3.5)],
        }
    )
    for z, x, y in ((52.0, 19.0, 74.0), (70.0, 21.0, 68.0), (88.0, 23.0, 60.0))
)


def vertebra(z: float, y: float) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """Return body and arch of a lumbar vertebra whose body is centred at z, y.

    The first tuple stands on the midline, the second is the left half.
    """
    body = Oval.of(
        {
            z - 15: (0, y + 1.0, 27, 19),
            z: (0, y, 25, 17.5),
            z + 15: (0, y - 1.0, 27, 19),
        },
        ends=(2.0, 2.0),
        power=2.4,
    )
    spine = Band.of(
        {
            z - 20: [(0, y + 46, 3), (0, y + 64, 4)],
            z + 2: [(0, y + 42, 3), (0, y + 60, 4)],
        }
    )
    pedicle = Band.of(
        {
            z + 1: [(17, y + 14, 5), (20, y + 28, 5)],
            z + 13: [(17, y + 13, 5), (20, y + 28, 5)],
        }
    )
    lamina = Band.of(
        {
            z - 16: [(18, y + 32, 4.5), (0, y + 44, 3)],
            z + 6: [(18, y + 29, 5), (0, y + 42, 3)],
        }
    )
    facet = Band.of(
        {z - 24: [(20, y + 34, 6)], z: [(21, y + 33, 7)], z + 14: [(22, y + 30, 6)]}
    )
    process = Band.of(
        {
            z - 1: [(22, y + 24, 4), (46, y + 26, 3)],
            z + 9: [(22, y + 24, 4), (48, y + 27, 3)],
        }
    )
    return (body, spine), (pedicle, lamina, facet, process)


DISC = {
    119.0: Oval.of({109.0: (0, 27, 26, 18), 124.0: (0, 22.5, 25, 18)}, ends=(1.5, 1.5)),
    154.0: Oval.of({146.0: (0, 15, 26, 18), 162.0: (0, 13, 26, 18)}, ends=(1.5, 1.5)),
}
LUMBAR = (vertebra(135.0, 19.0), vertebra(173.0, 11.0))
SPINAL_CANAL = Oval.of(
    {112.0: (0, 62, 12, 8), 135.0: (0, 50, 11.5, 9), 200.0: (0, 38, 11, 9)}
)
