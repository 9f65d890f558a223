"""Why a case has nothing to tell of, and what could be accepted, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.acceptance import acceptable
from dosiscope.core.findings import Action

if TYPE_CHECKING:
    from dosiscope.core.case import Case


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
