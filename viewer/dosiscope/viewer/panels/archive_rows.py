"""What the tree of an archive lists: patients, studies, series, objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, TypeAlias

from dosiscope.core.header import Patient
from dosiscope.core.identity import NO_IDENTITY
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.network.question import (
    ObjectMatch,
    SeriesMatch,
    StudyMatch,
    has_label,
)
from dosiscope.core.text import date_text, grouped, moment_text, uid_tail
from dosiscope.core.visible import visible
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.columns import Cell, Column
from dosiscope.viewer.widgets.tree_model import TreeModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Match: TypeAlias = StudyMatch | SeriesMatch | ObjectMatch

# modalities (PS3.3 C.7.3.1.1.1) of which the objects are listed, the word for each and
# its icon, in the order in which a study shows them
SINGLE: Final = {
    "RTDOSE": (Kind.DOSE.name, Kind.DOSE.icon),
    "RTPLAN": (Kind.PLAN.name, Kind.PLAN.icon),
    "RTSTRUCT": (Kind.STRUCTURE_SET.name, Kind.STRUCTURE_SET.icon),
    "RTRECORD": (tr("RT treatment record"), Kind.BEAMS_RECORD.icon),
    "RTIMAGE": (Kind.RT_IMAGE.name, Kind.RT_IMAGE.icon),
    "REG": (tr("Registration"), Kind.REGISTRATION.icon),
}
_IMAGES: Final = ("CT", "MR", "PT")
ASKING: Final = tr("Asking the archive…")


class State(Enum):
    """Whether it is known what is below a row."""

    UNKNOWN = auto()
    ASKED = auto()
    KNOWN = auto()
    FAILED = auto()


@dataclass(slots=True, eq=False, kw_only=True)
class ArchiveRow:
    """A row of the tree.

    Attributes
    ----------
    match
        What the archive stated; None of a patient and of a sentence.
    patient
        Of a patient's row alone.
    says
        Of a sentence in the place of rows: what it says, and its colour.
    rows
        Below it, as far as they are known; a sentence until they are.
    """

    match: Match | None = None
    patient: Patient | None = None
    says: tuple[str, str] = ("", "")
    rows: list[ArchiveRow] = field(default_factory=list)
    state: State = State.KNOWN

    @property
    def may_have_rows(self) -> bool:
        """Whether it can be opened."""
        if isinstance(self.match, SeriesMatch):
            return self.match.modality in SINGLE
        return self.patient is not None or isinstance(self.match, StudyMatch)

    def begin(self) -> None:
        """Say that it is being asked."""
        self.state = State.ASKED
        self.rows = [saying(ASKING)]

    def take(self, rows: list[ArchiveRow], nothing: str) -> None:
        """Have these rows below it, or say that there is nothing."""
        self.state = State.KNOWN
        self.rows = rows or [saying(nothing)]

    def fail(self, sentence: str) -> None:
        """Say why it is not known what is below it."""
        self.state = State.FAILED
        self.rows = [saying(sentence, "bad")]


def saying(sentence: str, role: str = "secondary") -> ArchiveRow:
    """Return a sentence in the place of a row."""
    return ArchiveRow(says=(sentence, role))


def patient_rows(studies: Iterable[StudyMatch]) -> list[ArchiveRow]:
    """Return the patients of studies by their names, each with its studies, new first.

    Studies are of one patient where ID, name and birth date are the same, and an ID is
    stated at all: else each stands for itself.
    """
    groups: dict[tuple[str, ...], list[StudyMatch]] = {}
    for study in studies:
        key = (study.patient_id.strip(), study.patient_name, study.birth_date)
        groups.setdefault(key if key[0] else ("", study.uid), []).append(study)
    rows = []
    for group in groups.values():
        newest = sorted(group, key=lambda one: (one.date, one.time), reverse=True)
        first = newest[0]
        patient = Patient(
            first.patient_name, first.patient_id, birth_date=first.birth_date
        )
        below = [_closed(ArchiveRow(match=study)) for study in newest]
        rows.append(ArchiveRow(patient=patient, rows=below))
    return sorted(rows, key=_by_name)


def _by_name(row: ArchiveRow) -> tuple[str, str]:
    assert row.patient is not None
    return (row.patient.spoken_name.casefold(), row.patient.id)


def series_rows(series: Iterable[SeriesMatch]) -> list[ArchiveRow]:
    """Return series, those of doses first, of one modality the newest first."""
    order = [*SINGLE, *_IMAGES]
    newest = sorted(series, key=lambda one: (one.date, one.time), reverse=True)
    newest.sort(key=lambda one: (*_rank(order, one.modality), one.modality))
    return [_closed(ArchiveRow(match=one)) for one in newest]


def _rank(order: Sequence[str], modality: str) -> tuple[int]:
    return (order.index(modality) if modality in order else len(order),)


def object_rows(objects: Iterable[ObjectMatch]) -> list[ArchiveRow]:
    """Return objects, the newest first."""
    newest = sorted(objects, key=lambda one: (one.date, one.time), reverse=True)
    return [ArchiveRow(match=one) for one in newest]


def _closed(row: ArchiveRow) -> ArchiveRow:
    if row.may_have_rows:
        row.state = State.UNKNOWN
        row.rows = [saying(ASKING)]
    return row


class ArchiveModel(TreeModel[ArchiveRow]):
    """The rows under columns of what they are, when, what and how many."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(title=tr("Patient, study, series, object"), cell=self._name),
                Column(title=tr("Date and time"), cell=_when),
                Column(title=tr("Modality"), cell=_modality),
                Column(title=tr("Objects"), cell=_count, is_number=True),
            )
        )

    def below(self, row: ArchiveRow) -> Sequence[ArchiveRow]:
        """Return the rows below one."""
        return row.rows

    def has_below(self, row: ArchiveRow) -> bool:
        """Tell whether a row can be opened."""
        return bool(row.rows)

    def hint(self, row: ArchiveRow, column: Column[ArchiveRow]) -> str:
        """Return the whole of what a row says, and the UID of what it stands for."""
        cell = column.cell(row)
        uid = row.match.uid if row.match is not None else ""
        is_first = column is self.columns[0]
        parts = (cell.text, visible(uid) if is_first else "")
        return "\n".join(part for part in parts if part)

    def _name(self, row: ArchiveRow) -> Cell:
        if row.says[0]:
            sentence, role = row.says
            told = screen_identity.sentence(sentence)
            return Cell(told, role=role, is_italic=role != "bad")
        if row.patient is not None:
            return Cell(_patient_text(row.patient), is_strong=True, icon="user")
        match row.match:
            case StudyMatch() as study:
                text = study.description or tr("Study without a description")
                return Cell(visible(text), icon="folder-open")
            case SeriesMatch() as series:
                return Cell(_series_text(series), icon=_icon(series.modality))
            case ObjectMatch() as found:
                return Cell(object_text(found), icon=_icon(found.modality))
        return Cell()


