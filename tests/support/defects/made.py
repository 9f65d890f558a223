"""A defect: a change to the good case and the outcomes that the table says follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dosiscope.core.acceptance import NOTHING_ACCEPTED, Accepted
from dosiscope.core.case import of_no_case
from dosiscope.core.link import proposals, propose
from dosiscope.core.progress import finish
from dosiscope.core.rules import acceptable_rules
from dosiscope.demo.dicom.description import CaseDescription
from dosiscope.io.case.load import load
from support.cases import good_built
from support.opened import scanned
from support.synthetic.build import BuiltCase, build_case
from support.synthetic.good import good_case

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Inventory, Selection

Change = Callable[[BuiltCase], None]
Description = Callable[[], CaseDescription]


@dataclass(frozen=True)
class Defect:
    """What is done to the good case, and exactly which outcomes follow.

    ``keys`` are those of the table of rules: the first is what the defect is about,
    the others cannot be had without.  () stands for a change that is no defect.
    ``rule`` names it where there is no outcome.
    """

    keys: tuple[str, ...]
    change: Change | None = None
    describe: Description = good_case
    files: Callable[[Path], None] | None = None
    choose: Callable[[Inventory], Selection] | None = None
    accept: bool = False
    rule: str = ""
    name: str = ""

    def __str__(self) -> str:
        return f"{self.keys[0] if self.keys else self.rule} {self.name}".strip()


def left_out(part: str) -> Callable[[Inventory], Selection]:
    """Return the choice of all that is proposed but one part, such as "plan"."""
    empty: dict[str, Any] = {part: ""}
    return lambda inventory: replace(propose(inventory), **empty)


def found(defect: Defect, folder: Path) -> tuple[list[Case], list[Finding]]:
    """Write the case with its defect, open it, and return all that was found."""
    is_good = defect.describe is good_case
    built = good_built() if is_good else build_case(defect.describe())
    if defect.change is not None:
        defect.change(built)
    built.write(folder)
    if defect.files is not None:
        defect.files(folder)
    scan = scanned(folder)
    inventory = scan.inventory
    chosen = [defect.choose(inventory)] if defect.choose else proposals(inventory)
    accepted = Accepted(acceptable_rules()) if defect.accept else NOTHING_ACCEPTED
    cases = [finish(load(scan, selection, accepted)) for selection in chosen]
    findings = [finding for case in cases for finding in case.findings]
    return cases, [*findings, *of_no_case(inventory.findings, cases)]
