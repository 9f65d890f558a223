"""Gets objects from an archive into a folder: what ``dosiscope retrieve`` does."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from dosiscope.app.cli.archive_node import node_of
from dosiscope.app.cli.opening import print_json, run_watched
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import LEFT_OUT
from dosiscope.core.network.checks import checked_receiver
from dosiscope.core.network.question import (
    ObjectMatch,
    SeriesMatch,
    StudyMatch,
    has_single_objects,
)
from dosiscope.core.network.receiving import ReceiverSettings
from dosiscope.core.network.retrieved import Retrieved
from dosiscope.core.text import counted
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from dosiscope.core.network.node import Node

_MOST_TOLD: Final = 20  # of what did not come, a line each


def retrieve(arguments: Namespace) -> int:
    """Get what is asked for, tell what came, and return the status.

    Raises
    ------
    DosiscopeError
        Nothing could be had, or what is asked for is not clear.
    """
    from dosiscope.io.network import archive

    node = node_of(arguments)
    receiver = _receiver(arguments, node)
    folder = arguments.folder
    if arguments.references and not arguments.objects:
        raise DosiscopeError("--references needs --object: an object that refers")
    found: list[Retrieved] = []
    if arguments.objects:
        objects = _objects(arguments, node)
        if arguments.references:
            found += [
                run_watched(
                    archive.retrieve_with_references(node, one, folder, receiver)
                )
                for one in objects
            ]
        else:
            steps = archive.retrieve_all(node, objects, folder, receiver)
            found.append(run_watched(steps))
    else:
        wanted: list[SeriesMatch | StudyMatch] = [
            SeriesMatch(uid=uid, study_uid=arguments.study) for uid in arguments.series
        ]
        wanted = wanted or [StudyMatch(uid=arguments.study)]
        steps = archive.retrieve_all(node, wanted, folder, receiver)
        found.append(run_watched(steps))
    result = _together(found)
    _tell(arguments, node, result)
    if not (result.files or result.present):
        return 2
    return 0 if result.is_whole else 1


def _objects(arguments: Namespace, node: Node) -> list[ObjectMatch]:
    """Return where the objects are that are asked for by UID.

    Raises
    ------
    DosiscopeError
        The archive does not tell of one.
    """
    from dosiscope.io.network import archive

    study, left = arguments.study, dict.fromkeys(arguments.objects)
    if arguments.series:
        series: Sequence[SeriesMatch] = [
            SeriesMatch(uid=uid, study_uid=study) for uid in arguments.series
        ]
    else:
        series = run_watched(archive.find_series(node, study))
    found: dict[str, ObjectMatch] = {}
    # the few single objects before the images
    for one in sorted(series, key=lambda one: not has_single_objects(one.modality)):
        if len(found) == len(left):
            break
        steps = archive.find_objects(node, study, one.uid, one.modality)
        found |= {each.uid: each for each in run_watched(steps) if each.uid in left}
    for uid in left:
        if uid not in found:
            raise DosiscopeError(
                f"{node.name} tells of no object {uid} in what was asked for"
            )
    return [found[uid] for uid in left]


def _receiver(arguments: Namespace, node: Node) -> ReceiverSettings | None:
    if arguments.receive_port is None:
        return None
    settings = ReceiverSettings(
        inbox=arguments.folder,
        host=arguments.receive_host,
        port=arguments.receive_port,
        title=node.own_title,
    )
    return checked_receiver(settings)


def _together(found: Sequence[Retrieved]) -> Retrieved:
    """Return several retrievals as one: what came of one was there for the next."""
    files = dict.fromkeys(path for one in found for path in one.files)
    present = dict.fromkeys(path for one in found for path in one.present)
    return Retrieved(
        files=tuple(files),
        present=tuple(path for path in present if path not in files),
        not_retrieved=tuple(
            dict.fromkeys(lack for one in found for lack in one.not_retrieved)
        ),
        remarks=tuple(dict.fromkeys(said for one in found for said in one.remarks)),
    )


def _tell(arguments: Namespace, node: Node, result: Retrieved) -> None:
    if arguments.json:
        print_json(_values(arguments, node, result))
        return
    place = LEFT_OUT if arguments.no_identity else path_text(arguments.folder)
    told = f"{counted(len(result.files), 'object')} retrieved to {place}"
    if result.present:
        told += f", {len(result.present)} had come before"
    print(told)
    lacks = result.not_retrieved
    for lack in lacks[:_MOST_TOLD]:
        print(f"dosiscope: {lack.sentence}", file=sys.stderr)
    if len(lacks) > _MOST_TOLD:
        more = f"{counted(len(lacks) - _MOST_TOLD, 'object')} more did not come"
        print(f"dosiscope: {more}; --json names all.", file=sys.stderr)
    for remark in result.remarks:
        print(f"dosiscope: {remark}", file=sys.stderr)


def _values(arguments: Namespace, node: Node, result: Retrieved) -> dict[str, Any]:
    def told(path: Path) -> str:
        return LEFT_OUT if arguments.no_identity else path_text(path)

    return {
        "node": node.name,
        "folder": told(arguments.folder),
        "files": [told(path) for path in result.files],
        "present": [told(path) for path in result.present],
        "not_retrieved": [asdict(one) for one in result.not_retrieved],
        "remarks": list(result.remarks),
    }
