"""What the case browser lists: patients, frames, objects, and skipped files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from dosiscope.core.identity import NO_IDENTITY, Personal, joined
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.reference_graph import ReferenceGraph
from dosiscope.core.text import counted, date_text, moment_text, uid_tail
from dosiscope.viewer import case_choice
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.columns import Cell, Column, Note
from dosiscope.viewer.widgets.tree_model import TreeModel

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dosiscope.core.header import Patient
    from dosiscope.core.inventory import Entry, Inventory, Skipped


@dataclass(frozen=True, slots=True, eq=False)
class CaseRow:
    """A row of two lines, and the rows below it.

    Attributes
    ----------
    hint
        The tooltip; "" where the two lines say it all.
    entry
        The object it stands for, if it is one.
    is_open
        Whether the rows below it are seen at first.
    """

    text: str
    below: str = ""
    icon: str = ""
    hint: str = ""
    entry: Entry | None = None
    rows: list[CaseRow] = field(default_factory=list)
    is_open: bool = True

    @property
    def has_mark(self) -> bool:
        """Whether it is an object that can be a part of a case."""
        return self.entry is not None and self.entry.kind.can_be_chosen


class CaseModel(TreeModel[CaseRow]):
    """The rows of an inventory, and which of its objects are chosen."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(title="", cell=self._label),
                Column(title="", cell=self._mark, is_button=True),
            )
        )
        self.chosen: frozenset[str] = frozenset()  # UIDs

    def below(self, row: CaseRow) -> Sequence[CaseRow]:
        """Return the rows below one."""
        return row.rows

    def note(self, row: CaseRow) -> Note:
        """Return the second line, which every row has."""
        return Note(row.below)

    def hint(self, row: CaseRow, _column: Column[CaseRow]) -> str:
        """Return what has no room in two lines."""
        return row.hint or f"{row.text}\n{row.below}"

    def _is_chosen(self, row: CaseRow) -> bool:
        return row.entry is not None and row.entry.uid in self.chosen

    def _label(self, row: CaseRow) -> Cell:
        is_chosen = self._is_chosen(row)
        return Cell(
            row.text,
            is_strong=is_chosen,
            icon=row.icon,
            icon_role="accent" if is_chosen else "secondary",
        )

    def _mark(self, row: CaseRow) -> Cell:
        if not row.has_mark:
            return Cell()
        is_chosen = self._is_chosen(row)
        return Cell(
            icon="circle-dot" if is_chosen else "circle",
            icon_role="accent" if is_chosen else "line",
            is_checked=is_chosen,
        )


def rows_of(inventory: Inventory) -> CaseRow:
    """Return a row above all that was found."""
    top = CaseRow("")
    below, patient = top, None
    graph = ReferenceGraph(inventory.entries)
    for branch in case_choice.branches(inventory):
        if branch.patient is not patient:
            patient = branch.patient
            below = _patient_row(patient)
            top.rows.append(below)
        frame = CaseRow(
            tr("Frame of reference"),
            branch.frame_of_reference_uid or tr("not stated"),
            "crosshair",
        )
        entries = branch.entries
        frame.rows.extend(_entry_row(one, entries, graph) for one in entries)
        below.rows.append(frame)
    if inventory.skipped:
        top.rows.append(_skipped_row(inventory.skipped))
    return top


def _patient_row(patient: Patient) -> CaseRow:
    if screen_identity.is_hidden:
        return CaseRow(tr(NO_IDENTITY), "", "user")
    below = (
        patient.id or tr("no ID"),
        patient.sex,
        date_text(patient.birth_date) if patient.birth_date else "",
    )
    return CaseRow(
        patient.spoken_name or tr("No name"),
        " · ".join(part for part in below if part),
        "user",
    )


def _skipped_row(skipped: tuple[Skipped, ...]) -> CaseRow:
    return CaseRow(
        counted(len(skipped), "skipped file"),
        tr("each with its reason"),
        "circle-slash",
        rows=[CaseRow(file.file, file.reason) for file in skipped],
        is_open=False,
    )


def _entry_row(
    entry: Entry, entries: Collection[Entry], graph: ReferenceGraph
) -> CaseRow:
    label = entry.label or str(entry.kind)
    if entry.kind.role is Role.DOSE:
        label = tr("Dose {label}", label=entry.label).strip()
    elif entry.kind.role is None:
        label = f"{entry.kind.short or entry.kind} {entry.label}".strip()
    below = screen_identity.text(_second_line(entry, entries, graph))
    series = entry.header.series_description
    lines = (str(entry.kind), entry.label, below, series, entry.uid)
    return CaseRow(
        label,
        below,
        entry.kind.icon,
        "\n".join(line for line in lines if line),
        entry,
    )


def _second_line(
    entry: Entry, entries: Collection[Entry], graph: ReferenceGraph
) -> str:
    """Return when it was written and what is in it; first what tells it apart.

    The end of the line is elided: of objects with one label and one date what is in
    them stands first, and where that is the same, or for doses, the end of the UID
    and the plan.
    """
    alike = [
        one
        for one in entries
        if one is not entry and (one.kind, one.label) == (entry.kind, entry.label)
    ]
    when = (entry.date, entry.time)
    has_moment = entry.date or entry.time
    moment = moment_text(entry.date, entry.time, " · ") if has_moment else ""
    if entry.stated_uid:  # its file alone tells it from the other of its UID
        file = Personal("/".join(PurePath(entry.header.files[0]).parts[-2:]))
        return _put_together(file, entry.detail, moment)
    if entry.kind.role is None:
        same = [one.uid for one in alike if (one.date, one.time) == when]
        tail = uid_tail(entry.uid, same) if same else ""
        named = graph.named_by(entry)
        words = [f"{one.kind.noun} {one.label}".strip() for one in named]
        of = tr("of {objects}", objects=", ".join(words)) if words else ""
        if entry.kind.comes_along:
            return _put_together(tail, entry.detail, moment, of)
        return _put_together(tr("not shown"), tail, of, entry.detail, moment)
    # what kind of dose it is matters more than when it was written
    parts = [entry.detail, moment]
    if entry.kind.role is not Role.DOSE:
        alike = [one for one in alike if (one.date, one.time) == when]
        if not alike:
            parts.reverse()
        alike = [one for one in alike if one.detail == entry.detail]
    if alike:
        plans = [one.label for one in graph.plans_of(entry)]
        parts = [uid_tail(entry.uid, [one.uid for one in alike]), *plans, *parts]
    return _put_together(*parts)


def _put_together(*parts: str) -> str:
    """Return the parts that there are in one line; a file among them stays marked."""
    return joined(" · ", [part for part in parts if part])
