"""From the start of the process to everything on the screen, in the real window.

    python -m speed.window bare | first | FOLDER

SPEED_STARTED holds the time at which the process was started (time.time()).  Prints
milliseconds since then, the longest stall of the window and the peak of memory.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from dosiscope.app.window import Window
    from dosiscope.viewer.slice_view import SliceView

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


def _run(words: list[str], when_there: Callable[[QApplication, Window], None]) -> None:
    """Run the program as its command line does, and call when its window is shown."""
    from dosiscope.app.logs import set_up_logging

    set_up_logging()
    from dosiscope.app import gui

    show = gui.first_window

    def first_window(app: QApplication) -> Window:
        window = show(app)
        # asked as the bare one is: a filter of all events would cost a fifth of it
        app.processEvents()
        when_there(app, window)
        return window

    gui.first_window = first_window
    from dosiscope.app.main import main

    main(["view", *words])


def first() -> dict[str, float]:
    """Show the window with its first page."""
    figures: dict[str, float] = {}

    def note(_app: QApplication, _window: Window) -> None:
        figures.update(window=_since_start(), cpu=1000 * time.process_time())
        raise SystemExit  # before anything else is imported

    with TemporaryDirectory() as private, suppress(SystemExit):
        os.environ["XDG_CONFIG_HOME"] = private
        _run([], note)
    return figures


def ours(folder: Path) -> dict[str, float]:
    """Open a case, wait for all DVHs while scrolling."""
    figures: dict[str, float] = {}

    def note(name: str) -> None:
        figures[name] = _since_start()
        figures[f"{name}_cpu"] = 1000 * time.process_time()

    private = TemporaryDirectory()
    os.environ["XDG_CONFIG_HOME"] = private.name
    windows: list[Window] = []

    def there(_: QApplication, window: Window) -> None:
        note("window")
        from PySide6.QtCore import QTimer

        windows.append(window)
        last[0] = time.perf_counter()
        timer = QTimer(window)
        timer.setInterval(4)
        timer.timeout.connect(tick)
        timer.start()
        QTimer.singleShot(120_000, leave)

    def leave() -> None:
        windows[0].close()

    # before the first image, when there is nothing to be used, and from then on
    stalls: tuple[list[float], list[float]] = ([0.0], [0.0])
    phase = ["starting"]
    frames: dict[str, list[float]] = {"loading": [], "measuring": []}
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        stalls[phase[0] != "starting"].append(1000 * (now - last[0]))
        # not what this function does itself
        step()
        last[0] = time.perf_counter()

    def shown() -> tuple[Any, SliceView] | None:
        """The picture that has something on it: of the first images or of the case."""
        (window,) = windows
        for owner in (window, getattr(window, "first_view", None)):
            review, view = (getattr(owner, name, None) for name in ("review", "view"))
            if view is not None and review is not None and review.case is not None:
                return review, view
        return None

    def step() -> None:
        found = shown()
        if found is None:
            return
        (window,), (review, view) = windows, found
        if phase[0] == "starting":
            view.repaint()
            note("first_slice")
            phase[0] = "loading"
        is_whole = review is window.review and not window.strip.isVisible()
        if is_whole and phase[0] == "loading":
            view.repaint()
            note("complete")
            phase[0] = "measuring"
        begin = time.perf_counter()
        if phase[0] == "loading" and begin < due[0]:
            return  # a hand turns a wheel by some 30 notches a second
        due[0] = begin + 0.033
        # in other checkouts the review itself is its view, results and structures
        axial, results, display = (
            getattr(review, name, review) for name in ("axial", "results", "display")
        )
        axial.step(direction[0])
        at = axial.at if hasattr(axial, "at") else axial.z
        if at in (axial.planes[0], axial.planes[-1]):
            direction[0] = -direction[0]
        view.repaint()
        frames[phase[0]].append(1000 * (time.perf_counter() - begin))
        wanted = {roi.number for roi in display.visible_rois}
        reasons = getattr(results, "reasons", getattr(window.session, "reasons", ()))
        if is_whole and wanted <= set(results.dvhs) | set(reasons):
            figures["dvhs"] = _since_start()
            leave()

    direction, due = [1], [0.0]
    _run([str(folder)], there)
    figures["longest_stall_before"], figures["longest_stall"] = map(max, stalls)
    figures["stalls_over_100"] = sum(stall > 100 for stall in stalls[1])
    for name, times in frames.items():
        if times:
            times.sort()
            figures[f"frame_95_{name}"] = times[int(0.95 * len(times))]
    from speed.timing import peak_mb

    figures["peak_mb"] = peak_mb()
    private.cleanup()
    return figures


if __name__ == "__main__":
    word = sys.argv[1]
    parts = {"bare": bare, "first": first}
    print(json.dumps(parts[word]() if word in parts else ours(Path(word))))
    sys.stdout.flush()
    os._exit(0)
