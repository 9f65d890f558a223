"""Make docs/pictures/off-slice: the examples of off-slice contouring as they are shown.

    python docs/make_off_slice_pictures.py [FOLDER]

Every example is written as DICOM files, read as any case is, and drawn: two axial
planes and the ladder side by side.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from dosiscope.app.gui import application
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import scan
from dosiscope.resources.theme import DARK
from dosiscope.viewer.ladder.model import ladder_of
from dosiscope.viewer.ladder.plot import LadderPlot
from dosiscope.viewer.picture import png_of, render_picture
from dosiscope.viewer.review import Review
from dosiscope.viewer.style import apply_style
from support.synthetic.build import write_case
from support.synthetic.off_slice import EXAMPLES, ROI_NUMBER, example_case

if TYPE_CHECKING:
    from support.synthetic.off_slice import Example

AXIAL, LADDER, SPACE = 560, 280, 6  # px
IN_SIGHT = QRectF(-38, -42, 84, 84)  # mm
# the second plane of each example, mm
BESIDE = {"a": 9.6, "b": 4.0, "c": 8.0, "d": 4.0, "e": -4.0, "f": -4.0}


def review_of(example: Example) -> Review:
    """Write an example, open it and return its review."""
    with TemporaryDirectory() as folder:
        write_case(example_case(example), Path(folder))
        found = finish(scan([Path(folder)]))
        case = finish(load(found, propose(found.inventory)))
    review = Review()
    review.set_case(case)
    for overlay in ("wash", "isodoses"):
        review.look.toggle(overlay)
    return review


def picture_of(example: Example) -> QImage:
    """Return two axial planes and the ladder of an example, side by side."""
    review = review_of(example)
    view, display = review.axial, review.display
    roi = display.roi(ROI_NUMBER)
    size = QSize(AXIAL, AXIAL)
    width = 2 * AXIAL + LADDER + 2 * SPACE
    image = QImage(width, AXIAL, QImage.Format.Format_RGB32)
    image.fill(QColor(DARK.line))
    painter = QPainter(image)
    beside = BESIDE.get(example.key, -4.0)
    for n, z in enumerate((example.look_at, beside)):
        view.go_to(z)
        axial = render_picture(view, size, identity=False, view_box=IN_SIGHT)
        painter.drawImage(n * (AXIAL + SPACE), 0, axial)
    plot = LadderPlot()
    plot.set_model(
        ladder_of(roi, display.graph(ROI_NUMBER), view.image_planes),
        display.colour(ROI_NUMBER),
    )
    painter.drawImage(
        2 * (AXIAL + SPACE), 0, plot.picture().image(QSize(LADDER, AXIAL), 1)
    )
    painter.end()
    return image


def main() -> None:
    """Make all pictures."""
    here = Path(__file__).parent / "pictures" / "off-slice"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else here
    folder.mkdir(parents=True, exist_ok=True)
    apply_style(application(headless=True), DARK)
    for key, example in EXAMPLES.items():
        (folder / f"{key}.png").write_bytes(png_of(picture_of(example)))
        print(f"{key}: {example.title}")


if __name__ == "__main__":
    main()
