"""``dosiscope records``: what was delivered of a plan, fraction by fraction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.options import add_force, add_identity, add_inputs, add_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "what was delivered of a plan, fraction by fraction, against what is planned"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser)
    add_json(parser)
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help="write the tables as CSV"
    )
    add_force(parser)
    add_identity(parser)


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.records import tell_records

    return tell_records(arguments)
