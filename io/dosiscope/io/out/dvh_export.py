"""DVHs as CSV and JSON, with the method and the identifiers that tell them apart."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from io import StringIO
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from dosiscope.core.__about__ import PURPOSE, __version__
from dosiscope.core.dvh.curve import DvhSource, source_text
from dosiscope.core.dvh.metric_values import AT_LEAST
from dosiscope.core.dvh.metrics import evaluate, parse_metric
from dosiscope.core.text import cell_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh, WithheldDvh
    from dosiscope.core.dvh.metrics import Value

    Bands = Mapping[Dvh, Band]

METRICS = {
    "volume_cc": "volume",
    "minimum": "min",
    "mean": "mean",
    "maximum": "max",
    **{f"D{n}%": f"D{n}%" for n in (99, 98, 95, 50, 5, 2, 1)},
}
SINGLE_POINTS = ("minimum", "maximum")  # of the dose or the outline: no uncertainty
NO_BANDS: Bands = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the DVHs belong to; empty where it is not known or must not be told.

    Attributes
    ----------
    identity
        Patient's name and ID; empty unless the user asked for them.
    warnings
        Sentences that stand on every picture of what the DVHs are made of.
    """

    plan_label: str = ""
    plan_date: str = ""
    plan_time: str = ""
    plan_uid: str = ""
    dose_label: str = ""
    dose_uid: str = ""
    dose_summation: str = ""
    dose_type: str = ""
    dose_unit: str = ""
    structure_set_label: str = ""
    structure_set_uid: str = ""
    identity: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    def items(self) -> list[tuple[str, str]]:
        """Return what is known as pairs of name and value, in order."""
        pairs = [
            *self.identity,
            ("plan_label", self.plan_label),
            ("plan_date", self.plan_date),
            ("plan_time", self.plan_time),
            ("plan_uid", self.plan_uid),
            ("dose_label", self.dose_label),
            ("dose_uid", self.dose_uid),
            ("dose_summation", self.dose_summation),
            ("dose_type", self.dose_type),
            ("dose_unit", self.dose_unit),
            ("structure_set_label", self.structure_set_label),
            ("structure_set_uid", self.structure_set_uid),
        ]
        return [(name, value) for name, value in pairs if value]


def provenance_of(
    case: Case, dose: Dose | None, *, with_identity: bool = False
) -> Provenance:
    """Return what DVHs of a case belong to; the patient only where asked for."""
    identity: tuple[tuple[str, str], ...] = ()
    if with_identity:
        identity = (
            ("patient_name", case.patient.spoken_name),
            ("patient_id", case.patient.id),
        )
    plan, structures = case.plan, case.structure_set
    told = case if with_identity else case.without_identity()
    return Provenance(
        plan_label=plan.label if plan else "",
        plan_date=plan.date if plan else "",
        plan_time=plan.time if plan else "",
        plan_uid=plan.header.sop_instance_uid if plan else "",
        dose_label=dose.label if dose else "",
        dose_uid=dose.header.sop_instance_uid if dose else "",
        dose_summation=str(dose.summation) if dose else "",
        dose_type=str(dose.type) if dose else "",
        dose_unit=dose.unit_text if dose else "",
        structure_set_label=structures.label if structures else "",
        structure_set_uid=structures.header.sop_instance_uid if structures else "",
        identity=identity,
        warnings=tuple(finding.message for finding in told.warnings_of(dose)),
    )


def statistics_of(dvh: Dvh) -> dict[str, Value]:
    """Return volume, minimum, mean, maximum and doses at volumes, by name.

    Where part of the ROI lies outside the dose grid the values are bounds.
    """
    return {
        name: evaluate(parse_metric(metric), dvh) for name, metric in METRICS.items()
    }


def dvh_json(
    dvhs: Sequence[Dvh],
    provenance: Provenance | None = None,
    bands: Bands = NO_BANDS,
    withheld: Sequence[WithheldDvh] = (),
) -> str:
    """Return DVHs as JSON: every number with its unit beside it, missing as null.

    Uncertainties and the band around a curve are there as far as they are known.
    What has no DVH is named with the reason.
    """
    head: dict[str, Any] = {
        "program": f"Dosiscope {__version__}",
        "purpose": PURPOSE,
        **dict(provenance.items() if provenance else ()),
        "warnings": list(provenance.warnings if provenance else ()),
    }
    return json.dumps(
        {
            **head,
            "dvhs": [_record(dvh, bands.get(dvh)) for dvh in dvhs],
            "withheld": [_absence(one) for one in withheld],
        },
        ensure_ascii=False,
        indent=1,
        allow_nan=False,
    )


def _absence(one: WithheldDvh) -> dict[str, Any]:
    return {
        "roi_numbers": [] if one.number is None else [one.number],
        "name": one.name,
        "source": str(one.source),
        "origin": one.origin,
        "dose_label": one.dose_label,
        "dose_uid": one.dose_uid,
        "reason": one.reason,
    }


def _record(dvh: Dvh, band: Band | None) -> dict[str, Any]:
    statistics = statistics_of(dvh)
    record: dict[str, Any] = {
        "roi_numbers": list(dvh.roi_numbers),
        "name": dvh.name,
        "source": str(dvh.source),
        "origin": dvh.origin,
        "dose_label": dvh.dose_label,
        "dose_uid": dvh.dose_uid,
        "dose_unit": dvh.dose_unit,
        "volume_unit": dvh.volume_unit,
        "outside_grid_percent": _rounded(dvh.outside_percent),
        "statistics": {
            n: None if v.side else _rounded(v.number) for n, v in statistics.items()
        },
        "bounds": {
            n: {v.side: _rounded(v.number)} for n, v in statistics.items() if v.side
        },
        "method": dict(dvh.method),
        "doubts": list(dvh.doubts),
        "curve": {
            "type": "cumulative",
            "bound": "lower" if dvh.is_partial else None,
            "dose": [_rounded(v) for v in dvh.dose.tolist()],
            "volume": [_rounded(v) for v in dvh.volume.tolist()],
        },
    }
    if band is not None:
        record |= band_record(dvh, band)
    return record


