"""The steps in which the open case takes files that have arrived."""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dosiscope.app.loading import load_steps
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.growing import NO_LONGER_ONE, belonging, grown_selection
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress, changed
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from dosiscope.app.loading import Loaded
    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.case import Case
    from dosiscope.core.growing import Coming, GrownSelection
    from dosiscope.core.inventory import Entry, Selection
    from dosiscope.core.kinds import Kind
    from dosiscope.core.progress import PartSteps, Steps
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.scan import Scan


class Grown(NamedTuple):
    """What has become of what is open.

    Attributes
    ----------
    scan
        What was found, with what arrived and belongs to it.
    aside
        What arrived and does not, as far as is known now.
    selection, loaded
        Of what the case is made now, and the case; None where none is open.
    arrived
        How many objects of it came, images singly, by their kinds.
    question
        What is to be chosen before more of it is shown.
    left
        Files that are not added: with them, an object that is shown would no longer be
        what it was.
    seconds
        What it took.
    """

    scan: Scan
    aside: Scan | None
    selection: Selection | None = None
    loaded: Loaded | None = None
    arrived: Mapping[Kind, int] = {}
    question: str = ""
    left: frozenset[str] = frozenset()
    seconds: float = 0.0


class GrowingCase(NamedTuple):
    """What is open, and grows.

    Attributes
    ----------
    scan
        What it was found in.
    aside
        What arrived before and did not belong to it.
    selection, case, compared
        Of what the case is made, the case as its files have it, and the rivals that it
        is compared with; without a selection none is open.
    accepted, kept
        What the user decided of it, and what has been read.
    """

    scan: Scan
    aside: Scan | None
    selection: Selection | None
    case: Case | None
    compared: tuple[str, ...]
    accepted: Accepted
    kept: Kept | None


def grow_steps(
    opened: GrowingCase,
    files: Sequence[str],
    coming: Callable[[Collection[str]], Coming],
    *,
    have_gone: bool = False,
) -> PartSteps[None, Grown]:
    """Take files that have arrived into what is open, as far as they belong to it.

    The heads of these alone are read, and of what they make only what is new.

    Parameters
    ----------
    coming
        Tells whether more may come of what some files belong to.
    have_gone
        Whether files that were scanned may be no more there; what is shown stays.

    """
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.scanned_files import files_of

    begun, selection = time.monotonic(), opened.selection
    shown = frozenset(files_of(opened.scan, [selection]) if selection else ())
    scan, aside = yield from _scans(
        opened.scan, opened.aside, files, shown, have_gone=have_gone
    )
    if selection is None:
        arrived, seconds = _arrived(opened.scan, scan), time.monotonic() - begun
        return Grown(scan, aside, arrived=arrived, seconds=seconds)
    grown, left = _grown(opened, selection, scan), frozenset[str]()
    if grown is None:
        whole = scan
        scan, grown = yield from _as_far_as_it_grows(opened, selection, whole, shown)
        left = frozenset(whole.heads.keys() - scan.heads.keys())
    steps = load_steps(
        scan,
        grown.selection,
        opened.accepted,
        opened.compared,
        kept=Kept() if opened.kept is None else opened.kept.copy(),
        coming=coming(scan.heads),
        shown=opened.case,
    )
    loaded = yield from changed(steps, _without_part)
    if loaded.shapes is not None and loaded.case.structure_set is not None:
        for roi in loaded.case.structure_set.rois:  # not in the thread of the window
            loaded.shapes.graph(roi.number)
    return Grown(
        scan,
        aside,
        grown.selection,
        loaded,
        _arrived(opened.scan, scan),
        grown.question,
        left,
        time.monotonic() - begun,
    )


def _grown(
    opened: GrowingCase, selection: Selection, scan: Scan
) -> GrownSelection | None:
    """Return what the case is made of; None where something shown is none any more."""
    from dosiscope.io.case.overlay import of_any_frame

    return grown_selection(
        opened.scan.inventory, scan.inventory, selection, of_any_frame(opened.accepted)
    )


