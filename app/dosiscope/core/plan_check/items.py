"""The table of items of the plan check, the one source of their titles and order."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.core.plan_check.item import PlanItem

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def items() -> Mapping[str, PlanItem]:
    """Return all items by id, in the order of the table.

    Raises
    ------
    ValueError
        A line of the table has not its four columns.
    """
    text = Path(__file__).with_name("items.csv").read_text(encoding="utf-8")
    found: dict[str, PlanItem] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 4 or cells[0] in found:
            raise ValueError(f"items.csv, line {number}: no item of four columns")
        id_, title, source, tag = cells
        found[id_] = PlanItem(id=id_, title=title, source=source, tag=tag)
    return found
