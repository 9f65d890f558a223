"""``dosiscope receive``: takes objects that others send, into an inbox."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.cli.network_options import add_tls, size, words
from dosiscope.app.cli.options import number, whole
from dosiscope.core.network.ae_title import DEFAULT_TITLE
from dosiscope.core.network.receiving import DEFAULT_HOST, DEFAULT_PORT, Limits
from dosiscope.core.text import bytes_text, typed_number

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "receive objects from archives and planning systems into an inbox"
_LIMITS = Limits()


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    parser.add_argument(
        "--inbox",
        type=Path,
        required=True,
        metavar="DIR",
        help="the folder that objects go into, a folder of its own",
    )
    parser.add_argument(
        "--port",
        type=whole,
        default=DEFAULT_PORT,
        metavar="N",
        help=f"where is listened ({DEFAULT_PORT}; 0: any that is free)",
    )
    parser.add_argument(
        "--host",
        default=DEFAULT_HOST,
        metavar="ADDRESS",
        help=f"the address at which is listened ({DEFAULT_HOST}: programs of this "
        "computer alone; 0.0.0.0: all others too)",
    )
    parser.add_argument(
        "--ae-title",
        default=DEFAULT_TITLE,
        metavar="T",
        help=f"by which it must be called ({DEFAULT_TITLE})",
    )
    parser.add_argument(
        "--allow",
        action="extend",
        type=words,
        default=[],
        metavar="AET[,AET…]",
        help="let these AE titles call (all may; a title is no proof of who calls; one "
        "with a comma in it cannot be named)",
    )
    parser.add_argument(
        "--allow-address",
        action="extend",
        type=words,
        default=[],
        metavar="ADDRESS[,…]",
        help="let these addresses and networks (192.168.1.0/24) call (all may)",
    )
    add_tls(parser, "with them a caller must show a certificate")
    _add_limits(parser)
    parser.add_argument(
        "--json", action="store_true", help="print what happens as JSON, one a line"
    )
    parser.add_argument(
        "--end-with-input",
        action="store_true",
        help="end when standard input is closed, as when who started it is gone",
    )
    parser.add_argument(
        "--language",
        type=_language,
        metavar="CODE",
        help="say what happens in this language, such as de (en)",
    )


def _language(text: str) -> str:
    from dosiscope.app import languages

    if text not in languages.available():
        known = ", ".join(languages.available())
        raise ArgumentTypeError(f"{text!r} is no language of the program ({known})")
    return text


def _add_limits(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--most-calls",
        type=whole,
        default=_LIMITS.associations,
        metavar="N",
        help=f"calls at a time ({_LIMITS.associations})",
    )
    parser.add_argument(
        "--idle",
        type=number,
        default=_LIMITS.idle_s,
        metavar="S",
        help="end a call in which nothing is said for so long "
        f"({typed_number(_LIMITS.idle_s)} s)",
    )
    for word, value, what in (
        ("--most-object", _LIMITS.object_bytes, "of one object"),
        ("--least-free", _LIMITS.free_bytes, "of the disk that stay free"),
        ("--most-inbox", _LIMITS.inbox_bytes, "of all that is kept"),
    ):
        parser.add_argument(
            word,
            type=size,
            default=value,
            metavar="SIZE",
            help=f"bytes {what}, such as 500MB or 2GB ({bytes_text(value)})",
        )
    parser.add_argument(
        "--keep-days",
        type=whole,
        metavar="N",
        help="delete what is of a patient so many days after the last object of them "
        "came (never)",
    )
    parser.add_argument(
        "--keep-size",
        type=size,
        metavar="SIZE",
        help="delete what is oldest, patient by patient, beyond so many bytes (never)",
    )


def run(arguments: Namespace) -> int:
    """Receive until the process is asked to end, and return its status."""
    if arguments.language is not None:  # before anything is imported that has words
        from dosiscope.app import languages

        languages.use(arguments.language)
    from dosiscope.app.cli.receiving import receive

    return receive(arguments)
