"""Several files of one SOP Instance UID: which of them is the object (T07).

Copies are one.  Of different contents the one that everything else goes with is taken;
where they go with the rest equally well, nothing tells which is meant: the user is
asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from dosiscope.core.identity import Personal, joined
from dosiscope.core.reference_graph import bonds
from dosiscope.core.visible import path_text
from dosiscope.io.case.file_notes import Duplicate

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dosiscope.core.inventory import Entry
    from dosiscope.io.case.comparisons import Comparisons


class HasPath(Protocol):
    """What is in a file."""

    @property
    def path(self) -> str:
        """Path of the file."""


File = TypeVar("File", bound=HasPath)
#: An object as it is listed, and its file.
Content: TypeAlias = "tuple[Entry, File]"


class Settled(NamedTuple, Generic[File]):
    """The files of one UID as they are taken.

    Attributes
    ----------
    kept
        The one that is used, or those among which the user chooses; each with an entry
        of its own.
    left
        Those left out for one of these.
    contenders
        What is left out where one is chosen: of each the others.
    """

    kept: tuple[Content[File], ...]
    left: tuple[Duplicate, ...] = ()
    contenders: tuple[Duplicate, ...] = ()


def settle(
    contents: Sequence[Content[File]],
    others: Sequence[Entry],
    comparisons: Comparisons | None = None,
    held: Collection[str] = (),
    *,
    may_ask: bool = True,
) -> Settled[File]:
    """Return which of the files of one UID are taken; ``others`` is all else.

    Without ``may_ask`` the first of several that fit is taken; without ``comparisons``
    it is known that none is a copy of another.  What is ``held``, by its path, is never
    left out for another.
    """
    fit = [bonds(entry, others) for entry, _ in contents]
    in_order = sorted(range(len(contents)), key=lambda n: -fit[n])  # stable
    kept: list[Content[File]] = []
    left: list[tuple[File, File, bool]] = []  # for which of these, and if as a copy
    for n in in_order:
        entry, file = contents[n]
        like = None
        if comparisons is not None:
            are_copies = comparisons.are_copies
            like = next((f for _, f in kept if are_copies(f.path, file.path)), None)
        has_role = entry.kind.role is not None
        if like is not None:
            left.append((like, file, True))
        elif (
            kept
            and file.path not in held
            and not (may_ask and has_role and fit[n] == max(fit))
        ):
            left.append((kept[0][1], file, False))
        else:
            kept.append((entry, file))
    if len(kept) > 1:
        kept = [(_named(one, number), file) for number, (one, file) in _numbered(kept)]
    by_path = {one[1].path: one for one in kept}
    return Settled(
        tuple(kept),
        tuple(
            _left(by_path[used.path], file, is_copy=is_copy)
            for used, file, is_copy in left
        ),
        tuple(
            _left(one, other, is_copy=False)
            for one in kept
            for _, other in kept
            if other is not one[1]
        ),
    )


def _numbered(kept: list[Content[File]]) -> list[tuple[int, Content[File]]]:
    """Return them in the order of their paths: the same in whatever order found."""
    in_order = sorted(kept, key=lambda one: one[1].path)
    return list(enumerate(in_order, 1))


def _left(kept: Content[File], file: File, *, is_copy: bool) -> Duplicate:
    entry, used = kept
    return Duplicate(entry, entry.own_uid, used.path, file.path, is_copy)


def _named(entry: Entry, number: int) -> Entry:
    """Return one of several contents of a UID, known by its number and its file."""
    file = Personal(path_text(entry.header.files[0]))
    detail = joined(", ", [part for part in (entry.detail, file) if part])
    return replace(
        entry, uid=f"{entry.uid}/{number}", stated_uid=entry.uid, detail=detail
    )
