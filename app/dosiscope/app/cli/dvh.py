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
from dosiscope.core.dvh.curve import DvhSource, WithheldDvh, source_text
from dosiscope.core.dvh.metric_values import AT_LEAST, AT_MOST
from dosiscope.core.dvh.metrics import evaluate, parse_metric
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import Action
from dosiscope.core.outputs import check_output, write_output
from dosiscope.core.solids.solid import EndRule
from dosiscope.core.text import (
    PLUS_MINUS,
    quantity_number,
    uncertainty_number,
    volume_text,
)

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.core.case import Case
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.metrics import Metric
    from dosiscope.core.isodose import Reference

END_RULES = {
    "half": EndRule.HALF_SLICE,
    "1.5mm": EndRule.AT_MOST_1_5_MM,
    "tapered": EndRule.TAPERED,
    "none": EndRule.NONE,
}
_SHARED = ("end rule", "between contours", "dose")
_SIGNS = {"lower": f"{AT_LEAST} ", "upper": f"{AT_MOST} "}
STANDARD = "D99%,D98%,D95%,D50%,D5%,D2%,D1%,D0.03cc"


def dvh(arguments: Namespace) -> int:
    """Print every DVH of the chosen dose; status 1 where a finding warns."""
    standard = [parse_metric(word) for word in STANDARD.split(",")]
    more = [parse_metric(word) for word in arguments.dvh_at.split(",") if word.strip()]
    if arguments.csv is not None:
        check_output(arguments.csv, arguments.paths, replace=arguments.force)
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
        _write_csv(case, records, bands, arguments)
    for record in records:
        del record["_of"]
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
        bands |= run(measure_bands(pairs, dose, choice, among=len(solids)))
    records = []
    for roi in rois if dose is not None else ():
        result = found.get(roi.number) or measured[roi.number]
        if result.dvh is None:
            # no DVH is no reason to keep back the volume
            volume = measured[roi.number].volume_cc
            absent = WithheldDvh.of_roi(roi, dose, result.reason)
            records.append(_withheld(absent, dose.unit_text if dose else "", volume))
        else:
            band = bands.get(result.dvh)
            records.append(_record(roi.number, result.dvh, metrics, reference, band))
    shown, withheld = stored_dvhs(case, case.stored_source)
    wanted = set(names)
    for number, curve in shown:
        if not words or number in wanted:
            records.append(_record(number, curve, metrics, reference))
    for one in withheld:
        if not words or one.number in wanted:
            records.append(_withheld(one))
    return records


def _empty(number: int | None, name: str, source: str) -> dict[str, Any]:
    nothing = dict.fromkeys(
        ("volume_cc", "outside_grid_percent", "min_gy", "mean_gy", "max_gy")
    )
    return {
        "number": number,
        "name": name,
        "source": source,
        "origin": "",
        "dose_uid": "",
        "dose_label": "",
        "dose_unit": "",
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
    }


def _withheld(
    absent: WithheldDvh, unit: str = "", volume: float | None = None
) -> dict[str, Any]:
    return {
        **_empty(absent.number, absent.name, str(absent.source)),
        "origin": absent.origin,
        "dose_uid": absent.dose_uid,
        "dose_label": absent.dose_label,
        "dose_unit": unit,
        "state": "withheld",
        "reason": absent.reason,
        "volume_cc": volume,
        "_of": absent,
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
        "origin": curve.origin,
        "dose_uid": curve.dose_uid,
        "dose_label": curve.dose_label,
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
        "_of": curve,
    }
    for name in ("min", "mean", "max"):
        value = evaluate(parse_metric(name), curve, reference)
        gray = value.number if is_gray else None
        _set(record, record, f"{name}_gy", gray, value.side)
        record["metrics"][name] = {
            "value": value.number,
            "unit": value.unit,
            "bound": value.side or value.bound,
            "reason": value.reason,
        }
    for metric in metrics:
        value = evaluate(metric, curve, reference)
        group = {"D": "d", "V": "v"}.get(metric.text[:1])
        if group is not None:
            _set(record, record[group], metric.text, value.number, value.side)
        record["metrics"][metric.text] = {
            "value": value.number,
            "unit": value.unit,
            "bound": value.side or value.bound,
            "reason": value.reason,
        }
        if band is not None and not value.side:
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
    side: str,
) -> None:
    """Set a plain key to a value; what is only a bound stands under "bounds"."""
    group[key] = None if side else number
    if side and number is not None:
        record["bounds"][key] = {side: number}


