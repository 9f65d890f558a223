"""Plans in words: fractions, positions, energies and angles, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.text import DASH, counted, trimmed

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.plan import Beam, PatientSetup, Plan

ARROW: Final = "\N{RIGHTWARDS ARROW}"


def fractions_text(plan: Plan) -> str:
    """Return the fractions of every group; a dash where none is stated."""
    groups = plan.fraction_groups
    if len(groups) == 1:
        return DASH if groups[0].fractions is None else str(groups[0].fractions)
    if not groups:
        return DASH
    each = ", ".join("?" if g.fractions is None else str(g.fractions) for g in groups)
    return tr(
        "{fractions} in {groups}",
        fractions=each,
        groups=counted(len(groups), "fraction group"),
    )


def position_text(case: Case) -> tuple[str, ...]:
    """Return the plan's patient position beside that of the scan; (text, role)."""
    planned = ", ".join(case.plan.patient_positions) if case.plan is not None else ""
    scanned = case.ct.patient_position if case.ct is not None else ""
    if not scanned:
        return (planned or DASH,)
    if not planned:
        return (tr("{planned} (scanned {scanned})", planned=DASH, scanned=scanned),)
    if planned == scanned:
        return (tr("{planned} (scanned {scanned})", planned=planned, scanned=scanned),)
    return (
        tr("{planned}, but scanned {scanned}", planned=planned, scanned=scanned),
        "caution",
    )


def displacement_text(setup: PatientSetup) -> str:
    """Return the table top displacements that are stated, in one line; else ""."""
    stated = (
        (tr("vertical"), setup.vertical),
        (tr("longitudinal"), setup.longitudinal),
        (tr("lateral"), setup.lateral),
    )
    parts = [f"{name} {trimmed(v, 2)} mm" for name, v in stated if v is not None]
    return ", ".join(parts)


def energy_text(beam: Beam) -> str:
    """Return the energies: one, a few, or how many between which."""
    energies = sorted(beam.energies)
    if not energies:
        return DASH
    if len(energies) <= 3:
        told = ", ".join(trimmed(e) for e in energies)
        return f"{told} {beam.energy_unit}".rstrip()
    return tr(
        "{number} energies, {low} to {high} {unit}",
        number=len(energies),
        low=trimmed(energies[0], 1),
        high=trimmed(energies[-1], 1),
        unit=beam.energy_unit,
    ).rstrip()


def gantry_text(beam: Beam) -> str:
    """Return the gantry angle, or first and last one of an arc."""
    if beam.gantry is None:
        return DASH
    first, last = (trimmed(angle, 1) for angle in beam.gantry)
    turns = beam.gantry_direction not in ("", "NONE")
    return f"{first} {ARROW} {last}" if first != last or turns else first
