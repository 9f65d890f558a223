"""``dosiscope beams``: control points and apertures; a point in the beam's eye."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.options import (
    add_force,
    add_identity,
    add_inputs,
    add_json,
    point,
    whole,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "the beams of a plan, control point by control point"
SIGNED = ("--point",)


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser)
    add_json(parser)
    parser.add_argument(
        "--point",
        metavar="X,Y,Z",
        type=point,
        help="where this point of the patient (mm) is seen from every source: x, y on "
        "the isocentre plane",
    )
    parser.add_argument(
        "--beam",
        metavar="N",
        type=whole,
        help="the beam of this number alone, as text with all of its control points",
    )
    parser.add_argument(
        "--spots", action="store_true", help="every spot of ions too, in JSON"
    )
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help="write the control points as CSV"
    )
    add_force(parser)
    add_identity(parser)


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.beam_table import tell_beams

    return tell_beams(arguments)
