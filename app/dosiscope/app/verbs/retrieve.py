"""``dosiscope retrieve``: gets objects from an archive into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.archive_node import add_node
from dosiscope.app.cli.network_options import words
from dosiscope.app.cli.options import add_identity, add_json, whole
from dosiscope.core.network.receiving import DEFAULT_HOST

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "get objects from an archive, and what they refer to"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        help="a new folder, or one of an earlier retrieval: what came then is not "
        "asked for again",
    )
    add_node(parser)
    parser.add_argument("--study", metavar="UID", required=True, help="of this study")
    parser.add_argument(
        "--series",
        metavar="UID[,UID…]",
        action="extend",
        type=words,
        default=[],
        help="these series of it alone",
    )
    parser.add_argument(
        "--object",
        dest="objects",
        metavar="UID[,UID…]",
        action="extend",
        type=words,
        default=[],
        help="these objects of it alone, by SOP Instance UID",
    )
    parser.add_argument(
        "--references",
        action="store_true",
        help="with each object of --object what it needs: of a dose the plan, of a "
        "plan the structure set, of a structure set its series of images",
    )
    parser.add_argument(
        "--receive-port",
        metavar="N",
        type=whole,
        help="where the archive refuses C-GET: listen here for what it sends (C-MOVE); "
        "it must know our AE title with this port",
    )
    parser.add_argument(
        "--receive-host",
        metavar="ADDRESS",
        default=DEFAULT_HOST,
        help=f"at this address ({DEFAULT_HOST}; 0.0.0.0: any of this computer)",
    )
    add_json(parser)
    add_identity(parser)


def run(arguments: Namespace) -> int:
    """Get them and return the status of the process."""
    from dosiscope.app.cli.archive_retrieval import retrieve

    return retrieve(arguments)
