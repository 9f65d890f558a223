"""What an archive has: C-FIND in the study root model (PS3.4 C.4.1, C.6.2)."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeVar

from pynetdicom.dimse_primitives import C_FIND
from pynetdicom.presentation import build_context

from dosiscope.core.language import tr
from dosiscope.core.network.question import Level
from dosiscope.core.progress import Progress
from dosiscope.io.files import tags
from dosiscope.io.files.part10 import IMPLICIT_LITTLE
from dosiscope.io.network.archive_errors import ArchiveError
from dosiscope.io.network.archive_status import (
    CANCELLED,
    PENDING,
    SUCCESS,
    is_warning,
    status_words,
)
from dosiscope.io.network.association import called
from dosiscope.io.network.connection import place
from dosiscope.io.network.identifier import asked_uid, identifier, read_identifier
from dosiscope.io.network.matches import (
    SERIES_KEYS,
    STUDY_KEYS,
    Gathering,
    RefusedAnswerError,
    exactly,
    object_keys,
    object_of,
    of_modality,
    series_of,
    study_of,
    study_values,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.network.node import Node
    from dosiscope.core.network.question import (
        ObjectMatch,
        Question,
        SeriesMatch,
        StudyMatch,
    )
    from dosiscope.core.network.retrieved import Matches
    from dosiscope.core.progress import PartSteps, Steps
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.network.association import ArchiveCall

T = TypeVar("T")

STUDY_ROOT_FIND: Final = "1.2.840.10008.5.1.4.1.2.2.1"


def find_studies(
    node: Node, question: Question
) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
    """Ask for studies, as `dosiscope.io.network.archive` does."""
    with (yield from _call(node)) as call:
        keys, gathering = study_values(question), Gathering(study_of)
        studies = _asked(call, Level.STUDY, keys, gathering, tr("Studies"))
        series = partial(ask_series, call)
        return (yield from of_modality(question.modality, studies, series))


def find_series(
    node: Node, study_uid: str
) -> PartSteps[SeriesMatch, Matches[SeriesMatch]]:
    """Ask for the series of a study, as `dosiscope.io.network.archive` does."""
    with (yield from _call(node)) as call:
        return (yield from ask_series(call, study_uid))


def find_objects(
    node: Node, study_uid: str, series_uid: str, modality: str = ""
) -> PartSteps[ObjectMatch, Matches[ObjectMatch]]:
    """Ask for the objects of a series, as `dosiscope.io.network.archive` does."""
    with (yield from _call(node)) as call:
        return (yield from ask_objects(call, study_uid, series_uid, modality))


def ask_studies_of(
    call: ArchiveCall, patient_id: str
) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
    """Ask for the studies of exactly this patient, in an association that is there."""
    keys = dict.fromkeys(STUDY_KEYS, "") | {tags.PatientID: patient_id}
    steps = _asked(call, Level.STUDY, keys, Gathering(study_of), tr("Studies"))
    return exactly(patient_id, (yield from steps))


def ask_series(
    call: ArchiveCall, study_uid: str
) -> PartSteps[SeriesMatch, Matches[SeriesMatch]]:
    """Ask for the series of a study, in an association that is there."""
    keys = dict.fromkeys(SERIES_KEYS, "")
    keys[tags.StudyInstanceUID] = asked_uid(study_uid)
    gathering = Gathering(lambda answer: series_of(answer, study_uid))
    return (yield from _asked(call, Level.SERIES, keys, gathering, tr("Series")))


def ask_objects(
    call: ArchiveCall, study_uid: str, series_uid: str, modality: str = ""
) -> PartSteps[ObjectMatch, Matches[ObjectMatch]]:
    """Ask for the objects of a series, in an association that is there."""
    keys = dict.fromkeys(object_keys(modality), "") | {
        tags.StudyInstanceUID: asked_uid(study_uid),
        tags.SeriesInstanceUID: asked_uid(series_uid),
    }
    gathering = Gathering(
        lambda answer: object_of(answer, study_uid, series_uid, modality)
    )
    return (yield from _asked(call, Level.IMAGE, keys, gathering, tr("Objects")))


def _call(node: Node) -> Steps[ArchiveCall]:
    return called(node, [build_context(STUDY_ROOT_FIND, IMPLICIT_LITTLE)])


def _asked(
    call: ArchiveCall,
    level: Level,
    keys: Mapping[int, str],
    gathering: Gathering[T],
    what: str,
) -> PartSteps[T, Matches[T]]:
    """Ask a question and read every answer; each match is the part of a step.

    Raises
    ------
    ArchiveError
        The archive refuses the question, or the association ends.
    """
    request = C_FIND()
    request.Priority = 0
    request.Identifier = BytesIO(
        identifier({**keys, tags.QueryRetrieveLevel: level.value})
    )
    number = call.ask(request, STUDY_ROOT_FIND)
    while not gathering.is_full:
        step: Progress[T] = Progress(len(gathering), 0, what)
        _, answer = yield from call.next_message(step)
        status = getattr(answer, "Status", None)
        if not isinstance(answer, C_FIND) or status is None:
            raise ArchiveError(
                tr("{archive} answers, but without a status", archive=place(call.node))
            )
        if status not in PENDING:
            call.done()
            if is_warning(status):
                gathering.remark(tr("The archive {does}.", does=status_words(status)))
            elif status not in (SUCCESS, CANCELLED):
                raise ArchiveError(
                    tr(
                        "{archive} {does}",
                        archive=place(call.node),
                        does=status_words(status),
                    )
                )
            return gathering.matches()
        match = gathering.add(partial(_read, answer))
        if match is not None:
            yield Progress(len(gathering), 0, what, part=match)
    call.cancel(number, STUDY_ROOT_FIND)
    call.drain()
    return gathering.matches()


def _read(answer: C_FIND) -> Dataset:
    if answer.Identifier is None:
        raise RefusedAnswerError(tr("empty"))
    return read_identifier(answer.Identifier.getvalue())
