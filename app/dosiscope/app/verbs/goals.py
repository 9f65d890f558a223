"""``dosiscope goals``: whether a plan meets the goals of a template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.options import (
    add_force,
    add_goals,
    add_identity,
    add_inputs,
    add_json,
    add_reference,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "whether a plan meets the goals of a template"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser)
    add_goals(parser, required=True)
    add_json(parser)
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help="write the results as CSV"
    )
    add_force(parser)
    add_reference(parser)
    add_identity(parser)


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.goal_table import tell_goals

    return tell_goals(arguments)
