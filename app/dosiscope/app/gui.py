"""Starts the window: the Qt application, its look, what to open first."""

from __future__ import annotations

import importlib
import logging
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from dosiscope.core.collector import collector_paused
from dosiscope.core.errors import DosiscopeError

if TYPE_CHECKING:
    from argparse import Namespace

    from PySide6.QtWidgets import QApplication

    from dosiscope.app.ahead import Ahead
    from dosiscope.app.window import Window

log = logging.getLogger(__name__)
SWITCH_INTERVAL_S = 0.0005


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
    with collector_paused():
        from PySide6.QtWidgets import QApplication

    _keep_sources_closed()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        from dosiscope.viewer.style import MADE_IN_FUSION

        app = QApplication(["dosiscope", "-style", "fusion"])
        app.setProperty(MADE_IN_FUSION, True)
    app.setApplicationName("Dosiscope")
    app.setOrganizationName("Dosiscope")
    return app


def _keep_sources_closed() -> None:
    """Let PySide6 not read the source of every module that is imported after it.

    It looks there for the use of its ``__feature__`` names, of which there is none
    here: a tenth of the start and 16 MB.  Where a later version does it otherwise,
    nothing is changed.
    """
    with suppress(ImportError):
        feature = importlib.import_module("shibokensupport.feature")
        if hasattr(feature, "_mod_uses_pyside"):
            vars(feature)["_mod_uses_pyside"] = lambda _module: True


def first_window(app: QApplication) -> Window:
    """Show the window with its layout and its first page, and no panels yet."""
    with collector_paused():
        from dosiscope.app.settings import Settings
        from dosiscope.resources.theme import DARK, LIGHT
        from dosiscope.viewer.style import apply_style

        settings = Settings()
        apply_style(app, LIGHT if settings.flag("light_theme") else DARK)
        from dosiscope.app.window import Window

        window = Window(settings, furnish=False)
        window.show()
    return window


def furnish_soon(window: Window) -> Ahead:
    """Import in a thread what reads and what fills the window; do so step by step.

    The process must not end before the returned object has been joined.
    """
    from dosiscope.app.ahead import Ahead

    # no thread may keep the window from painting for longer than a frame
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    ahead = Ahead(window)

    def begin() -> None:
        window.get_ready()
        # importing competes with reading: the first image comes first
        if window.session.is_busy:
            window.session.part_read.connect(ahead.go_on)
            window.session.busy_changed.connect(ahead.go_on)
        else:
            ahead.go_on()

    ahead.can_read.connect(begin)
    ahead.can_show.connect(window.furnish_in_turns)
    window.closed.connect(ahead.stop)
    ahead.start()
    return ahead


def run_window(arguments: Namespace) -> int:
    """Show the window, open what was named and run until it is closed."""
    from dosiscope.app import leaving

    leaving.do_not_interrupt()
    app = application()
    window = first_window(app)
    from dosiscope.app.crash import FaultCatcher

    FaultCatcher(window).install()
    _leave_when_asked(app, window)
    _remove_abandoned_soon()
    if arguments.ignore_off_slice:
        window.when_ready(lambda: window.session.set_ignore_off_slice(True))
    if arguments.shift_to_slices:
        window.when_ready(lambda: window.session.shift_when_opened())
    chosen = arguments.plan, arguments.dose, arguments.structure_set
    if any(chosen):
        window.when_ready(lambda: window.session.want(*(c or "" for c in chosen)))
    if arguments.paths:
        window.open_paths(arguments.paths)
    elif arguments.demo:
        window.open_demo()
    ahead = furnish_soon(window)
    log.info("the window is there")
    try:
        return app.exec()
    finally:
        ahead.join()


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
