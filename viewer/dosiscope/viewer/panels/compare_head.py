"""The head of the Compare panel: dose A, dose B, and what the pictures show of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.panels.difference_range import DifferenceRange
from dosiscope.viewer.panels.dose_line import DoseLine, KeptDoses
from dosiscope.viewer.shown_doses import A_MINUS_B
from dosiscope.viewer.widgets.buttons import fresh_menu, quiet_button
from dosiscope.viewer.widgets.chips import Chip, Chips
from dosiscope.viewer.widgets.section import MARGIN
from dosiscope.viewer.widgets.text import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMenu

    from dosiscope.viewer.panels.compare_text import DoseWords
    from dosiscope.viewer.review import Review

CHOOSE: Final = tr("Choose dose B…")
KEEP: Final = tr("Keep the DVHs of B in the plot when another dose is B")
_WASHES: Final = {
    Wash.DOSE: (tr("Dose"), tr("Colour the pictures by dose A")),
    Wash.DIFFERENCE: (
        A_MINUS_B,
        tr(
            "Colour the pictures by the difference of the doses, {difference}",
            difference=A_MINUS_B,
        ),
    ),
    Wash.GAMMA: (tr("Gamma"), tr("Colour the pictures by gamma, once it is computed")),
}


class CompareHead(QWidget):
    """Dose A and dose B with the ways to change them, and the switches of the picture.

    Attributes
    ----------
    exchanged
        The user wants A for B and B for A.
    cleared
        The user wants to compare no longer.
    keep_wanted
        The user wants the DVHs of B to stay when another dose is B.
    gamma_lacking
        The user wants the colours of gamma, which nobody has computed.
    """

    gamma_lacking = Signal()
    exchanged = Signal()
    cleared = Signal()
    keep_wanted = Signal()

    def __init__(
        self,
        review: Review,
        fill_others: Callable[[QMenu], None],
        fill_out: Callable[[QMenu], None],
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._comparison = comparison = review.comparison
        self.a = DoseLine("A", tr("The dose that is shown"))
        self.b = DoseLine("B", tr("The dose that it is compared with"))
        self.choose = QPushButton(CHOOSE)
        self.choose.setMenu(fresh_menu(self.choose, fill_others))
        self.other = quiet_button("list", tr("Compare with another dose"))
        self.other.setMenu(fresh_menu(self.other, fill_others))
        self.exchange = quiet_button("arrow-left-right", tr("Exchange A and B"))
        self.exchange.clicked.connect(self.exchanged)
        self.out = quiet_button("copy", tr("Copy or export"))
        self.out.setMenu(fresh_menu(self.out, fill_out))
        self.keep = quiet_button("plus", KEEP)
        self.keep.clicked.connect(self.keep_wanted)
        self.kept = KeptDoses()
        self.clear = quiet_button("x", tr("Compare no longer"))
        self.clear.clicked.connect(self.cleared)
        self.washes = Chips(
            tuple(word for word, _ in _WASHES.values()),
            tuple(hint for _, hint in _WASHES.values()),
        )
        self.washes.chosen.connect(self._colour)
        self.lines = Chip(tr("Isodoses of B"), tr("Draw the isodoses of B too, dashed"))
        self.lines.clicked.connect(comparison.set_has_lines)
        self.looks = self._make_looks()
        self.range = DifferenceRange(review)
        grid = QGridLayout(self)
        grid.setContentsMargins(MARGIN, 2 * GRID, 2 * GRID, GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.a, 0, 0)
        grid.addWidget(self.out, 0, 2)
        grid.addWidget(self.exchange, 0, 3)
        grid.addWidget(self.b, 1, 0)
        grid.addWidget(self.keep, 1, 1)
        grid.addWidget(self.other, 1, 2)
        grid.addWidget(self.clear, 1, 3)
        for row, wide in enumerate((self.kept, self.choose, self.looks, self.range), 2):
            grid.addWidget(wide, row, 0, 1, 4)
        comparison.shown_changed.connect(self._follow)
        self._follow()

    def _make_looks(self) -> QWidget:
        looks = QWidget()
        row = QHBoxLayout(looks)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(Line(tr("Colours"), role="secondary"))
        row.addWidget(self.washes)
        row.addStretch(1)
        row.addWidget(self.lines)
        return looks

    def show_doses(self, a: DoseWords | None, b: DoseWords | None) -> None:
        """Show what is compared with what."""
        self.a.show_words(a, tr("no dose is open"))
        self.b.show_words(b, tr("nothing is compared yet"))
        for part in (self.other, self.clear, self.looks, self.out):
            part.setVisible(b is not None)
        self.exchange.setVisible(b is not None)
        self.choose.setVisible(b is None)
        self.choose.setEnabled(a is not None)

    def show_kept(self, words: Mapping[str, DoseWords], *, can_keep: bool) -> None:
        """Show what is kept, by its letters, and whether B can be kept too."""
        self.kept.show_kept(words)
        self.keep.setVisible(can_keep)

    def _colour(self, n: int) -> None:
        wash = list(_WASHES)[n]
        self._comparison.set_wash(wash)
        if wash is Wash.GAMMA and self._comparison.gamma is None:
            self.gamma_lacking.emit()

    def text(self) -> str:
        """Return what A and B are, and what is kept."""
        told = (self.a.text(), self.b.text(), self.kept.text())
        return "\n".join(filter(None, told))

    def _follow(self) -> None:
        """Show what the pictures show."""
        self.washes.choose(list(_WASHES).index(self._comparison.wash))
        self.lines.setChecked(self._comparison.has_lines)
