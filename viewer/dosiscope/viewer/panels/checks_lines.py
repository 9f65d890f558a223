"""The lines of the Checks panel: titles, rows, and many alike as one that unfolds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from dosiscope.core.text import counted
from dosiscope.viewer.panels.checks_rows import ORDER, SKIPPED, CheckRow, Group

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_ALIKE = 3  # rows of one rule and object that become one line
_GAP = "…"


@dataclass(frozen=True, slots=True)
class Title:
    """The title above a group or an object, and how many rows are below it."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """Many rows of one rule and object."""

    rows: tuple[CheckRow, ...]
    is_open: bool = False

    @property
    def group(self) -> Group:
        """The kind of its rows."""
        return self.rows[0].group

    @property
    def key(self) -> tuple[str, ...]:
        """What it is known by, to keep it open."""
        return (self.group.title, *_key(self.rows[0], by_object=True))

    @property
    def message(self) -> str:
        """The sentence that all its rows share; dots where they differ.

        Of sentences of different shapes little is left: there the headline says it.
        """
        sentences = [row.message for row in self.rows]
        headlines = {row.finding.headline if row.finding else "" for row in self.rows}
        are_of_one_shape = len({len(words.split()) for words in sentences}) == 1
        if are_of_one_shape or len(headlines) > 1 or "" in headlines:
            return common_words(sentences)
        return f"{headlines.pop()}."

    @property
    def detail(self) -> str:
        """Rule, object and how many."""
        first = self.rows[0].finding
        wheres = dict.fromkeys(row.where for row in self.rows)
        where = next(iter(wheres)) if len(wheres) == 1 else first and first.object_kind
        parts = (first.rule if first else "", where or "", self.number)
        return " · ".join(part for part in parts if part)

    @property
    def number(self) -> str:
        """How many, of what: "9 ROIs"."""
        rois = {row.roi for row in self.rows} - {None}
        if len(rois) == len(self.rows):
            return counted(len(rois), "ROI")
        if self.group is SKIPPED:
            return counted(len(self.rows), "file")
        objects = {row.uid for row in self.rows}
        if len(objects) == len(self.rows):
            return counted(len(objects), "object")
        return counted(len(self.rows), "finding")


Entry = Title | Bundle | CheckRow


def lines_of(
    rows: Sequence[CheckRow],
    *,
    by_object: bool = False,
    opened: Collection[tuple[str, ...]] = (),
) -> list[tuple[Entry, int]]:
    """Return what is listed, each with its depth (1 inside an open bundle)."""
    sections: dict[str, list[CheckRow]] = {}
    for row in rows:
        sections.setdefault(row.where if by_object else row.group.title, []).append(row)
    lines: list[tuple[Entry, int]] = []
    for title, members in sorted(sections.items(), key=lambda pair: _worst(pair[1])):
        lines.append((Title(title, len(members)), 0))
        for alike in _alike(members, by_object):
            bundle = Bundle(tuple(alike))
            if not _is_bundle(alike):
                lines += [(row, 0) for row in alike]
            elif bundle.key in opened:
                lines.append((Bundle(bundle.rows, is_open=True), 0))
                lines += [(row, 1) for row in alike]
            else:
                lines.append((bundle, 0))
    return lines


def _worst(rows: Iterable[CheckRow]) -> int:
    return min(ORDER.index(row.group) for row in rows)


def _key(row: CheckRow, by_object: bool) -> tuple[str, ...]:
    found = row.finding
    if found is None:
        return (row.where, *(row.alike or (row.text,)))
    where = found.object_uid if by_object else ""
    return (found.rule, found.object_kind, where, found.action.name)


def _alike(rows: Iterable[CheckRow], by_object: bool) -> list[list[CheckRow]]:
    found: dict[tuple[str, ...], list[CheckRow]] = {}
    for row in rows:
        found.setdefault(_key(row, by_object), []).append(row)
    return list(found.values())


def _is_bundle(rows: Sequence[CheckRow]) -> bool:
    if rows[0].finding is None and not rows[0].alike:
        return False
    same = len({row.message for row in rows}) == 1
    return len(rows) >= (2 if same else _ALIKE)


def common_words(sentences: Sequence[str]) -> str:
    """Return the words that sentences share, with dots where they differ."""
    split = [sentence.split() for sentence in sentences]
    if len({len(words) for words in split}) == 1:
        columns = list(zip(*split, strict=True))
        shared = [
            words[0] if len(set(words)) == 1 else _gap(words) for words in columns
        ]
    else:
        head = _shared(split)
        tail = _shared([words[::-1] for words in split])
        left = min(len(words) for words in split) - len(head)
        shared = [*head, _GAP, *tail[: max(left, 0)][::-1]]
    text: list[str] = []
    for word in shared:
        if not (word == _GAP and text and text[-1] == _GAP):
            text.append(word)
    return " ".join(text)


def _gap(words: Iterable[str]) -> str:
    """Dots, with the mark at the end that all words have."""
    ends = {word[-1] for word in words}
    mark = ends.pop() if len(ends) == 1 else ""
    return _GAP + mark if mark in ",:;" and mark else _GAP


def _shared(split: Sequence[Sequence[str]]) -> list[str]:
    shared = []
    for words in zip_longest(*split):
        if len(set(words)) > 1 or words[0] is None:
            break
        shared.append(words[0])
    return shared
