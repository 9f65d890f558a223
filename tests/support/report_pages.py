"""The tables of a report as its JSON has them."""

from __future__ import annotations

from typing import Any

EVERYTHING = ("--template", "everything")


def block_of(report: dict[str, Any], key: str) -> dict[str, Any]:
    """Return a table of the pages."""
    blocks = (b for one in report["report"]["sections"] for b in one["blocks"])
    found: dict[str, Any]
    (found,) = (block for block in blocks if block.get("table") == key)
    return found


def rows_of(report: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """Return the rows of a table of the pages, each by the keys of its columns."""
    table = block_of(report, key)
    keys = [column["key"] for column in table["columns"]]
    return [dict(zip(keys, row, strict=True)) for row in table["rows"]]
