"""The view inside pyqtgraph against a plain widget that paints the same stack.

    python -m speed.plain FOLDER [--side 1000]

prints milliseconds of process time of every frame of both, which take turns.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from speed.drawing import (  # first: it sets the platform
    Ours,
    load_case,
    milliseconds,
    shown_whole,
)

if TYPE_CHECKING:
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import ViewState

ROUNDS = 5
DONE = ("step", "window", "wash", "isodose", "pan", "zoom", "cross")


class PlainView(QWidget):
    """A widget with a frame of its own: no scene, no view box."""

    def __init__(self, state: ViewState, frame: Frame) -> None:
        super().__init__()
        from dosiscope.viewer.slice_painter import SlicePainter

        self.frame, self._state = frame, state
        self.painter = SlicePainter(state, self)
        self.painter.changed.connect(self.update)
        self.painter.lines_moved.connect(self._follow_lines)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _follow_lines(self) -> None:
        region = self.painter.moved_lines(self.frame)
        if region is None:
            self.update()
        else:
            self.update(region)

    def pan(self, pixels: QPointF) -> None:
        """Move the picture by so many pixels."""
        old = self.frame
        self.frame = replace(
            old,
            left=old.left - pixels.x() / old.scale,
            top=old.top - pixels.y() / old.scale,
        )
        self.update()

    def zoom(self, factor: float, pixel: QPointF) -> None:
        """Enlarge around a pixel, which keeps its place."""
        old = self.frame
        kept = 1 / old.scale - 1 / (old.scale * factor)
        self.frame = replace(
            old,
            left=old.left + pixel.x() * kept,
            top=old.top + pixel.y() * kept,
            scale=old.scale * factor,
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, which has a ground of its own."""
        self.frame = replace(self.frame, plane=self._state.plane)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            self.painter.paint(painter, self.frame, event.region())


def plain_view(state: ViewState, side: int) -> PlainView:
    """Return the plain widget in place of the view, on the screen."""
    view = shown_whole(state, side)
    plain = PlainView(state, view.frame)
    plain.resize(side, side)
    view.close()
    view.painter.changed.disconnect()
    plain.show()
    QApplication.processEvents()
    return plain


def measure(folder: Path, side: int) -> dict[str, list[float]]:
    """Return the milliseconds of every frame, by what was done, "plain " for those."""
    case = load_case(folder)
    ours, plain = Ours(case, side), Ours(case, side, plain_view)
    result: dict[str, list[float]] = {}
    for name in DONE:
        ours.plane(0)
        plain.plane(0)
        frames = {
            words: getattr(one, "plane" if name == "step" else name)
            for words, one in ((name, ours), (f"plain {name}", plain))
        }
        result |= milliseconds(frames, dict.fromkeys(frames, 40), ROUNDS)
        shown = [one.view.grab().toImage() for one in (ours, plain)]
        if name in ("step", "window", "wash", "isodose", "cross"):
            assert shown[0] == shown[1], f"{name}: the pictures differ"
    return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--side", type=int, default=1000)
    chosen = parser.parse_args()
    application = QApplication([])
    from dosiscope.viewer.style import apply_style

    apply_style(application)
    print(json.dumps(measure(chosen.folder, chosen.side)))


if __name__ == "__main__":
    main()
