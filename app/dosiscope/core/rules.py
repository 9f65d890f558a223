"""The table of rules: what is checked, and what follows when it does not hold.

Two files beside this module are the one source of every verdict, of the sentences
and headlines, of the tests' parameters and of the documents: ``rules.csv`` has a
line for each rule, ``verdicts.csv`` one for each of its outcomes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.core.findings import Action, Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One outcome of a rule.

    Attributes
    ----------
    key
        The rule's id, and behind a colon which of its outcomes.
    result, action
        The profile's verdict and what the screen does.
    headline
        A short sentence for the picture; it never holds a value of a file.
        ``{object}`` in it stands for the kind of object.
    message
        The sentence of the finding, a template for `str.format`: its fields are what
        the check gives, besides the parts of the finding itself.
    message_of_several
        The same about several, where the message is about one; else "".
    """

    key: str
    result: Result
    action: Action
    headline: str
    message: str
    message_of_several: str = ""

    @property
    def rule(self) -> str:
        """The id of the rule, with the defect of the off-slice table behind "/"."""
        return self.key.partition(":")[0]

    def sentence(self, several: bool = False) -> str:
        """Return the template: that about several, if asked for and there is one."""
        return (several and self.message_of_several) or self.message

    @property
    def reason(self) -> str:
        """Template of the reason: what stands behind the first colon of the message.

        It is told alone in the place of what is not shown.

        Raises
        ------
        LookupError
            The message has no colon.
        """
        _, colon, reason = self.message.partition(": ")
        if not colon:
            raise LookupError(f"the message of {self.key} gives no reason")
        return reason.removesuffix(".")


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
        return tuple(
            v for v in verdicts().values() if v.rule.partition("/")[0] == self.id
        )


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
            action=Action[action],
            headline=headline,
            message=message,
            message_of_several="".join(several),
        )
        for key, result, action, headline, message, *several in _rows(
            "verdicts.csv", 5, 6
        )
    }


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


def section_text(section: str) -> str:
    """Return a paragraph as it is cited: "§ 7.4.1.1.1"; other sources as they are."""
    return f"§ {section}" if section[:1].isdigit() else section


def _rows(name: str, *columns: int) -> Iterator[tuple[str, ...]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("|"))
        if len(cells) not in columns:
            raise ValueError(f"{name}, line {number}: {len(cells)} columns")
        yield cells
