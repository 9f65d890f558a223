"""What is said of a plan: facts, prescriptions, beams, and whom it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.kinds import Role
from dosiscope.core.plan_words import ARROW, fractions_text, position_text
from dosiscope.core.reference_chain import Presence, Tone
from dosiscope.core.reference_chain import reference_chain as chain_of
from dosiscope.core.text import date_text, time_text

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose

Row = tuple[str, ...]
_LINKS = (f"Dose {ARROW} plan", f"Plan {ARROW} ROIs", f"ROIs {ARROW} CT")


def plan_facts(case: Case, dose: Dose | None = None) -> list[Row]:
    """Return label, date, time and what else identifies the plan of a dose."""
    plan = case.plan
    if plan is None:
        if dose is not None and case.is_of_several(dose):
            return [("RT Plan", "The dose is of several plans", "caution")]
        withheld = case.withheld_of(Role.PLAN)
        if withheld is not None:
            return [
                ("RT Plan Label", withheld.label),
                ("Withheld", str(withheld.reason), "bad"),
            ]
        return [("RT Plan", "No plan is open", "secondary")]
    return [
        ("RT Plan Label", plan.label),
        ("Date", date_text(plan.date)),
        ("Time", time_text(plan.time)),
        ("Description", plan.description),
        ("Intent", plan.intent),
        ("Fractions", fractions_text(plan)),
        ("Position", *position_text(case)),
    ]


def structure_set_facts(case: Case) -> list[Row]:
    """Return label, date and time of the structure set."""
    found = case.structure_set
    if found is None:
        return [("Structure set", "No structure set is open", "secondary")]
    rows: list[Row] = [
        ("Label", found.label),
        ("Date", date_text(found.date)),
        ("Time", time_text(found.time)),
    ]
    if found.approval:
        rows.append(("Approval", found.approval))
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
