"""Doses as fields: samples of a function, of any sign, with gaps, under any name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.core.phantoms.shapes import make_dose
from support.axial import sampled

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from support.axial import Function


def read_dose(
    function: Function,
    step: float | tuple[float, float, float] = 2.5,
    half_size: float = 20.0,
    *,
    uid: str = "1.2.3.1",
    plan: str = "1.2.8.1",
    fields: dict[str, Any] | None = None,
    **grid: Any,
) -> Dose:
    """Return a dose as it is read: whole numbers, none below 0.

    ``grid`` is what `make_dose` takes besides, ``fields`` those of the dose.
    """
    spacing = step if isinstance(step, tuple) else (step, step, step)
    dose = make_dose(function, spacing, half_size, **grid)
    return replace(
        dose,
        header=replace(dose.header, sop_instance_uid=uid),
        **{"plan_uid": plan, "label": "PLAN", **(fields or {})},
    )


def signed(dose: Dose, function: Function) -> Dose:
    """Return a dose on the same samples with other values, of any sign, or NaN."""
    values = sampled(dose.geometry, function)
    return replace(dose, stored=np.asarray(values, np.float64), scaling=1.0)


def linear(*gradient: float, at_centre: float = 60.0) -> Function:
    """Return a dose that is 60 Gy at the origin and changes by so many Gy a mm."""
    a, b, c = gradient
    return lambda x, y, z: at_centre + a * x + b * y + c * z


def first(**more: Any) -> Dose:
    """Return the whole dose of a plan."""
    return read_dose(linear(0.4, -0.3, 0.5), uid="1.2.3.1", plan="1.2.8.1", **more)


def second(**more: Any) -> Dose:
    """Return the whole dose of another plan."""
    return read_dose(linear(-0.2, 0.7, 0.1), uid="1.2.3.2", plan="1.2.8.2", **more)
