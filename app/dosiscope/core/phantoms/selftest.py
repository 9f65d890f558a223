"""The analytical phantoms, run on this installation: whether it calculates right.

What is read of the sample frames (`frames`) belongs to the same result.

Contours become a solid and a DVH on the same way as a patient's; the truth is a
closed form (`analytic`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.progress import Progress, Steps
from dosiscope.core.text import capitalised, number_text, signed_number, typed_number

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.phantoms.analytic import Truth
    from dosiscope.core.phantoms.frames import FrameCheck
    from dosiscope.core.phantoms.shapes import Shape
    from dosiscope.core.solids.solid import Solid

#: What stands above the cells of a row, in window and text.
HEADS = (
    tr("Phantom"),
    tr("Quantity"),
    tr("Expected"),
    tr("Found"),
    tr("Error %"),
    tr("Allowed %"),
)
_CONTOUR_STEP = 0.2
_DOSE_STEP = 2.0
_SHIFT = (0.37, 0.21, 0.13)
# Largest errors allowed: % of the volume, % of the maximum dose.
_LIMIT_OF_VOLUME, _LIMIT_OF_DOSE, _LIMIT_OF_CURVE = 0.1, 0.01, 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One quantity of one phantom.

    ``error`` is in % of the true volume or of the maximum dose.
    """

    phantom: str
    quantity: str
    expected: float
    found: float
    unit: str
    error: float
    limit: float

    @property
    def passed(self) -> bool:
        """Whether the error is within its limit."""
        return abs(self.error) <= self.limit

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells of its row: phantom, quantity, expected, found, error, limit."""
        return (
            self.phantom,
            f"{self.quantity}, {self.unit}".rstrip(", "),
            number_text(self.expected, 4),
            number_text(self.found, 4),
            signed_number(self.error, 4),
            typed_number(self.limit) + ("" if self.passed else f"  {tr('FAILED')}"),
        )


@dataclass(frozen=True, slots=True)
class SelfTest:
    """All checks of one run: of what is calculated, and of what is read."""

    checks: tuple[Check, ...]
    frames: tuple[FrameCheck, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return (
            bool(self.checks)
            and all(check.passed for check in self.checks)
            and all(frame.passed for frame in self.frames)
        )

    @property
    def largest(self) -> Check:
        """The check that is worst against its limit."""
        return max(self.checks, key=lambda check: abs(check.error) / check.limit)

    @property
    def rows(self) -> tuple[Check | FrameCheck, ...]:
        """What a table shows, what failed and what is worst against its limit first."""
        checks = sorted(self.checks, key=lambda c: -abs(c.error) / c.limit)
        rows: list[Check | FrameCheck] = [*checks, *self.frames]
        return tuple(sorted(rows, key=lambda row: row.passed))

    @property
    def verdict(self) -> str:
        """One line to file: what is calculated, then what is read."""
        return f"{self._of_checks} {self._of_frames}".rstrip()

    @property
    def _of_checks(self) -> str:
        worst = self.largest
        failed = sum(not check.passed for check in self.checks)
        fields = {
            "failed": failed,
            "n": len(self.checks),
            "error": abs(worst.error),
            "quantity": worst.quantity,
            "phantom": worst.phantom,
            "limit": worst.limit,
        }
        if failed:
            return tr(
                "{failed} of {n} checks FAILED; largest error found: {error:.3g} % "
                "({quantity} of the {phantom}, allowed {limit:g} %).",
                **fields,
            )
        return tr(
            "All {n} checks passed; largest error found: {error:.3g} % ({quantity} of "
            "the {phantom}, allowed {limit:g} %).",
            **fields,
        )

    @property
    def _of_frames(self) -> str:
        failed = [frame for frame in self.frames if not frame.passed]
        if not self.frames:
            return ""
        if not failed:
            return tr("All {n} transfer syntaxes are read right.", n=len(self.frames))
        names = ", ".join(one.sample.name for one in failed)
        said = [
            tr(
                "{failed} of {n} transfer syntaxes FAILED: {names}.",
                failed=len(failed),
                n=len(self.frames),
                names=names,
            )
        ]
        lacks = dict.fromkeys(one.lacks for one in failed if one.lacks)
        if lacks:
            said.append(
                tr("This installation lacks {libraries}.", libraries=", ".join(lacks))
            )
        others = (one.reason for one in failed if one.reason and not one.lacks)
        said += [f"{capitalised(reason)}." for reason in dict.fromkeys(others)]
        return " ".join(said)

    def table(self) -> list[str]:
        """Return the lines of a table, the verdict last."""
        tested: list[Check | FrameCheck] = [*self.checks, *self.frames]
        rows = (HEADS, *(one.texts for one in tested))
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = []
        for row in rows:
            texts = (
                text.ljust(width) if n < 2 else text.rjust(width)
                for n, (text, width) in enumerate(zip(row, widths, strict=True))
            )
            lines.append("  ".join(texts).rstrip())
        return [*lines, "", self.verdict]


def run_selftest() -> Steps[SelfTest]:
    """Run all phantoms; returns the checks."""
    from dosiscope.core.dvh.engine import compute_dvh
    from dosiscope.core.phantoms.analytic import truth
    from dosiscope.core.phantoms.shapes import Shape, linear_dose

    checks: list[Check] = []
    cases = [(shape, axis) for axis in "yz" for shape in Shape]
    doses = {axis: linear_dose(axis, _DOSE_STEP, _SHIFT) for axis in "yz"}
    for done, (shape, axis) in enumerate(cases):
        yield Progress(done, len(cases), tr("Self-test"))
        solid = _phantom(shape)
        dvh = compute_dvh(solid, doses[axis], name=str(shape))
        expected = truth(shape, axis, _CONTOUR_STEP / 2)
        checks += _check(
            tr("{shape}, dose along {axis}", shape=tr(str(shape)), axis=axis),
            dvh,
            expected,
        )
    checks.append(_check_dose(doses["z"]))
    yield Progress(len(cases), len(cases), tr("Self-test"))
    return SelfTest(tuple(checks))


def _phantom(shape: Shape) -> Solid:
    """Build the solid of a shape from contours, as of a patient's ROI."""
    from dosiscope.core.phantoms.shapes import shape_outlines
    from dosiscope.core.solids.builder import build_solid
    from dosiscope.core.structures import Contour, Contours, GeometricType, Roi

    outlines = shape_outlines(shape, _CONTOUR_STEP)
    contours = [
        Contour(
            GeometricType.CLOSED_PLANAR,
            np.column_stack([polygon, np.full(len(polygon), z)]),
        )
        for z, polygons in outlines
        for polygon in polygons
    ]
    heights = [z for z, _ in outlines]
    beyond = [heights[0] - _CONTOUR_STEP, heights[-1] + _CONTOUR_STEP]
    return build_solid(
        Roi(1, str(shape), contours=Contours.of(contours)), [*heights, *beyond]
    )


