"""``dosiscope echo``: whether an archive is there and lets us in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dosiscope.app.cli.archive_node import add_node, node_of
from dosiscope.app.cli.options import add_json
from dosiscope.core.text import number_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "ask an archive whether it is there and lets us in"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_node(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Ask and return the status of the process."""
    from dosiscope.app.cli.opening import print_json, run_watched
    from dosiscope.io.network.archive import echo_steps

    node = node_of(arguments)
    begun = time.monotonic()
    run_watched(echo_steps(node))
    seconds = time.monotonic() - begun
    if arguments.json:
        print_json({"node": node.name, "answers": True, "seconds": round(seconds, 3)})
    else:
        print(f"{node.name} answers, after {number_text(seconds, 2)} s")
    return 0
