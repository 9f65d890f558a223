"""Opens folders as the program does: scan, choose, load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import Scan, scan
from support.cases import write_good

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding
    from support.cases import Mutation


def scanned(*paths: Path) -> Scan:
    """What the paths hold."""
    return finish(scan(paths))


def opened(folder: Path, **chosen: str) -> Case:
    """The one case of a folder, or the one with what is chosen (``dose=uid``)."""
    found = scanned(folder)
    return finish(load(found, propose(found.inventory, **chosen)))


def mutated(folder: Path, *mutations: Mutation) -> Case:
    """The good case, changed and opened."""
    return opened(write_good(folder, *mutations))


def rules(findings: Iterable[Finding]) -> set[str]:
    """The rules that findings are about."""
    return {finding.rule for finding in findings}


def the(findings: Iterable[Finding], rule: str) -> Finding:
    """The one finding about a rule."""
    (found,) = (finding for finding in findings if finding.rule == rule)
    return found
