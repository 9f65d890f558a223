"""``dosiscope view``: opens the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.options import add_inputs

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "open the window (the default verb)"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser, needed="*")
    parser.add_argument("--demo", action="store_true", help="open the demo patient")


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.gui import run_window

    return run_window(arguments)
