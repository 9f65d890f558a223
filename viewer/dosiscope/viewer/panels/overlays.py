"""Switches of everything that is drawn over the CT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dosiscope.resources.theme import GRID
from dosiscope.viewer.layers.standard import SWITCHES
from dosiscope.viewer.widgets.chips import Chip
from dosiscope.viewer.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review


class OverlayChips(QWidget):
    """One chip an overlay."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self.chips: dict[str, Chip] = {}
        layout = FlowLayout(self, GRID)
        for name, _, key, _, title in SWITCHES:
            chip = Chip(title, f"Show or hide ({key})")
            chip.clicked.connect(lambda on, name=name: review.look.set_shown(name, on))
            layout.addWidget(chip)
            self.chips[name] = chip
        review.look.overlays_changed.connect(self._refresh)
        review.case_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        for name, chip in self.chips.items():
            chip.setChecked(self._review.look.is_switched_on(name))
