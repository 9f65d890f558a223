"""What moves in the ladder: 500 planes of a branching structure, 340 x 560 pixels.

    python -m speed.ladder

prints milliseconds of process time of every step.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtWidgets import QApplication
from speed.dvh_plot import print_measured, steps

PLANES = 500
_MIDDLE = Qt.MouseButton.MiddleButton
_SIZES = QSize(340, 560), QSize(340, 561)


def measure() -> dict[str, list[float]]:
    """Return the milliseconds of every step, by what was done."""
    from dosiscope.core.contours.graph import contour_graph
    from dosiscope.viewer.ladder.model import ladder_of
    from dosiscope.viewer.ladder.plot import LadderPlot
    from support.ladder_rois import chain
    from support.pointer import mouse, turn_wheel

    roi, images = chain(PLANES), np.arange(0, PLANES, 3.0)
    model = ladder_of(roi, contour_graph(roi, images), images)
    plot = LadderPlot()
    plot.resize(_SIZES[0])
    plot.set_model(model, (255, 160, 64))
    plot.set_plane(10.0)
    plot.show()
    QApplication.processEvents()
    result = {"plane": steps(lambda n: plot.set_plane(1.3 * n), 300)}
    places = plot.view.places(model)
    result["hover"] = steps(
        lambda n: mouse(plot, QEvent.Type.MouseMove, QPointF(*places[7 * n])), 60
    )
    result["draw"] = steps(lambda n: plot.resize(_SIZES[n % 2]), 40)
    result["zoom"] = steps(
        lambda n: turn_wheel(plot, 1 if n % 20 < 10 else -1, QPointF(150, 200)), 60
    )
    for _ in range(4):
        turn_wheel(plot, 1, QPointF(150, 200))
    mouse(plot, QEvent.Type.MouseButtonPress, QPointF(150, 200), _MIDDLE)
    result["pan"] = steps(
        lambda n: mouse(
            plot, QEvent.Type.MouseMove, QPointF(150, 200 + 7 * (n % 9)), held=_MIDDLE
        ),
        60,
    )
    plot.close()
    return result


if __name__ == "__main__":
    print_measured(measure)
