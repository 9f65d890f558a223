"""Archives: whether they are there, what they have, and getting it from them.

All that asks an archive is here, whichever way it speaks.  The library of the network
and the readers of objects are imported when something is asked, not before: a window
knows how to ask as soon as it starts.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from dosiscope.core.network.checks import checked_question
from dosiscope.core.network.node import NodeKind
from dosiscope.core.network.question import SeriesMatch
from dosiscope.core.network.retrieved import Matches
from dosiscope.core.progress import finish, without_parts
from dosiscope.io.network.pynetdicom_needed import need_pynetdicom

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dosiscope.core.network.node import Node
    from dosiscope.core.network.question import ObjectMatch, Question, StudyMatch
    from dosiscope.core.network.receiving import ReceiverSettings
    from dosiscope.core.network.retrieved import Retrieved
    from dosiscope.core.progress import PartSteps, Steps
    from dosiscope.io.network.retrieval import Retrieval
    from dosiscope.io.network.shelf import Shelf
    from dosiscope.io.network.source import Source


def echo(node: Node) -> None:
    """Ask whether an archive is there and lets us in; long work: `echo_steps`.

    Raises
    ------
    DosiscopeError
        It is not; the message says why.
    """
    finish(echo_steps(node))


def echo_steps(node: Node) -> Steps[None]:
    """Ask the same, in steps."""
    if node.kind is NodeKind.DICOMWEB:
        from dosiscope.io.network.web_source import echo_web

        return (yield from echo_web(node))
    need_pynetdicom()
    from dosiscope.io.network import echo as verification

    yield from verification.echo_steps(node)


def find_studies(
    node: Node, question: Question
) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
    """Ask for studies; each is the part of a step as it is told.

    Raises
    ------
    DosiscopeError
        The question is none, or the archive cannot be asked, or refuses to tell.
    """
    question = checked_question(question)
    if node.kind is NodeKind.DICOMWEB:
        from dosiscope.io.network import web_source

        return (yield from web_source.find_studies(node, question))
    need_pynetdicom()
    from dosiscope.io.network import find

    return (yield from find.find_studies(node, question))


def find_series(
    node: Node, study_uid: str
) -> PartSteps[SeriesMatch, Matches[SeriesMatch]]:
    """Ask for the series of a study, as `find_studies` does for studies."""
    if node.kind is NodeKind.DICOMWEB:
        from dosiscope.io.network.web_source import WebSource

        return (yield from WebSource(node).series_of(study_uid))
    need_pynetdicom()
    from dosiscope.io.network import find

    return (yield from find.find_series(node, study_uid))


def find_objects(
    node: Node, study_uid: str, series_uid: str, modality: str = ""
) -> PartSteps[ObjectMatch, Matches[ObjectMatch]]:
    """Ask for the objects of a series, as `find_studies` does for studies.

    Of label, date and time of an RT object many archives tell nothing: they are then
    empty, and stand in the object alone.

    Parameters
    ----------
    modality
        Of the series: objects do not state their own.
    """
    if node.kind is NodeKind.DICOMWEB:
        from dosiscope.io.network.web_source import WebSource

        series = SeriesMatch(uid=series_uid, study_uid=study_uid, modality=modality)
        return (yield from WebSource(node).objects_of(series))
    need_pynetdicom()
    from dosiscope.io.network import find

    return (yield from find.find_objects(node, study_uid, series_uid, modality))


def find_doses(
    node: Node, study_uid: str
) -> PartSteps[ObjectMatch, Matches[ObjectMatch]]:
    """Ask for all doses of a study, among which those of a plan of it are.

    Of which plan a dose is stands in the dose alone: archives are not asked for it
    (PS3.4 C.6.2.1.4 has no such key), so they are to be chosen by label, date and time.
    """
    from dosiscope.io.kinds.dose import DOSE

    series = yield from without_parts(find_series(node, study_uid))
    doses: list[ObjectMatch] = []
    remarks = list(series.remarks)
    for one in series:
        if one.modality == DOSE.modality:
            found = yield from find_objects(node, study_uid, one.uid, one.modality)
            doses += found
            remarks += found.remarks
    return Matches(doses, dict.fromkeys(remarks))


def retrieve_all(
    node: Node,
    wanted: Sequence[ObjectMatch | SeriesMatch | StudyMatch],
    folder: Path,
    receiver: ReceiverSettings | None = None,
) -> PartSteps[Path, Retrieved]:
    """Get all objects of what was chosen; each file is the part of a step.

    What is in the folder whole, by its SOP Instance UID, is not asked for again.  What
    comes to an end early is cancelled; what came until then stays.

    Parameters
    ----------
    folder
        An inbox, or an empty or new folder, which becomes one.
    receiver
        How we listen where the archive refuses C-GET and calls us (C-MOVE); the inbox
        in it does not matter, and the AE title is that of the node. None: it is not
        tried.

    Raises
    ------
    DosiscopeError
        Nothing could be had; the message says why.
    """
    with _retrieval(node, folder, receiver) as retrieval:
        yield from retrieval.all_of(wanted)
        return retrieval.result()


def retrieve_with_references(
    node: Node,
    wanted: ObjectMatch,
    folder: Path,
    receiver: ReceiverSettings | None = None,
) -> PartSteps[Path, Retrieved]:
    """Get an object and what it needs: dose, plan, structure set, series of images.

    As `retrieve_all`; what is referred to and not found is named in the result.
    """
    with _retrieval(node, folder, receiver) as retrieval:
        from dosiscope.io.network.following import followed

        yield from followed(retrieval, wanted)
        return retrieval.result()


@contextmanager
def _retrieval(
    node: Node, folder: Path, receiver: ReceiverSettings | None
) -> Iterator[Retrieval]:
    from dosiscope.io.network.retrieval import Retrieval
    from dosiscope.io.network.shelf import Shelf

    if node.kind is NodeKind.DIMSE:
        need_pynetdicom()
    shelf = Shelf(folder, None if receiver is None else receiver.limits)
    source = _source(node, shelf, receiver)
    try:
        yield Retrieval(source, shelf)
    finally:
        source.close()
        shelf.close()


def _source(node: Node, shelf: Shelf, receiver: ReceiverSettings | None) -> Source:
    if node.kind is NodeKind.DICOMWEB:
        from dosiscope.io.network.web_source import WebSource

        return WebSource(node, shelf)
    from dosiscope.io.network.dimse_source import DimseSource

    return DimseSource(node, shelf, receiver)
