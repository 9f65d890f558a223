"""A step of the wheel and other gestures, offscreen, against the CT and pyqtgraph.

    python -m speed.drawing FOLDER [--side 1000] [--quick]

prints milliseconds of process time of every frame.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from speed.timing import held_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray
    from PySide6.QtGui import QPixmap

    from dosiscope.core.case import Case
    from dosiscope.viewer.review import Review, ViewState
    from dosiscope.viewer.slice_view import SliceView

ROUNDS = 5
LEVELS = (5, 10, 20, 30, 40, 45, 50, 54, 57, 60)  # Gy


def load_case(folder: Path) -> Case:
    """Read everything of a folder."""
    from dosiscope.core.link import propose
    from dosiscope.core.progress import finish
    from dosiscope.io.case.load import load
    from dosiscope.io.case.scan import scan

    found = finish(scan([folder]))
    return finish(load(found, propose(found.inventory)))


def milliseconds(
    frames: Mapping[str, Callable[[int], object]],
    counts: Mapping[str, int],
    rounds: int,
) -> dict[str, list[float]]:
    """Process time of every frame, the least of some rounds each.

    What is measured takes turns frame by frame, so that what else the machine does, and
    how the process gets its memory, weighs on all alike. The first few are not
    counted: they build what is built once for a case.
    """
    for n in range(3):
        for frame in frames.values():
            frame(n)
    best = {name: [float("inf")] * counts[name] for name in frames}
    with held_apart():
        for _ in range(rounds):
            for n in range(max(counts.values())):
                for name, frame in frames.items():
                    if n < counts[name]:
                        begin = time.process_time()
                        frame(n)
                        taken = 1000 * (time.process_time() - begin)
                        best[name][n] = min(best[name][n], taken)
    return best


def _index(count: int, n: int) -> int:
    """Return the n-th plane from just below the middle: dose and ROIs are there."""
    return (2 * count // 5 + n) % count


def joined(segments: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points of polylines, with NaN between them, shape (n, 2)."""
    from dosiscope.viewer.layers.strokes import Lines

    gap = np.full((1, 2), np.nan)
    parts = [part for line in Lines(segments).polylines for part in (line, gap)]
    return np.concatenate([np.empty((0, 2)), *parts])


class Picture(Protocol):
    """What is done to a picture that is measured."""

    def pan(self, pixels: QPointF) -> None:
        """Move it by so many pixels."""

    def zoom(self, factor: float, pixel: QPointF) -> None:
        """Enlarge it around a pixel, which keeps its place."""

    def width(self) -> int:
        """Return its width in pixels."""

    def grab(self) -> QPixmap:
        """Return how it looks."""

    def close(self) -> bool:
        """Close it."""


def shown_whole(state: ViewState, side: int) -> SliceView:
    """Return the slice view of the program, on the screen."""
    from dosiscope.viewer.slice_view import SliceView
    from dosiscope.viewer.view_box import whole_box

    view = SliceView(state)
    view.resize(side, side)
    view.box.show_whole(whole_box(state))
    view.show()
    QApplication.processEvents()
    return view


class Ours:
    """The slice view of the program, or another ``picture`` of the same case."""

    def __init__(
        self,
        case: Case,
        side: int,
        picture: Callable[[ViewState, int], Picture] = shown_whole,
    ) -> None:
        from dosiscope.core.isodose import Level
        from dosiscope.viewer.review import Review

        self.review: Review = Review()
        self.review.set_case(case)
        colours = np.random.default_rng(3).integers(60, 255, (len(LEVELS), 3))
        self.review.look.set_levels(
            Level(float(gray), False, (red, green, blue))
            for gray, (red, green, blue) in zip(LEVELS, colours.tolist(), strict=True)
        )
        self.view = picture(self.review.axial, side)
        assert case.ct is not None
        self.planes = case.ct.geometry.z

    def paint(self) -> None:
        """Paint the frame that is due, once."""
        QApplication.processEvents()

    def plane(self, n: int) -> None:
        """Step to one of the middle planes: none of it is cached."""
        self.review.axial.go_to(float(self.planes[_index(len(self.planes), n)]))
        self.paint()

    def window(self, n: int) -> None:
        """Drag window and level."""
        self.review.look.set_window(40 + 3 * n, 400 + 5 * n)
        self.paint()

    def wash(self, n: int) -> None:
        """Drag the range of the colour wash."""
        self.review.look.set_wash(low=10 + 0.2 * n, high=60 + 0.1 * n)
        self.paint()

    def isodose(self, n: int) -> None:
        """Drag one isodose level."""
        from dataclasses import replace

        levels = list(self.review.look.levels)
        levels[4] = replace(levels[4], value=35 + 0.13 * n)
        self.review.look.set_levels(levels)
        self.paint()

    def pan(self, n: int) -> None:
        """Drag the picture to and fro."""
        self.view.pan(QPointF(3.25 if n % 2 else -3.25, 1.5 if n % 4 < 2 else -1.5))
        self.paint()

    def zoom(self, n: int) -> None:
        """Zoom in and out around a place beside the middle."""
        side = self.view.width()
        self.view.zoom(1.02 if n % 2 else 1 / 1.02, QPointF(0.4 * side, 0.55 * side))
        self.paint()

    def cross(self, n: int) -> None:
        """Drag the cross-hair along the plane."""
        z = float(self.review.axial.at)
        self.review.set_cursor((-40.0 + n, 15.0 + 0.5 * n, z))
        self.paint()

    def only_ct(self) -> None:
        """Switch off what is drawn on the CT; its words stay: the floor."""
        for name in ("contours", "wash", "isodoses", "points", "cursor", "off_slice"):
            self.review.look.set_shown(name, False)