def _write_csv(
    case: Case,
    records: list[dict[str, Any]],
    bands: dict[Dvh, Band],
    arguments: Namespace,
) -> None:
    from dosiscope.io.out.dvh_export import dvh_csv, provenance_of

    dose = case.doses[0] if case.doses else None
    curves = [r["_of"] for r in records if r["state"] == "ok"]
    withheld = [r["_of"] for r in records if r["state"] != "ok"]
    text = dvh_csv(curves, provenance_of(case, dose), bands, withheld)
    write_output(arguments.csv, text, arguments.paths, replace=arguments.force)


def _print_table(records: list[dict[str, Any]], more: list[str]) -> None:
    shown = ["min", "mean", "max", "D98%", "D95%", "D50%", "D2%", *more]
    told = [r for r in records if r["state"] == "ok"]
    units = {r["dose_unit"] for r in told}
    unit = units.pop() if len(units) == 1 else ""
    heads = ["volume cc"]
    for name in shown:
        own = {r["metrics"][name]["unit"] for r in told} - {""}
        # rows of several units say theirs in a column
        of_all = own.pop() if len(own) == 1 else unit if name not in more else ""
        heads.append(f"{name} {of_all}".rstrip())
    texts = [
        [
            volume_text(record["volume_cc"]),
            *(_text(record["metrics"][name]) for name in shown),
        ]
        if record["state"] == "ok"
        else []
        for record in records
    ]
    columns = [
        max(11, len(head) + 2, *(len(row[n]) + 2 for row in texts if row))
        for n, head in enumerate(heads)
    ]
    wide = max([12, *(len(record["name"]) for record in records)])
    titles = "".join(f"{h:>{w}}" for h, w in zip(heads, columns, strict=True))
    of_each = "" if unit else f"{'unit':9}"
    sources = [source_text(DvhSource(r["source"]), r["origin"]) for r in records]
    room = max(9, *(len(source) + 1 for source in sources))
    print(f"{'ROI':{wide}} {'source':{room}}{of_each}{titles}")
    for record, source, row in zip(records, sources, texts, strict=True):
        line = f"{record['name']:{wide}} {source:{room}}"
        if record["state"] != "ok":
            print(f"{line}  withheld: {record['reason']}")
            continue
        if not unit:
            line += f"{record['dose_unit']:9}"
        print(line + "".join(f"{t:>{w}}" for t, w in zip(row, columns, strict=True)))
    for record, source in zip(records, sources, strict=True):
        if record["bounds"]:
            outside = record["metrics"]["mean"]["reason"]
            print(f"{record['name']} ({source}): bounds only: {outside}")
        for doubt in record["doubts"]:
            print(f"{record['name']} ({source}): {doubt}", file=sys.stderr)
    methods = {
        "; ".join(f"{k}: {v}" for k, v in record["method"].items() if k in _SHARED)
        for record in records
        if record["source"] == "computed" and record["method"]
    }
    for method in sorted(methods):
        print(f"Method: {method}")


def _text(metric: dict[str, Any]) -> str:
    text = quantity_number(metric["value"], metric["unit"])
    size = metric.get("plus_minus")
    if size is not None:
        text += f" {PLUS_MINUS} {uncertainty_number(size, text)}"
    return _SIGNS.get(metric["bound"], "") + text
