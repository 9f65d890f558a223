"""Templates of goals as CSV, one line a goal, to be read and written by anybody.

::

    # name: Parotid
    # any remark
    structure;aliases;metric;op;goal;variation;priority;fractions;source;note
    Parotid_L;lt parotid|parotid*l;V30Gy[%];<=;20;;1;;;

The head tells the order of the columns and what parts them: semicolons, tabs or commas.
"""

from __future__ import annotations

import csv
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from dosiscope.core.__about__ import __version__
from dosiscope.core.dvh.metrics import MetricError, parse_metric
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.goals.goal import Comparison, Goal, GoalTemplate
from dosiscope.core.goals.sense import senseless
from dosiscope.core.identity import joined
from dosiscope.core.language import in_curved_quotes, tr, tr_count
from dosiscope.core.text import FORMULA_STARTS, listed
from dosiscope.core.translator import english
from dosiscope.core.visible import shown, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosiscope.core.dvh.metric import Metric

HEADS: Final = (
    *("structure", "aliases", "metric", "op", "goal", "variation", "priority"),
    *("fractions", "source", "note"),
)
MOST_GOALS: Final = 1000
_NEEDED: Final = ("structure", "metric", "op", "goal")
_MOST_TOLD: Final = 20  # wrong lines
_MOST_CELL: Final = 500  # characters
_MOST_SHOWN: Final = 40  # characters of what is wrong
_PROGRAM: Final = "# program,Dosiscope "
_NAME: Final = "# name: "
_LEFT_OUT: Final = "# left out: "
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.I)
_COUNT: Final = re.compile(r"\d{1,4}", re.ASCII)
# what programs put for the hyphen that was typed: dashes, a minus
_DASH: Final = re.compile("[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SIGNS: Final = re.compile("[<>\u2264\u2265]")
_OPS: Final = {
    "<=": Comparison.AT_MOST,
    "\N{LESS-THAN OR EQUAL TO}": Comparison.AT_MOST,
    ">=": Comparison.AT_LEAST,
    "\N{GREATER-THAN OR EQUAL TO}": Comparison.AT_LEAST,
}
# what stands behind the unit where its Gy are no absorbed dose
_QUANTITY: Final = re.compile(
    r"(?P<metric>.+?[\[(]\s*c?Gy)\s*\(?(?P<quantity>(EQD2|BED|RBE)[^\[\]()]*)\)?"
    r"(?P<end>[\])])",
    re.I,
)
# an apostrophe keeps spreadsheets from running what is behind it
_GUARDED: Final = tuple(f"'{start}" for start in FORMULA_STARTS)


class GoalFileError(DosiscopeError):
    """A file holds no goals that can be used; the message tells which line, and why."""


def parse_goals(text: str, name: str = "") -> GoalTemplate:
    """Read a template.

    Parameters
    ----------
    name
        What it is called where it does not say so itself.

    Raises
    ------
    GoalFileError
        It has no head or no goal, or lines of it cannot be used: all are named.
    """
    remarks: list[str] = []
    left_out: list[str] = []
    lines: list[tuple[int, str]] = []
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    rows = [(n, row) for n, row in enumerate(text.split("\n"), 1) if row.strip(" \t;,")]
    head = next((row for _, row in rows if not row.startswith(("#", '"#'))), "")
    if not head:
        raise GoalFileError(
            tr(
                "it has no goals; a template begins with: {columns}",
                columns=";".join(HEADS),
            )
        )
    heads, parted_by = _head(head)
    for number, line in rows:
        remark = _remark(line, parted_by, head.count(parted_by))
        if remark.startswith(_NAME):
            name = visible(remark.removeprefix(_NAME).strip())
        elif remark.startswith(_LEFT_OUT):
            left_out.append(visible(remark.removeprefix(_LEFT_OUT).strip()))
        elif remark:
            if not remark.startswith(_PROGRAM):
                remarks.append(visible(remark.removeprefix("#").strip()))
        else:
            lines.append((number, line))
    if len(lines) - 1 > MOST_GOALS:
        raise GoalFileError(
            tr("it has {n} goals; {most} at most", n=len(lines) - 1, most=MOST_GOALS)
        )
    goals, wrong = [], []
    for number, line in lines[1:]:
        try:
            goals.append(goal_of(_cells(line, heads, parted_by)))
        except (GoalFileError, MetricError) as error:
            wrong.append(
                tr(
                    "line {number}: {why}",
                    number=number,
                    why=str(error).removesuffix("."),
                )
            )
    if wrong:
        raise GoalFileError(_told(wrong))
    if not goals:
        raise GoalFileError(tr("it has a head and no goals"))
    return GoalTemplate(
        name=name,
        goals=tuple(goals),
        remarks=tuple(remarks),
        left_out=tuple(left_out),
    )


def _remark(line: str, parted_by: str, parted: int) -> str:
    """Return a line that is a remark, "" for others.

    A spreadsheet quotes what has the sign in it that parts cells, and fills the row
    with empty cells: as many as the head has, ``parted`` of these signs.
    """
    if line.startswith('"#'):
        with suppress(csv.Error):
            (cells,) = csv.reader([line], delimiter=parted_by, strict=True)
            return "" if any(cells[1:]) else cells[0]
    if not line.startswith("#"):
        return ""
    return line.rstrip(parted_by) if line.count(parted_by) == parted else line


def _told(wrong: Sequence[str]) -> str:
    more = len(wrong) - _MOST_TOLD
    rest = [tr("and {n} more", n=more)] if more > 0 else []
    told = joined("; ", [*wrong[:_MOST_TOLD], *rest])
    return tr_count(
        "{n} line cannot be used: {lines}",
        "{n} lines cannot be used: {lines}",
        len(wrong),
        lines=told,
    )


def _head(line: str) -> tuple[list[str], str]:
    """Return the columns and what parts them."""
    parted_by = next((sign for sign in ";\t" if sign in line), ",")
    heads = [cell.strip(' "').casefold() for cell in line.split(parted_by)]
    while heads and not heads[-1]:  # spreadsheets add empty columns
        heads.pop()
    missing = [head for head in _NEEDED if head not in heads]
    if missing:
        raise GoalFileError(
            tr(
                "its head has no {missing}; a template begins with: {columns}",
                missing=listed(missing),
                columns=";".join(HEADS),
            )
        )
    strange = [head for head in heads if head not in HEADS]
    if strange or len(set(heads)) < len(heads):
        columns = ";".join(HEADS)
        raise GoalFileError(
            tr(
                "its head has {strange}; it may have: {columns}",
                strange=shown(strange[0], _MOST_SHOWN),
                columns=columns,
            )
            if strange
            else tr(
                "its head has one of its columns twice; it may have: {columns}",
                columns=columns,
            )
        )
    return heads, parted_by


def _cells(line: str, heads: Sequence[str], parted_by: str) -> dict[str, str]:
    try:
        (cells,) = csv.reader([line], delimiter=parted_by, strict=True)
    except (csv.Error, ValueError):
        raise GoalFileError(
            tr("a quotation mark has no counterpart in this line")
        ) from None
    while len(cells) > len(heads) and not cells[-1].strip():
        cells.pop()
    if len(cells) > len(heads):
        counts = {"cells": len(cells), "columns": len(heads)}
        raise GoalFileError(
            tr(
                "it has {cells} cells, the head has {columns} (a decimal comma? Write "
                "a point)",
                **counts,
            )
            if parted_by == ","
            else tr("it has {cells} cells, the head has {columns}", **counts)
        )
    if any(len(cell) > _MOST_CELL for cell in cells):
        raise GoalFileError(
            tr("a cell has more than {most} characters", most=_MOST_CELL)
        )
    cells += [""] * (len(heads) - len(cells))
    plain = (_unguarded(visible(cell.strip())) for cell in cells)
    return dict.fromkeys(HEADS, "") | dict(zip(heads, plain, strict=True))


def goal_of(cells: Mapping[str, str]) -> Goal:
    """Return the goal of a line, of its cells by the heads of their columns.

    Raises
    ------
    GoalFileError, MetricError
        One of them cannot be used; the message tells which, and why.
    """
    op = _OPS.get(cells["op"])
    if op is None:
        raise GoalFileError(tr("op is <= or >=, not {cell}", cell=_quoted(cells["op"])))
    limit = _number(cells["goal"], tr("the goal"))
    if limit is None:
        raise GoalFileError(tr("the goal is missing"))
    metric, quantity = _metric(cells["metric"])
    goal = Goal(
        structure=cells["structure"],
        aliases=tuple(a.strip() for a in cells["aliases"].split("|") if a.strip()),
        metric=metric,
        quantity=quantity,
        comparison=op,
        limit=limit,
        variation=_number(cells["variation"], tr("the variation")),
        priority=_count(cells["priority"], tr("the priority")),
        fractions=_fractions(cells["fractions"]),
        source=cells["source"],
        note=cells["note"],
    )
    why = senseless(goal)
    if why:
        raise GoalFileError(why)
    return goal


def _metric(text: str) -> tuple[Metric, str]:
    """Return the metric, and what its Gy are where they are no absorbed dose."""
    if not text:
        raise GoalFileError(tr("the metric is missing"))
    found = _QUANTITY.fullmatch(text)
    plain = text if found is None else f"{found['metric']}{found['end']}"
    quantity = "" if found is None else found["quantity"].strip()
    try:
        return parse_metric(plain), quantity
    except MetricError:
        if _SIGNS.search(text):
            raise GoalFileError(
                tr(
                    "the metric {metric} has a limit in it: that belongs in op and "
                    "goal",
                    metric=_quoted(text),
                )
            ) from None
        point = plain.replace(",", ".", 1)
        with suppress(MetricError):
            parse_metric(point)
            point = text.replace(",", ".", 1)
            raise GoalFileError(
                tr(
                    "the metric has a decimal comma: write {point}, not {cell}",
                    point=point,
                    cell=text,
                )
            ) from None
        raise


def _number(cell: str, what: str) -> float | None:
    if not cell:
        return None
    if _NUMBER.fullmatch(cell):
        return float(cell)
    if _NUMBER.fullmatch(cell.replace(",", ".", 1)):
        point = cell.replace(",", ".", 1)
        raise GoalFileError(
            tr(
                "{what} has a decimal comma: write {point}, not {cell}",
                what=what,
                point=point,
                cell=cell,
            )
        )
    raise GoalFileError(
        tr("{what} is no number: {cell}", what=what, cell=_quoted(cell))
    )


def _count(cell: str, what: str) -> int | None:
    if not cell:
        return None
    if not _COUNT.fullmatch(cell) or not int(cell):
        raise GoalFileError(
            tr(
                "{what} is a whole number from 1 on, not {cell}",
                what=what,
                cell=_quoted(cell),
            )
        )
    return int(cell)


def _fractions(cell: str) -> range | None:
    """Return the numbers of fractions of a cell: "5", or from least to most "25-45"."""
    if not cell:
        return None
    ends = [end.strip() for end in _DASH.split(cell, maxsplit=1)]
    least, most = (
        int(end) if _COUNT.fullmatch(end) else 0 for end in (ends[0], ends[-1])
    )
    if not 1 <= least <= most:
        raise GoalFileError(
            tr(
                "the number of fractions is a whole number or a range: it is like "
                "5 or 25-45, not {cell}",
                cell=_quoted(cell),
            )
        )
    return range(least, most + 1)


def _quoted(cell: str) -> str:
    return in_curved_quotes(shown(cell, _MOST_SHOWN))


# --- writing -----------------------------------------------------------------------


def goals_text(template: GoalTemplate) -> str:
    """Return a template as `parse_goals` reads it; what was left out stands as remarks.

    Raises
    ------
    GoalFileError
        A goal cannot be written: an alias holds the sign that parts aliases.
    """
    lines = [f"{_PROGRAM}{__version__}"]
    if template.name:
        lines.append(f"{_NAME}{_one_line(english(template.name))}")
    lines += [f"# {_one_line(remark)}".rstrip() for remark in template.remarks]
    lines += [f"{_LEFT_OUT}{_one_line(english(why))}" for why in template.left_out]
    lines.append(";".join(HEADS))
    lines += [";".join(map(_cell, cells_of(goal))) for goal in template.goals]
    return "".join(f"{line}\n" for line in lines)


def cells_of(goal: Goal) -> Iterator[str]:
    """Yield the cells of a goal in the order of HEADS, as `goal_of` reads them."""
    if any("|" in alias for alias in goal.aliases):
        raise GoalFileError(tr("an alias cannot hold the sign |: it parts aliases"))
    yield goal.structure
    yield "|".join(goal.aliases)
    yield goal.metric_text
    yield goal.comparison.value
    yield _exact(goal.limit)
    yield "" if goal.variation is None else _exact(goal.variation)
    yield "" if goal.priority is None else str(goal.priority)
    yield goal.fractions_text
    yield goal.source
    yield goal.note


def _exact(number: float) -> str:
    """Return the shortest text that no other number has."""
    return repr(float(number)).removesuffix(".0")


def _cell(text: str) -> str:
    text = _one_line(text)
    if text.startswith((*FORMULA_STARTS, *_GUARDED)):
        text = f"'{text}"
    if text.startswith("#") or any(sign in text for sign in ';"'):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


def _unguarded(cell: str) -> str:
    is_guarded = cell.startswith((*_GUARDED, *(f"'{one}" for one in _GUARDED)))
    return cell[1:] if is_guarded else cell


def _one_line(text: str) -> str:
    return " ".join(text.split())
