"""Comparing the shown dose with another one: which, what is seen of it, and numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from dosiscope.app.comparing import Compared, Comparing, why_not
from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.action import Action, Submenu
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.dose_text import dose_names
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget, QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.kept_work import KeptWork
    from dosiscope.app.session import Session
    from dosiscope.core.dose import Dose
    from dosiscope.core.field import Place
    from dosiscope.core.isodose import RGB
    from dosiscope.viewer.panels.compare import ComparePanel
    from dosiscope.viewer.panels.compare_text import DoseWords
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_LONGEST = 72  # letters of why a dose cannot be chosen, in a menu


class Compare(QObject):
    """The Compare panel, and what can be done without it.

    Parameters
    ----------
    dock
        Where the panel is; it is made when it is looked at.
    top
        The widget that its dialogs belong to.
    """

    def __init__(
        self,
        session: Session,
        review: Review,
        structures: StructuresPanel,
        dock: QDockWidget,
        notice: Notice,
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._session, self._review, self._structures = session, review, structures
        self._dock, self._notice, self._top = dock, notice, top
        self._panel: ComparePanel | None = None
        self._is_seen = False
        self.comparing = Comparing(review, session.jobs, self)
        self.comparing.failed.connect(session.faulted)
        self.comparing.changed.connect(self._show)
        self.comparing.progressed.connect(self._show_part)
        for changed in (
            review.case_changed,
            review.dose_changed,
            review.comparison.changed,
            screen_identity.changed,
        ):
            changed.connect(self._show)
        dock.visibilityChanged.connect(self._look)
        self._look(is_in_sight(dock))

    # --- the panel -------------------------------------------------------------------

    @property
    def panel(self) -> ComparePanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.viewer.panels.compare import ComparePanel

            self._panel = panel = ComparePanel(
                self._review.comparison, self.fill_others
            )
            panel.head.exchanged.connect(self.exchange)
            panel.head.cleared.connect(self.clear)
            panel.part_chosen.connect(self._look_on)
            panel.difference.place_chosen.connect(self.go_to)
            panel.rois.place_chosen.connect(self.go_to)
            panel.rois.roi_chosen.connect(self._select_roi)
            self._dock.setWidget(panel)
        return self._panel

    def _look(self, is_seen: bool) -> None:
        self._is_seen = is_seen
        if is_seen:
            _ = self.panel
            self._show()
        self._look_on()

    def _look_on(self, *_: object) -> None:
        """Have worked out what is looked at now."""
        wanted = self.panel.part.compared if self._is_seen else None
        self.comparing.want(() if wanted is None else (Compared(wanted),))
        self._show_part()

    def show_panel(self) -> None:
        """Bring the panel to the front."""
        self._dock.show()
        self._dock.raise_()
        self.panel.setFocus()

    # --- what is shown ---------------------------------------------------------------

    def _show(self) -> None:
        if self._panel is None:
            return
        review = self._review
        self._panel.show_doses(
            self._words(review.dose), self._words(review.comparison.other)
        )
        self._show_part()

    def _words(self, dose: Dose | None) -> DoseWords | None:
        """Return what a dose is called, as it may be told on the screen."""
        from dosiscope.viewer.panels.compare_text import dose_words

        case = self._review.case
        if case is None or dose is None:
            return None
        doses = self._review.doses
        names = dict(zip(map(id, doses), dose_names(doses), strict=True))
        words = dose_words(case, dose, names.get(id(dose), dose.label))
        return words

    def _instead(self, work: KeptWork[Any]) -> str:
        """Return why there are no numbers, or that they are on the way."""
        pair = self.comparing.pair
        if pair is None:
            return ""
        if pair.refusal:
            return f"A and B cannot be compared: {pair.refusal}."
        if work.reason:
            return screen_identity.text(work.reason)
        if work.value is not None:
            return ""
        step = work.progress
        if step is not None and step.total > 1:
            return f"{step.what}… {step.done} of {step.total}"
        return "Comparing…"

    def _show_part(self) -> None:
        """Show what is known in the part that is looked at."""
        if self._panel is None or not self._is_seen:
            return
        panel, comparing = self._panel, self.comparing
        match panel.part.compared:
            case Compared.DIFFERENCE:
                work = comparing.difference
                panel.difference.show_difference(work.value, self._instead(work))
            case Compared.ROIS:
                self._show_rois()

    def _show_rois(self) -> None:
        panel, comparing, case = self.panel, self.comparing, self._review.case
        instead = self._instead(comparing.rois)
        if case is None or case.structure_set is None:
            instead = "There is no structure set: doses are compared as a whole alone."
        elif comparing.pair is not None and not comparing.pair.refusal:
            if comparing.difference.reason:
                instead = self._instead(comparing.difference)
            elif not comparing.are_rois_measured:
                instead = "Measuring structures…"
        found = comparing.rois.value or ()
        panel.rois.show_rois(
            () if instead else found,
            instead,
            self._review.look.reference,
            self._colour,
        )

    def _colour(self, number: int) -> RGB | None:
        return self._review.display.colour(number)

    # --- which doses -----------------------------------------------------------------

    def compare_with(self, dose: Dose) -> None:
        """Compare the shown dose with another one."""
        self._review.comparison.set_other(dose)
        self.show_panel()

    def exchange(self) -> None:
        """Show B, and compare it with what was shown."""
        self._review.exchange_doses()

    def clear(self) -> None:
        """Compare no longer."""
        self._review.comparison.set_other(None)

    def fill_others(self, menu: QMenu) -> None:
        """Offer what may be compared with the shown dose; say why others may not."""
        review, shown = self._review, self._review.dose
        if shown is None or review.case is None:
            menu.addAction("No dose is open").setEnabled(False)
            return
        menu.setToolTipsVisible(True)
        for dose in review.doses:
            if dose is shown:
                continue
            words = self._words(dose)
            name = words.line if words is not None else dose.label
            reason = why_not(shown, dose)
            if reason:
                _refuse(menu, name, reason)
                continue
            action = menu.addAction(verbatim(name), partial(self.compare_with, dose))
            action.setCheckable(True)
            action.setChecked(dose is review.comparison.other)
        if menu.isEmpty():
            menu.addAction("There is no other dose").setEnabled(False)

    # --- in the menus ----------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        comparison = self._review.comparison
        yield Action(
            "compare", "Dose", "Compare", "Ctrl+Shift+C",
            "Show what two doses differ in", self.show_panel,
            icon="arrow-left-right", has_line=True,
        )  # fmt: skip
        yield Submenu("Dose", "Compare with", fill=self.fill_others)
        yield Action(
            "exchange_doses", "Dose", "Exchange A and B", "Ctrl+Shift+X",
            "Show the dose that the shown one is compared with, and the reverse",
            self.exchange, needs_case=True, is_offered=self._has_other,
        )  # fmt: skip
        yield Action(
            "difference_wash", "Dose", "Colours of the difference", "",
            "Colour the pictures by A \N{MINUS SIGN} B, or by the dose again",
            partial(self._turn_wash, Wash.DIFFERENCE),
            is_on=lambda: comparison.wash is Wash.DIFFERENCE,
            needs_case=True, is_offered=self._has_other,
        )  # fmt: skip
        yield Action(
            "compare_no_longer", "Dose", "Compare no longer", "",
            "Give up dose B, and all that was worked out of it", self.clear,
            needs_case=True, is_offered=self._has_other,
        )  # fmt: skip

    def _has_other(self) -> bool:
        return self._review.comparison.other is not None

    def _turn_wash(self, wash: Wash) -> None:
        comparison = self._review.comparison
        comparison.set_wash(Wash.DOSE if comparison.wash is wash else wash)

    # --- going there -----------------------------------------------------------------

    def go_to(self, at: Place) -> None:
        """Go to a place and put the cross-hair there."""
        self._review.set_cursor(at)
        self._review.centre_on(at)

    def _select_roi(self, number: int) -> None:
        self._structures.select(number)


def _refuse(menu: QMenu, name: str, reason: str) -> None:
    """Name a dose that cannot be chosen, with the reason."""
    line = f"{name}: {reason}"
    if len(line) > _LONGEST:
        line = f"{line[: _LONGEST - 1]}…"
    action = menu.addAction(verbatim(line))
    action.setEnabled(False)
    action.setToolTip(f"{name} cannot be compared: {reason}")