def _check(phantom: str, dvh: Dvh, expected: Truth) -> list[Check]:
    """Compare every metric that is to be tested; its truth is read off in one way."""
    from dosiscope.core.dvh.metric import Where
    from dosiscope.core.dvh.metrics import evaluate, standard
    from dosiscope.core.phantoms.closed_form import closed_form_dvh

    true_dvh = closed_form_dvh(expected)
    checks = []
    # single points first, which no curve has to tell
    for metric in sorted(
        standard(Where.TESTED),
        key=lambda m: (m.is_dose, m.is_dose and not m.kind.is_single_point),
    ):
        true, found = (evaluate(metric, one) for one in (true_dvh, dvh))
        assert true.number is not None
        assert found.number is not None
        error = 100 * (found.number - true.number)
        limit = _LIMIT_OF_DOSE if metric.kind.is_stated else _LIMIT_OF_CURVE
        if metric.is_dose:
            error /= expected.maximum
        elif true.unit == "cc":
            error, limit = 100 * (found.number / true.number - 1), _LIMIT_OF_VOLUME
        elif true.unit == "%":
            error /= 100
        checks.append(
            Check(
                phantom=phantom,
                quantity=metric.symbol,
                expected=true.number,
                found=found.number,
                unit=true.unit,
                error=error,
                limit=limit,
            )
        )
    return checks


def _check_dose(dose: Dose) -> Check:
    """Compare the dose at points between the samples with the linear truth."""
    from dosiscope.core.phantoms.shapes import CENTRE_GY, GRADIENT

    points = np.random.default_rng(1).uniform(-12, 12, (200, 3))
    true = CENTRE_GY + GRADIENT * points[:, 2]
    found = dose.sample(points)
    worst = int(np.abs(found - true).argmax())
    error = 100 * float(found[worst] - true[worst]) / dose.maximum
    return Check(
        phantom=tr("linear dose"),
        quantity=tr("dose at 200 points, worst"),
        expected=float(true[worst]),
        found=float(found[worst]),
        unit="Gy",
        error=error,
        limit=_LIMIT_OF_DOSE,
    )
