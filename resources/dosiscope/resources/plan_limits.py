"""The limits of the plan check that come with the program."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dosiscope.core.plan_check.limits import parse_limits

if TYPE_CHECKING:
    from dosiscope.core.plan_check.limits import Limits


def bundled_text() -> str:
    """Return the limits as they are written, with their remarks."""
    path = files("dosiscope.resources") / "plan_limits.txt"
    return path.read_text(encoding="utf-8")


@cache
def bundled_limits() -> Limits:
    """Return the limits as values."""
    return parse_limits(bundled_text())
