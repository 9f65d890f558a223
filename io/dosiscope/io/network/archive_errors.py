"""What goes wrong with archives, as errors with a sentence each."""

from __future__ import annotations

from dosiscope.core.errors import DosiscopeError


class ArchiveError(DosiscopeError):
    """An archive does not do what it was asked for; the message says why."""


class AbortedError(ArchiveError):
    """What was said ended before all was said: another try may succeed."""


class NotSupportedError(ArchiveError):
    """The archive does not do such a thing at all."""


class LoginRefusedError(ArchiveError):
    """The archive does not take who asks, or is not told who does (HTTP 401)."""


class MustCallError(ArchiveError):
    """The archive does not send on our call, and was not asked to call us (C-MOVE)."""


class ConnectionFailedError(ArchiveError):
    """Nothing can be said to an archive."""
