"""The verification report as one HTML page: nothing to load, made to be printed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from dosiscope.core.__about__ import NOT_CLINICAL, __version__
from dosiscope.core.finding_words import ACTION_TITLES, about_text, accepted_text
from dosiscope.core.findings import Action
from dosiscope.core.text import (
    DASH,
    counted,
    date_text,
    dose_text,
    grouped,
    moment_text,
    volume_text,
)
from dosiscope.io.out.report_style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.io.out.report_record import (
        AlongRecord,
        CaseRecord,
        CheckRecord,
        FindingRecord,
        LinkRecord,
        PlanRecord,
        ReferencesRecord,
        RoiRecord,
        StructureSetRecord,
    )

_TONES: Final = {
    Action.REFUSE: "bad",
    Action.WITHHOLD: "bad",
    Action.WARN: "caution",
    Action.NOTE: "note",
    Action.SHOW: "good",
}


def report_html(report: CheckRecord, made: str = "") -> str:
    """Return the page of a report (`check_report`); ``made`` says when.

    Text of the files is escaped; the page holds no script and no address.
    """
    body = [
        _head(report, made),
        *(part for case in report["cases"] for part in _case(case)),
    ]
    if report.get("findings"):
        body += ["<section><h2>The files</h2>", *_findings(report["findings"])]
        body.append("</section>")
    body += _inputs(report)
    body.append(f"<footer>{escape(NOT_CLINICAL)}.</footer>")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="generator" content="Dosiscope {__version__}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Verification report</title><style>{STYLE}</style></head>\n"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _head(report: CheckRecord, made: str) -> str:
    parts = [f"Dosiscope {report['version']}", made]
    parts.append(f"{report['files']['read']} files read")
    line = " · ".join(part for part in parts if part)
    return f"<header><h1>Verification report</h1><p>{escape(line)}</p></header>"


def _case(case: CaseRecord) -> list[str]:
    who = case["patient"]
    facts = (
        ("Patient's Name", who["name"]),
        ("Patient ID", who["id"]),
        ("Birth Date", date_text(who["birth_date"])),
        ("Sex", who["sex"]),
        ("Frame of Reference UID", case["frame_of_reference_uid"]),
    )
    parts = [
        "<section class='case'>",
        f"<h2>{_text(who['name'] or 'No patient name')}</h2>",
        "<dl class='facts'>",
        *(f"<dt>{escape(name)}</dt><dd>{_text(value)}</dd>" for name, value in facts),
        "</dl>",
        *(f"<p class='accepted'>{sentence}</p>" for sentence in _accepted(case)),
    ]
    if case.get("references"):
        parts.append(_map(case["references"]))
    parts += ["<h3>Objects</h3>", _objects(case)]
    for sentence in case["missing"]:
        parts.append(f"<p class='missing'>{_text(sentence)}</p>")
    parts += ["<h3>Findings</h3>", *_findings(case["findings"])]
    if case["structure_set"] and case["structure_set"]["rois"]:
        parts += ["<h3>Structures</h3>", _rois(case["structure_set"]["rois"])]
    for one in case["companions"]:
        parts += _companion(one)
    return [*parts, "</section>"]


def _companion(case: CaseRecord) -> list[str]:
    """Return the case of another plan that is shown beside, without its patient."""
    plan = case["plan"]
    label = plan["label"] if plan and plan["label"] else "without a label"
    return [
        f"<h3>Beside: plan {_text(label)}</h3>",
        *(f"<p class='missing'>{_text(one)}</p>" for one in case["notes"]),
        *(f"<p class='accepted'>{sentence}</p>" for sentence in _accepted(case)),
        _map(case["references"]),
        _objects(case),
        *(f"<p class='missing'>{_text(one)}</p>" for one in case["missing"]),
        *_findings(case["findings"]),
    ]


def _accepted(case: CaseRecord) -> list[str]:
    """Return what is shown because the user accepted it, a sentence each."""
    return [
        _text(accepted_text(one["rule"], one["message"]))
        for one in case["findings"]
        if one["accepted"]
    ]


def _map(references: ReferencesRecord) -> str:
    """Return the reference map; what its links say stands below it."""
    cells = []
    links = references["links"]
    for n, node in enumerate(references["nodes"]):
        lines = (node["kind"], node["label"], node["detail"])
        small, label, detail = (_text(line, "") for line in lines)
        cells.append(
            f"<div class='node {_name(node['presence'])}'><small>{small}</small>"
            f"<b>{label}</b><small>{detail}</small></div>"
        )
        if n < len(links):
            tone = links[n]["tone"]
            mark = {"good": "✓", "caution": "!", "bad": "✕"}[tone]
            cells.append(f"<div class='link {tone}'><span>{mark}</span></div>")
    rows = "".join(
        f"<li class='{link['tone']}'>{_text(link['from'])}: {_text(link['sentence'])}"
        f"{_named(link)}</li>"
        for link in links
    )
    return f"<div class='map'>{''.join(cells)}</div><ul class='links'>{rows}</ul>"


def _named(link: LinkRecord) -> str:
    """Return the UIDs of a link that is not as it should be."""
    if link["tone"] == "good" or not link["named"]:
        return ""
    other = link["present"] not in ("", link["named"])
    here = f", here {link['present']}" if other else ""
    return f" <code>{_text(link['named'] + here)}</code>"


def _name(presence: str) -> str:
    return presence.replace(" ", "-")


def _objects(case: CaseRecord) -> str:
    rows: list[tuple[str, ...]] = []
    ct, structures, plan = case["ct"], case["structure_set"], case["plan"]
    if ct:
        images = counted(ct["slices"], "image")
        values = "" if ct["values"] == "HU" else f", values: {ct['values']}, no HU"
        rows.append((ct["kind"], images + values, "", ct["series_uid"]))
    if structures:
        rows.append(("RT Structure Set", *_labelled(structures)))
    if plan:
        approval = plan["approval"] or "approval not stated"
        label, moment, uid = _labelled(plan)
        rows.append(("RT Plan", f"{label} · {approval}", moment, uid))
    for dose in case["doses"]:
        is_made = dose["is_made"]
        stated = () if is_made else (dose["units"], dose["type"])
        what = " ".join((*stated, dose["label"]))
        maximum = dose["max_gy"]
        if maximum is not None:
            what += f", maximum {dose_text(maximum, dose['unit'])}"
        rows.append(("made dose" if is_made else "RT Dose", what, "", dose["uid"]))
    for held in case["stored_dvhs"]:
        what = f"{counted(held['count'], 'stored DVH')} {held['label']}".strip()
        what += "" if held["shown"] else ": not shown"
        rows.append(("RT Dose", what, "", held["uid"]))
    rows += [(one["object"], *_labelled(one)) for one in case["along"]]
    for one in case["withheld"]:
        what = f"{one['label']}: withheld, {one['reason']}".lstrip(": ")
        rows.append((one["object"], what, "", one["uid"]))
    for other in case["outside"]:
        what = f"{other['label']}: not in this case, {other['reason']}".lstrip(": ")
        rows.append((other["object"], what, "", other["uid"]))
    heads = ("Object", "Label", "Date, time", "UID")
    return _table(heads, rows, code=(3,), kind="objects")


def _labelled(
    one: StructureSetRecord | PlanRecord | AlongRecord,
) -> tuple[str, str, str]:
    moment = moment_text(one["date"], one["time"])
    return one["label"] or DASH, moment, one["uid"]


def _findings(findings: Sequence[FindingRecord]) -> list[str]:
    parts: list[str] = []
    for action, title in ACTION_TITLES.items():
        found = [one for one in findings if one["action"] == action.name]
        if not found:
            continue
        rows = "".join(_finding(one) for one in found)
        parts.append(
            f"<table class='findings {_TONES[action]}'><thead><tr><th>{title} "
            f"<span>{len(found)}</span></th><th>Found</th><th>Expected</th></tr>"
            f"</thead><tbody>{rows}</tbody></table>"
        )
    return parts or ["<p>Nothing was found that needs attention.</p>"]


def _finding(one: FindingRecord) -> str:
    detail = about_text(
        rule=one["rule"],
        section=one["section"] or "",
        result=one["result"],
        kind=one["object"],
        roi=one["roi"],
        z=one["z_mm"],
        tag=one["tag"],
    )
    return (
        f"<tr><td>{_text(one['message'])}<small>{_text(detail)}</small></td>"
        f"<td>{_text(one['found'], '')}</td><td>{_text(one['expected'], '')}</td></tr>"
    )


def _rois(rois: Sequence[RoiRecord]) -> str:
    rows = [
        (
            str(roi["number"]),
            roi["name"] or DASH,
            roi["type"] or DASH,
            roi["mode"],
            str(roi["contours"]),
            volume_text(roi["volume_cc"]),
            roi["withheld"] or roi["not_measured"] or "",
        )
        for roi in rois
    ]
    heads = ("ROI", "Name", "Type", "Mode", "Contours", "Volume, cc", "Withheld")
    return _table(heads, rows, right=(0, 4, 5))


def _inputs(report: CheckRecord) -> list[str]:
    parts: list[str] = []
    inputs = report["files"].get("inputs", ())
    if inputs:
        lines = [(i["file"], grouped(i["bytes"]), i["sha256"] or DASH) for i in inputs]
        heads = ("File", "Bytes", "SHA-256")
        parts += ["<section><h2>Input files</h2>"]
        parts += [_table(heads, lines, right=(1,), code=(2,)), "</section>"]
    skipped = report["files"]["skipped"]
    if skipped:
        rows = [(one["file"], one["reason"]) for one in skipped]
        parts += ["<section><h2>Skipped files</h2>"]
        parts += [_table(("File", "Reason"), rows), "</section>"]
    return parts


def _table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: Sequence[int] = (),
    code: Sequence[int] = (),
    kind: str = "",
) -> str:
    def cell(n: int, text: str, name: str) -> str:
        kind = " class='right'" if n in right else ""
        inside = _text(text, "")
        if n in code and name == "td":
            inside = f"<code>{inside}</code>"
        return f"<{name}{kind}>{inside}</{name}>"

    head = "".join(cell(n, text, "th") for n, text in enumerate(heads))
    body = "".join(
        f"<tr>{''.join(cell(n, text, 'td') for n, text in enumerate(row))}</tr>"
        for row in rows
    )
    start = f"<table class='{kind}'>" if kind else "<table>"
    return f"{start}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _text(text: str, empty: str = DASH) -> str:
    return escape(text) if text.strip() else empty
