"""Why there is no case or nothing to tell of it, and what could be accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.core.acceptance import acceptable
from dosiscope.core.choice_left import NOTHING_FOUND
from dosiscope.core.findings import Action
from dosiscope.core.identity import Personal, joined
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.text import capitalised, counted

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Inventory


def why_nothing(case: Case) -> list[str]:
    """Return in sentences what is missing or withheld, and what can be accepted."""
    reasons = ((one.header.kind, str(one.reason)) for one in case.withheld)
    withheld = (f"{kind}: {reason.removesuffix('.')}." for kind, reason in reasons)
    missing = (one.text for one in case.missing)
    return [*missing, *withheld, *acceptance_words(case)]


def acceptance_words(case: Case) -> list[str]:
    """Return in sentences by which words what is warned of can be accepted."""
    found = (one for one in acceptable(case) if one.action >= Action.WARN)
    rules = sorted({one.rule for one in found})
    return [f"{rule} can be accepted: --accept {rule}." for rule in rules]


def nothing_found(inventory: Inventory) -> str:
    """Return that nothing here can be shown, and why of the first files."""
    skipped, most = inventory.skipped, 3
    reasons = [
        joined(": ", [Personal(Path(one.file).name), one.reason])
        for one in skipped[:most]
    ]
    if len(skipped) > most:
        reasons.append(
            tr("and {files} more", files=counted(len(skipped) - most, "file"))
        )
    sentence = capitalised(NOTHING_FOUND)
    if not reasons:
        return tr("{sentence}: there are no files.", sentence=sentence)
    return tr(
        "{sentence}; {files} skipped ({reasons}).",
        sentence=sentence,
        files=counted(len(skipped), "file"),
        reasons=joined("; ", reasons),
    )


def no_plan(case: Case, what: str) -> str:
    """Return why a case has no plan for ``what``, such as "to check"."""
    if case.doses and case.doses[0].is_of_several_plans:
        return f"the dose is of several plans: choose the one {what} by its dose"
    withheld = case.withheld_of(Role.PLAN)
    told = withheld.sentence if withheld is not None else ""
    return f"there is no plan {what}. {told}".rstrip()
