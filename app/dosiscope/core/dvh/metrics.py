"""The table of metrics, and their language: ``D95%``, ``D2cc``, ``V20Gy``, ``mean``.

Whoever shows, writes or tests metrics takes them from METRICS: a new one is a row
here, with the function that reads it.  ``D`` is the dose that the hottest part of an
ROI receives at least, ``V`` the part that receives at least a dose.  Parts are of the
whole ROI: where some of it lies outside the dose grid, its dose is not known and the
value is a bound.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dosiscope.core.dvh import indices
from dosiscope.core.dvh import metric_values as values
from dosiscope.core.dvh.metric import (
    DOSE,
    EVERYWHERE,
    Metric,
    MetricKind,
    Subject,
    Value,
    Where,
)
from dosiscope.core.errors import DosiscopeError, NotEvaluableError
from dosiscope.core.language import marked, tr
from dosiscope.core.text import in_row, listed

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.targets import Target
    from dosiscope.core.isodose import Reference
    from dosiscope.core.solids.solid import Solid


class MetricError(DosiscopeError):
    """A text is no metric; the message says what a metric looks like."""


_LEVELS = ("%", "Gy", "cGy")
_DOSES = ("Gy", "cGy", "%")
_FINE = Where.LISTED | Where.FILED | Where.TESTED
METRICS: tuple[MetricKind, ...] = (
    MetricKind(
        name=marked("Volume"),
        listed="volume",
        symbol=marked("volume"),
        key="volume",
        units=("cc",),
        heading="",  # its unit says what it is
        unit="cc",
        tip=marked("Volume of the whole ROI"),
        read=values.whole_volume,
        standard={"": EVERYWHERE ^ Where.LISTED},  # JSON has it beside the metrics
    ),
    MetricKind(
        name=marked("Min"),
        listed="min",
        units=_DOSES,
        symbol="Dmin",
        key="minimum",
        unit=DOSE,
        tip=marked("Least dose"),
        read=values.least,
        ends=values.ends_of_least,
        unseen=values.unseen_least,
        stated=values.stated_least,
        standard={"": EVERYWHERE ^ Where.SUMMED},
        is_single_point=True,
        is_stated=True,
    ),
    MetricKind(
        name=marked("Mean"),
        listed="mean",
        units=_DOSES,
        key="mean",
        symbol="Dmean",
        unit=DOSE,
        tip=marked("Mean dose"),
        read=values.mean,
        ends=values.ends_of_mean,
        standard={"": EVERYWHERE},
        is_stated=True,
    ),
    MetricKind(
        name=marked("Max"),
        listed="max",
        units=_DOSES,
        symbol="Dmax",
        key="maximum",
        unit=DOSE,
        tip=marked("Largest dose"),
        read=values.largest,
        ends=values.ends_of_largest,
        unseen=values.unseen_largest,
        stated=values.stated_largest,
        standard={"": EVERYWHERE ^ Where.SUMMED},
        is_single_point=True,
        is_stated=True,
    ),
    MetricKind(
        name=marked("Median"),
        listed="median",
        units=_DOSES,
        key="median",
        symbol="Dmedian",
        unit=DOSE,
        tip=marked("Dose that half of the volume receives"),
        read=values.median,
        ends=values.ends_of_median,
        is_read_off=True,
    ),
    MetricKind(
        name="D",
        unit=DOSE,
        at_units=("%", "cc"),
        units=_DOSES,
        tip=marked("Dose that at least {at} of the volume receives"),
        read=values.dose_at_volume,
        ends=values.ends_of_dose,
        standard={
            "99%": _FINE,
            "98%": EVERYWHERE ^ Where.TESTED ^ Where.SUMMED,
            "95%": EVERYWHERE,
            "50%": EVERYWHERE ^ Where.SUMMED,
            "5%": _FINE,
            "2%": EVERYWHERE ^ Where.TESTED,
            "1%": _FINE,
            "0.03cc": Where.LISTED,
        },
        examples=("D95%", "D2cc"),
        is_read_off=True,
    ),
    MetricKind(
        name="V",
        unit="%",
        at_units=_LEVELS,
        units=("cc", "%"),
        tip=marked("Volume that receives at least {at}"),
        read=values.volume_at_dose,
        ends=values.ends_of_volume,
        examples=("V20Gy", "V95%", "V20Gy[cc]"),
    ),
    MetricKind(
        name="CV",
        unit="%",
        at_units=_LEVELS,
        units=("cc", "%"),
        tip=marked("Volume that receives less than {at}"),
        read=values.volume_below_dose,
        ends=values.ends_of_volume,
        examples=("CV20Gy[cc]",),
    ),
    MetricKind(
        name="DC",
        unit=DOSE,
        at_units=("%", "cc"),
        units=_DOSES,
        tip=marked("Largest dose in the coldest {at} of the volume"),
        read=values.dose_of_coldest,
        ends=values.ends_of_coldest,
        examples=("DC5cc",),
        is_read_off=True,
    ),
    MetricKind(
        name="HI",
        tip=marked("Homogeneity: (D2% - D98%) / D50% (ICRU 83)"),
        read=values.homogeneity,
    ),
    MetricKind(
        name="CI_RTOG",
        before="@",
        at_units=_LEVELS,
        tip=marked(
            "Conformity: volume of the isodose of {at} in the whole dose grid over "
            "that of the structure (RTOG)"
        ),
        read=indices.number_of(indices.rtog),
        ends=indices.ends_of(indices.rtog),
        remark=indices.remark_shared,
    ),
    MetricKind(
        name="CI_Paddick",
        before="@",
        at_units=_LEVELS,
        tip=marked(
            "Conformity: the structure within the isodose of {at}, squared, over the "
            "volumes of both (Paddick)"
        ),
        read=indices.number_of(indices.paddick),
        ends=indices.ends_of(indices.paddick),
        stated=indices.paddick_on_planes,
        most=1.0,
        remark=indices.remark,
        examples=("CI_Paddick@100%",),
    ),
    MetricKind(
        name="GI",
        before="@",
        at_units=_LEVELS,
        tip=marked(
            "Gradient: volume of half of {at} over that of {at}, both in the whole "
            "dose grid (Paddick and Lippitz)"
        ),
        read=indices.number_of(indices.gradient),
        ends=indices.ends_of(indices.gradient),
        remark=indices.remark_alone,
        examples=("GI@60Gy",),
    ),
    MetricKind(
        name="R50",
        before="@",
        at_units=_LEVELS,
        tip=marked(
            "Volume of half of {at} in the whole dose grid over that of the structure "
            "(RTOG 0915)"
        ),
        read=indices.number_of(indices.r50),
        ends=indices.ends_of(indices.r50),
        remark=indices.remark_half_shared,
    ),
)


def standard(where: Where) -> tuple[Metric, ...]:
    """Return the metrics that stand somewhere without being asked for, in order."""
    return _standard(METRICS, where)


@cache
def _standard(kinds: tuple[MetricKind, ...], where: Where) -> tuple[Metric, ...]:
    return tuple(
        parse_metric(f"{kind.name}{behind}")
        for kind in kinds
        for behind, places in kind.standard.items()
        if where in places
    )


def examples() -> list[str]:
    """Return what a person may write, metrics with a number first."""
    words = [kind.name for kind in METRICS if not kind.at_units]
    return [*(text for kind in METRICS for text in kind.examples), *words]


_NUMBER = r"(\d+(?:\.\d*)?|\.\d+)"
_BRACKETS = str.maketrans("()", "[]")


def _pattern(kind: MetricKind) -> re.Pattern[str]:
    """Return how a metric is written; its groups are number, its unit, unit asked."""
    names = "|".join(map(re.escape, kind.spellings))
    number = "()()"
    if kind.at_units:
        number = rf"{re.escape(kind.before)}{_NUMBER}({'|'.join(kind.at_units)})?"
    asked = rf"(?:\[({'|'.join(kind.units)})\])?" if kind.units else "()"
    return re.compile(rf"(?:{names}){number}{asked}", re.IGNORECASE)


def _spelled(unit: str | None, known: tuple[str, ...]) -> str:
    """Return a unit as the table has it; "" for none."""
    return next((one for one in known if unit and one.lower() == unit.lower()), "")


def parse_metric(text: str) -> Metric:
    """Read a metric; letter case, blanks and the form of brackets do not count.

    Raises
    ------
    MetricError
        The text is no metric, or asks for more than 100 % of the volume.
    """
    compact = "".join(text.split()).translate(_BRACKETS)
    for kind in METRICS:
        found = _pattern(kind).fullmatch(compact)
        if found is None:
            continue
        number, at_unit, unit = found.groups()
        asked = _spelled(unit, kind.units)
        if not kind.at_units:
            return Metric(kind=kind, unit=asked)
        if at_unit is None:
            named = f"{kind.name}{kind.before}{number}"
            ways = listed(f"{named}{one}" for one in kind.at_units if one != "cGy")
            raise MetricError(
                tr('"{what}" has no unit: write {ways}.', what=text, ways=ways)
            )
        at, at_unit = float(number), _spelled(at_unit, kind.at_units)
        if at_unit == "%" and "cc" in kind.at_units and at > 100:
            raise MetricError(
                tr('"{what}" asks for more than 100 % of the volume.', what=text)
            )
        return Metric(kind=kind, at=at, at_unit=at_unit, unit=asked)
    known = in_row(", ", examples())
    raise MetricError(
        tr('"{what}" is no DVH metric; examples: {known}.', what=text, known=known)
    )


def evaluate(
    metric: Metric,
    dvh: Dvh,
    reference: Reference | None = None,
    *,
    dose: Dose | None = None,
    solid: Solid | None = None,
    targets: tuple[Target, ...] | None = None,
) -> Value:
    """Return the value of a metric for a DVH, and for what it is made of.

    Never raises: what has no value comes back without a number and with its reason.
    Parameters as in `Subject`.
    """
    subject = Subject(
        dvh=dvh, reference=reference, dose=dose, solid=solid, targets=targets
    )
    try:
        number, unit, bound = metric.kind.read(metric, subject)
    except NotEvaluableError as why:
        return Value(metric, None, "", reason=str(why))
    value = Value(metric, number, unit, bound=bound)
    if metric.kind.remark is not None:
        return replace(value, reason=metric.kind.remark(metric, subject))
    return replace(value, reason=dvh.outside_reason) if value.side else value
