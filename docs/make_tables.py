"""Makes the parts of the documents that follow from the table of rules.

Usage: .venv/bin/python docs/make_tables.py [--check]

Writes docs/messages.md, docs/plan-check.md and the marked parts of docs/conformance.md
and docs/ihe-integration-statement.md; with --check it writes nothing and ends with
status 1 where one of them is not up to date.
"""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import network_tables
import read_attributes
from pydicom.datadict import tag_for_keyword

from dosiscope.core.plan_check.items import items
from dosiscope.core.plan_check.table import LEFT_OUT
from dosiscope.core.rules import Rule, rules
from dosiscope.io.files.dictionary import label
from dosiscope.io.files.limits import Limits
from dosiscope.io.files.text import CHARACTER_SETS
from dosiscope.resources.plan_limits import bundled_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dosiscope.core.findings import Verdict
    from dosiscope.core.plan_check.item import PlanItem

DOCS = Path(__file__).parent
_IHE = "ihe-integration-statement.md"
WIDTH = 88
USES = ("required", "used", "shown", "ignored")
CONSEQUENCE = {
    "SHOW": "nothing",
    "NOTE": "a note in Checks",
    "WARN": "a warning in Checks, on the picture and in every export",
    "WITHHOLD": "it is withheld, with the reason in its place",
    "REFUSE": "the object is kept out, with the reason in its place",
}
_CHAPTERS = (
    ("Case, options, display", ("ACT",)),
    ("Patient, study, series, frame of reference", ("PAT", "STU", "SER", "FOR")),
    ("Equipment, SOP common, text", ("EQP", "SOP")),
    ("CT", ("IMG", "C")),
    ("Structure set", ("SS",)),
    ("Contours", ("RC", "S")),
    ("Off-slice contours", ("OS",)),
    ("Observations of ROIs", ("OB",)),
    ("Plan", ("PL", "RX", "FX", "PS", "BM", "ION")),
    ("Dose", ("DO", "D")),
    ("Doses that are made: sums, BED and EQD2", ("EQ", "SUM")),
    ("RT Images", ("RTI",)),
    ("Treatment records", ("REC",)),
    ("Registrations, and images laid over others", ("REG", "LAY")),
    ("Relations of two objects", ("REL",)),
    ("Stored DVHs", ("DVH",)),
    ("Files", ("F", "T")),
)
_BEGIN, _END = "<!-- begin generated: {} -->", "<!-- end generated -->"


def messages() -> str:
    """Return the chapter of messages: every rule and what follows from it."""
    lines = [
        "# Messages",
        "",
        "Made by `docs/make_tables.py` from the table of rules; do not edit.",
        "",
        "What is noticed about the files is listed under *Checks* and by `dosiscope",
        "check`, with rule, attribute, value found and value expected. The profile's",
        "result is PASS, DEV (the profile is violated, the meaning is plain) or FAIL",
        "(the meaning is ambiguous or unsafe). The action is what the program does:",
        "",
        *(f"- **{action}**: {what}" for action, what in CONSEQUENCE.items()),
        "",
        "What is done *unless accepted* can be decided against: `--accept RULE`, or",
        "the Checks panel of the window; then that outcome of the rule follows which",
        "stands *when accepted*, until the case is closed.",
        "",
        "The headline stands on the picture; it never holds a value of a file. The",
        "message is the whole sentence; in braces stands what the check puts there.",
    ]
    told: set[str] = set()
    for title, prefixes in _CHAPTERS:
        lines += ["", f"## {title}"]
        for rule in rules().values():
            if _prefix(rule.id) in prefixes:
                told.add(rule.id)
                lines += _message(rule)
    missing = set(rules()) - told
    if missing:
        raise ValueError(f"no chapter for {', '.join(sorted(missing))}")
    return "\n".join(lines) + "\n"


def _prefix(rule_id: str) -> str:
    return rule_id.partition("-")[0] if "-" in rule_id else rule_id[0]


def _message(rule: Rule) -> Iterator[str]:
    yield ""
    yield f"### {rule.id} ({rule.object_kind}; {rule.section})"
    yield ""
    yield rule.sentence
    if not rule.verdicts:
        return
    yield ""
    yield "| headline | result | action | message |"
    yield "|---|---|---|---|"
    for outcome in rule.verdicts:
        code = outcome.rule.partition("/")[2]
        yield (
            f"| {_headline(outcome)}{f' ({code})' if code else ''} | "
            f"{outcome.result.value} | {_action(outcome)} | "
            f"{outcome.message} |"
        )
        if outcome.message_of_several:
            yield f"| of several | | | {outcome.message_of_several} |"


def _action(outcome: Verdict) -> str:
    """Return what is done, and whether that can be, or is, decided against."""
    if outcome.is_acceptable:
        return f"{outcome.action.name} unless accepted"
    return f"{outcome.action.name}{' when accepted' if outcome.is_accepted else ''}"


def _headline(outcome: Verdict) -> str:
    headline = outcome.headline.replace("{object}", "Object")
    return headline.replace("{modality}", "CT")


def attributes() -> str:
    """Return the tables of attributes, one for every kind of object."""
    rows: dict[str, list[str]] = {}
    for number, line in enumerate(_lines("attributes.csv"), 1):
        kind, keyword, use, values, ids = _cells(line)
        if use not in USES:
            raise ValueError(f"attributes.csv, line {number}: use {use}")
        tag = tag_for_keyword(keyword)
        if tag is None:
            raise ValueError(f"attributes.csv, line {number}: keyword {keyword}")
        reaction = "; ".join(_reaction(rules()[one.strip()]) for one in ids.split(","))
        rows.setdefault(kind, []).append(
            f"| {label(tag)} | {use} | {values or '-'} | {reaction} |"
        )
    parts = []
    for kind, found in rows.items():
        title = "All objects" if kind == "all" else kind
        parts += [f"### {title}", "", "| attribute | use | values | otherwise |"]
        parts += ["|---|---|---|---|", *found, ""]
    return "\n".join(parts)


