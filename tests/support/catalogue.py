"""Rows of the catalogue of what real files do wrong: a folder of files, what follows.

A row is built from the good case.  What is told of a folder is a list of lines:
``RULE ACTION message`` of findings, ``SKIPPED reason`` of files, ``CHOICE question``,
``WITHHELD reason``; a row names patterns of which each must fit a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dosiscope.core.errors import ChoiceError
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.io.case.load import load
from support.cases import write_good
from support.opened import scanned

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.case import Case
    from support.cases import Mutation

Change: TypeAlias = "Callable[[Path], object]"
Check: TypeAlias = "Callable[[Case], object]"


class Row(NamedTuple):
    """One way to be wrong; ``check`` looks at what is shown all the same."""

    id: str
    change: Change
    expected: tuple[str, ...]
    check: Check = lambda case: True


class Told(NamedTuple):
    """What a folder leads to."""

    lines: list[str]
    case: Case | None


def objects(*mutations: Mutation) -> Change:
    """Write the good case, changed before it is written."""
    return lambda folder: write_good(folder, *mutations)


def files(change: Change, *mutations: Mutation) -> Change:
    """Write the good case, then change its files."""

    def write(folder: Path) -> None:
        write_good(folder, *mutations)
        change(folder)

    return write


def told(folder: Path) -> Told:
    """Open a folder."""
    found = scanned(folder)
    lines = [f"SKIPPED {one.reason}" for one in found.inventory.skipped]
    try:
        case = finish(load(found, propose(found.inventory)))
    except ChoiceError as error:
        return Told([*lines, f"CHOICE {error}"], None)
    findings = (*case.findings, *found.inventory.findings)
    lines += [f"{one.rule} {one.action.name} {one.message}" for one in findings]
    lines += [f"WITHHELD {one.reason}" for one in case.withheld]
    return Told(lines, case)


def verify(row: Row, folder: Path) -> None:
    """Prove that a row leads to what it expects; CLEAN is nothing to warn of."""
    row.change(folder)
    lines, case = told(folder)
    for pattern in row.expected:
        if pattern == "CLEAN":
            bad = [n for n in lines if re.search(r" (WARN|WITHHOLD|REFUSE) ", n)]
            assert not bad
            assert not [line for line in lines if line.startswith("SKIPPED")]
        else:
            assert any(re.match(pattern, line) for line in lines), lines
    if case is not None:
        assert row.check(case)
