"""What goes wrong with archives, as errors with a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.errors import DosiscopeError

if TYPE_CHECKING:
    from dosiscope.core.network.node import Login


class ArchiveError(DosiscopeError):
    """An archive does not do what it was asked for; the message says why."""


class AbortedError(ArchiveError):
    """What was said ended before all was said: another try may succeed."""


class NotSupportedError(ArchiveError):
    """The archive does not do such a thing at all."""


class LoginRefusedError(ArchiveError):
    """The archive does not take who asks, or is not told who does (HTTP 401).

    Attributes
    ----------
    logins
        How it would be told, of what is known here; () where there is no such way.
    """

    def __init__(self, message: str, logins: tuple[Login, ...]) -> None:
        super().__init__(message)
        self.logins = logins


class MustCallError(ArchiveError):
    """The archive does not send on our call, and was not asked to call us (C-MOVE)."""


class ConnectionFailedError(ArchiveError):
    """Nothing can be said to an archive."""
