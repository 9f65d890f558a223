"""``dosiscope compare``: two doses of one frame of reference, point by point."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.options import (
    add_force,
    add_gamma,
    add_goals,
    add_identity,
    add_inputs,
    add_json,
    add_reference,
    add_with,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "two doses of one patient: differences, gamma, plans, goals"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser)
    add_with(parser, required=True)
    add_gamma(parser)
    parser.add_argument(
        "--rois", metavar="A,B", default="", help="only these ROIs (names or numbers)"
    )
    parser.add_argument(
        "--dvh-at",
        metavar="LIST",
        default="",
        help="more metrics of both DVHs, such as D95%%,V20Gy,D2cc",
    )
    parser.add_argument(
        "--band",
        action="store_true",
        help="add how uncertain the differences of the metrics are",
    )
    add_goals(parser, required=False)
    add_json(parser)
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help="write all tables as CSV"
    )
    add_force(parser)
    add_reference(parser)
    add_identity(parser)


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.comparison import tell_comparison

    return tell_comparison(arguments)
