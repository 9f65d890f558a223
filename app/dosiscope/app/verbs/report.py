"""``dosiscope report``: all that is known of a plan and its dose, as one document."""

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
    add_limits,
    add_palette,
    add_reference,
    add_sidecar,
    add_with,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "write a report: PDF, HTML, JSON, or all its tables as CSV"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help="what to write, by its ending: .pdf, .html, .json, .csv (one "
        "file of all tables); without one a new folder with a CSV of each table",
    )
    add_force(parser)
    parser.add_argument(
        "--template",
        metavar="FILE",
        default="",
        help="what is in it, in which order: a file, or 'one page', 'plan review' "
        "(the usual one), 'everything' (see docs/guide/reports.md)",
    )
    add_json(parser)
    parser.add_argument(
        "--rois",
        metavar="A,B",
        default="",
        help="tell the DVHs of these ROIs alone (names or numbers)",
    )
    add_goals(parser, required=False)
    add_limits(parser)
    add_with(parser)
    add_gamma(parser)
    add_palette(parser)
    add_reference(parser)
    add_identity(parser)
    add_sidecar(parser, "'report F.json' makes it again")


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.report_writing import write_report

    return write_report(arguments)
