"""How long a person waits: start, first slice, whole case, DVHs, a step of the wheel.

Usage: python benchmarks/review_demo.py [FOLDER] [--repeat N] [--json FILE]

Opens FOLDER (without one, the demo patient, written to a temporary folder) in the real
window, offscreen, each time in a fresh process; prints medians over N runs.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STEPS = 60  # planes scrolled


def measure(folder: Path) -> dict[str, float]:
    """Open the folder in this process; return seconds, milliseconds and megabytes."""
    started = float(os.environ["DOSISCOPE_STARTED"])
    import resource

    from PySide6.QtCore import QEventLoop, QSettings, QTimer
    from PySide6.QtWidgets import QApplication

    from dosiscope.app.gui import application
    from dosiscope.app.settings import Settings

    app = application(headless=True)
    from dosiscope.resources.theme import DARK
    from dosiscope.viewer.style import apply_style

    apply_style(app, DARK)
    from dosiscope.app.window import Window

    with tempfile.TemporaryDirectory() as private:
        store = QSettings(f"{private}/settings.ini", QSettings.Format.IniFormat)
        window = Window(Settings(store))
        window.resize(1366, 768)
        window.show()
        app.processEvents()
        figures = {"window_s": time.time() - started}

        loop = QEventLoop()
        window.session.opened.connect(loop.quit)
        window.session.failed.connect(loop.quit)
        window.opening.open_paths([folder])
        loop.exec()
        QApplication.processEvents()
        figures["all_loaded_s"] = time.time() - started

        wanted = {roi.number for roi in window.review.display.visible_rois}
        wait = QEventLoop()
        poll = QTimer()
        poll.setInterval(5)

        def done() -> None:
            known = set(window.review.results.dvhs) | set(window.review.results.reasons)
            if wanted <= known:
                wait.quit()

        poll.timeout.connect(done)
        poll.start()
        QTimer.singleShot(60_000, wait.quit)
        wait.exec()
        poll.stop()
        figures["all_dvhs_s"] = time.time() - started
        window.view.resize(1000, 1000)
        frames, cpu = [], []
        for n in range(STEPS):
            before, used = time.perf_counter(), time.process_time()
            window.review.axial.step(1 if n < STEPS // 2 else -1)
            window.view.repaint()
            QApplication.processEvents()
            frames.append(time.perf_counter() - before)
            cpu.append(time.process_time() - used)
        frames.sort()
        figures["frame_median_ms"] = 1000 * statistics.median(frames)
        figures["frame_95_ms"] = 1000 * frames[int(0.95 * len(frames))]
        figures["frame_cpu_ms"] = 1000 * statistics.median(cpu)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        figures["peak_mb"] = peak / (1024 if sys.platform == "linux" else 1024**2)
        window.close()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.once:
        print(json.dumps(measure(arguments.folder)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder
        if folder is None:
            from dosiscope.core.progress import finish
            from dosiscope.demo.patient import write_demo

            folder = Path(temporary)
            finish(write_demo(folder))
        runs = []
        for _ in range(arguments.repeat):
            environment = os.environ | {
                "DOSISCOPE_STARTED": repr(time.time()),
                "QT_QPA_PLATFORM": "offscreen",
            }
            done = subprocess.run(
                [sys.executable, __file__, str(folder), "--once"],
                check=True,
                capture_output=True,
                text=True,
                env=environment,
            )
            runs.append(json.loads(done.stdout.splitlines()[-1]))
    print(f"{'':18} {'median':>9} {'min':>9} {'max':>9}   ({len(runs)} runs)")
    for key in runs[0]:
        values = [run[key] for run in runs]
        print(
            f"{key:18} {statistics.median(values):9.2f} {min(values):9.2f} "
            f"{max(values):9.2f}"
        )
    if arguments.json:
        arguments.json.write_text(json.dumps(runs, indent=1))


if __name__ == "__main__":
    main()
