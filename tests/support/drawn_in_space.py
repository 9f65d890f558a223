"""Draws boxes in space and tells their colours: a program, for a display of its own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication

from dosiscope.core.solids.solid import Section, Solid, Span
from dosiscope.core.surfaces.solid_surface import solid_surface
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.three_d.drawer import Drawer
from dosiscope.viewer.three_d.gaze import GAZES
from dosiscope.viewer.three_d.shapes import Shape, Space, Strokes

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB

RED: RGB = (255, 0, 0)
BLUE: RGB = (0, 0, 255)
WHITE: RGB = (255, 255, 255)
SQUARE = np.array([(-10.0, -5.0), (10.0, -5.0), (10.0, 5.0), (-10.0, 5.0)])


def box(y: float, colour: RGB, opacity: float) -> Shape:
    """A box of 20 x 10 x 30 mm whose middle is so far to the back."""
    section = Section(0.0, (SQUARE + np.array((0.0, y)),))
    solid = Solid(1, (section,), (Span(-15.0, 15.0, lower=0, upper=0),))
    return Shape(
        name=str(colour), mesh=solid_surface(solid), colour=colour, opacity=opacity
    )


def main() -> None:
    """Print what is drawn."""
    app = QGuiApplication([])
    drawer = Drawer()

    def colours(space: Space, side: str, ground: str = "black") -> list[list[int]]:
        """The colours in the middle, just within and just beyond edges, at a corner."""
        plane = GAZES[side].plane
        frame = Frame.fitting(QRectF(-50, -50, 100, 100), 200, 200, plane)
        drawer.load(space)
        image = drawer.draw(frame, QColor(ground), is_fine=False)
        places = [(100, 100), (82, 100), (78, 100), (100, 72), (100, 68), (5, 5)]
        found = [image.pixelColor(x, y) for x, y in places]
        return [[one.red(), one.green(), one.blue()] for one in found]

    front, back = box(-20.0, RED, 1.0), box(20.0, BLUE, 1.0)
    solid = Space(shapes=(front, back))
    clear = Space(shapes=(replace(front, opacity=0.4), replace(back, opacity=0.4)))
    line = Strokes(
        ends=np.array([[(-40.0, 0.0, -0.25), (40.0, 0.0, -0.25)]]), colour=WHITE
    )
    with_line = Space(shapes=(front,), strokes=(line,))
    shown = {
        "solid": {side: colours(solid, side) for side in "AP"},
        "clear": {side: colours(clear, side) for side in "AP"},
        "line": {side: colours(with_line, side) for side in "AP"},
        "paper": colours(solid, "A", "white"),
        "left": colours(solid, "L"),
    }
    print(json.dumps(shown))
    app.quit()


if __name__ == "__main__":
    main()
