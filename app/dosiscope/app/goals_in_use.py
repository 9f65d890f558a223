"""The template of goals in use: where it is from, and whether it was changed since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from dosiscope.core.goals.goal import Goal, GoalTemplate

NEW_NAME: Final = tr("New goals")
SESSION_NAME: Final = tr("Goals of the session")  # where their name is that of a file


def unnamed(template: GoalTemplate) -> GoalTemplate:
    """Return a template without a name that only the program has given to it.

    Files would hold it in the language of now.
    """
    is_own = template.name in (NEW_NAME, SESSION_NAME)
    return replace(template, name="") if is_own else template


class GoalsInUse(QObject):
    """One template or none; every change of it is told.

    Attributes
    ----------
    template
        None: there are no goals.
    path
        The file it was read from or saved to; None for an example and a new one.
    pattern
        The pattern of plan labels that chose it; "" where the user did.
    is_example
        Whether it comes with the program.
    is_unsaved
        Whether it was changed since it was read or saved.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.template: GoalTemplate | None = None
        self.path: Path | None = None
        self.pattern = ""
        self.is_example = self.is_unsaved = False

    def use(
        self,
        template: GoalTemplate | None,
        path: Path | None = None,
        *,
        pattern: str = "",
        is_example: bool = False,
    ) -> None:
        """Take another template, or none."""
        self.template, self.path, self.pattern = template, path, pattern
        self.is_example, self.is_unsaved = is_example, False
        self.changed.emit()

    def add(self, goal: Goal) -> None:
        """Add a goal at the end; without a template a new one begins."""
        from dosiscope.core.goals.goal import GoalTemplate

        template = self.template or GoalTemplate(name=NEW_NAME, goals=())
        self._change(replace(template, goals=(*template.goals, goal)))

    def change(self, place: int, goal: Goal) -> None:
        """Take another goal in place of one."""
        if self.template is not None:
            goals = list(self.template.goals)
            goals[place] = goal
            self._change(replace(self.template, goals=tuple(goals)))

    def remove(self, places: Collection[int]) -> None:
        """Remove goals."""
        if self.template is not None:
            goals = enumerate(self.template.goals)
            kept = tuple(goal for n, goal in goals if n not in places)
            self._change(replace(self.template, goals=kept))

    def _change(self, template: GoalTemplate) -> None:
        self.template, self.is_unsaved = template, True
        self.changed.emit()

    def take_saved(self, path: Path) -> None:
        """Take note that it is in a file of the user's."""
        assert self.template is not None
        if self.is_example or self.template.name in (NEW_NAME, SESSION_NAME):
            # names of files may tell a patient
            name = Personal(visible(path.stem))
            self.template = replace(self.template, name=name)
        self.path, self.is_example, self.is_unsaved = path, False, False
        self.changed.emit()
