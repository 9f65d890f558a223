"""The language of DVH metrics: ``D95%``, ``D2cc``, ``V20Gy``, ``V95%(cc)``, ``mean``.

``D`` is the dose that the hottest part of an ROI receives at least, ``V`` the part
that receives at least a dose.  Parts are of the whole ROI: where some of it lies
outside the dose grid, its dose is not known and the value is a bound.
"""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from dosiscope.core.dvh.metric_values import AT_LEAST, AT_MOST, EXACT, number_of
from dosiscope.core.errors import DosiscopeError, NotEvaluableError
from dosiscope.core.text import quantity_number

if TYPE_CHECKING:
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.isodose import Reference


class MetricError(DosiscopeError):
    """A text is no metric; the message says what a metric looks like."""


class MetricKind(StrEnum):
    """What a metric asks for."""

    DOSE_AT_VOLUME = "D"
    VOLUME_AT_DOSE = "V"
    MEAN = "mean"
    MINIMUM = "min"
    MAXIMUM = "max"
    MEDIAN = "median"
    HOMOGENEITY = "HI"
    VOLUME = "volume"


@dataclass(frozen=True, slots=True)
class Metric:
    """A parsed metric.

    Attributes
    ----------
    text
        Its canonical spelling: "D95%", "V20Gy(cc)".
    at
        The volume of a ``D`` or the dose of a ``V``; None for the others.
    at_unit
        "%" or "cc" of a ``D``; "%" or "Gy" of a ``V``; "" for the others.
    unit
        Unit asked for: "Gy", "%" or "cc"; "" is the usual one (``D``: the dose's
        own unit, ``V``: %).
    """

    text: str
    kind: MetricKind
    at: float | None = None
    _: KW_ONLY
    at_unit: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What a metric is for one DVH.

    Attributes
    ----------
    number
        None where it cannot be told.
    unit
        "Gy", "Gy (RBE)", "relative", "%", "cc", or "" for a ratio.
    bound
        "=", or AT_LEAST and AT_MOST ("≥", "≤") where the number is a bound only.
    reason
        Why there is no number, or why it is a bound; else "".
    """

    metric: Metric
    number: float | None
    unit: str
    _: KW_ONLY
    bound: str = EXACT
    reason: str = ""

    @property
    def side(self) -> str:
        """What the number is where it is a bound only: "lower" or "upper"; else ""."""
        return _SIDES.get(self.bound, "")

    @property
    def sign(self) -> str:
        """What stands before the number: the sign of a bound and a blank, else ""."""
        return f"{self.bound} " if self.side else ""

    @property
    def text(self) -> str:
        """Number with bound and unit, or "not evaluable" with the reason."""
        if self.number is None:
            return f"not evaluable: {self.reason}"
        number = quantity_number(self.number, self.unit)
        return f"{self.sign}{number} {self.unit}".rstrip()


_SIDES = {AT_LEAST: "lower", AT_MOST: "upper"}
_EXAMPLES = "D95%, D2cc, V20Gy, V95%, V20Gy(cc), mean, min, max, median, HI, volume"
_NUMBER = r"(\d+(?:\.\d*)?|\.\d+)"
_DOSE = re.compile(rf"D{_NUMBER}(%|cc)?(?:\((Gy|%)\))?", re.IGNORECASE)
_VOLUME = re.compile(rf"V{_NUMBER}(%|Gy)?(?:\((cc|%)\))?", re.IGNORECASE)
_UNITS = {"gy": "Gy", "cc": "cc", "%": "%"}
_WORDS = {
    "mean": MetricKind.MEAN,
    "dmean": MetricKind.MEAN,
    "min": MetricKind.MINIMUM,
    "dmin": MetricKind.MINIMUM,
    "max": MetricKind.MAXIMUM,
    "dmax": MetricKind.MAXIMUM,
    "median": MetricKind.MEDIAN,
    "dmedian": MetricKind.MEDIAN,
    "hi": MetricKind.HOMOGENEITY,
    "volume": MetricKind.VOLUME,
}


def parse_metric(text: str) -> Metric:
    """Read a metric; upper and lower case and blanks do not matter.

    Raises
    ------
    MetricError
        The text is no metric, or asks for more than 100 % of the volume.
    """
    compact = "".join(text.split())
    word = _WORDS.get(compact.lower())
    if word is not None:
        return Metric(str(word), word)
    for pattern, kind, units in (
        (_DOSE, MetricKind.DOSE_AT_VOLUME, ("%", "cc")),
        (_VOLUME, MetricKind.VOLUME_AT_DOSE, ("%", "Gy")),
    ):
        found = pattern.fullmatch(compact)
        if found is None:
            continue
        number, at_unit, unit = found.groups()
        if at_unit is None:
            raise MetricError(
                f'"{text}" has no unit: write {kind}{number}{units[0]} or '
                f"{kind}{number}{units[1]}."
            )
        at, at_unit = float(number), _UNITS[at_unit.lower()]
        unit = _UNITS[unit.lower()] if unit else ""
        if kind is MetricKind.DOSE_AT_VOLUME and at_unit == "%" and at > 100:
            raise MetricError(f'"{text}" asks for more than 100 % of the volume.')
        spelled = f"{kind}{at:.12g}{at_unit}" + (f"({unit})" if unit else "")
        return Metric(spelled, kind, at, at_unit=at_unit, unit=unit)
    raise MetricError(f'"{text}" is no DVH metric; examples: {_EXAMPLES}.')


def evaluate(metric: Metric, dvh: Dvh, reference: Reference | None = None) -> Value:
    """Return the value of a metric for a DVH.

    Never raises: what has no value comes back without a number and with its reason.

    Parameters
    ----------
    reference
        The dose that is 100 %, for metrics in % of dose.
    """
    try:
        number, unit, bound = number_of(metric, dvh, reference)
    except NotEvaluableError as why:
        return Value(metric, None, "", reason=str(why))
    value = Value(metric, number, unit, bound=bound)
    return replace(value, reason=dvh.outside_reason) if value.side else value
