"""The record of DVHs that table, text, CSV and JSON are made of.

What was measured is handed in; metrics are read off it, each in one place, with the
rules of what has a value and what has an uncertainty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import DvhSource, source_text
from dosiscope.core.dvh.intervals import interval_of, interval_without_dvh
from dosiscope.core.dvh.metric import Metric, Subject, Value, Where
from dosiscope.core.dvh.metrics import evaluate, standard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh, WithheldDvh
    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.dvh.targets import Target
    from dosiscope.core.isodose import Reference
    from dosiscope.core.solids.solid import Solid


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DvhResult:
    """The DVH of one ROI, or combination of ROIs, from one source, or why it has none.

    Attributes
    ----------
    number
        Its ROI Number; None for a combination of ROIs.
    dose_unit
        As in `Dvh`; that of the dose where there is none, "" where not known.
    reason
        Why there is no DVH, as a clause; "" where there is one.
    volume_cc
        Known without a DVH too; None where not known.
    band
        How well it is known, where that was estimated.
    reference
        The dose that is 100 %, for metrics in % of dose.
    dose, solid
        What a computed DVH is made of.
    targets
        The targets of the case, which may share an isodose; None: not looked at.
    """

    number: int | None
    name: str
    source: DvhSource
    origin: str
    dose_uid: str
    dose_label: str
    dose_unit: str
    dvh: Dvh | None = None
    reason: str = ""
    volume_cc: float | None = None
    band: Band | None = None
    reference: Reference | None = None
    dose: Dose | None = None
    solid: Solid | None = None
    targets: tuple[Target, ...] | None = None
    _values: dict[Metric, Value] = field(default_factory=dict, init=False, repr=False)
    _intervals: dict[Metric, Interval] = field(
        default_factory=dict, init=False, repr=False
    )

    @classmethod
    def of(
        cls,
        dvh: Dvh,
        *,
        band: Band | None = None,
        reference: Reference | None = None,
        dose: Dose | None = None,
        solid: Solid | None = None,
        targets: tuple[Target, ...] | None = None,
    ) -> DvhResult:
        """Return the result that a DVH is; only a computed one has dose and solid."""
        is_computed = dvh.source is DvhSource.COMPUTED
        return cls(
            number=dvh.roi_number,
            name=dvh.name,
            source=dvh.source,
            origin=dvh.origin,
            dose_uid=dvh.dose_uid,
            dose_label=dvh.dose_label,
            dose_unit=dvh.dose_unit,
            dvh=dvh,
            volume_cc=dvh.volume_cc,
            band=band,
            reference=reference,
            dose=dose if is_computed else None,
            solid=solid if is_computed else None,
            targets=targets if is_computed else None,
        )

    @classmethod
    def withheld(
        cls, absent: WithheldDvh, dose_unit: str = "", volume_cc: float | None = None
    ) -> DvhResult:
        """Return the result that has no DVH, with the volume where that is known."""
        return cls(
            number=absent.number,
            name=absent.name,
            source=absent.source,
            origin=absent.origin,
            dose_uid=absent.dose_uid,
            dose_label=absent.dose_label,
            dose_unit=dose_unit,
            reason=absent.reason,
            volume_cc=volume_cc,
        )

    @property
    def source_text(self) -> str:
        """Where it is from, in words: "computed", "stored …12.3 Plan sum"."""
        return source_text(self.source, self.origin)

    def value(self, metric: Metric) -> Value:
        """Return what a metric is; it is worked out once."""
        if metric not in self._values:
            self._values[metric] = self._read(metric)
        return self._values[metric]

    def _read(self, metric: Metric) -> Value:
        if self.dvh is None:
            # no DVH is no reason to keep back the volume
            is_known = metric.kind.listed == "volume" and self.volume_cc is not None
            number, unit = (self.volume_cc, "cc") if is_known else (None, "")
            return Value(metric, number, unit, reason=self.reason)
        return evaluate(
            metric,
            self.dvh,
            self.reference,
            dose=self.dose,
            solid=self.solid,
            targets=self.targets,
        )

    def interval(self, metric: Metric) -> Interval:
        """Return between which numbers a metric lies, for all that is known of it.

        Raises
        ------
        NotEvaluableError
            It has no value at all; the reason, as a clause.
        """
        if self.dvh is None:
            return interval_without_dvh(self.value(metric))
        if metric not in self._intervals:
            of = Subject(
                dvh=self.dvh,
                reference=self.reference,
                dose=self.dose,
                solid=self.solid,
                targets=self.targets,
            )
            self._intervals[metric] = interval_of(metric, of, self.band)
        return self._intervals[metric]

    def uncertainty(self, metric: Metric) -> float | None:
        """Return the uncertainty of a metric in its unit.

        None where there is none to tell: of a single point of the grid or the
        outline, of what is a bound only, and where no band was estimated.
        """
        value = self.value(metric)
        if self.band is None or metric.kind.is_single_point:
            return None
        if value.number is None or value.side:
            return None
        return self.band.uncertainty(metric, self.reference)

    def uncertainty_parts(self, metric: Metric) -> Mapping[str, float]:
        """Return the same by source."""
        return self.band.parts_of(metric, self.reference) if self.band else {}

    def uncertainties(self) -> dict[Metric, float]:
        """Return those of all metrics that files have."""
        sizes = {m: self.uncertainty(m) for m in standard(Where.FILED)}
        return {metric: size for metric, size in sizes.items() if size is not None}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DvhReport:
    """All results of a case that are told together, and what they are of.

    Attributes
    ----------
    case
        Without the patient's identity where that must not be told.
    metrics
        Those asked for beside the standard ones.
    """

    case: Case
    results: tuple[DvhResult, ...]
    metrics: tuple[Metric, ...] = ()
    dose: Dose | None = None

    def is_spread_told(self, metric: Metric) -> bool:
        """Whether the uncertainty stands beside a metric: where a number is chosen.

        That of a standard word, such as the mean, stands apart.
        """
        return metric.at is not None or metric in self.metrics
