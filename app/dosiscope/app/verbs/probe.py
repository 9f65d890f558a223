"""``dosiscope probe``: HU, dose and ROIs at points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.options import add_identity, add_inputs, add_json, point

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "HU, dose and ROIs at points"
SIGNED = ("--at",)


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser)
    add_json(parser)
    parser.add_argument(
        "--at",
        metavar="X,Y,Z",
        action="append",
        type=point,
        required=True,
        help="point in patient coordinates, mm; may be repeated",
    )
    add_identity(parser)


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.probe import probe

    return probe(arguments)
