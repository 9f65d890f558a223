"""The port at which callers are heard, and why it cannot be had."""

from __future__ import annotations

import errno
import os
import socket
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.outputs import reason_of

if TYPE_CHECKING:
    from dosiscope.core.network.receiving import ReceiverSettings

_QUEUE: Final = 128  # connections that the system holds until they are taken
_PRIVILEGED: Final = 1024


def bound(settings: ReceiverSettings) -> socket.socket:
    """Return a socket of our own at the port, at which nobody is heard yet.

    Raises
    ------
    DosiscopeError
        Another has it, or we may not; the message says which.
    """
    try:
        family, *_, place = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM
        )[0]
    except (OSError, UnicodeError, ValueError, OverflowError):
        raise DosiscopeError(
            tr("{host} is no address of this computer to listen at", host=settings.host)
        ) from None
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere two could listen at the same port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(place)
    except (OSError, OverflowError) as error:
        made.close()
        raise _not_heard(settings, error) from None
    return made


def begin_to_listen(made: socket.socket, settings: ReceiverSettings) -> None:
    """Let callers be heard; raises as `bound` does."""
    try:
        made.listen(_QUEUE)
    except OSError as error:
        raise _not_heard(settings, error) from None


def _not_heard(settings: ReceiverSettings, error: Exception) -> DosiscopeError:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        reason = tr("another program listens there")
    elif number == errno.EACCES:
        reason = tr("ports below {first} are for the system alone", first=_PRIVILEGED)
    elif number == errno.EADDRNOTAVAIL:
        reason = tr("this computer does not have that address")
    else:
        reason = reason_of(error)
    return DosiscopeError(
        tr(
            "cannot listen at port {port} of {host}: {reason}",
            port=settings.port,
            host=settings.host,
            reason=reason,
        )
    )
