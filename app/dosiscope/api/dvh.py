"""A DVH: its curve, its metrics, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.dvh.metrics import parse_metric

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.dvh.results import DvhResult


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricValue:
    """What a metric is; as text it reads "59.81 Gy", or why it is not known.

    Attributes
    ----------
    metric
        As it is spelled: "D95%", "V20Gy[cc]".
    value
        None where it is not known, and `reason` says why.
    lower, upper
        What it is at least or at most, where that is all that is known: part of the
        structure lies outside the dose grid.  None where there is a value.
    unit
        "Gy", "Gy (RBE)", "relative", "%", "cc", or "" for a ratio.
    reason
        Why there is no value, why it is a bound, or what to know of it; else "".
    plus_minus
        Its uncertainty, where ``with_band=True`` was asked for and it has one.
    """

    metric: str
    value: float | None
    lower: float | None
    upper: float | None
    unit: str
    reason: str
    plus_minus: float | None
    text: str

    def __str__(self) -> str:
        return self.text


class Dvh:
    """The DVH of a structure, computed here or stored in a file."""

    def __init__(self, result: DvhResult) -> None:
        self._result = result

    def __repr__(self) -> str:
        return f"<Dvh {self.name!r}, {self.source}>"

    @property
    def number(self) -> int | None:
        """ROI Number; None for a stored one of several structures."""
        return self._result.number

    @property
    def name(self) -> str:
        """The structure's name."""
        return self._result.name

    @property
    def source(self) -> str:
        """Where it is from: "computed" or "stored"."""
        return self._result.source.value

    @property
    def origin(self) -> str:
        """What tells a stored one from others of the case; "" where nothing has to."""
        return self._result.origin

    @property
    def dose_uid(self) -> str:
        """The dose that it was computed in, or that holds it."""
        return self._result.dose_uid

    @property
    def dose_unit(self) -> str:
        """The unit of its doses."""
        return self._result.dose_unit

    @property
    def reason(self) -> str:
        """Why there is no DVH, a clause; "" where there is one."""
        return self._result.reason

    @property
    def volume_cc(self) -> float | None:
        """Volume of the whole structure, cc; None where it is not known."""
        return self._result.volume_cc

    @property
    def outside_percent(self) -> float | None:
        """Share of the structure outside the dose grid, %; None where not known."""
        dvh = self._result.dvh
        return None if dvh is None else dvh.outside_percent

    @property
    def dose(self) -> NDArray[np.float64] | None:
        """Doses of the curve from 0 upwards, in `dose_unit`, shape (n,)."""
        dvh = self._result.dvh
        return None if dvh is None else dvh.dose

    @property
    def volume(self) -> NDArray[np.float64] | None:
        """Volume that receives at least that dose, cc, shape (n,).

        None without a DVH, and for a stored one that is known in % alone.
        """
        dvh = self._result.dvh
        return None if dvh is None else dvh.curve_cc

    @property
    def method(self) -> Mapping[str, str]:
        """How it was made, by name."""
        dvh = self._result.dvh
        return {} if dvh is None else dict(dvh.method)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Sentences on what is wrong with it."""
        dvh = self._result.dvh
        return () if dvh is None else tuple(dvh.doubts)

    def metric(self, name: str) -> MetricValue:
        """Return a metric such as "D95%", "D2cc", "V20Gy[cc]", "mean", "max".

        Raises
        ------
        DosiscopeError
            It is no metric; the message says what one looks like.
        """
        metric = parse_metric(name)
        value = self._result.value(metric)
        return MetricValue(
            metric=metric.text,
            value=None if value.side else value.number,
            lower=value.number if value.side == "lower" else None,
            upper=value.number if value.side == "upper" else None,
            unit=value.unit,
            reason=value.reason,
            plus_minus=self._result.uncertainty(metric),
            text=value.text,
        )
