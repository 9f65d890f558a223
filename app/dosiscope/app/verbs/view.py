"""``dosiscope view``: opens the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.options import add_inputs
from dosiscope.core.errors import DosiscopeError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dosiscope.app.made_when_opened import Making

WHAT = "open the window (the default verb)"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser, needed="*")
    parser.add_argument("--demo", action="store_true", help="open the demo patient")


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process.

    Raises
    ------
    DosiscopeError
        What is accepted cannot be.
    """
    from dosiscope.app.gui import run_window
    from dosiscope.core.acceptance import unknown_rules
    from dosiscope.core.rules import acceptable_rules

    wrong = unknown_rules(arguments.accept)
    if wrong:
        known = ", ".join(sorted(acceptable_rules()))
        raise DosiscopeError(
            f"--accept: {', '.join(wrong)} cannot be accepted; what can be: {known}"
        )
    return run_window(arguments, _making(arguments))


def _making(arguments: Namespace) -> Making | None:
    """Return how the dose is made that the options ask for, if they may ask for one."""
    words = arguments.dose, arguments.eqd2, arguments.bed, arguments.fractions
    if not any(words):
        return None  # the window waits for none of it
    from functools import partial

    from dosiscope.app.cli.opening import asked_of
    from dosiscope.app.made_dose import make, request_of
    from dosiscope.app.made_when_opened import Making

    return Making(request_of=partial(request_of, asked_of(arguments)), make=make)
