"""Opens cases from paths, as every verb of the command line does."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from dosiscope.api.case import Case
from dosiscope.api.errors import told_errors
from dosiscope.app.case_asked import CaseAsked
from dosiscope.app.dvhs_asked import stored_left_out
from dosiscope.app.opening_cases import as_told, asked_again, opening_all, opening_one
from dosiscope.core.progress import finish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.app.opening_cases import OpenedCases

AnyPath: TypeAlias = str | PathLike[str]


def open_case(
    *paths: AnyPath,
    plan: str = "",
    dose: str = "",
    structure_set: str = "",
    ct: str = "",
    accept: Iterable[str] = (),
    eqd2: str | float = "",
    bed: str | float = "",
    fractions: Iterable[int] = (),
    identity: bool = True,
) -> Case:
    """Open the one case of files and folders.

    Parameters
    ----------
    paths
        Files, folders and archives of them.
    plan, dose, structure_set
        What is chosen, by SOP Instance UID or its end.  ``dose`` may be a sum,
        "UID+UID" or "0.5*UID+UID", or "beams": that of all beams of the plan.
    ct
        Which images, by Series Instance UID.
    accept
        Rules that withhold something and against which a person decides.
    eqd2, bed
        Converts the dose with this alpha/beta in Gy; "3,PTV=10" for several.
    fractions
        In how many fractions each dose is given, instead of what the plan says.
    identity
        Whether it may be told who the patient is, by errors too.

    Raises
    ------
    ChoiceError
        Several cases fit: `ChoiceError.candidates` are what can be chosen.
    NothingReadableError
        None of the files could be taken: `NothingReadableError.skipped` says why.
    DosiscopeError
        A path is not there, or what is chosen or accepted cannot be.
    """
    asked = CaseAsked(
        paths=_paths(paths),
        plan=plan,
        dose=dose,
        structure_set=structure_set,
        ct=ct,
        accept=_rules(accept),
        eqd2=str(eqd2),
        bed=str(bed),
        fractions=tuple(fractions),
        with_identity=identity,
    )
    with told_errors(identity=identity):
        (case,) = _cases(asked, finish(opening_one(asked)))
    return case


def open_cases(
    *paths: AnyPath, accept: Iterable[str] = (), identity: bool = True
) -> tuple[Case, ...]:
    """Open every case of files and folders, as ``dosiscope check`` lists them.

    Parameters and errors are those of `open_case`; nothing has to be chosen.
    """
    asked = CaseAsked(
        paths=_paths(paths), accept=_rules(accept), with_identity=identity
    )
    with told_errors(identity=identity):
        return _cases(asked, finish(opening_all(asked)))


def _paths(paths: tuple[AnyPath, ...]) -> tuple[Path, ...]:
    if not paths:
        raise TypeError("at least one path is needed")
    return tuple(map(Path, paths))


def _rules(accept: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of rules; a string of one is one."""
    several = accept.split(",") if isinstance(accept, str) else accept
    return tuple(rule.strip().upper() for rule in several)


def _cases(asked: CaseAsked, opened: OpenedCases) -> tuple[Case, ...]:
    cases = []
    for selection, case in zip(opened.selections, opened.cases, strict=True):
        told = as_told(case)
        notes = (*opened.notes, *stored_left_out(case, told))
        its = asked_again(asked, selection)
        cases.append(Case(told, asked=its, scan=opened.scan, notes=notes))
    return tuple(cases)
