"""Doses in words: units, type, summation and grid, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.text import counted, trimmed

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.dose_origin import MadeDose
    from dosiscope.core.geometry import Geometry

TIMES: Final = "\N{MULTIPLICATION SIGN}"
_NOT_STATED: Final = "not stated"
_UNITS: Final = {
    DoseUnits.GY: "GY",
    DoseUnits.RELATIVE: "RELATIVE: not in Gy",
    DoseUnits.NOT_STATED: f"{_NOT_STATED}: not in Gy",
}
_TYPES: Final = {
    DoseType.EFFECTIVE: "EFFECTIVE: RBE-weighted",
    DoseType.ERROR: "ERROR: a difference of doses",
}
_SUMMATIONS: Final = {
    SummationType.PLAN: "PLAN: the whole plan",
    SummationType.MULTI_PLAN: "MULTI_PLAN: several plans",
    SummationType.FRACTION: "FRACTION: one fraction group",
    SummationType.BEAM: "BEAM: single beams, not the plan",
    SummationType.BRACHY: "BRACHY: single setups, not the plan",
    SummationType.CONTROL_POINT: "CONTROL_POINT: part of a beam",
}


def dose_facts(dose: Dose | None) -> list[tuple[str, ...]]:
    """Return what qualifies every number of this dose."""
    if dose is None:
        return [("Dose", "No dose is open")]
    kind = str(dose.type)
    summation = str(dose.summation)
    plain_units = dose.units is DoseUnits.GY
    plain_kind = dose.type is DoseType.PHYSICAL
    plain_sum = dose.summation is SummationType.PLAN
    if dose.made is not None:
        return _made_facts(dose, dose.made)
    rows: list[tuple[str, ...]] = [
        ("Units", _UNITS[dose.units], "" if plain_units else "caution"),
        (
            "Type",
            _TYPES.get(dose.type, kind) or _NOT_STATED,
            "" if plain_kind else "caution",
        ),
        (
            "Summation",
            _SUMMATIONS.get(dose.summation, summation) or _NOT_STATED,
            "" if plain_sum else "caution",
        ),
    ]
    if dose.beam_numbers:
        numbers = ", ".join(str(n) for n in dose.beam_numbers)
        rows.append(("Beam numbers", numbers))
    return rows


def _made_facts(dose: Dose, made: MadeDose) -> list[tuple[str, ...]]:
    """Return that a dose was made, and what its numbers are."""
    rows: list[tuple[str, ...]] = [("Made", made.text, "caution")]
    if dose.quantity:
        rows.append(("Unit", f"{dose.unit_text}: derived from Gy", "caution"))
        return rows
    is_plain = dose.type is DoseType.PHYSICAL
    kind = _TYPES.get(dose.type, str(dose.type)) or _NOT_STATED
    rows.append(("Units", _UNITS[dose.units]))
    rows.append(("Type", kind, "" if is_plain else "caution"))
    return rows


def grid_text(geometry: Geometry) -> str:
    """Return "40 x 30 x 39": columns, rows, planes."""
    planes, rows, columns = geometry.shape
    return f"{columns} {TIMES} {rows} {TIMES} {planes} points"


def spacing_text(geometry: Geometry) -> str:
    """Return the distances of columns, rows and planes; a range if they differ."""
    rows, columns = geometry.spacing
    steps = np.abs(np.diff(geometry.offsets))
    if not len(steps):
        planes = counted(1, "plane")
    elif steps.max() - steps.min() < 0.005:
        planes = trimmed(float(np.median(steps)))
    else:
        planes = f"{trimmed(float(steps.min()))} to {trimmed(float(steps.max()))}"
    return f"{trimmed(columns)} {TIMES} {trimmed(rows)} {TIMES} {planes} mm"
