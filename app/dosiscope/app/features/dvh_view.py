"""How the DVH is looked at: its size, its axes, its table on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.panel_place import PanelPlace
    from dosiscope.viewer.dvh.panel import DvhPanel


class DvhView:
    """The DVH in place of the pictures, and what can be copied of it."""

    def __init__(self, panel: DvhPanel, place: PanelPlace) -> None:
        self._panel, self._place = panel, place

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "maximise_dvh", "DVH", tr("DVH in place of the pictures"), "Ctrl+D",
            tr("Give the DVH the room of the pictures, or show them again"),
            self._place.toggle, is_on=lambda: self._place.is_maximised,
            needs_case=True,
        )  # fmt: skip
        yield Action(
            "dvh_axes", "DVH", tr("Whole axes"), "",
            tr("Show all of both axes of the DVH again"),
            self._panel.plot.reset_view, needs_case=True,
        )  # fmt: skip
        yield Action(
            "copy_dvh_table", "DVH", tr("Copy table"), "Ctrl+Shift+C",
            tr(
                "Copy the rows that are selected, or all, with heads and what they "
                "are of"
            ),
            self._panel.copy_table, icon="copy", has_line=True, needs_case=True,
        )  # fmt: skip
        yield Action(
            "copy_dvh_rows", "DVH", tr("Copy rows without heads"), "",
            tr("Copy the rows that are selected, or all, to go on below others"),
            self._panel.copy_rows, needs_case=True,
        )  # fmt: skip
