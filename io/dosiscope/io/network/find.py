"""What an archive has: C-FIND in the study root model (PS3.4 C.4.1, C.6.2).

What an archive answers is read as strictly as files are, and never without bounds.
What cannot be taken is left out of the matches and told in their remarks.
"""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeVar

from pynetdicom.dimse_primitives import C_FIND
from pynetdicom.presentation import build_context

from dosiscope.core.errors import NotReadableError
from dosiscope.core.network.question import (
    Level,
    ObjectMatch,
    Question,
    SeriesMatch,
    StudyMatch,
)
from dosiscope.core.network.retrieved import Matches
from dosiscope.core.progress import PartSteps, Progress
from dosiscope.core.text import are, counted
from dosiscope.io.files import tags
from dosiscope.io.files.part10 import IMPLICIT_LITTLE
from dosiscope.io.network.archive_errors import ArchiveError
from dosiscope.io.network.archive_status import (
    CANCELLED,
    PENDING,
    SUCCESS,
    status_words,
)
from dosiscope.io.network.association import ArchiveCall
from dosiscope.io.network.connection import place
from dosiscope.io.network.identifier import identifier, is_uid, read_identifier
from dosiscope.io.rt.dose_meaning import dose_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosiscope.core.network.node import Node
    from dosiscope.io.files.dataset import Dataset

T = TypeVar("T")

STUDY_ROOT_FIND: Final = "1.2.840.10008.5.1.4.1.2.2.1"
#: Answers to one question, of which no more are read.
MOST_ANSWERS: Final = 20_000
_STUDY: Final = (
    tags.StudyDate,
    tags.StudyTime,
    tags.ModalitiesInStudy,
    tags.StudyDescription,
    tags.PatientName,
    tags.PatientID,
    tags.PatientBirthDate,
    tags.StudyInstanceUID,
    tags.NumberOfStudyRelatedInstances,
)
_SERIES: Final = (
    tags.SeriesDate,
    tags.SeriesTime,
    tags.Modality,
    tags.SeriesDescription,
    tags.SeriesInstanceUID,
    tags.SeriesNumber,
    tags.NumberOfSeriesRelatedInstances,
)
# label, date and time of plans, structure sets and doses
_LABELS: Final = (
    (tags.RTPlanLabel, tags.RTPlanDate, tags.RTPlanTime),
    (tags.StructureSetLabel, tags.StructureSetDate, tags.StructureSetTime),
    (tags.DoseSummationType, tags.ContentDate, tags.ContentTime),
)
_OBJECT: Final = (
    tags.InstanceCreationDate,
    tags.InstanceCreationTime,
    tags.SOPClassUID,
    tags.SOPInstanceUID,
    tags.InstanceNumber,
    *(tag for some in _LABELS for tag in some),
)


def find_studies(
    node: Node, question: Question
) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
    """Ask for studies, as `dosiscope.io.network.archive` does."""
    dates = (question.first_date, question.last_date)
    keys = dict.fromkeys(_STUDY, "") | {
        tags.PatientID: question.patient_id,
        tags.PatientName: question.patient_name,
        tags.StudyDate: dates[0] if dates[0] == dates[1] else "-".join(dates),
        tags.ModalitiesInStudy: question.modality,
    }
    with _call(node) as call:
        return (yield from ask_studies(call, keys))


def find_series(
    node: Node, study_uid: str
) -> PartSteps[SeriesMatch, Matches[SeriesMatch]]:
    """Ask for the series of a study, as `dosiscope.io.network.archive` does."""
    with _call(node) as call:
        return (yield from ask_series(call, study_uid))


def find_objects(
    node: Node, study_uid: str, series_uid: str, modality: str = ""
) -> PartSteps[ObjectMatch, Matches[ObjectMatch]]:
    """Ask for the objects of a series, as `dosiscope.io.network.archive` does."""
    with _call(node) as call:
        return (yield from ask_objects(call, study_uid, series_uid, modality))


def ask_studies(
    call: ArchiveCall, keys: Mapping[int, str]
) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
    """Ask for studies with keys, in an association that is there."""
    answers = _asked(call, Level.STUDY, keys, _study, "Studies")
    return (yield from answers)


def ask_studies_of(
    call: ArchiveCall, patient_id: str
) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
    """Ask for the studies of exactly this patient."""
    keys = dict.fromkeys(_STUDY, "") | {tags.PatientID: patient_id}
    found = yield from ask_studies(call, keys)
    # the ID of a file may hold what is a wildcard in a question
    return Matches([one for one in found if one.patient_id == patient_id])


def ask_series(
    call: ArchiveCall, study_uid: str
) -> PartSteps[SeriesMatch, Matches[SeriesMatch]]:
    """Ask for the series of a study, in an association that is there."""
    keys = dict.fromkeys(_SERIES, "") | {tags.StudyInstanceUID: study_uid}

    def taken(answer: Dataset) -> SeriesMatch:
        return _series(answer, study_uid)

    return (yield from _asked(call, Level.SERIES, keys, taken, "Series"))


