"""The Compare panel: two doses, their difference in numbers, gamma, plans, outlines."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.panels.compare_difference import DifferencePart
from dosiscope.viewer.panels.compare_gamma import GammaPart
from dosiscope.viewer.panels.compare_head import CompareHead
from dosiscope.viewer.panels.compare_outlines import OutlinesPart
from dosiscope.viewer.panels.compare_plans import PlansPart
from dosiscope.viewer.panels.compare_rois import RoisPart
from dosiscope.viewer.widgets.chips import Chips
from dosiscope.viewer.widgets.section import MARGIN, fill, part_of, rule, spare_room
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from dosiscope.viewer.panels.compare_text import DoseWords
    from dosiscope.viewer.review import Review

NOTHING: Final = tr(
    "Compare the dose that is shown (A) with another one (B): of this case, made of "
    "its doses, or of a rival plan of the same patient in the same frame of reference. "
    "Every difference is A \N{MINUS SIGN} B."
)


class Part(IntEnum):
    """The parts of the panel, in the order of their chips."""

    DIFFERENCE = 0
    GAMMA = 1
    ROIS = 2
    PLANS = 3
    OUTLINES = 4

    @property
    def compared(self) -> str:
        """What of A and B it shows."""
        return _COMPARED[self]


_COMPARED: Final = {
    Part.DIFFERENCE: "difference",
    Part.GAMMA: "gamma",
    Part.ROIS: "structures",
    Part.PLANS: "plans",
    Part.OUTLINES: "outlines",
}
_PARTS: Final = {
    Part.DIFFERENCE: (tr("Doses"), tr("Dose A less dose B in numbers")),
    Part.GAMMA: (tr("Gamma"), tr("Difference of dose and distance in one number")),
    Part.ROIS: (tr("Structures"), tr("Dose A less dose B in every structure")),
    Part.PLANS: (
        tr("Plans"),
        tr("What the plans of A and B state, attribute by attribute"),
    ),
    Part.OUTLINES: (
        tr("Outlines"),
        tr("Structures of A and B: volumes, overlap, distances"),
    ),
}


class ComparePanel(QWidget):
    """A and B above; below one of the parts, chosen by chips.

    Attributes
    ----------
    part_chosen
        The user looks at another `Part`.
    """

    part_chosen = Signal(int)

    def __init__(
        self,
        review: Review,
        fill_others: Callable[[QMenu], None],
        fill_out: Callable[[QMenu], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.head = CompareHead(review, fill_others, fill_out)
        self.says = Paragraph(NOTHING, role="secondary")
        self.empty = part_of(self.says)
        # words may be cut to a line before the window grows out of the screen
        self.empty.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
        )
        self.difference = DifferencePart()
        self.chips = Chips(
            tuple(word for word, _ in _PARTS.values()),
            tuple(hint for _, hint in _PARTS.values()),
        )
        self.chips.chosen.connect(self._choose)
        self.head.gamma_lacking.connect(lambda: self._choose(Part.GAMMA))
        self.parts = QStackedWidget()
        self.gamma = GammaPart()
        self.rois = RoisPart()
        self.plans = PlansPart()
        self.outlines = OutlinesPart()
        for part in (self.difference, self.gamma, self.rois, self.plans, self.outlines):
            self.parts.addWidget(part)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.chips)
        bar.addStretch(1)
        self.bar = QWidget()
        self.bar.setLayout(bar)
        bar.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        self.rest = spare_room()
        self.line = rule()
        fill(self, self.head, self.line, self.bar, self.empty, self.parts, self.rest)
        self.show_part(Part.DIFFERENCE)
        self.show_doses(None, None)

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return Part(self.parts.currentIndex())

    def show_part(self, part: Part) -> None:
        """Show another part."""
        self.chips.choose(part)
        self.parts.setCurrentIndex(part)

    def show_doses(self, a: DoseWords | None, b: DoseWords | None) -> None:
        """Show what is compared with what; without B the way to choose one."""
        self.head.show_doses(a, b)
        self.bar.setVisible(b is not None)
        self.line.setVisible(b is not None)
        self.parts.setVisible(b is not None)
        self.empty.setVisible(b is None)
        self.rest.setVisible(b is None)

    def text(self) -> str:
        """Return what A and B are and what the part tells of them, to be copied."""
        parts = (self.difference, self.gamma, self.rois, self.plans, self.outlines)
        return f"{self.head.text()}\n{parts[self.part].text()}"

    def _choose(self, n: int) -> None:
        self.show_part(Part(n))
        self.part_chosen.emit(n)
