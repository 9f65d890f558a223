"""The verification report as one HTML page: nothing to load, made to be printed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from dosiscope.core.__about__ import NOT_CLINICAL, __version__
from dosiscope.core.finding_words import ACTION_TITLES, about_text, accepted_text
from dosiscope.core.findings import Action
from dosiscope.core.language import tr, tr_count
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
        body += [
            f"<section><h2>{escape(tr('The files'))}</h2>",
            *_findings(report["findings"]),
        ]
        body.append("</section>")
    body += _inputs(report)
    language = tr("en", "code of this language in HTML")
    title = escape(tr("Verification report"))
    body.append(f"<footer>{escape(tr(NOT_CLINICAL))}.</footer>")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="generator" content="Dosiscope {__version__}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _head(report: CheckRecord, made: str) -> str:
    parts = [f"Dosiscope {report['version']}", made]
    read = report["files"]["read"]
    parts.append(tr_count("{n} file read", "{n} files read", read))
    line = " · ".join(part for part in parts if part)
    title = escape(tr("Verification report"))
    return f"<header><h1>{title}</h1><p>{escape(line)}</p></header>"


def _case(case: CaseRecord) -> list[str]:
    who = case["patient"]
    facts = (
        (tr("Patient's Name"), who["name"]),
        (tr("Patient ID"), who["id"]),
        (tr("Birth Date"), date_text(who["birth_date"])),
        (tr("Sex"), who["sex"]),
        (tr("Frame of Reference UID"), case["frame_of_reference_uid"]),
    )
    parts = [
        "<section class='case'>",
        f"<h2>{_text(who['name'] or tr('No patient name'))}</h2>",
        "<dl class='facts'>",
        *(f"<dt>{escape(name)}</dt><dd>{_text(value)}</dd>" for name, value in facts),
        "</dl>",
        *(f"<p class='accepted'>{sentence}</p>" for sentence in _accepted(case)),
    ]
    if case.get("references"):
        parts.append(_map(case["references"]))
    parts += [f"<h3>{escape(tr('Objects'))}</h3>", _objects(case)]
    for sentence in case["missing"]:
        parts.append(f"<p class='missing'>{_text(sentence)}</p>")
    parts += [f"<h3>{escape(tr('Findings'))}</h3>", *_findings(case["findings"])]
    if case["structure_set"] and case["structure_set"]["rois"]:
        parts += [f"<h3>{escape(tr('Structures'))}</h3>"]
        parts.append(_rois(case["structure_set"]["rois"]))
    for one in case["companions"]:
        parts += _companion(one)
    return [*parts, "</section>"]


def _companion(case: CaseRecord) -> list[str]:
    """Return the case of another plan that is shown beside, without its patient."""
    plan = case["plan"]
    label = plan["label"] if plan and plan["label"] else tr("without a label")
    return [
        f"<h3>{_text(tr('Beside: plan {plan}', plan=label))}</h3>",
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
        lines = (tr(node["kind"]), node["label"], node["detail"])
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
        f"<li class='{link['tone']}'>{_text(tr(link['from']))}: "
        f"{_text(link['sentence'])}{_named(link)}</li>"
        for link in links
    )
    return f"<div class='map'>{''.join(cells)}</div><ul class='links'>{rows}</ul>"


def _named(link: LinkRecord) -> str:
    """Return the UIDs of a link that is not as it should be."""
    if link["tone"] == "good" or not link["named"]:
        return ""
    other = link["present"] not in ("", link["named"])
    told = link["named"]
    if other:
        told = tr("{named}, here {present}", named=told, present=link["present"])
    return f" <code>{_text(told)}</code>"


def _name(presence: str) -> str:
    return presence.replace(" ", "-")


def _objects(case: CaseRecord) -> str:
    rows: list[tuple[str, ...]] = []
    ct, structures, plan = case["ct"], case["structure_set"], case["plan"]
    if ct:
        images = counted(ct["slices"], "image")
        if ct["values"] != "HU":
            images = tr(
                "{images}, values: {name}, no HU", images=images, name=ct["values"]
            )
        rows.append((ct["kind"], images, "", ct["series_uid"]))
    if structures:
        rows.append(("RT Structure Set", *_labelled(structures)))
    if plan:
        approval = plan["approval"] or tr("approval not stated")
        label, moment, uid = _labelled(plan)
        rows.append(("RT Plan", f"{label} · {approval}", moment, uid))
    for dose in case["doses"]:
        is_made = dose["is_made"]
        stated = () if is_made else (dose["units"], dose["type"])
        what = " ".join((*stated, dose["label"]))
        maximum = dose["max_gy"]
        if maximum is not None:
            most = tr("maximum {dose}", dose=dose_text(maximum, dose["unit"]))
            what = f"{what}, {most}"
        rows.append((tr("made dose") if is_made else "RT Dose", what, "", dose["uid"]))
    for held in case["stored_dvhs"]:
        what = f"{counted(held['count'], 'stored DVH')} {held['label']}".strip()
        if not held["shown"]:
            what = tr("{what}: not shown", what=what)
        rows.append(("RT Dose", what, "", held["uid"]))
    rows += [(one["object"], *_labelled(one)) for one in case["along"]]
    for one in case["withheld"]:
        what = _apart(one["label"], tr("withheld, {why}", why=one["reason"]))
        rows.append((one["object"], what, "", one["uid"]))
    for other in case["outside"]:
        why = tr("not in this case, {why}", why=other["reason"])
        what = _apart(other["label"], why)
        rows.append((other["object"], what, "", other["uid"]))
    heads = (tr("Object"), tr("Label"), tr("Date, time"), "UID")
    return _table(heads, rows, code=(3,), kind="objects")


def _apart(label: str, why: str) -> str:
    return f"{label}: {why}" if label else why


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
            f"<table class='findings {_TONES[action]}'><thead><tr><th>{escape(title)} "
            f"<span>{len(found)}</span></th><th>{escape(tr('Found'))}</th>"
            f"<th>{escape(tr('Expected'))}</th></tr>"
            f"</thead><tbody>{rows}</tbody></table>"
        )
    nothing = escape(tr("Nothing was found that needs attention."))
    return parts or [f"<p>{nothing}</p>"]


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
            tr(roi["mode"]),
            str(roi["contours"]),
            volume_text(roi["volume_cc"]),
            roi["withheld"] or roi["not_measured"] or "",
        )
        for roi in rois
    ]
    heads = (
        *("ROI", tr("Name"), tr("Type"), tr("Mode"), tr("Contours")),
        *(tr("Volume, cc"), tr("Withheld")),
    )
    return _table(heads, rows, right=(0, 4, 5))


def _inputs(report: CheckRecord) -> list[str]:
    parts: list[str] = []
    inputs = report["files"].get("inputs", ())
    if inputs:
        lines = [(i["file"], grouped(i["bytes"]), i["sha256"] or DASH) for i in inputs]
        heads = (tr("File"), tr("Bytes"), "SHA-256")
        parts += [f"<section><h2>{escape(tr('Input files'))}</h2>"]
        parts += [_table(heads, lines, right=(1,), code=(2,)), "</section>"]
    skipped = report["files"]["skipped"]
    if skipped:
        rows = [(one["file"], one["reason"]) for one in skipped]
        parts += [f"<section><h2>{escape(tr('Skipped files'))}</h2>"]
        parts += [_table((tr("File"), tr("Reason")), rows), "</section>"]
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
