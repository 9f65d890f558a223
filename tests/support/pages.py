"""An HTML page read again: its words, tags, tables and numbers."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

VOID: Final = {"meta", "img"}


class Page(HTMLParser):
    """Words of a page, its tags with their attributes, its tables as rows.

    Attributes
    ----------
    tables
        By their ids, rows of cells: the text, and what a ``data`` element holds.
    numbers
        Text and value of every ``data`` element.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.tables: dict[str, list[list[tuple[str, str]]]] = {}
        self.numbers: list[tuple[str, str]] = []
        self._table = ""
        self.feed(text)
        self.close()

    @property
    def rows(self) -> list[list[str]]:
        """The texts of the rows of all tables."""
        return [[text for text, _ in row] for t in self.tables.values() for row in t]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that begins."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self._table = dict(attrs)["id"] or ""
            self.tables[self._table] = []
        if tag == "tr":
            self.tables[self._table].append([])
        if tag in ("td", "th"):
            self.tables[self._table][-1].append(("", ""))

    def handle_endtag(self, tag: str) -> None:
        """Take a tag that ends: the last that began."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Take words."""
        if "style" not in self.open:
            self.words.append(data)
        value = ""
        if self.open and self.open[-1] == "data":
            value = self.tags[-1][1]["value"] or ""
            self.numbers.append((data, value))
        if {"td", "th"} & set(self.open):
            row = self.tables[self._table][-1]
            row[-1] = row[-1][0] + data, value or row[-1][1]
