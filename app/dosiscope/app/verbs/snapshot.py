"""``dosiscope snapshot``: writes pictures of planes as PNG or SVG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.options import (
    add_force,
    add_identity,
    add_inputs,
    add_palette,
    add_reference,
    add_sidecar,
    distance,
    millimetres,
    pair,
    share,
    size,
    whole,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "write pictures of planes as PNG or SVG"
SIGNED = ("--window", "--z", "--at")


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    from dosiscope.core.plane import ORIENTATIONS

    add_inputs(parser)
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT.png"
    )  # or .svg
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
    _add_series(parser)
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
    parser.add_argument(
        "--beams",
        metavar="LIST",
        default="",
        help="draw beams: a Beam Number, 2@45 at control point 45, or 'all'",
    )
    parser.add_argument(
        "--rt-image",
        metavar="LABEL",
        default="",
        help="an RT Image in place of a plane, by its label, its UID or the end of it",
    )
    _add_second(parser)
    parser.add_argument("--rois", metavar="A,B", default=None, help="only these ROIs")
    parser.add_argument(
        "--size",
        type=size,
        metavar="WxH",
        default=None,
        help="pixels (1000x1000; of a sheet as many as its pictures need)",
    )
    parser.add_argument(
        "--colours",
        choices=("dark", "print"),
        default="dark",
        help="as on the screen, or for paper: the image among words on white",
    )
    add_palette(parser)
    parser.add_argument("--scale", type=whole, choices=(1, 2, 3, 4), default=1)
    add_reference(parser)
    add_identity(parser)
    add_sidecar(parser, "'snapshot F.json' paints it again")


def _add_second(parser: ArgumentParser) -> None:
    """Add which images are laid over those of the case, and how."""
    parser.add_argument(
        "--over",
        metavar="UID",
        default="",
        help="lay another series over the images of the case, by its UID or its end",
    )
    parser.add_argument(
        "--by",
        metavar="UID",
        default="",
        help="of --over: the spatial registration that is applied",
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--share",
        type=share,
        metavar="PERCENT",
        help="of --over: its part of what is blended (50)",
    )
    how.add_argument(
        "--checkerboard",
        type=distance,
        metavar="MM",
        help="of --over: both in alternating squares of this side",
    )


def _add_series(parser: ArgumentParser) -> None:
    """Add where more than a plane is to be seen, or what is in the middle."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--centre",
        metavar="ROI",
        default="",
        help="the plane amid this structure, with it in the middle",
    )
    what.add_argument(
        "--through",
        metavar="ROI",
        default="",
        help="pictures of planes from end to end of this structure, --every MM: "
        "OUT-01-z-12.0.png and so on, or one --sheet",
    )
    what.add_argument(
        "--each-structure",
        action="store_true",
        help="a picture of each structure that is shown, with it in the middle: "
        "OUT-01-roi-7.png and so on, or one --sheet",
    )
    parser.add_argument(
        "--every", type=distance, metavar="MM", help="of --through, mm between planes"
    )
    parser.add_argument(
        "--field",
        type=distance,
        metavar="MM",
        default=0.0,
        help="mm that are seen with a structure in the middle",
    )
    parser.add_argument(
        "--sheet", action="store_true", help="all pictures of a series on one sheet"
    )
    parser.add_argument(
        "--layout",
        choices=("axial", "three", "four"),
        default="axial",
        help="one plane, all three, or these and the DVH",
    )


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.picture import write_picture

    return write_picture(arguments)
