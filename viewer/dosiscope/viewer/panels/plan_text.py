"""What is said of a plan: facts, prescriptions, beams, and whom it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.kinds import Role
from dosiscope.core.reference_chain import Presence, Tone
from dosiscope.core.reference_chain import reference_chain as chain_of
from dosiscope.core.text import (
    DASH,
    counted,
    date_text,
    time_text,
    trimmed,
)

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Beam, PatientSetup, Plan

ARROW = "\N{RIGHTWARDS ARROW}"
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


def fractions_text(plan: Plan) -> str:
    """Return the fractions of every group; a dash where none is stated."""
    groups = plan.fraction_groups
    if len(groups) == 1:
        return DASH if groups[0].fractions is None else str(groups[0].fractions)
    if not groups:
        return DASH
    each = ", ".join("?" if g.fractions is None else str(g.fractions) for g in groups)
    return f"{each} in {counted(len(groups), 'fraction group')}"


def position_text(case: Case) -> Row:
    """Return the plan's patient position beside that of the scan; (text, role)."""
    planned = ", ".join(case.plan.patient_positions) if case.plan is not None else ""
    scanned = case.ct.patient_position if case.ct is not None else ""
    if not scanned:
        return (planned or DASH,)
    if not planned:
        return (f"{DASH} (scanned {scanned})",)
    if planned == scanned:
        return (f"{planned} (scanned {scanned})",)
    return (f"{planned}, but scanned {scanned}", "caution")


def displacement_text(setup: PatientSetup) -> str:
    """Return the table top displacements that are stated, in one line; else ""."""
    stated = (
        ("vertical", setup.vertical),
        ("longitudinal", setup.longitudinal),
        ("lateral", setup.lateral),
    )
    parts = [f"{name} {trimmed(v, 2)} mm" for name, v in stated if v is not None]
    return ", ".join(parts)


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


def energy_text(beam: Beam) -> str:
    """Return the energies: one, a few, or how many between which."""
    energies = sorted(beam.energies)
    if not energies:
        return DASH
    if len(energies) <= 3:
        return f"{', '.join(trimmed(e) for e in energies)} {beam.energy_unit}"
    ends = f"{trimmed(energies[0], 1)} to {trimmed(energies[-1], 1)}"
    return f"{len(energies)} energies, {ends} {beam.energy_unit}"


def gantry_text(beam: Beam) -> str:
    """Return the gantry angle, or first and last one of an arc."""
    if beam.gantry is None:
        return DASH
    first, last = (trimmed(angle, 1) for angle in beam.gantry)
    turns = beam.gantry_direction not in ("", "NONE")
    return f"{first} {ARROW} {last}" if first != last or turns else first
