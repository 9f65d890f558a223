"""A beam's eye that is played, offscreen.

    python -m speed.beams_eye FOLDER [--side 800] [--structures 10] [--quick]

prints milliseconds of process time of every frame: an arc of 178 control points and 60
pairs of leaves, around the largest structures of a case.
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication
from speed.drawing import ROUNDS, load_case, milliseconds

if TYPE_CHECKING:
    from dosiscope.app.measure import Measured
    from dosiscope.core.plan import Beam
    from dosiscope.core.solids.solid import Solid
    from dosiscope.viewer.review import Review

POINTS, PAIRS = 178, 60
_FEW = 12


def arc_around(middle: tuple[float, float, float]) -> Beam:
    """Return an arc whose leaves move all the time."""
    from dosiscope.core.delivery import Carried, ControlPoints, LimitingDevice, never
    from dosiscope.core.plan import Beam

    at = np.arange(POINTS)
    random = np.random.default_rng(5)
    wide = 30 + 15 * np.sin(0.11 * at[:, None] + 0.3 * np.arange(PAIRS))
    tips = np.concatenate([-wide, wide + random.uniform(-3, 3, wide.shape)], axis=1)
    jaws = Carried(rows=np.array([[-60.0, 60.0]]), index=np.zeros(POINTS, np.intp))
    points = ControlPoints(
        weights=at / (POINTS - 1),
        gantry=(181 + 2 * at) % 360.0,
        collimator=np.full(POINTS, 10.0),
        couch=np.zeros(POINTS),
        eccentric=never(POINTS),
        pitch=never(POINTS),
        roll=never(POINTS),
        gantry_pitch=never(POINTS),
        energies=np.full(POINTS, 6.0),
        dose_rates=np.full(POINTS, 600.0),
        skin_distances=never(POINTS),
        snout_positions=never(POINTS),
        table_tops=never(POINTS, 3),
        isocentres=np.tile(middle, (POINTS, 1)),
        gantry_directions=("CW",) * POINTS,
        positions={
            "ASYMX": jaws,
            "ASYMY": jaws,
            "MLCX": Carried(rows=tips, index=at.astype(np.intp)),
        },
    )
    borders = tuple(np.linspace(-150, 150, PAIRS + 1).tolist())
    return Beam(
        number=1,
        name="Arc",
        points=points,
        control_points=POINTS,
        meterset=300.0,
        final_weight=1.0,
        isocentre=middle,
        source_axis=(1000.0, 1000.0),
        devices=(LimitingDevice(type="MLCX", pairs=PAIRS, boundaries=borders),),
    )


class Played:
    """The panel of the program; every frame another control point."""

    def __init__(self, review: Review, solids: dict[int, Solid], side: int) -> None:
        from dosiscope.core.beams.prepared import prepare_faces
        from dosiscope.core.progress import finish
        from dosiscope.viewer.beams_eye.panel import BeamsEyePanel

        self.review = review
        self.panel = BeamsEyePanel(review)
        self.panel.resize(side, side)
        self.panel.take_faces(finish(prepare_faces(solids)))
        self.panel.show()
        QApplication.processEvents()

    def frame(self, n: int) -> None:
        """Play on to a control point of which nothing is kept."""
        self.panel.silhouettes.forget_seen()
        player = self.panel.player
        if not player.is_playing:
            player.toggle()
        player.step()
        for part in (self.panel.view, self.panel.strip):
            part.repaint()

    def still(self, n: int) -> None:
        """Paint it again."""
        self.panel.view.repaint()


def measure(
    folder: Path, side: int, structures: int = 10, *, quick: bool = False
) -> dict[str, list[float]]:
    """Return the process time of every frame, ms."""
    from dosiscope.app.measure import measure_solids
    from dosiscope.core.plan import PatientSetup
    from dosiscope.core.progress import finish
    from dosiscope.viewer.review import Review

    QApplication.instance() or QApplication([])
    case = load_case(folder)
    solids = _largest(finish(measure_solids(case)), structures)
    x0, y0, z0, x1, y1, z1 = next(iter(solids.values())).extent or (0.0,) * 6
    beam = arc_around(((x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2))
    assert case.plan is not None
    setups = (PatientSetup(number=1, position="HFS"),)
    plan = replace(case.plan, beams=(beam,), setups=setups)
    review = Review()
    review.set_case(replace(case, plan=plan))
    review.display.show_only(solids)
    review.beam.choose(1)
    ours = Played(review, solids, side)
    frames = {"frame": ours.frame, "still": ours.still}
    try:
        return milliseconds(
            frames,
            dict.fromkeys(frames, _FEW if quick else POINTS),
            2 if quick else ROUNDS,
        )
    finally:
        ours.panel.close()


def _largest(measured: dict[int, Measured], count: int) -> dict[int, Solid]:
    """Return the solids with most vertices, the largest first."""
    found = {n: one.solid for n, one in measured.items() if one.solid is not None}

    def size(number: int) -> int:
        return sum(len(p) for s in found[number].sections for p in s.polygons)

    return {n: found[n] for n in sorted(found, key=size, reverse=True)[:count]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--side", type=int, default=800)
    parser.add_argument("--structures", type=int, default=10)
    parser.add_argument("--quick", action="store_true")
    words = parser.parse_args()
    found = measure(words.folder, words.side, words.structures, quick=words.quick)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
