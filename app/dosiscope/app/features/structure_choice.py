"""Which structures are shown, by what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.viewer.panels.structures import StructuresPanel


class StructureChoice:
    """Switches many structures at once."""

    def __init__(self, panel: StructuresPanel) -> None:
        self._panel = panel

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        panel = self._panel
        for name, text, keys, tip, do in (
            (
                "all_rois",
                tr("Show all"),
                "Ctrl+A",
                tr("Switch every structure on"),
                panel.show_all,
            ),
            (
                "no_rois",
                tr("Hide all"),
                "Ctrl+Shift+A",
                tr("Switch every structure off"),
                panel.show_none,
            ),
            (
                "targets",
                tr("Targets only"),
                "Ctrl+T",
                tr("PTV, CTV and GTV"),
                panel.show_targets,
            ),
            (
                "organs",
                tr("Organs only"),
                "Ctrl+G",
                tr("Organs and avoidance structures"),
                panel.show_organs,
            ),
        ):
            yield Action(name, "Structures", text, keys, tip, do, needs_case=True)
