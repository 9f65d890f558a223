"""``dosiscope snapshot``: writes the picture of a plane as PNG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.options import (
    add_force,
    add_identity,
    add_inputs,
    add_reference,
    millimetres,
    pair,
    size,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "write the picture of a plane as PNG"
SIGNED = ("--window", "--z", "--at")


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    from dosiscope.core.plane import ORIENTATIONS

    add_inputs(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.png")
    add_force(parser)
    parser.add_argument(
        "--plane",
        choices=tuple(ORIENTATIONS),
        default="axial",
        help="which way the plane lies",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--at",
        type=millimetres,
        metavar="MM",
        help="where it lies: patient z (axial), y (coronal) or x (sagittal) in mm",
    )
    where.add_argument(
        "--z", type=millimetres, metavar="MM", help="axial plane, patient z in mm"
    )
    parser.add_argument(
        "--window",
        type=pair,
        metavar="C,W",
        help="centre, width in HU, or in the unit of the images",
    )
    parser.add_argument(
        "--levels",
        metavar="LIST",
        default="",
        help="isodoses, such as 107,100,95%%,20Gy: a number without a unit has that of "
        "the next one",
    )
    parser.add_argument(
        "--with",
        dest="with_dose",
        metavar="UID",
        default="",
        help="dose B, of the same or of a rival plan, or a sum as of --dose: its "
        "isodoses are dashed",
    )
    parser.add_argument(
        "--wash",
        choices=("dose", "difference", "gamma"),
        default="dose",
        help="what the colours are: of dose A, A - B, or gamma of B against A",
    )
    parser.add_argument(
        "--gamma",
        metavar="CRITERIA",
        default="3%/2mm",
        help="of --wash gamma, such as 3%%/2mm,local (3%%/2mm)",
    )
    parser.add_argument("--rois", metavar="A,B", default=None, help="only these ROIs")
    parser.add_argument(
        "--size", type=size, metavar="WxH", default=(1000, 1000), help="pixels"
    )
    parser.add_argument("--scale", type=int, choices=(1, 2, 3, 4), default=1)
    add_reference(parser)
    add_identity(parser)


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.picture import write_picture

    return write_picture(arguments)
