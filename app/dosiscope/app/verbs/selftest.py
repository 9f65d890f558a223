"""``dosiscope selftest``: whether this installation calculates and reads right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.options import add_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "does this installation calculate and read right?"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Run it and print table and verdict; status 1 where a check failed."""
    from dosiscope.app.cli.opening import print_json, run_watched
    from dosiscope.app.self_testing import whole_selftest
    from dosiscope.app.selftest_report import selftest_text, selftest_values

    result = run_watched(whole_selftest())
    if arguments.json:
        print_json(selftest_values(result))
    else:
        print(selftest_text(result))
    return 0 if result.passed else 1
