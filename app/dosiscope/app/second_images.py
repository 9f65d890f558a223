"""Which images are laid over the open case: reads them in a job, and keeps the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from dosiscope.app.kept_work import KeptWork
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.app.session import Session
    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Selection
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.second_choice import SecondChoice
    from dosiscope.core.second_image import SecondImage
    from dosiscope.io.case.scan import Scan
    from dosiscope.viewer.review import Review

READING = "second image"  # key of its job


class _Asked(NamedTuple):
    """A series, the registration by which it is laid over, and its files."""

    uid: str
    registration: str
    files: tuple[str, ...]


class SecondImages(QObject):
    """Offers series to lay over the open case, and reads the one that is chosen.

    It goes with its case: another one begins without.  The same that is read anew, as
    when the user accepts a finding or more of it arrives, keeps it, if it still may be
    laid over.

    Attributes
    ----------
    changed
        Another is chosen, read, or cannot be.
    progressed
        More of it is read.
    failed
        The program made a mistake.
    """

    changed = Signal()
    progressed = Signal()
    failed = Signal(Exception)

    def __init__(
        self, session: Session, review: Review, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._review = session, review
        self._of: tuple[Selection | None, str, str] | None = None
        self._found: tuple[object, tuple[SecondChoice, ...]] = (None, ())
        self._then: Callable[[str], object] | None = None
        # one alone: a volume is large
        self.reading: KeptWork[SecondImage] = KeptWork(
            READING, session.jobs, self, most=1
        )
        self.reading.tells.changed.connect(self._take)
        self.reading.tells.progressed.connect(self.progressed)
        self.reading.tells.failed.connect(self.failed)
        session.opened.connect(self._follow)

    @property
    def choices(self) -> tuple[SecondChoice, ...]:
        """Every series that was found beside the grey base, and why it may not be."""
        opened = self._opened
        if opened is None:
            return ()
        if self._found[0] != opened:
            from dosiscope.io.case.second_images import second_choices

            self._found = opened, second_choices(*opened)
        return self._found[1]

    @property
    def _opened(self) -> tuple[Scan, Selection, Case] | None:
        session, case = self._session, self._review.case
        scan, selection = session.scan_of_case, session.selection
        if scan is None or selection is None or case is None:
            return None
        return scan, selection, case

    @property
    def asked(self) -> tuple[str, str]:
        """Of what is chosen the UIDs of series and registration; "" for none."""
        return ("", "") if self._of is None else self._of[1:]

    @property
    def choice(self) -> SecondChoice | None:
        """What is chosen."""
        return self.choice_of(self.asked[0])

    def choice_of(self, uid: str) -> SecondChoice | None:
        """Return the series of a UID; None where there is none."""
        return next((one for one in self.choices if one.uid == uid), None)

    def lay_over(
        self,
        uid: str,
        registration: str = "",
        then: Callable[[str], object] | None = None,
    ) -> None:
        """Lay a series over the images of the case; "" for none.

        ``registration`` is the one that the user wants applied.  Once it is there, or
        cannot be, ``then`` is called with the reason, or "".
        """
        self._then = then
        if not uid:
            self._of = None
            self.reading.drop()
            self._review.second.set_image(None)
            self._answer("")
            self.changed.emit()
            return
        self._of = self._session.selection, uid, registration
        self._ask(uid, registration)

    def _ask(self, uid: str, registration: str) -> None:
        opened, choice = self._opened, self.choice_of(uid)
        files = () if choice is None else choice.entry.header.files
        if opened is None:
            self._answer(tr("no case is open"))
            return

        def read() -> PartSteps[object, SecondImage]:
            from dosiscope.io.case.second_images import read_second

            return read_second(*opened, uid, registration)

        asked = _Asked(uid, registration, files)
        if self.reading.of == asked and self.reading.reason:
            self.reading.drop()  # once more
        if self.reading.of == asked:
            self._take()
        else:
            self.reading.ask(asked, read)

    def _take(self) -> None:
        """Show what was read, if it is still wanted."""
        reading, second = self.reading, self._review.second
        if self._of is not None and reading.value is not None:
            second.set_image(reading.value)
            self._answer("")
        elif self._of is not None and reading.reason:
            second.set_image(None)
            self._answer(reading.reason)
        self.changed.emit()

    def _answer(self, reason: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(reason)

    def _follow(self) -> None:
        """Lay it over the case that is open now, if it is the same."""
        if self._of is not None:
            selection, uid, registration = self._of
            choice = self.choice_of(uid)
            if (
                selection == self._session.selection
                and choice is not None
                and _may_be(choice, registration)
            ):
                self._ask(uid, registration)
            else:
                self._of = None
                self._review.second.set_image(None)
        if self._of is None:
            self.reading.forget()
        self.changed.emit()


def _may_be(choice: SecondChoice, registration: str) -> bool:
    if not registration:
        return choice.may_be_laid_over
    return any(one.uid == registration for one in choice.open_ways)