def _as_far_as_it_grows(
    opened: GrowingCase, selection: Selection, scan: Scan, shown: frozenset[str]
) -> Steps[tuple[Scan, GrownSelection]]:
    """Return the scan of all objects that take apart nothing that is shown.

    They are added one by one: one alone keeps no other out.

    Raises
    ------
    DosiscopeError
        None can be: what is shown is not what it was without them.
    """
    from dosiscope.io.case.scan import part_of

    before = frozenset(scan.heads.keys() & opened.scan.heads.keys())
    new = part_of(scan, scan.heads.keys() - before)
    objects = [_paths(new, [entry]) for entry in new.inventory.entries]
    objects.append(frozenset(new.heads).difference(*objects))  # what is of none
    now = part_of(scan, before, shown)
    grown = _grown(opened, selection, now)
    if grown is None:
        raise DosiscopeError(NO_LONGER_ONE)
    for n, paths in enumerate(objects):
        yield Progress(n, len(objects), tr("Adding what arrived"))
        more = part_of(scan, frozenset(now.heads) | paths, shown)
        found = _grown(opened, selection, more)
        if found is not None:
            now, grown = more, found
    return now, grown


def belong_steps(
    opened: Scan, selection: Selection, files: Sequence[str]
) -> Steps[bool]:
    """Tell whether some files belong to what is open, as `grow_steps` has it.

    What of them is no object that is read is nobody's, and does not matter.
    """
    from dosiscope.io.case.scanned_files import files_of

    shown = frozenset(files_of(opened, [selection]))
    scan, aside = yield from _scans(opened, None, files, shown)
    if aside is None:  # all of them; or they had been found before
        return True
    return scan is not opened and not aside.inventory.entries


def _scans(
    before: Scan,
    aside: Scan | None,
    files: Sequence[str],
    shown: frozenset[str],
    *,
    have_gone: bool = False,
) -> Steps[tuple[Scan, Scan | None]]:
    """Return the scan of what is open and belongs to it, and that of the rest."""
    from dosiscope.io.case.scan import part_of, scan, united

    if have_gone:
        there = [
            path for path in before.heads if path in shown or os.path.lexists(path)
        ]
        before = part_of(before, frozenset(there), shown)
    fresh = _fresh(files, before)
    if fresh:
        aside = yield from scan(fresh, aside)
        aside = replace(aside, said=())  # what went away again is of no case
    if aside is None:
        return before, None
    whole = united(before, aside, shown)
    files_of_it = [path_text(path) for path in shown or before.heads]
    mine = _paths(whole, belonging(whole.inventory, files_of_it))
    ours = mine.intersection(aside.heads)
    if not ours:
        return before, aside
    if len(ours) == len(aside.heads):
        return whole, None
    rest = part_of(aside, frozenset(aside.heads).difference(ours))
    return united(before, part_of(aside, ours), shown), rest


def _fresh(files: Sequence[str], scan: Scan) -> list[str]:
    """Return the files that were not scanned, be it by a path through a link."""
    by_name: dict[str, list[str]] = {}
    for path in scan.heads:
        by_name.setdefault(os.path.basename(path), []).append(path)
    return [
        path
        for path in files
        if path not in scan.heads
        and not any(
            _is_one_file(path, other)
            for other in by_name.get(os.path.basename(path), ())
        )
    ]


def _is_one_file(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:  # one of them is gone
        return False


def _paths(scan: Scan, entries: Collection[Entry]) -> frozenset[str]:
    """Return the files of objects, and those that were left out for one of them."""
    names = {file for one in entries for file in one.header.files}
    paths = {path for path in scan.heads if path_text(path) in names}
    left = (*scan.duplicates, *scan.contenders)
    return frozenset(paths | {one.left for one in left if one.kept in paths})


def _arrived(before: Scan, now: Scan) -> Mapping[Kind, int]:
    """Return how many objects are new, images singly, by their kinds."""
    new = {path_text(path) for path in now.heads.keys() - before.heads.keys()}
    counts: Counter[Kind] = Counter()
    for entry in now.inventory.entries:
        count = len(new.intersection(entry.header.files))
        if count:
            counts[entry.kind] += count if entry.kind.is_series else 1
    return counts


def _without_part(step: Progress[Loaded]) -> Progress[None]:
    return step.with_part(None)
