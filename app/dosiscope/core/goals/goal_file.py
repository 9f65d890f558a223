"""Reads a file of goals, whatever of the known formats it has."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, NoReturn

from dosiscope.core.errors import NotReadableError
from dosiscope.core.goals.goals_csv import MOST_GOALS, GoalFileError, parse_goals
from dosiscope.core.goals.proknow import is_proknow, proknow_goals
from dosiscope.core.goals.score_card import is_score_card, score_card_goals
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.text import first_few
from dosiscope.core.text_file import read_text
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
    try:
        # names of files may tell a patient
        name = Personal(visible(PurePath(path).stem))
        return goals_of(read_text(path, MOST_BYTES), name)
    except (GoalFileError, NotReadableError) as error:
        where = Personal(path_text(path))
        raise GoalFileError(
            tr("no goals in {path}: {why}", path=where, why=str(error))
        ) from None


def goals_of(text: str, name: str = "") -> GoalTemplate:
    """Return the template that the text of a file is.

    Raises
    ------
    GoalFileError
        As `read_goals`, without the path.
    """
    if "\0" in text:
        raise GoalFileError(tr("it is no text"))
    if not text.lstrip().startswith(("{", "[")):
        return parse_goals(text, name)
    template = _of_json(_plain_values(text), name)
    if not template.goals:
        why = first_few(template.left_out) or tr("it is empty")
        raise GoalFileError(tr("none of it can be evaluated: {why}", why=why))
    return template


def _of_json(values: Any, name: str) -> GoalTemplate:
    if is_proknow(values):
        entries, reader = values["computed"], proknow_goals
    elif is_score_card(values):
        entries, reader = values["ScoreTemplates"], score_card_goals
    else:
        raise GoalFileError(tr("it is JSON, but not of ProKnow nor of PlanScoreCard"))
    if len(entries) > MOST_GOALS:
        raise GoalFileError(
            tr("it has {n} goals; {most} at most", n=len(entries), most=MOST_GOALS)
        )
    return reader(values, name)


def _plain_values(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise GoalFileError(tr("it begins as JSON and is none")) from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
