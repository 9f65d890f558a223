"""From the start of the process to everything on the screen, in the real window.

    python -m speed.window bare | FOLDER

SPEED_STARTED holds the time at which the process was started (time.time()).  Prints
milliseconds since then, the longest stall of the window and the peak of memory.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

STARTED = float(os.environ.get("SPEED_STARTED", time.time()))
os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _since_start() -> float:
    return 1000 * (time.time() - STARTED)


def bare() -> dict[str, float]:
    """Floor: an empty QMainWindow."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    return {"window": _since_start(), "cpu": 1000 * time.process_time()}


def ours(folder: Path) -> dict[str, float]:
    """Start as the command line does, open, wait for all DVHs while scrolling."""
    import tempfile

    from PySide6.QtCore import QEvent, QObject, QSettings, QTimer

    figures: dict[str, float] = {}
    private = tempfile.TemporaryDirectory()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, private.name
    )
    from dosiscope.app import gui

    class Watch(QObject):
        """Notes when something is painted for the first time."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and "window" not in figures:
                figures["window"] = _since_start()
                figures["window_cpu"] = 1000 * time.process_time()
            return False

    app = gui.application(headless=True)
    watch = Watch()
    app.installEventFilter(watch)
    window = gui.first_window(app)
    window.open_paths([folder])
    gui.furnish_soon(window)

    stalls: list[float] = []
    phase = ["starting"]
    frames: dict[str, list[float]] = {"loading": [], "measuring": []}
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        stalls.append(1000 * (now - last[0]))
        # not what this function does itself
        step()
        last[0] = time.perf_counter()

    def step() -> None:
        if "window" in figures:
            app.removeEventFilter(watch)
        if not window.is_furnished:
            return
        review, view = window.review, window.view
        if review.case is None:
            return
        if "first_slice" not in figures:
            view.repaint()
            figures["first_slice"] = _since_start()
            figures["first_slice_cpu"] = 1000 * time.process_time()
        if phase[0] == "starting":
            phase[0] = "loading"
        complete = (
            review.case.structure_set is not None
            and review.dose is not None
            and not window.strip.isVisible()
        )
        if complete and phase[0] == "loading":
            view.repaint()
            figures["complete"] = _since_start()
            figures["complete_cpu"] = 1000 * time.process_time()
            phase[0] = "measuring"
        begin = time.perf_counter()
        review.step(direction[0])
        if review.z in (review.planes[0], review.planes[-1]):
            direction[0] = -direction[0]
        view.repaint()
        frames[phase[0]].append(1000 * (time.perf_counter() - begin))
        wanted = {roi.number for roi in review.visible_rois}
        if complete and wanted <= set(review.dvhs) | set(window.session.reasons):
            figures["dvhs"] = _since_start()
            timer.stop()
            app.quit()

    direction = [1]
    timer = QTimer()
    timer.setInterval(4)
    timer.timeout.connect(tick)
    timer.start()
    QTimer.singleShot(120_000, app.quit)
    app.exec()
    figures["longest_stall"] = max(stalls)
    figures["stalls_over_100"] = sum(stall > 100 for stall in stalls)
    for name, times in frames.items():
        if times:
            times.sort()
            figures[f"frame_95_{name}"] = times[int(0.95 * len(times))]
    from speed.timing import peak_mb

    figures["peak_mb"] = peak_mb()
    window.close()
    private.cleanup()
    return figures


if __name__ == "__main__":
    word = sys.argv[1]
    print(json.dumps(bare() if word == "bare" else ours(Path(word))))
    sys.stdout.flush()
    os._exit(0)
