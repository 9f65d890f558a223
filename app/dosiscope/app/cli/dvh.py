"""``dosiscope dvh``: DVHs, computed and stored, with statistics."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from dosiscope.app.cli.opening import (
    chosen_rois,
    open_case,
    print_json,
    reference_of,
    run,
)
from dosiscope.app.measure import measure_dvhs, measure_solids
from dosiscope.app.stored import stored_dvhs
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import Action
from dosiscope.core.metrics import evaluate, parse_metric
from dosiscope.core.text import number_text

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.core.case import Case
    from dosiscope.core.dvh import Dvh
    from dosiscope.core.isodose import Reference
    from dosiscope.core.metrics import Metric
    from dosiscope.core.structures import Roi

STANDARD = "D99%,D98%,D95%,D50%,D5%,D2%,D1%,D0.03cc"


def dvh(arguments: Namespace) -> int:
    """Print every DVH of the first dose; status 1 where a finding warns."""
    standard = [parse_metric(word) for word in STANDARD.split(",")]
    more = [parse_metric(word) for word in arguments.dvh_at.split(",") if word.strip()]
    _, case = open_case(arguments)
    if not case.doses:
        raise DosiscopeError(
            " ".join(["there is no dose to make a DVH of.", *case.missing])
        )
    reference = reference_of(case, arguments.reference)
    records = _records(case, arguments.rois, [*standard, *more], reference)
    dose = case.doses[0]
    if arguments.csv is not None:
        _write_csv(
            case, [r["_dvh"] for r in records if r["_dvh"] is not None], arguments
        )
    for record in records:
        del record["_dvh"]
    if arguments.json:
        print_json({"dose_uid": dose.header.sop_instance_uid, "rois": records})
    else:
        _print_table(records, [metric.text for metric in more])
    return 1 if any(f.action >= Action.WARN for f in case.findings) else 0


def _records(
    case: Case, words: str, metrics: list[Metric], reference: Reference | None
) -> list[dict[str, Any]]:
    rois = chosen_rois(case, words)
    measured = run(measure_solids(case))
    solids = {n: m.solid for n, m in measured.items() if m.solid is not None}
    names = {roi.number: roi.shown_name for roi in rois}
    found = run(measure_dvhs(solids, case.doses[0], names, names))
    records = []
    for roi in rois:
        result = found.get(roi.number) or measured[roi.number]
        if result.dvh is None:
            records.append(_withheld(roi, "computed", result.reason, result.volume_cc))
        else:
            records.append(_record(roi.number, result.dvh, metrics, reference))
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
    number: int | None, curve: Dvh, metrics: list[Metric], reference: Reference | None
) -> dict[str, Any]:
    is_gray = curve.dose_unit.startswith("Gy")
    per_cc = 1.0
    if curve.volume_unit == "%":
        per_cc = curve.volume_cc / 100 if curve.volume_cc else float("nan")
    record = _empty(number, curve.name, str(curve.source))
    record |= {
        "volume_cc": curve.volume_cc,
        "outside_grid_percent": curve.outside_percent,
        "min_gy": curve.minimum if is_gray else None,
        "mean_gy": curve.mean if is_gray else None,
        "max_gy": curve.maximum if is_gray else None,
        "dose_unit": curve.dose_unit,
        "curve": {
            "dose_gy": curve.dose.tolist() if is_gray else None,
            "volume_cc": (curve.volume * per_cc).tolist() if per_cc == per_cc else None,
        },
        "method": dict(curve.method),
        "doubts": list(curve.doubts),
        "_dvh": curve,
    }
    for metric in metrics:
        value = evaluate(metric, curve, reference)
        group = {"D": "d", "V": "v"}.get(metric.text[:1])
        if group is not None:
            record[group][metric.text] = value.number
        record["metrics"][metric.text] = {
            "value": value.number,
            "unit": value.unit,
            "bound": value.bound,
            "reason": value.reason,
        }
    return record


def _write_csv(case: Case, curves: list[Dvh], arguments: Namespace) -> None:
    from dosiscope.io.dvh_export import dvh_csv, provenance_of

    text = dvh_csv(curves, provenance_of(case, case.doses[0]))
    try:
        arguments.csv.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise DosiscopeError(
            f"{arguments.csv} was not written: {error.strerror}"
        ) from error


def _print_table(records: list[dict[str, Any]], more: list[str]) -> None:
    shown = ["D98%", "D95%", "D50%", "D2%", *more]
    heads = ["volume cc", "min", "mean", "max", *shown]
    wide = max([12, *(len(record["name"]) for record in records)])
    print(f"{'ROI':{wide}} {'source':9}" + "".join(f"{head:>11}" for head in heads))
    for record in records:
        line = f"{record['name']:{wide}} {record['source']:9}"
        if record["state"] != "ok":
            print(f"{line}  withheld: {record['reason']}")
            continue
        values = [record[k] for k in ("volume_cc", "min_gy", "mean_gy", "max_gy")]
        values += [record["metrics"][name]["value"] for name in shown]
        print(line + "".join(f"{number_text(value, 2):>11}" for value in values))
    for record in records:
        for doubt in record["doubts"]:
            print(f"{record['name']} ({record['source']}): {doubt}", file=sys.stderr)
