"""Getting what was chosen from an archive: what is there is not asked for again.

What fails is tried again until nothing has come `TRIES` times in a row, then told.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TypeVar

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import marked, tr
from dosiscope.core.network.question import ObjectMatch, SeriesMatch, StudyMatch
from dosiscope.core.network.retrieved import Matches, NotRetrieved, Retrieved
from dosiscope.core.progress import Progress, changed, without_parts
from dosiscope.io.network.archive_errors import (
    AbortedError,
    ArchiveError,
    ConnectionFailedError,
    LoginRefusedError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from dosiscope.core.progress import PartSteps, Steps
    from dosiscope.io.network.shelf import Shelf
    from dosiscope.io.network.source import Source

T = TypeVar("T")

TRIES: Final = 3
#: Objects that one request names.
AT_ONCE: Final = 100
PAUSE_S: Final = 0.3  # before the first new try; then twice that, and so on
_LOOK_EVERY_S: Final = 0.05
_TOLD: Final = marked("Retrieving")
_NOT_SENT: Final = marked("the archive did not send it")


class Retrieval:
    """Getting objects from a source onto a shelf.

    Attributes
    ----------
    not_retrieved
        What did not come so far, and why.
    """

    def __init__(self, source: Source, shelf: Shelf) -> None:
        self.source = source
        self.shelf = shelf
        self.not_retrieved: list[NotRetrieved] = []
        self.remarks: dict[str, None] = {}
        self._present: dict[str, Path] = {}
        self._asked: set[str] = set()
        self._gone = ""  # why nothing more can be had
        self._breaks = 0  # since anything came
        self._has_answered = False

    def result(self) -> Retrieved:
        """Return what it has led to."""
        self.shelf.flush()
        came = self.shelf.came.items()
        return Retrieved(
            files=tuple(path for uid, path in came if uid not in self._present),
            present=tuple(self._present.values()),
            not_retrieved=tuple(self.not_retrieved),
            remarks=(*self.remarks, *self.shelf.remarks),
        )

    def all_of(
        self, wanted: Sequence[ObjectMatch | SeriesMatch | StudyMatch]
    ) -> PartSteps[Path, None]:
        """Get all objects of what was chosen.

        Raises
        ------
        DosiscopeError
            The archive cannot be asked at all.
        """
        objects: dict[tuple[str, str], list[ObjectMatch]] = {}
        for one in wanted:
            if isinstance(one, ObjectMatch):
                objects.setdefault((one.study_uid, one.series_uid), []).append(one)
            elif isinstance(one, SeriesMatch):
                yield from self.series(one)
            else:
                found = yield from self.series_of(one.uid)
                if not found:
                    self.lacks(
                        tr("study"), one.uid, self._gone or tr("it has no series")
                    )
                for series in found:
                    yield from self.series(series)
        for (study_uid, series_uid), some in objects.items():
            of_series = SeriesMatch(uid=series_uid, study_uid=study_uid)
            yield from self.objects(of_series, some)

    def series(self, series: SeriesMatch) -> PartSteps[Path, tuple[ObjectMatch, ...]]:
        """Get all objects of a series; return those that the archive tells of."""
        found = yield from self.objects_of(series)
        if found:
            yield from self.objects(series, found, is_all=True)
        else:
            yield from self._untold(series)
        return found

    def objects(
        self,
        series: SeriesMatch,
        objects: Sequence[ObjectMatch],
        *,
        is_all: bool = False,
    ) -> PartSteps[Path, None]:
        """Get objects of one series.

        Parameters
        ----------
        is_all
            Whether they are all of the series.
        """
        uids = list(dict.fromkeys(one.uid for one in objects))
        self._asked.update(uids)
        for uid in uids:
            path = self.shelf.file_of(uid)
            if path is not None and uid not in self.shelf.came:
                self._present[uid] = path
        said, idle = tr(_NOT_SENT), 0
        while (missing := self._missing(uids)) and idle < TRIES and not self._gone:
            before = len(self.shelf.came)
            is_whole = is_all and len(missing) == len(uids)
            at_once = len(missing) if is_whole else AT_ONCE
            for n in range(0, len(missing), at_once):
                some = missing[n : n + at_once]
                said = (
                    yield from self._fetched(series, some, is_whole=is_whole)
                ) or said
            idle = 0 if len(self.shelf.came) > before else idle + 1
        for uid in uids:
            if self.shelf.is_hopeless(uid):
                self.lacks(tr("object"), uid, self.shelf.refused[uid])
        for uid in missing:
            why = self._gone or self.shelf.refused.get(uid, said)
            self.lacks(tr("object"), uid, why)

    def series_of(self, study_uid: str) -> Steps[Matches[SeriesMatch]]:
        """Ask for the series of a study."""
        return self.asked(lambda: self.source.series_of(study_uid))

    def objects_of(self, series: SeriesMatch) -> Steps[Matches[ObjectMatch]]:
        """Ask for the objects of a series."""
        return self.asked(lambda: self.source.objects_of(series))

    def asked(
        self, question: Callable[[], PartSteps[object, Matches[T]]]
    ) -> Steps[Matches[T]]:
        """Ask a question, and again where the association ends.

        Returns
        -------
        No match where the archive cannot be asked any more.
        """
        while not self._gone:
            try:
                found = yield from without_parts(question())
            except (AbortedError, ConnectionFailedError) as error:
                yield from self._broke(error)
            except DosiscopeError as error:
                self._give_up(error)
            else:
                self._goes_on()
                self.remarks.update(dict.fromkeys(found.remarks))
                return found
        return Matches()

    def lacks(self, what: str, uid: str, why: str, named_by: str = "") -> None:
        """Know that something did not come."""
        self.not_retrieved.append(
            NotRetrieved(what=what, uid=uid, why=why, named_by=named_by)
        )

    def _missing(self, uids: Iterable[str]) -> list[str]:
        """Return those that have not come and may still."""
        shelf, present = self.shelf, self._present
        return [
            uid
            for uid in uids
            if uid not in shelf.came
            and uid not in present
            and not shelf.is_hopeless(uid)
        ]

    def _fetched(
        self, series: SeriesMatch, uids: Sequence[str], *, is_whole: bool
    ) -> PartSteps[Path, str]:
        """Get objects of a series once; return what the archive said, "" if nothing."""
        if self._gone:
            return self._gone
        self.shelf.wanted = set(uids) if uids else None
        asked = () if is_whole else uids
        before = len(self.shelf.came)
        try:
            told = yield from changed(self.source.fetch(series, asked), self._overall)
        except (AbortedError, ConnectionFailedError) as error:
            if len(self.shelf.came) > before:
                self._goes_on()
            yield from self._broke(error)
            return error.told(identity=False)
        except DosiscopeError as error:
            self._give_up(error)
            return error.told(identity=False)
        self._goes_on()
        return ", ".join(told)

    def _untold(self, series: SeriesMatch) -> PartSteps[Path, None]:
        """Get a series of which the archive tells no objects."""
        before, said = len(self.shelf.came), ""
        for _ in range(TRIES):
            said = yield from self._fetched(series, (), is_whole=True)
            if not said or self._gone:
                break
        if len(self.shelf.came) == before or said:
            why = self._gone or said or tr("the archive has no objects of it")
            self.lacks(tr("series"), series.uid, why)

    def _overall(self, step: Progress[Path]) -> Progress[Path]:
        """Return the step as one of the whole retrieval."""
        done = len(self.shelf.came) + len(self._present)
        return Progress(done, max(len(self._asked), done), tr(_TOLD), part=step.part)

    def _broke(self, error: ArchiveError) -> Steps[None]:
        """Wait a moment to begin anew after a break; after `TRIES` of them give up."""
        self.source.close()
        self._breaks += 1
        if self._breaks >= TRIES or (
            isinstance(error, ConnectionFailedError) and not self._has_answered
        ):
            self._give_up(error)
            return
        until = time.monotonic() + self._breaks * PAUSE_S
        while time.monotonic() < until:
            yield Progress(len(self.shelf.came), len(self._asked), tr("Trying again"))
            time.sleep(_LOOK_EVERY_S)

    def _give_up(self, error: DosiscopeError) -> None:
        """Ask no more; where there is nothing to show for it the error is raised.

        So it is where the archive does not know any more who asks: whoever can say it
        again goes on from what has come.
        """
        self.source.close()
        is_locked = isinstance(error, LoginRefusedError)
        if is_locked or not (self.shelf.came or self._present):
            raise error
        self._gone = error.told(identity=False)

    def _goes_on(self) -> None:
        self._has_answered, self._breaks = True, 0
