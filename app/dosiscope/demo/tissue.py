"""Paints the demo patient: one transverse plane of HU at a time."""

from __future__ import annotations

import numpy as np

from dosiscope.demo import body, bones, bundle, organs
from dosiscope.demo.bowel import LOOPS, loop_content
from dosiscope.demo.canvas import Canvas, joint_window
from dosiscope.demo.muscles import MUSCLES
from dosiscope.demo.shapes import Plane, Shape, both
from dosiscope.demo.texture import BEND, SLOW, Grain, Noise

FAT = -104.0
THIN = ("levator ani", "transversus", "internal oblique", "external oblique")
#: How much fuller than drawn a muscle is, mm.
PLUMP = {
    "iliacus": 1.0,
    "rectus abdominis": 0.6,
    "quadratus lumborum": 2.0,
    "piriformis": 2.0,
    "obturator internus": 3.0,
    "gluteus maximus": 3.0,
    "psoas and iliopsoas": 2.5,
    "adductor magnus": 7.0,
    "adductor brevis": 6.0,
    "hamstrings": 6.0,
    "vastus intermedius": 6.0,
}


class Painter:
    """Paints any plane of the patient; planes do not depend on each other."""

    def __init__(
        self, x: tuple[float, float, int], y: tuple[float, float, int]
    ) -> None:
        self._x, self._y = x, y
        size = x[2]
        self._fat = Grain(2, size, (5.0, 2.2), step=24.0)
        self._soft = Grain(3, size, (1.6, 1.6), step=12.0)
        self._fibre = Grain(4, size, (7.0, 0.9), step=26.0, angle=28.0)
        self._blob = Grain(5, size, (6.0, 6.0), step=16.0)
        self._noise = Noise(size)
        self._couch = body.couch(*self._pixels())

    def _pixels(self) -> tuple[Plane, Plane]:
        """Coordinates of the pixels: a row of x and a column of y, mm."""
        x = self._x[0] + self._x[1] * np.arange(self._x[2], dtype=np.float32)
        y = self._y[0] + self._y[1] * np.arange(self._y[2], dtype=np.float32)
        return x[None, :], y[:, None]

    def canvas(self, z: float) -> Canvas:
        """Return an empty plane: air and couch."""
        x, y = self._pixels()
        trunk = body.trunk(*SLOW.displaced(x, y, z), z)
        bent_x, bent_y = BEND.displaced(x, y, z)
        first = self._x[0], self._y[0]
        return Canvas(self._couch.copy(), bent_x, bent_y, trunk, z, first, self._x[1])

    def plane(self, k: int, z: float) -> Plane:
        """Return plane ``k`` at z in HU, shape (rows, columns), with noise."""
        return self.painted(k, self.canvas(z))

    def painted(self, k: int, canvas: Canvas) -> Plane:
        """Paint an empty canvas as plane ``k``; return its HU with noise."""
        from scipy.ndimage import gaussian_filter

        skin = self._envelope(canvas)
        fat = canvas.hu.copy()
        self._muscles(canvas)
        self._pelvis(canvas)
        self._abdomen(canvas)
        self._bones(canvas)
        # nothing of the inside reaches the skin
        edge = np.clip((-skin - 3) / 4, 0, 1)
        canvas.hu = fat + edge * (canvas.hu - fat)
        self._bundle(canvas)
        self._seeds(canvas)
        hu = gaussian_filter(canvas.hu, 0.55)
        return self._scanned(hu, skin, k)

    def _envelope(self, canvas: Canvas) -> Plane:
        skin = body.outline(canvas.trunk, canvas.x, canvas.y, canvas.z)
        lobes = self._fat.at(canvas.z)
        # septa: thin sheets where the lobule texture passes through zero
        septa = np.exp(-((lobes / 0.09) ** 2)) * np.clip(
            self._blob.at(canvas.z) + 0.2, 0, 1
        )
        vessels = np.clip(self._soft.at(canvas.z) - 2.55, 0, 0.6)
        fat = FAT + 3.0 * lobes + 34 * septa + 190 * vessels
        cover = np.clip(0.5 - skin, 0, 1)
        canvas.hu += cover * (fat - canvas.hu)
        depth = -skin
        rim = np.clip(0.5 + depth, 0, 1) * np.clip(2.3 - depth, 0, 1)
        canvas.hu += rim * (10 - canvas.hu)
        return skin

    def _muscles(self, canvas: Canvas) -> None:
        z = canvas.z
        soft, fibre = self._soft.at(z), self._fibre.at(z)
        flesh = 56 + 3 * soft
        # fat between the bundles of the coarse muscles
        coarse = 52 + 3 * soft - 46 * np.clip(fibre - 1.15, 0, 1.2)
        mirrored = 52 + 3 * soft - 46 * np.clip(fibre[:, ::-1] - 1.15, 0, 1.2)
        for n, (name, shape) in enumerate(MUSCLES.items()):
            tone = 5.0 * np.sin(2.3 * n)
            striped = name in ("gluteus maximus", "gluteus medius", "erector spinae")
            thin = name in THIN
            for side, part in enumerate(both(shape)):
                hu = (coarse, mirrored)[side] if striped else flesh
                canvas.paint(
                    part,
                    hu + np.float32(tone),
                    parting=0.6 if thin else 1.4,
                    grown=0.3 if thin else PLUMP.get(name, 4.2),
                )
        for name, (vessel, hu_of) in organs.VESSELS.items():
            for part in both(vessel):
                canvas.paint(part, hu_of, parting=1.2 if "saphenous" not in name else 0)
        for part in both(organs.CORD):
            canvas.paint(part, -35 + 14 * soft, parting=1.0, parting_hu=-95)

    def _bones(self, canvas: Canvas) -> None:
        z = canvas.z
        spongy = self._soft.at(z)
        for part in both(bones.JOINT):
            canvas.paint(part, 62.0)
        canvas.paint(bones.SYMPHYSIS, 75.0)
        for part in both(bones.HIP_BONE):
            self._bone(canvas, part, 260 + 55 * spongy, cortex=2.4, hard=880)
        shaft = np.clip((-38 - z) / 30, 0, 1)
        marrow = 300 * (1 - shaft) - 40 * shaft
        for part in both(bones.FEMUR):
            thick = float(1.5 + 4.5 * shaft)
            grain = float(60 * (1 - shaft))
            self._bone(
                canvas,
                part,
                marrow + grain * spongy,
                cortex=thick,
                hard=820 + 380 * float(shaft),
            )
        if 7 < z < 130:
            self._sacrum(canvas, spongy)
        if z > 100:
            self._spine(canvas, spongy)

    def _bone(
        self, canvas: Canvas, shape: Shape, marrow: Plane, *, cortex: float, hard: float
    ) -> None:
        at = canvas.window(shape)
        if at is None:
            return
        distance = canvas.distance(shape, at)
        self._fill_bone(canvas, at, distance, marrow[at], cortex, hard)

    @staticmethod
    def _fill_bone(
        canvas: Canvas,
        at: tuple[slice, slice],
        distance: Plane,
        marrow: Plane,
        cortex: float,
        hard: float,
    ) -> None:
        rim = np.clip((distance + np.float32(cortex)) / 1.8 + 0.5, 0, 1)
        value = marrow + rim * (np.float32(hard) - marrow)
        canvas.fill(at, distance, value)

    def _sacrum(self, canvas: Canvas, spongy: Plane) -> None:
        parts = [bones.SACRAL_BODY, *both(bones.SACRAL_WING), *both(bones.SACRAL_ARCH)]
        at = joint_window(canvas, parts)
        if at is None:
            return
        distance = np.minimum.reduce(
            [canvas.distance(p, at) for p in parts if p.bounds(canvas.z)]
        )
        for hole in (bones.SACRAL_CANAL, *(h for f in bones.FORAMINA for h in both(f))):
            if hole.bounds(canvas.z):
                distance = np.maximum(distance, -canvas.distance(hole, at))
        # cartilage of the sacroiliac joints
        canvas.fill(at, distance - np.float32(1.6), 70, opacity=0.8)
        self._fill_bone(canvas, at, distance, 150 + 40 * spongy[at], 1.3, 520)

    def _spine(self, canvas: Canvas, spongy: Plane) -> None:
        for disc in bones.DISC.values():
            canvas.paint(disc, 85.0, parting=0.8)
        canvas.paint(bones.SPINAL_CANAL, 22.0, parting=1.5)
        for middle, paired in bones.LUMBAR:
            for shape in (*middle, *(p for s in paired for p in both(s))):
                self._bone(canvas, shape, 165 + 40 * spongy, cortex=1.3, hard=540)

    def _pelvis(self, canvas: Canvas) -> None:
        z, soft, blob = canvas.z, self._soft.at(canvas.z), self._blob.at(canvas.z)
        for part in (*both(organs.CRUS), organs.PENIS):
            canvas.paint(part, 40.0, parting=1.2)
        for part in both(organs.TESTIS):
            canvas.paint(part, 34.0, parting=2.0, parting_hu=-20)
        canvas.paint(organs.PENILE_BULB, 46 + 2 * soft, parting=1.0)
        canvas.paint(organs.ANAL_CANAL, 44 + 3 * soft, parting=1.2)
        canvas.paint(organs.SEMINAL_VESICLES, 30 + 6 * soft, parting=1.2)
        self._hollow(canvas, organs.BLADDER, organs.BLADDER_WALL, 34, 6 + 0 * soft)
        self._plexus(canvas, soft)
        canvas.paint(organs.PROSTATE, 42 + 3 * soft, parting=1.3)
        canvas.paint(organs.TRANSITION_ZONE, 49 + 4 * soft, edge=4.0, opacity=0.8)
        for x, y, at_z, r in organs.CALCIFICATIONS:
            if abs(z - at_z) < 2 * r:
                self._dot(canvas, x, y, r, 320 * np.exp(-(((z - at_z) / r) ** 2)))
        content = np.where(blob > 0.75, -520, 34) + 22 * blob + 8 * soft
        self._hollow(
            canvas, organs.RECTUM, organs.RECTUM_WALL, 36, content, gas=gas_level(z)
        )

    @staticmethod
    def _plexus(canvas: Canvas, soft: Plane) -> None:
        """Paint the veins and fibres around the prostate: soft, mottled, vague."""
        at = canvas.window(organs.PROSTATE, 14.0)
        if at is not None:
            distance = canvas.distance(organs.PROSTATE, at)
            # most of it lies in front and at the sides
            reach = 4.5 - 0.12 * canvas.y[at]
            mottled = -42 + 34 * soft[at]
            canvas.fill(at, distance - reach, mottled, edge=5.0, opacity=0.75)

    def _abdomen(self, canvas: Canvas) -> None:
        z = canvas.z
        if z < 55:
            return
        soft, blob = self._soft.at(z), self._blob.at(z)
        stool = np.where(blob > 0.9, -600, 30) + 34 * blob + 14 * soft
        at = canvas.window(organs.PERITONEUM)
        if at is not None:
            # vessels of the mesentery
            deep = canvas.distance(organs.PERITONEUM, at) < -8
            canvas.hu[at] += deep * (130 * np.clip(soft[at] - 1.7, 0, 0.9))
        for loop in LOOPS:
            at = canvas.window(loop)
            if at is not None:
                wall, inside = loop_content(loop, soft[at])
                distance = canvas.distance(loop, at)
                canvas.fill(at, distance - np.float32(1.4), FAT + 8, opacity=0.9)
                canvas.fill(at, distance, wall)
                canvas.fill(at, distance + np.float32(2.4), inside, edge=2.0)
        for colon in (*organs.SIGMOID, organs.DESCENDING, organs.CAECUM):
            self._hollow(canvas, colon, 2.6, 40, stool)
        for vessel in (organs.CAVA, organs.AORTA):
            canvas.paint(vessel, 45.0, parting=1.4)

    def _hollow(
        self,
        canvas: Canvas,
        shape: Shape,
        wall: float,
        wall_hu: float,
        content: Plane,
        gas: float | None = None,
    ) -> None:
        """Paint an organ with a wall and content; gas floats above ``gas`` (y)."""
        at = canvas.window(shape)
        if at is None:
            return
        distance = canvas.distance(shape, at)
        canvas.fill(at, distance - np.float32(1.4), FAT + 6, opacity=0.9)
        canvas.fill(at, distance, wall_hu)
        lumen = distance + np.float32(wall)
        canvas.fill(at, lumen, content[at], edge=1.6)
        if gas is not None:
            surface = canvas.y[at] - np.float32(gas) + 1.5 * self._blob.at(canvas.z)[at]
            canvas.fill(at, np.maximum(lumen + 0.6, surface), -910.0, edge=1.4)

    def _dot(self, canvas: Canvas, x: float, y: float, r: float, hu: float) -> None:
        """Add a small bright spot at a point of the unbent body."""
        x, y, _ = BEND.undone(x, y, canvas.z)
        columns = canvas.first[0] + canvas.step * np.arange(canvas.hu.shape[1])
        rows = canvas.first[1] + canvas.step * np.arange(canvas.hu.shape[0])
        i, j = int(np.searchsorted(columns, x)), int(np.searchsorted(rows, y))
        at = slice(j - 8, j + 8), slice(i - 8, i + 8)
        squared = (columns[at[1]] - x)[None] ** 2 + (rows[at[0]] - y)[:, None] ** 2
        canvas.hu[at] += (hu * np.exp(-squared / r**2)).astype(np.float32)

    def _bundle(self, canvas: Canvas) -> None:
        for x, y, r in bundle.drawn_at(canvas.z):
            self._dot(canvas, x, y, r, 120.0)

    def _seeds(self, canvas: Canvas) -> None:
        for x, y, z in organs.SEEDS:
            if abs(canvas.z - z) < 3.5:
                weight = float(np.exp(-(((canvas.z - z) / 1.8) ** 2)))
                self._dot(canvas, x, y, 1.1, 3200 * weight)

    def _scanned(self, hu: Plane, skin: Plane, k: int) -> Plane:
        """Add noise, lateral streaks and the dark band between the hips."""
        from scipy.ndimage import gaussian_filter1d

        even, lateral = self._noise.planes(k)
        inside = skin < 0
        dense = ((hu > 220) & inside).sum(axis=1).astype(np.float32)
        dense = gaussian_filter1d(np.clip(dense - 25, 0, 130) / 100, 6.0)[:, None]
        depth = np.clip(-skin / 90, 0, 1)
        sigma = 7.0 + 7.0 * depth
        noisy = hu + sigma * even + (8.0 * dense * depth) * lateral
        noisy -= 9.0 * dense * depth
        outside = ~inside
        noisy[outside] = hu[outside] + 7.0 * even[outside]
        found: Plane = np.clip(noisy, -1024, 3071)
        return found


def gas_level(z: float) -> float | None:
    """Level (y, mm) of the gas in the rectum; None where there is none."""
    bubble = 6.0 * np.cos((z - 22) / 26 * np.pi / 2)
    return float(38 + 0.22 * (z - 10) + bubble) if -2 < z < 58 else None
