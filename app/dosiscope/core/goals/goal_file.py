"""Reads a file of goals, whatever of the known formats it has."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, NoReturn

from dosiscope.core.errors import NotReadableError
from dosiscope.core.goals.goals_csv import MOST_GOALS, GoalFileError, parse_goals
from dosiscope.core.goals.proknow import is_proknow, proknow_goals
from dosiscope.core.goals.score_card import is_score_card, score_card_goals
from dosiscope.core.identity import Personal, filled
from dosiscope.core.inputs import opened_input
from dosiscope.core.text import first_few
from dosiscope.core.visible import path_text, visible

if TYPE_CHECKING:
    from os import PathLike

    from dosiscope.core.goals.goal import GoalTemplate

MOST_BYTES: Final = 1_000_000


def read_goals(path: str | PathLike[str]) -> GoalTemplate:
    """Read a template: CSV, or JSON of ProKnow or PlanScoreCard.

    Raises
    ------
    GoalFileError
        It cannot be read, or holds no goals that can be evaluated.
    """
    words: dict[str, object] = {"path": Personal(path_text(path))}
    try:
        with opened_input(path) as file:
            data = file.read(MOST_BYTES + 1)
        # names of files may tell a patient
        return goals_of(data, Personal(visible(PurePath(path).stem)))
    except (GoalFileError, NotReadableError) as error:
        words["why"] = str(error)
    except (OSError, ValueError) as error:
        words["why"] = getattr(error, "strerror", None) or "it cannot be opened"
    raise GoalFileError(filled("no goals in {path}: {why}", words)) from None


def goals_of(data: bytes, name: str = "") -> GoalTemplate:
    """Return the template that the bytes of a file are.

    Raises
    ------
    GoalFileError
        As `read_goals`, without the path.
    """
    if len(data) > MOST_BYTES:
        raise GoalFileError("it is too large for a list of goals")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GoalFileError("it is no text in UTF-8") from None
    if "\0" in text:
        raise GoalFileError("it is no text")
    if not text.lstrip().startswith(("{", "[")):
        return parse_goals(text, name)
    template = _of_json(_plain_values(text), name)
    if not template.goals:
        why = first_few(template.left_out) or "it is empty"
        raise GoalFileError(f"none of it can be evaluated: {why}")
    return template


def _of_json(values: Any, name: str) -> GoalTemplate:
    if is_proknow(values):
        entries, reader = values["computed"], proknow_goals
    elif is_score_card(values):
        entries, reader = values["ScoreTemplates"], score_card_goals
    else:
        raise GoalFileError("it is JSON, but not of ProKnow nor of PlanScoreCard")
    if len(entries) > MOST_GOALS:
        raise GoalFileError(f"it has {len(entries)} goals; {MOST_GOALS} at most")
    return reader(values, name)


def _plain_values(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise GoalFileError("it begins as JSON and is none") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