def ask_objects(
    call: ArchiveCall, study_uid: str, series_uid: str, modality: str = ""
) -> PartSteps[ObjectMatch, Matches[ObjectMatch]]:
    """Ask for the objects of a series, in an association that is there."""
    keys = dict.fromkeys(_OBJECT, "") | {
        tags.StudyInstanceUID: study_uid,
        tags.SeriesInstanceUID: series_uid,
    }

    def taken(answer: Dataset) -> ObjectMatch:
        return _object(answer, study_uid, series_uid, modality)

    return (yield from _asked(call, Level.IMAGE, keys, taken, "Objects"))


def _call(node: Node) -> ArchiveCall:
    return ArchiveCall(node, [build_context(STUDY_ROOT_FIND, IMPLICIT_LITTLE)])


class _RefusedAnswerError(Exception):
    """An answer is no match; the message says what it is instead."""


def _asked(
    call: ArchiveCall,
    level: Level,
    keys: Mapping[int, str],
    taken: Callable[[Dataset], T],
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
    found: dict[T, None] = {}
    left_out: Counter[str] = Counter()
    while True:
        step: Progress[T] = Progress(len(found), 0, what)
        _, answer = yield from call.next_message(step)
        status = getattr(answer, "Status", None)
        if not isinstance(answer, C_FIND) or status is None:
            raise ArchiveError(f"{place(call.node)} answers, but without a status")
        if status not in PENDING:
            call.done()
            break
        try:
            match = taken(read_identifier(_bytes(answer)))
        except _RefusedAnswerError as refused:
            left_out[str(refused)] += 1
        except NotReadableError:
            left_out["damaged"] += 1
        else:
            found[match] = None
            yield Progress(len(found), 0, what, part=match)
        if len(found) + left_out.total() >= MOST_ANSWERS:
            remark = f"Only the first {MOST_ANSWERS:,} answers are listed."
            call.cancel(number, STUDY_ROOT_FIND)
            call.drain()
            return Matches(found, [*_remarks(left_out), remark])
    if status not in (SUCCESS, CANCELLED):
        raise ArchiveError(f"{place(call.node)} {status_words(status)}")
    return Matches(found, _remarks(left_out))


def _bytes(answer: C_FIND) -> bytes:
    if answer.Identifier is None:
        raise _RefusedAnswerError("empty")
    return answer.Identifier.getvalue()


def _remarks(left_out: Counter[str]) -> list[str]:
    return [
        f"{counted(count, 'answer')} of the archive {are(count)} {reason} and left out."
        for reason, count in left_out.items()
    ]


def _study(answer: Dataset) -> StudyMatch:
    return StudyMatch(
        uid=_uid(answer, tags.StudyInstanceUID),
        patient_id=_told(answer, tags.PatientID),
        patient_name=_told(answer, tags.PatientName),
        birth_date=_told(answer, tags.PatientBirthDate),
        date=_told(answer, tags.StudyDate),
        time=_told(answer, tags.StudyTime),
        description=_told(answer, tags.StudyDescription),
        modalities=tuple(sorted(set(answer.texts(tags.ModalitiesInStudy)) - {""})),
        objects=_count(answer, tags.NumberOfStudyRelatedInstances),
    )


def _series(answer: Dataset, study_uid: str) -> SeriesMatch:
    _refuse_other(answer, tags.StudyInstanceUID, study_uid)
    return SeriesMatch(
        uid=_uid(answer, tags.SeriesInstanceUID),
        study_uid=study_uid,
        modality=_told(answer, tags.Modality),
        number=_told(answer, tags.SeriesNumber),
        description=_told(answer, tags.SeriesDescription),
        date=_told(answer, tags.SeriesDate),
        time=_told(answer, tags.SeriesTime),
        objects=_count(answer, tags.NumberOfSeriesRelatedInstances),
    )


def _object(
    answer: Dataset, study_uid: str, series_uid: str, modality: str
) -> ObjectMatch:
    _refuse_other(answer, tags.StudyInstanceUID, study_uid)
    _refuse_other(answer, tags.SeriesInstanceUID, series_uid)
    label, date, time = "", "", ""
    for of_label, of_date, of_time in _LABELS:
        if not label and _told(answer, of_label):
            is_dose = of_label == tags.DoseSummationType
            label = dose_label(answer) if is_dose else _told(answer, of_label)
        date = date or _told(answer, of_date)
        time = time or _told(answer, of_time)
    return ObjectMatch(
        uid=_uid(answer, tags.SOPInstanceUID),
        study_uid=study_uid,
        series_uid=series_uid,
        sop_class_uid=_told(answer, tags.SOPClassUID),
        modality=modality,
        number=_told(answer, tags.InstanceNumber),
        label=label,
        date=date or _told(answer, tags.InstanceCreationDate),
        time=time or _told(answer, tags.InstanceCreationTime),
    )


def _uid(answer: Dataset, tag: int) -> str:
    uid = _told(answer, tag)
    if not is_uid(uid):
        raise _RefusedAnswerError("without a UID")
    return uid


def _refuse_other(answer: Dataset, tag: int, uid: str) -> None:
    if _told(answer, tag) not in ("", uid):
        raise _RefusedAnswerError("of what was not asked for")


def _told(answer: Dataset, tag: int) -> str:
    return answer.text(tag)


def _count(answer: Dataset, tag: int) -> int | None:
    """Return a number that only describes; None for one that is none."""
    try:
        count = answer.integer(tag)
    except NotReadableError:
        return None
    return count if count is not None and count >= 0 else None
