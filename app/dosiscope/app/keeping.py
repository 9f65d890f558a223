"""Makes a sidecar of what is open: the inputs with their hashes, choices, views."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.acceptance import (
    IGNORE_OFF_SLICE,
    SHIFT_TO_SLICES,
    accepted_of,
    may_accept,
)
from dosiscope.core.dose_origin import MadeDose
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.sidecar.places import sign_of_name, steps_to
from dosiscope.core.sidecar.record import (
    KeptAcceptance,
    KeptChoice,
    KeptConversion,
    KeptInput,
    KeptMade,
    KeptOwnRatio,
    KeptPart,
    Sidecar,
)
from dosiscope.core.sidecar.signs import sign_of_values
from dosiscope.core.visible import path_text
from dosiscope.io.case.object_files import object_files, uids_of
from dosiscope.io.files.file_hashes import hash_files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.conversion import Conversion
    from dosiscope.core.dose import Dose
    from dosiscope.core.inventory import Selection
    from dosiscope.core.progress import Steps
    from dosiscope.core.sidecar.record import (
        KeptGoals,
        KeptPicture,
        KeptReport,
        KeptSnapshot,
    )
    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.io.case.scan import Scan

MOST_OTHERS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Opened:
    """What is open, as a sidecar is made of it.

    Attributes
    ----------
    paths
        What was opened: of a member of an archive the archive.
    rules
        Rules against which the user decided whatever the values.
    compared
        Doses of other plans that were read, by UID.
    made
        Doses that were made, the oldest first.
    stored
        UID of the RT Dose whose stored DVHs are shown; "" for all.
    """

    paths: tuple[Path, ...]
    scan: Scan
    selection: Selection
    case: Case
    rules: frozenset[str] = frozenset()
    compared: tuple[str, ...] = ()
    made: tuple[Dose, ...] = ()
    stored: str = ""


def _uids(opened: Opened, view: KeptView, tray: Iterable[KeptSnapshot]) -> set[str]:
    """Return the UIDs of all that is shown, on the pictures of the tray too."""
    uids = set(uids_of(opened.selection, opened.case.companions))
    for one in (view, *(one.view for one in tray)):
        if one.second is not None:
            uids |= {one.second.series, one.second.registration} - {""}
    return uids


def sidecar_steps(
    opened: Opened,
    folder: Path,
    view: KeptView,
    *,
    picture: KeptPicture | None = None,
    tray: tuple[KeptSnapshot, ...] = (),
    goals: KeptGoals | None = None,
    report: KeptReport | None = None,
) -> Steps[Sidecar]:
    """Hash the files of what is shown, and return the sidecar of it.

    ``folder`` is where it will lie.

    Raises
    ------
    DosiscopeError
        A file has gone since it was opened.
    """
    salt = secrets.token_hex(16)
    files = object_files(opened.scan, _uids(opened, view, tray))
    hashes = yield from hash_files([one.path for one in files])
    gone = next((one.file for one in hashes if not one.sha256), "")
    if gone:
        words = {"file": Personal(path_text(gone))}
        raise DosiscopeError(tr("{file} cannot be read any more", **words))
    inputs = tuple(
        KeptInput(
            kind=file.kind,
            uid=file.uid,
            sha256=found.sha256,
            bytes=found.bytes,
            place=place_sign(file.path, opened.paths, salt),
        )
        for file, found in zip(files, hashes, strict=True)
    )
    of_case = {one.of for one in files}
    entries = opened.scan.inventory.entries
    others = tuple(one.uid for one in entries if one.uid not in of_case)
    return Sidecar(
        salt=salt,
        opened=_ways(opened.paths, folder, salt),
        inputs=inputs,
        others=others if len(others) <= MOST_OTHERS else None,
        choice=_choice(opened, salt),
        view=view,
        picture=picture,
        tray=tray,
        goals=goals,
        report=report,
    )


def place_sign(path: str, opened: Iterable[Path], salt: str) -> str:
    """Return a sign of where a file lies in what was opened; "" where it does not."""
    real = os.path.realpath(path)
    for one in opened:
        top = os.path.realpath(one)
        if real == top:
            return sign_of_name(os.path.basename(top), salt)
        if real.startswith(top.rstrip(os.sep) + os.sep):
            return sign_of_name(os.path.relpath(real, top), salt)
    return ""


def _ways(
    paths: Iterable[Path], folder: Path, salt: str
) -> tuple[tuple[str, ...], ...]:
    """Return the ways to what was opened; there is none to another drive."""
    ways = []
    for path in paths:
        with suppress(ValueError):
            ways.append(steps_to(path, folder, salt))
    return tuple(ways)


def _choice(opened: Opened, salt: str) -> KeptChoice:
    """Return what was chosen and decided."""
    selection = opened.selection
    return KeptChoice(
        ct_series=selection.ct_series,
        structure_set=selection.structure_set,
        plan=selection.plan,
        doses=selection.doses,
        dvhs=selection.dvhs,
        along=selection.along,
        compared=opened.compared,
        accepted=_acceptances(opened, salt),
        made=tuple(_made(one.made) for one in opened.made if one.made is not None),
        stored=opened.stored,
    )


def _acceptances(opened: Opened, salt: str) -> tuple[KeptAcceptance, ...]:
    """Return against what the user decided: values are not told, they may be a patient.

    Of a rule that could find nothing more here the rule is enough.
    """
    kept = {rule: KeptAcceptance(rule=rule) for rule in sorted(opened.rules)}
    cases = (opened.case, *opened.case.companions)
    left = {f.outcome.rule_id for case in cases for f in may_accept(case)}
    done: dict[str, set[str]] = {}
    for case in cases:
        for one in accepted_of(case):
            sign = sign_of_values(one.found, one.expected, salt)
            done.setdefault(one.outcome.rule_id, set()).add(sign)
    for rule, signs in done.items():
        if rule in (SHIFT_TO_SLICES, IGNORE_OFF_SLICE):
            kept[rule] = KeptAcceptance(rule=rule)
        elif rule not in kept:
            some = tuple(sorted(signs)) if rule in left else ()
            kept[rule] = KeptAcceptance(rule=rule, findings=some)
    return tuple(kept[rule] for rule in sorted(kept))


def _made(made: MadeDose) -> KeptMade:
    return KeptMade(
        key=made.key,
        whole_plan=made.whole_plan,
        parts=tuple(
            KeptPart(
                weight=part.weight,
                uid="" if isinstance(part.origin, MadeDose) else part.origin.uid,
                made=_made(part.origin) if isinstance(part.origin, MadeDose) else None,
                conversion=None
                if part.conversion is None
                else _conversion(part.conversion),
            )
            for part in made.parts
        ),
    )


def _conversion(conversion: Conversion) -> KeptConversion:
    return KeptConversion(
        quantity=conversion.quantity,
        alpha_beta=conversion.alpha_beta,
        own=tuple(
            KeptOwnRatio(number=one.number, alpha_beta=one.alpha_beta)
            for one in conversion.own
        ),
        fractions=conversion.fractions if conversion.is_typed else None,
        accepts_effective=conversion.of_effective,
    )


def uids_of_made(made: Sequence[KeptMade]) -> Collection[str]:
    """Return the doses that were read of which these are made, by UID."""
    found: dict[str, None] = {}
    for one in made:
        for part in one.parts:
            if part.made is not None:
                found |= dict.fromkeys(uids_of_made([part.made]))
            elif part.uid:
                found[part.uid] = None
    return tuple(found)
