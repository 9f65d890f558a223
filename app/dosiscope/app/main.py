"""Start of the program: picks the verb and nothing else."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from dosiscope.core.errors import DosiscopeError

if TYPE_CHECKING:
    from argparse import Namespace

INTERRUPTED = 130  # as shells have it: 128 + SIGINT


def main(argv: list[str] | None = None) -> int:
    """Run ``dosiscope``; return 0 (fine), 1 (findings) or 2 (wrong use, unreadable).

    Without ``argv`` the whole process is the program's: it ends with status 128 + n
    where signal n asks it to.

    A fault of the program itself is told in one sentence with a hint on how to
    get the details; no traceback and no value of a file reaches the terminal.
    """
    if sys.argv[1:] == ["--decode-pixels"] and getattr(sys, "frozen", False):
        from dosiscope.io.files.worker_main import serve

        serve()
        return 0
    if argv is None:  # the whole process is ours
        from dosiscope.app.streams import make_streams_readable

        make_streams_readable()
    # Matrices of a few rows, or many small ones: threads for large ones would spin for
    # 70 ms of the start, and for most of the time in which the demo patient is painted.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # late imports: the window must not wait for what only the tools need
    from dosiscope.app import leaving

    words = sys.argv[1:] if argv is None else argv
    try:
        if argv is None:
            leaving.install()
        from dosiscope.app.command_line import parse

        arguments = parse(words)
        if argv is None:
            from dosiscope.app.logs import set_up_logging

            set_up_logging()
        status = _told(arguments)
    except SystemExit as stop:
        if stop.code == 2 and "--json" in words:
            _print_json("the command line was not understood: see stderr")
        raise
    except KeyboardInterrupt:
        status = INTERRUPTED
        with suppress(OSError):
            print("dosiscope: stopped", file=sys.stderr)
            if "--json" in words:
                _print_json("stopped")
    if argv is None and leaving.asked():
        leaving.end()
    return status


def _told(arguments: Namespace) -> int:
    """Run the verb and tell every error in a sentence."""
    from dosiscope.app.command_line import verb_of

    try:
        return verb_of(arguments.verb).run(arguments)
    except DosiscopeError as error:
        identity = not getattr(arguments, "no_identity", False)
        print(f"dosiscope: {error.told(identity=identity)}", file=sys.stderr)
        if getattr(arguments, "json", False):
            from dosiscope.app.cli.opening import print_error

            print_error(error, identity=identity)
        return 2
    except BrokenPipeError:
        return 2
    except OSError as error:
        return _stopped(error.strerror or "input or output failed", arguments)
    except Exception as error:
        from dosiscope.app.leaving import asked
        from dosiscope.app.logs import error_places

        if asked():  # an import that is interrupted fails in its own way
            return INTERRUPTED
        mistake = f"the program made a mistake ({type(error).__name__})"
        places = ("; please report these places in it:", *error_places(error))
        return _stopped(mistake, arguments, "\n  ".join(places))


def _stopped(what: str, arguments: Namespace, more: str = "") -> int:
    """Tell that there is no result, as JSON too where that is wanted; return 2."""
    print(f"dosiscope: {what}{more}", file=sys.stderr)
    if getattr(arguments, "json", False):
        _print_json(what)
    return 2


def _print_json(what: str) -> None:
    from dosiscope.app.cli.opening import print_error

    print_error(DosiscopeError(what))
