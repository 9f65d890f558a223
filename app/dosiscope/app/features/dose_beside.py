"""Which dose the second of two axial pictures shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.features.action import Submenu
from dosiscope.core.dose_names import dose_names
from dosiscope.core.language import tr
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from dosiscope.app.features.action import Entry
    from dosiscope.core.dose import Dose
    from dosiscope.viewer.review import Review


class DoseBeside:
    """Offers the doses of the case, of the unit that levels and wash are in."""

    def __init__(self, review: Review) -> None:
        self._review = review

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Submenu("Dose", tr("Dose of the right picture"), fill=self._fill)

    def _fill(self, menu: QMenu) -> None:
        review, view = self._review, self._review.beside
        case = review.case
        if case is None or not view.doses:
            menu.addAction(tr("No dose is open")).setEnabled(False)
            return
        self._offer(menu, tr("As on the left"), None, is_on=not view.has_own_dose)
        doses = review.doses
        for name, dose in zip(dose_names(doses, case), doses, strict=True):
            is_own = view.has_own_dose and view.dose is dose
            compared = review.compared_doses.items()
            letter = next((x for x, one in compared if one is dose), "")
            text = f"{name} ({letter})" if letter else name
            action = self._offer(menu, verbatim(text), dose, is_on=is_own)
            if dose not in view.doses:
                action.setEnabled(False)
                action.setToolTip(tr("Its unit is not that of the dose that is shown"))
        menu.setToolTipsVisible(True)

    def _offer(
        self, menu: QMenu, text: str, dose: Dose | None, *, is_on: bool
    ) -> QAction:
        action = menu.addAction(text, partial(self._review.beside.set_dose, dose))
        action.setCheckable(True)
        action.setChecked(is_on)
        return action
