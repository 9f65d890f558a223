"""Where a retrieval puts what comes: an inbox, of which it takes what it asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr, tr_count
from dosiscope.core.network.receiving import Limits, Why
from dosiscope.core.text import capitalised, counted
from dosiscope.io.network.inbox import Inbox
from dosiscope.io.network.incoming import NotStoredError
from dosiscope.io.network.statuses import Status, status_of

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.io.network.incoming import Incoming

# what another try can change nothing about
_FINAL = (Why.OBJECT_TOO_LARGE, Why.DISK_FULL, Why.INBOX_FULL, Why.NOT_WRITTEN)


class Shelf:
    """The objects of a retrieval: those that are there, that came, and that did not.

    Parameters
    ----------
    folder
        An inbox, or a folder that becomes one: a new one is made when something may
        come, so that an archive that cannot be asked leaves none behind.

    Attributes
    ----------
    wanted
        SOP Instance UIDs of what is taken; None: whatever comes.
    came
        The files that came, by UID.
    refused
        Why an object that came was not kept, by UID, a clause.
    """

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.folder = folder
        self.limits = limits or Limits()
        self.wanted: set[str] | None = set()
        self.came: dict[str, Path] = {}
        self.refused: dict[str, str] = {}
        self._final: set[str] = set()
        self._unwanted: set[str] = set()
        self._beside: set[str] = set()
        self._put_there: set[str] = set()
        self._inbox: Inbox | None = None
        self._is_ours = True
        if folder.exists():
            self.open()

    def open(self) -> None:
        """Make the folder an inbox, if it is none yet.

        Raises
        ------
        DosiscopeError
            It cannot be one; the message says why.
        """
        if self._inbox is None and self._is_ours:
            self._inbox = Inbox(self.folder, self.limits)

    def close(self) -> None:
        """Let others write to the inbox; what is in it is known until then."""
        if self._is_ours:
            self._is_ours = False
            if self._inbox is not None:
                self._inbox.close()

    def flush(self) -> None:
        """Make the names of what came last."""
        if self._inbox is not None:
            self._inbox.flush_names()

    def file_of(self, uid: str) -> Path | None:
        """Return the file of an object that came, now or before; None: it did not."""
        if uid in self.came:
            return self.came[uid]
        had = () if self._inbox is None else self._inbox.files_of(uid)
        return next(iter(had), None)

    def is_hopeless(self, uid: str) -> bool:
        """Whether an object came and would be refused again."""
        return uid in self._final

    def begin(self, sop_class: str, uid: str, syntax: str) -> Incoming | None:
        """Return where an object goes that begins to come; None: nobody wants it."""
        if not self._is_wanted(uid) or not self._is_ours or self._inbox is None:
            self._unwanted.add(uid)
            return None
        return self._inbox.begin(sop_class=sop_class, uid=uid, syntax=syntax)

    def keep(self, incoming: Incoming) -> tuple[Path | None, Status]:
        """Keep an object that has come; return its file, and how that is answered."""
        assert self._inbox is not None  # where it began
        try:
            stored = self._inbox.store(incoming)
        except NotStoredError as error:
            self.refuse(incoming.uid, error.why, error.told(identity=False))
            return None, status_of(error.why)
        self.note(incoming.uid, stored.path, is_beside=stored.beside is not None)
        return stored.path, Status.SUCCESS

    def called(self, uid: str, path: Path, *, is_beside: bool) -> bool:
        """Know what a caller has put into the inbox; return whether it was asked for.

        Whoever calls our receiver may send what he likes: it is kept, as he was told,
        and is nothing that came of what was asked.
        """
        is_wanted = self._is_wanted(uid)
        if is_wanted:
            self.note(uid, path, is_beside=is_beside)
        else:
            self._put_there.add(uid)
        return is_wanted

    def note(self, uid: str, path: Path, *, is_beside: bool) -> None:
        """Know that an object is in the inbox."""
        self.came[uid] = path
        self.refused.pop(uid, None)
        if is_beside:
            self._beside.add(uid)

    def refuse(self, uid: str, why: Why, text: str) -> None:
        """Know that an object came and is not kept."""
        self.refused[uid] = text
        if why in _FINAL:
            self._final.add(uid)

    def _is_wanted(self, uid: str) -> bool:
        return self.wanted is None or uid in self.wanted

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be known of what came, in sentences."""
        told = []
        if self._unwanted:
            number = len(self._unwanted)
            told.append(
                tr_count(
                    "{n} object that the archive sent without being asked is not kept.",
                    "{n} objects that the archive sent without being asked are not "
                    "kept.",
                    number,
                )
            )
        if self._put_there:
            number = len(self._put_there)
            told.append(
                tr_count(
                    "{n} object that came without being asked for is in the folder "
                    "too.",
                    "{n} objects that came without being asked for are in the folder "
                    "too.",
                    number,
                )
            )
        if self._beside:
            count = counted(len(self._beside), "object")
            told.append(
                tr(
                    "{count} came under a UID that was here with other content: both "
                    "are kept.",
                    count=count,
                )
            )
        if self._inbox is not None and self._inbox.not_flushed:
            told.append(f"{capitalised(self._inbox.not_flushed)}.")
        return tuple(told)