def _patient_text(patient: Patient) -> str:
    if screen_identity.is_hidden:
        return NO_IDENTITY
    born = (
        tr("born {birth_date}", birth_date=date_text(patient.birth_date))
        if patient.birth_date
        else ""
    )
    parts = (patient.spoken_name or tr("No name"), patient.id or tr("no ID"), born)
    return " · ".join(visible(part) for part in parts if part)


def _series_text(series: SeriesMatch) -> str:
    word = SINGLE.get(series.modality, (series.modality,))[0]
    number = tr("series {number}", number=series.number) if series.number else ""
    parts = (series.description or word or tr("Series"), number)
    return " · ".join(visible(part) for part in parts if part)


def object_text(found: ObjectMatch) -> str:
    """Return what an object is called: its label, else its kind and the end of its UID.

    Many archives tell no label, which says nothing of the object; labels that are alike
    are told apart by date and time, and by the UID in the hint.
    """
    if found.label:  # of a dose it is what it is summed over, as in the case browser
        is_dose = found.modality == "RTDOSE"
        return visible(
            tr("Dose {label}", label=found.label) if is_dose else found.label
        )
    word = SINGLE.get(found.modality, (found.modality or tr("Object"),))[0]
    name = f"{word} {uid_tail(found.uid)}"
    if has_label(found.modality):
        name = tr("{object}, label not told", object=name)
    return visible(name)


def _icon(modality: str) -> str:
    return SINGLE.get(modality, ("", "layers"))[1]


def _when(row: ArchiveRow) -> Cell:
    """When it was made; a patient is sorted by the newest of the studies."""
    if row.match is None:
        return Cell(order=max((_when(one).text for one in row.rows), default=""))
    return Cell(visible(moment_text(row.match.date, row.match.time)))


def _modality(row: ArchiveRow) -> Cell:
    match row.match:
        case StudyMatch(modalities=several):
            return Cell(visible(", ".join(several)), role="secondary")
        case SeriesMatch(modality=one) | ObjectMatch(modality=one):
            return Cell(visible(one), role="secondary")
    return Cell()


def _count(row: ArchiveRow) -> Cell:
    match row.match:
        case StudyMatch(objects=int(count)) | SeriesMatch(objects=int(count)):
            return Cell(grouped(count), order=float(count), role="secondary")
    return Cell()
