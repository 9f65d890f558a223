"""Sessions: what a reviewer has set, saved where they want, and opened again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from dosiscope.app import leaving
from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.features.recent_folders import fill_recent
from dosiscope.app.file_dialogs import ask_for_file
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.sidecar.head import SUFFIX, is_sidecar
from dosiscope.core.visible import has_text_as_name, visible
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.features.opening import Opening
    from dosiscope.app.features.seen_again import SeenAgain
    from dosiscope.app.features.seen_now import SeenNow
    from dosiscope.app.reopening import Reopened
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.core.progress import Steps
    from dosiscope.core.sidecar.record import (
        KeptPicture,
        KeptReport,
        Sidecar,
    )
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_SAVING: Final = "sidecar"  # keys of jobs
_NAME: Final = "session.json"
_KINDS: Final = tr("Sessions (*.json)")


class KeptSessions(QObject):
    """Saves what is seen as a sidecar, and shows it again.

    Attributes
    ----------
    reopened
        A case is seen as it was: with the sidecar that says so.
    seen
        Takes down what is seen now.
    """

    reopened = Signal(object)

    def __init__(
        self,
        session: Session,
        review: Review,
        seen: SeenNow,
        again: SeenAgain,
        opening: Opening,
        settings: Settings,
        saving: Saving,
        notice: Notice,
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._session, self._review = session, review
        self.seen, self._again = seen, again
        self._settings, self._saving = settings, saving
        self._notice, self._top = notice, top
        self._path: Path | None = None  # where it was saved, or opened from
        self._as_saved: object = None
        again.shown.connect(self._take_shown)
        again.settled.connect(self._take_settled)
        again.failed.connect(self._fail)
        review.case_opened.connect(self._begin)
        opening.reopen_with(self.open, self.may_leave)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Action(
            "save_session", "File", tr("Save session"), "Ctrl+S",
            tr(
                "Save levels, structures, measurements, goals and views, to go on later"
            ),
            self.save, has_line=True, needs_case=True,
        )  # fmt: skip
        yield Action(
            "save_session_as", "File", tr("Save session as…"), "Ctrl+Shift+S",
            tr(
                "Save the session where you want; beside the patient's files only if "
                "asked"
            ),
            self.ask_and_save, needs_case=True,
        )  # fmt: skip
        yield Action(
            "open_session", "File", tr("Open session…"), "",
            tr("Open a session, or what lies beside a picture, as it was seen"),
            self.ask_and_open,
        )  # fmt: skip
        yield Submenu("File", tr("Recent sessions"), fill=self._fill_recent)

    def _fill_recent(self, menu: QMenu) -> None:
        fill_recent(menu, self._settings.recent_sessions(), self.open)

    # --- saving ------------------------------------------------------------------

    def save(self) -> None:
        """Save to where it was saved before, else ask where."""
        if self._path is None:
            self.ask_and_save()
        else:
            self._write(str(self._path), self._saved)

    def ask_and_save(self) -> None:
        """Ask where, and save."""
        path = self._saving.ask_where(tr("Save session"), self._first_place(), _KINDS)
        if path:
            self._write(path, self._saved)

    def _first_place(self) -> str:
        """Return where the dialog begins: never in the patient's folder unasked."""
        folder = Path.home() if self._path is None else self._path.parent
        return str(folder / _NAME)

    def save_beside(
        self,
        path: str,
        *,
        picture: KeptPicture | None = None,
        report: KeptReport | None = None,
    ) -> None:
        """Write a sidecar of what is seen now beside a picture or a report.

        It has the name of that, and ends in .json.  The dialog has not asked about it:
        a file that is there and is no sidecar stays, and so does a session unless the
        user agrees.
        """
        beside = Path(path).with_suffix(SUFFIX)
        if beside.exists() and not self._may_replace(beside):
            return

        def tell(path: Path, _: object) -> None:
            name = Personal(visible(path.name))
            self._notice.show_note(tr("Beside it lies the session {name}.", name=name))

        self._write(str(beside), tell, picture=picture, report=report)

    def _may_replace(self, path: Path) -> bool:
        name = Personal(visible(path.name))
        if not is_sidecar(path):
            self._notice.show_error(
                tr(
                    "{name} is there already and is no session: it stays as it is.",
                    name=name,
                )
            )
            return False
        told = tr("The session {name} is there already. Replace it?", name=name)
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._top,
            tr("Session"),
            screen_identity.text(told),
            buttons.Yes | buttons.No,
            buttons.No,
        )
        return answer == buttons.Yes

    def _write(
        self,
        path: str,
        then: Callable[[Path, object], object],
        *,
        picture: KeptPicture | None = None,
        report: KeptReport | None = None,
    ) -> None:
        """Hash the inputs in a job, and write; ``then`` once it is there."""
        steps = self._steps(Path(path), picture=picture, report=report)
        if steps is None:
            return
        state = self.seen.settled()

        def write(sidecar: Sidecar) -> None:
            from dosiscope.core.sidecar.text import sidecar_text

            if self._saving.write(path, lambda: sidecar_text(sidecar)):
                then(Path(path), state)

        job = self._session.jobs.start(_SAVING, steps)
        job.succeeded.connect(write)
        job.failed.connect(self._fail)

    def _steps(
        self,
        path: Path,
        *,
        picture: KeptPicture | None = None,
        report: KeptReport | None = None,
    ) -> Steps[Sidecar] | None:
        """Return how the sidecar of what is seen now is made; None without a case."""
        from dosiscope.app.keeping import sidecar_steps

        opened = self._session.as_opened
        if opened is None:
            return None
        return sidecar_steps(
            opened,
            path.parent,
            self.seen.view(),
            picture=picture,
            tray=self._review.tray.all,
            goals=self.seen.goals(),
            report=report,
        )

    def _saved(self, path: Path, state: object) -> None:
        self._as_saved = state
        self._remember(path)
        name = Personal(visible(path.name))
        self._notice.show_note(tr("The session is saved as {name}.", name=name))

    def _remember(self, path: Path) -> None:
        self._path = path
        if has_text_as_name(path):
            self._settings.add_recent_session(path)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, DosiscopeError):
            self._notice.show_error(error.sentence)
        else:
            self._session.faulted.emit(error)

    # --- leaving -----------------------------------------------------------------

    def _begin(self) -> None:
        """Forget the session of the case before."""
        self._path, self._as_saved = None, None

    def may_leave(self) -> bool:
        """Ask about what was changed since it was saved; nothing where it never was."""
        if self._path is None or self._as_saved is None or leaving.asked():
            return True
        if self._review.case is None or self.seen.settled() == self._as_saved:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._top,
            tr("Session"),
            tr("The session was changed since it was saved. Save it?"),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        if answer == buttons.Save:
            return self._save_at_once(self._path)
        return answer == buttons.Discard

    def _save_at_once(self, path: Path) -> bool:
        """Save before the window goes."""
        from dosiscope.core.progress import finish
        from dosiscope.core.sidecar.text import sidecar_text

        steps = self._steps(path)
        if steps is None:
            return True
        try:
            sidecar = finish(steps)
        except DosiscopeError as error:
            self._fail(error)
            return False
        return self._saving.write(str(path), lambda: sidecar_text(sidecar))

    # --- opening -----------------------------------------------------------------

    def ask_and_open(self) -> None:
        """Ask for a session and open it."""
        path = ask_for_file(self._top, tr("Open session"), _KINDS)
        if path:
            self.open(Path(path))

    def open(self, path: Path, given: Sequence[Path] = ()) -> None:
        """Open a sidecar as it was seen; ``given`` is where its inputs are now."""
        if self.may_leave():
            self._again.open(path, given)

    def _take_shown(self, found: Reopened) -> None:
        self._remember(found.path)

    def _take_settled(self, sidecar: Sidecar) -> None:
        self._as_saved = self.seen.settled()
        self.reopened.emit(sidecar)
