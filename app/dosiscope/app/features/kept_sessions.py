"""Sessions: what a reviewer has set, saved where they want, and opened again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from dosiscope.app import leaving
from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.acceptance import SHIFT_TO_SLICES
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal, anonymous, filled, joined
from dosiscope.core.sidecar.head import SUFFIX, is_sidecar
from dosiscope.core.visible import has_text_as_name, path_text, visible
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.features.arrangements import Arrangements
    from dosiscope.app.features.compare import Compare
    from dosiscope.app.features.goals import Goals
    from dosiscope.app.features.opening import Opening
    from dosiscope.app.remaking import Remade
    from dosiscope.app.reopening import Reopened
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.core.sidecar.record import (
        KeptGoals,
        KeptPicture,
        KeptReport,
        Sidecar,
    )
    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.viewer.dvh.panel import DvhPanel
    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_SAVING: Final = "sidecar"  # keys of jobs
_MAKING: Final = "made again"
_NAME: Final = "session.json"
_GOALS: Final = "Goals of the session"  # where their name is that of a file
_LONGEST: Final = 200  # letters of a name
_TRIES, _CALM = 60, 4  # to give the pictures their size, and until nothing moves
_KINDS: Final = "Sessions (*.json)"


class KeptSessions(QObject):
    """Saves what is seen as a sidecar, and shows it again.

    Attributes
    ----------
    reopened
        A case is seen as it was: with the sidecar that says so.
    """

    reopened = Signal(object)

    def __init__(
        self,
        session: Session,
        review: Review,
        pictures: PictureArea,
        arrangements: Arrangements,
        dvh: DvhPanel,
        goals: Goals,
        compare: Compare,
        opening: Opening,
        settings: Settings,
        saving: Saving,
        notice: Notice,
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._session, self._review, self._pictures = session, review, pictures
        self._arrangements, self._dvh, self._goals = arrangements, dvh, goals
        self._compare, self._settings, self._saving = compare, settings, saving
        self._notice, self._top = notice, top
        self._path: Path | None = None  # where it was saved, or opened from
        self._as_saved: object = None
        self._awaited: Reopened | None = None  # what is being opened again
        self._heard: list[str] = []  # what cannot be as it was, clauses
        session.opened.connect(self._go_on)
        session.failed.connect(lambda _: self._give_up())
        session.choice_needed.connect(lambda _: self._give_up())
        review.case_opened.connect(self._begin)
        opening.reopen_with(self.open, self.may_leave)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Action(
            "save_session", "File", "Save session", "Ctrl+S",
            "Save levels, structures, measurements, goals and views, to go on later",
            self.save, has_line=True, needs_case=True,
        )  # fmt: skip
        yield Action(
            "save_session_as", "File", "Save session as…", "Ctrl+Shift+S",
            "Save the session where you want; beside the patient's files only if asked",
            self.ask_and_save, needs_case=True,
        )  # fmt: skip
        yield Action(
            "open_session", "File", "Open session…", "",
            "Open a session, or what lies beside a picture, as it was seen",
            self.ask_and_open,
        )  # fmt: skip
        yield Submenu("File", "Recent sessions", fill=self._fill_recent)

    def _fill_recent(self, menu: QMenu) -> None:
        if screen_identity.is_hidden:  # a name can be a patient's
            menu.addAction("Hidden with identity").setEnabled(False)
            return
        for path in self._settings.recent_sessions():
            name = verbatim(path_text(path))
            menu.addAction(name, partial(self.open, Path(path)))
        if menu.isEmpty():
            menu.addAction("None are remembered").setEnabled(False)

    # --- what is seen now --------------------------------------------------------

    def view(self) -> KeptView:
        """Return how the case is seen now."""
        from dosiscope.app.compared_pair import GammaAsked
        from dosiscope.viewer.kept.area import aims_of, area_of
        from dosiscope.viewer.kept.dvh import dvh_of
        from dosiscope.viewer.kept.taking import gamma_of, view_of

        comparing = self._compare.comparing
        asked, pair, gamma = comparing.gamma.of, comparing.pair, None
        if isinstance(asked, GammaAsked) and pair is not None and asked.is_of(pair):
            gamma = gamma_of(asked.criteria, of_b=asked.reference is pair.b)
        return view_of(
            self._review,
            aims=aims_of(self._pictures),
            area=area_of(self._pictures),
            dvh=dvh_of(self._dvh, self._session.measuring.choice),
            gamma=gamma,
        )

    def goals(self) -> KeptGoals | None:
        """Return the goals in use, and the ROIs that the user took for theirs."""
        template = self._goals.in_use.template
        if template is None or not template.goals:
            return None
        from dosiscope.core.goals.goals_csv import goals_text
        from dosiscope.core.goals.structure_match import plain_name
        from dosiscope.core.sidecar.record import KeptAssignment, KeptGoals

        about = {plain_name(goal.structure) for goal in template.goals}
        # the name of a file may be a patient's
        is_of_file = isinstance(template.name, Personal)
        name = _GOALS if is_of_file else anonymous(template.name)[:_LONGEST]
        return KeptGoals(
            text=goals_text(replace(template, name=name)),
            name=name,
            assignments=tuple(
                KeptAssignment(structure=structure, roi=roi)
                for structure, roi in self._goals.assignments.items()
                if plain_name(structure) in about
                and max(len(structure), len(roi)) <= _LONGEST
            ),
        )

    # --- saving ------------------------------------------------------------------

    def save(self) -> None:
        """Save to where it was saved before, else ask where."""
        if self._path is None:
            self.ask_and_save()
        else:
            self._write(str(self._path), self._saved)

    def ask_and_save(self) -> None:
        """Ask where, and save."""
        path = self._saving.ask_where("Save session", self._first_place(), _KINDS)
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

        It has the name of that, and ends in .json.  Nobody was asked about it: a file
        that is there and is no sidecar stays.
        """
        beside = Path(path).with_suffix(SUFFIX)
        if beside == Path(path):  # a report as JSON
            beside = beside.with_name(f"{beside.stem}-session{SUFFIX}")
        if beside.exists() and not is_sidecar(beside):
            words = {"name": Personal(visible(beside.name))}
            told = "{name} is there already and is no session: it stays as it is."
            self._notice.show_error(filled(told, words))
            return

        def tell(path: Path, _: object) -> None:
            words = {"name": Personal(visible(path.name))}
            self._notice.show_note(filled("Beside it lies the session {name}.", words))

        self._write(str(beside), tell, picture=picture, report=report)

    def _write(
        self,
        path: str,
        then: Callable[[Path, object], object],
        *,
        picture: KeptPicture | None = None,
        report: KeptReport | None = None,
    ) -> None:
        """Hash the inputs in a job, and write; ``then`` once it is there."""
        from dosiscope.app.keeping import sidecar_steps

        opened = self._session.as_opened
        if opened is None:
            return
        state = self._state()
        steps = sidecar_steps(
            opened,
            Path(path).parent,
            self.view(),
            picture=picture,
            tray=self._review.tray.all,
            goals=self.goals(),
            report=report,
        )

        def write(sidecar: Sidecar) -> None:
            from dosiscope.core.sidecar.text import sidecar_text

            if self._saving.write(path, lambda: sidecar_text(sidecar)):
                then(Path(path), state)

        job = self._session.jobs.start(_SAVING, steps)
        job.succeeded.connect(write)
        job.failed.connect(self._fail)

    def _saved(self, path: Path, state: object) -> None:
        self._path, self._as_saved = path, state
        if has_text_as_name(path):
            self._settings.add_recent_session(path)
        words = {"name": Personal(visible(path.name))}
        self._notice.show_note(filled("The session is saved as {name}.", words))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, DosiscopeError):
            self._notice.show_error(error.sentence)
        else:
            self._session.faulted.emit(error)

    # --- leaving -----------------------------------------------------------------

    def _state(self) -> object:
        """Return what a reviewer has set, without where they look just now."""
        view = self.view()
        settled = (view.dose, view.look, view.rois, view.marks, view.comparison)
        made = tuple(dose.key for dose in self._review.made)
        return settled, view.dvh, made, self.goals(), self._review.tray.all

    def _begin(self) -> None:
        """Forget the session of the case before."""
        self._path, self._as_saved = None, None

    def may_leave(self) -> bool:
        """Ask about what was changed since it was saved; nothing where it never was."""
        if self._path is None or self._as_saved is None or leaving.asked():
            return True
        if self._review.case is None or self._state() == self._as_saved:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._top,
            "Session",
            "The session was changed since it was saved. Save it?",
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        if answer == buttons.Save:
            return self._save_at_once(self._path)
        return answer == buttons.Discard

    def _save_at_once(self, path: Path) -> bool:
        """Save before the window goes."""
        from dosiscope.app.keeping import sidecar_steps
        from dosiscope.core.progress import finish
        from dosiscope.core.sidecar.text import sidecar_text

        opened = self._session.as_opened
        if opened is None:
            return True
        steps = sidecar_steps(
            opened,
            path.parent,
            self.view(),
            tray=self._review.tray.all,
            goals=self.goals(),
        )
        try:
            sidecar = finish(steps)
        except DosiscopeError as error:
            self._fail(error)
            return False
        return self._saving.write(str(path), lambda: sidecar_text(sidecar))

    # --- opening -----------------------------------------------------------------

    def ask_and_open(self) -> None:
        """Ask for a session and open it."""
        path, _ = QFileDialog.getOpenFileName(self._top, "Open session", "", _KINDS)
        if path:
            self.open(Path(path))

    def open(self, path: Path, given: Sequence[Path] = ()) -> None:
        """Open a sidecar as it was seen; ``given`` is where its inputs are now."""
        from dosiscope.app.reopening import reopening
        from dosiscope.app.temporary import unpacking_folder

        if not self.may_leave():
            return
        self._notice.hide()
        self._give_up()
        steps = reopening(path, given, unpacking_folder, _check)
        self._session.reopen(steps, self._await)

    def _await(self, found: Reopened) -> None:
        self._awaited, self._heard = found, []

    def _give_up(self) -> None:
        self._awaited = None

    def _go_on(self) -> None:
        """Show the case as it was, once all of it is there."""
        found = self._awaited
        if found is None or self._session.scan_of_case is not found.scan:
            return
        shifting = self._session.shifting
        is_shifted = SHIFT_TO_SLICES in found.accepted.rules
        if is_shifted and shifting.is_offered and not shifting.is_on:
            return  # it is opened once more with the contours moved
        self._awaited = None
        kept, case = found.sidecar, self._review.case
        if case is None or not kept.choice.made:
            self._show(found)
            return
        from dosiscope.app.remaking import remaking
        from dosiscope.viewer.kept.dvh import choice_of

        choice = choice_of(kept.view.dvh) if kept.view.dvh is not None else None
        job = self._session.jobs.start(
            _MAKING, remaking(kept.choice.made, case, choice)
        )
        job.succeeded.connect(lambda remade: self._take_made(found, remade))
        job.failed.connect(self._fail)

    def _take_made(self, found: Reopened, remade: Remade) -> None:
        for dose in remade.doses:
            self._review.add_made(dose)
        self._heard += remade.refused
        self._show(found)

    def _show(self, found: Reopened) -> None:
        """Show what was seen, and tell what is not as it was."""
        from dosiscope.viewer.kept.dvh import choice_of, show_dvh
        from dosiscope.viewer.kept.showing import show_again

        sidecar, view = found.sidecar, found.sidecar.view
        if view.dvh is not None:
            self._session.measuring.choose(choice_of(view.dvh))
            show_dvh(self._dvh, view.dvh)
        if sidecar.choice.stored:
            self._session.choose_stored(sidecar.choice.stored)
        if view.area is not None:
            area = view.area
            self._arrangements.show_again(area.arrangement, area.enlarged, area.current)
        self._heard += show_again(self._review, view)
        self._review.tray.replace_all(sidecar.tray)
        if sidecar.goals is not None:
            self._take_goals(sidecar.goals)
        if view.comparison is not None and view.comparison.gamma is not None:
            self._gamma_again(view)
        self._path = found.path
        if has_text_as_name(found.path):
            self._settings.add_recent_session(found.path)
        self._tell(found)
        # once what is shown now has its place
        QTimer.singleShot(0, self, lambda: self._resize(sidecar))

    def _resize(self, sidecar: Sidecar, tries: int = _TRIES, calm: int = 0) -> None:
        """Give the pictures the size they had, as far as the screen has room.

        Panels take a share of what the window grows by, some turns of the event loop
        later: it is done when nothing has moved for as long.
        """
        from dosiscope.viewer.kept.area import aim_again

        top, area, kept = self._top, self._pictures, sidecar.view.area
        is_free = not (top.isMaximized() or top.isFullScreen()) and area.isVisible()
        if kept is not None and is_free and tries:
            apart = QSize(*kept.size) - area.size()
            room = top.screen().availableGeometry().size().expandedTo(top.size())
            wanted = (top.size() + apart).boundedTo(room)
            wanted = wanted.expandedTo(top.minimumSizeHint())
            calm = calm + 1 if wanted == top.size() else 0
            if calm < _CALM:
                top.resize(wanted)
                QTimer.singleShot(
                    0, self, lambda: self._resize(sidecar, tries - 1, calm)
                )
                return
        aim_again(self._pictures, sidecar.view)
        self._as_saved = self._state()
        self.reopened.emit(sidecar)

    def _take_goals(self, kept: KeptGoals) -> None:
        from dosiscope.core.goals.goals_csv import GoalFileError, parse_goals

        name = visible(kept.name) or _GOALS
        try:
            template = parse_goals(kept.text, name)
        except GoalFileError as error:
            self._heard.append(f"its goals cannot be read: {error}")
            return
        names = {one.structure: one.roi for one in kept.assignments}
        self._goals.take_again(template, names)

    def _gamma_again(self, view: KeptView) -> None:
        from dosiscope.viewer.kept.showing import criteria_of

        gamma = view.comparison.gamma if view.comparison is not None else None
        if gamma is not None:
            criteria = criteria_of(self._review, gamma)
            self._compare.gamma_again(criteria, of_b=gamma.of_b)

    def _tell(self, found: Reopened) -> None:
        """Say what is not as it was, and from where it was opened."""
        from dosiscope.app.reopening import paths_told

        differences, sentences = found.differences, []
        if not differences.are_inputs_the_same:
            sentences.append("This is not what was seen: the files are others.")
            if found.sidecar.choice.accepted:
                sentences.append("What was accepted is not accepted again.")
        sentences += differences.sentences
        sentences += [f"{one[:1].upper()}{one[1:]}." for one in self._heard]
        is_wrong = not differences.are_inputs_the_same or bool(self._heard)
        told = paths_told(found)
        sentences += [told] if told else []
        if is_wrong:
            self._notice.show_error(joined(" ", sentences))
        elif differences.sentences:
            self._notice.show_caution(joined(" ", sentences))
        elif not self._notice.isVisible():
            count = len(found.sidecar.inputs)
            first = f"Seen as it was: {count} files are the same by SHA-256."
            self._notice.show_note(joined(" ", [first, *sentences]))


def _check(sidecar: Sidecar) -> None:
    """Refuse what cannot be shown, in the job; see `check_views`."""
    from dosiscope.viewer.kept.checking import check_views

    check_views(sidecar)
