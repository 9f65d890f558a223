"""``dosiscope dvh``: DVHs, computed and stored, with statistics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.options import (
    add_force,
    add_identity,
    add_inputs,
    add_json,
    add_reference,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "DVHs, computed and stored, with statistics"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser)
    add_json(parser)
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help="write the curves as CSV"
    )
    add_force(parser)
    parser.add_argument(
        "--dvh-at",
        metavar="LIST",
        default="",
        help="more metrics, such as D95%%,V20Gy,D2cc (see docs/guide/command-line.md)",
    )
    parser.add_argument(
        "--rois", metavar="A,B", default="", help="only these ROIs (names or numbers)"
    )
    add_reference(parser)
    _add_choice(parser)
    add_identity(parser)


def _add_choice(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--end-rule",
        choices=("half", "1.5mm", "tapered", "none"),
        default="half",
        help="how far on-slice structures reach beyond their first and last contour",
    )
    parser.add_argument(
        "--smooth",
        action="store_true",
        help="smooth profile with tapered ends, for rounded targets on coarse slices",
    )
    parser.add_argument(
        "--cubic-dose",
        action="store_true",
        help="interpolate the dose by cubic splines for small structures",
    )
    parser.add_argument(
        "--band", action="store_true", help="add the uncertainty of every DVH"
    )


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.dvh_table import tell_dvhs

    return tell_dvhs(arguments)
