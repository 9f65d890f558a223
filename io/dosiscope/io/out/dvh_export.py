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
from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.metrics import evaluate, parse_metric
from dosiscope.core.text import cell_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
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
    """

    plan_label: str = ""
    plan_date: str = ""
    plan_time: str = ""
    plan_uid: str = ""
    dose_uid: str = ""
    dose_summation: str = ""
    dose_type: str = ""
    structure_set_label: str = ""
    structure_set_uid: str = ""
    identity: tuple[tuple[str, str], ...] = ()

    def items(self) -> list[tuple[str, str]]:
        """Return what is known as pairs of name and value, in order."""
        pairs = [
            *self.identity,
            ("plan_label", self.plan_label),
            ("plan_date", self.plan_date),
            ("plan_time", self.plan_time),
            ("plan_uid", self.plan_uid),
            ("dose_uid", self.dose_uid),
            ("dose_summation", self.dose_summation),
            ("dose_type", self.dose_type),
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
    return Provenance(
        plan_label=plan.label if plan else "",
        plan_date=plan.date if plan else "",
        plan_time=plan.time if plan else "",
        plan_uid=plan.header.sop_instance_uid if plan else "",
        dose_uid=dose.header.sop_instance_uid if dose else "",
        dose_summation=str(dose.summation) if dose else "",
        dose_type=str(dose.type) if dose else "",
        structure_set_label=structures.label if structures else "",
        structure_set_uid=structures.header.sop_instance_uid if structures else "",
        identity=identity,
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
) -> str:
    """Return DVHs as JSON: every number with its unit beside it, missing as null.

    Uncertainties and the band around a curve are there as far as they are known.
    """
    head: dict[str, Any] = {
        "program": f"Dosiscope {__version__}",
        "purpose": PURPOSE,
        **dict(provenance.items() if provenance else ()),
    }
    return json.dumps(
        {**head, "dvhs": [_record(dvh, bands.get(dvh)) for dvh in dvhs]},
        ensure_ascii=False,
        indent=1,
        allow_nan=False,
    )


def _record(dvh: Dvh, band: Band | None) -> dict[str, Any]:
    statistics = statistics_of(dvh)
    record: dict[str, Any] = {
        "roi_numbers": list(dvh.roi_numbers),
        "name": dvh.name,
        "source": str(dvh.source),
        "dose_uid": dvh.dose_uid,
        "dose_unit": dvh.dose_unit,
        "volume_unit": dvh.volume_unit,
        "outside_grid_percent": _rounded(dvh.outside_percent),
        "statistics": {
            n: _rounded(v.number) if v.bound == "=" else None
            for n, v in statistics.items()
        },
        "bounds": {n: bound_of(v) for n, v in statistics.items() if v.bound != "="},
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


def bound_of(value: Value) -> dict[str, float | None]:
    """Return a value that is only a bound as what it bounds: lower or upper."""
    side = "lower" if value.bound == "\N{GREATER-THAN OR EQUAL TO}" else "upper"
    return {side: _rounded(value.number)}


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
        if name in SINGLE_POINTS or value.bound != "=":
            continue
        size = band.uncertainty(value.metric)
        if size is not None:
            found[name] = size
    return found


def dvh_csv(
    dvhs: Sequence[Dvh],
    provenance: Provenance | None = None,
    bands: Bands = NO_BANDS,
) -> str:
    """Return DVHs as CSV: head, one row of statistics each, then the curves.

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
    rows.writerow([])
    units = {dvh.dose_unit for dvh in dvhs}
    unit = units.pop() if len(units) == 1 else "in dose_unit"
    heads = ["roi_numbers", "name", "source", "dose_unit", "outside_grid_percent"]
    heads += [_head(name, unit) for name in METRICS]
    spread = [name for name in METRICS if name not in SINGLE_POINTS] if bands else []
    heads += [f"+/- {_head(name, unit)}" for name in spread]
    rows.writerow([*heads, "method", "doubts"])
    for dvh in dvhs:
        band = bands.get(dvh)
        sizes = uncertainties_of(dvh, band) if band else {}
        rows.writerow(
            [
                " ".join(map(str, dvh.roi_numbers)),
                cell_text(dvh.name),
                dvh.source,
                dvh.dose_unit,
                _number(dvh.outside_percent),
                *(_bounded(value) for value in statistics_of(dvh).values()),
                *(_number(sizes.get(name)) for name in spread),
                cell_text("; ".join(f"{k}: {v}" for k, v in dvh.method.items())),
                cell_text("; ".join(dvh.doubts)),
            ]
        )
    rows.writerow([])
    _write_curves(rows, dvhs, bands)
    return text.getvalue()


def _write_curves(rows: Any, dvhs: Sequence[Dvh], bands: Bands) -> None:
    heads: list[str] = []
    columns: list[list[str]] = []
    for dvh in dvhs:
        source = " (stored)" if dvh.source is DvhSource.STORED else ""
        name = cell_text(dvh.name + source)
        sign = "\N{GREATER-THAN OR EQUAL TO} " if dvh.is_partial else ""
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


def write_dvhs(
    path: Path,
    dvhs: Sequence[Dvh],
    provenance: Provenance | None = None,
    bands: Bands = NO_BANDS,
) -> None:
    """Write DVHs to a file: JSON where its name ends so, else CSV.

    CSV begins with a byte order mark, so that spreadsheets read names rightly.
    """
    if path.suffix.lower() == ".json":
        path.write_text(dvh_json(dvhs, provenance, bands) + "\n", encoding="utf-8")
    else:
        path.write_bytes(dvh_csv(dvhs, provenance, bands).encode("utf-8-sig"))


def _bounded(value: Value) -> str:
    """Return a number; a bound with its sign, so that none takes it for exact."""
    number = _number(value.number)
    return number if value.bound == "=" or not number else f"{value.bound} {number}"


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
