"""What an archive has, as text and as JSON: what ``dosiscope query`` does."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from dosiscope.app.cli.archive_node import node_of
from dosiscope.app.cli.opening import print_json, run_watched
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.header import Patient
from dosiscope.core.network.question import (
    ObjectMatch,
    Question,
    SeriesMatch,
    StudyMatch,
    has_label,
    has_single_objects,
)
from dosiscope.core.text import DASH, counted, moment_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from dosiscope.core.network.node import Node
    from dosiscope.core.network.retrieved import Matches

_IDENTITY: Final = ("patient_id", "patient_name", "birth_date")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Branch:
    """A study, a series or an object, and what was found below it."""

    match: StudyMatch | SeriesMatch | ObjectMatch
    below: tuple[_Branch, ...] = ()


def tell_matches(arguments: Namespace) -> int:
    """Ask, print what there is, and return the status: 1 if nothing or not all is.

    Raises
    ------
    DosiscopeError
        The archive cannot be asked, or the question is none.
    """
    node, remarks = node_of(arguments), list[str]()
    what, found = _found(arguments, node, remarks)
    identity = not arguments.no_identity
    if arguments.json:
        told = [_values(one, identity=identity) for one in found]
        print_json({"node": node.name, what: told, "remarks": remarks})
    else:
        for one in found:
            for depth, line in _lines(one, identity=identity):
                print("  " * depth + line)
        if not found:
            nothing = f"{node.name} has no {what} of those asked for"
            print(f"dosiscope: {nothing}", file=sys.stderr)
        for remark in remarks:
            print(f"dosiscope: {remark}", file=sys.stderr)
    return 0 if found and not remarks else 1


def _found(
    arguments: Namespace, node: Node, remarks: list[str]
) -> tuple[str, list[_Branch]]:
    """Return what is asked for, by its name, and add what is to be said of it."""
    from dosiscope.io.network import archive

    study, series = arguments.study, arguments.series
    if (series or arguments.doses) and not study:
        raise DosiscopeError("--series and --doses need --study: archives ask for it")
    if arguments.doses:
        doses = _taken(run_watched(archive.find_doses(node, study)), remarks)
        return "objects", [_Branch(match=one) for one in doses]
    if series:
        steps = archive.find_objects(node, study, series)
        objects = _taken(run_watched(steps), remarks)
        return "objects", [_Branch(match=one) for one in objects]
    if study:
        return "series", _series(arguments, node, study, remarks)
    question = Question(
        patient_id=arguments.patient_id,
        patient_name=arguments.patient_name,
        first_date=arguments.first_date or "",
        last_date=arguments.last_date or "",
        modality=arguments.modality,
    )
    studies = _taken(run_watched(archive.find_studies(node, question)), remarks)
    ordered = sorted(studies, key=lambda one: (one.date, one.time))
    if not arguments.tree:
        return "studies", [_Branch(match=one) for one in ordered]
    return "studies", [
        _Branch(match=one, below=tuple(_series(arguments, node, one.uid, remarks)))
        for one in ordered
    ]


def _series(
    arguments: Namespace, node: Node, study: str, remarks: list[str]
) -> list[_Branch]:
    from dosiscope.io.network import archive

    found = _taken(run_watched(archive.find_series(node, study)), remarks)
    branches = []
    for one in sorted(found, key=lambda one: (one.modality, one.date, one.time)):
        below: tuple[_Branch, ...] = ()
        if arguments.tree and has_single_objects(one.modality):
            steps = archive.find_objects(node, study, one.uid, one.modality)
            objects = _taken(run_watched(steps), remarks)
            below = tuple(_Branch(match=each) for each in objects)
        branches.append(_Branch(match=one, below=below))
    return branches


def _taken(matches: Matches[Any], remarks: list[str]) -> Matches[Any]:
    remarks += (one for one in matches.remarks if one not in remarks)
    return matches


def _values(branch: _Branch, *, identity: bool) -> dict[str, Any]:
    """Return a branch for JSON; what the archive does not tell is null."""
    values: dict[str, Any] = {}
    for one in fields(branch.match):
        value = getattr(branch.match, one.name)
        hidden = one.name in _IDENTITY and not identity
        values[one.name] = None if hidden or value == "" else value
    if branch.below:
        is_study = isinstance(branch.match, StudyMatch)
        below = [_values(one, identity=identity) for one in branch.below]
        values["series" if is_study else "rt_objects"] = below
    return values


def _lines(
    branch: _Branch, depth: int = 0, *, identity: bool
) -> Iterator[tuple[int, str]]:
    """Yield the lines of a branch, and how far each is indented."""
    match branch.match:
        case StudyMatch() as study:
            what, told = "study", _study(study, identity=identity)
        case SeriesMatch() as series:
            what, told = "series", _of_series(series)
        case ObjectMatch() as one:
            what, told = "object", _of_object(one)
    yield depth, _joined(told)
    yield depth + 1, f"{what} {branch.match.uid}"  # the words of retrieve
    for below in branch.below:
        yield from _lines(below, depth + 1, identity=identity)


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)


def _study(study: StudyMatch, *, identity: bool) -> Iterator[str]:
    yield _moment(study)
    if identity:
        patient = Patient(study.patient_name, study.patient_id)
        yield patient.spoken_name
        yield f"ID {patient.id}" if patient.id else "no Patient ID"
    yield study.description
    yield "/".join(study.modalities)
    yield "" if study.objects is None else counted(study.objects, "object")


def _of_series(series: SeriesMatch) -> Iterator[str]:
    yield series.modality or "modality not told"
    yield _moment(series)
    yield series.description
    yield "" if series.objects is None else counted(series.objects, "object")


def _of_object(one: ObjectMatch) -> Iterator[str]:
    yield one.modality or "object"
    if one.label or has_label(one.modality):
        yield f'"{one.label}"' if one.label else "label not told by the archive"
    yield _moment(one)


def _moment(match: StudyMatch | SeriesMatch | ObjectMatch) -> str:
    told = moment_text(match.date, match.time)
    return "date not told" if told == DASH else told
