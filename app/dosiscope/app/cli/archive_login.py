"""What opens an archive on the command line: never a word of the command itself.

Who may list the processes of a computer reads their command lines.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal, filled
from dosiscope.core.network.node import Login
from dosiscope.core.network.secret import (
    LONGEST_SECRET,
    checked_secret,
    with_secret,
    word_of,
)
from dosiscope.core.text_file import read_text
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dosiscope.core.network.node import Node

VARIABLE: Final = "DOSISCOPE_ARCHIVE_SECRET"
#: What says how an archive is told who asks that is typed.
OF_LOGIN: Final = ("login", "user")


def add_login(parser: ArgumentParser) -> None:
    """Add the words that say how an archive is told who asks."""
    parser.add_argument(
        "--login",
        choices=[one.value for one in Login if one is not Login.NONE],
        help="of --url: tell who asks by a name and a password (basic), or by a token "
        "(bearer)",
    )
    parser.add_argument(
        "--user", metavar="NAME", default="", help="of --login basic: the name"
    )
    parser.add_argument(
        "--secret-file",
        type=Path,
        metavar="FILE",
        help="the password or the token is the text of this file, which you alone may "
        f"read; without it that of the environment variable {VARIABLE}",
    )


def login_of(arguments: Namespace) -> Login:
    """Return how an archive is told who asks that is typed.

    Raises
    ------
    DosiscopeError
        A name is given for nothing.
    """
    login = Login(arguments.login or Login.NONE)
    if arguments.user and login is not Login.BASIC:
        raise DosiscopeError("--user goes with --login basic")
    return login


def opened(node: Node, arguments: Namespace) -> Node:
    """Return an archive with what opens it, where it is told who asks.

    Raises
    ------
    DosiscopeError
        Nothing is given, or what cannot be sent, or what others can read.
    """
    file: Path | None = arguments.secret_file
    # taken out whatever is used: no process that is started inherits it
    given = os.environ.pop(VARIABLE, "")
    if node.login is Login.NONE:
        if file is not None:
            raise DosiscopeError("--secret-file is for an archive with a login")
        return node
    text = given if file is None else _read(file)
    if not text:
        word = word_of(node.login)
        raise DosiscopeError(
            f"{node.name} wants a {word}, and none is given: put it into "
            f"the environment variable {VARIABLE}, or name its file with --secret-file"
        )
    return with_secret(node, checked_secret(node.login, text))


def _read(path: Path) -> str:
    """Return the text of a file without the end of its line."""
    try:
        text = read_text(path, 4 * LONGEST_SECRET + 5, of_user_alone=True)
    except DosiscopeError as error:
        words = {"path": Personal(path_text(path)), "why": str(error)}
        raise DosiscopeError(filled("{path} is not taken: {why}", words)) from None
    return text.removesuffix("\n").removesuffix("\r")
