"""What a retrieval asks of an archive, in whichever way that speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dosiscope.core.network.question import ObjectMatch, SeriesMatch, StudyMatch
    from dosiscope.core.network.retrieved import Matches
    from dosiscope.core.progress import PartSteps


class Source(Protocol):
    """An archive from which objects are got onto a shelf.

    Every method raises `dosiscope.io.network.archive_errors.ArchiveError` where the
    archive does not do it, and `AbortedError` where another try may succeed.
    """

    def studies_of(self, patient_id: str) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
        """Ask for the studies of exactly this patient."""
        ...

    def series_of(self, study_uid: str) -> PartSteps[SeriesMatch, Matches[SeriesMatch]]:
        """Ask for the series of a study."""
        ...

    def objects_of(
        self, series: SeriesMatch
    ) -> PartSteps[ObjectMatch, Matches[ObjectMatch]]:
        """Ask for the objects of a series."""
        ...

    def fetch(
        self, series: SeriesMatch, uids: Sequence[str]
    ) -> PartSteps[Path, tuple[str, ...]]:
        """Get objects of a series; each is the part of a step when it is kept.

        Parameters
        ----------
        uids
            Of the objects; (): all of the series.

        Returns
        -------
        What the archive said of those that it did not send, a clause; () if nothing.
        """
        ...

    def close(self) -> None:
        """End what has been begun."""
