"""Make the pictures of the documentation from the running program.

    xvfb-run python docs/make_pictures.py [NAME…]

The demo patient is opened in a window of 1366 by 768 px that nobody sees, in the light
theme and with settings of its own; what the names of `PICTURES` say is put there, and
kept in docs/pictures, as PNG of 256 colours. Look at what comes of it. Without a
display all are made but that of the 3-D view, which needs OpenGL.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from scipy.cluster.vq import kmeans2
from scipy.spatial import cKDTree

from dosiscope.app.features.goals import Goals
from dosiscope.app.gui import application
from dosiscope.app.settings import Settings
from dosiscope.app.window import Window
from dosiscope.core.dose_sum import adding
from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.core.progress import finish
from dosiscope.demo.patient import write_demo
from dosiscope.resources.theme import LIGHT
from dosiscope.viewer.beams_eye.panel import BeamsEyePanel
from dosiscope.viewer.help.window import HelpWindow
from dosiscope.viewer.report.dialog import ReportDialog
from dosiscope.viewer.style import apply_style
from dosiscope.viewer.three_d.panel import ThreeDPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

FOLDER: Final = Path(__file__).parent / "pictures"
_SIZE: Final = 1366, 768  # px, of the window
_COLOURS: Final = 256
_EXACT: Final = 64  # of these the most frequent ones, as they are
_SAMPLE: Final = 20_000  # pixels of which the colours are chosen
_LESS: Final = 0.97  # of the dose: what it is compared with
_PATIENCE: Final = 180  # s
_MARKS: Final = (  # patient mm
    (MarkKind.RULER, ((-60.0, -30.0, 0.0), (60.0, -30.0, 0.0))),
    (MarkKind.CIRCLE, ((-105.0, -10.0, 0.0), (-85.0, -10.0, 0.0))),
    (MarkKind.PROFILE, ((-150.0, 5.0, 0.0), (150.0, 5.0, 0.0))),
)
T = TypeVar("T", bound=QWidget)


class Stage:
    """The window with the demo patient, and how it is waited for."""

    def __init__(self, folder: Path) -> None:
        store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.window = Window(Settings(store))
        self.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.window.resize(*_SIZE)
        self.window.show()
        self.folder = folder

    def open(self) -> None:
        """Open the demo patient, and wait until all is measured."""
        case = self.folder / "demo"
        case.mkdir()
        finish(write_demo(case))
        self.window.opening.open_paths([case])
        review = self.window.review
        self.wait(lambda: review.case is not None)
        self.wait(lambda: not self.window.session.is_busy)
        results = review.results
        self.wait(
            lambda: (
                {roi.number for roi in review.display.visible_rois}
                <= set(results.dvhs) | set(results.reasons)
            )
        )
        self.settle(2.0)

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the program run until something holds."""
        end = time.monotonic() + _PATIENCE
        while not until():
            if time.monotonic() > end:
                raise TimeoutError("The picture could not be made: nothing came of it.")
            QApplication.processEvents()
            time.sleep(0.005)

    def settle(self, seconds: float = 0.5) -> None:
        """Let the program run for a while."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > end)

    def do(self, *actions: str) -> None:
        """Do what lines of the menus do, by their names."""
        for name in actions:
            self.window.menus.actions[name].trigger()
            self.settle(0.2)

    def tab(self, name: str) -> QWidget:
        """Bring a panel to the front; return it."""
        dock = self.window.docks[name]
        dock.show()
        dock.raise_()
        self.settle()
        return dock.widget()

    def size(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.window.resize(width, height)
        self.settle()

    def found(self, kind: type[T]) -> T:
        """Return the panel of this class, wherever in the window it is."""
        (panel,) = self.window.findChildren(kind)
        return panel

    def plain(self) -> None:
        """Put everything back to where it is at first."""
        window = self.window
        window.restore_layout()
        window.review.beam.choose(None)
        self.size(*_SIZE)
        self.do("pictures_axial", "reset_view")

    def grab(self, widget: QWidget | None = None) -> QImage:
        """Return what is on the screen of a widget, or of the whole window."""
        self.settle()
        return (widget or self.window).grab().toImage()


def _first_page(stage: Stage) -> QImage:
    return stage.grab()


def _window(stage: Stage) -> QImage:
    stage.do("pictures_three")
    feature = next(f for f in stage.window.features if isinstance(f, Goals))
    feature.templates.use_example("prostate")
    stage.tab("Goals")
    stage.settle(3.0)
    return stage.grab()


def _four(stage: Stage) -> QImage:
    stage.do("pictures_four")
    stage.tab("Structures")
    return stage.grab()


def _of_panel(name: str) -> Callable[[Stage], QImage]:
    def make(stage: Stage) -> QImage:
        panel = stage.tab(name)
        stage.settle(1.5)
        return stage.grab(panel)

    return make


def _dvh(stage: Stage) -> QImage:
    stage.do("maximise_dvh")
    picture = stage.grab(stage.window.dvh)
    stage.do("maximise_dvh")
    return picture


def _beams(stage: Stage) -> QImage:
    stage.do("pictures_three")
    stage.do("beam_list")
    review = stage.window.review
    review.beam.choose(1)
    stage.settle(1.0)
    return stage.grab()


def _beams_eye(stage: Stage) -> QImage:
    stage.do("beams_eye", "maximise_beams_eye")
    stage.settle(2.0)
    picture = stage.grab(stage.found(BeamsEyePanel))
    stage.do("maximise_beams_eye")
    return picture


def _three_d(stage: Stage) -> QImage:
    stage.size(1100, 960)
    stage.do("three_d", "maximise_three_d")
    panel = stage.found(ThreeDPanel)
    stage.settle(6.0)
    picture = stage.grab(panel)
    stage.do("maximise_three_d")
    return picture


def _measuring(stage: Stage) -> QImage:
    review = stage.window.review
    plane = review.axial.plane
    for kind, points in _MARKS:
        review.marks.add(Mark(kind=kind, plane=plane, points=points))
    stage.do("show_marks")
    stage.settle(1.5)
    picture = stage.grab()
    review.marks.clear()
    return picture


def _comparing(stage: Stage) -> QImage:
    review = stage.window.review
    shown = review.dose
    assert shown is not None
    made = review.add_made(finish(adding([shown], [_LESS])))
    review.set_dose(shown)
    review.comparison.set_other(made)
    stage.do("pictures_three", "compare")
    stage.settle(12.0)
    picture = stage.grab()
    stage.do("compare_no_longer")
    review.remove_made(made)
    return picture


def _help(stage: Stage) -> QImage:
    window = HelpWindow.beside(stage.window)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(1000, 620)
    window.open_at("guide/dvh.md")
    stage.settle()
    picture = stage.grab(window)
    window.close()
    return picture


def _report(stage: Stage) -> QImage:
    stage.do("report")
    dialog = stage.found(ReportDialog)
    dialog.resize(1200, 760)
    stage.settle(15.0)
    picture = stage.grab(dialog)
    dialog.close()
    return picture


# in an order in which each needs little; the first one before a case is open
PICTURES: Final[dict[str, Callable[[Stage], QImage]]] = {
    "first-page": _first_page,
    "window": _window,
    "goals": _of_panel("Goals"),
    "structures": _of_panel("Structures"),
    "dose": _of_panel("Dose"),
    "plan": _of_panel("Plan"),
    "checks": _of_panel("Checks"),
    "plan-check": _of_panel("Plan check"),
    "ladder": _of_panel("Ladder"),
    "four": _four,
    "dvh": _dvh,
    "beams": _beams,
    "beams-eye": _beams_eye,
    "three-d": _three_d,
    "measuring": _measuring,
    "comparing": _comparing,
    "report": _report,
    "help": _help,
}


def reduced(image: QImage) -> QImage:
    """Return the same picture in at most 256 colours, those that it has most of."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    height, width = image.height(), image.width()
    pixels: NDArray[np.uint8] = np.frombuffer(image.constBits(), np.uint8)
    pixels = pixels.reshape(height, image.bytesPerLine() // 4, 4)[:, :width, 2::-1]
    colours, index, counts = np.unique(
        pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    if len(colours) > _COLOURS:
        # grounds and letters keep their colours; the others are grouped
        exact, others = np.split(np.argsort(-counts), [_EXACT])
        share = counts[others] ** 0.4
        chosen = np.random.default_rng(1).choice(others, _SAMPLE, p=share / share.sum())
        grouped, _ = kmeans2(
            colours[chosen].astype(float),
            _COLOURS - _EXACT,
            iter=12,
            minit="++",
            seed=1,
        )
        table = np.concatenate((colours[exact].astype(float), np.rint(grouped)))
        index = cKDTree(table).query(colours.astype(float))[1][index]
        colours = table.astype(np.uint8)
    rows = np.zeros((height, -(-width // 4) * 4), np.uint8)
    rows[:, :width] = index.reshape(height, width)
    kept = QImage(
        rows.tobytes(), width, height, rows.shape[1], QImage.Format.Format_Indexed8
    )
    kept.setColorTable(
        [0xFF000000 | r << 16 | g << 8 | b for r, g, b in colours.tolist()]
    )
    return kept.copy()


def main(names: list[str]) -> int:
    """Make the pictures of these names, or all."""
    has_display = "DISPLAY" in os.environ
    app = application(headless=not has_display)
    apply_style(app, LIGHT)
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        for name, make in PICTURES.items():
            if name == "three-d" and not has_display:
                print("three-d.png: not made, there is no display")
            elif name in (names or PICTURES):
                if name != "first-page" and stage.window.review.case is None:
                    stage.open()
                path = FOLDER / f"{name}.png"
                assert reduced(make(stage)).save(str(path), quality=0)
                print(f"{path.name}: {path.stat().st_size // 1000} kB", flush=True)
                if stage.window.review.case is not None:
                    stage.plain()
        stage.window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
