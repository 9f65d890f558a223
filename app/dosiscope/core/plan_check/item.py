"""An item of the plan check, and what was found of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dosiscope.core.language import marked, tr

_WORDS: Final = {
    "FLAG": marked("FLAG"),
    "NOT_EVALUABLE": marked("NOT EVALUABLE"),
    "REPORT": marked("REPORT"),
    "PASS": marked("PASS"),
}


class ItemResult(StrEnum):
    """What came of an item; the most urgent first.

    A FLAG asks a person to look; a REPORT states what only a person can judge.
    """

    FLAG = "FLAG"
    NOT_EVALUABLE = "NOT_EVALUABLE"
    REPORT = "REPORT"
    PASS = "PASS"

    @property
    def word(self) -> str:
        """What a person reads: "NOT EVALUABLE"."""
        return tr(_WORDS[self.value])


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """A row of the table of items (``items.csv``).

    Attributes
    ----------
    id
        Such as ``PC-11``.
    source
        The paragraph that asks for it, such as "MPPG 11.a, table 8".
    tag
        The attributes it reads, such as "(300A,0134) Final Cumulative Meterset Weight".
    """

    id: str
    title: str
    source: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a check says of its item; see `ItemOutcome`.

    A check that has no answer raises `NotEvaluableError` with the reason.
    """

    result: ItemResult
    message: str
    found: str = ""
    expected: str = ""
    rois: tuple[int, ...] = ()
    beams: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemOutcome:
    """What was found of an item.

    Attributes
    ----------
    message
        One sentence.
    found, expected
        In words with units; "" where there is nothing to tell.
    rois, beams
        Numbers of what it is about, for who wants to go there.
    """

    item: PlanItem
    result: ItemResult
    message: str
    found: str = ""
    expected: str = ""
    rois: tuple[int, ...] = ()
    beams: tuple[int, ...] = ()
