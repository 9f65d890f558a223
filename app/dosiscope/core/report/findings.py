"""The section of a report with what was noticed, accepted, and is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.acceptance import accepted_of
from dosiscope.core.finding_words import ACTION_WORDS, about_text, accepted_text
from dosiscope.core.findings import Action, worst_first
from dosiscope.core.identity import filled, with_stop
from dosiscope.core.language import tr, tr_count
from dosiscope.core.made_findings import made_findings
from dosiscope.core.report.cells import words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.not_here import withheld_text
from dosiscope.core.report.template import Rows
from dosiscope.core.rules import rule_of
from dosiscope.core.text import uid_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.findings import Finding
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

_COLUMNS: Final = (
    Column(key="action", heading=tr("Result"), is_name=True),
    Column(key="message", heading=tr("Finding")),
    Column(key="found", heading=tr("Found")),
    Column(key="expected", heading=tr("Expected")),
    Column(key="about", heading=tr("Rule and object")),
)
_TONES: Final = {
    Action.REFUSE: Tone.BAD,
    Action.WITHHOLD: Tone.BAD,
    Action.WARN: Tone.CAUTION,
    Action.NOTE: Tone.PLAIN,
    Action.SHOW: Tone.GOOD,
}


def findings_section(material: Material, part: Part) -> Section:
    """Return findings, the worst first, what was accepted, and what is not shown."""
    found = findings_of(material)
    is_whole = part.rows is Rows.ALL
    told = [one for one in found if is_whole or one.action >= Action.WARN]
    rest = len(found) - len(told)
    note = (
        tr_count(
            "{n} note or passed check not listed.",
            "{n} notes and passed checks are not listed.",
            rest,
        )
        if rest
        else ""
    )
    nothing = tr("Nothing was found that needs attention")
    if material.case.unread:
        nothing = tr("Nothing was found so far; the case is not complete")
    return Section(
        key="findings",
        title=tr("Findings"),
        blocks=(
            *_accepted(material),
            *_not_shown(material, is_whole=is_whole),
            Table(
                key="findings",
                columns=_COLUMNS,
                rows=tuple(map(_row, told)),
                note=note if told else "",
                empty=filled("{nothing}. {note}", {"nothing": nothing, "note": note})
                if note
                else with_stop(nothing),
            ),
        ),
    )


def findings_of(material: Material) -> tuple[Finding, ...]:
    """Return what was noticed of all that the report is of, the worst first."""
    compared = [f for one in material.comparisons.values() for f in one.findings]
    made = made_findings(material.dose)
    every = dict.fromkeys((*material.case.findings, *made, *compared))
    if not material.with_identity:
        every = dict.fromkeys(one.without_identity() for one in every)
    return worst_first(tuple(every))


def _accepted(material: Material) -> Iterator[Paragraph]:
    for one in accepted_of(material.case):
        told = accepted_text(one.outcome.rule_id, one.message)
        yield Paragraph(text=told, tone=Tone.BAD)


def _not_shown(material: Material, *, is_whole: bool) -> Iterator[Paragraph]:
    """Yield what is missing or withheld; of the whole also what is not of the case."""
    case = material.case
    for one in case.missing:
        yield Paragraph(text=one.text, tone=Tone.CAUTION)
    for held in case.withheld:
        yield Paragraph(text=withheld_text(held), tone=Tone.BAD)
    for other in case.outside if is_whole else ():
        yield Paragraph(text=other.sentence, tone=Tone.FAINT)


def _row(finding: Finding) -> tuple[Cell, ...]:
    return (
        words(ACTION_WORDS[finding.action], _TONES[finding.action]),
        words(finding.message),
        words(finding.found),
        words(finding.expected),
        words(_about(finding), Tone.FAINT),
    )


def _about(finding: Finding) -> str:
    """Return rule, object with the tail of its UID, and attribute."""
    rule = rule_of(finding.rule)
    uid = uid_tail(finding.object_uid) if finding.object_uid else ""
    return about_text(
        rule=finding.rule,
        section=rule.section if rule is not None else "",
        result=finding.result.value,
        kind=f"{finding.object_kind} {uid}".strip(),
        roi=finding.roi,
        z=finding.z,
        tag=str(finding.attribute or ""),
    )
