"""Images laid over those of the case: chosen in a menu, a panel, the case browser."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.features.rival_menu import refuse
from dosiscope.app.second_images import SecondImages
from dosiscope.core.language import tr
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QDockWidget, QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.looked_at import LookedAt
    from dosiscope.app.session import Session
    from dosiscope.core.second_choice import SecondChoice
    from dosiscope.viewer.case_browser import CaseBrowser
    from dosiscope.viewer.panels.second_image import SecondImagePanel
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice


class SecondImageFeature(QObject):
    """The Second image panel, and what can be done without it.

    Parameters
    ----------
    dock
        Where the panel is; it is made when it is looked at.
    top
        The widget that it belongs to.

    Attributes
    ----------
    images
        What is offered and read.
    """

    def __init__(
        self,
        session: Session,
        review: Review,
        browser: LookedAt[CaseBrowser],
        dock: QDockWidget,
        notice: Notice,
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._review, self._dock, self._notice = review, dock, notice
        self._panel: SecondImagePanel | None = None
        self.images = SecondImages(session, review, self)
        self.images.failed.connect(session.faulted)
        self.images.changed.connect(self._show)
        self.images.progressed.connect(self._show)
        screen_identity.changed.connect(self._show)
        browser.when_made(lambda panel: panel.laid_over.connect(self.lay_over))
        dock.visibilityChanged.connect(self._look)
        self._look(is_in_sight(dock))

    # --- the panel -------------------------------------------------------------------

    @property
    def panel(self) -> SecondImagePanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.viewer.panels.second_image import SecondImagePanel

            self._panel = panel = SecondImagePanel(self._review, self._fill)
            panel.cleared.connect(self._clear)
            self._dock.setWidget(panel)
            self._show()
        return self._panel

    def _look(self, is_seen: bool) -> None:
        if is_seen:
            _ = self.panel

    def show_panel(self) -> None:
        """Bring the panel to the front."""
        self._dock.show()
        self._dock.raise_()
        self.panel.setFocus()

    def _show(self) -> None:
        if self._panel is None:
            return
        reading, choice = self.images.reading, self.images.choice
        name = "" if choice is None else screen_identity.text(choice.name)
        says = screen_identity.text(reading.reason)
        if reading.is_running:
            step = reading.progress
            says = tr("Reading…")
            if step is not None and step.total > 1:
                says = tr(
                    "Reading {image}: {done} of {total}…",
                    image=step.what,
                    done=step.done,
                    total=step.total,
                )
        self._panel.show_state(name, says)

    # --- choosing --------------------------------------------------------------------

    def lay_over(self, uid: str, registration: str = "") -> None:
        """Lay a series over, as it is or by a registration, or say why it cannot be."""
        choice = self.images.choice_of(uid)
        if choice is None:
            self._notice.show_note(
                tr("This series is shown, or is not of the open case.")
            )
            return
        if not registration and choice.refusal:
            name, why = (
                screen_identity.text(one)
                for one in (choice.title, choice.why_not or choice.refusal)
            )
            told = tr("The {image} is not laid over: {why}.", image=name, why=why)
            if choice.open_ways:
                more = tr(
                    "A registration that is here leads to it: it is applied where it "
                    "is chosen with it, under View, Second image."
                )
                told = f"{told} {more}"
            self._notice.show_caution(told)
            return
        self._notice.hide()
        self.images.lay_over(uid, registration, self._tell)
        self.show_panel()

    def _tell(self, reason: str) -> None:
        if reason:
            self._notice.show_error(reason)

    def _clear(self) -> None:
        self.images.lay_over("")

    def _switch(self) -> None:
        look = self._review.second
        look.set_on(not look.is_on)

    def _fill(self, menu: QMenu) -> None:
        """Offer what may be laid over; say why other series may not."""
        menu.setToolTipsVisible(True)
        choices = self.images.choices
        if not choices:
            menu.addAction(tr("There is no other series of images")).setEnabled(False)
            return
        asked = self.images.asked
        none = menu.addAction(tr("None"), self._clear)
        none.setCheckable(True)
        none.setChecked(not asked[0])
        menu.addSeparator()
        for one in choices:
            self._offer(menu, one)

    def _offer(self, menu: QMenu, choice: SecondChoice) -> None:
        name = screen_identity.text(choice.name)
        if choice.why_not and not choice.ways:
            refuse(menu, name, screen_identity.text(choice.why_not))
            return
        ways = [("", "")] if choice.may_be_laid_over else []
        ways += [(one.uid, one.name) for one in choice.open_ways]
        for uid, by in ways:
            text = (
                tr(
                    "{image}, by {registration}",
                    image=name,
                    registration=screen_identity.text(by),
                )
                if by
                else name
            )
            action = menu.addAction(
                verbatim(text), partial(self.lay_over, choice.uid, uid)
            )
            action.setCheckable(True)
            action.setChecked(self.images.asked == (choice.uid, uid))
            action.setToolTip(
                tr(
                    "Its frame of reference is another: the registration is applied, "
                    "which is not part of the plan"
                )
                if by
                else tr("It lies in the frame of reference of the case")
            )
        for one in choice.ways:
            if one.motion is None:
                by = screen_identity.text(
                    tr(
                        "{image}, by {registration}",
                        image=choice.title,
                        registration=one.name,
                    )
                )
                refuse(menu, by, screen_identity.text(one.refusal))

    # --- in the menus ----------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Submenu("View", tr("Second image"), fill=self._fill, has_line=True)
        yield Action(
            "second_image_panel", "View", tr("Second image: how it is laid over…"),
            "Ctrl+Shift+I",
            tr("Blend or checkerboard, window and colours of these images"),
            self.show_panel, needs_case=True,
        )  # fmt: skip
        yield Action(
            "second_image", "View", tr("Show the second image"), "Shift+E",
            tr("Show the images that are laid over, or those below alone"),
            self._switch, is_on=lambda: self._review.second.shown is not None,
            needs_case=True, is_of_picture=True,
            is_offered=lambda: self._review.second.image is not None,
        )  # fmt: skip
