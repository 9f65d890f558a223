"""What is found of metrics whose truth is known: rows of the page of validation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.phantoms.shapes import circle, make_dose
from support.metric_phantoms import (
    GAUSSIAN,
    GRID,
    LEVEL,
    SHIFTED,
    SPHERE,
    SPHERES,
    around,
    ball,
    gaussian,
    result_of,
    rising,
    whole_ball,
)
from support.stacks import stack

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.solids.solid import Solid

CORD_LIMIT = 30.0  # Gy
CORD_STEPS = (1.0, 2.5, 3.0, 5.0)  # mm


class Row(NamedTuple):
    """A metric of a phantom; ``true`` is None where a bound alone is known."""

    phantom: str
    metric: str
    true: float | None
    found: Interval

    @property
    def cells(self) -> list[str]:
        """Its cells in a table."""
        assert self.found.number is not None
        number, unit = self.found.number, self.found.unit
        is_known = self.true is not None
        return [
            self.phantom,
            self.metric,
            f"{self.true:.5f} {unit}".rstrip() if is_known else "",
            f"{number:.5f} {unit}".rstrip(),
            f"{number - self.true:+.5f}" if self.true is not None else "",
            f"{self.found.low:.3f} to {self.found.high:.3f}",
        ]


def sphere_rows() -> list[Row]:
    """Return the rows of the sphere with caps."""
    result = result_of(whole_ball(), rising(), is_banded=True)
    return [_row("sphere", text, true, result) for text, true in SPHERE.items()]


def contoured_rows() -> list[Row]:
    """Return the rows of the sphere as it is contoured."""
    result = result_of(ball(step=2.5), rising(), is_banded=True)
    some = ("D95%", "D2%", "D0.03cc", "V58.5Gy", "Max", "Min", "Volume")
    return [_row("contours of 2.5 mm", text, SPHERE[text], result) for text in some]


def spheres_rows(step: float = 0.2) -> list[Row]:
    """Return the rows of spherical isodoses."""
    rows, target = [], ball(step=step)
    for radius, apart, rtog, paddick in SPHERES:
        result = result_of(target, around(radius, apart, SHIFTED), is_banded=True)
        name = f"r {radius:g}, d {apart:g}"
        rows += [
            _row(name, f"CI_RTOG@{LEVEL:g}Gy", rtog, result),
            _row(name, f"CI_Paddick@{LEVEL:g}Gy", paddick, result),
        ]
    return rows


def gaussian_rows() -> list[Row]:
    """Return the rows of the Gaussian dose."""
    result = result_of(ball(), gaussian(shift=SHIFTED), is_banded=True)
    return [_row("Gaussian", text, true, result) for text, true in GAUSSIAN.items()]


def cord_rows() -> list[Row]:
    """Return the rows of the cord."""
    rows = []
    for step in CORD_STEPS:
        result = result_of(cord(step), beside(), is_banded=True)
        name = f"cord, contours of {step:g} mm"
        rows += [_row(name, "D0.03cc", None, result), _row(name, "Max", 30.4, result)]
    return rows


def cord(step: float) -> Solid:
    """Return the cord: a cylinder of 6 mm around x = -30, about 60 mm long."""
    count = round(60 / step) + 1
    heights = step * (np.arange(count) - (count - 1) / 2)
    outline = np.add(circle(6.0, 90), (-30.0, 0.0))
    return stack([(float(z), [outline]) for z in heights], step / 2)


def beside() -> Dose:
    """Return the dose that rises towards a target: 40 + 0.4 x Gy."""
    return make_dose(lambda x, y, z: 40 + 0.4 * x, GRID, 60, shift=SHIFTED)


def _row(phantom: str, text: str, true: float | None, result: DvhResult) -> Row:
    return Row(phantom, text, true, result.interval(parse_metric(text)))
