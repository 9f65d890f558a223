"""``dosiscope check``: lists cases, objects, references and findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.options import add_force, add_identity, add_inputs, add_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "list cases, objects, references and findings"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser)
    add_json(parser)
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="write the report as an HTML page"
    )
    parser.add_argument(
        "--hashes",
        action="store_true",
        help="add the SHA-256 of every input file to --json (--html always has them)",
    )
    add_force(parser)
    add_identity(parser)


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.listing import list_cases

    return list_cases(arguments)
