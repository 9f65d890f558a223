"""What can be chosen of the dose without the panel: which, its colours, its levels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.dose_names import dose_names
from dosiscope.core.language import tr
from dosiscope.core.text import dose_text
from dosiscope.resources.colour_tables import TITLES
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget, QMenu

    from dosiscope.app.features.action import Entry
    from dosiscope.viewer.review import Review

_OPACITIES = (20, 40, 60, 80)  # %


class DoseMenu:
    """Chooses the dose that is shown, and goes back to what it is shown with at first.

    Parameters
    ----------
    dock
        Where the panel is in which levels, range and reference are typed.
    """

    def __init__(self, review: Review, dock: QDockWidget) -> None:
        self._review, self._dock = review, dock

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        look = self._review.look
        yield Submenu("Dose", tr("Dose shown"), fill=self._fill_doses, has_line=True)
        yield Submenu("Dose", tr("Colours of the wash"), fill=self._fill_tables)
        yield Submenu("Dose", tr("Opacity of the wash"), fill=self._fill_opacities)
        yield Action(
            "usual_levels", "Dose", tr("Usual isodoses"), "",
            tr("The levels with which this dose is shown at first"),
            lambda: look.set_levels(look.usual_levels()), needs_case=True,
            is_offered=self._has_dose,
        )  # fmt: skip
        yield Action(
            "usual_wash", "Dose", tr("Usual range of the wash"), "",
            tr("The range with which this dose is coloured at first"),
            self._show_usual_wash, needs_case=True, is_offered=self._has_dose,
        )  # fmt: skip
        yield Action(
            "dose_panel", "Dose", tr("Reference, isodoses and range…"), "Ctrl+Shift+D",
            tr("Show the Dose panel, where they are typed"), self._show_panel,
            has_line=True, icon="sliders-horizontal",
        )  # fmt: skip

    def _has_dose(self) -> bool:
        return self._review.dose is not None

    def _show_usual_wash(self) -> None:
        low, high = self._review.look.usual_wash()
        self._review.look.set_wash(low=low, high=high)

    def _show_panel(self) -> None:
        self._dock.show()
        self._dock.raise_()
        self._dock.widget().setFocus()

    def _fill_doses(self, menu: QMenu) -> None:
        doses, case = self._review.doses, self._review.case
        for name, dose in zip(dose_names(doses, case), doses, strict=True):
            most = dose_text(dose.maximum, dose.unit_text)
            action = menu.addAction(
                verbatim(tr("{dose}, max {most}", dose=name, most=most))
            )
            action.setCheckable(True)
            action.setChecked(dose is self._review.dose)
            action.triggered.connect(lambda _, dose=dose: self._review.set_dose(dose))
        _say_none(menu)

    def _fill_tables(self, menu: QMenu) -> None:
        look = self._review.look
        for name, title in TITLES.items():
            action = menu.addAction(tr(title), partial(self._colour, name))
            action.setCheckable(True)
            action.setChecked(name == look.wash_table)

    def _colour(self, name: str) -> None:
        self._review.look.set_wash(table=name)

    def _fill_opacities(self, menu: QMenu) -> None:
        look = self._review.look
        for percent in _OPACITIES:
            action = menu.addAction(f"{percent} %", partial(self._see, percent))
            action.setCheckable(True)
            action.setChecked(round(100 * look.wash_opacity) == percent)

    def _see(self, percent: int) -> None:
        self._review.look.set_wash(opacity=percent / 100)


def _say_none(menu: QMenu) -> None:
    if menu.isEmpty():
        menu.addAction(tr("None")).setEnabled(False)
