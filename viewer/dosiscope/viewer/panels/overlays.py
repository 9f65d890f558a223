"""Switches of everything that is drawn over the CT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.layers.standard import SWITCHES
from dosiscope.viewer.widgets.chips import Chip
from dosiscope.viewer.widgets.flow import FlowLayout
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review


class OverlayChips(QWidget):
    """One chip an overlay."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self.chips: dict[str, Chip] = {}
        layout = FlowLayout(self, GRID)
        for switch in SWITCHES:
            name, chip = switch.overlay, Chip(switch.chip)
            chip.clicked.connect(lambda on, name=name: review.look.set_shown(name, on))
            layout.addWidget(chip)
            self.chips[name] = chip
        for changed in (
            review.look.overlays_changed,
            review.case_changed,
            review.beam.changed,
        ):
            changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        for switch in SWITCHES:
            chip = self.chips[switch.overlay]
            chip.setChecked(self._review.look.is_switched_on(switch.overlay))
            why = "" if switch.why is None else switch.why(self._review)
            told = (tr("Show or hide ({key})", key=switch.key), why)
            chip.setToolTip(tip("\n".join(filter(None, told))))