class Naive:
    """pyqtgraph as its manual has it: two ImageItems and a PlotCurveItem a line."""

    def __init__(self, case: Case, review: Review, side: int) -> None:
        import pyqtgraph as pg

        options = {
            name: pg.getConfigOption(name) for name in ("antialias", "imageAxisOrder")
        }
        pg.setConfigOptions(antialias=True, imageAxisOrder="row-major")
        self.case, self.review = case, review
        assert case.ct is not None
        self.view = pg.GraphicsView()
        self.box = pg.ViewBox(lockAspect=True, invertY=True, enableMouse=False)
        self.view.setCentralItem(self.box)
        self.view.resize(side, side)
        self.ct, self.wash = pg.ImageItem(), pg.ImageItem()
        self.wash.setLookupTable(pg.colormap.get("CET-R4").getLookupTable(alpha=True))
        self.wash.setOpacity(0.4)
        for item in (self.ct, self.wash):
            self.box.addItem(item)
        self.lines = []
        for roi in review.display.visible_rois:
            pen = pg.mkPen(review.display.colour(roi.number), width=2)
            self.lines.append(pg.PlotCurveItem(pen=pen, connect="finite"))
        for level in review.look.levels:
            pen = pg.mkPen(level.colour, width=2)
            self.lines.append(pg.PlotCurveItem(pen=pen, connect="finite"))
        for line in self.lines:
            self.box.addItem(line)
        self.planes = case.ct.geometry.z
        self.show()
        pg.setConfigOptions(**options)

    def show(self) -> None:
        """Put the images where they belong."""
        from PySide6.QtCore import QRectF

        from dosiscope.viewer.view_box import whole_box

        rect = whole_box(self.review.axial)
        self._draw(0)
        self.ct.setRect(rect)
        dose = self.case.doses[0].geometry
        rows, columns = dose.size
        self.wash.setRect(
            QRectF(
                float(dose.origin[0]) - dose.spacing[1] / 2,
                float(dose.origin[1]) - dose.spacing[0] / 2,
                columns * dose.spacing[1],
                rows * dose.spacing[0],
            )
        )
        self.box.setRange(rect, padding=0)
        self.view.show()
        QApplication.processEvents()

    def _draw(self, n: int) -> None:
        from dosiscope.core.plane import AXIAL, axial
        from dosiscope.core.sections.dose_sections import dose_sections
        from dosiscope.core.sections.isolines import isolines
        from dosiscope.viewer.layers.strokes import segments

        k = _index(len(self.planes), n)
        z = float(self.planes[k])
        assert self.case.ct is not None
        self.ct.setImage(self.case.ct.stored[k], levels=(-160, 240))
        dose = self.case.doses[0]
        section = dose_sections(dose, AXIAL).at(axial(z))
        assert section is not None
        self.wash.setImage(section.values, levels=(0, dose.maximum))
        # the same geometry as ours: only the drawing differs
        found = isolines(section, LEVELS)
        parts = [
            self.review.display.outlines(roi.number).closed_at(z)
            for roi in self.review.display.visible_rois
        ]
        parts += [segments(found.get(level, ())) for level in LEVELS]
        for line, part in zip(self.lines, parts, strict=True):
            points = joined(part)
            line.setData(points[:, 0], points[:, 1])

    def plane(self, n: int) -> None:
        """Step to one of the middle planes."""
        self._draw(n)
        QApplication.processEvents()


def measure(folder: Path, side: int, *, quick: bool = False) -> dict[str, list[float]]:
    """Return the milliseconds of every frame, by what was done."""
    count = 10 if quick else 60
    case = load_case(folder)
    ours = Ours(case, side)
    naive = Naive(case, ours.review, side)
    result = milliseconds(
        {"step": ours.plane, "naive": naive.plane},
        {"step": count, "naive": 10 if quick else 20},
        ROUNDS,
    )
    naive.view.close()
    if not quick:
        ours.plane(0)
        for name in ("window", "wash", "pan", "isodose"):
            result |= milliseconds({name: getattr(ours, name)}, {name: 40}, ROUNDS)
    ours.only_ct()
    result |= milliseconds({"only_ct": ours.plane}, {"only_ct": count}, ROUNDS)
    ours.view.close()
    return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--side", type=int, default=1000)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--profile", action="store_true")
    chosen = parser.parse_args()
    QApplication([])
    from dosiscope.viewer.style import apply_style

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_style(application)
    if chosen.profile:
        _profile(chosen.folder, chosen.side)
        return
    figures = measure(chosen.folder, chosen.side, quick=chosen.quick)
    print(json.dumps(figures))
    if os.environ.get("SPEED_TEXT"):
        for name, times in figures.items():
            print(
                f"{name:10} median {statistics.median(times):6.2f} "
                f"min {min(times):6.2f} max {max(times):6.2f}"
            )


def _profile(folder: Path, side: int) -> None:
    import cProfile

    ours = Ours(load_case(folder), side)
    for n in range(5):
        ours.plane(n)
    profile = cProfile.Profile()
    profile.enable()
    for n in range(60):
        ours.plane(n)
    profile.disable()
    profile.print_stats("tottime")


if __name__ == "__main__":
    main()
