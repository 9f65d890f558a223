"""``dosiscope query``: what an archive has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.archive_node import add_node
from dosiscope.app.cli.network_options import day
from dosiscope.app.cli.options import add_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "ask an archive which studies, series and RT objects it has"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_node(parser)
    parser.add_argument(
        "--patient-id", metavar="ID", default="", help="with * and ? for any letters"
    )
    parser.add_argument(
        "--patient-name",
        metavar="NAME",
        default="",
        help="as Family^Given, with * and ? for any letters",
    )
    for word, what in (("--from", "first"), ("--to", "last")):
        parser.add_argument(
            word,
            dest=f"{what}_date",
            type=day,
            metavar="DATE",
            help=f"the {what} day of studies, 2024-03-05 or 20240305",
        )
    parser.add_argument(
        "--modality",
        metavar="M",
        default="",
        help="one that a study has, such as RTDOSE",
    )
    parser.add_argument(
        "--study", metavar="UID", default="", help="the series of this study instead"
    )
    parser.add_argument(
        "--series", metavar="UID", default="", help="the objects of this series of it"
    )
    parser.add_argument(
        "--doses",
        action="store_true",
        help="all doses of the study: of which plan each is stands in it alone",
    )
    parser.add_argument(
        "--tree",
        action="store_true",
        help="below every study its series, and below those of RT their objects with "
        "label, date and time, as far as the archive tells them",
    )
    add_json(parser)
    parser.add_argument(
        "--no-identity",
        action="store_true",
        help="leave out what tells who the patients are",
    )


def run(arguments: Namespace) -> int:
    """Ask and return the status of the process."""
    from dosiscope.app.cli.archive_query import tell_matches

    return tell_matches(arguments)
