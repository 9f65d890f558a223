"""Starts the window: the Qt application, its look, what to open first."""

from __future__ import annotations

import gc
import linecache
import logging
import os
import sys
from typing import TYPE_CHECKING

from dosiscope.core.errors import DosiscopeError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from dosiscope.app.made_when_opened import Making
    from dosiscope.app.settings import Settings
    from dosiscope.app.window import Window

log = logging.getLogger(__name__)
SWITCH_INTERVAL_S = 0.0005
A_FRAME_MS = 20
PATIENCE_MS = 1000  # a first image that takes longer than this is not waited for


def application(*, headless: bool = False) -> QApplication:
    """Return the one Qt application; ``headless`` never asks for a display.

    Raises
    ------
    DosiscopeError
        There is no display to open a window on.
    """
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif sys.platform == "linux" and not any(
        os.environ.get(name)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise DosiscopeError(
            "There is no display to open a window on. "
            "The verbs check, dvh, probe, snapshot and demo work without one."
        )
    # a setting of other programs on this computer must not bring in another Qt
    os.environ["PYQTGRAPH_QT_LIB"] = "PySide6"
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        from dosiscope.viewer.style import MADE_IN_FUSION

        app = QApplication(["dosiscope", "-style", "fusion"])
        app.setProperty(MADE_IN_FUSION, True)
    app.setApplicationName("Dosiscope")
    app.setOrganizationName("Dosiscope")
    # by this a desktop knows which entry and icon the window belongs to
    app.setDesktopFileName("org.dosiscope.Dosiscope")
    return app


def speak(settings: Settings) -> None:
    """Choose the language, before anything is imported that has words."""
    from dosiscope.app import languages

    languages.use(languages.chosen(settings))


def first_window(app: QApplication) -> Window:
    """Show the window with its layout and its first page; nothing else is there."""
    from dosiscope.app.choices import LIGHT_THEME, TEXT_SCALE
    from dosiscope.app.settings import Settings
    from dosiscope.resources.theme import DARK, LIGHT
    from dosiscope.viewer.style import apply_style

    settings = Settings()
    speak(settings)
    theme = LIGHT if settings.get(LIGHT_THEME) else DARK
    apply_style(app, theme, settings.get(TEXT_SCALE))
    from dosiscope.app.window import Window

    window = Window(settings, furnish=False)
    window.show()
    # no thread may keep the window from painting for longer than a frame
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    return window


def furnish_soon(window: Window) -> None:
    """Make the panels when the first image is on the screen, or none is to come.

    They take a quarter of a second, for which the first image does not wait.
    """
    from PySide6.QtCore import QTimer

    timer = QTimer(window, singleShot=True, interval=PATIENCE_MS)
    timer.timeout.connect(window.furnish_in_turns)
    window.furnished.connect(_settle)

    def hurry() -> None:
        if timer.isActive() and timer.interval() > A_FRAME_MS:
            timer.start(A_FRAME_MS)  # painted before that

    def look(busy: bool) -> None:
        if not busy:
            hurry()

    timer.start()
    window.session.part_read.connect(lambda *_: hurry())
    window.session.busy_changed.connect(look)
    look(window.session.is_busy)


def _settle() -> None:
    """End the start: what it has made stays until the end."""
    # PySide6 reads the source of every module that is imported after it: 16 MB
    linecache.clearcache()
    gc.freeze()
    gc.enable()


def run_window(arguments: Namespace, making: Making | None = None) -> int:
    """Show the window, open what was named and run until it is closed.

    ``making`` makes the dose that is shown, where one is asked for.
    """
    from dosiscope.app import leaving

    # All that is made until the panels are there stays: modules, classes, widgets. To
    # look through it again and again is a tenth of the start.
    gc.disable()
    leaving.do_not_interrupt()
    app = application()
    window = first_window(app)
    window.faults.install()
    _leave_when_asked(app, window)
    _remove_abandoned_soon()
    if arguments.paths or arguments.demo:
        window.show_starting()
    when_painted(window, lambda: begin(window, arguments, making))
    log.info("the window is there")
    return app.exec()


def begin(window: Window, arguments: Namespace, making: Making | None = None) -> None:
    """Import what reads, open what was named, and make the panels."""
    window.get_ready()
    session = window.session
    session.accept_when_opened(arguments.accept)
    session.want(arguments.plan, arguments.dose, arguments.structure_set, arguments.ct)
    session.make_when_opened(making)
    if arguments.paths:
        window.opening.open_paths(arguments.paths)
    elif arguments.demo:
        window.opening.open_demo()
    furnish_soon(window)


def when_painted(window: Window, do: Callable[[], None]) -> None:
    """Call once, after the window has been painted or cannot be seen."""
    from PySide6.QtCore import QTimer

    timer = QTimer(window, singleShot=True, interval=PATIENCE_MS)
    timer.timeout.connect(do)
    timer.start()

    def hurry() -> None:
        if timer.isActive():  # not when it was hidden for long
            timer.start(0)

    window.painted.connect(hurry)
    if window.is_painted:  # some systems paint it amid `show`
        hurry()


def _leave_when_asked(app: QApplication, window: Window) -> None:
    """Close the window, and every dialog over it, where a signal asks for it."""
    from dosiscope.app import leaving
    from dosiscope.app.mailbox import Mailbox

    def leave(_: object) -> None:
        window.close()
        app.exit()

    box = Mailbox(leave, window)
    leaving.when_asked(lambda: box.post(None))


def _remove_abandoned_soon() -> None:
    """Remove what killed runs left, beside everything else."""
    from threading import Thread

    from dosiscope.app.temporary import remove_abandoned

    Thread(target=remove_abandoned, name="dosiscope-tidy", daemon=True).start()
