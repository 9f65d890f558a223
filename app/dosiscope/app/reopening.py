"""Opens again what a sidecar names: finds the inputs, and holds them against it.

What it names is looked for by its content.  Files are read as any that are opened;
nothing that a sidecar says is run, and which paths were opened is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dosiscope.app.keeping import place_sign, uids_of_made
from dosiscope.core.acceptance import (
    NOTHING_ACCEPTED,
    Accepted,
    acceptable,
)
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal, joined
from dosiscope.core.inventory import Selection
from dosiscope.core.language import tr
from dosiscope.core.progress import without_parts
from dosiscope.core.rules import acceptable_rules
from dosiscope.core.sidecar.places import places_of
from dosiscope.core.sidecar.signs import sign_of_values
from dosiscope.core.text import counted, uid_tail
from dosiscope.core.visible import path_text
from dosiscope.io.case.object_files import ObjectFile, object_files
from dosiscope.io.files.file_hashes import hash_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dosiscope.core.progress import Steps
    from dosiscope.core.sidecar.record import KeptInput, Sidecar
    from dosiscope.io.case.scan import Scan

_MOST_NAMED: Final = 3


class NotFoundAgainError(DosiscopeError):
    """What a sidecar is of is not where it was; the user may say where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """How the inputs differ from those of then, as sentences: each names files.

    ``added`` are files that were not there, and are part of what is shown;
    ``moved`` are the same files in other places or under other names.
    """

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()

    @property
    def are_inputs_the_same(self) -> bool:
        """Whether all that was shown is there as it was, and nothing besides."""
        return not (self.changed or self.added or self.missing)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of them, the worst first."""
        return (
            *self.changed,
            *self.added,
            *self.missing,
            *self.new,
            *self.moved,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reopened:
    """What a sidecar leads to.

    Attributes
    ----------
    path, sidecar
        The file, and what it says.
    paths
        What was opened.
    selection
        None where not all of it is there.
    compared
        Doses of other plans that are to be read, by UID.
    """

    path: Path
    sidecar: Sidecar
    paths: tuple[Path, ...]
    scan: Scan
    differences: Differences
    accepted: Accepted
    selection: Selection | None
    compared: tuple[str, ...]


def reopening(
    path: Path,
    given: Sequence[Path] = (),
    private: Callable[[], Path] | None = None,
    check: Callable[[Sidecar], None] = lambda _: None,
) -> Steps[Reopened]:
    """Read a sidecar, find what it is of, and hold that against it.

    Parameters
    ----------
    given
        Where the user says that it is; (): where it was, seen from the sidecar.
    private
        As of `scan`.
    check
        Refuses a sidecar before anything is looked for.

    Raises
    ------
    DosiscopeError
        It is no sidecar, or what it is of is not found.
    """
    from dosiscope.core.sidecar.text import read_sidecar
    from dosiscope.io.case.scan import scan

    sidecar = read_sidecar(path)
    try:
        check(sidecar)
    except DosiscopeError as error:
        words: dict[str, object] = {"path": Personal(path_text(path)), "why": error}
        told = tr("{path} cannot be opened again: {why}", **words)
        raise DosiscopeError(told) from None
    paths = tuple(given) or (yield from _places(sidecar, path, private))
    found = yield from scan(paths, private=private)
    differences = yield from _differences(sidecar, found, paths)
    if not found.inventory.entries or (
        len(differences.missing) and not _is_any_there(sidecar, found)
    ):
        raise NotFoundAgainError(_not_there(path))
    choice = sidecar.choice
    uids = {one.uid for one in found.inventory.entries}
    selection = Selection(
        ct_series=choice.ct_series,
        structure_set=choice.structure_set,
        plan=choice.plan,
        doses=choice.doses,
        dvhs=choice.dvhs,
        along=choice.along,
    )
    is_there = (selection.uids | ({selection.dvhs} - {""})) <= uids
    wanted = dict.fromkeys((*choice.compared, *uids_of_made(choice.made)))
    accepted = NOTHING_ACCEPTED
    if differences.are_inputs_the_same and is_there:
        accepted = yield from _accepted(sidecar, found, selection)
    return Reopened(
        path=path,
        sidecar=sidecar,
        paths=paths,
        scan=found,
        differences=differences,
        accepted=accepted,
        selection=selection if is_there else None,
        compared=tuple(
            uid for uid in wanted if uid in uids and uid not in choice.doses
        ),
    )


def paths_told(found: Reopened) -> str:
    """Say what was opened, where that lies elsewhere than the sidecar; else ""."""
    folder = found.path.resolve().parent
    outside = [one for one in found.paths if not one.resolve().is_relative_to(folder)]
    if not outside:
        return ""
    named = joined(", ", [Personal(path_text(one)) for one in outside[:_MOST_NAMED]])
    rest = len(outside) - _MOST_NAMED
    if rest > 0:
        return tr("Opened: {paths} and {n} more.", paths=named, n=rest)
    return tr("Opened: {paths}.", paths=named)


# --- where it is -------------------------------------------------------------------


def _places(
    sidecar: Sidecar, path: Path, private: Callable[[], Path] | None
) -> Steps[tuple[Path, ...]]:
    """Return what was opened, as the ways from the sidecar lead to it.

    Where a way leads to several, since names have the same sign, what they hold tells
    which is meant.

    Raises
    ------
    NotFoundAgainError
        A way leads nowhere.
    """
    from dosiscope.io.case.scan import scan

    folder = path.resolve().parent
    kept = {one.uid for one in sidecar.inputs}
    found: list[Path] = []
    for steps in sidecar.opened:
        places = places_of(steps, folder, sidecar.salt)
        places = tuple(one for one in places if one.exists())
        if len(places) > 1:
            meant = []
            for place in places:
                held = yield from scan([place], private=private)
                uids = [one.uid for one in held.inventory.entries]
                if any(one.uid in kept for one in object_files(held, uids)):
                    meant.append(place)
            places = tuple(meant)
        if not places:
            raise NotFoundAgainError(_not_there(path, is_way=True))
        found += places
    if not found:
        raise NotFoundAgainError(_not_there(path, is_way=True))
    return tuple(dict.fromkeys(found))


def _not_there(path: Path, *, is_way: bool = False) -> str:
    named = Personal(path_text(path))
    if is_way:
        return tr("what {path} is of is not where it was: name its folder", path=named)
    return tr("what {path} is of is not there: name its folder", path=named)


def _is_any_there(sidecar: Sidecar, found: Scan) -> bool:
    choice, entries = sidecar.choice, found.inventory.entries
    uids = {choice.ct_series, choice.structure_set, choice.plan, *choice.doses}
    return any(one.uid in uids for one in entries)


# --- whether it is the same --------------------------------------------------------


def _differences(
    sidecar: Sidecar, scan: Scan, paths: tuple[Path, ...]
) -> Steps[Differences]:
    """Hold what was found against the inputs of a sidecar."""
    choice = sidecar.choice
    kept = {one.uid: one for one in sidecar.inputs}
    of_others = set(sidecar.others or ())
    entries = {one.uid: one for one in scan.inventory.entries}
    chosen = {choice.ct_series, choice.structure_set, choice.plan, choice.dvhs}
    mine = {uid for uid in entries if uid in kept} | set(_series(scan, kept))
    mine |= (chosen | set(choice.doses)) - {""}
    files = object_files(scan, mine)
    by_uid = {one.uid: one for one in files}
    known = [one for one in files if one.uid in kept]
    hashes = yield from hash_files([one.path for one in known])
    changed, moved = [], []
    for file, found in zip(known, hashes, strict=True):
        was = kept[file.uid]
        if found.sha256 != was.sha256:
            changed.append(file)
        elif was.place and place_sign(file.path, paths, sidecar.salt) != was.place:
            moved.append(file)
    missing = [one for uid, one in kept.items() if uid not in by_uid]
    added = [one for one in files if one.uid not in kept]
    new: list[ObjectFile] = []
    if sidecar.others is not None:
        fresh = [u for u in entries if u not in of_others and u not in mine]
        new = object_files(scan, fresh)
    return Differences(
        changed=_named(changed, tr("changed since then")),
        added=_named(added, tr("not there then, and part of what is shown")),
        missing=_missed(missing, len(scan.inventory.skipped)),
        new=_named(new, tr("not there then")),
        moved=_named(
            moved, tr("elsewhere or renamed since then, with the same content")
        ),
    )


def _series(scan: Scan, kept: Mapping[str, KeptInput]) -> Iterable[str]:
    """Yield the series that have images among what was kept."""
    for uid, images in scan.images.items():
        if any(image.uid in kept for image in images):
            yield uid


def _named(files: Sequence[ObjectFile], what: str) -> tuple[str, ...]:
    """Say of files what became of them, a sentence for each object."""
    objects: dict[tuple[str, str], list[ObjectFile]] = {}
    for file in files:
        objects.setdefault((file.kind, file.of), []).append(file)
    told = []
    for (kind, uid), some in objects.items():
        names = [Personal(path_text(Path(one.path).name)) for one in some]
        listed = joined(", ", [*names[:_MOST_NAMED]])
        rest = len(names) - _MOST_NAMED
        if rest > 0:
            listed = tr(
                "{files} and {rest} more", files=listed, rest=counted(rest, "file")
            )
        told.append(
            tr(
                "{kind} {uid} ({files}): {what}.",
                kind=kind,
                uid=uid_tail(uid),
                files=listed,
                what=what,
            )
        )
    return tuple(told)


def _missed(missing: Sequence[KeptInput], skipped: int) -> tuple[str, ...]:
    """Say what is not there any more; its file has no name in a sidecar."""
    by_kind: dict[str, list[KeptInput]] = {}
    for one in missing:
        by_kind.setdefault(one.kind, []).append(one)
    told = []
    for kind, some in by_kind.items():
        tails = ", ".join(uid_tail(one.uid) for one in some[:_MOST_NAMED])
        rest = len(some) - _MOST_NAMED
        if rest > 0:
            tails = tr(
                "{files} and {rest} more", files=tails, rest=counted(rest, "file")
            )
        told.append(tr("{kind} {files}: missing.", kind=kind, files=tails))
    if told and skipped:
        told.append(
            tr(
                "{files} could not be read (Checks names them).",
                files=counted(skipped, "file"),
            )
        )
    return tuple(told)


# --- what was accepted ---------------------------------------------------------------


def _accepted(sidecar: Sidecar, scan: Scan, selection: Selection) -> Steps[Accepted]:
    """Return against what it was decided.

    Where that was against some findings of a rule and not against others, the case is
    read to see them: a sidecar has signs of their values.
    """
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.load import load

    kept = sidecar.choice.accepted
    known = acceptable_rules()
    whole = frozenset(
        one.rule for one in kept if not one.findings and one.rule in known
    )
    accepted = Accepted(whole)
    some = {one.rule: one.findings for one in kept if one.findings}
    while some:
        steps = load(scan, selection, accepted, Kept())
        case = yield from without_parts(steps)
        wider = accepted
        for one in acceptable(case):
            sign = sign_of_values(one.found, one.expected, sidecar.salt)
            if sign in some.get(one.rule, ()):
                wider = wider.also(one)
        if wider == accepted:
            break
        accepted = wider
    return accepted
