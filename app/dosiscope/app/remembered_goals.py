"""What of goals is found again: templates of plans, ROIs of structures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.goals.structure_match import fits_pattern, plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.app.settings import Settings

_BY_PLAN, _STRUCTURES = "goal_templates", "goal_structures"  # as they are remembered
MOST_REMEMBERED: Final = 500


class RememberedGoals:
    """What the user wants to find again: templates of plans, names of structures."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def _stored(self, word: str, empty: Any) -> Any:
        try:
            found = json.loads(self._settings.word(word) or "null")
        except ValueError:
            return empty
        return found if isinstance(found, type(empty)) else empty

    # --- templates by the labels of plans --------------------------------------------

    @property
    def by_plan(self) -> tuple[tuple[str, Path], ...]:
        """Patterns of plan labels, and the template of each."""
        return tuple(
            (str(one[0]), Path(str(one[1])))
            for one in self._stored(_BY_PLAN, [])
            if isinstance(one, list) and len(one) == 2
        )

    def template_for(self, label: str) -> Path | None:
        """Return the template that the user wants for plans called so."""
        for pattern, path in self.by_plan:
            if fits_pattern(label, pattern):
                return path
        return None

    def use_for(self, pattern: str, path: Path | None) -> None:
        """Use a template for plans called so from now on; None: no more."""
        rest = [[a, str(b)] for a, b in self.by_plan if a != pattern]
        new = [] if path is None else [[pattern, str(path)]]
        self._settings.set_word(_BY_PLAN, json.dumps([*new, *rest][:MOST_REMEMBERED]))

    # --- structures by their names in templates --------------------------------------

    @property
    def structures(self) -> Mapping[str, str]:
        """Names of ROIs that the user took for structures of templates."""
        found = self._stored(_STRUCTURES, {})
        return {str(name): str(roi) for name, roi in found.items()}

    def take(self, structure: str, roi_name: str | None) -> None:
        """Take the ROI of this name for a structure of templates; None: no more."""
        plain = plain_name(structure)
        kept = {
            name: roi
            for name, roi in self.structures.items()
            if plain_name(name) != plain
        }
        if roi_name is not None:
            kept[structure] = roi_name
        newest = dict(list(kept.items())[-MOST_REMEMBERED:])
        self._settings.set_word(_STRUCTURES, json.dumps(newest))
