"""The archive in the window: searched, retrieved from, and opened."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from dosiscope.app.features.action import Action
from dosiscope.app.jobs import Jobs
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import joined
from dosiscope.core.language import tr, tr_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.asking import Asking, Found
    from dosiscope.app.features.network_choices import NetworkChoices
    from dosiscope.app.features.opening import Opening
    from dosiscope.app.features.receiving import Receiving
    from dosiscope.app.jobs import Job
    from dosiscope.app.session import Session
    from dosiscope.core.network.node import Node
    from dosiscope.core.network.question import Question
    from dosiscope.core.network.retrieved import Retrieved
    from dosiscope.viewer.panels.archive import ArchiveDialog
    from dosiscope.viewer.panels.archive_rows import ArchiveRow

_ASKING: Final = "ask an archive"  # keys of jobs
_BELOW: Final = "ask what is below"
_OF_CASE: Final = "ask whether it is of the open case"
_MOST_TOLD: Final = 3  # of what did not come
_BUSY: Final = tr(
    "It has to send by calling us (C-MOVE), and there the receiver is taking something "
    "else: try again when that has come."
)


class Archive(QObject):
    """Asks archives in jobs of its own: what waits for them keeps nothing else waiting.

    Parameters
    ----------
    asking
        Returns how archives are asked, once one is.
    receiving
        The receiver: while it is on nobody else can be called where it listens.

    Attributes
    ----------
    dialog
        The dialog, once it was asked for.
    """

    def __init__(
        self,
        session: Session,
        opening: Opening,
        choices: NetworkChoices,
        asking: Callable[[], Asking],
        receiving: Receiving,
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._receiving = receiving
        self._session, self._opening, self._top = session, opening, top
        self._choices = choices
        self._ask, self._logins = asking, choices.logins
        self._jobs = Jobs(self)
        self._rows_asked = 0
        self.dialog: ArchiveDialog | None = None
        choices.changed.connect(self._show_nodes)

    @cached_property
    def asking(self) -> Asking:
        """How archives are asked."""
        return self._ask()

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "archive", "File", tr("From the archive…"), "Ctrl+Shift+F",
            tr(
                "Search an archive, retrieve a dose with what it refers to, and open it"
            ),
            self.show, icon="search", has_line=True,
        )  # fmt: skip

    def show(self) -> None:
        """Show the dialog; what was found before is still there."""
        from dosiscope.viewer.panels.archive import ArchiveDialog

        if self.dialog is None:
            self.dialog = dialog = ArchiveDialog(parent=self._top)
            dialog.form.nodes_wanted.connect(partial(self._choices.show, dialog))
            dialog.form.node_chosen.connect(self._choices.kept.remember_node)
            dialog.asked.connect(self._search)
            dialog.below_asked.connect(self._ask_below)
            dialog.wanted.connect(self._retrieve)
            dialog.cancelled.connect(lambda: self._jobs.cancel(_ASKING))
            self._show_nodes()
        self.dialog.show()
        self.dialog.activateWindow()

    def _show_nodes(self) -> None:
        if self.dialog is not None:
            kept = self._choices.kept
            self.dialog.show_nodes(kept.nodes, kept.last_node)

    def end(self) -> None:
        """Stop all that is being asked; the window closes."""
        self._jobs.close()

    # --- searching -----------------------------------------------------------------

    def _search(self, node: Node, question: Question) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        self._choices.kept.remember_node(node.name)
        opened = self._logins.opened(node)
        job = self._jobs.start(_ASKING, self.asking.studies(opened, question))
        job.progressed.connect(dialog.show_progress)
        job.succeeded.connect(lambda found: dialog.show_studies(found, found.remarks))
        job.failed.connect(
            self._logins.or_ask(
                node,
                dialog,
                lambda: self._search(node, question),
                lambda error: dialog.fail(self._told(error)),
            )
        )

    def _ask_below(self, node: Node, row: ArchiveRow) -> None:
        from dosiscope.core.network.question import StudyMatch

        dialog, match = self.dialog, row.match
        if dialog is None or match is None:
            return
        self._rows_asked += 1
        key = f"{_BELOW} {self._rows_asked}"  # several rows may be opened at once
        opened = self._logins.opened(node)
        if isinstance(match, StudyMatch):
            job = self._jobs.start(key, self.asking.series(opened, match.uid))
        else:
            steps = self.asking.objects(
                opened, match.study_uid, match.uid, match.modality
            )
            job = self._jobs.start(key, steps)
        job.succeeded.connect(
            lambda found: dialog.show_below(row, found, found.remarks)
        )
        job.failed.connect(
            self._logins.or_ask(
                node,
                dialog,
                lambda: self._ask_below(node, row),
                lambda error: dialog.fail_below(row, self._told(error)),
            )
        )

    # --- retrieving ----------------------------------------------------------------

    def _retrieve(self, node: Node, found: Found, with_references: bool) -> None:
        """Retrieve; where the archive would have to call us, the receiver lends a hand.

        It stops as long as that takes, unless somebody is sending to it.
        """
        is_free = not self._receiving.process.is_wanted
        job = self._begin_retrieval(node, found, with_references, may_be_called=is_free)
        if job is not None and self.dialog is not None:
            job.failed.connect(
                self._logins.or_ask(
                    node,
                    self.dialog,
                    lambda: self._retrieve(node, found, with_references),
                    lambda error: self._fail(error, node, found, with_references),
                )
            )

    def _begin_retrieval(
        self, node: Node, found: Found, with_references: bool, *, may_be_called: bool
    ) -> Job | None:
        from dosiscope.app.asking import retrieval_steps

        dialog, kept = self.dialog, self._choices.kept
        if dialog is None:
            return None
        steps = retrieval_steps(
            self.asking,
            self._logins.opened(node),
            found,
            kept.retrieved,
            kept.receiver if may_be_called else None,
            with_references=with_references,
        )
        job = self._jobs.start(_ASKING, steps)
        job.progressed.connect(dialog.show_progress)
        job.succeeded.connect(lambda retrieved: self._take(found, retrieved))
        return job

    def _fail(
        self, error: Exception, node: Node, found: Found, with_references: bool
    ) -> None:
        from dosiscope.io.network.archive_errors import MustCallError

        def go_on() -> None:
            if self.dialog is None or not self.dialog.is_busy:  # stopped meanwhile
                self._receiving.take_back()
                return
            job = self._begin_retrieval(
                node, found, with_references, may_be_called=True
            )
            if job is not None:
                job.failed.connect(lambda error: self._tell(self._told(error)))
                job.finished.connect(self._receiving.take_back)

        if not isinstance(error, MustCallError):
            self._tell(self._told(error))
        elif not self._receiving.lend(go_on):
            self._tell(joined(" ", [self._told(error), _BUSY]))

    def _tell(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.end_retrieval(sentence, "bad")

    def _take(self, found: Found, retrieved: Retrieved) -> None:
        """Say what came, and open it; the dialog goes where there is nothing to say."""
        from dosiscope.app.grow import belong_steps

        dialog = self.dialog
        if dialog is None:
            return
        files = (*retrieved.present, *retrieved.files)
        lacks = [one.sentence for one in retrieved.not_retrieved]
        if len(lacks) > _MOST_TOLD:
            rest = tr_count(
                "{n} object more did not come.",
                "{n} objects more did not come.",
                len(lacks) - _MOST_TOLD,
            )
            lacks = [*lacks[:_MOST_TOLD], rest]
        more = [*lacks, *retrieved.remarks]
        told = " ".join([_came(retrieved), *more])
        dialog.end_retrieval(told, "caution" if more else "secondary")
        if not files:
            return

        def show(belongs: bool) -> None:
            if self._show_files(found, files, belongs=belongs) and not more:
                dialog.accept()

        opened, selection = self._session.scan_of_case, self._session.selection
        if opened is None or selection is None:
            show(False)
            return
        steps = belong_steps(opened, selection, [str(one) for one in files])
        job = self._jobs.start(_OF_CASE, steps)
        job.succeeded.connect(show)
        job.failed.connect(lambda error: self._tell(self._told(error)))

    def _show_files(
        self, found: Found, files: tuple[Path, ...], *, belongs: bool
    ) -> bool:
        """Open what came, or add it to what is open; tell whether it may.

        A dose, a plan, a structure set is chosen, as with a click in the case browser;
        where that is shown already, or none was asked for, the open case grows.
        """
        from dosiscope.core.network.question import ObjectMatch

        session = self._session
        if belongs and not self._is_to_be_chosen(found):
            session.arrivals.add(files)
            return True
        if not self._opening.may_replace():
            return False
        if isinstance(found, ObjectMatch) and found.modality == "RTDOSE":
            session.want(dose=found.uid)
        elif isinstance(found, ObjectMatch) and found.modality == "RTPLAN":
            session.want(plan=found.uid)
        elif isinstance(found, ObjectMatch) and found.modality == "RTSTRUCT":
            session.want(structure_set=found.uid)
        self._opening.open_files(files, add=belongs)
        return True

    def _is_to_be_chosen(self, found: Found) -> bool:
        """Whether it is what a case is chosen by, and not of what is shown."""
        from dosiscope.core.network.question import ObjectMatch

        dose, selection = self._session.review.dose, self._session.selection
        if not isinstance(found, ObjectMatch) or selection is None:
            return False
        shown = {
            "RTDOSE": dose.key if dose is not None else "",
            "RTPLAN": selection.plan,
            "RTSTRUCT": selection.structure_set,
        }
        return found.uid != shown.get(found.modality, found.uid)

    def _told(self, error: Exception) -> str:
        """Return what is told of an error; a mistake of the program is told as such."""
        if isinstance(error, DosiscopeError):
            return error.sentence
        self._session.faulted.emit(error)
        return tr("The program made a mistake.")


def _came(retrieved: Retrieved) -> str:
    """Say how many objects came, and how many had come before."""
    came, before = len(retrieved.files), len(retrieved.present)
    if not before:
        return tr_count("{n} object came.", "{n} objects came.", came)
    return tr_count(
        "{n} object came, {before} had come before.",
        "{n} objects came, {before} had come before.",
        came,
        before=before,
    )
