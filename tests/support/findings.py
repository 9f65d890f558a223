"""Findings and reasons of any words, to see how they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.findings import Action, Finding, Result, Verdict
from dosiscope.core.reason import Reason

if TYPE_CHECKING:
    from dosiscope.core.reason import Fields


def finding(
    message: str,
    action: Action = Action.WARN,
    *,
    rule: str = "XX-01",
    result: Result = Result.DEV,
    headline: str = "",
    fields: Fields = (),
    **place: Any,
) -> Finding:
    """A finding that says ``message``, on the picture too where it has no headline."""
    template = message if fields else as_template(message)
    outcome = Verdict(
        key=rule,
        result=result,
        action=action,
        headline=headline or as_template(message),
        message=template,
    )
    return Finding(outcome=outcome, fields=fields, **place)


def reason(words: str) -> Reason:
    """A reason of these words."""
    return Reason(as_template(words))


def as_template(words: str) -> str:
    """Words as a template that asks for nothing."""
    return words.replace("{", "{{").replace("}", "}}")
