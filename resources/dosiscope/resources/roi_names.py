"""The table of ROI names that comes with the program."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dosiscope.core.roi_names import parse_rules

if TYPE_CHECKING:
    from dosiscope.core.roi_names import NameRule


def bundled_text() -> str:
    """Return the table as it is written, with its remarks."""
    return (files("dosiscope.resources") / "roi_names.csv").read_text(encoding="utf-8")


@cache
def bundled_rules() -> tuple[NameRule, ...]:
    """Return the rules of the table, in their order."""
    return parse_rules(bundled_text())
