"""Telling web services who asks: Basic (RFC 7617) or Bearer (RFC 6750)."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import marked, tr
from dosiscope.core.network.checks import check_login
from dosiscope.core.network.node import Login
from dosiscope.core.network.secret import NodeAndSecret, word_of
from dosiscope.core.text import listed
from dosiscope.core.visible import shown
from dosiscope.io.network.archive_errors import LoginRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.network.node import Node

WHO_ASKS: Final = 401
_SCHEMES: Final = {Login.BASIC: "Basic", Login.BEARER: "Bearer"}
_NOT_TAKEN: Final = {
    Login.NONE: marked(
        "asks who we are, and was told neither a name and a password nor a token"
    ),
    Login.BASIC: marked("does not take the name and the password"),
    Login.BEARER: marked(
        "does not take the token, which may be another's or have run out"
    ),
}
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
# at the beginning and after commas, and with blanks behind it unless it is alone: what
# "=" follows is a value of the one before (RFC 9110 11.6.1)
_SCHEME: Final = re.compile(
    r"(?:^|,)\s*([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?=\s*(?:,|$)|\s+[^\s=])"
)
_LONGEST_OFFER: Final = 1000  # letters that are looked at


def authorization(node: Node, place: str) -> str:
    """Return what is sent to an archive of who asks; "" for nothing.

    Parameters
    ----------
    place
        Which archive that is, in sentences.

    Raises
    ------
    LoginRefusedError
        It is to be told who asks, and what opens it was not given.
    DosiscopeError
        That would be sent where anybody on the way can read it.
    """
    if node.login is Login.NONE:
        return ""
    check_login(node)
    if not isinstance(node, NodeAndSecret):
        told = tr(
            "{archive} wants a {secret}, and none is given",
            archive=place,
            secret=word_of(node.login),
        )
        raise LoginRefusedError(told, (node.login,))
    told = node.secret.text()
    if node.login is Login.BASIC:
        told = b64encode(f"{node.user}:{told}".encode()).decode("ascii")
    return f"{_SCHEMES[node.login]} {told}"


def not_taken(
    login: Login, place: str, offers: Iterable[str] | None
) -> LoginRefusedError:
    """Return the error of an archive that does not take who asks.

    Parameters
    ----------
    login
        How it was told.
    offers
        Its heads ``WWW-Authenticate``: how it wants to be told. None: it says nothing.
    """
    wanted = schemes_of(", ".join(offers or ()))
    known = {one.casefold() for one in wanted}
    logins = tuple(
        one
        for one, scheme in _SCHEMES.items()
        if not wanted or scheme.casefold() in known
    )
    told = tr(
        "{archive} {does} (HTTP {status})",
        archive=place,
        does=tr(_NOT_TAKEN[login]),
        status=WHO_ASKS,
    )
    if wanted and login not in logins:
        told = tr(
            "{told}; it wants to be told by {schemes}",
            told=told,
            schemes=shown(listed(wanted), 40),
        )
    return LoginRefusedError(told, logins)


def schemes_of(offers: str) -> list[str]:
    """Return the names of the ways in which an archive wants to be told who asks."""
    bare = _QUOTED.sub("_", offers[:_LONGEST_OFFER])
    return list(dict.fromkeys(_SCHEME.findall(bare)))
