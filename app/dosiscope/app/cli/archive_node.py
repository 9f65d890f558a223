"""Which archive is asked: one that is kept under a name, or one that is typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from dosiscope.app.cli.archive_login import OF_LOGIN, add_login, login_of, opened
from dosiscope.app.cli.network_options import add_tls, tls_of
from dosiscope.app.cli.options import whole
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal, filled
from dosiscope.core.network.ae_title import DEFAULT_TITLE
from dosiscope.core.network.checks import checked_node
from dosiscope.core.network.kept_text import nodes_of
from dosiscope.core.network.node import Node, NodeKind
from dosiscope.core.text import first_few
from dosiscope.core.text_file import read_text
from dosiscope.core.visible import path_text, visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

_MOST_BYTES: Final = 1_000_000
_TYPED: Final = "what was typed"
# what says how an archive is reached that is typed
_OF_HOST: Final = ("port", "called_title", "ae_title")
_OF_TLS: Final = ("tls_authorities", "tls_certificate", "tls_key")


def add_node(parser: ArgumentParser) -> None:
    """Add the words that say which archive is asked."""
    parser.add_argument(
        "--node",
        metavar="NAME",
        default="",
        help="an archive of --nodes, or of the settings of the window",
    )
    parser.add_argument(
        "--nodes",
        type=Path,
        metavar="FILE",
        help="a file of archives, as the user guide shows one",
    )
    parser.add_argument(
        "--host", metavar="ADDRESS", default="", help="where an archive listens"
    )
    parser.add_argument(
        "--port", metavar="N", type=whole, default=0, help="at which port"
    )
    parser.add_argument(
        "--called-title", metavar="T", default="", help="the AE title of the archive"
    )
    parser.add_argument(
        "--ae-title",
        metavar="T",
        default="",
        help=f"by which we call ourselves ({DEFAULT_TITLE}); the archive must know it",
    )
    parser.add_argument(
        "--url", default="", help="the root of the DICOMweb services of an archive"
    )
    add_login(parser)
    add_tls(parser, "an archive may ask for it")


def node_of(arguments: Namespace) -> Node:
    """Return the archive that is meant, with what opens it.

    Raises
    ------
    DosiscopeError
        None is, or more than one; or it cannot be reached as it is.
    """
    return opened(_meant(arguments), arguments)


def _meant(arguments: Namespace) -> Node:
    typed = [
        word
        for word, given in (
            ("--node", arguments.node),
            ("--host", arguments.host),
            ("--url", arguments.url),
        )
        if given
    ]
    if len(typed) != 1:
        raise DosiscopeError(
            "say which archive is meant: --node NAME, or --host with --port and "
            "--called-title, or --url"
        )
    if arguments.node:
        words = (*_OF_HOST, *_OF_TLS, *OF_LOGIN)
        _refuse_unused(arguments, words, "--node: it is kept there")
        return _kept(arguments)
    if arguments.nodes is not None:
        raise DosiscopeError("--nodes names a file of archives, and --node one of it")
    if arguments.url:
        _refuse_unused(arguments, _OF_HOST, "--url: it says where, and has no titles")
        return checked_node(
            Node(
                name=_host_of(arguments.url),
                kind=NodeKind.DICOMWEB,
                url=arguments.url,
                tls=tls_of(arguments),
                login=login_of(arguments),
                user=arguments.user,
            )
        )
    _refuse_unused(arguments, OF_LOGIN, "--host: it goes with --url")
    if not (arguments.port and arguments.called_title):
        raise DosiscopeError("--host goes with --port N and --called-title T")
    return checked_node(
        Node(
            name=visible(arguments.called_title.strip()[:16]) or _TYPED,
            host=arguments.host,
            port=arguments.port,
            title=arguments.called_title,
            own_title=arguments.ae_title or DEFAULT_TITLE,
            tls=tls_of(arguments),
        )
    )


def _refuse_unused(arguments: Namespace, names: Iterable[str], why: str) -> None:
    """Refuse what would not be looked at: who types it counts on it."""
    for name in names:
        if getattr(arguments, name):
            raise DosiscopeError(f"--{name.replace('_', '-')} does not go with {why}")


def _kept(arguments: Namespace) -> Node:
    if arguments.nodes is None:
        # late: nothing else of the command line needs what the window keeps
        from dosiscope.app.network_settings import NetworkSettings
        from dosiscope.app.settings import Settings

        nodes, where = NetworkSettings(Settings()).nodes, "settings"
    else:
        nodes, where = _read(arguments.nodes), "file"
    wanted = arguments.node.strip().casefold()
    found = next((one for one in nodes if one.name.casefold() == wanted), None)
    if found is None:
        known = first_few([one.name for one in nodes], 10) or "none"
        told = visible(arguments.node)
        raise DosiscopeError(
            f"no archive of the {where} is called {told}; there are: {known}"
        )
    return found


def _read(path: Path) -> tuple[Node, ...]:
    try:
        return nodes_of(read_text(path, _MOST_BYTES))
    except DosiscopeError as error:
        words = {"path": Personal(path_text(path)), "why": str(error)}
        raise DosiscopeError(filled("{path} names no archives: {why}", words)) from None


def _host_of(url: str) -> str:
    from urllib.parse import urlsplit

    try:
        return urlsplit(url).hostname or _TYPED
    except ValueError:
        return _TYPED