def _reaction(rule: Rule) -> str:
    """Return the rule and what may follow: "DO-13: FAIL WARN, FAIL REFUSE"."""
    outcomes = dict.fromkeys(
        f"{one.result.value} {_action(one)}"
        for one in rule.verdicts
        # what follows from a decision is no reaction, unless the rule is about one
        if not one.is_accepted or len(rule.verdicts) == 1
    )
    return f"{rule.id}: {', '.join(outcomes)}" if outcomes else rule.id


def statement() -> str:
    """Return the table of rules of the profile with their outcomes."""
    lines = ["| rule | paragraph | what is to hold | otherwise |", "|---|---|---|---|"]
    for rule in rules().values():
        outcomes = _reaction(rule).partition(": ")[2] or "-"
        lines.append(f"| {rule.id} | {rule.section} | {rule.sentence} | {outcomes} |")
    return "\n".join(lines)


def capacities() -> str:
    """Return the bounds that are kept, and what happens beyond them."""
    lines = ["| bound | value |", "|---|---|"]
    for field in fields(Limits):
        value = f"{getattr(Limits(), field.name):,}".replace(",", " ")
        lines.append(f"| {field.name.replace('_', ' ')} | {value} |")
    return "\n".join(lines)


def character_sets() -> str:
    """Return the defined terms of Specific Character Set that are understood."""
    return ", ".join(f"`{term}`" for term in CHARACTER_SETS if term)


def read_besides() -> str:
    """Return what is read beside the tables of attributes, by kind of object."""
    listed: dict[str, set[str]] = {}
    for line in _lines("attributes.csv"):
        kind, keyword, *_ = _cells(line)
        listed.setdefault(kind, set()).add(keyword)
    return read_attributes.read_besides(listed)


PARTS = {
    "attributes": attributes,
    "read besides": read_besides,
    "rules": statement,
    "capacities": capacities,
    "character sets": character_sets,
    **network_tables.PARTS,
}


_PLAN_CHECK_HEAD = """\
# Plan check

Made by `docs/make_tables.py` from the table of items and the limits that come with the
program; do not edit.

How it is run and what its results mean: [user guide](guide/plan-check.md). Of
{items} items {checked} are checked; what is not is told as not evaluable.

MPPG 11.a is the practice guideline of the AAPM on plan and chart review
(doi 10.1002/acm2.13366): table 5 is for planners, 8 for physicists, 10 for the weekly
check. The words are ours; whether an item can be told from DICOM files, and how, is our
reading.

## Items

"""
_LIMITS_HEAD = """
## Limits

Those that come with the program. They are starting points, no recommendation.

"""


def plan_check() -> str:
    """Return the page of the plan check: its items and its limits."""
    text = _PLAN_CHECK_HEAD.format(
        items=len(items()), checked=len(items()) - len(LEFT_OUT)
    )
    told = {id_: cells for id_, *cells in map(_cells, _lines("plan_check.csv"))}
    if told.keys() != items().keys():
        odd = ", ".join(sorted(told.keys() ^ items().keys()))
        raise ValueError(f"plan_check.csv and items.csv do not both have {odd}")
    for one in items().values():
        text += "\n".join(_item(one, told[one.id])) + "\n\n"
    text = text.rstrip("\n") + "\n"
    return f"{text}{_LIMITS_HEAD}```\n{bundled_text().rstrip()}\n```\n"


_RESULTS = ("Pass", "Flag", "Report, or not evaluable")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _item(one: PlanItem, told: Iterable[str]) -> Iterator[str]:
    yield f"### {one.id} {one.title}"
    yield ""
    if one.id in LEFT_OUT:
        yield f"- Not checked: {LEFT_OUT[one.id]}"
    for result, when in zip(_RESULTS, told, strict=True):
        if when:
            yield f"- **{result}**: {when}."
    yield f"- **Reads** {one.tag}."
    yield f"- **Asked for by** {one.source}."


def with_parts(name: str, parts: Mapping[str, Callable[[], str]]) -> str:
    """Return a page of docs/ with its marked parts made anew."""
    text = (DOCS / name).read_text(encoding="utf-8")
    for part, make in parts.items():
        head, begin, rest = text.partition(_BEGIN.format(part))
        _, end, tail = rest.partition(_END)
        if not begin or not end:
            raise ValueError(f"docs/{name} has no part {part}")
        text = f"{head}{begin}\n\n{make().rstrip()}\n\n{end}{tail}"
    return text


def documents() -> dict[Path, str]:
    """Return what every generated document is to hold."""
    claims = {"transactions": network_tables.transactions}
    return {
        DOCS / "messages.md": messages(),
        DOCS / "plan-check.md": plan_check(),
        DOCS / "conformance.md": with_parts("conformance.md", PARTS),
        DOCS / _IHE: with_parts(_IHE, claims),
    }


def _lines(name: str) -> Iterator[str]:
    for line in (DOCS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def main(arguments: list[str]) -> int:
    """Write the documents, or say which are not up to date."""
    stale = 0
    for path, text in documents().items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"{path.name} is not up to date: run docs/make_tables.py")
        else:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.name}")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
