"""The DVHs of a case while nothing is done, and while a wheel is turned all the time.

    python -m speed.beside FOLDER [ROUNDS]

Both take turns in one window.  Prints, for each round, the processor time of the
measuring thread and the time until all DVHs are there, alone and beside the scrolling,
seconds, and the frames meanwhile, ms.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from dosiscope.app.window import Window

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _open(folder: Path, app: QApplication) -> Window:
    """Open a case in a window and wait until all is there."""
    from dosiscope.app import gui

    window = gui.first_window(app)
    window.get_ready()
    window.opening.open_paths([folder])
    gui.furnish_soon(window)
    until = time.monotonic() + 300
    while time.monotonic() < until:
        app.processEvents()
        case = window.review.case
        if case is not None and not case.unread and not _waits(window):
            return window
    raise SystemExit("the case did not open")


def _waits(window: Window) -> bool:
    """Whether DVHs are still to come."""
    results = window.review.results
    wanted = {roi.number for roi in window.review.display.visible_rois}
    return not wanted <= set(results.dvhs) | set(results.reasons)


class _Clock:
    """The processor time that a thread takes for its steps."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, steps: Any) -> Any:
        """Go through steps and add up what they take."""
        while True:
            begin = time.thread_time()
            try:
                step = next(steps)
            except StopIteration as stop:
                return stop.value
            finally:
                self.seconds += time.thread_time() - begin
            yield step


def _measure(window: Window, app: QApplication, frame: Callable[[], None]) -> Any:
    """Measure all DVHs anew; return seconds of processor, seconds, and frames, ms.

    A frame is a step of the wheel and its painting; ``cpu`` of them is what the thread
    of the window takes.
    """
    from dosiscope.app import measuring

    clock, plain = _Clock(), measuring.measure_dvhs
    measuring.measure_dvhs = lambda *words: clock.around(plain(*words))
    frames: list[float] = []
    own: list[float] = []
    keeper: Any = window.session.measuring
    keeper._dvhs.clear()
    window.review.results.forget_dvhs()
    begin = time.perf_counter()
    keeper._start_dvhs()
    while _waits(window):
        app.processEvents()
        start, used = time.perf_counter(), time.thread_time()
        frame()
        frames.append(1000 * (time.perf_counter() - start))
        own.append(1000 * (time.thread_time() - used))
    seconds = time.perf_counter() - begin
    measuring.measure_dvhs = plain
    frames.sort()
    own.sort()
    return {
        "cpu": clock.seconds,
        "wall": seconds,
        "frame_95": frames[int(0.95 * len(frames))],
        "frame_worst": frames[-1],
        "frame_cpu_95": own[int(0.95 * len(own))],
    }


def main(folder: Path, rounds: int) -> None:
    """Measure in turns."""
    from dosiscope.app import gui

    with TemporaryDirectory() as private:
        os.environ["XDG_CONFIG_HOME"] = private
        app = gui.application()
        window = _open(folder, app)
        way = [1]

        def step() -> None:
            axial = window.review.axial
            axial.step(way[0])
            if axial.at in (axial.planes[0], axial.planes[-1]):
                way[0] = -way[0]
            window.view.repaint()

        def rest() -> None:
            time.sleep(0.004)

        found = []
        for _ in range(rounds):
            alone, beside = (_measure(window, app, do) for do in (rest, step))
            found.append({"alone": alone, "beside": beside})
    print(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
