"""How structures are drawn and listed: line and fill, halo, names, types, order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.choices import CONTOUR_HALO, CONTOUR_NAMES, CONTOUR_STYLE
from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
from dosiscope.viewer.roi_style import RoiStyle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.features.action import Entry
    from dosiscope.app.settings import Settings
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.review import Review


class StructureLook:
    """Changes how outlines are drawn; what holds for all is remembered."""

    def __init__(
        self, review: Review, panel: StructuresPanel, settings: Settings
    ) -> None:
        self._display, self._panel, self._settings = review.display, panel, settings
        for setting in (CONTOUR_STYLE, CONTOUR_HALO, CONTOUR_NAMES):
            self._follow(setting.key)
        self._display.styles_changed.connect(self._remember)
        settings.changed.connect(self._follow)

    def _remember(self) -> None:
        """Keep what is another than before, and leave the rest as it is kept."""
        display, settings = self._display, self._settings
        if display.common_style != self._kept_style:
            settings.set(CONTOUR_STYLE, display.common_style.text())
        if display.has_halo != settings.get(CONTOUR_HALO):
            settings.set(CONTOUR_HALO, display.has_halo)
        if display.has_names != settings.get(CONTOUR_NAMES):
            settings.set(CONTOUR_NAMES, display.has_names)

    @property
    def _kept_style(self) -> RoiStyle:
        return RoiStyle.of_text(self._settings.get(CONTOUR_STYLE)) or RoiStyle()

    def _follow(self, key: str) -> None:
        display, settings = self._display, self._settings
        if key == CONTOUR_STYLE.key and display.common_style != self._kept_style:
            display.set_common_style(self._kept_style)
        halo, names = settings.get(CONTOUR_HALO), settings.get(CONTOUR_NAMES)
        if key == CONTOUR_HALO.key and display.has_halo != halo:
            display.set_halo(halo)
        if key == CONTOUR_NAMES.key and display.has_names != names:
            display.set_names(names)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        display, panel = self._display, self._panel
        yield Submenu("Structures", tr("Types"), fill=panel.fill_types)
        yield Action(
            "solo", "Structures", tr("Solo"), "",
            tr(
                "The current structure of the list alone; once more: what was shown "
                "before"
            ),
            self._solo, needs_case=True,
        )  # fmt: skip
        yield Action(
            "centre_on_one", "Structures", tr("Centre on the selected"), "",
            tr("Go to the current structure of the list (Return in the list)"),
            panel.centre_current, needs_case=True, icon="locate-fixed",
        )  # fmt: skip
        yield Action(
            "colour_of_one", "Structures", tr("Colour of the selected…"), "",
            tr("Another colour for the current structure of the list"),
            panel.ask_current_colour, needs_case=True, has_line=True, icon="palette",
        )  # fmt: skip
        yield Action(
            "style_of_all", "Structures", tr("Line and fill of all…"), "",
            tr("Width, dashes, opacity and fill of every structure"),
            partial(panel.ask_style, ()), icon="spline",
        )  # fmt: skip
        yield Action(
            "style_of_one", "Structures", tr("Line and fill of the selected…"), "",
            tr(
                "Width, dashes, opacity and fill of the structures selected in the list"
            ),
            self._ask_for_selected, needs_case=True,
        )  # fmt: skip
        yield Action(
            "contour_halo", "Structures", tr("Halo around contours"), "",
            tr("A dark edge, so that every colour is seen on bright images"),
            lambda: display.set_halo(not display.has_halo),
            is_on=lambda: display.has_halo,
        )  # fmt: skip
        yield Action(
            "contour_names", "Structures", tr("Names at the contours"), "N",
            tr("Write the name of every structure on its outline"),
            lambda: display.set_names(not display.has_names),
            is_on=lambda: display.has_names,
        )  # fmt: skip
        yield Action(
            "move_up", "Structures", tr("Move up in the list"), "",
            tr("The current structure of the list one row up (Alt+Up in the list)"),
            partial(panel.move_current, -1), needs_case=True, has_line=True,
        )  # fmt: skip
        yield Action(
            "move_down", "Structures", tr("Move down in the list"), "",
            tr("The current structure of the list one row down (Alt+Down in the list)"),
            partial(panel.move_current, 1), needs_case=True,
        )  # fmt: skip
        yield Action(
            "file_order", "Structures", tr("Order of the file"), "",
            tr("List the structures as the file does"), display.restore_order,
            needs_case=True,
        )  # fmt: skip

    def _solo(self) -> None:
        roi = self._panel.current
        if roi is not None and not roi.withheld:
            self._display.solo(roi.number)

    def _ask_for_selected(self) -> None:
        rois = self._panel.view.selected_rows()
        if rois:
            self._panel.ask_style(rois)
