"""Shows a case as a sidecar says that it was seen, and tells what is not so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from dosiscope.app.goals_in_use import SESSION_NAME
from dosiscope.core.acceptance import SHIFT_TO_SLICES
from dosiscope.core.identity import joined
from dosiscope.core.language import tr
from dosiscope.core.text import capitalised
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.features.arrangements import Arrangements
    from dosiscope.app.features.compare import Compare
    from dosiscope.app.features.goals import Goals
    from dosiscope.app.remaking import Remade
    from dosiscope.app.reopening import Reopened
    from dosiscope.app.second_images import SecondImages
    from dosiscope.app.session import Session
    from dosiscope.core.sidecar.record import KeptGoals, Sidecar
    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.viewer.dvh.panel import DvhPanel
    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_MAKING: Final = "made again"  # key of a job
_TRIES, _CALM = 60, 4  # to give the pictures their size, and until nothing moves


class SeenAgain(QObject):
    """Opens what a sidecar is of, and shows it as it was seen.

    Attributes
    ----------
    shown
        A case is seen as it was, all but the size of its pictures: what was opened.
    settled
        Nothing moves any more; with the sidecar.
    failed
        A dose could not be made again, with the error.
    """

    shown = Signal(object)
    settled = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self,
        session: Session,
        review: Review,
        pictures: PictureArea,
        arrangements: Arrangements,
        dvh: DvhPanel,
        goals: Goals,
        compare: Compare,
        second: SecondImages,
        notice: Notice,
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._session, self._review, self._pictures = session, review, pictures
        self._arrangements, self._dvh = arrangements, dvh
        self._goals, self._compare, self._second = goals, compare, second
        self._notice, self._top = notice, top
        self._awaited: Reopened | None = None  # what is being opened again
        self._heard: list[str] = []  # what cannot be as it was, clauses
        session.opened.connect(self._go_on)
        session.failed.connect(lambda _: self._give_up())
        session.choice_needed.connect(lambda _: self._give_up())

    def open(self, path: Path, given: Sequence[Path] = ()) -> None:
        """Open a sidecar as it was seen; ``given`` is where its inputs are now."""
        from dosiscope.app.reopening import reopening
        from dosiscope.app.temporary import unpacking_folder

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
        second = found.sidecar.view.second
        if second is None:
            self._make(found)
            return
        self._second.lay_over(
            second.series,
            second.registration,
            lambda reason: self._take_second(found, reason),
        )

    def _take_second(self, found: Reopened, reason: str) -> None:
        if reason:
            self._heard.append(reason.rstrip("."))
        self._make(found)

    def _make(self, found: Reopened) -> None:
        """Make the doses again that were made, and show the case."""
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
        job.failed.connect(self.failed)

    def _take_made(self, found: Reopened, remade: Remade) -> None:
        for dose in remade.doses:
            self._review.add_made(dose)
        self._heard += remade.refused
        self._show(found)

    def _show(self, found: Reopened) -> None:
        """Show what was seen, and tell what is not as it was."""
        from dosiscope.viewer.kept.dvh import choice_of, show_dvh
        from dosiscope.viewer.kept.showing import show_again
        from dosiscope.viewer.kept.snapshots import captioned

        sidecar, view = found.sidecar, found.sidecar.view
        if view.dvh is not None:
            self._session.measuring.choose(choice_of(view.dvh))
            show_dvh(self._dvh, view.dvh)
        if sidecar.choice.stored:
            self._session.choose_stored(sidecar.choice.stored)
        if view.area is not None:
            self._arrangements.show_again(view.area)
        self._heard += show_again(self._review, view)
        self._review.tray.replace_all(map(captioned, sidecar.tray))
        if sidecar.goals is not None:
            self._take_goals(sidecar.goals)
        if view.comparison is not None and view.comparison.gamma is not None:
            self._gamma_again(view)
        self.shown.emit(found)
        self._tell(found)
        # once what is shown now has its place
        QTimer.singleShot(0, self, lambda: self._resize(sidecar))

    def _resize(self, sidecar: Sidecar, tries: int = _TRIES, calm: int = 0) -> None:
        """Give the pictures the size they had, as far as the screen has room.

        Panels take a share of what the window grows by, some turns of the event loop
        later: it is done when nothing has moved for as long.
        """
        from dosiscope.viewer.kept.area import aim_again

        top, kept = self._top, sidecar.view.area
        room = self._arrangements.in_place or self._pictures
        is_free = not (top.isMaximized() or top.isFullScreen()) and room.isVisible()
        if kept is not None and is_free and tries:
            apart = QSize(*kept.size) - room.size()
            most = top.screen().availableGeometry().size().expandedTo(top.size())
            wanted = (top.size() + apart).boundedTo(most)
            wanted = wanted.expandedTo(top.minimumSizeHint())
            calm = calm + 1 if wanted == top.size() else 0
            if calm < _CALM:
                top.resize(wanted)
                QTimer.singleShot(
                    0, self, lambda: self._resize(sidecar, tries - 1, calm)
                )
                return
        aim_again(self._pictures, sidecar.view)
        self.settled.emit(sidecar)

    def _take_goals(self, kept: KeptGoals) -> None:
        from dosiscope.core.goals.goals_csv import GoalFileError, parse_goals

        name = visible(kept.name) or SESSION_NAME
        try:
            template = parse_goals(kept.text, name)
        except GoalFileError as error:
            self._heard.append(tr("its goals cannot be read: {why}", why=error))
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
            sentences.append(tr("This is not what was seen: the files are others."))
            if found.sidecar.choice.accepted:
                sentences.append(tr("What was accepted is not accepted again."))
        sentences += differences.sentences
        sentences += [f"{capitalised(one)}." for one in self._heard]
        is_wrong = not differences.are_inputs_the_same or bool(self._heard)
        told = paths_told(found)
        sentences += [told] if told else []
        if is_wrong:
            self._notice.show_error(joined(" ", sentences))
        elif differences.sentences:
            self._notice.show_caution(joined(" ", sentences))
        elif not self._notice.isVisible():
            count = len(found.sidecar.inputs)
            first = tr("Seen as it was: {n} files are the same by SHA-256.", n=count)
            self._notice.show_note(joined(" ", [first, *sentences]))


def _check(sidecar: Sidecar) -> None:
    """Refuse what cannot be shown, in the job; see `check_views`."""
    from dosiscope.viewer.kept.checking import check_views

    check_views(sidecar)
