"""``dosiscope plancheck``: what a reviewer checks of a plan, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.options import (
    add_goals,
    add_identity,
    add_inputs,
    add_json,
    add_limits,
    add_reference,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "check a plan as its reviewer does, as far as files can tell"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser)
    add_json(parser)
    add_limits(parser)
    add_goals(parser, required=False)
    add_reference(parser)
    add_identity(parser)


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.plan_check import tell_plan_check

    return tell_plan_check(arguments)
