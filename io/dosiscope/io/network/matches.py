"""Matches of what an archive answers, whichever way it speaks; strict, and bounded."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr, tr_count
from dosiscope.core.network.question import (
    ObjectMatch,
    Question,
    SeriesMatch,
    StudyMatch,
    has_single_objects,
)
from dosiscope.core.network.retrieved import Matches
from dosiscope.core.progress import Progress, without_parts
from dosiscope.core.text import grouped
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import Dataset
from dosiscope.io.network.identifier import is_uid
from dosiscope.io.rt.dose_meaning import dose_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.progress import PartSteps

T = TypeVar("T")

#: Answers to one question, of which no more are read.
MOST_ANSWERS: Final = 20_000
#: Studies whose series are asked for because nothing tells their modalities.
MOST_LOOKED_INTO: Final = 200
# of plans, structure sets, doses, RT Images and registrations
_LABELS: Final = (
    tags.RTPlanLabel,
    tags.StructureSetLabel,
    tags.DoseSummationType,
    tags.RTImageLabel,
    tags.ContentLabel,
)
# when an RT Image was taken; other objects may state when their images were
_TAKEN: Final = (tags.AcquisitionDate, tags.AcquisitionTime)
# date and time of the same and of treatment records
_MOMENTS: Final = (
    (tags.RTPlanDate, tags.RTPlanTime),
    (tags.StructureSetDate, tags.StructureSetTime),
    (tags.TreatmentDate, tags.TreatmentTime),
    _TAKEN,
    (tags.ContentDate, tags.ContentTime),
    (tags.InstanceCreationDate, tags.InstanceCreationTime),
)
STUDY_KEYS: Final = (
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
SERIES_KEYS: Final = (
    tags.SeriesDate,
    tags.SeriesTime,
    tags.Modality,
    tags.SeriesDescription,
    tags.SeriesInstanceUID,
    tags.SeriesNumber,
    tags.NumberOfSeriesRelatedInstances,
)
_IMAGE_KEYS: Final = (tags.SOPClassUID, tags.SOPInstanceUID, tags.InstanceNumber)
OBJECT_KEYS: Final = (
    *_IMAGE_KEYS,
    *_LABELS,
    *(tag for some in _MOMENTS for tag in some),
)


def object_keys(modality: str) -> tuple[int, ...]:
    """Return what is asked of the objects of a series; "" is any modality.

    Images have no label, and archives may look into the file of each for it.
    """
    return _IMAGE_KEYS if modality and not has_single_objects(modality) else OBJECT_KEYS


class Answer(Protocol):
    """The attributes of one answer."""

    def text(self, tag: int) -> str:
        """Return a value that is safe to show; "" where there is none."""
        ...

    def texts(self, tag: int) -> tuple[str, ...]:
        """Return all values."""
        ...

    def integer(self, tag: int) -> int | None:
        """Return a whole number."""
        ...


class RefusedAnswerError(Exception):
    """An answer is no match; the message says what it is instead."""


class Gathering(Generic[T]):
    """Makes matches of answers, and counts what is none."""

    def __init__(self, made: Callable[[Answer], T]) -> None:
        self._made = made
        self._found: dict[T, None] = {}
        self._left_out: Counter[str] = Counter()
        self._answers = 0  # all of them: one that comes again and again has an end too
        self._remarks: list[str] = []

    def __len__(self) -> int:
        return len(self._found)

    @property
    def is_full(self) -> bool:
        """Whether no more answers are read."""
        return self._answers >= MOST_ANSWERS

    def add(self, read: Callable[[], Answer]) -> T | None:
        """Return the match of an answer that is read so.

        None: it is left out, or the same as one before.
        """
        self._answers += 1
        try:
            match = self._made(read())
        except RefusedAnswerError as refused:
            self._left_out[str(refused)] += 1
        except NotReadableError:
            self._left_out[tr("damaged")] += 1
        else:
            if match not in self._found:
                self._found[match] = None
                return match
        return None

    def remark(self, sentence: str) -> None:
        """Know something that is to be said of all answers."""
        self._remarks.append(sentence)

    def matches(self) -> Matches[T]:
        """Return all, with what is to be said of them."""
        remarks = [
            tr_count(
                "{n} answer of the archive is {what} and left out.",
                "{n} answers of the archive are {what} and left out.",
                count,
                what=what,
            )
            for what, count in self._left_out.items()
        ]
        remarks += self._remarks
        if self.is_full:
            remarks.append(
                tr(
                    "Only the first {count} answers are listed.",
                    count=grouped(MOST_ANSWERS),
                )
            )
        return Matches(self._found, remarks)


def study_values(question: Question) -> dict[int, str]:
    """Return what studies are asked for, by tag; "": to be told, whatever it is."""
    first, last = question.first_date, question.last_date
    return dict.fromkeys(STUDY_KEYS, "") | {
        tags.PatientID: question.patient_id,
        tags.PatientName: question.patient_name,
        tags.StudyDate: first if first == last else f"{first}-{last}",
        tags.ModalitiesInStudy: question.modality,
    }


def exactly(patient_id: str, found: Matches[StudyMatch]) -> Matches[StudyMatch]:
    """Leave out studies of others: an ID may hold what is a wildcard in a question."""
    of_patient = [one for one in found if one.patient_id == patient_id]
    return Matches(of_patient, found.remarks)


def of_modality(
    modality: str,
    asked: PartSteps[StudyMatch, Matches[StudyMatch]],
    series_of: Callable[[str], PartSteps[SeriesMatch, Matches[SeriesMatch]]],
) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
    """Leave out studies without a modality that was asked for, "" being any.

    An archive need not look at it: Modalities in Study is an optional key (PS3.4
    C.6.2.1.2).  Where it does not tell them either, the series of a study do.
    """
    if not modality:
        return (yield from asked)
    studies = yield from without_parts(asked)
    remarks, found = list(studies.remarks), []
    untold = [one.uid for one in studies if not one.modalities]
    looked_into = set(untold[:MOST_LOOKED_INTO])
    for study in studies:
        one = study
        if study.uid in looked_into:
            series = yield from without_parts(series_of(study.uid))
            told = {each.modality for each in series} - {""}
            one = replace(study, modalities=tuple(sorted(told)))
        if modality in one.modalities or not one.modalities:
            found.append(one)
            yield Progress(len(found), len(studies), tr("Studies"), part=one)
    unknown = sum(not one.modalities for one in found)
    if unknown:
        remarks.append(
            tr_count(
                "Of {n} study the archive does not tell the modalities: it is listed "
                "too.",
                "Of {n} studies the archive does not tell the modalities: they are "
                "listed too.",
                unknown,
            )
        )
    return Matches(found, remarks)


def study_of(answer: Answer) -> StudyMatch:
    """Return the study that an answer tells of.

    Raises
    ------
    RefusedAnswerError, NotReadableError
        It tells of none.
    """
    return StudyMatch(
        uid=_uid(answer, tags.StudyInstanceUID),
        patient_id=answer.text(tags.PatientID),
        patient_name=answer.text(tags.PatientName),
        birth_date=answer.text(tags.PatientBirthDate),
        date=answer.text(tags.StudyDate),
        time=answer.text(tags.StudyTime),
        description=answer.text(tags.StudyDescription),
        modalities=tuple(sorted(set(answer.texts(tags.ModalitiesInStudy)) - {""})),
        objects=_count(answer, tags.NumberOfStudyRelatedInstances),
    )


def series_of(answer: Answer, study_uid: str) -> SeriesMatch:
    """Return the series of a study that an answer tells of; errors as `study_of`."""
    _refuse_other(answer, tags.StudyInstanceUID, study_uid)
    return SeriesMatch(
        uid=_uid(answer, tags.SeriesInstanceUID),
        study_uid=study_uid,
        modality=answer.text(tags.Modality),
        number=answer.text(tags.SeriesNumber),
        description=answer.text(tags.SeriesDescription),
        date=answer.text(tags.SeriesDate),
        time=answer.text(tags.SeriesTime),
        objects=_count(answer, tags.NumberOfSeriesRelatedInstances),
    )


def object_of(
    answer: Answer, study_uid: str, series_uid: str, modality: str
) -> ObjectMatch:
    """Return the object of a series that an answer tells of; errors as `study_of`."""
    _refuse_other(answer, tags.StudyInstanceUID, study_uid)
    _refuse_other(answer, tags.SeriesInstanceUID, series_uid)
    labels = (_label(answer, tag) for tag in _LABELS)
    moments = (
        (answer.text(day), answer.text(time))
        for day, time in _MOMENTS
        if modality == "RTIMAGE" or (day, time) != _TAKEN
    )
    date, time = next((one for one in moments if one[0]), ("", ""))
    return ObjectMatch(
        uid=_uid(answer, tags.SOPInstanceUID),
        study_uid=study_uid,
        series_uid=series_uid,
        sop_class_uid=answer.text(tags.SOPClassUID),
        modality=modality,
        number=answer.text(tags.InstanceNumber),
        label=next(filter(None, labels), ""),
        date=date,
        time=time,
    )


def _label(answer: Answer, tag: int) -> str:
    told = answer.text(tag)
    if tag != tags.DoseSummationType or not told:
        return told
    # as a list of files has it, which knows the beams that a dose names
    return dose_label(answer) if isinstance(answer, Dataset) else told.replace("_", " ")


def _uid(answer: Answer, tag: int) -> str:
    uid = answer.text(tag)
    if not is_uid(uid):
        raise RefusedAnswerError(tr("without a UID"))
    return uid


def _refuse_other(answer: Answer, tag: int, uid: str) -> None:
    if answer.text(tag) not in ("", uid):
        raise RefusedAnswerError(tr("of what was not asked for"))


def _count(answer: Answer, tag: int) -> int | None:
    """Return a number that only describes; None for one that is none."""
    try:
        count = answer.integer(tag)
    except NotReadableError:
        return None
    return count if count is not None and count >= 0 else None
