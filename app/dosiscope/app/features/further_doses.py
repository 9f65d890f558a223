"""More than two doses: another one as B, and DVHs of former ones kept as C and D."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from dosiscope.app.compared_pair import why_not
from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.dose_names import dose_names
from dosiscope.core.language import tr
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMenu

    from dosiscope.app.features.action import Entry
    from dosiscope.core.dose import Dose
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

NO_LETTER: Final = tr("C and D are taken: give up the DVHs of one of them first.")


class FurtherDoses:
    """Goes through the doses that compare with the shown one, and keeps their DVHs."""

    def __init__(self, review: Review, notice: Notice) -> None:
        self._review, self._notice = review, notice

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Submenu(
            "Dose",
            tr("Further doses: C and D"),
            actions=tuple(self._actions()),
            fill=self._fill_kept,
        )

    def _actions(self) -> Iterator[Action]:
        yield Action(
            "next_other", "Dose", tr("Next dose as B"), "Ctrl+N",
            tr("Compare the shown dose with the next one that it compares with"),
            self.go_on, needs_case=True, is_offered=self._has_next,
        )  # fmt: skip
        yield Action(
            "keep_other", "Dose", tr("Keep the DVHs of B"), "Ctrl+Shift+N",
            tr("Leave the DVHs of B in the plot as C or D when another dose is B"),
            self.keep, is_on=self._is_kept, needs_case=True,
            is_offered=self._has_other,
        )  # fmt: skip

    # --- another B --------------------------------------------------------------------

    @property
    def _comparable(self) -> list[Dose]:
        """All that compares with the shown dose, in the order of the lists."""
        shown = self._review.dose
        if shown is None:
            return []
        return [dose for dose in self._review.doses if not why_not(shown, dose)]

    def _has_next(self) -> bool:
        other = self._review.other_dose
        return any(dose is not other for dose in self._comparable)

    def go_on(self) -> None:
        """Compare with the next dose; after the last one comes the first."""
        doses, other = self._comparable, self._review.other_dose
        if doses:
            at = doses.index(other) + 1 if other in doses else 0
            self._review.comparison.set_other(doses[at % len(doses)])

    # --- C and D ----------------------------------------------------------------------

    def _has_other(self) -> bool:
        return self._review.other_dose is not None

    def _is_kept(self) -> bool:
        other = self._review.other_dose
        return other is not None and other in self._review.comparison.kept

    def keep(self) -> None:
        """Keep the DVHs of B when another dose is B, or do so no longer."""
        comparison, other = self._review.comparison, self._review.other_dose
        if other is None:
            return
        if other in comparison.kept:
            comparison.keep_no_longer(other)
        elif not comparison.has_room:
            self._notice.show_note(NO_LETTER)
        else:
            comparison.keep_other()
            letter = "CD"[comparison.kept.index(other)]
            self._notice.show_note(
                tr(
                    "The DVHs of B stay as {letter} when another dose is B: Ctrl+N "
                    "takes the next one.",
                    letter=letter,
                )
            )

    def _fill_kept(self, menu: QMenu) -> None:
        """Offer to give up what is kept, by its letter and its name."""
        comparison, case = self._review.comparison, self._review.case
        for letter, dose in zip("CD", comparison.kept, strict=True):
            if dose is not None:
                (name,) = dose_names((dose,), case)
                menu.addAction(
                    verbatim(
                        tr(
                            "Give up the DVHs of {letter}: {dose}",
                            letter=letter,
                            dose=name,
                        )
                    ),
                    partial(comparison.keep_no_longer, dose),
                )
