"""What came of what was asked of an archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

T_co = TypeVar("T_co", covariant=True)


class Matches(tuple[T_co, ...]):
    """What an archive answered with, and what of its answers is not in it.

    Attributes
    ----------
    remarks
        What was left out and why, sentences without identity; () where nothing was.
    """

    remarks: tuple[str, ...]

    def __new__(
        cls, matches: Iterable[T_co] = (), remarks: Iterable[str] = ()
    ) -> Matches[T_co]:
        """Return the matches with what is to be said of them."""
        made = super().__new__(cls, matches)
        made.remarks = tuple(remarks)
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRetrieved:
    """Something that was asked for and did not come.

    Attributes
    ----------
    what
        A word for it: "RT Plan", "CT series", "object".
    uid
        SOP Instance UID, or that of a series or a study.
    why
        A clause without identity: "the archive does not have it".
    named_by
        The kind of object that refers to it, "RT Dose"; "" where the user chose it.
    """

    what: str
    uid: str
    why: str
    named_by: str = ""

    @property
    def sentence(self) -> str:
        """What did not come, and why."""
        if not self.named_by:
            return tr(
                "The {what} ({uid}) was not retrieved: {why}.",
                what=self.what,
                uid=self.uid,
                why=self.why,
            )
        return tr(
            "The {what} that the {kind} names ({uid}) was not retrieved: {why}.",
            what=self.what,
            kind=self.named_by,
            uid=self.uid,
            why=self.why,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """What a retrieval has led to.

    Attributes
    ----------
    files
        That came.
    present
        That had come before, whole, and were not asked for again.
    not_retrieved
        What did not come, with the reason.
    remarks
        What is to be known besides, sentences: of what came but is kept beside
        another of its UID, how it was asked for.
    """

    files: tuple[Path, ...] = ()
    present: tuple[Path, ...] = ()
    not_retrieved: tuple[NotRetrieved, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all came that was asked for."""
        return not self.not_retrieved
