"""Starts the window: the Qt application, its look, what to open first."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from dosiscope.core.errors import DosiscopeError

if TYPE_CHECKING:
    from argparse import Namespace

    from PySide6.QtWidgets import QApplication


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
    from PySide6.QtWidgets import QApplication

    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(["dosiscope"])
    app.setApplicationName("Dosiscope")
    app.setOrganizationName("Dosiscope")
    return app


def run_window(arguments: Namespace) -> int:
    """Show the window, open what was named and run until it is closed."""
    app = application()
    from dosiscope.app.settings import Settings
    from dosiscope.resources.theme import DARK, LIGHT
    from dosiscope.viewer.style import apply_style

    settings = Settings()
    apply_style(app, LIGHT if settings.flag("light_theme") else DARK)
    from dosiscope.app.window import Window

    window = Window(settings)
    window.show()
    window.session.set_ignore_off_slice(arguments.ignore_off_slice)
    if arguments.paths:
        window.open_paths(arguments.paths)
    elif arguments.demo:
        window.open_demo()
    return app.exec()
