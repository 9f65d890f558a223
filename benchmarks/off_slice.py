"""A structure set of 50 000 attached contours: read, shown, scrolled, measured.

Usage: python benchmarks/off_slice.py [--contours N] [--planes N] [--points N]

1000 contours on each of 50 planes, 20 points each, half of the planes between images
(the capacity the profile asks of a dose displayer, 7.4.8.2).  The same file is read
by pydicom's own way (Contour Data as DS) in the same run.  Every part runs in a fresh
process, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

if TYPE_CHECKING:
    from collections.abc import Callable

STEP = 2.0  # mm between contour planes; images lie at every second one
FRAMES = 60


# --- the file ----------------------------------------------------------------------


def _element(group: int, element: int, vr: bytes, value: bytes) -> bytes:
    value += b" " * (len(value) % 2)
    return struct.pack("<HH2sH", group, element, vr, len(value)) + value


def _item(content: bytes) -> bytes:
    return struct.pack("<HHL", 0xFFFE, 0xE000, len(content)) + content


def contour_sequence(contours: int, planes: int, points: int) -> bytes:
    """Return the items of a Contour Sequence: chains of circles beside each other."""
    across = int(np.ceil(np.sqrt(contours)))
    pitch = 110.0 / across
    angle = 2 * np.pi * np.arange(points) / points
    ring = 0.35 * pitch * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    items = []
    for p in range(planes):
        z = f"{STEP * p:g}"
        for c in range(contours):
            middle = (np.array(divmod(c, across)) + 0.5) * pitch - 55
            text = "\\".join(
                f"{x:.2f}\\{y:.2f}\\{z}" for x, y in (ring + middle).tolist()
            )
            number = p * contours + c + 1
            below = str(number - contours).encode() if p else b""
            items.append(
                _item(
                    _element(0x3006, 0x0042, b"CS", b"CLOSED_PLANAR")
                    + _element(0x3006, 0x0046, b"IS", str(points).encode())
                    + _element(0x3006, 0x0048, b"IS", str(number).encode())
                    + _element(0x3006, 0x0049, b"IS", below)
                    + _element(0x3006, 0x0050, b"DS", text.encode())
                )
            )
    return b"".join(items)


def write(folder: Path, contours: int, planes: int, points: int) -> Path:
    """Write CT, structure set and dose; return the structure set's file."""
    from pydicom.dataelem import RawDataElement
    from pydicom.tag import Tag

    from dosiscope.demo.contouring import outline
    from dosiscope.demo.dicom.description import Roi
    from support.synthetic.build import build_case
    from support.synthetic.off_slice import off_slice_case
    from support.synthetic.solids import circle

    images = tuple(2 * STEP * k for k in range((planes + 1) // 2))
    roi = Roi(
        1, "Many", "PTV", (outline(circle((0, 0), 5), 0.0, 1, ()),), (64, 224, 208)
    )
    built = build_case(off_slice_case(roi, planes=images))
    value = contour_sequence(contours, planes, points)
    tag = Tag("ContourSequence")
    item = built.structures.ROIContourSequence[0]
    item[tag] = RawDataElement(tag, "SQ", len(value), value, 0, False, True)
    built.write(folder)
    return folder / "RS.dcm"


# --- what is measured --------------------------------------------------------------


def peak_mb() -> float:
    """Peak memory of this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform == "linux" else 1024**2)


def read_by_pydicom(folder: Path) -> dict[str, float]:
    """Read all contours as DS values, as most programs do."""
    import pydicom

    before, started = peak_mb(), time.perf_counter()
    dataset = pydicom.dcmread(folder / "RS.dcm")
    total = 0
    for roi in dataset.ROIContourSequence:
        for contour in roi.ContourSequence:
            total += len(np.array(contour.ContourData, dtype=np.float64)) // 3
    return {
        "seconds": time.perf_counter() - started,
        "peak_mb": peak_mb(),
        "more_mb": peak_mb() - before,
        "points": total,
    }


def read_by_dosiscope(folder: Path) -> dict[str, float]:
    """Read the structure set alone."""
    from dosiscope.core.link import propose
    from dosiscope.core.progress import finish
    from dosiscope.io.case.load import load
    from dosiscope.io.case.scan import scan

    before, started = peak_mb(), time.perf_counter()
    found = finish(scan([folder / "RS.dcm"]))
    case = finish(load(found, propose(found.inventory)))
    assert case.structure_set is not None
    (roi,) = case.structure_set.rois
    graph = case.graphs[1]
    return {
        "seconds": time.perf_counter() - started,
        "peak_mb": peak_mb(),
        "more_mb": peak_mb() - before,
        "points": len(roi.contours.points),
        "contours": len(roi.contours),
        "edges": len(graph.edges),
    }


def in_the_window(folder: Path) -> dict[str, float]:
    """Open the case in the real window, offscreen; scroll it; open its ladder."""
    from PySide6.QtCore import QEventLoop, QSettings, QTimer
    from PySide6.QtWidgets import QApplication

    from dosiscope.app.gui import application
    from dosiscope.app.settings import Settings

    app = application(headless=True)
    from dosiscope.app.window import Window
    from dosiscope.resources.theme import DARK
    from dosiscope.viewer.style import apply_style

    apply_style(app, DARK)
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as private:
        store = QSettings(f"{private}/settings.ini", QSettings.Format.IniFormat)
        window = Window(Settings(store))
        window.resize(1366, 768)
        window.show()
        app.processEvents()
        loop = QEventLoop()
        window.session.opened.connect(loop.quit)
        window.session.failed.connect(loop.quit)
        started = time.perf_counter()
        window.opening.open_paths([folder])
        loop.exec()
        figures["opened_s"] = time.perf_counter() - started
        started = time.perf_counter()
        window.view.repaint()
        app.processEvents()
        figures["first_picture_s"] = time.perf_counter() - started

        wait = QEventLoop()
        poll = QTimer()
        poll.setInterval(20)
        poll.timeout.connect(
            lambda: (
                wait.quit()
                if window.review.results.volumes or window.review.results.reasons
                else 0
            )
        )
        started = time.perf_counter()
        poll.start()
        QTimer.singleShot(300_000, wait.quit)
        wait.exec()
        poll.stop()
        figures["volume_s"] = time.perf_counter() - started
        figures["volume_cc"] = float(window.review.results.volumes.get(1, float("nan")))
        window.session.jobs.cancel("dvhs")
        window.view.resize(1000, 1000)
        frames = []
        for n in range(FRAMES):
            before = time.perf_counter()
            window.review.axial.step(1 if n < FRAMES // 2 else -1)
            window.view.repaint()
            QApplication.processEvents()
            frames.append(time.perf_counter() - before)
        frames.sort()
        figures["frame_median_ms"] = 1000 * statistics.median(frames)
        figures["frame_95_ms"] = 1000 * frames[int(0.95 * len(frames))]
        started = time.perf_counter()
        window.docks["Ladder"].raise_()
        app.processEvents()
        figures["ladder_s"] = time.perf_counter() - started
        figures["peak_mb"] = peak_mb()
        window.close()
    return figures


PARTS: dict[str, Callable[[Path], dict[str, float]]] = {
    "pydicom, DS values": read_by_pydicom,
    "dosiscope, structure set": read_by_dosiscope,
    "dosiscope, window": in_the_window,
}


def main() -> None:
    """Write the file, run every part in its own process and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contours", type=int, default=1000)
    parser.add_argument("--planes", type=int, default=50)
    parser.add_argument("--points", type=int, default=20)
    parser.add_argument("--part", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    shape = arguments.contours, arguments.planes, arguments.points
    if arguments.part == "write":
        print(write(arguments.folder, *shape).stat().st_size)
        return
    if arguments.part:
        print(json.dumps(PARTS[arguments.part](arguments.folder)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "case"
        # written elsewhere: a child's peak memory begins with that of its parent
        size = int(_run("write", folder, shape))
        print(
            f"{shape[0]} contours on each of {shape[1]} planes, "
            f"{shape[2]} points each: {size / 1e6:.1f} MB"
        )
        for name in PARTS:
            figures = json.loads(_run(name, folder, shape))
            told = ", ".join(f"{key} {value:.4g}" for key, value in figures.items())
            print(f"{name:26} {told}", flush=True)


def _run(part: str, folder: Path, shape: tuple[int, int, int]) -> str:
    """Run a part in a process of its own; return the last line it prints."""
    words = ("--contours", "--planes", "--points")
    sizes = [text for pair in zip(words, map(str, shape), strict=True) for text in pair]
    done = subprocess.run(
        [sys.executable, __file__, "--part", part, "--folder", str(folder), *sizes],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    return done.stdout.splitlines()[-1]


if __name__ == "__main__":
    main()
