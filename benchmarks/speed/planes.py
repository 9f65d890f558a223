"""Three linked planes at 1600 x 1000, offscreen, against three naive pyqtgraph views.

    python -m speed.planes FOLDER [--quick] [--profile]

prints milliseconds of process time of every frame: a step through the axial planes,
with lines on the other two that follow, and a drag of the cross-hair, which moves all
three planes; the first coronal and sagittal picture; and memory.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from speed.drawing import LEVELS, ROUNDS, joined, load_case, milliseconds
from speed.timing import peak_mb

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.case import Case
    from dosiscope.core.plane import Orientation
    from dosiscope.viewer.review import Review, ViewState

SIZE = 1600, 1000
STEPS, NAIVE_STEPS = 40, 12
_SPREAD = 60.0  # mm that a drag goes to and fro


class Ours:
    """The pictures of the program: axial large, coronal and sagittal beside it."""

    def __init__(self, case: Case) -> None:
        from dosiscope.app.measure import measure_solids
        from dosiscope.core.isodose import Level
        from dosiscope.core.progress import finish
        from dosiscope.viewer.picture_area import PictureArea
        from dosiscope.viewer.review import Review

        self.review: Review = Review()
        self.review.set_case(case)
        colours = np.random.default_rng(3).integers(60, 255, (len(LEVELS), 3))
        self.review.look.set_levels(
            Level(float(gray), False, (red, green, blue))
            for gray, (red, green, blue) in zip(LEVELS, colours.tolist(), strict=True)
        )
        self._add_cuts(finish(measure_solids(case)))
        self.area = PictureArea(self.review)
        self.area.resize(*SIZE)
        self.area.show()
        QApplication.processEvents()

    def _add_cuts(self, measured: Any) -> None:
        from dosiscope.core.sections.solid_cut import SolidCut

        results = self.review.results
        for number, one in measured.items():
            if one.solid is not None:
                results.add_solid(number, one.solid, one.solid.volume_cc)
                results.add_cut(number, one.solid, SolidCut(one.solid))

    def arrange(self, name: str) -> float:
        """Show pictures; return the milliseconds that it takes, with their first."""
        from dosiscope.viewer.picture_area import ARRANGEMENTS

        begin = time.process_time()
        self.area.arrange(next(one for one in ARRANGEMENTS if one.name == name))
        QApplication.processEvents()
        return 1000 * (time.process_time() - begin)

    def step(self, n: int) -> None:
        """Turn the wheel over the axial picture."""
        planes = self.review.axial.planes
        self.review.axial.go_to(float(planes[(2 * len(planes) // 5 + n) % len(planes)]))
        QApplication.processEvents()

    def drag(self, n: int) -> None:
        """Drag the cross-hair: all three planes move."""
        self.review.set_cursor(self.place(n))
        QApplication.processEvents()

    def place(self, n: int) -> tuple[float, float, float]:
        """Return a place of the drag, mm: no plane of it is that of the one before."""
        case = self.review.case
        assert case is not None
        assert case.ct is not None
        z = case.ct.geometry.z
        along = _SPREAD * (n / STEPS - 0.5)
        return along, -along / 2, float(z[(2 * len(z) // 5 + n) % len(z)])


class Naive:
    """Three views as pyqtgraph's manual has them, each with an item a line."""

    def __init__(self, case: Case, review: Review) -> None:
        import pyqtgraph as pg

        options = {
            name: pg.getConfigOption(name) for name in ("antialias", "imageAxisOrder")
        }
        pg.setConfigOptions(antialias=True, imageAxisOrder="row-major")
        self.parts = [
            NaivePlane(case, review, state, size)
            for state, size in (
                (review.axial, (1066, 1000)),
                (review.coronal, (532, 499)),
                (review.sagittal, (532, 499)),
            )
        ]
        pg.setConfigOptions(**options)

    def step(self, ours: Ours, n: int) -> None:
        """Step the axial view; of the others a line moves."""
        planes = ours.review.axial.planes
        at = float(planes[(2 * len(planes) // 5 + n) % len(planes)])
        self.parts[0].draw(at)
        for part in self.parts[1:]:
            part.line.setValue(-at)
        QApplication.processEvents()

    def drag(self, ours: Ours, n: int) -> None:
        """Move all three planes."""
        x, y, z = ours.place(n)
        for part, at in zip(self.parts, (z, y, x), strict=True):
            part.draw(at)
        QApplication.processEvents()

    def close(self) -> None:
        """Close the views."""
        for part in self.parts:
            part.view.close()


class NaivePlane:
    """Two ImageItems and a PlotCurveItem a line, of one orientation."""

    def __init__(
        self, case: Case, review: Review, state: ViewState, size: tuple[int, int]
    ) -> None:
        import pyqtgraph as pg

        from dosiscope.core.sections.image_grid import ImageGrid
        from dosiscope.viewer.view_box import whole_box

        self.case, self.review = case, review
        self.orientation: Orientation = state.orientation
        # both are given the same sections as we have: only the drawing differs
        self.grid = ImageGrid(case.ct, case.doses[0], state.orientation)
        self.view = pg.GraphicsView()
        self.box = pg.ViewBox(lockAspect=True, invertY=True, enableMouse=False)
        self.view.setCentralItem(self.box)
        self.view.resize(*size)
        self.ct, self.wash = pg.ImageItem(), pg.ImageItem()
        self.wash.setLookupTable(pg.colormap.get("CET-R4").getLookupTable(alpha=True))
        self.wash.setOpacity(0.4)
        colours = [review.display.colour(r.number) for r in review.display.visible_rois]
        colours += [level.colour for level in review.look.levels]
        self.lines = [
            pg.PlotCurveItem(pen=pg.mkPen(colour, width=2), connect="finite")
            for colour in colours
        ]
        self.line = pg.InfiniteLine(angle=0)
        for item in (self.ct, self.wash, *self.lines, self.line):
            self.box.addItem(item)
        self.draw(state.at)
        assert self.grid.grid is not None
        u, v = self.grid.grid.u.edges, self.grid.grid.v.edges
        rect = QRectF(u[0], v[0], u[1] - u[0], v[1] - v[0])
        for image in (self.ct, self.wash):
            image.setRect(rect)
        self.box.setRange(whole_box(state), padding=0)
        self.view.show()
        QApplication.processEvents()

    def draw(self, at: float) -> None:
        """Show another plane."""
        from dosiscope.core.plane import Plane
        from dosiscope.core.sections.dose_sections import dose_sections
        from dosiscope.core.sections.isolines import isolines
        from dosiscope.viewer.layers.strokes import segments
        from dosiscope.viewer.roi_lines import roi_lines

        plane, dose = Plane(self.orientation, at), self.case.doses[0]
        assert self.grid.ct is not None
        self.ct.setImage(self.grid.ct.values(plane), levels=(-160, 240))
        on = self.grid.dose_on(plane)
        whole: NDArray[np.float32] = np.zeros(self.grid.shape, np.float32)
        if on is not None:
            whole[self.grid.dose_part] = np.nan_to_num(on)
        self.wash.setImage(whole, levels=(0, dose.maximum))
        section = dose_sections(dose, self.orientation).at(plane)
        found = {} if section is None else isolines(section, LEVELS)
        numbers = [roi.number for roi in self.review.display.visible_rois]
        outlines = roi_lines(self.review, numbers, plane)
        parts = [outlines[number].closed for number in numbers]
        parts += [segments(found.get(level, ())) for level in LEVELS]
        for line, part in zip(self.lines, parts, strict=True):
            points = joined(part)
            line.setData(points[:, 0], points[:, 1])


def measure(folder: Path, *, quick: bool = False) -> dict[str, Any]:
    """Return the milliseconds of every frame by what was done, and megabytes."""
    ours = Ours(load_case(folder))
    before = peak_mb()
    result: dict[str, Any] = {"first sagittal": [ours.arrange("sagittal")]}
    ours.arrange("axial")
    result["first three"] = [ours.arrange("three")]
    for n in range(5):
        ours.drag(n)
    result["memory"] = [before, peak_mb()]  # with ours alone
    case = ours.review.case
    assert case is not None
    naive = Naive(case, ours.review)
    steps, naive_steps = (10, 5) if quick else (STEPS, NAIVE_STEPS)
    counts = {"step": steps, "naive step": naive_steps}
    result |= milliseconds(
        {"step": ours.step, "naive step": lambda n: naive.step(ours, n)},
        counts,
        ROUNDS,
    )
    counts = {"drag": steps, "naive drag": naive_steps}
    result |= milliseconds(
        {"drag": ours.drag, "naive drag": lambda n: naive.drag(ours, n)},
        counts,
        ROUNDS,
    )
    naive.close()
    ours.area.close()
    return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--profile", action="store_true")
    chosen = parser.parse_args()
    application = QApplication([])
    from dosiscope.viewer.style import apply_style

    apply_style(application)
    if chosen.profile:
        _profile(chosen.folder)
        return
    print(json.dumps(measure(chosen.folder, quick=chosen.quick)))


def _profile(folder: Path) -> None:
    import cProfile

    ours = Ours(load_case(folder))
    ours.arrange("three")
    profile = cProfile.Profile()
    for what in (ours.step, ours.drag):
        for n in range(3):
            what(n)
        profile = cProfile.Profile()
        profile.enable()
        for n in range(STEPS):
            what(n)
        profile.disable()
        profile.print_stats("tottime")


if __name__ == "__main__":
    main()
