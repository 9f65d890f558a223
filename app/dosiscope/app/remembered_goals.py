"""What of goals is found again: templates of plans, ROIs of structures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.choices import GOAL_STRUCTURES, GOAL_TEMPLATES, MOST_REMEMBERED
from dosiscope.core.goals.structure_match import fits_pattern, plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.app.settings import Settings


class RememberedGoals:
    """What the user wants to find again: templates of plans, names of structures."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    # --- templates by the labels of plans --------------------------------------------

    @property
    def by_plan(self) -> tuple[tuple[str, Path], ...]:
        """Patterns of plan labels, and the template of each."""
        found = self._settings.get(GOAL_TEMPLATES)
        return tuple((pattern, Path(path)) for pattern, path in found)

    def template_for(self, label: str) -> Path | None:
        """Return the template that the user wants for plans called so."""
        for pattern, path in self.by_plan:
            if fits_pattern(label, pattern):
                return path
        return None

    def use_for(self, pattern: str, path: Path | None) -> None:
        """Use a template for plans called so from now on; None: no more."""
        new = () if path is None else ((pattern, str(path)),)
        self._settings.change(
            GOAL_TEMPLATES,
            lambda old: (*new, *(one for one in old if one[0] != pattern))[
                :MOST_REMEMBERED
            ],
        )

    # --- structures by their names in templates --------------------------------------

    @property
    def structures(self) -> Mapping[str, str]:
        """Names of ROIs that the user took for structures of templates."""
        found = self._settings.get(GOAL_STRUCTURES)
        return dict(found)

    def take(self, structure: str, roi_name: str | None) -> None:
        """Take the ROI of this name for a structure of templates; None: no more."""
        plain = plain_name(structure)
        new = () if roi_name is None else ((structure, roi_name),)
        self._settings.change(
            GOAL_STRUCTURES,
            lambda old: (*(one for one in old if plain_name(one[0]) != plain), *new)[
                -MOST_REMEMBERED:
            ],
        )
