"""Rows of the case browser, as a person finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from dosiscope.viewer.case_browser import CaseBrowser
    from dosiscope.viewer.case_rows import CaseRow


def labelled(browser: CaseBrowser, label: str) -> list[CaseRow]:
    """The rows of this label."""
    return [row for row in browser.rows() if row.text == label]


def index_of(browser: CaseBrowser, row: CaseRow) -> QModelIndex:
    """Where a row is in the tree."""
    source = browser.tree.source
    return next(i for i in source.indices() if source.row_of(i) is row)
