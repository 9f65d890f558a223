"""Doses made in the window: sums, and EQD2 or BED, each asked for in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.features.rival_menu import offer_rivals
from dosiscope.core.dose_names import dose_names
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.viewer.widgets.buttons import fresh_menu
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.session import Session
    from dosiscope.core.dose import Dose
    from dosiscope.core.inventory import Selection
    from dosiscope.core.progress import Steps
    from dosiscope.viewer.panels.eqd2_dialog import Eqd2Dialog
    from dosiscope.viewer.panels.making_dialog import Choice, MakingDialog
    from dosiscope.viewer.panels.sum_dialog import SumDialog
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_KEY: Final = "make a dose"  # of its job

Ask = Callable[[], "MakingDialog | None"]


class _Asked(NamedTuple):
    """What was being asked for, how far, and of which case."""

    ask: Ask
    choice: Choice
    selection: Selection | None


class DoseMaking(QObject):
    """Makes doses of those of the case, in the background, and shows what was made.

    Parameters
    ----------
    top
        The widget that its dialogs belong to.
    """

    def __init__(
        self, session: Session, review: Review, notice: Notice, top: QWidget
    ) -> None:
        super().__init__(top)
        self._session, self._review = session, review
        self._notice, self._top = notice, top
        self.dialog: MakingDialog | None = None
        self._asked_for: _Asked | None = None  # while a rival is read for it
        session.rivals_changed.connect(self._go_on)
        session.busy_changed.connect(self._follow_reading)
        # what is asked for is of doses that may not be there any more
        review.case_changed.connect(self._close)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Action(
            "sum_of_doses", "Dose", tr("Sum of doses…"), "",
            tr("Add doses up, each with a weight; all beams of a plan by one click"),
            self.ask_for_sum, icon="plus", has_line=True, needs_case=True,
            is_offered=self._has_dose,
        )  # fmt: skip
        yield Action(
            "eqd2", "Dose", tr("EQD2 or BED…"), "",
            tr(
                "Convert doses by the linear-quadratic model, each with its own "
                "fractions"
            ),
            self.ask_for_eqd2, needs_case=True, is_offered=self._has_dose,
        )  # fmt: skip
        yield Submenu("Dose", tr("Remove a made dose"), fill=self._fill_made)

    def _has_dose(self) -> bool:
        return bool(self._review.doses)

    def _fill_made(self, menu: QMenu) -> None:
        made = self._review.made
        for name, dose in zip(dose_names(made, self._review.case), made, strict=True):
            menu.addAction(verbatim(name), partial(self._review.remove_made, dose))
        if menu.isEmpty():
            menu.addAction(tr("None")).setEnabled(False)

    # --- dialogs -----------------------------------------------------------------

    def ask_for_sum(self) -> SumDialog | None:
        """Ask which doses are to be added, and add them."""
        from dosiscope.viewer.panels.sum_dialog import SumDialog

        case = self._review.case
        if case is None:
            return None
        dialog = SumDialog(self._review.doses, case, self._top)
        dialog.comparison_wanted.connect(
            lambda steps: self._start(dialog, steps, dialog.show_comparison)
        )
        dialog.eqd2_wanted.connect(partial(_ask_with, self.ask_for_eqd2))
        self._open(dialog, self.ask_for_sum)
        return dialog

    def ask_for_eqd2(self) -> Eqd2Dialog | None:
        """Ask what is to be converted, and convert it; the shown one is ticked."""
        from dosiscope.viewer.panels.eqd2_dialog import Eqd2Dialog

        review, case = self._review, self._review.case
        if case is None:
            return None
        dialog = Eqd2Dialog(
            review.doses,
            case,
            review.results.solids,
            (review.dose,),
            self._top,
        )
        self._open(dialog, self.ask_for_eqd2)
        return dialog

    def _open(self, dialog: MakingDialog, ask: Ask) -> None:
        self._close()
        self.dialog = dialog
        if any(one.dose is None for one in self._session.rivals()):
            more = QPushButton(tr("Doses of other plans"))
            more.setMenu(fresh_menu(more, partial(self._fill_rivals, dialog, ask)))
            dialog.add_offer(more)
        dialog.wanted.connect(
            lambda steps: self._start(dialog, steps, partial(self._take, dialog))
        )
        dialog.cancelled.connect(lambda: self._session.jobs.cancel(_KEY))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(lambda: self._forget(dialog))
        dialog.open()

    def _fill_rivals(self, dialog: MakingDialog, ask: Ask, menu: QMenu) -> None:
        read = partial(self._read_rival, dialog, ask)
        offer_rivals(menu, self._session.rivals(), read)

    def _read_rival(self, dialog: MakingDialog, ask: Ask, uid: str) -> None:
        """Read a dose with its plan, then ask anew: it can be chosen as any other.

        What is chosen stays, also where it could not be read.
        """
        asked = _Asked(ask, dialog.choice, self._session.selection)
        self._close()
        self._asked_for = asked
        self._session.read_rival(uid)

    def _follow_reading(self, is_busy: bool) -> None:
        if not is_busy:  # however it ended
            self._go_on()

    def _go_on(self) -> None:
        """Ask anew, unless another case is open by now."""
        asked, self._asked_for = self._asked_for, None
        if asked is not None and asked.selection == self._session.selection:
            _ask_with(asked.ask, asked.choice)

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _forget(self, dialog: MakingDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None

    # --- making ------------------------------------------------------------------

    def _start(
        self,
        dialog: MakingDialog,
        steps: Steps[object],
        take: Callable[..., object],
    ) -> None:
        job = self._session.jobs.start(_KEY, steps)
        job.progressed.connect(dialog.show_progress)
        job.succeeded.connect(take)
        job.failed.connect(partial(self._fail, dialog))

    def _fail(self, dialog: MakingDialog, error: Exception) -> None:
        if isinstance(error, DosiscopeError):
            dialog.end(error.sentence)
        else:
            dialog.reject()
            self._session.faulted.emit(error)

    def _take(self, dialog: MakingDialog, made: Dose) -> None:
        """Show what was made; what is there already is shown as it is."""
        dialog.accept()
        dose = self._review.add_made(made)
        self._review.set_dose(dose)
        self._notice.show_note(
            tr("Made: {dose}. It ends with the case.", dose=dose.label)
        )


def _ask_with(ask: Ask, choice: Choice) -> None:
    """Ask, with what was chosen elsewhere."""
    dialog = ask()
    if dialog is not None:
        dialog.choose(choice)
