"""The doses that a verb compares: A of ``--dose``, and B of ``--with``.

``--with`` may come several times: A is compared with each of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import asked_of, print_notes, run_watched, scan_paths
from dosiscope.app.opening_pairs import criteria_of, opening_pairs

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from dosiscope.app.opening_pairs import TwoDoses
    from dosiscope.core.gamma.criteria import GammaCriteria


def open_two(arguments: Namespace) -> TwoDoses:
    """Open A and the one B of ``--with``; see `open_pairs`."""
    (pair,) = open_pairs(arguments, (arguments.with_dose,))
    return pair


def open_pairs(arguments: Namespace, others: Sequence[str]) -> tuple[TwoDoses, ...]:
    """Open A and each B; see `opening_pairs`, also for errors."""
    asked, found = asked_of(arguments), scan_paths(arguments)
    opened = run_watched(opening_pairs(asked, found, others))
    print_notes(opened.notes)
    return opened.pairs


def gamma_of(arguments: Namespace) -> GammaCriteria | None:
    """Return what a gamma is asked with, if one is; see `criteria_of`."""
    return criteria_of(arguments.gamma, arguments.threshold)
