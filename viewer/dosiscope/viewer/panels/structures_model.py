"""The ROIs of the case as rows of a table."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dosiscope.core.roi_state import State, roi_state
from dosiscope.core.text import DASH, volume_text
from dosiscope.viewer.panels.structures_text import description
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.roi_names import Proposal
    from dosiscope.core.roi_state import RoiState
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.review import Review

    # ROI Name, Manufacturer, Manufacturer's Model Name of the structure set
    Proposer = Callable[[str, str, str], Proposal | None]

Index = QModelIndex | QPersistentModelIndex
PENDING = "…"
ROI = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
DOUBTFUL = Qt.ItemDataRole.UserRole + 3  # whether a cell tells of a notice
PROPOSED = Qt.ItemDataRole.UserRole + 4  # whether it is ours, not the file's
AWAITED = Qt.ItemDataRole.UserRole + 5  # whether its number is being worked out
_DOUBTFUL = frozenset(
    (State.WITHHELD, State.NOT_MEASURED, State.INVALID, State.OFF_SLICE_HIDDEN)
)


class Column(IntEnum):
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


HEADS = {
    Column.COLOUR: "",
    Column.NAME: "Name",
    Column.TYPE: "Type",
    Column.VOLUME: "cc",
    Column.CONTOURS: "Contours",
    Column.OFF_SLICE: "Off-slice",
    Column.GAPS: "Gaps",
    Column.ISLANDS: "Islands",
    Column.MODE: "Mode",
    Column.STATE: "State",
    Column.ALGORITHM: "Algorithm",
    Column.LATERALITY: "Laterality",
    Column.TG263: "TG-263?",
    Column.EYE: "",
}
TIPS = {
    Column.TYPE: 'RT ROI Interpreted Type; "?": proposed from the name',
    Column.VOLUME: "Volume computed here, cc",
    Column.CONTOURS: "Number of contours",
    Column.OFF_SLICE: "Contours on no image plane",
    Column.GAPS: "Ranges of z between its ends where nothing is",
    Column.ISLANDS: "Connected parts that no image plane cuts",
    Column.MODE: "How its contours are connected",
    Column.STATE: "Whether it is shown and measured",
    Column.ALGORITHM: "ROI Generation Algorithm",
    Column.LATERALITY: "Segmented Property Type Modifier",
    Column.TG263: "Name of TG-263 that the table of names proposes; not in the file",
    Column.EYE: "Shown or hidden",
}
ON_DEMAND = tuple(Column(n) for n in range(Column.CONTOURS, Column.EYE))
NUMBERS = frozenset(range(Column.VOLUME, Column.MODE))
_FROM_GRAPH = frozenset(range(Column.OFF_SLICE, Column.STATE))


def _nothing(_name: str, _manufacturer: str, _model: str) -> Proposal | None:
    return None


class StructuresModel(QAbstractTableModel):
    """Rows are ROIs in the file's order; what may change comes from the review."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self._rois: tuple[Roi, ...] = ()
        self._names: list[str] = []
        self._states: dict[int, RoiState] = {}
        self._propose: Proposer = _nothing
        self.proposals: dict[int, Proposal] = {}
        self.reload()

    def set_proposer(self, proposer: Proposer) -> None:
        """Take what proposes a type and a TG-263 name from the name of an ROI."""
        self._propose = proposer
        self.reload()

    def reload(self) -> None:
        """Take the ROIs of the case."""
        self.beginResetModel()
        self._rois = self._review.display.rois
        self._names = unique_names(self._rois)
        self._states = {}
        case = self._review.case
        header = case.structure_set.header if case and case.structure_set else None
        found = {
            roi.number: self._propose(roi.name, header.manufacturer, header.model)
            for roi in self._rois
            if header is not None
        }
        self.proposals = {n: proposal for n, proposal in found.items() if proposal}
        self.endResetModel()

    def types(self, roi: Roi) -> tuple[str, ...]:
        """Return the types stated in the file, else the one proposed."""
        proposal = self.proposals.get(roi.number)
        stated = roi.interpreted_types
        return stated or ((proposal.type,) if proposal is not None else ())

    @property
    def guessed(self) -> list[Roi]:
        """The ROIs without a type in the file for which one is proposed."""
        return [
            roi
            for roi in self._rois
            if not roi.interpreted_types and roi.number in self.proposals
        ]

    def refresh(self) -> None:
        """Ask the views to draw all rows anew."""
        if self._rois:
            last = self.index(len(self._rois) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of ROIs."""
        return 0 if parent is not None and parent.isValid() else len(self._rois)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return the number of columns."""
        return len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the head of a column, numbers at the right with their unit."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return TIPS.get(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, tooltip, alignment, sort key or the ROI itself."""
        if not index.isValid():
            return None
        row, column = index.row(), Column(index.column())
        roi = self._rois[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == ROI:
            return roi
        if role == STATE:
            return self.state(row)
        if role == DOUBTFUL:
            return self._is_doubtful(row, column)
        if role == AWAITED:
            return column is Column.VOLUME and self._is_awaited(roi)
        if role == PROPOSED:
            return self._is_proposed(roi, column)
        if role == SORT:
            return self._sort_key(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            if column is Column.EYE:
                return self._eye_tip(roi)
            volume = self._review.results.volumes.get(roi.number)
            return tip(description(roi, volume, self.proposals.get(roi.number)))
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.EYE:
            shown = self._review.display.is_visible(roi.number)
            return Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked
        return None

    def roi(self, row: int) -> Roi:
        """Return the ROI of a row."""
        return self._rois[row]

    def state(self, row: int) -> RoiState:
        """Return counts and state of the ROI of a row."""
        roi = self._rois[row]
        if roi.number not in self._states:
            graph = self._review.display.graph(roi.number)
            self._states[roi.number] = roi_state(self._review.case, roi, graph)
        return self._states[roi.number]

    def _text(self, row: int, column: Column) -> str:
        roi = self._rois[row]
        if column is Column.NAME:
            return self._names[row]
        if column is Column.TYPE:
            mark = "" if roi.interpreted_types else "?"
            return ", ".join(kind + mark for kind in self.types(roi)) or DASH
        if column is Column.TG263:
            proposal = self.proposals.get(roi.number)
            return (proposal.name if proposal is not None else "") or DASH
        if column is Column.VOLUME:
            return self._volume(roi)
        if column is Column.CONTOURS:
            return str(len(roi.contours))
        if column is Column.STATE:
            return str(self.state(row).state)
        if column is Column.ALGORITHM:
            return roi.generation_algorithm or DASH
        if column is Column.LATERALITY:
            return ", ".join(roi.laterality) or DASH
        if column in _FROM_GRAPH:
            return self._count(row, column)
        return ""

    def _is_doubtful(self, row: int, column: Column) -> bool:
        if column is Column.STATE:
            return self.state(row).state in _DOUBTFUL
        return column is Column.VOLUME and _has_no_volume(self._rois[row])

    def _is_proposed(self, roi: Roi, column: Column) -> bool:
        if column is Column.TG263:
            return True
        return (
            column is Column.TYPE
            and not roi.interpreted_types
            and bool(self.types(roi))
        )

    def _is_awaited(self, roi: Roi) -> bool:
        has_volume = bool(roi.contours.closed.any()) and not _has_no_volume(roi)
        return has_volume and roi.number not in self._review.results.volumes

    def _volume(self, roi: Roi) -> str:
        if _has_no_volume(roi):
            return "withheld"
        if roi.is_point:
            return "point" if len(roi.contours) == 1 else "points"
        if not roi.contours.closed.any():
            return DASH
        cc = self._review.results.volumes.get(roi.number)
        return PENDING if cc is None else volume_text(cc)

    def _count(self, row: int, column: Column) -> str:
        told = self.state(row)
        if column is Column.MODE:
            return told.mode
        count = {
            Column.OFF_SLICE: told.off_slice,
            Column.GAPS: told.gaps,
            Column.ISLANDS: told.islands,
        }[column]
        return str(count) if count else DASH

    def _sort_key(self, row: int, column: Column) -> Any:
        roi = self._rois[row]
        if column is Column.VOLUME:
            return float(self._review.results.volumes.get(roi.number, -1.0))
        if column is Column.CONTOURS:
            return len(roi.contours)
        if column is Column.EYE:
            return int(self._review.display.is_visible(roi.number))
        text = self._text(row, column)
        return int(text) if text.isdigit() else text.casefold()

    def _eye_tip(self, roi: Roi) -> str:
        if roi.withheld:
            return "Withheld: it cannot be shown"
        return "Hide" if self._review.display.is_visible(roi.number) else "Show"


def _has_no_volume(roi: Roi) -> bool:
    """Whether its volume must not be measured."""
    return roi.withheld is not None or bool(roi.not_measured)


def unique_names(rois: tuple[Roi, ...]) -> list[str]:
    """Return the names verbatim; those that occur twice with their ROI Number."""
    times = Counter(roi.shown_name for roi in rois)
    return [
        f"{r.shown_name} [#{r.number}]" if times[r.shown_name] > 1 else r.shown_name
        for r in rois
    ]


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Numbers stand at the right, words at the left."""
    side = (
        Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    )
    return side | Qt.AlignmentFlag.AlignVCenter
