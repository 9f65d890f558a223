"""What is asked of an archive: the fields, and the question they make."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.network.question import Question
from dosiscope.core.visible import shown
from dosiscope.resources.theme import GRID
from dosiscope.viewer.panels.archive_rows import SINGLE
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.grown import grow_with_text
from dosiscope.viewer.widgets.text import Line, verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.network.node import Node

LONGEST: Final = 64  # letters of a name or an ID (PS3.5 6.2, LO and PN)
BETWEEN: Final = tr("Between…")
# days from the first to today, both included
_DATES: Final[dict[str, tuple[int, int] | None]] = {
    tr("Any date"): None,
    tr("Today"): (0, 0),
    tr("Yesterday"): (1, 1),
    tr("Last 7 days"): (6, 0),
    tr("Last 30 days"): (29, 0),
    tr("Last 365 days"): (364, 0),
}
_MODALITIES: Final = {
    tr("Any modality"): "",
    **{words: modality for modality, (words, _) in SINGLE.items()},
    "CT": "CT",
    "MR": "MR",
    "PET": "PT",
}
_DATE: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)", re.ASCII)


def name_pattern(text: str) -> str:
    """Return a typed name as an archive is asked for it.

    "Wolf, Anna" is Wolf^Anna; what has no wildcard is the beginning of a name, as
    archives match nothing less than the whole (PS3.4 C.2.2.2.4).
    """
    name = "^".join(part.strip() for part in text.split(","))
    return f"{name}*" if name and not set("*?") & set(name) else name


def date_of(text: str) -> str:
    """Return a typed date as YYYYMMDD; "" for none.

    Raises
    ------
    DosiscopeError
        It is no date.
    """
    text = text.strip()
    if not text:
        return ""
    found = _DATE.fullmatch(text)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        told = shown(text, 20)
        raise DosiscopeError(
            tr("a date is written as 2026-01-31, and “{told}” is none", told=told)
        )
    return f"{day:%Y%m%d}"


class ArchiveForm(QWidget):
    """Archive, name, ID, dates, modality, and Search.

    Nothing of it is remembered; while identity is hidden, so is what is typed of it.

    Parameters
    ----------
    today
        Returns the day that quick choices of dates count from.
    """

    search_wanted = Signal()
    nodes_wanted = Signal()
    node_chosen = Signal(str)  # by its name

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._today = today
        self._nodes: tuple[Node, ...] = ()
        self.node = QComboBox()
        self.node.setAccessibleName(tr("Archive"))
        self.node.activated.connect(
            lambda n: self.node_chosen.emit(self._nodes[n].name)
        )
        self.nodes_button = QPushButton(tr("Archives…"))
        self.nodes_button.setToolTip(tr("Add, change and test archives"))
        self.nodes_button.clicked.connect(self.nodes_wanted)
        self.name = _field(
            tr("Patient name"), tr("Its beginning; * and ? stand for letters")
        )
        self.id = _field(
            tr("Patient ID"), tr("The whole of it; * and ? stand for letters")
        )
        self.dates = QComboBox()
        self.dates.setAccessibleName(tr("Study date"))
        self.dates.addItems([*_DATES, BETWEEN])
        self.dates.currentIndexChanged.connect(self._show_dates)
        self.first = _field(
            tr("From", "a day"), tr("The first day: 2026-01-31, or nothing")
        )
        self.last = _field(
            tr("To", "a day"), tr("The last day: 2026-01-31, or nothing")
        )
        self.modality = QComboBox()
        self.modality.setAccessibleName(tr("Modality"))
        self.modality.addItems(list(_MODALITIES))
        self.search = QPushButton(tr("Search"))
        self.search.setProperty("primary", True)
        self.search.clicked.connect(self.search_wanted)
        for field in (self.name, self.id, self.first, self.last):
            field.returnPressed.connect(self.search_wanted)
        self._lay_out()
        self._show_dates()
        self.show_nodes((), "")
        screen_identity.changed.connect(self._hide_identity)
        self._hide_identity()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        archive = QHBoxLayout()
        archive.setSpacing(2 * GRID)
        archive.addWidget(self.node, 1)
        archive.addWidget(self.nodes_button)
        dates = QHBoxLayout()
        dates.setSpacing(2 * GRID)
        dates.addWidget(self.dates)
        dates.addWidget(self.first)
        dates.addWidget(self.last)
        dates.addWidget(self.modality)
        dates.addStretch(1)
        dates.addWidget(self.search)
        who = QHBoxLayout()
        who.setSpacing(2 * GRID)
        who.addWidget(self.name, 3)
        who.addWidget(self.id, 2)
        for row, (words, fields) in enumerate(
            ((tr("Archive"), archive), (tr("Patient"), who), (tr("Study"), dates))
        ):
            grid.addWidget(Line(words, "secondary"), row, 0)
            grid.addLayout(fields, row, 1)
        grid.setColumnStretch(1, 1)
        for field in (self.first, self.last):
            grow_with_text(field, width=27 * GRID)

    # --- archives ------------------------------------------------------------------

    def show_nodes(self, nodes: Sequence[Node], chosen: str) -> None:
        """Offer these archives, one of them chosen by its name."""
        self._nodes = tuple(nodes)
        self.node.clear()
        self.node.addItems([verbatim(one.name) for one in nodes])
        names = [one.name for one in nodes]
        if chosen in names:
            self.node.setCurrentIndex(names.index(chosen))
        self.node.setEnabled(bool(nodes))
        self.node.setPlaceholderText("" if nodes else tr("No archive is set up"))
        self.search.setEnabled(bool(nodes))

    @property
    def chosen(self) -> Node | None:
        """The archive that is asked."""
        n = self.node.currentIndex()
        return self._nodes[n] if 0 <= n < len(self._nodes) else None

    # --- what is asked ---------------------------------------------------------------

    def question(self) -> Question:
        """Return what is asked.

        Raises
        ------
        DosiscopeError
            A date is none, or the last lies before the first.
        """
        first, last = self._days()
        return Question(
            patient_id=self.id.text().strip(),
            patient_name=name_pattern(self.name.text().strip()),
            first_date=first,
            last_date=last,
            modality=_MODALITIES[self.modality.currentText()],
        )

    def _days(self) -> tuple[str, str]:
        choice = self.dates.currentText()
        if choice == BETWEEN:
            first, last = date_of(self.first.text()), date_of(self.last.text())
            if first and last and last < first:
                raise DosiscopeError(tr("the last day lies before the first"))
            return first, last
        days = _DATES[choice]
        if days is None:
            return "", ""
        today = self._today()
        first_day, last_day = (today - timedelta(days=ago) for ago in days)
        return f"{first_day:%Y%m%d}", f"{last_day:%Y%m%d}"

    def _show_dates(self) -> None:
        is_between = self.dates.currentText() == BETWEEN
        for field in (self.first, self.last):
            field.setVisible(is_between)

    def _hide_identity(self) -> None:
        modes = QLineEdit.EchoMode
        mode = modes.Password if screen_identity.is_hidden else modes.Normal
        for field in (self.name, self.id):
            field.setEchoMode(mode)


def _field(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    field.setToolTip(hint)
    field.setMaxLength(LONGEST)
    return field
