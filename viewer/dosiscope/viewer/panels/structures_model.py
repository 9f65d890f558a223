"""The ROIs of the case as rows of a table, and its columns."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.roi_state import State, roi_state
from dosiscope.core.structures import Roi
from dosiscope.core.text import DASH, volume_text
from dosiscope.viewer.panels.structures_text import description
from dosiscope.viewer.widgets.columns import Cell, Column, Note, SwatchLook
from dosiscope.viewer.widgets.table_model import TableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.roi_names import Proposal
    from dosiscope.core.roi_state import RoiState
    from dosiscope.viewer.review import Review

    # ROI Name, Manufacturer, Manufacturer's Model Name of the structure set
    Proposer = Callable[[str, str, str], Proposal | None]

PENDING = "…"
_DOUBTFUL = frozenset(
    (State.WITHHELD, State.NOT_MEASURED, State.INVALID, State.OFF_SLICE_HIDDEN)
)


class RoiColumn(IntEnum):
    """Columns of the list, in order."""

    COLOUR = 0
    NAME = 1
    TYPE = 2
    VOLUME = 3
    CONTOURS = 4
    OFF_SLICE = 5
    GAPS = 6
    ISLANDS = 7
    MODE = 8
    STATE = 9
    ALGORITHM = 10
    LATERALITY = 11
    TG263 = 12
    EYE = 13


def _nothing(_name: str, _manufacturer: str, _model: str) -> Proposal | None:
    return None


class StructuresModel(TableModel[Roi]):
    """Rows are ROIs in the file's order; what may change comes from the review."""

    note_under = (RoiColumn.NAME, RoiColumn.VOLUME)

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self._names: dict[int, str] = {}
        self._states: dict[int, RoiState] = {}
        self._propose: Proposer = _nothing
        self.proposals: dict[int, Proposal] = {}
        self.columns = self._columns()
        self.reload()

    def set_proposer(self, proposer: Proposer) -> None:
        """Take what proposes a type and a TG-263 name from the name of an ROI."""
        self._propose = proposer
        self.reload()

    def reload(self) -> None:
        """Take the ROIs of the case."""
        self.beginResetModel()
        self.rows = self._review.display.rois
        names = unique_names(self.rows)
        self._names = {roi.number: n for roi, n in zip(self.rows, names, strict=True)}
        self._states = {}
        case = self._review.case
        header = case.structure_set.header if case and case.structure_set else None
        found = {
            roi.number: self._propose(roi.name, header.manufacturer, header.model)
            for roi in self.rows
            if header is not None
        }
        self.proposals = {n: proposal for n, proposal in found.items() if proposal}
        self.endResetModel()

    def types(self, roi: Roi) -> tuple[str, ...]:
        """Return the types stated in the file, else the one proposed."""
        proposal = self.proposals.get(roi.number)
        stated = roi.interpreted_types
        return stated or ((proposal.type,) if proposal is not None else ())

    def kinds(self, roi: Roi) -> tuple[str, ...]:
        """Return the same in capitals, as the standard has them: to compare."""
        return tuple(kind.upper() for kind in self.types(roi))

    @property
    def guessed(self) -> list[Roi]:
        """The ROIs without a type in the file for which one is proposed."""
        return [
            roi
            for roi in self.rows
            if not roi.interpreted_types and roi.number in self.proposals
        ]

    def state(self, roi: Roi) -> RoiState:
        """Return counts and state of an ROI."""
        if roi.number not in self._states:
            graph = self._review.display.graph(roi.number)
            self._states[roi.number] = roi_state(self._review.case, roi, graph)
        return self._states[roi.number]

    # --- what the table says of a row ----------------------------------------------

    def key(self, row: Roi) -> object:
        """Return the ROI Number."""
        return row.number

    def note(self, row: Roi) -> Note | None:
        """Return what must be told of an ROI, under its name."""
        notice = self.state(row).notice
        return Note(notice, self._alarm(row)) if notice else None

    def hint(self, row: Roi, column: Column[Roi]) -> str:
        """Return what is known of the ROI; of its eye what a click does."""
        if column is self.columns[RoiColumn.EYE]:
            return self._eye(row).hint
        volume = self._review.results.volumes.get(row.number)
        return description(row, volume, self.proposals.get(row.number))

    def searched(self, row: Roi) -> Sequence[str]:
        """Return name, types and number."""
        return (row.shown_name, *self.types(row), f"#{row.number}")

    def _columns(self) -> tuple[Column[Roi], ...]:
        def quiet(text: Callable[[Roi], str]) -> Callable[[Roi], Cell]:
            return lambda roi: _quiet(text(roi) or DASH)

        def count(of: Callable[[RoiState], int | None]) -> Callable[[Roi], Cell]:
            return lambda roi: self._count(roi, of(self.state(roi)))

        return (
            Column(
                title="",
                cell=self._swatch,
                least=36,
                most=36,
                is_button=True,
                is_copied=False,
            ),
            Column(title=tr("Name"), cell=self._name, takes_rest=True, least=96),
            Column(
                title=tr("Type"),
                hint=tr('RT ROI Interpreted Type; "?": proposed from the name'),
                cell=self._type,
                least=80,
                most=80,
            ),
            Column(
                title="",
                unit="cc",
                hint=tr("Volume computed here, cc"),
                cell=self._volume,
                is_number=True,
                least=60,
            ),
            _number(
                tr("Contours"),
                tr("Number of contours"),
                60,
                lambda roi: Cell(
                    str(len(roi.contours)), len(roi.contours), role=self._role(roi)
                ),
            ),
            _number(
                tr("Off-slice"),
                tr("Contours on no image plane"),
                60,
                count(lambda told: told.off_slice),
            ),
            _number(
                tr("Gaps"),
                tr("Ranges of z between its ends where nothing is"),
                48,
                count(lambda told: told.gaps),
            ),
            _number(
                tr("Islands"),
                tr("Connected parts that no image plane cuts"),
                56,
                count(lambda told: told.islands),
            ),
            _words(
                tr("Mode"),
                tr("How its contours are connected"),
                88,
                lambda roi: _quiet(tr(self.state(roi).mode)),
            ),
            _words(
                tr("State"), tr("Whether it is shown and measured"), 88, self._state
            ),
            _words(
                tr("Algorithm"),
                tr("ROI Generation Algorithm"),
                104,
                quiet(lambda roi: roi.generation_algorithm),
            ),
            _words(
                tr("Laterality"),
                tr("Segmented Property Type Modifier"),
                72,
                quiet(lambda roi: ", ".join(roi.laterality)),
            ),
            _words(
                "TG-263?",
                tr("Name of TG-263 that the table of names proposes; not in the file"),
                112,
                self._proposed_name,
            ),
            Column(
                title="",
                hint=tr("Shown or hidden"),
                cell=self._eye,
                least=40,
                most=40,
                is_button=True,
                is_copied=False,
            ),
        )

    # --- its cells -----------------------------------------------------------------

    def _is_faint(self, roi: Roi) -> bool:
        return not self._review.display.is_visible(roi.number) or not len(roi.contours)

    def _role(self, roi: Roi) -> str:
        return "secondary" if self._is_faint(roi) else "text"

    def _alarm(self, roi: Roi) -> str:
        """Return the colour of a notice: red where the ROI itself is not valid."""
        return "bad" if self.state(roi).state is State.INVALID else "caution"

    def _swatch(self, roi: Roi) -> Cell:
        has_nothing = not len(roi.contours) or roi.withheld
        look = SwatchLook.FAINT if has_nothing else SwatchLook.FILLED
        shade = self._review.display.colour(roi.number)
        return Cell(swatch=shade, swatch_look=look)

    def _name(self, roi: Roi) -> Cell:
        return Cell(self._names[roi.number], role=self._role(roi))

    def _type(self, roi: Roi) -> Cell:
        is_stated = bool(roi.interpreted_types)
        mark = "" if is_stated else "?"
        text = ", ".join(kind + mark for kind in self.types(roi))
        if is_stated or not text:
            return _quiet(text or DASH)
        return self._proposal(roi, text)

    def _proposed_name(self, roi: Roi) -> Cell:
        proposal = self.proposals.get(roi.number)
        return self._proposal(roi, (proposal and proposal.name) or DASH)

    def _proposal(self, roi: Roi, text: str) -> Cell:
        """Return what is proposed here and is not the file's."""
        role = "secondary" if self._is_faint(roi) else "accent"
        return Cell(text, role=role, is_small=True, is_italic=True)

    def _volume(self, roi: Roi) -> Cell:
        if roi.withheld is not None or roi.not_measured:
            return Cell(tr("withheld"), role=self._alarm(roi), is_small=True)
        if roi.is_point:
            text = tr("point") if len(roi.contours) == 1 else tr("points")
            return Cell(text, role=self._role(roi))
        if not roi.contours.closed.any():
            return Cell(DASH, role=self._role(roi))
        cc = self._review.results.volumes.get(roi.number)
        if cc is None:
            return Cell(PENDING, role="secondary")
        return Cell(volume_text(cc), float(cc), role=self._role(roi))

    def _count(self, roi: Roi, number: int | None) -> Cell:
        order = number or None
        return Cell(str(number) if number else DASH, order, role=self._role(roi))

    def _state(self, roi: Roi) -> Cell:
        found = self.state(roi).state
        if found in _DOUBTFUL:
            return Cell(tr(str(found)), role=self._alarm(roi), is_small=True)
        return _quiet(tr(str(found)))

    def _eye(self, roi: Roi) -> Cell:
        shown = self._review.display.is_visible(roi.number)
        is_lit = shown and bool(len(roi.contours))
        hint = (
            tr("Hide; with Alt this one alone, and back")
            if shown
            else tr("Show; with Alt this one alone, and back")
        )
        return Cell(
            order=int(shown),
            hint=tr("Withheld: it cannot be shown") if roi.withheld else hint,
            icon="ban" if roi.withheld else "eye" if shown else "eye-off",
            icon_role="accent" if is_lit else "edge",
            is_checked=shown,
        )


def _quiet(text: str) -> Cell:
    return Cell(text, role="secondary", is_small=True)


def _number(
    title: str, hint: str, least: int, cell: Callable[[Roi], Cell]
) -> Column[Roi]:
    return Column(
        title=title,
        hint=hint,
        cell=cell,
        is_number=True,
        least=least,
        is_on_demand=True,
    )


def _words(
    title: str, hint: str, wide: int, cell: Callable[[Roi], Cell]
) -> Column[Roi]:
    return Column(
        title=title, hint=hint, cell=cell, least=wide, most=wide, is_on_demand=True
    )


def unique_names(rois: tuple[Roi, ...]) -> list[str]:
    """Return the names verbatim; those that occur twice with their ROI Number."""
    times = Counter(roi.shown_name for roi in rois)
    return [
        f"{r.shown_name} [#{r.number}]" if times[r.shown_name] > 1 else r.shown_name
        for r in rois
    ]
