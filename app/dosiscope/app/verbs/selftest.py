"""``dosiscope selftest``: whether this installation calculates right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.options import add_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "does this installation calculate right?"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.selftest import selftest

    return selftest(arguments)
