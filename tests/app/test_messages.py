"""The sentences of the findings: templates of the table, and what fills them."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from dosiscope.core import rules as core_rules
from dosiscope.core.rules import Verdict, verdicts
from dosiscope.io import remarks as io_remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

# functions that note a finding: where its key stands, and what is given by place
_BY_PLACE: dict[str, tuple[int, set[str]]] = {
    "remarks.add": (0, set()),
    "_remarks.add": (0, set()),
    "remarks.withhold": (0, set()),
    "report.add": (0, {"roi", "name"}),
    "report.each": (0, {"roi", "name", "contours"}),
    "defects.leave_out": (1, {"roi", "name", "which", "found", "expected"}),
    "defects.mention": (1, {"roi", "name", "which", "found", "expected"}),
    "refuse": (1, {"found", "expected"}),
    "_refused": (1, {"found", "expected"}),
}
# every finding has its kind of object
_ALWAYS = frozenset(("object",))
_SOURCES = (Path(core_rules.__file__).parent, Path(io_remarks.__file__).parent)


def fields(template: str) -> set[str]:
    """The names a template asks for."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def asked(outcome: Verdict) -> set[str]:
    """The names both sentences of an outcome ask for."""
    return fields(outcome.message) | fields(outcome.message_of_several)


def calls() -> Iterator[tuple[str, set[str], str]]:
    """Every finding noted under a key written out: key, what is given, and where."""
    for folder in _SOURCES:
        for path in sorted(folder.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                name = ast.unparse(node.func).removeprefix("self.")
                if name not in _BY_PLACE:
                    continue
                place, by_place = _BY_PLACE[name]
                key = ast.literal_eval(node.args[place]) if _has(node, place) else None
                if isinstance(key, str):
                    assert key in verdicts(), f"{path.name}:{node.lineno}: {key}"
                    given = {word.arg for word in node.keywords if word.arg}
                    yield key, given | by_place, f"{path.name}:{node.lineno}"


def _has(node: ast.Call, place: int) -> bool:
    return len(node.args) > place and isinstance(node.args[place], ast.Constant)


@pytest.mark.parametrize("outcome", verdicts().values(), ids=lambda one: one.key)
def test_every_outcome_has_a_sentence_with_named_fields(outcome: Verdict) -> None:
    assert all(name.isidentifier() for name in asked(outcome))
    for template in (outcome.message, outcome.message_of_several or "."):
        assert template.endswith((".", "}"))


def test_every_field_of_a_sentence_is_given_where_its_finding_is_noted() -> None:
    lacking = [
        f"{where} {key}: {', '.join(sorted(lacks))}"
        for key, given, where in calls()
        if (lacks := asked(verdicts()[key]) - given - _ALWAYS)
    ]
    assert not lacking
