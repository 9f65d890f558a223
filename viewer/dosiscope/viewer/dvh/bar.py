"""The row above the DVH: axes, method, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from dosiscope.core.language import tr
from dosiscope.core.text import listed
from dosiscope.resources.theme import GRID
from dosiscope.viewer.dvh.choice_menu import ChoiceMenu
from dosiscope.viewer.dvh.metric_menu import MetricMenu, examples_text
from dosiscope.viewer.shown_doses import A_MINUS_B, a_minus
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.chips import Chip, Chips
from dosiscope.viewer.widgets.elided import ElidedParts
from dosiscope.viewer.widgets.maximisable import offer_room
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

BAND_TIP = tr(
    "How well each curve can be known from these contours: sampling, where the ends "
    "are, and where the planes happen to lie"
)


HOW = tr("How DVHs are made")
MAXIMISE = tr("The DVH in place of the pictures")


class DvhBar(QWidget):
    """Holds the parts; the panel fills and reads them.

    Attributes
    ----------
    requested
        "copy table", "copy rows", "copy picture", "csv", "json" or "picture".
    """

    requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Chips(
            (tr("Cumulative"), tr("Differential")),
            (
                tr("Volume that receives at least a dose"),
                tr("Volume per dose, from finite differences of the cumulative curve"),
            ),
        )
        self.dose = Chips(("Gy", "%"), (tr("Dose in its own unit"), ""))
        self.dose.button(1).setAccessibleName(tr("Dose in % of the reference"))
        self.volume = Chips(
            ("cc", tr("% volume")),
            (tr("Volume in cc"), tr("Volume in % of the whole ROI's volume")),
        )
        self.method = ElidedParts()
        self.method.setObjectName("dvh-method")
        self.method.setProperty("role", "secondary")
        self.method.setProperty("textSize", "small")
        self.compare = Chip(tr("Differences"))
        self.against = Chip(A_MINUS_B)
        self.against.hide()
        self.show_others(["B"])
        self.band = Chip(tr("Band"), BAND_TIP)
        self.how = quiet_button("sliders-horizontal", HOW)
        self.choice_menu = ChoiceMenu(self.how)
        self.how.setMenu(self.choice_menu)
        self.more = quiet_button(
            "columns-3",
            tr("Add a column"),
            tr("Add a column to the table: {examples}", examples=examples_text()),
        )
        self.metric_menu = MetricMenu(self.more)
        self.more.setMenu(self.metric_menu)
        self.export = quiet_button(
            "download", tr("Export"), tr("Save or copy curves, table and picture")
        )
        self.export.setMenu(self._export_menu())
        self.larger = quiet_button("maximize", MAXIMISE)
        kinds, units, shown, done = (QHBoxLayout() for _ in range(4))
        kinds.addWidget(self.kind)
        kinds.addStretch(1)
        for chips in (self.dose, self.volume):
            units.addWidget(chips)
        units.addStretch(1)
        shown.addWidget(self.method)
        shown.addStretch(1)  # in a row of its own the buttons keep their widths
        for chip in (self.against, self.compare, self.band):
            shown.addWidget(chip)
        done.addStretch(1)
        for button in (self.how, self.more, self.export, self.larger):
            done.addWidget(button)
        self._parts = kinds, units, shown, done
        self._halves = _row_of(kinds, units, wide=1), _row_of(shown, done, wide=0)
        self._rows = _row_of(*self._halves, wide=0)
        self._rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID)
        self.setLayout(self._rows)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the widest of four rows takes."""
        widest = max(part.minimumSize().width() for part in self._parts)
        return QSize(widest + self._margins, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take more rows where one is too long, as among the pictures."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit anew where a chip came or went."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
            self._rows.activate()  # that a row runs otherwise is not told by itself
        return super().event(event)

    def _fit(self) -> None:
        room, between = self.width() - self._margins, 2 * GRID
        widths = [part.minimumSize().width() for part in self._parts]
        halves = [a + between + b for a, b in (widths[:2], widths[2:])]
        for half, width in zip(self._halves, halves, strict=True):
            _run(half, in_a_row=width <= room)
        _run(self._rows, in_a_row=sum(halves) + between <= room)

    @property
    def _margins(self) -> int:
        margins = self._rows.contentsMargins()
        return margins.left() + margins.right()

    def show_others(self, letters: Sequence[str]) -> None:
        """Show of which doses the table tells how far A is above them."""
        self.against.setText(a_minus(", ".join(letters)))
        self.against.setToolTip(_against_tip(letters))

    def show_method(self, parts: Sequence[str], whole: str) -> None:
        """Show how DVHs are made: as much as there is room for, the whole as a tip."""
        self.method.show_parts(parts)
        self.method.setToolTip(tip(whole))
        self.how.setToolTip(tip("\n".join(filter(None, (HOW, whole)))))

    def set_maximised(self, *, is_maximised: bool) -> None:
        """Offer the way back, or that to more room."""
        offer_room(self.larger, MAXIMISE, is_maximised=is_maximised)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self.export)
        for text, what in (
            (tr("Copy table"), "copy table"),
            (tr("Copy rows without heads"), "copy rows"),
            (tr("Copy picture"), "copy picture"),
            ("", ""),
            (tr("Curves and table as CSV…"), "csv"),
            (tr("Curves and table as JSON…"), "json"),
            (tr("Picture…"), "picture"),
        ):
            if text:
                menu.addAction(text, partial(self.requested.emit, what))
            else:
                menu.addSeparator()
        return menu


def _row_of(*parts: QBoxLayout, wide: int) -> QBoxLayout:
    """Return parts side by side, one of them wide; they can run below each other."""
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    for part in (*parts, row):
        part.setSpacing(2 * GRID)
    for n, part in enumerate(parts):
        row.addLayout(part, 1 if n == wide else 0)
    return row


def _run(layout: QBoxLayout, *, in_a_row: bool) -> None:
    ways = QBoxLayout.Direction
    layout.setDirection(ways.LeftToRight if in_a_row else ways.TopToBottom)


def _against_tip(letters: Sequence[str]) -> str:
    """Return what is told of A and the doses of these letters."""
    if len(letters) == 1:
        return tr(
            "Every metric in A and {letter}, and A minus {letter}, the largest "
            "difference first",
            letter=letters[0],
        )
    return tr(
        "Every metric in {doses}, and A minus each of the others, the largest "
        "difference first",
        doses=listed(["A", *letters], "and"),
    )
