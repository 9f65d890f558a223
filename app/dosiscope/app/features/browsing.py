"""Which of the found objects are shown: the case browser, and what is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from dosiscope.app.features.action import Action
from dosiscope.core.acceptance import SHIFT_TO_SLICES, refusals
from dosiscope.core.language import tr
from dosiscope.viewer.screen_identity import WHY_NOT, screen_identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget, QWidget

    from dosiscope.app.features.opening import Opening
    from dosiscope.app.looked_at import LookedAt
    from dosiscope.app.session import Session
    from dosiscope.core.acceptance import Acceptable
    from dosiscope.core.inventory import Selection
    from dosiscope.viewer.acceptance_dialog import AcceptanceDialog
    from dosiscope.viewer.case_browser import CaseBrowser
    from dosiscope.viewer.panels.checks import ChecksPanel
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice


class Browsing:
    """Lets the user choose where more than one fits, or nothing does by itself."""

    def __init__(
        self,
        session: Session,
        review: Review,
        browser: LookedAt[CaseBrowser],
        dock: QDockWidget,
        checks: LookedAt[ChecksPanel],
        notice: Notice,
        opening: Opening,
        parent: QWidget,
    ) -> None:
        self._session = session
        self._review = review
        self._browser = browser
        self._dock = dock
        self._notice = notice
        self._parent = parent
        self._opening = opening
        browser.when_made(lambda panel: panel.selected.connect(self.choose))
        session.choice_needed.connect(self.ask_for_choice)
        checks.when_made(
            lambda panel: panel.acceptance_requested.connect(self.ask_to_accept)
        )
        self._declined: set[object] = set()
        session.read.connect(lambda _: self._declined.clear())
        session.opened.connect(self._ask_where_nothing_is_shown)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "browse", "File", tr("Case browser"), "Ctrl+B",
            tr("Everything that was found: choose CT, structure set, plan and dose"),
            self._turn_over, icon="list-tree",
            has_line=True,
        )  # fmt: skip
        yield Action(
            "close_case", "File", tr("Close the case"), "Ctrl+W",
            tr("Close what is open; nothing is kept"),
            self._opening.close_case, needs_case=True,
        )  # fmt: skip

    def ask_for_choice(self, why: str) -> None:
        """Let the user choose in the browser; ``why`` is a sentence."""
        inventory = self._session.inventory
        if inventory is None:
            return
        if self._review.case is not None and len(inventory.patients) > 1:
            self._session.settle_added(replace=wants_to_replace(self._parent))
            return
        self._notice.show_caution(why)
        self._browser.panel.show_inventory(inventory, None)
        self._dock.show()
        if self._review.case is None:  # nothing else is there to be done
            self._browser.panel.take_keys()

    def _turn_over(self) -> None:
        """Show the browser, and let the keys go to it; or close it."""
        is_shown = not self._dock.isVisible()
        self._dock.setVisible(is_shown)
        if is_shown:
            self._dock.raise_()
            self._browser.panel.take_keys()

    def choose(self, selection: Selection) -> None:
        """Show other objects, once what would be lost was asked about."""
        if self._opening.may_replace():
            self._session.choose(selection)
        elif self._session.inventory is not None:  # marked is again what is shown
            shown = self._session.selection
            self._browser.panel.show_inventory(self._session.inventory, shown)

    def ask_to_accept(self, one: Acceptable) -> None:
        """Let the user decide against findings of one kind."""
        if screen_identity.is_hidden:  # it may be patients that have to be compared
            self._notice.show_note(WHY_NOT)
            return
        dialog = self._dialog(one)
        if dialog is not None and dialog.exec():
            self._accept(one)

    def _accept(self, one: Acceptable) -> None:
        """Read the case anew with it, once what would be lost was asked about."""
        if one.rule == SHIFT_TO_SLICES or self._opening.may_replace():
            self._session.accept(one)  # contours that are moved are of the same case

    def _ask_where_nothing_is_shown(self) -> None:
        """Ask at once where all but the images is withheld; of each kind once."""
        case = self._review.case
        if case is None or not case.withheld or case.doses or case.stored_dvhs:
            return
        if case.unread:  # why it is withheld may change with the rest
            return
        if screen_identity.is_hidden:
            return
        if case.structure_set is not None or case.plan is not None:
            return
        found = (one for one in refusals(case) if _key(one) not in self._declined)
        one = next(found, None)
        dialog = self._dialog(one) if one is not None else None
        if one is None or dialog is None:
            return
        self._declined.add(_key(one))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._accept, one))
        dialog.open()

    def _dialog(self, one: Acceptable) -> AcceptanceDialog | None:
        from dosiscope.viewer.acceptance_dialog import AcceptanceDialog

        case = self._review.case
        return None if case is None else AcceptanceDialog(one, case, self._parent)


def _key(one: Acceptable) -> object:
    return one.rule, one.found, one.expected


def wants_to_replace(parent: QWidget) -> bool:
    """Ask whether another patient's files replace what is open."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Another patient"))
    box.setText(tr("These files are of another patient than the one that is open."))
    box.setInformativeText(tr("Nothing of two patients is ever shown together."))
    replace = box.addButton(
        tr("Replace what is open"), QMessageBox.ButtonRole.AcceptRole
    )
    box.addButton(tr("Keep what is open"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is replace
