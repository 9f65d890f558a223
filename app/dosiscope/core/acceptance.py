"""What the user takes for right though the files contradict each other.

Identity and frame of reference may be known better by a person than by the files.  What
is accepted holds until the case is closed, and is told wherever it leads to something.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.rules import acceptable_rules
from dosiscope.core.translator import english

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Action, Finding

# What it takes to accept them is an act on the case that was read.
SHIFT_TO_SLICES: Final = "RC-05"
IGNORE_OFF_SLICE: Final = "OS-17"
# Outlines in or across others may mean their union.
UNITE: Final = "RC-17"


@dataclass(frozen=True, slots=True)
class Accepted:
    """Against which findings the user has decided.

    Attributes
    ----------
    rules
        Rules against which it is decided whatever the values (the command line).
    alike
        Rule, value found and value expected, of those that were shown to the user: of
        another value nothing has been decided.  Both in English, so that an act holds
        in every language.
    """

    rules: frozenset[str] = frozenset()
    alike: frozenset[tuple[str, str, str]] = frozenset()

    def covers(self, rule: str, found: str, expected: str) -> bool:
        """Whether it is accepted that this was found instead of what is expected."""
        seen = (rule, english(found), english(expected))
        return rule in self.rules or seen in self.alike

    def also(self, one: Acceptable) -> Accepted:
        """Return it with findings of one kind added."""
        return replace(self, alike=self.alike | {_key(one.findings[0])})

    def only_seen(self, case: Case | None) -> Accepted:
        """Return it without whole rules: what they led to in a case stays accepted.

        So nothing that is added to the case is accepted unseen.
        """
        findings = accepted_of(case) if case is not None else ()
        return Accepted(alike=self.alike | {_key(one) for one in findings})


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.outcome.rule_id, english(finding.found), english(finding.expected)


NOTHING_ACCEPTED: Final = Accepted()


@dataclass(frozen=True, slots=True)
class Acceptable:
    """Findings alike, against which the user decides at once.

    All are of one rule and tell one value found and one expected; contours beside the
    images are moved all or none.
    """

    findings: tuple[Finding, ...]

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.findings[0].outcome.rule_id

    @property
    def action(self) -> Action:
        """What the worst of them does."""
        return max(finding.action for finding in self.findings)

    @property
    def found(self) -> str:
        """The value found."""
        return self.findings[0].found

    @property
    def expected(self) -> str:
        """The value expected."""
        return self.findings[0].expected


def acceptable(case: Case) -> tuple[Acceptable, ...]:
    """Return against what of a case the user may decide, in the order of findings."""
    kinds: dict[tuple[str, ...], list[Finding]] = {}
    shift = any(f.outcome.rule_id == SHIFT_TO_SLICES for f in case.findings)
    can_shift = shift and _can_shift(case)
    for finding in case.findings:
        if not finding.outcome.is_acceptable:
            continue
        rule = finding.outcome.rule_id
        if rule == UNITE and not _can_unite(case, finding):
            continue
        if rule != SHIFT_TO_SLICES:
            kinds.setdefault(_key(finding), []).append(finding)
        elif can_shift:
            kinds.setdefault((rule,), []).append(finding)
    return tuple(Acceptable(tuple(findings)) for findings in kinds.values())


def refusals(case: Case | None) -> list[Acceptable]:
    """Return what is not shown of a case and may be accepted."""
    from dosiscope.core.findings import Action

    if case is None:
        return []
    return [
        one for one in acceptable(case) if one.findings[0].action >= Action.WITHHOLD
    ]


def may_accept(case: Case) -> tuple[Finding, ...]:
    """Return the findings against which the user may decide."""
    return tuple(finding for one in acceptable(case) for finding in one.findings)


def _can_unite(case: Case, finding: Finding) -> bool:
    # late, as below
    from dosiscope.core.contour_checks.uniting import may_be_united

    graphs = (case.graphs.get(number) for number in finding.concerned)
    return any(graph is not None and may_be_united(graph) for graph in graphs)


def _can_shift(case: Case) -> bool:
    # late: what reads the command line must not wait for numpy
    from dosiscope.core.nearest_slice import offered_shift

    return offered_shift(case) is not None


def accepted_of(case: Case) -> tuple[Finding, ...]:
    """Return the findings that follow from what the user accepted."""
    return tuple(finding for finding in case.findings if finding.outcome.is_accepted)


def accepted_rules(case: Case) -> list[str]:
    """Return the rules against which the user decided and that changed the case."""
    return sorted({finding.outcome.rule_id for finding in accepted_of(case)})


def unknown_rules(words: Iterable[str]) -> tuple[str, ...]:
    """Return those of the words that are no rule against which one may decide."""
    return tuple(word for word in words if word not in acceptable_rules())
