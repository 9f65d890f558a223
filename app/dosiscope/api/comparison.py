"""Two doses compared: the record of ``compare --json`` as objects, and the maps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from dosiscope.api.dose import Dose
from dosiscope.api.facts import finding_of
from dosiscope.io.out.comparison_json import comparison_values
from dosiscope.io.out.report import finding_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.api.facts import Finding
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.gamma.map import GammaMap
    from dosiscope.core.geometry import Geometry

    Place: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What A - B is over a part of space, in the unit of both.

    Attributes
    ----------
    structure, number
        Of which structure it is; "" and None of all that has both doses.
    minimum, maximum, largest
        The least and the greatest of A - B, and the larger of both without its sign,
        each with the place (x, y, z) where that is, mm.
    mean, rms
        Over volume; rms is None of structures.
    beyond_percent
        Share of volume in which A and B differ by more than 3 % of the reference, %;
        None without a reference.
    volume_cc
        Of the part, cc.
    reason
        Why there are no numbers (they are None then), or what to know of them; else "".
    """

    structure: str
    number: int | None
    minimum: float | None
    minimum_at_mm: Place | None
    maximum: float | None
    maximum_at_mm: Place | None
    largest: float | None
    largest_at_mm: Place | None
    mean: float | None
    rms: float | None
    beyond_percent: float | None
    volume_cc: float | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GammaNumbers:
    """What the points of a gamma come to: of all, or in a structure.

    Attributes
    ----------
    structure, number
        "" and None of all points.
    pass_percent
        Of the points evaluated that have a gamma of 1 at most; None where none was.
    points, evaluated_points, passed
        Above the threshold; of these with data of B; of these passed.
    mean, maximum, maximum_at_mm
        None where none was evaluated; 2 stands for 2 and more.
    remark
        What must be read with the pass rate; else "".
    """

    structure: str
    number: int | None
    pass_percent: float | None
    points: int
    evaluated_points: int
    passed: int
    mean: float | None
    maximum: float | None
    maximum_at_mm: Place | None
    remark: str


class Gamma:
    """Gamma of B, evaluated, against A, the reference."""

    def __init__(self, found: GammaMap, record: Mapping[str, Any]) -> None:
        self._map, self._record = found, record

    def __repr__(self) -> str:
        return f"<Gamma {self.text}>"

    @property
    def criteria(self) -> str:
        """As they are typed: "3%/2mm", "3%/2mm,local"."""
        return self._map.criteria.typed

    @property
    def text(self) -> str:
        """The criteria in words, with the dose that is 100 % and the threshold."""
        return self._map.text

    @property
    def numbers(self) -> GammaNumbers:
        """Of all points."""
        return _gamma_numbers(self._record, "", None)

    @property
    def pass_percent(self) -> float | None:
        """Of the points evaluated that passed, %; None where none was evaluated."""
        return self.numbers.pass_percent

    @property
    def structures(self) -> tuple[GammaNumbers, ...]:
        """Of the points in each structure that has a volume."""
        return tuple(
            _gamma_numbers(one, one["structure"], one["roi_number"])
            for one in self._record["rois"]
        )

    @property
    def geometry(self) -> Geometry:
        """Where its values lie: the grid of A."""
        return self._map.field.geometry

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """Gamma at every sample of A, shape (planes, rows, columns), read-only.

        NaN where A is below the threshold or B has no data; 2 stands for 2 and more.
        """
        values = self._map.field.values()
        values.setflags(write=False)
        return values


class Comparison:
    """Dose A, which is that of the case, held against dose B."""

    def __init__(self, report: ComparisonReport, goals: str) -> None:
        self._report, self._goals = report, goals

    def __repr__(self) -> str:
        a, b = self.names
        return f"<Comparison of {a} and {b}>"

    @cached_property
    def record(self) -> Mapping[str, Any]:
        """All of it as ``compare --json`` has it: plans, structure sets, goals too."""
        return comparison_values(self._report, self._goals)

    @property
    def names(self) -> tuple[str, str]:
        """What A and B are called, with their plans."""
        return self._report.names

    @cached_property
    def a(self) -> Dose:
        """The dose from which the other is taken away; the reference of gamma."""
        return Dose(self._report.a)

    @cached_property
    def b(self) -> Dose:
        """The dose that is taken away; evaluated by gamma."""
        return Dose(self._report.b)

    @cached_property
    def dose(self) -> Dose:
        """A - B as a dose, on the finer grid; NaN where one has no data."""
        return Dose(self._report.difference.dose)

    @property
    def reference_gy(self) -> float | None:
        """The dose that is 100 %; None where none is named."""
        reference = self._report.reference
        return None if reference is None else reference.gray

    @property
    def difference(self) -> Difference:
        """Over all that has both doses."""
        return _difference(self.record["difference"])

    @property
    def structures(self) -> tuple[Difference, ...]:
        """In each structure."""
        return tuple(map(_difference, self.record["rois"]))

    @property
    def only_a_cc(self) -> float:
        """What dose A covers alone, cc."""
        return self._report.difference.only_a_cc

    @property
    def only_b_cc(self) -> float:
        """What dose B covers alone, cc."""
        return self._report.difference.only_b_cc

    @cached_property
    def gamma(self) -> Gamma | None:
        """Gamma of B against A; None where it was not asked for."""
        found = self._report.gamma
        return None if found is None else Gamma(found, self.record["gamma"])

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed of A, of B, and of what they belong to."""
        return tuple(finding_of(finding_report(one)) for one in self._report.findings)

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known of what the doses do not have in common, in sentences."""
        return self._report.notes


def _difference(record: Mapping[str, Any]) -> Difference:
    return Difference(
        structure=record.get("structure", ""),
        number=record.get("roi_number"),
        minimum=record["min_gy"],
        minimum_at_mm=_place(record["min_at_mm"]),
        maximum=record["max_gy"],
        maximum_at_mm=_place(record["max_at_mm"]),
        largest=record["max_abs_gy"],
        largest_at_mm=_place(record["at_mm"]),
        mean=record["mean_gy"],
        rms=record.get("rms_gy"),
        beyond_percent=record["beyond_percent"],
        volume_cc=record["volume_cc"],
        reason=record.get("reason") or "",
    )


def _gamma_numbers(
    record: Mapping[str, Any], structure: str, number: int | None
) -> GammaNumbers:
    return GammaNumbers(
        structure=structure,
        number=number,
        pass_percent=record["pass_percent"],
        points=record["points"],
        evaluated_points=record["evaluated_points"],
        passed=record["passed"],
        mean=record["mean"],
        maximum=record["max"],
        maximum_at_mm=_place(record["max_at_mm"]),
        remark=record["remark"] or "",
    )


def _place(values: list[float] | None) -> Place | None:
    if values is None:
        return None
    x, y, z = values
    return x, y, z
