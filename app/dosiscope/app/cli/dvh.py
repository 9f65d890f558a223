"""``dosiscope dvh``: DVHs, computed and stored, with statistics."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from dosiscope.app.cli.naming import made_of, print_head
from dosiscope.app.cli.opening import (
    chosen_rois,
    open_case,
    print_json,
    reference_of,
    run,
)
from dosiscope.app.measure import measure_bands, measure_dvhs, measure_solids
from dosiscope.app.stored import stored_dvhs
from dosiscope.core.dvh.choice import DvhChoice
from dosiscope.core.dvh.metrics import evaluate, parse_metric
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import Action
from dosiscope.core.identity import Personal, filled
from dosiscope.core.solids.solid import EndRule
from dosiscope.core.text import number_text, volume_text

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.core.case import Case
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.metrics import Metric
    from dosiscope.core.isodose import Reference
    from dosiscope.core.structures import Roi

END_RULES = {
    "half": EndRule.HALF_SLICE,
    "1.5mm": EndRule.AT_MOST_1_5_MM,
    "tapered": EndRule.TAPERED,
    "none": EndRule.NONE,
}
_SHARED = ("end rule", "between contours", "dose")
_SIDES = {"\N{GREATER-THAN OR EQUAL TO}": "lower", "\N{LESS-THAN OR EQUAL TO}": "upper"}
STANDARD = "D99%,D98%,D95%,D50%,D5%,D2%,D1%,D0.03cc"


def dvh(arguments: Namespace) -> int:
    """Print every DVH of the chosen dose; status 1 where a finding warns."""
    standard = [parse_metric(word) for word in STANDARD.split(",")]
    more = [parse_metric(word) for word in arguments.dvh_at.split(",") if word.strip()]
    _, case = open_case(arguments)
    if not case.doses and not case.stored_dvhs:
        raise DosiscopeError(
            " ".join(["there is no dose to make a DVH of.", *_why(case)])
        )
    reference = reference_of(case, arguments.reference)
    choice = DvhChoice(
        END_RULES[arguments.end_rule], arguments.smooth, arguments.cubic_dose
    )
    bands: dict[Dvh, Band] = {}
    records = _records(case, arguments, [*standard, *more], reference, choice, bands)
    if not records:
        raise DosiscopeError(
            " ".join(["there is no structure to make a DVH of.", *_why(case)])
        )
    dose = case.doses[0] if case.doses else None
    if arguments.csv is not None:
        curves = [r["_dvh"] for r in records if r["_dvh"] is not None]
        _write_csv(case, curves, bands, arguments)
    for record in records:
        del record["_dvh"]
    if arguments.json:
        uid = dose.header.sop_instance_uid if dose else None
        print_json({"dose_uid": uid, **made_of(case), "rois": records})
    else:
        print_head(case)
        _print_table(records, [metric.text for metric in more])
    return 1 if any(f.action >= Action.WARN for f in case.findings) else 0


def _why(case: Case) -> list[str]:
    """Return in sentences what is missing or withheld."""
    withheld = (f"{one.header.kind}: {one.reason}." for one in case.withheld)
    return [*(one.text for one in case.missing), *withheld]


def _records(
    case: Case,
    arguments: Namespace,
    metrics: list[Metric],
    reference: Reference | None,
    choice: DvhChoice,
    bands: dict[Dvh, Band],
) -> list[dict[str, Any]]:
    words, dose = arguments.rois, case.doses[0] if case.doses else None
    rois = chosen_rois(case, words)
    names = {roi.number: roi.shown_name for roi in rois}
    measured = run(measure_solids(case, choice)) if dose is not None else {}
    solids = {n: m.solid for n, m in measured.items() if m.solid is not None}
    found = {}
    if dose is not None:
        found = run(measure_dvhs(solids, dose, names, names, choice))
    if arguments.band and dose is not None:
        pairs = [(solids[n], m.dvh) for n, m in found.items() if m.dvh is not None]
        bands |= run(measure_bands(pairs, dose, choice))
    records = []
    for roi in rois if dose is not None else ():
        result = found.get(roi.number) or measured[roi.number]
        if result.dvh is None:
            records.append(_withheld(roi, "computed", result.reason, result.volume_cc))
        else:
            band = bands.get(result.dvh)
            records.append(_record(roi.number, result.dvh, metrics, reference, band))
    shown, reasons = stored_dvhs(case)
    wanted = set(names)
    for number, curve in shown:
        if not words or number in wanted:
            records.append(_record(number, curve, metrics, reference))
    for number, name, reason in reasons:
        if not words or number in wanted:
            records.append(
                {
                    **_empty(number, name, "stored"),
                    "state": "withheld",
                    "reason": reason,
                }
            )
    return records


def _empty(number: int | None, name: str, source: str) -> dict[str, Any]:
    nothing = dict.fromkeys(
        ("volume_cc", "outside_grid_percent", "min_gy", "mean_gy", "max_gy")
    )
    return {
        "number": number,
        "name": name,
        "source": source,
        "state": "ok",
        "reason": "",
        **nothing,
        "d": {},
        "v": {},
        "metrics": {},
        "curve": None,
        "method": {},
        "bounds": {},
        "doubts": [],
        "_dvh": None,
    }


def _withheld(
    roi: Roi, source: str, reason: str, volume: float | None
) -> dict[str, Any]:
    return {
        **_empty(roi.number, roi.shown_name, source),
        "state": "withheld",
        "reason": reason,
        "volume_cc": volume,
    }


def _record(
    number: int | None,
    curve: Dvh,
    metrics: list[Metric],
    reference: Reference | None,
    band: Band | None = None,
) -> dict[str, Any]:
    is_gray = curve.dose_unit.startswith("Gy")
    per_cc = 1.0
    if curve.volume_unit == "%":
        per_cc = curve.volume_cc / 100 if curve.volume_cc else float("nan")
    record = _empty(number, curve.name, str(curve.source))
    record |= {
        "volume_cc": curve.volume_cc,
        "outside_grid_percent": curve.outside_percent,
        "dose_unit": curve.dose_unit,
        "curve": {
            "bound": "lower" if curve.is_partial else None,
            "dose_gy": curve.dose.tolist() if is_gray else None,
            "volume_cc": (curve.volume * per_cc).tolist() if per_cc == per_cc else None,
        },
        "method": dict(curve.method),
        "doubts": list(curve.doubts),
        "_dvh": curve,
    }
    for name in ("min", "mean", "max"):
        value = evaluate(parse_metric(name), curve, reference)
        gray = value.number if is_gray else None
        _set(record, record, f"{name}_gy", gray, value.bound)
        record["metrics"][name] = {
            "value": value.number,
            "unit": value.unit,
            "bound": _SIDES.get(value.bound, value.bound),
            "reason": value.reason,
        }
    for metric in metrics:
        value = evaluate(metric, curve, reference)
        group = {"D": "d", "V": "v"}.get(metric.text[:1])
        if group is not None:
            _set(record, record[group], metric.text, value.number, value.bound)
        record["metrics"][metric.text] = {
            "value": value.number,
            "unit": value.unit,
            "bound": _SIDES.get(value.bound, value.bound),
            "reason": value.reason,
        }
        if band is not None and value.bound == "=":
            size = band.uncertainty(metric, reference)
            record["metrics"][metric.text]["plus_minus"] = size
    if band is not None:
        from dosiscope.io.out.dvh_export import band_record

        record |= band_record(curve, band)
    return record


def _set(
    record: dict[str, Any],
    group: dict[str, Any],
    key: str,
    number: float | None,
    bound: str,
) -> None:
    """Set a plain key to a value; what is only a bound stands under "bounds"."""
    side = _SIDES.get(bound)
    group[key] = number if side is None else None
    if side is not None and number is not None:
        record["bounds"][key] = {side: number}


def _write_csv(
    case: Case, curves: list[Dvh], bands: dict[Dvh, Band], arguments: Namespace
) -> None:
    from dosiscope.io.out.dvh_export import dvh_csv, provenance_of

    dose = case.doses[0] if case.doses else None
    text = dvh_csv(curves, provenance_of(case, dose), bands)
    try:
        arguments.csv.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        words = {"path": Personal(str(arguments.csv)), "reason": error.strerror}
        message = filled("{path} was not written: {reason}", words)
        raise DosiscopeError(message) from error


def _print_table(records: list[dict[str, Any]], more: list[str]) -> None:
    shown = ["D98%", "D95%", "D50%", "D2%", *more]
    units = {r["dose_unit"] for r in records if r["state"] == "ok"}
    unit = units.pop() if len(units) == 1 else ""
    doses = [f"{name} {unit}".rstrip() for name in ("min", "mean", "max", *shown[:4])]
    heads = ["volume cc", *doses, *more]
    wide = max([12, *(len(record["name"]) for record in records)])
    columns = [max(11, len(head) + 2) for head in heads]
    titles = "".join(f"{h:>{w}}" for h, w in zip(heads, columns, strict=True))
    of_each = "" if unit else f"{'unit':9}"
    print(f"{'ROI':{wide}} {'source':9}{of_each}{titles}")
    for record in records:
        line = f"{record['name']:{wide}} {record['source']:9}"
        if record["state"] != "ok":
            print(f"{line}  withheld: {record['reason']}")
            continue
        if not unit:
            line += f"{record['dose_unit']:9}"
        texts = [volume_text(record["volume_cc"])]
        texts += [_text(record["metrics"][n]) for n in ("min", "mean", "max", *shown)]
        print(line + "".join(f"{t:>{w}}" for t, w in zip(texts, columns, strict=True)))
    for record in records:
        for doubt in record["doubts"]:
            print(f"{record['name']} ({record['source']}): {doubt}", file=sys.stderr)
    methods = {
        "; ".join(f"{k}: {v}" for k, v in record["method"].items() if k in _SHARED)
        for record in records
        if record["source"] == "computed" and record["method"]
    }
    for method in sorted(methods):
        print(f"Method: {method}")


def _text(metric: dict[str, Any]) -> str:
    signs = {side: f"{sign} " for sign, side in _SIDES.items()}
    return signs.get(metric["bound"], "") + number_text(metric["value"], 2)
