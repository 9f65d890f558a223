"""Cross-hair and pan of the DVH plot against pyqtgraph's, 900 x 600 pixels.

    python -m speed.dvh_plot [CURVES]

The cross-hair of ours comes with its read-out.  Prints milliseconds of process time of
every step.
"""

from __future__ import annotations

import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.dvh.curves import CurveSet

_NONE, _MIDDLE = Qt.MouseButton.NoButton, Qt.MouseButton.MiddleButton


def steps(step: Callable[[int], object], count: int) -> list[float]:
    """Return the milliseconds of process time of every step, with its painting."""
    times = []
    for n in range(count):
        begin = time.process_time()
        step(n)
        QApplication.processEvents()
        times.append(1000 * (time.process_time() - begin))
    return times


def _mouse(
    widget: QWidget,
    x: float,
    y: float,
    kind: QEvent.Type = QEvent.Type.MouseMove,
    held: Qt.MouseButton = _NONE,
    button: Qt.MouseButton = _NONE,
) -> None:
    at = QPointF(x, y)
    event = QMouseEvent(
        kind,
        at,
        widget.mapToGlobal(at),
        button,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    # of a scroll area the mouse is over the viewport
    if isinstance(widget, QAbstractScrollArea):
        widget = widget.viewport()
    QApplication.sendEvent(widget, event)


def _curves(count: int) -> CurveSet:
    from dosiscope.viewer.dvh.curves import curves_of
    from dosiscope.viewer.dvh.scale import Scale
    from support.dvh_review import box, review_of, sigmoid

    random = np.random.default_rng(1)
    rois = tuple(
        box(
            100 + n,
            f"roi{n}",
            colour=tuple(int(v) for v in random.integers(60, 255, 3)),
        )
        for n in range(count)
    )
    review = review_of(0, rois=rois)
    for roi in rois:
        middle, width = float(random.uniform(10, 110)), float(random.uniform(2, 25))
        review.results.add_dvh(
            roi.number, sigmoid(roi.number, roi.name, 50, middle, width)
        )
    return curves_of(review, Scale())


def measure(count: int = 60, *, quick: bool = False) -> dict[str, list[float]]:
    """Return the milliseconds of every step, by what was done; of a fifth if quick.

    ``count`` is that of the curves.
    """
    part = 5 if quick else 1
    import pyqtgraph as pg

    from dosiscope.viewer.dvh.plot import DvhPlot

    curves = _curves(count)
    ours = DvhPlot()
    ours.set_curves(curves)
    ours.resize(900, 600)
    ours.show()
    QApplication.processEvents()
    result = {
        "cross": steps(lambda n: _mouse(ours, 200 + 3 * n, 10 + n % 5), 150 // part)
    }
    ours.show_axes((20, 90), (10, 80))
    QApplication.processEvents()
    _mouse(ours, 400, 300, QEvent.Type.MouseButtonPress, _MIDDLE, _MIDDLE)
    result["pan"] = steps(
        lambda n: _mouse(ours, 400 + n % 40, 300 + n % 17, held=_MIDDLE), 100 // part
    )
    _mouse(ours, 400, 300, QEvent.Type.MouseButtonRelease, _NONE, _MIDDLE)

    antialias = pg.getConfigOption("antialias")
    pg.setConfigOptions(antialias=True)
    theirs = pg.PlotWidget()
    theirs.resize(900, 600)
    theirs.showGrid(x=True, y=True, alpha=0.2)
    for curve in curves.curves:
        theirs.plot(curve.x, curve.y, pen=pg.mkPen(curve.colour, width=2))
    line = pg.InfiniteLine(angle=90)
    theirs.addItem(line)
    theirs.show()
    QApplication.processEvents()
    result["naive_cross"] = steps(lambda n: line.setPos(20 + 0.3 * n), 40 // part)
    theirs.setXRange(20, 90, padding=0)
    theirs.setYRange(10, 80, padding=0)
    box = theirs.getViewBox()
    QApplication.processEvents()
    result["naive_pan"] = steps(
        lambda n: box.translateBy(x=0.1 * (1 if n % 2 else -1), y=0.1), 40 // part
    )
    pg.setConfigOptions(antialias=antialias)
    theirs.close()
    ours.close()
    return result


def print_measured(measured: Callable[[], object]) -> None:
    """Measure something in the look of the program, and print it."""
    application = QApplication([])
    from dosiscope.viewer.style import apply_style

    apply_style(application)
    print(json.dumps(measured()))


if __name__ == "__main__":
    print_measured(partial(measure, *map(int, sys.argv[1:])))
