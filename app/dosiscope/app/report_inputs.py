"""The files that a report is made of, by the objects of the case that they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.header import Header
    from dosiscope.core.inventory import Entry


class InputFile(NamedTuple):
    """A file, and what it is: of an image its series stands for it."""

    path: str
    kind: str
    uid: str


def input_files(case: Case, entries: Iterable[Entry]) -> list[InputFile]:
    """Return the files of all that a case and its companions show or withhold.

    They are in the order of the objects, each once: CT, structure set, plan, doses,
    and what came along.

    Parameters
    ----------
    entries
        What was found: of an RT Dose that has DVHs alone the case holds no header.
    """
    found: dict[str, InputFile] = {}
    for header in _headers(case, entries):
        for path in sorted(header.files):
            found.setdefault(path, InputFile(path, header.kind.name, header.uid))
    return list(found.values())


def _headers(case: Case, entries: Iterable[Entry]) -> Iterator[Header]:
    stored = {
        dvh.dose_uid for one in (case, *case.companions) for dvh in one.stored_dvhs
    }
    for one in (case, *case.companions):
        yield from one.headers
    yield from (entry.header for entry in entries if entry.own_uid in stored)
    for one in (case, *case.companions):
        yield from (withheld.header for withheld in one.withheld)