def band_record(dvh: Dvh, band: Band) -> dict[str, Any]:
    """Return uncertainties and the band as plain values for JSON."""
    low, high = band.limits()
    return {
        "uncertainty": {
            name: _rounded(size) for name, size in uncertainties_of(dvh, band).items()
        },
        "uncertainty_sources": [variant.source for variant in band.variants],
        "band": {
            "volume_low": [_rounded(v) for v in low.tolist()],
            "volume_high": [_rounded(v) for v in high.tolist()],
        },
    }


def uncertainties_of(dvh: Dvh, band: Band) -> dict[str, float]:
    """Return the uncertainty of every statistic that has one and is no bound."""
    found = {}
    for name, value in statistics_of(dvh).items():
        if name in SINGLE_POINTS or value.side:
            continue
        size = band.uncertainty(value.metric)
        if size is not None:
            found[name] = size
    return found


def dvh_csv(
    dvhs: Sequence[Dvh],
    provenance: Provenance | None = None,
    bands: Bands = NO_BANDS,
    withheld: Sequence[WithheldDvh] = (),
) -> str:
    """Return DVHs as CSV: head, one row of statistics each, then the curves.

    What has no DVH has a row of its name and the reason.

    The head is one pair a line after ``#``.  Curves stand side by side, each with
    a column for dose and one for volume, units in the heads of the columns; where
    the uncertainty is known, two more hold the least and the largest volume.
    """
    text = StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["# program", f"Dosiscope {__version__}"])
    rows.writerow(["# purpose", PURPOSE])
    for name, value in provenance.items() if provenance else ():
        rows.writerow([f"# {name}", cell_text(value)])
    for warning in provenance.warnings if provenance else ():
        rows.writerow(["# warning", cell_text(warning)])
    rows.writerow([])
    units = {dvh.dose_unit for dvh in dvhs}
    unit = units.pop() if len(units) == 1 else "in dose_unit"
    heads = ["roi_numbers", "name", "source", "dose_unit", "outside_grid_percent"]
    heads += [_head(name, unit) for name in METRICS]
    spread = [name for name in METRICS if name not in SINGLE_POINTS] if bands else []
    heads += [f"+/- {_head(name, unit)}" for name in spread]
    heads += ["dose_label", "dose_uid", "method", "doubts"]
    rows.writerow(heads)
    for dvh in dvhs:
        band = bands.get(dvh)
        sizes = uncertainties_of(dvh, band) if band else {}
        rows.writerow(
            [
                " ".join(map(str, dvh.roi_numbers)),
                cell_text(dvh.name),
                cell_text(dvh.source_text),
                dvh.dose_unit,
                _number(dvh.outside_percent),
                *(_bounded(value) for value in statistics_of(dvh).values()),
                *(_number(sizes.get(name)) for name in spread),
                cell_text(dvh.dose_label),
                dvh.dose_uid,
                cell_text("; ".join(f"{k}: {v}" for k, v in dvh.method.items())),
                cell_text("; ".join(dvh.doubts)),
            ]
        )
    for one in withheld:
        number = "" if one.number is None else str(one.number)
        source = cell_text(source_text(one.source, one.origin))
        last = [cell_text(one.dose_label), one.dose_uid, "", f"withheld: {one.reason}"]
        row = [number, cell_text(one.name), source]
        rows.writerow([*row, *[""] * (len(heads) - len(row) - len(last)), *last])
    rows.writerow([])
    _write_curves(rows, dvhs, bands)
    return text.getvalue()


def _write_curves(rows: Any, dvhs: Sequence[Dvh], bands: Bands) -> None:
    heads: list[str] = []
    columns: list[list[str]] = []
    for dvh in dvhs:
        is_stored = dvh.source is DvhSource.STORED
        source = f" ({dvh.source_text})" if is_stored else ""
        name = cell_text(dvh.name + source)
        sign = f"{AT_LEAST} " if dvh.is_partial else ""
        volume = f"{name} volume {sign}{dvh.volume_unit}"
        heads += [f"{name} dose {dvh.dose_unit}", volume]
        curves = [dvh.dose, dvh.volume]
        band = bands.get(dvh)
        if band is not None:
            heads += [f"{name} volume at least cc", f"{name} volume at most cc"]
            curves += band.limits()
        columns += [[_number(v) for v in curve.tolist()] for curve in curves]
    rows.writerow(heads)
    rows.writerows(zip_longest(*columns, fillvalue=""))


def _bounded(value: Value) -> str:
    """Return a number; a bound with its sign, so that none takes it for exact."""
    number = _number(value.number)
    return f"{value.sign}{number}" if number else ""


def _head(name: str, unit: str) -> str:
    return name if name.endswith("_cc") else f"{name} {unit}"


def _rounded(value: float | None) -> float | None:
    """Return seven figures, more than any DVH has; null for what is no number."""
    if value is None or not abs(value) < float("inf"):
        return None
    return float(f"{value:.7g}")


def _number(value: float | None) -> str:
    number = _rounded(value)
    return "" if number is None else f"{number:.7g}"
