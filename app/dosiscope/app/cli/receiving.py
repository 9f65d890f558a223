"""Receives objects in a process of its own, and prints what happens, line by line."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING, Final

from dosiscope.app import leaving
from dosiscope.app.cli.network_options import tls_of
from dosiscope.core.network.checks import checked_receiver
from dosiscope.core.network.receiving import (
    Limits,
    Listening,
    ReceiverSettings,
    Retention,
)
from dosiscope.io.network.event_words import event_text
from dosiscope.io.network.events import line_of
from dosiscope.io.network.receiver import Receiver

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.core.network.receiving import ReceiverEvent


_MOST_MEMORY: Final = 2 << 30


def receive(arguments: Namespace) -> int:
    """Receive until the process is asked to end; return 0.

    Raises
    ------
    DosiscopeError
        It cannot begin; the message says why.
    """
    settings = checked_receiver(settings_of(arguments))
    ending = threading.Event()

    def tell(event: ReceiverEvent) -> None:
        if isinstance(event, Listening):  # who hears that may ask it to end at once
            leaving.do_not_interrupt()
            leaving.obeyed()
            leaving.when_asked(ending.set)
        try:
            print(line_of(event) if arguments.json else event_text(event), flush=True)
        except (OSError, ValueError):  # nobody listens to us any more
            ending.set()

    receiver = Receiver(settings, tell)
    try:
        receiver.start()
        _bound_memory()
        if arguments.end_with_input:
            threading.Thread(
                target=_await_end_of_input, args=(ending,), daemon=True
            ).start()
        ending.wait()
    finally:
        receiver.stop()
    return 0


def _bound_memory() -> None:
    """Let this process have so much memory and no more, where the system can."""
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        is_bounded = hard != resource.RLIM_INFINITY
        most = min(hard, _MOST_MEMORY) if is_bounded else _MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _await_end_of_input(ending: threading.Event) -> None:
    try:
        while os.read(sys.stdin.fileno(), 1 << 10):
            pass
    except (OSError, ValueError):
        pass
    ending.set()


def settings_of(arguments: Namespace) -> ReceiverSettings:
    """Return the settings that the words of the command line mean, unchecked."""
    return ReceiverSettings(
        inbox=arguments.inbox,
        host=arguments.host,
        port=arguments.port,
        title=arguments.ae_title,
        callers=tuple(arguments.allow),
        addresses=tuple(arguments.allow_address),
        tls=tls_of(arguments),
        limits=Limits(
            associations=arguments.most_calls,
            idle_s=arguments.idle,
            object_bytes=arguments.most_object,
            free_bytes=arguments.least_free,
            inbox_bytes=arguments.most_inbox,
        ),
        retention=Retention(days=arguments.keep_days, total_bytes=arguments.keep_size),
    )
