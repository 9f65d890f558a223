"""The sentences of the findings: templates of the table, and what fills them."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from dosiscope.app import crash
from dosiscope.core import rules as core_rules
from dosiscope.core.acceptance import UNITE
from dosiscope.core.findings import PATIENT_RULES, Verdict
from dosiscope.core.plan_check.images import FRAME_RULES
from dosiscope.core.rules import rules, verdicts
from dosiscope.io import remarks as io_remarks
from dosiscope.viewer import review as viewer_review

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_CONTOURS = {"roi", "name", "which", "where", "share", "found", "expected"}
# functions that note a finding: where its key stands, and what is given by place
_BY_PLACE: dict[str, tuple[int, set[str]]] = {
    "remarks.add": (0, set()),
    "_remarks.add": (0, set()),
    "remarks.add_empty": (0, {"tag", "found", "expected"}),
    "remarks.withhold": (0, set()),
    "report.add": (0, {"roi", "name"}),
    "report.each": (0, {"roi", "name", "contours", "share"}),
    "defects.leave_out": (1, _OF_CONTOURS),
    "defects.mention": (1, _OF_CONTOURS),
    "refuse": (1, {"found", "expected"}),
    "_refused": (1, {"found", "expected"}),
}
# every finding has its kind of object; one about several ROIs, which and how many
_ALWAYS = frozenset(("object", "modality", "many", "rois"))
_SOURCES = (Path(core_rules.__file__).parent, Path(io_remarks.__file__).parent)
_SHOWING = (Path(crash.__file__).parent, Path(viewer_review.__file__).parent)
# a rule, perhaps a defect of the off-slice table, perhaps which of its outcomes
_LETTERS = "|".join({rule.rstrip("0123456789") for rule in rules()})
_KEY = re.compile(rf"({_LETTERS})[0-9]{{2}}(/E[0-9]{{1,2}})?(:[a-z-]+)?")
_OUTCOME = re.compile(r":[a-z-]+")


def fields(template: str) -> set[str]:
    """The names a template asks for."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def asked(outcome: Verdict) -> set[str]:
    """The names both sentences of an outcome ask for."""
    return fields(outcome.message) | fields(outcome.message_of_several)


@cache
def nodes(folders: tuple[Path, ...]) -> list[tuple[ast.AST, str]]:
    """What is looked at of the syntax of modules in folders, and where it stands."""
    return [
        (node, f"{path.name}:{node.lineno}")
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant | ast.JoinedStr | ast.Call)
    ]


def keys(folders: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Every string that is a rule or an outcome, written out, and where."""
    for node, where in nodes(folders):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _KEY.fullmatch(node.value):
                yield node.value, where


def calls() -> Iterator[tuple[str, set[str], str]]:
    """Every finding noted under a key written out: key, what is given, and where."""
    for node, where in nodes(_SOURCES):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).removeprefix("self.")
        if name not in _BY_PLACE:
            continue
        place, by_place = _BY_PLACE[name]
        given = {word.arg for word in node.keywords if word.arg}
        for argument in node.args[place : place + 1]:
            for key in _written_out(argument):
                yield key, given | by_place, where


def _written_out(argument: ast.expr) -> Iterator[str]:
    """The keys of an argument: one, or those of "A" if ... else "B"."""
    if isinstance(argument, ast.IfExp):
        yield from _written_out(argument.body)
        yield from _written_out(argument.orelse)
    elif isinstance(argument, ast.Constant):
        yield str(argument.value)


@pytest.mark.parametrize("outcome", verdicts().values(), ids=lambda one: one.key)
def test_images_are_called_ct_only_where_they_can_be_no_other(outcome: Verdict) -> None:
    # their values in HU, and what the profile demands of the images that are named
    if outcome.rule_id not in ("IMG-05", "IMG-06") and outcome.key != "SS-06:frame":
        for text in (outcome.headline, outcome.message, outcome.message_of_several):
            assert "CT image" not in text


@pytest.mark.parametrize("outcome", verdicts().values(), ids=lambda one: one.key)
def test_every_outcome_has_a_sentence_with_named_fields(outcome: Verdict) -> None:
    assert all(name.isidentifier() for name in asked(outcome))
    for template in (outcome.message, outcome.message_of_several or "."):
        assert template.endswith((".", "}"))


@pytest.mark.slow
def test_every_outcome_of_the_table_is_noted_somewhere() -> None:
    noted = {key for key, _ in keys(_SOURCES)}
    assert set(verdicts()) - noted == set()


@pytest.mark.slow
def test_every_outcome_of_the_source_is_in_the_table() -> None:
    # all but the first are rules
    known = {*verdicts(), *PATIENT_RULES, *FRAME_RULES, UNITE}
    unknown = [f"{where}: {key}" for key, where in keys(_SOURCES) if key not in known]
    assert not unknown


@pytest.mark.slow
def test_every_rule_that_is_shown_apart_is_in_the_table() -> None:
    known = {*verdicts(), *rules()}
    unknown = [f"{where}: {key}" for key, where in keys(_SHOWING) if key not in known]
    assert not unknown


def test_no_key_is_put_together_from_parts() -> None:
    parts = [
        where
        for node, where in nodes(_SOURCES)
        if isinstance(node, ast.JoinedStr)
        and isinstance(node.values[-1], ast.Constant)
        and _OUTCOME.fullmatch(str(node.values[-1].value))
    ]
    assert not parts


@pytest.mark.slow
def test_every_field_of_a_sentence_is_given_where_its_finding_is_noted() -> None:
    lacking = [
        f"{where} {key}: {', '.join(sorted(lacks))}"
        for key, given, where in calls()
        if key in verdicts() and (lacks := asked(verdicts()[key]) - given - _ALWAYS)
    ]
    assert not lacking


@pytest.mark.slow
def test_what_withholds_an_object_gives_a_reason_that_stands_in_its_sentence() -> None:
    withholding = [
        (key, where)
        for node, where in nodes(_SOURCES)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("remarks.withhold")
        for argument in node.args[:1]
        for key in _written_out(argument)
        if key in verdicts()
    ]
    assert withholding
    lacking = [f"{where} {key}" for key, where in withholding if not told_of(key)]
    assert not lacking


def told_of(key: str) -> str:
    """The reason an outcome gives."""
    return verdicts()[key].reason


@pytest.mark.parametrize("outcome", verdicts().values(), ids=lambda one: one.key)
def test_a_reason_is_a_part_of_its_sentence(outcome: Verdict) -> None:
    assert outcome.reason in outcome.message
    assert not set("[]") & set(outcome.message + outcome.message_of_several)
