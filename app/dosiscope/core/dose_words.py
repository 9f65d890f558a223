"""Doses in words: units, type, summation and grid, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.language import tr
from dosiscope.core.text import counted, trimmed

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.dose_origin import MadeDose
    from dosiscope.core.geometry import Geometry

TIMES: Final = "\N{MULTIPLICATION SIGN}"
_NOT_STATED: Final = tr("not stated")
_UNITS: Final = {
    DoseUnits.GY: "GY",
    DoseUnits.RELATIVE: tr("RELATIVE: not in Gy"),
    DoseUnits.NOT_STATED: tr("not stated: not in Gy"),
}
_TYPES: Final = {
    DoseType.EFFECTIVE: tr("EFFECTIVE: RBE-weighted"),
    DoseType.ERROR: tr("ERROR: a difference of doses"),
}
_SUMMATIONS: Final = {
    SummationType.PLAN: tr("PLAN: the whole plan"),
    SummationType.MULTI_PLAN: tr("MULTI_PLAN: several plans"),
    SummationType.FRACTION: tr("FRACTION: one fraction group"),
    SummationType.BEAM: tr("BEAM: single beams, not the plan"),
    SummationType.BRACHY: tr("BRACHY: single setups, not the plan"),
    SummationType.CONTROL_POINT: tr("CONTROL_POINT: part of a beam"),
}


def dose_facts(dose: Dose | None) -> list[tuple[str, ...]]:
    """Return what qualifies every number of this dose."""
    if dose is None:
        return [(tr("Dose"), tr("No dose is open"))]
    kind = str(dose.type)
    summation = str(dose.summation)
    plain_units = dose.units is DoseUnits.GY
    plain_kind = dose.type is DoseType.PHYSICAL
    plain_sum = dose.summation is SummationType.PLAN
    if dose.made is not None:
        return _made_facts(dose, dose.made)
    rows: list[tuple[str, ...]] = [
        (tr("Units"), _UNITS[dose.units], "" if plain_units else "caution"),
        (
            tr("Type"),
            _TYPES.get(dose.type, kind) or _NOT_STATED,
            "" if plain_kind else "caution",
        ),
        (
            tr("Summation"),
            _SUMMATIONS.get(dose.summation, summation) or _NOT_STATED,
            "" if plain_sum else "caution",
        ),
    ]
    if dose.beam_numbers:
        numbers = ", ".join(str(n) for n in dose.beam_numbers)
        rows.append((tr("Beam numbers"), numbers))
    return rows


def _made_facts(dose: Dose, made: MadeDose) -> list[tuple[str, ...]]:
    """Return that a dose was made, and what its numbers are."""
    rows: list[tuple[str, ...]] = [(tr("Made"), made.text, "caution")]
    if dose.quantity:
        rows.append(
            (
                tr("Unit"),
                tr("{unit}: derived from Gy", unit=dose.unit_text),
                "caution",
            )
        )
        return rows
    is_plain = dose.type is DoseType.PHYSICAL
    kind = _TYPES.get(dose.type, str(dose.type)) or _NOT_STATED
    rows.append((tr("Units"), _UNITS[dose.units]))
    rows.append((tr("Type"), kind, "" if is_plain else "caution"))
    return rows


def grid_text(geometry: Geometry) -> str:
    """Return "40 x 30 x 39": columns, rows, planes."""
    planes, rows, columns = geometry.shape
    return tr("{size} points", size=f"{columns} {TIMES} {rows} {TIMES} {planes}")


def spacing_text(geometry: Geometry) -> str:
    """Return the distances of columns, rows and planes; a range if they differ."""
    rows, columns = geometry.spacing
    steps = np.abs(np.diff(geometry.offsets))
    if not len(steps):
        planes = counted(1, "plane")
    elif steps.max() - steps.min() < 0.005:
        planes = trimmed(float(np.median(steps)))
    else:
        planes = tr(
            "{least} to {most}",
            least=trimmed(float(steps.min())),
            most=trimmed(float(steps.max())),
        )
    return f"{trimmed(columns)} {TIMES} {trimmed(rows)} {TIMES} {planes} mm"
