"""How the pictures show the doses A and B: by turns, beside each other, as A - B."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
from dosiscope.core.text import typed_number
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.shown_doses import A_MINUS_B, letter_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QMenu

    from dosiscope.app.features.action import Entry
    from dosiscope.core.dose import Dose
    from dosiscope.viewer.review import Review

INTERVALS: Final = (300, 700, 1500)  # ms that each dose is shown
_FIRST: Final = INTERVALS[1]
ENDS: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)  # in the unit of the dose
_SUBMENU: Final = tr("Doses A and B")
_WASHES: Final = {
    Wash.DOSE: (tr("Colours: the dose"), tr("Colour the pictures by their dose")),
    Wash.DIFFERENCE: (
        tr("Colours: the difference {a_minus_b}", a_minus_b=A_MINUS_B),
        tr("Orange where A is higher, blue where B is; nothing where they are alike"),
    ),
    Wash.GAMMA: (
        tr("Colours: gamma"),
        tr("Blue where gamma is 1 at most, from yellow to red where it is more"),
    ),
}


class TwoDoses(QObject):
    """Switches between A and B by a key, or by turns; chooses what the colours are.

    Parameters
    ----------
    side_by_side
        Shows the axial plane twice.

    Attributes
    ----------
    timer
        By which the pictures blink.
    """

    def __init__(
        self, review: Review, side_by_side: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._review, self._side_by_side = review, side_by_side
        self._is_painted = True
        self._was_beside = False  # with a B: the user may have chosen A twice
        self._b: Dose | None = None  # what B was when it was told last
        self.timer = QTimer(self)
        self.timer.setInterval(_FIRST)
        self.timer.timeout.connect(self._take_turn)
        review.picture_painted.connect(self._note_painted)
        another_pair = (
            review.comparison.changed,
            review.case_opened,
            review.dose_changed,
        )
        for changed in another_pair:
            changed.connect(self._end)
        for changed in (*another_pair, review.arranged):
            changed.connect(self._fill_beside)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Submenu(
            "Dose",
            _SUBMENU,
            actions=(*self._switches(), *self._colours()),
            fill=self._fill_ends,
        )

    def _switches(self) -> Iterator[Action]:
        review = self._review
        yield Action(
            "show_other", "Dose", tr("Show B in place of A"), "B",
            tr("Show dose B on the pictures, or A again: the title says which"),
            self._switch, is_on=self._shows_other, needs_case=True,
            is_offered=self._can_show,
        )  # fmt: skip
        yield Action(
            "blink_doses", "Dose", tr("A and B by turns"), "V",
            tr("Show A and B by turns until the key is pressed again"),
            self._blink, is_on=self.timer.isActive, needs_case=True,
            is_offered=self._can_show,
        )  # fmt: skip
        yield Action(
            "faster_turns", "Dose", tr("Faster or slower turns"), "",
            tr(
                "How long each of the two is shown: {times}",
                times=", ".join(f"{typed_number(ms / 1000)} s" for ms in INTERVALS),
            ),
            self._change_interval, needs_case=True, is_offered=self._can_show,
            words=lambda: tr(
                "Each for {time} s", time=typed_number(self.timer.interval() / 1000)
            ),
        )  # fmt: skip
        yield Action(
            "other_beside", "Dose", tr("B beside A"), "Shift+V",
            tr("The axial plane twice, side by side: A on the left, B on the right"),
            self._show_beside, needs_case=True, is_offered=self._can_show,
        )  # fmt: skip
        yield Action(
            "other_lines", "Dose", tr("Isodoses of B, dashed"), "Shift+L",
            tr("Draw the isodoses of B at the levels of A, dashed"),
            lambda: review.comparison.set_has_lines(not review.comparison.has_lines),
            is_on=lambda: review.comparison.has_lines, needs_case=True,
            is_offered=self._can_show,
        )  # fmt: skip

    def _colours(self) -> Iterator[Action]:
        comparison = self._review.comparison
        for n, (wash, (text, tip)) in enumerate(_WASHES.items()):
            yield Action(
                f"wash_{wash}", "Dose", text,
                "W" if wash is Wash.DIFFERENCE else "", tip,
                partial(self._colour, wash),
                is_on=partial(self._is_coloured, wash), needs_case=True,
                is_offered=partial(self._has_colours, wash), has_line=n == 0,
            )  # fmt: skip
        yield Action(
            "difference_percent", "Dose",
            tr("{a_minus_b} in % of the reference dose", a_minus_b=A_MINUS_B), "",
            tr("Tell the difference in % of the dose that is 100 %, or as a dose"),
            lambda: comparison.set_difference_colours(
                in_percent=not comparison.is_in_percent
            ),
            is_on=lambda: comparison.is_in_percent, needs_case=True,
            is_offered=self._has_percent,
        )  # fmt: skip

    # --- what makes sense -----------------------------------------------------------

    def _has_other(self) -> bool:
        return self._review.comparison.other is not None

    def _has_colours(self, wash: Wash) -> bool:
        is_there = wash is not Wash.GAMMA or self._review.comparison.gamma is not None
        return self._has_other() and is_there

    def _can_show(self) -> bool:
        """Whether the pictures can show B: it has the unit of the levels."""
        return self._review.comparison.other in self._review.axial.doses

    def _has_percent(self) -> bool:
        return self._has_other() and self._review.look.reference is not None

    # --- A or B ---------------------------------------------------------------------

    def _shows_other(self) -> bool:
        return letter_of(self._review, self._review.axial.dose) == "B"

    def _switch(self) -> None:
        self._stop()
        self._review.show_other(not self._shows_other())

    def _blink(self) -> None:
        if self.timer.isActive():
            self._stop()
            self._review.show_other(False)
        else:
            self._is_painted = True
            self._review.comparison.set_blinking(True)
            self.timer.start()

    def _take_turn(self) -> None:
        """Show the other one, unless the last turn has not been seen yet."""
        if self._is_painted:
            self._is_painted = False
            self._review.show_other(not self._shows_other())

    def _note_painted(self) -> None:
        self._is_painted = True

    def _stop(self) -> None:
        self.timer.stop()
        self._review.comparison.set_blinking(False)

    def _end(self) -> None:
        """Show A: there is another pair, or none."""
        self._stop()
        self._review.show_other(False)

    def _change_interval(self) -> None:
        at = INTERVALS.index(self.timer.interval())
        self.timer.setInterval(INTERVALS[(at + 1) % len(INTERVALS)])

    def _fill_beside(self) -> None:
        """Show B on the right of two axial pictures, where nothing else was chosen.

        What showed B shows that which is B now.
        """
        beside, other = self._review.beside, self._review.other_dose
        before, self._b = self._b, other
        if before is not other and beside.has_own_dose and beside.dose is before:
            beside.set_dose(other if other in beside.doses else None)
        if beside.is_shown and not self._was_beside and not beside.has_own_dose:
            beside.set_dose(other)
        self._was_beside = beside.is_shown and self._has_other()

    def _show_beside(self) -> None:
        self._end()
        self._side_by_side()
        self._review.beside.set_dose(self._review.comparison.other)

    # --- what the colours are ---------------------------------------------------------

    def _colour(self, wash: Wash) -> None:
        """Take it; the difference once more is the dose again: one key does both."""
        comparison, look = self._review.comparison, self._review.look
        is_again = self._is_coloured(wash) and look.is_shown("wash")
        comparison.set_wash(Wash.DOSE if is_again else wash)
        look.set_shown("wash", True)

    def _is_coloured(self, wash: Wash) -> bool:
        return self._review.comparison.wash is wash

    def _fill_ends(self, menu: QMenu) -> None:
        """Offer where the colours of the difference end."""
        comparison, dose = self._review.comparison, self._review.dose
        unit = dose.unit_text if dose is not None else ""
        for end in ENDS:
            text = tr(
                "Colours of {a_minus_b} up to ± {end} {unit}",
                a_minus_b=A_MINUS_B,
                end=typed_number(end),
                unit=unit,
            )
            action = menu.addAction(
                text, partial(comparison.set_difference_colours, end=end)
            )
            action.setCheckable(True)
            action.setChecked(comparison.difference_end == end)
            action.setEnabled(self._has_other())
