"""What is said of a plan: facts, prescriptions, beams, and whom it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.plan_words import fractions_text, position_text
from dosiscope.core.reference_chain import Presence, Tone
from dosiscope.core.reference_chain import reference_chain as chain_of
from dosiscope.core.text import date_text, time_text

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose

Row = tuple[str, ...]
_LINKS = (
    tr("Dose → plan"),
    tr("Plan → ROIs"),
    tr("ROIs → CT"),
)


def plan_facts(case: Case, dose: Dose | None = None) -> list[Row]:
    """Return label, date, time and what else identifies the plan of a dose."""
    plan = case.plan
    if plan is None:
        if dose is not None and case.is_of_several(dose):
            return [("RT Plan", tr("The dose is of several plans"), "caution")]
        withheld = case.withheld_of(Role.PLAN)
        if withheld is not None:
            return [
                (tr("RT Plan Label"), withheld.label),
                (tr("Withheld"), str(withheld.reason), "bad"),
            ]
        return [("RT Plan", tr("No plan is open"), "secondary")]
    return [
        (tr("RT Plan Label"), plan.label),
        (tr("Date"), date_text(plan.date)),
        (tr("Time"), time_text(plan.time)),
        (tr("Description"), plan.description),
        (tr("Intent"), plan.intent),
        (tr("Fractions"), fractions_text(plan)),
        (tr("Position"), *position_text(case)),
    ]


def structure_set_facts(case: Case) -> list[Row]:
    """Return label, date and time of the structure set."""
    found = case.structure_set
    if found is None:
        return [(tr("Structure set"), tr("No structure set is open"), "secondary")]
    rows: list[Row] = [
        (tr("Label"), found.label),
        (tr("Date"), date_text(found.date)),
        (tr("Time"), time_text(found.time)),
    ]
    if found.approval:
        rows.append((tr("Approval"), found.approval))
    return rows


def reference_chain(case: Case, dose: Dose | None) -> list[Row]:
    """Return how dose, plan, structure set and CT refer to each other.

    Rows are (name, sentence, role); the role is good, caution or bad.
    """
    found = chain_of(case, dose)
    pairs = zip(found.nodes, found.links, _LINKS, strict=False)
    return [
        (
            name,
            link.sentence + (" \N{CHECK MARK}" if link.tone is Tone.GOOD else ""),
            str(link.tone),
        )
        for start, link, name in pairs
        if start.presence is Presence.SHOWN
    ]
