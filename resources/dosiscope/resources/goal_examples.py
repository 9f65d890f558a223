"""Templates of goals that come with the program: examples, used only if asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dosiscope.core.goals.goals_csv import parse_goals

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from dosiscope.core.goals.goal import GoalTemplate

_END = ".csv"


def example_names() -> tuple[str, ...]:
    """Return the names of the examples, as they can be asked for."""
    names = (file.name for file in _folder().iterdir())
    return tuple(sorted(n.removesuffix(_END) for n in names if n.endswith(_END)))


def example_text(name: str) -> str:
    """Return an example as it is written, with its remarks."""
    return (_folder() / f"{name}{_END}").read_text(encoding="utf-8")


@cache
def example_goals(name: str) -> GoalTemplate:
    """Return the example of a name."""
    return parse_goals(example_text(name), name)


def _folder() -> Traversable:
    return files("dosiscope.resources") / "goals"
