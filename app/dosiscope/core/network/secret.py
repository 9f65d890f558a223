"""Passwords and tokens of archives: held in memory, never written, never shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from typing import Final

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.network.node import Login, Node

LONGEST_SECRET: Final = 16_384  # letters; tokens have some thousands
_TOKEN: Final = re.compile(r"[A-Za-z0-9._~+/-]+=*", re.ASCII)  # RFC 6750 2.1
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")  # RFC 7617 2


class Secret:
    """A password or a token, which says nothing of itself where it is printed."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def text(self) -> str:
        """Return it, for who sends it."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not written")


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeAndSecret(Node):
    """An archive with what opens it; of this program alone, and never kept."""

    secret: Secret = field(repr=False, compare=False)


def with_secret(node: Node, secret: Secret) -> NodeAndSecret:
    """Return an archive with what opens it."""
    values = {one.name: getattr(node, one.name) for one in fields(Node)}
    return NodeAndSecret(**values, secret=secret)


def word_of(login: Login) -> str:
    """Return what opens an archive in a word."""
    return tr("token") if login is Login.BEARER else tr("password")


def checked_secret(login: Login, text: str) -> Secret:
    """Return what was typed as a secret that can be sent.

    Raises
    ------
    DosiscopeError
        It cannot; the message says why, and nothing of it.
    """
    word = word_of(login)
    if not text:
        raise DosiscopeError(tr("the {word} is empty", word=word))
    if len(text) > LONGEST_SECRET:
        raise DosiscopeError(
            tr(
                "the {word} has more than {most} letters",
                word=word,
                most=LONGEST_SECRET,
            )
        )
    if login is Login.BEARER and not _TOKEN.fullmatch(text):
        raise DosiscopeError(
            tr(
                "a token has letters, digits and - . _ ~ + / alone, and = at its end "
                "(RFC 6750): blanks and lines do not belong to it"
            )
        )
    if _CONTROL.search(text):
        raise DosiscopeError(tr("the {word} has lines or tabs in it", word=word))
    return Secret(text)
