"""The table of rules: what is checked, and what follows when it does not hold.

Two files beside this module are the one source of every verdict, of the sentences
and headlines, of the tests' parameters and of the documents: ``rules.csv`` has a
line for each rule, ``verdicts.csv`` one for each of its outcomes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dosiscope.core.findings import Action, Result, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# behind the action of an outcome
_ACCEPTABLE: Final = "unless accepted"
_ACCEPTED: Final = "when accepted"
_MARKED: Final = re.compile(r"\[(.*)\]")  # the reason within a sentence of the table


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the profile, of the standard or of this program.

    Attributes
    ----------
    id
        Such as ``DO-05``.
    section
        Paragraph of BRTO-II, else of PS3.3, or "this program".
    object_kind
        What it is about.
    sentence
        What is to hold, in own words.
    """

    id: str
    section: str
    object_kind: str
    sentence: str

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Its outcomes; none where it is kept by display alone."""
        return tuple(v for v in verdicts().values() if v.rule_id == self.id)


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by id, in the order of the table."""
    return {
        id_: Rule(id=id_, section=section, object_kind=kind, sentence=sentence)
        for id_, section, kind, sentence in _rows("rules.csv", 4)
    }


@cache
def verdicts() -> Mapping[str, Verdict]:
    """Return all outcomes by key, in the order of the table."""
    return {
        key: Verdict(
            key=key,
            result=Result(result),
            action=Action[action.partition(" ")[0]],
            headline=headline,
            message=_without_marks(message),
            message_of_several=_without_marks("".join(several)),
            reason=_marked(message),
            is_acceptable=_behind(action) == _ACCEPTABLE,
            is_accepted=_behind(action) == _ACCEPTED,
        )
        for key, result, action, headline, message, *several in _rows(
            "verdicts.csv", 5, 6
        )
    }


@cache
def acceptable_rules() -> frozenset[str]:
    """Return the ids of the rules against which the user may decide."""
    return frozenset(v.rule_id for v in verdicts().values() if v.is_accepted)


def verdict(key: str) -> Verdict:
    """Return the outcome of this key.

    Raises
    ------
    LookupError
        The table does not have it.
    """
    found = verdicts().get(key)
    if found is None:
        raise LookupError(f"the table of rules has no verdict {key}")
    return found


def rule_of(finding_rule: str) -> Rule | None:
    """Return the rule a finding names; None where the table does not have it."""
    return rules().get(finding_rule.partition("/")[0])


def _behind(action: str) -> str:
    """Return what stands behind an action.

    Raises
    ------
    ValueError
        It is nothing that is known there.
    """
    words = action.partition(" ")[2]
    if words not in ("", _ACCEPTABLE, _ACCEPTED):
        raise ValueError(f"verdicts.csv: {action!r} is no action")
    return words


def _marked(sentence: str) -> str:
    """Return what stands in brackets of a sentence; "" where nothing does."""
    found = _MARKED.search(sentence)
    return found[1] if found is not None else ""


def _without_marks(sentence: str) -> str:
    return _MARKED.sub(r"\1", sentence)


def _rows(name: str, *columns: int) -> Iterator[tuple[str, ...]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("|"))
        if len(cells) not in columns:
            raise ValueError(f"{name}, line {number}: {len(cells)} columns")
        if cells[0] in seen:  # one of the two would be gone without a word
            raise ValueError(f"{name}, line {number}: {cells[0]} is there twice")
        seen.add(cells[0])
        yield cells
