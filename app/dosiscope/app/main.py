"""Start of the program: picks the verb and nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dosiscope.core.errors import DosiscopeError

if TYPE_CHECKING:
    from argparse import Namespace


def main(argv: list[str] | None = None) -> int:
    """Run ``dosiscope``; return 0 (fine), 1 (findings) or 2 (wrong use, unreadable).

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
    # late imports: the window must not wait for what only the tools need
    from dosiscope.app.cli.arguments import parse

    arguments = parse(sys.argv[1:] if argv is None else argv)
    if argv is None:
        from dosiscope.app.logs import set_up_logging

        set_up_logging()
    try:
        return _run(arguments)
    except DosiscopeError as error:
        identity = not getattr(arguments, "no_identity", False)
        print(f"dosiscope: {error.told(identity=identity)}", file=sys.stderr)
        if getattr(arguments, "json", False):
            from dosiscope.app.cli.opening import print_error

            print_error(error, identity=identity)
        return 2
    except KeyboardInterrupt:
        print("dosiscope: stopped", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 2
    except OSError as error:
        print(
            f"dosiscope: {error.strerror or 'input or output failed'}", file=sys.stderr
        )
        return 2
    except Exception as error:
        from dosiscope.app.logs import error_places

        print(
            f"dosiscope: the program made a mistake ({type(error).__name__}); "
            "please report these places in it:",
            *error_places(error),
            sep="\n  ",
            file=sys.stderr,
        )
        return 2


def _run(arguments: Namespace) -> int:
    match arguments.verb:
        case "view":
            from dosiscope.app.gui import run_window

            return run_window(arguments)
        case "check":
            from dosiscope.app.cli.check import check

            return check(arguments)
        case "dvh":
            from dosiscope.app.cli.dvh import dvh

            return dvh(arguments)
        case "probe":
            from dosiscope.app.cli.probe import probe

            return probe(arguments)
        case "selftest":
            from dosiscope.app.cli.selftest import selftest

            return selftest(arguments)
        case "snapshot":
            from dosiscope.app.cli.snapshot import snapshot

            return snapshot(arguments)
        case _:
            from dosiscope.app.cli.demo import demo

            return demo(arguments)
